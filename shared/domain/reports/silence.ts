// Who has gone quiet: for each team or ward how many referrals were to be expected in a period, how many came, and how
// likely so few would be if nothing had changed.
//
// The method. A team's rate is that of the months before the period: up to three years of them, from the month after its
// first referral on (that month is in the data only because of it). The rate is one for each day or, where the authority has
// entered them, for each assessment. It is drawn towards the rate of the area's other teams, the more the less the team's own
// history says (empirical Bayes: a gamma distribution of rates, fitted by moments). Months vary more than chance alone
// would have it; how much is measured by Pearson's statistic over stretches as long as the period, also drawn towards that
// of the area, and never less than chance. What is to be expected is then a negative binomial distribution whose spread has
// both in it: that the rate is not known, and that counts vary around it. Without the second it is the gamma–Poisson exactly.
// Seasons are not in it: a period in which a team is quiet each year looks quiet.
import { ASSESSMENT_KINDS, type AssessmentKind } from './assessments.ts'
import { countMonths, daysIn, isMonth, type Months, monthsAfter, monthsIn } from './months.ts'
import { leastCountOver, probabilityUpTo, type Spread } from './negative-binomial.ts'
import type { Month } from './period.ts'

export type CountByMonth = ReadonlyMap<Month, number>

/** A team or a ward with what is known of it. Months without a referral may be left out; a month without a count of assessments is unknown. */
export type Counted = {
  group: string
  received: CountByMonth
  assessments: Readonly<Partial<Record<AssessmentKind, CountByMonth>>>
}

/** How far back a rate is learnt from, in months. */
export const LONGEST_HISTORY = 36
/** With less, nothing is said. */
export const SHORTEST_HISTORY = 6
/** Usual is what nine in ten such periods would have: one in twenty would have fewer. */
const TAIL = 0.05
/** Among those that stand out no more than so many in a hundred are to be there by chance alone. */
const FALSE_DISCOVERIES = 0.1

/** What a rate is counted by: days, or a kind of assessment. */
export type Basis = 'days' | AssessmentKind

/**
 * `quiet`: fewer than usual. `few-expected`: even none at all would be usual, so silence cannot be told. `too-short`: there is
 * too little history to say anything.
 */
export type Verdict = 'quiet' | 'usual' | 'busy' | 'few-expected' | 'too-short'

/** What can be said of a team or a ward whose history is long enough. */
export type Expectation = {
  expected: number
  /** The least and the most that would be usual, both included. */
  usual: { from: number; to: number }
  /** The probability of so few, or fewer, if all were as before. */
  chance: number
}
export type Heard = {
  group: string
  received: number
  basis: Basis
  /** Months of its own that its rate is learnt from, the referrals in them, and the assessments where the rate is by those. */
  history: { months: number; received: number; assessments?: number }
  /** Assessments in the period, where the rate is by those. */
  assessments?: number
} & (
  | ({ verdict: Exclude<Verdict, 'too-short'>; standsOut: boolean } & Expectation)
  | { verdict: 'too-short'; standsOut: false }
)

export type Silence = {
  /** The quiet ones first. */
  groups: Heard[]
  /** Of how many something can be said, how many of them are quiet, and how many of them chance alone would have shown as quiet. */
  judged: number
  quiet: number
  quietByChance: number
}

type Stretch = { received: number; exposure: number }
type History = { group: Counted; basis: Basis; stretches: Stretch[]; months: number } & Stretch & { ahead: number }

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
const receivedIn = ({ received }: Counted, months: readonly Month[]): number =>
  sum(months.map((month) => received.get(month) ?? 0))

/** The months of a team's own history: from the one after its first referral to the one before the period. */
const ownMonths = ({ received }: Counted, { from }: Months): Month[] => {
  const earliest = monthsAfter(from, -LONGEST_HISTORY)
  const first = [...received].filter(([month, count]) => month >= earliest && count > 0).map(([month]) => month)
  const begins = first.toSorted()[0]
  return begins === undefined || begins >= from
    ? []
    : monthsIn({ from: monthsAfter(begins, 1), to: monthsAfter(from, -1) })
}

/**
 * The kind of assessment that a team's rate is counted by: one whose counts were entered for the whole period and for enough
 * of its history, and of several the one entered for most of it. Days where there is none.
 */
const basisOf = (
  { assessments }: Counted,
  own: readonly Month[],
  ahead: readonly Month[],
): { basis: Basis; months: readonly Month[]; exposureOf: (month: Month) => number } => {
  const known = ASSESSMENT_KINDS.flatMap((kind) => {
    const counts = assessments[kind]
    if (counts === undefined || !ahead.every((month) => counts.has(month))) return []
    const months = own.filter((month) => counts.has(month))
    const exposureOf = (month: Month): number => counts.get(month) ?? 0
    const isEnough = months.length >= SHORTEST_HISTORY && months.some((month) => exposureOf(month) > 0)
    return isEnough ? [{ basis: kind, months, exposureOf }] : []
  })
  const [best] = known.toSorted((one, other) => other.months.length - one.months.length)
  return best ?? { basis: 'days', months: own, exposureOf: daysIn }
}

