// What a case adds to the figures of its area: numbers by day and by measure, which add up over any cases and any period.
// Made from its row alone, so that what it added before can be taken back whenever its row changes.
import { DELAY_PARTIES } from '../clocks/elapsed.ts'
import { PASS_OVER_REASONS, type PassOverReason } from '../events.ts'
import { type Instant, dateOf, type IsoDate } from '../time.ts'
import { EQUALITY_QUESTIONS, NOT_KNOWN } from './dimensions.ts'
import { binOf } from './distribution.ts'
import {
  type CohortStep,
  type FiguresRow,
  type MilestoneFigures,
  REPORTED_MILESTONES,
  type ReportedMilestone,
  type Stage,
  STAGES,
  type UnopenedRow,
} from './figures.ts'

/** A row of either kind; only that of a case names one. */
export type ReportRow = FiguresRow | UnopenedRow
export const isOfCase = (row: ReportRow): row is FiguresRow => 'caseId' in row

/**
 * One number that a row adds, on a day in London, under the key of a measure. What stands now, whatever the period, is kept
 * by the day of receipt and apart. An offer counts for the provider that had it.
 */
export type Contribution = {
  day: IsoDate
  key: string
  amount: number
  standing?: true
  provider?: string
}

/** Fewer working days than these from receipt to the decision are short notice. */
export const SHORT_NOTICE_DAYS = 5

/** What the milestones and stages are called in keys. Keys are stored: they never change their meaning. */
const MILESTONE_KEYS = {
  allocation: 'allocation',
  'first-contact': 'contact',
  report: 'report',
} as const satisfies Record<ReportedMilestone, string>
const STAGE_KEYS = {
  receivedToAllocated: 'ra',
  receivedToContact: 'rc',
  completeToAllocated: 'ca',
  receivedToEnded: 're',
} as const satisfies Record<Stage, string>

export const OFFER_RESPONSES = [
  'accepted',
  'queried',
  'declined',
  'lapsed',
  'bounced',
  'taken-back',
  'given-back',
] as const
export type OfferResponse = (typeof OFFER_RESPONSES)[number]
export const CLOCK_NAMES = ['net', 'gross'] as const
export type ClockName = (typeof CLOCK_NAMES)[number]

/** The area has no contract at all: nobody was passed over. */
const NO_CONTRACT = 'no-contract'
/** Why nobody could take a case. */
export const UNMET_REASONS = [...PASS_OVER_REASONS, NO_CONTRACT] as const
export type UnmetReason = (typeof UNMET_REASONS)[number]

/** The keys of the measures: what is counted under each is told by the measure that reads it. */
export const KEYS = {
  received: 'received',
  /** Of those received on a day, the ones that have taken a step by now, whenever they took it. */
  cohort: (step: CohortStep) => `cohort-${step}`,
  acknowledged: 'acknowledged',
  due: (milestone: ReportedMilestone) => `${MILESTONE_KEYS[milestone]}-due`,
  met: (milestone: ReportedMilestone) => `${MILESTONE_KEYS[milestone]}-met`,
  metBy: (milestone: ReportedMilestone, clock: ClockName) => `${MILESTONE_KEYS[milestone]}-met-${clock}`,
  attempted: 'contact-attempted',
  agreedDue: 'agreed-due',
  agreedMet: 'agreed-met',
  agreedMetBy: (clock: ClockName) => `agreed-met-${clock}`,
  decided: 'decided',
  decidedBefore: 'decided-before-input',
  /** A histogram: one key for each bin of working minutes. */
  stage: (stage: Stage, clock: ClockName) => `${STAGE_KEYS[stage]}-${clock}:`,
  /** Working minutes, as many to a working day as in the histograms, whatever the hours of the office. */
  spent: (stage: Stage, share: string) => `delay-${STAGE_KEYS[stage]}-${share}`,
  offered: 'offered',
  offer: (response: OfferResponse) => `offer-${response}`,
  answered: (answer: string) => `answered-${answer}`,
  withdrawn: (reason: string) => `withdrawn:${reason}`,
  ineligible: (how: string) => `ineligible:${how}`,
  unopened: (reason: string) => `unopened:${reason}`,
  informationAsked: 'information-asked',
  decisionDated: 'decision-dated',
  shortNotice: 'short-notice',
  duties: 'duties',
  dutiesNeverMet: 'duties-never-met',
  closed: 'closed',
  /** Hundredths of an hour. */
  hours: 'hours',
  outcome: (outcome: string) => `outcome:${outcome}`,
  equality: (question: string, completeness: string) => `equality-${question}-${completeness}`,
  equalityComplete: 'equality-complete',
  seenBefore: 'seen-before',
  sameAdvocate: 'same-advocate',
  feedbackAsked: 'feedback-asked',
  feedback: (score: number) => `feedback-${score}`,
  /** Still without an advocate; and who found one, on the day on which they did: by priority and day of receipt. */
  waits: (priority: string) => `waits-${priority}:`,
  stoppedWaiting: (priority: string) => `left-${priority}:`,
  /** Stretches in which nobody could take a case, on the day on which each began. */
  leftUnplaced: 'unplaced-in-period',
  leftUnplacedFor: (reason: UnmetReason) => `unplaced-for:${reason}`,
  /** Those that are over, on the day on which each ended, and the working minutes that they took. */
  unplacedEnded: 'unplaced-ended',
  withoutProvider: 'without-provider',
  open: 'open',
  unplaced: 'unplaced',
  unallocated: 'unallocated',
  overdue: 'overdue',
  overdueOf: (milestone: ReportedMilestone) => `overdue-${MILESTONE_KEYS[milestone]}`,
} as const

