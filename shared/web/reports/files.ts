// The report as files: CSV (RFC 4180, UTF-8, ISO dates) in codes, with its definitions in a file beside it; a workbook in words,
// with typed columns and a sheet of definitions; and JSON. Each number in them is a figure that went through disclosure control:
// a writer takes no other. Beside each figure stands that of the same period before.
import { stringify } from 'csv-stringify/sync'
import writeWorkbook, { type Cell, type Row } from 'write-excel-file/node'
import { type Controlled, isControlled } from '../../domain/reports/disclosure.ts'
import type { Answer } from '../http.ts'
import type { Words } from '../words/index.ts'
import type { GivenLine, GivenReport } from './given.ts'
import { partNames } from './part-words.ts'
import { measuresIn, timelinessOf, timelinessReport } from './timeliness-report.ts'

type Kind = 'text' | 'date' | 'moment' | 'count' | 'rate' | 'number'
/** What programs and people call by two names: its code in CSV, its words in a workbook. */
type Coded = { code: string; words: string }
type Value = string | Coded | Controlled | undefined
export type Column = {
  key: keyof Words['reports']['columns']
  kind: Kind
  /** Of the same period before. */
  isBefore?: true
  /** Words beside it say the same: a workbook does without it. */
  isCode?: true
}
/** A table that may leave the service. A line in bold is of all cases. */
export type GivenTable = {
  columns: readonly Column[]
  lines: readonly { values: readonly Value[]; isTotal: boolean }[]
}

/** The role of a report of every role. */
const EVERY_ROLE = 'all'
const roleOf = ({ role }: GivenReport, w: Words): Coded =>
  role === undefined ? { code: EVERY_ROLE, words: w.reports.everyRole } : { code: role, words: w.status.role[role] }
const drawn = (given: GivenReport, w: Words): Value[] => [
  roleOf(given, w),
  given.asAt,
  { code: given.area, words: given.areaName },
  given.missing,
  given.before.from,
  given.before.to,
]

/** The group of the lines that count all cases. */
const TOTAL = 'total'

const ABOUT: readonly Column[] = [
  { key: 'from', kind: 'date' },
  { key: 'to', kind: 'date' },
  { key: 'by', kind: 'text' },
  { key: 'group', kind: 'text', isCode: true },
  { key: 'name', kind: 'text' },
]
const DRAWN: readonly Column[] = [
  { key: 'role', kind: 'text' },
  { key: 'as_at', kind: 'moment' },
  { key: 'area', kind: 'text' },
  { key: 'missing', kind: 'count' },
  { key: 'from', kind: 'date', isBefore: true },
  { key: 'to', kind: 'date', isBefore: true },
]

const about = ({ period, by }: GivenReport, { group, name }: GivenLine, w: Words): Value[] => [
  period.from,
  period.to,
  { code: by, words: w.reports.dimensions[by] },
  group ?? TOTAL,
  name,
]

type Timely = ReturnType<typeof timelinessOf>
const inTargetOf = (
  name: 'allocation' | 'first_contact' | 'report',
  of: (figures: Timely) => Timely['allocation'],
): { key: Column['key']; kind: Kind; of: (figures: Timely) => Controlled }[] => [
  { key: `${name}_due`, kind: 'count', of: (figures) => of(figures).due },
  { key: `${name}_in_target`, kind: 'count', of: (figures) => of(figures).inTarget },
  { key: `${name}_in_target_rate`, kind: 'rate', of: (figures) => of(figures).rate },
]
const stageOf = (
  name: 'received_to_allocated' | 'received_to_contact' | 'complete_to_allocated',
  of: (figures: Timely) => Timely['workingDays']['receivedToAllocated'],
): ReturnType<typeof inTargetOf> => [
  { key: `${name}_cases`, kind: 'count', of: (figures) => of(figures).cases },
  { key: `${name}_median_working_days`, kind: 'number', of: (figures) => of(figures).median },
  { key: `${name}_p90_working_days`, kind: 'number', of: (figures) => of(figures).percentile90 },
]
const TIMELINESS: ReturnType<typeof inTargetOf> = [
  { key: 'received', kind: 'count', of: ({ received }) => received },
  ...inTargetOf('allocation', ({ allocation }) => allocation),
  ...inTargetOf('first_contact', ({ firstContact }) => firstContact),
  { key: 'first_contact_attempted_in_target', kind: 'count', of: ({ firstContact }) => firstContact.attempted },
  { key: 'first_contact_attempted_in_target_rate', kind: 'rate', of: ({ firstContact }) => firstContact.attemptedRate },
  ...inTargetOf('report', ({ report }) => report),
  { key: 'offers_accepted', kind: 'count', of: ({ offers }) => offers.accepted },
  { key: 'offers_declined', kind: 'count', of: ({ offers }) => offers.declined },
  { key: 'offers_lapsed', kind: 'count', of: ({ offers }) => offers.lapsed },
  ...stageOf('received_to_allocated', ({ workingDays }) => workingDays.receivedToAllocated),
  ...stageOf('received_to_contact', ({ workingDays }) => workingDays.receivedToContact),
  ...stageOf('complete_to_allocated', ({ workingDays }) => workingDays.completeToAllocated),
]

