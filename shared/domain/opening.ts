// The opening of a case: where it goes, how pressing it is, and the promises it is opened under.
import { areaOf } from './assignment/route.ts'
import type { Context } from './case.ts'
import { ENGLAND_AND_WALES } from './clocks/calendar.ts'
import { caseTargets } from './clocks/case-targets.ts'
import { DEFAULT_POLICY } from './clocks/policy.ts'
import { priorityOf } from './clocks/priority.ts'
import type { CaseEvent } from './events.ts'
import type { ReferralState, RoleToOpen } from './referral.ts'
import { noonOf } from './time.ts'

export type CaseOpening = Extract<CaseEvent, { type: 'case-opened' }>

/** The opening event of the case for a role of a referral. */
export const openingOf = (
  { reference, routing, clockFacts, receivedAt, completeAt, authority, offerView, referrer }: ReferralState,
  { role, rule, rules, strength, actFirst }: RoleToOpen,
  caseId: string,
  { at, by }: Context,
): CaseOpening => {
  const { decisionOn, urgentAuthorisationOn, section } = clockFacts
  const priority = priorityOf({ ...clockFacts, receivedAt, rule, strength, calendar: ENGLAND_AND_WALES })
  const urgentAuthorisation = urgentAuthorisationOn !== undefined
  return {
    type: 'case-opened',
    at,
    by,
    caseId,
    reference,
    role,
    rule,
    rules,
    strength,
    actFirst,
    priority,
    authority,
    area: areaOf(role, rule, routing, section),
    referrerEmail: referrer.email,
    offerView,
    receivedAt,
    completeAt,
    ...(decisionOn === undefined ? {} : { decisionOn }),
    ...(urgentAuthorisation ? { urgentAuthorisationAt: noonOf(urgentAuthorisationOn) } : {}),
    targets: caseTargets(DEFAULT_POLICY, { role, rule, priority, urgentAuthorisation }),
  }
}
