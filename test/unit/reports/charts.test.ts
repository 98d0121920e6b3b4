// Charts: what they draw is what they are given, what stands in their tables is the same, and they need nothing but themselves.
import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Cell } from '../../../shared/domain/reports/aggregates.ts'
import { measuresOf, standingOf } from '../../../shared/domain/reports/measures.ts'
import { words } from '../../../shared/web/words/index.ts'

vi.mock('../../../shared/store/aggregates.ts', () => ({}))
vi.mock('../../../shared/store/organisations.ts', () => ({}))
const { barChart, monthChart } = await import('../../../shared/web/reports/charts.ts')
const { delayView, equalityView, overviewView, unmetNeedView } = await import(
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
  'spent-ra-provider': 960,
  'spent-ra-referrer': 480,
  'spent-ra-system': 480,
  'spent-ra-paused': 240,
  'withdrawn:other': 2,
})
const LANTERN = cell({ received: 2, 'allocation-due': 1, 'allocation-met': 1 })
const figures = {
  area: 'westmarch',
  period: { from: '2026-03-01', to: '2026-03-31' },
  before: { period: { from: '2026-02-01', to: '2026-02-28' }, totals: measuresOf([LANTERN]) },
  by: 'provider' as const,
  asAt: '2026-04-01T09:00:00.000Z',
  groups: [
    { group: 'northstar', name: 'Northstar Advocacy', measures: measuresOf([NORTHSTAR]) },
    { group: 'lanternhouse', name: 'Lantern House', measures: measuresOf([LANTERN]) },
  ],
  totals: measuresOf([NORTHSTAR, LANTERN]),
  standing: standingOf([]),
}
const months = [
  { month: '2026-01', measures: measuresOf([LANTERN]) },
  { month: '2026-02', measures: measuresOf([]) },
  { month: '2026-03', measures: measuresOf([NORTHSTAR]) },
]

const textsIn = (svg: string): string[] =>
  [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text)
const widthsIn = (svg: string): number[] =>
  [...svg.matchAll(/<rect [^>]*width="([\d.]+)"[^>]*fill="#0f4c52"/g)].map(([, width]) => Number(width))

const point = (value: number | null) => ({ name: 'Jan 2026', text: '', value, trend: value })

describe('a chart', () => {
  it('has a title and a description, and nothing that could run or be refused', () => {
    const svg = barChart(told, [{ name: '<script>alert(1)</script>', text: '"1"', share: 1 }])
    expect(svg).toContain('<title id="x-title">In &lt;target&gt;</title>')
    expect(svg).toContain('<desc id="x-desc">')
    expect(svg).not.toMatch(/<script|style=|<style|href/)
  })

  it('draws bars as long as their shares, and never beyond its edge', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1, max: 2, noNaN: true }), { maxLength: 20 }), (shares) => {
        const widths = widthsIn(
          barChart(
            told,
            shares.map((share) => ({ name: 'a', text: 'b', share })),
          ),
        )
        const expected = shares.map((share) => Math.round(Math.min(1, Math.max(0, share)) * 3200) / 10)
        expect(widths).toEqual(expected)
      }),
    )
  })

  it('leaves out the column of a month that has nothing to show, and draws ten years', () => {
    expect(widthsIn(monthChart(told, [point(0.5), point(null), point(1)], []))).toHaveLength(2)
    const svg = monthChart(
      told,
      Array.from({ length: 120 }, () => point(0.5)),
      [],
    )
    expect(textsIn(svg).length).toBeLessThanOrEqual(4)
    expect(svg).not.toContain('NaN')
  })
})

describe.each(['en', 'cy'] as const)('the table under a chart, in %s', (language) => {
  const w = words(language)
  const overview = overviewView(figures, months, w)
  const delay = delayView(figures, w)

  it.each(
    [
      ...overview.charts,
      ...unmetNeedView(figures, w).charts,
      ...delay.charts,
      overview.funnel,
      unmetNeedView(figures, w).reasons,
      ...equalityView([figures], w).splits,
    ].map((chart) => [chart.title, chart] as const),
  )('has the very data that is drawn: %s', (_, { svg, table }) => {
    const texts = textsIn(svg)
    const names = texts.filter((_text, place) => place % 2 === 0)
    const values = texts.filter((_text, place) => place % 2 === 1)
    expect(names).toHaveLength(table.rows.length)
    for (const [place, { name, cells }] of table.rows.entries()) {
      expect(name.startsWith((names[place] ?? '').replace('…', '').replaceAll('&#39;', "'"))).toBe(true)
      expect(cells).toContain(values[place])
    }
  })

  it('has the share of each month and its trend over three', () => {
    const [allocation] = overview.months
    expect(allocation?.table.rows.map(({ cells }) => cells)).toEqual([
      ['1', '1', '100%', '100%'],
      ['0', '0', w.reports.noShare, '100%'],
      ['6', '3', '50%', '57%'],
    ])
    expect(widthsIn(allocation?.svg ?? '')).toHaveLength(2)
  })

  it('has delays that add up to the whole', () => {
    const [toAllocated] = delay.charts
    const days = toAllocated?.table.rows.map(({ cells }) => Number(cells[0])) ?? []
    expect(days.reduce((sum, each) => sum + each, 0)).toBe(4)
    expect(toAllocated?.table.totals?.map(({ cells }) => cells[0])).toEqual(['4', '0.5'])
  })
})
