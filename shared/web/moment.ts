// A day and a time as somebody types them, on London's clock, and the instant that they are.
import { type Instant, instantOf } from '../domain/time.ts'
import type { IsoDate } from '../domain/time.ts'
import { fieldOf, type FormFields } from './body.ts'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

const londonClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** The day and the time in London at an instant: `2026-11-22` and `14:30`. */
export const londonParts = (instant: Instant): { date: IsoDate; time: string } => {
  const part = Object.fromEntries(londonClock.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]))
  return { date: `${part.year}-${part.month}-${part.day}`, time: `${part.hour}:${part.minute}` }
}

const two = (number: number | string): string => String(number).padStart(2, '0')

/** The date of three boxes, if there is such a day; undefined otherwise. */
export const readDate = (form: FormFields, field: string): IsoDate | undefined => {
  const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map((part) => fieldOf(form, `${field}-${part}`))
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return undefined
  const date = `${year}-${two(month)}-${two(day)}`
  const at = new Date(`${date}T00:00:00.000Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date) ? date : undefined
}

/** Whether none of a date's boxes was filled in. */
export const isBlankDate = (form: FormFields, field: string): boolean =>
  ['day', 'month', 'year'].every((part) => fieldOf(form, `${field}-${part}`) === '')

const NAMED_TIMES: Readonly<Record<string, string>> = {
  midday: '12:00',
  noon: '12:00',
  midnight: '00:00',
  'hanner dydd': '12:00',
  'hanner nos': '00:00',
}
const TYPED_TIME = /^(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))?\s*(?<half>[ap]\.?m\.?|y\.?[bp]\.?)?$/

/** A time of day as `14:30`, of `14:30`, `14.30`, `2:30pm`, `2 pm` or `midday`, in Welsh `2:30yp` or `hanner dydd`; undefined when it is none. */
export const readTime = (typed: string): string | undefined => {
  const text = typed.trim().toLowerCase()
  const found = TYPED_TIME.exec(text)?.groups
  if (found === undefined) return NAMED_TIMES[text]
  const hour = Number(found.hour)
  const minute = Number(found.minute ?? 0)
  if (minute > 59) return undefined
  if (found.half === undefined)
    return hour < 24 && found.minute !== undefined ? `${two(hour)}:${two(minute)}` : undefined
  if (hour < 1 || hour > 12) return undefined
  return `${two((hour % 12) + (found.half.includes('p') ? 12 : 0))}:${two(minute)}`
}

/** The instant at which London's clock shows a date and a time; undefined for the hour that the spring change leaves out. Of an hour that comes twice, the first. */
export const londonInstant = (date: IsoDate, time: string): Instant | undefined => {
  const asUtc = Date.parse(`${date}T${time}:00.000Z`)
  return [asUtc - HOUR_MS, asUtc].map(instantOf).find((instant) => {
    const shown = londonParts(instant)
    return shown.date === date && shown.time === time
  })
}

const isSameMinute = (one: Instant, other: Instant): boolean =>
  Math.floor(Date.parse(one) / MINUTE_MS) === Math.floor(Date.parse(other) / MINUTE_MS)

/**
 * What is typed says a minute and means some instant within it: the present one when it is this minute, and none before the
 * case began when it is that minute.
 */
export const withinMinute = (typed: Instant, { now, notBefore }: { now: Instant; notBefore: Instant }): Instant => {
  if (isSameMinute(typed, now)) return now
  return isSameMinute(typed, notBefore) ? notBefore : typed
}
