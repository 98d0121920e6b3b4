// When targets are due: the table of targets, pauses, the changes of the clocks, and what is refused.
import { describe, expect, it } from 'vitest'
import { SHIPPED_BANK_HOLIDAYS } from '../../../shared/domain/clocks/bank-holidays.ts'
import { ENGLAND_AND_WALES, workingCalendar } from '../../../shared/domain/clocks/calendar.ts'
import { deadline, type Pause } from '../../../shared/domain/clocks/deadline.ts'
import type { Target } from '../../../shared/domain/clocks/target.ts'

const ask = (startedAt: string, target: Target, pauses: Pause[] = []) =>
  deadline({ startedAt: new Date(startedAt).toISOString(), target, pauses, calendar: ENGLAND_AND_WALES })

/** The due time to the second in UTC, or the refusal. */
const due = (startedAt: string, target: Target, pauses: Pause[] = []) => {
  const answer = ask(startedAt, target, pauses)
  return answer.ok ? answer.dueAt.replace('.000Z', 'Z') : answer.refusal
}

const pause = (from: string, to: string): Pause => ({
  from: new Date(from).toISOString(),
  to: new Date(to).toISOString(),
})

describe('working hours', () => {
  it.each([
    ['within a day', '2026-11-23T10:00Z', 4, '2026-11-23T14:00:00Z'],
    ['over a night', '2026-11-23T15:00Z', 4, '2026-11-24T11:00:00Z'],
    [
      'up to closing time are due at closing time, not at the next opening',
      '2026-11-23T09:00Z',
      8,
      '2026-11-23T17:00:00Z',
    ],
    ['of two whole days end at closing time', '2026-11-23T09:00Z', 16, '2026-11-24T17:00:00Z'],
    ['from closing time on count from the next opening', '2026-11-23T17:00Z', 1, '2026-11-24T10:00:00Z'],
    ['from before opening count from opening', '2026-11-23T05:00Z', 1, '2026-11-23T10:00:00Z'],
    ['from a Saturday count from Monday', '2026-11-28T12:00Z', 1, '2026-11-30T10:00:00Z'],
    ['may be fractions', '2026-11-23T09:00Z', 0.25, '2026-11-23T09:15:00Z'],
    ['keep the seconds of the start', '2026-11-23T16:59:30Z', 1, '2026-11-24T09:59:30Z'],
    ['over the weekend in which summer time begins', '2026-03-27T16:00Z', 2, '2026-03-30T09:00:00Z'],
    ['over the weekend in which summer time ends', '2026-10-23T15:00Z', 2, '2026-10-26T10:00:00Z'],
    ['over Christmas 2026 and its substitute day', '2026-12-24T16:00Z', 2, '2026-12-29T10:00:00Z'],
    ['over Christmas 2027 and both its substitute days', '2027-12-24T16:00Z', 2, '2027-12-29T10:00:00Z'],
    ['over a leap day', '2024-02-28T16:00Z', 10, '2024-03-01T10:00:00Z'],
    ['on 4 May 2020, an ordinary Monday that year', '2020-05-01T15:00Z', 2, '2020-05-04T09:00:00Z'],
    ['over 8 May 2020', '2020-05-07T15:00Z', 2, '2020-05-11T09:00:00Z'],
    ['over the Jubilee', '2022-06-01T15:00Z', 2, '2022-06-06T09:00:00Z'],
    ['over the State Funeral', '2022-09-16T15:00Z', 2, '2022-09-20T09:00:00Z'],
    ['over the Coronation', '2023-05-05T15:00Z', 2, '2023-05-09T09:00:00Z'],
  ])('%s', (_, start, workingHours, expected) => {
    expect(due(start, { workingHours })).toBe(expected)
  })
})

