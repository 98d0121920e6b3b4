// What a report shows, as disclosure control takes it: every count, share and quantity of each group and of all cases, in its
// period and in the same period before, with all that hangs together in it.
import { groupIn } from '../../domain/reports/aggregates.ts'
import { type Dimension, OVERLAPPING } from '../../domain/reports/dimensions.ts'
import {
  countKey,
  joined,
  type Mean,
  type Measurement,
  ofTable,
  type Quantities,
  type TrueReport,
} from '../../domain/reports/disclosure.ts'
import { THE_OTHERS } from '../../domain/reports/known.ts'
import { type Measures, measuresOf, type WaitingList } from '../../domain/reports/measures.ts'
import type { Words } from '../words/index.ts'
import {
  COUNT_LINES,
  type CountLine,
  COVERS,
  countsOf,
  type GroupCounts,
  PARTS_OF,
  QUANTITY_LINES,
  quantityName,
  SPLITS,
  STANDING_PARTS,
  standingCounts,
  waitingCounts,
} from './counts.ts'
import { inOrder, type ReadFigures, type Waiting } from './reading.ts'

/**
 * Reasons, steps, lengths of wait and equality answers are given for all cases together: by group nearly every count would be
 * hidden, and it would take seconds to find out which may be shown.
 */
const SPLIT_FOR_ALL: readonly string[] = ['received', 'waiting', 'cameToNothing', 'equality', 'unmetNeed']
const SHOWN_BY_GROUP: readonly string[] = ['withdrawn', 'ineligible', 'ineligible.law', 'ineligible.person', 'unopened']
const isByGroup = ({ numerator, measure, part }: CountLine): boolean =>
  part === undefined || !SPLIT_FOR_ALL.includes(measure) || SHOWN_BY_GROUP.includes(numerator)

const BY_GROUP: ReadonlySet<string> = new Set([
  ...COUNT_LINES.filter(isByGroup).flatMap(({ numerator, denominator }) =>
    denominator === undefined ? [numerator] : [numerator, denominator],
  ),
  ...QUANTITY_LINES.map(({ cases }) => cases),
  ...['accepted', 'declined', 'lapsed'].map((answer) => `answered.${answer}`),
])
/** Whether every group has a count; the others are of all cases alone. */
export const hasGroups = (name: string): boolean => BY_GROUP.has(name)
/** The lines that every group has. */
export const GROUP_LINES = COUNT_LINES.filter(({ numerator }) => hasGroups(numerator))
const GROUP_QUANTITY_LINES = QUANTITY_LINES.filter(
  (line) =>
    !('meanOf' in line) || typeof line.meanOf === 'string' || line.meanOf.every(({ count }) => hasGroups(count)),
)
/** The lines of a group, or of all cases where it is null. */
export const linesOf = ({ group }: Pick<Row, 'group'>) => ({
  counts: group === null ? COUNT_LINES : GROUP_LINES,
  quantities: group === null ? QUANTITY_LINES : GROUP_QUANTITY_LINES,
})

/** More groups than these are not given out one by one: the smallest are given as one. */
const MOST_GROUPS = 25

/** The period that was asked for, and the same period before. */
export const SIDES = ['now', 'before'] as const
export type Side = (typeof SIDES)[number]
/** What happened in a period, and who waited at its end. */
type Drawn = { measures: Measures; counts: GroupCounts }
/** A group, or all cases where it is null. */
export type Row = { group: string | null; name: string } & Record<Side, Drawn>

const drawn = (measures: Measures, waiting: WaitingList | undefined): Drawn => ({
  measures,
  counts: { ...countsOf(measures), ...(waiting === undefined ? {} : waitingCounts(waiting)) },
})
const NOTHING = measuresOf([])

export type GroupRow = Row & { group: string }

