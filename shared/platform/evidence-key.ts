// The key that evidence packs are signed with: Ed25519, derived from a secret of its own in Secrets Manager, so that nothing
// but the signing of packs hangs on it. The public half is for everyone.
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { setting } from './config.ts'
import { keysOf } from './secret-keys.ts'

/** What stands before the 32 bytes of an Ed25519 private key in PKCS #8 (RFC 8410). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')
const PUBLIC_KEY_BYTES = 32

const evidenceKey = keysOf(setting('EVIDENCE_KEY_ARN'), (derive) => {
  const der = Buffer.concat([PKCS8_HEAD, derive('evidence-pack-signature')])
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const published = createPublicKey(privateKey)
  const bytes = published.export({ format: 'der', type: 'spki' }).subarray(-PUBLIC_KEY_BYTES)
  return {
    publicKey: bytes.toString('hex'),
    fingerprint: createHash('sha256').update(bytes).digest('hex'),
    pem: published.export({ format: 'pem', type: 'spki' }).toString(),
    sign: (text: string): string => sign(null, Buffer.from(text, 'utf8'), privateKey).toString('hex'),
  }
})

/** The public half of the key: its 32 bytes and their SHA-256 in hex, and as PEM; with it what signs a text. */
export const evidenceSigner = evidenceKey
