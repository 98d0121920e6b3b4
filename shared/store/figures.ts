// The rows that reports are made from, and the cells in which they are summed. A row and what it changes in the cells are
// written together, so that whatever comes twice, late, at once or after a crash is counted once.
import * as z from 'zod'
import type { CaseState } from '../domain/case.ts'
import { addContributions, type Cell, type Cells, differences } from '../domain/reports/aggregates.ts'
import { isOfCase, type ReportRow } from '../domain/reports/contributions.ts'
import { type CodedDimensions, withLaterAge } from '../domain/reports/dimensions.ts'
import { figuresOf, figuresRowSchema, unopenedOf, unopenedRowSchema } from '../domain/reports/figures.ts'
import type { ReferralState } from '../domain/referral.ts'
import { cellSort, type Generations, generationsOf, NAMED_DIMENSIONS } from './aggregates.ts'
import { calendarsNow } from './calendars.ts'
import { casesOfReferral } from './cases.ts'
import { codedDimensions } from './dimensions.ts'
import { keys, MISSING_FIGURES, referralPartition, reportPartition } from './keys.ts'
import { packed } from './packed.ts'
import { referralBy } from './referrals.ts'
import { queryItems, readItem, transact, type Write } from './table.ts'

// A row of a case has its id, and one of a referral has none: the first that fits is the right one.
const rowSchema: z.ZodType<ReportRow> = z.union([figuresRowSchema, unopenedRowSchema])

const keptItem = z.object({
  subject: z.string(),
  /** Goes up with each write, so that nobody writes over what they have not seen. */
  revision: z.int().min(1),
  /** The newest generation of cells that `row` is counted in; it is counted in those that are read before it as well. */
  generation: z.int().min(0),
  row: rowSchema.optional(),
  /** The row that is on its way to take its place: so many transactions of its differences are written. */
  next: z.object({ row: rowSchema.optional(), generations: z.array(z.int()).min(1), done: z.int().min(1) }).optional(),
})
type Kept = z.infer<typeof keptItem>

/** The row of a subject, a case or a referral that opened none: what it is, or none when it is counted nowhere. */
export type Wanted = { subject: string; area: string; row: ReportRow | undefined }

/** Below the 100 of a transaction, with the row itself and the check of its referral. */
const MOST_CELLS = 95

/** What a row adds to the cells of the generations that it is not counted in yet, and changes in those that it is. */
type Change = { cell: Cell; generation: number }

const changesBy = (
  kept: Pick<Kept, 'row' | 'generation'> | undefined,
  row: ReportRow | undefined,
  generations: readonly number[],
): Change[] =>
  generations.flatMap((generation) => {
    const counted = kept !== undefined && kept.generation >= generation ? kept.row : undefined
    return differences(counted, row).map((cell) => ({ cell, generation }))
  })

const cellWrite = ({ cell, generation }: Change): Write => {
  const counts = [...packed(cell.counts)]
  return {
    name: 'cell',
    update: { pk: reportPartition(cell.area, cell.dimension, generation), sk: cellSort(cell) },
    set: `ADD ${counts.map((_, place) => `#${place} :${place}`).join(', ')}`,
    names: Object.fromEntries(counts.map(([key], place) => [`#${place}`, key])),
    values: Object.fromEntries(counts.map(([, amount], place) => [`:${place}`, amount])),
  }
}

/** The writes that add cells to those of a generation. */
export const writesOfCells = (cells: readonly Cell[], generation: number): Write[] =>
  cells.map((cell) => cellWrite({ cell, generation }))

const parts = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, place) => all.slice(place * size, (place + 1) * size))

const rowWrite = (kept: Kept, before: Kept | undefined): Write => ({
  name: 'row',
  put: { ...keys.figures(kept.subject), kind: 'figures', ...kept },
  ...(before === undefined
    ? { condition: 'attribute_not_exists(pk)' }
    : { condition: 'revision = :revision', values: { ':revision': before.revision } }),
})

const live = ({ current, building }: Generations): number[] =>
  building === undefined ? [current] : [current, building]

