// Where a referral is, for those who sent it: its cases with their dates, what is late and why, and what is asked of them.
import { type CaseState, hasEnded, isRaised, mayBeHandedOver } from '../../../shared/domain/case.ts'
import type { CalendarOf, Calendars } from '../../../shared/domain/clocks/calendars.ts'
import type { FactName } from '../../../shared/domain/eligibility/facts.ts'
import type { Rule } from '../../../shared/domain/eligibility/rules.ts'
import type { CaseEvent, ToldDelay } from '../../../shared/domain/events.ts'
import { clocksOf, reachedNow } from '../../../shared/domain/milestones.ts'
import type { AreaPolicies } from '../../../shared/domain/opening.ts'
import {
  awaitsDecision,
  REFERRAL_TRANSITIONS,
  type ReferralState,
  referralHasEnded,
} from '../../../shared/domain/referral.ts'
import { referralClocks } from '../../../shared/domain/referral-clocks.ts'
import { dateOf, type Instant } from '../../../shared/domain/time.ts'
import { advocatesBefore } from '../../../shared/web/cases/work.ts'
import { areaName } from '../../../shared/web/cases/offer-summary.ts'
import { lawAnswers } from '../../../shared/web/form/law.ts'
import type { Areas } from '../../../shared/web/form/wording.ts'
import { fieldId } from '../../../shared/web/views.ts'
import type { Words } from '../../../shared/web/words/index.ts'
import { determinationsOf, expectedCases, judgedIn, rolesDecidedBeside } from '../../../shared/web/expected.ts'
import { recheckNotice } from './rechecks.ts'
import { waysOn } from './ways-on.ts'

export const referralPath = (reference: string): string => `/referrals/${reference}`

/** Where a case is handed over to another area. */
export const handOverPath = (reference: string, caseId: string): string =>
  `${referralPath(reference)}/cases/${caseId}/hand-over`

/** Where one case is withdrawn. */
export const withdrawCasePath = (reference: string, caseId: string): string =>
  `${referralPath(reference)}/cases/${caseId}/withdraw`

/** Where feedback on a case is given and read. */
export const feedbackPath = (reference: string, caseId: string): string =>
  `${referralPath(reference)}/cases/${caseId}/feedback`

/** A case with all that has happened in it. */
export type Followed = { state: CaseState; events: readonly CaseEvent[] }

const providerNames = (events: readonly CaseEvent[]): ReadonlyMap<string, string> =>
  new Map(
    events.flatMap((event): [string, string][] =>
      event.type === 'offer-made' ? [[event.offer.provider, event.offer.providerName]] : [],
    ),
  )

/** What the provider has told of what is still to come: of each milestone the last. */
const awaitedDelays = (state: CaseState): ToldDelay[] =>
  state.delays.filter(
    ({ milestone }, place) =>
      reachedNow(state, milestone) === undefined &&
      state.delays.findLastIndex((other) => other.milestone === milestone) === place,
  )

/** What is late, or may become so, each with its reason. */
export const delaysOf = (
  { state, events }: Followed,
  { now, calendars, w }: { now: Instant; calendars: CalendarOf; w: Words },
): string[] => {
  const t = w.track.delays
  const { when } = w.dates
  const names = providerNames(events)
  const missed = clocksOf(state, now, calendars).filter((clock) => clock.state === 'missed')
  const pause = hasEnded(state) ? undefined : state.pauses.find(({ to }) => to === undefined)
  return [
    ...state.givenBack.map(({ provider, how, at }) => t[how](names.get(provider) ?? t.someProvider, when(at))),
    ...(state.status === 'unplaced' ? [t.unplaced] : []),
    ...awaitedDelays(state).map(({ milestone, reason, expectedAt }) =>
      t.expected(milestone, w.dates.day(expectedAt), w.cases.delayReasons[reason]),
    ),
    ...missed.map(({ milestone, dueAt, reachedAt, offerId }) => {
      if (reachedAt !== undefined) return t.late(milestone, when(dueAt), when(reachedAt))
      const isTold = isRaised(state, { milestone, alert: 'breach', dueAt, offerId })
      return [t.overdue(milestone, when(dueAt)), ...(isTold ? [t.told] : [])].join(' ')
    }),
    ...(pause === undefined ? [] : [t.paused(pause.reason, when(pause.from))]),
  ]
}

