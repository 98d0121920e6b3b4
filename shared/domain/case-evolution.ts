// What an event makes of a case: its state is the fold of its events, from the opening on.
import { offersAfter } from './offer-ledger.ts'
import { unplacedAfter } from './unplaced-ledger.ts'
import { type CaseState, type GivenBack, type GivenBackHow, type RaisedAlert, reachedOf } from './case.ts'
import {
  CASE_MILESTONES,
  type CaseMilestone,
  type CaseTargets,
  isPromisedAlike,
  projectedAnew,
} from './clocks/case-targets.ts'
import type { CaseEvent, MovingEvent } from './events.ts'
import type { Instant } from './time.ts'

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
  const next = {
    ...state,
    ...changes(state, event),
    ...offersAfter(state, event),
    ...unplacedAfter(state, event),
    version: state.version + 1,
  }
  if (LETS_GO_OF_OFFER.includes(event.type)) {
    const { offer: _, ...withoutOffer } = next
    const atArea = { ...withoutOffer, ...underOwnTargets(next, targetsAtArea(next), event.at) }
    if (event.type === 'case-taken-back') return withoutHolder(atArea, event.contractId)
    return event.type === 'case-given-back' ? withoutHolder(atArea, undefined) : atArea
  }
  if (event.type === 'offer-made') {
    const { preferredContract: _, waits: __, ...offered } = next
    return offered
  }
  if (event.type === 'story-corrected' && event.offerView !== undefined && event.offerView.decisionOn === undefined) {
    const { decisionOn: _, ...withoutDate } = next
    return withoutDate
  }
  return next
}

const LETS_GO_OF_OFFER: readonly CaseEvent['type'][] = [
  'offer-declined',
  'offer-lapsed',
  'offer-bounced',
  'case-taken-back',
  'case-given-back',
]

/** What a provider asked, whom it named and when it said that it would be late leave a case with it. */
const withoutHolder = (state: CaseState, contractId: string | undefined): CaseState => {
  const { advocate: _advocate, question: _question, queriedFrom: _from, preferredContract: _before, ...rest } = state
  return { ...rest, delays: [], ...(contractId === undefined ? {} : { preferredContract: contractId }) }
}

