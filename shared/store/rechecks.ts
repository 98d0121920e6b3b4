// Referrals whose day to be looked at again has come, found by the index of what is unfinished: a day that fell into a weekend, or
// into a time when nothing ran, is found the next time.
import * as z from 'zod'
import type { Instant, IsoDate } from '../domain/time.ts'
import { RECHECKS } from './changes.ts'
import { queryItems } from './table.ts'

const recheckItem = z.object({ reference: z.string(), on: z.string() })

/** So many are raised in one turn; the rest are found by the next. */
const MOST_AT_ONCE = 200

/** The referrals to be looked at again whose day has come before an instant, the longest overdue first. */
export const rechecksDue = (before: Instant): Promise<{ reference: string; on: IsoDate }[]> =>
  queryItems({ partition: RECHECKS, index: 'Unfinished', between: ['', before], limit: MOST_AT_ONCE }, recheckItem)
