// The cells of the reports, as they are read: a period is its whole months and the days at its edges, so that what is read
// does not grow with the number of cases. Everything read is of one generation: cells that are being made anew are not seen.
import * as z from 'zod'
import {
  ALL,
  type Cell,
  type CellDimension,
  cellDimensionOf,
  type Level,
  LEVELS,
  NO_ROLE,
} from '../domain/reports/aggregates.ts'
import type { Dimension } from '../domain/reports/dimensions.ts'
import { OPEN_FOR_THE_DAY } from '../domain/reports/contributions.ts'
import { monthsAfter } from '../domain/reports/months.ts'
import { type Period, periodKeys, soFar } from '../domain/reports/period.ts'
import { ROLES } from '../domain/eligibility/rules.ts'
import { daysAfter, type IsoDate } from '../domain/time.ts'
import { groupNamesPartition, keys, MISSING_FIGURES, reportPartition } from './keys.ts'
import { addUnpacked } from './packed.ts'
import { queryItems, queryNumberPages, queryPages, readItem } from './table.ts'

/** The dimensions whose groups were typed by people, and have a name to be shown by. */
export const NAMED_DIMENSIONS = ['organisation', 'team', 'hospital', 'ward'] as const
export type NamedDimension = (typeof NAMED_DIMENSIONS)[number]

/** `current` is read; `building` is being made beside it; of `oldest` and those since there may be cells. */
export const generationItem = z.object({
  current: z.int().min(0),
  building: z.int().min(1).optional(),
  oldest: z.int().min(0).optional(),
})
export type Generations = z.infer<typeof generationItem>

/** The generations of the cells of an area; those that came about by themselves are 0. */
export const generationsOf = async (area: string): Promise<Generations> =>
  (await readItem(keys.reportGeneration(area), generationItem)) ?? { current: 0 }

export type Role = Cell['role']
const roles: readonly Role[] = [...ROLES, NO_ROLE]

/** The part of a sort key that tells a level and a period; keys are in the order of their periods. */
export const cellSort = ({ level, period, role, group }: Pick<Cell, 'level' | 'period' | 'role' | 'group'>): string =>
  `${level}${period}#${role}#${group}`

const SORT = /^(?<level>.)(?<period>[\d-]+)#(?<role>[^#]*)#(?<group>.*)$/s

/** A sum of cells: of one role and one group, over all that was read or over the part of it in one month. */
export type Summed = Pick<Cell, 'role' | 'group' | 'counts'> & { month?: string }

type Range = { level: Level; from: string; to: string }

/** Cells are added up as they are read, so that what is held does not grow with the days and months of a period. */
const sumsBetween = async (
  area: string,
  dimension: CellDimension,
  ranges: readonly Range[],
  { role: only, byMonth = false, today }: { role?: Role | undefined; byMonth?: boolean; today?: IsoDate },
): Promise<Summed[]> => {
  const { current } = await generationsOf(area)
  const partition = reportPartition(area, dimension, current)
  const sums = new Map<string, Summed>()
  const read = async ({ level, from, to }: Range): Promise<void> => {
    const between: [string, string] = [`${level}${from}#`, `${level}${to}#\uFFFF`]
    for await (const items of queryNumberPages({ partition, between })) {
      for (const { sk, numbers } of items) {
        const { period = '', role: named, group = '' } = SORT.exec(sk)?.groups ?? {}
        const role = roles.find((each) => each === named)
        if (role === undefined) throw new Error('A cell of the reports has a key that cannot be read')
        if (only !== undefined && role !== only) continue
        const month = byMonth ? { month: period.slice(0, 7) } : {}
        const id = [role, month.month, group].join('#')
        const sum = sums.get(id) ?? { role, group, ...month, counts: {} }
        const isToday = level === LEVELS.day && period === today
        addUnpacked(sum.counts, isToday ? numbers.filter(([key]) => !OPEN_FOR_THE_DAY.has(key)) : numbers)
        sums.set(id, sum)
      }
    }
  }
  await Promise.all(ranges.map(read))
  return [...sums.values()]
}

