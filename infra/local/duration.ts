// Reads ISO 8601 durations as the clock endpoint takes them.

const pattern = /^P(?!$)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d{1,3})?)S)?)?$/
const unitMs = [7 * 86_400_000, 86_400_000, 3_600_000, 60_000, 1000]

/** Milliseconds of `PT4H`, `P2D`, `P1DT30M`; undefined for anything else. Months and years have no fixed length and are none. */
export function parseDuration(text: string): number | undefined {
  const found = pattern.exec(text)
  if (found === null) return undefined
  return unitMs.reduce((sum, unit, index) => sum + Number(found[index + 1] ?? 0) * unit, 0)
}