/** Each group that had anything in either period or on either waiting list. */
export const groupRows = ({ by, compared }: ReadFigures, waiting: Waiting, w: Words): GroupRow[] => {
  const lists = new Map(waiting.compared.map((each) => [each.group, each]))
  const known = new Set(compared.map(({ group }) => group))
  const only = waiting.compared.filter(({ group }) => !known.has(group))
  return [...compared, ...only.map(({ group, name }) => ({ group, name, measures: NOTHING, before: NOTHING }))]
    .map(({ group, name, measures, before }) => {
      const own = lists.get(group)
      return {
        group,
        name,
        now: drawn(measures, own?.list),
        before: drawn(before, own?.before),
      }
    })
    .sort(inOrder(by, w))
}

/**
 * The groups as they are given out, the smallest of many as one; those `together` are in it whatever their size.
 */
export const rowsOf = (
  figures: ReadFigures,
  waiting: Waiting,
  { w, together = new Set() }: { w: Words; together?: ReadonlySet<string> },
): GroupRow[] => {
  const rows = groupRows(figures, waiting, w)
  const bySize = rows
    .filter(({ group }) => !together.has(group))
    .toSorted((one, other) => other.now.measures.received - one.now.measures.received)
  if (rows.length <= MOST_GROUPS && bySize.length === rows.length) return rows
  // One alone would be told by the name of the others: the smallest is put to it.
  const most = Math.min(MOST_GROUPS - 1, rows.length - bySize.length === 1 ? bySize.length - 1 : bySize.length)
  const kept = new Set(bySize.slice(0, most).map(({ group }) => group))
  const others = rows.filter(({ group }) => !kept.has(group))
  const allOf = (side: Side): Drawn => {
    const sums = figures.sums[side].filter((sum) => !kept.has(groupIn(figures.by, sum)))
    return { measures: measuresOf(sums), counts: added(others.map((row) => row[side].counts)) }
  }
  return [
    ...rows.filter(({ group }) => kept.has(group)),
    { group: THE_OTHERS, name: w.reports.otherGroups, now: allOf('now'), before: allOf('before') },
  ]
}

const added = (all: readonly GroupCounts[]): GroupCounts => {
  const sum: Record<string, number> = {}
  for (const counts of all) for (const [name, count] of Object.entries(counts)) sum[name] = (sum[name] ?? 0) + count
  return sum
}

/** All cases together, whatever their groups. */
export const totalRow = ({ totals, before }: ReadFigures, waiting: Waiting, w: Words): Row => ({
  group: null,
  name: w.reports.group.total,
  now: drawn(totals, waiting.list),
  before: drawn(before.totals, waiting.before.list),
})

const STANDING = 'standing'
/** The keys of what is shown. */
export const keyOf = (group: string | null, name: string, side: Side = 'now'): string => countKey(side, group, name)
export const standingKey = (name: string): string => countKey(STANDING, null, name)
export const rateKey = (
  group: string | null,
  { numerator, denominator }: { numerator: string; denominator: string },
  side: Side = 'now',
): string => JSON.stringify([side, group, numerator, denominator])

const isOfGroups = (...names: readonly string[]): boolean => names.every(hasGroups)
const pick = (counts: GroupCounts, isIn: (name: string) => boolean): [string, number][] =>
  Object.entries(counts).filter(([name]) => isIn(name))

/** The counts of one period, with how they hang together. */
const countsIn = (side: Side, rows: readonly GroupRow[], { total, by }: { total: Row; by: Dimension }): TrueReport => {
  const { counts } = total[side]
  const key = (name: string): string => keyOf(null, name, side)
  const table = ofTable({
    name: side,
    groups: rows.map((row) => ({ group: row.group, counts: Object.fromEntries(pick(row[side].counts, hasGroups)) })),
    totals: Object.fromEntries(pick(counts, hasGroups)),
    groupsAddUp: !OVERLAPPING.includes(by),
    within: PARTS_OF.filter(({ part, whole }) => isOfGroups(part, whole)),
    splits: SPLITS.filter(({ total: whole, parts }) => isOfGroups(whole, ...parts)),
  })
  const ofAll: TrueReport = {
    counts: new Map(pick(counts, (name) => !hasGroups(name)).map(([name, count]) => [key(name), count])),
    sums: SPLITS.filter(({ total: whole, parts }) => !isOfGroups(whole, ...parts)).map(({ total: whole, parts }) => ({
      total: key(whole),
      parts: parts.map(key),
    })),
    within: PARTS_OF.filter(({ part, whole }) => !isOfGroups(part, whole)).map(({ part, whole }) => ({
      part: key(part),
      whole: key(whole),
    })),
    covers: COVERS.map(({ whole, parts }) => ({ whole: key(whole), parts: parts.map(key) })),
  }
  return joined([table, ofAll])
}

