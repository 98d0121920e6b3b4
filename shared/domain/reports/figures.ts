// The row that reports keep for each case: when things first happened, when they were due, and what the case is counted
// under. A projection of the case's state alone, so that it can be made again at any time and comes out the same.
import * as z from 'zod'
import { CASE_STATUSES, type CaseState } from '../case.ts'
import type { WorkingCalendar } from '../clocks/calendar.ts'
import { calendarFrom, type CalendarSource } from '../clocks/calendars.ts'
import { DAY, MINUTE } from '../clocks/london.ts'
import { PRIORITIES } from '../clocks/policy.ts'
import { measureWorkingTime } from '../clocks/working-time.ts'
import { ROLES, RULES } from '../eligibility/rules.ts'
import { clocksOf } from '../milestones.ts'
import { epochMs, type Instant, instantOf } from '../time.ts'

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
})
export type MilestoneFigures = z.infer<typeof milestoneSchema>

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
  workingMinutes: z.object({
    receivedToAllocated: z.number().optional(),
    receivedToContact: z.number().optional(),
    completeToAllocated: z.number().optional(),
  }),
  /** Offers that were answered, with the provider that had them. */
  offers: z.array(z.object({ provider: z.string(), answer: z.enum(OFFER_ANSWERS), at: z.string() })),
})
export type FiguresRow = z.infer<typeof figuresRowSchema>

/** The row of a case. What a case has reached, or ended without, no later pause moves. */
export const figuresOf = (state: CaseState, calendars: CalendarSource): FiguresRow => {
  const calendar = calendarFrom(calendars, state.targets.calendar)
  const { caseId, version, status, role, rule, strength, priority, authority, area, receivedAt, completeAt } = state
  const { reached, decisionOn, reportBy, endedAt } = state
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
    workingMinutes: {
      receivedToAllocated: minutesBetween(receivedAt, reached.allocation, calendar),
      receivedToContact: minutesBetween(receivedAt, reached['first-contact'], calendar),
      completeToAllocated: minutesBetween(completeAt, reached.allocation, calendar),
    },
    offers: answeredOffers(state),
  }
}

const minutesBetween = (from: Instant, to: Instant | undefined, calendar: WorkingCalendar): number | undefined => {
  const time = to === undefined ? undefined : measureWorkingTime(calendar, epochMs(from), epochMs(to))
  return time === undefined ? undefined : time / MINUTE
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
  const due = dueAt(state, milestone, openPause?.from ?? state.receivedAt, calendars)
  if (due === undefined) return undefined
  if (openPause === undefined) return { dueAt: due, reachedAt, isHeld: false }
  const muchLater = instantOf(epochMs(openPause.from) + 30 * DAY)
  return { dueAt: due, reachedAt, isHeld: dueAt(state, milestone, muchLater, calendars) !== due }
}

const answeredOffers = (state: CaseState): FiguresRow['offers'] => [
  ...state.givenBack.map(({ provider, how, at }) => ({ provider, answer: how, at })),
  ...(state.offer === undefined || state.reached.acceptance === undefined
    ? []
    : [{ provider: state.offer.provider, answer: 'accepted' as const, at: state.reached.acceptance }]),
]
