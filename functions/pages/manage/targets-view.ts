// The targets of an area as its commissioner sees them: what is promised now, what is to come, what has been changed and why,
// and what a change would do.
import { targetsToday } from '../../../shared/domain/assignment/contract-targets.ts'
import type { Contract } from '../../../shared/domain/assignment/contracts.ts'
import type { Calendars } from '../../../shared/domain/clocks/calendars.ts'
import {
  DEFAULT_POLICY,
  policyOn,
  PRIORITIES,
  type Priority,
  type Promised,
  settledTarget,
  type TargetPolicy,
} from '../../../shared/domain/clocks/policy.ts'
import {
  CHANGEABLE,
  type Changeable,
  type PolicyChange,
  promisedBy,
} from '../../../shared/domain/clocks/policy-changes.ts'
import type { CaseState } from '../../../shared/domain/case.ts'
import type { Role } from '../../../shared/domain/eligibility/rules.ts'
import { effectOfChange } from '../../../shared/domain/reprojection.ts'
import { daysAfter, type Instant, type IsoDate } from '../../../shared/domain/time.ts'
import { ownPolicyWith, type PolicyEntry, policiesWith, type ReasonedChange } from '../../../shared/store/policies.ts'
import { targetWords } from '../../../shared/web/clocks/working.ts'
import type { Words } from '../../../shared/web/words/index.ts'

/** The targets of an area at a day: its entries, oldest first. */
export type AreaTargets = {
  area: string
  name: string
  entries: readonly PolicyEntry[]
  calendars: Calendars
  today: IsoDate
  contracts: readonly Contract[]
}

export const TARGETS_PATH = '/manage/targets'
/** What the form says of a change that is for no single role. */
export const EVERY_ROLE = 'every'
/** And of one that is for no single contract. */
export const EVERY_CONTRACT = 'every'
export const CHANGE_PATH = `${TARGETS_PATH}/change`

/** The policy that cases of an area are opened under on a day, or that cases are under while a contract has them. */
export const inForceOn = (
  area: string,
  entries: readonly ReasonedChange[],
  day: IsoDate,
  contract?: string,
): TargetPolicy => policyOn(policiesWith(area, entries, contract), day) ?? DEFAULT_POLICY

/** What a contract is called: its provider, and its number where the provider has several. */
export const contractWords = (contractId: string, contracts: readonly Contract[], w: Words): string => {
  const found = contracts.find((contract) => contract.contractId === contractId)
  if (found === undefined) return contractId
  const isOnly = contracts.filter(({ provider }) => provider === found.provider).length === 1
  return isOnly ? found.providerName : w.contracts.one.providerValue(found.providerName, contractId)
}

/** What is promised, in words: 5 working days; for reports until a date is agreed. */
const promisedWords = (promised: Promised, w: Words): string => {
  const target = settledTarget(promised)
  if (target === undefined) return w.targets.reproject.atOnce
  const words = targetWords(target, w)
  return typeof promised === 'object' && 'agreedDate' in promised ? w.targets.agreedElse(words) : words
}

const roleWords = (role: Role | undefined, w: Words): string =>
  role === undefined ? w.targets.everyRole : w.status.shortRole[role]

const exceptionsIn = (policy: TargetPolicy, milestone: Changeable, priority: Priority) =>
  (policy.targets[milestone].exceptions ?? []).flatMap(({ role, byPriority: { [priority]: promised } }) =>
    promised === undefined ? [] : [{ role, promised }],
  )

/** What a policy promises for a milestone at a priority, in lines: for every role, then for single ones. */
const lines = (policy: TargetPolicy, milestone: Changeable, priority: Priority, w: Words): string[] => [
  promisedWords(policy.targets[milestone].byPriority[priority], w),
  ...exceptionsIn(policy, milestone, priority).map(({ role, promised }) =>
    w.targets.forRole(roleWords(role, w), promisedWords(promised, w)),
  ),
]

const changeLink = (milestone: Changeable, priority: Priority, contract: string = EVERY_CONTRACT): string =>
  `${CHANGE_PATH}?${new URLSearchParams({ contract, milestone, role: EVERY_ROLE, priority }).toString()}`

const whatWords = ({ milestone, priority, role, contract }: PolicyChange, contracts: readonly Contract[], w: Words) => {
  const what = w.targets.what(w.targets.milestones[milestone].name, w.status.priority[priority], roleWords(role, w))
  return contract === undefined ? what : w.targets.ofContract(contractWords(contract, contracts, w), what)
}

