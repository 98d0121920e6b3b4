// An independent oracle for the clocks: it walks minute by minute and asks the platform what each minute is in London.
// Slow and plain on purpose; it shares nothing with the product but the list of bank holidays.
import bankHolidays from '../../../shared/domain/clocks/bank-holidays.json' with { type: 'json' }

const MINUTE = 60_000
const holidays = new Set(bankHolidays['england-and-wales'].events.map(({ date }) => date))

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'short',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  hourCycle: 'h23',
})

type Reading = { date: string; hour: number; isWorkingDay: boolean }
const readings = new Map<number, Reading>()

/** What the London clock shows; read once an hour, since London is whole hours from UTC. */
const reading = (ms: number): Reading => {
  const hour = Math.floor(ms / (60 * MINUTE))
  const known = readings.get(hour)
  if (known !== undefined) return known
  const parts = Object.fromEntries(london.formatToParts(ms).map(({ type, value }) => [type, value]))
  const date = `${parts['year']}-${parts['month']}-${parts['day']}`
  const isWorkingDay = parts['weekday'] !== 'Sat' && parts['weekday'] !== 'Sun' && !holidays.has(date)
  const read = { date, hour: Number(parts['hour']), isWorkingDay }
  readings.set(hour, read)
  return read
}

export type MinuteSpan = { fromMs: number; toMs: number }
/** When an office opens and closes, in minutes after midnight by the London clock. */
export type Hours = { opens: number; closes: number }

const NINE_TO_FIVE: Hours = { opens: 9 * 60, closes: 17 * 60 }

/** Whether an office is open in the minute that begins then. */
export const isOpen = (ms: number, { opens, closes }: Hours = NINE_TO_FIVE): boolean => {
  const { isWorkingDay, hour } = reading(ms)
  const minute = hour * 60 + (Math.floor(ms / MINUTE) % 60)
  return isWorkingDay && minute >= opens && minute < closes
}

const isPaused = (ms: number, pauses: readonly MinuteSpan[]): boolean =>
  pauses.some(({ fromMs, toMs }) => ms >= fromMs && ms < toMs)

/** Working minutes from one whole minute to another. */
export const walkedMinutes = (
  fromMs: number,
  toMs: number,
  pauses: readonly MinuteSpan[] = [],
  hours?: Hours,
): number => {
  let minutes = 0
  for (let ms = fromMs; ms < toMs; ms += MINUTE) if (isOpen(ms, hours) && !isPaused(ms, pauses)) minutes += 1
  return minutes
}

/** The end of the minute in which so many working minutes have passed. */
export const walkedDue = (
  startMs: number,
  minutes: number,
  pauses: readonly MinuteSpan[] = [],
  hours?: Hours,
): number => {
  let ms = startMs
  for (let left = minutes; left > 0; ms += MINUTE) if (isOpen(ms, hours) && !isPaused(ms, pauses)) left -= 1
  return ms
}

/** The working minutes that a target of working days grants: up to closing time on the n-th working day after the first. */
export const walkedMinutesOfDays = (startMs: number, days: number, hours?: Hours): number => {
  let ms = startMs
  while (!isOpen(ms, hours)) ms += MINUTE
  for (let left = days; left > 0; left -= 1) {
    const { date } = reading(ms)
    while (reading(ms).date === date || !isOpen(ms, hours)) ms += MINUTE
  }
  while (isOpen(ms, hours)) ms += MINUTE
  return walkedMinutes(startMs, ms, [], hours)
}
