// Which contact of a contract is mailed first: an address that has given mail back for good is passed over until the contacts of
// the contract change.
import type { Instant } from '../time.ts'
import type { Contract } from './contracts.ts'

/** An address that has given back mail for good, or called it unwanted; `contacts` are those that the contract had then. */
export type GaveBack = { contractId: string; address: string; contacts: string[]; at: Instant }

type WithContacts = Pick<Contract, 'contractId' | 'contacts'>

/** The addresses of a contract as they are compared. */
export const addressesOf = ({ contacts }: Pick<Contract, 'contacts'>): string[] =>
  contacts.map(({ email }) => email.toLowerCase())

/** Whether it still counts: contacts that were changed since are all tried anew. */
export const stillCounts = ({ contractId, contacts }: GaveBack, contract: WithContacts): boolean => {
  const now = addressesOf(contract)
  return (
    contractId === contract.contractId &&
    contacts.length === now.length &&
    contacts.every((address, place) => address === now[place])
  )
}

/** What is known of an address of a contract, where it still counts. */
export const knownOf = (address: string, contract: WithContacts, gaveBack: readonly GaveBack[]): GaveBack | undefined =>
  gaveBack.find((each) => each.address === address.toLowerCase() && stillCounts(each, contract))

/** The place of the contact to mail first; where all of them have given mail back, the first of all is tried again. */
export const firstContact = (contract: WithContacts, gaveBack: readonly GaveBack[]): number =>
  Math.max(
    0,
    contract.contacts.findIndex(({ email }) => knownOf(email, contract, gaveBack) === undefined),
  )
