// Sessions of signed-in people and sign-ins under way. Only the hash of a cookie's value is kept.
import * as z from 'zod'
import { nowMs } from '../platform/clock.ts'
import { keys } from './keys.ts'
import { readItem, transact } from './table.ts'

const storedSession = z.object({
  hash: z.string(),
  person: z.object({ sub: z.string(), name: z.string(), email: z.string(), groups: z.array(z.string()) }),
  csrf: z.string(),
  idToken: z.string(),
  /** Seconds since 1970, DynamoDB's own measure for expiry. */
  expiresAt: z.number(),
})
export type StoredSession = z.infer<typeof storedSession>

const storedSignIn = z.object({
  state: z.string(),
  verifier: z.string(),
  nonce: z.string(),
  returnTo: z.string(),
  expiresAt: z.number(),
})
export type StoredSignIn = z.infer<typeof storedSignIn>

// DynamoDB removes what has expired within days, not at once: expiry is checked when it is read.
const unlessExpired = <T extends { expiresAt: number }>(item: T | undefined): T | undefined =>
  item !== undefined && item.expiresAt * 1000 > nowMs() ? item : undefined

export const putSession = async (session: StoredSession): Promise<void> => {
  await transact([{ name: 'session', put: { ...keys.session(session.hash), kind: 'session', ...session } }])
}

export const sessionBy = async (hash: string): Promise<StoredSession | undefined> =>
  unlessExpired(await readItem(keys.session(hash), storedSession))

export const endSession = async (hash: string): Promise<void> => {
  await transact([{ name: 'session', remove: keys.session(hash) }])
}

export const putSignIn = async (signIn: StoredSignIn): Promise<void> => {
  await transact([{ name: 'sign-in', put: { ...keys.signIn(signIn.state), kind: 'sign-in', ...signIn } }])
}

/** Takes a sign-in that was begun: it can be taken once. */
export const takeSignIn = async (state: string): Promise<StoredSignIn | undefined> => {
  const signIn = unlessExpired(await readItem(keys.signIn(state), storedSignIn))
  if (signIn === undefined) return undefined
  const taken = await transact([{ name: 'sign-in', remove: keys.signIn(state), condition: 'attribute_exists(pk)' }])
  return taken.ok ? signIn : undefined
}
