// Disclosure control: the only way by which true counts become figures that may be exported or published. Small counts are
// hidden, the others rounded, rates come from rounded counts, and what would give a hidden count away is hidden with it.
import { type Adding, countSystem, couldBe, type RangedCount } from './consistent-counts.ts'

/** Counts from 1 up to this are never told. */
export const LARGEST_SMALL = 4
const ROUNDED_TO = 5
/** A hidden count could be at least so many different numbers, whatever is added and subtracted. */
export const LEAST_POSSIBLE = 3

/** Figures tried, least loss first, before the first of them is hidden and others are tried beside it. Fewer hide more. */
const MOST_TRIED = 200

export const SMALL = '<5'
export const HIDDEN = 'hidden'
/** `hidden` is any number but 0: it was hidden to keep another figure from being worked out. */
export type ShownCount = number | typeof SMALL | typeof HIDDEN
/** Null where there is nothing to measure. */
export type ShownMeasurement = number | typeof HIDDEN | null

class ControlledFigure<Shown> {
  // A private field makes the type nominal: nothing else is one, however alike it looks, and a copy loses it.
  readonly #isControlled = true
  readonly shown: Shown

  constructor(shown: Shown) {
    this.shown = shown
    Object.freeze(this)
  }

  static isControlled(value: unknown): boolean {
    return typeof value === 'object' && value !== null && #isControlled in value && value.#isControlled
  }

  toJSON(): Shown {
    return this.shown
  }
}
/** A figure that went through disclosure control; it can be made nowhere else. JSON has it as what it shows. */
export type Controlled<Shown = ShownCount | ShownMeasurement> = ControlledFigure<Shown>

/** Whether a value is a controlled figure, for a gate that takes what it cannot know the type of. */
export const isControlled = (value: unknown): boolean => ControlledFigure.isControlled(value)

/**
 * Everything that one report shows, by keys of its maker's choice. What hangs together must be said: whoever reads the report
 * knows it. Counts are whole numbers from 0.
 */
export type TrueReport = {
  counts: ReadonlyMap<string, number>
  /** Totals with all of their parts: groups, months of a year, answers. */
  sums: readonly { total: string; parts: readonly string[] }[]
  /** Counts that are some of another: met of due, a group of a dimension whose groups overlap of all. */
  within: readonly { part: string; whole: string }[]
  /** Counts that overlap and leave nothing of a whole out, such as reasons of which everything has one or more. */
  covers?: readonly { whole: string; parts: readonly string[] }[]
  /** Counts that are hidden whatever they are, unless they are 0: with what was published before they would tell too much. */
  hide?: ReadonlySet<string>
  rates?: ReadonlyMap<string, { numerator: string; denominator: string }>
  measurements?: ReadonlyMap<string, Measurement>
  quantities?: readonly Quantities[]
  means?: ReadonlyMap<string, Mean>
}
/** A median, a percentile or a quantity, of the cases that a count counts; rounded to the next multiple of `step`. */
export type Measurement = {
  value: number | null
  cases: string
  step: number
  /** Shown of so many cases or more: 5, or 10 for a 90th percentile, above which one case must lie. */
  least?: number
}

/** Measurements of the same cases that add up over groups, such as hours, or time and whose delay it was. */
export type Quantities = {
  groups: readonly QuantityRow[]
  all: QuantityRow
  /** False where a case is counted in several groups. */
  groupsAddUp: boolean
}
/** The measurements of a group, by their keys, and the count of its cases. */
export type QuantityRow = { cases: string; measurements: readonly string[] }
/** A mean of what is shown: of a quantity and the count of its cases, or of counts that stand for so much each. */
export type Mean = { step: number } & (
  | { quantity: string; cases: string }
  | { counts: readonly { count: string; worth: number }[] }
)

export type ControlledReport = {
  counts: ReadonlyMap<string, Controlled<ShownCount>>
  rates: ReadonlyMap<string, Controlled<ShownMeasurement>>
  measurements: ReadonlyMap<string, Controlled<ShownMeasurement>>
}

/** A count as it is shown when nothing else is. */
export const shownAlone = (count: number): number | typeof SMALL => {
  if (count === 0) return 0
  return count <= LARGEST_SMALL ? SMALL : Math.round(count / ROUNDED_TO) * ROUNDED_TO
}

