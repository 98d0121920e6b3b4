// What the reports say of how their counts hang together is so for any cases: disclosure control is built on it.
import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { evolve } from '../../../shared/domain/case-evolution.ts'
import { type Cell, CELL_DIMENSIONS, cellsOf } from '../../../shared/domain/reports/aggregates.ts'
import type { ReportRow } from '../../../shared/domain/reports/contributions.ts'
import { figuresOf, figuresRowSchema, unopenedOf } from '../../../shared/domain/reports/figures.ts'
import { measuresOf, waitingListAt } from '../../../shared/domain/reports/measures.ts'
import {
  COUNT_LINES,
  COVERS,
  countsOf,
  type GroupCounts,
  PARTS_OF,
  QUANTITY_LINES,
  SPLITS,
  waitingCounts,
} from '../../../shared/web/reports/counts.ts'
import { CALENDARS, type Generated, histories } from './generated.ts'
import { acceptedBy, after, march, openedCase, rowOf } from './histories.ts'

vi.setConfig({ testTimeout: 60_000 })

const rowsOf = (all: readonly Generated[]): ReportRow[] =>
  all.flatMap(({ case: its, referral, coded }): ReportRow[] => {
    const state = its?.states.at(-1)
    const row = state === undefined ? unopenedOf(referral, coded) : figuresOf(state, CALENDARS.of, { referral, coded })
    return row === undefined ? [] : [row]
  })

/** All that a report counts of some cells: what happened, and who waits. */
const allCounts = (cells: readonly Cell[]): GroupCounts => {
  const standing = cells.filter(({ level }) => level === 'S')
  return {
    ...countsOf(measuresOf(cells.filter(({ level }) => level === 'M'))),
    ...waitingCounts(waitingListAt('2026-12-31', { standing, since: [] }, CALENDARS.current)),
  }
}

describe('the counts of a report', () => {
  it('are some of others, and add up to others, as disclosure control is told', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(histories, fc.constantFrom(...CELL_DIMENSIONS), (all, dimension) => {
        const cells = cellsOf(rowsOf(all), [dimension])
        for (const own of Map.groupBy(cells, ({ group }) => group).values()) {
          const counts = allCounts(own)
          for (const [name, count] of Object.entries(counts)) if (count > 0) seen.add(name)
          const within = PARTS_OF.filter(({ part, whole }) => (counts[part] ?? 0) > (counts[whole] ?? 0))
          expect(within).toEqual([])
          const sumOf = (parts: readonly string[]) => parts.reduce((sum, part) => sum + (counts[part] ?? 0), 0)
          expect(SPLITS.filter(({ total, parts }) => sumOf(parts) !== counts[total])).toEqual([])
          expect(COVERS.filter(({ whole, parts }) => sumOf(parts) < (counts[whole] ?? 0))).toEqual([])
        }
      }),
      { numRuns: 150 },
    )
    expect(
      ['cohort.report', 'cohort.open', 'unmet.no-contract', 'waiting.P3'].filter((name) => !seen.has(name)),
    ).toEqual([])
  })

  it('have a line each in the files, and every line has its counts', () => {
    const counts = allCounts([])
    const named = COUNT_LINES.flatMap(({ numerator, denominator = numerator }) => [numerator, denominator])
    expect(named.filter((name) => !(name in counts))).toEqual([])
    expect([...QUANTITY_LINES.map(({ cases }) => cases), ...SPLITS.flatMap(({ parts }) => parts)]).toSatisfy(
      (names: string[]) => names.every((name) => name in counts),
    )
    const lines = COUNT_LINES.map(({ measure, numerator, part = '' }) => `${measure} ${numerator} ${part}`)
    expect(new Set(lines).size).toBe(lines.length)
  })
})

describe('how far a case has come', () => {
  const accepted = acceptedBy('northstar')

  it.each<[string, Parameters<typeof after>[1], string[]]>([
    ['it was only received', [], []],
    [
      'it was offered and declined',
      [
        [march(2), 'offered', 'northstar'],
        [march(3), 'declined', 'northstar'],
      ],
      [],
    ],
    ['it was accepted', accepted, ['accepted']],
    [
      'it was withdrawn with an advocate',
      [...accepted, [march(3), 'allocated'], [march(4), 'withdrawn']],
      ['accepted', 'allocated'],
    ],
    [
      'its report was sent',
      [...accepted, [march(3), 'allocated'], [march(4), 'met'], [march(9), 'reported']],
      ['accepted', 'allocated', 'contact', 'report'],
    ],
    ['it was closed with no report', [...accepted, [march(3), 'closed']], ['accepted', 'closed']],
  ])('%s', (_what, more, taken) => {
    expect(rowOf(after(openedCase(), more)).steps).toEqual(taken)
  })

  it('is not lost when its provider is', () => {
    const met = after(openedCase(), [...accepted, [march(3), 'allocated'], [march(4), 'met']])
    const taken = { type: 'case-taken-back', at: march(5), reason: 'It cannot be reached.' } as const
    const back = evolve(met, { ...taken, by: { kind: 'service', part: 'case-workflow' }, provider: 'northstar' })
    expect([back.status, rowOf(back).steps]).toEqual(['assigning', ['accepted', 'allocated', 'contact']])
  })

  it('is none of a row that was kept before steps were: it takes back nothing that it never added', () => {
    const { steps: _, ...kept } = rowOf(after(openedCase(), accepted))
    expect(figuresRowSchema.parse(JSON.parse(JSON.stringify(kept))).steps).toEqual([])
  })
})
