// Contracts as dated data: each entry says what is agreed from a day on, and is never changed or taken away. What was in force
// on a day can be asked for ever after.
import * as z from 'zod'
import { daysAfter, type IsoDate } from '../time.ts'
import { type Contract, contractSchema } from './contracts.ts'
import { ROLES, type Role } from '../eligibility/rules.ts'

/** What is agreed, and may be agreed anew from a day on. */
export const contractTermsSchema = contractSchema.omit({
  contractId: true,
  area: true,
  provider: true,
  providerName: true,
  from: true,
})
export type ContractTerms = z.infer<typeof contractTermsSchema>

const from = z.iso.date()
// A schema with defaults would fill in what a change does not say.
const changedTermsSchema = z.strictObject({
  roles: contractTermsSchema.shape.roles.exactOptional(),
  capacity: contractTermsSchema.shape.capacity.exactOptional(),
  weeklyCapacity: contractTermsSchema.shape.weeklyCapacity.unwrap().exactOptional(),
  rank: contractTermsSchema.shape.rank.exactOptional(),
  share: contractTermsSchema.shape.share.unwrap().exactOptional(),
  languages: contractTermsSchema.shape.languages.unwrap().exactOptional(),
  specialisms: contractTermsSchema.shape.specialisms.unwrap().exactOptional(),
  contacts: contractTermsSchema.shape.contacts.exactOptional(),
  manager: contractTermsSchema.shape.manager.exactOptional(),
  officeHours: contractTermsSchema.shape.officeHours,
  language: contractTermsSchema.shape.language.unwrap().exactOptional(),
  to: contractTermsSchema.shape.to.exactOptional(),
})
/** The terms that another agreement brings; what it does not name stays. */
export type ChangedTerms = z.infer<typeof changedTermsSchema>

export const contractEntrySchema = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('begun'),
    contractId: z.string(),
    provider: z.string(),
    providerName: z.string(),
    from,
    terms: contractTermsSchema,
  }),
  z.object({ what: z.literal('changed'), contractId: z.string(), from, terms: changedTermsSchema }),
])
/** A contract that begins on a day, or terms of one that change from a day on. */
export type ContractEntry = z.infer<typeof contractEntrySchema>

type Begun = Extract<ContractEntry, { what: 'begun' }>
type Changed = Extract<ContractEntry, { what: 'changed' }>

const beginnings = (entries: readonly ContractEntry[]): Begun[] =>
  entries.filter((entry): entry is Begun => entry.what === 'begun')

/** The changes of a contract in the order in which they count: by day, and of one day as they were entered. */
const changesOf = (entries: readonly ContractEntry[], contractId: string): Changed[] =>
  entries
    .filter((entry): entry is Changed => entry.what === 'changed' && entry.contractId === contractId)
    .toSorted((one, other) => one.from.localeCompare(other.from))

const termsOn = (area: string, begun: Begun, changes: readonly Changed[], on: IsoDate): Contract => {
  const { contractId, provider, providerName, terms } = begun
  const counted = changes.filter((change) => change.from <= on)
  return Object.assign(
    { contractId, area, provider, providerName, ...terms, from: begun.from },
    ...counted.map((change) => change.terms),
  )
}

/** The contracts of an area with the terms of a day, in the order of their entry; one that has not begun with those it begins with. */
export const contractsOn = (area: string, entries: readonly ContractEntry[], on: IsoDate): Contract[] =>
  beginnings(entries).map((begun) => termsOn(area, begun, changesOf(entries, begun.contractId), on))

/** A contract with the terms of a day, if there is such a contract. */
export const contractOn = (
  area: string,
  entries: readonly ContractEntry[],
  contractId: string,
  on: IsoDate,
): Contract | undefined => contractsOn(area, entries, on).find((contract) => contract.contractId === contractId)

/** How a contract stands on a day: to come, in force, or ended. The day named as its last is one on which it is in force. */
export const standingOn = ({ from: begins, to }: Pick<Contract, 'from' | 'to'>, on: IsoDate) => {
  if (on < begins) return 'coming'
  return to !== null && on > to ? 'ended' : 'in-force'
}
export type ContractStanding = ReturnType<typeof standingOn>

/** The terms of a contract over time: each time from a day on with what held then, the first one first. */
export const termsOverTime = (area: string, entries: readonly ContractEntry[], contractId: string): Contract[] => {
  const begun = beginnings(entries).find((entry) => entry.contractId === contractId)
  if (begun === undefined) return []
  const changes = changesOf(entries, contractId)
  const days = new Set([begun.from, ...changes.map((change) => change.from)])
  return [...days].map((on) => ({ ...termsOn(area, begun, changes, on), from: on }))
}

// Roles, languages and specialisms are sets, and those of a day may have been told in another order; contacts have theirs.
const told = (term: unknown): unknown =>
  Array.isArray(term) && term.every((one) => typeof one === 'string') ? term.toSorted() : (term ?? null)
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(told(one)) === JSON.stringify(told(other))

/** The names of all terms, in the order in which they are told. */
export const TERMS = contractTermsSchema.keyof().options
export type TermName = (typeof TERMS)[number]

/** The terms that are agreed otherwise than before; undefined when all are as they were. */
export const changedTerms = (before: ContractTerms, after: ContractTerms): ChangedTerms | undefined => {
  const names = TERMS.filter((name) => !isSame(before[name], after[name]))
  if (names.length === 0) return undefined
  return changedTermsSchema.parse(Object.fromEntries(names.map((name) => [name, after[name]])))
}