/** The numbers that a count can be that is shown so. */
export const rangeOfShown = (shown: ShownCount): { low: number; high: number } => {
  if (shown === 0) return { low: 0, high: 0 }
  if (shown === HIDDEN) return { low: 1, high: Number.POSITIVE_INFINITY }
  if (shown === SMALL) return { low: 1, high: LARGEST_SMALL }
  return { low: Math.max(LARGEST_SMALL + 1, shown - 2), high: shown + 2 }
}

/** Whether a report adds up as it says. Where its counts were read while one of them changed, they may not. */
export const addsUp = ({ counts, sums, within, covers = [] }: TrueReport): boolean => {
  const of = (key: string): number => counts.get(key) ?? 0
  const sumOf = (parts: readonly string[]): number => parts.reduce((sum, part) => sum + of(part), 0)
  return (
    [...counts.values()].every((count) => count >= 0) &&
    sums.every(({ total, parts }) => sumOf(parts) === of(total)) &&
    within.every(({ part, whole }) => of(part) <= of(whole)) &&
    covers.every(({ whole, parts }) => sumOf(parts) >= of(whole))
  )
}

/** The report as it may be exported or published. Throws when counts do not add up as the report says: a fault. */
export const controlled = (report: TrueReport): ControlledReport => {
  const counts = suppressed(report)
  const measurements = measurementsOf(report, counts)
  return {
    counts: sealed(counts),
    rates: sealed(ratesOf(report, counts)),
    measurements: sealed(measurements),
  }
}

const sealed = <Shown>(figures: ReadonlyMap<string, Shown>): Map<string, Controlled<Shown>> =>
  new Map([...figures].map(([key, shown]) => [key, new ControlledFigure(shown)]))

type Laid = { keys: string[]; ranged: RangedCount[]; adding: Adding[]; totals: Set<number>; rests: Rest[] }
type Rest = { place: number; part: number; whole: number }

const laidOut = ({ counts, sums, within, covers = [] }: TrueReport): Laid => {
  const keys = [...counts.keys()]
  const places = new Map(keys.map((key, place) => [key, place]))
  const placeOf = (key: string): number => {
    const place = places.get(key)
    if (place === undefined) throw new Error(`A report has no count ${key}`)
    return place
  }
  const ranged = [...counts].map(([key, count]): RangedCount => {
    if (!Number.isSafeInteger(count) || count < 0) throw new Error(`${key} is not a count: ${count}`)
    return { count, ...rangeOfShown(shownAlone(count)) }
  })
  const countAt = (place: number): number => ranged[place]?.count ?? 0
  const adding = sums.map(({ total, parts }): Adding => {
    const sum = { whole: placeOf(total), parts: parts.map(placeOf) }
    const added = sum.parts.reduce((so, part) => so + countAt(part), 0)
    if (added !== countAt(sum.whole)) throw new Error(`The parts of ${total} add up to ${added}`)
    return sum
  })
  const totals = new Set(adding.map(({ whole }) => whole))
  const rests = within.map(({ part, whole }): Rest => {
    const rest = { place: ranged.length, part: placeOf(part), whole: placeOf(whole) }
    const count = countAt(rest.whole) - countAt(rest.part)
    if (count < 0) throw new Error(`${part} is more than ${whole}`)
    ranged.push({ count, low: 0, high: Number.POSITIVE_INFINITY })
    adding.push({ whole: rest.whole, parts: [rest.part, rest.place] })
    return rest
  })
  for (const { whole, parts } of covers) {
    const own = parts.map(placeOf).filter((part) => countAt(part) > 0)
    // One alone is the whole, which is told by the others that are none: there is nothing left between them to be kept.
    if (own.length < 2) continue
    const sum = own.reduce((so, part) => so + countAt(part), 0)
    const more = sum - countAt(placeOf(whole))
    if (more < 0) throw new Error(`The parts that cover ${whole} add up to ${sum}`)
    const place = ranged.length
    // How often they overlap is no number of cases, and nobody publishes it.
    for (const count of [sum, more]) ranged.push({ count, low: 0, high: Number.POSITIVE_INFINITY })
    adding.push({ whole: place, parts: own }, { whole: place, parts: [placeOf(whole), place + 1] })
  }
  return { keys, ranged, adding, totals, rests }
}

