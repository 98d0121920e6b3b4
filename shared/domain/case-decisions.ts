// What a command on a case brings about, or why it is refused.
import { recordingBreaches } from './case-breaches.ts'
import { evolve } from './case-evolution.ts'
import {
  CASE_TRANSITIONS,
  type CaseCommand,
  type CaseState,
  type Context,
  hasEnded,
  isRaised,
  linkNumber,
  openPause,
  isQueriedByHolder,
  openPauses,
  type Pause,
  QUERIED,
  reachedOf,
} from './case.ts'
import { ENGLAND_AND_WALES } from './clocks/calendar.ts'
import { calendarFrom, type CalendarSource } from './clocks/calendars.ts'
import { calendarFor, projectedAnew, promiseTheSame } from './clocks/case-targets.ts'
import { lawfulUntil } from './clocks/milestone-due.ts'
import {
  type CaseEvent,
  type Outcome,
  OUTCOMES_WITHOUT_CONTACT,
  PAUSE_REASONS,
  type PauseReason,
  type ToldDelay,
} from './events.ts'
import { askedAtEnd, stillAsked } from './feedback.ts'
import { clocksOf, reachedNow } from './milestones.ts'
import { type Decided, happened, refused } from './refusal.ts'
import { dateOf, daysAfter, endOfDay, type Instant } from './time.ts'

/**
 * What a command brings about, or why it is refused. Pure: time and actor come with the context, and the calendars that its
 * clocks are counted by; without any, the one that ships with the service.
 */
export const decide = (
  state: CaseState,
  command: CaseCommand,
  context: Context,
  calendars: CalendarSource = ENGLAND_AND_WALES,
): Decided<CaseEvent> => {
  const decided = answer(state, command, context, calendars)
  // What has ended has no clocks, and an alert that is raised hides no other.
  if (!decided.ok || hasEnded(state) || command.type === 'raise-alert') return decided
  return happened(...recordingBreaches(state, endingPauses(state, decided.events, context), context.at, calendars))
}

/** A pause is open only where it can be ended: without anybody at work there is nothing that it could hold up. */
const endingPauses = (state: CaseState, events: CaseEvent[], context: Context): CaseEvent[] => {
  const after = events.reduce(evolve, state)
  if (CASE_TRANSITIONS['end-pause'].from.includes(after.status)) return events
  return [...events, ...openPauses(after).map((pause) => resumed(pause, context))]
}

