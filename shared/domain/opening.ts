// The opening of a case: where it goes, how pressing it is, and the promises it is opened under.
import { areaOf } from './assignment/route.ts'
import type { Context } from './case.ts'
import { clockFactsNow } from './clock-facts.ts'
import type { WorkingCalendar } from './clocks/calendar.ts'
import { caseTargets } from './clocks/case-targets.ts'
import { DEFAULT_POLICY, policyOn, type TargetPolicy } from './clocks/policy.ts'
import { priorityOf } from './clocks/priority.ts'
import type { CaseEvent } from './events.ts'
import type { ReferralState, RoleToOpen } from './referral.ts'
import { dateOf, noonOf } from './time.ts'

export type CaseOpening = Extract<CaseEvent, { type: 'case-opened' }>

/** The policies of areas, by area; an area without any of its own keeps to the default one. */
export type AreaPolicies = ReadonlyMap<string, readonly TargetPolicy[]>

/** The area whose contracts place the case for a role of a referral, and whose targets hold for it. */
export const areaToOpenIn = ({ routing, facts }: ReferralState, { role, rule }: RoleToOpen): string =>
  areaOf(role, rule, routing, facts.mha?.section)

/** The opening event of the case for a role of a referral, under the targets that its area has on that day, and the calendar. */
export const openingOf = (
  referral: ReferralState,
  opens: RoleToOpen,
  caseId: string,
  { at, by }: Context,
  { policies, calendar }: { policies: AreaPolicies; calendar: WorkingCalendar },
): CaseOpening => {
  const { reference, clockFacts, receivedAt, completeAt, authority, offerView, referrer } = referral
  const { role, rule, rules, strength, actFirst } = opens
  const { decisionOn, urgentAuthorisationOn } = clockFacts
  const area = areaToOpenIn(referral, opens)
  const policy = policyOn(policies.get(area) ?? [], dateOf(at)) ?? DEFAULT_POLICY
  const priority = priorityOf({ ...clockFactsNow(referral), receivedAt, rule, strength, calendar })
  const urgentAuthorisation = urgentAuthorisationOn !== undefined
  const opening: CaseOpening = {
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
    area,
    referrerEmail: referrer.email,
    offerView,
    receivedAt,
    completeAt,
    ...(decisionOn === undefined ? {} : { decisionOn }),
    ...(urgentAuthorisation ? { urgentAuthorisationAt: noonOf(urgentAuthorisationOn) } : {}),
    targets: caseTargets(policy, { role, rule, priority, urgentAuthorisation, calendar: calendar.version }),
  }
  return underConsentNow(opening, referral)
}

/** An opening under the consent as it stands when the case is written: it may have been withdrawn or given since. */
export const underConsentNow = (opening: CaseOpening, { sharing }: ReferralState): CaseOpening => {
  const { sharing: _, ...asBefore } = opening
  return sharing === 'stopped' ? { ...asBefore, sharing } : asBefore
}