const changes = (state: CaseState, event: CaseEvent): Partial<CaseState> => {
  switch (event.type) {
    case 'case-opened':
      return {}
    case 'offer-made':
      return {
        status: 'offered',
        offer: { ...event.offer, madeAt: event.at },
        passedOver: event.passedOver,
        ...(event.earlier === undefined ? {} : { earlier: event.earlier }),
        ...underOwnTargets(state, event.targets, event.at),
      }
    case 'left-unplaced':
      return { status: 'unplaced', passedOver: event.passedOver, waits: { since: state.waits?.since ?? event.at } }
    case 'assignment-asked': {
      const since = state.waits?.since ?? event.at
      // Asked by the service, the same offer would lapse or bounce at the same provider for ever.
      if ('because' in event) return { status: 'assigning', waits: { since, askedBy: 'service' } }
      // Somebody has found room: those that let an offer lapse or had none may be asked again.
      return {
        status: 'assigning',
        givenBack: givenBackForGood(state),
        waits: { since },
        ...(event.contractId === undefined ? {} : { preferredContract: event.contractId }),
      }
    }
    case 'offer-accepted':
      return { status: 'accepted', ...reaching(state, event.at, 'response', 'acceptance') }
    case 'offer-declined':
      return { status: 'assigning', ...givenBack(state, { how: 'declined', at: event.at, reason: event.reason }) }
    case 'offer-lapsed':
      return { status: 'assigning', ...givenBack(state, { how: 'lapsed', at: event.at }) }
    case 'offer-bounced':
      return {
        status: 'assigning',
        ...givenBack(state, { how: 'bounced', at: event.at }),
        ...unreached(state, event.at),
      }
    case 'link-reissued': {
      const { contactEmail, link, why, at } = event
      return {
        ...(state.offer === undefined ? {} : { offer: { ...state.offer, contactEmail, link } }),
        ...(why === 'bounced' ? unreached(state, at) : {}),
      }
    }
    case 'instruction-queried':
      return {
        status: 'queried',
        queriedFrom: state.status === 'accepted' ? 'accepted' : 'offered',
        question: event.question,
      }
    case 'instruction-confirmed':
      return { status: state.queriedFrom ?? 'offered' }
    case 'advocate-allocated':
      return { status: 'allocated', advocate: event.advocate, ...reaching(state, event.at, 'allocation') }
    case 'advocate-reallocated':
      return { advocate: event.advocate }
    case 'hours-recorded':
      return { hours: hoursTogether(state.hours, event.hours) }
    case 'message-sent':
      return { messages: event.number }
    case 'contact-attempted':
      return reaching(state, event.occurredAt, 'contact-attempt')
    case 'contact-made':
      return { status: 'in-contact', ...reaching(state, event.occurredAt, 'first-contact') }
    case 'report-date-agreed':
      return { reportBy: event.reportBy, alerts: alertsAfter(state, event) }
    case 'report-submitted':
      return { status: 'reported', ...reaching(state, event.occurredAt, 'report') }
    case 'case-taken-back':
      return takenFrom(state, { how: 'taken-back', at: event.at })
    case 'case-given-back':
      return takenFrom(state, { how: 'given-back', at: event.at, reason: event.reason })
    case 'case-handed-over': {
      const { type: _type, by: _by, ...handedOver } = event
      return { handedOver, ...(event.jointUntil === undefined ? { status: 'closed', endedAt: event.at } : {}) }
    }
    case 'joint-period-ended':
      return { status: 'closed', endedAt: event.at }
    case 'case-closed':
      return { status: 'closed', outcomes: event.outcomes, hours: event.hours, endedAt: event.at }
    case 'feedback-asked':
      return { feedback: { askedAt: event.at, asked: event.of, given: [] } }
    case 'feedback-given':
      return feedbackWith(state, event)
    case 'case-withdrawn':
      return {
        status: 'withdrawn',
        endedAt: event.at,
        withdrawalReason: event.reason,
        ...(event.reason === 'consent-withdrawn' ? { sharing: 'stopped' as const } : {}),
      }
    case 'story-corrected':
      return correctedIn(state, event)
    case 'clock-paused':
      return { pauses: [...state.pauses, { from: event.at, reason: event.reason }] }
    case 'clock-resumed':
      return {
        pauses: state.pauses.map((pause) =>
          pause.to === undefined && pause.reason === event.reason ? { ...pause, to: event.at } : pause,
        ),
      }
    case 'delay-told': {
      const { milestone, reason, expectedAt, at } = event
      return { delays: [...state.delays, { milestone, reason, expectedAt, at }] }
    }
    case 'clocks-reprojected': {
      const { priority, targets } = event
      return { priority, targets, alerts: alertsAfter(state, event), projectedAt: event.at }
    }
    case 'alert-raised':
      return { alerts: [...state.alerts, alertOf(event)] }
  }
}

const alertOf = ({ milestone, alert, dueAt, offerId }: Extract<CaseEvent, { type: 'alert-raised' }>): RaisedAlert => ({
  milestone,
  alert,
  dueAt,
  ...(offerId === undefined ? {} : { offerId }),
})

/** A new due time is reminded of anew; one that stands is not. */
const alertsAfter = ({ alerts }: CaseState, { moved = [] }: Pick<MovingEvent, 'moved'>): RaisedAlert[] =>
  alerts.map((raised) =>
    moved.some((milestone) => milestone === raised.milestone) ? { ...raised, outdated: true } : raised,
  )

/**
 * Dates that the law or the contract hangs a clock on move with the story; how pressing the case is and what was promised
 * for it stay as they were when it was opened.
 */
const correctedIn = (state: CaseState, event: Extract<CaseEvent, { type: 'story-corrected' }>): Partial<CaseState> => {
  const { offerView, sharing } = event
  const { urgentAuthorisationAt } = state
  return {
    ...(offerView === undefined ? {} : { offerView }),
    ...(offerView?.decisionOn === undefined ? {} : { decisionOn: offerView.decisionOn }),
    ...(urgentAuthorisationAt === undefined || event.urgentAuthorisationAt === undefined
      ? {}
      : { urgentAuthorisationAt: event.urgentAuthorisationAt }),
    alerts: alertsAfter(state, event),
    ...(sharing === undefined ? {} : { sharing }),
  }
}