/**
 * What is left between a part and its whole, where anything can be: not where the published zeros say that both are the same,
 * as all cases that were received are closed where none is open and none withdrawn.
 */
const openRests = (rests: readonly Rest[], adding: readonly Adding[], isZero: (place: number) => boolean): Rest[] => {
  const atMost = new Map<number, Set<number>>()
  const say = (place: number, most: number): boolean => {
    const known = atMost.get(place) ?? new Set()
    atMost.set(place, known)
    return known.size < known.add(most).size
  }
  const isAtMost = (place: number, most: number): boolean => {
    const seen = new Set([place])
    for (const each of seen) for (const next of atMost.get(each) ?? []) seen.add(next)
    return seen.has(most)
  }
  const sums = adding.map(({ whole, parts }) => ({ whole, parts: parts.filter((part) => !isZero(part)) }))
  for (const { whole, parts } of sums) {
    for (const part of parts) say(part, whole)
    if (parts.length === 1) for (const part of parts) say(whole, part)
  }
  // A part that is its whole, of which both are sums: each part of it is its like in the other, if it cannot be more.
  const sumsOf = Map.groupBy(sums, ({ whole }) => whole)
  const open = rests.filter(({ part, whole }) => !isZero(part) && !isZero(whole))
  for (let goesOn = true; goesOn; ) {
    goesOn = false
    for (const { part, whole } of open) {
      if (!isAtMost(whole, part)) continue
      for (const { parts } of sumsOf.get(part) ?? [])
        for (const { parts: likes } of sumsOf.get(whole) ?? []) {
          const isLike = parts.length === likes.length && parts.every((each, at) => isAtMost(each, likes[at] ?? -1))
          if (isLike) for (const [at, like] of likes.entries()) goesOn = say(like, parts[at] ?? like) || goesOn
        }
    }
  }
  return open.filter(({ part, whole }) => !isAtMost(whole, part))
}

const suppressed = (report: TrueReport): Map<string, ShownCount> => {
  const { keys, ranged, adding, totals, rests } = laidOut(report)
  const { hide } = report
  const system = countSystem(ranged, adding)
  const shown = keys.map((_, place): ShownCount => shownAlone(ranged[place]?.count ?? 0))
  const show = (place: number, as: ShownCount): void => {
    shown[place] = as
    Object.assign(ranged[place] ?? {}, rangeOfShown(as))
  }
  for (const [place, key] of keys.entries()) if (hide?.has(key) === true && shown[place] !== 0) show(place, HIDDEN)
  const isSafe = (place: number): boolean => couldBe(system, place, LEAST_POSSIBLE)
  // What is not published is no figure, but met of due gives away who was late.
  const secrets = [
    ...shown.flatMap((as, place) => (as === SMALL || as === HIDDEN ? [place] : [])),
    ...openRests(rests, adding, (place) => shown[place] === 0).map(({ place }) => place),
  ]
  const besides = (place: number): number[] =>
    (system.equationsOf[place] ?? []).flatMap(({ equation }) =>
      (system.equations[equation] ?? []).map(({ count }) => count),
    )
  const around = (place: number): number[] => {
    const near = new Set(besides(place))
    return [...new Set([...near, ...[...near].flatMap(besides)])]
  }
  /** All that hangs together with a count in any way: a zero is known to everybody and ties nothing. */
  const tiedTo = (place: number): Set<number> => {
    const tied = new Set([place])
    for (const each of tied) if (shown[each] !== 0) for (const next of besides(each)) tied.add(next)
    return tied
  }
  // By figures and never by true counts, so that what is hidden tells no more than what is shown.
  const lossOf = (place: number): number => {
    const as = shown[place]
    return (typeof as === 'number' ? 1 + as / ROUNDED_TO : 1) * (totals.has(place) ? 10 : 1)
  }
  const hidableOf = (places: Iterable<number>): number[] =>
    [...places]
      .filter((place) => place < keys.length && shown[place] !== 0 && shown[place] !== HIDDEN)
      .toSorted((one, other) => lossOf(one) - lossOf(other) || one - other)
  const hidable = (place: number): number[] => {
    const near = hidableOf(around(place))
    return near.length > 0 ? near : hidableOf(tiedTo(place))
  }

  const saves = (candidate: number, secret: number): boolean => {
    const before = shown[candidate] ?? HIDDEN
    show(candidate, HIDDEN)
    const isEnough = isSafe(secret)
    show(candidate, before)
    return isEnough
  }

  for (let secret = secrets.shift(); secret !== undefined; secret = secrets.shift()) {
    while (!isSafe(secret)) {
      const candidates = hidable(secret)
      const place = candidates.slice(0, MOST_TRIED).find((candidate) => saves(candidate, secret)) ?? candidates[0]
      // All that is not 0 is hidden: twice and three times every count would have been published alike.
      if (place === undefined) break
      show(place, HIDDEN)
      secrets.push(place)
    }
  }
  return new Map(keys.map((key, place) => [key, shown[place] ?? HIDDEN]))
}