/** What comes of the counts of one period, and what is measured beside them. */
const figuresIn = (
  side: Side,
  rows: readonly GroupRow[],
  { total, by }: { total: Row; by: Dimension },
): Pick<TrueReport, 'rates' | 'measurements' | 'quantities' | 'means'> => {
  const all: Row[] = [...rows, total]
  const keyIn =
    ({ group }: Row) =>
    (name: string): string =>
      keyOf(group, name, side)
  const rates = all.flatMap((row) =>
    linesOf(row).counts.flatMap(({ numerator, denominator, beside }) => {
      if (denominator === undefined || beside) return []
      const own = { numerator: keyIn(row)(numerator), denominator: keyIn(row)(denominator) }
      return [[rateKey(row.group, { numerator, denominator }, side), own] as const]
    }),
  )
  const measurements = all.flatMap((row) =>
    linesOf(row).quantities.flatMap((line): [string, Measurement][] => {
      if (!('of' in line)) return []
      const { cases, of, step, least } = line
      // What the smallest groups have together is of other groups in each report: nothing of it could be held against another.
      const isSum = row.group === THE_OTHERS && 'adds' in line
      const more = isSum ? { least: Number.POSITIVE_INFINITY } : least === undefined ? {} : { least }
      const own = { value: of(row[side].measures), cases: keyIn(row)(cases), step, ...more }
      return [[keyIn(row)(quantityName(line)), own]]
    }),
  )
  const means = all.flatMap((row) =>
    linesOf(row).quantities.flatMap((line): [string, Mean][] => {
      if (!('meanOf' in line)) return []
      const { cases, meanOf, step } = line
      const key = keyIn(row)
      const of =
        typeof meanOf === 'string'
          ? { quantity: key(meanOf), cases: key(cases) }
          : { counts: meanOf.map(({ count, worth }) => ({ count: key(count), worth })) }
      return [[key(quantityName(line)), { step, ...of }]]
    }),
  )
  const quantities = [...ADDING_UP].map(([cases, names]): Quantities => {
    const rowOf = (row: Row) => ({ cases: keyIn(row)(cases), measurements: names.map(keyIn(row)) })
    return { groups: rows.map(rowOf), all: rowOf(total), groupsAddUp: !OVERLAPPING.includes(by) }
  })
  return { rates: new Map(rates), measurements: new Map(measurements), means: new Map(means), quantities }
}

/** What adds up over groups, by the count of its cases. */
const ADDING_UP: ReadonlyMap<string, string[]> = new Map(
  [
    ...Map.groupBy(
      QUANTITY_LINES.filter((line) => 'adds' in line),
      ({ cases }) => cases,
    ),
  ].map(([cases, lines]) => [cases, lines.map(quantityName)]),
)

/** The cases of a report whose quantities add up, so that they could be subtracted. */
export const quantified = (rows: readonly Row[], side: Side) =>
  rows.flatMap((row) =>
    [...ADDING_UP].map(([cases, names]) => ({
      group: row.group,
      measure: cases,
      count: row[side].counts[cases] ?? 0,
      /** The keys of these quantities. */
      measurements: names.map((name) => keyOf(row.group, name, side)),
    })),
  )

/** All that a report shows, with all that hangs together in it. */
export const trueReport = ({ by, standing }: ReadFigures, rows: readonly GroupRow[], total: Row): TrueReport =>
  joined([
    ...SIDES.map((side) => ({ ...countsIn(side, rows, { total, by }), ...figuresIn(side, rows, { total, by }) })),
    {
      counts: new Map(Object.entries(standingCounts(standing)).map(([name, count]) => [standingKey(name), count])),
      sums: [],
      within: STANDING_PARTS.map(({ part, whole }) => ({ part: standingKey(part), whole: standingKey(whole) })),
    },
  ])
