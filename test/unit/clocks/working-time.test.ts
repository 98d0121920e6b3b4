// Working time against the walker: whatever the start, the amount and the pauses, both come to the same instant.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ENGLAND_AND_WALES } from '../../../shared/domain/clocks/calendar.ts'
import { dueMs } from '../../../shared/domain/clocks/deadline.ts'
import { addWorkingTime, measureWorkingTime, type Span } from '../../../shared/domain/clocks/working-time.ts'
import { walkedDue, walkedMinutes, walkedMinutesOfDays } from './minute-walker.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const ms = (instant: string) => Date.parse(instant)

const add = (start: number, working: number, pauses: readonly Span[] = []): number => {
  const due = addWorkingTime(ENGLAND_AND_WALES, start, working, pauses)
  if (due === undefined) throw new Error('beyond the calendar')
  return due
}
const measure = (from: number, to: number, pauses: readonly Span[] = []) =>
  measureWorkingTime(ENGLAND_AND_WALES, from, to, pauses)

// Half of the starts lie where it is hard: around the clock changes, Christmas, leap days and the one-off holidays.
const hardDays = [
  '2020-03-28',
  '2020-10-24',
  '2026-03-27',
  '2026-10-23',
  '2026-12-23',
  '2027-12-23',
  '2024-02-28',
  '2028-02-28',
  '2020-05-06',
  '2022-05-30',
  '2022-06-01',
  '2022-09-16',
  '2023-05-05',
  '2019-01-01',
]
const startMinute = fc.oneof(
  fc.integer({ min: ms('2019-01-01T00:00:00Z') / MINUTE, max: ms('2030-06-30T00:00:00Z') / MINUTE }),
  fc
    .tuple(fc.constantFrom(...hardDays), fc.integer({ min: 0, max: (3 * DAY) / MINUTE }))
    .map(([day, minutes]) => ms(`${day}T00:00:00Z`) / MINUTE + minutes),
)
const wholeMinute = startMinute.map((minute) => minute * MINUTE)
const anyInstant = fc.tuple(wholeMinute, fc.integer({ min: 0, max: MINUTE - 1 })).map(([start, off]) => start + off)

const spansFrom = (unit: number) => (start: number) =>
  fc.array(
    fc
      .tuple(
        fc.integer({ min: (-3 * DAY) / unit, max: (20 * DAY) / unit }),
        fc.integer({ min: 0, max: (5 * DAY) / unit }),
      )
      .map(([from, length]) => ({ fromMs: start + from * unit, toMs: start + (from + length) * unit })),
    { maxLength: 4 },
  )

const withPauses = (starts: fc.Arbitrary<number>, unit: number) =>
  starts.chain((start) => fc.record({ start: fc.constant(start), pauses: spansFrom(unit)(start) }))

const workingMs = fc.integer({ min: 1, max: 15 * 8 * HOUR })

describe('working time and the walker', () => {
  it('agree on when working hours are due, through any pauses', () => {
    fc.assert(
      fc.property(
        withPauses(wholeMinute, MINUTE),
        fc.integer({ min: 1, max: 12 * 480 }),
        ({ start, pauses }, minutes) => {
          expect(dueMs(ENGLAND_AND_WALES, start, { workingHours: minutes / 60 }, pauses)).toBe(
            walkedDue(start, minutes, pauses),
          )
        },
      ),
      { numRuns: 400 },
    )
  })

  it('agree on when working days are due, through any pauses', () => {
    fc.assert(
      fc.property(withPauses(wholeMinute, MINUTE), fc.integer({ min: 1, max: 12 }), ({ start, pauses }, days) => {
        expect(dueMs(ENGLAND_AND_WALES, start, { workingDays: days }, pauses)).toBe(
          walkedDue(start, walkedMinutesOfDays(start, days), pauses),
        )
      }),
      { numRuns: 400 },
    )
  })

  it('agree on how much lies between two instants, outside any pauses', () => {
    fc.assert(
      fc.property(
        withPauses(wholeMinute, MINUTE),
        fc.integer({ min: 0, max: (20 * DAY) / MINUTE }),
        ({ start, pauses }, minutes) => {
          const end = start + minutes * MINUTE
          expect(measure(start, end, pauses)).toBe(walkedMinutes(start, end, pauses) * MINUTE)
        },
      ),
      { numRuns: 400 },
    )
  })
})

describe('working time', () => {
  it('that was added can be measured again, to the millisecond', () => {
    fc.assert(
      fc.property(withPauses(anyInstant, 1), workingMs, ({ start, pauses }, working) => {
        expect(measure(start, add(start, working, pauses), pauses)).toBe(working)
      }),
    )
  })

  it('is reached at the earliest instant: a millisecond before, some of it is left', () => {
    fc.assert(
      fc.property(withPauses(anyInstant, 1), workingMs, ({ start, pauses }, working) => {
        expect(measure(start, add(start, working, pauses) - 1, pauses)).toBe(working - 1)
      }),
    )
  })

  it('is never reached earlier for one more pause', () => {
    fc.assert(
      fc.property(withPauses(anyInstant, 1), workingMs, ({ start, pauses }, working) => {
        const [, ...fewer] = pauses
        expect(add(start, working, pauses)).toBeGreaterThanOrEqual(add(start, working, fewer))
      }),
    )
  })

  it('does not care whether a pause is one or split into two', () => {
    fc.assert(
      fc.property(
        withPauses(anyInstant, 1),
        workingMs,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (given, working, at) => {
          const split = given.pauses.flatMap(({ fromMs, toMs }) => {
            const between = Math.round(fromMs + (toMs - fromMs) * at)
            return [
              { fromMs: between, toMs },
              { fromMs, toMs: between },
            ]
          })
          expect(add(given.start, working, split)).toBe(add(given.start, working, given.pauses))
        },
      ),
    )
  })

  it('does not care in which order the pauses are told, nor whether one is told twice', () => {
    fc.assert(
      fc.property(withPauses(anyInstant, 1), workingMs, ({ start, pauses }, working) => {
        const told = pauses.toReversed().concat(pauses)
        expect(add(start, working, told)).toBe(add(start, working, pauses))
        expect(measure(start, start + working, told)).toBe(measure(start, start + working, pauses))
      }),
    )
  })

  it('adds up over any instant in between', () => {
    fc.assert(
      fc.property(anyInstant, workingMs, workingMs, (start, first, second) => {
        expect(add(add(start, first), second)).toBe(add(start, first + second))
      }),
    )
  })

  it('of none is reached at once, and none lies between an instant and an earlier one', () => {
    const night = ms('2026-11-23T20:00:00Z')
    expect(add(night, 0)).toBe(night)
    expect(measure(night, night - DAY)).toBe(0)
  })

  it('is unknown outside the calendar', () => {
    const lastMorning = ms('2030-12-31T09:00:00Z')
    expect(addWorkingTime(ENGLAND_AND_WALES, lastMorning, 8 * HOUR)).toBe(ms('2030-12-31T17:00:00Z'))
    expect(addWorkingTime(ENGLAND_AND_WALES, lastMorning, 8 * HOUR + 1)).toBeUndefined()
    expect(addWorkingTime(ENGLAND_AND_WALES, ms('2018-12-31T09:00:00Z'), HOUR)).toBeUndefined()
    expect(measureWorkingTime(ENGLAND_AND_WALES, lastMorning, ms('2031-01-02T09:00:00Z'))).toBeUndefined()
  })
})
