// The measures once more, the plain way: from the raw events of each case, one question at a time, with nothing added up
// beforehand and nothing in bins. Slow, and only there to be compared with.
import { type CaseState, type CaseStatus, hasEnded } from '../../../shared/domain/case.ts'
import { opened, evolve } from '../../../shared/domain/case-evolution.ts'
import { workingDaysUntil } from '../../../shared/domain/clocks/calendar.ts'
import { DELAY_PARTIES, type DelayParty, elapsedByParty } from '../../../shared/domain/clocks/elapsed.ts'
import { PRIORITIES } from '../../../shared/domain/clocks/policy.ts'
import { measureWorkingTime } from '../../../shared/domain/clocks/working-time.ts'
import { RULES } from '../../../shared/domain/eligibility/rules.ts'
import { type CaseEvent, OUTCOMES, PAUSE_REASONS, WITHDRAWAL_REASONS } from '../../../shared/domain/events.ts'
import { SCORES } from '../../../shared/domain/feedback.ts'
import { clocksOf, dueByBoth } from '../../../shared/domain/milestones.ts'
import type { CellDimension } from '../../../shared/domain/reports/aggregates.ts'
import { OFFER_RESPONSES, UNMET_REASONS } from '../../../shared/domain/reports/contributions.ts'
import { EQUALITY_QUESTIONS } from '../../../shared/domain/reports/dimensions.ts'
import { percentile } from '../../../shared/domain/reports/distribution.ts'
import { WAIT_LENGTHS } from '../../../shared/domain/reports/measures.ts'
import type { Period } from '../../../shared/domain/reports/period.ts'
import { dateOf, epochMs, type Instant, type IsoDate, noonOf } from '../../../shared/domain/time.ts'
import { CALENDARS, type Generated, type GeneratedCase } from './generated.ts'

type Told = Generated & { case: GeneratedCase }
type Of<Type extends CaseEvent['type']> = Extract<CaseEvent, { type: Type }>

const all = <Type extends CaseEvent['type']>({ case: { events } }: Told, type: Type): Of<Type>[] =>
  events.filter((event): event is Of<Type> => event.type === type)
const first = <Type extends CaseEvent['type']>(told: Told, type: Type): Of<Type> | undefined => all(told, type)[0]

const stateOf = ({ case: { states } }: Told): CaseState => states.at(-1)!
const calendarOf = (told: Told) => CALENDARS.of(stateOf(told).targets.calendar)
const openingOf = (told: Told) => first(told, 'case-opened')!

const namedAt = (told: Told) => first(told, 'advocate-allocated')?.at
const metAt = (told: Told) => first(told, 'contact-made')?.occurredAt
const submittedAt = (told: Told) => first(told, 'report-submitted')?.occurredAt
const MILESTONES = { allocation: namedAt, 'first-contact': metAt, report: submittedAt } as const
type Milestone = keyof typeof MILESTONES

/** When and how a case ended, by its events. */
const endOf = (told: Told): { at: Instant; how: 'closed' | 'withdrawn' } | undefined => {
  for (const event of told.case.events) {
    if (event.type === 'case-closed' || event.type === 'joint-period-ended') return { at: event.at, how: 'closed' }
    if (event.type === 'case-withdrawn') return { at: event.at, how: 'withdrawn' }
    if (event.type === 'case-handed-over' && event.jointUntil === undefined) return { at: event.at, how: 'closed' }
  }
  return undefined
}

/** Closed in this area; a case that was handed over is closed in the other. */
const isClosed = (told: Told): boolean =>
  endOf(told)?.how === 'closed' && !told.case.events.some(({ type }) => type === 'case-handed-over')

/** When a milestone is due, of a case for which its time has come; undefined otherwise. */
const fallenDue = (told: Told, milestone: Milestone) => {
  const state: CaseState = { ...stateOf(told) }
  delete state.onceMore
  const end = endOf(told)
  const reachedAt = MILESTONES[milestone](told)
  const pausedAt = reachedAt === undefined && end === undefined ? openPauseOf(told) : undefined
  const clock = clocksOf(state, pausedAt ?? state.receivedAt, CALENDARS.of).find((one) => one.milestone === milestone)
  if (clock === undefined) return undefined
  const { dueAt } = clock
  // The clock of a case that is paused stands still, unless its time had come before.
  if (pausedAt !== undefined && dueAt >= pausedAt && state.targets.promised[milestone].binds === 'net') {
    const tomorrow = clocksOf(state, `${Number(pausedAt.slice(0, 4)) + 1}${pausedAt.slice(4)}`, CALENDARS.of)
    if (tomorrow.find((one) => one.milestone === milestone)?.dueAt !== dueAt) return undefined
  }
  const breached = all(told, 'alert-raised').some(
    (one) => one.milestone === milestone && one.alert === 'breach' && one.dueAt === dueAt,
  )
  if (end !== undefined && end.at < dueAt) return end.how === 'closed' && reachedAt !== undefined ? result() : undefined
  return reachedAt !== undefined || end !== undefined || breached ? result() : undefined

  function result() {
    const { net, gross } = dueByBoth(state, clock!, pausedAt ?? state.receivedAt, CALENDARS.of)
    return { dueAt, reachedAt, net, gross }
  }
}

