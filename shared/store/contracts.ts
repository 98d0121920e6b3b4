// The contracts of an area: entries that are only ever added, each with who entered it, when and why. What holds on a day is
// folded from all of them.
import * as z from 'zod'
import { type ContractEntry, contractEntrySchema } from '../domain/assignment/contract-terms.ts'
import type { Contract } from '../domain/assignment/contracts.ts'
import { addEntry, enteredShape, type Entering } from './entries.ts'
import { keys } from './keys.ts'
import { outboxWrites } from './outbox.ts'
import { queryItems } from './table.ts'

const kept = z.object({
  entry: contractEntrySchema,
  /** Why it was agreed, or agreed otherwise. */
  reason: z.string(),
})
/** What is entered of a contract, and the reason for it. */
export type ReasonedEntry = z.infer<typeof kept>

const stored = kept.extend(enteredShape)
/** An entry of a contract with who made it, when and why. */
export type LoggedEntry = z.infer<typeof stored>

/** Everything that was entered of the contracts of an area, oldest first. */
export const loggedEntriesOf = (area: string): Promise<LoggedEntry[]> =>
  queryItems({ partition: keys.contractEntry(area, 0).pk, beginsWith: 'ENTRY#' }, stored)

/** What the contracts of an area are folded from, oldest first. */
export const contractEntriesOf = async (area: string): Promise<ContractEntry[]> =>
  (await loggedEntriesOf(area)).map(({ entry }) => entry)

/** Adds an entry after the last one of the area that was seen; false when somebody has entered something since. */
export const enterContract = (area: string, entry: ReasonedEntry, entering: Entering): Promise<boolean> => {
  const keyOf = (number: number) => keys.contractEntry(area, number)
  // Terms of a later day are seen to by the sweep, once that day has come.
  const placing = outboxWrites(`contract-${area}-${entering.seen + 1}`, [{ do: 'place-waiting', area }], entering.at)
  return addEntry({ kind: 'contract-entry', keyOf }, entry, entering, placing)
}

/** A contract as the entry that begins it with all its terms. */
export const asEntry = (contract: Contract): ReasonedEntry => {
  const { contractId, area: _, provider, providerName, from, ...terms } = contract
  return { entry: { what: 'begun', contractId, provider, providerName, from, terms }, reason: 'The contract begins.' }
}
