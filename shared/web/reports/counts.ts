// The measures as lines of a report: each by its number and name, with the counts that it is made of, and all that is known of
// how these counts hang together. Pages, files and disclosure control read the same table.
import { DELAY_PARTIES, type DelayParty } from '../../domain/clocks/elapsed.ts'
import { PRIORITIES } from '../../domain/clocks/policy.ts'
import { OUTCOMES, WITHDRAWAL_REASONS } from '../../domain/events.ts'
import { SCORES } from '../../domain/feedback.ts'
import { CLOCK_NAMES, OFFER_RESPONSES, UNMET_REASONS } from '../../domain/reports/contributions.ts'
import { EQUALITY_QUESTIONS } from '../../domain/reports/dimensions.ts'
import { COHORT_STEPS, type Stage, STAGES, WORKING_DAY_MINUTES } from '../../domain/reports/figures.ts'
import {
  type Delay,
  MEASURE_IDS,
  type Measures,
  type StandingNow,
  type TargetRatio,
  WAIT_LENGTHS,
  type WaitingList,
} from '../../domain/reports/measures.ts'

/** Every count of a group by its name; what is not there is none. */
export type GroupCounts = Readonly<Record<string, number>>

const target = (name: string, { numerator, denominator, net, gross }: TargetRatio): [string, number][] => [
  [`${name}.due`, denominator],
  [`${name}.met`, numerator],
  [`${name}.met.net`, net.numerator],
  [`${name}.met.gross`, gross.numerator],
]
const each = <Key extends string | number>(
  name: string,
  keys: readonly Key[],
  countOf: (key: Key) => number,
): [string, number][] => keys.map((key) => [`${name}.${key}`, countOf(key)])

/** The counts of one group, or of all cases. */
export const countsOf = (m: Measures): GroupCounts =>
  Object.fromEntries([
    ['received', m.received],
    ...each('cohort', COHORT_STEPS, (step) => m.cohort.by[step].numerator),
    ['cohort.open', m.cohort.open.numerator],
    ['acknowledged', m.acknowledged.numerator],
    ...target('allocated', m.allocated),
    ...target('firstContact', m.firstContact),
    ['firstContact.attempted', m.firstContact.attempted.numerator],
    ...target('report', m.report),
    ...target('reportInTarget', m.reportInTarget),
    ['decided', m.decidedBeforeInput.denominator],
    ['decidedBeforeInput', m.decidedBeforeInput.numerator],
    ...each('completed', STAGES, (stage) => m.workingDays[stage].gross.cases),
    ['offers', m.offers.made],
    ...each('offers', OFFER_RESPONSES, (response) => m.offers.by[response].numerator),
    ...each('answered', ANSWERS, (answer) => m.answered[answer]),
    ['withdrawn', m.cameToNothing.withdrawn.numerator],
    ...each('withdrawn', WITHDRAWAL_REASONS, (reason) => m.cameToNothing.withdrawnBy[reason].numerator),
    ['ineligible', m.cameToNothing.ineligible.numerator],
    ...each('ineligible', INELIGIBLE, (how) => m.cameToNothing.ineligibleBy[how].numerator),
    ['unopened', m.cameToNothing.withdrawnUnopened.numerator],
    ...each('unopened', WITHDRAWAL_REASONS, (reason) => m.cameToNothing.withdrawnUnopenedBy[reason].numerator),
    ['incomplete', m.incomplete.numerator],
    ['decisionDated', m.shortNotice.denominator],
    ['shortNotice', m.shortNotice.numerator],
    ['duties', m.dutyNeverMet.denominator],
    ['dutyNeverMet', m.dutyNeverMet.numerator],
    ['closed', m.outcomes.closed],
    ...each('outcomes', OUTCOMES, (outcome) => m.outcomes.by[outcome].numerator),
    ['equality', m.equality.complete.numerator],
    ...EQUALITY_QUESTIONS.flatMap((question): [string, number][] => {
      const { answered, notSaid } = m.equality.byQuestion[question]
      return [
        [`equality.${question}`, answered.numerator],
        [`equality.${question}.not-said`, notSaid.numerator],
      ]
    }),
    ['seenBefore', m.continuity.denominator],
    ['continuity', m.continuity.numerator],
    ['feedback.asked', m.experience.asked],
    ['feedback.answered', m.experience.answered.numerator],
    ...each('feedback', SCORES, (score) => m.experience.scores[score]),
    ['unmet', m.unmetNeed.leftUnplaced],
    ...each('unmet', UNMET_REASONS, (reason) => m.unmetNeed.by[reason].numerator),
    ['unmet.ended', m.unmetNeed.ended],
  ])

