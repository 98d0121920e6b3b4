// What the case workflow asks of a case each time it wakes: what has fallen due, what is next, and until when to wait.
import { type CaseCommand, type CaseState, type CaseStatus, isRaised } from './case.ts'
import { dueMs } from './clocks/deadline.ts'
import { DEFAULT_POLICY } from './clocks/policy.ts'
import { calendarFrom, type CalendarSource } from './clocks/calendars.ts'
import { alertsOf, clocksOf } from './milestones.ts'
import { epochMs, type Instant, instantOf } from './time.ts'

export const WAITS = [
  'await-response',
  'await-allocation',
  'await-first-contact',
  'await-report',
  'await-query',
  'await-commissioner',
] as const
export type Wait = (typeof WAITS)[number]
export type NextStep = 'assign' | Wait | 'closed'

/** What is next in each status. */
const NEXT: Record<CaseStatus, NextStep> = {
  assigning: 'assign',
  offered: 'await-response',
  queried: 'await-query',
  accepted: 'await-allocation',
  allocated: 'await-first-contact',
  'in-contact': 'await-report',
  // The report is in; what is awaited is that the provider closes the case.
  reported: 'await-report',
  unplaced: 'await-commissioner',
  withdrawn: 'closed',
  closed: 'closed',
}

/** No wait is longer: an execution wakes in between and looks again. */
const LONGEST_WAIT_MS = 20 * 24 * 3_600_000

/** What has fallen due and is to be done now, in order; nothing when the case is up to date. */
export const dueNow = (state: CaseState, now: Instant, calendars: CalendarSource): CaseCommand | undefined => {
  if (NEXT[state.status] === 'closed') return undefined
  const alert = alertsOf(state, now, calendars).find((due) => due.raiseAt <= now && !isRaised(state, due))
  if (alert !== undefined) {
    const { raiseAt: _, ...about } = alert
    return { type: 'raise-alert', ...about }
  }
  const jointUntil = state.handedOver?.jointUntil
  if (jointUntil !== undefined && jointUntil <= now) return { type: 'end-joint-period' }
  const answerBy = answerDue(state, now, calendars)
  if (state.offer !== undefined && answerBy !== undefined && answerBy < now)
    return { type: 'lapse', offerId: state.offer.offerId }
  const over = state.pauses.find(({ from, to }) => to === undefined && pauseEnds(state, from, calendars) <= now)
  return over === undefined ? undefined : { type: 'end-pause', reason: over.reason }
}

/** When an offer that nobody has answered passes on; a query about it holds it up while its pause lasts. */
const answerDue = (state: CaseState, now: Instant, calendars: CalendarSource): Instant | undefined => {
  const isOffer = state.status === 'offered' || (state.status === 'queried' && state.queriedFrom === 'offered')
  if (!isOffer) return undefined
  const response = clocksOf(state, now, calendars).find((clock) => clock.milestone === 'response')
  return response === undefined || response.state === 'paused' ? undefined : response.dueAt
}

/** A pause ends by itself after ten working days. */
const pauseEnds = ({ targets }: CaseState, from: Instant, calendars: CalendarSource): Instant => {
  const calendar = calendarFrom(calendars, targets.calendar)
  return instantOf(dueMs(calendar, epochMs(from), DEFAULT_POLICY.longestPause) ?? epochMs(from) + LONGEST_WAIT_MS)
}

/** What is next, and the instant until which to wait for it when nothing happens before. */
export const nextStep = (
  state: CaseState,
  now: Instant,
  calendars: CalendarSource,
): { next: NextStep; until: Instant } => {
  const next = NEXT[state.status]
  const latest = instantOf(epochMs(now) + LONGEST_WAIT_MS)
  if (next === 'closed' || next === 'assign') return { next, until: latest }
  const answerBy = answerDue(state, now, calendars)
  const wakings = [
    ...alertsOf(state, now, calendars)
      .filter((due) => !isRaised(state, due))
      .map((due) => due.raiseAt),
    ...(state.handedOver?.jointUntil === undefined ? [] : [state.handedOver.jointUntil]),
    ...(answerBy === undefined ? [] : [instantOf(epochMs(answerBy) + 1)]),
    ...state.pauses.filter((pause) => pause.to === undefined).map((pause) => pauseEnds(state, pause.from, calendars)),
  ].filter((at) => at > now)
  const until = [latest, ...wakings].sort()[0] ?? latest
  return { next, until: pausedUntil(state, { now, until }, calendars) }
}

/**
 * When a clock that is paused now would stand no longer though its pause goes on, or `until`, whichever comes first: the due
 * time of a report moves with a pause only up to the day of the decision, and runs from there like any other.
 */
const pausedUntil = (
  state: CaseState,
  { now, until }: { now: Instant; until: Instant },
  calendars: CalendarSource,
): Instant => {
  const paused = clocksOf(state, now, calendars).filter((clock) => clock.state === 'paused')
  const stand = (atMs: number): boolean => {
    const then = clocksOf(state, instantOf(atMs), calendars)
    return paused.every(({ milestone }) => then.find((clock) => clock.milestone === milestone)?.state === 'paused')
  }
  if (paused.length === 0 || stand(epochMs(until))) return until
  // Once it runs it runs for as long as the pause lasts, so that halving what lies between finds the millisecond.
  let [standsMs, runsMs] = [epochMs(now), epochMs(until)]
  while (runsMs - standsMs > 1) {
    const betweenMs = Math.floor((standsMs + runsMs) / 2)
    if (stand(betweenMs)) standsMs = betweenMs
    else runsMs = betweenMs
  }
  return instantOf(runsMs)
}
