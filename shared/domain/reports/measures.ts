// The measures that commissioners ask for, from sums of kept figures: each with its numerator and its denominator. Which case
// is counted where, and on what day, is in contributions.ts.
import { type WorkingCalendar, workingDaysUntil } from '../clocks/calendar.ts'
import { DELAY_PARTIES, type DelayParty } from '../clocks/elapsed.ts'
import { PRIORITIES, type Priority } from '../clocks/policy.ts'
import { type Outcome, OUTCOMES, type WithdrawalReason, WITHDRAWAL_REASONS } from '../events.ts'
import { type Score, SCORES } from '../feedback.ts'
import { epochMs, type IsoDate, noonOf } from '../time.ts'
import { type Counts, sumOf } from './aggregates.ts'
import {
  type ClockName,
  KEYS,
  OFFER_RESPONSES,
  type OfferResponse,
  UNMET_REASONS,
  type UnmetReason,
} from './contributions.ts'
import { EQUALITY_QUESTIONS, type EqualityQuestion, NOT_SAID } from './dimensions.ts'
import { type Histogram, percentileOfBins } from './distribution.ts'
import {
  COHORT_STEPS,
  type CohortStep,
  REPORTED_MILESTONES,
  type ReportedMilestone,
  type Stage,
  STAGES,
  WORKING_DAY_MINUTES,
} from './figures.ts'

/** The measures by the number that commissioners know them by; unmet need has none among theirs, and one of its own. */
export const MEASURE_IDS = {
  received: 'M1',
  acknowledged: 'M2',
  allocated: 'M3',
  firstContact: 'M4',
  report: 'M5',
  decidedBeforeInput: 'M6',
  workingDays: 'M7',
  waiting: 'M8',
  offers: 'M9',
  cameToNothing: 'M10',
  incomplete: 'M11',
  shortNotice: 'M12',
  dutyNeverMet: 'M13',
  delay: 'M15',
  hours: 'M16',
  outcomes: 'M17',
  equality: 'M18',
  continuity: 'M19',
  experience: 'M20',
  unmetNeed: 'U1',
} as const

/** `rate` is the share, of four decimals; null where the denominator is none. */
export type Ratio = { numerator: number; denominator: number; rate: number | null }

/** `numerator` is by the clock that binds; `net` and `gross` are the same cases judged by each of the two. */
export type TargetRatio = Ratio & { net: Ratio; gross: Ratio }

/** Working days of two decimals; null without a case. Within an eightieth of a day, or a fortieth of the true ones where that is more. */
export type Spread = { cases: number; median: number | null; percentile90: number | null }

/** Working minutes by party, which add up to `gross`; of them `paused` lay in pauses. Shares are of the gross time. */
export type Delay = {
  cases: number
  gross: number
  paused: Ratio
  byParty: Record<DelayParty, Ratio>
}

export type Measures = {
  received: number
  /** Of the cases received: those that have taken each step by now, whenever that was, and those that have not ended. */
  cohort: { by: Record<CohortStep, Ratio>; open: Ratio }
  acknowledged: Ratio
  allocated: TargetRatio
  firstContact: TargetRatio & { attempted: Ratio }
  report: TargetRatio
  /** Of all cases with a time for the report, agreed or not. */
  reportInTarget: TargetRatio
  decidedBeforeInput: Ratio
  workingDays: Record<Stage, Record<ClockName, Spread>>
  offers: { made: number; by: Record<OfferResponse, Ratio> }
  /** Offers by the day of their answer. */
  answered: Record<'accepted' | 'declined' | 'lapsed', number>
  cameToNothing: {
    withdrawn: Ratio
    withdrawnBy: Record<WithdrawalReason, Ratio>
    /** Referrals that opened no case: found not eligible by the law, or by a person, or withdrawn before. */
    ineligible: Ratio
    ineligibleBy: Record<'law' | 'person', Ratio>
    withdrawnUnopened: Ratio
    withdrawnUnopenedBy: Record<WithdrawalReason, Ratio>
  }
  incomplete: Ratio
  shortNotice: Ratio
  dutyNeverMet: Ratio
  delay: Record<Stage, Delay>
  /** Hours on cases closed, and the mean of them. */
  hours: { numerator: number; denominator: number; mean: number | null }
  outcomes: { closed: number; by: Record<Outcome, Ratio> }
  equality: {
    /** Every question answered, or its answer declined. */
    complete: Ratio
    byQuestion: Record<EqualityQuestion, { answered: Ratio; notSaid: Ratio }>
  }
  continuity: Ratio
  experience: { asked: number; answered: Ratio; scores: Record<Score, number>; mean: number | null }
  unmetNeed: UnmetNeed
}

