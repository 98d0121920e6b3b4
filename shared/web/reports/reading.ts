// What a report is drawn from: the sums of its period, of the same period before and of each month, for each group and for all
// cases together. Aggregates only: no case is read.
import { ALL, groupIn, NO_PROVIDER, NO_ROLE } from '../../domain/reports/aggregates.ts'
import { AGE_BANDS, type Dimension, ETHNICITIES, ETHNICITY_GROUPS, NOT_KNOWN } from '../../domain/reports/dimensions.ts'
import { PROCESSES } from '../../domain/eligibility/facts.ts'
import { ROLES, RULE_IDS } from '../../domain/eligibility/rules.ts'
import { PRIORITIES } from '../../domain/clocks/policy.ts'
import { LOCAL_POLICY, STRENGTHS } from '../../domain/reports/figures.ts'
import {
  type Measures,
  measuresOf,
  type StandingNow,
  standingOf,
  type WaitingList,
  waitingListAt,
} from '../../domain/reports/measures.ts'
import { daysIn, monthsAfter, monthsIn } from '../../domain/reports/months.ts'
import { type Month, type Period, periodBefore, soFar } from '../../domain/reports/period.ts'
import { dateOf, daysAfter, type Instant, type IsoDate } from '../../domain/time.ts'
import { NAMED_DIMENSIONS, namesOfGroups, periodSums, standingSums, type Summed } from '../../store/aggregates.ts'
import { calendarsNow } from '../../store/calendars.ts'
import { contractsOf } from '../../store/organisations.ts'
import type { Words } from '../words/index.ts'
import type { ReportQuery } from './query.ts'

export type Group = { group: string; name: string; measures: Measures }
/** A group with what it had in the same period before. */
export type Compared = Group & { before: Measures }
/**
 * The figures of an area as they stand; true counts. `before` is of the same period before, which may have come only so far;
 * `groups` had anything in the period, those `compared` in either.
 */
export type ReportFigures = {
  area: string
  period: Period
  before: { period: Period; totals: Measures }
  by: Dimension
  asAt: Instant
  groups: Group[]
  compared: Compared[]
  totals: Measures
  standing: StandingNow
}

/** Figures with the sums that they were worked out from, for groups that are put together. */
export type ReadFigures = ReportFigures & { sums: { now: readonly Summed[]; before: readonly Summed[] } }

/** The groups of a dimension in the order in which they are shown; names that people typed have none. */
const ORDER: Partial<Record<Dimension, readonly string[]>> = {
  role: ROLES,
  process: [...PROCESSES, LOCAL_POLICY],
  rule: RULE_IDS,
  strength: STRENGTHS,
  priority: PRIORITIES,
  'age-band': AGE_BANDS.map(({ band }) => band),
  'ethnicity-group': ETHNICITY_GROUPS,
  ethnicity: ETHNICITY_GROUPS.flatMap((group) => ETHNICITIES[group]),
}
const LAST: readonly string[] = ['not-said', NOT_KNOWN, NO_PROVIDER, NO_ROLE]

const placeOf = (by: Dimension, group: string): number => {
  const place = ORDER[by]?.indexOf(group) ?? 0
  if (LAST.includes(group)) return 1000 + LAST.indexOf(group)
  return place === -1 ? 999 : place
}

/** How the groups of a dimension follow each other. */
export const inOrder =
  (by: Dimension, w: Words) =>
  (one: { group: string; name: string }, other: { group: string; name: string }): number =>
    placeOf(by, one.group) - placeOf(by, other.group) || w.reports.compare(one.name, other.name)

/** How the groups of a dimension are called: by what people typed, by the names of contracts, or by words. */
export const namesIn = async (area: string, by: Dimension, w: Words): Promise<(group: string) => string> => {
  const worded: Readonly<Record<string, string>> = w.reports.groups[by]
  const inWords = (group: string): string | undefined => (Object.hasOwn(worded, group) ? worded[group] : undefined)
  const named = NAMED_DIMENSIONS.find((dimension) => dimension === by)
  if (named !== undefined) {
    const names = await namesOfGroups(area, named)
    return (group) => {
      const found = names.get(group)
      if (found === undefined) return inWords(group) ?? group
      return found.place === undefined ? found.name : `${found.name}, ${found.place}`
    }
  }
  if (by !== 'provider') return (group) => inWords(group) ?? group
  const contracts = await contractsOf(area)
  return (group) => contracts.find(({ provider }) => provider === group)?.providerName ?? inWords(group) ?? group
}

