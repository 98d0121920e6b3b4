// How a clock of a case comes to its due time, and whose time it has been: what somebody is told who doubts a figure.
import type { CaseState, CaseStatus } from './case.ts'
import { evolve, opened } from './case-evolution.ts'
import type { CalendarSource } from './clocks/calendars.ts'
import { type CaseMilestone, type CaseTargets, promiseTheSame, versionFor } from './clocks/case-targets.ts'
import { spansOf } from './clocks/deadline.ts'
import { type DelayParty, type Elapsed, elapsedByParty, type Held } from './clocks/elapsed.ts'
import { explain, type Segment } from './clocks/explanation.ts'
import type { MilestoneDue } from './clocks/milestone-due.ts'
import type { ClockKind, StartEvent } from './clocks/policy.ts'
import { type Actor, type CaseEvent, PAUSE_REASONS, type PauseReason } from './events.ts'
import { type Clock, dueByBoth, reckonedClock } from './milestones.ts'
import { epochMs, type Instant } from './time.ts'

/** Who holds the work in each status. Before the opening it is the referrer until everything is there, then the system. */
const HOLDER: Record<CaseStatus, DelayParty> = {
  assigning: 'system',
  offered: 'provider',
  queried: PAUSE_REASONS['instruction-queried'],
  accepted: 'provider',
  allocated: 'provider',
  'in-contact': 'provider',
  reported: 'provider',
  unplaced: 'system',
  withdrawn: 'system',
  closed: 'system',
}

/** One line of the ledger of pauses. */
export type LedgerLine = { from: Instant; to?: Instant; reason: PauseReason; party: DelayParty; by: Actor }

export type ClockWorking = {
  clock: Clock
  /** The versions of the targets and of the calendar, what is promised and what brings that forward, and which clock binds. */
  policy: string
  calendar: string
  startsFrom: StartEvent
  /** By whom the dates were last set anew, for what was still to be reached by then. */
  projected?: { at: Instant; by: Actor; reason: string }
  reckoned: Pick<MilestoneDue, 'promised' | 'target' | 'cappedBy'>
  binds: ClockKind
  /** The due times of both clocks; the gross one runs from receipt and never stops. */
  due: Record<ClockKind, Instant | undefined>
  /** The stretches from the start to the due time. */
  working: Segment[]
  ledger: LedgerLine[]
  /** When it was recorded that it had been reached in time, where that was too late for anybody to know in time. */
  recordedLateAt?: Instant
  /** From receipt to when it was reached, or to now. */
  elapsed: Elapsed & { from: Instant; to: Instant }
}

/** Who held the work from when on, by the events alone. */
const holdersOf = (events: readonly CaseEvent[]): Held[] => {
  const first = events.find((event) => event.type === 'case-opened')
  if (first === undefined) return []
  const { handedOverFrom: before } = first
  const held: Held[] = [
    { from: first.receivedAt, party: 'referrer' },
    ...(before === undefined ? [] : [{ from: before.completeAt, party: before.heldBy }]),
    { from: first.completeAt, party: 'system' },
  ]
  let state = opened(first)
  for (const event of events) {
    if (event === first) continue
    const { status } = state
    state = evolve(state, event)
    if (state.status !== status) held.push({ from: event.at, party: HOLDER[state.status] })
  }
  return held
}

const ledgerOf = (events: readonly CaseEvent[]): LedgerLine[] => {
  const lines: LedgerLine[] = []
  for (const event of events) {
    if (event.type === 'clock-paused')
      lines.push({ from: event.at, reason: event.reason, party: event.party, by: event.by })
    if (event.type !== 'clock-resumed') continue
    const ended = lines.find(({ reason, to }) => to === undefined && reason === event.reason)
    if (ended !== undefined) ended.to = event.at
  }
  return lines
}

const isOf = (one: CaseTargets, other: CaseTargets): boolean =>
  one.version === other.version && one.contract === other.contract && promiseTheSame(one, other)

/**
 * Who set the clocks of a case anew, of whatever has not been reached by then; nobody, where an offer has brought the targets
 * of another contract since.
 */
const projectedBy = (events: readonly CaseEvent[], { targets }: CaseState, milestone: CaseMilestone) => {
  const last = events.findLast((event) => event.type === 'clocks-reprojected')
  if (last === undefined || targets.judgedBy?.[milestone] !== undefined) return undefined
  const { ofArea = last.targets } = last.targets
  if (!isOf(last.targets, targets) && !isOf(ofArea, targets)) return undefined
  return { at: last.at, by: last.by, reason: last.reason }
}

/** Work is judged by when it was done. Recorded after its due time it was in time, though a breach stands in the trail. */
const recordedLate = (
  { dueAt, reachedAt }: Clock,
  events: readonly CaseEvent[],
): Pick<ClockWorking, 'recordedLateAt'> => {
  if (reachedAt === undefined || reachedAt > dueAt) return {}
  const recorded = events.find((event) => 'occurredAt' in event && event.occurredAt === reachedAt)
  return recorded === undefined || recorded.at <= dueAt ? {} : { recordedLateAt: recorded.at }
}

/**
 * The working behind a clock of a case at an instant, from its state and its events. Undefined when that clock has not
 * started, or lies beyond the calendar.
 */
export const clockWorking = (
  state: CaseState,
  events: readonly CaseEvent[],
  milestone: CaseMilestone,
  now: Instant,
  calendars: CalendarSource,
): ClockWorking | undefined => {
  const found = reckonedClock(state, milestone, now, calendars)
  if (found === undefined) return undefined
  const { clock, due, pauses, calendar } = found
  const { startsFrom, binds } = state.targets.promised[milestone]
  const until = clock.reachedAt ?? state.endedAt ?? now
  const ledger = ledgerOf(events)
  const projected = projectedBy(events, state, milestone)
  const elapsed = elapsedByParty({
    from: state.receivedAt,
    to: until,
    held: holdersOf(events),
    pauses: ledger.map(({ from, to, party }) => ({ from, ...(to === undefined ? {} : { to }), party })),
    calendar,
  })
  if (elapsed === undefined) return undefined
  return {
    clock,
    policy: versionFor(state.targets, milestone),
    calendar: calendar.version,
    startsFrom,
    reckoned: due,
    binds,
    ...(projected === undefined ? {} : { projected }),
    due: dueByBoth(state, clock, now, calendars),
    working: explain(calendar, epochMs(clock.startedAt), epochMs(clock.dueAt), spansOf(pauses)),
    ledger,
    ...recordedLate(clock, events),
    elapsed: { ...elapsed, from: state.receivedAt, to: until },
  }
}
