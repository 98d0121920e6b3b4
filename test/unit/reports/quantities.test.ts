// Quantities under attack: hours, days and means of a report, whatever is added to each other and subtracted, leave nothing that
// belongs to fewer than five cases, in the period and in the one before.
import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { ALL, cellDimensionOf, type CellDimension, cellsOf } from '../../../shared/domain/reports/aggregates.ts'
import type { ReportRow } from '../../../shared/domain/reports/contributions.ts'
import type { Dimension } from '../../../shared/domain/reports/dimensions.ts'
import { addsUp, type Controlled, controlled, type TrueReport } from '../../../shared/domain/reports/disclosure.ts'
import { figuresOf, unopenedOf } from '../../../shared/domain/reports/figures.ts'
import { waitingListAt } from '../../../shared/domain/reports/measures.ts'
import { words } from '../../../shared/web/words/index.ts'
import { CALENDARS, type Generated, histories } from './generated.ts'
import { leftOver } from './subtraction.ts'

vi.setConfig({ testTimeout: 60_000 })

const shownIn = <Shown>(figures: ReadonlyMap<string, Controlled<Shown>>): Map<string, Shown> =>
  new Map([...figures].map(([key, { shown }]) => [key, shown]))

type OfGroup = { cases: number; [quantity: string]: number }
const summed = (groups: readonly OfGroup[]): OfGroup => {
  const total: OfGroup = { cases: 0 }
  for (const group of groups)
    for (const [name, value] of Object.entries(group)) total[name] = (total[name] ?? 0) + value
  return total
}

/** A report of quantities by group; `total` where the groups overlap. */
const quantified = (groups: readonly OfGroup[], total?: OfGroup): TrueReport => {
  const all = total ?? summed(groups)
  const rows: [string, OfGroup][] = [...groups.map((group, at): [string, OfGroup] => [`g${at}`, group]), ['all', all]]
  const names = Object.keys(all).filter((name) => name !== 'cases')
  const rowOf = (row: string) => ({ cases: `${row} cases`, measurements: names.map((name) => `${row} ${name}`) })
  const parts = groups.map((_, at) => `g${at} cases`)
  return {
    counts: new Map(rows.map(([row, { cases }]) => [`${row} cases`, cases])),
    sums: total === undefined ? [{ total: 'all cases', parts }] : [],
    within: total === undefined ? [] : parts.map((part) => ({ part, whole: 'all cases' })),
    measurements: new Map(
      rows.flatMap(([row, group]) =>
        names.map((name) => [`${row} ${name}`, { value: group[name] ?? 0, cases: `${row} cases`, step: 1 }]),
      ),
    ),
    quantities: [
      { groups: groups.map((_, at) => rowOf(`g${at}`)), all: rowOf('all'), groupsAddUp: total === undefined },
    ],
    means: new Map(
      rows.flatMap(([row]) =>
        names.map((name) => [`${row} ${name} mean`, { quantity: `${row} ${name}`, cases: `${row} cases`, step: 0.5 }]),
      ),
    ),
  }
}
const measured = (report: TrueReport): Record<string, unknown> =>
  Object.fromEntries(shownIn(controlled(report).measurements))
const isShown = (value: unknown): boolean => typeof value === 'number'

describe('what was worked out from the quantities of a report', () => {
  it('is not: the time of one case, as all time less that of the other groups', () => {
    const report = quantified([
      { cases: 30, gross: 30, referrer: 20, provider: 10 },
      { cases: 12, gross: 40, referrer: 20, provider: 20 },
      { cases: 1, gross: 47, referrer: 40, provider: 7 },
    ])
    expect(measured(report)).toMatchObject({
      'all gross': 117,
      'g0 gross': 30,
      'g1 gross': 'hidden',
      'g1 provider': 'hidden',
      'g2 gross': 'hidden',
      'g2 referrer': 'hidden',
    })
  })

  it('is not: a count, as all hours by their mean', () => {
    const means = [13, 15, 17].map((cases) => measured(quantified([{ cases, hours: 325 }]))['all hours mean'])
    expect(means).toEqual([21.5, 21.5, 21.5])
  })

  it.each<[number[], unknown]>([
    [[5, 0, 0, 0, 0], 1],
    [[10, 0, 0, 0, 5], 2.3],
    [[0, 0, 0, 1, 4], 'hidden'],
    [[0, 0, 0, 0, 0], null],
  ])('is not: scores %j by their mean', (scores, mean) => {
    const counts = scores.map((times, at): [string, number] => [`${at + 1}`, times])
    const report: TrueReport = {
      counts: new Map([...counts, ['answered', scores.reduce((sum, times) => sum + times, 0)]]),
      sums: [{ total: 'answered', parts: counts.map(([name]) => name) }],
      within: [],
      means: new Map([['mean', { step: 0.1, counts: counts.map(([count]) => ({ count, worth: Number(count) })) }]]),
    }
    expect(measured(report)['mean']).toBe(mean)
  })
})

