// The file that an evidence pack is given out as: the pack in its canonical form with a signature over all of it.
import * as z from 'zod'
import { canonical } from './canonical.ts'
import type { EvidencePack } from './pack.ts'

export const PACK_FORMAT = 'advocacy-referrals/evidence-pack'
export const PACK_VERSION = 1

/** A public key (32 bytes, hex) with the SHA-256 by which people compare it. */
export type PublicKey = { publicKey: string; fingerprint: string }

export type Signer = PublicKey & {
  /** Ed25519 over the UTF-8 of a text, in hex. */
  sign: (text: string) => string
}

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))
const stored = z.strictObject({
  number: z.int(),
  event: z.looseObject({ type: z.string() }),
  hash: hex(32).exactOptional(),
})
const chain = z.strictObject({ subject: z.string(), head: hex(32).exactOptional(), events: z.array(stored) })

/** What a reader has to know of a file to check it; the rest of the pack is whatever was signed. */
export const packFile = z.strictObject({
  format: z.literal(PACK_FORMAT),
  version: z.literal(PACK_VERSION),
  pack: z.looseObject({
    case: z.looseObject({ caseId: z.string(), reference: z.string() }),
    taken: z.looseObject({ at: z.string() }),
    chains: z.array(chain).length(2),
  }),
  signature: z.strictObject({
    algorithm: z.literal('Ed25519'),
    publicKey: hex(32),
    fingerprint: hex(32),
    value: hex(64),
  }),
})

/** The text that the signature is over: the whole file but for the signature's own value. */
export const signedText = (pack: unknown, { publicKey, fingerprint }: PublicKey): string =>
  canonical({
    format: PACK_FORMAT,
    version: PACK_VERSION,
    pack,
    signature: { algorithm: 'Ed25519', publicKey, fingerprint },
  })

/** The file as text. */
export const sealed = (pack: EvidencePack, { publicKey, fingerprint, sign }: Signer): string =>
  canonical({
    format: PACK_FORMAT,
    version: PACK_VERSION,
    pack,
    signature: {
      algorithm: 'Ed25519',
      publicKey,
      fingerprint,
      value: sign(signedText(pack, { publicKey, fingerprint })),
    },
  })
