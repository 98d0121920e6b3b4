// The contracts of an area as its commissioner sees them: how they stand, their terms in words, what was entered, and what an
// entry would do.
import type { ContractWithLoad } from '../../../shared/domain/assignment/choose.ts'
import type { Contract } from '../../../shared/domain/assignment/contracts.ts'
import {
  type ContractEntry,
  type ContractFault,
  contractOn,
  contractsOn,
  type ContractStanding,
  type ContractTerms,
  inOrder,
  standingOn,
  type TermName,
  TERMS,
  termsOverTime,
} from '../../../shared/domain/assignment/contract-terms.ts'
import { ROLES } from '../../../shared/domain/eligibility/rules.ts'
import { daysAfter, type IsoDate } from '../../../shared/domain/time.ts'
import type { LoggedEntry } from '../../../shared/store/contracts.ts'
import type { Words } from '../../../shared/web/words/index.ts'

export const CONTRACTS_PATH = '/manage/contracts'
export const NEW_PATH = `${CONTRACTS_PATH}/new`
export const contractPath = (contractId: string): string => `${CONTRACTS_PATH}/${contractId}`
export const changePath = (contractId: string): string => `${contractPath(contractId)}/change`

/** The contracts of an area at a day: everything that was entered, oldest first. */
export type AreaContracts = { area: string; name: string; logged: readonly LoggedEntry[]; today: IsoDate }

export const entriesIn = ({ logged }: Pick<AreaContracts, 'logged'>): ContractEntry[] =>
  logged.map(({ entry }) => entry)

const listed = (words: readonly string[], w: Words): string =>
  words.length === 0 ? w.contracts.none : w.dates.list(words)

/** A term in words, by its name. */
const TERM_WORDS: { [Name in TermName]: (terms: ContractTerms, w: Words) => string } = {
  roles: ({ roles }, w) =>
    listed(
      inOrder(roles).map((role) => w.status.shortRole[role]),
      w,
    ),
  capacity: ({ capacity }) => String(capacity),
  weeklyCapacity: ({ weeklyCapacity }, w) => (weeklyCapacity === null ? w.contracts.without : String(weeklyCapacity)),
  rank: ({ rank }) => String(rank),
  share: ({ share }, w) => (share === null ? w.contracts.equalShare : w.contracts.percent(share)),
  languages: ({ languages }, w) =>
    listed(
      languages.map((language) => w.form.fields['advocate.speaks'].options[language]),
      w,
    ),
  specialisms: ({ specialisms }, w) =>
    listed(
      specialisms.map((one) => w.form.fields['person.mainNeeds'].options[one]),
      w,
    ),
  contacts: ({ contacts }, w) =>
    listed(
      contacts.map(({ name, email }) => w.contracts.contact(name, email)),
      w,
    ),
  manager: ({ manager: { name, email } }, w) => w.contracts.contact(name, email),
  officeHours: ({ officeHours }, w) =>
    officeHours === undefined || officeHours === null
      ? w.contracts.usualHours
      : w.contracts.hours(officeHours.opens, officeHours.closes),
  language: ({ language }, w) => w.contracts.mailLanguages[language],
  to: ({ to }, w) => (to === null ? w.contracts.noLastDay : w.dates.day(to)),
}

/** The terms in words, each under its name. */
const termRows = (terms: ContractTerms, w: Words, names: readonly TermName[] = TERMS) =>
  names.map((name) => ({ key: w.contracts.terms[name], value: TERM_WORDS[name](terms, w) }))

/** The terms that read otherwise after than before. */
const changedRows = (before: ContractTerms, after: ContractTerms, w: Words) =>
  TERMS.map((name) => ({
    key: w.contracts.terms[name],
    before: TERM_WORDS[name](before, w),
    after: TERM_WORDS[name](after, w),
  })).filter((row) => row.before !== row.after)

const timeOf = ({ from, to }: Contract, w: Words): string =>
  to === null
    ? w.contracts.since(w.dates.shortDay(from))
    : w.contracts.time(w.dates.shortDay(from), w.dates.shortDay(to))

const listRow = (contract: ContractWithLoad, w: Words) => {
  const t = w.contracts.list
  const { contractId, providerName, capacity, held, rank, weeklyCapacity } = contract
  return {
    href: contractPath(contractId),
    provider: providerName,
    contractId,
    roles: TERM_WORDS.roles(contract, w),
    time: timeOf(contract, w),
    rank: t.rank(rank, TERM_WORDS.share(contract, w)),
    room: t.room(held, capacity),
    isFull: held >= capacity,
    aWeek: weeklyCapacity === null ? undefined : t.aWeek(weeklyCapacity),
  }
}

/** The roles for which no contract of an area is in force on a day. */
const uncoveredOn = (contracts: readonly Contract[], on: IsoDate) => {
  const covered = contracts.filter((contract) => standingOn(contract, on) === 'in-force').flatMap(({ roles }) => roles)
  return ROLES.filter((role) => !covered.includes(role))
}

const STANDINGS: readonly ContractStanding[] = ['in-force', 'coming', 'ended']

/** The page of all contracts, with what each carries now. */
export const listContext = ({ name, today }: AreaContracts, contracts: readonly ContractWithLoad[], w: Words) => {
  const t = w.contracts
  const inTurn = contracts.toSorted(
    (one, other) => one.rank - other.rank || one.providerName.localeCompare(other.providerName),
  )
  const uncovered = uncoveredOn(contracts, today)
  return {
    lede: t.lede(name),
    add: NEW_PATH,
    uncovered:
      uncovered.length === 0
        ? undefined
        : t.list.uncovered(w.dates.list(uncovered.map((role) => w.status.shortRole[role]))),
    groups: STANDINGS.map((standing) => ({
      ...t.list[standing],
      rows: inTurn.filter((contract) => standingOn(contract, today) === standing).map((one) => listRow(one, w)),
    })),
  }
}

