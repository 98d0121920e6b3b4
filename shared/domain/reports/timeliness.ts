// The report of timeliness: how much came in, how much of it was on time, and how long it took. Every measure counts
// cases in the period of the event that puts them in its denominator.
import * as z from 'zod'
import { hasEnded } from '../case.ts'
import type { WorkingCalendar } from '../clocks/calendar.ts'
import { MINUTE } from '../clocks/london.ts'
import { PRIORITIES } from '../clocks/policy.ts'
import { PROCESSES } from '../eligibility/facts.ts'
import { ROLES, RULE_IDS } from '../eligibility/rules.ts'
import type { Instant } from '../time.ts'
import { percentile } from './distribution.ts'
import {
  type FiguresRow,
  LOCAL_POLICY,
  type MilestoneFigures,
  OFFER_ANSWERS,
  REPORTED_MILESTONES,
  type ReportedMilestone,
  STRENGTHS,
} from './figures.ts'
import { type Period, within } from './period.ts'

export const GROUPINGS = ['role', 'provider', 'priority', 'strength', 'process', 'rule'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** The group of cases that no provider has accepted. */
export const NO_PROVIDER = 'none'

/** The groups of a grouping in the order in which they are shown; providers have none. */
const ORDER: Record<Grouping, readonly string[]> = {
  role: ROLES,
  provider: [],
  priority: PRIORITIES,
  strength: STRENGTHS,
  process: [...PROCESSES, LOCAL_POLICY],
  rule: RULE_IDS,
}

const count = z.int().min(0)
const share = z.number().min(0).max(1).nullable()

const inTargetSchema = z.object({
  due: count.describe('Cases whose target fell due in the period'),
  inTarget: count.describe('Those of them that kept it'),
  rate: share.describe('inTarget / due; null when nothing fell due'),
})
export type InTarget = z.infer<typeof inTargetSchema>

const stageSchema = z.object({
  cases: count.describe('Cases that completed the stage in the period'),
  median: z.number().min(0).nullable().describe('Working days; null without a case'),
  percentile90: z.number().min(0).nullable().describe('Working days; null without a case'),
})
export type Stage = z.infer<typeof stageSchema>

/** The measures of one group, or of all cases. */
export const measuresSchema = z.object({
  received: count.describe('Cases received in the period'),
  allocation: inTargetSchema,
  firstContact: inTargetSchema.extend({
    attempted: count.describe('Contact made or attempted by the target'),
    attemptedRate: share.describe('attempted / due'),
  }),
  report: inTargetSchema,
  offers: z.object({ accepted: count, declined: count, lapsed: count }).describe('Offers answered in the period'),
  workingDays: z.object({
    receivedToAllocated: stageSchema,
    receivedToContact: stageSchema,
    completeToAllocated: stageSchema,
  }),
})
export type Measures = z.infer<typeof measuresSchema>

/** How things stand at an instant, whatever the period. */
export const standingSchema = z.object({
  unallocated: count.describe('Open cases without a named advocate'),
  unplaced: count.describe('Open cases that no provider could take'),
  overdue: count.describe('Open cases with a target that has been missed and not made good'),
})
export type Standing = z.infer<typeof standingSchema>

export type Timeliness = { groups: { group: string; measures: Measures }[]; totals: Measures; standing: Standing }

/** The report over the rows of an area as they stand at an instant. */
export const timeliness = (
  rows: readonly FiguresRow[],
  { by, at, calendar, ...period }: Period & { by: Grouping; at: Instant; calendar: WorkingCalendar },
): Timeliness => {
  const facts = rows.flatMap((row) => factsOf(row, { by, at, isWithin: within(period) }))
  const groups = Map.groupBy(facts, ({ group }) => group)
  return {
    groups: [...groups]
      .map(([group, own]) => ({ group, measures: measuresOf(own, calendar) }))
      .sort((one, other) => inOrder(by, one.group, other.group)),
    totals: measuresOf(facts, calendar),
    standing: standingOf(rows, at),
  }
}

const inOrder = (by: Grouping, one: string, other: string): number => {
  const placeOf = (group: string): number => {
    const place = ORDER[by].indexOf(group)
    if (group === NO_PROVIDER) return Number.MAX_SAFE_INTEGER
    return place === -1 ? ORDER[by].length : place
  }
  return placeOf(one) - placeOf(other) || (one < other ? -1 : 1)
}

/** One thing that a case adds to a measure of its group. */
type Fact = { group: string } & (
  | { what: 'received' }
  | { what: 'fell-due'; milestone: ReportedMilestone; inTarget: boolean; attempted: boolean }
  | { what: 'answered'; answer: (typeof OFFER_ANSWERS)[number] }
  | { what: 'completed'; stage: keyof Measures['workingDays']; minutes: number }
)

/** The instant at which each stage is completed. */
const STAGES = {
  receivedToAllocated: 'allocation',
  receivedToContact: 'first-contact',
  completeToAllocated: 'allocation',
} as const satisfies Record<keyof Measures['workingDays'], ReportedMilestone>
const STAGE_NAMES = ['receivedToAllocated', 'receivedToContact', 'completeToAllocated'] as const

const factsOf = (
  row: FiguresRow,
  { by, at, isWithin }: { by: Grouping; at: Instant; isWithin: (instant: Instant) => boolean },
): Fact[] => {
  const group = by === 'provider' ? (row.provider ?? NO_PROVIDER) : row[by]
  const facts: Fact[] = isWithin(row.receivedAt) ? [{ group, what: 'received' }] : []
  for (const milestone of REPORTED_MILESTONES) {
    const figures = row.milestones[milestone]
    if (figures === undefined || !fellDue(row, figures, at) || !isWithin(figures.dueAt)) continue
    const inTarget = figures.reachedAt !== undefined && figures.reachedAt <= figures.dueAt
    const attempted = inTarget || (row.attemptedAt !== undefined && row.attemptedAt <= figures.dueAt)
    facts.push({ group, what: 'fell-due', milestone, inTarget, attempted })
  }
  for (const { provider, answer, at: answeredAt } of row.offers) {
    // An offer that was declined is the answer of the provider that had it, not of the one that took the case.
    if (isWithin(answeredAt)) facts.push({ group: by === 'provider' ? provider : group, what: 'answered', answer })
  }
  for (const stage of STAGE_NAMES) {
    const completedAt = row.milestones[STAGES[stage]]?.reachedAt
    const minutes = row.workingMinutes[stage]
    if (completedAt !== undefined && minutes !== undefined && isWithin(completedAt))
      facts.push({ group, what: 'completed', stage, minutes })
  }
  return facts
}

/**
 * Whether a target counts: its time has come, on a clock that does not stand still. A case that was withdrawn before is
 * out, and so is one that was closed before without having got there: nobody knows whether it would have been on time.
 */
const fellDue = (row: FiguresRow, { dueAt, reachedAt, isHeld }: MilestoneFigures, at: Instant): boolean => {
  if (isHeld || dueAt >= at) return false
  if (row.endedAt === undefined || row.endedAt >= dueAt) return true
  return row.status === 'closed' && reachedAt !== undefined
}

const measuresOf = (facts: readonly Fact[], calendar: WorkingCalendar): Measures => {
  const due = (milestone: ReportedMilestone) =>
    facts.filter((fact) => fact.what === 'fell-due').filter((fact) => fact.milestone === milestone)
  const contacts = due('first-contact')
  const attempted = contacts.filter((fact) => fact.attempted).length
  const offers = (answer: (typeof OFFER_ANSWERS)[number]): number =>
    facts.filter((fact) => fact.what === 'answered' && fact.answer === answer).length
  const stage = (name: keyof Measures['workingDays']): Stage => {
    const minutes = facts.flatMap((fact) => (fact.what === 'completed' && fact.stage === name ? [fact.minutes] : []))
    const days = minutes.map((each) => (each * MINUTE) / calendar.index.officeTime)
    return { cases: days.length, median: rounded(percentile(days, 0.5)), percentile90: rounded(percentile(days, 0.9)) }
  }
  return {
    received: facts.filter((fact) => fact.what === 'received').length,
    allocation: inTargetOf(due('allocation')),
    firstContact: { ...inTargetOf(contacts), attempted, attemptedRate: rateOf(attempted, contacts.length) },
    report: inTargetOf(due('report')),
    offers: { accepted: offers('accepted'), declined: offers('declined'), lapsed: offers('lapsed') },
    workingDays: {
      receivedToAllocated: stage('receivedToAllocated'),
      receivedToContact: stage('receivedToContact'),
      completeToAllocated: stage('completeToAllocated'),
    },
  }
}

const inTargetOf = (fellDue: readonly { inTarget: boolean }[]): InTarget => {
  const inTarget = fellDue.filter((fact) => fact.inTarget).length
  return { due: fellDue.length, inTarget, rate: rateOf(inTarget, fellDue.length) }
}

const rateOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000

const rounded = (days: number | null): number | null => (days === null ? null : Math.round(days * 100) / 100)

const standingOf = (rows: readonly FiguresRow[], at: Instant): Standing => {
  const open = rows.filter((row) => !hasEnded(row))
  const isMissed = (figures: MilestoneFigures | undefined): boolean =>
    figures !== undefined && figures.reachedAt === undefined && !figures.isHeld && figures.dueAt < at
  return {
    unallocated: open.filter((row) => row.milestones.allocation?.reachedAt === undefined).length,
    unplaced: open.filter((row) => row.status === 'unplaced').length,
    overdue: open.filter((row) => Object.values(row.milestones).some(isMissed)).length,
  }
}
