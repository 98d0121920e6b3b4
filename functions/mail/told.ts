// SES tells what became of a mail: that it was taken, delivered, delayed, complained of, or came back. It is believed only where
// it fits what was noted as the mail was sent; then a mail that will not arrive goes to whoever is next.
import { type ToldOfMail, heard, mailIdOf } from '../../shared/domain/mails.ts'
import { toldOfMail } from '../../shared/mail/told.ts'
import { now } from '../../shared/platform/clock.ts'
import { log } from '../../shared/platform/logger.ts'
import { countOwn } from '../../shared/platform/metrics.ts'
import { mailBy, mailWrite } from '../../shared/store/mails.ts'
import { finishOutboxItem, outboxItemBy } from '../../shared/store/outbox.ts'
import { noteMailGone } from '../../shared/store/referrals.ts'
import { followUp } from './follow-up.ts'

/** Nothing is changed by it, and somebody should look who sent it. */
const refuse = (code: string): void => {
  countOwn('MailEventRefused')
  log('mail-event-refused', { code })
}

// Whatever became of the function that sent it, a mail of which SES tells anything was sent: that is done.
const finish = async ({ outboxId }: ToldOfMail): Promise<void> => {
  const item = await outboxItemBy(outboxId)
  if (item === undefined) return
  if (item.effect.do === 'mail') await noteMailGone(item.effect, now())
  await finishOutboxItem(outboxId)
  log('mail-taken', { outboxId })
}

const ATTEMPTS = 10

export const handler = async (event: unknown): Promise<void> => {
  const told = toldOfMail(event)
  if (told === undefined) return refuse('unreadable')
  const mailId = mailIdOf(told.outboxId)
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const before = await mailBy(mailId)
    if (before === undefined) return refuse('unknown-mail')
    const after = heard(before, told)
    if (!after.ok) return refuse(after.code)
    await finish(told)
    if (!after.isNew) return
    if (await followUp({ before, after: after.mail, told }, [mailWrite(after.mail)])) {
      log('mail-told', { outboxId: told.outboxId, event: told.kind })
      return
    }
  }
  throw new Error(`The mail ${mailId} changed faster than what became of it could be noted`)
}
