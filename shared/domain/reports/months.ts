// Whole months, `2026-03`: what comes before and after them, and how long they are.
import type { Instant } from '../time.ts'
import { dateOf } from '../time.ts'
import type { Month } from './period.ts'

/** Whole months, both ends included. */
export type Months = { from: Month; to: Month }

const MONTH = /^(?<year>20\d\d)-(?<month>0[1-9]|1[0-2])$/
export const isMonth = (text: string): boolean => MONTH.test(text)

const ordinal = (month: Month): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
const fromOrdinal = (number: number): Month =>
  `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`

/** The month that is so many months after a month; before it for a negative number. */
export const monthsAfter = (month: Month, months: number): Month => fromOrdinal(ordinal(month) + months)

/** How many months there are, both ends included; none when they end before they start. */
export const countMonths = ({ from, to }: Months): number => Math.max(0, ordinal(to) - ordinal(from) + 1)

/** Each of the months, in order. */
export const monthsIn = (months: Months): Month[] =>
  Array.from({ length: countMonths(months) }, (_, place) => monthsAfter(months.from, place))

/** Days in a month. */
export const daysIn = (month: Month): number =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate()

/** The last month that is wholly over at an instant, in London. */
export const lastWholeMonth = (now: Instant): Month => monthsAfter(dateOf(now).slice(0, 7), -1)
