// The working calendar: days in London, office hours, where counting starts, and where the calendar ends.
import { describe, expect, it } from 'vitest'
import { SHIPPED_BANK_HOLIDAYS } from '../../../shared/domain/clocks/bank-holidays.ts'
import {
  calendarWarning,
  countsFrom,
  covers,
  dateOfDay,
  dayAt,
  dayKind,
  dayOfDate,
  ENGLAND_AND_WALES,
  officeHoursSchema,
  workingCalendar,
  workingDaysUntil,
} from '../../../shared/domain/clocks/calendar.ts'
import { dateOf } from '../../../shared/domain/time.ts'

const ms = (instant: string) => Date.parse(instant)
const countedFrom = (instant: string) => {
  const from = countsFrom(ENGLAND_AND_WALES, ms(instant))
  return from === undefined ? undefined : new Date(from).toISOString()
}

describe('the day in London', () => {
  it('is that of the time-zone data, in every hour from 2019 to 2030', () => {
    const wrong: string[] = []
    for (let hour = ms('2019-01-01T00:00:00Z'); hour < ms('2031-01-01T00:00:00Z'); hour += 3_600_000) {
      for (const instant of [hour, hour + 3_599_999]) {
        const text = new Date(instant).toISOString()
        if (dateOfDay(ENGLAND_AND_WALES, dayAt(ENGLAND_AND_WALES, instant)) !== dateOf(text)) wrong.push(text)
      }
    }
    expect(wrong).toEqual([])
  })

  it.each([
    ['2018-12-31T23:59:59.999Z', false],
    ['2019-01-01T00:00:00.000Z', true],
    ['2030-12-31T23:59:59.999Z', true],
    ['2031-01-01T00:00:00.000Z', false],
  ])('%s is known: %s', (instant, known) => {
    expect(covers(ENGLAND_AND_WALES, ms(instant))).toBe(known)
  })
})

describe('what a day is', () => {
  it.each([
    ['2026-12-24', { kind: 'working-day' }],
    ['2026-12-25', { kind: 'bank-holiday', name: 'Christmas Day' }],
    ['2026-12-26', { kind: 'weekend' }],
    ['2026-12-28', { kind: 'bank-holiday', name: 'Boxing Day' }],
    ['2024-02-29', { kind: 'working-day' }],
    ['2020-05-04', { kind: 'working-day' }],
    ['2020-05-08', { kind: 'bank-holiday', name: 'Early May bank holiday (VE day)' }],
  ])('%s is %o', (date, kind) => {
    expect(dayKind(ENGLAND_AND_WALES, dayOfDate(ENGLAND_AND_WALES, date) ?? -1)).toEqual(kind)
  })
})

describe('what arrives starts to count', () => {
  it.each([
    ['at once within office hours', '2026-11-23T10:30:15.250Z', '2026-11-23T10:30:15.250Z'],
    ['at once as the office opens', '2026-11-23T09:00:00.000Z', '2026-11-23T09:00:00.000Z'],
    ['at opening when it comes before it', '2026-11-23T08:59:59.999Z', '2026-11-23T09:00:00.000Z'],
    ['at once in the last millisecond of the day', '2026-11-23T16:59:59.999Z', '2026-11-23T16:59:59.999Z'],
    ['on the next working day from closing time on', '2026-11-23T17:00:00.000Z', '2026-11-24T09:00:00.000Z'],
    ['on Monday after Friday evening', '2026-11-27T17:00:00.000Z', '2026-11-30T09:00:00.000Z'],
    ['at 08:00 UTC in summer', '2026-07-01T06:00:00.000Z', '2026-07-01T08:00:00.000Z'],
    ['on the next day at 16:00 UTC in summer', '2026-07-01T16:00:00.000Z', '2026-07-02T08:00:00.000Z'],
    ['after the weekend in which summer time begins', '2026-03-27T18:00:00.000Z', '2026-03-30T08:00:00.000Z'],
    ['after the weekend in which summer time ends', '2026-10-23T18:00:00.000Z', '2026-10-26T09:00:00.000Z'],
    ['after Christmas 2026', '2026-12-24T17:00:00.000Z', '2026-12-29T09:00:00.000Z'],
    ['after Christmas 2027', '2027-12-24T17:00:00.000Z', '2027-12-29T09:00:00.000Z'],
    ['after the four days of the Jubilee', '2022-06-01T16:00:00.000Z', '2022-06-06T08:00:00.000Z'],
  ])('%s', (_, received, counted) => {
    expect(countedFrom(received)).toBe(counted)
  })

  it('nowhere when the office does not open again within the calendar', () => {
    expect(countedFrom('2030-12-31T17:00:00.000Z')).toBeUndefined()
    expect(countedFrom('2031-01-02T10:00:00.000Z')).toBeUndefined()
    expect(countedFrom('2018-12-31T10:00:00.000Z')).toBeUndefined()
  })
})