// By their schemas rows come in the order of their keys: the same row is the same text.
const isSame = (one: ReportRow | undefined, other: ReportRow | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/**
 * That a referral without a case has not gone on since it was read. Where nothing is kept of it and nothing wanted any more,
 * nobody writes anything that would be found: without this an older reading would stand for good.
 */
const stillSo = (row: ReportRow): Write[] =>
  isOfCase(row)
    ? []
    : [
        {
          name: 'referral',
          check: keys.referral(row.reference),
          condition: 'version = :version',
          values: { ':version': row.version },
        },
      ]

/** What is kept after a step; `lost` when somebody else was quicker, and everything has to be read again. */
type Stepped = { kept: Kept | undefined; settled: boolean } | 'lost'

/**
 * One step from the row that is kept to the one that is wanted. More changes than a transaction takes are written in several,
 * each of which says how far it came: whoever finds that goes on from there.
 */
const step = async (
  kept: Kept | undefined,
  { subject, row }: Omit<Wanted, 'area'>,
  generations: readonly number[],
): Promise<Stepped> => {
  // What is counted nowhere is of no generation: that of its item may be another area's.
  const countedIn = kept?.row === undefined ? 0 : kept.generation
  const begun = kept?.next
  if (begun === undefined) {
    const isCounted = row === undefined || countedIn >= Math.max(...generations)
    if (isCounted && isSame(kept?.row, row)) return { kept, settled: true }
  }
  const next = begun ?? { row, generations: [...generations], done: 0 }
  const chunks = parts(changesBy(kept, next.row, next.generations), MOST_CELLS)
  const done = next.done + 1
  const revision = (kept?.revision ?? 0) + 1
  const after: Kept =
    done < chunks.length
      ? { subject, revision, generation: countedIn, row: kept?.row, next: { ...next, done } }
      : { subject, revision, generation: Math.max(countedIn, ...next.generations), row: next.row }
  const checks = begun === undefined && row !== undefined ? stillSo(row) : []
  const written = await transact([rowWrite(after, kept), ...checks, ...(chunks[next.done] ?? []).map(cellWrite)])
  return written.ok ? { kept: after, settled: false } : 'lost'
}

/** Cells that are summed in memory while they are made anew, and written when all are there. */
export type Collecting = { generation: number; cells: Cells }

/** Takes steps until what is kept is what is wanted. */
const settle = async (
  first: Kept | undefined,
  wanted: Omit<Wanted, 'area'>,
  generations: readonly number[],
): Promise<{ kept: Kept | undefined } | 'lost'> => {
  let kept = first
  for (;;) {
    const stepped = await step(kept, wanted, generations)
    if (stepped === 'lost' || stepped.settled) return stepped
    kept = stepped.kept
  }
}

/** Ends what was begun, in the generations that it was begun in. */
const finish = async (first: Kept | undefined): Promise<{ kept: Kept | undefined } | 'lost'> => {
  let kept = first
  while (kept?.next !== undefined) {
    const { subject, next } = kept
    const stepped = await step(kept, { subject, row: next.row }, next.generations)
    if (stepped === 'lost') return stepped
    kept = stepped.kept
  }
  return { kept }
}

/** A row that another area answers for now is first taken back where it was: each area counts its generations by itself. */
const leaveArea = async (
  kept: Kept | undefined,
  { subject, area }: Wanted,
): Promise<{ kept: Kept | undefined } | 'lost'> => {
  const from = kept?.row?.area ?? area
  return from === area ? { kept } : settle(kept, { subject, row: undefined }, live(await generationsOf(from)))
}

/** Brings what is kept of a subject to what is wanted; false when somebody else was quicker. */
const bring = async (
  before: Kept | undefined,
  wanted: Wanted,
  { generations, collecting }: { generations: Generations; collecting?: Collecting | undefined },
): Promise<boolean> => {
  const finished = await finish(before)
  if (finished === 'lost') return false
  const left = await leaveArea(finished.kept, wanted)
  if (left === 'lost') return false
  const { kept: first } = left
  const isIn = (kept: Kept): boolean => collecting === undefined || kept.generation >= collecting.generation
  if (collecting === undefined || (first !== undefined && isIn(first))) {
    if (first?.generation === NOWHERE) throw new Error(`What is kept of ${wanted.subject} cannot be read`)
    return (await settle(first, wanted, live(generations))) !== 'lost'
  }
  // What nobody can read cannot be taken back from the cells that are read now: it goes with them.
  const isReadable = first?.generation !== NOWHERE
  const settled = isReadable ? await settle(first, wanted, [generations.current]) : { kept: first }
  if (settled === 'lost') return false
  const { kept } = settled
  // Where another generation is read meanwhile, this one has been given up.
  if (kept === undefined || isIn(kept)) return true
  const { subject, revision } = kept
  const counted = { subject, revision: revision + 1, generation: collecting.generation, row: wanted.row }
  if (!(await transact([rowWrite(counted, kept)])).ok) return false
  if (wanted.row !== undefined) addContributions(collecting.cells, wanted.row)
  return true
}

/** What is read of a referral to work its rows out. */
export type Source = { referral: ReferralState; cases: readonly CaseState[]; coded: CodedDimensions | undefined }

/** A referral as it stands now. */
export const sourceOf = async (reference: string): Promise<Source | undefined> => {
  const [referral, coded, cases] = await Promise.all([
    referralBy(reference),
    codedDimensions(reference),
    casesOfReferral(reference),
  ])
  return referral === undefined ? undefined : { referral, coded, cases }
}

/** The rows of a referral. Each is read back by its schema: one that would not come back is not kept. */
const wantedOf = async ({ referral, cases, coded: codes }: Source): Promise<(() => Wanted)[]> => {
  const { of: calendars } = await calendarsNow()
  const coded = codes && withLaterAge(codes, referral.facts.ageYears)
  const { reference, routing } = referral
  return [
    () => {
      const row = unopenedOf(referral, coded)
      return { subject: reference, area: routing.authority, row: row && unopenedRowSchema.parse(row) }
    },
    ...cases.map((state) => () => {
      const row = figuresRowSchema.parse(figuresOf(state, calendars, { referral, coded }))
      return { subject: state.caseId, area: state.area, row }
    }),
  ]
}

/** Counted in no generation: what an older release kept, and this one cannot read, is only ever made anew. */
const NOWHERE = -1
const unreadable = z
  .object({ subject: z.string(), revision: z.int() })
  .transform(({ subject, revision }): Kept => ({ subject, revision, generation: NOWHERE }))

const keptRows = async (reference: string, { isAnew }: { isAnew: boolean }): Promise<Map<string, Kept>> => {
  const where = { partition: referralPartition(reference), beginsWith: 'FIGURES#' }
  const found = await queryItems<Kept>(where, isAnew ? z.union([keptItem, unreadable]) : keptItem)
  return new Map(found.map((kept) => [kept.subject, kept]))
}

const ATTEMPTS = 10

/** What else is known while figures are made anew: other sources than the stored states, one area alone, cells in memory. */
export type Keeping = {
  read?: (reference: string) => Promise<Source | undefined>
  collecting?: (area: string) => Collecting | undefined
}

/**
 * Brings the rows and the cells of a referral and its cases to what they are now, and says how many rows changed. What is
 * kept is read before the states that take its place, so that it never gives way to anything older.
 * @throws the first error when a row could not be worked out; the others are kept all the same
 */
export const keepFigures = async (reference: string, keeping: Keeping = {}): Promise<number> => {
  const { read = sourceOf, collecting } = keeping
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const kept = await keptRows(reference, { isAnew: collecting !== undefined })
    const source = await read(reference)
    if (source === undefined) return 0
    const errors: unknown[] = []
    let changed = 0
    let isLost = false
    for (const work of await wantedOf(source)) {
      try {
        const wanted = work()
        const before = kept.get(wanted.subject)
        if (!isSame(before?.row, wanted.row)) changed += 1
        await keepNames(before?.row, wanted)
        const generations = await generationsOf(wanted.area)
        isLost = !(await bring(before, wanted, { generations, collecting: collecting?.(wanted.area) })) || isLost
      } catch (error) {
        errors.push(error)
      }
    }
    if (errors.length > 0) throw errors[0]
    if (!isLost) return changed
  }
  throw new Error(`The figures of ${reference} changed faster than they could be kept`)
}

