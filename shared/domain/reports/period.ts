// The period of a report: whole days in London, both ends included.
import { DAY, epochDay, londonMidnight } from '../clocks/london.ts'
import { type Instant, instantOf, type IsoDate } from '../time.ts'

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

/** Whether an instant lies within a period. */
export const within = ({ from, to }: Period): ((instant: Instant) => boolean) => {
  const begins = instantOf(londonMidnight(dayNumber(from)))
  const ends = instantOf(londonMidnight(dayNumber(to) + 1))
  return (instant) => instant >= begins && instant < ends
}
