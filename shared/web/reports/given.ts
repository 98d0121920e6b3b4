// A report as it is given out: its true counts through disclosure control, and noted against what its reader was given before.
// Files and the API are written from nothing else.
import {
  addsUp,
  type Controlled,
  type ControlledReport,
  type ShownCount,
  type ShownMeasurement,
  type TrueReport,
} from '../../domain/reports/disclosure.ts'
import { ALL, groupIn } from '../../domain/reports/aggregates.ts'
import { DIMENSIONS } from '../../domain/reports/dimensions.ts'
import { type CountedCases, GIVEN_OUT_REFUSALS, type Population } from '../../domain/reports/given-out.ts'
import { controlledBeside, type Sliced, THE_OTHERS } from '../../domain/reports/known.ts'
import { measuresOf } from '../../domain/reports/measures.ts'
import { type Period, soFar } from '../../domain/reports/period.ts'
import { type Role, ROLES } from '../../domain/eligibility/rules.ts'
import { dateOf, type Instant, type IsoDate } from '../../domain/time.ts'
import { missingCount, periodSums } from '../../store/aggregates.ts'
import { type Before, type Drawn, giveOut } from '../../store/given-out.ts'
import { authorityBy } from '../../store/organisations.ts'
import { actorOf, type Person } from '../identity.ts'
import type { Words } from '../words/index.ts'
import { countsOf, standingCounts, waitingCounts } from './counts.ts'
import {
  groupRows,
  hasGroups,
  keyOf,
  quantified,
  rateKey,
  type Row,
  rowsOf,
  type Side,
  SIDES,
  standingKey,
  totalRow,
  trueReport,
} from './drawing.ts'
import type { ReportQuery } from './query.ts'
import { type ReadFigures, readFigures, readWaiting, type Waiting } from './reading.ts'

/** Figures that may leave the service, by their names. */
export type GivenFigures = {
  count: (name: string) => Controlled<ShownCount>
  rate: (numerator: string, denominator: string) => Controlled<ShownMeasurement>
  /** A median, a percentile or a quantity, by its measure and part: `hours:mean`. */
  quantity: (name: string) => Controlled<ShownMeasurement>
}
/** A line of a group, or of all cases where the group is null, with the same period before. */
export type GivenLine = GivenFigures & { group: string | null; name: string; before: GivenFigures }
export type GivenReport = Pick<ReadFigures, 'area' | 'period' | 'by' | 'asAt'> & {
  areaName: string
  before: Period
  role?: Role
  groups: GivenLine[]
  totals: GivenLine
  standing: (name: string) => Controlled<ShownCount>
  /** Referrals that are missing from the figures, or counted as they were before. */
  missing: Controlled<ShownCount>
}

const found = <Figure>(figures: ReadonlyMap<string, Figure>, key: string): Figure => {
  const figure = figures.get(key)
  if (figure === undefined) throw new Error(`A report has no figure ${key}`)
  return figure
}

/** Cases received: a report of nearly the same ones as another, and not of the same dates and filters, is refused. */
const WHOLE = 'received'

/** So many times more groups are given together, until the report may be given. */
const MOST_ROUNDS = 6

/** The measurements of a report without those that could be subtracted from others to leave those of a few cases. */
const withoutSubtracted = ({ measurements = new Map() }: TrueReport, hidden: ReadonlySet<string>) =>
  new Map(
    [...measurements].map(([key, each]) => [
      key,
      hidden.has(key) ? { ...each, least: Number.POSITIVE_INFINITY } : each,
    ]),
  )

/**
 * How far cases have come by a day is as what stands on it: another day's is of another population, and no report of that is
 * held against it.
 */
const isSoFar = (measure: string): boolean => measure.startsWith('cohort.')
const onDay = (measure: string, day: IsoDate): string => `${measure}@${day}`

