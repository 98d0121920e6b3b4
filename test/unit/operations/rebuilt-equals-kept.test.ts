// After any history the cells that the consumer of the stream kept, those that are made anew from the events and those that the
// rows of the cases come to are the same: on the real engine, with the records that its stream gives, late, twice and at once,
// with consumers and rebuilds that are cut off at any write, and with commands that land while one runs.
import type { DynamoDBRecord } from 'aws-lambda'
import * as fc from 'fast-check'
import { afterAll, expect, it, vi } from 'vitest'
import * as z from 'zod'
import { rebuildReports } from '../../../infra/operations/rebuild-reports-table.ts'
import { CELL_DIMENSIONS, type Cells, cellsOf, type Counts } from '../../../shared/domain/reports/aggregates.ts'
import type { ReportRow } from '../../../shared/domain/reports/contributions.ts'
import { drawn } from '../../support/consumers.ts'
import { TestTable } from '../../support/engine-table.ts'
import { lambdaContext } from '../../support/http-event.ts'
import { CutOff, type Death, Turns } from '../../support/turns.ts'
import { type Drawn, drawnHistories, historyWriter, type Stored } from '../reports/stored-histories.ts'

const turns = vi.hoisted(() => ({ call: <T>(_what: 'read' | 'write', call: () => Promise<T>) => call() }))
vi.mock('../../../shared/store/table.ts', async (original) => {
  const real = await original<typeof import('../../../shared/store/table.ts')>()
  const mocked: typeof real = {
    ...real,
    transact: (writes) => turns.call('write', () => real.transact(writes)),
    readItem: (...asked) => turns.call('read', () => real.readItem(...asked)),
    queryItems: (...asked) => turns.call('read', () => real.queryItems(...asked)),
    async *queryPages(...asked) {
      const pages = await turns.call('read', async () => {
        const all = []
        for await (const page of real.queryPages(...asked)) all.push(page)
        return all
      })
      yield* pages
    },
  }
  return mocked
})

const table = await TestTable.create()
table.become()
const { keepFigures, sourceOf } = await import('../../../shared/store/figures.ts')
const { beginGeneration, finishGeneration, sourceFromEvents } = await import('../../../shared/store/rebuilt.ts')
const { handler } = await import('../../../functions/streams/figures.ts')
const { putAuthority } = await import('../../../shared/store/organisations.ts')
const { keys, reportPartition } = await import('../../../shared/store/keys.ts')
const { queryNumberPages, transact } = await import('../../../shared/store/table.ts')
const { addUnpacked } = await import('../../../shared/store/packed.ts')
const { cellSort, generationsOf, missingCount } = await import('../../../shared/store/aggregates.ts')
const isForFigures = table.filterFor('functions/streams/figures.ts')
const write = await historyWriter()
afterAll(() => table.stop())

const work = new Turns()
turns.call = (what, call) => work.call(what, call)

/** More histories than each change has time for: `HISTORIES=2000 npx vitest run --project unit rebuilt-equals-kept`. */
const RUNS = Number(process.env['HISTORIES'] ?? 10)

const deathWithin = (writes: number): fc.Arbitrary<Death | undefined> =>
  fc.option(
    fc.record({ at: fc.integer({ min: 1, max: writes }), how: fc.constantFrom('before' as const, 'after' as const) }),
    { nil: undefined, freq: 2 },
  )
/** What somebody does: commands, whose records may be delivered right after; a batch; old records once more; a rebuild. */
const deed = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('command' as const),
      which: fc.nat({ max: 9 }),
      times: fc.integer({ min: 1, max: 9 }),
      isToldAtOnce: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('deliver' as const),
      most: fc.integer({ min: 1, max: 10 }),
      death: deathWithin(3),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('deliver-again' as const), from: fc.nat({ max: 99 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('rebuild' as const),
      where: fc.constantFrom(0 as const, 1 as const),
      death: deathWithin(12),
    }),
  },
)
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never
const course = fc.array(fc.array(deed, { minLength: 1, maxLength: 3 }), { minLength: 3, maxLength: 8 })

const quiet = { at: () => undefined, finish: () => undefined }
const rebuild = (area: string) =>
  rebuildReports(area, { reading: quiet, writing: () => quiet }, () => Promise.resolve())

// The engine hands its records over in the very form of the service.
const lambdaRecord = z.custom<DynamoDBRecord>((value) => typeof value === 'object' && value !== null)

/** How often what the test is for came about. */
const seen = { killedConsumers: 0, killedRebuilds: 0, atOnce: 0, whileRebuilding: 0, finished: 0, rows: 0 }

