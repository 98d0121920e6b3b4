// The opening of a case: where it goes, how pressing it is, and the promises it is opened under.
import { areaOf } from './assignment/route.ts'
import type { CaseState, Context } from './case.ts'
import { clockFactsNow } from './clock-facts.ts'
import type { WorkingCalendar } from './clocks/calendar.ts'
import { caseTargets } from './clocks/case-targets.ts'
import { DEFAULT_POLICY, policyOn, type TargetPolicy } from './clocks/policy.ts'
import { priorityOf } from './clocks/priority.ts'
import type { CaseEvent, OfferView } from './events.ts'
import type { ReferralState, RoleToOpen } from './referral.ts'
import { dateOf, type IsoDate, noonOf } from './time.ts'

export type CaseOpening = Extract<CaseEvent, { type: 'case-opened' }>

/** The policies of areas, by area; an area without any of its own keeps to the default one. */
export type AreaPolicies = ReadonlyMap<string, readonly TargetPolicy[]>

/** The area whose contracts place the case for a role of a referral, and whose targets hold for it. */
export const areaToOpenIn = ({ routing, facts }: ReferralState, { role, rule }: RoleToOpen): string =>
  areaOf(role, rule, routing, facts.mha?.section)

const policyIn = (policies: AreaPolicies, area: string, on: IsoDate): TargetPolicy =>
  policyOn(policies.get(area) ?? [], on) ?? DEFAULT_POLICY

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
  const policy = policyIn(policies, area, dateOf(at))
  const priority = priorityOf({ ...clockFactsNow(referral), receivedAt, rule, strength, calendar })
  const facts: OpeningFacts = {
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
    ...(urgentAuthorisationOn === undefined ? {} : { urgentAuthorisationAt: noonOf(urgentAuthorisationOn) }),
  }
  return promising(facts, policy, { calendar, referral })
}

/**
 * The opening event of the case as which another goes on in a new area: the same right, as pressing as it was, with the
 * receipt that it had. What its new area promises from complete information begins with the hand-over, for until then it
 * could keep nothing; what it promises from receipt, and the gross clock, count from the first day.
 */
export const openingInArea = (
  from: CaseState,
  referral: ReferralState,
  { caseId, area }: { caseId: string; area: string },
  { at, by }: Context,
  { policies, calendar }: { policies: AreaPolicies; calendar: WorkingCalendar },
): CaseOpening => {
  const { reference, role, rule, rules, strength, actFirst, priority, authority, receivedAt } = from
  const { decisionOn, urgentAuthorisationAt } = from
  const policy = policyIn(policies, area, dateOf(at))
  const facts: OpeningFacts = {
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
    referrerEmail: referral.referrer.email,
    offerView: viewIn(area, referral.offerView),
    receivedAt,
    completeAt: at,
    handedOverFrom: {
      caseId: from.caseId,
      area: from.area,
      at,
      completeAt: from.completeAt,
      heldBy: from.reached.acceptance === undefined ? 'system' : 'provider',
    },
    ...(decisionOn === undefined ? {} : { decisionOn }),
    ...(urgentAuthorisationAt === undefined ? {} : { urgentAuthorisationAt }),
  }
  return promising(facts, policy, { calendar, referral })
}

type OpeningFacts = Omit<CaseOpening, 'type' | 'targets'>

/** The opening of a case with what a policy promises for it. */
const promising = (
  facts: OpeningFacts,
  policy: TargetPolicy,
  { calendar, referral }: { calendar: WorkingCalendar; referral: ReferralState },
): CaseOpening => {
  const { role, rule, priority, urgentAuthorisationAt } = facts
  const urgentAuthorisation = urgentAuthorisationAt !== undefined
  const targets = caseTargets(policy, { role, rule, priority, urgentAuthorisation, calendar: calendar.version })
  return underConsentNow({ type: 'case-opened', ...facts, targets }, referral)
}

/** What an offer tells of where the person is: in the new area, unless the story says so more closely. */
const viewIn = (area: string, offerView: OfferView): OfferView =>
  offerView.locality.split(' ')[0] === area ? offerView : { ...offerView, locality: area }

/** What a corrected story tells an offer: a case that was handed over stays where it was handed to. */
export const offerViewOf = (
  { area, handedOverFrom }: Pick<CaseState, 'area' | 'handedOverFrom'>,
  offerView: OfferView,
): OfferView => (handedOverFrom === undefined ? offerView : viewIn(area, offerView))

/** An opening under the consent as it stands when the case is written: it may have been withdrawn or given since. */
export const underConsentNow = (opening: CaseOpening, { sharing }: ReferralState): CaseOpening => {
  const { sharing: _, ...asBefore } = opening
  return sharing === 'stopped' ? { ...asBefore, sharing } : asBefore
}