/** Whether something that was entered later for the same day leaves nothing of a change. */
const isOvertaken = ({ change, number }: PolicyEntry, entries: readonly PolicyEntry[]): boolean =>
  entries.some(
    (later) =>
      later.number > number &&
      later.change.from === change.from &&
      later.change.contract === change.contract &&
      later.change.milestone === change.milestone &&
      later.change.priority === change.priority &&
      (later.change.role === undefined || later.change.role === change.role),
  )

/** Of whose targets the page can tell: all contracts, or one. */
const choicesOf = (contracts: readonly Contract[], contract: string | undefined, w: Words) => [
  { href: TARGETS_PATH, text: w.targets.everyContract, current: contract === undefined },
  ...contracts.map(({ contractId }) => ({
    href: `${TARGETS_PATH}?${new URLSearchParams({ contract: contractId }).toString()}`,
    text: contractWords(contractId, contracts, w),
    current: contractId === contract,
  })),
]

/** The page of an area's targets, or of those that hold under one of its contracts. */
export const targetsContext = (
  { area, name, entries: all, today, contracts }: AreaTargets,
  contract: string | undefined,
  w: Words,
) => {
  const policy = inForceOn(area, all, today, contract)
  const entries =
    contract === undefined
      ? all
      : all.filter(({ change }) => change.contract === undefined || change.contract === contract)
  const toCome = entries
    .filter((entry) => entry.change.from > today && !isOvertaken(entry, entries))
    .toSorted((one, other) => one.change.from.localeCompare(other.change.from))
  return {
    lede:
      contract === undefined ? w.targets.lede(name) : w.targets.ledeOfContract(contractWords(contract, contracts, w)),
    choices: contracts.length === 0 ? [] : choicesOf(contracts, contract, w),
    inForce: w.targets.inForce.title(w.dates.day(today)),
    version: w.targets.inForce.version(policy.version),
    priorities: PRIORITIES.map((priority) => w.status.priority[priority]),
    rows: CHANGEABLE.map((milestone) => ({
      ...w.targets.milestones[milestone],
      cells: PRIORITIES.map((priority) => ({
        priority: w.status.priority[priority],
        lines: lines(policy, milestone, priority, w),
        href: changeLink(milestone, priority, milestone === 'decision' ? undefined : contract),
      })),
    })),
    toCome: toCome.map(({ change }) => ({
      from: w.dates.day(change.from),
      what: whatWords(change, contracts, w),
      target: promisedWords(promisedBy(change), w),
    })),
    history: entries
      .map(({ number, at, by, reason, change }) => ({
        number,
        what: w.targets.history.what(
          whatWords(change, contracts, w),
          promisedWords(promisedBy(change), w),
          w.dates.shortDay(change.from),
        ),
        reason,
        by: by.name,
        at,
      }))
      .toReversed(),
  }
}

/** The running cases of an area, and the contracts that they are with, by their ids. */
export type RunningCases = { cases: readonly CaseState[]; held: ReadonlyMap<string, Contract> }

/** What is asked to be changed, and what it would do to the running cases. */
export const checkContext = (
  { area, entries, calendars, contracts }: AreaTargets,
  { change, reason }: ReasonedChange,
  { cases, held, now }: RunningCases & { now: Instant },
  w: Words,
) => {
  const t = w.targets.check
  const { milestone, priority, from, contract } = change
  const after = [...entries, { change, reason }]
  const anew = inForceOn(area, after, from, contract)
  const ofArea = { policy: inForceOn(area, after, from), calendar: calendars.current.version }
  const targetsOf = (state: CaseState) => {
    const found = state.offer && held.get(state.offer.contractId)
    const terms = found && { ...found, policy: ownPolicyWith(area, after, found.contractId, from) }
    return targetsToday(state, { ...ofArea, terms })
  }
  const effect = effectOfChange(cases, change, targetsOf, now, calendars.of)
  const rows = ['running', 'concerned', 'earlier', 'later', 'unmoved', 'missed'] as const
  return {
    summary: [
      { key: t.what, value: whatWords(change, contracts, w) },
      { key: t.from, value: w.dates.day(from) },
      {
        key: t.before,
        value: w.dates.list(lines(inForceOn(area, entries, daysAfter(from, -1), contract), milestone, priority, w)),
      },
      { key: t.after, value: w.dates.list(lines(anew, milestone, priority, w)) },
      { key: t.reason, value: reason },
    ],
    isOfCases: milestone !== 'decision',
    isOfContract: contract !== undefined,
    counts: rows.map((row) => ({ key: t.rows[row], value: w.targets.count(effect[row]) })),
  }
}