const answer = (
  state: CaseState,
  command: CaseCommand,
  { at, by }: Context,
  calendars: CalendarSource,
): Decided<CaseEvent> => {
  if (!CASE_TRANSITIONS[command.type].from.includes(state.status)) {
    if (hasEnded(state)) return refused('already-ended', { status: state.status })
    const answering = command.type === 'accept' || command.type === 'decline' || command.type === 'lapse'
    const queried = state.status === 'queried'
    return refused(answering && !queried ? 'already-answered' : 'not-in-this-status', { status: state.status })
  }
  switch (command.type) {
    case 'offer': {
      const { type: _, targets, ...offered } = command
      const anew = targets && projectedAnew(state.targets, targets, reachedOf(state))
      return happened({ type: 'offer-made', at, by, ...offered, ...(anew === undefined ? {} : { targets: anew }) })
    }
    case 'leave-unplaced': {
      const { type: _, ...trail } = command
      return happened({ type: 'left-unplaced', at, by, ...trail })
    }
    case 'assign-again': {
      const { type: _, ...asked } = command
      return happened({ type: 'assignment-asked', at, by, ...asked })
    }
    case 'accept':
      if (isQueriedByHolder(state)) return refused('already-answered', { status: state.status })
      if (command.offerId !== state.offer?.offerId) return refused('not-the-open-offer')
      return happened<CaseEvent>(
        { type: 'offer-accepted', at, by, offerId: command.offerId },
        ...endingQuery(state, { at, by }),
      )
    case 'decline':
      if (isQueriedByHolder(state)) return refused('already-answered', { status: state.status })
      if (command.offerId !== state.offer?.offerId) return refused('not-the-open-offer')
      return happened({ type: 'offer-declined', at, by, offerId: command.offerId, reason: command.reason })
    case 'lapse':
      // A query raised after acceptance holds up a case that has its provider: that one does not lapse.
      if (state.status === 'queried' && state.queriedFrom !== 'offered')
        return refused('not-in-this-status', { status: state.status })
      if (command.offerId !== state.offer?.offerId) return refused('not-the-open-offer')
      return happened({ type: 'offer-lapsed', at, by, offerId: command.offerId })
    case 'bounce-out':
      if (command.offerId !== state.offer?.offerId) return refused('not-the-open-offer')
      return happened({ type: 'offer-bounced', at, by, offerId: command.offerId })
    case 'reissue-link': {
      if (state.status === 'queried' && state.queriedFrom !== 'offered')
        return refused('not-in-this-status', { status: state.status })
      if (command.offerId !== state.offer?.offerId) return refused('not-the-open-offer')
      const { type: _, ...reissue } = command
      return happened({ type: 'link-reissued', at, by, ...reissue, link: linkNumber(state.offer) + 1 })
    }
    case 'query':
      return happened({ type: 'instruction-queried', at, by, question: command.question }, paused(QUERIED, { at, by }))
    case 'confirm-instruction':
      return happened(
        { type: 'instruction-confirmed', at, by, answer: command.answer },
        ...endingQuery(state, { at, by }),
      )
    case 'allocate':
      return happened({ type: 'advocate-allocated', at, by, advocate: command.advocate })
    case 'reallocate':
      if (command.advocate === state.advocate) return refused('changes-nothing', { field: 'advocate' })
      return happened({ type: 'advocate-reallocated', at, by, advocate: command.advocate, reason: command.reason })
    case 'record-hours':
      if (command.on > dateOf(at)) return refused('in-the-future', { field: 'on' })
      if (command.on < dateOf(state.receivedAt)) return refused('before-it-began', { field: 'on' })
      return happened({ type: 'hours-recorded', at, by, hours: command.hours, on: command.on })
    case 'send-message': {
      // Before acceptance the question about the instruction is all there is between the two.
      if (state.status === 'queried' && state.queriedFrom !== 'accepted')
        return refused('not-in-this-status', { status: state.status })
      if (state.sharing === 'stopped') return refused('sharing-stopped')
      const { type: _, ...sent } = command
      return happened({ type: 'message-sent', at, by, number: (state.messages ?? 0) + 1, ...sent })
    }
    case 'attempt-contact':
    case 'make-contact':
    case 'submit-report':
      if (command.occurredAt > at) return refused('in-the-future', { field: 'occurredAt' })
      if (command.occurredAt < state.receivedAt) return refused('before-it-began', { field: 'occurredAt' })
      if (isBeforeWhatItFollows(state, command)) return refused('before-it-began', { field: 'occurredAt' })
      return happened({ type: WORK_EVENTS[command.type], at, by, occurredAt: command.occurredAt })
    case 'agree-report-date':
      if (command.reportBy < at) return refused('before-it-began', { field: 'on' })
      if (command.reportBy > aYearAfter(at)) return refused('too-far-ahead', { field: 'on' })
      if (state.decisionOn !== undefined && command.reportBy > endOfDay(state.decisionOn))
        return refused('after-the-decision', { field: 'on' })
      if (isBeyondTheLaw(state, command.reportBy, calendars)) return refused('after-the-limit', { field: 'on' })
      if (command.reportBy === state.reportBy) return refused('changes-nothing', { field: 'on' })
      return happened({ type: 'report-date-agreed', at, by, reportBy: command.reportBy })
    case 'close':
      if (state.reached['first-contact'] === undefined && !command.outcomes.every(endsWithoutContact))
        return refused('no-contact-yet', { field: 'outcomes' })
      return happened<CaseEvent>(
        {
          type: 'case-closed',
          at,
          by,
          outcomes: command.outcomes,
          summary: command.summary,
          hours: command.hours,
        },
        ...feedbackAsked(state, command.outcomes, { at, by }),
      )
    case 'give-feedback': {
      const { from, score } = command
      if (state.feedback?.given.some((given) => given.from === from) === true) return refused('already-given')
      if (!stillAsked(state.feedback).includes(from)) return refused('not-asked')
      if (from === 'provider' && state.sharing === 'stopped') return refused('sharing-stopped')
      return happened({ type: 'feedback-given', at, by, from, score })
    }
    case 'withdraw':
      return happened({ type: 'case-withdrawn', at, by, reason: command.reason })
    case 're-assign': {
      if (state.handedOver !== undefined) return refused('already-handed-over')
      if (command.offerId !== state.offer?.offerId) return refused('not-the-open-offer')
      if (command.seen !== undefined && command.seen !== state.status)
        return refused('changed-meanwhile', { status: state.status })
      const { reason, contractId } = command
      const { provider } = state.offer
      const next = contractId === undefined ? {} : { contractId }
      return happened({ type: 'case-taken-back', at, by, provider, reason, ...next })
    }
    case 'give-back': {
      if (state.status === 'queried' && !isQueriedByHolder(state))
        return refused('not-in-this-status', { status: state.status })
      if (state.handedOver !== undefined) return refused('already-handed-over')
      const { type: _, ...why } = command
      return happened({ type: 'case-given-back', at, by, provider: state.offer?.provider ?? '', ...why })
    }
    case 'hand-over':
    case 'hand-over-jointly':
      return handedOver(state, command, { at, by })
    case 'end-joint-period':
      if (state.handedOver?.jointUntil === undefined) return refused('not-in-this-status', { status: state.status })
      if (state.handedOver.jointUntil > at) return refused('in-the-future')
      return happened({ type: 'joint-period-ended', at, by })
    case 'take-correction': {
      if (hasEnded(state) && command.sharing === undefined) return refused('already-ended', { status: state.status })
      const { type: _, ...correction } = command
      return happened({ type: 'story-corrected', at, by, ...correction })
    }
    case 'pause':
      return openPause(state) === undefined ? happened(paused(command.reason, { at, by })) : refused('already-paused')
    case 'tell-delay': {
      if (reachedNow(state, command.milestone) !== undefined) return refused('already-reached', { field: 'milestone' })
      if (command.expectedAt < at) return refused('before-it-began', { field: 'on' })
      if (command.expectedAt > aYearAfter(at)) return refused('too-far-ahead', { field: 'on' })
      const promised = clocksOf(state, at, calendars).find(({ milestone }) => milestone === command.milestone)
      if (promised !== undefined && command.expectedAt <= promised.dueAt) return refused('not-late', { field: 'on' })
      const { type: _, ...delay } = command
      if (isToldAlready(state, delay)) return refused('changes-nothing', { field: 'on' })
      return happened({ type: 'delay-told', at, by, ...delay })
    }
    case 'resume': {
      const pause = openPause(state)
      return pause === undefined ? refused('not-paused') : happened(resumed(pause, { at, by }))
    }
    case 'end-pause': {
      const pause = openPauses(state).find(({ reason }) => reason === (command.reason ?? reason))
      return pause === undefined ? refused('not-paused') : happened(resumed(pause, { at, by }))
    }
    case 'reproject': {
      const { type: _, reason, priority } = command
      const targets = projectedAnew(state.targets, command.targets, reachedOf(state))
      if (priority === state.priority && promiseTheSame(targets, state.targets)) return refused('changes-nothing')
      return happened({ type: 'clocks-reprojected', at, by, priority, targets, reason })
    }
    case 'raise-alert': {
      if (isRaised(state, command)) return refused('already-raised')
      const { type: _, ...alert } = command
      return happened({ type: 'alert-raised', at, by, ...alert })
    }
  }
}

