// Authorities and the contracts of their areas.
import type { ContractWithLoad } from '../domain/assignment/choose.ts'
import { contractOn, contractsOn } from '../domain/assignment/contract-terms.ts'
import { type Authority, authoritySchema, type Contract } from '../domain/assignment/contracts.ts'
import { dateOf, type IsoDate } from '../domain/time.ts'
import { now } from '../platform/clock.ts'
import { asEntry, contractEntriesOf, enterContract } from './contracts.ts'
import { remembering } from './entries.ts'
import { keys } from './keys.ts'
import { withLoad } from './rooms.ts'
import { queryItems, readItem, transact } from './table.ts'

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

/** The contracts of an area with their terms on a day, today unless another is named; those too that are not in force then. */
export const contractsOf = async (area: string, on: IsoDate = dateOf(now())): Promise<Contract[]> =>
  contractsOn(area, await contractEntriesOf(area), on)

/** A contract of an area with its terms on a day, today unless another is named. */
export const contractBy = async (
  area: string,
  contractId: string,
  on: IsoDate = dateOf(now()),
): Promise<Contract | undefined> => contractOn(area, await contractEntriesOf(area), contractId, on)

/** The contracts of an area, with their terms on a day and what each carries now. */
export const contractsWithLoad = async (area: string, on: IsoDate = dateOf(now())): Promise<ContractWithLoad[]> =>
  withLoad(area, await contractsOf(area, on))

export const putAuthority = async (authority: Authority): Promise<void> => {
  await transact([
    { name: 'authority', put: { ...keys.authority(authority.authority), kind: 'authority', ...authority } },
  ])
}

/** Adds a contract as it stands, from its first day on, to those of its area. */
export const putContract = async (contract: Contract): Promise<void> => {
  const entries = await contractEntriesOf(contract.area)
  const entering = { seen: entries.length, at: now(), by: { id: 'service', name: 'Service' } }
  if (!(await enterContract(contract.area, asEntry(contract), entering)))
    throw new Error(`The contracts of ${contract.area} were changed meanwhile`)
}

/** The providers under contract in areas, past and coming ones among them, as they stood within the last minute. */
export const providersOf = async (areas: readonly string[]): Promise<Pick<Contract, 'provider' | 'providerName'>[]> =>
  (await Promise.all(areas.map((area) => recentContracts.of(area)))).flat()

const recentContracts = remembering((area: string): Promise<Contract[]> => contractsOf(area))
