// Dates, times and lists in Welsh, on London's clock.
import type { Instant } from '../../../domain/time.ts'
import type { dates as english } from '../en/dates.ts'
import { dayFormats, isEndOfDay, momentOf, officeParts, timeOfDay } from '../london.ts'
import { aspirated } from './beginnings.ts'

const formats = dayFormats('cy')
const TIMES = { midday: 'hanner dydd', midnight: 'hanner nos', morning: 'yb', afternoon: 'yp' }

/** dydd Mawrth 24 Tachwedd 2026 */
const day = (value: string): string => formats.long.format(momentOf(value)).replaceAll(',', '').replace('Dydd', 'dydd')

/** 24 Tach 2026 */
const shortDay = (value: string): string => formats.short.format(momentOf(value))

/** Tachwedd 2026 */
const month = (value: string): string => formats.month.format(momentOf(value))

/** 5yp, 9:30yb, hanner dydd, hanner nos */
const time = (value: Instant): string => timeOfDay(value, TIMES)

/** dydd Mawrth 24 Tachwedd 2026 am 5yp; the last minute of a day is its end. */
const when = (value: Instant): string =>
  isEndOfDay(value) ? `diwedd ${day(value)}` : `${day(value)} am ${time(value)}`

// A “w” before another vowel is none itself: a ward, but ac wythnos.
const VOWEL = /^(?:[aeiouyâêîôûŷáéíóúäëïöü]|[wŵ](?![aeio]))/i

const ARTICLE = /^yr? /

/** “a” is “ac” before a vowel, breathes on p, t and c, and draws the article in: ac IMCA, a chwyn, a’r tîm. A name with its capital stays as it is. */
export const and = (next: string): string => {
  if (ARTICLE.test(next)) return `a’r ${next.replace(ARTICLE, '')}`
  return VOWEL.test(next) ? `ac ${next}` : `a ${aspirated(next)}`
}

const list = (items: readonly string[]): string => {
  const last = items.at(-1) ?? ''
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${and(last)}`
}

/** A number is followed by the singular in Welsh, which two softens: 1 diwrnod, 2 ddiwrnod, 3 diwrnod. */
const count = (number: number, one: string, two: string): string => `${number} ${number === 2 ? two : one}`

/** 2 ddiwrnod gwaith a 3 awr */
const workingTime = (minutes: number): string => {
  const { days, hours, rest } = officeParts(minutes)
  const parts = [
    ...(days > 0 ? [count(days, 'diwrnod gwaith', 'ddiwrnod gwaith')] : []),
    ...(hours > 0 ? [days > 0 ? `${hours} awr` : `${hours} awr waith`] : []),
    ...(rest > 0 && days === 0 ? [count(rest, 'munud', 'funud')] : []),
  ]
  return parts.length === 0 ? 'dim amser gwaith' : list(parts)
}

export const dates: typeof english = { day, shortDay, month, time, when, list, count, workingTime }
