// What must be done in the world after an event: workflows that go on, and mail. A table from events to effects; each is
// written to the outbox in the transaction of its event and done by the consumer of the stream.
import type { CaseState } from './case.ts'
import type { Milestone } from './clocks/policy.ts'
import type { CaseEvent, ReferralEvent } from './events.ts'
import type { ReferralState } from './referral.ts'
import type { Instant } from './time.ts'

/** Who gets a mail; the address is looked up when it is sent. */
export type Recipient = 'referrer' | 'reviewers' | 'offered-contact' | 'provider' | 'provider-manager' | 'commissioner'

export const MAIL_TEMPLATES = [
  'acknowledgement',
  'information-needed',
  'decision-needed',
  'not-eligible',
  'offer',
  'offer-lapsed',
  'passed-on',
  'unplaced',
  'accepted',
  'your-case',
  'query',
  'query-answered',
  'allocated',
  'contact-made',
  'report-submitted',
  'closed',
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
] as const
export type MailTemplate = (typeof MAIL_TEMPLATES)[number]

export type MailEffect = {
  do: 'mail'
  template: MailTemplate
  to: Recipient
  /** What it is about: a referral, or a calendar by its version. */
  reference: string
  caseId?: string
  /** The authority to tell, of what is about no referral. */
  authority?: string
  /** The contract concerned, where the case may have left it by the time the mail goes. */
  contractId?: string
  offerId?: string
  milestone?: Milestone
  dueAt?: Instant
  /** When something late is expected instead, as the provider has told. */
  expectedAt?: Instant
}

export type Effect =
  | MailEffect
  | { do: 'start-referral-workflow' | 'wake-referral'; reference: string }
  | { do: 'start-case-workflow' | 'wake-case'; caseId: string }
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
    ...more,
  })
  switch (event.type) {
    case 'case-opened':
      return [{ do: 'start-case-workflow', caseId: after.caseId }]
    case 'offer-made':
      return [mail('offer', 'offered-contact', { offerId: event.offer.offerId })]
    case 'left-unplaced':
      return [mail('unplaced', 'commissioner')]
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
    case 'instruction-queried':
      return [mail('query', 'referrer'), wake]
    case 'instruction-confirmed':
      return [mail('query-answered', 'provider'), wake]
    case 'advocate-allocated':
      return [mail('allocated', 'referrer'), wake]
    case 'contact-made':
      return [mail('contact-made', 'referrer'), wake]
    case 'report-submitted':
      return [mail('report-submitted', 'referrer'), wake]
    case 'case-closed':
      return [mail('closed', 'referrer'), { do: 'note-case-ended', caseId: after.caseId, how: 'closed' }, wake]
    case 'case-withdrawn':
      return [
        ...(before.offer === undefined ? [] : [mail('withdrawn', 'provider')]),
        { do: 'note-case-ended', caseId: after.caseId, how: 'withdrawn' },
        wake,
      ]
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
      if (event.alert === 'reminder') return [mail('reminder', holderOf(after), about)]
      return [
        mail('breach', after.offer === undefined ? 'commissioner' : 'provider-manager', about),
        ...(after.offer === undefined ? [] : [mail('breach', 'commissioner', about)]),
        mail('delay', 'referrer', { ...about, ...toldOf(after, event.milestone, event.at) }),
      ]
    }
    case 'delay-told':
      return [mail('delay-told', 'referrer', { milestone: event.milestone, expectedAt: event.expectedAt })]
    case 'offer-declined':
    case 'assignment-asked':
    case 'report-date-agreed':
    case 'clock-paused':
      return [wake]
    case 'clock-resumed':
      // A pause that nobody ended has ended by itself: that is told to everyone who could have.
      return event.by.kind === 'service'
        ? [mail('pause-ended', 'referrer'), mail('pause-ended', 'provider'), mail('pause-ended', 'commissioner'), wake]
        : [wake]
    case 'contact-attempted':
      return []
  }
}

/** When the provider expects a milestone instead, if it has told of a delay. */
const toldOf = ({ delays }: CaseState, milestone: Milestone, at: Instant): Pick<MailEffect, 'expectedAt'> => {
  // A day that has passed as well tells nobody anything.
  const told = delays.findLast((delay) => delay.milestone === milestone && delay.expectedAt > at)
  return told === undefined ? {} : { expectedAt: told.expectedAt }
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
    ...more,
  })
  switch (event.type) {
    case 'referral-received':
      return [mail('acknowledgement', 'referrer'), { do: 'start-referral-workflow', reference }]
    case 'eligibility-determined':
      switch (event.leads) {
        case 'open':
          return []
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
    case 'acknowledged':
    case 'cases-opened':
    case 'case-ended':
      return []
  }
}
