// What can happen to a referral and to a case. Events are only ever added: they are the audit trail, and the states are
// derived from them. They hold identifiers, facts and reasons; who the person is stands in the story alone.
import type { Determination } from './eligibility/determine.ts'
import type { Facts } from './eligibility/facts.ts'
import type { Role, RuleId, Strength } from './eligibility/rules.ts'
import type { DelayParty } from './clocks/elapsed.ts'
import type { Milestone, Priority, PromisedTarget } from './clocks/policy.ts'
import type { Language } from './language.ts'
import type { FeedbackFrom, Score } from './feedback.ts'
import type { MessageSide } from './messages.ts'
import type { CaseMilestone, CaseTargets } from './clocks/case-targets.ts'
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
  | Happened<'case-handed-over', HandOver & { caseId: string; opened: OpenedCase }>
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

/** Whether a reason can hold for one case of a referral alone: consent is given, and withdrawn, for the whole of it. */
export const isReasonForOneCase = (reason: WithdrawalReason): boolean => reason !== 'consent-withdrawn'

/** Why a case goes to another area. Coded: the person is not written about. */
export const HAND_OVER_REASONS = ['person-moved', 'hospital-transfer', 'authority-changed', 'other'] as const
export type HandOverReason = (typeof HAND_OVER_REASONS)[number]

/** A case that goes on in another area as another case; `jointUntil` is the end of the time in which both are worked on. */
export type HandOver = { toCaseId: string; area: string; reason: HandOverReason; jointUntil?: Instant }

export const DECLINE_REASONS = ['conflict-of-interest', 'capacity', 'area'] as const
export type DeclineReason = (typeof DECLINE_REASONS)[number]

export const PAUSE_REASONS = {
  'awaiting-information': 'referrer',
  'person-unavailable': 'person',
  'access-refused': 'setting',
  'referrer-asked-to-wait': 'referrer',
  'safeguarding-lead-asked': 'setting',
  // The provider asks, and the referrer owes the answer.
  'instruction-queried': 'referrer',
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

/** Those that are about the service and tell nothing about the person, their needs or where they are: a mail may say them. */
export const TELLABLE_DELAY_REASONS = [
  'no-advocate-free',
  'advocate-away',
  'information-awaited',
] as const satisfies readonly DelayReason[]
export type TellableDelayReason = (typeof TELLABLE_DELAY_REASONS)[number]

/** The milestones whose holder can tell that they will be late. */
export const DELAYABLE = ['allocation', 'first-contact', 'report'] as const satisfies readonly Milestone[]

/** A promise that is going to be missed, told beforehand: why, and when it is expected instead. */
export type ToldDelay = { milestone: (typeof DELAYABLE)[number]; reason: DelayReason; expectedAt: Instant }

/** Why another advocate takes over. Coded: the people concerned are not written about. */
export const REALLOCATION_REASONS = [
  'advocate-left',
  'advocate-away',
  'workload',
  'person-asked',
  'better-match',
  'conflict-of-interest',
  'other',
] as const
export type ReallocationReason = (typeof REALLOCATION_REASONS)[number]

/** Work on a case, in hours and the day on which it was done. */
export type HoursWorked = { hours: number; on: IsoDate }

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
export const PASS_OVER_REASONS = [
  'not-in-force',
  'other-role',
  'other-area',
  'conflict-of-interest',
  'already-declined',
  'already-lapsed',
  'already-bounced',
  'taken-back',
  'given-back',
  'language-not-spoken',
  'no-room',
  'no-room-this-week',
  'kept-for-others',
] as const
export type PassOverReason = (typeof PASS_OVER_REASONS)[number]

/** What puts a contract that could have a case before the next one. */
export const RANK_REASONS = [
  'asked-for',
  'had-before',
  'agreed-order',
  'better-fit',
  'below-its-share',
  'longest-without',
  'by-name',
] as const
export type RankReason = (typeof RANK_REASONS)[number]

/** A contract in its place among those that could have a case; the last has nobody to go before. Shares in whole per cent. */
export type RankedContract = {
  contractId: string
  provider: string
  because?: RankReason
  share?: { had: number; agreed: number }
}

/** The person's case before this one, by which the same advocate is found again. */
export type EarlierCase = { caseId: string; provider: string; advocate?: string }

/** How a case came to be offered to a provider; what is older than the ranking has only who was passed over. */
export type AssignmentTrail = {
  passedOver: PassedOver[]
  ranking?: RankedContract[]
  /** The wish that nobody could meet, and that gave way. */
  relaxed?: 'language'
  earlier?: EarlierCase
  /** The story names a conflict of interest with a provider that goes by no name under contract here. */
  conflictNotFound?: true
  /** It was chosen as though so many others that were being placed at that moment had gone before. */
  alongside?: number
}

export type Offer = {
  offerId: string
  contractId: string
  /** The area whose contract it is, that of the case without: a case can be handed over to another area while it is held. */
  area?: string
  provider: string
  providerName: string
  contactEmail: string
  /** Which of its links is the one that answers: each that is sent anew takes the place of those before. The first is 1. */
  link?: number
}

/** Why the service itself looks for a provider again. */
export type AskedAgainBecause = 'room-came-free'

/** Why an offer's link is sent anew: somebody asked for it, or the mail with it could not be delivered. */
export type ReissueReason = 'asked-for' | 'bounced'

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
  /**
   * The case of another area that it goes on from: when it was handed over, when its information was complete, and whose
   * the time was between the two.
   */
  handedOverFrom?: { caseId: string; area: string; at: Instant; completeAt: Instant; heldBy: DelayParty }
  decisionOn?: IsoDate
  /** The start of an urgent authorisation, from which a statutory clock runs. */
  urgentAuthorisationAt?: Instant
  targets: CaseTargets
}