describe('working days', () => {
  it.each([
    ['end at closing time after the start day', '2026-11-23T10:00Z', 1, '2026-11-24T17:00:00Z'],
    ['count the day of the opening as day 0 before opening', '2026-11-23T03:00Z', 1, '2026-11-24T17:00:00Z'],
    ['count the next day as day 0 from closing time on', '2026-11-23T17:00Z', 1, '2026-11-25T17:00:00Z'],
    ['count the same day as day 0 a moment before closing time', '2026-11-23T16:59:59Z', 1, '2026-11-24T17:00:00Z'],
    ['count Monday as day 0 from a Saturday', '2026-11-28T12:00Z', 1, '2026-12-01T17:00:00Z'],
    ['end at 16:00 UTC in summer', '2026-07-01T10:00Z', 2, '2026-07-03T16:00:00Z'],
    ['into summer time', '2026-03-27T10:00Z', 1, '2026-03-30T16:00:00Z'],
    ['out of summer time', '2026-10-23T10:00Z', 1, '2026-10-26T17:00:00Z'],
    ['over Christmas 2026', '2026-12-23T10:00Z', 2, '2026-12-29T17:00:00Z'],
    ['over Easter 2027', '2027-03-25T10:00Z', 1, '2027-03-30T16:00:00Z'],
    ['from Christmas Day', '2027-12-25T10:00Z', 1, '2027-12-30T17:00:00Z'],
  ])('%s', (_, start, workingDays, expected) => {
    expect(due(start, { workingDays })).toBe(expected)
  })
})

describe('calendar days, hours by the clock and agreed dates', () => {
  it.each<[string, string, Target, string]>([
    ['end with the last second of the day', '2026-11-23T10:00Z', { calendarDays: 7 }, '2026-11-30T23:59:59Z'],
    [
      'count from the date of the start, not of the opening',
      '2026-11-27T18:00Z',
      { calendarDays: 1 },
      '2026-11-28T23:59:59Z',
    ],
    ['count from the date in London', '2026-06-30T23:30Z', { calendarDays: 1 }, '2026-07-02T22:59:59Z'],
    ['end on the day on which summer time begins', '2026-03-28T10:00Z', { calendarDays: 1 }, '2026-03-29T22:59:59Z'],
    ['end on the day on which summer time ends', '2026-10-24T10:00Z', { calendarDays: 1 }, '2026-10-25T23:59:59Z'],
    ['end on a leap day', '2028-02-22T10:00Z', { calendarDays: 7 }, '2028-02-29T23:59:59Z'],
    ['are elapsed hours, over a weekend', '2026-11-27T18:00Z', { hours: 48 }, '2026-11-29T18:00:00Z'],
    ['are elapsed hours, into summer time', '2026-03-28T12:00Z', { hours: 24 }, '2026-03-29T12:00:00Z'],
    ['are taken as they stand', '2026-11-23T10:00Z', { at: '2026-12-25T03:00:00.000Z' }, '2026-12-25T03:00:00Z'],
  ])('%s', (_, start, target, expected) => {
    expect(due(start, target)).toBe(expected)
    const wholeTime = pause('2026-01-01T00:00Z', '2028-12-31T00:00Z')
    expect(due(start, target, [wholeTime])).toBe(expected)
  })

  it('tell the office time that lies between start and due', () => {
    expect(ask('2026-11-27T16:00Z', { calendarDays: 3 })).toMatchObject({ ok: true, workingMinutes: 60 + 480 })
  })
})