describe('working days until a date', () => {
  it.each([
    ['2026-11-23T10:00:00.000Z', '2026-11-22', 0],
    ['2026-11-23T10:00:00.000Z', '2026-11-23', 0],
    ['2026-11-23T10:00:00.000Z', '2026-11-24', 1],
    ['2026-11-23T17:00:00.000Z', '2026-11-24', 0],
    ['2026-11-26T10:00:00.000Z', '2026-11-29', 1],
    ['2026-12-24T10:00:00.000Z', '2026-12-29', 1],
    ['2026-11-23T10:00:00.000Z', '2018-01-01', 0],
    ['2026-11-23T10:00:00.000Z', '2031-01-01', Number.POSITIVE_INFINITY],
    ['2018-12-31T10:00:00.000Z', '2019-01-04', undefined],
  ])('from %s to %s: %s', (from, date, days) => {
    expect(workingDaysUntil(ENGLAND_AND_WALES, ms(from), date)).toBe(days)
  })
})

describe('a calendar', () => {
  it('ends with its last year and says so in the six months before', () => {
    expect(ENGLAND_AND_WALES.endsOn).toBe('2030-12-31')
    expect(calendarWarning(ENGLAND_AND_WALES, '2030-06-29')).toBeUndefined()
    const warning = { code: 'calendar-ends-soon', endsOn: '2030-12-31', version: ENGLAND_AND_WALES.version }
    expect(calendarWarning(ENGLAND_AND_WALES, '2030-06-30')).toEqual(warning)
    expect(calendarWarning(ENGLAND_AND_WALES, '2031-02-01')).toEqual(warning)
  })

  it('takes the office hours of a contract', () => {
    const calendar = workingCalendar({
      bankHolidays: SHIPPED_BANK_HOLIDAYS,
      officeHours: { opens: '08:30', closes: '18:15' },
    })
    expect(countsFrom(calendar, ms('2026-07-01T17:14:59.999Z'))).toBe(ms('2026-07-01T17:14:59.999Z'))
    expect(countsFrom(calendar, ms('2026-07-01T17:15:00.000Z'))).toBe(ms('2026-07-02T07:30:00.000Z'))
  })

  it('takes a bank holiday proclaimed later, without a release', () => {
    const { events } = SHIPPED_BANK_HOLIDAYS['england-and-wales']
    const calendar = workingCalendar({
      bankHolidays: { 'england-and-wales': { events: [...events, { date: '2026-11-24', title: 'Proclaimed' }] } },
      version: 'proclaimed-1',
    })
    expect(countsFrom(calendar, ms('2026-11-23T17:00:00.000Z'))).toBe(ms('2026-11-25T09:00:00.000Z'))
    expect(calendar.version).toBe('proclaimed-1')
  })

  it.each([
    ['17:00', '09:00'],
    ['09:00', '09:00'],
    ['9:00', '17:00'],
    ['09:00', '24:00'],
    ['09:10', '17:00'],
    ['09:00', '12:45'],
    ['22:00', '06:00'],
    ['', ''],
  ])('refuses office hours from %s to %s', (opens, closes) => {
    expect(officeHoursSchema.safeParse({ opens, closes }).success).toBe(false)
  })

  it.each([
    [{ opens: '09:10', closes: '17:00' }, 'opens', 'not-a-quarter-hour'],
    [{ opens: '9', closes: '17:00' }, 'opens', 'not-a-time'],
    [{ closes: '17:00' }, 'opens', 'not-a-time'],
    [{ opens: '17:00', closes: '09:00' }, 'closes', 'closes-before-opening'],
    [{ opens: '09:00', closes: '12:45' }, 'closes', 'open-too-short'],
  ])('says once what is wrong with the office hours %o', (hours, field, code) => {
    const issues = officeHoursSchema.safeParse(hours).error?.issues
    expect(issues?.map(({ path, message }) => [path.join('.'), message])).toEqual([[field, code]])
  })

  it.each([
    ['00:00', '23:45'],
    ['08:00', '12:00'],
  ])('takes office hours from %s to %s', (opens, closes) => {
    expect(officeHoursSchema.safeParse({ opens, closes }).success).toBe(true)
  })
})
