// Dates, times and lists in English, on London's clock.
import type { Instant } from '../../../domain/time.ts'
import { dayFormats, isEndOfDay, momentOf, officeParts, timeOfDay } from '../london.ts'

const formats = dayFormats('en-GB')
const TIMES = { midday: 'midday', midnight: 'midnight', morning: 'am', afternoon: 'pm' }

/** Tuesday 24 November 2026 */
const day = (value: string): string => formats.long.format(momentOf(value)).replaceAll(',', '')

/** 24 Nov 2026 */
const shortDay = (value: string): string => formats.short.format(momentOf(value)).replace('Sept', 'Sep')

/** November 2026 */
const month = (value: string): string => formats.month.format(momentOf(value))

/** 5pm, 9:30am, midday, midnight */
const time = (value: Instant): string => timeOfDay(value, TIMES)

/** Tuesday 24 November 2026 at 5pm; the last minute of a day is its end. */
const when = (value: Instant): string =>
  isEndOfDay(value) ? `the end of ${day(value)}` : `${day(value)} at ${time(value)}`

const list = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`

/** 2 working days and 3 hours */
const workingTime = (minutes: number): string => {
  const { days, hours, rest } = officeParts(minutes)
  const parts = [
    ...(days > 0 ? [count(days, 'working day', 'working days')] : []),
    ...(hours > 0 ? [count(hours, days > 0 ? 'hour' : 'working hour', days > 0 ? 'hours' : 'working hours')] : []),
    ...(rest > 0 && days === 0 ? [count(rest, 'minute', 'minutes')] : []),
  ]
  return parts.length === 0 ? 'no working time' : list(parts)
}

export const dates = { day, shortDay, month, time, when, list, count, workingTime }
