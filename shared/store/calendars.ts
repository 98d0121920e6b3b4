// The working calendars: the one that ships with the service, and those that were entered since. None is ever changed or taken
// away, so that what was begun under one is judged by it for good.
import * as z from 'zod'
import { type BankHolidays, bankHolidaysSchema, SHIPPED_BANK_HOLIDAYS } from '../domain/clocks/bank-holidays.ts'
import type { Calendars } from '../domain/clocks/calendars.ts'
import { ENGLAND_AND_WALES, workingCalendar, type WorkingCalendar } from '../domain/clocks/calendar.ts'
import { epochMs } from '../domain/time.ts'
import { nowMs } from '../platform/clock.ts'
import { log } from '../platform/logger.ts'
import { addEntry, enteredShape, type Entering, remembering } from './entries.ts'
import { keys } from './keys.ts'
import { queryItems } from './table.ts'

const storedCalendar = z.object({
  bankHolidays: bankHolidaysSchema,
  /** Why it was entered. */
  reason: z.string(),
  ...enteredShape,
})
/** A list of bank holidays with who entered it, when and why. */
export type CalendarEntry = z.infer<typeof storedCalendar>

/** A calendar with the bank holidays that it was made of, and the entry that brought it; the one that ships has none. */
export type KnownCalendar = { calendar: WorkingCalendar; bankHolidays: BankHolidays; entry?: CalendarEntry }

const SHIPPED: KnownCalendar = { calendar: ENGLAND_AND_WALES, bankHolidays: SHIPPED_BANK_HOLIDAYS }

const known = (entry: CalendarEntry): KnownCalendar => {
  const { bankHolidays, number } = entry
  const years = bankHolidays['england-and-wales'].events.map(({ date }) => date.slice(0, 4)).toSorted()
  // Two lists may cover the same years: the number tells them apart.
  const version = `england-and-wales-${years[0]}-${years.at(-1)}+${number}`
  return { calendar: workingCalendar({ bankHolidays, version }), bankHolidays, entry }
}

const entriesFrom = async (number: number): Promise<KnownCalendar[]> => {
  const { pk, sk: from } = keys.calendar(number)
  const found = await queryItems({ partition: pk, between: [from, keys.calendar(999_999).sk] }, storedCalendar)
  return found.map(known)
}

// The index of a calendar is built once for each version: only those that were entered since are read.
const entered = remembering<readonly KnownCalendar[]>(async (_all, before = []) => [
  ...before,
  ...(await entriesFrom(before.length + 1)),
])
const ALL = 'all'

/** Every calendar as it stands now, the one that ships first, then in the order in which they were entered. */
export const allCalendars = async (): Promise<readonly KnownCalendar[]> => [SHIPPED, ...(await entriesFrom(1))]

/**
 * Enters a list of bank holidays after the last one that was seen; false when somebody has entered one since. It counts a
 * little later, see below.
 */
export const enterCalendar = (
  { bankHolidays, reason }: Pick<CalendarEntry, 'bankHolidays' | 'reason'>,
  entering: Entering,
): Promise<boolean> => addEntry({ kind: 'calendar', keyOf: keys.calendar }, { bankHolidays, reason }, entering)

// Whoever remembers the calendars for a minute knows a new one before anything is begun under it.
const COUNTS_AFTER_MS = 2 * 60_000

/** When a calendar that was entered begins to count, in milliseconds since 1970; the one that ships always has. */
export const countsFromMs = ({ entry }: KnownCalendar): number =>
  entry === undefined ? 0 : epochMs(entry.at) + COUNTS_AFTER_MS

/** The calendar in force at an instant, of several in the order in which they were entered. */
export const inForceAt = (calendars: readonly KnownCalendar[], atMs: number): KnownCalendar =>
  calendars.findLast((one) => countsFromMs(one) <= atMs) ?? SHIPPED

/** The calendars as they stood within the last minute: the one in force, and any by its version. */
export const calendarsNow = async (): Promise<Calendars> => {
  const all = [SHIPPED, ...(await entered.of(ALL))]
  const { calendar: current } = inForceAt(all, nowMs())
  const byVersion = new Map(all.map(({ calendar }) => [calendar.version, calendar]))
  return {
    current,
    of: (version) => {
      if (version === undefined) return ENGLAND_AND_WALES
      const found = byVersion.get(version)
      // A release that ships another list has to keep the old one under its name; until then clocks go on by what is in force.
      if (found === undefined) log('calendar-unknown', { what: version })
      return found ?? current
    },
  }
}
