// The calendar of bank holidays: what is in force and until when, what was entered and why, and for an administrator a feed that
// takes its place once an administrator of another authority confirms it. What it would change is seen before anything is done.
import { calendarWarning, type WorkingCalendar } from '../../../shared/domain/clocks/calendar.ts'
import { type BankHolidays, bankHolidaysSchema } from '../../../shared/domain/clocks/bank-holidays.ts'
import {
  areSame,
  changesBetween,
  type FeedFault,
  jsonIn,
  mayConfirm,
  mayDrop,
  readFeed,
  type Replacement,
} from '../../../shared/domain/clocks/calendar-replacement.ts'
import { isCleanText } from '../../../shared/domain/text.ts'
import { dateOf, epochMs, type Instant, instantOf, type IsoDate } from '../../../shared/domain/time.ts'
import { log } from '../../../shared/platform/logger.ts'
import {
  allCalendars,
  type CalendarProposal,
  confirmProposal,
  countsFromMs,
  dropProposal,
  inForceAt,
  type KnownCalendar,
  proposeCalendar,
  proposedCalendar,
} from '../../../shared/store/calendars.ts'
import { allAuthorities } from '../../../shared/store/organisations.ts'
import { fieldOf } from '../../../shared/web/body.ts'
import { areaName } from '../../../shared/web/cases/offer-summary.ts'
import { redirect } from '../../../shared/web/http.ts'
import { hasRole } from '../../../shared/web/identity.ts'
import { html, type PageAnswer, problemPage, type SignedInPageCall } from '../../../shared/web/page.ts'
import type { FieldError } from '../../../shared/web/problem.ts'
import type { Words } from '../../../shared/web/words/index.ts'

export const CALENDAR_PATH = '/manage/calendar'
const CHECK_PATH = `${CALENDAR_PATH}/check`
const ENTER_PATH = `${CALENDAR_PATH}/enter`
const CONFIRM_PATH = `${CALENDAR_PATH}/confirm`
const DROP_PATH = `${CALENDAR_PATH}/drop`

const LONGEST_REASON = 300

/** What the desk and the page of the calendar say of one that ends within half a year; nothing before. */
export const endingNotice = (calendar: WorkingCalendar, now: Instant, w: Words): string | undefined => {
  const ending = calendarWarning(calendar, dateOf(now))
  return ending === undefined ? undefined : w.calendar.ends(w.dates.day(ending.endsOn))
}

/**
 * The calendars at a moment: the one in force, the last that was entered, which may not count yet, and what waits to be
 * confirmed.
 */
type Standing = {
  all: readonly KnownCalendar[]
  inForce: KnownCalendar
  last: KnownCalendar
  proposal: CalendarProposal | undefined
}

const standingAt = async (now: Instant): Promise<Standing> => {
  const [all, proposal] = await Promise.all([allCalendars(), proposedCalendar()])
  const inForce = inForceAt(all, epochMs(now))
  return { all, inForce, last: all.at(-1) ?? inForce, proposal }
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
      confirmedBy: entry.confirmedBy?.name,
      at: entry.at,
    }))
    .toReversed()

type More = {
  typed?: { feed: string; reason: string }
  errors?: readonly FieldError[]
  notice?: string | undefined
  /** Somebody was quicker: the page is shown as it stands now. */
  isStale?: boolean
  status?: number
}

/** What waits to be confirmed, with what it would change and who may say yes to it. */
const proposalOf = async ({ person, w }: SignedInPageCall, { proposal, last }: Standing) => {
  if (proposal === undefined) return undefined
  const authorities = await allAuthorities()
  const { bankHolidays, reason, at, by } = proposal
  const { added, removed } = changesBetween(last.bankHolidays, bankHolidays)
  const t = w.calendar.proposal
  const isAdmin = hasRole(person, ['admin'])
  const who = { id: person.sub, authority: person.organisation }
  return {
    summary: [
      { key: t.who, value: t.whoOf(by.name, areaName(by.authority, authorities)) },
      { key: t.when, value: w.dates.when(at) },
      { key: t.reason, value: reason },
    ],
    added: holidayRows(added, w),
    removed: holidayRows(removed, w),
    at,
    confirm: isAdmin && mayConfirm(who, by, namesOf(authorities)) ? CONFIRM_PATH : undefined,
    drop: isAdmin && mayDrop(who, by, namesOf(authorities)) ? DROP_PATH : undefined,
  }
}

const namesOf = (authorities: readonly { authority: string }[]): string[] =>
  authorities.map(({ authority }) => authority)

