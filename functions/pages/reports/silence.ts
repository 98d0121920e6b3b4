// /reports/silence: which teams and wards of an area have sent fewer referrals than is usual for them, the quiet ones first.
import {
  assessmentsOf,
  ASSESSMENT_KINDS,
  isNamed,
  WATCHED,
  type Watched,
} from '../../../shared/domain/reports/assessments.ts'
import { lastWholeMonth, type Months } from '../../../shared/domain/reports/months.ts'
import { type Counted, monthsRead, readMonths, silenceOf } from '../../../shared/domain/reports/silence.ts'
import { type AssessmentsEntry, assessmentEntriesOf } from '../../../shared/store/assessments.ts'
import { authorityBy } from '../../../shared/store/organisations.ts'
import { type ReceivedByGroup, receivedByMonth } from '../../../shared/store/received.ts'
import { html, type PageAnswer, type SignedInPageCall } from '../../../shared/web/page.ts'
import type { FieldError } from '../../../shared/web/problem.ts'
import { silenceView } from './silence-view.ts'

export const SILENCE_PATH = '/reports/silence'

const watchedIn = (query: URLSearchParams): Watched | undefined => {
  const asked = query.get('of') ?? 'team'
  return WATCHED.find((one) => one === asked)
}

/** What is asked for: settings that are sent twice, and names that the page does not have, are taken for slips and left alone. */
const readAsked = ({
  query,
  now,
  w,
}: SignedInPageCall): { ok: true; of: Watched; months: Months } | { ok: false; errors: FieldError[] } => {
  const wrong = (field: keyof typeof w.silence.labels, code: keyof typeof w.silence.errors) => ({
    ok: false as const,
    errors: [{ field, code, message: `${w.silence.labels[field]}: ${w.silence.errors[code]}` }],
  })
  const of = watchedIn(query)
  if (of === undefined) return wrong('of', 'not-an-option')
  const read = readMonths(
    { from: query.get('from') ?? undefined, to: query.get('to') ?? undefined },
    lastWholeMonth(now),
  )
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

/** The silence report of the caller's own area. Its period and what it is about stand in the address. */
export const showSilence = async (call: SignedInPageCall): Promise<PageAnswer> => {
  const { person, query, now, w } = call
  const area = person.organisation
  const around = {
    choices: WATCHED.map((value) => ({ value, text: w.silence.watched[value] })),
    path: SILENCE_PATH,
  }
  const asked = readAsked(call)
  if (!asked.ok) {
    const typed = { of: query.get('of') ?? '', from: query.get('from') ?? '', to: query.get('to') ?? '' }
    return html('reports/silence', { ...around, asked: typed, errors: asked.errors }, 422)
  }
  const { of, months } = asked
  const [authority, received, entries] = await Promise.all([
    authorityBy(area),
    receivedByMonth(area, of, monthsRead(months)),
    assessmentEntriesOf(area),
  ])
  const silence = silenceOf(countedOf(of, received, entries), months)
  return html('reports/silence', {
    ...around,
    asked: { of, ...months },
    authority: authority?.name ?? area,
    report: silenceView(silence, { of, months, entries, now }, w),
  })
}
