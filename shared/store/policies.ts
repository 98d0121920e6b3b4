// The targets of an area: the defaults with what its commissioner changed from a day on.
import * as z from 'zod'
import { DEFAULT_POLICY, policyOn, type TargetPolicy } from '../domain/clocks/policy.ts'
import { hasOwnTargets, policiesOf, policyChangeSchema } from '../domain/clocks/policy-changes.ts'
import type { IsoDate } from '../domain/time.ts'
import { addEntry, enteredShape, type Entering, remembering } from './entries.ts'
import { keys } from './keys.ts'
import { queryItems } from './table.ts'

const kept = z.object({
  change: policyChangeSchema,
  /** Why the target was changed. */
  reason: z.string(),
})
/** A change of a target and the reason for it. */
export type ReasonedChange = z.infer<typeof kept>

const storedChange = kept.extend(enteredShape)
/** A change with who entered it, when and why. */
export type PolicyEntry = z.infer<typeof storedChange>

/** Everything that was entered for an area, oldest first. */
export const policyEntriesOf = (area: string): Promise<PolicyEntry[]> =>
  queryItems({ partition: keys.policyChange(area, 0).pk }, storedChange)

/** Adds a change after the last one that was seen; false when somebody has entered something since. */
export const enterPolicyChange = async (area: string, entry: ReasonedChange, entering: Entering): Promise<boolean> => {
  const keyOf = (number: number) => keys.policyChange(area, number)
  const isEntered = await addEntry({ kind: 'policy-change', keyOf }, entry, entering)
  entered.forget(area)
  return isEntered
}

/** The policies of an area, or of one of its contracts, by the entries of the area, in the order of their days. */
export const policiesWith = (area: string, entries: readonly ReasonedChange[], contract?: string): TargetPolicy[] =>
  policiesOf(
    area,
    entries.map(({ change }) => change),
    DEFAULT_POLICY,
    contract,
  )

const entered = remembering<readonly PolicyEntry[]>((area) => policyEntriesOf(area))

/** The policies of an area as they stood within the last minute, in the order of their days. */
export const policiesFor = async (area: string): Promise<readonly TargetPolicy[]> =>
  policiesWith(area, await entered.of(area))

/** The policies of several areas, by area. */
export const policiesForAreas = async (
  areas: readonly string[],
): Promise<ReadonlyMap<string, readonly TargetPolicy[]>> =>
  new Map(await Promise.all([...new Set(areas)].map(async (area) => [area, await policiesFor(area)] as const)))

/** What a contract has agreed for itself, as entered within the last minute; undefined where its area's targets hold on the day. */
export const ownPolicyOf = async (area: string, contract: string, on: IsoDate): Promise<TargetPolicy | undefined> =>
  ownPolicyWith(area, await entered.of(area), contract, on)

/** The same, by entries of the area. */
export const ownPolicyWith = (
  area: string,
  entries: readonly ReasonedChange[],
  contract: string,
  on: IsoDate,
): TargetPolicy | undefined =>
  hasOwnTargets(
    entries.map(({ change }) => change),
    contract,
    on,
  )
    ? policyOn(policiesWith(area, entries, contract), on)
    : undefined