/** Periods that follow each other are read in one go. `next` is the period after one. */
const rangesOf = (level: Level, periods: readonly string[], next: (period: string) => string): Range[] => {
  const ranges: Range[] = []
  for (const period of periods) {
    const last = ranges.at(-1)
    if (last !== undefined && next(last.to) === period) last.to = period
    else ranges.push({ level, from: period, to: period })
  }
  return ranges
}

const dayAfter = (day: IsoDate): IsoDate => daysAfter(day, 1)
const monthAfter = (month: string): string => monthsAfter(month, 1)

export type Reading = {
  /** The day in London on which the report is drawn: what is only due after it is in no report yet. */
  today: IsoDate
  /** Cases of this role alone; without it, every role is read. */
  role?: Role | undefined
  /** Each month by itself; the first and the last may be there in part. */
  byMonth?: boolean
}

/**
 * What happened in a period by one dimension, up to `today`, summed by role and group; none when the period is all to come.
 * What may yet be put right in the course of today is not in it.
 * `groupIn(dimension, sum)` is the group that a report shows, `measuresOf` makes the measures of any of them together. `all` has
 * each case once; a case with several main needs is in each group of `main-need`.
 */
export const periodSums = async (
  area: string,
  dimension: Dimension | typeof ALL,
  period: Period,
  reading: Reading,
): Promise<Summed[]> => {
  const { today } = reading
  const known = soFar(period, today)
  if (known === undefined) return []
  // Today is read as a day by itself, also where it ends a month.
  const isOpen = known.to === today
  const { months, days } = periodKeys(isOpen ? { from: known.from, to: daysAfter(today, -1) } : known)
  if (isOpen) days.push(today)
  const ranges = [...rangesOf(LEVELS.month, months, monthAfter), ...rangesOf(LEVELS.day, days, dayAfter)]
  return sumsBetween(area, cellsOf(dimension), ranges, reading)
}

/**
 * What stands now by one dimension, whatever the period: for `standingOf`, and for `waitingListAt` with `periodSums` of the days
 * since.
 */
export const standingSums = (
  area: string,
  dimension: Dimension | typeof ALL = ALL,
  reading: Pick<Reading, 'role'> = {},
): Promise<Summed[]> =>
  sumsBetween(area, cellsOf(dimension), [{ level: LEVELS.standing, from: '', to: '\uFFFF' }], reading)

const cellsOf = (dimension: Dimension | typeof ALL): CellDimension =>
  dimension === ALL ? ALL : cellDimensionOf(dimension)

const nameItem = z.object({ sk: z.string(), name: z.string(), place: z.string().optional() })

/** What a group is called, as it was first typed; `place` is the organisation of a team, the hospital of a ward. */
export type GroupName = { name: string; place?: string | undefined }

/** The names of the groups of a dimension of an area, by group. A group that has none is shown by its own code. */
export const namesOfGroups = async (
  area: string,
  dimension: NamedDimension,
): Promise<ReadonlyMap<string, GroupName>> => {
  const found = await queryItems({ partition: groupNamesPartition(area), beginsWith: `${dimension}#` }, nameItem)
  return new Map(found.map(({ sk, name, place }) => [sk.slice(dimension.length + 1), { name, place }]))
}

const missingItem = z.object({ sk: z.string(), area: z.string().optional() })
/** Nobody waits for the exact number of more. */
const MOST_MISSING = 1_000

/**
 * How many referrals of an area are missing from its reports, or may be counted as they were before: their records could not
 * be read. Those of which not even the area can be read count for every area. At most 1,000 are counted.
 */
export const missingCount = async (area: string): Promise<number> => {
  let count = 0
  for await (const page of queryPages({ partition: MISSING_FIGURES, only: ['sk', 'area'] }, missingItem)) {
    count += page.filter((each) => each.area === undefined || each.area === area).length
    if (count >= MOST_MISSING) return MOST_MISSING
  }
  return count
}