/** A report in parts, as it is kept what its reader was given: each of one period. */
const slicesOf = (
  counts: ControlledReport['counts'],
  { figures, waiting, rows, today, role }: Read & { rows: readonly Row[]; today: IsoDate; role: string | undefined },
): Sliced[] => {
  const sliced = (
    period: Period,
    measures: readonly string[],
    { side, isOfToday = false, nameOf = (measure) => measure }: Kept,
  ): Sliced => {
    const keyIn = (group: string | null, measure: string): string =>
      side === undefined ? standingKey(measure) : keyOf(group, measure, side)
    const byGroup = side === undefined ? [] : measures.filter(hasGroups)
    const named = new Map(measures.map((measure) => [nameOf(measure), measure]))
    return {
      isOfToday,
      keyOf: ({ group, measure }) => keyIn(group, named.get(measure) ?? measure),
      slice: {
        period,
        role,
        by: figures.by,
        measures: measures.map(nameOf),
        byGroup: byGroup.map(nameOf),
        rows: rows
          .filter(({ group }) => group === null || byGroup.length > 0)
          .map(({ group }) => ({
            group,
            shown: Object.fromEntries(
              (group === null ? measures : byGroup)
                .map((measure): [string, ShownCount] => [nameOf(measure), found(counts, keyIn(group, measure)).shown])
                .filter(([, shown]) => shown !== 0),
            ),
          })),
      },
    }
  }
  const counted = Object.keys(countsOf(figures.totals))
  const listed = Object.keys(waitingCounts(waiting.list))
  const nameOf = (measure: string): string => onDay(measure, today)
  const ofSide = (side: Side, period: Period, day: IsoDate): Sliced[] => [
    sliced(
      period,
      counted.filter((measure) => !isSoFar(measure)),
      { side },
    ),
    sliced(period, counted.filter(isSoFar), { side, isOfToday: true, nameOf }),
    sliced({ from: day, to: day }, listed, { side }),
  ]
  return [
    ...ofSide('now', figures.period, waiting.day),
    ...ofSide('before', figures.before.period, waiting.before.day),
    sliced({ from: today, to: today }, Object.keys(standingCounts(figures.standing)), {
      isOfToday: true,
      nameOf: (measure) => `now.${measure}`,
    }),
  ]
}
/** How a part is kept; what is of no side is of what stands now. */
type Kept = { side?: Side; isOfToday?: boolean; nameOf?: (measure: string) => string }

/** The same cases counted in any report, to tell whether two periods differ by a few. */
const counter =
  (area: string, today: IsoDate) =>
  async ({ period, conditions }: Population, measure: string): Promise<number> => {
    const dimension = DIMENSIONS.find((each) => each !== 'role' && each in conditions)
    const role = ROLES.find((each) => each === conditions['role'])
    const cells = await periodSums(area, dimension ?? ALL, period, { today, role })
    const own = cells.filter((cell) => dimension === undefined || groupIn(dimension, cell) === conditions[dimension])
    return countsOf(measuresOf(own))[measure] ?? 0
  }

export const REPORT_REFUSALS = [...GIVEN_OUT_REFUSALS, 'figures-change'] as const
export type ReportRefusal = (typeof REPORT_REFUSALS)[number]
export type Given = { ok: true; report: GivenReport } | { ok: false; code: ReportRefusal }

/** So many times figures are read that do not hold together: a record came in while they were read. */
const MOST_READ = 5
type Read = { figures: ReadFigures; waiting: Waiting }

/** Figures that were all read of the same records; undefined where records come in too fast. */
const readTogether = async (
  area: string,
  asked: { query: ReportQuery; at: Instant; w: Words },
): Promise<Read | undefined> => {
  for (let time = 1; time <= MOST_READ; time += 1) {
    const [figures, waiting] = await Promise.all([readFigures(area, asked), readWaiting(area, asked)])
    const rows = rowsOf(figures, waiting, { w: asked.w })
    if (addsUp(trueReport(figures, rows, totalRow(figures, waiting, asked.w)))) return { figures, waiting }
  }
  return undefined
}

