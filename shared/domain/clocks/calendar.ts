// The working calendar: bank holidays and office hours, read once into an index in which working time is looked up.
import * as z from 'zod'
import type { IsoDate } from '../time.ts'
import { type BankHolidays, listName, SHIPPED_BANK_HOLIDAYS } from './bank-holidays.ts'
import { DAY, epochDay, londonMidnight, MINUTE } from './london.ts'

/** England and Wales share one list of bank holidays; a calendar is asked for by any of the three. */
export const jurisdictionSchema = z.enum(['england', 'wales', 'england-and-wales'], 'unknown-jurisdiction')

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

const timeOfDay = z
  .string('not-a-time')
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'not-a-time', abort: true })
  .regex(/:(00|15|30|45)$/, 'not-a-quarter-hour')

/** The most urgent offer is answered in four working hours: an office that opens for less could not do so on any one day. */
const LEAST_OPEN_MINUTES = 4 * 60

/**
 * Office hours by the London clock, `HH:MM` on whole quarters of an hour, the same on every working day, four hours at
 * the least. Its messages are codes: `not-a-time`, `not-a-quarter-hour`, `closes-before-opening`, `open-too-short`.
 */
export const officeHoursSchema = z
  .object({ opens: timeOfDay, closes: timeOfDay })
  .refine(({ opens, closes }) => opens < closes, { path: ['closes'], error: 'closes-before-opening', abort: true })
  .refine(({ opens, closes }) => minutesOf(closes) - minutesOf(opens) >= LEAST_OPEN_MINUTES, {
    path: ['closes'],
    error: 'open-too-short',
  })
export type OfficeHours = z.infer<typeof officeHoursSchema>

/** The hours of every office whose contract says nothing else. */
export const OFFICE_HOURS: OfficeHours = { opens: '09:00', closes: '17:00' }
const isSame = (one: OfficeHours, other: OfficeHours): boolean =>
  one.opens === other.opens && one.closes === other.closes

/** What cases name that were opened before lists were named by their content. */
const UNHASHED_LIST = 'england-and-wales-2019-2030'
const FIRST_LIST = 'england-and-wales-2019-2030-26280778'
const HOURS = /^(?<opens>\d{4})-(?<closes>\d{4})$/
const asTime = (digits: string): string => `${digits.slice(0, 2)}:${digits.slice(2)}`

/** The two things that the version of a calendar names. */
export type NamedCalendar = { list: string; officeHours: OfficeHours }

const listOf = (version: string): string => {
  const [list = version] = version.split('@')
  return list === UNHASHED_LIST ? FIRST_LIST : list
}

/**
 * Reads `england-and-wales-2019-2030+1@0800-1800`: without hours those of every office are meant, without a version the
 * first list. Undefined where the hours are none that an office can have.
 */
export const readVersion = (version: string = FIRST_LIST): NamedCalendar | undefined => {
  const list = listOf(version)
  if (!version.includes('@')) return { list, officeHours: OFFICE_HOURS }
  const { opens = '', closes = '' } = HOURS.exec(version.slice(version.indexOf('@') + 1))?.groups ?? {}
  const hours = officeHoursSchema.safeParse({ opens: asTime(opens), closes: asTime(closes) })
  return hours.success ? { list, officeHours: hours.data } : undefined
}

/**
 * The version of a calendar with the same bank holidays and these office hours, in the place of those that it names.
 * Without a version, the first list is meant.
 */
export const withOfficeHours = (version: string = FIRST_LIST, { opens, closes }: OfficeHours = OFFICE_HOURS): string =>
  isSame({ opens, closes }, OFFICE_HOURS)
    ? listOf(version)
    : `${listOf(version)}@${`${opens}-${closes}`.replaceAll(':', '')}`

/** A version by its full name, so that calendars can be told to be the same. */
export const fullVersion = (version: string = FIRST_LIST): string => {
  // Asked for each clock of each case: what names no hours is not read.
  if (!version.includes('@')) return version === UNHASHED_LIST ? FIRST_LIST : version
  const named = readVersion(version)
  return named === undefined ? version : withOfficeHours(named.list, named.officeHours)
}

/** Instants are epoch milliseconds; days are numbered from the first of the calendar, working days among themselves. */
type CalendarIndex = {
  /** The first day, in whole days since 1970-01-01. */
  firstDay: number
  /** By day, and one beyond the last: when it begins in London. */
  midnights: Float64Array
  /** By day, and one beyond the last: how many working days lie before it. */
  workingDaysBefore: Uint16Array
  /** By working day: when the office opens. */
  openings: Float64Array
  /** By working day: which day it is. */
  workingDays: Uint16Array
  /** By day: the place of its bank holiday among the names, or -1. */
  holidays: Int16Array
  holidayNames: string[]
  /** Milliseconds from midnight to opening, and from opening to closing. */
  opensAfter: number
  officeTime: number
}

