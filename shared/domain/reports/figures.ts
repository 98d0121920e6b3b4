// The row that reports keep for each case: when things first happened, when they were due, and what the case is counted
// under. A projection of the case's state alone, so that it can be made again at any time and comes out the same.
import * as z from 'zod'
import { CASE_STATUSES, type CaseState, hasEnded, isRaised } from '../case.ts'
import { type WorkingCalendar, workingDaysUntil } from '../clocks/calendar.ts'
import { calendarFrom, type CalendarSource } from '../clocks/calendars.ts'
import { type DelayParty, elapsedByParty, type Held } from '../clocks/elapsed.ts'
import { DAY } from '../clocks/london.ts'
import { PRIORITIES } from '../clocks/policy.ts'
import { measureWorkingTime, type Span } from '../clocks/working-time.ts'
import { ROLES, RULES } from '../eligibility/rules.ts'
import { OUTCOMES, PASS_OVER_REASONS, PAUSE_REASONS, WITHDRAWAL_REASONS } from '../events.ts'
import { measuredFeedback } from '../feedback.ts'
import { clocksOf, dueByBoth } from '../milestones.ts'
import type { OfferRecord } from '../offer-ledger.ts'
import type { ReferralState } from '../referral.ts'
import { referralClocks } from '../referral-clocks.ts'
import { epochMs, type Instant, instantOf } from '../time.ts'
import { type CodedDimensions, codedSchema, NOTHING_CODED } from './dimensions.ts'

/** The promises whose keeping is reported. */
export const REPORTED_MILESTONES = ['allocation', 'first-contact', 'report'] as const
export type ReportedMilestone = (typeof REPORTED_MILESTONES)[number]

/** What a case is counted under as its process when its rule is a commissioner's own. */
export const LOCAL_POLICY = 'local-policy'

export const STRENGTHS = ['duty', 'power', 'inform'] as const
export const OFFER_ANSWERS = ['accepted', 'declined', 'lapsed'] as const

const milestoneSchema = z.object({
  dueAt: z.string(),
  reachedAt: z.string().optional(),
  /** The clock stands still: until it is resumed nobody knows when the milestone falls due. */
  isHeld: z.boolean(),
  /** Its time has come: it was reached, its breach was raised, or the case ended after it. Withdrawn before, it never comes. */
  fellDue: z.boolean(),
  /** When it is due by the clock that stops in pauses, and by the one that runs from receipt and never stops. */
  dueNet: z.string().optional(),
  dueGross: z.string().optional(),
})
export type MilestoneFigures = z.infer<typeof milestoneSchema>

/** The stages whose length is measured: from what, and until when. */
export const STAGES = ['receivedToAllocated', 'receivedToContact', 'completeToAllocated', 'receivedToEnded'] as const
export type Stage = (typeof STAGES)[number]

/** The working time of a day that others are told in: an office that opens for longer has working days as long. */
export const WORKING_DAY_MINUTES = 480

const minutes = z.number().min(0)

/**
 * The length of a stage that was completed, in working minutes, 480 to the working day of its calendar: gross, and net of
 * pauses. `shares` are whole ones, which add up to the gross length as a whole number; of them `paused` lay in pauses.
 */
const stageSchema = z.object({
  completedAt: z.string(),
  gross: minutes,
  net: minutes,
  paused: minutes,
  shares: z
    .object({ referrer: minutes, provider: minutes, person: minutes, setting: minutes, system: minutes })
    .optional(),
})
export type StageFigures = z.infer<typeof stageSchema>

/**
 * The way of a case from its receipt to its close. None of the first four comes without the one before it; a case can be closed
 * after any of them.
 */
export const FUNNEL_STEPS = ['accepted', 'allocated', 'contact', 'report', 'closed'] as const
/** A case that goes on in another area has ended here and is closed there. */
export const COHORT_STEPS = [...FUNNEL_STEPS, 'handed-over'] as const
export type CohortStep = (typeof COHORT_STEPS)[number]

