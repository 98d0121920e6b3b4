// The room under contracts: places taken and given back in the transaction of an offer, by condition, so that it is never sold
// twice; and what was offered in each week, by which offers are shared. One item a contract, all of an area in one partition.
import * as z from 'zod'
import type { ContractWithLoad } from '../domain/assignment/choose.ts'
import type { Contract } from '../domain/assignment/contracts.ts'
import { type Load, NO_LOAD, type WeekLoad, weekOf, windowStart } from '../domain/assignment/room.ts'
import { dateOf, type Instant, type IsoDate } from '../domain/time.ts'
import { keys, roomsPartition } from './keys.ts'
import { type FailedWrite, queryItems, type Write } from './table.ts'

// Attributes of the item's top: an update of a map within it would fail on the first offer, when there is no map yet.
const OFFERED = 'offered '
const TAKEN = 'taken '
const offeredIn = (monday: IsoDate): string => `${OFFERED}${monday}`
const takenIn = (monday: IsoDate): string => `${TAKEN}${monday}`

const room = z
  .looseObject({ sk: z.string(), held: z.number(), lastOfferAt: z.string().exactOptional() })
  .transform(({ sk, held, lastOfferAt, ...counts }): [contractId: string, load: Load] => {
    const weeks: Record<IsoDate, WeekLoad> = {}
    for (const [name, count] of Object.entries(counts)) {
      if (!name.startsWith(OFFERED)) continue
      const monday = name.slice(OFFERED.length)
      weeks[monday] = { offered: Number(count), taken: Number(counts[takenIn(monday)] ?? 0) }
    }
    return [sk, { held, weeks, ...(lastOfferAt === undefined ? {} : { lastOfferAt }) }]
  })

/** Contracts of an area with what each carries now. */
export const withLoad = async (area: string, contracts: readonly Contract[]): Promise<ContractWithLoad[]> => {
  const loads = new Map(await queryItems({ partition: roomsPartition(area) }, room))
  return contracts.map((contract) => ({ ...contract, ...(loads.get(contract.contractId) ?? NO_LOAD) }))
}

/** What an offer reserves: a place among the cases held at once, and one of the week in which it is made. */
export type Reservation = Pick<Contract, 'area' | 'contractId' | 'capacity' | 'weeklyCapacity'> & {
  /** The weeks that are counted so far: those that have left the window are dropped. */
  weeks?: Load['weeks']
}

/** Takes one place under a contract; the condition fails when there is none left at once, or in the week. */
export const takeRoom = (
  { area, contractId, capacity, weeklyCapacity, weeks = {} }: Reservation,
  at: Instant,
): Write => {
  const on = dateOf(at)
  const monday = weekOf(on)
  const gone = Object.keys(weeks).filter((week) => week < windowStart(on))
  const dropped = gone.flatMap((week, place) => [
    [`#offered${place}`, offeredIn(week)],
    [`#taken${place}`, takenIn(week)],
  ])
  const weekly = weeklyCapacity === null ? '' : ' AND (attribute_not_exists(#taken) OR #taken < :weekly)'
  return {
    name: 'room',
    update: keys.room(area, contractId),
    set:
      'SET held = if_not_exists(held, :none) + :one, #taken = if_not_exists(#taken, :none) + :one, ' +
      '#offered = if_not_exists(#offered, :none) + :one, lastOfferAt = :at, kind = :kind' +
      (dropped.length === 0 ? '' : ` REMOVE ${dropped.map(([name]) => name).join(', ')}`),
    condition: `(attribute_not_exists(held) OR held < :capacity)${weekly}`,
    names: { '#taken': takenIn(monday), '#offered': offeredIn(monday), ...Object.fromEntries(dropped) },
    values: {
      ':none': 0,
      ':one': 1,
      ':at': at,
      ':kind': 'room',
      ':capacity': capacity,
      ...(weeklyCapacity === null ? {} : { ':weekly': weeklyCapacity }),
    },
  }
}

/** How many offers were made under a contract in the week of a moment since its load was read, by the writes that failed for it. */
export const offeredMeanwhile = (failed: readonly FailedWrite[], { weeks }: Load, at: Instant): number => {
  const monday = weekOf(dateOf(at))
  const stood = room.safeParse(failed.find(({ name }) => name === 'room')?.stood)
  const now = stood.success ? (stood.data[1].weeks[monday]?.offered ?? 0) : 0
  return Math.max(0, now - (weeks[monday]?.offered ?? 0))
}

/** A place that comes free; `week` is the Monday of the week whose place comes back with it, while that week lasts. */
export type FreedPlace = { area: string; contractId: string; week?: IsoDate }

/** Gives places back. An item can be written once in a transaction: places under one contract go back together. */
export const giveRoomBack = (freed: readonly FreedPlace[]): Write[] =>
  [...Map.groupBy(freed, ({ contractId }) => contractId).values()].flatMap((places) => {
    const [first] = places
    return first === undefined ? [] : [placesBack(first, places)]
  })

const placesBack = ({ area, contractId }: FreedPlace, places: readonly FreedPlace[]): Write => {
  // Only the week that is now is ever given back: places of one transaction are of one week.
  const ofWeek = places.filter(({ week }) => week !== undefined)
  const monday = ofWeek[0]?.week
  return {
    name: 'room-back',
    update: keys.room(area, contractId),
    set: `SET held = held - :places${monday === undefined ? '' : ', #taken = #taken - :week'}`,
    condition: `held >= :places${monday === undefined ? '' : ' AND #taken >= :week'}`,
    ...(monday === undefined ? {} : { names: { '#taken': takenIn(monday) } }),
    values: { ':places': places.length, ...(monday === undefined ? {} : { ':week': ofWeek.length }) },
  }
}
