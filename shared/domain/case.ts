// A case: one advocacy role for one person, from its opening until its end. `decide` says what a command brings about,
// `evolve` what it makes of the case. Which command is allowed when is the table below; the diagram in docs is drawn from it.
import {
  CASE_MILESTONES,
  type CaseMilestone,
  type CaseTargets,
  projectedAnew,
  promiseTheSame,
} from './clocks/case-targets.ts'
import type { Milestone, Priority } from './clocks/policy.ts'
import {
  type Actor,
  type CaseEvent,
  type CaseFacts,
  type DeclineReason,
  type Offer,
  type OfferView,
  type Outcome,
  OUTCOMES_WITHOUT_CONTACT,
  type PassedOver,
  PAUSE_REASONS,
  type PauseReason,
  type SharingChange,
  type ToldDelay,
  type WithdrawalReason,
} from './events.ts'
import { type Decided, happened, refused } from './refusal.ts'
import { daysAfter, dateOf, endOfDay, type Instant } from './time.ts'

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

export type CaseState = CaseFacts & {
  version: number
  status: CaseStatus
  reportBy?: Instant
  /** The offer that is open, or the one that was accepted: whose provider holds the case. */
  offer?: Offer & { madeAt: Instant }
  queriedFrom?: 'offered' | 'accepted'
  question?: string
  /** Providers that had the offer and gave it back, in order. */
  givenBack: { provider: string; how: 'declined' | 'lapsed'; at: Instant }[]
  passedOver: PassedOver[]
  advocate?: string
  pauses: Pause[]
  /** When each milestone was first reached. */
  reached: Partial<Record<Milestone | 'acceptance' | 'contact-attempt', Instant>>
  /** Delays told beforehand, in order; of a milestone the last one holds. */
  delays: (ToldDelay & { at: Instant })[]
  /** Alerts raised: `milestone:kind` and, for responses, the offer. */
  alerts: string[]
  /** Whether the consent to share the story, once withdrawn, has been given again; never touched, it stands as it was. */
  sharing?: SharingChange
  /** When a named person last set its clocks anew. */
  projectedAt?: Instant
  outcomes?: Outcome[]
  endedAt?: Instant
}

export type CaseCommand =
  | { type: 'offer'; offer: Offer; passedOver: PassedOver[] }
  | { type: 'leave-unplaced'; passedOver: PassedOver[] }
  | { type: 'assign-again'; reason: string }
  | { type: 'accept'; offerId: string }
  | { type: 'decline'; offerId: string; reason: DeclineReason }
  | { type: 'lapse'; offerId: string }
  | { type: 'query'; question: string }
  | { type: 'confirm-instruction'; answer: string }
  | { type: 'allocate'; advocate: string }
  | { type: 'attempt-contact'; occurredAt: Instant }
  | { type: 'make-contact'; occurredAt: Instant }
  | { type: 'agree-report-date'; reportBy: Instant }
  | { type: 'submit-report'; occurredAt: Instant }
  | { type: 'close'; outcomes: Outcome[]; summary: string; hours: number }
  | { type: 'withdraw'; reason: WithdrawalReason }
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
  | { type: 'end-pause' }
  | { type: 'raise-alert'; milestone: Milestone; alert: 'reminder' | 'breach'; dueAt: Instant; offerId?: string }
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
  accept: { from: ['offered'], to: 'accepted' },
  decline: { from: ['offered'], to: 'assigning' },
  lapse: { from: ['offered', 'queried'], to: 'assigning' },
  query: { from: ['offered', 'accepted'], to: 'queried' },
  'confirm-instruction': { from: ['queried'], to: 'before-the-query' },
  allocate: { from: ['accepted'], to: 'allocated' },
  'attempt-contact': { from: ['allocated'], to: 'as-it-was' },
  'make-contact': { from: ['allocated'], to: 'in-contact' },
  'agree-report-date': { from: ['accepted', 'allocated', 'in-contact'], to: 'as-it-was' },
  'submit-report': { from: ['in-contact'], to: 'reported' },
  close: { from: ['accepted', 'allocated', 'in-contact', 'reported'], to: 'closed' },
  withdraw: { from: OPEN, to: 'withdrawn' },
  // Consent can be withdrawn at any time, after the end of a case too.
  'take-correction': { from: CASE_STATUSES, to: 'as-it-was' },
  pause: { from: ['accepted', 'allocated', 'in-contact'], to: 'as-it-was' },
  'tell-delay': { from: ['accepted', 'allocated', 'in-contact'], to: 'as-it-was' },
  resume: { from: ['accepted', 'allocated', 'in-contact'], to: 'as-it-was' },
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

