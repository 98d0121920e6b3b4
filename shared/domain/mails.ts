// What becomes of a mail: each attempt to send it and each thing told of it, only ever added to. What SES tells comes twice,
// late and in any order: the state is the one that counts most, not the one that came last.
import { MINUTE } from './clocks/london.ts'
import type { MailEffect } from './effects.ts'
import type { Language } from './language.ts'
import type { Instant } from './time.ts'

/** Everything that can be noted of a mail; of one attempt, what stands further down counts more. */
export const MAIL_MOMENTS = [
  'waiting',
  'not-taken',
  'handed-over',
  'delayed',
  'bounced-temporary',
  'delivered',
  'complained',
  'bounced-permanent',
  'not-needed',
  'failed',
] as const
export type MailMomentKind = (typeof MAIL_MOMENTS)[number]

/** The moments that SES tells of. */
export const TOLD_MOMENTS = [
  'handed-over',
  'delayed',
  'bounced-temporary',
  'delivered',
  'complained',
  'bounced-permanent',
] as const satisfies readonly MailMomentKind[]
export type ToldMoment = (typeof TOLD_MOMENTS)[number]

export type MailMoment = { kind: MailMomentKind; at: Instant; attempt?: string }

/**
 * A call to SES. `attempt` is random and goes along as a tag: whoever does not know it cannot tell anything of the mail.
 * `asked` is the id of the effect that asked for it: a mail that came back is asked for again under another.
 */
export type MailAttempt = { attempt: string; asked: string; at: Instant; address: string; messageId?: string }

/** A mail about a referral or one of its cases, from the moment in which it is taken up. */
export type MailRecord = {
  mailId: string
  effect: MailEffect
  /** Where it goes; a professional's address. */
  address: string
  /** The provider that the address belongs to. */
  provider?: { id: string; name: string }
  /** As it is sent, in the language of its reader; like the rest of a mail it tells nothing about the person. */
  subject: string
  language: Language
  version: number
  attempts: MailAttempt[]
  moments: MailMoment[]
}

/** The minutes between one failed attempt and the next; after the last a mail has failed. */
export const RETRY_GAPS_MINUTES = [1, 5, 15, 60, 180, 360, 360] as const

/** When a mail is tried again, in milliseconds from its last of so many failures; undefined when it is given up. */
export const retryAfterMs = (failures: number): number | undefined => {
  const minutes = RETRY_GAPS_MINUTES[failures - 1]
  return minutes === undefined ? undefined : minutes * MINUTE
}

/** How often a mail has come to nothing for now. */
export const failuresOf = ({ moments }: MailRecord): number =>
  moments.filter(({ kind }) => kind === 'not-taken' || kind === 'bounced-temporary').length

/** A mail that is taken up, before its first attempt. */
export const newMail = (
  mailId: string,
  effect: MailEffect,
  { at, ...known }: Pick<MailRecord, 'address' | 'provider' | 'subject' | 'language'> & { at: Instant },
): MailRecord => ({
  mailId,
  effect,
  ...known,
  version: 0,
  attempts: [],
  moments: [{ kind: 'waiting', at }],
})

/** The record with one more attempt, noted before SES is called. */
export const withAttempt = (mail: MailRecord, attempt: MailAttempt): MailRecord => ({
  ...mail,
  address: attempt.address,
  attempts: [...mail.attempts, attempt],
})

/** The record with one more moment; the same moment of the same attempt is noted once. */
export const withMoment = (mail: MailRecord, moment: MailMoment): MailRecord =>
  mail.moments.some(({ kind, attempt }) => kind === moment.kind && attempt === moment.attempt)
    ? mail
    : { ...mail, moments: [...mail.moments, moment] }

/** Whether nothing is left to send for what was asked: SES took the mail, or it has arrived after all. */
export const needsNoSending = (mail: MailRecord, asked: string): boolean =>
  mail.attempts.some((attempt) => attempt.asked === asked && attempt.messageId !== undefined) ||
  mailStanding(mail).kind === 'delivered'

/** The record once SES has answered that it took the mail. */
export const withMessageId = (mail: MailRecord, attempt: string, messageId: string, at: Instant): MailRecord =>
  withMoment(
    { ...mail, attempts: mail.attempts.map((one) => (one.attempt === attempt ? { ...one, messageId } : one)) },
    { kind: 'handed-over', at, attempt },
  )

