// /reports: what a commissioner asks of their area, on pages and as files. Filters stand in the address, so that a report can be
// sent on as a link. Whoever reads the pages is the contracts' own lead: they show true counts, and say so.
import { type Dimension, DIMENSIONS } from '../../../shared/domain/reports/dimensions.ts'
import { twelveMonthsTo } from '../../../shared/domain/reports/period.ts'
import { ROLES } from '../../../shared/domain/eligibility/rules.ts'
import { dateOf } from '../../../shared/domain/time.ts'
import { recordAccess } from '../../../shared/store/access-register.ts'
import { missingCount } from '../../../shared/store/aggregates.ts'
import { authorityBy } from '../../../shared/store/organisations.ts'
import { reportAccess } from '../../../shared/web/cases/access.ts'
import { html, page, type PageAnswer, type SignedInPageCall, signedInPage } from '../../../shared/web/page.ts'
import type { FieldError } from '../../../shared/web/problem.ts'
import {
  DEFINITIONS_PATH,
  definitionsAnswer,
  type FileFormat,
  type FileTable,
  fileAnswer,
} from '../../../shared/web/reports/files.ts'
import { giveReport } from '../../../shared/web/reports/given.ts'
import { saidOfOtherArea } from '../../../shared/web/reports/own-area.ts'
import { addressOf, readReportQuery, type ReportQuery, soundSettings } from '../../../shared/web/reports/query.ts'
import { readFigures, readWaiting, readWithMonths, type ReportFigures } from '../../../shared/web/reports/reading.ts'
import type { Words } from '../../../shared/web/words/index.ts'
import { changeMonthly, showMonthly } from './monthly.ts'
import { type PageName, pageNamed, pathOf, placesOf } from './places.ts'
import { showSilence } from './silence.ts'
import { delayView, equalityView, measuresView, overviewView, unmetNeedView, waitingView } from './view.ts'

/** The page that is split in ways of its own. */
const UNSPLIT: readonly PageName[] = ['equality']

/** Above a page an error says which question it is about; beside its question it need not. */
const named = (error: FieldError, w: Words): FieldError => {
  const label = Object.entries(w.reports.labels).find(([field]) => field === error.field)?.[1] ?? error.field
  return { ...error, message: `${label}: ${error.message}` }
}

type Asked = { from: string; to: string; by: string; role: string }

/** The longest wrong choice that is shown to whoever made it. */
const LONGEST_CHOICE = 40
/** What may be chosen; what was asked for and is no choice stays to be seen until another is made. */
const choicesWith = (asked: string, choices: { value: string; text: string }[]) =>
  choices.some(({ value }) => value === asked)
    ? choices
    : [{ value: asked, text: asked.slice(0, LONGEST_CHOICE) }, ...choices]

type Around = { asked: Asked; settings: string; authority: string }

/** What every page of reports has around its figures. */
const around = (
  name: PageName,
  { asked, settings, authority }: Around,
  { person, now, w }: Pick<SignedInPageCall, 'person' | 'now' | 'w'>,
) => ({
  name,
  path: pathOf(name),
  area: person.organisation,
  authority,
  asked,
  canSplit: !UNSPLIT.includes(name),
  choices: {
    by: choicesWith(
      asked.by,
      DIMENSIONS.map((value) => ({ value, text: w.reports.dimensions[value] })),
    ),
    role: choicesWith(asked.role, [
      { value: '', text: w.reports.everyRole },
      ...ROLES.map((value) => ({ value, text: w.status.role[value] })),
    ]),
  },
  places: placesOf(name, new URLSearchParams(settings), { now, w }),
})

const nameOfArea = async (area: string): Promise<string> => (await authorityBy(area))?.name ?? area

/** The settings of the form as they were sent, with what is usual for those that were not. */
const askedIn = ({ query, now }: SignedInPageCall): Asked => {
  const usual = { ...twelveMonthsTo(dateOf(now)), by: 'role', role: '' }
  const sent = (name: keyof Asked): string => query.get(name) || usual[name]
  return { from: sent('from'), to: sent('to'), by: sent('by'), role: sent('role') }
}

/** The form as it was filled in, with what is wrong. */
const corrected = async (
  name: PageName,
  call: SignedInPageCall,
  errors: readonly FieldError[],
): Promise<PageAnswer> => {
  const { person, query, w } = call
  const settings = soundSettings(person.organisation, query, errors)
  const authority = await nameOfArea(person.organisation)
  return html(
    'reports/report',
    {
      ...around(name, { asked: askedIn(call), settings, authority }, call),
      errors: errors.map((error) => named(error, w)),
      fieldErrors: errors,
    },
    422,
  )
}

/** What somebody gets who follows a link to the report of an area that is not theirs: no figures, and the way to their own. */
const notTheirs = async (name: PageName, call: SignedInPageCall, why: string): Promise<PageAnswer> => {
  const { person, w } = call
  const { title, goOn } = w.reports.otherArea
  const settings = new URLSearchParams({ area: person.organisation }).toString()
  const authority = await nameOfArea(person.organisation)
  return html(
    'reports/report',
    {
      ...around(name, { asked: askedIn(call), settings, authority }, call),
      refusal: { title, why, goOn: { href: `${pathOf(name)}?${settings}`, text: goOn } },
    },
    403,
  )
}