/** The names of groups as they were first typed: what is there stays. */
const keepNames = async (before: ReportRow | undefined, { area, row }: Wanted): Promise<void> => {
  if (row === undefined) return
  const { names } = row.coded
  const places = { organisation: undefined, hospital: undefined, team: names.organisation, ward: names.hospital }
  for (const dimension of NAMED_DIMENSIONS) {
    const [group, name] = [row.coded[dimension], names[dimension]]
    if (name === undefined || name === '') continue
    if (before?.area === area && before.coded[dimension] === group) continue
    const key = keys.groupName(area, dimension, group)
    if ((await readItem(key, anything)) !== undefined) continue
    const place = places[dimension]
    await transact([
      {
        name: 'group',
        put: { ...key, kind: 'group-name', name, ...(place === undefined ? {} : { place }) },
        condition: 'attribute_not_exists(pk)',
      },
    ])
  }
}
const anything = z.unknown()

const missingItem = z.object({ sk: z.string() })

/** The referrals whose figures could not be kept, and the records of which not even a referral could be told. */
export const missingReferrals = async (): Promise<ReadonlySet<string>> => {
  const found = await queryItems({ partition: MISSING_FIGURES, only: ['sk'] }, missingItem)
  return new Set(found.map(({ sk }) => sk))
}

/** Whether the figures of a referral are noted as missing. */
export const isMissing = async (reference: string): Promise<boolean> =>
  (await readItem(keys.missingFigures(reference), missingItem)) !== undefined

/**
 * Notes that the figures of a referral could not be kept; `area` is whose reports lack it, where that can be told. Under what
 * the record is called by the stream where it tells no referral.
 */
export const noteMissing = async (reference: string, area: string | undefined): Promise<void> => {
  await transact([
    { name: 'missing', put: { ...keys.missingFigures(reference), kind: 'missing-figures', reference, area } },
  ])
}

/** Notes that they are kept again. */
export const noteFound = async (reference: string): Promise<void> => {
  await transact([{ name: 'missing', remove: keys.missingFigures(reference) }])
}