const pausesOf = (told: Told): { from: Instant; to?: Instant; party: DelayParty }[] => {
  const pauses: { from: Instant; to?: Instant; party: DelayParty }[] = []
  const open = new Map<string, (typeof pauses)[number]>()
  for (const event of told.case.events) {
    if (event.type === 'clock-paused') {
      const pause = { from: event.at, party: PAUSE_REASONS[event.reason] }
      pauses.push(pause)
      open.set(event.reason, pause)
    }
    const ended = event.type === 'clock-resumed' ? open.get(event.reason) : undefined
    if (ended !== undefined) ended.to = event.at
  }
  return pauses
}
const openPauseOf = (told: Told): Instant | undefined => pausesOf(told).find(({ to }) => to === undefined)?.from

const HOLDER: Partial<Record<CaseStatus, DelayParty>> = {
  assigning: 'system',
  unplaced: 'system',
  withdrawn: 'system',
  closed: 'system',
}

/** Who held a case from when on, status by status. */
const holdersOf = (told: Told) => {
  const { receivedAt, completeAt, handedOverFrom } = openingOf(told)
  const held: { from: Instant; party: DelayParty }[] = [{ from: receivedAt, party: 'referrer' }]
  if (handedOverFrom !== undefined) held.push({ from: handedOverFrom.completeAt, party: handedOverFrom.heldBy })
  held.push({ from: completeAt, party: 'system' })
  let state = opened(openingOf(told))
  for (const event of told.case.events.slice(1)) {
    state = evolve(state, event)
    held.push({ from: event.at, party: HOLDER[state.status] ?? 'provider' })
  }
  return held
}

/** The offers of a case, each with the events up to the next one. */
const offersOf = (told: Told): { provider: string; madeAt: Instant; since: CaseEvent[] }[] => {
  const offers: { provider: string; madeAt: Instant; since: CaseEvent[] }[] = []
  for (const event of told.case.events) {
    if (event.type === 'offer-made') offers.push({ provider: event.offer.provider, madeAt: event.at, since: [] })
    else offers.at(-1)?.since.push(event)
  }
  return offers
}

const RESPONSE: Record<(typeof OFFER_RESPONSES)[number], (since: readonly CaseEvent[]) => boolean> = {
  accepted: (since) => since.some(({ type }) => type === 'offer-accepted'),
  queried: (since) => {
    const query = since.findIndex(({ type }) => type === 'instruction-queried')
    return query !== -1 && !since.slice(0, query).some(({ type }) => type === 'offer-accepted')
  },
  declined: (since) => since.some(({ type }) => type === 'offer-declined'),
  lapsed: (since) => since.some(({ type }) => type === 'offer-lapsed'),
  bounced: (since) => since.some(({ type }) => type === 'offer-bounced'),
  'taken-back': (since) => since.some(({ type }) => type === 'case-taken-back'),
  'given-back': (since) => since.some(({ type }) => type === 'case-given-back'),
}

const isGone = (since: readonly CaseEvent[]): boolean => RESPONSE['taken-back'](since) || RESPONSE['given-back'](since)

/** The provider that has accepted a case and has not lost it. */
const providerOf = (told: Told): string => {
  const last = offersOf(told).at(-1)
  return last !== undefined && RESPONSE.accepted(last.since) && !isGone(last.since) ? last.provider : 'none'
}

/** The advocate of the person's case before, and the one who has this case now. */
const beforeOf = (told: Told) =>
  all(told, 'offer-made').findLast(({ earlier }) => earlier !== undefined)?.earlier?.advocate
