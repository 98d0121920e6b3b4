// The queue of an area: cases that nobody could take, in the order in which room that comes free is theirs, and for which of
// them there is room now.
import { PRIORITIES } from '../clocks/policy.ts'
import type { CaseState } from '../case.ts'
import type { Instant, IsoDate } from '../time.ts'
import { chooseProvider, type ContractWithLoad, type ToAssign } from './choose.ts'
import { withOffer } from './room.ts'
import { NO_WISHES, type Wishes } from './wishes.ts'

type Pressing = Pick<CaseState, 'priority' | 'decisionOn' | 'receivedAt' | 'caseId'>

/** Sorts after every date. */
const NO_DATE: IsoDate = '9999-12-31'

/** By what a case stands in the queue, as text that sorts: its priority, the date of the decision, its receipt. */
export const placeInQueue = ({ priority, decisionOn = NO_DATE, receivedAt, caseId }: Pressing): string =>
  `${PRIORITIES.indexOf(priority)}#${decisionOn}#${receivedAt}#${caseId}`

/** The most pressing first. */
export const byPressing = (one: Pressing, other: Pressing): number =>
  placeInQueue(one) < placeInQueue(other) ? -1 : Number(placeInQueue(one) > placeInQueue(other))

/** Whether a case waits for room: nobody could take it, and it has not been offered to anybody since. */
export const isWaiting = ({ status, waits }: Pick<CaseState, 'status' | 'waits'>): boolean =>
  status === 'unplaced' || (status === 'assigning' && waits !== undefined)

export type Placeable = {
  /** The cases for which there is room, the most pressing first. */
  cases: CaseState[]
  /** The contracts as they are once these have been offered to them. */
  contracts: readonly ContractWithLoad[]
}

/**
 * Those of a queue for which there is room, each with the room that those before it leave. What a case asks for is looked up
 * only where there is any room at all for its kind.
 */
export const placeableOf = async (
  queue: readonly CaseState[],
  contracts: readonly ContractWithLoad[],
  { on, at, wishesOf }: { on: IsoDate; at: Instant; wishesOf: (state: CaseState) => Promise<Wishes> },
): Promise<Placeable> => {
  const cases: CaseState[] = []
  let left = contracts
  for (const state of queue) {
    if (chosen({ ...state, wishes: NO_WISHES }, left, on) === undefined) continue
    const contract = chosen({ ...state, wishes: await wishesOf(state) }, left, on)
    if (contract === undefined) continue
    cases.push(state)
    const offered = { ...contract, ...withOffer(contract, on, at) }
    left = left.map((each) => (each === contract ? offered : each))
  }
  return { cases, contracts: left }
}

const chosen = (of: ToAssign, contracts: readonly ContractWithLoad[], on: IsoDate): ContractWithLoad | undefined =>
  chooseProvider(of, contracts, on).contract
