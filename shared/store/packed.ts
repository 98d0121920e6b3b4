// The counts of a cell as the attributes of its item. A key that goes on with a place, a bin of a histogram or a day, shares one
// number with its neighbours: seven places of five digits each, of the 38 that DynamoDB keeps exactly, and adding to the number
// adds to each of the seven. So a cell of a million cases has hardly more attributes than one of a few thousand. A place counts
// from -49,999 to 49,999: no area has 50,000 cases of one role that take equally long in a month, or were received on one day.
import { PRIORITIES } from '../domain/clocks/policy.ts'
import type { Counts } from '../domain/reports/aggregates.ts'
import { CLOCK_NAMES, KEYS } from '../domain/reports/contributions.ts'
import { binAt, placeOfBin } from '../domain/reports/distribution.ts'
import { STAGES } from '../domain/reports/figures.ts'
import { daysAfter, epochMs } from '../domain/time.ts'

const TOGETHER = 7
const DIGITS = 5
const BASE = 10 ** DIGITS
/** Between the key and the number of its seven places; places by themselves have a colon. */
const MARK = '|'

/** Which place it is that a key goes on with, and how the key goes on at a place. */
type Places = { placeOf: (rest: string) => number; restAt: (place: number) => string }
const BINS: Places = { placeOf: (bin) => placeOfBin(Number(bin)), restAt: (place) => String(binAt(place)) }
const DAY_MS = 86_400_000
const DAYS: Places = {
  placeOf: (day) => epochMs(day) / DAY_MS,
  restAt: (place) => daysAfter('1970-01-01', place),
}

const PLACES = new Map<string, Places>([
  ...STAGES.flatMap((stage) => CLOCK_NAMES.map((clock) => [KEYS.stage(stage, clock), BINS] as const)),
  ...PRIORITIES.flatMap((priority) =>
    [KEYS.waits(priority), KEYS.stoppedWaiting(priority)].map((key) => [key, DAYS] as const),
  ),
])

/** The attributes to add to for counts, with what to add. */
export const packed = (counts: Counts): Map<string, bigint> => {
  const attributes = new Map<string, bigint>()
  for (const [key, count] of Object.entries(counts)) {
    const series = key.slice(0, key.indexOf(':') + 1)
    const place = PLACES.get(series)?.placeOf(key.slice(series.length))
    const name = place === undefined ? key : series.slice(0, -1) + MARK + Math.floor(place / TOGETHER)
    const amount = BigInt(count) * (place === undefined ? 1n : BigInt(BASE) ** BigInt(place % TOGETHER))
    attributes.set(name, (attributes.get(name) ?? 0n) + amount)
  }
  return attributes
}

// DynamoDB may write large numbers with an exponent.
const digitsOf = (number: string): string => {
  if (!/e/i.test(number)) return number
  const [mantissa = '', exponent = '0'] = number.toUpperCase().split('E')
  const [whole = '', fraction = ''] = mantissa.split('.')
  return whole + fraction + '0'.repeat(Number(exponent) - fraction.length)
}

// The same few hundred attributes come again in every cell.
const remembered = new Map<string, readonly string[]>()
const keysOf = (name: string, mark: number): readonly string[] => {
  const known = remembered.get(name)
  if (known !== undefined) return known
  const series = `${name.slice(0, mark)}:`
  const places = PLACES.get(series)
  if (places === undefined) throw new Error('A cell of the reports has an attribute that cannot be read')
  const first = Number(name.slice(mark + 1)) * TOGETHER
  const keys = Array.from({ length: TOGETHER }, (_, place) => series + places.restAt(first + place))
  remembered.set(name, keys)
  return keys
}

/** Adds the counts of an item to others, in place, from its attributes and their numbers as text. */
export const addUnpacked = (
  counts: Record<string, number>,
  attributes: Iterable<readonly [name: string, number: string]>,
): void => {
  for (const [name, number] of attributes) {
    const mark = name.indexOf(MARK)
    if (mark === -1) {
      counts[name] = (counts[name] ?? 0) + Number(number)
      continue
    }
    const sign = number.startsWith('-') ? -1 : 1
    const digits = digitsOf(sign === 1 ? number : number.slice(1))
    let end = digits.length
    let carried = 0
    for (const key of keysOf(name, mark)) {
      if (end <= 0 && carried === 0) break
      const above = Number(digits.slice(Math.max(0, end - DIGITS), Math.max(0, end))) + carried
      // What is below nothing at a place was borrowed from the next one.
      carried = above > BASE / 2 ? 1 : 0
      const count = above - carried * BASE
      if (count !== 0) counts[key] = (counts[key] ?? 0) + sign * count
      end -= DIGITS
    }
  }
}
