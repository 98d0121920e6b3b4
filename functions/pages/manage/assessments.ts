// An authority enters how many assessments its teams and wards made, month by month: which team, kind and year first, then the
// numbers. An entry is never changed; one that comes later takes the place of its months.
import {
  ASSESSMENT_KINDS,
  type AssessmentKind,
  type AssessmentsEntered,
  assessmentsOf,
  changedCounts,
  monthsOfYear,
  WATCHED,
  type Watched,
  watchedGroup,
} from '../../../shared/domain/reports/assessments.ts'
import { lastWholeMonth } from '../../../shared/domain/reports/months.ts'
import type { Month } from '../../../shared/domain/reports/period.ts'
import { isCleanLine } from '../../../shared/domain/text.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import { log } from '../../../shared/platform/logger.ts'
import { type AssessmentsEntry, assessmentEntriesOf, enterAssessments } from '../../../shared/store/assessments.ts'
import { authorityBy } from '../../../shared/store/organisations.ts'
import { fieldOf, type FormFields } from '../../../shared/web/body.ts'
import { redirect } from '../../../shared/web/http.ts'
import { html, type PageAnswer, problemPage, type SignedInPageCall } from '../../../shared/web/page.ts'
import type { FieldError } from '../../../shared/web/problem.ts'
import type { Words } from '../../../shared/web/words/index.ts'
import { ASSESSMENTS_PATH, assessmentsView } from './assessments-view.ts'

const MONTHS_PATH = `${ASSESSMENTS_PATH}/months`

/** What of an authority's is on these pages. */
type Ledger = { area: string; entries: readonly AssessmentsEntry[] }

const withLedger =
  (handler: (call: SignedInPageCall, ledger: Ledger) => PageAnswer | Promise<PageAnswer>) =>
  async (call: SignedInPageCall): Promise<PageAnswer> => {
    const area = call.person.organisation
    const [authority, entries] = await Promise.all([authorityBy(area), assessmentEntriesOf(area)])
    return authority === undefined ? problemPage('not-found') : handler(call, { area, entries })
  }

const FIELDS = ['of', 'place', 'name', 'kind', 'year'] as const
type Field = (typeof FIELDS)[number]
type Code = keyof Words['assessments']['errors']
type Mistake = { field: string; code: Code }

const LONGEST_NAME = 100
const EARLIEST_YEAR = 2000

/** Which numbers are entered: of one team or ward, of one kind, of the months of a year that are over. */
type Sheet = { of: Watched; group: string; place: string; name: string; what: AssessmentKind; months: Month[] }

const nameMistake = (typed: FormFields, field: 'place' | 'name'): Mistake[] => {
  const name = fieldOf(typed, field)
  if (name === '') return [{ field, code: `${field}.required` }]
  if (name.length > LONGEST_NAME) return [{ field, code: `${field}.too-long` }]
  return isCleanLine(name) ? [] : [{ field, code: `${field}.characters` }]
}

const readSheet = (
  typed: FormFields,
  now: Instant,
): { ok: true; sheet: Sheet } | { ok: false; mistakes: Mistake[] } => {
  const of = WATCHED.find((one) => one === fieldOf(typed, 'of'))
  const what = ASSESSMENT_KINDS.find((one) => one === fieldOf(typed, 'kind'))
  const year = fieldOf(typed, 'year')
  const isYear = /^\d{4}$/.test(year) && Number(year) >= EARLIEST_YEAR
  const months = isYear ? monthsOfYear(Number(year), lastWholeMonth(now)) : []
  const mistakes: Mistake[] = [
    ...(of === undefined ? [{ field: 'of', code: 'of.required' as const }] : []),
    ...nameMistake(typed, 'place'),
    ...nameMistake(typed, 'name'),
    ...(what === undefined ? [{ field: 'kind', code: 'kind.required' as const }] : []),
    ...(months.length === 0
      ? [{ field: 'year', code: year === '' ? ('year.required' as const) : ('year.not-a-year' as const) }]
      : []),
  ]
  if (of === undefined || what === undefined || mistakes.length > 0) return { ok: false, mistakes }
  const [place, name] = [fieldOf(typed, 'place'), fieldOf(typed, 'name')]
  return { ok: true, sheet: { of, group: watchedGroup(place, name), place, name, what, months } }
}

const inWords = (mistakes: readonly Mistake[], w: Words): FieldError[] =>
  mistakes.map(({ field, code }) => ({ field, code, message: w.assessments.errors[code] }))

const listPage = (
  { w, now }: SignedInPageCall,
  { entries }: Ledger,
  { typed, mistakes = [], notice }: { typed: FormFields; mistakes?: readonly Mistake[]; notice?: string | undefined },
): PageAnswer => {
  const { watched, kinds } = w.assessments.find
  return html(
    'manage/assessments',
    {
      ...assessmentsView(entries, w),
      typed: {
        ...Object.fromEntries(FIELDS.map((field: Field) => [field, fieldOf(typed, field)])),
        year: fieldOf(typed, 'year') || lastWholeMonth(now).slice(0, 4),
      },
      errors: inWords(mistakes, w),
      notice,
      action: MONTHS_PATH,
      watched: WATCHED.map((value) => ({ value, text: watched[value] })),
      kinds: ASSESSMENT_KINDS.map((value) => ({ value, text: kinds[value] })),
    },
    mistakes.length > 0 ? 422 : 200,
  )
}

