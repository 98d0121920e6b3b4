// The period of a report: whole days in London, both ends included.
import { DAY, epochDay } from '../clocks/london.ts'
import type { IsoDate } from '../time.ts'

export type Period = { from: IsoDate; to: IsoDate }

const LONGEST_YEARS = 10
/** Nothing was referred before it, and a date after it is a slip of the hand. */
const EARLIEST = '2000-01-01'
const LATEST = '2099-12-31'

const dayNumber = (date: IsoDate): number =>
  epochDay(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)))

const dateOfDayNumber = (day: number): IsoDate => new Date(day * DAY).toISOString().slice(0, 10)

/** The same date so many years earlier, or 28 February where that year has no 29th. */
const yearsBefore = (date: IsoDate, years: number): IsoDate => {
  const year = String(Number(date.slice(0, 4)) - years).padStart(4, '0')
  const isLeapDay = date.endsWith('-02-29')
  return `${year}${isLeapDay && years % 4 !== 0 ? '-02-28' : date.slice(4)}`
}

/** Twelve months that end with a date. */
export const twelveMonthsTo = (to: IsoDate): Period => ({
  from: dateOfDayNumber(dayNumber(yearsBefore(to, 1)) + 1),
  to,
})

export const PERIOD_PROBLEMS = ['ends-before-start', 'over-ten-years', 'out-of-range'] as const
export type PeriodProblem = { field: keyof Period; code: (typeof PERIOD_PROBLEMS)[number] }

/** The period that was asked for: up to today where no end is given, twelve months where no start is. */
export const readPeriod = (
  asked: { from?: IsoDate | undefined; to?: IsoDate | undefined },
  today: IsoDate,
): { ok: true; period: Period } | { ok: false; problem: PeriodProblem } => {
  const to = asked.to ?? today
  const from = asked.from ?? twelveMonthsTo(to).from
  const refused = (field: keyof Period, code: PeriodProblem['code']) => ({
    ok: false as const,
    problem: { field, code },
  })
  for (const [field, date] of [
    ['from', asked.from],
    ['to', asked.to],
  ] as const) {
    if (date !== undefined && (date < EARLIEST || date > LATEST)) return refused(field, 'out-of-range')
  }
  if (to < from) return refused(asked.to === undefined ? 'from' : 'to', 'ends-before-start')
  if (from <= yearsBefore(to, LONGEST_YEARS)) return refused('from', 'over-ten-years')
  return { ok: true, period: { from, to } }
}

/** A month, `2026-03`. */
export type Month = string

/** The cells that a period is read from: the months that lie wholly in it, and the days at its edges. */
export type PeriodKeys = { months: Month[]; days: IsoDate[] }

const monthOf = (date: IsoDate): Month => date.slice(0, 7)
const lastOfMonth = (month: Month): IsoDate =>
  dateOfDayNumber(epochDay(Number(month.slice(0, 4)), Number(month.slice(5, 7)) + 1, 1) - 1)

/** A period as whole months and edge days, each day in it once; none for a period that ends before it starts. */
export const periodKeys = ({ from, to }: Period): PeriodKeys => {
  const keys: PeriodKeys = { months: [], days: [] }
  let date = from
  while (date <= to) {
    const month = monthOf(date)
    const last = lastOfMonth(month)
    const isWhole = date.endsWith('-01') && last <= to
    if (isWhole) keys.months.push(month)
    else keys.days.push(date)
    date = dateOfDayNumber(dayNumber(isWhole ? last : date) + 1)
  }
  return keys
}

/** A period as far as it has come: what is only due after today is in no report yet. Undefined when it is all to come. */
export const soFar = ({ from, to }: Period, today: IsoDate): Period | undefined =>
  from > today ? undefined : { from, to: to < today ? to : today }

/**
 * The same period before: whole months give way to as many whole months, anything else to as many days.
 */
export const periodBefore = ({ from, to }: Period): Period => {
  const ends = dateOfDayNumber(dayNumber(from) - 1)
  if (from.endsWith('-01') && to === lastOfMonth(monthOf(to))) {
    const months = monthNumber(to) - monthNumber(from)
    return { from: dateOfDayNumber(epochDay(Number(ends.slice(0, 4)), Number(ends.slice(5, 7)) - months, 1)), to: ends }
  }
  return { from: dateOfDayNumber(dayNumber(ends) - (dayNumber(to) - dayNumber(from))), to: ends }
}

const monthNumber = (date: IsoDate): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))
