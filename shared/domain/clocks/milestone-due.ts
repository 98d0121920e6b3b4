// When a milestone is due and when its holder is reminded: what the policy promises, brought together with the start,
// the pauses and the dates agreed.
import { epochMs, type Instant, instantOf, type IsoDate } from '../time.ts'
import { remindAt } from './alerts.ts'
import { closingOn, dayOfDate, type WorkingCalendar } from './calendar.ts'
import { type DeadlineRefusal, dueMs, type Pause, spansOf } from './deadline.ts'
import { type PromisedTarget, settledTarget } from './policy.ts'
import type { Target } from './target.ts'

/** What brings a due time forward of what is promised: the date of the decision, or what the law allows at most. */
export const CAPS = ['decision', 'statute'] as const
export type Cap = (typeof CAPS)[number]

/**
 * `promised` is the target by the promise or the agreement, `target` what the due time was reckoned by: the same, but for
 * one that is capped. With what is done at once there is neither, and no reminder.
 */
export type MilestoneDue = { dueAt: Instant; remindAt?: Instant; promised?: Target; target?: Target; cappedBy?: Cap }

/**
 * When a milestone is due. `startedAt` is the instant of the event that it starts from. Pauses move a net clock only.
 * What is done at once is due as it starts. `decisionOn` is for reports: a report is never due after the office closes
 * on the date of the decision, nor after the limit of the law. Refused when the calendar does not reach.
 */
export const milestoneDue = ({
  promised: { promised, binds, limit },
  startedAt,
  pauses = [],
  agreedAt,
  decisionOn,
  calendar,
}: {
  promised: PromisedTarget
  startedAt: Instant
  pauses?: readonly Pause[]
  agreedAt?: Instant | undefined
  decisionOn?: IsoDate | undefined
  calendar: WorkingCalendar
}): ({ ok: true } & MilestoneDue) | { ok: false; refusal: DeadlineRefusal } => {
  const target = settledTarget(promised, agreedAt)
  if (target === undefined) return { ok: true, dueAt: startedAt }
  const counted = binds === 'net' ? pauses : []
  const due = dueMs(calendar, epochMs(startedAt), target, spansOf(counted))
  if (due === undefined) return { ok: false, refusal: { field: 'target', code: 'outside-calendar' } }

  const cap = earliest(due, capsOf({ limit, startedAt, decisionOn, calendar }))
  const dueAt = instantOf(cap?.at ?? due)
  const kept = cap?.target ?? target
  const reminder = remindAt({ startedAt, target: kept, pauses: counted, calendar })
  return {
    ok: true,
    dueAt,
    promised: target,
    target: kept,
    ...(reminder !== undefined && { remindAt: reminder }),
    ...(cap !== undefined && { cappedBy: cap.by }),
  }
}

const limitMs = (limit: Target | undefined, startedAt: Instant, calendar: WorkingCalendar): number | undefined =>
  limit === undefined ? undefined : dueMs(calendar, epochMs(startedAt), limit)

/** Until when the law allows at most what starts at an instant; undefined where it says nothing of it. */
export const lawfulUntil = (
  { limit }: PromisedTarget,
  startedAt: Instant,
  calendar: WorkingCalendar,
): Instant | undefined => {
  const latest = limitMs(limit, startedAt, calendar)
  return latest === undefined ? undefined : instantOf(latest)
}

type Capped = { by: Cap; at: number; target: Target }

const capsOf = ({
  limit,
  startedAt,
  decisionOn,
  calendar,
}: {
  limit: Target | undefined
  startedAt: Instant
  decisionOn: IsoDate | undefined
  calendar: WorkingCalendar
}): Capped[] => {
  const lawful = limitMs(limit, startedAt, calendar)
  const decisionDay = decisionOn === undefined ? undefined : dayOfDate(calendar, decisionOn)
  const decided = decisionDay === undefined ? undefined : closingOn(calendar, decisionDay)
  return [
    ...(limit === undefined || lawful === undefined ? [] : [{ by: 'statute' as const, at: lawful, target: limit }]),
    ...(decided === undefined ? [] : [{ by: 'decision' as const, at: decided, target: { at: instantOf(decided) } }]),
  ]
}

const earliest = (due: number, caps: readonly Capped[]): Capped | undefined =>
  caps.filter(({ at }) => at < due).sort((one, other) => one.at - other.at)[0]