export const OFFER_BACKS = ['declined', 'lapsed', 'bounced', 'taken-back', 'given-back'] as const

const spanSchema = z.object({ from: z.string(), to: z.string().optional() })

/** A stretch without a provider; `minutes` are of a working day of eight hours, once it is over. */
const unplacedSchema = spanSchema.extend({
  reasons: z.array(z.enum(PASS_OVER_REASONS)),
  minutes: z.number().optional(),
})

/** Feedback that was asked for, and the score from 1 to 5 once it was given. */
const feedbackSchema = z.object({
  askedAt: z.string(),
  from: z.enum(['person', 'referrer']),
  score: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]).optional(),
})

/** Instants are UTC, identifiers are those of cases and organisations, working time is in minutes of office hours. */
export const figuresRowSchema = z.object({
  caseId: z.string(),
  /** The version of the case that the row was made from. */
  version: z.int(),
  status: z.enum(CASE_STATUSES),
  role: z.enum(ROLES),
  rule: z.string(),
  process: z.string(),
  strength: z.enum(STRENGTHS),
  priority: z.enum(PRIORITIES),
  authority: z.string(),
  area: z.string(),
  /** The provider that accepted the case. */
  provider: z.string().optional(),
  /** The version of the targets that the case is judged by. */
  targets: z.string(),
  receivedAt: z.string(),
  completeAt: z.string(),
  decisionOn: z.string().optional(),
  reportBy: z.string().optional(),
  endedAt: z.string().optional(),
  /** The first time that anybody tried to reach the person without success. */
  attemptedAt: z.string().optional(),
  milestones: z.object({
    allocation: milestoneSchema.optional(),
    'first-contact': milestoneSchema.optional(),
    report: milestoneSchema.optional(),
  }),
  /** Offers that were answered, with the provider that had them. */
  offers: z.array(z.object({ provider: z.string(), answer: z.enum(OFFER_ANSWERS), at: z.string() })),
  /** All offers that were made, in order; what was accepted may be taken back. */
  offersMade: z.array(
    z.object({
      provider: z.string(),
      madeAt: z.string(),
      queried: z.boolean(),
      accepted: z.boolean(),
      back: z.enum(OFFER_BACKS).optional(),
    }),
  ),
  acknowledgedInTarget: z.boolean(),
  /** The law could not be answered with what was sent first. */
  informationAsked: z.boolean(),
  withdrawalReason: z.enum(WITHDRAWAL_REASONS).optional(),
  /** Working days from receipt to the decision, where there is a date for it. */
  daysToDecision: z.number().optional(),
  /** When the case was without an advocate: for the first time, and again after it was taken from a provider. */
  unallocated: z.array(spanSchema),
  /** When nobody could take the case, and why. */
  leftUnplaced: z.array(unplacedSchema).default([]),
  stages: z.object({
    receivedToAllocated: stageSchema.optional(),
    receivedToContact: stageSchema.optional(),
    completeToAllocated: stageSchema.optional(),
    receivedToEnded: stageSchema.optional(),
  }),
  /** The steps that the case has ever taken; one that was taken from its provider has taken them all the same. */
  steps: z.array(z.enum(COHORT_STEPS)).default([]),
  /** It goes on in another area. */
  handedOver: z.boolean(),
  hours: z.number().optional(),
  outcomes: z.array(z.enum(OUTCOMES)),
  /** Whether the advocate is that of the person's case before; undefined where there was none with an advocate. */
  sameAdvocate: z.boolean().optional(),
  feedback: z.array(feedbackSchema),
  coded: codedSchema,
})
export type FiguresRow = z.infer<typeof figuresRowSchema>

/** What a row is made from beside its case. */
export type RowSources = {
  referral?: ReferralState | undefined
  coded?: CodedDimensions | undefined
}

/**
 * The row of a case. What a case has reached, or ended without, no later pause moves. Made of nothing but what it is given:
 * the same states make the same row.
 */