/** What is agreed for later is a slip of the pen, and lies beyond the calendar sooner or later: its clock would be lost. */
const aYearAfter = (at: Instant): Instant => endOfDay(daysAfter(dateOf(at), 366))

/** Whether a report would come after the law's own limit: under an urgent authorisation it has to come while that lasts. */
const isBeyondTheLaw = (
  { targets, urgentAuthorisationAt }: CaseState,
  reportBy: Instant,
  calendars: CalendarSource,
): boolean => {
  if (urgentAuthorisationAt === undefined) return false
  const calendar = calendarFrom(calendars, calendarFor(targets, 'report'))
  const latest = lawfulUntil(targets.promised.report, urgentAuthorisationAt, calendar)
  return latest !== undefined && reportBy > latest
}

/** The end of the pause that a question brought, with its answer or without one. */
const endingQuery = (state: CaseState, context: Context): CaseEvent[] =>
  openPauses(state)
    .filter(({ reason }) => reason === QUERIED)
    .map((pause) => resumed(pause, context))

/** How long a case may be worked on in both areas: four weeks, as much as the longest target for a first contact twice over. */
const LONGEST_JOINT_DAYS = 28

/** The last instant at which a joint period that begins at another may end. */
export const latestJoint = (at: Instant): Instant => endOfDay(daysAfter(dateOf(at), LONGEST_JOINT_DAYS))

