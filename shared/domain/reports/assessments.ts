// Counts of assessments that an authority enters for its teams and wards: beside them its referrals can be told from a quiet
// time. Entries are never changed: what is entered later for a month takes its place.
import * as z from 'zod'
import { isMonth, type Months, monthsIn } from './months.ts'
import { groupOfName, NOT_IN_HOSPITAL, NOT_KNOWN, WITHIN } from './dimensions.ts'
import type { Month } from './period.ts'

/** What is counted, each a moment at which an advocate may have to be thought of. */
export const ASSESSMENT_KINDS = ['capacity', 'mha-detention', 'care-act'] as const
export type AssessmentKind = (typeof ASSESSMENT_KINDS)[number]

/** Whose referrals are watched: both are dimensions of the reports. */
export const WATCHED = ['team', 'ward'] as const
export type Watched = (typeof WATCHED)[number]

/** More in a month is a slip of the hand. */
export const MOST_ASSESSMENTS = 9_999

/** Numbers of one kind for one team or ward by month; `null` takes back what was entered for a month. */
export const assessmentsSchema = z.object({
  of: z.enum(WATCHED),
  /** The group as reports count it, and its names as they were typed. */
  group: z.string(),
  place: z.string(),
  name: z.string(),
  what: z.enum(ASSESSMENT_KINDS),
  counts: z.record(z.string().refine(isMonth), z.int().min(0).max(MOST_ASSESSMENTS).nullable()),
})
export type AssessmentsEntered = z.infer<typeof assessmentsSchema>

/** The group of a team in its organisation, or of a ward in its hospital, as reports count it. */
export const watchedGroup = (place: string, name: string): string => groupOfName(place) + WITHIN + groupOfName(name)

/** Whether a group is a team or a ward, and not what was left unsaid. */
export const isNamed = (group: string): boolean =>
  group !== NOT_IN_HOSPITAL && !group.split(WITHIN).some((part) => part === NOT_KNOWN)

/** What is known of one kind for one team or ward, by month, after all entries in their order. */
export const assessmentsOf = (
  entries: readonly AssessmentsEntered[],
  { of, group, what }: Pick<AssessmentsEntered, 'of' | 'group' | 'what'>,
): Map<Month, number> => {
  const known = new Map<Month, number>()
  for (const entry of entries) {
    if (entry.of !== of || entry.group !== group || entry.what !== what) continue
    for (const [month, count] of Object.entries(entry.counts)) {
      if (count === null) known.delete(month)
      else known.set(month, count)
    }
  }
  return known
}

/** The months of a year that are over by a month. */
export const monthsOfYear = (year: number, last: Month): Month[] => {
  const months: Months = { from: `${year}-01`, to: `${year}-12` }
  return monthsIn(months).filter((month) => month <= last)
}

export type CountProblem = { month: Month; code: 'count.not-a-number' | 'count.too-big' }

/**
 * What was typed for months, as far as it is other than what is known: an empty box takes back what was there. Or each month
 * that is no number.
 */
export const changedCounts = (
  typed: ReadonlyMap<Month, string>,
  known: ReadonlyMap<Month, number>,
): { ok: true; counts: Record<Month, number | null> } | { ok: false; problems: CountProblem[] } => {
  const problems: CountProblem[] = []
  const counts: Record<Month, number | null> = {}
  for (const [month, text] of typed) {
    if (!/^\d*$/.test(text)) problems.push({ month, code: 'count.not-a-number' })
    else if (Number(text) > MOST_ASSESSMENTS) problems.push({ month, code: 'count.too-big' })
    else {
      const count = text === '' ? null : Number(text)
      if (count !== (known.get(month) ?? null)) counts[month] = count
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, counts }
}
