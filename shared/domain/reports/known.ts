// What a reader can work out from all that they were given: reports of periods that lie within each other or cross, of filters
// that make up all, of dimensions that are parts of another. A figure that was hidden in any of them stays hidden.
import { ROLES, RULES } from '../eligibility/rules.ts'
import type { IsoDate } from '../time.ts'
import { NO_ROLE } from './aggregates.ts'
import { type Dimension, ETHNICITIES, ETHNICITY_GROUPS, NOT_IN_HOSPITAL, OVERLAPPING, WITHIN } from './dimensions.ts'
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
/** Intervals that one figure makes narrower, looked at before the rest is left. */
const MOST_INTERVALS = 24
/** Sums looked at until ranges are left as they are; and where a number is supposed to see what it leaves. */
const MOST_SETTLED = 4000
const MOST_SUPPOSED = 30
/** Of ranges as wide as this, or beside others in a sum that are so wide together, it is not tried which numbers can be. */
const MOST_PROBED = 8
const MOST_ROOM = 10
/** Figures that are tried one by one, before several are hidden together; and those given back, of several. */
const MOST_TRIED = 5
/** So many trials each time that a report is drawn; after that all that can be is hidden of a measure that tells too much. */
const MOST_TRIALS = 60

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
type Equation = { interval: Interval; whole: string; parts: readonly string[]; rest: Range; isOfAll?: boolean }
type Cell = { name: string; interval: Interval }
/** Figures, and what lies between two, that could be too few numbers; and how many. */
type Narrow = Map<string, number>

const DAY_MS = 86_400_000
const dayOf = (date: IsoDate): number => Date.parse(date) / DAY_MS
const intervalOf = ({ from, to }: Period): Interval => ({ from: dayOf(from), to: dayOf(to) + 1 })
const textOf = ({ from, to }: Interval): string => `${from}-${to}`

const anything = (): Range => ({ low: 0, high: Number.POSITIVE_INFINITY })
const widthOf = ({ low, high }: Range): number => high - low + 1
/** Ranges one by one are wider than what all sums together leave: one number more than is asked for makes up for it. */
const LEAST_IN_RANGE = LEAST_POSSIBLE + 1

/** What nobody published may be known to be none, or to be many; 1 to 4 are as secret as in a report of their own. */
const isTooNarrowAsRest = (range: Range): boolean =>
  range.high >= 1 && range.high <= LARGEST_SMALL && widthOf(range) < LEAST_IN_RANGE

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

/** What is known of populations, by their names: what is not `own` is as it was `under` it. */
type Known = { own: Map<string, Series>; under: (name: string) => Series }
/** What a slice tells of a population. */
type Telling = Told & { name: string; isSecret: boolean }

/**
 * All that is known of one measure: the newest slice first, which holds where an older one does not fit it. Answers with what a
 * reader knows too well of what an interval bears upon, with these groups of the newest one hidden, or before it where none are said; where something is allowed,
 * no further than the first that is not.
 */
