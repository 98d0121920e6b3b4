// The monthly report by mail: which month is due, and from when. It goes on the first working day of a month, about the one before.
import { dayKind, dayOfDate, type WorkingCalendar } from '../clocks/calendar.ts'
import { HOUR } from '../clocks/london.ts'
import { dateOf, daysAfter, epochMs, type Instant, instantOf, type IsoDate, startOfDay } from '../time.ts'
import type { Period } from './period.ts'

/** The hour in London at which the mails go. */
const MAILED_AT_HOUR = 8

/** The longest that a month begins without a working day: a weekend and two bank holidays, with days to spare. */
const LONGEST_WAIT_DAYS = 10

const firstOf = (date: IsoDate): IsoDate => `${date.slice(0, 7)}-01`
const firstOfNext = (date: IsoDate): IsoDate => firstOf(daysAfter(firstOf(date), 31))

/** Beyond the calendar nobody knows the bank holidays; weekends stay what they are. */
const isWorkingDay = (calendar: WorkingCalendar, date: IsoDate): boolean => {
  const day = dayOfDate(calendar, date)
  if (day !== undefined) return dayKind(calendar, day).kind === 'working-day'
  return ![0, 6].includes(new Date(date).getUTCDay())
}

/** When the mails of a month go, by any date in it. */
export const mailedAt = (date: IsoDate, calendar: WorkingCalendar): Instant => {
  const days = Array.from({ length: LONGEST_WAIT_DAYS }, (_, place) => daysAfter(firstOf(date), place))
  const on = days.find((day) => isWorkingDay(calendar, day)) ?? firstOf(date)
  // The clocks change on the last Sundays of March and October: on no such day is 8 o'clock anything but eight hours on.
  return instantOf(epochMs(startOfDay(on)) + MAILED_AT_HOUR * HOUR)
}

/** The month before that of a date, from its first day to its last. */
export const monthBefore = (date: IsoDate): Period => {
  const to = daysAfter(firstOf(date), -1)
  return { from: firstOf(to), to }
}

/** The report that is due at an instant, once its hour has come; it stays due until the month ends. */
export const reportDue = (at: Instant, calendar: WorkingCalendar): Period | undefined => {
  const today = dateOf(at)
  return at >= mailedAt(today, calendar) ? monthBefore(today) : undefined
}

/** When the next mail goes that somebody gets who asks for it at an instant. */
export const nextMail = (at: Instant, calendar: WorkingCalendar): Instant => {
  const today = dateOf(at)
  const thisMonth = mailedAt(today, calendar)
  return at < thisMonth ? thisMonth : mailedAt(firstOfNext(today), calendar)
}
