// /reports/silence: which teams and wards of an area have sent fewer referrals than is usual for them, the quiet ones first.
import {
  assessmentsOf,
  ASSESSMENT_KINDS,
  isNamed,
  WATCHED,
  type Watched,
} from '../../../shared/domain/reports/assessments.ts'
import { DIMENSIONS } from '../../../shared/domain/reports/dimensions.ts'
import { daysIn, lastWholeMonth, type Months } from '../../../shared/domain/reports/months.ts'
import { type Counted, monthsRead, readMonths, silenceOf } from '../../../shared/domain/reports/silence.ts'
import { ROLES } from '../../../shared/domain/eligibility/rules.ts'
import { missingCount } from '../../../shared/store/aggregates.ts'
import { type AssessmentsEntry, assessmentEntriesOf } from '../../../shared/store/assessments.ts'
import { authorityBy } from '../../../shared/store/organisations.ts'
import { type ReceivedByGroup, receivedByMonth } from '../../../shared/store/received.ts'
import { html, type PageAnswer, type SignedInPageCall } from '../../../shared/web/page.ts'
import type { FieldError } from '../../../shared/web/problem.ts'
import { saidOfOtherArea } from '../../../shared/web/reports/own-area.ts'
import { placesOf, SILENCE_PATH } from './places.ts'
import { silenceView } from './silence-view.ts'

const watchedIn = (query: URLSearchParams): Watched | undefined => {
  const asked = query.get('of') || 'team'
  return WATCHED.find((one) => one === asked)
}

const DATE = /^\d{4}-\d\d-\d\d$/
/** The other reports are of days, and their addresses are taken too: a day stands for its month. What is empty was left out. */
const monthIn = (query: URLSearchParams, name: keyof Months): string | undefined => {
  const asked = query.get(name) || undefined
  return asked !== undefined && DATE.test(asked) ? asked.slice(0, 7) : asked
}

/** The settings of the other reports that this one does not have, kept for the way back to them. */
const keptIn = (query: URLSearchParams): [string, string][] => {
  const [by, role] = [query.get('by'), query.get('role')]
  return [
    ...DIMENSIONS.filter((one) => one === by).map((value): [string, string] => ['by', value]),
    ...ROLES.filter((one) => one === role).map((value): [string, string] => ['role', value]),
  ]
}

/** What is asked for: settings that are sent twice, and names that the page does not have, are taken for slips and left alone. */
const readAsked = ({
  query,
  now,
  w,
}: SignedInPageCall): { ok: true; of: Watched; months: Months } | { ok: false; errors: FieldError[] } => {
  const wrong = (field: keyof typeof w.silence.labels, code: keyof typeof w.silence.errors) => ({
    ok: false as const,
    errors: [{ field, code, message: w.silence.errors[code] }],
  })
  const of = watchedIn(query)
  if (of === undefined) return wrong('of', 'not-an-option')
  const read = readMonths({ from: monthIn(query, 'from'), to: monthIn(query, 'to') }, lastWholeMonth(now))
  return read.ok ? { ok: true, of, months: read.months } : wrong(read.problem.field, read.problem.code)
}

/** Teams or wards that sent something or had assessments entered. */
const countedOf = (of: Watched, received: ReceivedByGroup, entries: readonly AssessmentsEntry[]): Counted[] => {
  const entered = entries.flatMap((entry) => (entry.of === of ? [entry.group] : []))
  return [...new Set([...received.keys(), ...entered])].filter(isNamed).map((group) => ({
    group,
    received: received.get(group) ?? new Map(),
    assessments: Object.fromEntries(
      ASSESSMENT_KINDS.map((what) => [what, assessmentsOf(entries, { of, group, what })] as const).filter(
        ([, counts]) => counts.size > 0,
      ),
    ),
  }))
}

/** Above the page an error says which question it is about. */
const named = (error: FieldError, labels: Readonly<Record<string, string>>): FieldError => ({
  ...error,
  message: `${labels[error.field] ?? error.field}: ${error.message}`,
})

/** The way back to the other reports is by days. */
const daysOf = (months: Months | undefined): [string, string][] =>
  months === undefined
    ? []
    : [
        ['from', `${months.from}-01`],
        ['to', `${months.to}-${daysIn(months.to)}`],
      ]

/** The silence report of the caller's own area. Its period and what it is about stand in the address. */
export const showSilence = async (call: SignedInPageCall): Promise<PageAnswer> => {
  const { person, query, now, w } = call
  const area = person.organisation
  const [authority, foreign] = await Promise.all([authorityBy(area), saidOfOtherArea(query, area, w)])
  const kept = keptIn(query)
  const around = (months?: Months) => ({
    choices: WATCHED.map((value) => ({ value, text: w.silence.watched[value] })),
    name: 'silence',
    path: SILENCE_PATH,
    area,
    authority: authority?.name ?? area,
    kept: kept.map(([name, value]) => ({ name, value })),
    places: placesOf('silence', new URLSearchParams([['area', area], ...daysOf(months), ...kept]), { now, w }),
  })
  if (foreign !== undefined) {
    const { title, goOn } = w.reports.otherArea
    const refusal = { title, why: foreign, goOn: { href: `${SILENCE_PATH}?area=${area}`, text: goOn } }
    return html('reports/silence', { ...around(), asked: { of: 'team' }, refusal }, 403)
  }
  const asked = readAsked(call)
  if (!asked.ok) {
    const typed = { of: query.get('of') ?? '', from: query.get('from') ?? '', to: query.get('to') ?? '' }
    const errors = asked.errors.map((error) => named(error, w.silence.labels))
    return html('reports/silence', { ...around(), asked: typed, errors, fieldErrors: asked.errors }, 422)
  }
  const { of, months } = asked
  const [received, entries, missing] = await Promise.all([
    receivedByMonth(area, of, monthsRead(months)),
    assessmentEntriesOf(area),
    missingCount(area),
  ])
  const silence = silenceOf(countedOf(of, received, entries), months)
  const report = silenceView(silence, { of, months, entries }, w)
  return html('reports/silence', {
    ...around(months),
    asked: { of, ...months },
    covers: report.covers,
    missing: missing === 0 ? undefined : w.reports.missing(missing),
    asAt: now,
    report,
  })
}
