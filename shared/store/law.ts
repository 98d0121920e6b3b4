// The law of an authority: the statute with what its commissioner entered.
import type * as z from 'zod'
import { type LawChange, lawChangeSchema, lawWith, versionWith } from '../domain/eligibility/law-changes.ts'
import { type RuleSet, STATUTE_SET } from '../domain/eligibility/rule-set.ts'
import { addEntry, enteredShape, type Entering, remembering } from './entries.ts'
import { keys } from './keys.ts'
import { queryItems } from './table.ts'

const storedChange = lawChangeSchema.extend(enteredShape)
/** An entry with who made it, and when. */
export type LawEntry = z.infer<typeof storedChange>

/** Everything that was entered for an authority, oldest first. */
export const lawEntriesOf = (authority: string): Promise<LawEntry[]> =>
  queryItems({ partition: keys.lawChange(authority, 0).pk }, storedChange)

/** Adds an entry after the last one that was seen; false when somebody has entered something since. */
export const enterLaw = async (authority: string, change: LawChange, entering: Entering): Promise<boolean> => {
  const keyOf = (number: number) => keys.lawChange(authority, number)
  const isEntered = await addEntry({ kind: 'law-change', keyOf }, change, entering)
  sets.forget(authority)
  return isEntered
}

// An entry leads to another version: where it is the same, so is the law, and compiled rules are used again.
const sets = remembering<RuleSet>(async (authority, before) => {
  const set = lawOf(authority, await lawEntriesOf(authority))
  return before?.version === set.version ? before : set
})

/**
 * The rules by which the referrals of an authority are judged, as they stood within the last minute, and the name that is
 * kept with every answer. The same array for as long as nothing is entered: rules are compiled once for each.
 */
export const rulesFor = (authority: string): Promise<RuleSet> => sets.of(authority)

/** The law of an authority with its entries; without any it is the statute itself. */
export const lawOf = (authority: string, entries: readonly LawChange[], statute: RuleSet = STATUTE_SET): RuleSet =>
  entries.length === 0
    ? statute
    : { version: versionWith(statute, authority, entries.length), rules: lawWith(statute.rules, entries) }