/**
 * Stretches in which nobody could take a case, by the day on which they began; `by` has how many had each reason, and a stretch
 * may have several. Working days without a provider are of the stretches that ended in the period, of two decimals.
 */
export type UnmetNeed = {
  leftUnplaced: number
  by: Record<UnmetReason, Ratio>
  ended: number
  workingDays: { total: number; mean: number | null }
}

const decimals = (value: number, places: number): number => Math.round(value * 10 ** places) / 10 ** places
const ratio = (numerator: number, denominator: number): Ratio => ({
  numerator,
  denominator,
  rate: denominator === 0 ? null : decimals(numerator / denominator, 4),
})

const recordOf = <Key extends string | number, Value>(keys: readonly Key[], valueOf: (key: Key) => Value) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every key has its value; the compiler forgets which there were
  Object.fromEntries(keys.map((key) => [key, valueOf(key)])) as Record<Key, Value>

/** The histograms among sums, by the prefix of their keys. */
const histogramsOf = (counts: Counts): ((prefix: string) => Histogram) => {
  const byPrefix = new Map<string, Map<number, number>>()
  for (const key in counts) {
    const bin = key.indexOf(':') + 1
    if (bin === 0) continue
    const prefix = key.slice(0, bin)
    const histogram = byPrefix.get(prefix) ?? new Map<number, number>()
    histogram.set(Number(key.slice(bin)), counts[key] ?? 0)
    byPrefix.set(prefix, histogram)
  }
  return (prefix) => byPrefix.get(prefix) ?? new Map<number, number>()
}

const daysOf = (minutes: number | null): number | null =>
  minutes === null ? null : decimals(minutes / WORKING_DAY_MINUTES, 2)

const spreadOf = (histogram: Histogram): Spread => ({
  cases: casesIn(histogram),
  median: daysOf(percentileOfBins(histogram, 0.5)),
  percentile90: daysOf(percentileOfBins(histogram, 0.9)),
})

const casesIn = (histogram: Histogram): number => [...histogram.values()].reduce((sum, times) => sum + times, 0)

