// The clocks of a case: which milestones run, since when, until when, and what is to be said of them. Derived from the
// state of the case alone; the targets are those that it was opened under.
import type { CaseState, CaseStatus } from './case.ts'
import { mailableAt } from './clocks/alerts.ts'
import { calendarFrom, type CalendarSource } from './clocks/calendars.ts'
import { calendarFor, CASE_MILESTONES, type CaseMilestone } from './clocks/case-targets.ts'
import { milestoneDue } from './clocks/milestone-due.ts'
import type { ClockKind, Priority } from './clocks/policy.ts'
import { isMovedByPauses } from './clocks/target.ts'
import { type Instant, instantOf } from './time.ts'

export type ClockState = 'running' | 'paused' | 'met' | 'missed' | 'stopped'

export type Clock = {
  milestone: CaseMilestone
  startedAt: Instant
  dueAt: Instant
  /** When 75 % of the target has gone. */
  remindAt?: Instant
  reachedAt?: Instant
  state: ClockState
  /** The offer whose answer is awaited; each offer has a clock of its own. */
  offerId?: string
}

type ClockCase = Pick<
  CaseState,
  | 'status'
  | 'receivedAt'
  | 'completeAt'
  | 'urgentAuthorisationAt'
  | 'decisionOn'
  | 'reportBy'
  | 'targets'
  | 'offer'
  | 'pauses'
  | 'reached'
  | 'endedAt'
  | 'projectedAt'
>

const startOf = (state: ClockCase, milestone: CaseMilestone): Instant | undefined => {
  switch (state.targets.promised[milestone].startsFrom) {
    case 'receipt':
      return state.receivedAt
    case 'complete':
      return state.completeAt
    case 'offer':
      return state.offer?.madeAt
    case 'allocation':
      return state.reached.allocation
    case 'urgent-authorisation':
      return state.urgentAuthorisationAt
  }
}

/** The pauses that count for a milestone: none after it was reached or the case ended; one that is open lasts until then, or until now. */
const pausesOf = (state: ClockCase, reachedAt: Instant | undefined, now: Instant): { from: Instant; to: Instant }[] => {
  const stoppedAt = reachedAt ?? state.endedAt
  return state.pauses.flatMap(({ from, to }) => {
    const ends = [to, stoppedAt].filter((each) => each !== undefined).sort()
    const until = ends[0] ?? now
    return from < until ? [{ from, to: until }] : []
  })
}

const NO_ONE_ASKED: readonly CaseStatus[] = ['assigning', 'unplaced']

const clockState = (
  state: ClockCase,
  dueAt: Instant,
  reachedAt: Instant | undefined,
  paused: boolean,
  now: Instant,
): ClockState => {
  if (reachedAt !== undefined) return reachedAt <= dueAt ? 'met' : 'missed'
  if ((state.endedAt ?? now) > dueAt) return 'missed'
  if (state.endedAt !== undefined) return 'stopped'
  return paused ? 'paused' : 'running'
}

/** The clocks of a case as they stand at an instant, in order; a milestone whose clock has not started is not among them. */
export const clocksOf = (state: ClockCase, now: Instant, calendars: CalendarSource): Clock[] =>
  CASE_MILESTONES.flatMap((milestone): Clock[] => {
    const startedAt = startOf(state, milestone)
    if (startedAt === undefined || (milestone === 'response' && NO_ONE_ASKED.includes(state.status))) return []
    const promised = state.targets.promised[milestone]
    const reachedAt = state.reached[milestone]
    const pauses = pausesOf(state, reachedAt, now)
    const due = milestoneDue({
      promised,
      startedAt,
      pauses,
      calendar: calendarFrom(calendars, calendarFor(state.targets, milestone)),
      ...(milestone === 'report' ? { agreedAt: state.reportBy, decisionOn: state.decisionOn } : {}),
    })
    if (!due.ok) return []
    const stands = state.pauses.some((pause) => pause.to === undefined)
    const paused = stands && promised.binds === 'net' && isMovedByPauses(due.target)
    return [
      {
        milestone,
        startedAt,
        dueAt: due.dueAt,
        ...(due.remindAt === undefined ? {} : { remindAt: due.remindAt }),
        ...(reachedAt === undefined ? {} : { reachedAt }),
        state: clockState(state, due.dueAt, reachedAt, paused, now),
        ...(milestone === 'response' && state.offer !== undefined ? { offerId: state.offer.offerId } : {}),
      },
    ]
  })

