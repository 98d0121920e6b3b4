// Links of offers: found by the keyed hash of their secret, answered once, attempts counted.
import * as z from 'zod'
import { keys } from './keys.ts'
import { readItem, transact, type Write } from './table.ts'

const storedLink = z.object({
  secretHash: z.string(),
  caseId: z.string(),
  offerId: z.string(),
  contactEmail: z.string(),
  attempts: z.number(),
  answeredAt: z.string().optional(),
  /** Seconds since 1970. */
  expiresAt: z.number(),
})
export type StoredLink = z.infer<typeof storedLink>

/** Wrong addresses that a link bears before it is closed. */
export const MOST_ATTEMPTS = 5

export const linkBy = async (secretHash: string): Promise<StoredLink | undefined> =>
  readItem(keys.link(secretHash), storedLink)

/** Uses a link up, in the transaction of the answer: of two who answer at once, one fails. */
export const useLink = (secretHash: string, at: string): Write => ({
  name: 'link',
  update: keys.link(secretHash),
  set: 'SET answeredAt = :at',
  condition: 'attribute_exists(pk) AND attribute_not_exists(answeredAt) AND attempts < :most',
  values: { ':at': at, ':most': MOST_ATTEMPTS },
})

/** Counts an attempt with a wrong address. */
export const countAttempt = async (secretHash: string): Promise<void> => {
  await transact([
    {
      name: 'link',
      update: keys.link(secretHash),
      set: 'SET attempts = attempts + :one',
      condition: 'attempts < :most',
      values: { ':one': 1, ':most': MOST_ATTEMPTS },
    },
  ])
}
