// A mail that reached nobody: it is counted for the alarm, and the commissioner is told of it, each mail once.
import type { MailEffect, UndeliveredInstead } from '../domain/effects.ts'
import { type MailRecord, withMoment } from '../domain/mails.ts'
import type { Instant } from '../domain/time.ts'
import { log } from '../platform/logger.ts'
import { countOwn } from '../platform/metrics.ts'
import { mailBy, mailWrite } from '../store/mails.ts'
import { outboxWrite } from '../store/outbox.ts'
import { transact, type Write } from '../store/table.ts'

// Whoever would be told is whom the mail did not reach: only the alarm is left.
const isTheirs = ({ to, authority }: MailEffect): boolean =>
  to === 'commissioner' || to === 'reviewers' || to === 'subscriber' || authority !== undefined

/** The write that asks for the mail to the commissioner; its id hangs on the mail's, so that it is asked for once. */
export const tellingWrites = ({ mailId, effect }: MailRecord, instead: UndeliveredInstead, at: Instant): Write[] => {
  if (isTheirs(effect)) return []
  const { reference, caseId, contractId, to } = effect
  const telling: MailEffect = {
    do: 'mail',
    template: 'undelivered',
    to: 'commissioner',
    reference,
    undelivered: { to, instead },
    ...(caseId === undefined ? {} : { caseId }),
    ...(contractId === undefined ? {} : { contractId }),
  }
  return [{ ...outboxWrite({ outboxId: `${mailId}.told`, effect: telling, writtenAt: at }), name: 'told' }]
}

/** Counts a mail that reached nobody, for the alarm. */
export const countFailed = ({ mailId, effect }: MailRecord): void => {
  countOwn('MailFailed')
  log('mail-failed', { outboxId: mailId, template: effect.template, reference: effect.reference })
}

const ATTEMPTS = 10

/** Gives up a mail that could not be handed over for hours. */
export const giveMailUp = async (mailId: string, at: Instant): Promise<void> => {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const mail = await mailBy(mailId)
    if (mail === undefined || mail.moments.some(({ kind }) => kind === 'failed')) return
    const failed = withMoment(mail, { kind: 'failed', at })
    if ((await transact([mailWrite(failed), ...tellingWrites(mail, 'nobody', at)])).ok) return countFailed(mail)
  }
  throw new Error(`The mail ${mailId} changed faster than it could be given up`)
}