const handedOver = (
  state: CaseState,
  command: Extract<CaseCommand, { type: 'hand-over' | 'hand-over-jointly' }>,
  { at, by }: Context,
): Decided<CaseEvent> => {
  if (state.handedOver !== undefined) return refused('already-handed-over')
  if (command.area === state.area) return refused('same-area', { field: 'area' })
  const { type, ...handOver } = command
  if (type === 'hand-over') return happened({ type: 'case-handed-over', at, by, ...handOver })
  // A question before acceptance holds up an offer, and no work that could be shared.
  if (state.status === 'queried' && state.queriedFrom !== 'accepted')
    return refused('nobody-to-share-with', { field: 'jointUntil' })
  if (command.jointUntil <= at) return refused('before-it-began', { field: 'jointUntil' })
  if (command.jointUntil > latestJoint(at)) return refused('too-far-ahead', { field: 'jointUntil' })
  return happened({ type: 'case-handed-over', at, by, ...handOver })
}

/** Without the person having been met a case can only end for a reason that lies with the person. */
const endsWithoutContact = (outcome: Outcome): boolean => OUTCOMES_WITHOUT_CONTACT.some((each) => each === outcome)

const WORK_EVENTS = {
  'attempt-contact': 'contact-attempted',
  'make-contact': 'contact-made',
  'submit-report': 'report-submitted',
} as const

/**
 * Whether work is dated before what it follows. An advocate may meet the person before the desk has named them, so that a
 * contact counts from receipt on; but not from a time when the case was another provider's. Times of day are told from
 * memory: a report is held against the day of the contact only.
 */
const isBeforeWhatItFollows = (
  state: CaseState,
  { type, occurredAt }: Extract<CaseCommand, { type: keyof typeof WORK_EVENTS }>,
): boolean => {
  if (type !== 'submit-report') {
    const { onceMore } = state
    return onceMore?.milestones.includes('first-contact') === true && occurredAt < onceMore.since
  }
  const metAt = reachedNow(state, 'first-contact')
  return metAt !== undefined && dateOf(occurredAt) < dateOf(metAt)
}

/** Whether a delay was the last word on its milestone already: said twice it would be mailed twice. */
const isToldAlready = ({ delays }: CaseState, { milestone, reason, expectedAt }: ToldDelay): boolean => {
  const last = delays.findLast((told) => told.milestone === milestone)
  return last?.reason === reason && last.expectedAt === expectedAt
}

const feedbackAsked = (state: CaseState, outcomes: readonly Outcome[], { at, by }: Context): CaseEvent[] => {
  const of = askedAtEnd(state, outcomes)
  return of.length === 0 ? [] : [{ type: 'feedback-asked', at, by, of }]
}

const paused = (reason: PauseReason, { at, by }: Context): CaseEvent => ({
  type: 'clock-paused',
  at,
  by,
  reason,
  party: PAUSE_REASONS[reason],
})

const resumed = ({ reason }: Pause, { at, by }: Context): CaseEvent => ({ type: 'clock-resumed', at, by, reason })
