// Makes the figures of a table anew: each referral and case is evolved from its events once more, and the cells are summed in
// memory, which they fill no further however many cases there are.
import type { Cells } from '../../shared/domain/reports/aggregates.ts'
import type { Collecting } from '../../shared/store/figures.ts'
import type { Progress } from './progress.ts'

export type Rebuilt =
  | { ok: true; areas: RebuiltArea[]; referrals: number; changed: number; missing: string[] }
  | { ok: false; why: 'unknown-area'; areas: string[] }
export type RebuiltArea = { area: string; cells: number }

/** So many referrals are read at once: enough to keep one processor at work. */
const AT_ONCE = 6
/** An index is a moment behind its table: what was written just before would not be found in it. */
const INDEX_LAG_MS = 2_000
const indexCatchesUp = () => new Promise<void>((resolve) => setTimeout(resolve, INDEX_LAG_MS))

/**
 * Makes the reports of all areas anew, or those of one. They are read as they were until all are there. A referral that cannot
 * be read is left out and told: its figures are missing until it can. The store is loaded here, once the environment names
 * the table; `caughtUp` comes back when the index has what was written before.
 */
export const rebuildReports = async (
  only: string | undefined,
  progress: { reading: Progress; writing: () => Progress },
  caughtUp: () => Promise<void> = indexCatchesUp,
): Promise<Rebuilt> => {
  const { allAuthorities } = await import('../../shared/store/organisations.ts')
  const { beginGeneration, finishGeneration, referencesOf, sourceFromEvents } = await import(
    '../../shared/store/rebuilt.ts'
  )
  const { keepFigures, missingReferrals, noteFound, noteMissing } = await import('../../shared/store/figures.ts')
  const { isReference } = await import('../../shared/store/keys.ts')
  const known = (await allAuthorities()).map(({ authority }) => authority).toSorted()
  if (only !== undefined && !known.includes(only)) return { ok: false, why: 'unknown-area', areas: known }
  const areas = only === undefined ? known : [only]

  // Read before the referrals are listed: what comes to be missing meanwhile may be of one that is not among them.
  const before = await missingReferrals()
  const collecting = new Map<string, Collecting>()
  for (const area of areas)
    collecting.set(area, { generation: await beginGeneration(area), cells: new Map() satisfies Cells })
  await caughtUp()

  const waiting = new Map<string, string>()
  for await (const page of referencesOf(areas, known))
    for (const { reference, area } of page) waiting.set(reference, area)
  const missing: string[] = []
  let read = 0
  let changed = 0
  const entries = waiting.entries()
  const work = async () => {
    for (const [reference, area] of entries) {
      try {
        changed += await keepFigures(reference, { read: sourceFromEvents, collecting: (of) => collecting.get(of) })
        if (before.has(reference)) await noteFound(reference)
      } catch {
        missing.push(reference)
        await noteMissing(reference, area)
      }
      read += 1
      progress.reading.at(read, read / waiting.size)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  progress.reading.finish()
  // A record that told no referral was of one of these all the same: each is counted now, or missing by its own name.
  if (only === undefined) for (const each of before) if (!isReference(each)) await noteFound(each)

  const writing = progress.writing()
  const all = [...collecting.values()].reduce((sum, { cells }) => sum + cells.size, 0)
  let written = 0
  for (const [area, { generation, cells }] of collecting) {
    await finishGeneration(area, generation, cells, (count) => writing.at(written + count, (written + count) / all))
    written += cells.size
  }
  writing.finish()
  return {
    ok: true,
    areas: [...collecting].map(([area, { cells }]) => ({ area, cells: cells.size })),
    referrals: read,
    changed,
    missing: missing.toSorted(),
  }
}
