// Measures pieces of work in a closed loop: so many under way at once, each followed by the next.

/** How long each piece took, and how long all of them, in milliseconds. */
export type Measured = { each: number[]; whole: number }

/** Carries out every piece, `atOnce` of them under way at any time. */
export const measure = async (atOnce: number, pieces: readonly (() => Promise<void>)[]): Promise<Measured> => {
  const each: number[] = []
  const waiting = pieces.values()
  const began = performance.now()
  const work = async (): Promise<void> => {
    for (const piece of waiting) {
      const started = performance.now()
      await piece()
      each.push(performance.now() - started)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return { each, whole: performance.now() - began }
}

/** Several measurements of the same thing as one. */
export const together = (parts: readonly Measured[]): Measured => ({
  each: parts.flatMap(({ each }) => each),
  whole: parts.reduce((sum, { whole }) => sum + whole, 0),
})

/** The value that `share` (0 to 1) of the values do not exceed, by the nearest rank. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.max(Math.ceil(share * sorted.length) - 1, 0)] ?? Number.NaN
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** Pieces a second. */
export const perSecond = ({ each, whole }: Measured): number => (each.length / whole) * 1000