export const figuresOf = (
  as: CaseState,
  calendars: CalendarSource,
  { referral, coded = NOTHING_CODED }: RowSources = {},
): FiguresRow => {
  const state = measured(as)
  const calendar = calendarFrom(calendars, state.targets.calendar)
  const { caseId, version, status, role, rule, strength, priority, authority, area, receivedAt, completeAt } = state
  const { reached, decisionOn, reportBy, endedAt, hours, outcomes = [], withdrawalReason } = state
  return {
    caseId,
    version,
    status,
    role,
    rule,
    process: RULES.find(({ id }) => id === rule)?.process ?? LOCAL_POLICY,
    strength,
    priority,
    authority,
    area,
    provider: reached.acceptance === undefined ? undefined : state.offer?.provider,
    targets: state.targets.version,
    receivedAt,
    completeAt,
    decisionOn,
    reportBy,
    endedAt,
    attemptedAt: reached['contact-attempt'],
    milestones: {
      allocation: milestoneOf(state, 'allocation', calendars),
      'first-contact': milestoneOf(state, 'first-contact', calendars),
      report: milestoneOf(state, 'report', calendars),
    },
    offers: answeredOffers(state),
    offersMade: (state.offers ?? []).map(({ provider, madeAt, queriedAt, acceptedAt, back }) => ({
      provider,
      madeAt,
      queried: queriedAt !== undefined,
      accepted: acceptedAt !== undefined,
      back: back?.how,
    })),
    acknowledgedInTarget: isAcknowledgedInTarget(referral, calendars),
    informationAsked: referral?.informationAskedAt !== undefined,
    withdrawalReason,
    daysToDecision: daysToDecision(state, calendar),
    unallocated: spansUnallocated(state),
    leftUnplaced: unplacedStretches(state, calendar),
    stages: stagesOf(state, calendar),
    steps: COHORT_STEPS.filter((step) => HAS_TAKEN[step](state)),
    handedOver: state.handedOver !== undefined,
    hours,
    outcomes: [...new Set(outcomes)],
    sameAdvocate: isSameAdvocate(state),
    feedback: measuredFeedback(state),
    coded,
  }
}

const HAS_TAKEN: Record<CohortStep, (state: CaseState) => boolean> = {
  // The case forgets an acceptance when it goes back; the ledger of its offers does not.
  accepted: ({ offers = [], reached }) =>
    reached.allocation !== undefined || offers.some(({ acceptedAt }) => acceptedAt !== undefined),
  allocated: ({ reached }) => reached.allocation !== undefined,
  contact: ({ reached }) => reached['first-contact'] !== undefined,
  report: ({ reached }) => reached.report !== undefined,
  closed: ({ status, handedOver }) => status === 'closed' && handedOver === undefined,
  'handed-over': ({ status, handedOver }) => status === 'closed' && handedOver !== undefined,
}

/** Beyond this nobody calls it short notice; beyond the calendar it is infinitely far. */
const FAR_AHEAD = 1_000

const daysToDecision = ({ receivedAt, decisionOn }: CaseState, calendar: WorkingCalendar): number | undefined => {
  const days = decisionOn === undefined ? undefined : workingDaysUntil(calendar, epochMs(receivedAt), decisionOn)
  return days === undefined ? undefined : Math.min(days, FAR_AHEAD)
}

const isAcknowledgedInTarget = (referral: ReferralState | undefined, calendars: CalendarSource): boolean =>
  referral !== undefined &&
  referralClocks(referral, referral.receivedAt, calendars).some(
    ({ milestone, state }) => milestone === 'acknowledgement' && state === 'met',
  )

/** Of the advocate that has the case now: whoever was named before them has gone. */
const isSameAdvocate = ({ earlier, advocate }: CaseState): boolean | undefined =>
  earlier?.advocate === undefined ? undefined : earlier.advocate === advocate

/** Since when an area has answered for a case: one that was handed over came later than it was received. */
const begun = ({ receivedAt, handedOverFrom }: CaseState): Instant => handedOverFrom?.at ?? receivedAt

