// SES tells that it has taken a mail: whatever became of the function that sent it, that mail is done.
import { log } from '../../shared/platform/logger.ts'
import { outboxIdOfSent } from '../../shared/mail/sent.ts'
import { finishOutboxItem } from '../../shared/store/outbox.ts'

export const handler = async (event: unknown): Promise<void> => {
  const outboxId = outboxIdOfSent(event)
  if (outboxId === undefined) return
  await finishOutboxItem(outboxId)
  log('mail-taken', { outboxId })
}