/** The contents of a page, under the name by which its view asks for them. */
type Draw = (query: ReportQuery, call: SignedInPageCall) => Promise<{ figures?: ReportFigures; content: object }>

const drawnFrom =
  (view: (figures: ReportFigures, w: Words) => object): Draw =>
  async (query, { person: { organisation }, now: at, w }) => {
    const figures = await readFigures(organisation, { query, at, w })
    return { figures, content: view(figures, w) }
  }

const DRAWN: Record<PageName, Draw> = {
  overview: async (query, { person: { organisation }, now: at, w }) => {
    const { figures, months } = await readWithMonths(organisation, { query, at, w })
    return { figures, content: overviewView(figures, months, w) }
  },
  measures: drawnFrom(measuresView),
  'unmet-need': drawnFrom(unmetNeedView),
  delay: drawnFrom(delayView),
  equality: async (query, { person: { organisation }, now: at, w }) => {
    const by: Dimension[] = ['ethnicity-group', 'sex', 'age-band', 'main-need']
    const splits = await Promise.all(
      by.map((dimension) => readFigures(organisation, { query: { ...query, by: dimension }, at, w })),
    )
    return { ...(splits[0] === undefined ? {} : { figures: splits[0] }), content: equalityView(splits, w) }
  },
  waiting: async (query, { person: { organisation }, now: at, w }) => {
    const waiting = await readWaiting(organisation, { query, at, w })
    return { content: waitingView({ ...waiting, by: query.by }, w) }
  },
}

/** Shows a page of the caller's own area, or says what stands in the way. */
const show =
  (name: PageName) =>
  async (call: SignedInPageCall): Promise<PageAnswer> => {
    const { person, query, now, w } = call
    const foreign = await saidOfOtherArea(query, person.organisation, w)
    if (foreign !== undefined) return notTheirs(name, call, foreign)
    const read = readReportQuery(query, { now, w })
    if (!read.ok) return corrected(name, call, read.errors)
    const [{ figures, content }, authority, missing] = await Promise.all([
      DRAWN[name](read.value, call),
      nameOfArea(person.organisation),
      missingCount(person.organisation),
    ])
    const { from, to, by, role = '' } = read.value
    const settings = addressOf(person.organisation, read.value)
    const before = figures?.before.period
    // A file that is refused leads back to the page that it was asked for on.
    const ofFile = `${settings}&${FROM_PAGE}=${name}`
    return html('reports/report', {
      ...around(name, { asked: { from, to, by, role }, settings, authority }, call),
      covers: w.reports.covers(w.dates.day(from), w.dates.day(to)),
      beforeCovers:
        before === undefined ? undefined : w.reports.beforeCovers(w.dates.day(before.from), w.dates.day(before.to)),
      missing: missing === 0 ? undefined : w.reports.missing(missing),
      report: content,
      asAt: now,
      files: [
        { href: `/reports/timeliness.csv?${ofFile}`, text: w.reports.files.csv },
        { href: `/reports/measures.csv?${ofFile}`, text: w.reports.files.measures },
        { href: DEFINITIONS_PATH, text: w.reports.files.definitions },
        { href: `/reports/measures.xlsx?${ofFile}`, text: w.reports.files.xlsx },
        { href: `/reports/measures.json?${ofFile}`, text: w.reports.files.json },
      ],
    })
  }

/** The setting of a file that says on which page it was asked for; it is none of the report's own. */
const FROM_PAGE = 'page'

/** Gives a file of the caller's own area, after disclosure control. */
const download =
  (table: FileTable, format: FileFormat) =>
  async (asked: SignedInPageCall): Promise<PageAnswer> => {
    const name = pageNamed(asked.query.get(FROM_PAGE))
    const query = new URLSearchParams([...asked.query].filter(([setting]) => setting !== FROM_PAGE))
    const call = { ...asked, query }
    const { person, now, w } = call
    const foreign = await saidOfOtherArea(query, person.organisation, w)
    if (foreign !== undefined) return notTheirs(name, call, foreign)
    const read = readReportQuery(query, { now, w })
    if (!read.ok) return corrected(name, call, read.errors)
    const given = await giveReport(person, { query: read.value, at: now, w })
    if (!given.ok) {
      const settings = addressOf(person.organisation, read.value)
      const { from, to, by, role = '' } = read.value
      const authority = await nameOfArea(person.organisation)
      const refusal = {
        title: w.reports.files.refused,
        why: w.givenOut[given.code],
        goOn: { href: `${pathOf(name)}?${settings}`, text: w.reports.files.goOn },
      }
      return html(
        'reports/report',
        { ...around(name, { asked: { from, to, by, role }, settings, authority }, call), refusal },
        409,
      )
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
  'GET /reports/measures.csv': forLeads(download('measures', 'csv')),
  'GET /reports/definitions.csv': forLeads(async ({ w }) => definitionsAnswer(w)),
  'GET /reports/measures.xlsx': forLeads(download('measures', 'xlsx')),
  'GET /reports/measures.json': forLeads(download('measures', 'json')),
})