const calendarPage = async (
  call: SignedInPageCall,
  standing: Standing,
  { typed = { feed: '', reason: '' }, errors = [], notice, isStale = false, status = 200 }: More = {},
): Promise<PageAnswer> => {
  const { person, now, w } = call
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
      proposal: await proposalOf(call, standing),
      history: historyOf(standing, w),
      mayEnter: hasRole(person, ['admin']),
      action: CHECK_PATH,
      typed,
      errors,
      notice,
      isStale,
    },
    status,
  )
}

const DONE = ['proposed', 'confirmed', 'dropped'] as const

export const showCalendar = async (call: SignedInPageCall): Promise<PageAnswer> => {
  const done = DONE.find((one) => one === call.query.get('done'))
  const notice = done === undefined ? undefined : call.w.calendar.done[done]
  return calendarPage(call, await standingAt(call.now), { notice })
}

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

/** Whether what waits, or was entered after the lists that were seen, is this list of this person: sent twice, it is one. */
const isProposed = ({ all, proposal }: Standing, { seen, sub, feed }: { seen: number; sub: string; feed: string }) => {
  const sent = bankHolidaysSchema.safeParse(jsonIn(feed)).data
  return [proposal, all[seen + 1]?.entry].some(
    (one) => sent !== undefined && one?.by.id === sub && areSame(sent, one.bankHolidays),
  )
}

/** Proposes a feed after the calendars that were seen; what came in between is shown first. */
export const enterCalendar = async (call: SignedInPageCall): Promise<PageAnswer> => {
  const { form, person, now } = call
  const done = redirect(`${CALENDAR_PATH}?done=proposed`)
  const sent = { seen: Number(fieldOf(form, 'seen')), sub: person.sub, feed: fieldOf(form, 'feed') }
  const standing = await standingAt(now)
  if (isProposed(standing, sent)) return done
  const found = read(call, standing)
  if (!found.ok) return calendarPage(call, standing, { typed: typedIn(call), errors: found.errors, status: 422 })
  const { replacement, reason } = found
  const by = { id: person.sub, name: person.name, authority: person.organisation }
  const proposal = { bankHolidays: replacement.bankHolidays, reason, seen: sent.seen, at: now, by }
  if (sent.seen === standing.all.length - 1 && (await proposeCalendar(proposal))) {
    log('calendar-proposed', { count: sent.seen + 1, by: person.sub })
    return done
  }
  const asTheyAre = await standingAt(now)
  if (isProposed(asTheyAre, sent)) return done
  if (asTheyAre.proposal !== undefined) return calendarPage(call, asTheyAre, { isStale: true, status: 409 })
  const again = read(call, asTheyAre)
  return again.ok
    ? checkPage(call, asTheyAre, again, true)
    : calendarPage(call, asTheyAre, { typed: typedIn(call), errors: again.errors, status: 409 })
}

/** What waits, if it is what the form was about: by whom and when it was proposed. */
const meantProposal = ({ proposal }: Standing, { form }: SignedInPageCall): CalendarProposal | undefined =>
  proposal?.at === fieldOf(form, 'proposed') ? proposal : undefined

/** Whether what the form is about was confirmed by this person: sent twice, it was confirmed once. */
const isConfirmed = ({ all }: Standing, { form, person }: SignedInPageCall): boolean =>
  all.some(({ entry }) => entry?.proposedAt === fieldOf(form, 'proposed') && entry.confirmedBy?.id === person.sub)

/** Enters what another proposed. */
export const confirmCalendar = async (call: SignedInPageCall): Promise<PageAnswer> => {
  const { person, now } = call
  const proposal = meantProposal(await standingAt(now), call)
  if (proposal !== undefined) {
    const who = { id: person.sub, authority: person.organisation }
    if (!mayConfirm(who, proposal.by, namesOf(await allAuthorities()))) return problemPage('forbidden')
    if (await confirmProposal(proposal, { id: person.sub, name: person.name }, now)) {
      log('calendar-entered', { count: proposal.seen + 1, by: person.sub })
    }
  }
  const standing = await standingAt(now)
  return isConfirmed(standing, call)
    ? redirect(`${CALENDAR_PATH}?done=confirmed`)
    : calendarPage(call, standing, { isStale: true, status: 409 })
}

/** Takes away what waits: whoever proposed it thinks again, or another does not agree. */
export const dropCalendar = async (call: SignedInPageCall): Promise<PageAnswer> => {
  const { person, now } = call
  const standing = await standingAt(now)
  const proposal = meantProposal(standing, call)
  const who = { id: person.sub, authority: person.organisation }
  if (proposal !== undefined && !mayDrop(who, proposal.by, namesOf(await allAuthorities())))
    return problemPage('forbidden')
  if (proposal !== undefined && (await dropProposal(proposal))) log('calendar-dropped', { by: person.sub })
  else if (standing.proposal !== undefined) return calendarPage(call, standing, { isStale: true, status: 409 })
  return redirect(`${CALENDAR_PATH}?done=dropped`)
}
