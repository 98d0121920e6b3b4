// The ledger of what was given out: which figures each reader has been given of an area, so that no two of their reports can
// be subtracted. Entries are only ever added; they hold no count that could be read.
import * as z from 'zod'
import {
  compareWithGiven,
  type Doubt,
  type GivenOutRefusal,
  type GivenSlice,
  type KeptSlice,
  keptSlice,
  type MarkOf,
  type Population,
  textOf,
} from '../domain/reports/given-out.ts'
import { LARGEST_SMALL } from '../domain/reports/disclosure.ts'
import { epochMs, type Instant } from '../domain/time.ts'
import { countMarks, MARK_LENGTH } from '../platform/count-key.ts'
import { addEntry, enteredShape } from './entries.ts'
import { keys } from './keys.ts'
import { queryItems } from './table.ts'

const TWO_YEARS_S = 2 * 366 * 86_400
/** More are refused: whoever draws so many different reports is looking for what they differ by. */
export const MOST_GIVEN = 500
const ATTEMPTS = 8

/** The reader of what anybody can read. */
export const PUBLIC = 'public'

/**
 * Who is given a report: people of one organisation count as one reader. `kind` names figures that can be compared with each
 * other, whatever the format of the file.
 */
export type Reader = { area: string; kind: string; organisation: string; person: { id: string; name: string } }

const storedSlice = z.object({
  period: z.object({ from: z.string(), to: z.string() }),
  filters: z.record(z.string(), z.string()),
  /** Marks of one length, one after the other. */
  marks: z.string(),
})
/** `expiresAt` in seconds since 1970. */
const storedEntry = z.object({ slices: z.array(storedSlice), expiresAt: z.number(), ...enteredShape })
type StoredEntry = z.infer<typeof storedEntry>

const marksOf = (text: string): Set<string> =>
  new Set(
    Array.from({ length: text.length / MARK_LENGTH }, (_, at) => text.slice(at * MARK_LENGTH, (at + 1) * MARK_LENGTH)),
  )

const entriesOf = ({ area, kind }: Reader, organisation: string): Promise<StoredEntry[]> =>
  queryItems({ partition: keys.givenOut({ area, kind, organisation }, 0).pk }, storedEntry)

const isSame = (one: KeptSlice, other: KeptSlice): boolean =>
  one.period.from === other.period.from &&
  one.period.to === other.period.to &&
  textOf(one.filters) === textOf(other.filters) &&
  one.marks.size === other.marks.size &&
  [...one.marks].every((mark) => other.marks.has(mark))

export type GivenOut = { ok: true } | { ok: false; code: GivenOutRefusal }

/**
 * Notes that a reader is given a report, or refuses it; nothing may leave before it was noted. `countOf` counts a measure in
 * a population by the aggregates; it is asked only where two periods cross and their counts are near each other.
 */
export const giveOut = async (
  reader: Reader,
  slices: readonly GivenSlice[],
  { at, countOf }: { at: Instant; countOf: (of: Population, measure: string) => Promise<number> },
): Promise<GivenOut> => {
  const mark = await countMarks(JSON.stringify([reader.area, reader.kind]))
  const markOf: MarkOf = (conditions, measure, count) => mark(JSON.stringify([textOf(conditions), measure, count]))
  const nowS = Math.floor(epochMs(at) / 1000)
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const [own, open] = await Promise.all([
      entriesOf(reader, reader.organisation),
      reader.organisation === PUBLIC ? [] : entriesOf(reader, PUBLIC),
    ])
    const live = own.filter(({ expiresAt }) => expiresAt > nowS)
    const given = [...live, ...open.filter(({ expiresAt }) => expiresAt > nowS)].flatMap((entry) =>
      entry.slices.map((slice): KeptSlice => ({ ...slice, marks: marksOf(slice.marks) })),
    )
    const compared = compareWithGiven(slices, given, markOf)
    if (compared.refusal !== undefined) return { ok: false, code: compared.refusal }
    if (await isAnySmall(compared.doubts, countOf)) return { ok: false, code: 'differs-by-a-few' }

    const kept = slices.map((slice) => keptSlice(slice, markOf))
    const fresh = kept.filter((slice) => !given.some((other) => isSame(slice, other)))
    if (fresh.length === 0) return { ok: true }
    if (live.length >= MOST_GIVEN) return { ok: false, code: 'too-many-reports' }
    const entry = {
      slices: fresh.map((slice) => ({ ...slice, marks: [...slice.marks].join('') })),
      expiresAt: nowS + TWO_YEARS_S,
    }
    const keyOf = (number: number) => keys.givenOut(reader, number)
    // Somebody else of the organisation may be given another report at once: then this one is compared with that, too.
    const seen = own.at(-1)?.number ?? 0
    if (await addEntry({ kind: 'given-out', keyOf }, entry, { seen, at, by: reader.person })) return { ok: true }
  }
  throw new Error(`Reports are given out to ${reader.organisation} faster than they can be noted`)
}

const isAnySmall = async (
  doubts: readonly Doubt[],
  countOf: (of: Population, measure: string) => Promise<number>,
): Promise<boolean> => {
  for (const { measure, conditions, apart } of doubts) {
    const counts = await Promise.all(apart.map((period) => countOf({ period, conditions }, measure)))
    const differing = counts.reduce((sum, count) => sum + count, 0)
    if (differing >= 1 && differing <= LARGEST_SMALL) return true
  }
  return false
}
