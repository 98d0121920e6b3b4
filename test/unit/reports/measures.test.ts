// Every measure from kept figures against the same by a second, plain implementation from the raw events, over generated
// histories: what is kept by differences, what is made anew and what is counted one by one are the same.
import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import {
  addContributions,
  type Cell,
  CELL_DIMENSIONS,
  cellId,
  type Cells,
  cellsOf,
  differences,
} from '../../../shared/domain/reports/aggregates.ts'
import { DELAY_PARTIES } from '../../../shared/domain/clocks/elapsed.ts'
import { SCORES } from '../../../shared/domain/feedback.ts'
import { KEYS, OFFER_RESPONSES, type ReportRow } from '../../../shared/domain/reports/contributions.ts'
import {
  COHORT_STEPS,
  figuresOf,
  figuresRowSchema,
  REPORTED_MILESTONES,
  STAGES,
  unopenedOf,
} from '../../../shared/domain/reports/figures.ts'
import { measuresOf, standingOf, waitingListAt } from '../../../shared/domain/reports/measures.ts'
import { type Period, periodKeys } from '../../../shared/domain/reports/period.ts'
import { daysAfter } from '../../../shared/domain/time.ts'
import { CALENDARS, type Generated, histories, TODAY } from './generated.ts'
import { naiveMeasures, naiveStanding, naiveWaitingList } from './naive-measures.ts'

// Thousands of histories: seconds on a machine of its own, more on one that is busy.
vi.setConfig({ testTimeout: 60_000 })

const rowsOf = (all: readonly Generated[]): ReportRow[] =>
  all.flatMap(({ case: its, referral, coded }): ReportRow[] => {
    const state = its?.states.at(-1)
    const row = state === undefined ? unopenedOf(referral, coded) : figuresOf(state, CALENDARS.of, { referral, coded })
    return row === undefined ? [] : [row]
  })

/** The cells that a question reads: whole months and edge days of one group. */
const read = (
  cells: readonly Cell[],
  period: Period,
  about: { dimension: string; group: string; role?: string | undefined },
) => {
  const { months, days } = periodKeys(period)
  return cells.filter(
    (cell) =>
      cell.dimension === about.dimension &&
      cell.group === about.group &&
      (about.role === undefined || cell.role === about.role) &&
      ((cell.level === 'M' && months.includes(cell.period)) || (cell.level === 'D' && days.includes(cell.period))),
  )
}
const standingCells = (cells: readonly Cell[]) =>
  cells.filter(({ level, dimension }) => level === 'S' && dimension === 'all')

const period = fc
  .record({ start: fc.nat({ max: 150 }), length: fc.nat({ max: 130 }) })
  .map(({ start, length }): Period => {
    const from = daysAfter('2025-12-20', start)
    return { from, to: daysAfter(from, length) }
  })

const inOrder = (cells: Iterable<Cell>) =>
  [...cells]
    .map((cell): [string, Record<string, number>] => [
      cellId(cell),
      Object.fromEntries(Object.entries(cell.counts).filter(([, amount]) => amount !== 0)),
    ])
    .filter(([, counts]) => Object.keys(counts).length > 0)
    .sort(([one], [other]) => (one < other ? -1 : 1))

const closeTo = (given: number | null, exact: number | null): boolean => {
  if (given === null || exact === null) return given === exact
  // Half a step of the bin, and half a hundredth of a day for what is shown.
  return Math.abs(given * 480 - exact) <= Math.max(6, exact / 40) + 2.41
}

