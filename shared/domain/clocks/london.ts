// Where London's days begin in UTC. Summer time is a rule of law, not a table of a machine: every machine agrees, and
// a test holds it against the platform's time-zone data.

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Whole days since 1970-01-01 of a date. */
export const epochDay = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / DAY

/** 01:00 UTC on the last Sunday of a month, in epoch milliseconds. */
const lastSundayAtOne = (year: number, month: number): number => {
  const lastDay = new Date(Date.UTC(year, month, 0))
  return Date.UTC(year, month - 1, lastDay.getUTCDate() - lastDay.getUTCDay(), 1)
}

/**
 * The instant at which a day begins in London, in epoch milliseconds, for a day given as whole days since 1970-01-01.
 * Summer time runs from 01:00 GMT on the last Sunday of March to 01:00 GMT on the last Sunday of October (Summer Time
 * Act 1972 s.1, as amended by the Summer Time Order 2002).
 */
export const londonMidnight = (day: number): number => {
  const asUtc = day * DAY
  const inSummer = asUtc - HOUR
  const year = new Date(asUtc).getUTCFullYear()
  return inSummer >= lastSundayAtOne(year, 3) && inSummer < lastSundayAtOne(year, 10) ? inSummer : asUtc
}
