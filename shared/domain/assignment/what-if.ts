// What other room of one provider would change: its contracts with that room, and the fates of cases in counts.
import { DAY } from '../clocks/london.ts'
import { ROLES, type Role } from '../eligibility/rules.ts'
import { dateOf, epochMs, type Instant } from '../time.ts'
import type { Contract } from './contracts.ts'
import type { Arrival } from './history.ts'
import { type Breach, type Breached, BREACHED, type Fate } from './simulation.ts'

/** Other room: so many per cent more or less of all that is agreed, or so many cases at once. */
export type RoomChange = { percent: number } | { cases: number }

const PERCENT = /^(?<sign>[+-])(?<number>\d{1,3}(?:\.\d)?)%$/
const CASES = /^\d{1,6}$/

/** Reads `-20%`, `+10%` or `30`; undefined for anything else, and for less than nothing. */
export const readRoomChange = (text: string): RoomChange | undefined => {
  // A minus sign as typesetting has it is meant all the same.
  const typed = text.trim().replace('−', '-')
  if (CASES.test(typed)) return { cases: Number(typed) }
  const { sign, number } = PERCENT.exec(typed)?.groups ?? {}
  if (number === undefined) return undefined
  const percent = Number(number) * (sign === '-' ? -1 : 1)
  return percent < -100 ? undefined : { percent }
}

/** So many per cent more or less of a number of cases; a part of a case is no place. */
const scaled = (cases: number, percent: number): number => Math.floor((cases * (1000 + percent * 10)) / 1000)

/** A contract with other room. Per cent are of the places at once and of those of a week; a number is of those at once. */
export const withRoom = (contract: Contract, change: RoomChange): Contract => {
  if ('cases' in change) return { ...contract, capacity: change.cases }
  const { capacity, weeklyCapacity } = contract
  return {
    ...contract,
    capacity: scaled(capacity, change.percent),
    weeklyCapacity: weeklyCapacity === null ? null : scaled(weeklyCapacity, change.percent),
  }
}

/** Counts of some fates. Waits are in days, breaches by milestone and by month (`2026-07`) in which they were due. */
export type Tally = {
  offers: number
  /** Cases that nobody could be offered for a time, for how long together, and for how long at most. */
  waited: number
  waitedDays: number
  longestDays: number
  breaches: Record<Breached, number>
  byMonth: Record<string, number>
  first?: { at: Instant; milestone: Breached }
}

const emptyTally = (): Tally => ({
  offers: 0,
  waited: 0,
  waitedDays: 0,
  longestDays: 0,
  breaches: { response: 0, allocation: 0, 'first-contact': 0 },
  byMonth: {},
})

export const breachCount = ({ breaches }: Tally): number =>
  BREACHED.reduce((sum, milestone) => sum + breaches[milestone], 0)

/** A provider's part in the cases of a role in an area; without a provider, what is of cases that nobody has. */
export type WhatIfRow = { area: string; role: Role; provider: string | null; was: Tally; would: Tally }

export type WhatIf = {
  cases: number
  rows: WhatIfRow[]
  all: { was: Tally; would: Tally }
  /** The first breach that there would be and was not; undefined when there would be none. */
  starts?: { at: Instant; milestone: Breached; area: string; role: Role; provider: string | null }
  /** How many of the cases that have a provider have the same one in the model with the room that there was. */
  agreement: { placed: number; alike: number }
}

/** Two fates of each arrival, with the room that there was and with other room, compared. */
export const compareFates = (arrivals: readonly Arrival[], was: readonly Fate[], would: readonly Fate[]): WhatIf => {
  const rows = new Map<string, WhatIfRow>()
  const all = { was: emptyTally(), would: emptyTally() }
  const agreement = { placed: 0, alike: 0 }
  let starts: WhatIf['starts']
  for (const [place, { opening, recorded }] of arrivals.entries()) {
    const { area, role } = opening
    const rowOf = (provider: string | undefined): WhatIfRow => {
      const key = JSON.stringify([area, role, provider])
      const row = rows.get(key) ?? { area, role, provider: provider ?? null, was: emptyTally(), would: emptyTally() }
      rows.set(key, row)
      return row
    }
    const [before, after] = [was[place], would[place]]
    if (before === undefined || after === undefined) continue
    for (const [which, fate] of [['was', before] as const, ['would', after] as const]) {
      for (const { provider } of fate.offers) count(all[which], rowOf(provider)[which], { offers: 1 })
      countWaits(all[which], rowOf(fate.provider)[which], fate)
      for (const breach of fate.breaches) countBreach([all[which], rowOf(breach.provider)[which]], breach)
    }
    for (const { milestone, at, provider } of moreBreaches(before, after))
      if (starts === undefined || at < starts.at) starts = { at, milestone, area, role, provider: provider ?? null }
    if (recorded.reached.acceptance === undefined || recorded.offer === undefined) continue
    agreement.placed += 1
    agreement.alike += Number(recorded.offer.provider === before.provider)
  }
  const known = [...rows.values()].toSorted(
    (one, other) =>
      one.area.localeCompare(other.area) ||
      // What nobody has stands last.
      Number(one.provider === null) - Number(other.provider === null) ||
      (one.provider ?? '').localeCompare(other.provider ?? '') ||
      ROLES.indexOf(one.role) - ROLES.indexOf(other.role),
  )
  return { cases: arrivals.length, rows: known, all, agreement, ...(starts === undefined ? {} : { starts }) }
}

const count = (all: Tally, row: Tally, { offers }: Pick<Tally, 'offers'>): void => {
  all.offers += offers
  row.offers += offers
}

const countWaits = (all: Tally, row: Tally, { waits }: Fate): void => {
  if (waits.length === 0) return
  const days = waits.reduce((sum, { from, to }) => sum + (epochMs(to) - epochMs(from)) / DAY, 0)
  for (const tally of [all, row]) {
    tally.waited += 1
    tally.waitedDays += days
    tally.longestDays = Math.max(tally.longestDays, days)
  }
}

const countBreach = (tallies: readonly Tally[], { milestone, at }: Breach): void => {
  const month = dateOf(at).slice(0, 7)
  for (const tally of tallies) {
    tally.breaches[milestone] += 1
    tally.byMonth[month] = (tally.byMonth[month] ?? 0) + 1
    if (tally.first === undefined || at < tally.first.at) tally.first = { at, milestone }
  }
}

/** The breaches of a fate beyond those of another, milestone by milestone. */
const moreBreaches = (before: Fate, after: Fate): Breach[] =>
  BREACHED.flatMap((milestone) => {
    const [had, has] = [before, after].map((fate) => fate.breaches.filter((breach) => breach.milestone === milestone))
    return (has ?? []).toSorted((one, other) => one.at.localeCompare(other.at)).slice(had?.length ?? 0)
  })
