// When a milestone is due and when its holder is reminded: what the policy promises, brought together with the start,
// the pauses and the dates agreed.
import { type Instant, instantOf, type IsoDate } from '../time.ts'
import { remindAt } from './alerts.ts'
import { closingOn, dayOfDate, type WorkingCalendar } from './calendar.ts'
import { type DeadlineRefusal, dueMs, type Pause, spansOf } from './deadline.ts'
import { type PromisedTarget, settledTarget } from './policy.ts'
import type { Target } from './target.ts'

/** `target` is what the due time was reckoned by; with what is done at once there is none, and no reminder. */
export type MilestoneDue = { dueAt: Instant; remindAt?: Instant; target?: Target }

/**
 * When a milestone is due. `startedAt` is the instant of the event that it starts from. Pauses move a net clock only.
 * What is done at once is due as it starts. `decisionOn` is for reports: a report is never due after the office closes
 * on the date of the decision. Refused when the calendar does not reach.
 */
export const milestoneDue = ({
  promised: { promised, binds },
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
  const due = dueMs(calendar, Date.parse(startedAt), target, spansOf(counted))
  if (due === undefined) return { ok: false, refusal: { field: 'target', code: 'outside-calendar' } }

  const decisionDay = decisionOn === undefined ? undefined : dayOfDate(calendar, decisionOn)
  const latest = decisionDay === undefined ? due : Math.min(due, closingOn(calendar, decisionDay))
  const dueAt = instantOf(latest)
  const kept = latest < due ? { at: dueAt } : target
  const reminder = remindAt({ startedAt, target: kept, pauses: counted, calendar })
  return { ok: true, dueAt, target: kept, ...(reminder !== undefined && { remindAt: reminder }) }
}