export type WorkingCalendar = {
  /** Names the data that a clock was judged by. */
  readonly version: string
  readonly officeHours: OfficeHours
  /** The first and the last date that the calendar knows. */
  readonly startsOn: IsoDate
  readonly endsOn: IsoDate
  readonly index: Readonly<CalendarIndex>
}

const epochDayOf = (date: IsoDate): number =>
  epochDay(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)))

/** The date that lies so many whole days after 1970-01-01. */
const dateOfEpochDay = (day: number): IsoDate => new Date(day * DAY).toISOString().slice(0, 10)

/** 1970-01-01 was a Thursday. */
const isWeekend = (day: number): boolean => (day + 3) % 7 >= 5

/** What of an index hangs on the office hours. */
const openingsOf = (
  { midnights, workingDays }: Pick<CalendarIndex, 'midnights' | 'workingDays'>,
  { opens, closes }: OfficeHours,
): Pick<CalendarIndex, 'openings' | 'opensAfter' | 'officeTime'> => {
  const opensAfter = minutesOf(opens) * MINUTE
  return {
    // The clocks change on Sundays, so that on a working day opening is always as far from midnight as the clock says.
    openings: Float64Array.from(workingDays, (day) => midnights[day]! + opensAfter),
    opensAfter,
    officeTime: minutesOf(closes) * MINUTE - opensAfter,
  }
}

/**
 * A calendar of whole years, from the first to the last year of the bank holidays given. `version` names them, by their
 * content unless given; the calendar's own version names the office hours too and stays with what was judged by it.
 */
export const workingCalendar = ({
  bankHolidays,
  officeHours = OFFICE_HOURS,
  version,
}: {
  bankHolidays: BankHolidays
  officeHours?: OfficeHours
  version?: string
}): WorkingCalendar => {
  const { events } = bankHolidays['england-and-wales']
  const years = events.map(({ date }) => Number(date.slice(0, 4)))
  const firstYear = Math.min(...years)
  const lastYear = Math.max(...years)
  const firstDay = epochDay(firstYear, 1, 1)
  const days = epochDay(lastYear + 1, 1, 1) - firstDay

  const holidays = new Int16Array(days).fill(-1)
  for (const [place, { date }] of events.entries()) holidays[epochDayOf(date) - firstDay] = place

  const midnights = new Float64Array(days + 1)
  const workingDaysBefore = new Uint16Array(days + 1)
  const worked: number[] = []
  for (let day = 0; day <= days; day += 1) {
    midnights[day] = londonMidnight(firstDay + day)
    workingDaysBefore[day] = worked.length
    if (day < days && !isWeekend(firstDay + day) && holidays[day] === -1) worked.push(day)
  }
  const workingDays = Uint16Array.from(worked)

  return {
    version: withOfficeHours(version ?? listName(bankHolidays), officeHours),
    officeHours,
    startsOn: `${firstYear}-01-01`,
    endsOn: `${lastYear}-12-31`,
    index: {
      firstDay,
      midnights,
      workingDaysBefore,
      workingDays,
      holidays,
      holidayNames: events.map(({ title }) => title),
      ...openingsOf({ midnights, workingDays }, officeHours),
    },
  }
}

const byHours = new WeakMap<WorkingCalendar, Map<string, WorkingCalendar>>()

/** A calendar with other office hours. Its index is made once and remembered; the days of both are the same. */
export const calendarWithHours = (calendar: WorkingCalendar, officeHours: OfficeHours): WorkingCalendar => {
  if (isSame(calendar.officeHours, officeHours)) return calendar
  const version = withOfficeHours(calendar.version, officeHours)
  const remembered = byHours.get(calendar) ?? new Map<string, WorkingCalendar>()
  byHours.set(calendar, remembered)
  const made = remembered.get(version) ?? {
    ...calendar,
    version,
    officeHours,
    index: { ...calendar.index, ...openingsOf(calendar.index, officeHours) },
  }
  remembered.set(version, made)
  return made
}

/** The calendar of England and Wales with office hours from 09:00 to 17:00, 2019 to 2030. */
export const ENGLAND_AND_WALES: WorkingCalendar = workingCalendar({ bankHolidays: SHIPPED_BANK_HOLIDAYS })

