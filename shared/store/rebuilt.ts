// Cells made anew beside those that are read: under the number of a generation of their own, so that a report never shows
// halves. Changes that come meanwhile count in both.
import * as z from 'zod'
import { evolve as evolveCase, opened } from '../domain/case-evolution.ts'
import type { CaseState } from '../domain/case.ts'
import { CELL_DIMENSIONS, type Cells } from '../domain/reports/aggregates.ts'
import { evolve as evolveReferral, received } from '../domain/referral.ts'
import { generationItem, generationsOf } from './aggregates.ts'
import { caseEvents } from './cases.ts'
import { codedDimensions, codeLater } from './dimensions.ts'
import { type Source, writesOfCells } from './figures.ts'
import { keys, referenceOfCase, reportPartition } from './keys.ts'
import { referralEvents } from './referrals.ts'
import { queryPages, readItem, transact } from './table.ts'

// What stands under `state` was written by this code from a typed state, and only by it.
const listedReferral = z.object({
  state: z.object({ reference: z.string(), routing: z.object({ authority: z.string() }).optional() }),
})
const listedCase = z.object({ state: z.object({ caseId: z.string() }) })

/** A referral with the area that it is looked for in. */
export type Listed = { reference: string; area: string }

/**
 * The referrals that any of the areas answers for or has cases of, a page at a time; one may come more than once. A referral
 * stands under the authority that it came from, among all `authorities`, and another one may answer for it.
 */
export async function* referencesOf(
  areas: readonly string[],
  authorities: readonly string[],
): AsyncGenerator<Listed[], void, void> {
  const only = ['state.reference', 'state.routing.authority']
  for (const authority of authorities) {
    const where = { partition: `AUTHORITY#${authority}`, index: 'ByAuthority', beginsWith: 'REFERRAL#', only } as const
    for await (const page of queryPages(where, listedReferral))
      yield page.flatMap(({ state: { reference, routing } }) => {
        const area = [routing?.authority, authority].find((each) => each !== undefined && areas.includes(each))
        return area === undefined ? [] : [{ reference, area }]
      })
  }
  for (const area of areas) {
    const where = { partition: `AUTHORITY#${area}`, index: 'ByAuthority', beginsWith: 'CASE#' } as const
    for await (const page of queryPages({ ...where, only: ['state.caseId'] }, listedCase))
      yield page.map(({ state: { caseId } }) => ({ reference: referenceOfCase(caseId), area }))
  }
}

/**
 * A referral and its cases as their events make them; what came before there were codes is coded from its story.
 * @throws when the events of one of them do not begin with its beginning: it would be left out without a word
 */
export const sourceFromEvents = async (reference: string): Promise<Source> => {
  const [first, ...more] = await referralEvents(reference)
  if (first?.type !== 'referral-received') throw new Error(`The events of ${reference} do not begin with its receipt`)
  // Who referred is no part of the events and counts for nothing here.
  const referral = more.reduce(evolveReferral, received(first, ''))
  const [coded, cases] = await Promise.all([
    codedDimensions(reference),
    Promise.all(referral.cases.map(({ caseId }) => caseFromEvents(caseId))),
  ])
  return { referral, cases, coded: coded ?? (await codeLater(reference, referral.receivedAt)) }
}

const caseFromEvents = async (caseId: string): Promise<CaseState> => {
  const [first, ...more] = await caseEvents(caseId)
  if (first?.type !== 'case-opened') throw new Error(`The events of ${caseId} do not begin with its opening`)
  return more.reduce(evolveCase, opened(first))
}

const MOST_WRITES = 100
const keyItem = z.object({ pk: z.string(), sk: z.string() })

const removeCells = async (area: string, generation: number): Promise<void> => {
  for (const dimension of CELL_DIMENSIONS) {
    const where = { partition: reportPartition(area, dimension, generation), only: ['pk', 'sk'] }
    for await (const page of queryPages(where, keyItem)) {
      for (let from = 0; from < page.length; from += MOST_WRITES)
        await transact(page.slice(from, from + MOST_WRITES).map((key) => ({ name: 'cell', remove: key })))
    }
  }
}

/**
 * Begins a generation of cells of an area, and answers with its number. The cells that were read before the present ones, and
 * those of an attempt that was given up, go: nobody reads them any more.
 * @throws when somebody else begins one at the same time
 */
export const beginGeneration = async (area: string): Promise<number> => {
  const before = await readItem(keys.reportGeneration(area), generationItem)
  const { current, building, oldest = 0 } = before ?? { current: 0 }
  const next = Math.max(current, building ?? 0) + 1
  const begun = await transact([
    {
      name: 'generation',
      put: { ...keys.reportGeneration(area), kind: 'report-generation', current, building: next, oldest },
      ...(before === undefined
        ? { condition: 'attribute_not_exists(pk)' }
        : building === undefined
          ? {
              names: { '#current': 'current' },
              condition: '#current = :current AND attribute_not_exists(building)',
              values: { ':current': current },
            }
          : { condition: 'building = :building', values: { ':building': building } }),
    },
  ])
  if (!begun.ok) throw new Error(`The reports of ${area} are being made anew by somebody else`)
  for (let generation = oldest; generation < next; generation += 1)
    if (generation !== current) await removeCells(area, generation)
  return next
}

/**
 * Writes the cells that were summed and has them read from now on. Whoever reads the old ones still finds them whole: they go
 * when the next generation begins.
 * @throws when somebody else has begun another one meanwhile: then theirs counts
 */
export const finishGeneration = async (
  area: string,
  generation: number,
  cells: Cells,
  told: (written: number) => void,
): Promise<void> => {
  const writes = writesOfCells([...cells.values()], generation)
  for (let from = 0; from < writes.length; from += MOST_WRITES) {
    await transact(writes.slice(from, from + MOST_WRITES))
    told(Math.min(from + MOST_WRITES, writes.length))
  }
  const { current } = await generationsOf(area)
  const read = await transact([
    {
      name: 'generation',
      update: keys.reportGeneration(area),
      set: 'SET #current = :generation, oldest = :before REMOVE building',
      names: { '#current': 'current' },
      condition: 'building = :generation',
      values: { ':generation': generation, ':before': current },
    },
  ])
  if (!read.ok) throw new Error(`The reports of ${area} are being made anew by somebody else`)
}
