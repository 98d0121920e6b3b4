// The counts of a cell as attributes: whatever is added and taken back, what is read is the sum.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { binOf } from '../../../shared/domain/reports/distribution.ts'
import { daysAfter } from '../../../shared/domain/time.ts'
import { addUnpacked, packed } from '../../../shared/store/packed.ts'

const MOST = 49_999

/** The attributes of an item to which all of these were added, as the table gives them. */
const stored = (all: readonly Record<string, number>[]): [string, string][] => {
  const sums = new Map<string, bigint>()
  for (const counts of all) for (const [name, amount] of packed(counts)) sums.set(name, (sums.get(name) ?? 0n) + amount)
  return [...sums].map(([name, sum]) => [name, String(sum)])
}
const unpacked = (attributes: readonly [string, string][]): Record<string, number> => {
  const counts: Record<string, number> = {}
  addUnpacked(counts, attributes)
  return counts
}
const withoutNothing = (counts: Record<string, number>) =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0))

const counts = fc.dictionary(
  fc.oneof(
    fc.constantFrom('received', 'delay-ra-provider', 'unopened:other'),
    fc
      .tuple(fc.constantFrom('left-P2:', 'waits-P1:'), fc.nat({ max: 40_000 }))
      .map(([series, days]) => series + daysAfter('1970-01-01', days)),
    fc
      .tuple(fc.constantFrom('ra-net:', 'ra-gross:', 're-net:'), fc.nat({ max: 300_000 }))
      .map(([histogram, length]) => histogram + binOf(length)),
  ),
  fc.integer({ min: -1_000, max: 1_000 }),
)

describe('the counts of a cell', () => {
  it('come out as the sum of what was added and not taken back', () => {
    fc.assert(
      fc.property(fc.array(counts, { maxLength: 8 }), fc.array(counts, { maxLength: 4 }), (kept, takenBack) => {
        const expected: Record<string, number> = {}
        for (const each of kept)
          for (const [key, count] of Object.entries(each)) expected[key] = (expected[key] ?? 0) + count
        const negative = takenBack.map((each) =>
          Object.fromEntries(Object.entries(each).map(([key, count]) => [key, -count])),
        )
        // The order of what is added and taken back is any.
        expect(withoutNothing(unpacked(stored([...negative, ...kept, ...takenBack])))).toEqual(withoutNothing(expected))
      }),
    )
  })

  it('stay within the 38 digits of a number, seven places to an attribute, each up to 49,999 above or below nothing', () => {
    for (const most of [MOST, -MOST]) {
      const full = Object.fromEntries([0, 12, 24, 36, 48, 60, 72].map((bin) => [`ra-net:${bin}`, most]))
      const [[name, number] = ['', ''], ...more] = stored([full])
      expect([name, number.replace('-', '').length, more]).toEqual(['ra-net|0', 35, []])
      expect(unpacked([[name, number]])).toEqual(full)
    }
  })

  it('may be below nothing beside others that are above: who came to a waiting list later is taken from those that left', () => {
    const left = { 'left-P2:2026-03-05': -1, 'left-P2:2026-03-06': 2, 'left-P2:2026-03-07': -3 }
    expect(stored([left])).toHaveLength(1)
    expect(unpacked(stored([left]))).toEqual(left)
  })

  it('are read when the number is written with an exponent', () => {
    expect(unpacked([['ra-net|1', '3E+20']])).toEqual({ 'ra-net:132': 3 })
    expect(unpacked([['ra-net|1', '1.2E+6']])).toEqual({ 'ra-net:96': 12 })
    expect(unpacked([['ra-net|1', '-3E+20']])).toEqual({ 'ra-net:132': -3 })
  })

  it('are added to what is there', () => {
    const counts = { received: 2, 'ra-net:84': 1 }
    addUnpacked(counts, [
      ['received', '3'],
      ['ra-net|1', '4'],
    ])
    expect(counts).toEqual({ received: 5, 'ra-net:84': 5 })
  })

  it('are refused under an attribute that no series has', () => {
    expect(() => unpacked([['nonsense|1', '4']])).toThrow('cannot be read')
  })
})