const advocateOf = (told: Told): string | undefined => {
  let advocate: string | undefined
  for (const event of told.case.events) {
    if (event.type === 'advocate-allocated' || event.type === 'advocate-reallocated') advocate = event.advocate
    if (event.type === 'case-taken-back' || event.type === 'case-given-back') advocate = undefined
  }
  return advocate
}

const groupsOf = (told: Generated, dimension: CellDimension): readonly string[] => {
  if (dimension === 'all') return ['all']
  if (dimension === 'main-need') return told.coded.mainNeeds
  const opening = told.case?.states.at(-1)
  switch (dimension) {
    case 'process':
      return [opening === undefined ? 'not-known' : RULES.find(({ id }) => id === opening.rule)!.process]
    case 'rule':
    case 'strength':
    case 'priority':
      return [opening?.[dimension] ?? 'not-known']
    case 'provider':
      return [told.case === undefined ? 'none' : providerOf({ ...told, case: told.case })]
    default:
      return [told.coded[dimension]]
  }
}

const count = (of: readonly Told[], holds: (one: Told) => boolean) => of.filter(holds).length

const hoursOf = (one: Told) =>
  first(one, 'case-closed')?.hours ?? all(one, 'hours-recorded').reduce((sum, { hours }) => sum + hours, 0)

const decidedNo = ({ referralEvents }: Generated) => referralEvents.some(({ type }) => type === 'eligibility-decided')

const withdrawnEvent = ({ referralEvents }: Generated) =>
  referralEvents.find((event) => event.type === 'referral-withdrawn')

const spread = (values: number[]) => ({
  cases: values.length,
  median: percentile(values, 0.5),
  percentile90: percentile(values, 0.9),
})

const isLate = (one: Told, milestone: Milestone) =>
  MILESTONES[milestone](one) === undefined && fallenDue(one, milestone) !== undefined

export type Question = {
  period: Period
  dimension: CellDimension
  group: string
  role?: string | undefined
  /** The day on which the question is asked: its decisions may yet be preceded. */
  today?: IsoDate
}

const ratio = (numerator: number, denominator: number) => ({
  numerator,
  denominator,
  rate: denominator === 0 ? null : Math.round((numerator / denominator) * 10_000) / 10_000,
})

const together = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0)

const decimals = (value: number) => Math.round(value * 100) / 100

/** Unmet need, told event by event: a case is without a provider from the time that nobody could take it until it is offered, or ends. */
const naiveUnmetNeed = (everything: readonly Generated[], { period, dimension, group, role }: Question) => {
  const isIn = (at: Instant) => dateOf(at) >= period.from && dateOf(at) <= period.to
  const began: string[][] = []
  const minutes: number[] = []
  for (const one of everything) {
    if (one.case === undefined || !groupsOf(one, dimension).includes(group)) continue
    const told: Told = { ...one, case: one.case }
    if (role !== undefined && told.case.states[0]!.role !== role) continue
    const calendar = calendarOf(told)
    let since: Instant | undefined
    let why = new Set<string>()
    const over = (at: Instant) => {
      if (since !== undefined && isIn(since)) began.push(why.size === 0 ? ['no-contract'] : [...why])
      if (since !== undefined && isIn(at))
        minutes.push(
          Math.round((measureWorkingTime(calendar, epochMs(since), epochMs(at))! / calendar.index.officeTime) * 480),
        )
      since = undefined
      why = new Set()
    }
    for (const event of told.case.events) {
      if (event.type === 'left-unplaced') {
        since ??= event.at
        for (const each of event.passedOver) why.add(each.why)
      }
      if (event.type === 'offer-made') over(event.at)
    }
    const end = endOf(told)
    if (end !== undefined) over(end.at)
    else if (since !== undefined && isIn(since)) began.push(why.size === 0 ? ['no-contract'] : [...why])
  }
  const days = minutes.reduce((sum, each) => sum + each, 0) / 480
  return {
    leftUnplaced: began.length,
    by: Object.fromEntries(
      UNMET_REASONS.map((reason) => [
        reason,
        ratio(began.filter((reasons) => reasons.includes(reason)).length, began.length),
      ]),
    ),
    ended: minutes.length,
    workingDays: { total: decimals(days), mean: minutes.length === 0 ? null : decimals(days / minutes.length) },
  }
}