const LENGTHS = WAIT_LENGTHS.map(({ length }) => length)

/** The counts of a waiting list: of cases on a day, where all others are of a period. */
export const waitingCounts = ({ total, byLength, byPriority, each: cells }: WaitingList): GroupCounts =>
  Object.fromEntries([
    ['waiting', total],
    ...each('waiting', LENGTHS, (length) => byLength[length]),
    ...each('waiting', PRIORITIES, (priority) => byPriority[priority]),
    ...PRIORITIES.flatMap((priority) => each(`waiting.${priority}`, LENGTHS, (length) => cells[priority][length])),
  ])

const ANSWERS = ['accepted', 'declined', 'lapsed'] as const
const INELIGIBLE = ['law', 'person'] as const

export type MeasureName = keyof typeof MEASURE_IDS
/** A measure in words: that of `measure`, and of `part` where it has several. */
export type CountLine = {
  measure: MeasureName
  part?: string
  numerator: string
  /** None where the measure is a number and not a share. */
  denominator?: string
  /** What is counted is not some of the denominator: a referral that opened no case is not among cases received. */
  beside?: true
}

const ofTarget = (measure: 'allocated' | 'firstContact' | 'report'): CountLine[] => [
  { measure, numerator: `${measure}.met`, denominator: `${measure}.due` },
  ...CLOCK_NAMES.map((part) => ({
    measure,
    part,
    numerator: `${measure}.met.${part}`,
    denominator: `${measure}.due`,
  })),
]
const ofEach = (
  measure: MeasureName,
  parts: readonly (string | number)[],
  { name, denominator, beside }: { name: string; denominator: string; beside?: true },
): CountLine[] =>
  parts.map((part) => ({
    measure,
    part: `${name}.${part}`,
    numerator: `${name}.${part}`,
    denominator,
    ...(beside && { beside }),
  }))

/** All that is counted, in the order in which it is shown. */
export const COUNT_LINES: readonly CountLine[] = [
  { measure: 'received', numerator: 'received' },
  ...ofEach('received', [...COHORT_STEPS, 'open'], { name: 'cohort', denominator: 'received' }),
  { measure: 'acknowledged', numerator: 'acknowledged', denominator: 'received' },
  ...ofTarget('allocated'),
  ...ofTarget('firstContact'),
  { measure: 'firstContact', part: 'attempted', numerator: 'firstContact.attempted', denominator: 'firstContact.due' },
  ...ofTarget('report'),
  { measure: 'report', part: 'any', numerator: 'reportInTarget.met', denominator: 'reportInTarget.due' },
  ...CLOCK_NAMES.map(
    (clock): CountLine => ({
      measure: 'report',
      part: `any.${clock}`,
      numerator: `reportInTarget.met.${clock}`,
      denominator: 'reportInTarget.due',
    }),
  ),
  { measure: 'decidedBeforeInput', numerator: 'decidedBeforeInput', denominator: 'decided' },
  { measure: 'waiting', numerator: 'waiting' },
  ...ofEach('waiting', [...LENGTHS, ...PRIORITIES], { name: 'waiting', denominator: 'waiting' }),
  ...PRIORITIES.flatMap((priority) =>
    ofEach('waiting', LENGTHS, { name: `waiting.${priority}`, denominator: `waiting.${priority}` }),
  ),
  { measure: 'offers', numerator: 'offers' },
  ...ofEach('offers', OFFER_RESPONSES, { name: 'offers', denominator: 'offers' }),
  { measure: 'cameToNothing', part: 'withdrawn', numerator: 'withdrawn', denominator: 'received' },
  ...ofEach('cameToNothing', WITHDRAWAL_REASONS, { name: 'withdrawn', denominator: 'received' }),
  { measure: 'cameToNothing', part: 'ineligible', numerator: 'ineligible', denominator: 'received', beside: true },
  ...ofEach('cameToNothing', INELIGIBLE, { name: 'ineligible', denominator: 'received', beside: true }),
  { measure: 'cameToNothing', part: 'unopened', numerator: 'unopened', denominator: 'received', beside: true },
  ...ofEach('cameToNothing', WITHDRAWAL_REASONS, { name: 'unopened', denominator: 'received', beside: true }),
  { measure: 'incomplete', numerator: 'incomplete', denominator: 'received' },
  { measure: 'shortNotice', numerator: 'shortNotice', denominator: 'decisionDated' },
  { measure: 'dutyNeverMet', numerator: 'dutyNeverMet', denominator: 'duties' },
  { measure: 'outcomes', numerator: 'closed' },
  ...ofEach('outcomes', OUTCOMES, { name: 'outcomes', denominator: 'closed' }),
  { measure: 'equality', numerator: 'equality', denominator: 'received' },
  ...EQUALITY_QUESTIONS.flatMap((question) =>
    ['', '.not-said'].map(
      (answer): CountLine => ({
        measure: 'equality',
        part: `equality.${question}${answer}`,
        numerator: `equality.${question}${answer}`,
        denominator: 'received',
      }),
    ),
  ),
  { measure: 'continuity', numerator: 'continuity', denominator: 'seenBefore' },
  { measure: 'experience', numerator: 'feedback.answered', denominator: 'feedback.asked' },
  ...ofEach('experience', SCORES, { name: 'feedback', denominator: 'feedback.answered' }),
  { measure: 'unmetNeed', numerator: 'unmet' },
  ...ofEach('unmetNeed', UNMET_REASONS, { name: 'unmet', denominator: 'unmet' }),
  { measure: 'unmetNeed', part: 'unmet.ended', numerator: 'unmet.ended' },
]

