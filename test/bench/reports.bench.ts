// A year's report over ten thousand, a hundred thousand and a million cases: read from the cells by the product's own code, and
// beside it the same figures by SQL over a row for each case.
import { createWriteStream, rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'
import { DatabaseSync } from 'node:sqlite'
import { serialize } from 'node:v8'
import { BatchWriteItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { type Cell, cellsOf } from '../../shared/domain/reports/aggregates.ts'
import { measuresOf } from '../../shared/domain/reports/measures.ts'
import { ROLES } from '../../shared/domain/eligibility/rules.ts'
import { TestTable } from '../support/engine-table.ts'
import type { Bench, Report } from './bench.ts'
import { median, quantile } from './measure.ts'
import { type Postgres, startPostgres } from './postgres.ts'
import { AREA, rowNumber, YEAR } from './report-rows.ts'
import { table } from './table.ts'

const SIZES = [10_000, 100_000, 1_000_000]
/** So many rows differ; in a larger number of cases each of them comes as often as it has to. */
const DISTINCT = 100_000
const RUNS = 20
/** What runs once is compiled as it runs: a function in use is warm. */
const WARMING = 5
const TODAY = { today: YEAR.to }
const MOST_MS = 100
const FLAT = 1.5
const READ = ['all', 'provider'] as const

const inDigits = (count: number): string => new Intl.NumberFormat('en-GB').format(count)
const areaOf = (cases: number): string => `${AREA}-${cases}`

/** The cells of so many cases that all differ, by the domain's own code. */
const cellsOfDistinct = (cases: number, { progress }: Report): Cell[] => {
  function* rows() {
    for (let number = 0; number < cases; number += 1) {
      if (number % 20_000 === 0 && number > 0) progress(`${inDigits(number)} of ${inDigits(cases)} cases summed`)
      yield rowNumber(number)
    }
  }
  return cellsOf(rows(), READ)
}

/** The same of an area of its own, in which each of the cases comes so many times. */
const inArea = (cells: readonly Cell[], area: string, times: number): Cell[] =>
  cells.map((cell) => ({
    ...cell,
    area,
    counts: Object.fromEntries(Object.entries(cell.counts).map(([key, count]) => [key, count * times])),
  }))

type Figures = { received: number; due: number; met: number; contactDue: number; contactMet: number; closed: number }
const NAMES = ['received', 'due', 'met', 'contactDue', 'contactMet', 'closed'] as const
const text = (byRole: ReadonlyMap<string, Figures>): string =>
  [...byRole]
    .map(([role, figures]) => [role, ...NAMES.map((name) => figures[name])].join('|'))
    .toSorted()
    .join('\n')

const COLUMNS = 'role, received_at, due_at, due, reached_at, contact_due_at, contact_at, ended_at, minutes'
type Columns = (string | number | null)[]
const made: Columns[] = []
const columnsOf = (number: number): Columns => (made[number % DISTINCT] ??= columnsOfRow(number % DISTINCT))
const columnsOfRow = (number: number): Columns => {
  const { role, receivedAt, milestones, endedAt, stages } = rowNumber(number)
  const { allocation, 'first-contact': contact } = milestones
  return [
    role,
    receivedAt,
    allocation?.dueAt ?? null,
    Number(allocation?.fellDue ?? false),
    allocation?.reachedAt ?? null,
    // Of a contact that never fell due nothing is counted.
    contact?.fellDue === true ? contact.dueAt : null,
    contact?.reachedAt ?? null,
    endedAt ?? null,
    stages.receivedToAllocated?.gross ?? null,
  ]
}

// The year begins and ends in winter, when London has the time of UTC.
const [BEGINS, ENDS] = [`${YEAR.from}T00:00:00.000Z`, `${YEAR.to}T23:59:59.999Z`]
const within = (column: string): string => `${column} BETWEEN '${BEGINS}' AND '${ENDS}'`
const count = (...conditions: string[]): string => `SUM(CASE WHEN ${conditions.join(' AND ')} THEN 1 ELSE 0 END)`
const SQL = `SELECT role, ${[
  count(within('received_at')),
  count('due = 1', within('due_at')),
  count('due = 1', within('due_at'), 'reached_at <= due_at'),
  count(within('contact_due_at')),
  count(within('contact_due_at'), 'contact_at <= contact_due_at'),
  count(within('ended_at')),
].join(', ')} FROM cases GROUP BY role ORDER BY role`
const SQL_MIDDLE = `SELECT minutes FROM cases WHERE ${within('reached_at')} ORDER BY minutes
  LIMIT 1 OFFSET (SELECT COUNT(*) / 2 FROM cases WHERE ${within('reached_at')})`
const DEFINED = `CREATE TABLE cases (role TEXT, received_at TEXT, due_at TEXT, due INTEGER, reached_at TEXT,
  contact_due_at TEXT, contact_at TEXT, ended_at TEXT, minutes INTEGER)`

type Asked = { ms: number; figures: string; middle: number }

const timed = async <T>(work: () => T | Promise<T>): Promise<{ ms: number; result: T }> => {
  const began = performance.now()
  const result = await work()
  return { ms: performance.now() - began, result }
}

const inSqlite = async (cases: number, folder: string, { progress }: Report): Promise<Asked> => {
  const file = join(folder, `cases-${cases}.sqlite`)
  const db = new DatabaseSync(file)
  db.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; ${DEFINED}; BEGIN`)
  const insert = db.prepare(`INSERT INTO cases (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  for (let number = 0; number < cases; number += 1) {
    if (number % 200_000 === 0 && number > 0) progress(`${inDigits(number)} of ${inDigits(cases)} rows in SQLite`)
    insert.run(...columnsOf(number))
  }
  db.exec('COMMIT')
  const ask = () => {
    const rows = db.prepare(SQL).all()
    const [middle = {}] = db.prepare(SQL_MIDDLE).all()
    return { rows, middle: Number(middle['minutes']) }
  }
  ask()
  const { ms, result } = await timed(ask)
  db.close()
  rmSync(file)
  return { ms, middle: result.middle, figures: result.rows.map((row) => Object.values(row).join('|')).join('\n') }
}

const inPostgres = async (cases: number, folder: string, postgres: Postgres): Promise<Asked> => {
  const file = join(folder, `cases-${cases}.csv`)
  const out = createWriteStream(file)
  for (let number = 0; number < cases; number += 1)
    if (!out.write(`${columnsOf(number).join(',')}\n`)) await once(out, 'drain')
  out.end()
  await once(out, 'close')
  await postgres.ask(
    `SET client_min_messages = warning;\nDROP TABLE IF EXISTS cases;\n${DEFINED};\n\\copy cases FROM '${file}' CSV\nANALYZE cases;`,
  )
  rmSync(file)
  await postgres.ask(`${SQL};`)
  const { ms, result } = await timed(() => postgres.ask(`${SQL};\n${SQL_MIDDLE};`))
  const lines = result.split('\n')
  return { ms, middle: Number(lines.pop()), figures: lines.join('\n') }
}

const ms = (value: number | undefined): string => (value === undefined ? '-' : value.toFixed(1))

const isClose = (one: number, other: number): boolean => Math.abs(one - other) <= Math.max(6, other / 40)

/** What queries of any client are answered from now on. */
const answers = (): { items: number; attributes: number } => {
  const read = { items: 0, attributes: 0 }
  const send: unknown = Reflect.get(DynamoDBClient.prototype, 'send')
  if (typeof send !== 'function') throw new Error('The client sends by another name')
  const counting = async function (this: DynamoDBClient, ...asked: unknown[]): Promise<unknown> {
    const answer: unknown = await Reflect.apply(send, this, asked)
    const items: unknown = Reflect.get(Object(answer), 'Items')
    if (Array.isArray(items)) {
      read.items += items.length
      for (const item of items) read.attributes += Object.keys(Object(item)).length
    }
    return answer
  }
  Object.defineProperty(DynamoDBClient.prototype, 'send', { value: counting, configurable: true, writable: true })
  return read
}

type Drawn = { ms: number[]; bytes: number; items: number; attributes: number; figures: string; middle: number }

const inMiB = (count: number): string => `${(count / 1_048_576).toFixed(1)} MiB`

export const bench: Bench = {
  shows: `a year's report over ${SIZES.map(inDigits).join(', ')} cases, from the cells, and the same figures by SQL`,
  run: async (report) => {
    const { progress, print } = report
    const engine = await TestTable.create()
    const folder = await mkdtemp(join(tmpdir(), 'advocacy-bench-'))
    const postgres = await startPostgres()
    try {
      engine.become()
      const { cellSort, periodSums } = await import('../../shared/store/aggregates.ts')
      const { reportPartition } = await import('../../shared/store/keys.ts')
      const { packed } = await import('../../shared/store/packed.ts')
      const fill = async (cells: readonly Cell[], cases: number): Promise<void> => {
        for (let from = 0; from < cells.length; from += 25) {
          if (from % 2_500 === 0 && from > 0)
            progress(`${inDigits(from)} of ${inDigits(cells.length)} sums of ${inDigits(cases)} cases written`)
          const items = cells.slice(from, from + 25).map((cell) => ({
            PutRequest: {
              Item: marshall({
                pk: reportPartition(cell.area, cell.dimension, 0),
                sk: cellSort(cell),
                ...Object.fromEntries(packed(cell.counts)),
              }),
            },
          }))
          await engine.engine.client.send(new BatchWriteItemCommand({ RequestItems: { [engine.name]: items } }))
        }
      }
      const read = answers()
      const draw = async (cases: number) => {
        const sums = await periodSums(areaOf(cases), 'all', YEAR, TODAY)
        return { sums, whole: measuresOf(sums), byRole: new Map(sums.map((each) => [each.role, measuresOf([each])])) }
      }
      const drawn = async (cases: number): Promise<Drawn> => {
        const ms: number[] = []
        for (let run = 0; run < WARMING + RUNS; run += 1) {
          const once_ = await timed(() => draw(cases))
          if (run >= WARMING) ms.push(once_.ms)
        }
        const before = { ...read }
        const { sums, whole, byRole: measured } = await draw(cases)
        const { items, attributes } = {
          items: read.items - before.items,
          attributes: read.attributes - before.attributes,
        }
        const byRole = new Map(
          ROLES.map((role) => {
            const { received, allocated, firstContact, outcomes } = measured.get(role) ?? measuresOf([])
            const [due, met] = [allocated.denominator, allocated.numerator]
            const [contactDue, contactMet] = [firstContact.denominator, firstContact.numerator]
            return [role, { received, due, met, contactDue, contactMet, closed: outcomes.closed }] as const
          }),
        )
        const middle = (whole.workingDays.receivedToAllocated.gross.median ?? Number.NaN) * 480
        return { ms, bytes: serialize(sums).length, items, attributes, figures: text(byRole), middle }
      }

      const results: {
        cases: number
        cells: Drawn
        providers: number[]
        sqlite: Asked
        postgres: Asked | undefined
      }[] = []
      let summed: Cell[] = []
      for (const cases of SIZES) {
        if (cases <= DISTINCT) summed = cellsOfDistinct(cases, report)
        await fill(inArea(summed, areaOf(cases), Math.max(1, cases / DISTINCT)), cases)
        const cells = await drawn(cases)
        const providers: number[] = []
        for (let run = 0; run < RUNS; run += 1)
          providers.push((await timed(() => periodSums(areaOf(cases), 'provider', YEAR, TODAY))).ms)
        const sqlite = await inSqlite(cases, folder, report)
        progress(`${inDigits(cases)} rows in SQLite asked`)
        const asked = postgres === undefined ? undefined : await inPostgres(cases, folder, postgres)
        results.push({ cases, cells, providers, sqlite, postgres: asked })
      }
      print(
        table([
          [
            'cases',
            'items read',
            'numbers read',
            'p50 ms',
            'p95 ms',
            'held',
            'by provider ms',
            'SQLite ms',
            'PostgreSQL ms',
          ],
          ...results.map(({ cases, cells, providers, sqlite, postgres: asked }) => [
            inDigits(cases),
            inDigits(cells.items),
            inDigits(cells.attributes),
            ms(median(cells.ms)),
            ms(quantile(cells.ms, 0.95)),
            inMiB(cells.bytes),
            ms(median(providers)),
            ms(sqlite.ms),
            ms(asked?.ms),
          ]),
        ]),
      )
      print(
        `\nSQL: one row a case, no index that would help: each figure reads them all. ${postgres?.version ?? 'PostgreSQL is not installed here: skipped'}`,
      )
      const flat = (of: (drawnCells: Drawn) => number): boolean => {
        const values = results.map(({ cells }) => of(cells))
        return Math.max(...values) <= FLAT * Math.min(...values)
      }
      const everyAnswer = results.every(
        ({ cells, sqlite, postgres: asked }) =>
          cells.figures === sqlite.figures && (asked === undefined || asked.figures === cells.figures),
      )
      return [
        {
          promise: `a year's report under ${MOST_MS} ms (p50)`,
          kept: results.every(({ cells }) => median(cells.ms) < MOST_MS),
        },
        { promise: `time within ${FLAT} times as cases grow`, kept: flat((cells) => median(cells.ms)) },
        { promise: `items read within ${FLAT} times`, kept: flat(({ items }) => items) },
        { promise: `memory held within ${FLAT} times`, kept: flat(({ bytes }) => bytes) },
        { promise: 'the same counts by SQL', kept: everyAnswer },
        {
          promise: 'the median of SQL within the bound of the bins',
          kept: results.every(({ cells, sqlite }) => isClose(cells.middle, sqlite.middle)),
        },
      ]
    } finally {
      await postgres?.stop()
      await engine.stop()
      await rm(folder, { recursive: true, force: true })
    }
  },
}
