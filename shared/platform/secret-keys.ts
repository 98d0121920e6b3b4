// Keys derived from a secret in Secrets Manager, which is read once when a function starts.
import { hkdfSync } from 'node:crypto'
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'

const client = new SecretsManagerClient({})

type Derive = (purpose: string) => Buffer

const readKeys = async <Keys>(secretArn: string, keys: (derive: Derive) => Keys): Promise<Keys> => {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretArn }))
  if (SecretString === undefined) throw new Error('A secret has no value')
  return keys((purpose) => Buffer.from(hkdfSync('sha256', SecretString, '', purpose, 32)))
}

/** The keys of a secret, each of 32 bytes and for its own purpose; the first call reads the secret. */
export const keysOf = <Keys>(secretArn: string, keys: (derive: Derive) => Keys): (() => Promise<Keys>) => {
  let reading: Promise<Keys> | undefined
  return () => {
    reading ??= readKeys(secretArn, keys).catch((error: unknown) => {
      // A failed read must not be remembered: the next call reads again.
      reading = undefined
      throw error
    })
    return reading
  }
}
