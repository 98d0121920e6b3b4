// What a reader can work out from all that they were given: reports of periods that lie within each other or cross, of filters
// that make up all, of dimensions that are parts of another. A figure that was hidden in any of them stays hidden.
import { ROLES, RULES } from '../eligibility/rules.ts'
import type { IsoDate } from '../time.ts'
import { NO_ROLE } from './aggregates.ts'
import { type Dimension, ETHNICITIES, ETHNICITY_GROUPS, NOT_IN_HOSPITAL, WITHIN } from './dimensions.ts'
import {
  controlled,
  type ControlledReport,
  HIDDEN,
  LARGEST_SMALL,
  LEAST_POSSIBLE,
  rangeOfShown,
  type ShownCount,
  type TrueReport,
} from './disclosure.ts'
import type { Period } from './period.ts'
import { type Interval, type Range, type Series, seriesOf, type Told } from './series.ts'

/** The groups of a report that are not given one by one, as one. */
export const THE_OTHERS = 'other-groups'

/**
 * One part of a report as it was given: cases of a period, of one role where `role` says so, split by a dimension. `byGroup`
 * are those of its measures that every group has. A figure that is left out is 0; so is every group, where there are no
 * `THE_OTHERS`. The row without a group is of all.
 */
export type GivenSlice = {
  period: Period
  role?: string | undefined
  by: Dimension
  measures: readonly string[]
  byGroup: readonly string[]
  rows: readonly GivenRow[]
}
export type GivenRow = { group: string | null; shown: Readonly<Record<string, ShownCount>> }

/** A figure of the report that is to be given. */
export type Place = { group: string | null; measure: string }

/** Measures of referrals that opened no case and so have no role. */
const IS_OF_NO_CASE = /^(?:ineligible|unopened)(?:\.|$)/
/** A case has several main needs: its groups do not add up. */
const OVERLAPPING: readonly Dimension[] = ['main-need']
/** One more than must be left: ranges that are worked out one by one are wider than what all sums together leave. */
const LEAST_KEPT = LEAST_POSSIBLE + 1
/** Intervals that one figure makes narrower, looked at before the rest is left. */
const MOST_INTERVALS = 40
const MOST_ROUNDS = 6
/** Figures tried, least loss first, before the least is hidden and others are tried beside it. */
const MOST_TRIED = 8

const shownIn = ({ shown }: GivenRow, measure: string): ShownCount => shown[measure] ?? 0

/** The groups that a group is a part of, where its code says so. */
export const parentsOf = (dimension: Dimension, group: string): { dimension: Dimension; group: string }[] => {
  switch (dimension) {
    case 'ethnicity':
      return ETHNICITY_GROUPS.filter((parent) => ETHNICITIES[parent].some((each) => each === group)).map((parent) => ({
        dimension: 'ethnicity-group',
        group: parent,
      }))
    case 'ward':
      return [{ dimension: 'hospital', group: group === NOT_IN_HOSPITAL ? group : beforeLast(group) }]
    case 'team':
      return [{ dimension: 'organisation', group: beforeLast(group) }]
    case 'rule': {
      const rule = RULES.find(({ id }) => id === group)
      return rule === undefined
        ? []
        : [
            { dimension: 'process', group: rule.process },
            { dimension: 'role', group: rule.role },
          ]
    }
    default:
      return []
  }
}
const beforeLast = (name: string): string => name.slice(0, Math.max(0, name.lastIndexOf(WITHIN))) || name

type Population = { role?: string | undefined; by?: Dimension | undefined; group?: string | undefined }
const nameOf = ({ role = '', by = 'role', group = '' }: Population): string => JSON.stringify([role, by, group])
/** The name of all but a group of its dimension. */
const butFor = (name: string): string => `but ${name}`
/** A group of the roles is the cases of a role. */
const populationOf = (role: string | undefined, by: Dimension, group: string | null): Population => {
  if (group === null) return { role }
  return by === 'role' ? { role: group } : { role, by, group }
}

/** A whole and its parts in one interval; `rest` is what no group that is known has of it. */
type Equation = { whole: string; parts: readonly string[]; rest: Range; isOfAll?: boolean }
type Cell = { name: string; interval: Interval }
/** A figure, or what lies between two, that could be too few numbers. */
type Narrow = string

const DAY_MS = 86_400_000
const dayOf = (date: IsoDate): number => Date.parse(date) / DAY_MS
const intervalOf = ({ from, to }: Period): Interval => ({ from: dayOf(from), to: dayOf(to) + 1 })
const textOf = ({ from, to }: Interval): string => `${from}-${to}`

