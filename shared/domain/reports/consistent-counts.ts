// What could the counts behind published figures be? Counts that hang together, each within the range that its figure leaves
// open, and a search for other counts that would have been published alike.

/** One count: what it truly is, and the range that whoever reads its figure knows it to lie in. */
export type RangedCount = { count: number; low: number; high: number }

/** A whole and the parts that add up to it, by their places among the counts. */
export type Adding = { whole: number; parts: readonly number[] }

export type CountSystem = {
  counts: readonly RangedCount[]
  equations: readonly Term[][]
  /** The equations that each count stands in. */
  equationsOf: readonly { equation: number; sign: number }[][]
}
type Term = { count: number; sign: number }

/** Counts with all that is known of how they add up. */
export const countSystem = (counts: readonly RangedCount[], adding: readonly Adding[]): CountSystem => {
  const equations = adding.map(({ whole, parts }): Term[] => [
    { count: whole, sign: 1 },
    ...parts.map((count) => ({ count, sign: -1 })),
  ])
  const equationsOf = counts.map((): { equation: number; sign: number }[] => [])
  for (const [equation, terms] of equations.entries())
    for (const { count, sign } of terms) equationsOf[count]?.push({ equation, sign })
  return { counts, equations, equationsOf }
}

/** States looked at before a search is given up, which counts as not found. */
const MOST_STATES = 400

/**
 * Whether a count could be so many different numbers, its true one among them. Each is proved by counts that fit every range
 * and every sum, one step away from the last; what is not found within bounds is taken not to be there.
 */
export const couldBe = (system: CountSystem, place: number, howMany: number): boolean => {
  let found = 1
  for (const by of [1, -1]) {
    const moved: Moves = new Map()
    while (found < howMany) {
      const steps = step(system, moved, place, by)
      if (steps === undefined) break
      for (const [count, more] of steps) moved.set(count, (moved.get(count) ?? 0) + more)
      found += 1
    }
  }
  return found >= howMany
}

/** By how much counts differ from the true ones, by place. */
type Moves = Map<number, number>
/** Counts on their way: what was moved, and by how much each sum that no longer adds up is out. */
type State = { moves: Moves; excess: Map<number, number> }

/** Moves one count by 1 and others with it until all adds up again; undefined when no way is found. */
const step = (system: CountSystem, moved: Moves, place: number, by: number): Moves | undefined => {
  const { counts, equations, equationsOf } = system
  const seen = new Set<string>()
  // Waiting states by how many sums are out: those with fewest are gone on with first.
  const waiting: State[][] = []

  const lengthOf = (equation: number): number => equations[equation]?.length ?? 0
  const after = ({ moves, excess }: State, count: number, by: number): State | undefined => {
    const { low, high, count: truth } = counts[count] ?? { low: 0, high: 0, count: 0 }
    const own = moves.get(count) ?? 0
    const next = truth + (moved.get(count) ?? 0) + own + by
    if (next < low || next > high || own * by < 0) return undefined
    const out = new Map(excess)
    for (const { equation, sign } of equationsOf[count] ?? []) {
      const left = (out.get(equation) ?? 0) + sign * by
      if (left === 0) out.delete(equation)
      else out.set(equation, left)
    }
    return { moves: new Map(moves).set(count, own + by), excess: out }
  }
  const wait = (state: State | undefined): void => {
    if (state === undefined) return
    const key = [...state.excess].toSorted(([one], [other]) => one - other).join(' ')
    if (seen.has(key)) return
    seen.add(key)
    const alike = (waiting[state.excess.size] ??= [])
    alike.push(state)
  }

  wait(after({ moves: new Map(), excess: new Map() }, place, by))
  for (let looked = 0; looked < MOST_STATES; looked += 1) {
    const state = waiting.find((alike) => alike !== undefined && alike.length > 0)?.pop()
    if (state === undefined) return undefined
    // The sum with fewest counts first: there is least to choose from.
    const [equation, left] =
      [...state.excess].toSorted(([one], [other]) => lengthOf(one) - lengthOf(other) || one - other)[0] ?? []
    if (equation === undefined || left === undefined) return state.moves
    for (const { count, sign } of equations[equation] ?? [])
      if (count !== place) wait(after(state, count, left > 0 ? -sign : sign))
  }
  return undefined
}