export const alertKey = (alert: { milestone: Milestone; alert: string; offerId?: string | undefined }): string =>
  [alert.milestone, alert.alert, ...(alert.offerId === undefined ? [] : [alert.offerId])].join(':')

/** What is agreed for later is a slip of the pen, and lies beyond the calendar sooner or later: its clock would be lost. */
const aYearAfter = (at: Instant): Instant => endOfDay(daysAfter(dateOf(at), 366))

const openPause = (state: CaseState): Pause | undefined => state.pauses.find((pause) => pause.to === undefined)

/** What a command brings about, or why it is refused. Pure: time and actor come with the context. */
export const decide = (state: CaseState, command: CaseCommand, { at, by }: Context): Decided<CaseEvent> => {
  if (!CASE_TRANSITIONS[command.type].from.includes(state.status)) {
    if (hasEnded(state)) return refused('already-ended', { status: state.status })
    const answering = command.type === 'accept' || command.type === 'decline' || command.type === 'lapse'
    const queried = state.status === 'queried'
    return refused(answering && !queried ? 'already-answered' : 'not-in-this-status', { status: state.status })
  }
  switch (command.type) {
    case 'offer':
      return happened({ type: 'offer-made', at, by, offer: command.offer, passedOver: command.passedOver })
    case 'leave-unplaced':
      return happened({ type: 'left-unplaced', at, by, passedOver: command.passedOver })
    case 'assign-again':
      return happened({ type: 'assignment-asked', at, by, reason: command.reason })
    case 'accept':
      if (command.offerId !== state.offer?.offerId) return refused('not-the-open-offer')
      return happened({ type: 'offer-accepted', at, by, offerId: command.offerId })
    case 'decline':
      if (command.offerId !== state.offer?.offerId) return refused('not-the-open-offer')
      return happened({ type: 'offer-declined', at, by, offerId: command.offerId, reason: command.reason })
    case 'lapse':
      // A query raised after acceptance holds up a case that has its provider: that one does not lapse.
      if (state.status === 'queried' && state.queriedFrom !== 'offered')
        return refused('not-in-this-status', { status: state.status })
      if (command.offerId !== state.offer?.offerId) return refused('not-the-open-offer')
      return happened({ type: 'offer-lapsed', at, by, offerId: command.offerId })
    case 'query':
      return happened(
        { type: 'instruction-queried', at, by, question: command.question },
        ...(openPause(state) === undefined ? [paused('instruction-queried', { at, by })] : []),
      )
    case 'confirm-instruction':
      return happened(
        { type: 'instruction-confirmed', at, by, answer: command.answer },
        ...(openPause(state)?.reason === 'instruction-queried' ? [{ type: 'clock-resumed' as const, at, by }] : []),
      )
    case 'allocate':
      return happened({ type: 'advocate-allocated', at, by, advocate: command.advocate })
    case 'attempt-contact':
    case 'make-contact':
    case 'submit-report':
      if (command.occurredAt > at) return refused('in-the-future', { field: 'occurredAt' })
      if (command.occurredAt < state.receivedAt) return refused('before-it-began', { field: 'occurredAt' })
      return happened<CaseEvent>(
        { type: WORK_EVENTS[command.type], at, by, occurredAt: command.occurredAt },
        // With the report in there is nothing left that a pause could hold up.
        ...(command.type === 'submit-report' && openPause(state) !== undefined
          ? [{ type: 'clock-resumed' as const, at, by }]
          : []),
      )
    case 'agree-report-date':
      if (command.reportBy < at) return refused('before-it-began', { field: 'on' })
      if (command.reportBy > aYearAfter(at)) return refused('too-far-ahead', { field: 'on' })
      if (state.decisionOn !== undefined && command.reportBy > endOfDay(state.decisionOn))
        return refused('after-the-decision', { field: 'on' })
      return happened({ type: 'report-date-agreed', at, by, reportBy: command.reportBy })
    case 'close':
      if (state.reached['first-contact'] === undefined && !command.outcomes.every(endsWithoutContact))
        return refused('no-contact-yet', { field: 'outcomes' })
      return happened({
        type: 'case-closed',
        at,
        by,
        outcomes: command.outcomes,
        summary: command.summary,
        hours: command.hours,
      })
    case 'withdraw':
      return happened({ type: 'case-withdrawn', at, by, reason: command.reason })
    case 'take-correction': {
      if (hasEnded(state) && command.sharing === undefined) return refused('already-ended', { status: state.status })
      const { type: _, ...correction } = command
      return happened({ type: 'story-corrected', at, by, ...correction })
    }
    case 'pause':
      return openPause(state) === undefined ? happened(paused(command.reason, { at, by })) : refused('already-paused')
    case 'tell-delay': {
      if (state.reached[command.milestone] !== undefined) return refused('already-reached', { field: 'milestone' })
      if (command.expectedAt < at) return refused('before-it-began', { field: 'on' })
      if (command.expectedAt > aYearAfter(at)) return refused('too-far-ahead', { field: 'on' })
      const { type: _, ...delay } = command
      return happened({ type: 'delay-told', at, by, ...delay })
    }
    case 'resume':
    case 'end-pause':
      return openPause(state) === undefined ? refused('not-paused') : happened({ type: 'clock-resumed', at, by })
    case 'reproject': {
      const { type: _, reason, priority } = command
      const targets = projectedAnew(state.targets, command.targets, reachedOf(state))
      if (priority === state.priority && promiseTheSame(targets, state.targets)) return refused('changes-nothing')
      return happened({ type: 'clocks-reprojected', at, by, priority, targets, reason })
    }
    case 'raise-alert': {
      if (state.alerts.includes(alertKey(command))) return refused('already-raised')
      const { type: _, ...alert } = command
      return happened({ type: 'alert-raised', at, by, ...alert })
    }
  }
}

