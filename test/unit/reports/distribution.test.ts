// Medians and percentiles of lengths that were put in bins, against those of the lengths themselves.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { binAt, binOf, percentile, percentileOfBins, placeOfBin } from '../../../shared/domain/reports/distribution.ts'

const inBins = (lengths: readonly number[]) => {
  const histogram = new Map<number, number>()
  for (const length of lengths) histogram.set(binOf(length), (histogram.get(binOf(length)) ?? 0) + 1)
  return histogram
}

const anyLength = fc.oneof(
  fc.nat({ max: 2_000 }),
  fc.double({ min: 0, max: 300_000, noNaN: true }),
  fc.constantFrom(0, 480, 960, 2_160, 4_800),
)

/** Working minutes: 6 of them, or one part in forty. */
const bound = (exact: number): number => Math.max(6, exact / 40) + 1e-9

describe('a bin of lengths', () => {
  const rows: [number, number][] = [
    [0, 0],
    [5.9, 0],
    [6, 12],
    [240, 240],
    [245, 240],
    [474, 480],
    [480, 480],
    [491, 480],
    [492, 504],
    [960, 960],
    [985, 1_008],
    [2_160, 2_208],
    [4_800, 4_800],
    [240_000, 239_616],
  ]

  it.each(rows)('puts %d working minutes at %d', (length, bin) => {
    expect(binOf(length)).toBe(bin)
  })

  it('is within 6 minutes or one part in forty of what is in it', () => {
    fc.assert(
      fc.property(anyLength, (length) => {
        expect(Math.abs(binOf(length) - length)).toBeLessThanOrEqual(bound(length))
      }),
      { numRuns: 5_000 },
    )
  })

  it('is one of few: no more than 230 for as long as 500 working days', () => {
    const bins = new Set<number>()
    for (let length = 0; length <= 240_000; length += 1) bins.add(binOf(length))
    expect(bins.size).toBeLessThanOrEqual(230)
  })
})

describe('a percentile of lengths in bins', () => {
  it('is within the same bound of that of the lengths', () => {
    fc.assert(
      fc.property(fc.array(anyLength, { minLength: 1, maxLength: 60 }), fc.constantFrom(0.5, 0.9), (lengths, share) => {
        const sorted = [...lengths].sort((one, other) => one - other)
        const exact = percentile(lengths, share)!
        // Between two lengths the bound is that of the longer.
        const longer = sorted[Math.ceil((sorted.length - 1) * share)]!
        expect(Math.abs(percentileOfBins(inBins(lengths), share)! - exact)).toBeLessThanOrEqual(bound(longer))
      }),
      { numRuns: 3_000 },
    )
  })

  it('is exact where every length is a bin', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 40 }),
        fc.constantFrom(0.5, 0.9),
        (steps, share) => {
          const lengths = steps.map((each) => each * 12)
          expect(percentileOfBins(inBins(lengths), share)).toBeCloseTo(percentile(lengths, share)!, 9)
        },
      ),
    )
  })

  it('is none without a length', () => {
    expect(percentileOfBins(new Map(), 0.5)).toBeNull()
    expect(percentileOfBins(new Map([[480, 0]]), 0.9)).toBeNull()
  })
})

describe('the place of a bin', () => {
  it('is a whole number that leads back to it, and follows that of the bin before', () => {
    fc.assert(
      fc.property(anyLength, (length) => {
        const place = placeOfBin(binOf(length))
        expect(Number.isInteger(place)).toBe(true)
        expect(binAt(place)).toBe(binOf(length))
        expect(placeOfBin(binAt(place + 1))).toBe(place + 1)
      }),
    )
  })
})
