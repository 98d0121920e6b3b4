// The figures of an area as they are kept: sums by dimension, group, role and day or month. A case's share in them is added
// and taken back as its row changes; only differences are ever written.
import type { Role } from '../eligibility/rules.ts'
import { type Contribution, contributionsOf, isOfCase, type ReportRow } from './contributions.ts'
import { type Dimension, DIMENSIONS, NOT_KNOWN } from './dimensions.ts'

/** The role of a referral that opened no case. */
export const NO_ROLE = 'none'
/** The provider of cases that none has accepted. */
export const NO_PROVIDER = 'none'

/**
 * The dimensions that have cells of their own. Each cell is of one role, so that a split by role is read from those of `all`,
 * in which every case is counted once.
 */
export type CellDimension = Exclude<Dimension, 'role'> | 'all'
export const ALL = 'all'
export const CELL_DIMENSIONS: readonly CellDimension[] = [ALL, ...DIMENSIONS.filter((each) => each !== 'role')]

/** Which cells a split is read from, and the group of each of them. */
export const cellDimensionOf = (dimension: Dimension): CellDimension => (dimension === 'role' ? ALL : dimension)
export const groupIn = (dimension: Dimension, { role, group }: Pick<CellKey, 'role' | 'group'>): string =>
  dimension === 'role' ? role : group

/** By day and by month what happened, and by month of receipt what stands now. */
export const LEVELS = { day: 'D', month: 'M', standing: 'S' } as const
export type Level = (typeof LEVELS)[keyof typeof LEVELS]

export type CellKey = {
  area: string
  dimension: CellDimension
  level: Level
  /** A date, or a month. */
  period: string
  role: Role | typeof NO_ROLE
  group: string
}

/** Whole numbers by the key of their measure; what is not there is none. */
export type Counts = Readonly<Record<string, number>>
export type Cell = CellKey & { counts: Record<string, number> }

/** Cells by what tells them apart. */
export type Cells = Map<string, Cell>

export const cellId = ({ area, dimension, level, period, role, group }: CellKey): string =>
  [area, dimension, level + period, role, group].join('#')

/** The groups that a row is counted in, by dimension; a case with several main needs counts in each. */
const groupsOf = (row: ReportRow, dimension: CellDimension): readonly string[] => {
  const { coded } = row
  switch (dimension) {
    case 'all':
      return [ALL]
    case 'main-need':
      return coded.mainNeeds.length === 0 ? [NOT_KNOWN] : coded.mainNeeds
    case 'process':
    case 'rule':
    case 'strength':
    case 'priority':
      return [isOfCase(row) ? row[dimension] : NOT_KNOWN]
    case 'provider':
      return [isOfCase(row) ? (row.provider ?? NO_PROVIDER) : NO_PROVIDER]
    default:
      return [coded[dimension]]
  }
}

const placesOf = ({ day, standing }: Contribution): { level: Level; period: string }[] => {
  const month = day.slice(0, 7)
  if (standing) return [{ level: LEVELS.standing, period: month }]
  return [
    { level: LEVELS.day, period: day },
    { level: LEVELS.month, period: month },
  ]
}

/** What a row contributes at one place, under its own provider or, of an offer, under the one that had it. */
type Share = { level: Level; period: string; provider: string | undefined; counts: [key: string, amount: number][] }

const sharesOf = (row: ReportRow): Iterable<Share> => {
  const shares = new Map<string, Share>()
  for (const contribution of contributionsOf(row)) {
    const { key, amount, provider } = contribution
    for (const { level, period } of placesOf(contribution)) {
      const id = `${level}${period}#${provider ?? ''}`
      const share = shares.get(id)
      if (share === undefined) shares.set(id, { level, period, provider, counts: [[key, amount]] })
      else share.counts.push([key, amount])
    }
  }
  return shares.values()
}

/** Adds what a row contributes to cells so many times: once, or -1 to take it back. */
const contribute = (
  cells: Cells,
  row: ReportRow,
  { times, dimensions = CELL_DIMENSIONS }: { times: 1 | -1; dimensions?: readonly CellDimension[] },
): void => {
  const { area } = row
  const role = isOfCase(row) ? row.role : NO_ROLE
  const groups = dimensions.map((dimension) => ({ dimension, groups: groupsOf(row, dimension) }))
  for (const { level, period, provider, counts } of sharesOf(row)) {
    for (const { dimension, groups: own } of groups) {
      const counted = dimension === 'provider' && provider !== undefined ? [provider] : own
      for (const group of counted) addTo(cells, { area, dimension, level, period, role, group }, counts, times)
    }
  }
}

const addTo = (cells: Cells, key: CellKey, counts: Share['counts'], times: 1 | -1): void => {
  const id = cellId(key)
  const cell = cells.get(id) ?? { ...key, counts: {} }
  for (const [measure, amount] of counts) cell.counts[measure] = (cell.counts[measure] ?? 0) + amount * times
  cells.set(id, cell)
}

/** Adds what a row contributes to the cells, in place. */
export const addContributions = (cells: Cells, row: ReportRow): void => contribute(cells, row, { times: 1 })

/** Takes back what a row contributed to the cells, in place. */
export const takeBack = (cells: Cells, row: ReportRow): void => contribute(cells, row, { times: -1 })

/** The cells without what is none. */
const withoutNothing = (cells: Cells): Cell[] =>
  [...cells.values()].flatMap((cell) => {
    const counts = Object.fromEntries(Object.entries(cell.counts).filter(([, amount]) => amount !== 0))
    return Object.keys(counts).length === 0 ? [] : [{ ...cell, counts }]
  })

/**
 * What is to be added to the kept cells when a row takes the place of the one that was kept: only the numbers that change, in
 * the order of the cells' keys. Either row may be none.
 */
export const differences = (kept: ReportRow | undefined, row: ReportRow | undefined): Cell[] => {
  const cells: Cells = new Map()
  if (kept !== undefined) takeBack(cells, kept)
  if (row !== undefined) addContributions(cells, row)
  return withoutNothing(cells).sort((one, other) => (cellId(one) < cellId(other) ? -1 : 1))
}

/** The cells of any rows, made anew; of some dimensions, where no others are looked at. */
export const cellsOf = (rows: Iterable<ReportRow>, dimensions: readonly CellDimension[] = CELL_DIMENSIONS): Cell[] => {
  const cells: Cells = new Map()
  for (const row of rows) contribute(cells, row, { times: 1, dimensions })
  return withoutNothing(cells)
}

/** The sum of any cells. */
export const sumOf = (cells: Iterable<{ counts: Counts }>): Counts => {
  const sum: Record<string, number> = {}
  for (const { counts } of cells) for (const key in counts) sum[key] = (sum[key] ?? 0) + (counts[key] ?? 0)
  return sum
}
