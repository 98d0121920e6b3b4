// Every word of every mail, by language. A mail tells a reference, the kind of advocacy, a deadline and a link, and nothing
// about the person: mail is read on trains and forwarded.
import type { Milestone } from '../../domain/clocks/policy.ts'
import type { TellableDelayReason } from '../../domain/events.ts'
import type { MailTemplate, Recipient, UndeliveredInstead } from '../../domain/effects.ts'
import type { Language } from '../../domain/language.ts'
import { cy } from './cy.ts'
import { en } from './en.ts'

/** What the words of a mail may speak of. */
export type MailFacts = {
  reference: string
  /** The kind of advocacy in words; empty where the mail is about the whole referral. */
  advocacy: string
  /** A deadline in words with its weekday. */
  deadline: string
  milestone: string
  providerName: string
  /** The day on which something late is expected instead, where that has been told. */
  expected?: string
  /** Why it is late, in words; none where that is about the person: then it is on the page alone. */
  reason?: string
  /** When something late was done after all, where that is known by the time the mail goes. */
  done?: string
  /** The consent to share is withdrawn: nothing of the referral may be promised. */
  sharingStopped?: boolean
  /** It goes to whom the case is offered, and is not theirs yet: the link of the offer still answers it. */
  beforeAcceptance?: boolean
  /** Whom a mail could not be delivered to, and what became of it. */
  undelivered?: { to: Recipient; instead: UndeliveredInstead }
}

/** A subject, paragraphs, and the words of the one link. */
type OneMail = { subject: string; paragraphs: string[]; link: string }

export type MailWords = {
  milestone: Record<Milestone, string>
  delayReason: Record<TellableDelayReason, string>
  /** How to tell that a mail is real; it ends each of them but those that have an end of their own. */
  footer: readonly string[]
  footerOf: Partial<Record<MailTemplate, readonly string[]>>
  templates: Record<MailTemplate, (facts: MailFacts) => OneMail>
}

const MAIL_WORDS: Readonly<Record<Language, MailWords>> = { en, cy }

export const mailWords = (language: Language): MailWords => MAIL_WORDS[language]
