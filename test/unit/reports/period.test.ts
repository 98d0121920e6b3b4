// A period as the cells that it is read from, as far as it has come, and the same period before it.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Period, periodBefore, type PeriodKeys, periodKeys, soFar } from '../../../shared/domain/reports/period.ts'
import { daysAfter } from '../../../shared/domain/time.ts'

describe('the cells of a period', () => {
  const rows: [string, Period, PeriodKeys][] = [
    ['a day', { from: '2026-03-02', to: '2026-03-02' }, { months: [], days: ['2026-03-02'] }],
    ['a whole month', { from: '2026-02-01', to: '2026-02-28' }, { months: ['2026-02'], days: [] }],
    ['February of a leap year', { from: '2028-02-01', to: '2028-02-28' }, { months: [], days: expect.any(Array) }],
    [
      'months with days at both edges',
      { from: '2025-11-30', to: '2026-02-02' },
      { months: ['2025-12', '2026-01'], days: ['2025-11-30', '2026-02-01', '2026-02-02'] },
    ],
    ['a period that ends before it starts', { from: '2026-03-02', to: '2026-03-01' }, { months: [], days: [] }],
  ]

  it.each(rows)('%s', (_, period, keys) => {
    expect(periodKeys(period)).toEqual(keys)
  })

  it('have each of its days once, and at most 60 days beside the months', () => {
    fc.assert(
      fc.property(fc.nat({ max: 4_000 }), fc.nat({ max: 3_700 }), (start, length) => {
        const from = daysAfter('2020-01-01', start)
        const { months, days } = periodKeys({ from, to: daysAfter(from, length) })
        expect(days.length).toBeLessThanOrEqual(60)
        const covered = Array.from({ length: length + 1 }, (_, day) => daysAfter(from, day)).filter(
          (day) => !days.includes(day) && !months.includes(day.slice(0, 7)),
        )
        expect(covered).toEqual([])
        expect(days.filter((day) => months.includes(day.slice(0, 7)))).toEqual([])
        expect(new Set([...days, ...months]).size).toBe(days.length + months.length)
      }),
      { numRuns: 100 },
    )
  })
})

describe('the period before', () => {
  const rows: [Period, Period][] = [
    [
      { from: '2026-03-01', to: '2026-03-31' },
      { from: '2026-02-01', to: '2026-02-28' },
    ],
    [
      { from: '2026-01-01', to: '2026-12-31' },
      { from: '2025-01-01', to: '2025-12-31' },
    ],
    [
      { from: '2026-04-01', to: '2026-06-30' },
      { from: '2026-01-01', to: '2026-03-31' },
    ],
    [
      { from: '2026-03-02', to: '2026-03-08' },
      { from: '2026-02-23', to: '2026-03-01' },
    ],
    [
      { from: '2026-03-01', to: '2026-03-01' },
      { from: '2026-02-28', to: '2026-02-28' },
    ],
  ]

  it.each(rows)('of $from to $to', (period, before) => {
    expect(periodBefore(period)).toEqual(before)
  })
})

describe('a period so far', () => {
  it('ends today, and is none while it is all to come', () => {
    const march = { from: '2026-03-01', to: '2026-03-31' }
    expect(soFar(march, '2026-03-15')).toEqual({ from: '2026-03-01', to: '2026-03-15' })
    expect(soFar(march, '2026-04-15')).toEqual(march)
    expect(soFar(march, '2026-02-28')).toBeUndefined()
  })
})
