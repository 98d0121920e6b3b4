// The report as CSV and as a workbook.
import { inflateRawSync } from 'node:zlib'
import { describe, expect, it, vi } from 'vitest'
import type { TimelinessReport } from '../../../shared/web/reports/timeliness-report.ts'
import { ENGLAND_AND_WALES } from '../../../shared/domain/clocks/calendar.ts'
import { acceptedBy, after, march, openedCase, rowOf } from './histories.ts'

vi.mock('../../../shared/store/figures.ts', () => ({ figuresOfArea: async () => [] }))
vi.mock('../../../shared/store/organisations.ts', () => ({ contractsOf: async () => [] }))
const { words } = await import('../../../shared/web/words/index.ts')
const { csvOf, fileAnswer, workbookOf } = await import('../../../shared/web/reports/files.ts')
const { timelinessReport, timelinessReportSchema } = await import('../../../shared/web/reports/timeliness-report.ts')

const w = words('en')
const rows = [
  rowOf(after(openedCase(), [...acceptedBy('northstar'), [march(3), 'allocated']])),
  rowOf(after(openedCase({ caseId: 'ADV-2222-4444-1' }), acceptedBy('lanternhouse'))),
]
const reportNaming = (northstar: string): TimelinessReport =>
  timelinessReport(rows, {
    area: 'westmarch',
    query: { from: '2026-03-01', to: '2026-03-31', by: 'provider', format: 'csv' },
    at: '2026-04-01T09:00:00.000Z',
    calendar: ENGLAND_AND_WALES,
    providers: { northstar, lanternhouse: 'Lantern House, "the" Advocacy' },
    w,
  })
const report = reportNaming('Northstar Advocacy')

describe('the report', () => {
  it('is what the description of the API says it is', () => {
    expect(timelinessReportSchema.parse(structuredClone(report))).toEqual(report)
  })

  it('is marked as true counts and brings its definitions', () => {
    expect(report.counts).toBe('true')
    expect(report.definitions.map(({ measure }) => measure)).toContain('Named advocate in target')
  })
})

describe('the report as CSV', () => {
  const lines = csvOf(report, w).split('\r\n')

  it('has one line of names, one for each group, one for all cases, and CRLF after each', () => {
    expect(lines).toHaveLength(5)
    expect(lines.at(-1)).toBe('')
    expect(lines[0]).toMatch(/^from,to,by,group,name,received,allocation_due,allocation_in_target,/)
    expect(lines[2]).toMatch(/^2026-03-01,2026-03-31,provider,northstar,Northstar Advocacy,1,1,1,1,/)
    expect(lines[3]).toMatch(/^2026-03-01,2026-03-31,provider,total,All cases,2,2,1,0\.5,/)
  })

  it('quotes what has a comma or a quotation mark', () => {
    expect(lines[1]).toContain(',lanternhouse,"Lantern House, ""the"" Advocacy",1,1,0,0,')
  })

  it('leaves a share or a median of nothing empty', () => {
    const [names = '', lanternhouse = ''] = lines
    const at = names.split(',').indexOf('received_to_allocated_median_working_days')
    // One comma more than columns before it: that of the name.
    expect(lanternhouse.split(',')[at + 1]).toBe('')
  })

  it.each(['=HYPERLINK("https://evil.example")', '+44', '-2+3', '@SUM(A1)', '\tx', '\rx', '＝1+1'])(
    'never begins a cell of text with a formula: %s',
    (name) => {
      const cell = csvOf(reportNaming(name), w).split('northstar,')[1]
      expect(cell).toMatch(/^"?'/)
    },
  )
})

// An XLSX file is a ZIP: its entries are found by their local headers.
const entryOf = (zip: Buffer, wanted: string): string => {
  for (let at = zip.indexOf('PK\u0003\u0004'); at !== -1; at = zip.indexOf('PK\u0003\u0004', at + 4)) {
    const nameLength = zip.readUInt16LE(at + 26)
    const name = zip.toString('utf8', at + 30, at + 30 + nameLength)
    if (name !== wanted) continue
    const start = at + 30 + nameLength + zip.readUInt16LE(at + 28)
    // The size stands after the data, and what follows the data is passed over.
    return inflateRawSync(zip.subarray(start)).toString('utf8')
  }
  throw new Error(`No ${wanted} in the file`)
}

describe('the report as a workbook', () => {
  it('has a sheet of figures and one of definitions', async () => {
    const workbook = entryOf(await workbookOf(report, w), 'xl/workbook.xml')
    expect([...workbook.matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(([, name]) => name)).toEqual([
      'Timeliness',
      'Definitions',
    ])
  })

  it('keeps numbers as numbers and text as text, whatever it begins with', async () => {
    const file = await workbookOf(reportNaming('=1+1'), w)
    const sheet = entryOf(file, 'xl/worksheets/sheet1.xml')
    expect(sheet).not.toContain('<f>')
    expect(sheet).toMatch(/<c [^>]*><v>0\.5<\/v><\/c>/)
    expect(entryOf(file, 'xl/sharedStrings.xml')).toContain('=1+1')
  })
})

describe('a download', () => {
  it.each([
    ['csv', 'text/csv; charset=utf-8; header=present', undefined],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', true],
  ] as const)('as %s says in its name that the counts are true ones', async (format, type, base64) => {
    const answer = await fileAnswer(report, format, w)
    expect(answer.base64).toBe(base64)
    expect(answer.headers).toEqual({
      'content-type': type,
      'content-disposition': `attachment; filename="timeliness-westmarch-2026-03-01-to-2026-03-31-by-provider-true-counts-not-for-publication.${format}"`,
    })
  })
})