/** The longest stretch over which the spread is measured, in months: of longer ones three years have too few. */
const LONGEST_STRETCH = 3

const historyOf = (group: Counted, period: Months): History => {
  const ahead = monthsIn(period)
  const { basis, months, exposureOf } = basisOf(group, ownMonths(group, period), ahead)
  const stretchOf = (some: readonly Month[]): Stretch => ({
    received: receivedIn(group, some),
    exposure: sum(some.map(exposureOf)),
  })
  const length = Math.min(ahead.length, LONGEST_STRETCH)
  const stretches = Array.from({ length: Math.floor(months.length / length) }, (_, place) =>
    stretchOf(months.slice(months.length - (place + 1) * length, months.length - place * length)),
  )
  return {
    group,
    basis,
    months: months.length,
    stretches: stretches.filter(({ exposure }) => exposure > 0),
    ...stretchOf(months),
    ahead: sum(ahead.map(exposureOf)),
  }
}

/** Pearson's statistic of a team's stretches against one steady rate, and what it would be by chance alone. */
const unevenness = ({ stretches }: History): { statistic: number; byChance: number } => {
  const [received, exposure] = [sum(stretches.map((one) => one.received)), sum(stretches.map((one) => one.exposure))]
  if (received === 0 || stretches.length < 2) return { statistic: 0, byChance: 0 }
  const rate = received / exposure
  return {
    statistic: sum(stretches.map((one) => (one.received - rate * one.exposure) ** 2 / (rate * one.exposure))),
    byChance: stretches.length - 1,
  }
}

/** So much does the area's unevenness count in a team's own, in stretches. */
const STRETCHES_OF_AREA = 12

/** How many times wider than chance counts vary in an area, at least once. */
const dispersionOf = (histories: readonly History[]): number => {
  const all = histories.map(unevenness)
  const byChance = sum(all.map((one) => one.byChance))
  return byChance === 0 ? 1 : Math.max(1, sum(all.map((one) => one.statistic)) / byChance)
}

const ownDispersion = (history: History, ofArea: number): number => {
  const { statistic, byChance } = unevenness(history)
  return Math.max(1, (statistic + STRETCHES_OF_AREA * ofArea) / (byChance + STRETCHES_OF_AREA))
}

/** A gamma distribution of rates: as if so many referrals had been seen over so much exposure. */
type Rates = { referrals: number; exposure: number }

/** What is assumed where there are too few others to learn from (Jeffreys): next to nothing. */
const UNKNOWN_RATES: Rates = { referrals: 0.5, exposure: 0 }
const FEWEST_OTHERS = 5
/** However alike the teams of an area seem, the others never count for more than so many referrals in what is said of one. */
const MOST_OF_OTHERS = 16

/**
 * The rates of the area's teams on one basis, by moments: their mean, and what of the spread of the teams' own rates is left
 * once chance is taken out of it.
 */
const ratesOf = (histories: readonly History[], dispersion: number): Rates => {
  const exposure = sum(histories.map((one) => one.exposure))
  const received = sum(histories.map((one) => one.received))
  if (histories.length < FEWEST_OTHERS || received === 0) return UNKNOWN_RATES
  const mean = received / exposure
  const spread = sum(histories.map((one) => one.exposure * (one.received / one.exposure - mean) ** 2))
  const between =
    (spread - dispersion * mean * (histories.length - 1)) /
    (exposure - sum(histories.map((one) => one.exposure ** 2)) / exposure)
  const referrals = between > 0 ? Math.min(mean ** 2 / between, MOST_OF_OTHERS) : MOST_OF_OTHERS
  return { referrals, exposure: referrals / mean }
}

/** What is to be expected of a team in the period: its own history and the area's rates together. */
const spreadOf = (history: History, rates: Rates, dispersion: number): Spread => {
  // A count that varies more than chance says less of its rate: as much as a smaller one that varies by chance alone.
  const referrals = rates.referrals + history.received / dispersion
  const exposure = rates.exposure + history.exposure / dispersion
  const mean = (history.ahead * referrals) / exposure
  return { mean, variance: dispersion * mean + (history.ahead ** 2 * referrals) / exposure ** 2 }
}

const verdictOf = (received: number, { from, to }: Expectation['usual']): Exclude<Verdict, 'too-short'> => {
  if (received < from) return 'quiet'
  if (received > to) return 'busy'
  return from === 0 ? 'few-expected' : 'usual'
}

/** What is known of a team, and the probability that it would be shown as quiet if all were as before. */
type Judged = { heard: Heard; shownByChance: number }

