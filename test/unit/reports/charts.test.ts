// Charts: what they draw is what they are given, what stands in their tables is the same, and they need nothing but themselves.
import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Cell } from '../../../shared/domain/reports/aggregates.ts'
import { MEASURE_IDS, measuresOf, standingOf, waitingListAt } from '../../../shared/domain/reports/measures.ts'
import { KEYS } from '../../../shared/domain/reports/contributions.ts'
import { words } from '../../../shared/web/words/index.ts'
import { CALENDARS } from '../../support/factories.ts'

vi.mock('../../../shared/store/aggregates.ts', () => ({}))
vi.mock('../../../shared/store/organisations.ts', () => ({}))
const { barChart, monthChart } = await import('../../../shared/web/reports/charts.ts')
const { delayView, equalityView, measuresView, overviewView, unmetNeedView, waitingView } = await import(
  '../../../functions/pages/reports/view.ts'
)

const told = { id: 'x', title: 'In <target>', description: 'The table says "the same"' }

const cell = (counts: Record<string, number>): Pick<Cell, 'counts'> => ({ counts })
const NORTHSTAR = cell({
  received: 7,
  'allocation-due': 6,
  'allocation-met': 3,
  duties: 5,
  'duties-never-met': 1,
  'ra-gross:480': 4,
  'ra-net:480': 4,
  'delay-ra-provider': 960,
  'delay-ra-referrer': 480,
  'delay-ra-system': 480,
  'delay-ra-paused': 240,
  'withdrawn:other': 2,
  'cohort-accepted': 5,
  'cohort-allocated': 4,
  'cohort-contact': 3,
  'cohort-report': 2,
  'cohort-closed': 1,
  'cohort-handed-over': 1,
  'unplaced-in-period': 4,
  'unplaced-for:no-room': 1,
  'unplaced-for:no-contract': 3,
  'unplaced-ended': 2,
  'without-provider': 1_440,
})
const LANTERN = cell({
  'unplaced-in-period': 1,
  'unplaced-for:language-not-spoken': 1,
  received: 2,
  'allocation-due': 1,
  'allocation-met': 1,
})
const LONG_NAME = 'Lantern House Advocacy of the Coast, the Islands and the Northern Districts, with its Outreach'
const NOTHING = measuresOf([])
const figures = {
  area: 'westmarch',
  period: { from: '2026-03-01', to: '2026-03-31' },
  before: { period: { from: '2026-02-01', to: '2026-02-28' }, totals: measuresOf([LANTERN]) },
  by: 'provider' as const,
  asAt: '2026-04-01T09:00:00.000Z',
  groups: [
    { group: 'northstar', name: 'Northstar Advocacy', measures: measuresOf([NORTHSTAR]) },
    { group: 'lanternhouse', name: LONG_NAME, measures: measuresOf([LANTERN]) },
  ],
  compared: [
    { group: 'northstar', name: 'Northstar Advocacy', measures: measuresOf([NORTHSTAR]), before: NOTHING },
    { group: 'lanternhouse', name: LONG_NAME, measures: measuresOf([LANTERN]), before: measuresOf([LANTERN]) },
    { group: 'beacon', name: 'Beacon <Voices>', measures: NOTHING, before: measuresOf([LANTERN]) },
  ],
  totals: measuresOf([NORTHSTAR, LANTERN]),
  standing: standingOf([]),
}
const monthOf = (month: string, cells: Parameters<typeof measuresOf>[0]) => ({
  month,
  own: measuresOf(cells),
  whole: measuresOf(cells),
})
const months = {
  lead: [NOTHING, NOTHING],
  months: [monthOf('2026-01', [LANTERN]), monthOf('2026-02', []), monthOf('2026-03', [NORTHSTAR])],
}

const UNESCAPED: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}
const plain = (text: string): string => text.replaceAll(/&[^;]+;/g, (entity) => UNESCAPED[entity] ?? entity)
const numbersIn = (svg: string, pattern: RegExp): number[] =>
  [...svg.matchAll(pattern)].map(([, number]) => Number(number))
