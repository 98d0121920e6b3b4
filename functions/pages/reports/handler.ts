// /reports: how timely advocacy is in a commissioner's area, on a page and as files. Filters stand in the address, so that
// a report can be sent on as a link.
import { dateOf } from '../../../shared/domain/time.ts'
import { twelveMonthsTo } from '../../../shared/domain/reports/period.ts'
import { GROUPINGS } from '../../../shared/domain/reports/timeliness.ts'
import { authorityBy } from '../../../shared/store/organisations.ts'
import { html, page, type PageAnswer, type SignedInPageCall, signedInPage } from '../../../shared/web/page.ts'
import type { FieldError } from '../../../shared/web/problem.ts'
import { type FileFormat, fileAnswer } from '../../../shared/web/reports/files.ts'
import { readTimelinessQuery } from '../../../shared/web/reports/query.ts'
import { drawTimeliness } from '../../../shared/web/reports/draw.ts'
import type { Words } from '../../../shared/web/words/index.ts'
import { timelinessView } from './view.ts'

const groupingsIn = (w: Words) => GROUPINGS.map((value) => ({ value, text: w.reports.grouping[value] }))

/** On a page an error says which question it is about; a program reads that from its field. */
const named = (error: FieldError, w: Words): FieldError => {
  const label = Object.entries(w.reports.labels).find(([field]) => field === error.field)?.[1] ?? error.field
  return { ...error, message: `${label}: ${error.message}` }
}

/** The form as it was filled in, with what is wrong. */
const corrected = ({ query, now, w }: SignedInPageCall, errors: readonly FieldError[]): PageAnswer => {
  const usual = { ...twelveMonthsTo(dateOf(now)), by: 'role' }
  const asked = {
    from: query.get('from') ?? usual.from,
    to: query.get('to') ?? usual.to,
    by: query.get('by') ?? usual.by,
  }
  return html(
    'reports/timeliness',
    { asked, errors: errors.map((error) => named(error, w)), groupings: groupingsIn(w) },
    422,
  )
}

const show = async (call: SignedInPageCall): Promise<PageAnswer> => {
  const { person, query, now, w } = call
  const asked = readTimelinessQuery(query, { now, w })
  if (!asked.ok) return corrected(call, asked.errors)
  const [report, authority] = await Promise.all([
    drawTimeliness(person.organisation, { query: asked.value, at: now, w }),
    authorityBy(person.organisation),
  ])
  return html('reports/timeliness', {
    asked: asked.value,
    groupings: groupingsIn(w),
    authority: authority?.name ?? person.organisation,
    report: timelinessView(report, w),
  })
}

const download =
  (format: FileFormat) =>
  async (call: SignedInPageCall): Promise<PageAnswer> => {
    const { person, query, now, w } = call
    const asked = readTimelinessQuery(query, { now, w })
    if (!asked.ok) return corrected(call, asked.errors)
    return fileAnswer(await drawTimeliness(person.organisation, { query: asked.value, at: now, w }), format, w)
  }

export const handler = page({
  'GET /reports': signedInPage(['commissioner', 'admin'], show),
  'GET /reports/timeliness.csv': signedInPage(['commissioner', 'admin'], download('csv')),
  'GET /reports/timeliness.xlsx': signedInPage(['commissioner', 'admin'], download('xlsx')),
})
