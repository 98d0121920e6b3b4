// Office hours of a contract: the calendar that a version names, held against the walker with the same hours, and what its
// working says of the time around them.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listName, SHIPPED_BANK_HOLIDAYS, SHIPPED_LISTS } from '../../../shared/domain/clocks/bank-holidays.ts'
import {
  calendarWithHours,
  ENGLAND_AND_WALES,
  fullVersion,
  OFFICE_HOURS,
  type OfficeHours,
  officeHoursSchema,
  readVersion,
  withOfficeHours,
  workingCalendar,
} from '../../../shared/domain/clocks/calendar.ts'
import { calendarsAmong } from '../../../shared/domain/clocks/calendars.ts'
import { dueMs } from '../../../shared/domain/clocks/deadline.ts'
import { explain } from '../../../shared/domain/clocks/explanation.ts'
import { addWorkingTime, measureWorkingTime } from '../../../shared/domain/clocks/working-time.ts'
import { type Hours, isOpen, walkedDue, walkedMinutes, walkedMinutesOfDays } from './minute-walker.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const ms = (instant: string) => Date.parse(instant)
const EARLY_AND_LATE: OfficeHours = { opens: '08:00', closes: '18:00' }

const timeOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
/** Any hours that an office can have, in minutes after midnight. */
const anyHours: fc.Arbitrary<Hours> = fc
  .integer({ min: 0, max: 79 })
  .chain((opens) => fc.record({ opens: fc.constant(opens * 15), closes: fc.integer({ min: opens + 16, max: 95 }) }))
  .map(({ opens, closes }) => ({ opens, closes: closes * 15 }))
const calendarOf = ({ opens, closes }: Hours) =>
  calendarWithHours(ENGLAND_AND_WALES, officeHoursSchema.parse({ opens: timeOf(opens), closes: timeOf(closes) }))

// Around the clock changes, Christmas, a leap day and a one-off holiday, or anywhere.
const hardDays = ['2020-03-27', '2026-03-27', '2026-10-23', '2026-12-23', '2028-02-28', '2022-06-01', '2023-05-05']
const anyStart = fc.oneof(
  fc.integer({ min: ms('2019-01-01T00:00:00Z') / MINUTE, max: ms('2030-06-30T00:00:00Z') / MINUTE }),
  fc
    .tuple(fc.constantFrom(...hardDays), fc.integer({ min: 0, max: (4 * DAY) / MINUTE }))
    .map(([day, minutes]) => ms(`${day}T00:00:00Z`) / MINUTE + minutes),
)
const anyCase = fc.record({ hours: anyHours, start: anyStart.map((minute) => minute * MINUTE) }).chain((drawn) =>
  fc.record({
    hours: fc.constant(drawn.hours),
    start: fc.constant(drawn.start),
    pauses: fc.array(
      fc.tuple(fc.integer({ min: -2_000, max: 12_000 }), fc.integer({ min: 0, max: 4_000 })).map(([from, length]) => ({
        fromMs: drawn.start + from * MINUTE,
        toMs: drawn.start + (from + length) * MINUTE,
      })),
      { maxLength: 3 },
    ),
  }),
)

describe('with the office hours of a contract, the calendar and the walker', () => {
  it('agree on when working hours are due, through any pauses', () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 1, max: 4_000 }), ({ hours, start, pauses }, minutes) => {
        expect(dueMs(calendarOf(hours), start, { workingHours: minutes / 60 }, pauses)).toBe(
          walkedDue(start, minutes, pauses, hours),
        )
      }),
      { numRuns: 300 },
    )
  })

  it('agree on when working days are due: at closing time', () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 1, max: 8 }), ({ hours, start, pauses }, days) => {
        expect(dueMs(calendarOf(hours), start, { workingDays: days }, pauses)).toBe(
          walkedDue(start, walkedMinutesOfDays(start, days, hours), pauses, hours),
        )
      }),
      { numRuns: 200 },
    )
  })

  it('agree on how much lies between two instants', () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 0, max: (12 * DAY) / MINUTE }), ({ hours, start, pauses }, minutes) => {
        const end = start + minutes * MINUTE
        expect(measureWorkingTime(calendarOf(hours), start, end, pauses)).toBe(
          walkedMinutes(start, end, pauses, hours) * MINUTE,
        )
      }),
      { numRuns: 200 },
    )
  })

  it('measure again what was added, to the millisecond', () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 1, max: 60 * 60 * MINUTE }), ({ hours, start, pauses }, working) => {
        const calendar = calendarOf(hours)
        const due = addWorkingTime(calendar, start, working, pauses)
        expect(due === undefined ? undefined : measureWorkingTime(calendar, start, due, pauses)).toBe(working)
      }),
    )
  })

  it('agree on what each stretch of the working is, minute by minute, without a gap', () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 1, max: (5 * DAY) / MINUTE }), ({ hours, start }, minutes) => {
        const end = start + minutes * MINUTE
        const segments = explain(calendarOf(hours), start, end)
        expect(segments.map(({ from }) => from)).toEqual([
          new Date(start).toISOString(),
          ...segments.slice(0, -1).map(({ to }) => to),
        ])
        const wrong = segments.filter(({ from, to, kind }) => {
          const [first, last] = [ms(from), ms(to) - MINUTE]
          return [first, last].some((at) => isOpen(at, hours) !== (kind === 'working'))
        })
        expect(wrong).toEqual([])
        expect(segments.filter(({ kind }) => kind === 'pause')).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})

