// /reports: what a commissioner asks of their area, on pages and as files. Filters stand in the address, so that a report can be
// sent on as a link. Whoever reads the pages is the contracts' own lead: they show true counts, and say so.
import { ALL, groupIn } from '../../../shared/domain/reports/aggregates.ts'
import { type Dimension, DIMENSIONS } from '../../../shared/domain/reports/dimensions.ts'
import { waitingListAt } from '../../../shared/domain/reports/measures.ts'
import { twelveMonthsTo } from '../../../shared/domain/reports/period.ts'
import { ROLES } from '../../../shared/domain/eligibility/rules.ts'
import { dateOf, daysAfter } from '../../../shared/domain/time.ts'
import { recordAccess } from '../../../shared/store/access-register.ts'
import { missingCount, reportCells, standingCells } from '../../../shared/store/aggregates.ts'
import { calendarsNow } from '../../../shared/store/calendars.ts'
import { authorityBy } from '../../../shared/store/organisations.ts'
import { reportAccess } from '../../../shared/web/cases/access.ts'
import { html, page, type PageAnswer, type SignedInPageCall, signedInPage } from '../../../shared/web/page.ts'
import type { FieldError } from '../../../shared/web/problem.ts'
import { type FileFormat, type FileTable, fileAnswer } from '../../../shared/web/reports/files.ts'
import { giveReport } from '../../../shared/web/reports/given.ts'
import { readReportQuery, type ReportQuery } from '../../../shared/web/reports/query.ts'
import { namesIn, readFigures, readMonths, type ReportFigures } from '../../../shared/web/reports/reading.ts'
import type { Words } from '../../../shared/web/words/index.ts'
import { changeMonthly, showMonthly } from './monthly.ts'
import { showSilence } from './silence.ts'
import { delayView, equalityView, measuresView, overviewView, unmetNeedView, waitingView } from './view.ts'

const PAGES = ['overview', 'measures', 'waiting', 'unmet-need', 'delay', 'equality'] as const
type PageName = (typeof PAGES)[number]
const pathOf = (name: PageName): string => (name === 'overview' ? '/reports' : `/reports/${name}`)
/** Pages that are of all cases together, or split in ways of their own. */
const UNSPLIT: readonly PageName[] = ['delay', 'equality']

/** The settings as an address has them. */
const addressOf = ({ from, to, by, role }: ReportQuery): string =>
  new URLSearchParams({ from, to, by, ...(role === undefined ? {} : { role }) }).toString()

/** On a page an error says which question it is about; a program reads that from its field. */
const named = (error: FieldError, w: Words): FieldError => {
  const label = Object.entries(w.reports.labels).find(([field]) => field === error.field)?.[1] ?? error.field
  return { ...error, message: `${label}: ${error.message}` }
}

/** What every page of reports has around its figures. */
const around = (name: PageName, { asked, settings }: { asked: object; settings: string }, w: Words) => ({
  name,
  path: pathOf(name),
  asked,
  canSplit: !UNSPLIT.includes(name),
  choices: {
    by: DIMENSIONS.map((value) => ({ value, text: w.reports.dimensions[value] })),
    role: [{ value: '', text: w.reports.everyRole }, ...ROLES.map((value) => ({ value, text: w.status.role[value] }))],
  },
  places: [
    ...PAGES.map((each) => ({
      href: settings === '' ? pathOf(each) : `${pathOf(each)}?${settings}`,
      text: w.reports.pages[each],
      isHere: each === name,
    })),
    { href: '/reports/silence', text: w.reports.pages.silence, isHere: false },
  ],
})

/** The form as it was filled in, with what is wrong. */
const corrected = (
  name: PageName,
  { query, now, w }: SignedInPageCall,
  { errors, status = 422 }: { errors: readonly FieldError[]; status?: number },
): PageAnswer => {
  const usual = { ...twelveMonthsTo(dateOf(now)), by: 'role' }
  const asked = {
    from: query.get('from') ?? usual.from,
    to: query.get('to') ?? usual.to,
    by: query.get('by') ?? usual.by,
    role: query.get('role') ?? '',
  }
  return html('reports/report', { ...around(name, { asked, settings: '' }, w), errors }, status)
}

/** The contents of a page, under the name by which its view asks for them. */
type Draw = (query: ReportQuery, call: SignedInPageCall) => Promise<{ figures?: ReportFigures; content: object }>