type Unread = ReadonlyMap<string, number>
type View = { now: Instant; calendars: CalendarOf; areas: Areas; mayAct: boolean; unread: Unread; w: Words }

/** Where the messages of a case are, once there may be any. */
const messagesView = ({ caseId, reference, reached, messages }: CaseState, unread: Unread) =>
  reached.acceptance === undefined && messages === undefined
    ? undefined
    : { href: `${referralPath(reference)}/cases/${caseId}/messages`, unread: unread.get(caseId) }

/** Where a case goes on, and where it went on from. */
const handOverRows = ({ handedOver, handedOverFrom }: CaseState, areas: Areas, w: Words) => {
  const t = w.track.handOver
  const inArea = (area: string, caseId: string): string => t.inArea(areaName(area, areas), caseId)
  return [
    ...(handedOverFrom === undefined
      ? []
      : [{ key: t.from, value: inArea(handedOverFrom.area, handedOverFrom.caseId) }]),
    ...(handedOver === undefined ? [] : [{ key: t.to, value: inArea(handedOver.area, handedOver.toCaseId) }]),
    ...(handedOver?.jointUntil === undefined
      ? []
      : [{ key: t.joinedUntil, value: w.dates.day(handedOver.jointUntil) }]),
  ]
}

/** What is next in a case; one that goes on elsewhere says so. */
const nextWords = (state: CaseState, w: Words): string => {
  const { handedOver, status } = state
  if (handedOver === undefined || status === 'withdrawn') return w.track.show.next[status]
  if (hasEnded(state) || handedOver.jointUntil === undefined) return w.track.handOver.standing
  return w.track.handOver.standingJoint(w.dates.day(handedOver.jointUntil))
}

const caseView = (followed: Followed, { now, calendars, areas, mayAct, unread, w }: View) => {
  const { state } = followed
  const t = w.track.show
  const before = advocatesBefore(followed.events, w)
  return {
    id: state.caseId,
    title: t.caseTitle(w.status.role[state.role]),
    short: w.status.shortRole[state.role],
    status: state.status,
    next: nextWords(state, w),
    handOver: mayAct && mayBeHandedOver(state) ? handOverPath(state.reference, state.caseId) : undefined,
    withdraw: mayAct && !hasEnded(state) ? withdrawCasePath(state.reference, state.caseId) : undefined,
    rows: [
      { key: t.provider, value: state.offer?.providerName ?? t.noProvider },
      ...(hasEnded(state) && state.advocate === undefined
        ? []
        : [{ key: t.advocate, value: state.advocate ?? t.noAdvocate }]),
      ...(before === undefined ? [] : [{ key: t.advocatesBefore, value: before }]),
      { key: t.priority, value: w.status.priority[state.priority] },
      { key: t.ground, value: w.cases.ground(state.rule) },
      { key: t.case, value: state.caseId },
      ...handOverRows(state, areas, w),
      ...(state.endedAt === undefined ? [] : [{ key: t.ended, value: w.dates.when(state.endedAt) }]),
      ...(state.outcomes === undefined
        ? []
        : [{ key: t.outcomes, value: w.dates.list(state.outcomes.map((outcome) => w.cases.outcomes[outcome])) }]),
    ],
    feedback: state.feedback === undefined ? undefined : feedbackPath(state.reference, state.caseId),
    messages: mayAct ? messagesView(state, unread) : undefined,
    clocks: clocksOf(state, now, calendars),
    delays: delaysOf(followed, { now, calendars, w }),
  }
}