const linesOf = ({ groups, totals }: GivenReport): GivenLine[] => [...groups, totals]

const asBefore = ({ key, kind }: Column): Column => ({ key, kind, isBefore: true })

/** Timeliness: a line for each group and one for all cases. */
export const timelinessTable = (given: GivenReport, w: Words): GivenTable => ({
  columns: [...ABOUT, ...TIMELINESS.map(({ key, kind }) => ({ key, kind })), ...DRAWN, ...TIMELINESS.map(asBefore)],
  lines: linesOf(given).map((line) => {
    const [now, before] = [timelinessOf(line), timelinessOf(line.before)]
    const values = [
      ...about(given, line, w),
      ...TIMELINESS.map(({ of }) => of(now)),
      ...drawn(given, w),
      ...TIMELINESS.map(({ of }) => of(before)),
    ]
    return { values, isTotal: line.group === null }
  }),
})

const MEASURED: readonly (Column & { key: 'numerator' | 'denominator' | 'rate' | 'value' | 'cases' })[] = [
  { key: 'numerator', kind: 'count' },
  { key: 'denominator', kind: 'count' },
  { key: 'rate', kind: 'rate' },
  { key: 'value', kind: 'number' },
  { key: 'cases', kind: 'count' },
]
type MeasuredFigures = Partial<Record<(typeof MEASURED)[number]['key'], Controlled>>
const measured = (figures: MeasuredFigures): Value[] => MEASURED.map(({ key }) => figures[key])

/** All measures: a line for each measure of each group. */
export const measuresTable = (given: GivenReport, w: Words): GivenTable => {
  const partName = partNames(w)
  return {
    columns: [
      ...ABOUT,
      { key: 'measure', kind: 'text' },
      { key: 'part', kind: 'text' },
      { key: 'measure_name', kind: 'text' },
      ...MEASURED,
      ...DRAWN,
      ...MEASURED.map(asBefore),
    ],
    lines: linesOf(given).flatMap((line) =>
      measuresIn(line).map(({ id, measure, part, before, ...figures }) => ({
        values: [
          ...about(given, line, w),
          id,
          part === undefined ? undefined : { code: part, words: partName(measure, part) },
          w.reports.measures[measure],
          ...measured(figures),
          ...drawn(given, w),
          ...measured(before),
        ],
        isTotal: line.group === null,
      })),
    ),
  }
}

const isCoded = (value: Coded | Controlled): value is Coded =>
  'code' in value && typeof value.code === 'string' && typeof value.words === 'string'

/** What a value shows. Whatever is no text must have gone through disclosure control, whoever made it. */
const shownOf = (value: Value, as: keyof Coded): string | number | null => {
  if (value === undefined || typeof value === 'string') return value ?? null
  if (isCoded(value)) return value[as]
  if (!isControlled(value)) throw new Error('A figure did not go through disclosure control')
  return value.shown
}

const headed = ({ key, isBefore }: Column): string => (isBefore ? `before_${key}` : key)

/** No cell can become a formula in a spreadsheet. */
export const csvOf = ({ columns, lines }: GivenTable): string =>
  stringify(
    lines.map(({ values }) => values.map((value) => shownOf(value, 'code'))),
    { ...CSV, columns: columns.map(headed) },
  )
const CSV = { header: true, record_delimiter: 'windows', escape_formulas: true } as const

const definitionsIn = (w: Words) => [...w.reports.disclosure, ...w.reports.definitions]
const definitionsCsv = (w: Words): string =>
  stringify(
    definitionsIn(w).map(({ measure, text }) => [measure, text]),
    { ...CSV, columns: ['measure', 'definition'] },
  )

const FORMAT: Partial<Record<Kind, string>> = {
  date: 'yyyy-mm-dd',
  moment: 'yyyy-mm-dd hh:mm',
  count: '0',
  rate: '0.0%',
  number: '0.0',
}

const cellOf = (kind: Kind, value: Value, fontWeight?: 'bold'): Cell => {
  const shown = shownOf(value, 'words')
  if (shown === null) return null
  const style = { ...(FORMAT[kind] === undefined ? {} : { format: FORMAT[kind] }), ...(fontWeight && { fontWeight }) }
  if (kind === 'date' || kind === 'moment') return { value: new Date(shown), type: Date, ...style }
  if (typeof shown === 'number') return { value: shown, type: Number, ...style }
  // A count that is not told stands to the right, as numbers do.
  return { value: shown, type: String, ...(fontWeight && { fontWeight }), ...(kind !== 'text' && { align: 'right' }) }
}

