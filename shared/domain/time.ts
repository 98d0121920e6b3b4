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