/** The histories of a world, how far each has come, and what the stream has yet to hand over. */
class World {
  readonly areas: [string, string]
  readonly all: Stored[]
  private readonly come: number[]
  private readonly records: DynamoDBRecord[] = []
  private waiting: DynamoDBRecord[] = []
  private last = Promise.resolve()

  constructor({ areas, all }: { areas: [string, string]; all: Stored[] }) {
    this.areas = areas
    this.all = all
    this.come = all.map(() => 0)
  }

  async do(deed: Deed): Promise<void> {
    switch (deed.does) {
      case 'command': {
        await this.happen(deed.which % this.all.length, deed.times)
        return deed.isToldAtOnce ? this.deliver(10) : undefined
      }
      case 'deliver':
        return this.deliver(deed.most)
      case 'deliver-again': {
        const from = deed.from % Math.max(1, this.records.length)
        await handler({ Records: this.records.slice(from, from + 3) }, lambdaContext)
        return
      }
      case 'rebuild': {
        const rebuilt = await rebuild(this.areas[deed.where])
        if (!rebuilt.ok || rebuilt.missing.length > 0) throw new Error(`Made anew as ${JSON.stringify(rebuilt)}`)
        seen.finished += 1
      }
    }
  }

  /** The next so many transactions of a referral, one after the other whoever asks for them. */
  happen(which: number, times: number): Promise<void> {
    this.last = this.last.then(() => this.commit(which, times))
    return this.last
  }

  private async commit(which: number, times: number): Promise<void> {
    const { transactions } = this.all[which]!
    for (let time = 0; time < times; time += 1) {
      const next = transactions[this.come[which]!]
      if (next === undefined) break
      this.come[which]! += 1
      if (!(await transact(next)).ok) throw new Error('What happens was refused')
    }
    await this.hear()
  }

  private hear(): Promise<void> {
    return work.call('read', async () => {
      const records = (await table.newRecords()).filter(isForFigures).map((record) => lambdaRecord.parse(record))
      this.records.push(...records)
      this.waiting.push(...records)
    })
  }

  /** A batch of what waits: from the first record that could not be done, the stream comes again. */
  async deliver(most: number): Promise<void> {
    const batch = this.waiting.slice(0, most)
    if (batch.length === 0) return
    const { batchItemFailures } = await handler({ Records: batch }, lambdaContext)
    if (batchItemFailures.length === 0) this.waiting = this.waiting.filter((record) => !batch.includes(record))
  }

  /** All has happened, and all of it has come. */
  async finish(): Promise<ReportRow[]> {
    for (const [which, { transactions }] of this.all.entries()) await this.happen(which, transactions.length)
    for (let turn = 0; turn < 100 && this.waiting.length > 0; turn += 1) await this.deliver(100)
    if (this.waiting.length > 0) throw new Error('There are records that cannot be done')
    return this.all.flatMap(({ rows }) => rows)
  }
}

type Sums = Record<string, Counts>
const withoutNothing = (counts: Counts): Counts =>
  Object.fromEntries(Object.entries(counts).filter(([, amount]) => amount !== 0))
const sumsOf = (all: readonly (readonly [id: string, counts: Counts])[]): Sums =>
  Object.fromEntries(
    all.flatMap(([id, counts]) => (Object.values(counts).some(Boolean) ? [[id, withoutNothing(counts)]] : [])),
  )

/** The cells of an area as they are stored and read, without what came to nothing. */
const stored = async (area: string): Promise<Sums> => {
  const { current } = await generationsOf(area)
  const found: [string, Counts][] = []
  for (const dimension of CELL_DIMENSIONS) {
    for await (const items of queryNumberPages({ partition: reportPartition(area, dimension, current) })) {
      for (const { sk, numbers } of items) {
        const counts: Record<string, number> = {}
        addUnpacked(counts, numbers)
        found.push([`${dimension} ${sk}`, counts])
      }
    }
  }
  return sumsOf(found)
}
const expected = (area: string, rows: readonly ReportRow[]): Sums =>
  sumsOf(
    cellsOf(rows.filter((row) => row.area === area)).map((cell) => [
      `${cell.dimension} ${cellSort(cell)}`,
      cell.counts,
    ]),
  )

const expectKept = async ({ areas }: World, rows: readonly ReportRow[]): Promise<void> => {
  for (const area of areas) {
    expect(await stored(area)).toEqual(expected(area, rows))
    expect(await missingCount(area)).toBe(0)
  }
}

/** What may come of a deed: it is done, cut off, or a rebuild that gives way to another one. */
const isAllowed = (result: PromiseSettledResult<void> & { cutOff: boolean }): boolean =>
  result.status === 'fulfilled' || result.cutOff || String(result.reason).includes('made anew by somebody else')

