// Calendars by version: what was begun under one is judged by it, whichever is in force by now.
import type { WorkingCalendar } from './calendar.ts'

/** The calendar that something was begun under, by its version; without one, the calendar that ships with the service. */
export type CalendarOf = (version: string | undefined) => WorkingCalendar

export type Calendars = {
  /** The calendar for whatever begins now. */
  current: WorkingCalendar
  of: CalendarOf
}

/** Where clocks find their calendar: by the version that they were begun under, or one for all. */
export type CalendarSource = WorkingCalendar | CalendarOf

/** The calendar of a version. */
export const calendarFrom = (source: CalendarSource, version: string | undefined): WorkingCalendar =>
  typeof source === 'function' ? source(version) : source
