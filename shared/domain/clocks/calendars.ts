// Calendars by version: what was begun under one is judged by it, whichever is in force by now.
import { calendarWithHours, readVersion, type WorkingCalendar } from './calendar.ts'

/** The calendar that something was begun under, by its version; without one, the calendar that shipped with the service first. */
export type CalendarOf = (version: string | undefined) => WorkingCalendar

export type Calendars = {
  /** The calendar for whatever begins now. */
  current: WorkingCalendar
  of: CalendarOf
}

/** Where clocks find their calendar: by the version that they were begun under, or one for all. */
export type CalendarSource = WorkingCalendar | CalendarOf

/**
 * The calendars of some lists of bank holidays, with any office hours. What names a list that is not among them goes on
 * by the current one, and `tell` is told of it once.
 */
export const calendarsAmong = (
  current: WorkingCalendar,
  lists: readonly WorkingCalendar[],
  tell: (version: string) => void,
): Calendars => {
  const byList = new Map(lists.map((calendar) => [calendar.version, calendar]))
  const found = new Map<string | undefined, WorkingCalendar>()
  const find = (version: string | undefined): WorkingCalendar => {
    const named = readVersion(version)
    const calendar = byList.get(named?.list ?? '')
    if (calendar === undefined || named === undefined) tell(version ?? '')
    return named === undefined ? current : calendarWithHours(calendar ?? current, named.officeHours)
  }
  return {
    current,
    of: (version) => {
      const calendar = found.get(version) ?? find(version)
      found.set(version, calendar)
      return calendar
    },
  }
}

/** The calendar of a version. */
export const calendarFrom = (source: CalendarSource, version: string | undefined): WorkingCalendar =>
  typeof source === 'function' ? source(version) : source
