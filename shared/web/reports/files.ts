// The report as files: the same columns as CSV (RFC 4180, UTF-8) and as a workbook with a sheet of definitions.
import { stringify } from 'csv-stringify/sync'
import writeWorkbook, { type Cell, type Row } from 'write-excel-file/node'
import type { Measures, Stage } from '../../domain/reports/timeliness.ts'
import type { Answer } from '../http.ts'
import type { Words } from '../words/index.ts'
import type { TimelinessReport } from './timeliness-report.ts'

type Kind = 'text' | 'date' | 'moment' | 'count' | 'rate' | 'days'
type Value = string | number | null
type Line = { group: string; name: string; measures: Measures }
type Column = {
  key: keyof Words['reports']['columns']
  kind: Kind
  of: (line: Line, report: TimelinessReport) => Value
}

const stageColumns = (
  name: 'received_to_allocated' | 'received_to_contact' | 'complete_to_allocated',
  of: (measures: Measures) => Stage,
): Column[] => [
  { key: `${name}_cases`, kind: 'count', of: ({ measures }) => of(measures).cases },
  { key: `${name}_median_working_days`, kind: 'days', of: ({ measures }) => of(measures).median },
  { key: `${name}_p90_working_days`, kind: 'days', of: ({ measures }) => of(measures).percentile90 },
]

const COLUMNS: readonly Column[] = [
  { key: 'from', kind: 'date', of: (_, { from }) => from },
  { key: 'to', kind: 'date', of: (_, { to }) => to },
  { key: 'by', kind: 'text', of: (_, { by }) => by },
  { key: 'group', kind: 'text', of: ({ group }) => group },
  { key: 'name', kind: 'text', of: ({ name }) => name },
  { key: 'received', kind: 'count', of: ({ measures }) => measures.received },
  { key: 'allocation_due', kind: 'count', of: ({ measures }) => measures.allocation.due },
  { key: 'allocation_in_target', kind: 'count', of: ({ measures }) => measures.allocation.inTarget },
  { key: 'allocation_in_target_rate', kind: 'rate', of: ({ measures }) => measures.allocation.rate },
  { key: 'first_contact_due', kind: 'count', of: ({ measures }) => measures.firstContact.due },
  { key: 'first_contact_in_target', kind: 'count', of: ({ measures }) => measures.firstContact.inTarget },
  { key: 'first_contact_in_target_rate', kind: 'rate', of: ({ measures }) => measures.firstContact.rate },
  { key: 'first_contact_attempted_in_target', kind: 'count', of: ({ measures }) => measures.firstContact.attempted },
  {
    key: 'first_contact_attempted_in_target_rate',
    kind: 'rate',
    of: ({ measures }) => measures.firstContact.attemptedRate,
  },
  { key: 'report_due', kind: 'count', of: ({ measures }) => measures.report.due },
  { key: 'report_in_target', kind: 'count', of: ({ measures }) => measures.report.inTarget },
  { key: 'report_in_target_rate', kind: 'rate', of: ({ measures }) => measures.report.rate },
  { key: 'offers_accepted', kind: 'count', of: ({ measures }) => measures.offers.accepted },
  { key: 'offers_declined', kind: 'count', of: ({ measures }) => measures.offers.declined },
  { key: 'offers_lapsed', kind: 'count', of: ({ measures }) => measures.offers.lapsed },
  ...stageColumns('received_to_allocated', ({ workingDays }) => workingDays.receivedToAllocated),
  ...stageColumns('received_to_contact', ({ workingDays }) => workingDays.receivedToContact),
  ...stageColumns('complete_to_allocated', ({ workingDays }) => workingDays.completeToAllocated),
  { key: 'as_at', kind: 'moment', of: (_, { asAt }) => asAt },
]

/** The group of the line that counts all cases. */
const TOTAL = 'total'

const linesOf = (report: TimelinessReport, w: Words): Line[] => [
  ...report.groups.map(({ group, name, ...measures }) => ({ group, name, measures })),
  { group: TOTAL, name: w.reports.group.total, measures: report.totals },
]

/** A line for each group and one for all cases; no cell can become a formula in a spreadsheet. */
export const csvOf = (report: TimelinessReport, w: Words): string =>
  stringify(
    linesOf(report, w).map((line) => COLUMNS.map(({ of }) => of(line, report))),
    { header: true, columns: COLUMNS.map(({ key }) => key), record_delimiter: 'windows', escape_formulas: true },
  )

const FORMAT: Partial<Record<Kind, string>> = {
  date: 'yyyy-mm-dd',
  moment: 'yyyy-mm-dd hh:mm',
  count: '0',
  rate: '0.0%',
  days: '0.0',
}

const cellOf = (kind: Kind, value: Value, fontWeight?: 'bold'): Cell => {
  if (value === null) return null
  const style = { ...(FORMAT[kind] === undefined ? {} : { format: FORMAT[kind] }), ...(fontWeight && { fontWeight }) }
  if (kind === 'date' || kind === 'moment') return { value: new Date(value), type: Date, ...style }
  return typeof value === 'number' ? { value, type: Number, ...style } : { value, type: String, ...style }
}

const headOf = (words: readonly string[]): Row =>
  words.map((value) => ({ value, type: String, fontWeight: 'bold', wrap: true, alignVertical: 'top' }))

/** A workbook with the figures in typed columns and a sheet of definitions. */
export const workbookOf = (report: TimelinessReport, w: Words): Promise<Buffer> => {
  const { sheets, columns, definitionColumns } = w.reports
  const lines = linesOf(report, w).map((line) =>
    COLUMNS.map(({ kind, of }) => cellOf(kind, of(line, report), line.group === TOTAL ? 'bold' : undefined)),
  )
  const definitions = report.definitions.map(
    ({ measure, text }): Row => [
      { value: measure, type: String, alignVertical: 'top' },
      { value: text, type: String, wrap: true, alignVertical: 'top' },
    ],
  )
  return writeWorkbook([
    {
      sheet: sheets.figures,
      data: [headOf(COLUMNS.map(({ key }) => columns[key])), ...lines],
      columns: COLUMNS.map(({ kind }) => ({ width: kind === 'text' ? 24 : 16 })),
      stickyRowsCount: 1,
    },
    {
      sheet: sheets.definitions,
      data: [headOf([definitionColumns.measure, definitionColumns.text]), ...definitions],
      columns: [{ width: 30 }, { width: 100 }],
      stickyRowsCount: 1,
    },
  ]).toBuffer()
}

const FILES = {
  csv: { type: 'text/csv; charset=utf-8; header=present', ending: 'csv' },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: 'xlsx' },
} as const
export type FileFormat = keyof typeof FILES

// The name travels with the file where a note inside it would be lost or would spoil it for a program.
const nameOf = ({ area, from, to, by }: TimelinessReport): string =>
  ['timeliness', area.replaceAll(/[^\w-]/g, ''), from, 'to', to, 'by', by, 'true-counts-not-for-publication'].join('-')

/** The report as a download. */
export const fileAnswer = async (report: TimelinessReport, format: FileFormat, w: Words): Promise<Answer> => {
  const { type, ending } = FILES[format]
  const headers = { 'content-type': type, 'content-disposition': `attachment; filename="${nameOf(report)}.${ending}"` }
  if (format === 'csv') return { status: 200, headers, body: csvOf(report, w) }
  return { status: 200, headers, body: (await workbookOf(report, w)).toString('base64'), base64: true }
}
