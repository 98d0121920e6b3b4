// Which referrals are about the same person: found by keyed hashes of what the person is known by, within one authority.
// The table holds nothing from which the person could be told, and nothing that another authority could look for.
import * as z from 'zod'
import type { CaseState } from '../domain/case.ts'
import type { Role } from '../domain/eligibility/rules.ts'
import type { EarlierCase } from '../domain/events.ts'
import { likenessesOf } from '../domain/likeness.ts'
import { referralHasEnded, type ReferralState } from '../domain/referral.ts'
import type { Instant } from '../domain/time.ts'
import { hashOfLikeness } from '../platform/person-key.ts'
import { casesOfReferral } from './cases.ts'
import { keys, likenessPartition } from './keys.ts'
import { referralBy } from './referrals.ts'
import { queryItems, type Write } from './table.ts'

const hashesOf = (authority: string, person: unknown): Promise<string[]> =>
  Promise.all(likenessesOf(person).map((likeness) => hashOfLikeness(authority, likeness)))

/** The writes by which a referral is found by its person; they belong into the transaction that receives it. */
export const likenessWrites = async (
  { reference, authority, at }: { reference: string; authority: string; at: Instant },
  person: unknown,
): Promise<Write[]> =>
  (await hashesOf(authority, person)).map((hash) => ({
    name: 'likeness',
    put: { ...keys.likeness(hash, at, reference), kind: 'likeness', reference },
  }))

const likenessItem = z.object({ reference: z.string() })

/** So many of the newest referrals of a person are looked at: nobody has more that are open. */
const MOST_LOOKED_AT = 20

export type Sought = {
  authority: string
  /** What a form or a draft says of the person; what is not given is not compared. */
  person: unknown
  processes: readonly string[]
}

const withSamePerson = async ({
  authority,
  person,
}: Pick<Sought, 'authority' | 'person'>): Promise<ReferralState[]> => {
  const found = await Promise.all(
    (await hashesOf(authority, person)).map((hash) =>
      queryItems({ partition: likenessPartition(hash), newestFirst: true, limit: MOST_LOOKED_AT }, likenessItem),
    ),
  )
  const references = new Set(found.flat().map(({ reference }) => reference))
  return (await Promise.all([...references].map(referralBy))).filter((state) => state !== undefined)
}

/**
 * The open referrals of an authority that are about the same person and decide one of the same things, newest first, each
 * with its cases.
 */
export const likelyDuplicates = async (
  sought: Sought,
): Promise<{ state: ReferralState; cases: readonly CaseState[] }[]> => {
  const { authority, processes } = sought
  if (processes.length === 0) return []
  const open = (await withSamePerson(sought))
    .filter((state) => state.authority === authority && !referralHasEnded(state))
    .filter(({ facts }) => facts.processes.some((process) => processes.includes(process)))
    .toSorted((one, other) => other.receivedAt.localeCompare(one.receivedAt))
  return Promise.all(open.map(async (state) => ({ state, cases: await casesOfReferral(state.reference) })))
}

/**
 * The person's latest case before this referral with a role that an advocate was named for: whose provider knows them. Found
 * within the authority that referred; what one authority knows of a person another cannot look for.
 */
export const earlierCase = async (
  { authority, reference, person }: { authority: string; reference: string; person: unknown },
  role: Role,
): Promise<EarlierCase | undefined> => {
  const before = (await withSamePerson({ authority, person })).filter(
    (state) => state.authority === authority && state.reference !== reference,
  )
  const cases = (await Promise.all(before.map((state) => casesOfReferral(state.reference)))).flat()
  const last = cases
    .filter((state) => state.role === role && state.reached.allocation !== undefined)
    .toSorted((one, other) => (one.reached.allocation ?? '').localeCompare(other.reached.allocation ?? ''))
    .at(-1)
  if (last?.offer === undefined) return undefined
  const { caseId, offer, advocate } = last
  return { caseId, provider: offer.provider, ...(advocate === undefined ? {} : { advocate }) }
}
