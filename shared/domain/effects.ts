// What must be done in the world after an event: workflows that go on, and mail. A table from events to effects; each is
// written to the outbox in the transaction of its event and done by the consumer of the stream.
import { CASE_TRANSITIONS, type CaseState } from './case.ts'
import type { Milestone } from './clocks/policy.ts'
import {
  type CaseEvent,
  type ReferralEvent,
  TELLABLE_DELAY_REASONS,
  type TellableDelayReason,
  type ToldDelay,
} from './events.ts'
import type { ReferralState } from './referral.ts'
import type { Instant, IsoDate } from './time.ts'

/** Who gets a mail; the address is looked up when it is sent. */
export const RECIPIENTS = [
  'referrer',
  'reviewers',
  'offered-contact',
  'provider',
  'provider-manager',
  'commissioner',
  'subscriber',
] as const
export type Recipient = (typeof RECIPIENTS)[number]

export const MAIL_TEMPLATES = [
  'acknowledgement',
  'information-needed',
  'decision-needed',
  'not-eligible',
  'offer',
  'offer-lapsed',
  'passed-on',
  'undelivered',
  'taken-back',
  're-assigned',
  'given-back',
  'handed-over',
  'unplaced',
  'accepted',
  'your-case',
  'query',
  'query-answered',
  'allocated',
  'reallocated',
  'message',
  'contact-made',
  'report-submitted',
  'closed',
  'closed-unmet',
  'feedback',
  'withdrawn',
  'pause-ended',
  'reminder',
  'breach',
  'delay',
  'delay-told',
  'dates-changed',
  'attachment-lost',
  'information-reminder',
  'information-overdue',
  'decision-reminder',
  'decision-overdue',
  'decision-delayed',
  'decided-for',
  'decided-against',
  'story-corrected',
  'sharing-stopped',
  'sharing-resumed',
  'recheck',
  'calendar-ends',
  'monthly-report',
] as const
export type MailTemplate = (typeof MAIL_TEMPLATES)[number]

/** What became of a mail that could not be delivered: somebody else has it, or nobody. */
export const UNDELIVERED_INSTEAD = ['next-contact', 'next-provider', 'nobody'] as const
export type UndeliveredInstead = (typeof UNDELIVERED_INSTEAD)[number]

export type MailEffect = {
  do: 'mail'
  template: MailTemplate
  to: Recipient
  /** What it is about: a referral, a calendar by its version, or the month of a report. */
  reference: string
  caseId?: string
  /** The authority to tell, of what is about no referral. */
  authority?: string
  /** The contract concerned, where the case may have left it by the time the mail goes. */
  contractId?: string
  offerId?: string
  /** The number of the offer's link that it carries. */
  link?: number
  /** The place in the contract of the contact that is next, because those before could not be reached. */
  contact?: number
  /** Whom a mail could not be delivered to, and who has it now. */
  undelivered?: { to: Recipient; instead: UndeliveredInstead }
  milestone?: Milestone
  dueAt?: Instant
  /** When something late is expected instead, as the provider has told, and why, where that is nothing about the person. */
  expectedAt?: Instant
  reason?: TellableDelayReason
  /** The days that a report covers, and who asked for it. */
  report?: { from: IsoDate; to: IsoDate; area: string; subscriber: string }
  /** It comes of no act of anybody's: but for a critical case it waits for the office to open. */
  inOfficeHours?: true
}

export type Effect =
  | MailEffect
  | { do: 'start-referral-workflow' | 'wake-referral'; reference: string }
  | { do: 'start-case-workflow' | 'wake-case'; caseId: string }
  /** Room has come free in an area: those that wait for it are looked at. */
  | { do: 'place-waiting'; area: string }
  | { do: 'note-case-ended'; caseId: string; how: 'closed' | 'withdrawn' }

