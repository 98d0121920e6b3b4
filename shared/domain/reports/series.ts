// What is known of one count over time: how many cases came in each of several periods, which may lie within each other, cross
// or follow each other. The narrowest ranges that these leave, for any other period.

/** Days since 1970, the last one out. */
export type Interval = { from: number; to: number }
/** Whole numbers from `low` to `high`, both in; `high` may be infinite. */
export type Range = { low: number; high: number }
export type Told = Range & { interval: Interval }

export type Series = {
  /** The days on which the periods begin and end, in order. */
  ends: () => readonly number[]
  bounds: (interval: Interval) => Range
  /** Whether any number of a range can be, beside the rest. */
  fits: (interval: Interval, range: Range) => boolean
  /** Takes in what else has become known; whether it was anything. What does not fit the rest is not taken. */
  tighten: (interval: Interval, range: Range) => boolean
  /** Whether what was told becomes narrower by a way through one of the ends of another period. */
  isNarrowedBy: (told: Told, by: Interval) => boolean
  /** Another that knows the same, to go on from. */
  copy: () => Series
}

/**
 * The series of what was told, newest first. Cases up to a day only ever grow in number, so each period that was told is a
 * difference between two days of one rising line, and the narrowest ranges are shortest ways between days. Where records came
 * late an older figure may not fit the newer ones: it is left out.
 */
export const seriesOf = (newestFirst: readonly Told[]): Series => {
  const days = new Set<number>()
  for (const { interval } of newestFirst) days.add(interval.from).add(interval.to)
  const ends = [...days].sort((one, other) => one - other)
  const size = ends.length
  const most = new Float64Array(size * size)
  for (let from = 0; from < size; from += 1)
    most.fill(Number.POSITIVE_INFINITY, from * size + from + 1, (from + 1) * size)
  const series = lineOf({ ends, most, isShared: false })
  for (const { interval, low, high } of newestFirst) series.tighten(interval, { low, high })
  return series
}

/**
 * `most`: how many more cases there can be up to one end than up to another, row by row; all shortest ways at any time. Where
 * it is shared, it is copied before it changes.
 */
type Line = { ends: readonly number[]; most: Float64Array; isShared: boolean }

const lineOf = ({ ends, most, isShared }: Line): Series => {
  const between = (from: number, to: number): number =>
    from < 0 || to < 0 || from >= ends.length || to >= ends.length
      ? Number.POSITIVE_INFINITY
      : (most[from * ends.length + to] ?? Number.POSITIVE_INFINITY)
  const bounds = ({ from, to }: Interval): Range => {
    const [begin, end] = [firstFrom(ends, from), firstFrom(ends, to)]
    const lastBegin = ends[begin] === from ? begin : begin - 1
    const lastEnd = ends[end] === to ? end : end - 1
    return { low: Math.max(0, -between(lastEnd, begin)), high: between(lastBegin, end) }
  }
  const own = (): void => {
    if (isShared) most = most.slice()
    isShared = false
  }
  const placeOf = (day: number): number => {
    const place = firstFrom(ends, day)
    if (ends[place] === day) return place
    const size = ends.length
    const more = new Float64Array((size + 1) * (size + 1))
    // A day between two ends has no fewer cases than the one before it and no more than the one after it.
    for (let from = 0; from <= size; from += 1)
      for (let to = 0; to <= size; to += 1) {
        const oldFrom = from < place ? from : from - 1
        const oldTo = to <= place ? to : to - 1
        more[from * (size + 1) + to] = from === to ? 0 : between(oldFrom, to < place ? to : oldTo)
      }
    ends = ends.toSpliced(place, 0, day)
    most = more
    isShared = false
    return place
  }
  /** Every way that becomes shorter by one more step goes through it. */
  const step = (from: number, to: number, length: number): void => {
    if (length >= between(from, to)) return
    own()
    const size = ends.length
    const starts: number[] = []
    const stops: number[] = []
    for (let place = 0; place < size; place += 1) {
      if (between(place, from) + length < between(place, to)) starts.push(place)
      if (length + between(to, place) < between(from, place)) stops.push(place)
    }
    for (const start of starts) {
      const begun = between(start, from) + length
      for (const stop of stops) {
        const at = start * size + stop
        most[at] = Math.min(most[at] ?? begun, begun + between(to, stop))
      }
    }
  }
  const fits = (interval: Interval, { low, high }: Range): boolean => {
    const known = bounds(interval)
    return Math.max(low, known.low) <= Math.min(high, known.high)
  }
  return {
    ends: () => ends,
    bounds,
    fits,
    tighten: (interval, range) => {
      const known = bounds(interval)
      if (range.low <= known.low && range.high >= known.high) return false
      if (!fits(interval, range)) return false
      // The later one first: to put in the earlier one moves it.
      placeOf(interval.to)
      const from = placeOf(interval.from)
      const to = placeOf(interval.to)
      step(from, to, range.high)
      step(to, from, -range.low)
      return true
    },
    isNarrowedBy: ({ interval, low, high }, { from, to }) => {
      const [begins, stops] = [firstFrom(ends, interval.from), firstFrom(ends, interval.to)]
      return [from, to].some((day) => {
        const through = firstFrom(ends, day)
        if (ends[through] !== day) return false
        return (
          between(begins, through) + between(through, stops) < high ||
          -(between(stops, through) + between(through, begins)) > low
        )
      })
    },
    copy: () => {
      isShared = true
      return lineOf({ ends, most, isShared: true })
    },
  }
}

/** The place of the first end on a day or after it. */
const firstFrom = (ends: readonly number[], day: number): number => {
  let [low, high] = [0, ends.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ends[middle] ?? 0) < day) low = middle + 1
    else high = middle
  }
  return low
}