/** The measures of any cells together. For a period, those are its months and edge days; for all cases, those of `all`. */
export const measuresOf = (cells: Iterable<{ counts: Counts }>): Measures => {
  const counts = sumOf(cells)
  const histogramUnder = histogramsOf(counts)
  const of = (key: string): number => counts[key] ?? 0
  const received = of(KEYS.received)
  const ofReceived = (numerator: number): Ratio => ratio(numerator, received)

  const targetRatio = (due: string, met: string, metBy: (clock: ClockName) => string): TargetRatio => ({
    ...ratio(of(met), of(due)),
    net: ratio(of(metBy('net')), of(due)),
    gross: ratio(of(metBy('gross')), of(due)),
  })
  const target = (milestone: ReportedMilestone): TargetRatio =>
    targetRatio(KEYS.due(milestone), KEYS.met(milestone), (clock) => KEYS.metBy(milestone, clock))

  const delayOf = (stage: Stage): Delay => {
    const spent = recordOf(DELAY_PARTIES, (party) => of(KEYS.spent(stage, party)))
    const gross = DELAY_PARTIES.reduce((sum, party) => sum + spent[party], 0)
    return {
      cases: casesIn(histogramUnder(KEYS.stage(stage, 'gross'))),
      gross,
      paused: ratio(of(KEYS.spent(stage, 'paused')), gross),
      byParty: recordOf(DELAY_PARTIES, (party) => ratio(spent[party], gross)),
    }
  }
  const offered = of(KEYS.offered)
  const closed = of(KEYS.closed)
  const withdrawnBy = recordOf(WITHDRAWAL_REASONS, (reason) => ofReceived(of(KEYS.withdrawn(reason))))
  const unopenedBy = recordOf(WITHDRAWAL_REASONS, (reason) => ofReceived(of(KEYS.unopened(reason))))
  const together = (each: Record<string, Ratio>): Ratio =>
    ofReceived(Object.values(each).reduce((sum, { numerator }) => sum + numerator, 0))
  const ineligibleBy = recordOf(['law', 'person'], (how) => ofReceived(of(KEYS.ineligible(how))))
  const hours = decimals(of(KEYS.hours) / 100, 2)
  const scores = recordOf(SCORES, (score) => of(KEYS.feedback(score)))
  const scored = SCORES.reduce((sum, score) => sum + scores[score], 0)
  const points = SCORES.reduce((sum, score) => sum + score * scores[score], 0)
  const asked = of(KEYS.feedbackAsked)
  const cohortBy = recordOf(COHORT_STEPS, (step) => ofReceived(of(KEYS.cohort(step))))
  const withdrawn = together(withdrawnBy)
  const ended = cohortBy.closed.numerator + cohortBy['handed-over'].numerator + withdrawn.numerator
  return {
    received,
    cohort: { by: cohortBy, open: ofReceived(received - ended) },
    acknowledged: ofReceived(of(KEYS.acknowledged)),
    allocated: target('allocation'),
    firstContact: {
      ...target('first-contact'),
      attempted: ratio(of(KEYS.attempted), of(KEYS.due('first-contact'))),
    },
    report: targetRatio(KEYS.agreedDue, KEYS.agreedMet, KEYS.agreedMetBy),
    reportInTarget: target('report'),
    decidedBeforeInput: ratio(of(KEYS.decidedBefore), of(KEYS.decided)),
    workingDays: recordOf(STAGES, (stage) => ({
      net: spreadOf(histogramUnder(KEYS.stage(stage, 'net'))),
      gross: spreadOf(histogramUnder(KEYS.stage(stage, 'gross'))),
    })),
    offers: { made: offered, by: recordOf(OFFER_RESPONSES, (response) => ratio(of(KEYS.offer(response)), offered)) },
    answered: recordOf(['accepted', 'declined', 'lapsed'], (answer) => of(KEYS.answered(answer))),
    cameToNothing: {
      withdrawn,
      withdrawnBy,
      ineligible: together(ineligibleBy),
      ineligibleBy,
      withdrawnUnopened: together(unopenedBy),
      withdrawnUnopenedBy: unopenedBy,
    },
    incomplete: ofReceived(of(KEYS.informationAsked)),
    shortNotice: ratio(of(KEYS.shortNotice), of(KEYS.decisionDated)),
    dutyNeverMet: ratio(of(KEYS.dutiesNeverMet), of(KEYS.duties)),
    delay: recordOf(STAGES, delayOf),
    hours: { numerator: hours, denominator: closed, mean: closed === 0 ? null : decimals(hours / closed, 2) },
    outcomes: { closed, by: recordOf(OUTCOMES, (outcome) => ratio(of(KEYS.outcome(outcome)), closed)) },
    equality: {
      complete: ofReceived(of(KEYS.equalityComplete)),
      byQuestion: recordOf(EQUALITY_QUESTIONS, (question) => ({
        answered: ofReceived(of(KEYS.equality(question, 'answered'))),
        notSaid: ofReceived(of(KEYS.equality(question, NOT_SAID))),
      })),
    },
    continuity: ratio(of(KEYS.sameAdvocate), of(KEYS.seenBefore)),
    experience: {
      asked,
      answered: ratio(scored, asked),
      scores,
      mean: scored === 0 ? null : decimals(points / scored, 2),
    },
    unmetNeed: unmetNeedOf(counts),
  }
}