/** The measures of the referrals that a question is about, but for the lengths of stages, which are told exactly. */
export const naiveMeasures = (
  everything: readonly Generated[],
  { period, dimension, group, role, today }: Question,
) => {
  const isIn = (date: IsoDate) => date >= period.from && date <= period.to
  const isOn = (at: Instant | undefined) => at !== undefined && isIn(dateOf(at))
  const ofRole = everything.filter((one) =>
    role === undefined || one.case?.events[0] === undefined
      ? role === undefined || role === 'none'
      : one.case.states[0]!.role === role,
  )
  const within = ofRole.filter((one) => groupsOf(one, dimension).includes(group))
  const told = within.filter((one): one is Told => one.case !== undefined)
  const unopened = within.filter(({ case: its }) => its === undefined)
  const received = told.filter((one) => isOn(openingOf(one).receivedAt))
  const ofReceived = (holds: (one: Told) => boolean) => ratio(count(received, holds), received.length)

  const target = (milestone: Milestone, counts: (one: Told) => boolean = () => true) => {
    const due = told.filter(counts).flatMap((one) => {
      const fell = fallenDue(one, milestone)
      return fell !== undefined && isOn(fell.dueAt) ? [{ one, ...fell }] : []
    })
    const by = (limit: (fell: (typeof due)[number]) => Instant | undefined) =>
      ratio(
        due.filter((fell) => fell.reachedAt !== undefined && fell.reachedAt <= (limit(fell) ?? '')).length,
        due.length,
      )
    const attempted = due.filter(({ one, dueAt, reachedAt }) =>
      [reachedAt, first(one, 'contact-attempted')?.occurredAt].some((at) => at !== undefined && at <= dueAt),
    ).length
    return {
      ...by(({ dueAt }) => dueAt),
      net: by(({ net }) => net),
      gross: by(({ gross }) => gross),
      attempted: ratio(attempted, due.length),
    }
  }
  const judged = ({ numerator, denominator, rate, net, gross }: ReturnType<typeof target>) => ({
    numerator,
    denominator,
    rate,
    net,
    gross,
  })

  const STAGES = {
    receivedToAllocated: [(one: Told) => openingOf(one).receivedAt, namedAt],
    receivedToContact: [(one: Told) => openingOf(one).receivedAt, metAt],
    completeToAllocated: [(one: Told) => openingOf(one).completeAt, namedAt],
    receivedToEnded: [
      (one: Told) => openingOf(one).receivedAt,
      (one: Told) => (isClosed(one) ? endOf(one)?.at : undefined),
    ],
  } as const
  const stage = (name: keyof typeof STAGES) => {
    const [from, to] = STAGES[name]
    const completed = told.flatMap((one) => {
      const until = to(one)
      return until !== undefined && isOn(until) ? [{ one, from: from(one), to: until }] : []
    })
    const lengths = (withPauses: boolean) =>
      completed.map(({ one, from: begins, to: ends }) => {
        const pauses = pausesOf(one).flatMap((pause) => {
          const until = pause.to === undefined || pause.to > ends ? ends : pause.to
          return pause.from < until ? [{ fromMs: epochMs(pause.from), toMs: epochMs(until) }] : []
        })
        const calendar = calendarOf(one)
        return (
          (measureWorkingTime(calendar, epochMs(begins), epochMs(ends), withPauses ? pauses : [])! /
            calendar.index.officeTime) *
          480
        )
      })
    const minutesOf = (party: DelayParty) =>
      completed.map(({ one, ...span }) => {
        const calendar = calendarOf(one)
        const spent = elapsedByParty({ ...span, held: holdersOf(one), pauses: pausesOf(one), calendar })!
        return (spent.shares[party] / (calendar.index.officeTime / 60_000)) * 480
      })
    const [gross, net] = [lengths(false), lengths(true)]
    return {
      net: spread(net),
      gross: spread(gross),
      // Told to the minute: each length by itself, and what it is of as it is.
      minutes: together(gross.map(Math.round)),
      paused: together(gross.map((length, place) => Math.round(length - net[place]!))),
      byParty: Object.fromEntries(DELAY_PARTIES.map((party) => [party, together(minutesOf(party))])),
    }
  }

  const offers = ofRole
    .filter((one): one is Told => one.case !== undefined)
    .flatMap((one) => offersOf(one).map((offer) => ({ one, ...offer })))
    .filter(({ one, provider }) =>
      dimension === 'provider' ? provider === group : groupsOf(one, dimension).includes(group),
    )
  const made = offers.filter(({ madeAt }) => isOn(madeAt))

  const duties = received.filter((one) => openingOf(one).strength === 'duty')
  const isNeverMet = (one: Told) =>
    namedAt(one) === undefined && (isClosed(one) || fallenDue(one, 'allocation') !== undefined)

  const decided = told.filter((one) => {
    const { decisionOn, strength } = stateOf(one)
    const end = endOf(one)
    if (strength !== 'duty' || decisionOn === undefined || !isIn(decisionOn) || decisionOn === today) return false
    const isOver = end !== undefined && dateOf(end.at) < decisionOn
    return !isOver || (end.how === 'closed' && submittedAt(one) !== undefined)
  })
  const dated = received.flatMap((one) => {
    const { decisionOn } = stateOf(one)
    return decisionOn === undefined
      ? []
      : [workingDaysUntil(calendarOf(one), epochMs(openingOf(one).receivedAt), decisionOn)!]
  })
  const seenBefore = told.filter((one) => isOn(namedAt(one)) && beforeOf(one) !== undefined)
  const answeredBy = (type: 'offer-accepted' | 'offer-declined' | 'offer-lapsed') =>
    offers.flatMap(({ since }) => since.filter((event) => event.type === type && isOn(event.at))).length
  const closed = told.filter((one) => isClosed(one) && isOn(endOf(one)?.at))
  const hours = Math.round(closed.reduce((sum, one) => sum + hoursOf(one), 0) * 100) / 100
  const asked = told.filter((one) => isOn(first(one, 'feedback-asked')?.at))
  const feedback = asked.flatMap((one) => first(one, 'feedback-asked')?.of.filter((from) => from !== 'provider') ?? [])
  const points = asked.flatMap((one) =>
    all(one, 'feedback-given').flatMap(({ from, score }) => (from === 'provider' ? [] : [score])),
  )
  const cameUnopened = unopened.filter(({ referral }) => isOn(referral.receivedAt))
  const unopenedHow = (holds: (one: Generated) => boolean) => ratio(cameUnopened.filter(holds).length, received.length)

  return {
    measures: {
      received: received.length,
      cohort: {
        by: {
          accepted: ofReceived((one) => first(one, 'offer-accepted') !== undefined),
          allocated: ofReceived((one) => first(one, 'advocate-allocated') !== undefined),
          contact: ofReceived((one) => first(one, 'contact-made') !== undefined),
          report: ofReceived((one) => first(one, 'report-submitted') !== undefined),
          closed: ofReceived(isClosed),
          'handed-over': ofReceived((one) => endOf(one)?.how === 'closed' && !isClosed(one)),
        },
        open: ofReceived((one) => endOf(one) === undefined),
      },
      acknowledged: ofReceived((one) => {
        const event = one.referralEvents.find(({ type }) => type === 'acknowledged')
        return event !== undefined && epochMs(event.at) - epochMs(openingOf(one).receivedAt) <= 300_000
      }),
      allocated: judged(target('allocation')),
      firstContact: target('first-contact'),
      report: judged(target('report', (one) => first(one, 'report-date-agreed') !== undefined)),
      reportInTarget: judged(target('report')),
      decidedBeforeInput: ratio(
        count(decided, (one) => {
          const at = submittedAt(one)
          return at === undefined || stateOf(one).decisionOn! < dateOf(at)
        }),
        decided.length,
      ),
      offers: {
        made: made.length,
        by: Object.fromEntries(
          OFFER_RESPONSES.map((response) => [
            response,
            ratio(made.filter(({ since }) => RESPONSE[response](since)).length, made.length),
          ]),
        ),
      },
      cameToNothing: {
        withdrawn: ofReceived((one) => first(one, 'case-withdrawn') !== undefined),
        withdrawnBy: Object.fromEntries(
          WITHDRAWAL_REASONS.map((reason) => [
            reason,
            ofReceived((one) => first(one, 'case-withdrawn')?.reason === reason),
          ]),
        ),
        ineligible: unopenedHow((one) => withdrawnEvent(one) === undefined),
        ineligibleBy: {
          law: unopenedHow((one) => withdrawnEvent(one) === undefined && !decidedNo(one)),
          person: unopenedHow((one) => withdrawnEvent(one) === undefined && decidedNo(one)),
        },
        withdrawnUnopened: unopenedHow((one) => withdrawnEvent(one) !== undefined),
        withdrawnUnopenedBy: Object.fromEntries(
          WITHDRAWAL_REASONS.map((reason) => [reason, unopenedHow((one) => withdrawnEvent(one)?.reason === reason)]),
        ),
      },
      answered: {
        accepted: answeredBy('offer-accepted'),
        declined: answeredBy('offer-declined'),
        lapsed: answeredBy('offer-lapsed'),
      },
      continuity: ratio(
        count(seenBefore, (one) => beforeOf(one) === advocateOf(one)),
        seenBefore.length,
      ),
      incomplete: ofReceived(({ referralEvents }) =>
        referralEvents.some(
          (event) => event.type === 'eligibility-determined' && event.leads === 'awaiting-information',
        ),
      ),
      shortNotice: ratio(dated.filter((days) => days < 5).length, dated.length),
      dutyNeverMet: ratio(count(duties, isNeverMet), duties.length),
      hours: {
        numerator: hours,
        denominator: closed.length,
        mean: closed.length === 0 ? null : Math.round((hours / closed.length) * 100) / 100,
      },
      outcomes: {
        closed: closed.length,
        by: Object.fromEntries(
          OUTCOMES.map((outcome) => [
            outcome,
            ratio(
              count(closed, (one) => first(one, 'case-closed')?.outcomes.includes(outcome) === true),
              closed.length,
            ),
          ]),
        ),
      },
      equality: {
        complete: ofReceived(({ coded }) =>
          EQUALITY_QUESTIONS.every((question) => coded.equality[question] !== 'not-known'),
        ),
        byQuestion: Object.fromEntries(
          EQUALITY_QUESTIONS.map((question) => [
            question,
            {
              answered: ofReceived(({ coded }) => coded.equality[question] === 'answered'),
              notSaid: ofReceived(({ coded }) => coded.equality[question] === 'not-said'),
            },
          ]),
        ),
      },
      experience: {
        asked: feedback.length,
        answered: ratio(points.length, feedback.length),
        scores: Object.fromEntries(SCORES.map((score) => [score, points.filter((one) => one === score).length])),
        mean:
          points.length === 0
            ? null
            : Math.round((points.reduce((sum, one) => sum + one, 0) / points.length) * 100) / 100,
      },
      unmetNeed: naiveUnmetNeed(everything, { period, dimension, group, role }),
    },
    stages: {
      receivedToAllocated: stage('receivedToAllocated'),
      receivedToContact: stage('receivedToContact'),
      completeToAllocated: stage('completeToAllocated'),
      receivedToEnded: stage('receivedToEnded'),
    },
  }
}

