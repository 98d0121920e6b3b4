// What becomes of a referral that the workflow has not reached yet: the law's answer, the cases, and the dates they get.
import { ENGLAND_AND_WALES } from '../../../shared/domain/clocks/calendar.ts'
import { DEFAULT_POLICY, type Priority } from '../../../shared/domain/clocks/policy.ts'
import { priorityOf } from '../../../shared/domain/clocks/priority.ts'
import { determine, type Determination } from '../../../shared/domain/eligibility/determine.ts'
import type { EligibilityLead } from '../../../shared/domain/events.ts'
import { caseTargets } from '../../../shared/domain/clocks/case-targets.ts'
import { type Clock, clocksOf } from '../../../shared/domain/milestones.ts'
import { type ReferralState, type RoleToOpen, rolesToOpen } from '../../../shared/domain/referral.ts'
import { dateOf, type Instant, noonOf } from '../../../shared/domain/time.ts'

/** The law's answer on record, or the one that it will be: the law of the day of receipt is asked the same facts. */
export const determinationsOf = (state: ReferralState): readonly Determination[] =>
  state.determinations.length > 0 ? state.determinations : determine(state.facts, dateOf(state.receivedAt))

export type ExpectedCase = RoleToOpen & { priority: Priority; clocks: Clock[] }

/** The cases that are still to be opened, with the clocks that run from receipt. */
export const expectedCases = (state: ReferralState, now: Instant): ExpectedCase[] =>
  rolesToOpen({ ...state, determinations: [...determinationsOf(state)] }).map((toOpen): ExpectedCase => {
    const { role, rule, strength } = toOpen
    const { receivedAt, completeAt, clockFacts } = state
    const { decisionOn, urgentAuthorisationOn } = clockFacts
    const priority = priorityOf({ ...clockFacts, receivedAt, rule, strength, calendar: ENGLAND_AND_WALES })
    const targets = caseTargets(DEFAULT_POLICY, {
      role,
      rule,
      priority,
      urgentAuthorisation: urgentAuthorisationOn !== undefined,
    })
    const clocks = clocksOf(
      {
        status: 'assigning',
        receivedAt,
        completeAt,
        ...(decisionOn === undefined ? {} : { decisionOn }),
        ...(urgentAuthorisationOn === undefined ? {} : { urgentAuthorisationAt: noonOf(urgentAuthorisationOn) }),
        targets,
        pauses: [],
        reached: {},
      },
      now,
      ENGLAND_AND_WALES,
    )
    return { ...toOpen, priority, clocks }
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
    case 'received': {
      const determinations = determinationsOf(state)
      if (rolesToOpen({ ...state, determinations: [...determinations] }).length > 0) return 'open'
      if (determinations.some(({ outcome }) => outcome === 'needs-information')) return 'awaiting-information'
      return state.goOnReason === undefined ? 'not-eligible' : 'awaiting-decision'
    }
  }
}
