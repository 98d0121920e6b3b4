// The queue of decisions as data: what awaits a reviewer, why, until when, and how long it is until the decision it is about.
import { type WorkingCalendar, workingDaysUntil } from '../../../shared/domain/clocks/calendar.ts'
import type { CalendarSource } from '../../../shared/domain/clocks/calendars.ts'
import type { Priority } from '../../../shared/domain/clocks/policy.ts'
import type { Process } from '../../../shared/domain/eligibility/facts.ts'
import { referralClocks } from '../../../shared/domain/referral-clocks.ts'
import { type ReferralState, rolesLeftOut } from '../../../shared/domain/referral.ts'
import { dateOf, epochMs, type Instant } from '../../../shared/domain/time.ts'
import type { Words } from '../../../shared/web/words/index.ts'

export type QueueRow = {
  state: ReferralState
  /** What is to be decided; other cases of the referral may be open already. */
  about: readonly Process[]
  /** Why it is here: an answer that the law needs is not known, or the referrer goes on against what the law says. */
  why: 'open' | 'against'
  priority?: Priority
  since?: Instant
  due?: { at: Instant; late: boolean }
}

/** A referral as the queue has it. */
export const queueRow = (state: ReferralState, now: Instant, calendars: CalendarSource): QueueRow => {
  const clock = referralClocks(state, now, calendars).find(({ milestone }) => milestone === 'decision')
  const roles = rolesLeftOut(state)
  const undecided = state.determinations.filter(({ role }) => roles.includes(role))
  const isOpen = undecided.some(({ outcome }) => outcome === 'needs-information')
  return {
    state,
    about: [...new Set(undecided.map(({ process }) => process))],
    why: isOpen ? 'open' : 'against',
    ...(state.awaited === undefined ? {} : { priority: state.awaited.priority, since: state.awaited.startedAt }),
    ...(clock === undefined ? {} : { due: { at: clock.dueAt, late: clock.state === 'missed' } }),
  }
}

/** Overdue first, then what is due next; of the same time the one that waits longest. */
export const inOrder = (one: QueueRow, other: QueueRow): number => {
  if (one.due === undefined || other.due === undefined)
    return Number(one.due === undefined) - Number(other.due === undefined)
  return (
    Number(other.due.late) - Number(one.due.late) ||
    one.due.at.localeCompare(other.due.at) ||
    (one.since ?? '').localeCompare(other.since ?? '')
  )
}

/** How long it is until the decision about the person, in words. */
export const leadWords = (
  { clockFacts }: ReferralState,
  { now, calendar, w }: { now: Instant; calendar: WorkingCalendar; w: Words },
): string => {
  const { decisionOn } = clockFacts
  if (decisionOn === undefined) return w.review.noLead
  const date = w.dates.day(decisionOn)
  if (decisionOn < dateOf(now)) return w.review.leadPassed(date)
  const days = workingDaysUntil(calendar, epochMs(now), decisionOn)
  if (days === undefined || !Number.isFinite(days)) return date
  return days === 0 ? w.review.leadToday(date) : w.review.leadTime(days, date)
}