const ratesOf = ({ rates }: TrueReport, counts: ReadonlyMap<string, ShownCount>): Map<string, ShownMeasurement> =>
  new Map(
    [...(rates ?? [])].map(([key, { numerator, denominator }]) => {
      const part = counts.get(numerator)
      const whole = counts.get(denominator)
      if (part === undefined || whole === undefined) throw new Error(`The rate ${key} has no counts`)
      if (whole === 0) return [key, null]
      return [key, typeof part === 'number' && typeof whole === 'number' ? roundedTo(part / whole, 0.0001) : HIDDEN]
    }),
  )

const measurementsOf = (
  { measurements, quantities = [], means }: TrueReport,
  counts: ReadonlyMap<string, ShownCount>,
): Map<string, ShownMeasurement> => {
  const shown = new Map<string, ShownMeasurement>()
  for (const [key, { value, cases, step, least = LARGEST_SMALL + 1 }] of measurements ?? []) {
    const of = countIn(counts, cases)
    if (of === 0 || value === null) shown.set(key, of === 0 ? value : of === HIDDEN || of === SMALL ? HIDDEN : null)
    else shown.set(key, typeof of === 'number' && of >= least ? roundedTo(value, step) : HIDDEN)
  }
  for (const each of quantities) hideBeside(shown, counts, each)
  return new Map([...shown, ...meansOf(means, { shown, counts })])
}

const countIn = (counts: ReadonlyMap<string, ShownCount>, key: string): ShownCount => {
  const count = counts.get(key)
  if (count === undefined) throw new Error(`A report has no count ${key}`)
  return count
}

/**
 * What is left of a total when the groups that are shown are taken from it must be of five cases or more, and of two groups or
 * more. A group's quantities are hidden together, so that nothing is told by how they add up to each other. Which are hidden
 * goes by the counts that are shown.
 */
const hideBeside = (
  shown: Map<string, ShownMeasurement>,
  counts: ReadonlyMap<string, ShownCount>,
  { groups, all, groupsAddUp }: Quantities,
): void => {
  const isHidden = ({ measurements }: QuantityRow): boolean => measurements.some((key) => shown.get(key) === HIDDEN)
  const hide = ({ measurements }: QuantityRow): void => {
    for (const key of measurements) shown.set(key, HIDDEN)
  }
  const rangeOf = ({ cases }: QuantityRow) => rangeOfShown(countIn(counts, cases))
  const own = groups.filter(({ cases }) => counts.get(cases) !== 0)
  // One group alone has the same cases as all.
  const isOne = own.length < 2 && [...own, all].some(isHidden)
  for (const row of [...own, all]) if (isOne || isHidden(row)) hide(row)
  if (own.length < 2) return
  // Who is in all and not in such a group may be few.
  const left = groupsAddUp ? [] : own.filter((row) => rangeOf(all).low - rangeOf(row).high <= LARGEST_SMALL)
  for (const row of left) hide(row)

  const isSafe = (): boolean => {
    const hidden = own.filter(isHidden)
    if (isHidden(all)) return hidden.length > 0
    // Where groups overlap, all of them give away who is in several.
    if (hidden.length === 0) return groupsAddUp
    return hidden.length > 1 && hidden.reduce((sum, row) => sum + rangeOf(row).low, 0) > LARGEST_SMALL
  }
  const bySize = own.filter((row) => !isHidden(row)).toSorted((one, other) => rangeOf(one).low - rangeOf(other).low)
  for (const least of bySize) {
    if (isSafe()) return
    hide(least)
  }
  // Where all groups are hidden, what is left is the total of two or more, which is shown of five cases or more.
}

