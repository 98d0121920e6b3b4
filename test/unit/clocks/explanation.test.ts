// Every due time explains itself: each stretch from start to due, why it counts or not, and nothing left out.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ENGLAND_AND_WALES } from '../../../shared/domain/clocks/calendar.ts'
import { deadline, type Pause } from '../../../shared/domain/clocks/deadline.ts'
import type { Target } from '../../../shared/domain/clocks/target.ts'

const explained = (startedAt: string, target: Target, pauses: Pause[] = []) => {
  const answer = deadline({ startedAt, target, pauses, calendar: ENGLAND_AND_WALES })
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer
}

/** One line a stretch, without the year and the seconds. */
const lines = (startedAt: string, target: Target, pauses: Pause[] = []) =>
  explained(startedAt, target, pauses).explanation.map(({ from, to, kind, name }) =>
    [from.slice(5, 16), to.slice(5, 16), kind, ...(name === undefined ? [] : [name])].join(' '),
  )

describe('the working of a due time', () => {
  it('names each night, weekend and bank holiday passed over', () => {
    expect(lines('2026-12-23T15:00:00.000Z', { workingHours: 11 })).toEqual([
      '12-23T15:00 12-23T17:00 working',
      '12-23T17:00 12-24T09:00 night',
      '12-24T09:00 12-24T17:00 working',
      '12-24T17:00 12-25T00:00 night',
      '12-25T00:00 12-26T00:00 bank-holiday Christmas Day',
      '12-26T00:00 12-28T00:00 weekend',
      '12-28T00:00 12-29T00:00 bank-holiday Boxing Day',
      '12-29T00:00 12-29T09:00 night',
      '12-29T09:00 12-29T10:00 working',
    ])
  })

  it('keeps neighbouring bank holidays apart', () => {
    expect(lines('2022-06-01T15:30:00.000Z', { workingHours: 1 })).toEqual([
      '06-01T15:30 06-01T16:00 working',
      '06-01T16:00 06-01T23:00 night',
      '06-01T23:00 06-02T23:00 bank-holiday Spring bank holiday',
      '06-02T23:00 06-03T23:00 bank-holiday Platinum Jubilee bank holiday',
      '06-03T23:00 06-05T23:00 weekend',
      '06-05T23:00 06-06T08:00 night',
      '06-06T08:00 06-06T08:30 working',
    ])
  })

  it('shows the office time lost in pauses, overlapping ones once, and calls what does not count by its own name', () => {
    const pauses = [
      { from: '2026-11-27T15:00:00.000Z', to: '2026-11-30T10:00:00.000Z' },
      { from: '2026-11-30T09:30:00.000Z', to: '2026-11-30T11:00:00.000Z' },
    ]
    expect(lines('2026-11-27T14:00:00.000Z', { workingHours: 2 }, pauses)).toEqual([
      '11-27T14:00 11-27T15:00 working',
      '11-27T15:00 11-27T17:00 pause',
      '11-27T17:00 11-28T00:00 night',
      '11-28T00:00 11-30T00:00 weekend',
      '11-30T00:00 11-30T09:00 night',
      '11-30T09:00 11-30T11:00 pause',
      '11-30T11:00 11-30T12:00 working',
    ])
  })

  it('shows no pause where pauses do not stop the clock', () => {
    const pauses = [{ from: '2026-11-23T10:00:00.000Z', to: '2026-11-23T12:00:00.000Z' }]
    expect(lines('2026-11-23T10:00:00.000Z', { hours: 8 }, pauses)).toEqual([
      '11-23T10:00 11-23T17:00 working',
      '11-23T17:00 11-23T18:00 night',
    ])
  })

  it('runs without a gap from start to due, and its working time is that of the target', () => {
    const instants = fc.integer({ min: Date.parse('2019-01-01'), max: Date.parse('2029-06-01') })
    const target = fc.oneof(
      fc.record({ workingHours: fc.integer({ min: 1, max: 100 }) }),
      fc.record({ workingDays: fc.integer({ min: 1, max: 20 }) }),
      fc.record({ calendarDays: fc.integer({ min: 1, max: 40 }) }),
      fc.record({ hours: fc.integer({ min: 1, max: 500 }) }),
    )
    const away = fc.integer({ min: -3 * 86_400_000, max: 20 * 86_400_000 })
    const pauses = fc.array(fc.tuple(away, fc.integer({ min: 0, max: 5 * 86_400_000 })), { maxLength: 4 })
    fc.assert(
      fc.property(instants, target, pauses, (start, target, given) => {
        const startedAt = new Date(start).toISOString()
        const { dueAt, workingMinutes, explanation } = explained(
          startedAt,
          target,
          given
            .filter(([from]) => start + from >= Date.parse('2019-01-01'))
            .map(([from, length]) => ({
              from: new Date(start + from).toISOString(),
              to: new Date(start + from + length).toISOString(),
            })),
        )
        const ends = [startedAt, ...explanation.map(({ to }) => to)]
        expect(explanation.map(({ from }) => from)).toEqual(ends.slice(0, -1))
        expect(ends.at(-1)).toBe(dueAt)
        let working = 0
        for (const { from, to, kind } of explanation) {
          expect(from < to).toBe(true)
          if (kind === 'working') working += Date.parse(to) - Date.parse(from)
        }
        expect(working / 60_000).toBe(workingMinutes)
      }),
      { numRuns: 300 },
    )
  })
})
