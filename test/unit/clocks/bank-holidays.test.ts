// The bank holidays that ship, against the check values of the trade and against an independent list.
import Holidays from 'date-holidays'
import { describe, expect, it } from 'vitest'
import { bankHolidaysSchema, SHIPPED_BANK_HOLIDAYS } from '../../../shared/domain/clocks/bank-holidays.ts'

const { events } = SHIPPED_BANK_HOLIDAYS['england-and-wales']
const datesOf = (year: number) => events.map(({ date }) => date).filter((date) => date.startsWith(String(year)))
const titleOn = (date: string) => events.find((event) => event.date === date)?.title

const isWeekend = (date: string) => [0, 6].includes(new Date(date).getUTCDay())
const years = Array.from({ length: 12 }, (_, place) => 2019 + place)

describe('the bank holidays of England and Wales', () => {
  it.each(years)('are in %i those that an independent list has', (year) => {
    const theirs = new Holidays('GB', 'ENG')
      .getHolidays(year)
      .filter(({ type }) => type === 'public')
      .map(({ date }) => date.slice(0, 10))
      .filter((date) => !isWeekend(date))
    expect(datesOf(year)).toEqual([...new Set(theirs)].sort())
  })

  it.each([
    ['2020-05-08', 'Early May bank holiday (VE day)'],
    ['2022-06-02', 'Spring bank holiday'],
    ['2022-06-03', 'Platinum Jubilee bank holiday'],
    ['2022-09-19', 'Bank Holiday for the State Funeral of Queen Elizabeth II'],
    ['2023-05-08', 'Bank holiday for the coronation of King Charles III'],
    ['2026-12-25', 'Christmas Day'],
    ['2026-12-28', 'Boxing Day'],
    ['2027-01-01', 'New Year’s Day'],
    ['2027-03-26', 'Good Friday'],
    ['2027-03-29', 'Easter Monday'],
    ['2027-05-03', 'Early May bank holiday'],
    ['2027-05-31', 'Spring bank holiday'],
    ['2027-08-30', 'Summer bank holiday'],
    ['2027-12-27', 'Christmas Day'],
    ['2027-12-28', 'Boxing Day'],
  ])('have %s as %s', (date, title) => {
    expect(titleOn(date)).toBe(title)
  })

  it.each(['2020-05-04', '2022-05-30'])('do not have %s, which moved that year', (date) => {
    expect(titleOn(date)).toBeUndefined()
  })

  it('never fall on a weekend, nor two on a day', () => {
    expect(events.filter(({ date }) => isWeekend(date))).toEqual([])
    expect(new Set(events.map(({ date }) => date)).size).toBe(events.length)
  })
})

describe('a feed that takes their place', () => {
  it('may carry more than is needed', () => {
    const feed = {
      'england-and-wales': {
        division: 'england-and-wales',
        events: events.map((event) => ({ ...event, bunting: true })),
      },
      scotland: { division: 'scotland', events: [] },
    }
    expect(bankHolidaysSchema.parse(feed)).toEqual(SHIPPED_BANK_HOLIDAYS)
  })

  it('is refused when a year is only half entered', () => {
    const halved = events.filter(({ date }) => !date.startsWith('2027') || date < '2027-06')
    const read = bankHolidaysSchema.safeParse({ 'england-and-wales': { events: halved } })
    expect(read.error?.issues.map(({ message }) => message)).toEqual(['incomplete-year-2027'])
  })

  it('is refused when a year in between is missing', () => {
    const gap = events.filter(({ date }) => !date.startsWith('2024'))
    const read = bankHolidaysSchema.safeParse({ 'england-and-wales': { events: gap } })
    expect(read.error?.issues.map(({ message }) => message)).toEqual(['incomplete-year-2024'])
  })

  it.each([
    ['a date that does not exist', '2027-02-30'],
    ['a date with a time', '2027-02-03T00:00:00Z'],
  ])('is refused with %s', (_, date) => {
    const feed = { 'england-and-wales': { events: [...events, { date, title: 'One-off' }] } }
    expect(bankHolidaysSchema.safeParse(feed).success).toBe(false)
  })
})
