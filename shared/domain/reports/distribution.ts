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