const judge = (history: History, rates: Rates, ofArea: number, received: number): Judged => {
  const { group, basis, months } = history
  const heard = {
    group: group.group,
    received,
    basis,
    history: {
      months,
      received: history.received,
      ...(basis === 'days' ? {} : { assessments: history.exposure }),
    },
    ...(basis === 'days' ? {} : { assessments: history.ahead }),
  }
  if (months < SHORTEST_HISTORY)
    return { heard: { ...heard, verdict: 'too-short', standsOut: false }, shownByChance: 0 }
  const spread = spreadOf(history, rates, ownDispersion(history, ofArea))
  const usual = { from: leastCountOver(TAIL, spread), to: leastCountOver(1 - TAIL, spread) }
  return {
    heard: {
      ...heard,
      verdict: verdictOf(received, usual),
      standsOut: false,
      expected: spread.mean,
      usual,
      chance: probabilityUpTo(received, spread),
    },
    shownByChance: probabilityUpTo(usual.from - 1, spread),
  }
}

const chanceOf = (heard: Heard): number => (heard.verdict === 'too-short' ? 2 : heard.chance)
const missingOf = (heard: Heard): number => (heard.verdict === 'too-short' ? 0 : heard.expected - heard.received)

/** The least likely first, of two that are as likely the one that more is missing of; those of which nothing can be said last. */
const quietFirst = (one: Heard, other: Heard): number =>
  chanceOf(one) - chanceOf(other) || missingOf(other) - missingOf(one) || (one.group < other.group ? -1 : 1)

/** Those quiet ones that are hard to put down to chance among so many (Benjamini and Hochberg). */
const standingOut = (groups: readonly Heard[], judged: number): Heard[] => {
  const last = groups.findLastIndex((heard, place) => chanceOf(heard) <= ((place + 1) / judged) * FALSE_DISCOVERIES)
  return groups.map((heard, place) =>
    heard.verdict === 'quiet' && place <= last ? { ...heard, standsOut: true } : heard,
  )
}

/**
 * The teams, or the wards, of an area in a period of whole months, the quiet ones first. Each is held against its own
 * history and against the others that are counted by the same: the caller gives teams or wards, not both at once.
 */
export const silenceOf = (groups: readonly Counted[], period: Months): Silence => {
  const months = monthsIn(period)
  const histories = groups.map((group) => historyOf(group, period))
  const dispersion = dispersionOf(histories)
  const rates = new Map(
    [...Map.groupBy(histories, ({ basis }) => basis)].map(([basis, all]) => [
      basis,
      ratesOf(
        all.filter(({ exposure }) => exposure > 0),
        dispersion,
      ),
    ]),
  )
  const judged = histories.map((history) =>
    judge(history, rates.get(history.basis) ?? UNKNOWN_RATES, dispersion, receivedIn(history.group, months)),
  )
  const heard = judged.map((one) => one.heard)
  const many = heard.filter(({ verdict }) => verdict !== 'too-short').length
  return {
    groups: standingOut(heard.toSorted(quietFirst), many),
    judged: many,
    quiet: heard.filter(({ verdict }) => verdict === 'quiet').length,
    quietByChance: sum(judged.map((one) => one.shownByChance)),
  }
}

/** The months that are read for a period: its own and those before it that a rate is learnt from. */
export const monthsRead = ({ from, to }: Months): Months => ({ from: monthsAfter(from, -LONGEST_HISTORY), to })

/** The longest period that can be asked for, in months. */
export const LONGEST_PERIOD = 12
const USUAL_PERIOD = 3

export const SILENCE_PERIOD_PROBLEMS = ['not-a-month', 'ends-before-start', 'not-over', 'over-a-year'] as const
export type SilencePeriodProblem = { field: keyof Months; code: (typeof SILENCE_PERIOD_PROBLEMS)[number] }

/** The whole months that were asked for, the last three that are over unless others are; `last` is the last one that is over. */
export const readMonths = (
  asked: { from?: string | undefined; to?: string | undefined },
  last: Month,
): { ok: true; months: Months } | { ok: false; problem: SilencePeriodProblem } => {
  const refused = (field: keyof Months, code: SilencePeriodProblem['code']) => ({
    ok: false as const,
    problem: { field, code },
  })
  for (const field of ['from', 'to'] as const) {
    if (asked[field] !== undefined && !isMonth(asked[field])) return refused(field, 'not-a-month')
  }
  // A period that is given by its start alone is three months too, or as many of them as are over.
  const threeOn = asked.from === undefined ? last : monthsAfter(asked.from, USUAL_PERIOD - 1)
  const to = asked.to ?? (threeOn < last ? threeOn : last)
  const from = asked.from ?? monthsAfter(to, 1 - USUAL_PERIOD)
  if (to > last) return refused('to', 'not-over')
  if (to < from)
    return refused(asked.to === undefined ? 'from' : 'to', asked.to === undefined ? 'not-over' : 'ends-before-start')
  if (countMonths({ from, to }) > LONGEST_PERIOD) return refused('from', 'over-a-year')
  return { ok: true, months: { from, to } }
}
