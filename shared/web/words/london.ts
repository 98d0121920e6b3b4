// Moments on London's clock, as every language needs them before it puts them into words.
import type { Instant } from '../../domain/time.ts'

const london = { timeZone: 'Europe/London' } as const
const clockFormat = new Intl.DateTimeFormat('en-GB', {
  ...london,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** Dates of a locale, with the weekday and without it, and months. */
export const dayFormats = (locale: 'en-GB' | 'cy'): Record<'long' | 'short' | 'month', Intl.DateTimeFormat> => ({
  long: new Intl.DateTimeFormat(locale, {
    ...london,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }),
  short: new Intl.DateTimeFormat(locale, { ...london, day: 'numeric', month: 'short', year: 'numeric' }),
  month: new Intl.DateTimeFormat(locale, { ...london, month: 'long', year: 'numeric' }),
})

/** The moment of an instant or of a date; a date alone is read at noon, which is the same date in London all the year round. */
export const momentOf = (value: string): Date => new Date(value.length === 10 ? `${value}T12:00:00.000Z` : value)

/** A time in the words of a language: 5pm, 9:30am, midday, midnight. */
export const timeOfDay = (
  value: Instant,
  words: { midday: string; midnight: string; morning: string; afternoon: string },
): string => {
  const [hour = 0, minute = 0] = clockFormat.format(new Date(value)).split(':').map(Number)
  if (minute === 0 && hour === 12) return words.midday
  if (minute === 0 && hour === 0) return words.midnight
  const twelve = hour % 12 === 0 ? 12 : hour % 12
  const half = hour < 12 ? words.morning : words.afternoon
  return minute === 0 ? `${twelve}${half}` : `${twelve}:${String(minute).padStart(2, '0')}${half}`
}

/** The last minute of a day is said to be its end. */
export const isEndOfDay = (value: Instant): boolean => clockFormat.format(new Date(value)) === '23:59'

// A working day has eight office hours.
const OFFICE_MINUTES = 8 * 60

/** Minutes of office time as days, hours and the rest. */
export const officeParts = (minutes: number): { days: number; hours: number; rest: number } => ({
  days: Math.floor(minutes / OFFICE_MINUTES),
  hours: Math.floor((minutes % OFFICE_MINUTES) / 60),
  rest: Math.round(minutes % 60),
})
