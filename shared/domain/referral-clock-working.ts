// How a clock of a referral comes to its due time, and whose time it has been: the same that is told of the clocks of a case.
import { calendarFrom, type CalendarSource } from './clocks/calendars.ts'
import { type ClockState, clockState } from './clocks/clock-state.ts'
import { type Elapsed, elapsedByParty, type Held } from './clocks/elapsed.ts'
import { explain, type Segment } from './clocks/explanation.ts'
import { MINUTE } from './clocks/london.ts'
import type { MilestoneDue } from './clocks/milestone-due.ts'
import { type ClockKind, DEFAULT_POLICY, type StartEvent } from './clocks/policy.ts'
import type { ReferralState } from './referral.ts'
import { AT_ONCE_MINUTES, dueOfWait, referralClocks } from './referral-clocks.ts'
import { epochMs, type Instant, instantOf } from './time.ts'

/** What a referral can be asked for the working of: its milestones, and the answers that it waits for. */
export const REFERRAL_WAITS = ['acknowledgement', 'decision', 'information'] as const
export type ReferralWait = (typeof REFERRAL_WAITS)[number]

export type ReferralClockWorking = {
  clock: { milestone: ReferralWait; startedAt: Instant; dueAt: Instant; reachedAt?: Instant; state: ClockState }
  /** From when on it counts as late, where that is not its due time: what is done at once takes a machine some minutes. */
  lateAfter?: Instant
  policy: string
  calendar: string
  startsFrom: StartEvent | 'information-asked'
  reckoned: Pick<MilestoneDue, 'promised' | 'target' | 'cappedBy'>
  binds: ClockKind
  working: Segment[]
  elapsed: Elapsed & { from: Instant; to: Instant }
}

type Found = Omit<ReferralClockWorking, 'working' | 'elapsed' | 'calendar'> & {
  calendar: string | undefined
  held: readonly Held[]
}

const acknowledgement = (state: ReferralState, now: Instant, calendars: CalendarSource): Found | undefined => {
  const clock = referralClocks(state, now, calendars).find(({ milestone }) => milestone === 'acknowledgement')
  const { startsFrom, binds } = DEFAULT_POLICY.targets.acknowledgement
  return (
    clock && {
      clock,
      lateAfter: instantOf(epochMs(clock.dueAt) + AT_ONCE_MINUTES * MINUTE),
      policy: DEFAULT_POLICY.version,
      calendar: state.awaited?.calendar,
      startsFrom,
      reckoned: {},
      binds,
      held: [{ from: state.receivedAt, party: 'system' }],
    }
  )
}

const decision = (state: ReferralState, now: Instant, calendars: CalendarSource): Found | undefined => {
  const { awaited, receivedAt, completeAt } = state
  const clock = referralClocks(state, now, calendars).find(({ milestone }) => milestone === 'decision')
  const wait = awaited && dueOfWait(awaited, calendars)
  if (awaited === undefined || clock === undefined || wait === undefined) return undefined
  const { startsFrom, binds } = awaited.promised
  return {
    clock,
    policy: awaited.version,
    calendar: awaited.calendar,
    startsFrom,
    reckoned: wait.due,
    binds,
    held: [
      { from: receivedAt, party: 'referrer' },
      { from: completeAt, party: 'system' },
    ],
  }
}

const information = (state: ReferralState, now: Instant, calendars: CalendarSource): Found | undefined => {
  const { awaited, receivedAt, withdrawnAt } = state
  const wait = awaited?.what === 'information' ? dueOfWait(awaited, calendars) : undefined
  if (awaited === undefined || wait === undefined) return undefined
  const { startedAt, promised } = awaited
  const { dueAt } = wait.due
  return {
    clock: { milestone: 'information', startedAt, dueAt, state: clockState({ dueAt, endedAt: withdrawnAt }, now) },
    policy: awaited.version,
    calendar: awaited.calendar,
    startsFrom: 'information-asked',
    reckoned: wait.due,
    binds: promised.binds,
    held: [
      { from: receivedAt, party: 'system' },
      { from: startedAt, party: 'referrer' },
    ],
  }
}

const FOUND: Record<
  ReferralWait,
  (state: ReferralState, now: Instant, calendars: CalendarSource) => Found | undefined
> = { acknowledgement, decision, information }

/**
 * The working behind a clock of a referral at an instant. Undefined when there is no such wait, or it lies beyond the calendar:
 * what was answered is waited for no more.
 */
export const referralClockWorking = (
  state: ReferralState,
  milestone: ReferralWait,
  now: Instant,
  calendars: CalendarSource,
): ReferralClockWorking | undefined => {
  const found = FOUND[milestone](state, now, calendars)
  if (found === undefined) return undefined
  const { held, ...told } = found
  const { clock, lateAfter } = told
  const calendar = calendarFrom(calendars, told.calendar)
  const to = clock.reachedAt ?? state.withdrawnAt ?? now
  const elapsed = elapsedByParty({ from: state.receivedAt, to, held, pauses: [], calendar })
  if (elapsed === undefined) return undefined
  return {
    ...told,
    calendar: calendar.version,
    working: explain(calendar, epochMs(clock.startedAt), epochMs(lateAfter ?? clock.dueAt), []),
    elapsed: { ...elapsed, from: state.receivedAt, to },
  }
}
