// Reads the cases of a table and runs those of the last months through the assignment twice: with the room that there was, and
// with other room for one provider. What is kept of a case is what happened when, and nothing of its story.
import { type ContractEntry, contractsOn } from '../../shared/domain/assignment/contract-terms.ts'
import type { Contract } from '../../shared/domain/assignment/contracts.ts'
import { type Arrival, arrivalOf, givesBack } from '../../shared/domain/assignment/history.ts'
import { weekOf, windowStart } from '../../shared/domain/assignment/room.ts'
import { breachesOf, type HeldPlace, simulate, type World } from '../../shared/domain/assignment/simulation.ts'
import { compareFates, type RoomChange, type WhatIf, withRoom } from '../../shared/domain/assignment/what-if.ts'
import type { CalendarSource } from '../../shared/domain/clocks/calendars.ts'
import type { TargetPolicy } from '../../shared/domain/clocks/policy.ts'
import { dateOf, daysAfter, type Instant, type IsoDate, startOfDay } from '../../shared/domain/time.ts'
import type { Progress } from './progress.ts'

export type Simulating = {
  provider: string
  change: RoomChange
  area?: string
  from: IsoDate
  now: Instant
}

/** A contract whose room is changed, with its room on the last day as it was and as it would be. */
export type ChangedRoom = { area: string; contractId: string; was: number; would: number }

export type Simulated =
  | { ok: true; result: WhatIf; changed: ChangedRoom[]; recordedBreaches: number }
  | { ok: false; why: 'unknown-area'; areas: string[] }
  | { ok: false; why: 'unknown-provider'; providers: string[] }
  | { ok: false; why: 'several-contracts'; contracts: ChangedRoom[] }

/** What an area has agreed: entries of its contracts, and the targets that contracts have of their own. */
type Agreed = {
  area: string
  entries: readonly ContractEntry[]
  ownPolicy: (contractId: string, on: IsoDate) => TargetPolicy | undefined
}

/** So many queries are open at once: enough to keep one processor at work. */
const AT_ONCE = 6

/** Simulates on a table; the store is loaded here, once the environment names it. */
export const simulateTable = async (
  wanted: Simulating,
  progress: { reading: Progress; running: () => Progress },
): Promise<Simulated> => {
  const { allAuthorities } = await import('../../shared/store/organisations.ts')
  const { contractEntriesOf } = await import('../../shared/store/contracts.ts')
  const { ownPolicyWith, policyEntriesOf } = await import('../../shared/store/policies.ts')
  const { calendarsNow } = await import('../../shared/store/calendars.ts')
  const known = (await allAuthorities()).map(({ authority }) => authority)
  if (wanted.area !== undefined && !known.includes(wanted.area))
    return { ok: false, why: 'unknown-area', areas: known.toSorted() }
  const looked = wanted.area === undefined ? known : [wanted.area]
  const agreed = await Promise.all(
    looked.map(async (area): Promise<Agreed> => {
      const [entries, policies] = await Promise.all([contractEntriesOf(area), policyEntriesOf(area)])
      return { area, entries, ownPolicy: (contractId, on) => ownPolicyWith(area, policies, contractId, on) }
    }),
  )
  const today = dateOf(wanted.now)
  const changed = agreed.flatMap(({ area, entries }) => changedRoom(contractsOn(area, entries, today), area, wanted))
  if (changed.length === 0) return { ok: false, why: 'unknown-provider', providers: providersOf(agreed, wanted) }
  if ('cases' in wanted.change && changed.length > 1) return { ok: false, why: 'several-contracts', contracts: changed }

  // Contracts are of one area: what one provider has in some is nothing to the others.
  const areas = agreed.filter(({ area }) => changed.some((one) => one.area === area))
  const calendars = (await calendarsNow()).of
  const { arrivals, held } = await readCases(areas, wanted, progress.reading)
  progress.reading.finish()
  const running = progress.running()
  const [was, would] = [undefined, wanted].map((as, turn) =>
    simulate({ arrivals, held, until: wanted.now }, worldOf(areas, wanted, calendars, as), (asked) =>
      running.at(turn * arrivals.length + asked, (turn + asked / arrivals.length) / 2),
    ),
  )
  running.finish()
  return {
    ok: true,
    result: compareFates(arrivals, was ?? [], would ?? []),
    changed,
    recordedBreaches: arrivals.reduce((sum, arrival) => sum + recordedBreaches(arrival, wanted.now, calendars), 0),
  }
}

