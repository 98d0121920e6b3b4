// What is promised at each milestone, by role and priority: dated data that a contract may replace. No national
// standard exists; these are the defaults.
import type { Role, RuleId } from '../eligibility/rules.ts'
import type { Instant, IsoDate } from '../time.ts'
import type { Target } from './target.ts'

export const MILESTONES = ['acknowledgement', 'decision', 'response', 'allocation', 'first-contact', 'report'] as const
export type Milestone = (typeof MILESTONES)[number]

export const PRIORITIES = ['P1', 'P2', 'P3', 'P4'] as const
export type Priority = (typeof PRIORITIES)[number]

/** The event a clock starts from: receipt, all mandatory information there, offer sent, advocate allocated. */
export type StartEvent = 'receipt' | 'complete' | 'offer' | 'allocation' | 'urgent-authorisation'

/** `gross` always runs; `net` stops while paused. The one named here binds. */
export type ClockKind = 'gross' | 'net'

/** `otherwise` holds until a date is agreed. */
export type Promised = Target | 'at-once' | { agreedDate: true; otherwise: Target }

export type MilestoneTargets = {
  startsFrom: StartEvent
  binds: ClockKind
  byPriority: Record<Priority, Promised>
  exceptions?: readonly { role: Role; byPriority: Partial<Record<Priority, Promised>> }[]
}

export type TargetPolicy = {
  /** Stays with every clock that was started under it. */
  version: string
  /** The first day on which clocks start under it. */
  from: IsoDate
  targets: Record<Milestone, MilestoneTargets>
  /** Further clocks of single rules. */
  statutory: readonly { rule: RuleId; startsFrom: StartEvent; binds: ClockKind; target: Target }[]
  /** A pause ends by itself after this. */
  longestPause: Target
}

/**
 * Three rows of the default table name only an agreed date for the report. A report without any date would have no
 * clock at all, so that the fifteen working days of P3 hold there too until a date is agreed.
 */
const AGREED_DATE: Promised = { agreedDate: true, otherwise: { workingDays: 15 } }

export const DEFAULT_POLICY: TargetPolicy = {
  version: 'default-1',
  from: '2019-01-01',
  targets: {
    acknowledgement: {
      startsFrom: 'receipt',
      binds: 'gross',
      byPriority: { P1: 'at-once', P2: 'at-once', P3: 'at-once', P4: 'at-once' },
    },
    decision: {
      startsFrom: 'complete',
      binds: 'net',
      byPriority: { P1: { workingHours: 2 }, P2: { workingDays: 1 }, P3: { workingDays: 1 }, P4: { workingDays: 2 } },
    },
    response: {
      startsFrom: 'offer',
      binds: 'net',
      byPriority: { P1: { workingHours: 4 }, P2: { workingDays: 1 }, P3: { workingDays: 1 }, P4: { workingDays: 2 } },
    },
    allocation: {
      startsFrom: 'complete',
      binds: 'net',
      byPriority: { P1: { workingDays: 1 }, P2: { workingDays: 1 }, P3: { workingDays: 2 }, P4: { workingDays: 5 } },
    },
    'first-contact': {
      startsFrom: 'complete',
      binds: 'net',
      byPriority: { P1: { workingDays: 1 }, P2: { workingDays: 2 }, P3: { workingDays: 5 }, P4: { workingDays: 10 } },
      exceptions: [{ role: 'imha', byPriority: { P2: { workingDays: 3 }, P3: { workingDays: 3 } } }],
    },
    report: {
      startsFrom: 'allocation',
      binds: 'net',
      byPriority: { P1: AGREED_DATE, P2: AGREED_DATE, P3: AGREED_DATE, P4: AGREED_DATE },
    },
  },
  // An urgent authorisation lasts at most seven days (MCA 2005 Sch A1 para 78).
  statutory: [{ rule: 'IMCA-39A', startsFrom: 'urgent-authorisation', binds: 'gross', target: { calendarDays: 7 } }],
  longestPause: { workingDays: 10 },
}

/** The policy under which a clock starts on a date: the latest that is in force by then. */
export const policyOn = (policies: readonly TargetPolicy[], on: IsoDate): TargetPolicy | undefined => {
  let inForce: TargetPolicy | undefined
  for (const policy of policies) {
    if (policy.from <= on && (inForce === undefined || policy.from >= inForce.from)) inForce = policy
  }
  return inForce
}

export type PromisedTarget = {
  promised: Promised
  startsFrom: StartEvent
  binds: ClockKind
  /** What the law allows at most from the same start, whatever is agreed. */
  limit?: Target
}

/** What a policy promises for a milestone, by role and priority; an exception for the role goes first. */
export const targetFor = (
  policy: TargetPolicy,
  milestone: Milestone,
  role: Role,
  priority: Priority,
): PromisedTarget => {
  const { startsFrom, binds, byPriority, exceptions = [] } = policy.targets[milestone]
  const exception = exceptions.find((each) => each.role === role)?.byPriority[priority]
  return { promised: exception ?? byPriority[priority], startsFrom, binds }
}

/** The promise as a target: the agreed date where one is asked for and there; undefined for what is done at once. */
export const settledTarget = (promised: Promised, agreedAt?: Instant): Target | undefined => {
  if (promised === 'at-once') return undefined
  if (!('agreedDate' in promised)) return promised
  return agreedAt === undefined ? promised.otherwise : { at: agreedAt }
}