/** A date so many months before another; the last of the month where that month is shorter. */
export const monthsBefore = (date: IsoDate, months: number): IsoDate => {
  const year = Number(date.slice(0, 4))
  const month = Number(date.slice(5, 7)) - months
  const lastOfMonth = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return dateOfEpochDay(epochDay(year, month, Math.min(Number(date.slice(8, 10)), lastOfMonth)))
}

export type CalendarWarning = { code: 'calendar-ends-soon'; endsOn: IsoDate; version: string }

/** A warning when the calendar ends within six months of a date, or has ended: new bank holidays must be entered. */
export const calendarWarning = (calendar: WorkingCalendar, on: IsoDate): CalendarWarning | undefined =>
  on >= monthsBefore(calendar.endsOn, 6)
    ? { code: 'calendar-ends-soon', endsOn: calendar.endsOn, version: calendar.version }
    : undefined

/** Whether the calendar knows the London day of an instant in epoch milliseconds. */
export const covers = ({ index: { midnights } }: WorkingCalendar, ms: number): boolean =>
  ms >= midnights[0]! && ms < midnights[midnights.length - 1]!

/** Which day of the calendar an instant (epoch milliseconds) falls on in London; the calendar must cover it. */
export const dayAt = ({ index: { firstDay, midnights } }: WorkingCalendar, ms: number): number => {
  // London is never behind UTC and at most an hour ahead: it is on the day of UTC or on the next.
  const inUtc = Math.floor(ms / DAY) - firstDay
  return ms >= midnights[inUtc + 1]! ? inUtc + 1 : inUtc
}

/** The London date of a day of the calendar. */
export const dateOfDay = ({ index: { firstDay } }: WorkingCalendar, day: number): IsoDate =>
  dateOfEpochDay(firstDay + day)

/** Which day of the calendar a date is; undefined when it lies outside. */
export const dayOfDate = (calendar: WorkingCalendar, date: IsoDate): number | undefined =>
  date >= calendar.startsOn && date <= calendar.endsOn ? epochDayOf(date) - calendar.index.firstDay : undefined

/** When office hours end on a day of the calendar, whether or not anybody works on it, in epoch milliseconds. */
export const closingOn = ({ index: { midnights, opensAfter, officeTime } }: WorkingCalendar, day: number): number =>
  midnights[day + 1]! - (DAY - opensAfter - officeTime)

/** What a day of the calendar is. A bank holiday is called so even where it falls on a weekend. */
export const dayKind = (
  { index: { firstDay, holidays, holidayNames } }: WorkingCalendar,
  day: number,
): { kind: 'working-day' } | { kind: 'weekend' } | { kind: 'bank-holiday'; name: string } => {
  const name = holidayNames[holidays[day]!]
  if (name !== undefined) return { kind: 'bank-holiday', name }
  return { kind: isWeekend(firstDay + day) ? 'weekend' : 'working-day' }
}

/**
 * The working day on which an instant (epoch milliseconds) starts to count, numbered among the working days: its own
 * before closing time, the next one from closing time on or on no working day. Undefined beyond the calendar.
 */
export const startDay = (calendar: WorkingCalendar, ms: number): number | undefined => {
  if (!covers(calendar, ms)) return undefined
  const { openings, workingDaysBefore, officeTime } = calendar.index
  const candidate = workingDaysBefore[dayAt(calendar, ms)]!
  const opening = openings[candidate]
  const next = opening !== undefined && ms >= opening + officeTime ? candidate + 1 : candidate
  return next < openings.length ? next : undefined
}

/**
 * When an instant (epoch milliseconds) starts to count: itself within office hours, otherwise the next opening.
 * Undefined beyond the calendar.
 */
export const countsFrom = (calendar: WorkingCalendar, ms: number): number | undefined => {
  const day = startDay(calendar, ms)
  return day === undefined ? undefined : Math.max(ms, calendar.index.openings[day]!)
}

/**
 * How many working days lie after the start day of an instant (epoch milliseconds), up to and with a date: 0 on the
 * start day or before it. A date beyond the calendar is infinitely far. Undefined when the calendar does not cover the start.
 */
export const workingDaysUntil = (calendar: WorkingCalendar, ms: number, date: IsoDate): number | undefined => {
  const from = startDay(calendar, ms)
  if (from === undefined) return undefined
  if (date > calendar.endsOn) return Number.POSITIVE_INFINITY
  const day = dayOfDate(calendar, date)
  return day === undefined ? 0 : Math.max(0, calendar.index.workingDaysBefore[day + 1]! - from - 1)
}