/**
 * What counts only once its day is over. Whether a decision came before the report is told by days: what comes on the day of
 * the decision is in time, and no event says that none has come.
 */
export const OPEN_FOR_THE_DAY: ReadonlySet<string> = new Set([KEYS.decided, KEYS.decidedBefore])

/** Everything that a row adds to the figures. The same row adds the same. */
export const contributionsOf = (row: ReportRow): Contribution[] =>
  isOfCase(row)
    ? [
        ...ofReceipt(row),
        ...ofTargets(row),
        ...ofDecision(row),
        ...STAGES.flatMap((stage) => ofStage(row, stage)),
        ...ofOffers(row),
        ...ofEnd(row),
        ...ofContinuity(row),
        ...ofFeedback(row),
        ...ofWaiting(row),
        ...ofUnplaced(row),
        ...standingNow(row),
      ]
    : ofUnopened(row)

const one = (at: Instant, key: string, amount = 1): Contribution => ({ day: dateOf(at), key, amount })
const when = (holds: boolean, contribution: () => Contribution): Contribution[] => (holds ? [contribution()] : [])

const ofUnopened = ({ receivedAt, how, withdrawalReason }: UnopenedRow): Contribution[] => [
  one(receivedAt, how === 'withdrawn' ? KEYS.unopened(withdrawalReason ?? 'other') : KEYS.ineligible(how)),
]

const ofReceipt = (row: FiguresRow): Contribution[] => {
  const { receivedAt, daysToDecision, coded, withdrawalReason } = row
  const isShort = daysToDecision !== undefined && daysToDecision < SHORT_NOTICE_DAYS
  const isDuty = row.strength === 'duty'
  return [
    one(receivedAt, KEYS.received),
    ...row.steps.map((step) => one(receivedAt, KEYS.cohort(step))),
    ...when(row.acknowledgedInTarget, () => one(receivedAt, KEYS.acknowledged)),
    ...when(row.informationAsked, () => one(receivedAt, KEYS.informationAsked)),
    ...when(withdrawalReason !== undefined, () => one(receivedAt, KEYS.withdrawn(withdrawalReason ?? 'other'))),
    ...when(daysToDecision !== undefined, () => one(receivedAt, KEYS.decisionDated)),
    ...when(isShort, () => one(receivedAt, KEYS.shortNotice)),
    ...when(isDuty, () => one(receivedAt, KEYS.duties)),
    ...when(isDuty && isNeverMet(row), () => one(receivedAt, KEYS.dutiesNeverMet)),
    ...EQUALITY_QUESTIONS.map((question) => one(receivedAt, KEYS.equality(question, coded.equality[question]))),
    ...when(!Object.values(coded.equality).includes(NOT_KNOWN), () => one(receivedAt, KEYS.equalityComplete)),
  ]
}