/** The stretches in which nobody was named; the last one is open while nobody is. */
const spansUnallocated = (state: CaseState): FiguresRow['unallocated'] => {
  const spans: FiguresRow['unallocated'] = [{ from: begun(state) }]
  for (const { allocatedAt, back } of state.offers ?? []) {
    const last = spans.at(-1)
    if (allocatedAt === undefined || last === undefined) continue
    if (last.to === undefined) last.to = allocatedAt
    if (back !== undefined) spans.push({ from: back.at })
  }
  const last = spans.at(-1)
  if (last !== undefined && last.to === undefined && state.endedAt !== undefined) last.to = state.endedAt
  return spans
}

/** A case that ends without a provider ends its stretch. */
const unplacedStretches = (
  { leftUnplaced = [], endedAt }: CaseState,
  calendar: WorkingCalendar,
): FiguresRow['leftUnplaced'] =>
  leftUnplaced.map(({ from, to = endedAt, reasons }) => {
    const time = to === undefined ? undefined : measureWorkingTime(calendar, epochMs(from), epochMs(to))
    const minutes =
      time === undefined ? undefined : Math.round((time * WORKING_DAY_MINUTES) / calendar.index.officeTime)
    return { from, to, reasons, minutes }
  })

/** Who held the work from when on; a question holds it up as a pause, and is in the pauses. */
const holdersOf = ({ receivedAt, completeAt, handedOverFrom: before, offers = [] }: CaseState): Held[] => [
  { from: receivedAt, party: 'referrer' },
  ...(before === undefined ? [] : [{ from: before.completeAt, party: before.heldBy }]),
  { from: completeAt, party: 'system' },
  ...offers.flatMap(({ madeAt, back }: OfferRecord): Held[] => [
    { from: madeAt, party: 'provider' },
    ...(back === undefined ? [] : [{ from: back.at, party: 'system' as const }]),
  ]),
]

const stagesOf = (state: CaseState, calendar: WorkingCalendar): FiguresRow['stages'] => {
  const { receivedAt, completeAt, reached, endedAt, status } = state
  const stage = (from: Instant, to: Instant | undefined) =>
    to === undefined ? undefined : stageOf(state, { from, to }, calendar)
  return {
    receivedToAllocated: stage(receivedAt, reached.allocation),
    receivedToContact: stage(receivedAt, reached['first-contact']),
    completeToAllocated: stage(completeAt, reached.allocation),
    receivedToEnded: stage(receivedAt, status === 'closed' ? endedAt : undefined),
  }
}

/** Undefined beyond the calendar. */
const stageOf = (
  state: CaseState,
  { from, to }: { from: Instant; to: Instant },
  calendar: WorkingCalendar,
): StageFigures | undefined => {
  const pauses = state.pauses.flatMap((pause): Span[] => {
    const until = pause.to === undefined || pause.to > to ? to : pause.to
    return pause.from < until ? [{ fromMs: epochMs(pause.from), toMs: epochMs(until) }] : []
  })
  const gross = measureWorkingTime(calendar, epochMs(from), epochMs(to))
  const net = measureWorkingTime(calendar, epochMs(from), epochMs(to), pauses)
  if (gross === undefined || net === undefined) return undefined
  const inDays = WORKING_DAY_MINUTES / calendar.index.officeTime
  return {
    completedAt: to,
    gross: gross * inDays,
    net: net * inDays,
    paused: Math.round((gross - net) * inDays),
    shares: sharesOf(state, { from, to }, calendar),
  }
}

const sharesOf = (
  state: CaseState,
  { from, to }: { from: Instant; to: Instant },
  calendar: WorkingCalendar,
): Record<DelayParty, number> | undefined => {
  const pauses = state.pauses.map((pause) => ({
    from: pause.from,
    ...(pause.to === undefined ? {} : { to: pause.to }),
    party: PAUSE_REASONS[pause.reason],
  }))
  const minute = calendar.index.officeTime / WORKING_DAY_MINUTES
  const elapsed = elapsedByParty({ from, to, held: holdersOf(state), pauses, calendar, minute })
  if (elapsed === undefined) return undefined
  const { 'non-working': _, ...shares } = elapsed.shares
  return shares
}