const unmetNeedOf = (counts: Counts): UnmetNeed => {
  const of = (key: string): number => counts[key] ?? 0
  const leftUnplaced = of(KEYS.leftUnplaced)
  const ended = of(KEYS.unplacedEnded)
  const days = of(KEYS.withoutProvider) / WORKING_DAY_MINUTES
  return {
    leftUnplaced,
    by: recordOf(UNMET_REASONS, (reason) => ratio(of(KEYS.leftUnplacedFor(reason)), leftUnplaced)),
    ended,
    workingDays: { total: decimals(days, 2), mean: ended === 0 ? null : decimals(days / ended, 2) },
  }
}

/** What stands now, from the standing cells of any months. */
export type StandingNow = {
  open: number
  unallocated: number
  unplaced: number
  overdue: number
  overdueBy: Record<ReportedMilestone, number>
}

export const standingOf = (standing: Iterable<{ counts: Counts }>): StandingNow => {
  const counts = sumOf(standing)
  const of = (key: string): number => counts[key] ?? 0
  return {
    open: of(KEYS.open),
    unallocated: of(KEYS.unallocated),
    unplaced: of(KEYS.unplaced),
    overdue: of(KEYS.overdue),
    overdueBy: recordOf(REPORTED_MILESTONES, (milestone) => of(KEYS.overdueOf(milestone))),
  }
}

/** How long people have waited: working days since the day of receipt, each up to and with the last; the last one is open. */
export const WAIT_LENGTHS = [
  { length: 'up-to-2', to: 2 },
  { length: '3-to-5', to: 5 },
  { length: '6-to-10', to: 10 },
  { length: '11-to-20', to: 20 },
  { length: 'over-20', to: Number.POSITIVE_INFINITY },
] as const
export type WaitLength = (typeof WAIT_LENGTHS)[number]['length']
const LENGTHS = WAIT_LENGTHS.map(({ length }) => length)

export type WaitingList = {
  total: number
  byLength: Record<WaitLength, number>
  byPriority: Record<Priority, number>
  each: Record<Priority, Record<WaitLength, number>>
}

/**
 * The cases without an advocate at the end of a date. `standing` are the standing cells of all months; `since` those of the days
 * after the date and up to today, by whole months and edge days: who left the list since was still on it.
 */
export const waitingListAt = (
  date: IsoDate,
  { standing, since }: { standing: Iterable<{ counts: Counts }>; since: Iterable<{ counts: Counts }> },
  calendar: WorkingCalendar,
): WaitingList => {
  const now = sumOf(standing)
  const left = sumOf(since)
  const lengthOf = (receivedOn: IsoDate): WaitLength => {
    const days = workingDaysUntil(calendar, epochMs(noonOf(receivedOn)), date) ?? Number.POSITIVE_INFINITY
    return WAIT_LENGTHS.find(({ to }) => days <= to)?.length ?? 'over-20'
  }
  const each = recordOf(PRIORITIES, (priority) => {
    const waited = recordOf(LENGTHS, () => 0)
    for (const histogram of [daysUnder(now, KEYS.waits(priority)), daysUnder(left, KEYS.stoppedWaiting(priority))]) {
      for (const [receivedOn, cases] of histogram) if (receivedOn <= date) waited[lengthOf(receivedOn)] += cases
    }
    return waited
  })
  const byLength = recordOf(LENGTHS, (length) => PRIORITIES.reduce((sum, priority) => sum + each[priority][length], 0))
  const byPriority = recordOf(PRIORITIES, (priority) =>
    LENGTHS.reduce((sum, length) => sum + each[priority][length], 0),
  )
  return { total: LENGTHS.reduce((sum, length) => sum + byLength[length], 0), byLength, byPriority, each }
}

const daysUnder = (counts: Counts, prefix: string): [IsoDate, number][] =>
  Object.entries(counts).flatMap(([key, cases]): [IsoDate, number][] =>
    key.startsWith(prefix) ? [[key.slice(prefix.length), cases]] : [],
  )
