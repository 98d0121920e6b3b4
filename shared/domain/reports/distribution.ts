// Medians and percentiles, as a spreadsheet reckons them.

/**
 * The value below which a share (0 to 1) of the values lies, between two values in proportion; as PERCENTILE.INC and
 * MEDIAN do in a spreadsheet. Null without any value.
 */
export const percentile = (values: readonly number[], share: number): number | null => {
  const sorted = [...values].sort((one, other) => one - other)
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)]
  const above = sorted[Math.ceil(place)]
  return below === undefined || above === undefined ? null : below + (above - below) * (place - Math.floor(place))
}

/** Working minutes: a fortieth of a working day of eight hours. */
const FINEST = 12
/** So many steps lie in each doubling of the value: what is rounded to them is wrong by half a step at most. */
const STEPS = 20

/**
 * The bin of a length of time: the length rounded to a step. Up to 480 the steps are of 12; from there on they grow with the
 * length, 24 up to 960, 48 up to 1,920 and so on. So a bin is never further from what is in it than 6 or, where that is more,
 * one part in forty. There are few of them, so that what is read hardly grows with the number of cases.
 */
export const binOf = (length: number): number => {
  let step = FINEST
  while (length >= step * 2 * STEPS) step *= 2
  return Math.round(length / step) * step
}

/** Where a bin stands among all bins, from 0 on. */
export const placeOfBin = (bin: number): number => {
  let [step, before] = [FINEST, 0]
  for (; bin > step * 2 * STEPS; step *= 2) before += STEPS
  return before + bin / step
}

/** The bin that stands at a place. */
export const binAt = (place: number): number => {
  let [step, rest] = [FINEST, place]
  for (; rest > 2 * STEPS; step *= 2) rest -= STEPS
  return rest * step
}

/** How often each bin occurs. */
export type Histogram = ReadonlyMap<number, number>

/** As `percentile`, of lengths in bins: it is no further from that of the lengths themselves than a bin is from what is in it. */
export const percentileOfBins = (histogram: Histogram, share: number): number | null => {
  const bins = [...histogram].filter(([, times]) => times > 0).sort(([one], [other]) => one - other)
  const place = (bins.reduce((sum, [, times]) => sum + times, 0) - 1) * share
  const valueAt = (rank: number): number | undefined => {
    let upTo = 0
    return bins.find(([, times]) => {
      upTo += times
      return rank < upTo
    })?.[0]
  }
  const below = valueAt(Math.floor(place))
  const above = valueAt(Math.ceil(place))
  return place < 0 || below === undefined || above === undefined ? null : below + (above - below) * (place % 1)
}