const DEEP = '#0f4c52'
const PALE = '#dde8e6'
const widthsIn = (svg: string, fill = DEEP): number[] =>
  numbersIn(svg, new RegExp(`<rect [^>]*width="([\\d.]+)"[^>]*fill="${fill}"`, 'g'))
const textsIn = (svg: string): string[] =>
  [...svg.matchAll(/<text [^>]*>([^<]+)<\/text>/g)].map(([, text = '']) => plain(text))
/** Names stand in lines; the values beside them, and the ends of the scale, are plain text. */
const namesIn = (svg: string): string[] =>
  [...svg.matchAll(/<text [^>]*>((?:<tspan [^>]*>[^<]*<\/tspan>)+)<\/text>/g)].map(([, spans = '']) =>
    [...spans.matchAll(/>([^<]*)<\/tspan>/g)].map(([, line = '']) => plain(line)).join(' '),
  )

const point = (value: number | null) => ({ name: 'Jan 2026', value, trend: value, isPart: false })
const SHARES = { from: '0%', to: '100%', isWhole: true }
const COUNTS = { from: '0', to: '9', isWhole: false }
/** As long as a picture is wide. */
const FULL = 320
/** A height in a picture of months as a per cent. */
const heightOf = (y: number): number => Math.round(((150 - y) / 140) * 100)
const lengthOf = (share: number): number => Math.round(share * FULL * 10) / 10

describe('a chart', () => {
  it('has a title and a description, and nothing that could run or be refused', () => {
    const svg = barChart(told, [{ name: '<script>alert(1)</script>', text: '"1"', share: 1 }], SHARES)
    expect(svg).toContain('<title id="x-title">In &lt;target&gt;</title>')
    expect(svg).toContain('<desc id="x-desc">')
    expect(svg).not.toMatch(/<script|style=|<style|href/)
  })

  it('draws bars as long as their shares, and never beyond its edge', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1, max: 2, noNaN: true }), { maxLength: 20 }), (shares) => {
        const svg = barChart(
          told,
          shares.map((share) => ({ name: 'a', text: 'b', share })),
          COUNTS,
        )
        expect(widthsIn(svg)).toEqual(shares.map((share) => lengthOf(Math.min(1, Math.max(0, share)))))
      }),
    )
  })

  it('says what its ends stand for, and draws the whole of a share behind it but none of a count', () => {
    const bars = [
      { name: 'a', text: '3', share: 0.5 },
      { name: 'b', text: '–', share: null },
    ]
    const [shares, counts] = [barChart(told, bars, SHARES), barChart(told, bars, COUNTS)]
    expect(textsIn(shares).slice(-2)).toEqual(['0%', '100%'])
    expect(textsIn(counts).slice(-2)).toEqual(['0', '9'])
    expect([widthsIn(shares, PALE), widthsIn(shares)]).toEqual([[FULL], [FULL / 2]])
    expect([widthsIn(counts, PALE), widthsIn(counts)]).toEqual([[], [FULL / 2]])
  })

  it('never cuts a name, and keeps each line of it clear of the value and the edge', () => {
    const word = fc.stringMatching(/^[A-Za-z’(),]{1,30}$/)
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), fc.stringMatching(/^\d{1,20}$/), (said, value) => {
        const svg = barChart(told, [{ name: said.join(' '), text: value, share: 1 }], COUNTS)
        expect(namesIn(svg).map((name) => name.replaceAll(' ', ''))).toEqual([said.join('')])
        const lines = [...svg.matchAll(/>([^<]*)<\/tspan>/g)].map(([, line = '']) => plain(line).length)
        expect(lines[0]).toBeLessThanOrEqual(Math.max(8, 50 - value.length))
        expect(Math.max(...lines)).toBeLessThanOrEqual(50)
      }),
    )
  })

  it('leaves out the column of a month that has nothing to show, marks one in part, and draws ten years', () => {
    expect(widthsIn(monthChart(told, [point(0.5), point(null), point(1)], []))).toHaveLength(2)
    const inPart = monthChart(told, [{ ...point(0.5), isPart: true }, point(1)], [])
    expect([widthsIn(inPart, PALE).length, widthsIn(inPart).length]).toEqual([1, 1])
    const svg = monthChart(
      told,
      Array.from({ length: 120 }, () => point(0.5)),
      [],
    )
    expect(textsIn(svg).length).toBeLessThanOrEqual(4)
    expect(svg).not.toContain('NaN')
  })

  it('stands a column and a point as high as they say, 0 at the foot and 1 at the head', () => {
    const heights = [0, 0.25, 1].map((value) => {
      const svg = monthChart(told, [point(value)], [])
      const [y = 0] = numbersIn(svg, /<rect [^>]*y="([\d.]+)"/g)
      const [height = 0] = numbersIn(svg, /<rect [^>]*height="([\d.]+)"/g)
      const [point_ = 0] = numbersIn(svg, /<circle [^>]*cy="([\d.]+)"/g)
      return [y, height, point_]
    })
    expect(heights).toEqual([
      [150, 0, 150],
      [115, 35, 115],
      [10, 140, 10],
    ])
  })
})

