// The calendar of bank holidays: what is in force and until when, what was entered and why, and for an administrator a feed that
// takes its place. What a feed would change is seen before anything is done.
import { calendarWarning, type WorkingCalendar } from '../../../shared/domain/clocks/calendar.ts'
import { type BankHolidays, bankHolidaysSchema } from '../../../shared/domain/clocks/bank-holidays.ts'
import {
  areSame,
  type FeedFault,
  jsonIn,
  readFeed,
  type Replacement,
} from '../../../shared/domain/clocks/calendar-replacement.ts'
import { isCleanText } from '../../../shared/domain/text.ts'
import { dateOf, epochMs, type Instant, instantOf, type IsoDate } from '../../../shared/domain/time.ts'
import { log } from '../../../shared/platform/logger.ts'
import {
  allCalendars,
  countsFromMs,
  enterCalendar,
  inForceAt,
  type KnownCalendar,
} from '../../../shared/store/calendars.ts'
import { fieldOf } from '../../../shared/web/body.ts'
import { redirect } from '../../../shared/web/http.ts'
import { hasRole } from '../../../shared/web/identity.ts'
import { html, type PageAnswer, type SignedInPageCall } from '../../../shared/web/page.ts'
import type { FieldError } from '../../../shared/web/problem.ts'
import type { Words } from '../../../shared/web/words/index.ts'

export const CALENDAR_PATH = '/manage/calendar'
const CHECK_PATH = `${CALENDAR_PATH}/check`
const ENTER_PATH = `${CALENDAR_PATH}/enter`

const LONGEST_REASON = 300

/** What the desk and the page of the calendar say of one that ends within half a year; nothing before. */
export const endingNotice = (calendar: WorkingCalendar, now: Instant, w: Words): string | undefined => {
  const ending = calendarWarning(calendar, dateOf(now))
  return ending === undefined ? undefined : w.calendar.ends(w.dates.day(ending.endsOn))
}

/** The calendars at a moment: the one in force, and the last that was entered, which may not count yet. */
type Standing = { all: readonly KnownCalendar[]; inForce: KnownCalendar; last: KnownCalendar }

const standingAt = async (now: Instant): Promise<Standing> => {
  const all = await allCalendars()
  const inForce = inForceAt(all, epochMs(now))
  return { all, inForce, last: all.at(-1) ?? inForce }
}

const holidayRows = (holidays: readonly { date: IsoDate; title: string }[], w: Words) =>
  holidays.map(({ date, title }) => ({ day: w.dates.day(date), title }))

const byYear = ({ 'england-and-wales': { events } }: BankHolidays, w: Words) =>
  [...Map.groupBy(events, ({ date }) => date.slice(0, 4))].map(([year, holidays]) => ({
    year,
    rows: holidayRows(holidays, w),
  }))

const historyOf = ({ all }: Standing, w: Words) =>
  all
    .flatMap(({ calendar, entry }) => (entry === undefined ? [] : [{ calendar, entry }]))
    .map(({ calendar, entry }) => ({
      version: calendar.version,
      years: w.calendar.years(calendar.startsOn.slice(0, 4), calendar.endsOn.slice(0, 4)),
      reason: entry.reason,
      by: entry.by.name,
      at: entry.at,
    }))
    .toReversed()

type More = {
  typed?: { feed: string; reason: string }
  errors?: readonly FieldError[]
  notice?: string | undefined
  status?: number
}

const calendarPage = (
  { person, now, w }: SignedInPageCall,
  standing: Standing,
  { typed = { feed: '', reason: '' }, errors = [], notice, status = 200 }: More = {},
): PageAnswer => {
  const { calendar, bankHolidays } = standing.inForce
  const t = w.calendar
  const waits = standing.last !== standing.inForce
  return html(
    'manage/calendar',
    {
      facts: [
        { key: t.version, value: calendar.version },
        { key: t.covers, value: t.years(calendar.startsOn.slice(0, 4), calendar.endsOn.slice(0, 4)) },
        { key: t.until, value: w.dates.day(calendar.endsOn) },
      ],
      ending: endingNotice(calendar, now, w),
      coming: waits
        ? t.coming(standing.last.calendar.version, w.dates.time(instantOf(countsFromMs(standing.last))))
        : undefined,
      years: byYear(bankHolidays, w),
      history: historyOf(standing, w),
      mayEnter: hasRole(person, ['admin']),
      action: CHECK_PATH,
      typed,
      errors,
      notice,
    },
    status,
  )
}

export const showCalendar = async (call: SignedInPageCall): Promise<PageAnswer> =>
  calendarPage(call, await standingAt(call.now), {
    notice: call.query.get('done') === 'entered' ? call.w.calendar.done : undefined,
  })

