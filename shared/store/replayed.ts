// What referrals were judged by, read again for a replay: their facts, where they came from and when, and nothing else.
import * as z from 'zod'
import type { Facts } from '../domain/eligibility/facts.ts'
import { queryPages } from './table.ts'

// What stands under `state` was written by this code from a typed state, and only by it.
const judgedItem = z.object({
  state: z.object({
    authority: z.string(),
    receivedAt: z.string(),
    facts: z.custom<Facts>((facts) => typeof facts === 'object'),
  }),
})

export type JudgedReferral = z.infer<typeof judgedItem>['state']

/**
 * The referrals that an authority received from an instant on, and before another, a page at a time; oldest first, or
 * newest. `limit` bounds how many are read.
 */
export async function* referralsReceived(
  authority: string,
  { from, before, ...more }: { from: string; before: string; limit?: number; newestFirst?: boolean },
): AsyncGenerator<JudgedReferral[], void, void> {
  const where = {
    partition: `AUTHORITY#${authority}`,
    index: 'ByAuthority',
    between: [`REFERRAL#${from}`, `REFERRAL#${before}`],
    only: ['state.authority', 'state.receivedAt', 'state.facts'],
    ...more,
  } as const satisfies Parameters<typeof queryPages>[0]
  for await (const page of queryPages(where, judgedItem)) yield page.map(({ state }) => state)
}