const anything = (): Range => ({ low: 0, high: Number.POSITIVE_INFINITY })
const widthOf = ({ low, high }: Range): number => high - low + 1
/** What nobody published may be known to be none, or to be many; 1 to 4 are as secret as in a report of their own. */
const isTooNarrowAsRest = (range: Range): boolean =>
  range.high >= 1 && range.high <= LARGEST_SMALL && widthOf(range) < LEAST_POSSIBLE

/** The slices that hang together with a period, by others that lie across what is between. */
const around = (slices: readonly GivenSlice[], { from, to }: Interval): GivenSlice[] => {
  const block = { from, to }
  const left = new Set(slices)
  for (let goesOn = true; goesOn; ) {
    goesOn = false
    for (const slice of left) {
      const own = intervalOf(slice.period)
      if (own.to <= block.from || own.from >= block.to) continue
      block.from = Math.min(block.from, own.from)
      block.to = Math.max(block.to, own.to)
      left.delete(slice)
      goesOn = true
    }
  }
  return slices.filter((slice) => !left.has(slice))
}

/** All that is known of one measure: the newest slice first, which holds where an older one does not fit it. */
const systemOf = (measure: string, slices: readonly GivenSlice[]) => {
  const populations = new Map<string, { of: Population; told: Told[] }>()
  const besides = new Map<string, Told[]>()
  const isOneTime = new Set(slices.map(({ period }) => textOf(intervalOf(period)))).size === 1
  const secrets = new Map<string, Cell>()
  const tell = (of: Population, interval?: Interval, shown?: ShownCount): void => {
    const name = nameOf(of)
    const known = populations.get(name) ?? { of, told: [] }
    populations.set(name, known)
    if (interval === undefined || shown === undefined) return
    known.told.push({ interval, ...rangeOfShown(shown) })
    if (typeof shown === 'string') secrets.set(name + textOf(interval), { name, interval })
  }
  const isSplit = ({ byGroup }: GivenSlice): boolean => byGroup.includes(measure)
  const split = slices.filter((slice) => isSplit(slice) && !(slice.by === 'role' && slice.role !== undefined))
  const groups = new Map<Dimension, Set<string>>()
  for (const { by, rows } of split) {
    const own = groups.get(by) ?? new Set()
    groups.set(by, own)
    for (const { group } of rows) if (group !== null && group !== THE_OTHERS) own.add(group)
  }
  const othersOf = ({ rows }: GivenSlice) => rows.find(({ group }) => group === THE_OTHERS)
  /** Which groups are together differs from report to report. */
  const othersIn = (slice: GivenSlice): Population => ({
    role: slice.role,
    by: slice.by,
    group: `${THE_OTHERS} ${slices.indexOf(slice)}`,
  })
  for (const slice of slices) {
    const interval = intervalOf(slice.period)
    const all = slice.rows.find(({ group }) => group === null)
    tell({ role: slice.role }, interval, all === undefined ? 0 : shownIn(all, measure))
    if (!split.includes(slice)) continue
    const rows = new Map(slice.rows.map((row) => [row.group, row]))
    const others = othersOf(slice)
    const hasAll = others === undefined
    if (others !== undefined) tell(othersIn(slice), interval, shownIn(others, measure))
    for (const group of groups.get(slice.by) ?? []) {
      const row = rows.get(group)
      const of = populationOf(slice.role, slice.by, group)
      if (row !== undefined) tell(of, interval, shownIn(row, measure))
      else if (hasAll) tell(of, interval, 0)
    }
    if (isOneTime || OVERLAPPING.includes(slice.by)) continue
    // All but one group: over time, more is known of these together than of each.
    const whole = rangeOfShown(all === undefined ? 0 : shownIn(all, measure))
    const parts = slice.rows.flatMap((row) => (row.group === null ? [] : [rangeOfShown(shownIn(row, measure))]))
    const low = parts.reduce((sum, part) => sum + part.low, 0)
    const high = parts.reduce((sum, part) => sum + part.high, 0)
    for (const group of groups.get(slice.by) ?? []) {
      const row = rows.get(group)
      if (row === undefined && !hasAll) continue
      const part = rangeOfShown(row === undefined ? 0 : shownIn(row, measure))
      const name = butFor(nameOf(populationOf(slice.role, slice.by, group)))
      const told = besides.get(name) ?? []
      besides.set(name, told)
      told.push({
        interval,
        low: Math.max(whole.low - part.high, low - part.low),
        high: Math.min(whole.high - part.low, Number.isFinite(part.high) ? high - part.high : Number.POSITIVE_INFINITY),
      })
    }
  }
  const withRole = new Set(split.flatMap(({ role, by }) => (role === undefined ? [] : [by])))
  for (const by of withRole)
    for (const group of groups.get(by) ?? [])
      for (const role of [undefined, ...ROLES]) {
        tell({ role, by, group })
        tell({ role })
      }
  const series = new Map<string, Series>([...populations].map(([name, { told }]) => [name, seriesOf(told)]))
  const rests = new Map<string, Series>([...besides].map(([name, told]) => [name, seriesOf(told)]))

  /** What adds up in an interval. */
  const equationsAt = (interval: Interval): Equation[] => {
    const at = textOf(interval)
    const equations: Equation[] = []
    const add = (whole: Population, parts: readonly Population[], rest: Range, isOfAll = false): void => {
      const names = parts.map(nameOf).filter((name) => series.has(name))
      if (names.length > 0 && series.has(nameOf(whole)))
        equations.push({ whole: nameOf(whole), parts: names, rest, isOfAll })
    }
    const none = { low: 0, high: 0 }
    const here = split.filter((slice) => textOf(intervalOf(slice.period)) === at)
    /** What of a dimension is in no group by name: none, where a report of all cases told every group. */
    const restOf = (role: string | undefined, by: Dimension): Range =>
      here.some(
        (slice) =>
          slice.by === by && (slice.role === undefined || slice.role === role) && othersOf(slice) === undefined,
      )
        ? none
        : anything()
    for (const slice of here.filter((each) => othersOf(each) !== undefined && !OVERLAPPING.includes(each.by))) {
      const { role, by, rows } = slice
      const named = rows.flatMap(({ group }) => (group === null || group === THE_OTHERS ? [] : [group]))
      const together = [...(groups.get(by) ?? [])].filter((group) => !named.includes(group))
      add({ role }, [...named.map((group) => populationOf(role, by, group)), othersIn(slice)], none, true)
      add(
        othersIn(slice),
        together.map((group) => populationOf(role, by, group)),
        restOf(role, by),
      )
    }
    for (const [by, own] of groups) {
      const roles = by === 'role' ? [undefined] : [undefined, ...(withRole.has(by) ? ROLES : [])]
      for (const role of roles) {
        const parts = [...own].map((group) => populationOf(role, by, group))
        if (OVERLAPPING.includes(by)) for (const part of parts) add({ role }, [part], anything())
        else add({ role }, parts, restOf(role, by), true)
      }
      const noRole = IS_OF_NO_CASE.test(measure) ? anything() : none
      if (withRole.has(by))
        for (const group of own)
          add(
            { by, group },
            ROLES.map((role) => ({ role, by, group })),
            noRole,
          )
    }
    // Of the cases of a part, by the groups that it is in: wards of a hospital.
    for (const [by, own] of groups) {
      const children = Map.groupBy(
        [...own].flatMap((group) => parentsOf(by, group).map((parent) => ({ parent, group }))),
        ({ parent }) => JSON.stringify(parent),
      )
      for (const each of children.values()) {
        const parent = each[0]?.parent
        if (parent === undefined) continue
        for (const role of [undefined, ...(withRole.has(by) ? ROLES : [])]) {
          if (parent.dimension === 'role' && role !== undefined) continue
          add(
            populationOf(role, parent.dimension, parent.group),
            each.map(({ group }) => populationOf(role, by, group)),
            restOf(role, by),
          )
        }
      }
    }
    if (!groups.has('role') && withRole.size + slices.filter(({ role }) => role !== undefined).length > 0)
      add(
        {},
        [...ROLES, NO_ROLE].map((role) => ({ role })),
        IS_OF_NO_CASE.test(measure) ? anything() : none,
      )
    return equations
  }

  const boundsOf = (name: string, interval: Interval): Range => series.get(name)?.bounds(interval) ?? anything()

  /** Makes ranges in an interval narrower by what adds up in it. */
  const settle = (interval: Interval): void => {
    const equations = equationsAt(interval)
    for (let round = 0, goesOn = true; goesOn && round < MOST_ROUNDS; round += 1) {
      goesOn = false
      for (const equation of equations) {
        const { whole, parts, rest, isOfAll = false } = equation
        const terms = parts.map((name) => ({ name, ...boundsOf(name, interval) }))
        const all = boundsOf(whole, interval)
        const known = [...terms, { name: '', ...rest }]
        const low = known.reduce((sum, term) => sum + term.low, 0)
        const high = known.reduce((sum, term) => sum + term.high, 0)
        const highWithout = (own: number): number =>
          Number.isFinite(own)
            ? high - own
            : known.filter((term) => !Number.isFinite(term.high)).length > 1
              ? high
              : known.reduce((sum, term) => sum + (Number.isFinite(term.high) ? term.high : 0), 0)
        const tighten = (name: string, range: Range): void => {
          goesOn = series.get(name)?.tighten(interval, range) === true || goesOn
        }
        tighten(whole, { low, high })
        for (const term of terms) {
          const others = (isOfAll ? rests.get(butFor(term.name))?.bounds(interval) : undefined) ?? anything()
          tighten(term.name, {
            low: all.low - Math.min(highWithout(term.high), others.high),
            high: all.high - Math.max(low - term.low, others.low),
          })
        }
      }
    }
  }

  /** What a reader knows too well, of what an interval bears upon. */
  const tooNarrow = (first: Interval): Set<Narrow> => {
    const narrow = new Set<Narrow>()
    const waiting = [first]
    const met = new Set([textOf(first)])
    for (let looked = 0; looked < MOST_INTERVALS; looked += 1) {
      const interval = waiting.shift()
      if (interval === undefined) break
      settle(interval)
      for (const [name, own] of series) {
        const isOwn = own.ends().includes(interval.from) && own.ends().includes(interval.to)
        if (secrets.has(name + textOf(interval)) && widthOf(own.bounds(interval)) < LEAST_KEPT)
          narrow.add(name + textOf(interval))
        if (!isOwn) continue
        for (const end of own.ends())
          for (const other of [interval.from, interval.to]) {
            const between = { from: Math.min(end, other), to: Math.max(end, other) }
            if (end === other || secrets.has(name + textOf(between))) continue
            if (isTooNarrowAsRest(own.bounds(between))) narrow.add(`between ${name} ${textOf(between)}`)
          }
        for (const told of populations.get(name)?.told ?? []) {
          const at = textOf(told.interval)
          if (met.has(at) || !own.isNarrowedBy(told, interval)) continue
          met.add(at)
          waiting.push(told.interval)
        }
      }
    }
    return narrow
  }
  return { tooNarrow }
}