/** What counts add up to another. */
export const SPLITS: readonly { total: string; parts: readonly string[] }[] = [
  { total: 'withdrawn', parts: WITHDRAWAL_REASONS.map((reason) => `withdrawn.${reason}`) },
  { total: 'ineligible', parts: INELIGIBLE.map((how) => `ineligible.${how}`) },
  { total: 'unopened', parts: WITHDRAWAL_REASONS.map((reason) => `unopened.${reason}`) },
  { total: 'feedback.answered', parts: SCORES.map((score) => `feedback.${score}`) },
  { total: 'received', parts: ['cohort.closed', 'cohort.handed-over', 'cohort.open', 'withdrawn'] },
  { total: 'waiting', parts: LENGTHS.map((length) => `waiting.${length}`) },
  { total: 'waiting', parts: PRIORITIES.map((priority) => `waiting.${priority}`) },
  ...LENGTHS.map((length) => ({
    total: `waiting.${length}`,
    parts: PRIORITIES.map((priority) => `waiting.${priority}.${length}`),
  })),
  ...PRIORITIES.map((priority) => ({
    total: `waiting.${priority}`,
    parts: LENGTHS.map((length) => `waiting.${priority}.${length}`),
  })),
]

const isOfSplit = (part: string, whole: string): boolean =>
  SPLITS.some(({ total, parts }) => total === whole && parts.includes(part))

/** What else counts are some of another, as everybody knows who reads the definitions. */
export const PARTS_OF: readonly { part: string; whole: string }[] = [
  ...COUNT_LINES.flatMap(({ numerator: part, denominator: whole, beside }) =>
    whole === undefined || beside || isOfSplit(part, whole) ? [] : [{ part, whole }],
  ),
  { part: 'firstContact.met', whole: 'firstContact.attempted' },
  { part: 'report.due', whole: 'reportInTarget.due' },
  { part: 'decisionDated', whole: 'received' },
  { part: 'duties', whole: 'received' },
  { part: 'cohort.allocated', whole: 'cohort.accepted' },
  { part: 'cohort.contact', whole: 'cohort.allocated' },
  { part: 'cohort.report', whole: 'cohort.contact' },
]

/** What counts leave nothing of another out, and may overlap: a stretch without a provider has one reason or more. */
export const COVERS: readonly { whole: string; parts: readonly string[] }[] = [
  { whole: 'unmet', parts: UNMET_REASONS.map((reason) => `unmet.${reason}`) },
]

