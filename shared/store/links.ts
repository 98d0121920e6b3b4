// Links of offers: found by the keyed hash of their secret, answered once, attempts counted before they are made. And how
// often a new one was sent for an offer.
import { setTimeout as pause } from 'node:timers/promises'
import * as z from 'zod'
import type { Instant } from '../domain/time.ts'
import { epochMs } from '../domain/time.ts'
import { keys } from './keys.ts'
import { readItem, transact, type Write } from './table.ts'

const storedLink = z.object({
  secretHash: z.string(),
  caseId: z.string(),
  offerId: z.string(),
  contactEmail: z.string(),
  /** Which of the offer's links it is; only the one that the offer names answers it. */
  number: z.number().default(1),
  attempts: z.number(),
  answeredAt: z.string().optional(),
  /** Seconds since 1970. */
  expiresAt: z.number(),
})
export type StoredLink = z.infer<typeof storedLink>

/** Addresses that are compared for a link, and found wrong, before it is closed. */
export const MOST_ATTEMPTS = 5

const LOOKS = 5
const LOOK_AGAIN_MS = 150

export const linkBy = async (secretHash: string): Promise<StoredLink | undefined> =>
  readItem(keys.link(secretHash), storedLink)

/**
 * Takes one of a link's attempts, before an address is compared: of however many that come at once no more are compared than
 * the link bears. False when none is left. An address that was right gives its attempt back, or uses the link with it.
 */
export const takeAttempt = async (secretHash: string): Promise<boolean> => {
  for (let look = 1; ; look += 1) {
    const written = await transact([
      {
        name: 'link',
        update: keys.link(secretHash),
        set: 'SET attempts = attempts + :one',
        condition: 'attribute_exists(pk) AND attempts < :most',
        values: { ':one': 1, ':most': MOST_ATTEMPTS },
      },
    ])
    if (written.ok || look === LOOKS) return written.ok
    // Somebody who pressed many times at once has them all out: those of a right address come back in a moment.
    await pause(LOOK_AGAIN_MS)
  }
}

/** Gives back the attempt of an address that was right. */
export const giveAttemptBack = async (secretHash: string): Promise<void> => {
  await transact([
    {
      name: 'link',
      update: keys.link(secretHash),
      set: 'SET attempts = attempts - :one',
      condition: 'attempts > :none',
      values: { ':one': 1, ':none': 0 },
    },
  ])
}

/** Uses a link up with an attempt that was taken, in the transaction of the answer: of two who answer at once, one fails. */
export const useLink = (secretHash: string, at: Instant): Write => ({
  name: 'link',
  update: keys.link(secretHash),
  set: 'SET answeredAt = :at, attempts = attempts - :one',
  condition: 'attribute_not_exists(answeredAt) AND attempts > :none',
  values: { ':at': at, ':one': 1, ':none': 0 },
})

const storedRequests = z.object({ sent: z.array(z.string()).min(1) })

/** When new links were sent for an offer because somebody asked for one: those of the last day, oldest first. */
export const linksAskedFor = async (offerId: string): Promise<Instant[]> =>
  (await readItem(keys.linkRequests(offerId), storedRequests))?.sent ?? []

const A_DAY_S = 24 * 3_600

/** Notes that a new link is sent at an instant; `before` is what was read, so that of two at once one fails. */
export const noteLinkSent = (offerId: string, before: readonly Instant[], at: Instant): Write => {
  const latest = before.at(-1)
  const recent = before.filter((sent) => epochMs(at) - epochMs(sent) < A_DAY_S * 1_000)
  return {
    name: 'link-requests',
    put: {
      ...keys.linkRequests(offerId),
      kind: 'link-requests',
      sent: [...recent, at],
      latest: at,
      expiresAt: Math.ceil(epochMs(at) / 1_000) + 2 * A_DAY_S,
    },
    ...(latest === undefined
      ? { condition: 'attribute_not_exists(pk)' }
      : { condition: 'latest = :latest', values: { ':latest': latest } }),
  }
}
