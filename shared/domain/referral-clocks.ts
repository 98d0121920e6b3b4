// The clocks of a referral itself, before its cases have theirs: that it was acknowledged, and that a person decided where
// the law leaves it open. And what falls due while it waits, for the workflow to raise.
import { alertTimes } from './clocks/alerts.ts'
import type { WorkingCalendar } from './clocks/calendar.ts'
import { calendarFrom, type CalendarSource } from './clocks/calendars.ts'
import { type ClockState, clockState } from './clocks/clock-state.ts'
import { MINUTE } from './clocks/london.ts'
import { type MilestoneDue, milestoneDue } from './clocks/milestone-due.ts'
import type { AlertKind, Awaited } from './events.ts'
import { awaitedNow, referralAlertKey, type ReferralCommand, type ReferralState } from './referral.ts'
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
export const AT_ONCE_MINUTES = 5

const acknowledgement = ({ receivedAt, acknowledgedAt }: ReferralState, now: Instant): ReferralClock => {
  const latest = instantOf(epochMs(receivedAt) + AT_ONCE_MINUTES * MINUTE)
  return {
    milestone: 'acknowledgement',
    startedAt: receivedAt,
    dueAt: receivedAt,
    ...(acknowledgedAt === undefined ? {} : { reachedAt: acknowledgedAt }),
    state: clockState({ dueAt: latest, reachedAt: acknowledgedAt }, now),
  }
}

type Wait = { due: MilestoneDue; calendar: WorkingCalendar }

/** When a wait should be over, and the calendar that it is counted by; undefined beyond that. */
export const dueOfWait = (
  { promised, startedAt, calendar: version }: Awaited,
  calendars: CalendarSource,
): Wait | undefined => {
  const calendar = calendarFrom(calendars, version)
  const due = milestoneDue({ promised, startedAt, calendar })
  return due.ok ? { due, calendar } : undefined
}

const decision = (state: ReferralState, now: Instant, calendars: CalendarSource): ReferralClock[] => {
  const { awaited, decision: decided, withdrawnAt } = state
  const wait = awaited?.what === 'decision' ? dueOfWait(awaited, calendars) : undefined
  if (awaited === undefined || wait === undefined) return []
  const { dueAt } = wait.due
  return [
    {
      milestone: 'decision',
      startedAt: awaited.startedAt,
      dueAt,
      ...(decided === undefined ? {} : { reachedAt: decided.at }),
      state: clockState({ dueAt, reachedAt: decided?.at, endedAt: withdrawnAt }, now),
    },
  ]
}

/** The clocks of a referral as they stand at an instant, in order; that of a decision only where one is or was awaited. */
export const referralClocks = (state: ReferralState, now: Instant, calendars: CalendarSource): ReferralClock[] => [
  acknowledgement(state, now),
  ...decision(state, now, calendars),
]

type DueAlert = { what: Awaited['what']; alert: AlertKind; dueAt: Instant; raiseAt: Instant }

/** What the wait of a referral calls for, as every clock does. */
const alertsOf = (state: ReferralState, now: Instant, calendars: CalendarSource): DueAlert[] => {
  const awaited = awaitedNow(state)
  if (awaited === undefined) return []
  const wait = dueOfWait(awaited, calendars)
  if (wait === undefined) return []
  const { what, priority } = awaited
  const { due, calendar } = wait
  return alertTimes(due, { priority, now, calendar }).map((time) => ({ what, dueAt: due.dueAt, ...time }))
}

const isOpen = ({ alerts }: ReferralState, alert: DueAlert): boolean => !alerts.includes(referralAlertKey(alert))

/** The alert of a waiting referral that has fallen due and was not raised yet; nothing when it is up to date. */
export const dueOfReferral = (
  state: ReferralState,
  now: Instant,
  calendars: CalendarSource,
): Extract<ReferralCommand, { type: 'raise-alert' }> | undefined => {
  const due = alertsOf(state, now, calendars).find((alert) => alert.raiseAt <= now && isOpen(state, alert))
  if (due === undefined) return undefined
  const { raiseAt: _, ...about } = due
  return { type: 'raise-alert', ...about }
}

/** When something falls due next while a referral waits; undefined when nothing more does. */
export const nextDueOfReferral = (state: ReferralState, now: Instant, calendars: CalendarSource): Instant | undefined =>
  alertsOf(state, now, calendars)
    .filter((alert) => isOpen(state, alert))
    .map(({ raiseAt }) => raiseAt)
    .filter((raiseAt) => raiseAt > now)
    .sort()[0]