const cases = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 30 }))

describe('what is left when quantities are subtracted', () => {
  it('is never of a few cases, where groups add up', () => {
    let told = 0
    fc.assert(
      fc.property(fc.array(cases, { minLength: 1, maxLength: 7 }), (sizes) => {
        const shown = measured(quantified(sizes.map((size) => ({ cases: size, hours: size * 7 }))))
        const parts = sizes.map((size, at) => ({ cases: size, isShown: isShown(shown[`g${at} hours`]) }))
        told += parts.filter(({ cases: of, isShown: is }) => of > 0 && is).length
        expect(leftOver(parts, isShown(shown['all hours']))).toEqual([])
      }),
      { numRuns: 500 },
    )
    expect(told).toBeGreaterThan(200)
  })

  it('is never of a few cases, where a case is in several groups', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cases, fc.nat({ max: 3 })), { minLength: 1, maxLength: 5 }), (groups) => {
        const sizes = groups.map(([size]) => size)
        const most = Math.max(...sizes)
        const twice = Math.min(
          sizes.reduce((sum, size) => sum + size, 0) - most,
          groups.reduce((sum, [, more]) => sum + more, 0),
        )
        const all = sizes.reduce((sum, size) => sum + size, 0) - twice
        const rows = sizes.map((size) => ({ cases: size, hours: size * 7 }))
        const shown = measured(quantified(rows, { cases: all, hours: all * 7 }))
        if (!isShown(shown['all hours'])) return
        const own = sizes.flatMap((size, at) => (size > 0 ? [{ size, is: isShown(shown[`g${at} hours`]) }] : []))
        // Those who are not in a group, and those who are in several.
        expect(own.filter(({ size, is }) => is && size < all && all - size < 5)).toEqual([])
        expect(own.length < 2 || own.some(({ is }) => !is)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('where one group alone has all cases is as safe as the total', () => {
    expect(
      measured(
        quantified([
          { cases: 9, hours: 60 },
          { cases: 0, hours: 0 },
        ]),
      ),
    ).toMatchObject({
      'all hours': 60,
      'g0 hours': 60,
      'g1 hours': 0,
    })
  })

  it('is left of nothing where a group must not be told beside an earlier report', () => {
    const report = quantified([
      { cases: 9, hours: 60 },
      { cases: 20, hours: 70 },
      { cases: 40, hours: 90 },
    ])
    const measurements = new Map(
      [...(report.measurements ?? [])].map(([key, each]) => [
        key,
        key === 'g2 hours' ? { ...each, least: Number.POSITIVE_INFINITY } : each,
      ]),
    )
    expect(measured({ ...report, measurements })).toMatchObject({
      'g0 hours': 'hidden',
      'g1 hours': 70,
      'g2 hours': 'hidden',
    })
  })
})

// The report as it is drawn, from histories as they might come about.
const cells = { now: [] as ReportRow[], before: [] as ReportRow[] }
const sumsOf = (rows: readonly ReportRow[], dimension: CellDimension) =>
  cellsOf(rows, [dimension]).filter(({ level }) => level === 'M')
vi.mock('../../../shared/store/aggregates.ts', () => ({
  NAMED_DIMENSIONS: [],
  periodSums: async (_area: string, by: Dimension | typeof ALL, { from }: { from: string }) =>
    sumsOf(from === '2026-01-01' ? cells.now : cells.before, by === ALL ? ALL : cellDimensionOf(by)),
  standingSums: async () => [],
}))
vi.mock('../../../shared/store/organisations.ts', () => ({ contractsOf: async () => [] }))
vi.mock('../../../shared/store/calendars.ts', () => ({ calendarsNow: async () => CALENDARS }))
const { QUANTITY_LINES, quantityName } = await import('../../../shared/web/reports/counts.ts')
const { keyOf, rowsOf, SIDES, totalRow, trueReport } = await import('../../../shared/web/reports/drawing.ts')
const { readFigures } = await import('../../../shared/web/reports/reading.ts')

const rowsOfAll = (all: readonly Generated[]): ReportRow[] =>
  all.flatMap(({ case: its, referral, coded }): ReportRow[] => {
    const state = its?.states.at(-1)
    const row = state === undefined ? unopenedOf(referral, coded) : figuresOf(state, CALENDARS.of, { referral, coded })
    return row === undefined ? [] : [row]
  })
/** Each row so many times, so that there are groups of few and of many. */
const repeated = (rows: readonly ReportRow[], times: readonly number[]): ReportRow[] =>
  rows.flatMap((row, at) => Array.from({ length: times[at % times.length] ?? 1 }, () => row))

const nobody = waitingListAt('2026-12-31', { standing: [], since: [] }, CALENDARS.current)
const waiting = {
  day: '2026-12-31',
  list: nobody,
  groups: [],
  before: { day: '2025-12-31', list: nobody },
  compared: [],
}

const drawnBy = async (by: Dimension) => {
  const w = words('en')
  const asked = {
    query: { from: '2026-01-01', to: '2026-12-31', by, format: 'json' as const },
    at: '2027-06-30T12:00:00Z',
    w,
  }
  const figures = await readFigures('westmarch', asked)
  const rows = rowsOf(figures, waiting, { w })
  const total = totalRow(figures, waiting, w)
  return { rows, total, report: trueReport(figures, rows, total) }
}

describe('a whole report', () => {
  it.each<Dimension>(['provider', 'role', 'priority', 'main-need'])(
    'by %s leaves no quantity of a few cases, now or before',
    async (by) => {
      const seen = { shown: 0, hidden: 0 }
      await fc.assert(
        fc.asyncProperty(histories, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3 }), async (all, times) => {
          const rows = rowsOfAll(all)
          cells.now = repeated(rows, times)
          cells.before = repeated(rows.toReversed(), times.toReversed())
          const drawn = await drawnBy(by)
          expect(addsUp(drawn.report)).toBe(true)
          const { counts, measurements } = controlled(drawn.report)
          const shown = shownIn(measurements)
          const wrong: string[] = []
          for (const side of SIDES)
            for (const line of QUANTITY_LINES) {
              const name = quantityName(line)
              const shows = (key: string): unknown => shown.get(keyOf(null, key, side))
              if ('meanOf' in line) {
                const of = counts.get(keyOf(null, line.cases, side))?.shown
                const sum = typeof line.meanOf === 'string' ? shows(line.meanOf) : undefined
                if (typeof sum !== 'number' || typeof of !== 'number' || of === 0) continue
                // Whoever reads the report could have worked out the mean: it tells nothing more.
                if (!(Math.abs(Number(shows(name)) - sum / of) <= line.step)) wrong.push(`${side} ${name} is no mean`)
                continue
              }
              const parts = drawn.rows.map((row) => ({
                cases: row[side].counts[line.cases] ?? 0,
                isShown: isShown(shown.get(keyOf(row.group, name, side))),
              }))
              for (const { cases: of, isShown: is } of parts) if (of > 0) seen[is ? 'shown' : 'hidden'] += 1
              if (parts.some(({ cases: of, isShown: is }) => is && of > 0 && of < 5))
                wrong.push(`${side} ${name} of few`)
              const isAdding = by !== 'main-need' && 'adds' in line
              if (isAdding && leftOver(parts, isShown(shows(name))).length > 0) wrong.push(`${side} ${name} is left`)
            }
          expect(wrong).toEqual([])
        }),
        { numRuns: 25 },
      )
      expect(Math.min(seen.shown, seen.hidden)).toBeGreaterThan(20)
    },
  )
})