/** A number that is no count: of so many cases as a count says. Times are in working days. */
export type QuantityLine = {
  measure: MeasureName
  part: string
  /** The count of the cases that it is of. */
  cases: string
  /** To what it is rounded where it is given out. */
  step: number
} & (Measured | MeanOf)
/** It is given out for `least` cases or more; what adds up over groups `adds`. */
type Measured = { of: (measures: Measures) => number | null; least?: number; adds?: true }
/** In what is given out, a mean comes from the figures beside it, as a share does: from a quantity, or from counts of a worth each. */
type MeanOf = { meanOf: string | readonly { count: string; worth: number }[] }

const days = (minutes: number): number => Math.round((minutes / WORKING_DAY_MINUTES) * 100) / 100
/** Above a 90th percentile there must be one case at least that is not told alone. */
const LEAST_OF_PERCENTILE = 10

const ofStage = (stage: Stage): QuantityLine[] => {
  const cases = `completed.${stage}`
  return CLOCK_NAMES.flatMap((clock): QuantityLine[] => [
    {
      measure: 'workingDays',
      part: `${stage}.${clock}.median`,
      cases,
      of: (m) => m.workingDays[stage][clock].median,
      step: 0.5,
    },
    {
      measure: 'workingDays',
      part: `${stage}.${clock}.percentile90`,
      cases,
      of: (m) => m.workingDays[stage][clock].percentile90,
      step: 0.5,
      least: LEAST_OF_PERCENTILE,
    },
  ])
}

const ofDelay = (stage: Stage): QuantityLine[] => {
  const line = (part: string, minutesOf: (delay: Delay) => number): QuantityLine => ({
    measure: 'delay',
    part: `${stage}.${part}`,
    cases: `completed.${stage}`,
    of: (m) => days(minutesOf(m.delay[stage])),
    step: 1,
    adds: true,
  })
  return [
    line('gross', ({ gross }) => gross),
    ...DELAY_PARTIES.map((party: DelayParty) => line(party, ({ byParty }) => byParty[party].numerator)),
    line('paused', ({ paused }) => paused.numerator),
  ]
}

/** A quantity by its measure and part: `hours:all`. */
export const quantityName = ({ measure, part }: { measure: MeasureName; part: string }): string => `${measure}:${part}`

const HOURS = { measure: 'hours', part: 'all' } as const
const UNMET_DAYS = { measure: 'unmetNeed', part: 'days' } as const

/** All that is measured and not counted, in the order in which it is shown. */
export const QUANTITY_LINES: readonly QuantityLine[] = [
  ...STAGES.flatMap(ofStage),
  ...STAGES.flatMap(ofDelay),
  { ...HOURS, cases: 'closed', of: (m) => m.hours.numerator, step: 5, adds: true },
  { measure: 'hours', part: 'mean', cases: 'closed', meanOf: quantityName(HOURS), step: 0.5 },
  {
    measure: 'experience',
    part: 'mean',
    cases: 'feedback.answered',
    meanOf: SCORES.map((score) => ({ count: `feedback.${score}`, worth: score })),
    step: 0.1,
  },
  { ...UNMET_DAYS, cases: 'unmet.ended', of: (m) => m.unmetNeed.workingDays.total, step: 1, adds: true },
  { measure: 'unmetNeed', part: 'mean', cases: 'unmet.ended', meanOf: quantityName(UNMET_DAYS), step: 0.5 },
]

/** What stands now, by the same names as everywhere. */
export const standingCounts = ({ open, unallocated, unplaced, overdue, overdueBy }: StandingNow): GroupCounts => ({
  open,
  unallocated,
  unplaced,
  overdue,
  ...Object.fromEntries(Object.entries(overdueBy).map(([milestone, count]) => [`overdue.${milestone}`, count])),
})
export const STANDING_PARTS: readonly { part: string; whole: string }[] = [
  ...['unallocated', 'unplaced', 'overdue'].map((part) => ({ part, whole: 'open' })),
  ...['allocation', 'first-contact', 'report'].map((milestone) => ({ part: `overdue.${milestone}`, whole: 'overdue' })),
]
