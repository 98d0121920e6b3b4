// What a contract carries: the cases held under it now, and for each week the offers it was made and the new cases it took.
import { daysAfter, type Instant, type IsoDate, noonOf } from '../time.ts'

/** Of one week: every offer that was made, and the places of the week that are taken by offers not given back since. */
export type WeekLoad = { offered: number; taken: number }

/** `weeks` stand under their Mondays. */
export type Load = { held: number; lastOfferAt?: Instant; weeks: Readonly<Record<IsoDate, WeekLoad>> }

export const NO_LOAD: Load = { held: 0, weeks: {} }

/** Shares are kept over a quarter of a year: this week and the twelve before it. */
export const WINDOW_WEEKS = 13

/** The Monday of the week of a date. */
export const weekOf = (date: IsoDate): IsoDate => daysAfter(date, -((new Date(noonOf(date)).getUTCDay() + 6) % 7))

/** The Mondays that are counted for shares on a date begin with this one. */
export const windowStart = (on: IsoDate): IsoDate => daysAfter(weekOf(on), -7 * (WINDOW_WEEKS - 1))

/** How many offers were made within the window; one that was declined or lapsed has been an offer all the same. */
export const offeredSince = ({ weeks }: Load, start: IsoDate): number => {
  let offered = 0
  for (const [week, load] of Object.entries(weeks)) if (week >= start) offered += load.offered
  return offered
}

/** The new cases taken in the week of a Monday. */
export const takenInWeek = ({ weeks }: Load, monday: IsoDate): number => weeks[monday]?.taken ?? 0

/** A load with one more offer in the week of a date. */
export const withOffer = ({ held, weeks }: Load, on: IsoDate, at: Instant): Load => {
  const monday = weekOf(on)
  const { offered, taken } = weeks[monday] ?? { offered: 0, taken: 0 }
  return { held: held + 1, lastOfferAt: at, weeks: { ...weeks, [monday]: { offered: offered + 1, taken: taken + 1 } } }
}
