// When people are told about a clock: a reminder before it is due, and mail in office hours.
import { epochMs, type Instant, instantOf } from '../time.ts'
import { countsFrom, type WorkingCalendar } from './calendar.ts'
import { dueMs, type Pause, spansOf } from './deadline.ts'
import type { Priority } from './policy.ts'
import type { Target } from './target.ts'
import { addWorkingTime, measureWorkingTime } from './working-time.ts'

/** The holder of the work is reminded when this much of the target has gone. */
const REMIND_AFTER = 0.75

/**
 * When 75 % of a target has gone, by the kind of time that the target counts in: office time outside pauses for working
 * hours and days, elapsed time for all others. Never after the due time. Undefined beyond the calendar.
 */
export const remindAt = ({
  startedAt,
  target,
  pauses = [],
  calendar,
}: {
  startedAt: Instant
  target: Target
  pauses?: readonly Pause[]
  calendar: WorkingCalendar
}): Instant | undefined => {
  const startMs = Date.parse(startedAt)
  const unpaused = dueMs(calendar, startMs, target)
  if (unpaused === undefined) return undefined
  if ('workingHours' in target || 'workingDays' in target) {
    const granted = measureWorkingTime(calendar, startMs, unpaused)
    const reminder =
      granted === undefined
        ? undefined
        : addWorkingTime(calendar, startMs, Math.round(granted * REMIND_AFTER), spansOf(pauses))
    return reminder === undefined ? undefined : instantOf(reminder)
  }
  // An agreed date may have passed before the clock started; then it is due, and there is nothing left to remind of.
  return instantOf(Math.min(unpaused, startMs + Math.round((unpaused - startMs) * REMIND_AFTER)))
}

/**
 * When something that people should know at an instant may be mailed to them: then, for P1; otherwise within office
 * hours, at the next opening. Beyond the calendar nobody knows the office hours, and mail is better early than never.
 */
export const mailableAt = (instant: Instant, priority: Priority, calendar: WorkingCalendar): Instant => {
  if (priority === 'P1') return instant
  const opening = countsFrom(calendar, Date.parse(instant))
  return opening === undefined ? instant : instantOf(opening)
}

/** When an alert of a clock is to be raised. */
export type AlertTime = { alert: 'reminder' | 'breach'; raiseAt: Instant }

/**
 * What an open clock calls for, past and to come: a reminder at 75 %, raised when people may be mailed, and a breach at 100 %.
 * A breach is one once the due time has passed, not at it, whatever the hour: it is a fact, and only its mail waits for the
 * office to open. Neither is before `notBefore`: what fell due by dates that were set anew falls due with them.
 */
export const alertTimes = (
  { dueAt, remindAt: at, notBefore }: { dueAt: Instant; remindAt?: Instant; notBefore?: Instant | undefined },
  { priority, now, calendar }: { priority: Priority; now: Instant; calendar: WorkingCalendar },
): AlertTime[] => {
  const fallsDueAt = (instant: Instant): Instant =>
    notBefore === undefined || notBefore < instant ? instant : notBefore
  const breach = { alert: 'breach' as const, raiseAt: fallsDueAt(instantOf(epochMs(dueAt) + 1)) }
  if (at === undefined || dueAt < now) return [breach]
  const raiseAt = mailableAt(fallsDueAt(at), priority, calendar)
  // What is late needs no reminder: of what could not be reminded of in time the breach tells all there is.
  return raiseAt <= dueAt ? [{ alert: 'reminder', raiseAt }, breach] : [breach]
}