const headOf = (words: readonly string[]): Row =>
  words.map((value) => ({ value, type: String, fontWeight: 'bold', wrap: true, alignVertical: 'top' }))

const sheetOf = (sheet: string, table: GivenTable, { given, w }: { given: GivenReport; w: Words }) => {
  const { columns: names, before } = w.reports
  const columns = table.columns.flatMap((column, at) => (column.isCode ? [] : [{ ...column, at }]))
  return {
    sheet,
    data: [
      [{ value: given.areaName, type: String, fontWeight: 'bold' }] satisfies Row,
      [{ value: filtersOf(given, w), type: String }] satisfies Row,
      headOf(columns.map(({ key, isBefore }) => (isBefore ? before(names[key]) : names[key]))),
      ...table.lines.map(({ values, isTotal }) =>
        columns.map(({ kind, at }) => cellOf(kind, values[at], isTotal ? 'bold' : undefined)),
      ),
    ],
    columns: columns.map(({ kind }) => ({ width: kind === 'text' ? 24 : 16 })),
    stickyRowsCount: 3,
  }
}

/** What a sheet is of, in one line. */
const filtersOf = (given: GivenReport, w: Words): string => {
  const { period, before, by, asAt, missing } = given
  const { covers, beforeCovers, labels, dimensions, columns, dataFrom } = w.reports
  return [
    covers(w.dates.day(period.from), w.dates.day(period.to)),
    `${labels.role}: ${roleOf(given, w).words}`,
    `${labels.by}: ${dimensions[by]}`,
    `${columns.missing}: ${missing.shown}`,
    beforeCovers(w.dates.day(before.from), w.dates.day(before.to)),
    dataFrom(w.dates.when(asAt)),
  ].join(' · ')
}

/** A workbook of timeliness, of all measures, and of what they mean. */
export const workbookOf = (given: GivenReport, w: Words): Promise<Buffer> => {
  const { sheets, definitionColumns } = w.reports
  return writeWorkbook([
    sheetOf(sheets.figures, timelinessTable(given, w), { given, w }),
    sheetOf(sheets.measures, measuresTable(given, w), { given, w }),
    {
      sheet: sheets.definitions,
      data: [
        headOf([definitionColumns.measure, definitionColumns.text]),
        ...definitionsIn(w).map(
          ({ measure, text }): Row => [
            { value: measure, type: String, wrap: true, alignVertical: 'top' },
            { value: text, type: String, wrap: true, alignVertical: 'top' },
          ],
        ),
      ],
      columns: [{ width: 30 }, { width: 100 }],
      stickyRowsCount: 1,
    },
  ]).toBuffer()
}

const FILES = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
} as const
export type FileFormat = keyof typeof FILES
export const FILE_TABLES = ['timeliness', 'measures'] as const
export type FileTable = (typeof FILE_TABLES)[number]

const nameOf = ({ area, period, role, by }: GivenReport, table: FileTable): string =>
  [
    table,
    area.replaceAll(/[^\w-]/g, ''),
    period.from,
    'to',
    period.to,
    ...(role === undefined ? [] : [role]),
    'by',
    by,
  ].join('-')

/** Where the definitions of a report as CSV are: they stand in no table of figures. */
export const DEFINITIONS_PATH = '/reports/definitions.csv'

/** What the figures of any report mean, as a download. */
export const definitionsAnswer = (w: Words): Answer => ({
  status: 200,
  headers: { 'content-type': FILES.csv, 'content-disposition': 'attachment; filename="definitions.csv"' },
  body: definitionsCsv(w),
})

/** The report as a download. CSV has one table; a workbook and JSON have all. */
export const fileAnswer = async (
  given: GivenReport,
  { table, format }: { table: FileTable; format: FileFormat },
  w: Words,
): Promise<Answer> => {
  const headers = {
    'content-type': FILES[format],
    'content-disposition': `attachment; filename="${nameOf(given, table)}.${format}"`,
  }
  switch (format) {
    case 'csv':
      return {
        status: 200,
        headers: { ...headers, link: `<${DEFINITIONS_PATH}>; rel="describedby"` },
        body: csvOf((table === 'timeliness' ? timelinessTable : measuresTable)(given, w)),
      }
    case 'json':
      return { status: 200, headers, body: JSON.stringify(timelinessReport(given, w)) }
    case 'xlsx':
      return { status: 200, headers, body: (await workbookOf(given, w)).toString('base64'), base64: true }
  }
}