const systemOf = (measure: string, before: readonly GivenSlice[], next?: GivenSlice) => {
  const slices = next === undefined ? before : [next, ...before]
  const isOneTime = new Set(slices.map(({ period }) => textOf(intervalOf(period)))).size === 1
  const isSplit = ({ byGroup }: GivenSlice): boolean => byGroup.includes(measure)
  const split = slices.filter((slice) => isSplit(slice) && !(slice.by === 'role' && slice.role !== undefined))
  const groups = new Map<Dimension, Set<string>>()
  for (const { by, rows } of split) {
    const own = groups.get(by) ?? new Set()
    groups.set(by, own)
    for (const { group } of rows) if (group !== null && group !== THE_OTHERS) own.add(group)
  }
  const roles = groups.get('role')
  if (roles !== undefined) for (const { role } of slices) if (role !== undefined) roles.add(role)
  const othersOf = ({ rows }: GivenSlice) => rows.find(({ group }) => group === THE_OTHERS)
  /** Which groups are together differs from report to report. */
  const othersIn = (slice: GivenSlice): Population => ({
    role: slice.role,
    by: slice.by,
    group: `${THE_OTHERS} ${before.indexOf(slice)}`,
  })

  const tellingsOf = (slice: GivenSlice, hidden: ReadonlySet<string | null> = new Set()): Telling[] => {
    const interval = intervalOf(slice.period)
    const rows = new Map(slice.rows.map((row) => [row.group, row]))
    const shownOf = (group: string | null): ShownCount => {
      const row = rows.get(group)
      if (row === undefined) return 0
      return hidden.has(group) ? HIDDEN : shownIn(row, measure)
    }
    const telling = (of: Population, shown: ShownCount): Telling => {
      const told = { interval, ...rangeOfShown(shown) }
      return { name: nameOf(of), isSecret: typeof shown === 'string', ...told }
    }
    const all = telling({ role: slice.role }, shownOf(null))
    // A report of one role by role tells its cases twice.
    if (slice.by === 'role' && slice.role !== undefined && isSplit(slice))
      return [all, telling({ role: slice.role }, shownOf(slice.role))]
    if (!split.includes(slice)) return [all]
    const hasAll = !rows.has(THE_OTHERS)
    const own = [...(groups.get(slice.by) ?? [])].filter((group) => hasAll || rows.has(group))
    const each = own.map((group) => telling(populationOf(slice.role, slice.by, group), shownOf(group)))
    const others = hasAll ? [] : [telling(othersIn(slice), shownOf(THE_OTHERS))]
    if (isOneTime || OVERLAPPING.includes(slice.by)) return [all, ...others, ...each]
    // All but one group: over time, more is known of these together than of each.
    const parts = [...others, ...each]
    const low = parts.reduce((sum, part) => sum + part.low, 0)
    const open = parts.filter((part) => !Number.isFinite(part.high)).length
    const high = parts.reduce((sum, part) => sum + (Number.isFinite(part.high) ? part.high : 0), 0)
    const besides = each.map((part): Telling => {
      const isOpen = open > (Number.isFinite(part.high) ? 0 : 1)
      const highOfRest = isOpen ? Number.POSITIVE_INFINITY : high - (Number.isFinite(part.high) ? part.high : 0)
      return {
        name: butFor(part.name),
        isSecret: false,
        interval,
        low: Math.max(all.low - part.high, low - part.low),
        high: Math.min(all.high - part.low, highOfRest),
      }
    })
    return [all, ...others, ...each, ...besides]
  }
  const toldBefore = Map.groupBy(
    before.flatMap((slice) => tellingsOf(slice)),
    ({ name }) => name,
  )
  const names = new Set(toldBefore.keys())
  if (next !== undefined) for (const { name } of tellingsOf(next)) names.add(name)
  const withRole = new Set(split.flatMap(({ role, by }) => (role === undefined ? [] : [by])))
  for (const by of withRole)
    for (const group of groups.get(by) ?? [])
      for (const role of [undefined, ...ROLES]) names.add(nameOf({ role, by, group })).add(nameOf({ role }))
  const secretsBefore = [...toldBefore.values()].flat().filter(({ isSecret }) => isSecret)
  const knownBefore = remembered((name) => seriesOf(toldBefore.get(name) ?? []))

  /** What adds up in an interval. */
  const equationsAt = (interval: Interval): Equation[] => {
    const at = textOf(interval)
    const equations: Equation[] = []
    const add = (whole: Population, parts: readonly Population[], rest: Range, isOfAll = false): void => {
      const own = parts.map(nameOf).filter((name) => names.has(name))
      if (own.length > 0 && names.has(nameOf(whole)))
        equations.push({ interval, whole: nameOf(whole), parts: own, rest, isOfAll })
    }
    const none = { low: 0, high: 0 }
    /** What of a dimension is in no group by name: none, where a report of all cases told every group. */
    const restOf = (role: string | undefined, by: Dimension): Range =>
      split.some(
        (slice) =>
          slice.by === by &&
          (slice.role === undefined || slice.role === role) &&
          othersOf(slice) === undefined &&
          isWithin(interval, intervalOf(slice.period)),
      )
        ? none
        : anything()
    const withOthers = split.filter(
      (slice) =>
        othersOf(slice) !== undefined && !OVERLAPPING.includes(slice.by) && textOf(intervalOf(slice.period)) === at,
    )
    for (const slice of withOthers) {
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
  const placed = remembered((text: string) => {
    const [from = 0, to = 0] = text.split('-').map(Number)
    const equations = equationsAt({ from, to })
    const byName = new Map<string, Equation[]>()
    for (const equation of equations)
      for (const name of [equation.whole, ...equation.parts]) {
        const own = byName.get(name) ?? []
        byName.set(name, own)
        own.push(equation)
      }
    return { equations, byName }
  })

  /** Makes ranges narrower by what adds up, as far as that goes; false where nothing is left that could be. */
  const settle = (known: Known, first: Iterable<Equation>, { at, most }: Settling): boolean => {
    const waiting = new Set(first)
    let fits = true
    const tighten = (name: string, interval: Interval, range: Range): void => {
      const now = seriesIn(known, name)
      const bounds = now.bounds(interval)
      if (range.low <= bounds.low && range.high >= bounds.high) return
      if (!now.fits(interval, range)) {
        fits = false
        return
      }
      ownSeries(known, name).tighten(interval, range)
      for (const text of at) for (const equation of placed(text).byName.get(name) ?? []) waiting.add(equation)
    }
    let looked = 0
    for (const equation of waiting) {
      looked += 1
      if (looked > most) break
      waiting.delete(equation)
      const { interval, whole, parts, rest, isOfAll = false } = equation
      const terms = parts.map((name) => ({ name, ...seriesIn(known, name).bounds(interval) }))
      const all = seriesIn(known, whole).bounds(interval)
      let { low, high } = rest
      let open = Number.isFinite(high) ? 0 : 1
      if (open > 0) high = 0
      for (const term of terms) {
        low += term.low
        if (Number.isFinite(term.high)) high += term.high
        else open += 1
      }
      tighten(whole, interval, { low, high: open > 0 ? Number.POSITIVE_INFINITY : high })
      for (const term of terms) {
        const isOpen = open > (Number.isFinite(term.high) ? 0 : 1)
        const highWithout = isOpen ? Number.POSITIVE_INFINITY : high - (Number.isFinite(term.high) ? term.high : 0)
        const name = butFor(term.name)
        const others = isOfAll && names.has(name) ? seriesIn(known, name).bounds(interval) : anything()
        tighten(term.name, interval, {
          low: all.low - Math.min(highWithout, others.high),
          high: all.high - Math.max(low - term.low, others.low),
        })
      }
    }
    return fits
  }

  return (first: Interval, hidden?: ReadonlySet<string | null>, allowed?: Narrow): Narrow => {
    const known: Known = { own: new Map(), under: knownBefore }
    const tellings = next === undefined || hidden === undefined ? [] : tellingsOf(next, hidden)
    for (const telling of tellings) {
      const { name, interval } = telling
      if (seriesIn(known, name).fits(interval, telling)) ownSeries(known, name).tighten(interval, telling)
      else known.own.set(name, seriesOf([telling, ...(toldBefore.get(name) ?? [])]))
    }
    // What is known without the newest one is held against nothing: all of it is looked at.
    if (hidden === undefined) for (const name of names) ownSeries(known, name)
    const secrets = new Map<string, Cell>()
    for (const { name, interval } of [...secretsBefore, ...tellings.filter(({ isSecret }) => isSecret)])
      secrets.set(name + textOf(interval), { name, interval })

    const met = new Set([textOf(first)])
    const told = new Map([[textOf(first), first]])
    let fits = settle(known, placed(textOf(first)).equations, { at: met, most: MOST_SETTLED })
    for (const interval of told.values()) {
      if (told.size >= MOST_INTERVALS) break
      const found: Interval[] = []
      for (const [name, own] of known.own)
        for (const each of toldBefore.get(name) ?? [])
          if (!told.has(textOf(each.interval)) && own.isNarrowedBy(each, interval)) {
            told.set(textOf(each.interval), each.interval)
            found.push(each.interval)
          }
      const more = found.flatMap((each) => [each, ...leftBetween(each, interval)]).map(textOf)
      for (const text of more) met.add(text)
      const equations = more.flatMap((text) => placed(text).equations)
      if (more.length > 0) fits = settle(known, equations, { at: met, most: MOST_SETTLED }) && fits
    }

    const narrow: Narrow = new Map()
    for (const [name, own] of known.own) {
      const ends = own.ends()
      for (const [text, interval] of told) {
        const left = widthOf(own.bounds(interval))
        if (secrets.has(name + text) && left < LEAST_IN_RANGE) narrow.set(name + text, left)
        if (!ends.includes(interval.from) || !ends.includes(interval.to)) continue
        for (const end of ends)
          for (const other of [interval.from, interval.to]) {
            const between = { from: Math.min(end, other), to: Math.max(end, other) }
            if (end === other || secrets.has(name + textOf(between))) continue
            const rest = own.bounds(between)
            if (isTooNarrowAsRest(rest)) narrow.set(`between ${name} ${textOf(between)}`, widthOf(rest))
          }
      }
    }
    if (!fits || (allowed !== undefined && !isAllowed(narrow, allowed))) return narrow
    // What could be each number of its own may not be it beside all others: each is tried.
    for (const [key, { name, interval }] of secrets) {
      if (!told.has(textOf(interval))) continue
      const { low, high } = seriesIn(known, name).bounds(interval)
      if (high - low >= MOST_PROBED) continue
      const bears = [...met].flatMap((text) => placed(text).byName.get(name) ?? [])
      if (!bears.some((equation) => roomIn(known, equation) - (high - low) < MOST_ROOM)) continue
      let left = 0
      for (let value = low; value <= high && left < LEAST_POSSIBLE; value += 1) {
        const supposed: Known = { own: new Map(), under: (each) => seriesIn(known, each) }
        ownSeries(supposed, name).tighten(interval, { low: value, high: value })
        if (settle(supposed, bears, { at: met, most: MOST_SUPPOSED })) left += 1
      }
      if (left >= LEAST_POSSIBLE) continue
      narrow.set(key, left)
      if (allowed !== undefined && !isAllowed(narrow, allowed)) return narrow
    }
    return narrow
  }
}
const isAllowed = (narrow: Narrow, allowed: Narrow): boolean =>
  [...narrow].every(([each, left]) => left >= (allowed.get(each) ?? LEAST_IN_RANGE))
/** The intervals in which equations are looked at, and how many of them. */
type Settling = { at: ReadonlySet<string>; most: number }

/** By how much all that adds up in a sum can be more or less. */
const roomIn = (known: Known, { interval, whole, parts, rest }: Equation): number =>
  [whole, ...parts].reduce((room, name) => {
    const { low, high } = seriesIn(known, name).bounds(interval)
    return room + high - low
  }, rest.high - rest.low)
const seriesIn = ({ own, under }: Known, name: string): Series => own.get(name) ?? under(name)
const ownSeries = (known: Known, name: string): Series => {
  const own = known.own.get(name) ?? known.under(name).copy()
  known.own.set(name, own)
  return own
}
const remembered = <Value>(of: (name: string) => Value): ((name: string) => Value) => {
  const known = new Map<string, Value>()
  return (name) => {
    const value = known.get(name) ?? of(name)
    known.set(name, value)
    return value
  }
}

const isWithin = (one: Interval, other: Interval): boolean => one.from >= other.from && one.to <= other.to
/** What one of two intervals has before the other, after it and with it. */
const leftBetween = (one: Interval, other: Interval): Interval[] =>
  [
    { from: Math.min(one.from, other.from), to: Math.max(one.from, other.from) },
    { from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) },
    { from: Math.min(one.to, other.to), to: Math.max(one.to, other.to) },
  ].filter(({ from, to }) => from < to)

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
  const beside = hidingBeside(given)
  for (let drawn = 1; drawn <= MOST_DRAWN; drawn += 1) {
    const own = controlled({ ...report, hide })
    const slices = slicesOf(own.counts)
    const found = slices.map(({ slice, keyOf }, at) => ({ keyOf, hiding: beside(slice, at) }))
    const groups = found.flatMap(({ hiding }) => (hiding.ok ? [] : hiding.groups))
    if (found.some(({ hiding }) => !hiding.ok)) return { ok: false, groups: [...new Set(groups)] }
    const hidden = hide.size
    for (const { keyOf, hiding } of found) if (hiding.ok) for (const place of hiding.hide) hide.add(keyOf(place))
    if (hide.size === hidden) return { ok: true, controlled: own, slices }
  }
  return { ok: false, groups: [] }
}

