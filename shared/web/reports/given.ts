// A report as it is given out: its true counts through disclosure control, and noted against what its reader was given before.
// Files and the API are written from nothing else.
import {
  type Controlled,
  controlled,
  countKey,
  joined,
  ofTable,
  type ShownCount,
  type ShownMeasurement,
  type TrueReport,
} from '../../domain/reports/disclosure.ts'
import { ALL, groupIn } from '../../domain/reports/aggregates.ts'
import { DIMENSIONS, type Dimension } from '../../domain/reports/dimensions.ts'
import type { GivenFigure, GivenOutRefusal, GivenSlice, Population } from '../../domain/reports/given-out.ts'
import { type Measures, measuresOf } from '../../domain/reports/measures.ts'
import { ROLES } from '../../domain/eligibility/rules.ts'
import { dateOf, type Instant, type IsoDate } from '../../domain/time.ts'
import { reportCells } from '../../store/aggregates.ts'
import { giveOut } from '../../store/given-out.ts'
import { actorOf, type Person } from '../identity.ts'
import type { Words } from '../words/index.ts'
import {
  COUNT_LINES,
  countsOf,
  type GroupCounts,
  PARTS_OF,
  QUANTITY_LINES,
  SPLITS,
  STANDING_PARTS,
  standingCounts,
} from './counts.ts'
import type { ReportQuery } from './query.ts'
import { readFigures, type ReportFigures } from './reading.ts'

/** A line of figures that may leave the service: of a group, or of all cases where the group is null. */
export type GivenLine = {
  group: string | null
  name: string
  count: (name: string) => Controlled<ShownCount>
  rate: (numerator: string, denominator: string) => Controlled<ShownMeasurement>
  /** A median, a percentile or a quantity, by its measure and part: `hours:mean`. */
  quantity: (name: string) => Controlled<ShownMeasurement>
}
export type GivenReport = Omit<ReportFigures, 'groups' | 'totals' | 'standing' | 'before'> & {
  role?: string
  groups: GivenLine[]
  totals: GivenLine
  standing: (name: string) => Controlled<ShownCount>
}

/** Reasons, outcomes and answers are given for all cases together: by group nearly every count would be hidden. */
const SPLIT_FOR_ALL: readonly string[] = ['offers', 'cameToNothing', 'outcomes', 'equality', 'experience']
const SHOWN_BY_GROUP: readonly string[] = [
  'offers.accepted',
  'offers.declined',
  'offers.lapsed',
  'withdrawn',
  'ineligible',
  'unopened',
]
const isByGroup = (numerator: string, measure: string, part: string | undefined): boolean =>
  part === undefined || !SPLIT_FOR_ALL.includes(measure) || SHOWN_BY_GROUP.includes(numerator)

const BY_GROUP: ReadonlySet<string> = new Set([
  ...COUNT_LINES.filter(({ numerator, measure, part }) => isByGroup(numerator, measure, part)).flatMap(
    ({ numerator, denominator }) => (denominator === undefined ? [numerator] : [numerator, denominator]),
  ),
  ...QUANTITY_LINES.map(({ cases }) => cases),
  ...['accepted', 'declined', 'lapsed'].map((answer) => `answered.${answer}`),
])
/** The lines that every group has; the others are of all cases alone. */
export const GROUP_LINES = COUNT_LINES.filter(({ numerator }) => BY_GROUP.has(numerator))

const byGroup = (counts: GroupCounts): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).filter(([name]) => BY_GROUP.has(name)))

/** More groups than these are not given out one by one: the smallest are given as one. */
const MOST_GROUPS = 25
export const THE_OTHERS = 'other-groups'

type Counted = { group: string; name: string; measures: Measures; counts: GroupCounts }

/** The groups as they are given out; the sums of the smallest are worked out from their counts and have no times. */
const gathered = ({ groups }: ReportFigures, w: Words): (Omit<Counted, 'measures'> & { measures?: Measures })[] => {
  const counted: Counted[] = groups.map((each) => ({ ...each, counts: countsOf(each.measures) }))
  if (counted.length <= MOST_GROUPS) return counted
  const bySize = counted.toSorted((one, other) => other.measures.received - one.measures.received)
  const kept = new Set(bySize.slice(0, MOST_GROUPS - 1).map(({ group }) => group))
  const others: Record<string, number> = {}
  for (const { group, counts } of counted) {
    if (kept.has(group)) continue
    for (const [name, count] of Object.entries(counts)) others[name] = (others[name] ?? 0) + count
  }
  return [
    ...counted.filter(({ group }) => kept.has(group)),
    { group: THE_OTHERS, name: w.reports.otherGroups, counts: others },
  ]
}

const TABLE = 'cases'
const NOW = 'now'
const keyOf = (group: string | null, name: string): string => countKey(TABLE, group, name)
const nowKey = (name: string): string => countKey(NOW, null, name)
const rateKey = (group: string | null, numerator: string, denominator: string): string =>
  JSON.stringify([group, numerator, denominator])

type Gathered = ReturnType<typeof gathered>[number]

const has = (name: string): boolean => BY_GROUP.has(name)
const key = (name: string): string => keyOf(null, name)

