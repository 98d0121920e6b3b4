// The report as CSV and as a workbook.
import { inflateRawSync } from 'node:zlib'
import { describe, expect, it, vi } from 'vitest'
import type { Cell } from '../../../shared/domain/reports/aggregates.ts'
import type { Person } from '../../../shared/web/identity.ts'
import { cellsOf } from '../../../shared/domain/reports/aggregates.ts'
import { words } from '../../../shared/web/words/index.ts'
import { acceptedBy, after, march, openedCase, rowOf } from './histories.ts'

const state = vi.hoisted(() => ({ names: new Map<string, string>(), slices: [] as unknown[] }))
vi.mock('../../../shared/store/aggregates.ts', () => ({
  NAMED_DIMENSIONS: [],
  reportCells: async (_area: string, by: string, { from }: { from: string }) =>
    cells.filter(({ dimension, level }) => dimension === by && level === 'D' && from === '2026-03-01'),
  standingCells: async () => cells.filter(({ dimension, level }) => dimension === 'all' && level === 'S'),
}))
vi.mock('../../../shared/store/organisations.ts', () => ({
  contractsOf: async () => [...state.names].map(([provider, providerName]) => ({ provider, providerName })),
}))
vi.mock('../../../shared/store/given-out.ts', () => ({
  giveOut: async (_reader: unknown, slices: unknown[]) => {
    state.slices = slices
    return { ok: true }
  },
}))
const { csvOf, fileAnswer, measuresTable, timelinessTable, workbookOf } = await import(
  '../../../shared/web/reports/files.ts'
)
const { giveReport } = await import('../../../shared/web/reports/given.ts')

const w = words('en')
const cases = (provider: string, { from, count, day }: { from: number; count: number; day: number }) =>
  Array.from({ length: count }, (_, place) =>
    rowOf(
      after(openedCase({ caseId: `ADV-2222-${String(from + place)}-1` }), [
        ...acceptedBy(provider),
        [march(day), 'allocated'],
      ]),
    ),
  )
// Twelve of one provider in time, one of another too late.
const cells: Cell[] = cellsOf([
  ...cases('northstar', { from: 3000, count: 12, day: 3 }),
  ...cases('lanternhouse', { from: 4000, count: 1, day: 20 }),
])

const person: Person = { sub: 'p', name: 'Petra Lindqvist', roles: ['commissioner'], organisation: 'westmarch' }
const reportNaming = async (northstar: string) => {
  state.names = new Map([
    ['northstar', northstar],
    ['lanternhouse', 'Lantern House, "the" Advocacy'],
  ])
  const given = await giveReport(person, {
    query: { from: '2026-03-01', to: '2026-03-31', by: 'provider', format: 'csv' },
    at: '2026-04-01T09:00:00.000Z',
    w,
  })
  if (!given.ok) throw new Error(given.code)
  return given.report
}
const report = await reportNaming('Northstar Advocacy')

describe('the report as CSV', () => {
  const lines = csvOf(timelinessTable(report)).split('\r\n')

  it('has one line of names, one for each group, one for all cases, and CRLF after each', () => {
    expect(lines).toHaveLength(5)
    expect(lines.at(-1)).toBe('')
    expect(lines[0]).toMatch(/^from,to,by,group,name,received,allocation_due,allocation_in_target,/)
    expect(lines[2]).toMatch(/^2026-03-01,2026-03-31,provider,northstar,Northstar Advocacy,/)
    expect(lines[3]).toMatch(/^2026-03-01,2026-03-31,provider,total,All cases,/)
    expect(lines[3]).toMatch(/,all,2026-04-01T09:00:00\.000Z$/)
  })

  it('tells no count of 1 to 4, and rounds the others', () => {
    expect(lines[1]).toContain('Advocacy",<5,<5,0,')
    expect(lines[2]).toContain('Advocacy,10,10,10,1,')
    expect(lines[3]).toContain('All cases,15,15,10,0.6667,')
  })

  it('quotes what has a comma or a quotation mark', () => {
    expect(lines[1]).toContain(',lanternhouse,"Lantern House, ""the"" Advocacy",')
  })

  it('leaves a share of nothing empty', () => {
    const at = (lines[0] ?? '').split(',').indexOf('report_in_target_rate')
    expect((lines[2] ?? '').split(',')[at]).toBe('')
  })

  it.each(['=HYPERLINK("https://evil.example")', '+44', '-2+3', '@SUM(A1)', '\tx', '\rx', '＝1+1'])(
    'never begins a cell of text with a formula: %s',
    async (name) => {
      const hostile = await reportNaming(name)
      expect(csvOf(timelinessTable(hostile)).split('northstar,')[1]).toMatch(/^"?'/)
      expect(csvOf(measuresTable(hostile, w)).split('northstar,')[1]).toMatch(/^"?'/)
    },
  )

  it('refuses a number that did not go through disclosure control, whoever made it', () => {
    const forged = { shown: 3, toJSON: () => 3 }
    const table = timelinessTable(report)
    const lines = [{ isTotal: false, values: [forged] }]
    // @ts-expect-error -- a count that nobody controlled is no figure of a file
    expect(() => csvOf({ ...table, lines })).toThrow('disclosure control')
  })
})

describe('all measures as CSV', () => {
  it('have their numbers, numerators and denominators', () => {
    const lines = csvOf(measuresTable(report, w)).split('\r\n')
    expect(lines.find((line) => line.includes(',northstar,') && line.includes(',M3,,'))).toContain(
      ',M3,,Named advocate in target,10,10,1,,,',
    )
    expect(lines.some((line) => line.includes(',total,All cases,M16,mean,Hours worked,,,,'))).toBe(true)
  })
})

describe('what is noted as given', () => {
  it('are the figures of the period and those of today, by group and for all', () => {
    expect(state.slices).toMatchObject([
      { period: { from: '2026-03-01', to: '2026-03-31' }, filters: {} },
      { period: { from: '2026-04-01', to: '2026-04-01' }, filters: {} },
    ])
    expect(JSON.stringify(state.slices)).toContain(
      '{"group":{"dimension":"provider","group":"northstar"},"measure":"received"',
    )
  })
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
  it('has sheets of timeliness, of all measures and of definitions', async () => {
    const workbook = entryOf(await workbookOf(report, w), 'xl/workbook.xml')
    expect([...workbook.matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(([, name]) => name)).toEqual([
      'Timeliness',
      'All measures',
      'Definitions',
    ])
  })

  it('keeps numbers as numbers and text as text, whatever it begins with', async () => {
    const file = await workbookOf(await reportNaming('=1+1'), w)
    const sheet = entryOf(file, 'xl/worksheets/sheet1.xml')
    expect(sheet).not.toContain('<f>')
    expect(sheet).toMatch(/<c [^>]*><v>0\.6667<\/v><\/c>/)
    const texts = entryOf(file, 'xl/sharedStrings.xml')
    expect(texts).toContain('=1+1')
    expect(texts).toContain('&lt;5')
    expect(texts).toContain('Counts in files')
  })
})

describe('a download', () => {
  it.each([
    ['csv', 'text/csv; charset=utf-8; header=present', undefined],
    ['json', 'application/json; charset=utf-8', undefined],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', true],
  ] as const)('as %s says what it is of', async (format, type, base64) => {
    const answer = await fileAnswer(report, { table: 'timeliness', format }, w)
    expect(answer.base64).toBe(base64)
    expect(answer.headers).toEqual({
      'content-type': type,
      'content-disposition': `attachment; filename="timeliness-westmarch-2026-03-01-to-2026-03-31-by-provider.${format}"`,
    })
  })
})