/** The report of somebody's own area, to be given to them; or why it is not. */
export const giveReport = async (
  person: Person,
  { query, at, w }: { query: ReportQuery; at: Instant; w: Words },
): Promise<Given> => {
  const [read, authority, missing] = await Promise.all([
    readTogether(person.organisation, { query, at, w }),
    authorityBy(person.organisation),
    missingCount(person.organisation),
  ])
  if (read === undefined) return { ok: false, code: 'figures-change' }
  const { waiting } = read
  const today = dateOf(at)
  // A period that goes on is known as far as it has come: tomorrow it is another one.
  const figures = { ...read.figures, period: soFar(read.figures.period, today) ?? read.figures.period }
  const total = totalRow(figures, waiting, w)
  const { id, name, organisation } = actorOf(person)
  const reader = { area: figures.area, kind: 'measures', organisation, person: { id, name } }
  const counted = SIDES.map((side) => ({
    period: side === 'now' ? figures.period : figures.before.period,
    filters: query.role === undefined ? {} : { role: query.role },
    cases: [
      ...quantified([...groupRows(figures, waiting, w), total], side).map(({ group, ...each }) => ({
        ...each,
        group: group === null ? null : { dimension: figures.by, group },
      })),
      { group: null, measure: WHOLE, count: total[side].counts[WHOLE] ?? 0, measurements: [] },
    ],
  }))
  const [ofPeriod] = counted
  const whole = ofPeriod?.cases.at(-1)
  const draw = ({ given, near }: Before): Drawn<ControlledReport & { rows: readonly Row[] }> => {
    if (near.some(({ cases, isOther }) => isOther && cases === whole)) return { ok: false, code: 'differs-by-a-few' }
    const isNear = new Set<CountedCases>(near.map(({ cases }) => cases))
    const subtracted = new Set(
      counted.flatMap(({ cases }) => cases.flatMap((each) => (isNear.has(each) ? each.measurements : []))),
    )
    const together = new Set<string>()
    for (let round = 1; round <= MOST_ROUNDS; round += 1) {
      const groups = rowsOf(figures, waiting, { w, together })
      const rows = [...groups, total]
      const report = withMissing(trueReport(figures, groups, total), missing)
      const drawn = controlledBeside(
        { ...report, measurements: withoutSubtracted(report, subtracted) },
        given,
        (counts) => slicesOf(counts, { figures, waiting, rows, today, role: query.role }),
      )
      if (drawn.ok) return { ok: true, report: { ...drawn.controlled, rows: groups }, slices: drawn.slices }
      const known = together.size
      for (const group of drawn.groups) if (group !== THE_OTHERS) together.add(group)
      if (together.size === known) break
    }
    return { ok: false, code: 'tells-with-others' }
  }
  const given = await giveOut(reader, counted, draw, { at, countOf: counter(figures.area, today) })
  if (!given.ok) return given
  const { counts, rates, measurements, rows } = given.report

  const figuresOf = (group: string | null, side: Side): GivenFigures => ({
    count: (of) => found(counts, keyOf(group, of, side)),
    rate: (numerator, denominator) => found(rates, rateKey(group, { numerator, denominator }, side)),
    quantity: (of) => found(measurements, keyOf(group, of, side)),
  })
  const lineOf = ({ group, name: lineName }: Row): GivenLine => ({
    group,
    name: lineName,
    ...figuresOf(group, 'now'),
    before: figuresOf(group, 'before'),
  })
  const { area, by, asAt } = figures
  return {
    ok: true,
    report: {
      area,
      areaName: authority?.name ?? area,
      period: read.figures.period,
      before: figures.before.period,
      by,
      asAt,
      ...(query.role === undefined ? {} : { role: query.role }),
      groups: rows.map(lineOf),
      totals: lineOf(total),
      standing: (of) => found(counts, standingKey(of)),
      missing: found(counts, MISSING),
    },
  }
}

/** How many referrals are missing from the figures is told as every count is. */
const MISSING = 'missing'
const withMissing = (report: TrueReport, missing: number): TrueReport => ({
  ...report,
  counts: new Map([...report.counts, [MISSING, missing]]),
})