/** The id of a new contract of a provider in an area: the second of the same two is numbered. */
export const newContractId = (area: string, provider: string, entries: readonly ContractEntry[]): string => {
  const id = `${area}-${provider}`
  const taken = new Set(beginnings(entries).map(({ contractId }) => contractId))
  if (!taken.has(id)) return id
  let number = 2
  while (taken.has(`${id}-${number}`)) number += 1
  return `${id}-${number}`
}

export type ContractFault =
  | { why: 'in-the-past' }
  | { why: 'as-it-is' }
  | { why: 'no-such-contract' }
  | { why: 'before-it-begins'; on: IsoDate }
  | { why: 'after-its-end'; on: IsoDate }
  | { why: 'ends-before-it-counts' }
  | { why: 'duplicate-contact' }
  /** Another contract of the provider is in force for the same role on that day. */
  | { why: 'overlap'; on: IsoDate; role: Role }
  /** The shares of a rank for a role come to more than everything on that day. */
  | { why: 'shares-over-all'; on: IsoDate; role: Role; rank: number; sum: number }

const inForce = (area: string, entries: readonly ContractEntry[], on: IsoDate): Contract[] =>
  contractsOn(area, entries, on).filter((contract) => standingOn(contract, on) === 'in-force')

/** The days from one on at which the contracts of an area come to be others than on the day before. */
const turningDays = (area: string, entries: readonly ContractEntry[], from: IsoDate): IsoDate[] => {
  const counting = entries.map((entry) => entry.from)
  const endings = [...new Set([from, ...counting])]
    .flatMap((on) => contractsOn(area, entries, on))
    .flatMap(({ to }) => (to === null ? [] : [daysAfter(to, 1)]))
  return [...new Set([from, ...counting, ...endings])].filter((on) => on >= from).toSorted()
}

const overlapOn = (contracts: readonly Contract[], contractId: string): Role | undefined => {
  const own = contracts.find((contract) => contract.contractId === contractId)
  return own?.roles.find((role) =>
    contracts.some(
      (other) => other.contractId !== contractId && other.provider === own.provider && other.roles.includes(role),
    ),
  )
}

const WHOLE = 100

const shareFaultOn = (contracts: readonly Contract[], contractId: string, on: IsoDate): ContractFault | undefined => {
  const own = contracts.find((contract) => contract.contractId === contractId)
  if (own === undefined || own.share === null) return undefined
  for (const role of own.roles) {
    const alike = contracts.filter(({ rank, roles }) => rank === own.rank && roles.includes(role))
    // Hundredths are as fine as a share is agreed; the sum of three thirds is not to fail for its last digit.
    const sum = Math.round(alike.reduce((total, { share }) => total + (share ?? 0), 0) * 100) / 100
    if (sum > WHOLE) return { why: 'shares-over-all', on, role, rank: own.rank, sum }
  }
  return undefined
}

/** Why a contract cannot run beside the others of its area from a day on; each day is looked at on which something changes. */
const faultBeside = (
  area: string,
  entries: readonly ContractEntry[],
  contractId: string,
  from: IsoDate,
): ContractFault | undefined => {
  for (const on of turningDays(area, entries, from)) {
    const contracts = inForce(area, entries, on)
    const role = overlapOn(contracts, contractId)
    if (role !== undefined) return { why: 'overlap', on, role }
    const fault = shareFaultOn(contracts, contractId, on)
    if (fault !== undefined) return fault
  }
  return undefined
}

const hasDuplicates = (contacts: ContractTerms['contacts']): boolean =>
  new Set(contacts.map(({ email }) => email.toLowerCase())).size < contacts.length

const faultOfDates = (area: string, entries: readonly ContractEntry[], entry: ContractEntry, today: IsoDate) => {
  if (entry.from < today) return { why: 'in-the-past' } as const
  const { to } = entry.terms
  if (typeof to === 'string' && to < entry.from) return { why: 'ends-before-it-counts' } as const
  if (entry.what === 'begun') return undefined
  const before = contractOn(area, entries, entry.contractId, entry.from)
  if (before === undefined) return { why: 'no-such-contract' } as const
  if (entry.from < before.from) return { why: 'before-it-begins', on: before.from } as const
  // A contract that has ended can be taken up again, which says until when; other terms of it would count on no day.
  if (to === undefined && before.to !== null && entry.from > before.to)
    return { why: 'after-its-end', on: before.to } as const
  return undefined
}

const changesNothing = (area: string, entries: readonly ContractEntry[], entry: Changed): boolean => {
  const before = contractOn(area, entries, entry.contractId, entry.from)
  return before !== undefined && TERMS.every((name) => isSame(before[name], { ...before, ...entry.terms }[name]))
}

/**
 * Why an entry may not be made on a day after those of an area: it would reach back, change nothing, promise more than
 * everything, or leave two contracts of one provider for the same. Undefined for one that may.
 */
export const faultOfContractEntry = (
  area: string,
  entries: readonly ContractEntry[],
  entry: ContractEntry,
  today: IsoDate,
): ContractFault | undefined => {
  const fault = faultOfDates(area, entries, entry, today)
  if (fault !== undefined) return fault
  if (entry.what === 'changed' && changesNothing(area, entries, entry)) return { why: 'as-it-is' }
  if (hasDuplicates(entry.terms.contacts ?? [])) return { why: 'duplicate-contact' }
  return faultBeside(area, [...entries, entry], entry.contractId, entry.from)
}

/** The providers that the contracts of an area name, each once under its latest name. */
export const providersNamed = (entries: readonly ContractEntry[]): { provider: string; name: string }[] => [
  ...new Map(
    beginnings(entries).map(({ provider, providerName }) => [provider, { provider, name: providerName }]),
  ).values(),
]

/** The roles of which a contract is one, in the order of the trade. */
export const inOrder = (roles: readonly Role[]): Role[] => ROLES.filter((role) => roles.includes(role))
