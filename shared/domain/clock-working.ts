// How a clock of a case comes to its due time, and whose time it has been: what somebody is told who doubts a figure.
import { type CaseState, type CaseStatus, evolve, opened } from './case.ts'
import { calendarFrom, type CalendarSource } from './clocks/calendars.ts'
import { calendarFor, type CaseMilestone, versionFor } from './clocks/case-targets.ts'
import { spansOf } from './clocks/deadline.ts'
import { type DelayParty, type Elapsed, elapsedByParty, type Held } from './clocks/elapsed.ts'
import { explain, type Segment } from './clocks/explanation.ts'
import { milestoneDue } from './clocks/milestone-due.ts'
import type { ClockKind, StartEvent } from './clocks/policy.ts'
import { isMovedByPauses, type Target } from './clocks/target.ts'
import type { Actor, CaseEvent, PauseReason } from './events.ts'
import { type Clock, clocksOf, dueByBoth } from './milestones.ts'
import { epochMs, type Instant } from './time.ts'

/** Who holds the work in each status. Before the opening it is the referrer until everything is there, then the system. */
const HOLDER: Record<CaseStatus, DelayParty> = {
  assigning: 'system',
  offered: 'provider',
  queried: 'referrer',
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
  /** The versions of the targets and of the calendar, what is promised, and which of the two clocks binds. */
  policy: string
  calendar: string
  startsFrom: StartEvent
  /** By whom the dates were last set anew, for what was still to be reached by then. */
  projected?: { at: Instant; by: Actor; reason: string }
  target?: Target
  binds: ClockKind
  /** The due times of both clocks; the gross one runs from receipt and never stops. */
  due: Record<ClockKind, Instant | undefined>
  /** The stretches from the start to the due time. */
  working: Segment[]
  ledger: LedgerLine[]
  /** From receipt to when it was reached, or to now. */
  elapsed: Elapsed & { from: Instant; to: Instant }
}

/** Who held the work from when on, by the events alone. */
const holdersOf = (events: readonly CaseEvent[]): Held[] => {
  const first = events.find((event) => event.type === 'case-opened')
  if (first === undefined) return []
  const held: Held[] = [
    { from: first.receivedAt, party: 'referrer' },
    { from: first.completeAt, party: 'system' },
  ]
  let state = opened(first)
  for (const event of events) {
    if (event === first) continue
    const before = state.status
    state = evolve(state, event)
    if (state.status !== before) held.push({ from: event.at, party: HOLDER[state.status] })
  }
  return held
}

const ledgerOf = (events: readonly CaseEvent[]): LedgerLine[] => {
  const lines: LedgerLine[] = []
  for (const event of events) {
    if (event.type === 'clock-paused')
      lines.push({ from: event.at, reason: event.reason, party: event.party, by: event.by })
    const last = lines.at(-1)
    if (event.type === 'clock-resumed' && last !== undefined) last.to = event.at
  }
  return lines
}

/** Who set the clocks of a case anew, of whatever has not been reached by then. */
const projectedBy = (events: readonly CaseEvent[], { targets }: CaseState, milestone: CaseMilestone) => {
  const last = events.findLast((event) => event.type === 'clocks-reprojected')
  if (last === undefined || targets.judgedBy?.[milestone] !== undefined) return undefined
  return { at: last.at, by: last.by, reason: last.reason }
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
  const calendar = calendarFrom(calendars, calendarFor(state.targets, milestone))
  const clock = clocksOf(state, now, calendars).find((one) => one.milestone === milestone)
  if (clock === undefined) return undefined
  const promised = state.targets.promised[milestone]
  const until = clock.reachedAt ?? state.endedAt ?? now
  const ledger = ledgerOf(events)
  const pauses = ledger
    .filter(({ from }) => from < until)
    .map(({ from, to }) => ({ from, to: to === undefined || to > until ? until : to }))
  const agreed = milestone === 'report' ? { agreedAt: state.reportBy, decisionOn: state.decisionOn } : {}
  const binding = milestoneDue({ promised, startedAt: clock.startedAt, pauses, calendar, ...agreed })
  const projected = projectedBy(events, state, milestone)
  const elapsed = elapsedByParty({
    from: state.receivedAt,
    to: until,
    held: holdersOf(events),
    pauses: ledger.map(({ from, to, party }) => ({ from, ...(to === undefined ? {} : { to }), party })),
    calendar,
  })
  if (!binding.ok || elapsed === undefined) return undefined
  const counted = promised.binds === 'net' && isMovedByPauses(binding.target) ? spansOf(pauses) : []
  return {
    clock,
    policy: versionFor(state.targets, milestone),
    calendar: calendar.version,
    startsFrom: promised.startsFrom,
    ...(binding.target === undefined ? {} : { target: binding.target }),
    binds: promised.binds,
    ...(projected === undefined ? {} : { projected }),
    due: dueByBoth(state, clock, now, calendars),
    working: explain(calendar, epochMs(clock.startedAt), epochMs(clock.dueAt), counted),
    ledger,
    elapsed: { ...elapsed, from: state.receivedAt, to: until },
  }
}
