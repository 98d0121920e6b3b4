// When the monthly report goes, and which month it is about.
import { describe, expect, it } from 'vitest'
import { ENGLAND_AND_WALES } from '../../../shared/domain/clocks/calendar.ts'
import { mailedAt, monthBefore, nextMail, reportDue } from '../../../shared/domain/reports/monthly.ts'

describe('the monthly report', () => {
  it.each([
    ['a working day in winter', '2026-12-15', '2026-12-01T08:00:00.000Z'],
    ['a working day in summer, by the clock in London', '2026-07-20', '2026-07-01T07:00:00.000Z'],
    ['after a weekend', '2026-08-31', '2026-08-03T07:00:00.000Z'],
    ['after New Year’s Day', '2027-01-20', '2027-01-04T08:00:00.000Z'],
    ['after Easter', '2029-04-20', '2029-04-03T07:00:00.000Z'],
    ['on the day after the clocks change', '2025-10-31', '2025-10-01T07:00:00.000Z'],
    ['beyond the calendar, where weekends still are known', '2050-05-20', '2050-05-02T07:00:00.000Z'],
  ])('goes on the first working day: %s', (_, date, at) => {
    expect(mailedAt(date, ENGLAND_AND_WALES)).toBe(at)
  })

  it.each([
    ['2026-12-01', { from: '2026-11-01', to: '2026-11-30' }],
    ['2027-01-31', { from: '2026-12-01', to: '2026-12-31' }],
    ['2028-03-15', { from: '2028-02-01', to: '2028-02-29' }],
  ])('is on %s about the whole month before', (date, period) => {
    expect(monthBefore(date)).toEqual(period)
  })

  it.each([
    ['2026-08-01T12:00:00.000Z', undefined, '2026-08-03T07:00:00.000Z'],
    ['2026-08-03T06:59:59.999Z', undefined, '2026-08-03T07:00:00.000Z'],
    ['2026-08-03T07:00:00.000Z', '2026-07-01', '2026-09-01T07:00:00.000Z'],
    ['2026-08-31T22:59:00.000Z', '2026-07-01', '2026-09-01T07:00:00.000Z'],
    // In London it is September by then.
    ['2026-08-31T23:01:00.000Z', undefined, '2026-09-01T07:00:00.000Z'],
    ['2026-12-31T12:00:00.000Z', '2026-11-01', '2027-01-04T08:00:00.000Z'],
  ])('at %s is due for the month from %s, and comes next at %s', (at, from, next) => {
    expect(reportDue(at, ENGLAND_AND_WALES)?.from).toBe(from)
    expect(nextMail(at, ENGLAND_AND_WALES)).toBe(next)
  })
})
