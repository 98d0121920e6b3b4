// SES tells that it has taken a mail: whatever became of the function that sent it, that mail is done.
import { log } from '../../shared/platform/logger.ts'
import { outboxIdOfSent } from '../../shared/mail/sent.ts'
import { now } from '../../shared/platform/clock.ts'
import { finishOutboxItem, outboxItemBy } from '../../shared/store/outbox.ts'
import { noteMailGone } from '../../shared/store/referrals.ts'

export const handler = async (event: unknown): Promise<void> => {
  const outboxId = outboxIdOfSent(event)
  if (outboxId === undefined) return
  const item = await outboxItemBy(outboxId)
  if (item?.effect.do === 'mail') await noteMailGone(item.effect, now())
  await finishOutboxItem(outboxId)
  log('mail-taken', { outboxId })
}