const meansOf = (
  means: TrueReport['means'] = new Map(),
  { shown, counts }: { shown: ReadonlyMap<string, ShownMeasurement>; counts: ReadonlyMap<string, ShownCount> },
): [string, ShownMeasurement][] =>
  [...means].map(([key, mean]) => {
    const parts = 'counts' in mean ? mean.counts : []
    const each = parts.map(({ count, worth }) => ({ count: countIn(counts, count), worth }))
    const cases = 'counts' in mean ? summed(each.map(({ count }) => count)) : countIn(counts, mean.cases)
    const whole = 'counts' in mean ? weighed(each) : (shown.get(mean.quantity) ?? null)
    if (cases === 0 || whole === null) return [key, null]
    return [key, typeof cases === 'number' && typeof whole === 'number' ? roundedTo(whole / cases, mean.step) : HIDDEN]
  })

const summed = (counts: readonly ShownCount[]): ShownCount => weighed(counts.map((count) => ({ count, worth: 1 })))
const weighed = (counts: readonly { count: ShownCount; worth: number }[]): number | typeof HIDDEN => {
  let sum = 0
  for (const { count, worth } of counts) {
    if (typeof count !== 'number') return HIDDEN
    sum += count * worth
  }
  return sum
}

const roundedTo = (value: number, step: number): number => Number((Math.round(value / step) * step).toFixed(4))

/** The key of a measure's count in a table: of a group, or of all where the group is null. */
export const countKey = (table: string, group: string | null, measure: string): string =>
  JSON.stringify([table, group, measure])

/** Groups by measures, with totals. */
export type CountTable = {
  /** Names the table among those of the report: its period, its filter. */
  name: string
  groups: readonly { group: string; counts: Readonly<Record<string, number>> }[]
  totals: Readonly<Record<string, number>>
  /** False where a case is counted in several groups. */
  groupsAddUp: boolean
  /** Measures that are some of another. */
  within: readonly { part: string; whole: string }[]
  /** Measures that add up to another. */
  splits: readonly { total: string; parts: readonly string[] }[]
}

/** The counts of a table with all that hangs together in it; several tables are joined by `joined`. */
export const ofTable = ({ name, groups, totals, groupsAddUp, within, splits }: CountTable): TrueReport => {
  const rows = [...groups, { group: null, counts: totals }]
  const measures = Object.keys(totals)
  const keyOf = (group: string | null) => (measure: string) => countKey(name, group, measure)
  const sumsOfGroups = measures.map((measure) => ({
    total: keyOf(null)(measure),
    parts: groups.map(({ group }) => keyOf(group)(measure)),
  }))
  return {
    counts: new Map(
      rows.flatMap(({ group, counts }) => measures.map((measure) => [keyOf(group)(measure), counts[measure] ?? 0])),
    ),
    sums: [
      ...(groupsAddUp && groups.length > 0 ? sumsOfGroups : []),
      ...rows.flatMap(({ group }) =>
        splits.map(({ total, parts }) => ({ total: keyOf(group)(total), parts: parts.map(keyOf(group)) })),
      ),
    ],
    within: [
      ...(groupsAddUp ? [] : sumsOfGroups.flatMap(({ total, parts }) => parts.map((part) => ({ part, whole: total })))),
      ...rows.flatMap(({ group }) =>
        within.map(({ part, whole }) => ({ part: keyOf(group)(part), whole: keyOf(group)(whole) })),
      ),
    ],
  }
}

/** Several tables of one report as one. */
export const joined = (reports: readonly TrueReport[]): TrueReport => ({
  counts: new Map(reports.flatMap(({ counts }) => [...counts])),
  sums: reports.flatMap(({ sums }) => sums),
  within: reports.flatMap(({ within }) => within),
  covers: reports.flatMap(({ covers }) => covers ?? []),
  rates: new Map(reports.flatMap(({ rates }) => [...(rates ?? [])])),
  measurements: new Map(reports.flatMap(({ measurements }) => [...(measurements ?? [])])),
  quantities: reports.flatMap(({ quantities }) => quantities ?? []),
  means: new Map(reports.flatMap(({ means }) => [...(means ?? [])])),
})
