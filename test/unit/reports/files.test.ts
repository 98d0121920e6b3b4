// The report as CSV and as a workbook.
import { inflateRawSync } from 'node:zlib'
import { describe, expect, it, vi } from 'vitest'
import type { Cell } from '../../../shared/domain/reports/aggregates.ts'
import type { Before, Drawn, GivenOut } from '../../../shared/store/given-out.ts'
import type { Person } from '../../../shared/web/identity.ts'
import { cellsOf } from '../../../shared/domain/reports/aggregates.ts'
import { words } from '../../../shared/web/words/index.ts'
import { CALENDARS } from '../../support/factories.ts'
import { acceptedBy, after, march, openedCase, rowOf } from './histories.ts'

const state = vi.hoisted(() => ({
  names: new Map<string, string>(),
  slices: [] as { slice: unknown; isOfToday?: boolean }[],
  counted: [] as unknown[],
  reads: 0,
  torn: 0,
  missing: 0,
}))
vi.mock('../../../shared/store/aggregates.ts', () => ({
  NAMED_DIMENSIONS: [],
  periodSums: async (_area: string, by: string, { from }: { from: string }) => {
    if (by === 'all') state.reads += 1
    // A record comes in between two reads.
    if (by === 'all' && state.torn > 0) {
      state.torn -= 1
      return []
    }
    const month = from.slice(0, 7)
    return cells.filter(({ dimension, level, period }) => dimension === by && level === 'D' && period.startsWith(month))
  },
  standingSums: async () => [],
  missingCount: async () => state.missing,
}))
vi.mock('../../../shared/store/organisations.ts', () => ({
  contractsOf: async () => [...state.names].map(([provider, providerName]) => ({ provider, providerName })),
  authorityBy: async () => ({ name: 'Westmarch Council' }),
}))
vi.mock('../../../shared/store/calendars.ts', () => ({ calendarsNow: async () => CALENDARS }))
vi.mock('../../../shared/store/given-out.ts', () => ({
  giveOut: async (
    _reader: unknown,
    counted: unknown[],
    draw: (before: Before) => Drawn<unknown>,
  ): Promise<GivenOut<unknown>> => {
    const drawn = draw({ given: [], near: [] })
    if (drawn.ok) Object.assign(state, { slices: drawn.slices, counted })
    return drawn
  },
}))
const { csvOf, definitionsAnswer, fileAnswer, measuresTable, timelinessTable, workbookOf } = await import(
  '../../../shared/web/reports/files.ts'
)
const { giveReport } = await import('../../../shared/web/reports/given.ts')
const { COUNT_LINES, QUANTITY_LINES } = await import('../../../shared/web/reports/counts.ts')
const { partNames } = await import('../../../shared/web/reports/part-words.ts')

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
/** The same a month before. */
const inFebruary = (cell: Cell): Cell => ({ ...cell, period: cell.period.replace('2026-03', '2026-02') })
// Twelve of one provider in time, one of another too late; eight in the month before.
const cells: Cell[] = [
  ...cellsOf([
    ...cases('northstar', { from: 3000, count: 12, day: 3 }),
    ...cases('lanternhouse', { from: 4000, count: 1, day: 20 }),
  ]),
  ...cellsOf(cases('northstar', { from: 5000, count: 8, day: 3 })).map(inFebruary),
]

const person: Person = { sub: 'p', name: 'Petra Lindqvist', roles: ['commissioner'], organisation: 'westmarch' }
const give = () =>
  giveReport(person, {
    query: { from: '2026-03-01', to: '2026-03-31', by: 'provider', format: 'csv' },
    at: '2026-04-01T09:00:00.000Z',
    w,
  })
const reportNaming = async (northstar: string) => {
  state.names = new Map([
    ['northstar', northstar],
    ['lanternhouse', 'Lantern House, "the" Advocacy'],
  ])
  const given = await give()
  if (!given.ok) throw new Error(given.code)
  return given.report
}
const report = await reportNaming('Northstar Advocacy')

