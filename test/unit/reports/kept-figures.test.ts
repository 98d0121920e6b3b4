// The figures as the consumer keeps them, on the real engine: twice, late, at once and with a crash at any point, they come to
// what the rows of the cases come to.
import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import * as fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CaseState } from '../../../shared/domain/case.ts'

import { CELL_DIMENSIONS, cellsOf } from '../../../shared/domain/reports/aggregates.ts'
import type { ReportRow } from '../../../shared/domain/reports/contributions.ts'
import type { CodedDimensions } from '../../../shared/domain/reports/dimensions.ts'
import { figuresOf, unopenedOf } from '../../../shared/domain/reports/figures.ts'
import { measuresOf } from '../../../shared/domain/reports/measures.ts'
import type { ReferralState } from '../../../shared/domain/referral.ts'
import { dateOf, daysAfter } from '../../../shared/domain/time.ts'
import { TestTable } from '../../support/engine-table.ts'
import { lambdaContext } from '../../support/http-event.ts'
import { CALENDARS, type Generated, histories } from './generated.ts'
import { naiveMeasures } from './naive-measures.ts'

/** Says of each transaction, by its number, whether it is lost before it is written, or its answer after. */
const faults: { at: (number: number) => 'before' | 'after' | undefined; written: number } = {
  at: () => undefined,
  written: 0,
}
vi.mock('../../../shared/store/table.ts', async (original) => {
  const real = await original<typeof import('../../../shared/store/table.ts')>()
  const transact: typeof real.transact = async (writes) => {
    faults.written += 1
    const fault = faults.at(faults.written)
    if (fault === 'before') throw new Error('The call was cut off')
    const done = await real.transact(writes)
    if (fault === 'after') throw new Error('The answer was lost')
    return done
  }
  return { ...real, transact }
})

const table = await TestTable.create()
table.become()
const { handler } = await import('../../../functions/streams/figures.ts')
const { keys, reportPartition } = await import('../../../shared/store/keys.ts')
const { queryNumberPages } = await import('../../../shared/store/table.ts')
const { addUnpacked } = await import('../../../shared/store/packed.ts')
const { missingCount, namesOfGroups, periodSums, standingSums } = await import('../../../shared/store/aggregates.ts')

afterAll(() => table.stop())
beforeEach(() => {
  faults.at = () => undefined
})

const put = (key: { pk: string; sk: string }, item: object) =>
  table.engine.client.send(
    new PutItemCommand({
      TableName: table.name,
      Item: marshall({ ...key, ...item }, { removeUndefinedValues: true }),
    }),
  )
const putCase = (state: CaseState) => put(keys.case(state.caseId), { kind: 'case', version: state.version, state })
const putReferral = (state: ReferralState, coded: CodedDimensions) =>
  Promise.all([
    put(keys.referral(state.reference), { kind: 'referral', version: state.version, state }),
    put(keys.dimensions(state.reference), { kind: 'dimensions', receivedOn: '2026-01-05', coded }),
  ])

const recordOf = (reference: string, state: object = {}): DynamoDBRecord => ({
  eventName: 'MODIFY',
  dynamodb: {
    SequenceNumber: reference,
    Keys: { pk: { S: `REFERRAL#${reference}` }, sk: { S: 'CASE#1' } },
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the two libraries name the same form apart
    NewImage: marshall({ kind: 'case', state }) as NonNullable<DynamoDBRecord['dynamodb']>['NewImage'],
  },
})
const deliver = async (...references: string[]): Promise<string[]> => {
  const { batchItemFailures } = await handler({ Records: references.map((each) => recordOf(each)) }, lambdaContext)
  return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)
}

const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const letters = (number: number): string =>
  [3, 2, 1, 0].map((power) => LETTERS[Math.floor(number / 30 ** power) % 30] ?? '2').join('')

let worlds = 0
/** The same histories in an area of their own, under references that are theirs alone. */
const inOwnWorld = (all: readonly Generated[]): { area: string; all: Generated[] } => {
  worlds += 1
  const area = `area-${worlds}`
  const renamed = all.map((each, place): Generated => {
    const words = JSON.stringify(each)
      .replaceAll(each.referral.reference, `ADV-${letters(worlds)}-${letters(place)}`)
      .replaceAll(`"${each.referral.routing.authority}"`, `"${area}"`)
    return JSON.parse(words)
  })
  return { area, all: renamed }
}

const rowsOf = ({ referral, coded, case: ofCase }: Generated): ReportRow[] => {
  const state = ofCase?.states.at(-1)
  const row = state === undefined ? unopenedOf(referral, coded) : figuresOf(state, CALENDARS.of, { referral, coded })
  return row === undefined ? [] : [row]
}

