// When a schedule is next due.
import { describe, expect, it } from 'vitest'
import { parseSchedule } from '../../../infra/local/schedule-expression.ts'

function nextDue(expression: string, timeZone: string, after: string): string | undefined {
  const startedAt = Date.parse('2026-11-22T10:05:00Z')
  const due = parseSchedule(expression, timeZone, startedAt)(Date.parse(after))
  return due === undefined ? undefined : new Date(due).toISOString().slice(0, 16)
}

describe('a schedule', () => {
  it.each([
    ['rate(15 minutes)', 'UTC', '2026-11-22T10:05:00Z', '2026-11-22T10:20'],
    ['rate(15 minutes)', 'UTC', '2026-11-22T10:19:59Z', '2026-11-22T10:20'],
    ['rate(1 hour)', 'UTC', '2026-11-22T12:30:00Z', '2026-11-22T13:05'],
    ['rate(2 days)', 'UTC', '2026-11-22T12:30:00Z', '2026-11-24T10:05'],
    ['cron(0 6 * * ? *)', 'UTC', '2026-11-22T06:00:00Z', '2026-11-23T06:00'],
    ['cron(0/20 * * * ? *)', 'UTC', '2026-11-22T06:41:00Z', '2026-11-22T07:00'],
    ['cron(30 9 ? * MON-FRI *)', 'UTC', '2026-11-21T12:00:00Z', '2026-11-23T09:30'],
    ['cron(0 0 1 JAN,JUL ? *)', 'UTC', '2026-11-22T12:00:00Z', '2027-01-01T00:00'],
    ['cron(0 6 * * ? *)', 'Europe/London', '2026-07-01T12:00:00Z', '2026-07-02T05:00'],
    ['cron(0 6 * * ? *)', 'Europe/London', '2026-12-01T12:00:00Z', '2026-12-02T06:00'],
    ['cron(0 3 * * ? 2025)', 'UTC', '2026-11-22T12:00:00Z', undefined],
    ['at(2026-12-01T09:00:00)', 'Europe/London', '2026-11-22T12:00:00Z', '2026-12-01T09:00'],
    ['at(2026-07-01T09:00:00)', 'Europe/London', '2026-06-22T12:00:00Z', '2026-07-01T08:00'],
    ['at(2026-07-01T09:00:00)', 'Europe/London', '2026-07-22T12:00:00Z', undefined],
  ])('%s in %s is due after %s at %s', (expression, timeZone, after, expected) => {
    expect(nextDue(expression, timeZone, after)).toBe(expected)
  })

  it.each(['every day', 'rate(0 minutes)', 'rate(3 weeks)', 'cron(0 6 * * ?)', 'cron(61 6 * * ? *)', 'at(soon)'])(
    'is not understood as %s',
    (expression) => {
      expect(() => parseSchedule(expression, 'UTC', 0)).toThrow(/does not know|six fields|has the field|is no time/)
    },
  )
})