/** A slice of a report, how its figures are called in the report, and whether only reports of the same day are held against it. */
export type Sliced = { slice: GivenSlice; keyOf: (place: Place) => string; isOfToday?: boolean }

/** A report is drawn again with more hidden so many times before it is given up. */
const MOST_DRAWN = 12

export type DrawnBeside = { ok: true; controlled: ControlledReport; slices: Sliced[] } | { ok: false; groups: string[] }

/**
 * A report after disclosure control, with all hidden that would tell too much beside what its reader was given before, newest
 * first. Where that does not help, the groups that must not be given one by one, if there are any.
 */
export const controlledBeside = (
  report: TrueReport,
  given: readonly GivenSlice[],
  slicesOf: (counts: ControlledReport['counts']) => Sliced[],
): DrawnBeside => {
  const hide = new Set<string>(report.hide)
  for (let drawn = 1; drawn <= MOST_DRAWN; drawn += 1) {
    const own = controlled({ ...report, hide })
    const slices = slicesOf(own.counts)
    const found = slices.map(({ slice, keyOf }) => ({ keyOf, beside: hiddenBeside(given, slice) }))
    const groups = found.flatMap(({ beside }) => (beside.ok ? [] : beside.groups))
    if (found.some(({ beside }) => !beside.ok)) return { ok: false, groups: [...new Set(groups)] }
    const hidden = hide.size
    for (const { keyOf, beside } of found) if (beside.ok) for (const place of beside.hide) hide.add(keyOf(place))
    if (hide.size === hidden) return { ok: true, controlled: own, slices }
  }
  return { ok: false, groups: [] }
}