describe('the working of other office hours', () => {
  it('calls night what lies between closing and opening, across a change of the clocks too', () => {
    const calendar = calendarWithHours(ENGLAND_AND_WALES, EARLY_AND_LATE)
    const segments = explain(calendar, ms('2026-10-23T16:00:00Z'), ms('2026-10-26T10:00:00Z'))
    expect(segments.map(({ from, kind }) => [from, kind])).toEqual([
      ['2026-10-23T16:00:00.000Z', 'working'],
      ['2026-10-23T17:00:00.000Z', 'night'],
      ['2026-10-23T23:00:00.000Z', 'weekend'],
      ['2026-10-26T00:00:00.000Z', 'night'],
      ['2026-10-26T08:00:00.000Z', 'working'],
    ])
  })
})

describe('the version of a calendar', () => {
  const { version } = ENGLAND_AND_WALES

  it('names the list that ships by its content: a release with another list has to keep this one', () => {
    expect(SHIPPED_LISTS.map(listName)).toContain('england-and-wales-2019-2030-26280778')
    const { events } = SHIPPED_BANK_HOLIDAYS['england-and-wales']
    const renamed = events.map((event, place) => (place === 9 ? { ...event, title: 'Another name' } : event))
    const name = listName({ 'england-and-wales': { events: renamed } })
    expect(name).not.toBe(version)
    expect(name).toMatch(/^england-and-wales-2019-2030-[\da-f]{8}$/)
    expect(listName({ 'england-and-wales': { events: events.toReversed() } })).toBe(version)
  })

  it.each([
    ['of none', undefined, version],
    ['of what was stored before lists were named by their content', 'england-and-wales-2019-2030', version],
    ['of a list that was entered', 'england-and-wales-2019-2030+1', 'england-and-wales-2019-2030+1'],
    ['of hours that are those of every office', `${version}@0900-1700`, version],
    ['of other hours', 'england-and-wales-2019-2030@0800-1800', `${version}@0800-1800`],
    ['of what is none', 'moon@9999-1', 'moon@9999-1'],
  ])('in full, %s', (_what, short, full) => {
    expect(fullVersion(short)).toBe(full)
  })

  it('says which hours are counted, and takes others in their place', () => {
    const early = withOfficeHours('england-and-wales-2019-2030+1', EARLY_AND_LATE)
    expect(early).toBe('england-and-wales-2019-2030+1@0800-1800')
    expect(readVersion(early)).toEqual({ list: 'england-and-wales-2019-2030+1', officeHours: EARLY_AND_LATE })
    expect(withOfficeHours(early, { opens: '08:30', closes: '16:30' })).toBe('england-and-wales-2019-2030+1@0830-1630')
    expect(withOfficeHours(early, OFFICE_HOURS)).toBe('england-and-wales-2019-2030+1')
    expect(withOfficeHours(early)).toBe('england-and-wales-2019-2030+1')
    expect(readVersion('england-and-wales-2019-2030+1@1800-0800')).toBeUndefined()
  })

  it('is the same however the calendar came to be', () => {
    const made = workingCalendar({ bankHolidays: SHIPPED_BANK_HOLIDAYS, officeHours: EARLY_AND_LATE })
    expect(calendarWithHours(ENGLAND_AND_WALES, EARLY_AND_LATE)).toEqual(made)
    expect(made.version).toBe(`${version}@0800-1800`)
    expect(calendarWithHours(made, OFFICE_HOURS)).toEqual(ENGLAND_AND_WALES)
  })
})

describe('calendars by version', () => {
  const told: string[] = []
  const entered = workingCalendar({ bankHolidays: SHIPPED_BANK_HOLIDAYS, version: 'england-and-wales-2019-2030+1' })
  const { current, of } = calendarsAmong(entered, [ENGLAND_AND_WALES, entered], (version) => told.push(version))

  it('have one index for each list and hours, whoever asks and however often', () => {
    const early = of(withOfficeHours(current.version, EARLY_AND_LATE))
    expect(early.officeHours).toEqual(EARLY_AND_LATE)
    expect(of('england-and-wales-2019-2030+1@0800-1800')).toBe(early)
    expect(calendarWithHours(entered, EARLY_AND_LATE)).toBe(early)
    expect(early.index.midnights).toBe(entered.index.midnights)
    expect(of(undefined)).toBe(ENGLAND_AND_WALES)
    expect(of('england-and-wales-2019-2030')).toBe(ENGLAND_AND_WALES)
    expect(told).toEqual([])
  })

  it('go on by the list in force where one is not known, with the hours that are named, and say so once', () => {
    expect(of('england-and-wales-1999-2001')).toBe(entered)
    expect(of('england-and-wales-1999-2001')).toBe(entered)
    expect(of('england-and-wales-1999-2001@0800-1800').version).toBe('england-and-wales-2019-2030+1@0800-1800')
    expect(of('england-and-wales-2019-2030+1@1800-0800')).toBe(entered)
    expect(told).toEqual([
      'england-and-wales-1999-2001',
      'england-and-wales-1999-2001@0800-1800',
      'england-and-wales-2019-2030+1@1800-0800',
    ])
  })
})
