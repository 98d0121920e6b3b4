// Authorities and the contracts of their areas.
import * as z from 'zod'
import type { ContractWithLoad } from '../domain/assignment/choose.ts'
import { type Authority, authoritySchema, type Contract, contractSchema } from '../domain/assignment/contracts.ts'
import { keys } from './keys.ts'
import { queryItems, readItem, transact, type Write } from './table.ts'

export const authorityBy = (authority: string): Promise<Authority | undefined> =>
  readItem(keys.authority(authority), authoritySchema)

export const allAuthorities = (): Promise<Authority[]> => queryItems({ partition: 'AUTHORITIES' }, authoritySchema)

const REMEMBERED_MS = 60_000
let remembered: { authorities: Promise<Authority[]>; until: number } | undefined

/** All authorities, as they stood within the last minute. */
export const recentAuthorities = (nowMs: number): Promise<readonly Authority[]> => {
  if (remembered === undefined || remembered.until < nowMs) {
    const authorities = allAuthorities()
    remembered = { authorities, until: nowMs + REMEMBERED_MS }
    // A failed read must not be remembered.
    authorities.catch(() => {
      remembered = undefined
    })
  }
  return remembered.authorities
}

export const contractsOf = (area: string): Promise<Contract[]> =>
  queryItems({ partition: `CONTRACTS#${area}` }, contractSchema)

export const contractBy = (area: string, contractId: string): Promise<Contract | undefined> =>
  readItem(keys.contract(area, contractId), contractSchema)

const room = z.object({ held: z.number() })

/** The contracts of an area with the number of cases now held under each. */
export const contractsWithLoad = async (area: string): Promise<ContractWithLoad[]> => {
  const contracts = await contractsOf(area)
  return Promise.all(
    contracts.map(async (contract) => ({
      ...contract,
      held: (await readItem(keys.room(contract.contractId), room))?.held ?? 0,
    })),
  )
}

/** Takes one place under a contract; the condition fails when there is none left. */
export const takeRoom = (contractId: string, capacity: number): Write => ({
  name: 'room',
  update: keys.room(contractId),
  set: 'SET held = if_not_exists(held, :none) + :one, kind = :kind',
  condition: 'attribute_not_exists(held) OR held < :capacity',
  values: { ':none': 0, ':one': 1, ':capacity': capacity, ':kind': 'room' },
})

/** Gives places back. An item can be written once in a transaction: places under one contract go back together. */
export const giveRoomBack = (contractIds: readonly string[]): Write[] =>
  [...new Set(contractIds)].map((contractId) =>
    placesBack(contractId, contractIds.filter((each) => each === contractId).length),
  )

const placesBack = (contractId: string, places: number): Write => ({
  name: 'room-back',
  update: keys.room(contractId),
  set: 'SET held = held - :places',
  condition: 'held >= :places',
  values: { ':places': places },
})

export const putAuthority = async (authority: Authority): Promise<void> => {
  await transact([
    { name: 'authority', put: { ...keys.authority(authority.authority), kind: 'authority', ...authority } },
  ])
}

export const putContract = async (contract: Contract): Promise<void> => {
  await transact([
    {
      name: 'contract',
      put: { ...keys.contract(contract.area, contract.contractId), kind: 'contract', ...contract },
    },
  ])
}
