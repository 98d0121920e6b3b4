// What the clocks of running cases would be under another priority or other targets: what a person is shown before they
// project one anew, and how many a changed target would move if somebody did.
import { type CaseState, hasEnded } from './case.ts'
import { decide } from './case-decisions.ts'
import { evolve } from './case-evolution.ts'
import type { CalendarSource } from './clocks/calendars.ts'
import { CASE_MILESTONES, type CaseMilestone, type CaseTargets, caseTargets } from './clocks/case-targets.ts'
import { type Priority, type Promised, settledTarget, type TargetPolicy } from './clocks/policy.ts'
import type { PolicyChange } from './clocks/policy-changes.ts'
import type { Target } from './clocks/target.ts'
import type { Actor } from './events.ts'
import { type Clock, clocksOf } from './milestones.ts'
import type { Instant } from './time.ts'

/** What a policy promises for a case at a priority, counted by a calendar: its own, where no other is named. */
export const targetsUnder = (
  policy: TargetPolicy,
  {
    role,
    rule,
    urgentAuthorisationAt,
    targets,
  }: Pick<CaseState, 'role' | 'rule' | 'urgentAuthorisationAt' | 'targets'>,
  priority: Priority,
  calendar: string | undefined = targets.calendar,
): CaseTargets =>
  caseTargets(policy, { role, rule, priority, urgentAuthorisation: urgentAuthorisationAt !== undefined, calendar })

/** A milestone as it is promised: its target, and its clock once that runs. */
export type Standing = { target: Target | undefined; clock?: Clock }
export type ProjectedMilestone = { milestone: CaseMilestone; now: Standing; anew: Standing }

export type Projection =
  /** The milestones that are still to be reached, in order, as they stand and as they would. */
  { ok: true; milestones: ProjectedMilestone[] } | { ok: false; why: 'ended' | 'changes-nothing' }

// Nobody yet: a projection is only looked at.
const NOBODY: Actor = { kind: 'service', part: 'case-workflow' }

const standing = (state: CaseState, milestone: CaseMilestone, clocks: readonly Clock[]): Standing => {
  const clock = clocks.find((one) => one.milestone === milestone)
  const promised: Promised = state.targets.promised[milestone].promised
  const agreedAt = milestone === 'report' ? state.reportBy : undefined
  return { target: settledTarget(promised, agreedAt), ...(clock === undefined ? {} : { clock }) }
}

/** What a case would be with another priority and other targets: exactly what the command would make of it. */
export const projection = (
  state: CaseState,
  { priority, targets }: { priority: Priority; targets: CaseTargets },
  now: Instant,
  calendars: CalendarSource,
): Projection => {
  const decided = decide(
    state,
    { type: 'reproject', priority, targets, reason: '' },
    { at: now, by: NOBODY },
    calendars,
  )
  if (!decided.ok) return { ok: false, why: hasEnded(state) ? 'ended' : 'changes-nothing' }
  const anew = decided.events.reduce(evolve, state)
  const [before, after] = [clocksOf(state, now, calendars), clocksOf(anew, now, calendars)]
  return {
    ok: true,
    milestones: CASE_MILESTONES.filter((milestone) => state.reached[milestone] === undefined).map((milestone) => ({
      milestone,
      now: standing(state, milestone, before),
      anew: standing(anew, milestone, after),
    })),
  }
}

/**
 * How many running cases there are, how many a changed target is about, and what would become of the due times of these if
 * somebody projected them anew, each by `targetsOf`; `missed` of them would be overdue at once. A change by itself moves none.
 */
export type EffectOfChange = {
  running: number
  concerned: number
  earlier: number
  later: number
  unmoved: number
  missed: number
}

export const effectOfChange = (
  cases: readonly CaseState[],
  { milestone, role, priority, contract }: Pick<PolicyChange, 'milestone' | 'role' | 'priority' | 'contract'>,
  targetsOf: (state: CaseState) => CaseTargets,
  now: Instant,
  calendars: CalendarSource,
): EffectOfChange => {
  const effect: EffectOfChange = { running: 0, concerned: 0, earlier: 0, later: 0, unmoved: 0, missed: 0 }
  for (const state of cases.filter((one) => !hasEnded(one))) {
    effect.running += 1
    if (state.priority !== priority || (role !== undefined && state.role !== role)) continue
    if (contract !== undefined && state.offer?.contractId !== contract) continue
    effect.concerned += 1
    const found = projection(state, { priority, targets: targetsOf(state) }, now, calendars)
    const moved = found.ok ? found.milestones.find((one) => one.milestone === milestone) : undefined
    const [before, after] = [moved?.now.clock?.dueAt, moved?.anew.clock?.dueAt]
    if (before === undefined || after === undefined || before === after) {
      effect.unmoved += 1
      continue
    }
    effect[after < before ? 'earlier' : 'later'] += 1
    if (after < now) effect.missed += 1
  }
  return effect
}
