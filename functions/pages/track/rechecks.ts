// What a page of a referral tells of its re-checks: the day that is to come, or that it has come.
import { isDue, openRechecks } from '../../../shared/domain/rechecks.ts'
import type { ReferralState } from '../../../shared/domain/referral.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import type { Words } from '../../../shared/web/words/index.ts'

export const lookAgainPath = (reference: string): string => `/referrals/${reference}/look-again`

/** The notice on the page of a referral: that it is to be looked at again, or when. */
export const recheckNotice = (
  state: ReferralState,
  now: Instant,
  w: Words,
): { text: string; isDue: boolean; href: string } | undefined => {
  const [first] = openRechecks(state)
  if (first === undefined) return undefined
  const due = isDue(first, now)
  return {
    text: due ? w.recheck.due : w.recheck.planned(w.dates.day(first.on)),
    isDue: due,
    href: lookAgainPath(state.reference),
  }
}