/** What goes on elsewhere has ended here and is not closed: its outcomes and the length of it are told there. */
const isClosed = ({ status, handedOver }: FiguresRow): boolean => status === 'closed' && !handedOver

/** Closed, or past the time by which somebody had to be named, and nobody ever was. */
const isNeverMet = (row: FiguresRow): boolean => {
  const { allocation } = row.milestones
  return allocation?.reachedAt === undefined && (isClosed(row) || allocation?.fellDue === true)
}

const isBy = (instant: Instant | undefined, due: Instant | undefined): boolean =>
  instant !== undefined && due !== undefined && instant <= due

const metContributions = (
  { dueAt, reachedAt, dueNet, dueGross }: MilestoneFigures,
  { met, metBy }: { met: string; metBy: (clock: ClockName) => string },
): Contribution[] => [
  ...when(isBy(reachedAt, dueAt), () => one(dueAt, met)),
  ...when(isBy(reachedAt, dueNet), () => one(dueAt, metBy('net'))),
  ...when(isBy(reachedAt, dueGross), () => one(dueAt, metBy('gross'))),
]

const ofTargets = (row: FiguresRow): Contribution[] =>
  REPORTED_MILESTONES.flatMap((milestone): Contribution[] => {
    const figures = row.milestones[milestone]
    if (figures === undefined || !figures.fellDue) return []
    const { dueAt } = figures
    const isAttempted = isBy(figures.reachedAt, dueAt) || isBy(row.attemptedAt, dueAt)
    const isAgreed = milestone === 'report' && row.reportBy !== undefined
    return [
      one(dueAt, KEYS.due(milestone)),
      ...metContributions(figures, { met: KEYS.met(milestone), metBy: (clock) => KEYS.metBy(milestone, clock) }),
      ...when(milestone === 'first-contact' && isAttempted, () => one(dueAt, KEYS.attempted)),
      ...(isAgreed
        ? [one(dueAt, KEYS.agreedDue), ...metContributions(figures, { met: KEYS.agreedMet, metBy: KEYS.agreedMetBy })]
        : []),
    ]
  })

/** As with a target: what ended before the day of the decision is out, unless it was closed with the report in. */
const ofDecision = ({ strength, decisionOn, milestones, status, endedAt }: FiguresRow): Contribution[] => {
  if (strength !== 'duty' || decisionOn === undefined) return []
  const submittedAt = milestones.report?.reachedAt
  const endedBefore = endedAt !== undefined && dateOf(endedAt) < decisionOn
  if (endedBefore && (status !== 'closed' || submittedAt === undefined)) return []
  const isBefore = submittedAt === undefined || decisionOn < dateOf(submittedAt)
  return [
    { day: decisionOn, key: KEYS.decided, amount: 1 },
    ...when(isBefore, () => ({ day: decisionOn, key: KEYS.decidedBefore, amount: 1 })),
  ]
}

const ofStage = (row: FiguresRow, stage: Stage): Contribution[] => {
  const figures = row.stages[stage]
  if (figures === undefined || (stage === 'receivedToEnded' && !isClosed(row))) return []
  const { completedAt, gross, net, paused, shares } = figures
  const spent = shares === undefined ? [] : DELAY_PARTIES.map((party) => ({ party, minutes: shares[party] }))
  return [
    one(completedAt, KEYS.stage(stage, 'gross') + binOf(gross)),
    one(completedAt, KEYS.stage(stage, 'net') + binOf(net)),
    ...spent
      .filter(({ minutes }) => minutes > 0)
      .map(({ party, minutes }) => one(completedAt, KEYS.spent(stage, party), minutes)),
    ...when(paused > 0, () => one(completedAt, KEYS.spent(stage, 'paused'), paused)),
  ]
}

