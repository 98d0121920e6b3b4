// The two ways in which the service writes time down.

/** An instant in UTC, ISO 8601 with milliseconds: `2026-11-22T09:00:00.000Z`. Sorts as text. */
export type Instant = string

/** A calendar date, ISO 8601: `2026-11-22`. */
export type IsoDate = string

const londonDate = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' })

/** The date in London at an instant. */
export const dateOf = (instant: Instant): IsoDate => londonDate.format(new Date(instant))

/** The instant of so many milliseconds since 1970. */
export const instantOf = (epochMs: number): Instant => new Date(epochMs).toISOString()

/** Milliseconds since 1970. */
export const epochMs = (instant: Instant): number => Date.parse(instant)

/** The last instant of a date in London: a report agreed for a day may come until its end. */
export const endOfDay = (date: IsoDate): Instant => {
  const midnightUtc = Date.parse(`${date}T23:59:59.000Z`)
  // In summer London is an hour ahead, so the day ends an hour earlier by UTC.
  return instantOf(dateOf(instantOf(midnightUtc)) === date ? midnightUtc : midnightUtc - 3_600_000)
}

/** Noon of a date, an instant that is within it in London at every season. */
export const noonOf = (date: IsoDate): Instant => `${date}T12:00:00.000Z`

const DAY_MS = 86_400_000

const twoDigits = (value: number): string => (value < 10 ? `0${value}` : `${value}`)
const fourDigits = (value: number): string => (value < 1000 ? `${value}`.padStart(4, '0') : `${value}`)

/**
 * The date that is so many days after a date; before it for a negative number. Put together by hand: `toISOString` takes longer
 * than all else that the law's answer needs.
 */
export const daysAfter = (date: IsoDate, days: number): IsoDate => {
  const day = new Date(Date.parse(date) + days * DAY_MS)
  return `${fourDigits(day.getUTCFullYear())}-${twoDigits(day.getUTCMonth() + 1)}-${twoDigits(day.getUTCDate())}`
}

/** The first instant of a date in London. */
export const startOfDay = (date: IsoDate): Instant => instantOf(epochMs(endOfDay(daysAfter(date, -1))) + 1_000)