describe('measures from kept figures', () => {
  it('are what a plain count of the events gives, for any period, split and role', () => {
    let seen = 0
    let unmet = 0
    fc.assert(
      fc.property(
        histories,
        fc.array(
          fc.record({ period, split: fc.nat({ max: 1_000 }), role: fc.constantFrom(undefined, 'imca', 'care-act') }),
          { minLength: 2, maxLength: 3 },
        ),
        (all, questions) => {
          seen += all.length
          const cells = cellsOf(rowsOf(all))
          for (const { period: asked, split, role } of questions) {
            const dimension = CELL_DIMENSIONS[split % CELL_DIMENSIONS.length]!
            const groups = [
              ...new Set(cells.filter((cell) => cell.dimension === dimension).map(({ group }) => group)),
            ].sort()
            const group = groups[split % groups.length] ?? 'all'
            const { workingDays, delay, ...measures } = measuresOf(read(cells, asked, { dimension, group, role }))
            const naive = naiveMeasures(all, { period: asked, dimension, group, role })
            expect(measures).toEqual(naive.measures)
            unmet += measures.unmetNeed.ended
            for (const stage of [
              'receivedToAllocated',
              'receivedToContact',
              'completeToAllocated',
              'receivedToEnded',
            ] as const) {
              for (const clock of ['net', 'gross'] as const) {
                const [kept, exact] = [workingDays[stage][clock], naive.stages[stage][clock]]
                expect(kept.cases).toBe(exact.cases)
                expect([
                  stage,
                  clock,
                  kept,
                  exact,
                  closeTo(kept.median, exact.median) && closeTo(kept.percentile90, exact.percentile90),
                ]).toContain(true)
              }
              const { minutes, paused, byParty } = naive.stages[stage]
              const parts = DELAY_PARTIES.map((party) => delay[stage].byParty[party].numerator)
              expect(parts.reduce((sum, part) => sum + part, 0)).toBe(minutes)
              expect([delay[stage].gross, delay[stage].paused.numerator]).toEqual([minutes, paused])
              // A share of a case is rounded to the minute, and here what it is compared with before it is told in days.
              const off = DELAY_PARTIES.map((party, place) => Math.abs(parts[place]! - byParty[party]!))
              expect(Math.max(...off)).toBeLessThanOrEqual(2 * delay[stage].cases)
            }
          }
        },
      ),
      { numRuns: 350 },
    )
    expect(seen).toBeGreaterThan(1_000)
    expect(unmet).toBeGreaterThan(10)
  })

  it('tell the waiting list at any date, and what stands now', () => {
    fc.assert(
      fc.property(histories, fc.array(fc.nat({ max: 200 }), { minLength: 4, maxLength: 4 }), (all, days) => {
        const cells = cellsOf(rowsOf(all))
        expect(standingOf(standingCells(cells))).toEqual(naiveStanding(all))
        for (const day of days) {
          const date = daysAfter('2026-01-01', day)
          const since = read(cells, { from: daysAfter(date, 1), to: TODAY }, { dimension: 'all', group: 'all' })
          const { total, each } = waitingListAt(date, { standing: standingCells(cells), since }, CALENDARS.current)
          expect({ total, each }).toEqual(naiveWaitingList(all, date))
        }
      }),
      { numRuns: 100 },
    )
  })
})

const kindOf = (key: string): string => key.replace(/:.*$/u, ':')
/** The kinds of keys that stand alone. */
const ALWAYS = [
  KEYS.received,
  KEYS.acknowledged,
  KEYS.attempted,
  KEYS.agreedDue,
  KEYS.agreedMet,
  KEYS.decided,
  KEYS.decidedBefore,
  KEYS.offered,
  KEYS.withdrawn(''),
  KEYS.ineligible(''),
  KEYS.unopened(''),
  KEYS.closed,
  KEYS.informationAsked,
  KEYS.decisionDated,
  KEYS.shortNotice,
  KEYS.duties,
  KEYS.dutiesNeverMet,
  KEYS.hours,
  KEYS.outcome(''),
  KEYS.equalityComplete,
  KEYS.feedbackAsked,
  KEYS.seenBefore,
  KEYS.sameAdvocate,
  KEYS.waits('P3'),
  KEYS.stoppedWaiting('P3'),
  KEYS.open,
  KEYS.unplaced,
  KEYS.leftUnplaced,
  KEYS.leftUnplacedFor('no-room'),
  KEYS.unplacedEnded,
  KEYS.withoutProvider,
  KEYS.unallocated,
  KEYS.overdue,
]

