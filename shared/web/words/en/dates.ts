// Dates, times and lists in English, on London's clock.
import type { Instant } from '../../../domain/time.ts'

const london = { timeZone: 'Europe/London' } as const
const dayFormat = new Intl.DateTimeFormat('en-GB', {
  ...london,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})
const shortDayFormat = new Intl.DateTimeFormat('en-GB', { ...london, day: 'numeric', month: 'short', year: 'numeric' })
const clockFormat = new Intl.DateTimeFormat('en-GB', {
  ...london,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

// A date alone is read at noon, which is the same date in London all the year round.
const moment = (value: string): Date => new Date(value.length === 10 ? `${value}T12:00:00.000Z` : value)

/** Tuesday 24 November 2026 */
const day = (value: string): string => dayFormat.format(moment(value)).replaceAll(',', '')

/** 24 Nov 2026 */
const shortDay = (value: string): string => shortDayFormat.format(moment(value)).replace('Sept', 'Sep')

/** 5pm, 9:30am, midday, midnight */
const time = (value: Instant): string => {
  const [hour = 0, minute = 0] = clockFormat.format(new Date(value)).split(':').map(Number)
  if (minute === 0 && hour === 12) return 'midday'
  if (minute === 0 && hour === 0) return 'midnight'
  const twelve = hour % 12 === 0 ? 12 : hour % 12
  const half = hour < 12 ? 'am' : 'pm'
  return minute === 0 ? `${twelve}${half}` : `${twelve}:${String(minute).padStart(2, '0')}${half}`
}

const isEndOfDay = (value: Instant): boolean => clockFormat.format(new Date(value)) === '23:59'

/** Tuesday 24 November 2026 at 5pm; the last minute of a day is its end. */
const when = (value: Instant): string =>
  isEndOfDay(value) ? `the end of ${day(value)}` : `${day(value)} at ${time(value)}`

const list = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`

// A working day has eight office hours.
const OFFICE_MINUTES = 8 * 60

/** 2 working days and 3 hours */
const workingTime = (minutes: number): string => {
  const days = Math.floor(minutes / OFFICE_MINUTES)
  const hours = Math.floor((minutes % OFFICE_MINUTES) / 60)
  const rest = Math.round(minutes % 60)
  const parts = [
    ...(days > 0 ? [count(days, 'working day', 'working days')] : []),
    ...(hours > 0 ? [count(hours, days > 0 ? 'hour' : 'working hour', days > 0 ? 'hours' : 'working hours')] : []),
    ...(rest > 0 && days === 0 ? [count(rest, 'minute', 'minutes')] : []),
  ]
  return parts.length === 0 ? 'no working time' : list(parts)
}

export const dates = { day, shortDay, time, when, list, count, workingTime }
