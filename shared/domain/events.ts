// What can happen to a referral and to a case. Events are only ever added: they are the audit trail, and the states are
// derived from them. They hold identifiers, facts and reasons; who the person is stands in the story alone.
import type { Determination } from './eligibility/determine.ts'
import type { Facts } from './eligibility/facts.ts'
import type { Role, RuleId, Strength } from './eligibility/rules.ts'
import type { DelayParty } from './clocks/elapsed.ts'
import type { Milestone, Priority, PromisedTarget } from './clocks/policy.ts'
import type { Language } from './language.ts'
import type { CaseTargets } from './clocks/case-targets.ts'
import type { Began, Recheck } from './rechecks.ts'
import type { Instant, IsoDate } from './time.ts'

/** Who did it: a signed-in person, somebody who held the link of an offer, or a part of the service. */
export type Actor =
  | { kind: 'person'; id: string; name: string; organisation: string }
  | { kind: 'link'; email: string; organisation: string }
  | { kind: 'service'; part: 'referral-workflow' | 'case-workflow' | 'effects' | 'sweep' | 'schedule' }

type Happened<Type extends string, Details = object> = { type: Type; at: Instant; by: Actor } & Details

export type PowerRequest = { rule: RuleId; reason: string }

/** What the referral tells about where its cases go; identifiers of authorities, never an address. */
export type Routing = { authority: string; placeArea: string; hospitalArea?: string; supervisoryBody?: string }

/** What a provider may see before acceptance, and no more. */
export type OfferView = { locality: string; mainNeeds: string[]; communication: string[]; decisionOn?: IsoDate }

/** What the clocks and priorities need to know of a referral. */
export type ClockFacts = {
  decisionOn?: IsoDate
  meetingOn?: IsoDate
  dischargeOn?: IsoDate
  section?: string
  urgentReason: boolean
  immediateRisk: boolean
  urgentAuthorisation: boolean
  /** The first day of the urgent authorisation. */
  urgentAuthorisationOn?: IsoDate
}

/** What a referral is received with, and keeps. */
export type ReferralFacts = {
  reference: string
  authority: string
  team: string
  /** The language that the referrer was using, in which they are mailed. */
  language: Language
  routing: Routing
  offerView: OfferView
  clockFacts: ClockFacts
  /** What the law is asked about; kept so that it can be judged again under another law. */
  facts: Facts
  /** When a stay or a section began, where that is known: what only time changes is looked at again. */
  began?: Began
  requestedPowers: PowerRequest[]
  /** Why the referrer went on against the answer of the law, when they did. */
  goOnReason?: string
}

/** What a referral waits for somebody to give or to decide, and how long that may take. */
export type Awaited = {
  what: 'information' | 'decision'
  startedAt: Instant
  priority: Priority
  /** The policy that it is promised by, and the calendar that its time is counted by: they stay with the wait. */
  version: string
  calendar?: string
  promised: PromisedTarget
}

/** What a correction of the story changes of what the service works with; the old and new words stand with the story. */
export type Corrected = Partial<
  Pick<ReferralFacts, 'team' | 'routing' | 'offerView' | 'clockFacts' | 'facts' | 'began'>
> & {
  referrerEmail?: string
}

/** Whether a correction ends or restores the consent, or the other lawful basis, on which the story is shared. */
export type SharingChange = 'stopped' | 'resumed'

export type ReferralEvent =
  | Happened<'referral-received', ReferralFacts & { referrerEmail: string }>
  | Happened<'acknowledged'>
  | Happened<
      'eligibility-determined',
      {
        on: IsoDate
        rulesVersion: string
        determinations: Determination[]
        leads: EligibilityLead
        awaits?: Awaited
        /** What is to be looked at again, and when. */
        rechecks?: Recheck[]
      }
    >
  | Happened<'information-added', { facts: Facts; note?: string }>
  // The names of the questions and no words of the answers: those stand in the change log, with the story.
  | Happened<'story-corrected', { change: number; fields: string[]; corrected: Corrected; sharing?: SharingChange }>
  | Happened<'gone-on', { reason?: string; requestedPowers?: PowerRequest[] }>
  | Happened<'alert-raised', { what: Awaited['what']; alert: AlertKind; dueAt: Instant }>
  | Happened<'eligibility-decided', { roles: Role[]; reason: string }>
  | Happened<'recheck-due', { on: IsoDate; rules: RuleId[] }>
  | Happened<'rechecks-dropped', { rules: RuleId[] }>
  | Happened<'cases-opened', { cases: OpenedCase[] }>
  | Happened<'case-ended', { caseId: string; how: 'closed' | 'withdrawn' }>
  | Happened<'referral-withdrawn', { reason: WithdrawalReason }>

/** Where an answer of the law leads a referral. */
export type EligibilityLead = 'open' | 'awaiting-information' | 'awaiting-decision' | 'not-eligible'

export type OpenedCase = { caseId: string; role: Role; rule: RuleId }

