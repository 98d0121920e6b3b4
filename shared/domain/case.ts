// A case: one advocacy role for one person, from its opening until its end. Its state, the commands on it, and which of them is
// allowed when: the table below, from which the diagram in docs is drawn.
import { CASE_MILESTONES, type CaseMilestone, type CaseTargets } from './clocks/case-targets.ts'
import type { Milestone, Priority } from './clocks/policy.ts'
import type {
  Actor,
  AlertKind,
  AskedAgainBecause,
  AssignmentTrail,
  CaseFacts,
  DeclineReason,
  EarlierCase,
  HandOver,
  HoursWorked,
  Offer,
  OfferView,
  Outcome,
  PassedOver,
  PauseReason,
  ReallocationReason,
  ReissueReason,
  SharingChange,
  ToldDelay,
  WithdrawalReason,
} from './events.ts'
import type { CaseFeedback, FeedbackFrom, Score } from './feedback.ts'
import type { MessageSide } from './messages.ts'
import type { OfferRecord } from './offer-ledger.ts'
import type { UnplacedStretch } from './unplaced-ledger.ts'
import type { Instant } from './time.ts'

export const CASE_STATUSES = [
  'assigning',
  'offered',
  'queried',
  'accepted',
  'allocated',
  'in-contact',
  'reported',
  'unplaced',
  'withdrawn',
  'closed',
] as const

export type CaseStatus = (typeof CASE_STATUSES)[number]

export const CASE_ENDS: readonly CaseStatus[] = ['withdrawn', 'closed']

const OPEN = CASE_STATUSES.filter((status) => !CASE_ENDS.includes(status))

export type Pause = { from: Instant; to?: Instant; reason: PauseReason }

/** What an alert is about; those of responses are of one offer. */
export type AlertSubject = { milestone: Milestone; alert: AlertKind; dueAt: Instant; offerId?: string | undefined }

/** An alert that was raised; `outdated` once its milestone is due at another instant by somebody's act. */
export type RaisedAlert = AlertSubject & { outdated?: true }

/**
 * How a case came back: by the provider's word on the offer, for want of it, because nobody there could be reached, because
 * the commissioner took it, or by the provider's word after it had accepted.
 */
export type GivenBackHow = 'declined' | 'lapsed' | 'bounced' | 'taken-back' | 'given-back'

/** An offer that was given back, why where the provider said so, and when it had been accepted where it was. */
export type GivenBack = {
  provider: string
  how: GivenBackHow
  at: Instant
  reason?: DeclineReason
  acceptedAt?: Instant
}

export type CaseState = CaseFacts & {
  version: number
  /** The hash of its last event; the store makes it as it writes the event, and it is no part of what is decided. */
  chain?: string
  status: CaseStatus
  reportBy?: Instant
  /** The offer that is open, or the one that was accepted: whose provider holds the case. */
  offer?: Offer & { madeAt: Instant }
  queriedFrom?: 'offered' | 'accepted'
  question?: string
  /** Providers that had the offer and gave it back, in order. */
  givenBack: GivenBack[]
  /** Every offer that was made, in order, and what came of it. */
  offers?: OfferRecord[]
  passedOver: PassedOver[]
  /** The person's case before this one with the same role, when there was one with an advocate. */
  earlier?: EarlierCase
  /** Contacts of providers whom the mail of an offer did not reach, in order. */
  unreached?: { provider: string; providerName: string; contactEmail: string; at: Instant }[]
  /** Each stretch in which nobody could take it, and why. */
  leftUnplaced?: UnplacedStretch[]
  /** Since when nobody could take it, until an offer is made; and whether the service itself has had it looked at again. */
  waits?: { since: Instant; askedBy?: 'service' }
  /** The contract that the commissioner wants asked first, until an offer is made. */
  preferredContract?: string
  advocate?: string
  pauses: Pause[]
  /** When each milestone was first reached. */
  reached: Partial<Record<Milestone | 'acceptance' | 'contact-attempt', Instant>>
  /**
   * What a provider had reached before the case was taken from it: whoever has it next does that once more, by a promise
   * that begins there. What was first reached, and is measured, stays as it is.
   */
  onceMore?: { since: Instant; milestones: CaseMilestone[]; reached: Partial<Record<CaseMilestone, Instant>> }
  /** Where the case goes on. With a joint period it ends with that, and without one it has ended. */
  handedOver?: HandOver & { at: Instant }
  /** Delays told beforehand, in order; of a milestone the last one holds. */
  delays: (ToldDelay & { at: Instant })[]
  alerts: RaisedAlert[]
  /** Whether the consent to share the story, once withdrawn, has been given again; never touched, it stands as it was. */
  sharing?: SharingChange
  /** When its clocks were last set anew, by a named person or by a contract with targets of its own. */
  projectedAt?: Instant
  /** The hours worked on it: the sum of those recorded, and what the provider made of it at the end. */
  hours?: number
  /** How many messages were sent on it. */
  messages?: number
  outcomes?: Outcome[]
  /** Whose experience was asked for as it was closed, and the scores that came. */
  feedback?: CaseFeedback
  withdrawalReason?: WithdrawalReason
  endedAt?: Instant
}

