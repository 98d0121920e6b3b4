// Sends a mail that the outbox asks for, and notes what becomes of it: every attempt before it is made, and every failure with
// the next try.
import type { MailEffect } from '../../shared/domain/effects.ts'
import {
  failuresOf,
  mailIdOf,
  needsNoSending,
  newMail,
  retryAfterMs,
  withAttempt,
  withMessageId,
  withMoment,
} from '../../shared/domain/mails.ts'
import { epochMs, type Instant, instantOf } from '../../shared/domain/time.ts'
import { giveMailUp } from '../../shared/mail/given-up.ts'
import { sendMail } from '../../shared/mail/send.ts'
import { now, nowMs } from '../../shared/platform/clock.ts'
import { newId } from '../../shared/platform/ids.ts'
import { log } from '../../shared/platform/logger.ts'
import { changeMail, mailBy, mailWrite } from '../../shared/store/mails.ts'
import { eventEffectOf, holdOutboxItem, noteAttempt, type OutboxItem, outboxItemBy } from '../../shared/store/outbox.ts'
import { transact } from '../../shared/store/table.ts'
import { mailOf, type MailToSend } from './mail-of-effect.ts'

/** Sends a mail unless it has gone already or is needed no more; `put-off` when it stays in the outbox for another try. */
export const sendTheMail = async (effect: MailEffect, item: OutboxItem): Promise<'done' | 'put-off'> => {
  const { outboxId, sealedSecret, attemptedAt, writtenAt } = item
  if (attemptedAt !== undefined && (await wasTaken(attemptedAt, outboxId))) return 'done'
  const mailId = mailIdOf(outboxId)
  const asked = eventEffectOf(outboxId)
  const known = await mailBy(mailId)
  if (known !== undefined && needsNoSending(known, asked)) return 'done'
  const composed = await mailOf(effect, sealedSecret)
  // What the mail was about has passed meanwhile: an offer that somebody answered needs no mail any more.
  if (composed === undefined) {
    await changeMail(mailId, (mail) => withMoment(mail, { kind: 'not-needed', at: now() }))
    return 'done'
  }
  const { to: address, mail } = composed
  const attempt = newId()
  const at = now()
  const before = known ?? newMail(mailId, effect, { ...shownOf(composed), at: writtenAt })
  const attempted = withAttempt({ ...before, ...shownOf(composed) }, { attempt, asked, at, address })
  if (!(await noteAttempt(outboxId, at, [mailWrite(attempted)]))) return 'done'
  const sent = await sendMail(address, mail, { outboxId, attempt }).catch((error: unknown) => ({ error }))
  if (typeof sent === 'object') return putOff(item, attempt, sent.error)
  await changeMail(mailId, (record) => withMessageId(record, attempt, sent, now()))
  log('mail-sent', { template: effect.template, reference: effect.reference, outboxId })
  return 'done'
}

const shownOf = ({ to, mail, ...reader }: MailToSend) => ({ address: to, subject: mail.subject, ...reader })

/** Notes that a mail waits, which is held before anybody has tried to send it. */
export const noteWaiting = async (effect: MailEffect, item: OutboxItem): Promise<void> => {
  const mailId = mailIdOf(item.outboxId)
  if ((await mailBy(mailId)) !== undefined) return
  const composed = await mailOf(effect, item.sealedSecret)
  if (composed === undefined) return
  // Where somebody was quicker it is noted.
  await transact([mailWrite(newMail(mailId, effect, { ...shownOf(composed), at: item.writtenAt }))])
}

/**
 * Holds a mail that could not be handed over until its next try. Where no answer came SES may have taken it all the same: then
 * its event comes long before, and removes the item.
 */
const putOff = async ({ outboxId }: OutboxItem, attempt: string, error: unknown): Promise<'done' | 'put-off'> => {
  const mailId = mailIdOf(outboxId)
  await changeMail(mailId, (mail) => withMoment(mail, { kind: 'not-taken', at: now(), attempt }))
  const mail = await mailBy(mailId)
  const afterMs = mail === undefined ? undefined : retryAfterMs(failuresOf(mail))
  if (afterMs === undefined) {
    await giveMailUp(mailId, now())
    return 'done'
  }
  const until = instantOf(nowMs() + afterMs)
  await holdOutboxItem(outboxId, until)
  log('mail-put-off', { outboxId, until, errorName: error instanceof Error ? error.name : 'unknown' })
  return 'put-off'
}

/** SES tells within a second or two that it has taken a mail. */
const TOLD_WITHIN_MS = 5_000
const LOOK_AGAIN_MS = 250

/**
 * An attempt that nobody finished: the function died around the call to SES, which has no idempotency key. If SES took the
 * mail its event removes the item; only when no event has come is it sent again.
 */
const wasTaken = async (attemptedAt: Instant, outboxId: string): Promise<boolean> => {
  const looks = Math.ceil((epochMs(attemptedAt) + TOLD_WITHIN_MS - nowMs()) / LOOK_AGAIN_MS)
  for (let look = 0; look < looks; look += 1) {
    if ((await outboxItemBy(outboxId)) === undefined) return true
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
  }
  return (await outboxItemBy(outboxId)) === undefined
}