const DRAWN: Record<PageName, Draw> = {
  overview: async (query, { person: { organisation }, now: at, w }) => {
    const [figures, months] = await Promise.all([
      readFigures(organisation, { query, at, w }),
      readMonths(organisation, { query, at }),
    ])
    return { figures, content: overviewView(figures, months, w) }
  },
  measures: async (query, { person: { organisation }, now: at, w }) => {
    const figures = await readFigures(organisation, { query, at, w })
    return { figures, content: measuresView(figures, w) }
  },
  'unmet-need': async (query, { person: { organisation }, now: at, w }) => {
    const figures = await readFigures(organisation, { query, at, w })
    return { figures, content: unmetNeedView(figures, w) }
  },
  delay: async (query, { person: { organisation }, now: at, w }) => {
    const figures = await readFigures(organisation, { query, at, w })
    return { figures, content: delayView(figures, w) }
  },
  equality: async (query, { person: { organisation }, now: at, w }) => {
    const by: Dimension[] = ['ethnicity-group', 'sex', 'age-band', 'main-need']
    const splits = await Promise.all(
      by.map((dimension) => readFigures(organisation, { query: { ...query, by: dimension }, at, w })),
    )
    return { ...(splits[0] === undefined ? {} : { figures: splits[0] }), content: equalityView(splits, w) }
  },
  waiting: async ({ to, by, role }, { person: { organisation: area }, now, w }) => {
    const today = dateOf(now)
    const day = to < today ? to : today
    const since = { from: daysAfter(day, 1), to: today }
    const [standing, left, standingBy, leftBy, { current }, nameOf] = await Promise.all([
      standingCells(area, ALL, { role }),
      day === today ? [] : reportCells(area, ALL, since, { today, role }),
      standingCells(area, by, { role }),
      day === today ? [] : reportCells(area, by, since, { today, role }),
      calendarsNow(),
      namesIn(area, by, w),
    ])
    const groups = [...new Set([...standingBy, ...leftBy].map((cell) => groupIn(by, cell)))]
      .map((group) => {
        const isOwn = (cell: (typeof standingBy)[number]): boolean => groupIn(by, cell) === group
        const cells = { standing: standingBy.filter(isOwn), since: leftBy.filter(isOwn) }
        return { name: nameOf(group), list: waitingListAt(day, cells, current) }
      })
      .filter(({ list }) => list.total > 0)
      .sort((one, other) => other.list.total - one.list.total)
    const list = waitingListAt(day, { standing, since: left }, current)
    return { content: waitingView({ list, groups, day, by }, w) }
  },
}

const show =
  (name: PageName) =>
  async (call: SignedInPageCall): Promise<PageAnswer> => {
    const { person, query, now, w } = call
    const asked = readReportQuery(query, { now, w })
    if (!asked.ok) return corrected(name, call, { errors: asked.errors.map((error) => named(error, w)) })
    const [{ figures, content }, authority, missing] = await Promise.all([
      DRAWN[name](asked.value, call),
      authorityBy(person.organisation),
      missingCount(person.organisation),
    ])
    const { from, to } = asked.value
    const settings = addressOf(asked.value)
    const before = figures?.before.period
    return html('reports/report', {
      ...around(name, { asked: asked.value, settings }, w),
      authority: authority?.name ?? person.organisation,
      covers: w.reports.covers(w.dates.day(from), w.dates.day(to)),
      beforeCovers:
        before === undefined ? undefined : w.reports.beforeCovers(w.dates.day(before.from), w.dates.day(before.to)),
      missing: missing === 0 ? undefined : w.reports.missing(missing),
      report: content,
      asAt: now,
      files: [
        { href: `/reports/timeliness.csv?${settings}`, text: w.reports.files.csv },
        { href: `/reports/measures.csv?${settings}`, text: w.reports.files.measures },
        { href: `/reports/measures.xlsx?${settings}`, text: w.reports.files.xlsx },
        { href: `/reports/measures.json?${settings}`, text: w.reports.files.json },
      ],
    })
  }

const download =
  (table: FileTable, format: FileFormat) =>
  async (call: SignedInPageCall): Promise<PageAnswer> => {
    const { person, query, now, w } = call
    const asked = readReportQuery(query, { now, w })
    if (!asked.ok) return corrected('overview', call, { errors: asked.errors.map((error) => named(error, w)) })
    const given = await giveReport(person, { query: asked.value, at: now, w })
    if (!given.ok) {
      const settings = addressOf(asked.value)
      const refusal = { why: w.givenOut[given.code], goOn: `/reports?${settings}` }
      return html('reports/report', { ...around('overview', { asked: asked.value, settings }, w), refusal }, 409)
    }
    await recordAccess(reportAccess(`${table}.${format}`, { person, now }))
    return fileAnswer(given.report, { table, format }, w)
  }

const forLeads = (answer: (call: SignedInPageCall) => Promise<PageAnswer>) =>
  signedInPage(['commissioner', 'admin'], answer)

export const handler = page({
  'GET /reports': forLeads(show('overview')),
  'GET /reports/measures': forLeads(show('measures')),
  'GET /reports/waiting': forLeads(show('waiting')),
  'GET /reports/unmet-need': forLeads(show('unmet-need')),
  'GET /reports/delay': forLeads(show('delay')),
  'GET /reports/equality': forLeads(show('equality')),
  'GET /reports/monthly': forLeads(showMonthly),
  'POST /reports/monthly': forLeads(changeMonthly),
  'GET /reports/silence': forLeads(showSilence),
  'GET /reports/timeliness.csv': forLeads(download('timeliness', 'csv')),
  'GET /reports/timeliness.xlsx': forLeads(download('timeliness', 'xlsx')),
  'GET /reports/timeliness.json': forLeads(download('timeliness', 'json')),
  'GET /reports/measures.csv': forLeads(download('measures', 'csv')),
  'GET /reports/measures.xlsx': forLeads(download('measures', 'xlsx')),
  'GET /reports/measures.json': forLeads(download('measures', 'json')),
})