const reachedOf = ({ reached }: CaseState): CaseMilestone[] =>
  CASE_MILESTONES.filter((milestone) => reached[milestone] !== undefined)

/** Without the person having been met a case can only end for a reason that lies with the person. */
const endsWithoutContact = (outcome: Outcome): boolean => OUTCOMES_WITHOUT_CONTACT.some((each) => each === outcome)

const WORK_EVENTS = {
  'attempt-contact': 'contact-attempted',
  'make-contact': 'contact-made',
  'submit-report': 'report-submitted',
} as const

const paused = (reason: PauseReason, { at, by }: Context): CaseEvent => ({
  type: 'clock-paused',
  at,
  by,
  reason,
  party: PAUSE_REASONS[reason],
})

/** The case that an opening event makes. */
export const opened = (event: Extract<CaseEvent, { type: 'case-opened' }>): CaseState => {
  const { type: _type, at: _at, by: _by, ...facts } = event
  return {
    ...facts,
    version: 1,
    status: 'assigning',
    givenBack: [],
    passedOver: [],
    pauses: [],
    delays: [],
    reached: {},
    alerts: [],
  }
}

/** The case after an event: never refuses, for what happened has happened. */
export const evolve = (state: CaseState, event: CaseEvent): CaseState => {
  const next = { ...state, ...changes(state, event), version: state.version + 1 }
  if (event.type === 'offer-declined' || event.type === 'offer-lapsed') {
    const { offer: _, ...withoutOffer } = next
    return withoutOffer
  }
  if (event.type === 'story-corrected' && event.offerView !== undefined && event.offerView.decisionOn === undefined) {
    const { decisionOn: _, ...withoutDate } = next
    return withoutDate
  }
  return next
}