/** The effects of an event on the case as it stands after it. */
export const effectsOfCase = (event: CaseEvent, before: CaseState, after: CaseState): Effect[] => {
  const wake: Effect = { do: 'wake-case', caseId: after.caseId }
  const mail = (template: MailTemplate, to: Recipient, more: Partial<MailEffect> = {}): Effect => ({
    do: 'mail',
    template,
    to,
    reference: after.reference,
    caseId: after.caseId,
    ...(isUnasked(event, before) ? { inOfficeHours: true } : {}),
    ...more,
  })
  switch (event.type) {
    case 'case-opened':
      return [{ do: 'start-case-workflow', caseId: after.caseId }]
    case 'offer-made':
      return [mail('offer', 'offered-contact', { offerId: event.offer.offerId })]
    case 'link-reissued':
      return [mail('offer', 'offered-contact', { offerId: event.offerId, link: event.link })]
    case 'left-unplaced':
      // Found to be without room again after the service had it looked at: the commissioner knows it already. What was free
      // for a moment while it was judged nobody else would find.
      return [
        ...(before.waits?.askedBy === 'service' ? [] : [mail('unplaced', 'commissioner')]),
        ...(before.waits === undefined ? [{ do: 'place-waiting', area: after.area } as const] : []),
      ]
    case 'offer-accepted':
      return [mail('accepted', 'referrer'), mail('your-case', 'provider'), wake]
    case 'offer-lapsed': {
      const from = before.offer === undefined ? {} : { contractId: before.offer.contractId }
      return [
        mail('offer-lapsed', 'provider', from),
        mail('offer-lapsed', 'provider-manager', from),
        mail('passed-on', 'referrer'),
        wake,
      ]
    }
    case 'offer-bounced': {
      const undelivered = { to: 'offered-contact', instead: 'next-provider' } as const
      const from = before.offer === undefined ? {} : { contractId: before.offer.contractId }
      return [mail('undelivered', 'commissioner', { ...from, undelivered }), wake]
    }
    case 'instruction-queried':
      return [mail('query', 'referrer'), wake]
    case 'instruction-confirmed':
      // Whoever asked by the link reads the answer by it: until acceptance the case is with the contact that was offered it.
      return [
        after.status === 'offered' && after.offer !== undefined
          ? mail('query-answered', 'offered-contact', { offerId: after.offer.offerId })
          : mail('query-answered', 'provider'),
        wake,
      ]
    case 'advocate-allocated':
      return [mail('allocated', 'referrer'), wake]
    case 'advocate-reallocated':
      return [mail('reallocated', 'referrer')]
    case 'message-sent':
      if (!event.tells) return []
      return event.from === 'provider'
        ? [mail('message', 'referrer')]
        : [mail('message', 'provider', after.offer === undefined ? {} : { contractId: after.offer.contractId })]
    case 'contact-made':
      return [mail('contact-made', 'referrer'), wake]
    case 'report-submitted':
      return [mail('report-submitted', 'referrer'), wake]
    case 'case-closed':
      return [
        mail('closed', 'referrer'),
        // A duty that ends without an advocate having met the person is never silent.
        ...(after.strength === 'duty' && after.reached['first-contact'] === undefined
          ? [mail('closed-unmet', 'commissioner')]
          : []),
        { do: 'note-case-ended', caseId: after.caseId, how: 'closed' },
        wake,
      ]
    case 'feedback-asked':
      return [mail('feedback', 'referrer')]
    case 'case-withdrawn':
      return [
        ...(before.offer === undefined ? [] : [mail('withdrawn', 'provider')]),
        { do: 'note-case-ended', caseId: after.caseId, how: 'withdrawn' },
        wake,
      ]
    case 'case-taken-back': {
      const from = before.offer === undefined ? {} : { contractId: before.offer.contractId }
      return [mail('taken-back', 'provider', from), mail('re-assigned', 'referrer'), wake]
    }
    case 'case-given-back':
      return [mail('given-back', 'commissioner'), mail('given-back', 'referrer'), wake]
    case 'case-handed-over': {
      const until = event.jointUntil === undefined ? {} : { dueAt: event.jointUntil }
      return [
        ...(before.offer === undefined ? [] : [mail('handed-over', 'provider', until)]),
        ...(event.jointUntil === undefined
          ? [{ do: 'note-case-ended' as const, caseId: after.caseId, how: 'closed' as const }]
          : []),
        wake,
      ]
    }
    case 'joint-period-ended':
      return [mail('handed-over', 'provider'), { do: 'note-case-ended', caseId: after.caseId, how: 'closed' }, wake]
    case 'story-corrected': {
      // What a provider has not read yet it will read as it stands by then, but for what it may no longer hope to read.
      const hasRead = after.offer !== undefined && after.reached.acceptance !== undefined
      const isTold = event.sharing !== undefined || after.sharing !== 'stopped'
      const template = event.sharing === undefined ? 'story-corrected' : (`sharing-${event.sharing}` as const)
      if (after.offer !== undefined && !hasRead && event.sharing === 'stopped')
        return [mail(template, 'offered-contact', { offerId: after.offer.offerId }), wake]
      return [...(hasRead && isTold ? [mail(template, 'provider')] : []), wake]
    }
    case 'clocks-reprojected':
      return [
        ...(after.offer === undefined ? [] : [mail('dates-changed', offeredTo(after))]),
        mail('dates-changed', 'referrer'),
        wake,
      ]
    case 'alert-raised': {
      const about = { milestone: event.milestone, dueAt: event.dueAt }
      const holder = holderOf(after)
      // By the morning the case may be with another provider, whose business it is not.
      const held = after.offer === undefined ? about : { ...about, contractId: after.offer.contractId }
      if (event.alert === 'reminder')
        return [mail('reminder', holder, holder === 'offered-contact' || holder === 'provider' ? held : about)]
      // Nobody waits for it any more, and nobody can hurry: that it was late is for whoever answers for the contract.
      if (event.overtaken === true) return [mail('breach', 'commissioner', about)]
      return [
        mail('breach', after.offer === undefined ? 'commissioner' : 'provider-manager', held),
        ...(after.offer === undefined ? [] : [mail('breach', 'commissioner', about)]),
        mail('delay', 'referrer', { ...about, ...toldOf(after, event.milestone, event.at) }),
      ]
    }
    case 'delay-told':
      return [mail('delay-told', 'referrer', { milestone: event.milestone, ...tellable(event) })]
    case 'offer-declined':
    case 'assignment-asked':
    case 'report-date-agreed':
    case 'clock-paused':
      return [wake]
    case 'clock-resumed':
      // A pause that nobody ended has ended by itself: that is told to everyone who could have.
      return event.by.kind === 'service' && CASE_TRANSITIONS['end-pause'].from.includes(after.status)
        ? [mail('pause-ended', 'referrer'), mail('pause-ended', 'provider'), mail('pause-ended', 'commissioner'), wake]
        : [wake]
    case 'contact-attempted':
    case 'hours-recorded':
    case 'feedback-given':
      return []
  }
}

