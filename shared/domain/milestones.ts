// The clocks of a case: which milestones run, since when, until when, and what is to be said of them. Derived from the
// state of the case alone; the targets are those that it was opened under.
import type { CaseState, CaseStatus } from './case.ts'
import { alertTimes } from './clocks/alerts.ts'
import type { WorkingCalendar } from './clocks/calendar.ts'
import { calendarFrom, type CalendarSource } from './clocks/calendars.ts'
import { calendarFor, CASE_MILESTONES, type CaseMilestone } from './clocks/case-targets.ts'
import { type ClockState, clockState } from './clocks/clock-state.ts'
import type { Pause } from './clocks/deadline.ts'
import { type MilestoneDue, milestoneDue } from './clocks/milestone-due.ts'
import type { ClockKind, Priority } from './clocks/policy.ts'
import { isMovedByPauses } from './clocks/target.ts'
import { epochMs, type Instant } from './time.ts'

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
  | 'onceMore'
>

const startOf = (state: ClockCase, milestone: CaseMilestone): Instant | undefined => {
  if (isOnceMore(state, milestone)) return state.onceMore?.since
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

/** When a milestone was reached by whoever has the case now: not what the provider did that it was taken from. */
export const reachedNow = (
  { reached, onceMore }: Pick<CaseState, 'reached' | 'onceMore'>,
  milestone: CaseMilestone,
): Instant | undefined =>
  onceMore?.milestones.includes(milestone) === true ? onceMore.reached[milestone] : reached[milestone]

const isOnceMore = ({ onceMore }: ClockCase, milestone: CaseMilestone): boolean =>
  onceMore?.milestones.includes(milestone) === true

/** The pauses that count for a milestone: none after it was reached or the case ended; one that is open lasts until then, or until now. */
const pausesOf = (state: ClockCase, reachedAt: Instant | undefined, now: Instant): Pause[] => {
  const stoppedAt = reachedAt ?? state.endedAt
  return state.pauses.flatMap(({ from, to }) => {
    const ends = [to, stoppedAt].filter((each) => each !== undefined).sort()
    const until = ends[0] ?? now
    return from < until ? [{ from, to: until }] : []
  })
}

const NO_ONE_ASKED: readonly CaseStatus[] = ['assigning', 'unplaced']

const isStarted = (state: ClockCase, milestone: CaseMilestone): boolean =>
  startOf(state, milestone) !== undefined && (milestone !== 'response' || !NO_ONE_ASKED.includes(state.status))

/** A clock with what it was reckoned by. `pauses` are those that move it. */
export type ReckonedClock = { clock: Clock; due: MilestoneDue; pauses: Pause[]; calendar: WorkingCalendar }

/**
 * The clock of a milestone as it stands at an instant, and how it came to its due time; undefined where it has not started,
 * or lies beyond the calendar.
 */
export const reckonedClock = (
  state: ClockCase,
  milestone: CaseMilestone,
  now: Instant,
  calendars: CalendarSource,
): ReckonedClock | undefined => {
  const startedAt = startOf(state, milestone)
  if (startedAt === undefined || !isStarted(state, milestone)) return undefined
  const promised = state.targets.promised[milestone]
  const reachedAt = reachedNow(state, milestone)
  const pauses = pausesOf(state, reachedAt, now)
  const calendar = calendarFrom(calendars, calendarFor(state.targets, milestone))
  const due = milestoneDue({
    promised,
    startedAt,
    pauses,
    calendar,
    ...(milestone === 'report' ? { agreedAt: state.reportBy, decisionOn: state.decisionOn } : {}),
  })
  if (!due.ok) return undefined
  const { dueAt, remindAt, target } = due
  const isPausable = promised.binds === 'net' && isMovedByPauses(target)
  const isPaused = isPausable && state.pauses.some((pause) => pause.to === undefined)
  const clock: Clock = {
    milestone,
    startedAt,
    dueAt,
    ...(remindAt === undefined ? {} : { remindAt }),
    ...(reachedAt === undefined ? {} : { reachedAt }),
    state: clockState({ dueAt, reachedAt, endedAt: state.endedAt, isPaused }, now),
    ...(milestone === 'response' && state.offer !== undefined ? { offerId: state.offer.offerId } : {}),
  }
  return { clock, due, pauses: isPausable ? pauses : [], calendar }
}

/** The clocks of a case as they stand at an instant, in order; a milestone whose clock has not started is not among them. */
export const clocksOf = (state: ClockCase, now: Instant, calendars: CalendarSource): Clock[] =>
  CASE_MILESTONES.flatMap((milestone) => reckonedClock(state, milestone, now, calendars)?.clock ?? [])

/** The milestones whose clocks have started and cannot be counted, because their calendar does not reach so far. */
export const beyondCalendar = (state: ClockCase, now: Instant, calendars: CalendarSource): CaseMilestone[] => {
  const counted = clocksOf(state, now, calendars)
  return CASE_MILESTONES.filter(
    (milestone) => isStarted(state, milestone) && !counted.some((clock) => clock.milestone === milestone),
  )
}

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
  // What starts from an offer, from the naming of the advocate or once more starts there for both.
  const isFromReceipt = promised.startsFrom === 'complete' && !isOnceMore(state, milestone)
  const fromReceipt = isFromReceipt ? state.receivedAt : startedAt
  return { net: dueAt('net', startedAt), gross: dueAt('gross', fromReceipt) }
}

export type DueAlert = {
  milestone: CaseMilestone
  alert: 'reminder' | 'breach'
  dueAt: Instant
  raiseAt: Instant
  offerId?: string
}

/**
 * Every alert that the open clocks of a case call for, past and to come. Of an offer that is not answered there is no breach: it
 * lapses, and is told as that.
 */
export const alertsOf = (
  state: ClockCase & { priority: Priority },
  now: Instant,
  calendars: CalendarSource,
): DueAlert[] =>
  clocksOf(state, now, calendars)
    .filter((clock) => clock.reachedAt === undefined && clock.state !== 'stopped' && clock.state !== 'paused')
    .flatMap(({ milestone, offerId, ...clock }) => {
      const calendar = calendarFrom(calendars, state.targets.calendar)
      const times = alertTimes({ ...clock, notBefore: state.projectedAt }, { priority: state.priority, now, calendar })
      const about = { milestone, dueAt: clock.dueAt, ...(offerId === undefined ? {} : { offerId }) }
      return times
        .filter(({ alert }) => offerId === undefined || alert === 'reminder')
        .map((time): DueAlert => ({ ...about, ...time }))
    })

/** When an offer that is made at an instant has to be answered. */
export const responseDue = (state: ClockCase, madeAt: Instant, calendars: CalendarSource): Instant => {
  const calendar = calendarFrom(calendars, state.targets.calendar)
  const due = milestoneDue({ promised: state.targets.promised.response, startedAt: madeAt, calendar })
  return due.ok ? due.dueAt : madeAt
}

const A_WEEK_S = 7 * 24 * 3_600

/**
 * Until when the link lives that is made for an offer at an instant, in seconds since 1970: a week longer than an offer made
 * then, to say honestly that the offer has passed on; a query may hold the offer open as long.
 */
export const linkExpiry = (state: ClockCase, at: Instant, calendars: CalendarSource): number =>
  Math.ceil(epochMs(responseDue(state, at, calendars)) / 1000) + A_WEEK_S
