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
  /** Takes in what else has become known; whether it was anything. What does not fit the rest is not taken. */
  tighten: (interval: Interval, range: Range) => boolean
  /** Whether what was told becomes narrower by a way through one of the ends of another period. */
  isNarrowedBy: (told: Told, by: Interval) => boolean
}

/**
 * The series of what was told, newest first. Cases up to a day only ever grow in number, so each period that was told is a
 * difference between two days of one rising line, and the narrowest ranges are shortest ways between days. Where records came
 * late an older figure may not fit the newer ones: it is left out.
 */
export const seriesOf = (newestFirst: readonly Told[]): Series => {
  let told = [...newestFirst]
  let line = lineOf(told)
  if (!line.holds) {
    told = []
    for (const each of newestFirst) if (lineOf([...told, each]).holds) told.push(each)
    line = lineOf(told)
  }
  const bounds = ({ from, to }: Interval): Range => {
    const { ends, most } = line
    return {
      low: Math.max(0, -most(lastUpTo(ends, to), firstFrom(ends, from))),
      high: most(lastUpTo(ends, from), firstFrom(ends, to)),
    }
  }
  return {
    ends: () => line.ends,
    bounds,
    tighten: (interval, { low, high }) => {
      const known = bounds(interval)
      if (low <= known.low && high >= known.high) return false
      const tighter = { interval, low: Math.max(low, known.low), high: Math.min(high, known.high) }
      if (tighter.low > tighter.high) return false
      told.push(tighter)
      line = lineOf(told)
      return true
    },
    isNarrowedBy: ({ interval, low, high }, { from, to }) => {
      const [begins, ends] = [line.ends.indexOf(interval.from), line.ends.indexOf(interval.to)]
      return [from, to].some((day) => {
        const through = line.ends.indexOf(day)
        return (
          line.most(begins, through) + line.most(through, ends) < high ||
          -(line.most(ends, through) + line.most(through, begins)) > low
        )
      })
    },
  }
}

const lastUpTo = (ends: readonly number[], day: number): number => {
  let place = ends.length - 1
  while (place >= 0 && (ends[place] ?? 0) > day) place -= 1
  return place
}
const firstFrom = (ends: readonly number[], day: number): number => ends.findIndex((end) => end >= day)

type Line = {
  ends: number[]
  /** False where what was told contradicts itself. */
  holds: boolean
  /** How many more cases there can be up to one end than up to another, by their places; a place of -1 is unknown. */
  most: (from: number, to: number) => number
}

const lineOf = (told: readonly Told[]): Line => {
  const ends = [...new Set(told.flatMap(({ interval: { from, to } }) => [from, to]))].sort((one, other) => one - other)
  const places = new Map(ends.map((end, place) => [end, place]))
  const shortest = new Map<string, number>()
  const starts: number[] = []
  const stops: number[] = []
  const lengths: number[] = []
  const arc = (from: number, to: number, length: number): void => {
    if (!Number.isFinite(length)) return
    const key = `${from} ${to}`
    const at = shortest.get(key)
    if (at !== undefined) {
      lengths[at] = Math.min(lengths[at] ?? length, length)
      return
    }
    shortest.set(key, starts.length)
    starts.push(from)
    stops.push(to)
    lengths.push(length)
  }
  for (let place = 1; place < ends.length; place += 1) arc(place, place - 1, 0)
  for (const { interval, low, high } of told) {
    const [from = 0, to = 0] = [places.get(interval.from), places.get(interval.to)]
    arc(from, to, high)
    arc(to, from, -low)
  }
  /** Shortest ways by Bellman and Ford; undefined where a way round gets ever shorter, which is a contradiction. */
  const ways = (begin: (place: number) => number): Float64Array | undefined => {
    const reached = Float64Array.from(ends, (_, place) => begin(place))
    for (let round = 0; round <= ends.length; round += 1) {
      let isMoved = false
      for (let at = 0; at < starts.length; at += 1) {
        const to = stops[at] ?? 0
        const length = (reached[starts[at] ?? 0] ?? 0) + (lengths[at] ?? 0)
        if (length < (reached[to] ?? 0)) {
          reached[to] = length
          isMoved = true
        }
      }
      if (!isMoved) return reached
    }
    return undefined
  }
  const from = new Map<number, Float64Array>()
  return {
    ends,
    holds: ways(() => 0) !== undefined,
    most: (begins, stopsAt) => {
      if (begins < 0 || stopsAt < 0) return Number.POSITIVE_INFINITY
      const known = from.get(begins) ?? ways((place) => (place === begins ? 0 : Number.POSITIVE_INFINITY))
      if (known === undefined) throw new Error('Figures that contradict each other are not to be read')
      from.set(begins, known)
      return known[stopsAt] ?? Number.POSITIVE_INFINITY
    },
  }
}