const feedbackWith = (
  { feedback }: CaseState,
  { from, score, at }: Extract<CaseEvent, { type: 'feedback-given' }>,
): Partial<CaseState> =>
  feedback === undefined ? {} : { feedback: { ...feedback, given: [...feedback.given, { from, score, at }] } }

/** Hundredths of an hour: what decimal fractions add up to is otherwise none. */
const hoursTogether = (before = 0, more: number): number => Math.round((before + more) * 100) / 100

/** What a case is promised again once it is with nobody whose contract has targets of its own. */
const targetsAtArea = (state: CaseState): CaseTargets | undefined =>
  state.targets.ofArea && projectedAnew(state.targets, state.targets.ofArea, reachedOf(state))

/** What is promised otherwise under another contract is reminded of anew; what was told of the rest has been told. */
const underOwnTargets = (state: CaseState, targets: CaseTargets | undefined, at: Instant): Partial<CaseState> => {
  if (targets === undefined) return {}
  const moved = CASE_MILESTONES.filter((milestone) => !isPromisedAlike(state.targets, targets, milestone))
  return { targets, alerts: alertsAfter(state, { moved }), projectedAt: at }
}

/** What is reached for the first time, and what has to be reached once more. */
const reaching = (
  { reached, onceMore }: CaseState,
  at: Instant,
  ...milestones: (keyof CaseState['reached'])[]
): Pick<CaseState, 'reached' | 'onceMore'> => {
  const first = (before: CaseState['reached'], of: readonly string[]) => ({
    ...Object.fromEntries(of.map((milestone) => [milestone, at])),
    ...before,
  })
  if (onceMore === undefined) return { reached: first(reached, milestones) }
  const again = onceMore.milestones.filter((milestone) => milestones.includes(milestone))
  return { reached: first(reached, milestones), onceMore: { ...onceMore, reached: first(onceMore.reached, again) } }
}

/** The contact of the open offer, whom its mail did not reach. */
const unreached = ({ offer, unreached: before = [] }: CaseState, at: Instant): Pick<CaseState, 'unreached'> => {
  if (offer === undefined) return {}
  const { provider, providerName, contactEmail } = offer
  return { unreached: [...before, { provider, providerName, contactEmail, at }] }
}

/** Those that are not asked again, whatever room there is: they said no, sooner or later, or the case was taken from them. */
const STAYS_PASSED_OVER: readonly GivenBackHow[] = ['declined', 'taken-back', 'given-back']

/** Those that are still passed over once a commissioner has a provider looked for again. */
export const givenBackForGood = ({ givenBack: back }: Pick<CaseState, 'givenBack'>): GivenBack[] =>
  back.filter(({ how }) => STAYS_PASSED_OVER.includes(how))

const DONE_BY_EACH_HOLDER = ['allocation', 'first-contact'] as const satisfies readonly CaseMilestone[]

/**
 * What was promised to the person and reached stays reached, and what was not runs on from where it began. Naming an advocate
 * and meeting the person are done once more by whoever comes next: that begins now, and is reminded of anew.
 */
const takenFrom = (state: CaseState, back: Pick<GivenBack, 'how' | 'at' | 'reason'>): Partial<CaseState> => {
  const { response: _response, acceptance, ...reached } = state.reached
  const milestones = DONE_BY_EACH_HOLDER.filter((milestone) => reached[milestone] !== undefined)
  return {
    status: 'assigning',
    reached,
    ...(milestones.length === 0 ? {} : { onceMore: { since: back.at, milestones, reached: {} } }),
    alerts: state.alerts.filter((raised) => !milestones.some((milestone) => milestone === raised.milestone)),
    ...givenBack(state, { ...back, ...(acceptance === undefined ? {} : { acceptedAt: acceptance }) }),
  }
}

const givenBack = ({ givenBack: before, offer }: CaseState, back: Omit<GivenBack, 'provider'>): Partial<CaseState> => ({
  givenBack: [...before, ...(offer === undefined ? [] : [{ provider: offer.provider, ...back }])],
})