describe('the generated histories', () => {
  it('come by everything that is measured', () => {
    const kinds = new Set<string>()
    for (const all of fc.sample(histories, { numRuns: 100, seed: 7 })) {
      for (const cell of cellsOf(rowsOf(all))) for (const key in cell.counts) kinds.add(kindOf(key))
    }
    const wanted = [
      ...ALWAYS,
      ...REPORTED_MILESTONES.flatMap((each) => [KEYS.due(each), KEYS.met(each), KEYS.overdueOf(each)]),
      ...REPORTED_MILESTONES.flatMap((each) => [KEYS.metBy(each, 'net'), KEYS.metBy(each, 'gross')]),
      ...OFFER_RESPONSES.map(KEYS.offer),
      ...COHORT_STEPS.map(KEYS.cohort),
      ...SCORES.map(KEYS.feedback),
      ...STAGES.flatMap((stage) => [KEYS.stage(stage, 'net'), KEYS.stage(stage, 'gross'), KEYS.spent(stage, 'paused')]),
      ...DELAY_PARTIES.map((party) => KEYS.spent('receivedToEnded', party)),
    ]
    expect(wanted.filter((key) => !kinds.has(kindOf(key)))).toEqual([])
  })
})

describe('kept figures', () => {
  it('come to the same by differences in any order, twice and late, as made anew', () => {
    fc.assert(
      fc.property(histories, fc.infiniteStream(fc.nat()), (all, chance) => {
        const deliveries = all
          .flatMap((one): (ReportRow | undefined)[] => {
            const { case: its, referral, coded, codedBefore } = one
            if (its === undefined) return [unopenedOf(referral, codedBefore), unopenedOf(referral, coded)]
            const rows = its.states.map((state) => figuresOf(state, CALENDARS.of, { referral, coded: codedBefore }))
            return [...rows, ...rows.slice(-2)]
          })
          .map((row) => ({ row, place: chance.next().value }))
          .sort((one, other) => one.place - other.place)
          .flatMap(({ row }): ReportRow[] => (row === undefined ? [] : [row]))
        const kept = new Map<string, ReportRow>()
        const cells: Cells = new Map()
        const keep = (row: ReportRow): void => {
          const id = 'caseId' in row ? row.caseId : row.reference
          const before = kept.get(id)
          if (before !== undefined && before.version > row.version) return
          for (const difference of differences(before, row)) {
            const cell = cells.get(cellId(difference)) ?? { ...difference, counts: {} }
            for (const [key, amount] of Object.entries(difference.counts))
              cell.counts[key] = (cell.counts[key] ?? 0) + amount
            cells.set(cellId(difference), cell)
          }
          kept.set(id, row)
        }
        for (const row of deliveries) keep(row)
        // A correction of the story changes what a case is counted under.
        for (const row of rowsOf(all)) keep(row)
        const anew = cellsOf(rowsOf(all))
        expect(inOrder(cells.values())).toEqual(inOrder(anew))
        const added: Cells = new Map()
        for (const row of rowsOf(all)) addContributions(added, row)
        expect(inOrder(added.values())).toEqual(inOrder(anew))
      }),
      { numRuns: 25 },
    )
  })

  it('change by nothing when a row is given twice, and go away with it', () => {
    fc.assert(
      fc.property(histories, (all) => {
        for (const row of rowsOf(all)) {
          expect(differences(row, row)).toEqual([])
          const [came, gone] = [differences(undefined, row), differences(row, undefined)]
          expect(gone.map(({ counts }) => counts)).toEqual(
            came.map(({ counts }) => Object.fromEntries(Object.entries(counts).map(([key, amount]) => [key, -amount]))),
          )
        }
      }),
      { numRuns: 15 },
    )
  })

  it('are made from rows that come back from the store as they were', () => {
    fc.assert(
      fc.property(histories, (all) => {
        for (const row of rowsOf(all)) {
          if (!('caseId' in row)) continue
          expect(figuresRowSchema.parse(JSON.parse(JSON.stringify(row)))).toEqual(JSON.parse(JSON.stringify(row)))
        }
      }),
      { numRuns: 15 },
    )
  })
})
