// How many cases each team or ward of an area sent, by month: read from the month cells of the reports, never from a case.
import * as z from 'zod'
import { LEVELS } from '../domain/reports/aggregates.ts'
import type { Watched } from '../domain/reports/assessments.ts'
import type { Months } from '../domain/reports/months.ts'
import type { Month } from '../domain/reports/period.ts'
import { generationsOf } from './aggregates.ts'
import { reportPartition } from './keys.ts'
import { queryPages } from './table.ts'

const cell = z.object({
  sk: z.string(),
  received: z.number().optional(),
})
/** The month and the group of a cell in its sort key: level and month, role, group. */
const CELL = /^.(?<month>\d{4}-\d\d)#[^#]*#(?<group>.*)$/s

/** Referrals by group and month, of every role together. A group without any in these months is not there. */
export type ReceivedByGroup = ReadonlyMap<string, ReadonlyMap<Month, number>>

export const receivedByMonth = async (area: string, of: Watched, { from, to }: Months): Promise<ReceivedByGroup> => {
  const found = new Map<string, Map<Month, number>>()
  const { current } = await generationsOf(area)
  const where = {
    partition: reportPartition(area, of, current),
    between: [`${LEVELS.month}${from}#`, `${LEVELS.month}${to}#\uFFFF`] satisfies [string, string],
    only: ['sk', 'received'],
  }
  for await (const cells of queryPages(where, cell)) {
    for (const { sk, received = 0 } of cells) {
      const { month, group } = CELL.exec(sk)?.groups ?? {}
      if (month === undefined || group === undefined || received === 0) continue
      const months = found.get(group) ?? new Map<Month, number>()
      months.set(month, (months.get(month) ?? 0) + received)
      found.set(group, months)
    }
  }
  return found
}