describe('a pause', () => {
  const start = '2026-11-23T10:00Z'
  it.each<[string, Target, Pause[], string]>([
    [
      'moves the due time by what is lost',
      { workingHours: 4 },
      [pause('2026-11-23T11:00Z', '2026-11-23T12:30Z')],
      '2026-11-23T15:30:00Z',
    ],
    [
      'over the due time moves it past the pause',
      { workingHours: 4 },
      [pause('2026-11-23T13:00Z', '2026-11-23T15:00Z')],
      '2026-11-23T16:00:00Z',
    ],
    [
      'that begins just as it is due changes nothing',
      { workingHours: 4 },
      [pause('2026-11-23T14:00Z', '2026-11-24T14:00Z')],
      '2026-11-23T14:00:00Z',
    ],
    [
      'that begins at closing time as it is due changes nothing',
      { workingHours: 7 },
      [pause('2026-11-23T17:00Z', '2026-11-24T14:00Z')],
      '2026-11-23T17:00:00Z',
    ],
    [
      'that begins a second before it is due moves that second',
      { workingHours: 4 },
      [pause('2026-11-23T13:59:59Z', '2026-11-24T10:00Z')],
      '2026-11-24T10:00:01Z',
    ],
    [
      'wholly outside office hours changes nothing',
      { workingHours: 8 },
      [pause('2026-11-23T17:00Z', '2026-11-24T09:00Z')],
      '2026-11-24T10:00:00Z',
    ],
    [
      'over a night loses only office time',
      { workingHours: 8 },
      [pause('2026-11-23T16:00Z', '2026-11-24T10:00Z')],
      '2026-11-24T12:00:00Z',
    ],
    [
      'counts once where it overlaps another',
      { workingHours: 4 },
      [pause('2026-11-23T11:00Z', '2026-11-23T12:00Z'), pause('2026-11-23T11:30Z', '2026-11-23T12:30Z')],
      '2026-11-23T15:30:00Z',
    ],
    [
      'counts once where it lies within another',
      { workingHours: 4 },
      [pause('2026-11-23T11:00Z', '2026-11-23T13:00Z'), pause('2026-11-23T11:30Z', '2026-11-23T12:00Z')],
      '2026-11-23T16:00:00Z',
    ],
    [
      'counts from the start only',
      { workingHours: 4 },
      [pause('2026-11-20T10:00Z', '2026-11-23T11:00Z')],
      '2026-11-23T15:00:00Z',
    ],
    [
      'before the start changes nothing',
      { workingHours: 4 },
      [pause('2026-11-20T10:00Z', '2026-11-23T10:00Z')],
      '2026-11-23T14:00:00Z',
    ],
    [
      'after the due time changes nothing',
      { workingHours: 4 },
      [pause('2026-11-23T15:00Z', '2026-11-23T16:00Z')],
      '2026-11-23T14:00:00Z',
    ],
    [
      'of no length changes nothing',
      { workingHours: 4 },
      [pause('2026-11-23T12:00Z', '2026-11-23T12:00Z')],
      '2026-11-23T14:00:00Z',
    ],
    [
      'moves working days off closing time',
      { workingDays: 1 },
      [pause('2026-11-23T11:00Z', '2026-11-23T12:00Z')],
      '2026-11-25T10:00:00Z',
    ],
    [
      'of whole days moves working days by as many',
      { workingDays: 1 },
      [pause('2026-11-24T00:00Z', '2026-11-26T00:00Z')],
      '2026-11-26T17:00:00Z',
    ],
  ])('%s', (_, target, pauses, expected) => {
    expect(due(start, target, pauses)).toBe(expected)
  })

  it('before the opening at which a start counts costs nothing', () => {
    const weekend = pause('2026-11-28T12:00Z', '2026-11-30T09:00Z')
    expect(due('2026-11-28T12:00Z', { workingHours: 1 }, [weekend])).toBe('2026-11-30T10:00:00Z')
  })

  it('does not change the office time that is granted', () => {
    const target = { workingDays: 2 }
    const unpaused = ask(start, target)
    const paused = ask(start, target, [pause('2026-11-23T11:00Z', '2026-11-24T12:00Z')])
    expect(unpaused).toMatchObject({ ok: true, workingMinutes: 7 * 60 + 2 * 480 })
    expect(paused).toMatchObject({ ok: true, workingMinutes: 7 * 60 + 2 * 480 })
  })
})

describe('a start', () => {
  it('outside office hours is told with the opening from which it counts', () => {
    expect(ask('2026-11-28T12:00Z', { workingHours: 1 })).toMatchObject({ countsFrom: '2026-11-30T09:00:00.000Z' })
    expect(ask('2026-11-27T12:00Z', { workingHours: 1 })).toMatchObject({ countsFrom: '2026-11-27T12:00:00.000Z' })
  })

  it('off the minute counts to the millisecond', () => {
    expect(ask('2026-11-23T10:00:00.001Z', { workingHours: 7 })).toMatchObject({ dueAt: '2026-11-24T09:00:00.001Z' })
  })

  it("counts in a contract's own office hours", () => {
    const calendar = workingCalendar({
      bankHolidays: SHIPPED_BANK_HOLIDAYS,
      officeHours: { opens: '08:00', closes: '20:00' },
    })
    const startedAt = '2026-11-23T19:00:00.000Z'
    expect(deadline({ startedAt, target: { workingHours: 2 }, calendar })).toMatchObject({
      dueAt: '2026-11-24T09:00:00.000Z',
    })
    expect(deadline({ startedAt, target: { workingDays: 1 }, calendar })).toMatchObject({
      dueAt: '2026-11-24T20:00:00.000Z',
    })
  })
})

