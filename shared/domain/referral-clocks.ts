// The clocks of a referral itself, before its cases have theirs: that it was acknowledged, and that a person decided where
// the law leaves it open. And what falls due while it waits, for the workflow to raise.
import { mailableAt } from './clocks/alerts.ts'
import { calendarFrom, type CalendarSource } from './clocks/calendars.ts'
import { milestoneDue } from './clocks/milestone-due.ts'
import type { AlertKind, Awaited } from './events.ts'
import type { ClockState } from './milestones.ts'
import { referralAlertKey, type ReferralCommand, type ReferralState } from './referral.ts'
import { epochMs, type Instant, instantOf } from './time.ts'

export const REFERRAL_MILESTONES = ['acknowledgement', 'decision'] as const
export type ReferralMilestone = (typeof REFERRAL_MILESTONES)[number]

export type ReferralClock = {
  milestone: ReferralMilestone
  startedAt: Instant
  dueAt: Instant
  reachedAt?: Instant
  state: ClockState
}

/** What is done at once is done by a machine, within seconds; a mail that had to be sent again by the sweep was late. */
const AT_ONCE_MS = 5 * 60_000

const stateOf = (
  dueAt: Instant,
  { reachedAt, endedAt }: { reachedAt?: Instant | undefined; endedAt?: Instant | undefined },
  now: Instant,
): ClockState => {
  if (reachedAt !== undefined) return reachedAt <= dueAt ? 'met' : 'missed'
  if ((endedAt ?? now) > dueAt) return 'missed'
  return endedAt === undefined ? 'running' : 'stopped'
}

const acknowledgement = ({ receivedAt, acknowledgedAt }: ReferralState, now: Instant): ReferralClock => {
  const latest = instantOf(epochMs(receivedAt) + AT_ONCE_MS)
  return {
    milestone: 'acknowledgement',
    startedAt: receivedAt,
    dueAt: receivedAt,
    ...(acknowledgedAt === undefined ? {} : { reachedAt: acknowledgedAt }),
    state: stateOf(latest, { reachedAt: acknowledgedAt }, now),
  }
}

type Due = { dueAt: Instant; remindAt?: Instant }

/** When a wait should be over; undefined beyond the calendar. */
const dueOf = ({ promised, startedAt, calendar }: Awaited, calendars: CalendarSource): Due | undefined => {
  const due = milestoneDue({ promised, startedAt, calendar: calendarFrom(calendars, calendar) })
  return due.ok ? due : undefined
}

const decision = (state: ReferralState, now: Instant, calendars: CalendarSource): ReferralClock[] => {
  const { awaited, decision: decided, withdrawnAt } = state
  const due = awaited?.what === 'decision' ? dueOf(awaited, calendars) : undefined
  if (awaited === undefined || due === undefined) return []
  return [
    {
      milestone: 'decision',
      startedAt: awaited.startedAt,
      dueAt: due.dueAt,
      ...(decided === undefined ? {} : { reachedAt: decided.at }),
      state: stateOf(due.dueAt, { reachedAt: decided?.at, endedAt: withdrawnAt }, now),
    },
  ]
}

/** The clocks of a referral as they stand at an instant, in order; that of a decision only where one is or was awaited. */
export const referralClocks = (state: ReferralState, now: Instant, calendars: CalendarSource): ReferralClock[] => [
  acknowledgement(state, now),
  ...decision(state, now, calendars),
]

type DueAlert = { what: Awaited['what']; alert: AlertKind; dueAt: Instant; raiseAt: Instant }

const WAITS: Partial<Record<ReferralState['status'], Awaited['what']>> = {
  'awaiting-information': 'information',
  'awaiting-decision': 'decision',
}

/** A reminder at 75 % and a breach at 100 % of what a referral waits for, raised when people may be mailed. */
const alertsOf = ({ status, awaited }: ReferralState, calendars: CalendarSource): DueAlert[] => {
  if (awaited === undefined || WAITS[status] !== awaited.what) return []
  const due = dueOf(awaited, calendars)
  if (due === undefined) return []
  const { what, priority } = awaited
  const calendar = calendarFrom(calendars, awaited.calendar)
  const { dueAt, remindAt } = due
  const breachAt = mailableAt(instantOf(epochMs(dueAt) + 1), priority, calendar)
  const breach = { what, alert: 'breach' as const, dueAt, raiseAt: breachAt }
  const remind = remindAt === undefined ? breachAt : mailableAt(remindAt, priority, calendar)
  // A reminder that could only go with the breach would tell nobody anything.
  return remind < breachAt ? [{ what, alert: 'reminder', dueAt, raiseAt: remind }, breach] : [breach]
}

const isOpen = ({ alerts }: ReferralState, alert: DueAlert): boolean => !alerts.includes(referralAlertKey(alert))

/** The alert of a waiting referral that has fallen due and was not raised yet; nothing when it is up to date. */
export const dueOfReferral = (
  state: ReferralState,
  now: Instant,
  calendars: CalendarSource,
): Extract<ReferralCommand, { type: 'raise-alert' }> | undefined => {
  const due = alertsOf(state, calendars).find((alert) => alert.raiseAt <= now && isOpen(state, alert))
  if (due === undefined) return undefined
  const { raiseAt: _, ...about } = due
  return { type: 'raise-alert', ...about }
}

/** When something falls due next while a referral waits; undefined when nothing more does. */
export const nextDueOfReferral = (state: ReferralState, now: Instant, calendars: CalendarSource): Instant | undefined =>
  alertsOf(state, calendars)
    .filter((alert) => isOpen(state, alert))
    .map(({ raiseAt }) => raiseAt)
    .filter((raiseAt) => raiseAt > now)
    .sort()[0]
