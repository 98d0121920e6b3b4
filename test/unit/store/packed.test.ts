// The counts of a cell as attributes: whatever is added and taken back, what is read is the sum.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { binOf } from '../../../shared/domain/reports/distribution.ts'
import { packed, unpacked } from '../../../shared/store/packed.ts'

const MOST = 99_999

/** The attributes of an item to which all of these were added, as the table gives them. */
const stored = (all: readonly Record<string, number>[]): [string, string][] => {
  const sums = new Map<string, bigint>()
  for (const counts of all) for (const [name, amount] of packed(counts)) sums.set(name, (sums.get(name) ?? 0n) + amount)
  return [...sums].map(([name, sum]) => [name, String(sum)])
}
const withoutNothing = (counts: Record<string, number>) =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0))

const counts = fc.dictionary(
  fc.oneof(
    fc.constantFrom('received', 'spent-ra-provider', 'left-P2:2026-03-01', 'unopened:other'),
    fc
      .tuple(fc.constantFrom('ra-net:', 'ra-gross:', 're-net:'), fc.nat({ max: 300_000 }))
      .map(([histogram, length]) => histogram + binOf(length)),
  ),
  fc.integer({ min: 1, max: 1_000 }),
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
        expect(withoutNothing(unpacked(stored([...negative, ...kept, ...takenBack])))).toEqual(expected)
      }),
    )
  })

  it('stay within the 38 digits of a number, seven bins to an attribute, each up to five digits', () => {
    const full = Object.fromEntries([0, 5, 10, 15, 20, 25, 30].map((bin) => [`ra-net:${bin}`, MOST]))
    const [[name, number] = ['', ''], ...more] = stored([full])
    expect([name, number.length, more]).toEqual(['ra-net|0', 35, []])
    expect(unpacked([[name, number]])).toEqual(full)
  })

  it('are read when the number is written with an exponent', () => {
    expect(unpacked([['ra-net|1', '3E+20']])).toEqual({ 'ra-net:55': 3 })
    expect(unpacked([['ra-net|1', '1.2E+6']])).toEqual({ 'ra-net:40': 12 })
  })
})
