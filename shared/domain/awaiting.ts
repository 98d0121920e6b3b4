// What a referral waits for when no case can be opened yet: information, or a person's decision. How long that may take is
// promised when the wait begins, and stays with it.
import { clockFactsNow } from './clock-facts.ts'
import { ENGLAND_AND_WALES, type WorkingCalendar } from './clocks/calendar.ts'
import {
  DEFAULT_POLICY,
  PRIORITIES,
  type Priority,
  type PromisedTarget,
  targetFor,
  type TargetPolicy,
} from './clocks/policy.ts'
import { priorityOf } from './clocks/priority.ts'
import type { Determination } from './eligibility/determine.ts'
import type { Facts } from './eligibility/facts.ts'
import { type Role, RULES, type Strength } from './eligibility/rules.ts'
import type { Awaited, ClockFacts, EligibilityLead } from './events.ts'
import type { Instant } from './time.ts'

type Waiting = { receivedAt: Instant; completeAt: Instant; clockFacts: ClockFacts; facts: Facts }

const strengthOf = (determination: Determination): Strength =>
  RULES.find(({ id }) => id === determination.rule)?.strength ?? 'power'

/**
 * How pressing a referral is as a whole: as pressing as the most pressing case that it could open. What is to be decided
 * is whether those rights exist, so each rule counts with the strength that it would have.
 */
export const pressing = (
  { receivedAt, ...known }: Waiting,
  determinations: readonly Determination[],
  calendar: WorkingCalendar = ENGLAND_AND_WALES,
): { priority: Priority; role: Role } => {
  const each = determinations.map((found) => {
    const facts = { ...clockFactsNow(known), receivedAt, rule: found.rule, strength: strengthOf(found) }
    return { priority: priorityOf({ ...facts, calendar }), role: found.role }
  })
  const [first] = PRIORITIES.flatMap((priority) => each.filter((one) => one.priority === priority))
  return first ?? { priority: 'P3', role: 'care-act' }
}

// A referral without the answers that the law needs stands still like a case whose clock is paused for them.
const INFORMATION: PromisedTarget = { promised: DEFAULT_POLICY.longestPause, startsFrom: 'complete', binds: 'gross' }

/**
 * The wait that an answer of the law leads a referral into at an instant; none where it leads on by itself. How soon a
 * person decides is promised by the policy of the authority that referred.
 */
export const awaitedBy = (
  state: Waiting,
  leads: EligibilityLead,
  determinations: readonly Determination[],
  at: Instant,
  { policy = DEFAULT_POLICY, calendar = ENGLAND_AND_WALES }: { policy?: TargetPolicy; calendar?: WorkingCalendar } = {},
): Awaited | undefined => {
  const by = { version: policy.version, calendar: calendar.version }
  const { priority, role } = pressing(state, determinations, calendar)
  if (leads === 'awaiting-information')
    return { what: 'information', startedAt: at, priority, ...by, promised: INFORMATION }
  if (leads !== 'awaiting-decision') return undefined
  const promised = targetFor(policy, 'decision', role, priority)
  return { what: 'decision', startedAt: state.completeAt, priority, ...by, promised }
}
