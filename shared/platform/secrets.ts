// The links of offers: a secret of 32 random bytes, of which the table keeps a keyed hash, and until the mail has gone a
// sealed copy. Both keys are derived from one secret in Secrets Manager that is read once when a function starts.
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { setting } from './config.ts'
import { randomToken } from './ids.ts'
import { keysOf } from './secret-keys.ts'

const linkKeys = keysOf(setting('LINK_KEY_ARN'), (derive) => ({
  hashing: derive('offer-link-hash'),
  sealing: derive('offer-link-seal'),
}))

/** What a link's secret is stored under. */
export const hashOfLink = async (secret: string): Promise<string> =>
  createHmac('sha256', (await linkKeys()).hashing)
    .update(secret)
    .digest('base64url')

export type NewLink = { secretHash: string; sealedSecret: string }

/** A new link: its hash to store it under, and the secret sealed for the mail that is still to be sent. */
export const newLink = async (): Promise<NewLink> => {
  const secret = randomToken()
  const { sealing } = await linkKeys()
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', sealing, nonce)
  const sealed = Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return { secretHash: await hashOfLink(secret), sealedSecret: sealed.toString('base64url') }
}

/** The secret within a seal. @throws when it was altered or sealed with another key. */
export const unsealLink = async (sealedSecret: string): Promise<string> => {
  const { sealing } = await linkKeys()
  const sealed = Buffer.from(sealedSecret, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', sealing, sealed.subarray(0, 12))
  decipher.setAuthTag(sealed.subarray(-16))
  return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString('utf8')
}