type Asked = { query: ReportQuery; at: Instant; w: Words }

/** The figures of an area, with the sums of all cases of the period that were read for them already. */
const figuresFrom = async (
  area: string,
  { query: { from, to, by, role }, at, w }: Asked,
  ofAll: Promise<Summed[]>,
): Promise<ReadFigures> => {
  const today = dateOf(at)
  const period = { from, to }
  const beforePeriod = periodBefore(soFar(period, today) ?? period)
  const reading = { today, role }
  const allBefore = periodSums(area, ALL, beforePeriod, reading)
  // Every cell has its role: what is split by role alone was read with all cases.
  const split =
    by === 'role' ? [ofAll, allBefore] : [period, beforePeriod].map((of) => periodSums(area, by, of, reading))
  const [all, before, sums = [], sumsBefore = [], standing, nameOf] = await Promise.all([
    ofAll,
    allBefore,
    split[0],
    split[1],
    standingSums(area, ALL, { role }),
    namesIn(area, by, w),
  ])
  const groupsOf = (cells: readonly Summed[]): Group[] =>
    [...Map.groupBy(cells, (cell) => groupIn(by, cell))].map(([group, own]) => ({
      group,
      name: nameOf(group),
      measures: measuresOf(own),
    }))
  const groups = groupsOf(sums).sort(inOrder(by, w))
  return {
    area,
    period,
    before: { period: beforePeriod, totals: measuresOf(before) },
    by,
    asAt: at,
    groups,
    compared: comparedOf(groups, groupsOf(sumsBefore)).sort(inOrder(by, w)),
    totals: measuresOf(all),
    standing: standingOf(standing),
    sums: { now: sums, before: sumsBefore },
  }
}

const NOTHING = measuresOf([])
const comparedOf = (now: readonly Group[], before: readonly Group[]): Compared[] => {
  const was = new Map(before.map(({ group, measures }) => [group, measures]))
  const gone = before.filter(({ group }) => now.every((each) => each.group !== group))
  return [...now, ...gone.map((each) => ({ ...each, measures: NOTHING }))].map((each) => ({
    ...each,
    before: was.get(each.group) ?? NOTHING,
  }))
}

const periodOf = ({ from, to }: Period): Period => ({ from, to })

/** Reads the figures of an area. */
export const readFigures = (area: string, asked: Asked): Promise<ReadFigures> =>
  figuresFrom(
    area,
    asked,
    periodSums(area, ALL, periodOf(asked.query), { today: dateOf(asked.at), role: asked.query.role }),
  )

/**
 * A month of a period: `own` is what happened on its days in the period, and `days` the first and the last of them where these
 * are not all; `whole` is the whole month, as far as it has come.
 */
export type MonthOf = { month: Month; own: Measures; whole: Measures; days?: { from: number; to: number } }
/** The months of a period, and those before it that its trend begins with. */
export type Months = { lead: Measures[]; months: MonthOf[] }

/** So many months together make a trend. */
export const TREND_MONTHS = 3

