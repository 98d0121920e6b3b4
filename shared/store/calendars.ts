// The working calendars: the one that ships with the service, and those that were entered since. None is ever changed or taken
// away, so that what was begun under one is judged by it for good. What is to be entered is proposed first, and entered when
// somebody else confirms it.
import * as z from 'zod'
import {
  type BankHolidays,
  bankHolidaysSchema,
  SHIPPED_BANK_HOLIDAYS,
  SHIPPED_LISTS,
  yearsName,
} from '../domain/clocks/bank-holidays.ts'
import type { Proposer } from '../domain/clocks/calendar-replacement.ts'
import { type Calendars, calendarsAmong } from '../domain/clocks/calendars.ts'
import { ENGLAND_AND_WALES, workingCalendar, type WorkingCalendar } from '../domain/clocks/calendar.ts'
import { epochMs, type Instant } from '../domain/time.ts'
import { nowMs } from '../platform/clock.ts'
import { log } from '../platform/logger.ts'
import { countOwn } from '../platform/metrics.ts'
import { addEntry, enteredShape, remembering } from './entries.ts'
import { keys } from './keys.ts'
import { queryItems, readItem, transact } from './table.ts'

const storedCalendar = z.object({
  bankHolidays: bankHolidaysSchema,
  /** Why it was entered. */
  reason: z.string(),
  proposedAt: z.string().optional(),
  /** Who confirmed it, and by that entered it. */
  confirmedBy: z.object({ id: z.string(), name: z.string() }).optional(),
  ...enteredShape,
})
/** A list of bank holidays with who proposed it and why, who confirmed it and when. */
export type CalendarEntry = z.infer<typeof storedCalendar>

/** A calendar with the bank holidays that it was made of, and the entry that brought it; the one that ships has none. */
export type KnownCalendar = { calendar: WorkingCalendar; bankHolidays: BankHolidays; entry?: CalendarEntry }

const SHIPPED: KnownCalendar = { calendar: ENGLAND_AND_WALES, bankHolidays: SHIPPED_BANK_HOLIDAYS }

const known = (entry: CalendarEntry): KnownCalendar => {
  const { bankHolidays, number } = entry
  // Two lists may cover the same years: the number tells them apart.
  const version = `${yearsName(bankHolidays)}+${number}`
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

const storedProposal = z.object({
  bankHolidays: bankHolidaysSchema,
  reason: z.string(),
  /** How many lists had been entered when it was proposed. */
  seen: z.int().min(0),
  at: z.string(),
  by: z.object({ id: z.string(), name: z.string(), authority: z.string() }),
})
/** A list of bank holidays that waits to be confirmed, with who proposed it, when and why. */
export type CalendarProposal = z.infer<typeof storedProposal>

/** The list that waits to be confirmed. */
export const proposedCalendar = (): Promise<CalendarProposal | undefined> =>
  readItem(keys.calendarProposal(), storedProposal)

/** Proposes a list of bank holidays; false when one waits already, or when somebody has entered one that was not seen. */
export const proposeCalendar = async (proposal: CalendarProposal): Promise<boolean> => {
  const proposed = await transact([
    {
      name: 'proposal',
      put: { ...keys.calendarProposal(), kind: 'calendar-proposal', ...proposal },
      condition: 'attribute_not_exists(pk)',
    },
    { name: 'seen', check: keys.calendar(proposal.seen + 1), condition: 'attribute_not_exists(pk)' },
  ])
  return proposed.ok
}

/** The proposal goes, if it is still the one that was meant. */
const takingAway = ({ at, by }: CalendarProposal) => ({
  name: 'proposal',
  remove: keys.calendarProposal(),
  condition: '#at = :at AND #by.#id = :by',
  names: { '#at': 'at', '#by': 'by', '#id': 'id' },
  values: { ':at': at, ':by': by.id },
})

/** Takes a proposal away; false when it does not wait any more. */
export const dropProposal = async (proposal: CalendarProposal): Promise<boolean> =>
  (await transact([takingAway(proposal)])).ok

/**
 * Enters the list of a proposal, in the name of whoever proposed it and of whoever confirms it; false when it does not wait
 * any more. It counts a little later, see below.
 */
export const confirmProposal = (
  proposal: CalendarProposal,
  { id, name }: Pick<Proposer, 'id' | 'name'>,
  at: Instant,
): Promise<boolean> => {
  const { bankHolidays, reason, seen, by } = proposal
  return addEntry(
    { kind: 'calendar', keyOf: keys.calendar },
    { bankHolidays, reason, proposedAt: proposal.at, confirmedBy: { id, name } },
    { seen, at, by },
    [takingAway(proposal)],
  )
}

// Whoever remembers the calendars for a minute knows a new one before anything is begun under it.
const COUNTS_AFTER_MS = 2 * 60_000

/** When a calendar that was entered begins to count, in milliseconds since 1970; the one that ships always has. */
export const countsFromMs = ({ entry }: KnownCalendar): number =>
  entry === undefined ? 0 : epochMs(entry.at) + COUNTS_AFTER_MS

/** The calendar in force at an instant, of several in the order in which they were entered. */
export const inForceAt = (calendars: readonly KnownCalendar[], atMs: number): KnownCalendar =>
  calendars.findLast((one) => countsFromMs(one) <= atMs) ?? SHIPPED

// A release that ships another list keeps those before it: cases name them.
const SHIPPED_CALENDARS = [
  ENGLAND_AND_WALES,
  ...SHIPPED_LISTS.slice(1).map((bankHolidays) => workingCalendar({ bankHolidays })),
]

/** A calendar that a case names and nobody knows: its clocks go on by what is in force, and somebody has to look. */
const tellUnknown = (version: string): void => {
  log('calendar-unknown', { what: version })
  countOwn('CalendarUnknown')
}

/** The calendars as they stood within the last minute: the one in force, and any by its version. */
export const calendarsNow = async (): Promise<Calendars> => {
  const all = [SHIPPED, ...(await entered.of(ALL))]
  const { calendar: current } = inForceAt(all, nowMs())
  return calendarsAmong(current, [...SHIPPED_CALENDARS, ...all.map(({ calendar }) => calendar)], tellUnknown)
}
