// Dates, times and lists in Welsh, on London's clock.
import type { Instant } from '../../../domain/time.ts'
import type { dates as english } from '../en/dates.ts'
import { aspirated } from './beginnings.ts'

const london = { timeZone: 'Europe/London' } as const
const dayFormat = new Intl.DateTimeFormat('cy', {
  ...london,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})
const shortDayFormat = new Intl.DateTimeFormat('cy', { ...london, day: 'numeric', month: 'short', year: 'numeric' })
const clockFormat = new Intl.DateTimeFormat('en-GB', {
  ...london,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

// A date alone is read at noon, which is the same date in London all the year round.
const moment = (value: string): Date => new Date(value.length === 10 ? `${value}T12:00:00.000Z` : value)

/** dydd Mawrth 24 Tachwedd 2026 */
const day = (value: string): string => dayFormat.format(moment(value)).replaceAll(',', '').replace('Dydd', 'dydd')

/** 24 Tach 2026 */
const shortDay = (value: string): string => shortDayFormat.format(moment(value))

/** 5yp, 9:30yb, hanner dydd, hanner nos */
const time = (value: Instant): string => {
  const [hour = 0, minute = 0] = clockFormat.format(new Date(value)).split(':').map(Number)
  if (minute === 0 && hour === 12) return 'hanner dydd'
  if (minute === 0 && hour === 0) return 'hanner nos'
  const twelve = hour % 12 === 0 ? 12 : hour % 12
  const half = hour < 12 ? 'yb' : 'yp'
  return minute === 0 ? `${twelve}${half}` : `${twelve}:${String(minute).padStart(2, '0')}${half}`
}

const isEndOfDay = (value: Instant): boolean => clockFormat.format(new Date(value)) === '23:59'

/** dydd Mawrth 24 Tachwedd 2026 am 5yp; the last minute of a day is its end. */
const when = (value: Instant): string =>
  isEndOfDay(value) ? `diwedd ${day(value)}` : `${day(value)} am ${time(value)}`

const VOWEL = /^[aeiouwyâêîôûŵŷáéíóúäëïöü]/i

/** “a” is “ac” before a vowel, and breathes on p, t and c: ac IMCA, a chwyn. A name with its capital stays as it is. */
const and = (next: string): string => (VOWEL.test(next) ? `ac ${next}` : `a ${aspirated(next)}`)

const list = (items: readonly string[]): string => {
  const last = items.at(-1) ?? ''
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${and(last)}`
}

/** A number is followed by the singular in Welsh, which two softens: 1 diwrnod, 2 ddiwrnod, 3 diwrnod. */
const count = (number: number, one: string, two: string): string => `${number} ${number === 2 ? two : one}`

// A working day has eight office hours.
const OFFICE_MINUTES = 8 * 60

/** 2 ddiwrnod gwaith a 3 awr */
const workingTime = (minutes: number): string => {
  const days = Math.floor(minutes / OFFICE_MINUTES)
  const hours = Math.floor((minutes % OFFICE_MINUTES) / 60)
  const rest = Math.round(minutes % 60)
  const parts = [
    ...(days > 0 ? [count(days, 'diwrnod gwaith', 'ddiwrnod gwaith')] : []),
    ...(hours > 0 ? [days > 0 ? `${hours} awr` : `${hours} awr waith`] : []),
    ...(rest > 0 && days === 0 ? [count(rest, 'munud', 'funud')] : []),
  ]
  return parts.length === 0 ? 'dim amser gwaith' : list(parts)
}

export const dates: typeof english = { day, shortDay, time, when, list, count, workingTime }
