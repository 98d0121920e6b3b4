// What a report is drawn from: the sums of its period, of the same period before and of each month, for each group and for all
// cases together. Aggregates only: no case is read.
import { ALL, type Cell, groupIn, NO_PROVIDER, NO_ROLE } from '../../domain/reports/aggregates.ts'
import { AGE_BANDS, type Dimension, ETHNICITIES, ETHNICITY_GROUPS, NOT_KNOWN } from '../../domain/reports/dimensions.ts'
import { PROCESSES } from '../../domain/eligibility/facts.ts'
import { ROLES, RULE_IDS } from '../../domain/eligibility/rules.ts'
import { PRIORITIES } from '../../domain/clocks/policy.ts'
import { LOCAL_POLICY, STRENGTHS } from '../../domain/reports/figures.ts'
import { type Measures, measuresOf, type StandingNow, standingOf } from '../../domain/reports/measures.ts'
import { monthsIn } from '../../domain/reports/months.ts'
import { type Month, type Period, periodBefore, soFar } from '../../domain/reports/period.ts'
import { dateOf, type Instant } from '../../domain/time.ts'
import { NAMED_DIMENSIONS, namesOfGroups, reportCells, standingCells } from '../../store/aggregates.ts'
import { contractsOf } from '../../store/organisations.ts'
import type { Words } from '../words/index.ts'
import type { ReportQuery } from './query.ts'

export type Group = { group: string; name: string; measures: Measures }
/** The figures of an area as they stand; true counts. `before` is of the same period before, which may have come only so far. */
export type ReportFigures = {
  area: string
  period: Period
  before: { period: Period; totals: Measures }
  by: Dimension
  asAt: Instant
  groups: Group[]
  totals: Measures
  standing: StandingNow
}

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

/** Reads the figures of an area. */
export const readFigures = async (
  area: string,
  { query: { from, to, by, role }, at, w }: { query: ReportQuery; at: Instant; w: Words },
): Promise<ReportFigures> => {
  const today = dateOf(at)
  const period = { from, to }
  const beforePeriod = periodBefore(soFar(period, today) ?? period)
  const reading = { today, role }
  const [cells, all, before, standing, nameOf] = await Promise.all([
    reportCells(area, by, period, reading),
    reportCells(area, ALL, period, reading),
    reportCells(area, ALL, beforePeriod, reading),
    standingCells(area, ALL, { role }),
    namesIn(area, by, w),
  ])
  const groups = [...Map.groupBy(cells, (cell) => groupIn(by, cell))]
    .map(([group, own]) => ({ group, name: nameOf(group), measures: measuresOf(own) }))
    .sort((one, other) => placeOf(by, one.group) - placeOf(by, other.group) || one.name.localeCompare(other.name))
  return {
    area,
    period,
    before: { period: beforePeriod, totals: measuresOf(before) },
    by,
    asAt: at,
    groups,
    totals: measuresOf(all),
    standing: standingOf(standing),
  }
}

/** Each month of a period with its measures; the first and the last may be there in part. */
export const readMonths = async (
  area: string,
  { query: { from, to, role }, at }: { query: ReportQuery; at: Instant },
): Promise<{ month: Month; measures: Measures }[]> => {
  const today = dateOf(at)
  const known = soFar({ from, to }, today)
  if (known === undefined) return []
  const cells = await reportCells(area, ALL, known, { today, role })
  const byMonth = Map.groupBy(cells, ({ period }: Cell) => period.slice(0, 7))
  const months = { from: known.from.slice(0, 7), to: known.to.slice(0, 7) }
  return monthsIn(months).map((month) => ({ month, measures: measuresOf(byMonth.get(month) ?? []) }))
}