/** When a clock is due by each of the two: the gross one runs from receipt and never stops. Undefined beyond the calendar. */
export const dueByBoth = (
  state: ClockCase,
  { milestone, startedAt, reachedAt }: Clock,
  now: Instant,
  calendars: CalendarSource,
): Record<ClockKind, Instant | undefined> => {
  const calendar = calendarFrom(calendars, calendarFor(state.targets, milestone))
  const promised = state.targets.promised[milestone]
  const agreed = milestone === 'report' ? { agreedAt: state.reportBy, decisionOn: state.decisionOn } : {}
  const pauses = pausesOf(state, reachedAt, now)
  const dueAt = (binds: ClockKind, from: Instant): Instant | undefined => {
    const due = milestoneDue({ promised: { ...promised, binds }, startedAt: from, pauses, calendar, ...agreed })
    return due.ok ? due.dueAt : undefined
  }
  // What starts from an offer or from the naming of the advocate starts there for both.
  const fromReceipt = promised.startsFrom === 'complete' ? state.receivedAt : startedAt
  return { net: dueAt('net', startedAt), gross: dueAt('gross', fromReceipt) }
}

export type DueAlert = {
  milestone: CaseMilestone
  alert: 'reminder' | 'breach'
  dueAt: Instant
  raiseAt: Instant
  offerId?: string
}

/** What fell due by clocks that were projected anew falls due with the projection, and is mailed when people may be. */
const raiseAt = (
  { priority, projectedAt, targets }: Pick<CaseState, 'priority' | 'projectedAt' | 'targets'>,
  at: Instant,
  calendars: CalendarSource,
): Instant => {
  const calendar = calendarFrom(calendars, targets.calendar)
  return mailableAt(projectedAt === undefined || projectedAt < at ? at : projectedAt, priority, calendar)
}

/**
 * Every alert that the open clocks of a case call for, past and to come: a reminder at 75 % and a breach at 100 %, raised
 * when people may be mailed. A breach is one once the due time has passed, not at it.
 */
export const alertsOf = (
  state: ClockCase & { priority: Priority },
  now: Instant,
  calendars: CalendarSource,
): DueAlert[] =>
  clocksOf(state, now, calendars)
    .filter((clock) => clock.reachedAt === undefined && clock.state !== 'stopped' && clock.state !== 'paused')
    .flatMap(({ milestone, dueAt, remindAt, offerId }): DueAlert[] => {
      const about = { milestone, dueAt, ...(offerId === undefined ? {} : { offerId }) }
      const breachAt = raiseAt(state, instantOf(Date.parse(dueAt) + 1), calendars)
      const breach = { ...about, alert: 'breach' as const, raiseAt: breachAt }
      if (remindAt === undefined) return [breach]
      const reminder = { ...about, alert: 'reminder' as const, raiseAt: raiseAt(state, remindAt, calendars) }
      // An offer that is not answered in time lapses, and is told as that.
      if (offerId !== undefined) return reminder.raiseAt <= dueAt ? [reminder] : []
      // A reminder that could only go with the breach would tell nobody anything.
      return reminder.raiseAt < breachAt ? [reminder, breach] : [breach]
    })

/** When an offer that is made at an instant has to be answered. */
export const responseDue = (state: ClockCase, madeAt: Instant, calendars: CalendarSource): Instant => {
  const calendar = calendarFrom(calendars, state.targets.calendar)
  const due = milestoneDue({ promised: state.targets.promised.response, startedAt: madeAt, calendar })
  return due.ok ? due.dueAt : madeAt
}