/** What a table says of a count or of a share, as a number: `1,094.3`, `67%`, `6 of 9 (67%)`. */
const numberIn = (said: string): number => Number(said.replaceAll(',', '').replace('%', ''))
const textOf = (cell: string | { text: string } | undefined): string =>
  cell === undefined ? '' : typeof cell === 'string' ? cell : cell.text

const list = (waits: Record<string, number>) =>
  waitingListAt('2026-03-31', { standing: [cell(waits)], since: [] }, CALENDARS.current)
const waiting = {
  day: '2026-03-31',
  list: list({ [`${KEYS.waits('P1')}2026-03-30`]: 3, [`${KEYS.waits('P3')}2026-02-02`]: 1_200 }),
  before: { day: '2026-02-28', list: list({}) },
  compared: [],
  by: 'provider' as const,
}

describe.each(['en', 'cy'] as const)('the table under a chart, in %s', (language) => {
  const w = words(language)
  const overview = overviewView(figures, months, w)
  const delay = delayView(figures, w)
  const unmet = unmetNeedView(figures, w)
  const equality = equalityView([figures], w)

  /** In which column the share of a row stands: what is drawn is this share. */
  const BY_SHARE = [
    ...overview.charts.map((chart) => ({ chart, shareAt: 2 })),
    ...unmet.charts.map((chart) => ({ chart, shareAt: 2 })),
    ...delay.stages.map(({ chart }) => ({ chart, shareAt: 1 })),
    ...equality.splits.map((chart) => ({ chart, shareAt: 3 })),
    { chart: equality.complete, shareAt: 3 },
  ]
  it.each(
    BY_SHARE.flatMap(({ chart, shareAt }) => (chart.svg === undefined ? [] : [[chart.title, chart, shareAt] as const])),
  )('has the very shares that are drawn: %s', (_, { svg = '', table }, shareAt) => {
    const drawn = table?.rows.filter(({ cells }) => textOf(cells[shareAt]) !== w.reports.noShare) ?? []
    expect(drawn.length).toBeGreaterThan(0)
    expect(namesIn(svg)).toEqual(drawn.map(({ name }) => name))
    const shares = drawn.map(({ cells }) => numberIn(textOf(cells[shareAt])))
    // The table says whole per cents, and the bars are drawn of the shares themselves.
    for (const [place, width] of widthsIn(svg).entries()) {
      expect(Math.abs((width / FULL) * 100 - (shares[place] ?? Number.NaN))).toBeLessThanOrEqual(0.6)
      expect(textsIn(svg)[place]).toContain(`${shares[place]}%`)
    }
    expect(widthsIn(svg)).toHaveLength(drawn.length)
  })

  it.each(
    [overview.funnel, unmet.reasons, unmet.stretches.chart, waitingView(waiting, w).chart].map(
      (chart) => [chart.title, chart] as const,
    ),
  )('has the very counts that are drawn: %s', (_, { svg = '', table }) => {
    const rows = table?.rows ?? []
    expect(namesIn(svg)).toEqual(rows.map(({ name }) => name))
    const counts = rows.map(({ cells }) => textOf(cells[0]))
    expect(textsIn(svg).slice(0, rows.length)).toEqual(counts)
    const most = Math.max(...counts.map(numberIn))
    expect(widthsIn(svg)).toEqual(counts.map((count) => lengthOf(numberIn(count) / most)))
    expect(numberIn(textsIn(svg).at(-1) ?? '')).toBe(most)
  })

  it('of months has the very shares and trends that are drawn', () => {
    const { svg = '', table } = overview.months[0] ?? {}
    const column = (at: number): number[] =>
      (table?.rows ?? [])
        .map(({ cells }) => textOf(cells[at]))
        .flatMap((said) => (said === w.reports.noShare ? [] : [numberIn(said)]))
    const tops = [...svg.matchAll(/<rect [^>]*y="([\d.]+)"[^>]*height="([\d.]+)"/g)]
    expect(tops.map(([, y]) => heightOf(Number(y)))).toEqual(column(2))
    expect(tops.map(([, y, height]) => Number(y) + Number(height))).toEqual(tops.map(() => 150))
    expect(numbersIn(svg, /<circle [^>]*cy="([\d.]+)"/g).map(heightOf)).toEqual(column(3))
  })

  it('says of a month in part which of its days it is of, and takes its trend from whole months', () => {
    const part = {
      month: '2026-03',
      own: measuresOf([LANTERN]),
      whole: measuresOf([NORTHSTAR, LANTERN]),
      days: { from: 15, to: 31 },
    }
    const lead = [measuresOf([NORTHSTAR]), measuresOf([LANTERN])]
    const [chart] = overviewView(figures, { lead, months: [part] }, w).months
    const [row] = chart?.table?.rows ?? []
    expect(row?.name).toBe(w.reports.byMonth.part(w.reports.month('2026-03'), 15, 31))
    // 1 of 1 in its days; 3 of 6, 1 of 1 and 4 of 7 in the three whole months.
    expect(row?.cells).toEqual(['1', '1', '100%', '57%'])
  })

  it('has a group that had cases in the period before alone, and what everybody had before', () => {
    const [chart] = overview.charts
    const before = w.reports.of(1, 1, '100%')
    expect(chart?.table?.rows.map(({ name, cells }) => [name, ...cells])).toEqual([
      ['Northstar Advocacy', '6', '3', '50%', w.reports.noShare],
      [LONG_NAME, '1', '1', '100%', before],
      ['Beacon <Voices>', '0', '0', w.reports.noShare, before],
    ])
    expect(chart?.table?.totals?.map(({ cells }) => cells)).toEqual([['7', '4', '57%', before]])
  })

  it('has all of many groups, of which the largest are drawn, the largest first', () => {
    const many = Array.from({ length: 40 }, (_, place) => ({
      group: String(place),
      name: `Team ${place}`,
      measures: measuresOf([cell({ 'allocation-due': place, 'allocation-met': 0 })]),
      before: NOTHING,
    }))
    const [chart] = overviewView({ ...figures, compared: many }, months, w).charts
    expect(chart?.table?.rows).toHaveLength(40)
    expect(namesIn(chart?.svg ?? '')).toEqual(
      many
        .slice(25)
        .map(({ name }) => name)
        .toReversed(),
    )
    expect(chart?.note).toBe(w.reports.drawn(15))
  })

  it('is not there where there is nothing in either period, nor is its picture', () => {
    const empty = {
      ...figures,
      groups: [],
      compared: [],
      totals: NOTHING,
      before: { ...figures.before, totals: NOTHING },
    }
    const charts = [
      ...overviewView(empty, { lead: [NOTHING, NOTHING], months: [monthOf('2026-03', [])] }, w).months,
      ...overviewView(empty, months, w).charts,
      ...unmetNeedView(empty, w).charts,
      ...delayView(empty, w).stages.map(({ chart }) => chart),
      equalityView([empty], w).complete,
    ]
    for (const { svg, table, nothing } of charts)
      expect([svg, table, nothing]).toEqual([undefined, undefined, expect.stringMatching(/\w/)])
    expect(measuresView(empty, w)).toEqual({ sections: [], isEmpty: true })
    expect(delayView(empty, w).stages.flatMap(({ tables }) => tables)).toEqual([])
    expect(waitingView({ ...waiting, list: list({}) }, w)).toMatchObject({ nobody: true, isEmpty: true })
  })

  it('fits on its page: no table of a measure has more than four columns beside its names', () => {
    const tables = [...measuresView(figures, w).sections, ...delay.stages].flatMap((section) => section.tables)
    expect(tables.length).toBeGreaterThan(20)
    for (const { heads, rows } of tables) {
      expect(heads.length).toBeLessThanOrEqual(4)
      for (const { cells } of rows) expect(cells).toHaveLength(heads.length)
    }
  })

  it('splits delays by group, and says what the groups had before', () => {
    const cells = delay.stages[0]?.tables.flatMap(
      ({ rows }) => rows.find(({ name }) => name === 'Northstar Advocacy')?.cells ?? [],
    )
    const none = { text: expect.any(String), before: w.reports.noShare }
    expect(cells).toEqual([
      { text: '4', before: '0' },
      { text: '4', before: '0' },
      { text: '1', before: w.reports.noShare },
      { ...none, text: w.reports.delay.ofDays('0.5', '13%') },
      { ...none, text: w.reports.delay.ofDays('1', '25%') },
      { ...none, text: w.reports.delay.ofDays('2', '50%') },
      { ...none, text: w.reports.delay.ofDays('0', '0%') },
      { ...none, text: w.reports.delay.ofDays('0', '0%') },
      { ...none, text: w.reports.delay.ofDays('1', '25%') },
    ])
  })

  it('has the share of each month and its trend over three', () => {
    const [allocation] = overview.months
    expect(allocation?.table?.rows.map(({ cells }) => cells)).toEqual([
      ['1', '1', '100%', '100%'],
      ['0', '0', w.reports.noShare, '100%'],
      ['6', '3', '50%', '57%'],
    ])
    expect(widthsIn(allocation?.svg ?? '')).toHaveLength(2)
  })

  it('has how far the cases received have come, with the share of them, and what became of the others', () => {
    const { rows, totals } = overview.funnel.table ?? {}
    expect(rows?.map(({ cells }) => cells.slice(0, 2))).toEqual([
      ['9', '100%'],
      ['5', '56%'],
      ['4', '44%'],
      ['3', '33%'],
      ['2', '22%'],
      ['1', '11%'],
    ])
    expect(totals?.map(({ cells }) => cells)).toEqual([
      ['2', '22%', '0', '0%'],
      ['1', '11%', '0', '0%'],
      ['5', '56%', '2', '100%'],
    ])
    expect(widthsIn(overview.funnel.svg ?? '')).toHaveLength(6)
  })

  it('has why nobody could take cases, the most frequent reason first, and for how long', () => {
    const { chart, table, cards } = unmetNeedView(figures, w).stretches
    expect(chart.table?.rows.map(({ name, cells }) => [name, ...cells])).toEqual([
      [w.reports.unmetNeed.why['no-contract'], '3', '60%', '0'],
      [w.reports.unmetNeed.why['language-not-spoken'], '1', '20%', '1'],
      [w.reports.unmetNeed.why['no-room'], '1', '20%', '0'],
    ])
    expect(table.rows.map(({ cells }) => cells.map(textOf))).toEqual([
      ['4', '2', '3', '1.5'],
      ['1', '0', '0', w.reports.noShare],
      ['0', '0', '0', w.reports.noShare],
    ])
    expect(cards.map(({ figure }) => figure)).toEqual(['0', '5', '2', '1.5'])
  })

  it('has delays that add up to the whole', () => {
    const table = delay.stages[0]?.chart.table
    const days = table?.rows.map(({ cells }) => Number(cells[0])) ?? []
    expect(days.reduce((sum, each) => sum + each, 0)).toBe(4)
    expect(table?.totals?.map(({ cells }) => cells[0])).toEqual(['4', '0.5'])
  })
})

describe('the definitions', () => {
  it.each(['en', 'cy'] as const)('name every measure by its number, in %s', (language) => {
    const defined = words(language).reports.definitions.map(({ measure }) => measure.split(' ')[0])
    expect(Object.values(MEASURE_IDS).filter((id) => !defined.includes(id))).toEqual([])
  })
})