describe('refused', () => {
  const start = '2026-11-23T10:00Z'
  it.each<[string, string, Target, Pause[], { field: string; code: string }]>([
    [
      'a start before the calendar',
      '2018-12-31T23:00Z',
      { hours: 4 },
      [],
      { field: 'startedAt', code: 'outside-calendar' },
    ],
    [
      'a start after the calendar',
      '2031-01-01T00:00Z',
      { hours: 4 },
      [],
      { field: 'startedAt', code: 'outside-calendar' },
    ],
    [
      'working hours that end after the calendar',
      '2030-12-31T16:00Z',
      { workingHours: 2 },
      [],
      { field: 'target', code: 'outside-calendar' },
    ],
    [
      'working days that end after the calendar',
      '2030-12-31T10:00Z',
      { workingDays: 1 },
      [],
      { field: 'target', code: 'outside-calendar' },
    ],
    [
      'calendar days that end after the calendar',
      '2030-12-31T10:00Z',
      { calendarDays: 1 },
      [],
      { field: 'target', code: 'outside-calendar' },
    ],
    [
      'hours that end after the calendar',
      '2030-12-31T10:00Z',
      { hours: 24 },
      [],
      { field: 'target', code: 'outside-calendar' },
    ],
    [
      'a pause that moves it out of the calendar',
      '2030-12-30T10:00Z',
      { workingDays: 1 },
      [pause('2030-12-30T11:00Z', '2030-12-30T12:00Z')],
      { field: 'pauses', code: 'outside-calendar' },
    ],
    [
      'a pause from before the calendar',
      start,
      { hours: 4 },
      [pause('2017-01-01T00:00Z', start)],
      { field: 'pauses.0.from', code: 'outside-calendar' },
    ],
    [
      'a pause to beyond the calendar',
      start,
      { hours: 4 },
      [pause(start, start), pause(start, '2031-01-01T00:00Z')],
      { field: 'pauses.1.to', code: 'outside-calendar' },
    ],
    [
      'a pause that ends before it starts',
      start,
      { hours: 4 },
      [pause(start, '2026-11-23T09:59Z')],
      { field: 'pauses.0.to', code: 'ends-before-start' },
    ],
    [
      'an agreed date at the start',
      start,
      { at: '2026-11-23T10:00:00.000Z' },
      [],
      { field: 'target', code: 'not-after-start' },
    ],
    [
      'an agreed date over a year away',
      start,
      { at: '2027-11-23T10:00:00.001Z' },
      [],
      { field: 'target', code: 'over-a-year' },
    ],
    ['hours that come to over a year', start, { hours: 365 * 24 + 0.01 }, [], { field: 'target', code: 'over-a-year' }],
    [
      'calendar days that come to over a year',
      start,
      { calendarDays: 366 },
      [],
      { field: 'target', code: 'over-a-year' },
    ],
    [
      'working days that come to over a year',
      start,
      { workingDays: 300 },
      [],
      { field: 'target', code: 'over-a-year' },
    ],
    [
      'working hours that come to over a year',
      start,
      { workingHours: 2100 },
      [],
      { field: 'target', code: 'over-a-year' },
    ],
  ])('%s', (_, startedAt, target, pauses, refusal) => {
    expect(due(startedAt, target, pauses)).toEqual(refusal)
  })

  it.each<[string, string, Target, string]>([
    ['hours', start, { hours: 365 * 24 }, '2027-11-23T10:00:00Z'],
    ['calendar days', start, { calendarDays: 365 }, '2027-11-23T23:59:59Z'],
    ['calendar days over a leap day', '2027-11-23T10:00Z', { calendarDays: 366 }, '2028-11-23T23:59:59Z'],
    ['an agreed date', start, { at: '2027-11-23T10:00:00.000Z' }, '2027-11-23T10:00:00Z'],
  ])('but not %s of just a year', (_, startedAt, target, expected) => {
    expect(due(startedAt, target)).toBe(expected)
  })

  it('nor a target of less than a year that pauses move beyond it', () => {
    const long = pause('2026-11-24T00:00Z', '2028-01-01T00:00Z')
    expect(due(start, { workingDays: 5 }, [long])).toBe('2028-01-10T17:00:00Z')
  })
})
