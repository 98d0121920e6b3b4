// What the pages of a referral share: who may open one, and what is wrong with a text that somebody wrote on it.
import type { Viewer } from '../../../shared/domain/access.ts'
import type { Rule } from '../../../shared/domain/eligibility/rules.ts'
import type { Calendars } from '../../../shared/domain/clocks/calendars.ts'
import type { LawDay } from '../../../shared/domain/form/law-day.ts'
import { toAnswers } from '../../../shared/domain/form/pages.ts'
import type { AreaPolicies } from '../../../shared/domain/opening.ts'
import type { ReferralState } from '../../../shared/domain/referral.ts'
import { isCleanText } from '../../../shared/domain/text.ts'
import { dateOf } from '../../../shared/domain/time.ts'
import { calendarsNow } from '../../../shared/store/calendars.ts'
import { rulesFor } from '../../../shared/store/law.ts'
import { policiesForAreas } from '../../../shared/store/policies.ts'
import { referralBy } from '../../../shared/store/referrals.ts'
import { expectedAreas, expectingAnswer } from '../../../shared/web/expected.ts'
import { type PageAnswer, problemPage, type SignedInPageCall, signedInPage } from '../../../shared/web/page.ts'
import { fingerprintOf } from '../refer/typed.ts'

/** `rules` are those by which the referrals of its authority are judged, `policies` the targets of the cases that it opens next. */
export type Tracking = SignedInPageCall & {
  state: ReferralState
  rules: readonly Rule[]
  policies: AreaPolicies
  calendars: Calendars
}
type May = (viewer: Viewer, referral: ReferralState) => boolean

/** A page of a referral that somebody may see, or act on; any other is not there for them. */
export const ofReferral = (may: May, answer: (call: Tracking) => PageAnswer | Promise<PageAnswer>) =>
  signedInPage(['referrer', 'reviewer', 'admin'], async (call) => {
    const state = await referralBy(call.param('reference'))
    if (state === undefined || !may(call.person, state)) return problemPage('not-found')
    const [{ rules }, calendars] = await Promise.all([rulesFor(state.authority), calendarsNow()])
    const expecting = expectingAnswer(state, rules)
    const policies = await policiesForAreas(expectedAreas(expecting))
    return answer({ ...call, state: expecting, rules, policies, calendars })
  })

/** Today, by the law of the authority that referred: what the form asks now. */
export const lawDayOf = ({ now, rules }: Pick<Tracking, 'now' | 'rules'>): LawDay => ({ date: dateOf(now), rules })

/**
 * Stands in a form for what somebody decides on: the answers, the reason to go on, and how often the story was corrected.
 * Alerts and mails that have gone meanwhile are not among it: they change nothing of what was read.
 */
export const groundsOf = ({ facts, corrections, goOnReason = '', requestedPowers }: ReferralState): string =>
  fingerprintOf({
    ...toAnswers({ facts }),
    corrections: String(corrections),
    goOnReason,
    requestedPowers: requestedPowers.map(({ rule, reason }) => `${rule}: ${reason}`),
  })

const LONGEST_TEXT = 2_000

/** What is wrong with a text, by its code; undefined when nothing is. */
export const faultOfText = (text: string): 'too-long' | 'characters' | undefined => {
  if (text.length > LONGEST_TEXT) return 'too-long'
  return isCleanText(text) ? undefined : 'characters'
}

/** The same of a text that must be written. */
export const faultOfReason = (text: string): 'required' | 'too-long' | 'characters' | undefined =>
  text === '' ? 'required' : faultOfText(text)
