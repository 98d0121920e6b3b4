// What a change of a case does to its clocks: the due times that it moves, and the breaches that nobody would find after it.
import { evolve } from './case-evolution.ts'
import { type CaseState, hasEnded, isRaised } from './case.ts'
import type { CalendarSource } from './clocks/calendars.ts'
import type { CaseMilestone } from './clocks/case-targets.ts'
import type { Actor, CaseEvent, MovingEvent } from './events.ts'
import { alertsOf, clocksOf, reachedNow } from './milestones.ts'
import type { Instant } from './time.ts'

/**
 * The events of a command with the due times that they move, and before them the breaches that nobody would find after them:
 * of work that is done late by them, of due times that they move, and of all that is late in a case that they end.
 */
export const recordingBreaches = (
  state: CaseState,
  events: CaseEvent[],
  at: Instant,
  calendars: CalendarSource,
): CaseEvent[] => {
  const open = clocksOf(state, at, calendars).filter(({ reachedAt }) => reachedAt === undefined)
  const isAnyLate = open.some(({ dueAt, offerId }) => offerId === undefined && dueAt < at)
  if (!isAnyLate && !events.some(movesClocks)) return events
  const after = events.reduce(evolve, state)
  const dueAfter = new Map(clocksOf(after, at, calendars).map(({ milestone, dueAt }) => [milestone, dueAt]))
  const moved = open
    .filter(({ milestone, dueAt }) => dueAfter.get(milestone) !== dueAt)
    .map(({ milestone }) => milestone)
  const isOvertaken = (milestone: CaseMilestone): boolean =>
    hasEnded(after) || reachedNow(after, milestone) !== undefined
  // What is late by its new date too is told as late by that.
  const isHidden = (milestone: CaseMilestone, dueAt: Instant): boolean =>
    hasEnded(after) ||
    (moved.includes(milestone) && (dueAfter.get(milestone) ?? at) >= at) ||
    (reachedNow(after, milestone) ?? dueAt) > dueAt
  const breaches = alertsOf(state, at, calendars).filter(
    (due) => due.alert === 'breach' && due.raiseAt <= at && isHidden(due.milestone, due.dueAt) && !isRaised(state, due),
  )
  return [
    ...breaches.map(
      ({ milestone, dueAt }): CaseEvent => ({
        type: 'alert-raised',
        at,
        by: CLOCKS,
        milestone,
        alert: 'breach',
        dueAt,
        ...(isOvertaken(milestone) ? { overtaken: true } : {}),
      }),
    ),
    ...events.map((event) => (movesClocks(event) && moved.length > 0 ? { ...event, moved } : event)),
  ]
}

// A breach is nobody's act, whoever was about to act when it was noticed.
const CLOCKS: Actor = { kind: 'service', part: 'case-workflow' }

const movesClocks = (event: CaseEvent): event is MovingEvent =>
  event.type === 'report-date-agreed' || event.type === 'story-corrected' || event.type === 'clocks-reprojected'
