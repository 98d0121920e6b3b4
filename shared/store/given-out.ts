// The ledger of what was given out: which figures each reader has been given of an area, so that no reports of theirs together
// tell what each of them hides. Entries are only ever added; what is of one day alone stands in an item of that day.
import * as z from 'zod'
import { DIMENSIONS } from '../domain/reports/dimensions.ts'
import { HIDDEN, LARGEST_SMALL, SMALL, type ShownCount } from '../domain/reports/disclosure.ts'
import {
  type CountedReport,
  type GivenOutRefusal,
  type KeptSlice,
  type MarkOf,
  marksOf,
  type Near,
  nearOnes,
  type Population,
  textOf,
} from '../domain/reports/given-out.ts'
import type { GivenSlice, Sliced } from '../domain/reports/known.ts'
import type { Period } from '../domain/reports/period.ts'
import { dateOf, epochMs, type Instant } from '../domain/time.ts'
import { countMarks, MARK_LENGTH } from '../platform/count-key.ts'
import { addEntry, enteredShape } from './entries.ts'
import { GIVEN_OUT_ENTRIES, keys } from './keys.ts'
import { queryItems, readItem, transact, type Write } from './table.ts'

const TWO_YEARS_S = 2 * 366 * 86_400
/** What is of one day alone is compared with nothing after it. */
const THREE_DAYS_S = 3 * 86_400
/**
 * A report is drawn beside the newest of those that were given, for the time that it takes grows with the square of them; and
 * refused where so many are younger than a month, so that none is forgotten by asking on. A new one each night is given.
 */
const MOST_GIVEN = 60
const MONTH_S = 30 * 86_400
/** Different reports of what is of one day alone: an item holds no more. */
const MOST_IN_A_DAY = 150
const ATTEMPTS = 8

/**
 * Who is given a report: people of one organisation count as one reader. `kind` names figures that can be compared with each
 * other, whatever the format of the file.
 */
export type Reader = { area: string; kind: string; organisation: string; person: { id: string; name: string } }

/** A report as it is to be given, and in the parts that are kept. */
export type Drawn<Report> =
  | { ok: true; report: Report; slices: readonly Pick<Sliced, 'slice' | 'isOfToday'>[] }
  | { ok: false; code: GivenOutRefusal }
/** What its reader was given before, and the cases of which few are in one report and not in another. */
export type Before = { given: readonly GivenSlice[]; near: readonly Near[] }

const storedSlice = z.object({
  period: z.object({ from: z.string(), to: z.string() }),
  role: z.string().optional(),
  by: z.enum(DIMENSIONS),
  measures: z.array(z.string()),
  byGroup: z.array(z.string()),
  /** Figures in the order of the measures, with a space between them. */
  rows: z.array(z.object({ group: z.string().nullable(), figures: z.string() })),
  /** Marks of one length, one after the other. */
  marks: z.string(),
})
type StoredSlice = z.infer<typeof storedSlice>
/** `expiresAt` in seconds since 1970. */
const storedEntry = z.object({ slices: z.array(storedSlice), expiresAt: z.number(), ...enteredShape })
const storedDay = z.object({ slices: z.array(storedSlice), version: z.int() })

const SHORT = { [SMALL]: '<', [HIDDEN]: 'h' } as const
const shortOf = (shown: ShownCount): string => (typeof shown === 'number' ? `${shown || ''}` : SHORT[shown])
const shownOf = (short: string): ShownCount => {
  if (short === SHORT[SMALL]) return SMALL
  return short === SHORT[HIDDEN] ? HIDDEN : Number(short)
}

const stored = (
  { period, role, by, measures, byGroup, rows }: GivenSlice,
  marks: ReadonlySet<string>,
): StoredSlice => ({
  period,
  ...(role === undefined ? {} : { role }),
  by,
  measures: [...measures],
  byGroup: [...byGroup],
  rows: rows.map(({ group, shown }) => ({
    group,
    figures: (group === null ? measures : byGroup).map((measure) => shortOf(shown[measure] ?? 0)).join(' '),
  })),
  marks: [...marks].join(''),
})

const keptOf = ({ rows, marks, ...slice }: StoredSlice): KeptSlice => ({
  ...slice,
  rows: rows.map(({ group, figures: text }) => {
    const named = group === null ? slice.measures : slice.byGroup
    const shown = text.split(' ').map((short, at): [string, ShownCount] => [named[at] ?? '', shownOf(short)])
    return { group, shown: Object.fromEntries(shown.filter(([, figure]) => figure !== 0)) }
  }),
  marks: new Set(
    Array.from({ length: marks.length / MARK_LENGTH }, (_, at) =>
      marks.slice(at * MARK_LENGTH, (at + 1) * MARK_LENGTH),
    ),
  ),
})

/** Whether a slice says what another said. */
const isSame = (one: StoredSlice, other: StoredSlice): boolean =>
  one.period.from === other.period.from && JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other))
