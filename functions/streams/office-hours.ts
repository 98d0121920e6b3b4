// When a mail may go: what nobody asked for waits for the office to open, whatever the hour at which it came about.
import { mailableAt } from '../../shared/domain/clocks/alerts.ts'
import type { Priority } from '../../shared/domain/clocks/policy.ts'
import type { Effect } from '../../shared/domain/effects.ts'
import type { Instant } from '../../shared/domain/time.ts'
import { calendarsNow } from '../../shared/store/calendars.ts'
import { caseBy } from '../../shared/store/cases.ts'
import type { OutboxItem } from '../../shared/store/outbox.ts'
import { referralBy } from '../../shared/store/referrals.ts'

/** The instant until which an effect is held that would be done at another; undefined when nothing keeps it. */
export const heldBack = async (
  { effect, notBefore, attemptedAt }: OutboxItem,
  at: Instant,
): Promise<Instant | undefined> => {
  if (notBefore !== undefined && notBefore > at) return notBefore
  // Of one that was attempted nobody knows whether it has gone: that is found out now.
  if (effect.do !== 'mail' || effect.inOfficeHours !== true || attemptedAt !== undefined) return undefined
  const opens = await opensFor(effect, at)
  return opens > at ? opens : undefined
}

const opensFor = async (effect: Extract<Effect, { do: 'mail' }>, at: Instant): Promise<Instant> => {
  const { priority, calendar } = await aboutWhat(effect)
  return mailableAt(at, priority, (await calendarsNow()).of(calendar))
}

const aboutWhat = async ({
  caseId,
  reference,
}: Extract<Effect, { do: 'mail' }>): Promise<{ priority: Priority; calendar: string | undefined }> => {
  const state = caseId === undefined ? undefined : await caseBy(caseId)
  if (state !== undefined) return { priority: state.priority, calendar: state.targets.calendar }
  const { priority = 'P3', calendar } = (await referralBy(reference))?.awaited ?? {}
  return { priority, calendar }
}
