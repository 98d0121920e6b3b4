// The mails about referrals and cases: one record each, under its own version. They stand beside the case and leave its version
// alone: a mail that arrives makes nobody's open page stale.
import * as z from 'zod'
import { languageSchema } from '../domain/language.ts'
import { MAIL_MOMENTS, type MailRecord } from '../domain/mails.ts'
import { keys, mailsPartition } from './keys.ts'
import { mailEffect } from './outbox.ts'
import { queryItems, readItem, transact, type Write } from './table.ts'

const mailItem = z.object({
  mailId: z.string(),
  effect: mailEffect,
  address: z.string(),
  provider: z.object({ id: z.string(), name: z.string() }).exactOptional(),
  subject: z.string(),
  language: languageSchema,
  version: z.number(),
  attempts: z.array(
    z.object({
      attempt: z.string(),
      asked: z.string(),
      at: z.string(),
      address: z.string(),
      messageId: z.string().exactOptional(),
    }),
  ),
  moments: z.array(z.object({ kind: z.enum(MAIL_MOMENTS), at: z.string(), attempt: z.string().exactOptional() })),
})

export const mailBy = (mailId: string): Promise<MailRecord | undefined> => readItem(keys.mail(mailId), mailItem)

/** The mails about a referral and all its cases, those of the referral and of each case in the order of their events. */
export const mailsOf = (reference: string): Promise<MailRecord[]> =>
  queryItems({ partition: mailsPartition(reference), beginsWith: 'MAIL#' }, mailItem)

/** The name under which a mail's record is written. */
export const MAIL_WRITE = 'mail'

/** Writes a record over the version that it was made from: of two who change it at once, one has to look again. */
export const mailWrite = (mail: MailRecord): Write => ({
  name: MAIL_WRITE,
  put: { ...keys.mail(mail.mailId), kind: 'mail', ...mail, version: mail.version + 1 },
  ...(mail.version === 0
    ? { condition: 'attribute_not_exists(pk)' }
    : {
        condition: '#version = :version',
        names: { '#version': 'version' },
        values: { ':version': mail.version },
      }),
})

const ATTEMPTS = 10

/** Changes the record of a mail as it stands; nothing is written where `change` gives back what it was given. */
export const changeMail = async (mailId: string, change: (mail: MailRecord) => MailRecord): Promise<void> => {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const before = await mailBy(mailId)
    if (before === undefined) return
    const after = change(before)
    if (after === before) return
    if ((await transact([mailWrite(after)])).ok) return
  }
  throw new Error(`The mail ${mailId} changed faster than it could be noted`)
}
