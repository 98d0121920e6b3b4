// Targets as a commissioner changes them: each change counts from a date on, for one milestone, role and priority. What stood
// before it stays with the cases that were opened under it.
import * as z from 'zod'
import { type Role, ROLES } from '../eligibility/rules.ts'
import type { IsoDate } from '../time.ts'
import { ENGLAND_AND_WALES } from './calendar.ts'
import { dueMs } from './deadline.ts'
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
  milestone: z.enum(CHANGEABLE),
  /** The role that it is for; none for every role. */
  role: z.enum(ROLES).optional(),
  priority: z.enum(PRIORITIES),
  target: targetSchema.refine((target) => !('at' in target), 'unknown-target'),
})
export type PolicyChange = z.infer<typeof policyChangeSchema>

/** For reports a change says what holds until a date is agreed: an agreed date always goes first. */
const promisedBy = ({ milestone, target }: PolicyChange): Promised =>
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

/**
 * The policies of an area, in the order of their dates: the default one, and one for each day on which changes begin. The
 * version names the day and how many changes there were, so that it never means two things: changes are only ever added.
 */
export const policiesOf = (area: string, changes: readonly PolicyChange[], base: TargetPolicy): TargetPolicy[] => {
  const policies = [base]
  for (const change of changes.toSorted((one, other) => one.from.localeCompare(other.from))) {
    const before = policies.at(-1) ?? base
    const targets = { ...before.targets, [change.milestone]: changed(before.targets[change.milestone], change) }
    const version = `${area}-${change.from}-${changes.length}`
    const after = { ...before, version, from: change.from, targets }
    if (before !== base && before.from === change.from) policies[policies.length - 1] = after
    else policies.push(after)
  }
  return policies
}

export type PolicyFault = 'in-the-past' | 'as-it-is' | 'contact-before-allocation' | 'after-the-decision'

// A Monday morning with no bank holiday near: targets of different kinds are compared by when they would be due.
const MONDAY_MORNING = Date.parse('2026-06-08T08:00:00.000Z')
const lengthOf = (target: Target): number =>
  dueMs(ENGLAND_AND_WALES, MONDAY_MORNING, target) ?? Number.POSITIVE_INFINITY

/** P1 is for decisions within two working days: what is promised later than that comes after the decision. */
const DECISION_OF_P1: Target = { workingDays: 2 }

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
  const policies = policiesOf('', [...changes, change], base)
  const before = policyOn(policiesOf('', changes, base), change.from) ?? base
  const after = policyOn(policies, change.from) ?? base
  if (isSame(before, after, change)) return 'as-it-is'
  if (change.priority === 'P1' && lengthOf(change.target) > lengthOf(DECISION_OF_P1)) return 'after-the-decision'
  // What was entered for later days stands on this change from now on.
  const later = policies.filter(({ from }) => from > change.from)
  return [after, ...later].some((policy) => meetsBeforeNaming(policy, change.priority))
    ? 'contact-before-allocation'
    : undefined
}
