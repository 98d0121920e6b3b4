// Somebody who takes what a report shows of quantities and adds and subtracts it in every way that there is, to be left with
// what belongs to a few cases. Exhaustive in the groups that are left, so for few of them.

/** A quantity of a group: how many cases it is truly of, and whether the report shows it. */
export type Part = { cases: number; isShown: boolean }

/** Of so many cases or fewer nothing may be known. */
const FEW = 4

/**
 * Every few cases whose quantity is left: the parts add up to a total, which is shown or not. What is known are sums of parts,
 * as rows of ones; what can be made of them by adding and subtracting has nothing but a few cases in it.
 */
export const leftOver = (parts: readonly Part[], isTotalShown: boolean): number[][] => {
  const own = parts.filter(({ cases }) => cases > 0)
  const known = own.flatMap(({ isShown }, place) => (isShown ? [own.map((_, at) => (at === place ? 1 : 0))] : []))
  if (isTotalShown) known.push(own.map(() => 1))
  const all = rankOf(known)
  return subsetsOf(own.length).filter((subset) => {
    const cases = subset.reduce((sum, place) => sum + (own[place]?.cases ?? 0), 0)
    if (cases === 0 || cases > FEW) return false
    const others = known.map((row) => row.filter((_, at) => !subset.includes(at)))
    return rankOf(others) < all
  })
}

const subsetsOf = (size: number): number[][] =>
  Array.from({ length: 2 ** size - 1 }, (_, chosen) =>
    Array.from({ length: size }, (_each, place) => place).filter((place) => ((chosen + 1) >> place) % 2 === 1),
  )

/** How many rows say something of their own. */
const rankOf = (rows: readonly (readonly number[])[]): number => {
  const left = rows.map((row) => [...row])
  let rank = 0
  for (let column = 0; column < (left[0]?.length ?? 0); column += 1) {
    const pivot = left.findIndex((row, at) => at >= rank && Math.abs(row[column] ?? 0) > 1e-9)
    const row = left[pivot]
    if (row === undefined) continue
    left.splice(pivot, 1)
    left.splice(rank, 0, row)
    for (const other of left.slice(rank + 1)) {
      const times = (other[column] ?? 0) / (row[column] ?? 1)
      for (const [at, value] of row.entries()) other[at] = (other[at] ?? 0) - value * times
    }
    rank += 1
  }
  return rank
}