const loggedWords = ({ entry }: LoggedEntry, w: Words): string => {
  const t = w.contracts.one.history
  const from = w.dates.shortDay(entry.from)
  if (entry.what === 'begun') return t.begun(from)
  const names = TERMS.filter((name) => entry.terms[name] !== undefined)
  return t.changed(w.dates.list(names.map((name) => w.contracts.terms[name])), from)
}

/** The page of one contract. `held` is the number of cases it carries now. */
export const oneContext = (
  { area, logged, today }: AreaContracts,
  contract: Contract,
  { held, hasOwnTargets }: { held: number; hasOwnTargets: boolean },
  w: Words,
) => {
  const t = w.contracts.one
  const { contractId } = contract
  const periods = termsOverTime(area, entriesIn({ logged }), contractId)
  const standing = standingOn(contract, today)
  const nowFrom = periods.findLast(({ from }) => from <= today)?.from
  return {
    name: contract.providerName,
    standing: w.contracts.standing[standing],
    facts: [
      { key: t.provider, value: t.providerValue(contract.providerName, contract.provider) },
      { key: t.id, value: contractId },
      { key: t.begins, value: w.dates.day(contract.from) },
      { key: t.room, value: w.contracts.list.room(held, contract.capacity) },
    ],
    termsTitle: standing === 'coming' ? t.firstTerms(w.dates.day(contract.from)) : t.terms(w.dates.day(today)),
    terms: termRows(contract, w),
    change: changePath(contractId),
    targets: `/manage/targets?${new URLSearchParams({ contract: contractId }).toString()}`,
    hasOwnTargets,
    periods: periods
      .map((period, place) => {
        const before = periods[place - 1]
        return {
          from: w.dates.day(period.from),
          counts: period.from === nowFrom && standing === 'in-force',
          begins: before === undefined,
          lines: (before === undefined ? termRows(period, w) : changedRows(before, period, w)).map((row) =>
            t.overTime.line(row.key, 'after' in row ? row.after : row.value),
          ),
        }
      })
      .toReversed(),
    history: logged
      .filter(({ entry }) => entry.contractId === contractId)
      .map((one) => ({
        number: one.number,
        what: loggedWords(one, w),
        reason: one.reason,
        by: one.by.name,
        at: one.at,
      }))
      .toReversed(),
  }
}

/** Why an entry may not be made, in words. */
export const faultWords = (fault: ContractFault, w: Words): string =>
  w.contracts.faults[fault.why]({
    day: 'on' in fault ? w.dates.day(fault.on) : '',
    role: 'role' in fault ? w.status.shortRole[fault.role] : '',
    rank: 'rank' in fault ? fault.rank : 0,
    sum: 'sum' in fault ? fault.sum : 0,
  })

const warningsOf = (
  { area, logged, today }: AreaContracts,
  { entry, held }: { entry: ContractEntry; held: number },
  w: Words,
): string[] => {
  const t = w.contracts.check
  const { contractId, from } = entry
  const [before, after] = [entriesIn({ logged }), [...entriesIn({ logged }), entry]]
  const contract = contractOn(area, after, contractId, from)
  const later = termsOverTime(area, after, contractId).filter((period) => period.from > from)
  const { capacity, to } = entry.terms
  // A role that nobody else has either is without a contract from the day after the last one.
  const day = to === undefined || to === null ? from : daysAfter(to, 1)
  const already = uncoveredOn(contractsOn(area, before, day), day)
  const uncovered = inOrder(uncoveredOn(contractsOn(area, after, day), day).filter((role) => !already.includes(role)))
  return [
    ...(capacity !== undefined && capacity < held ? [t.overCapacity(held, capacity)] : []),
    ...(typeof to === 'string' ? [t.ends(w.dates.day(to))] : []),
    ...(uncovered.length === 0 ? [] : [t.uncovered(w.dates.list(uncovered.map((role) => w.status.shortRole[role])))]),
    ...(contract === undefined || later.length === 0 || from < today
      ? []
      : [t.alsoLater(w.dates.list(later.map((period) => w.dates.day(period.from))))]),
  ]
}

/** What is asked to be entered, and what it would do. */
export const checkContext = (
  contracts: AreaContracts,
  { entry, reason, held }: { entry: ContractEntry; reason: string; held: number },
  w: Words,
) => {
  const t = w.contracts.check
  const { area, logged } = contracts
  const before = contractOn(area, entriesIn({ logged }), entry.contractId, entry.from)
  const after = contractOn(area, [...entriesIn({ logged }), entry], entry.contractId, entry.from)
  const isNew = entry.what === 'begun'
  return {
    isNew,
    summary: [
      {
        key: t.provider,
        value: after === undefined ? '' : w.contracts.one.providerValue(after.providerName, after.provider),
      },
      { key: t.from, value: w.dates.day(entry.from) },
      ...(isNew ? termRows(entry.terms, w) : []),
      { key: t.reason, value: reason },
    ],
    changes: before === undefined || after === undefined ? [] : changedRows(before, after, w),
    warnings: warningsOf(contracts, { entry, held }, w),
  }
}
