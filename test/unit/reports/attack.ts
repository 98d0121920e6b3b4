// Somebody who reads a published report and wants to know what it hides: works out, from nothing but its figures and how they
// add up, every number that a figure can stand for. Exhaustive, so for small tables.
import type { ShownCount } from '../../../shared/domain/reports/disclosure.ts'

type Range = { low: number; high: number }
type Ranges = Map<string, Range>
export type Published = {
  figures: ReadonlyMap<string, ShownCount>
  sums: readonly { total: string; parts: readonly string[] }[]
  within: readonly { part: string; whole: string }[]
  covers?: readonly { whole: string; parts: readonly string[] }[] | undefined
  /** Counts that nobody published and that others are sums of, each with more than it can be. */
  unseen?: ReadonlyMap<string, number>
}

/** What the definitions printed with every report say of a figure. No count of the tables attacked reaches `ceiling`. */
const readFigure = (shown: ShownCount, ceiling: number): Range => {
  if (shown === 'hidden') return { low: 1, high: ceiling }
  if (shown === '<5') return { low: 1, high: 4 }
  if (shown === 0) return { low: 0, high: 0 }
  return shown === 5 ? { low: 5, high: 7 } : { low: shown - 2, high: shown + 2 }
}

/** Narrows ranges by every sum and every part until nothing moves; false when nothing is left for one. */
const narrow = (ranges: Ranges, { sums, within }: Published): boolean => {
  let isMoved = true
  const set = (key: string, low: number, high: number): void => {
    const range = ranges.get(key)
    if (range === undefined || (low <= range.low && high >= range.high)) return
    ranges.set(key, { low: Math.max(low, range.low), high: Math.min(high, range.high) })
    isMoved = true
  }
  const of = (key: string): Range => ranges.get(key) ?? { low: 0, high: 0 }
  while (isMoved) {
    isMoved = false
    for (const { total, parts } of sums) {
      const low = parts.reduce((sum, part) => sum + of(part).low, 0)
      const high = parts.reduce((sum, part) => sum + of(part).high, 0)
      const whole = of(total)
      set(total, low, high)
      for (const part of parts) {
        const own = of(part)
        set(part, whole.low - (high - own.high), whole.high - (low - own.low))
      }
    }
    for (const { part, whole } of within) {
      set(part, 0, of(whole).high)
      set(whole, of(part).low, Number.POSITIVE_INFINITY)
    }
    for (const { low, high } of ranges.values()) if (low > high) return false
  }
  return true
}

const canBe = (ranges: Ranges, published: Published): boolean => {
  const own = new Map(ranges)
  if (!narrow(own, published)) return false
  const [open] = [...own]
    .filter(([, { low, high }]) => low < high)
    .toSorted(([, one], [, other]) => one.high - one.low - (other.high - other.low))
  if (open === undefined) return true
  const [key, { low, high }] = open
  const middle = Math.floor((low + high) / 2)
  return (
    canBe(new Map(own).set(key, { low, high: middle }), published) ||
    canBe(new Map(own).set(key, { low: middle + 1, high }), published)
  )
}

const rangesOf = ({ figures }: Published, ceiling: number): Ranges =>
  new Map([...figures].map(([key, shown]) => [key, readFigure(shown, ceiling)]))

/**
 * How many numbers each hidden figure can stand for, counted up to three; and each difference between a part and its whole
 * that nobody published, such as how many were late.
 */
export const attacked = (report: Published, ceiling: number): Map<string, number> => {
  const { figures, sums, within, covers = [] } = report
  const rests = within
    .filter(({ part, whole }) => figures.get(part) !== 0 && figures.get(whole) !== 0)
    .map(({ part, whole }) => ({ part, whole, rest: `${whole} without ${part}` }))
  // One that alone is not none is the whole: that is no secret.
  const covered = covers
    .map(({ whole, parts }) => ({ whole, parts: parts.filter((part) => figures.get(part) !== 0) }))
    .filter(({ parts }) => parts.length > 1)
    .map(({ whole, parts }) => ({ whole, parts, sum: `${whole} in parts`, more: `${whole} more than once` }))
  const published = {
    ...report,
    sums: [
      ...sums,
      ...rests.map(({ part, whole, rest }) => ({ total: whole, parts: [part, rest] })),
      ...covered.flatMap(({ whole, parts, sum, more }) => [
        { total: sum, parts },
        { total: sum, parts: [whole, more] },
      ]),
    ],
  }
  const ranges = rangesOf(report, ceiling)
  for (const { parts, sum, more } of covered)
    for (const key of [sum, more]) ranges.set(key, { low: 0, high: ceiling * parts.length })
  for (const [key, high] of report.unseen ?? []) ranges.set(key, { low: 0, high })
  for (const { rest } of rests) ranges.set(rest, { low: 0, high: ceiling })
  const secret = [
    ...[...figures].flatMap(([key, shown]) => (typeof shown === 'string' ? [key] : [])),
    ...rests.map(({ rest }) => rest),
  ]
  return new Map(
    secret.map((key) => {
      const { low, high } = ranges.get(key) ?? { low: 0, high: -1 }
      let possible = 0
      for (let value = low; value <= high && possible < 3; value += 1)
        if (canBe(new Map(ranges).set(key, { low: value, high: value }), published)) possible += 1
      return [key, possible]
    }),
  )
}
