// What becomes of a referral that the workflow has not reached yet: the law's answer, the cases, and the dates they get.
import { type CaseState, opened } from '../domain/case.ts'
import { ENGLAND_AND_WALES } from '../domain/clocks/calendar.ts'
import { type Determination, determine } from '../domain/eligibility/determine.ts'
import type { EligibilityLead } from '../domain/events.ts'
import { type Clock, clocksOf } from '../domain/milestones.ts'
import { openingOf } from '../domain/opening.ts'
import { leadOf as leadByLaw, type ReferralState, rolesToOpen } from '../domain/referral.ts'
import { dateOf, type Instant } from '../domain/time.ts'
import { nextCaseIds } from '../store/keys.ts'

/** The law's answer on record, or the one that it will be: the law of the day of receipt is asked the same facts. */
export const determinationsOf = (state: ReferralState): readonly Determination[] =>
  state.determinations.length > 0 ? state.determinations : determine(state.facts, dateOf(state.receivedAt))

export type ExpectedCase = CaseState & { clocks: Clock[] }

/** The cases that are still to be opened, under the ids that they will have, with the clocks that run from receipt. */
export const expectedCases = (state: ReferralState, now: Instant): ExpectedCase[] => {
  const roles = rolesToOpen({ ...state, determinations: [...determinationsOf(state)] })
  const caseIds = nextCaseIds(state, roles.length)
  return roles.map((role, place): ExpectedCase => {
    const by = { kind: 'service', part: 'referral-workflow' } as const
    const expected = opened(openingOf(state, role, caseIds[place] ?? '', { at: now, by }))
    return { ...expected, clocks: clocksOf(expected, now, ENGLAND_AND_WALES) }
  })
}

/** Where the law's answer leads a referral, whether or not the workflow has taken it there. */
export const leadOf = (state: ReferralState): EligibilityLead => {
  switch (state.status) {
    case 'awaiting-information':
    case 'awaiting-decision':
    case 'not-eligible':
      return state.status
    case 'open':
    case 'closed':
    case 'withdrawn':
      return 'open'
    case 'received':
      return leadByLaw(state, [...determinationsOf(state)])
  }
}
