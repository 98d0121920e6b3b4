// The promises that a case is opened under: what a policy says of each milestone of a case.
import type { Role, RuleId } from '../eligibility/rules.ts'
import { fullVersion } from './calendar.ts'
import {
  type Milestone,
  type Priority,
  type Promised,
  type PromisedTarget,
  type TargetPolicy,
  targetFor,
} from './policy.ts'

/** The milestones of a case, in the order in which they are reached. */
export const CASE_MILESTONES = [
  'response',
  'allocation',
  'first-contact',
  'report',
] as const satisfies readonly Milestone[]
export type CaseMilestone = (typeof CASE_MILESTONES)[number]

/**
 * The promises a case was opened under: they stay with it when the policy changes, unless a named person projects its clocks
 * anew. `judgedBy` names the versions of milestones that had been reached by then.
 */
export type CaseTargets = {
  version: string
  promised: Record<CaseMilestone, PromisedTarget>
  judgedBy?: Partial<Record<CaseMilestone, string>>
  /** The contract whose own targets or office hours these are, and what the area promises beside it. */
  contract?: string
  ofArea?: CaseTargets
  /** The version of the calendar that its time is counted by; without one, the calendar that shipped with the service first. */
  calendar?: string
  /** That of milestones that had been reached when the clocks were projected anew. */
  countedBy?: Partial<Record<CaseMilestone, string>>
}

/** The version of the targets that a milestone of a case is judged by. */
export const versionFor = ({ version, judgedBy }: CaseTargets, milestone: CaseMilestone): string =>
  judgedBy?.[milestone] ?? version

/** The version of the calendar by which it is counted what is still to be reached in a case. */
export const calendarOf = ({ calendar }: CaseTargets): string => fullVersion(calendar)

/** The version of the calendar that the time to a milestone of a case is counted by. */
export const calendarFor = (targets: CaseTargets, milestone: CaseMilestone): string =>
  targets.countedBy?.[milestone] ?? calendarOf(targets)

const textOf = (promised: Promised | undefined): string => {
  if (promised === undefined) return ''
  if (promised === 'at-once') return promised
  return 'agreedDate' in promised ? `agreed, else ${textOf(promised.otherwise)}` : Object.entries(promised).join()
}

// A table keeps the parts of a promise in no order, so that each is held against its like.
const isSamePromise = (one: PromisedTarget, other: PromisedTarget): boolean =>
  one.startsFrom === other.startsFrom &&
  one.binds === other.binds &&
  textOf(one.promised) === textOf(other.promised) &&
  textOf(one.limit) === textOf(other.limit)

const isOfSameCalendar = (one: CaseTargets, other: CaseTargets): boolean => calendarOf(one) === calendarOf(other)

/** Whether two sets of targets promise the same for a milestone by the same calendar. */
export const isPromisedAlike = (one: CaseTargets, other: CaseTargets, milestone: CaseMilestone): boolean =>
  calendarFor(one, milestone) === calendarFor(other, milestone) &&
  isSamePromise(one.promised[milestone], other.promised[milestone])

/** Whether two sets of targets promise the same by the calendar of what is still to be reached, under whatever version. */
export const promiseTheSame = (one: CaseTargets, other: CaseTargets): boolean =>
  isOfSameCalendar(one, other) &&
  CASE_MILESTONES.every((milestone) => isSamePromise(one.promised[milestone], other.promised[milestone]))

/** New promises for what is still to be reached: what has been reached keeps its own, and the version that judged it. */
export const projectedAnew = (
  before: CaseTargets,
  after: CaseTargets,
  reached: readonly CaseMilestone[],
): CaseTargets => {
  const of = <Value>(valueOf: (milestone: CaseMilestone) => Value) =>
    Object.fromEntries(reached.map((milestone) => [milestone, valueOf(milestone)]))
  return {
    version: after.version,
    promised: { ...after.promised, ...of((milestone) => before.promised[milestone]) },
    ...(after.calendar === undefined ? {} : { calendar: after.calendar }),
    ...(after.contract === undefined ? {} : { contract: after.contract }),
    ...(after.ofArea === undefined ? {} : { ofArea: after.ofArea }),
    ...(reached.length === 0
      ? {}
      : {
          judgedBy: of((milestone) => versionFor(before, milestone)),
          ...(isOfSameCalendar(before, after) && before.countedBy === undefined
            ? {}
            : { countedBy: of((milestone) => calendarFor(before, milestone)) }),
        }),
  }
}

/**
 * The promises of a policy for a case. Under an urgent authorisation the report has to come while it lasts: the
 * statutory clock of the rule holds until a date is agreed, and stands beside an agreed one as the latest that it can be.
 */
export const caseTargets = (
  policy: TargetPolicy,
  {
    role,
    rule,
    priority,
    urgentAuthorisation,
    calendar,
  }: { role: Role; rule: RuleId; priority: Priority; urgentAuthorisation: boolean; calendar?: string | undefined },
): CaseTargets => ({
  version: policy.version,
  ...(calendar === undefined ? {} : { calendar }),
  promised: {
    response: targetFor(policy, 'response', role, priority),
    allocation: targetFor(policy, 'allocation', role, priority),
    'first-contact': targetFor(policy, 'first-contact', role, priority),
    report: (urgentAuthorisation ? statutory(policy, rule) : undefined) ?? targetFor(policy, 'report', role, priority),
  },
})

const statutory = (policy: TargetPolicy, rule: RuleId): PromisedTarget | undefined => {
  const clock = policy.statutory.find((each) => each.rule === rule)
  if (clock === undefined) return undefined
  const { target, startsFrom, binds } = clock
  return { promised: { agreedDate: true, otherwise: target }, startsFrom, binds, limit: target }
}
