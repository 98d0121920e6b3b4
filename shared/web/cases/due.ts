// What is due next in a case, and the order in which cases need somebody.
import type { CaseState } from '../../domain/case.ts'
import type { CalendarSource } from '../../domain/clocks/calendars.ts'
import { type Clock, clocksOf } from '../../domain/milestones.ts'
import type { Instant } from '../../domain/time.ts'

export type Due = Pick<Clock, 'milestone' | 'dueAt'> & { late: boolean; paused: boolean }

const isAwaited = ({ reachedAt, state }: Clock): boolean => reachedAt === undefined && state !== 'stopped'

/** The milestones of a case that are still to be reached, the first due first; none when the case has ended. */
export const awaited = (state: CaseState, now: Instant, calendars: CalendarSource): Due[] =>
  state.endedAt === undefined
    ? clocksOf(state, now, calendars)
        .filter(isAwaited)
        .map(({ milestone, dueAt, state }) => ({
          milestone,
          dueAt,
          late: state === 'missed',
          paused: state === 'paused',
        }))
        .sort((one, other) => one.dueAt.localeCompare(other.dueAt))
    : []

/** What whoever holds the case has to do next. Before anything else an offer waits for its answer, whatever else is late. */
export const nextDue = (state: CaseState, now: Instant, calendars: CalendarSource): Due | undefined => {
  const open = awaited(state, now, calendars)
  return open.find(({ milestone }) => milestone === 'response') ?? open[0]
}

/** Overdue first, then what is due next; what has nothing due comes last. */
export const byUrgency = (one: { next?: Due | undefined }, other: { next?: Due | undefined }): number => {
  if (one.next === undefined || other.next === undefined)
    return Number(one.next === undefined) - Number(other.next === undefined)
  return Number(other.next.late) - Number(one.next.late) || one.next.dueAt.localeCompare(other.next.dueAt)
}