type Code = keyof Words['calendar']['errors']
type ReadCalendar =
  | { ok: true; replacement: Replacement; reason: string }
  | { ok: false; errors: readonly FieldError[] }

const reasonFault = (reason: string): Code | undefined => {
  if (reason === '') return 'reason.required'
  if (reason.length > LONGEST_REASON) return 'reason.too-long'
  return isCleanText(reason) ? undefined : 'reason.characters'
}

const read = ({ form, now, w }: SignedInPageCall, { last }: Standing): ReadCalendar => {
  const reason = fieldOf(form, 'reason')
  // A feed is held against the last list that was entered, which it is entered after.
  const feed = readFeed(fieldOf(form, 'feed'), last.bankHolidays, Number(dateOf(now).slice(0, 4)))
  const errorOf = (field: string, code: Code, detail = ''): FieldError => ({
    field,
    code,
    message: w.calendar.errors[code](/^\d{4}-/.test(detail) ? w.dates.day(detail) : detail),
  })
  const fault: { fault: FeedFault; detail?: string } | undefined = feed.ok ? undefined : feed
  const why = reasonFault(reason)
  const errors = [
    ...(fault === undefined ? [] : [errorOf('feed', fault.fault, fault.detail)]),
    ...(why === undefined ? [] : [errorOf('reason', why)]),
  ]
  return feed.ok && errors.length === 0 ? { ok: true, replacement: feed.replacement, reason } : { ok: false, errors }
}

const typedIn = ({ form }: SignedInPageCall) => ({ feed: fieldOf(form, 'feed'), reason: fieldOf(form, 'reason') })

const checkPage = (
  { w }: SignedInPageCall,
  { all }: Standing,
  { replacement, reason }: { replacement: Replacement; reason: string },
  isStale = false,
): PageAnswer => {
  const t = w.calendar.check
  const { replaced, kept, added, removed, bankHolidays } = replacement
  const yearsOf = (years: readonly number[]) => w.dates.list(years.map(String))
  return html(
    'manage/calendar-check',
    {
      summary: [
        { key: t.replaced, value: yearsOf(replaced) },
        { key: t.kept, value: kept.length === 0 ? t.noYears : yearsOf(kept) },
        { key: t.reason, value: reason },
      ],
      added: holidayRows(added, w),
      removed: holidayRows(removed, w),
      action: ENTER_PATH,
      back: CALENDAR_PATH,
      // Only what counts is carried on: the feed has other countries and remarks.
      feed: JSON.stringify(bankHolidays),
      reason,
      seen: all.length - 1,
      isStale,
    },
    isStale ? 409 : 200,
  )
}

/** What a feed would change. Nothing is stored by it. */
export const checkCalendar = async (call: SignedInPageCall): Promise<PageAnswer> => {
  const standing = await standingAt(call.now)
  const found = read(call, standing)
  return found.ok
    ? checkPage(call, standing, found)
    : calendarPage(call, standing, { typed: typedIn(call), errors: found.errors, status: 422 })
}

/** Whether the entry after those that were seen is this one: sent twice, it was entered once. */
const isEntered = ({ all }: Standing, seen: number, sub: string, feed: string): boolean => {
  const entry = all[seen + 1]?.entry
  const sent = bankHolidaysSchema.safeParse(jsonIn(feed)).data
  return entry?.by.id === sub && sent !== undefined && areSame(sent, entry.bankHolidays)
}

/** Enters a feed after the calendars that were seen; what came in between is shown first. */
export const confirmCalendar = async (call: SignedInPageCall): Promise<PageAnswer> => {
  const { form, person, now } = call
  const done = redirect(`${CALENDAR_PATH}?done=entered`)
  const seen = Number(fieldOf(form, 'seen'))
  const standing = await standingAt(now)
  if (isEntered(standing, seen, person.sub, fieldOf(form, 'feed'))) return done
  const found = read(call, standing)
  if (!found.ok) return calendarPage(call, standing, { typed: typedIn(call), errors: found.errors, status: 422 })
  const { replacement, reason } = found
  const entering = { seen, at: now, by: { id: person.sub, name: person.name } }
  const isAsSeen = seen === standing.all.length - 1
  if (isAsSeen && (await enterCalendar({ bankHolidays: replacement.bankHolidays, reason }, entering))) {
    log('calendar-entered', { count: seen + 1, by: person.sub })
    return done
  }
  const asTheyAre = await standingAt(now)
  if (isEntered(asTheyAre, seen, person.sub, fieldOf(form, 'feed'))) return done
  const again = read(call, asTheyAre)
  return again.ok
    ? checkPage(call, asTheyAre, again, true)
    : calendarPage(call, asTheyAre, { typed: typedIn(call), errors: again.errors, status: 409 })
}
