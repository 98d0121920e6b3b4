// The report as files: CSV (RFC 4180, UTF-8, ISO dates), a workbook with typed columns and a sheet of definitions, and JSON. Each
// number in them is a figure that went through disclosure control: a writer takes no other.
import { stringify } from 'csv-stringify/sync'
import writeWorkbook, { type Cell, type Row } from 'write-excel-file/node'
import { type Controlled, isControlled } from '../../domain/reports/disclosure.ts'
import type { Answer } from '../http.ts'
import type { Words } from '../words/index.ts'
import type { GivenLine, GivenReport } from './given.ts'
import { measuresIn, timelinessOf, timelinessReport } from './timeliness-report.ts'

type Kind = 'text' | 'date' | 'moment' | 'count' | 'rate' | 'number'
type Value = string | Controlled | undefined
export type Column = { key: keyof Words['reports']['columns']; kind: Kind }
/** A table that may leave the service. A line in bold is of all cases. */
export type GivenTable = {
  columns: readonly Column[]
  lines: readonly { values: readonly Value[]; isTotal: boolean }[]
}

/** The role of a report of every role. */
const EVERY_ROLE = 'all'
const drawn = ({ role, asAt }: GivenReport): string[] => [role ?? EVERY_ROLE, asAt]

/** The group of the lines that count all cases. */
const TOTAL = 'total'

const ABOUT: readonly Column[] = [
  { key: 'from', kind: 'date' },
  { key: 'to', kind: 'date' },
  { key: 'by', kind: 'text' },
  { key: 'group', kind: 'text' },
  { key: 'name', kind: 'text' },
]
const DRAWN: readonly Column[] = [
  { key: 'role', kind: 'text' },
  { key: 'as_at', kind: 'moment' },
]

const about = ({ period, by }: GivenReport, { group, name }: GivenLine): string[] => [
  period.from,
  period.to,
  by,
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

/** Timeliness: a line for each group and one for all cases. */
export const timelinessTable = (given: GivenReport): GivenTable => ({
  columns: [...ABOUT, ...TIMELINESS.map(({ key, kind }) => ({ key, kind })), ...DRAWN],
  lines: linesOf(given).map((line) => {
    const figures = timelinessOf(line)
    const values = [...about(given, line), ...TIMELINESS.map(({ of }) => of(figures)), ...drawn(given)]
    return { values, isTotal: line.group === null }
  }),
})

/** All measures: a line for each measure of each group. */
export const measuresTable = (given: GivenReport, w: Words): GivenTable => ({
  columns: [
    ...ABOUT,
    { key: 'measure', kind: 'text' },
    { key: 'part', kind: 'text' },
    { key: 'measure_name', kind: 'text' },
    { key: 'numerator', kind: 'count' },
    { key: 'denominator', kind: 'count' },
    { key: 'rate', kind: 'rate' },
    { key: 'value', kind: 'number' },
    { key: 'cases', kind: 'count' },
    ...DRAWN,
  ],
  lines: linesOf(given).flatMap((line) =>
    measuresIn(line).map((measure) => ({
      values: [
        ...about(given, line),
        measure.id,
        measure.part,
        w.reports.measures[measure.measure],
        'numerator' in measure ? measure.numerator : undefined,
        'numerator' in measure ? measure.denominator : undefined,
        'numerator' in measure ? measure.rate : undefined,
        'value' in measure ? measure.value : undefined,
        'cases' in measure ? measure.cases : undefined,
        ...drawn(given),
      ],
      isTotal: line.group === null,
    })),
  ),
})

/** What a value shows. Whatever is no text must have gone through disclosure control, whoever made it. */
const shownOf = (value: Value): string | number | null => {
  if (value === undefined || typeof value === 'string') return value ?? null
  if (!isControlled(value)) throw new Error('A figure did not go through disclosure control')
  return value.shown
}

/** No cell can become a formula in a spreadsheet. */
export const csvOf = ({ columns, lines }: GivenTable): string =>
  stringify(
    lines.map(({ values }) => values.map(shownOf)),
    { header: true, columns: columns.map(({ key }) => key), record_delimiter: 'windows', escape_formulas: true },
  )

const FORMAT: Partial<Record<Kind, string>> = {
  date: 'yyyy-mm-dd',
  moment: 'yyyy-mm-dd hh:mm',
  count: '0',
  rate: '0.0%',
  number: '0.0',
}

const cellOf = (kind: Kind, value: Value, fontWeight?: 'bold'): Cell => {
  const shown = shownOf(value)
  if (shown === null) return null
  const style = { ...(FORMAT[kind] === undefined ? {} : { format: FORMAT[kind] }), ...(fontWeight && { fontWeight }) }
  if (kind === 'date' || kind === 'moment') return { value: new Date(shown), type: Date, ...style }
  if (typeof shown === 'number') return { value: shown, type: Number, ...style }
  // A count that is not told stands to the right, as numbers do.
  return { value: shown, type: String, ...(fontWeight && { fontWeight }), ...(kind !== 'text' && { align: 'right' }) }
}

const headOf = (words: readonly string[]): Row =>
  words.map((value) => ({ value, type: String, fontWeight: 'bold', wrap: true, alignVertical: 'top' }))

const sheetOf = (sheet: string, { columns, lines }: GivenTable, w: Words) => ({
  sheet,
  data: [
    headOf(columns.map(({ key }) => w.reports.columns[key])),
    ...lines.map(({ values, isTotal }) =>
      columns.map(({ kind }, at) => cellOf(kind, values[at], isTotal ? 'bold' : undefined)),
    ),
  ],
  columns: columns.map(({ kind }) => ({ width: kind === 'text' ? 24 : 16 })),
  stickyRowsCount: 1,
})

/** A workbook of timeliness, of all measures, and of what they mean. */
export const workbookOf = (given: GivenReport, w: Words): Promise<Buffer> => {
  const { sheets, definitionColumns, disclosure, definitions } = w.reports
  return writeWorkbook([
    sheetOf(sheets.figures, timelinessTable(given), w),
    sheetOf(sheets.measures, measuresTable(given, w), w),
    {
      sheet: sheets.definitions,
      data: [
        headOf([definitionColumns.measure, definitionColumns.text]),
        ...[...disclosure, ...definitions].map(
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
        headers,
        body: csvOf(table === 'timeliness' ? timelinessTable(given) : measuresTable(given, w)),
      }
    case 'json':
      return { status: 200, headers, body: JSON.stringify(timelinessReport(given, w)) }
    case 'xlsx':
      return { status: 200, headers, body: (await workbookOf(given, w)).toString('base64'), base64: true }
  }
}
