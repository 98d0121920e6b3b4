// Working time as a coordinate: every instant has the office time that lies before it, so that adding and measuring are
// a look-up and a subtraction. Instants are epoch milliseconds, working time is in milliseconds.
import { covers, dayAt, type WorkingCalendar } from './calendar.ts'

/** A span of time, from its first instant up to and without its last, in epoch milliseconds. */
export type Span = { fromMs: number; toMs: number }

/** The office time between the first day of the calendar and an instant; held at the calendar's ends outside it. */
const workingPosition = (calendar: WorkingCalendar, ms: number): number => {
  const { midnights, workingDaysBefore, openings, officeTime } = calendar.index
  if (ms < midnights[0]!) return 0
  if (!covers(calendar, ms)) return openings.length * officeTime
  const day = dayAt(calendar, ms)
  const daysBefore = workingDaysBefore[day]!
  const isWorkingDay = workingDaysBefore[day + 1]! > daysBefore
  if (!isWorkingDay) return daysBefore * officeTime
  return daysBefore * officeTime + Math.min(Math.max(ms - openings[daysBefore]!, 0), officeTime)
}

/** The earliest instant that has so much office time before it (more than none); undefined beyond the calendar. */
const earliestAt = ({ index: { openings, officeTime } }: WorkingCalendar, position: number): number | undefined => {
  // Earliest: what is reached as the office closes is reached at closing time, not at the next opening.
  const workingDay = Math.ceil(position / officeTime) - 1
  const opening = openings[workingDay]
  return opening === undefined ? undefined : opening + position - workingDay * officeTime
}

/** The pauses as stretches of office time, in the order in which they begin, without those that cost none. */
const pausedStretches = (calendar: WorkingCalendar, pauses: readonly Span[]): Span[] => {
  const stretches: Span[] = []
  for (const { fromMs, toMs } of pauses) {
    const stretch = { fromMs: workingPosition(calendar, fromMs), toMs: workingPosition(calendar, toMs) }
    if (stretch.toMs > stretch.fromMs) stretches.push(stretch)
  }
  return stretches.sort((a, b) => a.fromMs - b.fromMs)
}

/**
 * The earliest instant at which so much office time has passed outside every pause; overlapping pauses count once.
 * Nothing to add is reached at once. Undefined when start or end lies outside the calendar.
 */
export const addWorkingTime = (
  calendar: WorkingCalendar,
  startMs: number,
  workingMs: number,
  pauses: readonly Span[] = [],
): number | undefined => {
  if (!covers(calendar, startMs)) return undefined
  if (workingMs <= 0) return startMs
  const start = workingPosition(calendar, startMs)
  let end = start + workingMs
  let resumed = start
  for (const stretch of pausedStretches(calendar, pauses)) {
    // What is reached just as a pause begins is reached.
    if (stretch.fromMs >= end) break
    end += Math.max(0, stretch.toMs - Math.max(stretch.fromMs, resumed))
    resumed = Math.max(resumed, stretch.toMs)
  }
  return earliestAt(calendar, end)
}

/**
 * The office time between two instants outside every pause; overlapping pauses count once. None when the second is not
 * after the first. Undefined when either lies outside the calendar.
 */
export const measureWorkingTime = (
  calendar: WorkingCalendar,
  fromMs: number,
  toMs: number,
  pauses: readonly Span[] = [],
): number | undefined => {
  if (!covers(calendar, fromMs) || !covers(calendar, toMs)) return undefined
  const from = workingPosition(calendar, fromMs)
  const to = workingPosition(calendar, toMs)
  if (to <= from) return 0
  let paused = 0
  let resumed = from
  for (const stretch of pausedStretches(calendar, pauses)) {
    paused += Math.max(0, Math.min(stretch.toMs, to) - Math.max(stretch.fromMs, resumed))
    resumed = Math.max(resumed, Math.min(stretch.toMs, to))
  }
  return to - from - paused
}