/** Who was without an advocate at the end of a date, case by case. */
export const naiveWaitingList = (everything: readonly Generated[], date: IsoDate) => {
  const waiting = everything
    .filter((one): one is Told => one.case !== undefined)
    .filter((one) => {
      const { receivedAt, handedOverFrom } = openingOf(one)
      if (dateOf(handedOverFrom?.at ?? receivedAt) > date) return false
      const upTo = one.case.events.filter(({ at }, place) => place > 0 && dateOf(at) <= date)
      const state = upTo.reduce(evolve, opened(openingOf(one)))
      if (hasEnded(state)) return false
      const last = upTo.findLast(
        ({ type }) => type === 'advocate-allocated' || type === 'case-taken-back' || type === 'case-given-back',
      )
      return last?.type !== 'advocate-allocated'
    })
    .map((one) => {
      const receivedOn = dateOf(openingOf(one).receivedAt)
      const days = workingDaysUntil(CALENDARS.current, epochMs(noonOf(receivedOn)), date)!
      return { priority: stateOf(one).priority, length: WAIT_LENGTHS.find(({ to }) => days <= to)!.length }
    })
  return {
    total: waiting.length,
    each: Object.fromEntries(
      PRIORITIES.map((priority) => [
        priority,
        Object.fromEntries(
          WAIT_LENGTHS.map(({ length }) => [
            length,
            waiting.filter((one) => one.priority === priority && one.length === length).length,
          ]),
        ),
      ]),
    ),
  }
}

/** What stands now. */
export const naiveStanding = (everything: readonly Generated[]) => {
  const open = everything.filter((one): one is Told => one.case !== undefined).filter((one) => endOf(one) === undefined)
  return {
    open: open.length,
    unallocated: open.filter((one) => namedAt(one) === undefined).length,
    unplaced: open.filter((one) => stateOf(one).status === 'unplaced').length,
    overdue: open.filter((one) => isLate(one, 'allocation') || isLate(one, 'first-contact') || isLate(one, 'report'))
      .length,
    overdueBy: {
      allocation: open.filter((one) => isLate(one, 'allocation')).length,
      'first-contact': open.filter((one) => isLate(one, 'first-contact')).length,
      report: open.filter((one) => isLate(one, 'report')).length,
    },
  }
}