export type CaseCommand =
  | ({ type: 'offer'; offer: Offer; targets?: CaseTargets } & AssignmentTrail)
  | { type: 'leave-unplaced'; passedOver: PassedOver[]; conflictNotFound?: true }
  | { type: 'assign-again'; reason: string; contractId?: string }
  | { type: 'assign-again'; because: AskedAgainBecause }
  | { type: 'accept'; offerId: string }
  | { type: 'decline'; offerId: string; reason: DeclineReason }
  | { type: 'give-back'; reason: DeclineReason; note?: string }
  | { type: 'lapse'; offerId: string }
  | { type: 'bounce-out'; offerId: string }
  | { type: 'reissue-link'; offerId: string; contactEmail: string; why: ReissueReason }
  | { type: 'query'; question: string }
  | { type: 'confirm-instruction'; answer: string }
  | { type: 'allocate'; advocate: string }
  | { type: 'reallocate'; advocate: string; reason: ReallocationReason }
  | ({ type: 'record-hours' } & HoursWorked)
  | { type: 'send-message'; from: MessageSide; tells: boolean }
  | { type: 'attempt-contact'; occurredAt: Instant }
  | { type: 'make-contact'; occurredAt: Instant }
  | { type: 'agree-report-date'; reportBy: Instant }
  | { type: 'submit-report'; occurredAt: Instant }
  | { type: 'close'; outcomes: Outcome[]; summary: string; hours: number }
  | { type: 'give-feedback'; from: FeedbackFrom; score: Score }
  | { type: 'withdraw'; reason: WithdrawalReason }
  /** `seen` is the status that it rests on. */
  | { type: 're-assign'; offerId: string; seen?: CaseStatus; reason: string; contractId?: string }
  | ({ type: 'hand-over' } & Omit<HandOver, 'jointUntil'>)
  | ({ type: 'hand-over-jointly'; jointUntil: Instant } & Omit<HandOver, 'jointUntil'>)
  | { type: 'end-joint-period' }
  | {
      type: 'take-correction'
      fields: string[]
      offerView?: OfferView
      urgentAuthorisationAt?: Instant
      sharing?: SharingChange
    }
  | { type: 'pause'; reason: PauseReason }
  | { type: 'resume' }
  | { type: 'reproject'; priority: Priority; targets: CaseTargets; reason: string }
  | ({ type: 'tell-delay' } & ToldDelay)
  /** Without a reason it ends the pause that has been open longest. */
  | { type: 'end-pause'; reason?: PauseReason }
  | { type: 'raise-alert'; milestone: Milestone; alert: AlertKind; dueAt: Instant; offerId?: string }

export type CaseCommandType = CaseCommand['type']

export type Context = { at: Instant; by: Actor }

type Transition = {
  from: readonly CaseStatus[]
  /** The status after it; `as-it-was` leaves it, `before-the-query` goes back to where the query was raised. */
  to: CaseStatus | 'as-it-was' | 'before-the-query'
}

/** Every command with the statuses it is allowed in and the status it leads to. */
export const CASE_TRANSITIONS: Record<CaseCommandType, Transition> = {
  offer: { from: ['assigning'], to: 'offered' },
  'leave-unplaced': { from: ['assigning'], to: 'unplaced' },
  'assign-again': { from: ['unplaced'], to: 'assigning' },
  // A question does not bind: whoever asked it may answer the offer before it is answered itself.
  accept: { from: ['offered', 'queried'], to: 'accepted' },
  decline: { from: ['offered', 'queried'], to: 'assigning' },
  'give-back': { from: ['queried', 'accepted', 'allocated', 'in-contact'], to: 'assigning' },
  lapse: { from: ['offered', 'queried'], to: 'assigning' },
  'bounce-out': { from: ['offered'], to: 'assigning' },
  'reissue-link': { from: ['offered', 'queried'], to: 'as-it-was' },
  query: { from: ['offered', 'accepted'], to: 'queried' },
  'confirm-instruction': { from: ['queried'], to: 'before-the-query' },
  allocate: { from: ['accepted'], to: 'allocated' },
  reallocate: { from: ['allocated', 'in-contact', 'reported'], to: 'as-it-was' },
  'record-hours': { from: ['accepted', 'allocated', 'in-contact', 'reported'], to: 'as-it-was' },
  'send-message': { from: ['queried', 'accepted', 'allocated', 'in-contact', 'reported'], to: 'as-it-was' },
  'attempt-contact': { from: ['allocated'], to: 'as-it-was' },
  'make-contact': { from: ['allocated'], to: 'in-contact' },
  'agree-report-date': { from: ['accepted', 'allocated', 'in-contact'], to: 'as-it-was' },
  'submit-report': { from: ['in-contact'], to: 'reported' },
  close: { from: ['accepted', 'allocated', 'in-contact', 'reported'], to: 'closed' },
  'give-feedback': { from: ['closed'], to: 'as-it-was' },
  withdraw: { from: OPEN, to: 'withdrawn' },
  // With the report in there is nothing left that another provider could do.
  're-assign': { from: ['offered', 'queried', 'accepted', 'allocated', 'in-contact'], to: 'assigning' },
  'hand-over': { from: OPEN.filter((status) => status !== 'reported'), to: 'closed' },
  'hand-over-jointly': { from: ['queried', 'accepted', 'allocated', 'in-contact'], to: 'as-it-was' },
  'end-joint-period': { from: ['queried', 'accepted', 'allocated', 'in-contact', 'reported'], to: 'closed' },
  // Consent can be withdrawn at any time, after the end of a case too.
  'take-correction': { from: CASE_STATUSES, to: 'as-it-was' },
  pause: { from: ['accepted', 'allocated', 'in-contact'], to: 'as-it-was' },
  'tell-delay': { from: ['accepted', 'allocated', 'in-contact'], to: 'as-it-was' },
  resume: { from: ['queried', 'accepted', 'allocated', 'in-contact'], to: 'as-it-was' },
  'end-pause': { from: ['queried', 'accepted', 'allocated', 'in-contact'], to: 'as-it-was' },
  reproject: { from: OPEN, to: 'as-it-was' },
  'raise-alert': { from: OPEN, to: 'as-it-was' },
}