const inOrder = ({ period, role, by, measures, byGroup, rows, marks }: StoredSlice) => [
  period.to,
  role,
  by,
  measures,
  byGroup,
  rows.map(({ group, figures: text }) => [group, text]),
  marks,
]

export type GivenOut<Report> = { ok: true; report: Report } | { ok: false; code: GivenOutRefusal }

/**
 * Draws a report beside all that its reader was given before and notes it, or refuses it; nothing may leave before it was
 * noted. `draw` is asked again where somebody else of the organisation was given one at once. `countOf` counts a measure in a
 * population by the aggregates; it is asked only where two periods cross and their counts are near each other.
 */
export const giveOut = async <Report>(
  reader: Reader,
  counted: readonly CountedReport[],
  draw: (before: Before) => Drawn<Report>,
  { at, countOf }: { at: Instant; countOf: (of: Population, measure: string) => Promise<number> },
): Promise<GivenOut<Report>> => {
  const mark = await countMarks(JSON.stringify([reader.area, reader.kind]))
  const markOf: MarkOf = (conditions, measure, count) => mark(JSON.stringify([textOf(conditions), measure, count]))
  const nowS = Math.floor(epochMs(at) / 1000)
  const dayKey = keys.givenOutOn(reader, dateOf(at))
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const [entries, day] = await Promise.all([
      queryItems(
        { partition: dayKey.pk, beginsWith: GIVEN_OUT_ENTRIES, newestFirst: true, limit: MOST_GIVEN },
        storedEntry,
      ),
      readItem(dayKey, storedDay),
    ])
    const live = entries.filter(({ expiresAt }) => expiresAt > nowS).toReversed()
    const before = [...live.flatMap(({ slices }) => slices), ...(day?.slices ?? [])]
    // What was told last holds where records came in between.
    const given = before.map(keptOf).toReversed()
    const near = await smallOnes(
      counted.flatMap((each) => nearOnes(each, given, markOf)),
      countOf,
    )
    const marksIn = (slice: GivenSlice): Set<string> =>
      new Set(
        counted
          .filter(({ period }) => isSamePeriod(period, slice.period))
          .flatMap((each) => [...marksOf(each, slice, markOf)]),
      )
    const drawn = draw({ given, near })
    if (!drawn.ok) return drawn

    const isFresh = (slice: StoredSlice): boolean => !before.some((other) => isSame(slice, other))
    const kept = (isForToday: boolean): StoredSlice[] =>
      drawn.slices
        .filter(({ isOfToday = false }) => isOfToday === isForToday)
        .map(({ slice }) => stored(slice, marksIn(slice)))
        .filter(isFresh)
    const [lasting, ofToday] = [kept(false), kept(true)]
    const isOfLate = (entry: { at: Instant } | undefined): boolean =>
      entry !== undefined && epochMs(entry.at) / 1000 > nowS - MONTH_S
    const isFull = lasting.length > 0 && live.length >= MOST_GIVEN && isOfLate(live[0])
    if (isFull || (day?.slices ?? []).length + ofToday.length > MOST_IN_A_DAY)
      return { ok: false, code: 'too-many-reports' }
    const also: Write[] =
      ofToday.length === 0
        ? []
        : [
            {
              name: 'day',
              put: {
                ...dayKey,
                kind: 'given-out-on',
                slices: [...(day?.slices ?? []), ...ofToday],
                version: (day?.version ?? 0) + 1,
                expiresAt: nowS + THREE_DAYS_S,
              },
              ...(day === undefined
                ? { condition: 'attribute_not_exists(pk)' }
                : { condition: 'version = :version', values: { ':version': day.version } }),
            },
          ]
    const { report } = drawn
    if (lasting.length === 0) {
      if (also.length === 0 || (await transact(also)).ok) return { ok: true, report }
      continue
    }
    const entry = { slices: lasting, expiresAt: nowS + TWO_YEARS_S }
    const keyOf = (number: number) => keys.givenOut(reader, number)
    // Somebody else of the organisation may be given another report at once: then this one is drawn beside that, too.
    const seen = entries[0]?.number ?? 0
    if (await addEntry({ kind: 'given-out', keyOf }, entry, { seen, at, by: reader.person }, also))
      return { ok: true, report }
  }
  throw new Error(`Reports are given out to ${reader.organisation} faster than they can be noted`)
}

const isSamePeriod = (one: Period, other: Period): boolean => one.from === other.from && one.to === other.to

/** Those of which few cases are in one report and not in the other. */
const smallOnes = async (
  near: readonly Near[],
  countOf: (of: Population, measure: string) => Promise<number>,
): Promise<Near[]> => {
  const small: Near[] = []
  for (const each of near) {
    const { cases, conditions, apart, isOther } = each
    if (small.some((other) => other.cases === cases && other.isOther === isOther)) continue
    const counts = await Promise.all((apart ?? []).map((period) => countOf({ period, conditions }, cases.measure)))
    const differing = counts.reduce((sum, count) => sum + count, 0)
    if (apart === undefined || (differing >= 1 && differing <= LARGEST_SMALL)) small.push(each)
  }
  return small
}