const ofOffers = ({ offers, offersMade }: FiguresRow): Contribution[] => [
  ...offersMade.flatMap(({ provider, madeAt, queried, accepted, back }) =>
    [
      one(madeAt, KEYS.offered),
      ...when(accepted, () => one(madeAt, KEYS.offer('accepted'))),
      ...when(queried, () => one(madeAt, KEYS.offer('queried'))),
      ...(back === undefined ? [] : [one(madeAt, KEYS.offer(back))]),
    ].map((each) => ({ ...each, provider })),
  ),
  ...offers.map(({ provider, answer, at }) => ({ ...one(at, KEYS.answered(answer)), provider })),
]

const ofEnd = (row: FiguresRow): Contribution[] => {
  const { endedAt, hours = 0, outcomes } = row
  if (!isClosed(row) || endedAt === undefined) return []
  return [
    one(endedAt, KEYS.closed),
    ...when(hours > 0, () => one(endedAt, KEYS.hours, Math.round(hours * 100))),
    ...outcomes.map((outcome) => one(endedAt, KEYS.outcome(outcome))),
  ]
}

const ofContinuity = ({ sameAdvocate, milestones }: FiguresRow): Contribution[] => {
  const namedAt = milestones.allocation?.reachedAt
  if (sameAdvocate === undefined || namedAt === undefined) return []
  return [one(namedAt, KEYS.seenBefore), ...when(sameAdvocate, () => one(namedAt, KEYS.sameAdvocate))]
}

const ofFeedback = ({ feedback }: FiguresRow): Contribution[] =>
  feedback.flatMap(({ askedAt, score }) => [
    one(askedAt, KEYS.feedbackAsked),
    ...(score === undefined ? [] : [one(askedAt, KEYS.feedback(score))]),
  ])

/**
 * Who waits now is kept by the day of receipt, and who stopped waiting by the day on which they did. So the list as it was
 * at the end of any day is what waits now with what has left it since added, whatever number of cases there is.
 */
const ofWaiting = ({ receivedAt, priority, unallocated }: FiguresRow): Contribution[] => {
  const receivedOn = dateOf(receivedAt)
  const left = KEYS.stoppedWaiting(priority) + receivedOn
  const waits = unallocated.at(-1)?.to === undefined
  return [
    ...when(waits, () => ({ day: receivedOn, key: KEYS.waits(priority) + receivedOn, amount: 1, standing: true })),
    ...unallocated.flatMap(({ from, to }) => [
      // Whoever was not waiting from the day of receipt comes to the list on a day of their own.
      ...when(dateOf(from) !== receivedOn, () => one(from, left, -1)),
      ...(to === undefined ? [] : [one(to, left)]),
    ]),
  ]
}

const whyUnmet = (reasons: readonly PassOverReason[]): readonly UnmetReason[] =>
  reasons.length === 0 ? [NO_CONTRACT] : reasons

const ofUnplaced = ({ leftUnplaced }: FiguresRow): Contribution[] =>
  leftUnplaced.flatMap(({ from, to, reasons, minutes = 0 }) => [
    one(from, KEYS.leftUnplaced),
    ...whyUnmet(reasons).map((reason) => one(from, KEYS.leftUnplacedFor(reason))),
    ...(to === undefined ? [] : [one(to, KEYS.unplacedEnded)]),
    ...(to === undefined || minutes === 0 ? [] : [one(to, KEYS.withoutProvider, minutes)]),
  ])

const standingNow = (row: FiguresRow): Contribution[] => {
  if (row.status === 'closed' || row.status === 'withdrawn') return []
  const late = REPORTED_MILESTONES.filter((milestone) => {
    const figures = row.milestones[milestone]
    return figures !== undefined && figures.fellDue && figures.reachedAt === undefined
  })
  const standing = (key: string): Contribution => ({ ...one(row.receivedAt, key), standing: true })
  return [
    standing(KEYS.open),
    ...when(row.milestones.allocation?.reachedAt === undefined, () => standing(KEYS.unallocated)),
    ...when(row.status === 'unplaced', () => standing(KEYS.unplaced)),
    ...when(late.length > 0, () => standing(KEYS.overdue)),
    ...late.map((milestone) => standing(KEYS.overdueOf(milestone))),
  ]
}
