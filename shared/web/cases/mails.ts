// The mails of a referral or a case as lines to read. Everybody who follows it sees whether each has arrived; an address is for
// whom it belongs to, and for the commissioner who has it in a contract.
import type { Recipient } from '../../domain/effects.ts'
import type { Language } from '../../domain/language.ts'
import { type MailRecord, mailStanding } from '../../domain/mails.ts'
import type { Words } from '../words/index.ts'

/** Who reads: of one case, or, without a `caseId`, of the whole referral. */
export type MailReader =
  | { reader: 'referrer' }
  | { reader: 'commissioner'; caseId: string }
  | { reader: 'provider'; caseId: string; provider: string }

export type MailLine = {
  subject: string
  language: Language
  to: string
  address?: string
  state: string
  bad: boolean
}

const BAD = ['bounced-permanent', 'bounced-temporary', 'complained', 'failed'] as const

const TO_PROVIDERS: readonly Recipient[] = ['offered-contact', 'provider', 'provider-manager']

const maySee = ({ effect, provider }: MailRecord, reader: MailReader): boolean => {
  if (reader.reader === 'referrer') return true
  if (effect.caseId !== reader.caseId) return false
  return reader.reader === 'commissioner' || provider?.id === reader.provider
}

const showsAddress = ({ effect }: MailRecord, { reader }: MailReader): boolean => {
  switch (reader) {
    case 'referrer':
      return effect.to === 'referrer'
    case 'provider':
      return true
    case 'commissioner':
      return effect.to === 'commissioner' || TO_PROVIDERS.includes(effect.to)
  }
}

const beganAt = ({ moments }: MailRecord): string => moments[0]?.at ?? ''

/** The mails that a reader may see, the latest first. */
export const mailLines = (mails: readonly MailRecord[], reader: MailReader, w: Words): MailLine[] =>
  mails
    .filter((mail) => maySee(mail, reader))
    .toSorted((one, other) => beganAt(other).localeCompare(beganAt(one)))
    .map((mail) => {
      const { kind, at } = mailStanding(mail)
      const to = w.mails.to[mail.effect.to]
      return {
        subject: mail.subject,
        language: mail.language,
        to: mail.provider === undefined ? to : `${to} (${mail.provider.name})`,
        ...(showsAddress(mail, reader) ? { address: mail.address } : {}),
        state: w.mails.states[kind](w.dates.when(at)),
        bad: BAD.some((one) => one === kind),
      }
    })
