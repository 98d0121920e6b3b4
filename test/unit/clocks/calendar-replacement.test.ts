// A feed that takes the place of the bank holidays in force: what it changes, and why it may not.
import { describe, expect, it } from 'vitest'
import {
  type BankHoliday,
  type BankHolidays,
  SHIPPED_BANK_HOLIDAYS,
} from '../../../shared/domain/clocks/bank-holidays.ts'
import {
  areSame,
  type FeedFault,
  mayConfirm,
  mayDrop,
  readFeed,
} from '../../../shared/domain/clocks/calendar-replacement.ts'
import { workingCalendar } from '../../../shared/domain/clocks/calendar.ts'

const { events } = SHIPPED_BANK_HOLIDAYS['england-and-wales']
const listOf = (these: readonly BankHoliday[]): BankHolidays => ({ 'england-and-wales': { events: [...these] } })
const ofYears = (from: number, to: number) =>
  events.filter(({ date }) => Number(date.slice(0, 4)) >= from && Number(date.slice(0, 4)) <= to)
/** The bank holidays of a year, as they might fall in another. */
const moved = (year: number, to: number) =>
  ofYears(year, year).map(({ title }, place) => ({
    title,
    date: `${to}-0${place + 1}-0${firstWeekday(to, place + 1)}`,
  }))
const firstWeekday = (year: number, month: number): number =>
  [1, 2, 3].find((day) => ![0, 6].includes(new Date(Date.UTC(year, month - 1, day)).getUTCDay())) ?? 1

const read = (these: readonly BankHoliday[]) => readFeed(JSON.stringify(listOf(these)), SHIPPED_BANK_HOLIDAYS, 2026)
const replacementOf = (these: readonly BankHoliday[]) => {
  const found = read(these)
  if (!found.ok) throw new Error(`${found.fault} ${found.detail ?? ''}`)
  return found.replacement
}
const ONE_OFF = { title: 'Bank holiday for a royal wedding', date: '2027-06-11' }