const expectedView = (
  state: ReferralState,
  now: Instant,
  under: { policies: AreaPolicies; calendars: Calendars },
  w: Words,
) =>
  expectedCases(state, now, under).map(({ role, rule, priority, clocks }) => ({
    id: `expected-${role}`,
    title: w.track.show.caseTitle(w.status.role[role]),
    short: w.status.shortRole[role],
    rows: [
      { key: w.track.show.priority, value: w.status.priority[priority] },
      { key: w.track.show.ground, value: w.cases.ground(rule) },
    ],
    clocks,
  }))

export const answerBox = (caseId: string): string => `answer.${caseId}`

const questionView = (state: CaseState, w: Words) => ({
  action: `${referralPath(state.reference)}/cases/${state.caseId}/answer`,
  box: answerBox(state.caseId),
  id: fieldId(answerBox(state.caseId)),
  title: w.track.question.title(w.status.shortRole[state.role]),
  from: w.track.question.from(state.offer?.providerName ?? w.track.delays.someProvider),
  question: state.question ?? '',
  withdraw: withdrawCasePath(state.reference, state.caseId),
  caseId: state.caseId,
})

/** The facts that could still change the answer, each once, in the order of the questions. */
export const missingFacts = (state: ReferralState): FactName[] =>
  referralHasEnded(state) ? [] : [...new Set(determinationsOf(state).flatMap(({ missing }) => missing))]

export type Following = {
  state: ReferralState
  cases: readonly Followed[]
  /** The name of the person, which the referral itself does not hold. */
  person: string
  now: Instant
  w: Words
  /** The law of its authority, to say what would change an answer; without it the statute is asked. */
  rules?: readonly Rule[]
  /** The targets of the areas in which its next cases will be; the default ones without. */
  policies?: AreaPolicies
  /** The authorities that are known, to name the areas that cases were handed over to. */
  areas?: Areas
  calendars: Calendars
  /** How many messages each case has that are not opened yet, for whoever may read them. */
  unread?: ReadonlyMap<string, number>
  may: { act: boolean; decide: boolean; correct: boolean; withdrawConsent: boolean }
}

/** When a person decides, or that it is late, for as long as a decision is awaited. */
const decisionWords = (
  state: ReferralState,
  now: Instant,
  calendars: CalendarOf,
  w: Words,
): { text: string; late: boolean } | undefined => {
  if (!awaitsDecision(state)) return undefined
  const clock = referralClocks(state, now, calendars).find(({ milestone }) => milestone === 'decision')
  if (clock === undefined) return undefined
  const due = w.dates.when(clock.dueAt)
  const t = w.track.show
  if (clock.state !== 'missed') return { text: t.decisionDue(due), late: false }
  const isTold = state.alerts.includes('decision:breach')
  return { text: isTold ? t.decisionLate(due) : t.decisionLateUntold(due), late: true }
}

const decidedRows = ({ decision, goOnReason, cases }: ReferralState, w: Words): { key: string; value: string }[] => {
  if (decision === undefined) return []
  const t = w.track.decided
  const { roles, reason, at, by } = decision
  const who = by.kind === 'person' ? by.name : w.track.history.service
  const against = cases.length > 0 ? t.noFurther : t.against
  return [
    ...(goOnReason === undefined ? [] : [{ key: w.track.show.yourReason, value: goOnReason }]),
    { key: t.outcome, value: roles.length === 0 ? against : t.for(roles.map((role) => w.status.role[role])) },
    { key: t.reason, value: reason },
    { key: t.by, value: `${who}, ${w.dates.when(at)}` },
  ]
}

/** What a reviewer decides beside the cases. */
const besidesWords = (state: ReferralState, w: Words): string | undefined => {
  const roles = rolesDecidedBeside(state).map((role) => w.status.role[role])
  return roles.length === 0 ? undefined : w.track.show.besides(roles)
}