const lossOf = ({ group }: Place, shown: ShownCount): number =>
  (typeof shown === 'number' ? 1 + shown / 5 : 1) * (group === null ? 10 : 1)

type Hiding = { ok: true; hide: Place[] } | { ok: false; groups: string[] }

/** What of a report must be hidden beside all that its reader was given before; the groups that even that does not save. */
const hiddenBeside = (given: readonly GivenSlice[], next: GivenSlice): Hiding => {
  const interval = intervalOf(next.period)
  const related = around(given, interval)
  const found = next.measures.map((measure): Hiding => {
    const before = related.filter(({ measures }) => measures.includes(measure))
    if (before.length === 0 || before.some((slice) => isAlike(slice, next, measure))) return { ok: true, hide: [] }
    return hiddenIn(
      measure,
      before.filter((slice) => !isOutOfDate(slice, next, measure)),
      { next, interval },
    )
  })
  const groups = found.flatMap((each) => (each.ok ? [] : each.groups))
  if (found.some(({ ok }) => !ok)) return { ok: false, groups }
  return { ok: true, hide: found.flatMap((each) => (each.ok ? each.hide : [])) }
}

/** Whether the same cases were told otherwise since: records came or were put right, and what was told is of what was then. */
const isOutOfDate = (one: GivenSlice, next: GivenSlice, measure: string): boolean =>
  isOfSameCases(one, next) &&
  [...one.rows, ...next.rows].some(({ group }) => {
    const [before, now] = [one, next].map(({ rows }): ShownCount => {
      const row = rows.find((each) => each.group === group)
      return row === undefined ? 0 : shownIn(row, measure)
    })
    return before !== now && before !== HIDDEN && now !== HIDDEN
  }) &&
  [one, next].every(({ rows }) => rows.every(({ group }) => group !== THE_OTHERS))

