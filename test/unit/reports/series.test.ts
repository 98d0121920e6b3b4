// What several periods tell of any other: the narrowest ranges that a rising line leaves.
import { describe, expect, it } from 'vitest'
import { seriesOf, type Told } from '../../../shared/domain/reports/series.ts'

const told = (from: number, to: number, low: number, high: number): Told => ({ interval: { from, to }, low, high })

describe('what is known of a period', () => {
  it.each<[string, Told[], [number, number], object]>([
    ['nothing where nothing was told', [], [0, 10], { low: 0, high: Number.POSITIVE_INFINITY }],
    ['what was told of it', [told(0, 10, 3, 7)], [0, 10], { low: 3, high: 7 }],
    ['no more than of one that it lies within', [told(0, 10, 3, 7)], [2, 4], { low: 0, high: 7 }],
    [
      'no less than of one that lies within it',
      [told(2, 4, 3, 7)],
      [0, 10],
      { low: 3, high: Number.POSITIVE_INFINITY },
    ],
    ['the sum of those that make it up', [told(0, 10, 3, 7), told(10, 20, 1, 2)], [0, 20], { low: 4, high: 9 }],
    [
      'what is left of a whole',
      [told(0, 30, 13, 17), told(0, 10, 8, 12), told(20, 30, 8, 12)],
      [10, 20],
      { low: 0, high: 1 },
    ],
    [
      'where periods cross',
      [told(0, 20, 13, 17), told(10, 30, 13, 17), told(0, 30, 18, 22)],
      [10, 20],
      { low: 4, high: 16 },
    ],
    ['what is newer, where both cannot be', [told(0, 10, 8, 12), told(0, 10, 5, 7)], [0, 10], { low: 8, high: 12 }],
  ])('is %s', (_what, all, [from, to], expected) => {
    expect(seriesOf(all).bounds({ from, to })).toEqual(expected)
  })

  it('is taken in, where it is news', () => {
    const series = seriesOf([told(0, 30, 10, 20)])
    expect(series.tighten({ from: 0, to: 30 }, { low: 8, high: 25 })).toBe(false)
    expect(series.tighten({ from: 0, to: 10 }, { low: 9, high: 12 })).toBe(true)
    expect(series.bounds({ from: 10, to: 30 })).toEqual({ low: 0, high: 11 })
    expect(series.tighten({ from: 10, to: 30 }, { low: 12, high: 15 })).toBe(false)
  })
})