const changes = (state: CaseState, event: CaseEvent): Partial<CaseState> => {
  switch (event.type) {
    case 'case-opened':
      return {}
    case 'offer-made':
      return { status: 'offered', offer: { ...event.offer, madeAt: event.at }, passedOver: event.passedOver }
    case 'left-unplaced':
      return { status: 'unplaced', passedOver: event.passedOver }
    case 'assignment-asked':
      // Somebody has found room: those that let an offer lapse or had none may be asked again.
      return { status: 'assigning', givenBack: state.givenBack.filter((offer) => offer.how === 'declined') }
    case 'offer-accepted':
      return { status: 'accepted', reached: firstReached(state, event.at, 'response', 'acceptance') }
    case 'offer-declined':
      return { status: 'assigning', ...givenBack(state, 'declined', event.at) }
    case 'offer-lapsed':
      return { status: 'assigning', ...givenBack(state, 'lapsed', event.at) }
    case 'instruction-queried':
      return {
        status: 'queried',
        queriedFrom: state.status === 'accepted' ? 'accepted' : 'offered',
        question: event.question,
      }
    case 'instruction-confirmed':
      return { status: state.queriedFrom ?? 'offered' }
    case 'advocate-allocated':
      return { status: 'allocated', advocate: event.advocate, reached: firstReached(state, event.at, 'allocation') }
    case 'contact-attempted':
      return { reached: firstReached(state, event.occurredAt, 'contact-attempt') }
    case 'contact-made':
      return { status: 'in-contact', reached: firstReached(state, event.occurredAt, 'first-contact') }
    case 'report-date-agreed':
      // A new promise is reminded of anew.
      return { reportBy: event.reportBy, alerts: state.alerts.filter((alert) => !alert.startsWith('report:')) }
    case 'report-submitted':
      return { status: 'reported', reached: firstReached(state, event.occurredAt, 'report') }
    case 'case-closed':
      return { status: 'closed', outcomes: event.outcomes, endedAt: event.at }
    case 'case-withdrawn':
      return {
        status: 'withdrawn',
        endedAt: event.at,
        ...(event.reason === 'consent-withdrawn' ? { sharing: 'stopped' as const } : {}),
      }
    case 'story-corrected':
      return correctedIn(state, event)
    case 'clock-paused':
      return { pauses: [...state.pauses, { from: event.at, reason: event.reason }] }
    case 'clock-resumed':
      return { pauses: state.pauses.map((pause) => (pause.to === undefined ? { ...pause, to: event.at } : pause)) }
    case 'delay-told': {
      const { milestone, reason, expectedAt, at } = event
      return { delays: [...state.delays, { milestone, reason, expectedAt, at }] }
    }
    case 'clocks-reprojected': {
      const { priority, targets } = event
      // New due times are reminded of anew; of what has been reached nothing more falls due.
      const reached = reachedOf(state)
      const alerts = state.alerts.filter((alert) => reached.some((milestone) => alert.startsWith(`${milestone}:`)))
      return { priority, targets, alerts, projectedAt: event.at }
    }
    case 'alert-raised':
      return { alerts: [...state.alerts, alertKey(event)] }
  }
}

/**
 * Dates that the law or the contract hangs a clock on move with the story; how pressing the case is and what was promised
 * for it stay as they were when it was opened.
 */
const correctedIn = (
  { decisionOn, urgentAuthorisationAt, alerts }: CaseState,
  event: Extract<CaseEvent, { type: 'story-corrected' }>,
): Partial<CaseState> => {
  const { offerView, sharing } = event
  const moved = offerView !== undefined && offerView.decisionOn !== decisionOn
  return {
    ...(offerView === undefined ? {} : { offerView }),
    ...(offerView?.decisionOn === undefined ? {} : { decisionOn: offerView.decisionOn }),
    ...(urgentAuthorisationAt === undefined || event.urgentAuthorisationAt === undefined
      ? {}
      : { urgentAuthorisationAt: event.urgentAuthorisationAt }),
    // The report is never due after the decision: its new date is reminded of anew.
    ...(moved ? { alerts: alerts.filter((alert) => !alert.startsWith('report:')) } : {}),
    ...(sharing === undefined ? {} : { sharing }),
  }
}

const firstReached = (
  state: CaseState,
  at: Instant,
  ...milestones: (keyof CaseState['reached'])[]
): CaseState['reached'] => ({
  ...Object.fromEntries(milestones.map((milestone) => [milestone, at])),
  ...state.reached,
})

const givenBack = (state: CaseState, how: 'declined' | 'lapsed', at: Instant): Partial<CaseState> => ({
  givenBack: [...state.givenBack, ...(state.offer === undefined ? [] : [{ provider: state.offer.provider, how, at }])],
})
