// Whose time it was: the time between two instants, split by who held the work, with the parts adding up to the whole.
import { type Instant, epochMs } from '../time.ts'
import { covers, type WorkingCalendar } from './calendar.ts'
import { MINUTE } from './london.ts'
import { measureWorkingTime } from './working-time.ts'

/** Whose delay it can be. `system` is what nobody outside answers for: this service, and the search for a provider. */
export const DELAY_PARTIES = ['referrer', 'provider', 'person', 'setting', 'system'] as const
export type DelayParty = (typeof DELAY_PARTIES)[number]

export const ELAPSED_SHARES = [...DELAY_PARTIES, 'non-working'] as const
export type ElapsedShare = (typeof ELAPSED_SHARES)[number]

/** From when somebody held the work, until the next did. */
export type Held = { from: Instant; party: DelayParty }

/** Time in which the work stood still, and whose delay that was; without an end it stands still yet. */
export type PausedBy = { from: Instant; to?: Instant; party: DelayParty }

/** What lies between two instants, in whole minutes. `total` is the sum of the shares. */
export type Elapsed = { total: number; shares: Record<ElapsedShare, number> }

/**
 * Splits the time between two instants. Office time belongs to whoever held the work, or under a pause to whose delay it
 * is; of pauses that overlap the one that began first counts. All other time is non-working. What is held by nobody yet
 * is the system's. `minute` is how many milliseconds are told as a minute. Undefined beyond the calendar, or when the second
 * instant is before the first.
 */
export const elapsedByParty = ({
  from,
  to,
  held,
  pauses,
  calendar,
  minute = MINUTE,
}: {
  from: Instant
  to: Instant
  held: readonly Held[]
  pauses: readonly PausedBy[]
  calendar: WorkingCalendar
  minute?: number
}): Elapsed | undefined => {
  const fromMs = epochMs(from)
  const toMs = epochMs(to)
  if (toMs < fromMs || !covers(calendar, fromMs) || !covers(calendar, toMs)) return undefined

  const holders = held
    .map(({ from: since, party }) => ({ sinceMs: epochMs(since), party }))
    .sort((one, other) => one.sinceMs - other.sinceMs)
  const stops = pauses
    .map((pause) => ({
      fromMs: epochMs(pause.from),
      toMs: pause.to === undefined ? toMs : epochMs(pause.to),
      ...pause,
    }))
    .sort((one, other) => one.fromMs - other.fromMs)
  const turns = [...holders.map(({ sinceMs }) => sinceMs), ...stops.flatMap((stop) => [stop.fromMs, stop.toMs])]
  const cuts = [...new Set([fromMs, ...turns.filter((at) => at > fromMs && at < toMs), toMs])].sort((a, b) => a - b)

  const spent: Record<ElapsedShare, number> = {
    referrer: 0,
    provider: 0,
    person: 0,
    setting: 0,
    system: 0,
    'non-working': 0,
  }
  for (const [place, start] of cuts.slice(0, -1).entries()) {
    const end = cuts[place + 1] ?? start
    const working = measureWorkingTime(calendar, start, end) ?? 0
    const party =
      stops.find((stop) => stop.fromMs <= start && stop.toMs > start)?.party ??
      holders.findLast(({ sinceMs }) => sinceMs <= start)?.party ??
      'system'
    spent[party] += working
    spent['non-working'] += end - start - working
  }
  return inMinutes(spent, minute)
}

// Each share ends on the whole minute nearest to where it ends when they are laid one after the other: so rounding is
// never more than a minute in one of them, and nothing at all in their sum.
const inMinutes = (spent: Record<ElapsedShare, number>, minute: number): Elapsed => {
  const shares = { ...spent }
  let laid = 0
  let told = 0
  for (const share of ELAPSED_SHARES) {
    laid += spent[share]
    const end = Math.round(laid / minute)
    shares[share] = end - told
    told = end
  }
  return { total: told, shares }
}