export const WITHDRAWAL_REASONS = [
  'person-declined',
  'consent-withdrawn',
  'decision-no-longer-needed',
  'appropriate-individual-found',
  'person-moved',
  'person-died',
  'referred-in-error',
  'other',
] as const
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number]

export const DECLINE_REASONS = ['conflict-of-interest', 'capacity', 'area'] as const
export type DeclineReason = (typeof DECLINE_REASONS)[number]

export const PAUSE_REASONS = {
  'awaiting-information': 'referrer',
  'person-unavailable': 'person',
  'access-refused': 'setting',
  'referrer-asked-to-wait': 'referrer',
  'safeguarding-lead-asked': 'setting',
  'instruction-queried': 'provider',
} as const satisfies Record<string, DelayParty>
export type PauseReason = keyof typeof PAUSE_REASONS

/** What a promise may be missed for. Coded, so that the mail that tells of it says nothing of the person. */
export const DELAY_REASONS = [
  'no-advocate-free',
  'advocate-away',
  'person-unavailable',
  'access-refused',
  'information-awaited',
  'interpreter-awaited',
  'other',
] as const
export type DelayReason = (typeof DELAY_REASONS)[number]

/** The milestones whose holder can tell that they will be late. */
export const DELAYABLE = ['allocation', 'first-contact', 'report'] as const satisfies readonly Milestone[]

/** A promise that is going to be missed, told beforehand: why, and when it is expected instead. */
export type ToldDelay = { milestone: (typeof DELAYABLE)[number]; reason: DelayReason; expectedAt: Instant }

export const OUTCOMES = [
  'views-represented',
  'decision-changed',
  'challenge-informal',
  'challenge-formal',
  'complaint',
  'court-of-protection',
  'person-declined-advocacy',
  'person-died',
  'no-longer-eligible',
] as const
export type Outcome = (typeof OUTCOMES)[number]

/** Outcomes with which a case may end before the advocate has met the person. */
export const OUTCOMES_WITHOUT_CONTACT = [
  'person-declined-advocacy',
  'person-died',
  'no-longer-eligible',
] as const satisfies readonly Outcome[]

/** Why a provider was not offered a case. */
export type PassedOver = { provider: string; why: PassOverReason }
export type PassOverReason =
  | 'not-in-force'
  | 'other-role'
  | 'other-area'
  | 'conflict-of-interest'
  | 'already-declined'
  | 'already-lapsed'
  | 'no-room'

export type Offer = {
  offerId: string
  contractId: string
  provider: string
  providerName: string
  contactEmail: string
}

export type AlertKind = 'reminder' | 'breach'

/** What a case is opened with, and keeps. */
export type CaseFacts = {
  caseId: string
  reference: string
  role: Role
  rule: RuleId
  rules: RuleId[]
  strength: Strength
  actFirst: boolean
  priority: Priority
  /** The authority that referred, and the area whose contracts place the case. */
  authority: string
  area: string
  referrerEmail: string
  offerView: OfferView
  receivedAt: Instant
  completeAt: Instant
  decisionOn?: IsoDate
  /** The start of an urgent authorisation, from which a statutory clock runs. */
  urgentAuthorisationAt?: Instant
  targets: CaseTargets
}

export type CaseEvent =
  /** `sharing` where consent was withdrawn before the case was there. */
  | Happened<'case-opened', CaseFacts & { sharing?: 'stopped' }>
  | Happened<'offer-made', { offer: Offer; passedOver: PassedOver[] }>
  | Happened<'left-unplaced', { passedOver: PassedOver[] }>
  | Happened<'assignment-asked', { reason: string }>
  | Happened<'offer-accepted', { offerId: string }>
  | Happened<'offer-declined', { offerId: string; reason: DeclineReason }>
  | Happened<'offer-lapsed', { offerId: string }>
  | Happened<'instruction-queried', { question: string }>
  | Happened<'instruction-confirmed', { answer: string }>
  | Happened<'advocate-allocated', { advocate: string }>
  | Happened<'contact-attempted', { occurredAt: Instant }>
  | Happened<'contact-made', { occurredAt: Instant }>
  | Happened<'report-date-agreed', { reportBy: Instant }>
  | Happened<'report-submitted', { occurredAt: Instant }>
  | Happened<'case-closed', { outcomes: Outcome[]; summary: string; hours: number }>
  | Happened<'case-withdrawn', { reason: WithdrawalReason }>
  | Happened<
      'story-corrected',
      {
        fields: string[]
        offerView?: OfferView
        urgentAuthorisationAt?: Instant
        sharing?: SharingChange
      }
    >
  | Happened<'clock-paused', { reason: PauseReason; party: DelayParty }>
  | Happened<'clock-resumed'>
  | Happened<'clocks-reprojected', { priority: Priority; targets: CaseTargets; reason: string }>
  | Happened<'delay-told', ToldDelay>
  | Happened<'alert-raised', { milestone: Milestone; alert: AlertKind; dueAt: Instant; offerId?: string }>

export type CaseEventType = CaseEvent['type']