type Sums = Record<string, Record<string, number>>
const withoutNothing = (counts: Record<string, number>) =>
  Object.fromEntries(Object.entries(counts).filter(([, amount]) => amount !== 0))

/** Every cell of an area as it is stored, without what came to nothing. */
const keptCells = async (area: string): Promise<Sums> => {
  const read = await Promise.all(
    CELL_DIMENSIONS.map(async (dimension) => {
      const partition = reportPartition(area, dimension, 0)
      const found: { id: string; counts: Record<string, number> }[] = []
      for await (const items of queryNumberPages({ partition })) {
        for (const { sk, numbers } of items) {
          const counts: Record<string, number> = {}
          addUnpacked(counts, numbers)
          found.push({ id: `${partition} ${sk}`, counts: withoutNothing(counts) })
        }
      }
      return found
    }),
  )
  return Object.fromEntries(
    read.flat().flatMap(({ id, counts }) => (Object.keys(counts).length === 0 ? [] : [[id, counts]])),
  )
}
const expectedCells = (area: string, rows: readonly ReportRow[], generation = 0): Sums =>
  Object.fromEntries(
    cellsOf(rows).map(({ dimension, level, period, role, group, counts }) => [
      `REPORT#${area}#${generation}#${dimension} ${level}${period}#${role}#${group}`,
      withoutNothing(counts),
    ]),
  )

/** Puts a referral as it is in the end, with its case as it was after so many events. */
const putUpTo = async ({ referral, coded, codedBefore, case: ofCase }: Generated, events: number): Promise<void> => {
  const state = ofCase?.states[Math.min(events, ofCase.states.length) - 1]
  const isLast = ofCase === undefined || events >= ofCase.states.length
  await putReferral(referral, isLast ? coded : codedBefore)
  if (state !== undefined) await putCase(state)
}

describe('whatever happens to cases, and however their records come', () => {
  it('the cells are those of the rows', async () => {
    await fc.assert(
      fc.asyncProperty(
        histories,
        fc.array(fc.record({ which: fc.nat(), on: fc.nat({ max: 6 }), times: fc.nat({ max: 2 }) }), { maxLength: 10 }),
        async (generated, course) => {
          const { area, all } = inOwnWorld(generated.slice(0, 3))
          const reached = all.map(() => 0)
          for (const { which, on, times } of course) {
            const place = which % all.length
            const one = all[place]!
            reached[place] = (reached[place] ?? 0) + on
            if (reached[place] > 0) await putUpTo(one, reached[place])
            const late = all[(which + times) % all.length]!
            expect(await deliver(...Array.from({ length: times }, () => one.referral.reference))).toEqual([])
            const again = reached[all.indexOf(late)]! > 0 ? [late.referral.reference] : []
            expect(await deliver(...again)).toEqual([])
          }
          for (const each of all) await putUpTo(each, Number.POSITIVE_INFINITY)
          expect(await deliver(...all.map(({ referral }) => referral.reference))).toEqual([])
          expect(await keptCells(area)).toEqual(expectedCells(area, all.flatMap(rowsOf)))
        },
      ),
      { numRuns: 5, endOnFailure: true },
    )
  }, 120_000)
})

/** A history with a case to which a good deal happened: its row alone changes more cells than a transaction takes. */
const [longOne] = fc
  .sample(histories, { numRuns: 6, seed: 7 })
  .flat()
  .filter((each) => each.case !== undefined)
  .toSorted((one, other) => cellsOf(rowsOf(other)).length - cellsOf(rowsOf(one)).length)

describe('a change that one transaction does not hold', () => {
  it('needs several', async () => {
    const { all } = inOwnWorld([longOne!])
    await putUpTo(all[0]!, Number.POSITIVE_INFINITY)
    const before = faults.written
    await deliver(all[0]!.referral.reference)
    expect(cellsOf(rowsOf(longOne!)).length).toBeGreaterThan(190)
    expect(faults.written - before).toBeGreaterThanOrEqual(3)
  })

  it.each(
    (['before', 'after'] as const).flatMap((how) => Array.from({ length: 7 }, (_, place) => [how, place + 1] as const)),
  )('is counted once when it is cut off %s transaction %i is written, and comes again', async (how, number) => {
    const { area, all } = inOwnWorld([longOne!])
    const [one] = all
    const { reference } = one!.referral
    const half = Math.ceil((one!.case?.states.length ?? 0) / 2)
    for (const events of [half, Number.POSITIVE_INFINITY]) {
      await putUpTo(one!, events)
      const from = faults.written
      faults.at = (each) => (each === from + number ? how : undefined)
      await deliver(reference)
      faults.at = () => undefined
    }
    expect(await deliver(reference, reference)).toEqual([])
    expect(await keptCells(area)).toEqual(expectedCells(area, rowsOf(one!)))
    expect(await missingCount(area)).toBe(0)
  })

  it('is counted once when what came after it is found by another, half-way', async () => {
    const { area, all } = inOwnWorld([longOne!])
    const [one] = all
    await putUpTo(one!, 3)
    const from = faults.written
    faults.at = (each) => (each > from + 4 ? 'before' : undefined)
    await deliver(one!.referral.reference)
    faults.at = () => undefined
    await putUpTo(one!, Number.POSITIVE_INFINITY)
    await Promise.all(Array.from({ length: 4 }, () => deliver(one!.referral.reference)))
    await deliver(one!.referral.reference)
    expect(await keptCells(area)).toEqual(expectedCells(area, rowsOf(one!)))
  })
})