/** How a referral ended that opened no case. */
export const UNOPENED_ENDS = ['law', 'person', 'withdrawn'] as const

/** What is kept of a referral that came to nothing: it has no case, and is counted by its own authority. */
export const unopenedRowSchema = z.object({
  reference: z.string(),
  version: z.int(),
  area: z.string(),
  receivedAt: z.string(),
  /** Found not eligible by the law or by a person's decision, or withdrawn before a case was opened. */
  how: z.enum(UNOPENED_ENDS),
  withdrawalReason: z.enum(WITHDRAWAL_REASONS).optional(),
  coded: codedSchema,
})
export type UnopenedRow = z.infer<typeof unopenedRowSchema>

/** The row of a referral that ended without a case; undefined while it goes on, and once it has opened one. */
export const unopenedOf = (
  { reference, version, status, cases, routing, receivedAt, decision, withdrawalReason }: ReferralState,
  coded: CodedDimensions = NOTHING_CODED,
): UnopenedRow | undefined => {
  if (cases.length > 0 || (status !== 'not-eligible' && status !== 'withdrawn')) return undefined
  const how = status === 'withdrawn' ? 'withdrawn' : decision === undefined ? 'law' : 'person'
  return { reference, version, area: routing.authority, receivedAt, how, withdrawalReason, coded }
}

/** A case as it is measured: by when each milestone was first reached, whoever reaches it once more later. */
const measured = (state: CaseState): CaseState => {
  const { onceMore: _, ...first } = state
  return first
}

const dueAt = (state: CaseState, milestone: ReportedMilestone, now: Instant, calendars: CalendarSource) =>
  clocksOf(state, now, calendars).find((clock) => clock.milestone === milestone)?.dueAt

const milestoneOf = (
  state: CaseState,
  milestone: ReportedMilestone,
  calendars: CalendarSource,
): MilestoneFigures | undefined => {
  const reachedAt = state.reached[milestone]
  const isStopped = reachedAt !== undefined || state.endedAt !== undefined
  const openPause = isStopped ? undefined : state.pauses.find((pause) => pause.to === undefined)
  // An open pause is first taken as lasting no time at all. If more of it would move the due time, the clock stands still.
  const now = openPause?.from ?? state.receivedAt
  const clock = clocksOf(state, now, calendars).find((each) => each.milestone === milestone)
  if (clock === undefined) return undefined
  const { dueAt: due } = clock
  const both = dueByBoth(state, clock, now, calendars)
  const muchLater = openPause === undefined ? now : instantOf(epochMs(openPause.from) + 30 * DAY)
  const isHeld = openPause !== undefined && dueAt(state, milestone, muchLater, calendars) !== due
  return {
    dueAt: due,
    reachedAt,
    isHeld,
    fellDue: !isHeld && hasFallenDue(state, milestone, { dueAt: due, reachedAt }),
    dueNet: both.net,
    dueGross: both.gross,
  }
}

/** A case that ended before is out, unless it was closed with the milestone reached: then it is known to have been kept. */
const hasFallenDue = (
  state: CaseState,
  milestone: ReportedMilestone,
  { dueAt: due, reachedAt }: { dueAt: Instant; reachedAt: Instant | undefined },
): boolean => {
  if (state.endedAt !== undefined && state.endedAt < due) return state.status === 'closed' && reachedAt !== undefined
  return reachedAt !== undefined || hasEnded(state) || isRaised(state, { milestone, alert: 'breach', dueAt: due })
}

const answeredOffers = ({ offers = [] }: CaseState): FiguresRow['offers'] =>
  offers.flatMap(({ provider, acceptedAt, back }): FiguresRow['offers'] => {
    if (acceptedAt !== undefined) return [{ provider, answer: 'accepted', at: acceptedAt }]
    // An offer that reached nobody, or was taken back before its answer, was answered by nobody.
    if (back?.how !== 'declined' && back?.how !== 'lapsed') return []
    return [{ provider, answer: back.how, at: back.at }]
  })
