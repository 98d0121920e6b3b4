// What a reader was given before, and whether one more report could be subtracted from it to leave a small group.
import type { IsoDate } from '../time.ts'
import { type Controlled, LARGEST_SMALL, type ShownCount, shownAlone } from './disclosure.ts'
import type { Period } from './period.ts'

/** The cases of a figure: those of a period with these values of dimensions, none for all. */
export type Population = { period: Period; conditions: Conditions }
export type Conditions = Readonly<Record<string, string>>

/** One figure of a report; without `group` it is of all that the filters let in. */
export type GivenFigure = {
  group?: { dimension: string; group: string }
  measure: string
  count: number
  shown: Controlled<ShownCount>
}
/** The figures of a report for one period: that of the report, the one before, each month. */
export type GivenSlice = { period: Period; filters: Conditions; figures: readonly GivenFigure[] }

/**
 * A slice as it is kept: its true counts stand in marks, keyed hashes of a population's conditions, a measure and a count,
 * which tell only whoever has the key and nearly the count.
 */
export type KeptSlice = { period: Period; filters: Conditions; marks: ReadonlySet<string> }
export type MarkOf = (conditions: Conditions, measure: string, count: number) => string

export const GIVEN_OUT_REFUSALS = ['differs-by-a-few', 'changed-by-a-few', 'too-many-reports'] as const
export type GivenOutRefusal = (typeof GIVEN_OUT_REFUSALS)[number]

/** Two figures of periods that cross: a small group only if few cases are in one of the two and not in the other. */
export type Doubt = { measure: string; conditions: Conditions; apart: readonly Period[] }
export type Compared = { refusal: GivenOutRefusal } | { refusal?: undefined; doubts: Doubt[] }

/** A count that is shown as `<5` or hidden, or is known to be none, has nothing that could be subtracted. */
const isNumber = ({ shown }: GivenFigure): boolean => typeof shown.shown === 'number' && shown.shown > 0

const conditionsOf = ({ group }: GivenFigure, filters: Conditions): Conditions =>
  group === undefined ? filters : { ...filters, [group.dimension]: group.group }

/** The slice as it is kept. */
export const keptSlice = ({ period, filters, figures }: GivenSlice, markOf: MarkOf): KeptSlice => ({
  period,
  filters,
  marks: new Set(
    figures.filter(isNumber).map((figure) => markOf(conditionsOf(figure, filters), figure.measure, figure.count)),
  ),
})

/**
 * Compares a report with what its reader was given before. Refused when a figure that both show as a number differs by 1 to 4
 * cases, and one population lies within the other; or, of the same population, when records that came since move the figure.
 */
export const compareWithGiven = (
  slices: readonly GivenSlice[],
  given: readonly KeptSlice[],
  markOf: MarkOf,
): Compared => {
  const doubts: Doubt[] = []
  for (const slice of slices) {
    const others = given.filter(({ period }) => placed(slice.period, period) !== 'apart')
    if (others.length === 0) continue
    for (const figure of slice.figures.filter(isNumber)) {
      const found = compareFigure(figure, slice, { others, markOf })
      if (typeof found === 'string') return { refusal: found }
      doubts.push(...found)
    }
  }
  return { doubts }
}

const compareFigure = (
  figure: GivenFigure,
  { period, filters }: GivenSlice,
  { others, markOf }: { others: readonly KeptSlice[]; markOf: MarkOf },
): GivenOutRefusal | Doubt[] => {
  const { measure, count } = figure
  const doubts: Doubt[] = []
  const nearOf = remembered((conditions: Conditions) => nearMarks(conditions, { measure, count }, markOf))
  const conditions = conditionsOf(figure, filters)
  for (const other of others) {
    const place = placed(period, other.period)
    for (const [mark, before] of nearOf(conditions)) {
      if (!other.marks.has(mark)) continue
      if (place === 'crossing') doubts.push({ measure, conditions, apart: periodsApart(period, other.period) })
      else if (place !== 'same') return 'differs-by-a-few'
      else if (shownAlone(before) !== shownAlone(count)) return 'changed-by-a-few'
    }
    if (!isOneWithinTheOther(place, filters, other.filters)) continue
    for (const mark of nearOf(conditionsOf(figure, other.filters)).keys())
      if (other.marks.has(mark)) return 'differs-by-a-few'
  }
  return doubts
}

/** The marks of all counts that differ from one by a small group, with the count of each. */
const nearMarks = (
  conditions: Conditions,
  { measure, count }: { measure: string; count: number },
  markOf: MarkOf,
): Map<string, number> => {
  const near = new Map<string, number>()
  for (let by = -LARGEST_SMALL; by <= LARGEST_SMALL; by += 1)
    if (by !== 0 && count + by > LARGEST_SMALL) near.set(markOf(conditions, measure, count + by), count + by)
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

const DAY_MS = 86_400_000
const dayAfter = (date: IsoDate, days: number): IsoDate =>
  new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10)

/** The days that are in one of two crossing periods and not in the other. */
const periodsApart = (one: Period, other: Period): Period[] => {
  const [first, second] = one.from < other.from ? [one, other] : [other, one]
  return [
    { from: first.from, to: dayAfter(second.from, -1) },
    { from: dayAfter(first.to, 1), to: second.to },
  ]
}