describe('a record that cannot be read', () => {
  it('is given back and counted as missing, and never stops the others; kept at last, it is missing no more', async () => {
    const { area, all } = inOwnWorld([longOne!, longOne!])
    const [broken, good] = all
    await Promise.all(all.map((each) => putUpTo(each, Number.POSITIVE_INFINITY)))
    const last = broken!.case!.states.at(-1)!
    await put(keys.case(last.caseId), { kind: 'case', version: 1, state: { ...last, pauses: 'none' } })
    const { reference } = broken!.referral
    const { batchItemFailures } = await handler(
      { Records: [recordOf(reference, { area, pauses: 'none' }), recordOf(good!.referral.reference)] },
      lambdaContext,
    )
    expect(batchItemFailures).toEqual([{ itemIdentifier: reference }])
    expect(await keptCells(area)).toEqual(expectedCells(area, rowsOf(good!)))
    expect([await missingCount(area), await missingCount('elsewhere')]).toEqual([1, 0])

    await putCase(last)
    expect(await deliver(reference)).toEqual([])
    expect(await missingCount(area)).toBe(0)
    expect(await keptCells(area)).toEqual(expectedCells(area, all.flatMap(rowsOf)))
  })

  it('counts for every area when it does not even say whose it is', async () => {
    const nobodys: DynamoDBRecord = { eventID: 'event-1', dynamodb: { SequenceNumber: '9' } }
    const { batchItemFailures } = await handler({ Records: [nobodys] }, lambdaContext)
    expect(batchItemFailures).toEqual([{ itemIdentifier: '9' }])
    expect([await missingCount('here'), await missingCount('there')]).toEqual([1, 1])
  })

  it('counts for every area when what it holds cannot be read at all', async () => {
    const before = await missingCount('here')
    const strange: DynamoDBRecord = {
      eventID: 'event-2',
      dynamodb: { SequenceNumber: '9', NewImage: { state: { N: '1.5e30' } } },
    }
    const { batchItemFailures } = await handler({ Records: [strange] }, lambdaContext)
    expect(batchItemFailures).toEqual([{ itemIdentifier: '9' }])
    expect(await missingCount('here')).toBe(before + 1)
  })

  it('is missed in its own area, however many are missing from others', async () => {
    const before = await missingCount('quiet')
    const loud = Array.from({ length: 1_001 }, (_, place) => ({ sk: `loud ${place}`, area: 'loud' }))
    const missing = [...loud, { sk: 'quiet', area: 'quiet' }]
    await Promise.all(missing.map(({ sk, area }) => put(keys.missingFigures(sk), { kind: 'missing-figures', area })))
    expect([await missingCount('quiet'), await missingCount('loud')]).toEqual([before + 1, 1_000])
  }, 60_000)
})