/** What has been entered, by whom, and the question whose numbers are to be entered next. */
export const showAssessments = withLedger((call, ledger) => {
  const { query, w } = call
  const typed = Object.fromEntries(FIELDS.map((field) => [field, query.get(field) ?? '']))
  const notice = query.get('done') === 'entered' ? w.assessments.done : undefined
  return listPage(call, ledger, { typed, notice })
})

const fieldOfMonth = (month: Month): string => `month-${month}`

const monthsPage = (
  { w }: SignedInPageCall,
  sheet: Sheet,
  shown: { seen: number; typed: ReadonlyMap<Month, string>; mistakes?: readonly Mistake[]; isStale?: boolean },
): PageAnswer => {
  const { seen, typed, mistakes = [], isStale = false } = shown
  const { of, place, name, what, months } = sheet
  const year = months[0]?.slice(0, 4) ?? ''
  const asked = { of, place, name, kind: what, year }
  return html(
    'manage/assessments-months',
    {
      title: w.assessments.months.title(name, year),
      place,
      kind: w.assessments.find.kinds[what],
      action: MONTHS_PATH,
      back: `${ASSESSMENTS_PATH}?${new URLSearchParams(asked).toString()}`,
      hidden: Object.entries({ ...asked, seen: String(seen) }).map(([field, value]) => ({ name: field, value })),
      months: months.map((month) => ({
        id: fieldOfMonth(month),
        label: w.dates.month(month),
        value: typed.get(month) ?? '',
      })),
      errors: inWords(mistakes, w),
      isStale,
    },
    isStale ? 409 : mistakes.length > 0 ? 422 : 200,
  )
}

const asTyped = (known: ReadonlyMap<Month, number>): Map<Month, string> =>
  new Map([...known].map(([month, count]) => [month, String(count)]))

/** The boxes for the numbers, with those that are known. */
export const askAssessments = withLedger((call, ledger) => {
  const typed = Object.fromEntries(FIELDS.map((field) => [field, call.query.get(field) ?? '']))
  const read = readSheet(typed, call.now)
  if (!read.ok) return listPage(call, ledger, { typed, mistakes: read.mistakes })
  const { entries } = ledger
  return monthsPage(call, read.sheet, { seen: entries.length, typed: asTyped(assessmentsOf(entries, read.sheet)) })
})

const isAbout = (entry: AssessmentsEntered, { of, group, what }: Sheet): boolean =>
  entry.of === of && entry.group === group && entry.what === what

/** Entries of other teams that come in between get in nobody's way: so many times it is tried again. */
const TRIES = 5

/** Enters what was typed over what was seen of the same team and kind; what came in between is said first. */
export const enterCounts = withLedger(async (call, ledger) => {
  const { form, person, now } = call
  const read = readSheet(form, now)
  if (!read.ok) return listPage(call, ledger, { typed: form, mistakes: read.mistakes })
  const { sheet } = read
  const { months, ...about } = sheet
  const seen = Number(fieldOf(form, 'seen'))
  const typed = new Map(months.map((month) => [month, fieldOf(form, fieldOfMonth(month))]))
  const done = redirect(`${ASSESSMENTS_PATH}?done=entered`)
  let { entries } = ledger
  for (let tries = TRIES; tries > 0; tries -= 1) {
    const changed = changedCounts(typed, assessmentsOf(entries, sheet))
    if (!changed.ok) {
      const mistakes = changed.problems.map(({ month, code }) => ({ field: fieldOfMonth(month), code }))
      return monthsPage(call, sheet, { seen, typed, mistakes })
    }
    const { counts } = changed
    const since = entries.filter((entry) => !(entry.number <= seen) && isAbout(entry, sheet))
    if (Object.keys(counts).length === 0) {
      // Sent twice, or the same as somebody else has just entered: it is as it should be.
      if (since.length > 0) return done
      const field = fieldOfMonth(months[0] ?? '')
      return monthsPage(call, sheet, { seen, typed, mistakes: [{ field, code: 'unchanged' }] })
    }
    if (since.length > 0) return monthsPage(call, sheet, { seen: entries.length, typed, isStale: true })
    const entering = { seen: entries.length, at: now, by: { id: person.sub, name: person.name } }
    if (await enterAssessments(ledger.area, { ...about, counts }, entering)) {
      log('assessments-entered', { what: sheet.what, count: Object.keys(counts).length })
      return done
    }
    entries = await assessmentEntriesOf(ledger.area)
  }
  return monthsPage(call, sheet, { seen: entries.length, typed, isStale: true })
})