const countSeen = (deeds: readonly Deed[], results: readonly { cutOff: boolean }[]): void => {
  const does = deeds.map((each) => each.does)
  const told = deeds.filter((each) => each.does === 'deliver' || (each.does === 'command' && each.isToldAtOnce))
  results.forEach(({ cutOff }, place) => {
    if (cutOff && does[place] === 'deliver') seen.killedConsumers += 1
    if (cutOff && does[place] === 'rebuild') seen.killedRebuilds += 1
  })
  if (told.length > 1) seen.atOnce += 1
  if (told.length > 0 && does.includes('rebuild')) seen.whileRebuilding += 1
}

let worlds = 0
const worldOf = async (histories: Drawn): Promise<World> => {
  worlds += 1
  const world = new World(write(histories, worlds))
  for (const authority of world.areas)
    await putAuthority({
      authority,
      name: authority,
      jurisdiction: 'england',
      language: 'en',
      reviewersEmail: 'reviewers@westmarch.example',
      commissionerEmail: 'commissioner@westmarch.example',
    })
  return world
}

it(
  'rebuilt equals kept, after any history and however its records come',
  async () => {
    await fc.assert(
      fc.asyncProperty(drawnHistories, course, fc.nat(), async (histories, steps, seed) => {
        const world = await worldOf(histories)
        const draw = drawn(seed)
        for (const deeds of steps) {
          const workers = deeds.map((each) => ({
            death: 'death' in each ? each.death : undefined,
            work: () => world.do(each),
          }))
          const results = await work.atOnce(draw, workers)
          for (const result of results)
            if (!isAllowed(result)) throw result.status === 'rejected' ? result.reason : new CutOff()
          countSeen(deeds, results)
        }
        const rows = await world.finish()
        seen.rows += rows.length
        await expectKept(world, rows)
        for (const area of world.areas) expect(await rebuild(area)).toMatchObject({ ok: true, changed: 0, missing: [] })
        await expectKept(world, rows)
        await transact(world.areas.map((area) => ({ name: 'authority', remove: keys.authority(area) })))
      }),
      { numRuns: RUNS, seed: 2, endOnFailure: true },
    )
    for (const [what, times] of Object.entries(seen)) expect([what, times > 0]).toEqual([what, true])
  },
  RUNS * 2_000 + 60_000,
)

/** One referral as an earlier draw has it, without a case or with the case that it had. */
const alone = (as: Partial<Drawn['as'][number]>, isGood: (one: Drawn['generated'][number]) => boolean): Drawn => {
  const found = fc.sample(drawnHistories, { numRuns: 40, seed: 5 }).flatMap(({ generated }) => generated)
  return {
    generated: [found.find(isGood)!],
    as: [{ cases: 'as-it-is', second: 'same', unopened: 'stays', at: 0, ...as }],
  }
}
const isOpen = ({ referral }: Drawn['generated'][number]): boolean => referral.status === 'open'

it('what was read of a referral that has gone on since is not kept', async () => {
  const world = await worldOf(alone({ cases: 'none', unopened: 'goes-on' }, isOpen))
  const { reference, transactions, rows } = world.all[0]!
  expect(rows).toEqual([])
  await world.happen(0, transactions.length - 1)
  let isRead = false
  await keepFigures(reference, {
    read: async (of) => {
      const source = await sourceOf(of)
      if (!isRead) {
        isRead = true
        await world.finish()
      }
      return source
    },
  })
  await expectKept(world, rows)
})

it('what is half-way when the cells are made anew is counted in them once', async () => {
  const world = await worldOf(alone({}, (one) => isOpen(one) && (one.case?.events.length ?? 0) > 6))
  const { reference, transactions } = world.all[0]!
  const [area] = world.areas
  const generation = await beginGeneration(area)
  await world.happen(0, transactions.length)
  const death = { at: 2, how: 'before' } as const
  const [cutOff] = await work.atOnce(drawn(1), [{ death, work: () => world.deliver(100) }])
  expect(cutOff).toMatchObject({ cutOff: true })
  const cells: Cells = new Map()
  await keepFigures(reference, { read: sourceFromEvents, collecting: () => ({ generation, cells }) })
  await finishGeneration(area, generation, cells, () => undefined)
  await expectKept(world, await world.finish())
})

it('a referral that another area answers for now is counted there alone, however often either was made anew', async () => {
  const world = await worldOf(alone({ cases: 'none', unopened: 'moves' }, isOpen))
  const [first, second] = world.areas
  await world.happen(0, world.all[0]!.transactions.length - 1)
  await world.deliver(100)
  for (const area of [first, first]) await rebuild(area)
  const rows = await world.finish()
  expect(rows).toMatchObject([{ area: second }])
  await expectKept(world, rows)
  for (const area of [second, first, second]) {
    await rebuild(area)
    await expectKept(world, rows)
  }
})
