// What a reader was given before, beside one more report: which of its figures must be hidden, and whose quantities could be
// subtracted to leave those of a small group.
import { daysAfter } from '../time.ts'
import { LARGEST_SMALL } from './disclosure.ts'
import type { GivenSlice } from './known.ts'
import type { Period } from './period.ts'

/** The cases of a figure: those of a period with these values of dimensions, none for all. */
export type Population = { period: Period; conditions: Conditions }
export type Conditions = Readonly<Record<string, string>>

export const GIVEN_OUT_REFUSALS = ['differs-by-a-few', 'tells-with-others', 'too-many-reports'] as const
export type GivenOutRefusal = (typeof GIVEN_OUT_REFUSALS)[number]

/** How many cases a quantity is of: in a group, or in all of a report. */
export type CountedCases = { group: { dimension: string; group: string } | null; measure: string; count: number }
/** All of one report. */
export type CountedReport = { period: Period; filters: Conditions; cases: readonly CountedCases[] }

/**
 * A slice as it is kept: what was published, and the true counts of cases that its quantities are of. These stand in marks,
 * keyed hashes of a population's conditions, a measure and a count, which tell only whoever has the key and nearly the count.
 */
export type KeptSlice = GivenSlice & { marks: ReadonlySet<string> }
export type MarkOf = (conditions: Conditions, measure: string, count: number) => string

/**
 * Cases of which a reader was given nearly as many before: of another population, or of the same before records came since.
 * Where periods cross, only if few are in the days `apart`.
 */
export type Near = { cases: CountedCases; conditions: Conditions; isOther: boolean; apart?: readonly Period[] }

const conditionsOf = (group: CountedCases['group'], filters: Conditions): Conditions =>
  group === null ? filters : { ...filters, [group.dimension]: group.group }

/** A quantity is shown of more cases than these. */
const isQuantified = ({ count }: CountedCases): boolean => count > LARGEST_SMALL

/** The counts of a report as they are kept with the slice that shows them. */
export const marksOf = (
  { filters, cases }: CountedReport,
  { measures }: Pick<GivenSlice, 'measures'>,
  markOf: MarkOf,
): Set<string> =>
  new Set(
    cases
      .filter((each) => isQuantified(each) && measures.includes(each.measure))
      .map(({ group, measure, count }) => markOf(conditionsOf(group, filters), measure, count)),
  )

/**
 * The cases of a report that differ by 1 to 4 from those of one that was given before, where one population lies within the
 * other or where records came since. Their quantities could be subtracted.
 */
export const nearOnes = (
  { period, filters, cases }: CountedReport,
  given: readonly KeptSlice[],
  markOf: MarkOf,
): Near[] => {
  const others = given.flatMap((slice) => {
    const place = placed(period, slice.period)
    const filter: Conditions = slice.role === undefined ? {} : { role: slice.role }
    return place === 'apart' || slice.marks.size === 0 ? [] : [{ ...slice, place, filter }]
  })
  if (others.length === 0) return []
  return cases.filter(isQuantified).flatMap((each): Near[] => {
    const conditions = conditionsOf(each.group, filters)
    const marksAt = remembered((of) => nearMarks(of, each, markOf))
    const near: Near[] = []
    for (const { place, marks, period: own, filter } of others) {
      const isNear = marksAt(conditions).some((mark) => marks.has(mark))
      const isExact = place === 'crossing' && marks.has(markOf(conditions, each.measure, each.count))
      if (place === 'crossing' && (isNear || isExact))
        near.push({ cases: each, conditions, isOther: true, apart: periodsApart(period, own) })
      else if (isNear && place === 'same') near.push({ cases: each, conditions, isOther: false })
      else if (isNear) return [{ cases: each, conditions, isOther: true }]
      if (!isOneWithinTheOther(place, filters, filter)) continue
      if (marksAt(conditionsOf(each.group, filter)).some((mark) => marks.has(mark)))
        return [{ cases: each, conditions, isOther: true }]
    }
    return near
  })
}

/** The marks of all counts that differ from one by a small group. */
const nearMarks = (conditions: Conditions, { measure, count }: CountedCases, markOf: MarkOf): string[] => {
  const near: string[] = []
  for (let by = -LARGEST_SMALL; by <= LARGEST_SMALL; by += 1)
    if (by !== 0 && count + by > LARGEST_SMALL) near.push(markOf(conditions, measure, count + by))
  return near
}

const remembered = <Value>(of: (conditions: Conditions) => Value): ((conditions: Conditions) => Value) => {
  const known = new Map<string, Value>()
  return (conditions) => {
    const key = textOf(conditions)
    const value = known.get(key) ?? of(conditions)
    known.set(key, value)
    return value
  }
}

/** Conditions as text: the same for the same ones in any order. */
export const textOf = (conditions: Conditions): string =>
  JSON.stringify(Object.entries(conditions).toSorted(([one], [other]) => (one < other ? -1 : 1)))

type Placed = 'same' | 'within' | 'around' | 'crossing' | 'apart'

const placed = (one: Period, other: Period): Placed => {
  if (one.to < other.from || other.to < one.from) return 'apart'
  if (one.from === other.from && one.to === other.to) return 'same'
  if (one.from >= other.from && one.to <= other.to) return 'within'
  return one.from <= other.from && one.to >= other.to ? 'around' : 'crossing'
}

const has = (conditions: Conditions, others: Conditions): boolean =>
  Object.entries(others).every(([dimension, group]) => conditions[dimension] === group)

/** Whether the cases under one slice's filters and period are some of the other's, with filters that are not the same. */
const isOneWithinTheOther = (place: Placed, filters: Conditions, others: Conditions): boolean => {
  const isNarrower = has(filters, others)
  const isWider = has(others, filters)
  if (isNarrower === isWider) return false
  return place === 'same' || place === (isNarrower ? 'within' : 'around')
}

/** The days that are in one of two crossing periods and not in the other. */
const periodsApart = (one: Period, other: Period): Period[] => {
  const [first, second] = one.from < other.from ? [one, other] : [other, one]
  return [
    { from: first.from, to: daysAfter(second.from, -1) },
    { from: daysAfter(first.to, 1), to: second.to },
  ]
}
