// Calendars in the table, on the real engine: proposed one at a time, entered one after the other, each for good, and in force a
// little later.
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type BankHolidays, SHIPPED_BANK_HOLIDAYS } from '../../../shared/domain/clocks/bank-holidays.ts'
import { dayKind, dayOfDate, ENGLAND_AND_WALES, type WorkingCalendar } from '../../../shared/domain/clocks/calendar.ts'
import { TestTable } from '../../support/engine-table.ts'

const table = await TestTable.create()
table.become()
const count = vi.fn<(name: string) => void>()
vi.mock('../../../shared/platform/metrics.ts', () => ({ countOwn: (name: string) => count(name) }))
const { allCalendars, calendarsNow, confirmProposal, dropProposal, proposeCalendar, proposedCalendar } = await import(
  '../../../shared/store/calendars.ts'
)

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

const BY = { id: 'admin.westmarch', name: 'Tamsin Orrell', authority: 'westmarch' }
const OTHER = { id: 'admin.eastmoor', name: 'Linus Avery' }
const withDay = (date: string): BankHolidays => ({
  'england-and-wales': { events: [...SHIPPED_BANK_HOLIDAYS['england-and-wales'].events, { title: 'One more', date }] },
})
const proposalOf = (date: string, seen: number) => ({
  bankHolidays: withDay(date),
  reason: 'It was announced.',
  seen,
  at: new Date().toISOString(),
  by: BY,
})
const enter = async (date: string, seen: number) => {
  const proposal = proposalOf(date, seen)
  return (await proposeCalendar(proposal)) && confirmProposal(proposal, OTHER, new Date().toISOString())
}
const isHoliday = (calendar: WorkingCalendar, date: string) =>
  dayKind(calendar, dayOfDate(calendar, date) ?? -1).kind === 'bank-holiday'

describe('the calendars', () => {
  it('are the one that ships until another is entered, once when several are at once', async () => {
    const before = await calendarsNow()
    expect(before.current).toBe(ENGLAND_AND_WALES)
    const made = await Promise.all(
      ['2027-06-10', '2027-06-11', '2027-06-14'].map((date) => proposeCalendar(proposalOf(date, 0))),
    )
    expect(made.filter(Boolean)).toHaveLength(1)
    expect(await allCalendars()).toHaveLength(1)
    const proposal = await proposedCalendar()
    if (proposal === undefined) throw new Error('Nothing was proposed')
    const confirmed = await Promise.all([confirmProposal(proposal, OTHER, AT), confirmProposal(proposal, OTHER, AT)])
    expect(confirmed.filter(Boolean)).toHaveLength(1)
    expect(await proposedCalendar()).toBeUndefined()
    expect(await proposeCalendar(proposalOf('2027-06-15', 0))).toBe(false)
    const [shipped, entered, ...others] = await allCalendars()
    expect(others).toEqual([])
    expect(shipped?.calendar).toBe(ENGLAND_AND_WALES)
    expect(entered).toMatchObject({
      calendar: { version: 'england-and-wales-2019-2030+1' },
      entry: { number: 1, reason: 'It was announced.', by: { id: BY.id, name: BY.name }, confirmedBy: OTHER, at: AT },
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

  it('go on by the one in force where a version is not known, which is counted for an alarm', async () => {
    at(6)
    const { current, of } = await calendarsNow()
    expect(of('england-and-wales-2019-2030@0800-1800').officeHours).toEqual({ opens: '08:00', closes: '18:00' })
    expect(count).not.toHaveBeenCalled()
    expect(of('england-and-wales-1999-2001')).toBe(current)
    expect(of('england-and-wales-1999-2001')).toBe(current)
    expect(count.mock.calls).toEqual([['CalendarUnknown']])
  })

  it('stay as they are when what was proposed is taken away, and it cannot be confirmed afterwards', async () => {
    const [one, other] = [
      proposalOf('2027-07-05', 2),
      { ...proposalOf('2027-07-06', 2), at: '2026-11-23T09:00:01.000Z' },
    ]
    expect(await proposeCalendar(one)).toBe(true)
    expect(await proposeCalendar(other)).toBe(false)
    expect(await dropProposal(other)).toBe(false)
    expect(await confirmProposal(other, OTHER, AT)).toBe(false)
    expect(await dropProposal(one)).toBe(true)
    expect(await confirmProposal(one, OTHER, AT)).toBe(false)
    expect(await allCalendars()).toHaveLength(3)
    expect(await proposeCalendar(other)).toBe(true)
  })
})