/** The milestones that are due at another instant since an event; without them every due time stands. */
type MovesClocks = { moved?: CaseMilestone[] }

export type CaseEvent =
  /** `sharing` where consent was withdrawn before the case was there. */
  | Happened<'case-opened', CaseFacts & { sharing?: 'stopped' }>
  /** `targets` are those of a contract that has its own, for what is still to be reached. */
  | Happened<'offer-made', { offer: Offer; targets?: CaseTargets } & AssignmentTrail>
  | Happened<'left-unplaced', { passedOver: PassedOver[]; conflictNotFound?: true }>
  /** By a commissioner, who may want a contract asked first; or by the service, because room came free for it. */
  | Happened<'assignment-asked', { reason: string; contractId?: string } | { because: AskedAgainBecause }>
  | Happened<'offer-accepted', { offerId: string }>
  /** Taken from the provider that had the offer or held the case; `contractId` is the one that is asked first now. */
  | Happened<'case-taken-back', { provider: string; reason: string; contractId?: string }>
  /** Given back by the provider that had accepted it; `note` is for the commissioner. */
  | Happened<'case-given-back', { provider: string; reason: DeclineReason; note?: string }>
  | Happened<'offer-declined', { offerId: string; reason: DeclineReason }>
  | Happened<'offer-lapsed', { offerId: string }>
  /** None of the provider's contacts could be reached by mail. */
  | Happened<'offer-bounced', { offerId: string }>
  /** The offer goes on with the contact and the link it names. */
  | Happened<'link-reissued', { offerId: string; contactEmail: string; link: number; why: ReissueReason }>
  | Happened<'instruction-queried', { question: string }>
  | Happened<'instruction-confirmed', { answer: string }>
  | Happened<'advocate-allocated', { advocate: string }>
  | Happened<'advocate-reallocated', { advocate: string; reason: ReallocationReason }>
  | Happened<'hours-recorded', HoursWorked>
  /** What it says stands with the referral, apart. `tells` when the other side is mailed that there is one. */
  | Happened<'message-sent', { number: number; from: MessageSide; tells: boolean }>
  | Happened<'contact-attempted', { occurredAt: Instant }>
  | Happened<'contact-made', { occurredAt: Instant }>
  | Happened<'report-date-agreed', { reportBy: Instant } & MovesClocks>
  | Happened<'report-submitted', { occurredAt: Instant }>
  | Happened<'case-closed', { outcomes: Outcome[]; summary: string; hours: number }>
  | Happened<'feedback-asked', { of: FeedbackFrom[] }>
  /** What was said beside the score stands with the referral, apart. */
  | Happened<'feedback-given', { from: FeedbackFrom; score: Score }>
  | Happened<'case-withdrawn', { reason: WithdrawalReason }>
  | Happened<'case-handed-over', HandOver>
  | Happened<'joint-period-ended'>
  | Happened<
      'story-corrected',
      {
        fields: string[]
        offerView?: OfferView
        urgentAuthorisationAt?: Instant
        sharing?: SharingChange
      } & MovesClocks
    >
  | Happened<'clock-paused', { reason: PauseReason; party: DelayParty }>
  /** The end of the pause that is open for a reason. */
  | Happened<'clock-resumed', { reason: PauseReason }>
  | Happened<'clocks-reprojected', { priority: Priority; targets: CaseTargets; reason: string } & MovesClocks>
  | Happened<'delay-told', ToldDelay>
  /** `overtaken` of a breach that was recorded only as its work was done, or its case ended: nobody can hurry any more. */
  | Happened<
      'alert-raised',
      { milestone: Milestone; alert: AlertKind; dueAt: Instant; offerId?: string; overtaken?: true }
    >

export type CaseEventType = CaseEvent['type']

/** What can leave a milestone due at another instant by somebody's act. */
export type MovingEvent = Extract<CaseEvent, { moved?: CaseMilestone[] }>