/** The statuses a command can lead to from one in which it is allowed; for the diagram and the tests. */
export const leadsTo = (command: CaseCommandType, from: CaseStatus): CaseStatus[] => {
  const { to } = CASE_TRANSITIONS[command]
  if (to === 'as-it-was') return [from]
  return to === 'before-the-query' ? ['offered', 'accepted'] : [to]
}

export const hasEnded = (state: { status: CaseStatus }): boolean => CASE_ENDS.includes(state.status)

/** Whether an alert was raised: pauses move a due time and call for no other; somebody's act that moves it does. */
export const isRaised = (
  { alerts }: Pick<CaseState, 'alerts'>,
  { milestone, alert, dueAt, offerId }: AlertSubject,
): boolean =>
  alerts.some(
    (raised) =>
      raised.milestone === milestone &&
      raised.alert === alert &&
      raised.offerId === offerId &&
      (raised.outdated !== true || raised.dueAt === dueAt),
  )

export const QUERIED: PauseReason = 'instruction-queried'

export const openPauses = ({ pauses }: Pick<CaseState, 'pauses'>): Pause[] =>
  pauses.filter(({ to }) => to === undefined)

/** The pause that a person began and can end; that of a query ends with its answer. */
export const openPause = (state: Pick<CaseState, 'pauses'>): Pause | undefined =>
  openPauses(state).find(({ reason }) => reason !== QUERIED)

/** Whether a case may go on in another area: it has not ended, its report is not in, and it has not gone yet. */
export const mayBeHandedOver = (state: CaseState): boolean =>
  CASE_TRANSITIONS['hand-over'].from.includes(state.status) && state.handedOver === undefined

/** Whether a case may be taken from its provider and placed with another. */
export const mayBeReassigned = (state: CaseState): boolean =>
  CASE_TRANSITIONS['re-assign'].from.includes(state.status) && state.handedOver === undefined

/** Whether the question that holds a case up was asked by the provider that had accepted it. */
export const isQueriedByHolder = ({ status, queriedFrom }: Pick<CaseState, 'status' | 'queriedFrom'>): boolean =>
  status === 'queried' && queriedFrom === 'accepted'

/** Whether the offer of a case can still be answered: it is open, or its provider has asked about it. */
export const mayAnswerOffer = (state: Pick<CaseState, 'status' | 'queriedFrom'>): boolean =>
  CASE_TRANSITIONS.accept.from.includes(state.status) && !isQueriedByHolder(state)

/** Whether the provider that has accepted a case may give it back. */
export const mayGiveBack = (state: Pick<CaseState, 'status' | 'queriedFrom' | 'handedOver'>): boolean =>
  CASE_TRANSITIONS['give-back'].from.includes(state.status) &&
  (state.status !== 'queried' || isQueriedByHolder(state)) &&
  state.handedOver === undefined

/** Whether somebody works on a case, who could go on for a time beside another. */
export const isWorkedOn = (state: CaseState): boolean =>
  CASE_TRANSITIONS['hand-over-jointly'].from.includes(state.status) &&
  (state.status !== 'queried' || state.queriedFrom === 'accepted')

/** The number of the link that answers an offer. */
export const linkNumber = ({ link = 1 }: Pick<Offer, 'link'>): number => link

export const reachedOf = ({ reached }: CaseState): CaseMilestone[] =>
  CASE_MILESTONES.filter((milestone) => reached[milestone] !== undefined)