describe('a feed', () => {
  it('adds a bank holiday that was announced, and leaves the years that it does not have', () => {
    const { added, removed, replaced, kept, bankHolidays } = replacementOf([...ofYears(2026, 2027), ONE_OFF])
    expect(added).toEqual([ONE_OFF])
    expect(removed).toEqual([])
    expect([replaced, kept.length]).toEqual([[2026, 2027], 10])
    expect(bankHolidays['england-and-wales'].events).toHaveLength(events.length + 1)
    expect(workingCalendar({ bankHolidays })).toMatchObject({ startsOn: '2019-01-01', endsOn: '2030-12-31' })
  })

  it('takes away what it has not', () => {
    const [first, ...rest] = ofYears(2027, 2027)
    expect(replacementOf([...rest, ONE_OFF])).toMatchObject({ added: [ONE_OFF], removed: [first] })
  })

  it('makes the calendar longer, year after year', () => {
    const { bankHolidays, replaced } = replacementOf(moved(2019, 2031))
    expect(replaced).toEqual([2031])
    expect(workingCalendar({ bankHolidays }).endsOn).toBe('2031-12-31')
  })

  it('as GOV.UK gives it, with other countries and remarks, is taken without them', () => {
    const feed = {
      'england-and-wales': {
        division: 'england-and-wales',
        events: [...ofYears(2027, 2027), ONE_OFF].map((event) => ({ ...event, notes: '', bunting: true })),
      },
      scotland: { division: 'scotland', events: [] },
    }
    const found = readFeed(JSON.stringify(feed), SHIPPED_BANK_HOLIDAYS, 2026)
    if (!found.ok) throw new Error(found.fault)
    expect(
      found.replacement.bankHolidays['england-and-wales'].events.every((each) => Object.keys(each).length === 2),
    ).toBe(true)
    expect(JSON.stringify(found.replacement.bankHolidays)).not.toMatch(/bunting|notes|scotland/)
  })

  const [first] = ofYears(2027, 2027)
  it.each<[string, string, FeedFault, string | undefined]>([
    ['nothing', ' ', 'required', undefined],
    ['half of a feed', '{"england-and-wales": {"events": [', 'not-json', undefined],
    ['another list', '{"scotland": {"events": []}}', 'not-a-feed', undefined],
    [
      'a day that there is not',
      JSON.stringify(listOf([...ofYears(2027, 2027), { title: 'x', date: '2027-02-30' }])),
      'not-a-feed',
      undefined,
    ],
    [
      'half of a year',
      JSON.stringify(listOf([...ofYears(2026, 2026), ...ofYears(2027, 2027).slice(0, 4)])),
      'incomplete-year',
      '2027',
    ],
    [
      'a day twice',
      JSON.stringify(listOf([...ofYears(2027, 2027), { title: 'Another', date: first?.date ?? '' }])),
      'duplicate-day',
      first?.date,
    ],
    [
      'a Sunday',
      JSON.stringify(listOf([...ofYears(2027, 2027), { title: 'Sunday', date: '2027-06-13' }])),
      'on-a-weekend',
      '2027-06-13',
    ],
    ['a year that leaves a gap', JSON.stringify(listOf(moved(2019, 2032))), 'missing-year', '2031'],
    ['years long gone', JSON.stringify(listOf(moved(2019, 2018))), 'out-of-range', '2018'],
    ['years that nobody knows', JSON.stringify(listOf(moved(2019, 2047))), 'out-of-range', '2047'],
    ['what is in force already', JSON.stringify(SHIPPED_BANK_HOLIDAYS), 'changes-nothing', undefined],
  ])('with %s is refused', (_story, text, fault, detail) => {
    expect(readFeed(text, SHIPPED_BANK_HOLIDAYS, 2026)).toEqual({
      ok: false,
      fault,
      ...(detail === undefined ? {} : { detail }),
    })
  })
})

describe('two lists', () => {
  it('are the same in whatever order, and not when a day has another name', () => {
    expect(areSame(listOf(events), listOf(events.toReversed()))).toBe(true)
    expect(areSame(listOf(events), listOf(events.slice(1)))).toBe(false)
    expect(areSame(listOf(events), listOf(events.map((each) => ({ ...each, title: `${each.title}!` }))))).toBe(false)
  })
})

describe('what somebody proposed', () => {
  const by = { id: 'admin.one', name: 'Somebody', authority: 'one' }
  const BOTH = ['one', 'other']

  it.each([
    ['an administrator of another authority', { id: 'admin.other', authority: 'other' }, BOTH, true],
    ['the same person', { id: 'admin.one', authority: 'one' }, BOTH, false],
    ['the same person, who has moved to another authority', { id: 'admin.one', authority: 'other' }, BOTH, false],
    ['a colleague, where there are other authorities', { id: 'second.one', authority: 'one' }, BOTH, false],
    ['a colleague, where there is no other authority', { id: 'second.one', authority: 'one' }, ['one'], true],
    ['the same person, where there is no other authority', { id: 'admin.one', authority: 'one' }, ['one'], false],
    ['somebody of no authority', { id: 'admin.northstar', authority: 'northstar' }, BOTH, false],
  ])('%s: may it be confirmed?', (_who, who, authorities, may) => {
    expect(mayConfirm(who, by, authorities)).toBe(may)
  })

  it('is taken away by whoever entered it or could confirm it, and by nobody else', () => {
    const colleague = { id: `another-${by.id}`, authority: by.authority }
    expect(mayDrop(by, by, BOTH)).toBe(true)
    expect(mayDrop({ id: 'admin.other', authority: 'other' }, by, BOTH)).toBe(true)
    expect(mayDrop(colleague, by, BOTH)).toBe(false)
    expect(mayDrop(colleague, by, [by.authority])).toBe(true)
  })
})
