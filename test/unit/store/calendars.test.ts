// Calendars in the table, on the real engine: entered one after the other, each for good, and in force a little later.
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type BankHolidays, SHIPPED_BANK_HOLIDAYS } from '../../../shared/domain/clocks/bank-holidays.ts'
import { dayKind, dayOfDate, ENGLAND_AND_WALES, type WorkingCalendar } from '../../../shared/domain/clocks/calendar.ts'
import { TestTable } from '../../support/engine-table.ts'

const table = await TestTable.create()
table.become()
const { allCalendars, calendarsNow, enterCalendar } = await import('../../../shared/store/calendars.ts')

const AT = '2026-11-23T09:00:00.000Z'
const at = (minutes: number) => vi.setSystemTime(Date.parse(AT) + minutes * 60_000)

afterAll(async () => {
  await table.stop()
})
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(AT) })
})
afterEach(() => {
  vi.useRealTimers()
})

const BY = { id: 'admin.westmarch', name: 'Tamsin Orrell' }
const withDay = (date: string): BankHolidays => ({
  'england-and-wales': { events: [...SHIPPED_BANK_HOLIDAYS['england-and-wales'].events, { title: 'One more', date }] },
})
const enter = (date: string, seen: number) =>
  enterCalendar(
    { bankHolidays: withDay(date), reason: 'It was announced.' },
    { seen, at: new Date().toISOString(), by: BY },
  )
const isHoliday = (calendar: WorkingCalendar, date: string) =>
  dayKind(calendar, dayOfDate(calendar, date) ?? -1).kind === 'bank-holiday'

describe('the calendars', () => {
  it('are the one that ships until another is entered, once when several are at once', async () => {
    const before = await calendarsNow()
    expect(before.current).toBe(ENGLAND_AND_WALES)
    const made = await Promise.all(['2027-06-10', '2027-06-11', '2027-06-14'].map((date) => enter(date, 0)))
    expect(made.filter(Boolean)).toHaveLength(1)
    expect(await enter('2027-06-15', 5)).toBe(false)
    const [shipped, entered, ...others] = await allCalendars()
    expect(others).toEqual([])
    expect(shipped?.calendar).toBe(ENGLAND_AND_WALES)
    expect(entered).toMatchObject({
      calendar: { version: 'england-and-wales-2019-2030+1' },
      entry: { number: 1, reason: 'It was announced.', by: BY, at: AT },
    })
  })

  it('count only once everybody knows of them, and by their version for good', async () => {
    expect((await calendarsNow()).current).toBe(ENGLAND_AND_WALES)
    at(3)
    const { current, of } = await calendarsNow()
    expect(current.version).toBe('england-and-wales-2019-2030+1')
    expect(of(current.version)).toBe(current)
    expect(of(ENGLAND_AND_WALES.version)).toBe(ENGLAND_AND_WALES)
    expect(of(undefined)).toBe(ENGLAND_AND_WALES)
    expect(await enter('2027-07-01', 1)).toBe(true)
    at(6)
    const later = await calendarsNow()
    expect(isHoliday(later.current, '2027-07-01')).toBe(true)
    // What was begun under the first has the very same calendar, index and all.
    expect(later.of(current.version)).toBe(current)
    expect(isHoliday(later.of(current.version), '2027-07-01')).toBe(false)
  })

  it('go on by the one in force where a version is not known', async () => {
    at(6)
    const { current, of } = await calendarsNow()
    expect(of('england-and-wales-1999-2001')).toBe(current)
  })
})