const recordedBreaches = ({ recorded, turns }: Arrival, now: Instant, calendars: CalendarSource): number =>
  breachesOf(recorded, now, calendars).length +
  turns.filter(({ events }) => events.some(({ type }) => type === 'offer-lapsed')).length

/** A contract that ended before the first day, or begins after the last, has no part in what is simulated. */
const isWithin = ({ from, to }: Contract, wanted: Simulating): boolean =>
  from <= dateOf(wanted.now) && (to === null || to >= wanted.from)

const changedRoom = (contracts: readonly Contract[], area: string, wanted: Simulating): ChangedRoom[] =>
  contracts
    .filter((contract) => contract.provider === wanted.provider && isWithin(contract, wanted))
    .map((contract) => ({
      area,
      contractId: contract.contractId,
      was: contract.capacity,
      would: withRoom(contract, wanted.change).capacity,
    }))

const providersOf = (agreed: readonly Agreed[], wanted: Simulating): string[] => {
  const contracts = agreed.flatMap(({ area, entries }) => contractsOn(area, entries, dateOf(wanted.now)))
  return [...new Set(contracts.filter((each) => isWithin(each, wanted)).map(({ provider }) => provider))].toSorted()
}

/** The world of some areas; with `as`, with other room for its provider. */
const worldOf = (
  areas: readonly Agreed[],
  { from, now }: Pick<Simulating, 'from' | 'now'>,
  calendars: CalendarSource,
  as: Pick<Simulating, 'provider' | 'change'> | undefined,
): World => {
  const byArea = new Map(areas.map((agreed) => [agreed.area, agreed]))
  const remembered = new Map<string, readonly Contract[]>()
  const days = new Set(areas.flatMap(({ entries }) => entries.map((entry) => entry.from)))
  for (let monday = daysAfter(weekOf(from), 7); monday <= dateOf(now); monday = daysAfter(monday, 7)) days.add(monday)
  return {
    calendars,
    turns: [...days].filter((day) => day >= from).map(startOfDay),
    ownPolicy: (area, contractId, on) => byArea.get(area)?.ownPolicy(contractId, on),
    contractsOn: (area, on) => {
      const key = `${on} ${area}`
      const before = remembered.get(key)
      if (before !== undefined) return before
      const contracts = contractsOn(area, byArea.get(area)?.entries ?? [], on).map((contract) =>
        as !== undefined && contract.provider === as.provider ? withRoom(contract, as.change) : contract,
      )
      remembered.set(key, contracts)
      return contracts
    },
  }
}

/** The cases that were opened from the first day on, and the places that those of before had taken. */
const readCases = async (
  areas: readonly Agreed[],
  { from }: Simulating,
  progress: Progress,
): Promise<{ arrivals: Arrival[]; held: HeldPlace[] }> => {
  const { caseIdsSince } = await import('../../shared/store/simulated.ts')
  const { caseEvents } = await import('../../shared/store/cases.ts')
  // Shares look back over some weeks: what was offered in them counts on the first day.
  const since = startOfDay(windowStart(from))
  const begin = startOfDay(from)
  const waiting = (
    await Promise.all(
      areas.map(async ({ area, entries }) => (await caseIdsSince(area, since)).map((caseId) => ({ caseId, entries }))),
    )
  ).flat()
  const total = waiting.length
  const arrivals: (Arrival & { caseId: string })[] = []
  const held: HeldPlace[] = []
  let read = 0
  const work = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { caseId, entries } = next
      const arrival = arrivalOf(await caseEvents(caseId), (area, at) => contractsOn(area, entries, dateOf(at)))
      if (arrival !== undefined && arrival.opening.at >= begin) arrivals.push({ ...arrival, caseId })
      else if (arrival !== undefined) held.push(...placesOf(arrival))
      read += 1
      progress.at(read, read / total)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  // They were read in any order: the same table has to come out the same.
  arrivals.sort((one, other) => one.asksAt.localeCompare(other.asksAt) || one.caseId.localeCompare(other.caseId))
  held.sort((one, other) => one.madeAt.localeCompare(other.madeAt) || one.contractId.localeCompare(other.contractId))
  return { arrivals, held }
}

const placesOf = ({ turns, recorded }: Arrival): HeldPlace[] =>
  turns.map(({ contractId, madeAt, events }) => {
    const last = events.at(-1)
    const until = last !== undefined && givesBack(last) ? last.at : recorded.endedAt
    const answered = events.some(({ type }) => type === 'offer-accepted')
    return { contractId, madeAt, answered, ...(until === undefined ? {} : { until }) }
  })
