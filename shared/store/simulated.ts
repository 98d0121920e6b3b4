// Which cases of an area a simulation looks at: their ids and no more. What happened in each is read by `caseEvents`.
import * as z from 'zod'
import { queryPages } from './table.ts'

// What stands under `state` was written by this code from a typed state, and only by it.
const found = z.object({ state: z.object({ caseId: z.string(), endedAt: z.string().optional() }) })

/** The cases of an area that were open at an instant, or were opened after it. */
export const caseIdsSince = async (area: string, since: string): Promise<string[]> => {
  const where = {
    partition: `AUTHORITY#${area}`,
    index: 'ByAuthority',
    beginsWith: 'CASE#',
    only: ['state.caseId', 'state.endedAt'],
  } as const satisfies Parameters<typeof queryPages>[0]
  const ids: string[] = []
  for await (const page of queryPages(where, found))
    for (const { state } of page) if ((state.endedAt ?? since) >= since) ids.push(state.caseId)
  return ids
}
