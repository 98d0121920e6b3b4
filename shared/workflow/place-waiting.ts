// Room has come free in an area: the cases that wait for it are looked at again, the most pressing first, as many as there is
// room for. Each is then chosen for by its own workflow, as any other.
import { NO_WISHES, wishesOf } from '../domain/assignment/wishes.ts'
import { type Placeable, placeableOf } from '../domain/assignment/queue.ts'
import type { ContractWithLoad } from '../domain/assignment/choose.ts'
import type { CaseState } from '../domain/case.ts'
import type { Actor } from '../domain/events.ts'
import { dateOf, type Instant } from '../domain/time.ts'
import { now } from '../platform/clock.ts'
import { log } from '../platform/logger.ts'
import { casesWaiting, commandCase } from '../store/cases.ts'
import { contractsWithLoad } from '../store/organisations.ts'
import { storyOf } from '../store/referrals.ts'

const BY: Actor = { kind: 'service', part: 'effects' }

/** Those of a queue for which there is room under contracts, by what their stories ask for now. */
export const placeableNow = (
  queue: readonly CaseState[],
  contracts: readonly ContractWithLoad[],
  at: Instant,
): Promise<Placeable> =>
  placeableOf(queue, contracts, {
    on: dateOf(at),
    at,
    wishesOf: async ({ reference }) => {
      const story = await storyOf(reference)
      return story === undefined ? NO_WISHES : wishesOf(story, contracts)
    },
  })

/** Has the service look for a provider again for cases that wait; how many of them nobody was quicker with. */
export const askFor = async (cases: readonly CaseState[], at: Instant): Promise<number> => {
  let asked = 0
  for (const { caseId, status, version } of cases) {
    if (status !== 'unplaced') continue
    const command = { type: 'assign-again', because: 'room-came-free' } as const
    const done = await commandCase(caseId, command, { at, by: BY }, { seen: version })
    if (!done.ok) continue
    asked += 1
    log('case-changed', { caseId, event: command.type, status: done.state.status })
  }
  return asked
}

/** Has those of an area looked at that wait and could be placed; how many that were. */
export const placeWaiting = async (area: string): Promise<number> => {
  const at = now()
  const queue = await casesWaiting(area)
  if (queue.length === 0) return 0
  const { cases } = await placeableNow(queue, await contractsWithLoad(area, dateOf(at)), at)
  return askFor(cases, at)
}
