// Checks an evidence pack by nothing but itself: its form, its signature, and the chain of its events.
import { createHash, createPublicKey, verify } from 'node:crypto'
import type * as z from 'zod'
import { canonical } from '../../shared/domain/evidence/canonical.ts'
import { checkChain, type ChainFault, goesOnFrom } from '../../shared/domain/evidence/chain.ts'
import { packFile, signedText } from '../../shared/domain/evidence/sealed.ts'

/** What stands before the 32 bytes of an Ed25519 public key in SubjectPublicKeyInfo (RFC 8410). */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex')

const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** The fingerprint of an Ed25519 public key given as PEM; undefined when it is none. */
export const fingerprintOf = (pem: string): string | undefined => {
  try {
    const key = createPublicKey(pem)
    if (key.asymmetricKeyType !== 'ed25519') return undefined
    return sha256(key.export({ format: 'der', type: 'spki' }).subarray(SPKI_HEAD.length))
  } catch {
    return undefined
  }
}

export type PackFault =
  | { at: 'form'; why: 'not-utf-8' | 'not-json' | 'not-a-pack' | 'not-canonical' }
  | { at: 'key'; why: 'fingerprint' | 'another-key'; fingerprint: string }
  | { at: 'signature' }
  | { at: 'chain'; subject: string; number: number; fault: ChainFault }
  | { at: 'subject'; subject: string }

type Pack = z.infer<typeof packFile>['pack']
export type CheckedPack = {
  pack: Pack
  fingerprint: string
  chains: { subject: string; chained: number; unchained: number }[]
}
export type PackCheck = { ok: true; checked: CheckedPack } | { ok: false; fault: PackFault }

const refused = (fault: PackFault): PackCheck => ({ ok: false, fault })

const textOf = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const jsonOf = (text: string): { value: unknown } | undefined => {
  try {
    const value: unknown = JSON.parse(text)
    return { value }
  } catch {
    return undefined
  }
}

// Too deep for the writer's stack was never written by it.
const isWritten = (file: z.infer<typeof packFile>, text: string): boolean => {
  try {
    return canonical(file) === text
  } catch {
    return false
  }
}

const isSignedBy = (publicKey: string, text: string, signature: string): boolean => {
  try {
    const der = Buffer.concat([SPKI_HEAD, Buffer.from(publicKey, 'hex')])
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
    return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'hex'))
  } catch {
    return false
  }
}

/**
 * Checks the bytes of a file. `trusted` is the fingerprint of the key that the service publishes; without it the file is
 * checked by the key that it brings along, which whoever made it anew would have brought along too.
 */
export const checkPack = (bytes: Uint8Array, trusted?: string): PackCheck => {
  const text = textOf(bytes)
  if (text === undefined) return refused({ at: 'form', why: 'not-utf-8' })
  const json = jsonOf(text)
  if (json === undefined) return refused({ at: 'form', why: 'not-json' })
  const read = packFile.safeParse(json.value)
  if (!read.success) return refused({ at: 'form', why: 'not-a-pack' })
  // What reading leaves out, as a name that stands twice or `__proto__`, would stand in the file and in no signature: what
  // was read has to be the whole file again.
  if (!isWritten(read.data, text)) return refused({ at: 'form', why: 'not-canonical' })
  const { pack, signature } = read.data
  const { publicKey, fingerprint, value } = signature
  if (sha256(Buffer.from(publicKey, 'hex')) !== fingerprint)
    return refused({ at: 'key', why: 'fingerprint', fingerprint })
  if (trusted !== undefined && trusted !== fingerprint) return refused({ at: 'key', why: 'another-key', fingerprint })
  if (!isSignedBy(publicKey, signedText(pack, signature), value)) return refused({ at: 'signature' })

  const { reference, caseId } = pack.case
  const chains: CheckedPack['chains'] = []
  for (const [place, chain] of pack.chains.entries()) {
    if (chain.subject !== [reference, caseId][place]) return refused({ at: 'subject', subject: chain.subject })
    const check = checkChain(chain, sha256)
    if (!check.ok) return refused({ at: 'chain', subject: check.subject, number: check.number, fault: check.fault })
    chains.push({ subject: chain.subject, chained: check.chained, unchained: check.unchained })
  }
  return { ok: true, checked: { pack, fingerprint, chains } }
}

/** The subject whose events are not those of an earlier pack with more added; undefined when all are. */
export const differsFrom = (earlier: CheckedPack, later: CheckedPack): string | undefined =>
  earlier.pack.chains.find((chain, place) => {
    const now = later.pack.chains[place]
    return now === undefined || !goesOnFrom(chain, now)
  })?.subject