/** What SES tells of a mail: of which attempt, under which id of its own, to which address. */
export type ToldOfMail = {
  outboxId: string
  attempt: string
  messageId: string
  address: string
  kind: ToldMoment
  at: Instant
}

export type Heard =
  | { ok: true; mail: MailRecord; isNew: boolean }
  | { ok: false; code: 'unknown-attempt' | 'other-message' | 'other-address' }

const sameAddress = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase()

/**
 * The record after something was told of it; refused when it does not fit what was noted as the mail was sent. The id that
 * SES gave is known from its answer, or, where the function died before it could note it, from the first thing that is told.
 */
export const heard = (mail: MailRecord, told: ToldOfMail): Heard => {
  const attempt = mail.attempts.find((one) => one.attempt === told.attempt)
  if (attempt === undefined) return { ok: false, code: 'unknown-attempt' }
  if (attempt.messageId !== undefined && attempt.messageId !== told.messageId)
    return { ok: false, code: 'other-message' }
  if (!sameAddress(attempt.address, told.address)) return { ok: false, code: 'other-address' }
  const attempts = mail.attempts.map((one) => (one === attempt ? { ...one, messageId: told.messageId } : one))
  const moment = { kind: told.kind, at: told.at, attempt: told.attempt }
  const after = withMoment({ ...mail, attempts }, moment)
  return { ok: true, mail: after, isNew: after.moments.length > mail.moments.length }
}

const order = (kind: MailMomentKind): number => MAIL_MOMENTS.indexOf(kind)

/** How a mail stands: the moment that counts most of its latest attempt, or what was noted of the whole. */
export const mailStanding = ({ moments, attempts }: MailRecord): MailMoment => {
  const latest = attempts.at(-1)?.attempt
  const [first = { kind: 'waiting' as const, at: '' }, ...others] = moments.filter(
    ({ attempt }) => attempt === undefined || attempt === latest,
  )
  return others.reduce((most, moment) => (order(moment.kind) >= order(most.kind) ? moment : most), first)
}

/** What a mail's bad news asks for. */
export type Consequence = 'nothing' | 'try-again' | 'tell' | 'next-contact'

const hasOfAttempt = ({ moments }: MailRecord, attempt: string, kinds: readonly MailMomentKind[]): boolean =>
  moments.some((moment) => moment.attempt === attempt && kinds.includes(moment.kind))

const CAME_TO_NOTHING: readonly MailMomentKind[] = ['bounced-temporary', 'bounced-permanent', 'complained']

/**
 * What follows from something that was told, given the mail as it was before: at most one thing of each attempt. An offer
 * does not wait for a mailbox to work again, which SES has tried for hours by then: its clock runs.
 */
export const consequenceOf = (
  before: MailRecord,
  { attempt, kind }: Pick<ToldOfMail, 'attempt' | 'kind'>,
): Consequence => {
  if (hasOfAttempt(before, attempt, CAME_TO_NOTHING) || before.attempts.at(-1)?.attempt !== attempt) return 'nothing'
  const isOffer = before.effect.template === 'offer'
  switch (kind) {
    case 'bounced-permanent':
      return 'next-contact'
    case 'complained':
      // It was read, and yet nothing more will reach that address: SES keeps it back from now on.
      return isOffer ? 'next-contact' : 'tell'
    case 'bounced-temporary':
      // After a delivery it is the answer of a machine: somebody is away.
      if (hasOfAttempt(before, attempt, ['delivered'])) return 'nothing'
      return isOffer ? 'next-contact' : 'try-again'
    case 'handed-over':
    case 'delayed':
    case 'delivered':
      return 'nothing'
  }
}

const RETRY_MARK = '.again-'

/** The id of the mail of an outbox item: the same however often it was asked for again. */
export const mailIdOf = (outboxId: string): string => outboxId.split(/\.(?:sweep|held|again)-/)[0] ?? outboxId

/** The id of the outbox item by which a mail is tried once more. */
export const retryIdOf = (mailId: string, failures: number): string => `${mailId}${RETRY_MARK}${failures}`