/** All that a report shows, with all that hangs together in it. */
const trueReport = (figures: ReportFigures, groups: readonly Gathered[]): TrueReport => {
  const totals = countsOf(figures.totals)
  const table = ofTable({
    name: TABLE,
    groups: groups.map(({ group, counts }) => ({ group, counts: byGroup(counts) })),
    totals: byGroup(totals),
    groupsAddUp: figures.by !== 'main-need',
    within: PARTS_OF.filter(({ part, whole }) => has(part) && has(whole)),
    splits: [],
  })
  const ofAll: TrueReport = {
    counts: new Map(Object.entries(totals).flatMap(([name, count]) => (has(name) ? [] : [[key(name), count]]))),
    sums: SPLITS.map(({ total, parts }) => ({ total: key(total), parts: parts.map(key) })),
    within: PARTS_OF.filter(({ part, whole }) => !has(part) || !has(whole)).map(({ part, whole }) => ({
      part: key(part),
      whole: key(whole),
    })),
  }
  const standing: TrueReport = {
    counts: new Map(Object.entries(standingCounts(figures.standing)).map(([name, count]) => [nowKey(name), count])),
    sums: [],
    within: STANDING_PARTS.map(({ part, whole }) => ({ part: nowKey(part), whole: nowKey(whole) })),
  }
  const rows: { group: string | null; measures?: Measures | undefined }[] = [
    ...groups,
    { group: null, measures: figures.totals },
  ]
  return {
    ...joined([table, ofAll, standing]),
    rates: new Map(
      rows.flatMap(({ group }) =>
        (group === null ? COUNT_LINES : GROUP_LINES).flatMap(({ numerator, denominator, beside }) =>
          denominator === undefined || beside
            ? []
            : [
                [
                  rateKey(group, numerator, denominator),
                  { numerator: keyOf(group, numerator), denominator: keyOf(group, denominator) },
                ] as const,
              ],
        ),
      ),
    ),
    measurements: new Map(
      rows.flatMap(({ group, measures }) =>
        QUANTITY_LINES.map(({ part, measure, cases, of, step, least }) => [
          keyOf(group, `${measure}:${part}`),
          {
            value: measures === undefined ? null : of(measures),
            cases: keyOf(group, cases),
            step,
            ...(least === undefined ? {} : { least }),
          },
        ]),
      ),
    ),
    measurementSums: rows.flatMap(({ group }) => {
      const wholes = QUANTITY_LINES.filter(({ part }) => QUANTITY_LINES.some(({ whole }) => whole === part))
      return wholes.map(({ measure, part: whole }) => ({
        total: keyOf(group, `${measure}:${whole}`),
        parts: QUANTITY_LINES.filter((line) => line.whole === whole).map(({ part }) =>
          keyOf(group, `${measure}:${part}`),
        ),
      }))
    }),
  }
}

const found = <Figure>(figures: ReadonlyMap<string, Figure>, key: string): Figure => {
  const figure = figures.get(key)
  if (figure === undefined) throw new Error(`A report has no figure ${key}`)
  return figure
}

/** The same cases counted in any report, to tell whether two periods differ by a few. */
const counter =
  (area: string, today: IsoDate) =>
  async ({ period, conditions }: Population, measure: string): Promise<number> => {
    const dimension = DIMENSIONS.find((each) => each !== 'role' && each in conditions)
    const role = ROLES.find((each) => each === conditions['role'])
    const cells = await reportCells(area, dimension ?? ALL, period, { today, role })
    const own = cells.filter((cell) => dimension === undefined || groupIn(dimension, cell) === conditions[dimension])
    return countsOf(measuresOf(own))[measure] ?? 0
  }

export type Given = { ok: true; report: GivenReport } | { ok: false; code: GivenOutRefusal }

/** The report of somebody's own area, to be given to them; or why it is not. */
export const giveReport = async (
  person: Person,
  { query, at, w }: { query: ReportQuery; at: Instant; w: Words },
): Promise<Given> => {
  const figures = await readFigures(person.organisation, { query, at, w })
  const groups = gathered(figures, w)
  const report = trueReport(figures, groups)
  const { counts, rates, measurements } = controlled(report)

  const filters = query.role === undefined ? {} : { role: query.role }
  const figureOf = (key: string, measure: string, dimension: Dimension, group: string | null): GivenFigure => ({
    ...(group === null ? {} : { group: { dimension, group } }),
    measure,
    count: report.counts.get(key) ?? 0,
    shown: found(counts, key),
  })
  const slice: GivenSlice = {
    period: figures.period,
    filters,
    figures: [...groups.map(({ group }) => group), null].flatMap((group) =>
      // What the smallest groups have together is no group of its own that another report could be of.
      group === THE_OTHERS
        ? []
        : (group === null ? Object.keys(countsOf(figures.totals)) : [...BY_GROUP]).map((measure) =>
            figureOf(keyOf(group, measure), measure, figures.by, group),
          ),
    ),
  }
  const today = dateOf(at)
  const now: GivenSlice = {
    period: { from: today, to: today },
    filters,
    figures: Object.keys(standingCounts(figures.standing)).map((measure) =>
      figureOf(nowKey(measure), `now.${measure}`, figures.by, null),
    ),
  }
  const { id, name, organisation } = actorOf(person)
  const reader = { area: figures.area, kind: 'measures', organisation, person: { id, name } }
  const given = await giveOut(reader, [slice, now], { at, countOf: counter(figures.area, today) })
  if (!given.ok) return given

  const lineOf = (group: string | null, lineName: string): GivenLine => ({
    group,
    name: lineName,
    count: (of) => found(counts, keyOf(group, of)),
    rate: (numerator, denominator) => found(rates, rateKey(group, numerator, denominator)),
    quantity: (of) => found(measurements, keyOf(group, of)),
  })
  const { area, period, by, asAt } = figures
  return {
    ok: true,
    report: {
      area,
      period,
      by,
      asAt,
      ...(query.role === undefined ? {} : { role: query.role }),
      groups: groups.map(({ group, name: groupName }) => lineOf(group, groupName)),
      totals: lineOf(null, w.reports.group.total),
      standing: (of) => found(counts, nowKey(of)),
    },
  }
}