const isOfSameCases = (one: GivenSlice, other: GivenSlice): boolean =>
  one.by === other.by &&
  one.role === other.role &&
  one.period.from === other.period.from &&
  one.period.to === other.period.to

/** Whether a report says of a measure what another said: then nothing is learnt from it. */
const isAlike = (one: GivenSlice, other: GivenSlice, measure: string): boolean => {
  const isSplit = other.byGroup.includes(measure)
  if (!isOfSameCases(one, other) || one.byGroup.includes(measure) !== isSplit) return false
  const figuresOf = ({ rows }: GivenSlice): string =>
    JSON.stringify(
      rows
        .filter(({ group }) => group === null || isSplit)
        .map((row): [string | null, ShownCount] => [row.group, shownIn(row, measure)])
        .filter(([group, shown]) => shown !== 0 || group === THE_OTHERS)
        .toSorted(([one], [other]) => ((one ?? '') < (other ?? '') ? -1 : 1)),
    )
  return figuresOf(one) === figuresOf(other)
}

const hiddenIn = (
  measure: string,
  before: readonly GivenSlice[],
  { next, interval }: { next: GivenSlice; interval: Interval },
): Hiding => {
  const hidden = new Set<string | null>()
  const narrowWith = (groups: ReadonlySet<string | null>): Set<Narrow> => {
    const rows = next.rows.map(
      (row): GivenRow => (groups.has(row.group) ? { ...row, shown: { ...row.shown, [measure]: HIDDEN } } : row),
    )
    return systemOf(measure, [{ ...next, rows }, ...before]).tooNarrow(interval)
  }
  let narrow = narrowWith(hidden)
  if (narrow.size === 0) return { ok: true, hide: [] }
  // What was known before is not told by this report.
  const known = systemOf(measure, before).tooNarrow(interval)
  const isSafe = (): boolean => [...narrow].every((each) => known.has(each))
  const candidates = next.rows
    .filter((row) => (row.group === null || next.byGroup.includes(measure)) && isHidable(shownIn(row, measure)))
    .map((row) => ({ group: row.group, loss: lossOf({ group: row.group, measure }, shownIn(row, measure)) }))
    .toSorted((one, other) => one.loss - other.loss)
    .map(({ group }) => group)
  const allHidden = narrowWith(new Set(candidates))
  if ([...allHidden].some((each) => !known.has(each))) {
    const isLost = (group: string): boolean =>
      allHidden.has(nameOf(populationOf(next.role, next.by, group)) + textOf(interval))
    return { ok: false, groups: next.rows.flatMap(({ group }) => (group !== null && isLost(group) ? [group] : [])) }
  }
  while (!isSafe()) {
    const left = candidates.filter((group) => !hidden.has(group))
    const first = [...narrow].find((each) => !known.has(each)) ?? ''
    const saving = left.slice(0, MOST_TRIED).find((group) => !narrowWith(new Set([...hidden, group])).has(first))
    hidden.add(saving ?? left[0] ?? null)
    narrow = narrowWith(hidden)
  }
  return { ok: true, hide: [...hidden].map((group) => ({ group, measure })) }
}

const isHidable = (shown: ShownCount): boolean => shown !== 0 && shown !== HIDDEN
