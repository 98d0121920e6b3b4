// What becomes of a referral that the workflow has not reached yet: the law's answer, the cases, and the dates they get.
import { opened } from '../../../shared/domain/case.ts'
import { ENGLAND_AND_WALES } from '../../../shared/domain/clocks/calendar.ts'
import type { Priority } from '../../../shared/domain/clocks/policy.ts'
import { type Determination, determine } from '../../../shared/domain/eligibility/determine.ts'
import type { EligibilityLead } from '../../../shared/domain/events.ts'
import { type Clock, clocksOf } from '../../../shared/domain/milestones.ts'
import { openingOf } from '../../../shared/domain/opening.ts'
import {
  leadOf as leadByLaw,
  type ReferralState,
  type RoleToOpen,
  rolesToOpen,
} from '../../../shared/domain/referral.ts'
import { dateOf, type Instant } from '../../../shared/domain/time.ts'

/** The law's answer on record, or the one that it will be: the law of the day of receipt is asked the same facts. */
export const determinationsOf = (state: ReferralState): readonly Determination[] =>
  state.determinations.length > 0 ? state.determinations : determine(state.facts, dateOf(state.receivedAt))

export type ExpectedCase = RoleToOpen & { priority: Priority; clocks: Clock[] }

/** The cases that are still to be opened, with the clocks that run from receipt. */
export const expectedCases = (state: ReferralState, now: Instant): ExpectedCase[] =>
  rolesToOpen({ ...state, determinations: [...determinationsOf(state)] }).map((toOpen): ExpectedCase => {
    const opening = openingOf(state, toOpen, '', { at: now, by: { kind: 'service', part: 'referral-workflow' } })
    return { ...toOpen, priority: opening.priority, clocks: clocksOf(opened(opening), now, ENGLAND_AND_WALES) }
  })

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
