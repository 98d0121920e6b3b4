// Targets as a commissioner changes them: each change counts from a date on, for one milestone, role and priority. What stood
// before it stays with the cases that were opened under it.
import * as z from 'zod'
import { type Role, ROLES } from '../eligibility/rules.ts'
import type { IsoDate } from '../time.ts'
import { ENGLAND_AND_WALES } from './calendar.ts'
import { dueMs } from './deadline.ts'
import { DAY, HOUR } from './london.ts'
import {
  type MilestoneTargets,
  policyOn,
  PRIORITIES,
  type Priority,
  type Promised,
  settledTarget,
  targetFor,
  type TargetPolicy,
} from './policy.ts'
import { type Target, targetSchema } from './target.ts'

/** The milestones whose targets a commissioner may change. */
export const CHANGEABLE = ['decision', 'response', 'allocation', 'first-contact', 'report'] as const
export type Changeable = (typeof CHANGEABLE)[number]

export const policyChangeSchema = z.strictObject({
  from: z.iso.date('not-a-date'),
  /** The contract that it is for; none for every contract of the area that has not agreed otherwise. */
  contract: z.string().min(1).exactOptional(),
  milestone: z.enum(CHANGEABLE),
  /** The role that it is for; none for every role. */
  role: z.enum(ROLES).optional(),
  priority: z.enum(PRIORITIES),
  target: targetSchema.refine((target) => !('at' in target), 'unknown-target'),
})
export type PolicyChange = z.infer<typeof policyChangeSchema>

/** What a change promises. For reports it says what holds until a date is agreed: an agreed date always goes first. */
export const promisedBy = ({ milestone, target }: Pick<PolicyChange, 'milestone' | 'target'>): Promised =>
  milestone === 'report' ? { agreedDate: true, otherwise: target } : target

const changed = (targets: MilestoneTargets, change: PolicyChange): MilestoneTargets => {
  const { role, priority } = change
  const promised = promisedBy(change)
  const { exceptions = [] } = targets
  if (role === undefined) {
    // What is said for every role is meant for those with an exception too.
    const kept = exceptions.map(({ role: of, byPriority }) => ({
      role: of,
      byPriority: Object.fromEntries(Object.entries(byPriority).filter(([name]) => name !== priority)),
    }))
    return { ...targets, byPriority: { ...targets.byPriority, [priority]: promised }, exceptions: kept }
  }
  const before = exceptions.find((one) => one.role === role)?.byPriority ?? {}
  const others = exceptions.filter((one) => one.role !== role)
  return { ...targets, exceptions: [...others, { role, byPriority: { ...before, [priority]: promised } }] }
}

const withAll = (base: TargetPolicy, changes: readonly PolicyChange[]): TargetPolicy['targets'] => {
  const targets = { ...base.targets }
  for (const change of changes) targets[change.milestone] = changed(targets[change.milestone], change)
  return targets
}

/**
 * The policies of an area, or of one of its contracts, in the order of their dates: the default one, and one for each day on
 * which changes begin. What a contract has agreed goes over what holds for its area, whichever was entered last. The version
 * names the day and how many changes there were, so that it never means two things: changes are only ever added.
 */
export const policiesOf = (
  area: string,
  changes: readonly PolicyChange[],
  base: TargetPolicy,
  contract?: string,
): TargetPolicy[] => {
  const inOrder = changes.toSorted((one, other) => one.from.localeCompare(other.from))
  const ofArea = inOrder.filter((change) => change.contract === undefined)
  const own = contract === undefined ? [] : inOrder.filter((change) => change.contract === contract)
  const days = [...new Set([...ofArea, ...own].map(({ from }) => from))].toSorted()
  const dated = days.map((from): TargetPolicy => {
    const counted = [ofArea, own].map((some) => some.filter((change) => change.from <= from))
    // Until a contract has agreed something of its own it is under the area's policy, by its name.
    const isOwn = counted[1]?.length !== 0
    const version = `${isOwn ? contract : area}-${from}-${ofArea.length + (isOwn ? own.length : 0)}`
    return { ...base, version, from, targets: withAll(base, counted.flat()) }
  })
  return [base, ...dated]
}

/** Whether a contract has targets of its own on a day. */
export const hasOwnTargets = (changes: readonly PolicyChange[], contract: string, on: IsoDate): boolean =>
  changes.some((change) => change.contract === contract && change.from <= on)

export type PolicyFault =
  | 'in-the-past'
  | 'as-it-is'
  | 'contact-before-allocation'
  | 'after-the-decision'
  | 'longer-than-allocation'

// A Monday morning with no bank holiday near: targets of different kinds are compared by when they would be due.
const MONDAY_MORNING = Date.parse('2026-06-08T08:00:00.000Z')
const lengthOf = (target: Target): number =>
  dueMs(ENGLAND_AND_WALES, MONDAY_MORNING, target) ?? Number.POSITIVE_INFINITY