/** Reads the figures of an area, and its months with what their trend needs, so that a month has the same in every period. */
export const readWithMonths = async (
  area: string,
  asked: Asked,
): Promise<{ figures: ReportFigures; months: Months }> => {
  const { query, at } = asked
  const reading = { today: dateOf(at), role: query.role, byMonth: true }
  const ofAll = periodSums(area, ALL, periodOf(query), reading)
  const known = soFar(periodOf(query), reading.today)
  if (known === undefined) return { figures: await figuresFrom(area, asked, ofAll), months: { lead: [], months: [] } }
  const [first, last] = [known.from.slice(0, 7), known.to.slice(0, 7)]
  const leading = monthsAfter(first, 1 - TREND_MONTHS)
  const beside = [
    { from: `${leading}-01`, to: daysAfter(known.from, -1) },
    { from: daysAfter(known.to, 1), to: lastOf(last) },
  ].filter(({ from, to }) => from <= to)
  const [figures, own, ...rest] = await Promise.all([
    figuresFrom(area, asked, ofAll),
    ofAll,
    ...beside.map((of) => periodSums(area, ALL, of, reading)),
  ])
  const whole = [...own, ...rest.flat()]
  return {
    figures,
    months: {
      lead: monthsIn({ from: leading, to: monthsAfter(first, -1) }).map((month) => measuresOf(sumsOf(whole, month))),
      months: monthsIn({ from: first, to: last }).map((month): MonthOf => {
        const from = month === first ? Number(known.from.slice(8)) : 1
        const to = month === last ? Number(known.to.slice(8)) : daysIn(month)
        const isWhole = from === 1 && to === daysIn(month)
        return {
          month,
          own: measuresOf(sumsOf(own, month)),
          whole: measuresOf(sumsOf(whole, month)),
          ...(isWhole ? {} : { days: { from, to } }),
        }
      }),
    },
  }
}
const sumsOf = (sums: readonly Summed[], of: Month): Summed[] => sums.filter(({ month }) => month === of)
const lastOf = (month: Month): IsoDate => `${month}-${daysIn(month)}`

/** The waiting list at the end of `day`, of all cases and of each group that has any on it; true counts. */
export type WaitingAt = {
  day: IsoDate
  list: WaitingList
  groups: { group: string; name: string; list: WaitingList }[]
}
/** `before` is the list at the same day of the period before; the groups `compared` have anybody on either. */
export type Waiting = WaitingAt & {
  before: Omit<WaitingAt, 'groups'>
  compared: { group: string; name: string; list: WaitingList; before: WaitingList }[]
}

/** Reads the waiting list of an area at the end of the period that is asked for, or as it stands where that is to come. */
export const readWaiting = async (area: string, { query: { from, to, by, role }, at, w }: Asked): Promise<Waiting> => {
  const today = dateOf(at)
  const day = to < today ? to : today
  const ended = periodBefore(soFar({ from, to }, today) ?? { from, to }).to
  const dayBefore = ended < today ? ended : today
  const after = (of: IsoDate, until: IsoDate, dimension: Dimension | typeof ALL): Promise<Summed[]> =>
    of >= until
      ? Promise.resolve([])
      : periodSums(area, dimension, { from: daysAfter(of, 1), to: until }, { today, role })
  // Who left the list since a day was still on it: so the list of the earlier day needs what the later one does, and more.
  const sumsBy = (dimension: Dimension | typeof ALL) =>
    Promise.all([
      standingSums(area, dimension, { role }),
      after(day, today, dimension),
      after(dayBefore, day, dimension),
    ])
  const ofAll = sumsBy(ALL)
  const [all, split, { current }, nameOf] = await Promise.all([
    ofAll,
    by === 'role' ? ofAll : sumsBy(by),
    calendarsNow(),
    namesIn(area, by, w),
  ])
  const then = (sums: Sums, isOn: (sum: Summed) => boolean): WaitingList =>
    waitingListAt(dayBefore, { standing: sums[0].filter(isOn), since: [...sums[1], ...sums[2]].filter(isOn) }, current)
  const now = (sums: Sums, isOn: (sum: Summed) => boolean): WaitingList =>
    waitingListAt(day, { standing: sums[0].filter(isOn), since: sums[1].filter(isOn) }, current)
  const compared = [...new Set(split.flat().map((sum) => groupIn(by, sum)))]
    .map((group) => {
      const isOwn = (sum: Summed): boolean => groupIn(by, sum) === group
      return { group, name: nameOf(group), list: now(split, isOwn), before: then(split, isOwn) }
    })
    .filter(({ list, before }) => list.total + before.total > 0)
    .sort(inOrder(by, w))
  return {
    day,
    list: now(all, () => true),
    groups: compared.flatMap(({ group, name, list }) => (list.total > 0 ? [{ group, name, list }] : [])),
    before: { day: dayBefore, list: then(all, () => true) },
    compared,
  }
}
/** What stands now, what left since the day, and what left between the earlier day and it. */
type Sums = readonly [Summed[], Summed[], Summed[]]