const lossOf = ({ group }: Place, shown: ShownCount): number =>
  (typeof shown === 'number' ? 1 + shown / 5 : 1) * (group === null ? 10 : 1)

type Hiding = { ok: true; hide: Place[] } | { ok: false; groups: string[] }

/**
 * What of a report's parts must be hidden beside all that its reader was given before; the groups that even that does not save.
 * A measure that is drawn again as it was is not looked at again.
 */
const hidingBeside = (given: readonly GivenSlice[]): ((next: GivenSlice, at: number) => Hiding) => {
  const found = new Map<string, Hiding>()
  const trials = { left: MOST_TRIALS }
  return (next, at) => {
    const interval = intervalOf(next.period)
    const related = around(given, interval)
    const ofMeasure = (measure: string): Hiding => {
      const before = related.filter(({ measures }) => measures.includes(measure))
      if (before.length === 0 || before.some((slice) => isAlike(slice, next, measure))) return { ok: true, hide: [] }
      return hiddenIn(
        measure,
        before.filter((slice) => !isOutOfDate(slice, next, measure)),
        { next, interval, trials },
      )
    }
    const each = next.measures.map((measure): Hiding => {
      const key = JSON.stringify([at, measure, next.rows.map((row) => shownIn(row, measure))])
      const hiding = found.get(key) ?? ofMeasure(measure)
      found.set(key, hiding)
      return hiding
    })
    if (each.some(({ ok }) => !ok)) return { ok: false, groups: each.flatMap((one) => (one.ok ? [] : one.groups)) }
    return { ok: true, hide: each.flatMap((one) => (one.ok ? one.hide : [])) }
  }
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
  { next, interval, trials }: { next: GivenSlice; interval: Interval; trials: { left: number } },
): Hiding => {
  const tooNarrow = systemOf(measure, before, next)
  if (tooNarrow(interval, new Set(), new Map()).size === 0) return { ok: true, hide: [] }
  // What was known before is not told by this report.
  const known = tooNarrow(interval)
  const isSafe = (hidden: readonly (string | null)[]): boolean => {
    trials.left -= 1
    return isAllowed(tooNarrow(interval, new Set(hidden), known), known)
  }
  const hiding = (hidden: readonly (string | null)[]): Hiding => ({
    ok: true,
    hide: hidden.map((group) => ({ group, measure })),
  })
  if (isSafe([])) return hiding([])
  const candidates = next.rows
    .filter((row) => (row.group === null || next.byGroup.includes(measure)) && isHidable(shownIn(row, measure)))
    .map((row) => ({ group: row.group, loss: lossOf({ group: row.group, measure }, shownIn(row, measure)) }))
    .toSorted((one, other) => one.loss - other.loss)
    .map(({ group }) => group)
  if (!isSafe(candidates)) {
    const allHidden = tooNarrow(interval, new Set(candidates))
    const isLost = (group: string): boolean =>
      allHidden.has(nameOf(populationOf(next.role, next.by, group)) + textOf(interval))
    return { ok: false, groups: next.rows.flatMap(({ group }) => (group !== null && isLost(group) ? [group] : [])) }
  }
  if (trials.left <= 0) return hiding(candidates)
  const one = candidates.slice(0, MOST_TRIED).find((group) => isSafe([group]))
  if (one !== undefined) return hiding([one])
  let size = 2
  while (size < candidates.length && !isSafe(candidates.slice(0, size))) size *= 2
  let hidden = candidates.slice(0, size)
  for (const group of hidden.slice(-MOST_TRIED).toReversed()) {
    const without = hidden.filter((other) => other !== group)
    if (isSafe(without)) hidden = without
  }
  return hiding(hidden)
}

const isHidable = (shown: ShownCount): boolean => shown !== 0 && shown !== HIDDEN
