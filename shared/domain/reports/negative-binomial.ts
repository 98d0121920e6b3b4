// The negative binomial distribution: counts whose spread is wider than that of chance alone at a steady rate. Told by its
// mean and its variance; a variance no greater than the mean is the Poisson distribution.

export type Spread = { mean: number; variance: number }

/** The logarithms of the probabilities of 0, 1, 2, …, each from the one before, so that none underflows on the way. */
function* logProbabilities({ mean, variance }: Spread): Generator<number, never, void> {
  const excess = variance - mean
  const isPoisson = excess <= mean * 1e-9
  const size = isPoisson ? Number.POSITIVE_INFINITY : mean ** 2 / excess
  let log = isPoisson ? -mean : -size * Math.log1p(mean / size)
  for (let count = 0; ; count += 1) {
    yield log
    log += isPoisson ? Math.log(mean / (count + 1)) : Math.log(((count + size) / (count + 1)) * (mean / (size + mean)))
  }
}

/** The probability of no more than a count, a whole number; none of fewer than nothing. */
export const probabilityUpTo = (count: number, spread: Spread): number => {
  if (count < 0) return 0
  if (spread.mean <= 0) return 1
  let sum = 0
  let next = 0
  for (const log of logProbabilities(spread)) {
    if (next > count) break
    sum += Math.exp(log)
    next += 1
  }
  return Math.min(1, sum)
}

/** The least count with which the probability of no more than it is greater than a share (over 0, under 1). */
export const leastCountOver = (share: number, spread: Spread): number => {
  if (spread.mean <= 0) return 0
  let sum = 0
  let count = 0
  for (const log of logProbabilities(spread)) {
    sum += Math.exp(log)
    // Where so small a tail is left that it is lost in rounding, nothing more is to come.
    if (sum > share || (count > spread.mean && log < -700)) break
    count += 1
  }
  return count
}
