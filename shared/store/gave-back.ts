// The addresses of contracts that have given back mail, so that the next mail begins with a contact that can be reached. They
// stand in the contract in the clear, and so they do here; only the key has a hash, for it must not be too long.
import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { Contract } from '../domain/assignment/contracts.ts'
import { addressesOf, type GaveBack } from '../domain/assignment/reachable.ts'
import type { Instant } from '../domain/time.ts'
import { gaveBackPartition, keys } from './keys.ts'
import { queryItems, type Write } from './table.ts'

const stored = z.object({ contractId: z.string(), address: z.string(), contacts: z.array(z.string()), at: z.string() })

/** What is remembered of the addresses of an area, whether or not it still counts. */
export const gaveBackIn = (area: string): Promise<GaveBack[]> =>
  queryItems({ partition: gaveBackPartition(area) }, stored)

const hashOf = (address: string): string => createHash('sha256').update(address).digest('base64url')

/** The name under which it is written. */
export const GAVE_BACK_WRITE = 'gave-back'

/** Remembers that an address gave mail back; of two who do so at once, one has to look again. */
export const gaveBackWrite = (contract: Contract, address: string, at: Instant): Write => {
  const { area, contractId } = contract
  const contacts = addressesOf(contract)
  const item = { contractId, address: address.toLowerCase(), contacts, at }
  return {
    name: GAVE_BACK_WRITE,
    put: { ...keys.gaveBack(area, contractId, hashOf(item.address)), kind: 'gave-back', ...item },
    condition: 'attribute_not_exists(pk) OR #contacts <> :contacts',
    names: { '#contacts': 'contacts' },
    values: { ':contacts': contacts },
  }
}