/** Whether nobody did anything that led to an event: time has passed, and no more. */
const isUnasked = (event: CaseEvent, before: CaseState): boolean => {
  switch (event.type) {
    case 'alert-raised':
    case 'offer-lapsed':
    case 'joint-period-ended':
      return true
    case 'clock-resumed':
      return event.by.kind === 'service'
    case 'offer-made':
    case 'left-unplaced':
      // What follows on a referral, or on somebody's "no", follows on an act.
      return before.givenBack.at(-1)?.how === 'lapsed'
    default:
      return false
  }
}

type ToldOfDelay = Pick<MailEffect, 'expectedAt' | 'reason'>

/** What a mail may tell of a delay: a reason about the person or the place where they are stays on the page. */
const tellable = ({ reason, expectedAt }: Pick<ToldDelay, 'reason' | 'expectedAt'>): ToldOfDelay => {
  const told = TELLABLE_DELAY_REASONS.find((one) => one === reason)
  return { expectedAt, ...(told === undefined ? {} : { reason: told }) }
}

/** When the provider expects a milestone instead, if it has told of a delay, and why. */
const toldOf = ({ delays }: CaseState, milestone: Milestone, at: Instant): ToldOfDelay => {
  // A day that has passed as well tells nobody anything.
  const told = delays.findLast((delay) => delay.milestone === milestone && delay.expectedAt > at)
  return told === undefined ? {} : tellable(told)
}

/** Whom an offer went to, until the case is theirs. */
const offeredTo = ({ reached }: CaseState): Recipient =>
  reached.acceptance === undefined ? 'offered-contact' : 'provider'

/** Who holds the work of a case and is reminded of it. */
const holderOf = (state: CaseState): Recipient => {
  if (state.status === 'queried') return 'referrer'
  if (state.offer === undefined) return 'commissioner'
  return state.status === 'offered' ? 'offered-contact' : 'provider'
}

/** The effects of an event on the referral as it stands after it. */
export const effectsOfReferral = (event: ReferralEvent, after: ReferralState): Effect[] => {
  const { reference } = after
  const mail = (template: MailTemplate, to: Recipient, more: Partial<MailEffect> = {}): Effect => ({
    do: 'mail',
    template,
    to,
    reference,
    ...(event.type === 'alert-raised' ? { inOfficeHours: true } : {}),
    ...more,
  })
  switch (event.type) {
    case 'referral-received':
      return [mail('acknowledgement', 'referrer'), { do: 'start-referral-workflow', reference }]
    case 'eligibility-determined':
      switch (event.leads) {
        case 'open':
          // The cases are opened at once; what the referrer goes on for beside them is decided by a person.
          return event.awaits === undefined ? [] : [mail('decision-needed', 'reviewers')]
        case 'awaiting-information':
          return [mail('information-needed', 'referrer')]
        case 'awaiting-decision':
          return [mail('decision-needed', 'reviewers')]
        case 'not-eligible':
          return [mail('not-eligible', 'referrer')]
      }
      return []
    case 'alert-raised': {
      const about = { dueAt: event.dueAt }
      if (event.what === 'information')
        return event.alert === 'reminder'
          ? [mail('information-reminder', 'referrer', about)]
          : [mail('information-overdue', 'referrer', about), mail('information-overdue', 'reviewers', about)]
      if (event.alert === 'reminder') return [mail('decision-reminder', 'reviewers', about)]
      return [
        mail('decision-overdue', 'reviewers', about),
        mail('decision-overdue', 'commissioner', about),
        mail('decision-delayed', 'referrer', about),
      ]
    }
    case 'eligibility-decided':
      return [
        mail(event.roles.length > 0 ? 'decided-for' : 'decided-against', 'referrer'),
        { do: 'wake-referral', reference },
      ]
    case 'story-corrected':
      return after.toBeChecked ? [{ do: 'wake-referral', reference }] : []
    case 'recheck-due':
      return [mail('recheck', 'referrer')]
    case 'information-added':
    case 'gone-on':
    case 'referral-withdrawn':
      return [{ do: 'wake-referral', reference }]
    case 'rechecks-dropped':
    case 'case-handed-over':
    case 'acknowledged':
    case 'cases-opened':
    case 'case-ended':
      return []
  }
}
