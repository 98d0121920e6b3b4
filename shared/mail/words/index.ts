// Every word of every mail, by language. A mail tells a reference, the kind of advocacy, a deadline and a link, and nothing
// about the person: mail is read on trains and forwarded.
import type { Milestone } from '../../domain/clocks/policy.ts'
import type { MailTemplate } from '../../domain/effects.ts'
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
  /** The day on which something late is expected instead, where that has been told. The reason may be about the person: it is on the page. */
  expected?: string
  /** The consent to share is withdrawn: nothing of the referral may be promised. */
  sharingStopped?: boolean
}

/** A subject, paragraphs, and the words of the one link. */
type OneMail = { subject: string; paragraphs: string[]; link: string }

export type MailWords = {
  milestone: Record<Milestone, string>
  /** How to tell that a mail is real; it ends each of them. */
  footer: readonly string[]
  templates: Record<MailTemplate, (facts: MailFacts) => OneMail>
}

const MAIL_WORDS: Readonly<Record<Language, MailWords>> = { en, cy }

export const mailWords = (language: Language): MailWords => MAIL_WORDS[language]