/** What the referrer may still do about the law's answer, in words. */
const wayOnWords = (state: ReferralState, w: Words): { text: string; link: string } | undefined => {
  const { powers, asksReason, kind } = waysOn(state)
  const t = w.track.goOn
  if (powers.length > 0 && !asksReason) return { text: t.powerAsked, link: t.powerLink }
  if (!asksReason) return undefined
  return { text: kind === 'open' ? t.openAsked : t.againstAsked, link: t.link }
}

/** A referral as its page shows it. */
export const followingContext = ({
  state,
  cases,
  person,
  now,
  w,
  rules,
  policies = new Map(),
  areas = [],
  calendars,
  unread = new Map(),
  may,
}: Following) => {
  const path = referralPath(state.reference)
  const missing = missingFacts(state)
  const determinations = determinationsOf(state)
  const law = lawAnswers(determinations, w, { judged: judgedIn(state, rules) })
  const isOver = referralHasEnded(state)
  return {
    reference: state.reference,
    status: state.status,
    standing: w.track.show.standing[state.status],
    withdrawnFor:
      state.withdrawalReason === undefined
        ? undefined
        : w.track.show.withdrawnFor(w.track.withdraw.reasons[state.withdrawalReason]),
    rows: [
      { key: w.track.show.person, value: person },
      { key: w.track.show.received, value: w.dates.when(state.receivedAt) },
      { key: w.track.show.sentBy, value: state.team },
      ...(state.clockFacts.decisionOn === undefined
        ? []
        : [{ key: w.track.show.decisionOn, value: w.dates.day(state.clockFacts.decisionOn) }]),
    ],
    questions: may.act ? cases.flatMap(({ state: of }) => (of.status === 'queried' ? [questionView(of, w)] : [])) : [],
    missing: may.act ? missing.length : 0,
    besides: besidesWords(state, w),
    awaitsDecision: awaitsDecision(state),
    decisionDue: decisionWords(state, now, calendars.of, w),
    decided: decidedRows(state, w),
    goOnReason: state.goOnReason,
    wayOn: may.act ? wayOnWords(state, w) : undefined,
    recheck: recheckNotice(state, now, w),
    mayCorrect: may.correct && REFERRAL_TRANSITIONS.correct.from.includes(state.status),
    mayWithdrawConsent: may.withdrawConsent,
    sharingStopped: state.sharing === 'stopped',
    hasChanges: state.corrections > 0,
    mayDecide: may.decide && awaitsDecision(state),
    mayWithdraw: may.act && !isOver,
    cases: cases.map((followed) =>
      caseView(followed, { now, calendars: calendars.of, areas, mayAct: may.act, unread, w }),
    ),
    expected: isOver ? [] : expectedView(state, now, { policies, calendars }, w),
    law: law.filter(({ outcome }) => outcome !== 'not-eligible' || law.every((one) => one.outcome === 'not-eligible')),
    others: law.every(({ outcome }) => outcome === 'not-eligible')
      ? []
      : law.filter(({ outcome }) => outcome === 'not-eligible'),
    lawNote:
      state.determinedOn === undefined ? w.track.show.lawPending : w.track.show.lawOn(w.dates.day(state.determinedOn)),
    path,
  }
}

/** The rows of the list of referrals. */
export const listRows = (
  referrals: readonly ReferralState[],
  w: Words,
  unread: ReadonlyMap<string, number> = new Map(),
) =>
  referrals.map((state) => ({
    unread: state.cases.reduce((count, { caseId }) => count + (unread.get(caseId) ?? 0), 0),
    path: referralPath(state.reference),
    reference: state.reference,
    about: state.facts.processes.map((process) => w.form.fields['facts.processes'].options[process]),
    roles: state.cases.map(({ role }) => w.status.shortRole[role]),
    receivedOn: dateOf(state.receivedAt),
    status: state.status,
  }))
