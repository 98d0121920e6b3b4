// The counts of a cell as the attributes of its item. Seven neighbouring bins of a histogram are one number, of five digits
// each: 38 are exact in DynamoDB, and adding to the number adds to each of the seven. No area has 100,000 cases of one role in
// a month, which would be more than a bin holds. So a cell of a million cases has hardly
// more attributes than one of a few hundred.
import type { Counts } from '../domain/reports/aggregates.ts'
import { CLOCK_NAMES, KEYS } from '../domain/reports/contributions.ts'
import { binAt, placeOfBin } from '../domain/reports/distribution.ts'
import { STAGES } from '../domain/reports/figures.ts'

const TOGETHER = 7
const DIGITS = 5
const BASE = 10n ** BigInt(DIGITS)
/** Between the histogram and the place of its seven bins; bins by themselves have a colon. */
const MARK = '|'

const HISTOGRAMS = new Set(STAGES.flatMap((stage) => CLOCK_NAMES.map((clock) => KEYS.stage(stage, clock))))

/** The attributes to add to for counts, with what to add. */
export const packed = (counts: Counts): Map<string, bigint> => {
  const attributes = new Map<string, bigint>()
  for (const [key, count] of Object.entries(counts)) {
    const histogram = key.slice(0, key.indexOf(':') + 1)
    const place = HISTOGRAMS.has(histogram) ? placeOfBin(Number(key.slice(histogram.length))) : undefined
    const name = place === undefined ? key : histogram.slice(0, -1) + MARK + Math.floor(place / TOGETHER)
    const amount = BigInt(count) * (place === undefined ? 1n : BASE ** BigInt(place % TOGETHER))
    attributes.set(name, (attributes.get(name) ?? 0n) + amount)
  }
  return attributes
}

// DynamoDB may write large numbers with an exponent.
const digitsOf = (number: string): string => {
  const [mantissa = '', exponent = '0'] = number.toUpperCase().split('E')
  const [whole = '', fraction = ''] = mantissa.split('.')
  return whole + fraction + '0'.repeat(Number(exponent) - fraction.length)
}

// The same few hundred attributes come again in every cell.
const remembered = new Map<string, readonly string[]>()
const keysOf = (name: string, mark: number): readonly string[] => {
  const known = remembered.get(name)
  if (known !== undefined) return known
  const first = Number(name.slice(mark + 1)) * TOGETHER
  const keys = Array.from({ length: TOGETHER }, (_, place) => `${name.slice(0, mark)}:${binAt(first + place)}`)
  remembered.set(name, keys)
  return keys
}

/** The counts of an item, from its attributes and their numbers as text. Counts are never below nothing in a histogram. */
export const unpacked = (attributes: Iterable<readonly [name: string, number: string]>): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const [name, number] of attributes) {
    const mark = name.indexOf(MARK)
    if (mark === -1) {
      counts[name] = Number(number)
      continue
    }
    const digits = number.includes('E') || number.includes('e') ? digitsOf(number) : number
    let end = digits.length
    for (const key of keysOf(name, mark)) {
      if (end <= 0) break
      const count = Number(digits.slice(Math.max(0, end - DIGITS), end))
      if (count !== 0) counts[key] = count
      end -= DIGITS
    }
  }
  return counts
}