/** A day that ends a month: it is read from a cell of its own all the same. */
const LAST = '2026-01-31'
const decidedOn = (day: string, one: Generated): Generated =>
  JSON.parse(JSON.stringify(one).replaceAll(/"decisionOn":"[^"]*"/g, `"decisionOn":"${day}"`))

describe('what is read of a period', () => {
  it('is its whole months and edge days, of one role where one is asked for, and nothing after today', async () => {
    const { area, all } = inOwnWorld(fc.sample(histories, { numRuns: 2, seed: 3 }).flat().slice(0, 8))
    for (const each of all) await putUpTo(each, Number.POSITIVE_INFINITY)
    await deliver(...all.map(({ referral }) => referral.reference))
    const rows = all.flatMap(rowsOf)
    const receivedIn = (from: string, to: string, role?: string) =>
      rows.filter(
        (row) =>
          'caseId' in row &&
          row.receivedAt.slice(0, 10) >= from &&
          row.receivedAt.slice(0, 10) <= to &&
          (role ?? row.role) === row.role,
      ).length
    const received = async (from: string, to: string, more: Partial<Parameters<typeof periodSums>[3]> = {}) =>
      (await periodSums(area, 'team', { from, to }, { today: '2026-12-31', ...more })).reduce(
        (sum, { counts }) => sum + (counts['received'] ?? 0),
        0,
      )
    expect(await received('2026-01-20', '2026-03-10')).toBe(receivedIn('2026-01-20', '2026-03-10'))
    expect(await received('2026-01-01', '2026-12-31')).toBe(receivedIn('2026-01-01', '2026-12-31'))
    expect(await received('2026-01-01', '2026-12-31', { role: 'imca' })).toBe(
      receivedIn('2026-01-01', '2026-12-31', 'imca'),
    )
    expect(await received('2026-01-01', '2026-12-31', { today: '2026-01-31' })).toBe(
      receivedIn('2026-01-01', '2026-01-31'),
    )
    expect(await received('2026-01-01', '2026-12-31', { today: '2025-12-31' })).toBe(0)
    const open = (await standingSums(area)).reduce((sum, { counts }) => sum + (counts['open'] ?? 0), 0)
    expect(open).toBe(rows.filter((row) => 'caseId' in row && row.endedAt === undefined).length)
  }, 60_000)

  it('has the decisions of a day once it is over, for a report may still come before its end', async () => {
    const generated = fc.sample(histories, { numRuns: 3, seed: 5 }).flat().slice(0, 12)
    const { area, all } = inOwnWorld(generated.map((each, place) => (place % 2 === 0 ? each : decidedOn(LAST, each))))
    for (const each of all) await putUpTo(each, Number.POSITIVE_INFINITY)
    await deliver(...all.map(({ referral }) => referral.reference))
    const days = all.flatMap((each) => [each.case?.states.at(-1)?.decisionOn ?? [], dateOf(each.referral.receivedAt)])
    expect(days.flat()).toContain(LAST)
    let today = 0
    for (const day of new Set(days.flat())) {
      for (const period of [
        { from: '2026-01-01', to: '2026-12-31' },
        { from: day, to: day },
      ]) {
        const asked = { period, dimension: 'all', group: 'all' } as const
        const known = { ...asked, period: { from: period.from, to: day } }
        const read = measuresOf(await periodSums(area, 'all', period, { today: day }))
        const { measures } = naiveMeasures(all, { ...known, today: day })
        expect([day, read.decidedBeforeInput]).toEqual([day, measures.decidedBeforeInput])
        expect(read.received).toBe(measures.received)
        const tomorrow = measuresOf(await periodSums(area, 'all', known.period, { today: daysAfter(day, 1) }))
        expect(tomorrow.decidedBeforeInput).toEqual(naiveMeasures(all, known).measures.decidedBeforeInput)
        today += tomorrow.decidedBeforeInput.denominator - read.decidedBeforeInput.denominator
      }
    }
    expect(today).toBeGreaterThan(5)
  }, 60_000)
})

describe('the name of a group', () => {
  it('is the one that was typed first', async () => {
    const { area, all } = inOwnWorld([longOne!, longOne!])
    for (const [place, each] of all.entries()) {
      const names = {
        organisation: ['Westmarch Council', 'WESTMARCH council'][place]!,
        team: ['Adults', 'adults'][place]!,
      }
      const coded = { ...each.coded, organisation: 'westmarch council', team: 'westmarch council / adults', names }
      await putUpTo({ ...each, coded }, Number.POSITIVE_INFINITY)
      await deliver(each.referral.reference)
    }
    expect([...(await namesOfGroups(area, 'organisation'))]).toEqual([
      ['westmarch council', { name: 'Westmarch Council' }],
    ])
    expect([...(await namesOfGroups(area, 'team'))]).toEqual([
      ['westmarch council / adults', { name: 'Adults', place: 'Westmarch Council' }],
    ])
    expect((await namesOfGroups(area, 'ward')).size).toBe(0)
  })
})

describe('the consumer', () => {
  it.each([
    ['case', true],
    ['referral', true],
    ['event', false],
    ['figures', false],
    ['story', false],
  ])('of an item of the kind %s is told: %s', (kind, isTold) => {
    const record = {
      eventName: 'MODIFY' as const,
      dynamodb: { SequenceNumber: '1', Keys: {}, NewImage: { kind: { S: kind } } },
    }
    expect(table.filterFor('functions/streams/figures.ts')(record)).toBe(isTold)
  })
})