describe('the report as CSV', () => {
  const lines = csvOf(timelinessTable(report, w)).split('\r\n')

  it('has one line of names, one for each group, one for all cases, and CRLF after each', () => {
    expect(lines).toHaveLength(5)
    expect(lines.at(-1)).toBe('')
    expect(lines[0]).toMatch(/^from,to,by,group,name,received,allocation_due,allocation_in_target,/)
    expect(lines[2]).toMatch(/^2026-03-01,2026-03-31,provider,northstar,Northstar Advocacy,/)
    expect(lines[3]).toMatch(/^2026-03-01,2026-03-31,provider,total,All cases,/)
    expect(lines[3]).toContain(',all,2026-04-01T09:00:00.000Z,westmarch,0,2026-02-01,2026-02-28,')
  })

  it('tells no count of 1 to 4, and rounds the others', () => {
    expect(lines[1]).toContain('Advocacy",<5,<5,0,')
    expect(lines[2]).toContain('Advocacy,10,10,10,1,')
    expect(lines[3]).toContain('All cases,15,15,10,0.6667,')
  })

  it('has the same period before beside each figure', () => {
    const [head = '', ...told] = lines.map((line) => line.replace('"Lantern House, ""the"" Advocacy"', 'Lantern House'))
    const columns = head.split(',')
    const counted = columns.filter((name) => columns.includes(`before_${name}`))
    expect(counted).toHaveLength(26)
    const [lantern, northstar, all] = told.map((line) => line.split(',')[columns.indexOf('before_received')])
    expect([lantern, northstar, all]).toEqual(['0', '10', '10'])
    expect(told[1]?.split(',')[columns.indexOf('before_allocation_in_target_rate')]).toBe('1')
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
      expect(csvOf(timelinessTable(hostile, w)).split('northstar,')[1]).toMatch(/^"?'/)
      expect(csvOf(measuresTable(hostile, w)).split('northstar,')[1]).toMatch(/^"?'/)
    },
  )

  it('refuses a number that did not go through disclosure control, whoever made it', () => {
    const forged = { shown: 3, toJSON: () => 3 }
    const table = timelinessTable(report, w)
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

  it('have how far cases have come, who waits and where nobody could take a case', () => {
    const lines = csvOf(measuresTable(report, w)).split('\r\n')
    const told = (part: string) =>
      lines.find((line) => line.includes(`,total,All cases,${part},`))?.split(`,${part},`)[1]
    expect(told('M1,cohort.allocated')).toMatch(/^Referrals received,15,15,1,/)
    expect(told('M1,cohort.report')).toMatch(/^Referrals received,0,15,0,/)
    expect(told('M8,')).toMatch(/^Waiting list,0,,,/)
    expect(told('M8,waiting.P3.over-20')).toMatch(/^Waiting list,0,0,,/)
    expect(told('U1,')).toMatch(/^Nobody could take the case,0,,,/)
    expect(told('U1,unmet.no-room')).toMatch(/^Nobody could take the case,0,0,,/)
    expect(told('U1,days')).toMatch(/^Nobody could take the case,,,,0,0,/)
  })
})

describe('what is noted as given', () => {
  const march = { from: '2026-03-01', to: '2026-03-31' }
  const february = { from: '2026-02-01', to: '2026-02-28' }

  it('are the figures of the period, of the same one before and of today', () => {
    expect(state.slices.map(({ slice, isOfToday }) => ({ slice, isOfToday }))).toMatchObject([
      { slice: { period: march, by: 'provider' }, isOfToday: false },
      { slice: { period: march }, isOfToday: true },
      { slice: { period: { from: '2026-03-31', to: '2026-03-31' } }, isOfToday: false },
      { slice: { period: february, by: 'provider' }, isOfToday: false },
      { slice: { period: february }, isOfToday: true },
      { slice: { period: { from: '2026-02-28', to: '2026-02-28' } }, isOfToday: false },
      { slice: { period: { from: '2026-04-01', to: '2026-04-01' } }, isOfToday: true },
    ])
    expect(state.counted).toMatchObject([{ period: march }, { period: february }])
  })

  it('are how far cases have come as of a day, and the waiting list on its own', () => {
    const [settled, soFar, list] = state.slices.map(({ slice }) => JSON.stringify(slice))
    expect(soFar).toContain('"cohort.allocated@2026-04-01"')
    expect(settled).not.toContain('cohort.')
    expect(list).toContain('"waiting.P3.over-20"')
    expect(settled).not.toContain('waiting')
  })
})

describe('a record that comes in while a report is read', () => {
  it('has the report read again', async () => {
    Object.assign(state, { torn: 2, reads: 0 })
    expect(await give()).toMatchObject({ ok: true })
    expect(state.reads).toBeGreaterThan(3)
  })

  it('again and again has it refused in words', async () => {
    state.torn = Number.POSITIVE_INFINITY
    const given = await give()
    state.torn = 0
    expect(given).toEqual({ ok: false, code: 'figures-change' })
    expect(w.givenOut['figures-change']).toMatch(/Try again/)
  })
})

describe('referrals that are missing from the figures', () => {
  it('are told as every count is', async () => {
    state.missing = 3
    const { missing } = await reportNaming('Northstar Advocacy')
    state.missing = 0
    expect(missing.shown).toBe('<5')
  })
})

describe('what the figures mean', () => {
  it('stand in a file beside the CSV, which names it', async () => {
    const file = await fileAnswer(report, { table: 'measures', format: 'csv' }, w)
    expect(file.headers).toMatchObject({ link: '</reports/definitions.csv>; rel="describedby"' })
    const { headers, body } = definitionsAnswer(w)
    expect(headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8; header=present' })
    expect(String(body).split('\r\n')[0]).toBe('measure,definition')
    for (const { measure } of [...w.reports.disclosure, ...w.reports.definitions]) expect(body).toContain(measure)
  })

  it.each(['en', 'cy'] as const)('has words in %s for each part of a measure', (language) => {
    const told = words(language)
    const nameOf = partNames(told)
    const lines = [...COUNT_LINES, ...QUANTITY_LINES].flatMap(({ measure, part }) =>
      part === undefined ? [] : [{ part, name: nameOf(measure, part) }],
    )
    expect(lines.filter(({ part, name }) => name === part || name === '')).toEqual([])
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

  it('is in words, and says what it is of', async () => {
    const texts = entryOf(await workbookOf(report, w), 'xl/sharedStrings.xml')
    for (const said of [
      'Westmarch Council',
      'Sunday 1 March 2026 to Tuesday 31 March 2026',
      'Before: Cases received',
      'Every kind',
    ])
      expect(texts).toContain(said)
    expect(texts).toContain('From receipt to a named advocate: By the gross clock: median')
    expect(texts).not.toMatch(/receivedToAllocated|waiting\.P1|>northstar</)
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
    expect(answer.headers).toMatchObject({
      'content-type': type,
      'content-disposition': `attachment; filename="timeliness-westmarch-2026-03-01-to-2026-03-31-by-provider.${format}"`,
    })
  })
})