/**
 * When the decision is at the latest, as the table of priorities has it, for whoever has a day of a decision: within 2 working
 * days it is P1, within 5 P2, and more than 30 away P4. What is promised later than that comes after the decision.
 */
const LATEST_DECISION: Partial<Record<Priority, Target>> = {
  P1: { workingDays: 2 },
  P2: { workingDays: 5 },
  P3: { workingDays: 30 },
}

const isAfterTheDecision = ({ priority, target }: PolicyChange): boolean => {
  const { [priority]: latest } = LATEST_DECISION
  return latest !== undefined && lengthOf(target) > lengthOf(latest)
}

const targetsOf = (
  policy: TargetPolicy,
  milestone: Changeable,
  priority: Priority,
): { role?: Role; target: Target }[] => {
  const { byPriority, exceptions = [] } = policy.targets[milestone]
  const rows = [
    { promised: byPriority[priority] },
    ...exceptions.flatMap(({ role, byPriority: { [priority]: promised } }) => (promised ? [{ role, promised }] : [])),
  ]
  return rows.flatMap(({ promised, ...row }) => {
    const target = settledTarget(promised)
    return target === undefined ? [] : [{ ...row, target }]
  })
}

/** Whether somebody would have to be met before anybody is named, by a policy, for some role. */
const meetsBeforeNaming = (policy: TargetPolicy, priority: Priority): boolean => {
  const roles = [undefined, ...ROLES]
  const of = (milestone: Changeable, role: Role | undefined): number => {
    const rows = targetsOf(policy, milestone, priority)
    const found = rows.find((row) => row.role === role) ?? rows.find((row) => row.role === undefined)
    return found === undefined ? 0 : lengthOf(found.target)
  }
  return roles.some((role) => of('first-contact', role) < of('allocation', role))
}

/** The same week, at the beginning and towards the end of each of its days: from when on a target counts is not known. */
const STARTS = Array.from({ length: 7 }, (_, day) => [day * DAY, day * DAY + 7.5 * HOUR])
  .flat()
  .map((after) => MONDAY_MORNING + after)

const isAlwaysLonger = (target: Target, than: Target): boolean =>
  STARTS.every(
    (start) =>
      (dueMs(ENGLAND_AND_WALES, start, target) ?? Number.POSITIVE_INFINITY) >
      (dueMs(ENGLAND_AND_WALES, start, than) ?? Number.POSITIVE_INFINITY),
  )

/**
 * Whether a change would have a person decide, or a provider answer, only after an advocate has to be named: that is the next
 * thing to happen, and its own target runs from no later. Refused where it is so from whatever start.
 */
const isLongerThanAllocation = (policy: TargetPolicy, change: PolicyChange): boolean => {
  const { milestone, priority, target, role: only } = change
  if (milestone !== 'response' && milestone !== 'decision') return false
  return ROLES.filter((role) => only === undefined || role === only).some((role) => {
    const [own, allocation] = [milestone, 'allocation' as const].map((each) =>
      settledTarget(targetFor(policy, each, role, priority).promised),
    )
    // A contract that has agreed something of its own is not concerned.
    const isChanged = JSON.stringify(own) === JSON.stringify(target)
    return isChanged && allocation !== undefined && isAlwaysLonger(target, allocation)
  })
}

const isSame = (before: TargetPolicy, after: TargetPolicy, { milestone, priority }: PolicyChange): boolean =>
  ROLES.every((role) => {
    const [one, other] = [before, after].map((policy) => targetFor(policy, milestone, role, priority).promised)
    return JSON.stringify(one) === JSON.stringify(other)
  })

/**
 * Why a change may not be entered on a day: it would reach back, change nothing, or promise what cannot be kept. Undefined
 * for one that may.
 */
export const faultOfPolicyChange = (
  changes: readonly PolicyChange[],
  change: PolicyChange,
  base: TargetPolicy,
  today: IsoDate,
): PolicyFault | undefined => {
  if (change.from < today) return 'in-the-past'
  const { contract } = change
  const after = [...changes, change]
  const onItsDay = (some: readonly PolicyChange[]) =>
    policyOn(policiesOf('', some, base, contract), change.from) ?? base
  if (isSame(onItsDay(changes), onItsDay(after), change)) return 'as-it-is'
  if (isAfterTheDecision(change)) return 'after-the-decision'
  // What is changed for the area stands under what its contracts have agreed too.
  const concerned = contract === undefined ? [undefined, ...new Set(after.map((each) => each.contract))] : [contract]
  // What was entered for later days stands on this change from now on.
  const counting = concerned.flatMap((one) => {
    const policies = policiesOf('', after, base, one)
    return [policyOn(policies, change.from) ?? base, ...policies.filter(({ from }) => from > change.from)]
  })
  if (counting.some((policy) => meetsBeforeNaming(policy, change.priority))) return 'contact-before-allocation'
  return counting.some((policy) => isLongerThanAllocation(policy, change)) ? 'longer-than-allocation' : undefined
}
