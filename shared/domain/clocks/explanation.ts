// The working behind a due time: the stretches from start to end, without gaps, each with why it counts or does not.
import { type Instant, instantOf } from '../time.ts'
import { dayAt, dayKind, type WorkingCalendar } from './calendar.ts'
import type { Span } from './working-time.ts'

export type SegmentKind = 'working' | 'night' | 'weekend' | 'bank-holiday' | 'pause'

/**
 * `night` is what lies outside office hours on a working day, `pause` the office time lost in pauses: what does not
 * count anyway is called by its own name under a pause too. `name` is the name of the bank holiday.
 */
export type Segment = { from: Instant; to: Instant; kind: SegmentKind; name?: string }

type Stretch = Span & { kind: SegmentKind; name?: string }

/** The pauses in order and apart from each other. */
const merged = (pauses: readonly Span[]): Span[] => {
  const apart: Span[] = []
  for (const pause of [...pauses].sort((a, b) => a.fromMs - b.fromMs)) {
    const last = apart.at(-1)
    if (last !== undefined && pause.fromMs <= last.toMs) last.toMs = Math.max(last.toMs, pause.toMs)
    else apart.push({ ...pause })
  }
  return apart
}

/** Office hours of one day, cut into what counts and what is paused. */
const officeStretches = (hours: Span, pauses: readonly Span[]): Stretch[] => {
  const stretches: Stretch[] = []
  let fromMs = hours.fromMs
  for (const pause of pauses) {
    if (pause.toMs <= fromMs) continue
    if (pause.fromMs >= hours.toMs) break
    const pausedFrom = Math.max(pause.fromMs, fromMs)
    const pausedTo = Math.min(pause.toMs, hours.toMs)
    stretches.push({ fromMs, toMs: pausedFrom, kind: 'working' }, { fromMs: pausedFrom, toMs: pausedTo, kind: 'pause' })
    fromMs = pausedTo
  }
  return [...stretches, { fromMs, toMs: hours.toMs, kind: 'working' }]
}

/** One day from midnight to midnight. */
const dayStretches = (calendar: WorkingCalendar, day: number, pauses: readonly Span[]): Stretch[] => {
  const { midnights, workingDaysBefore, openings, officeTime } = calendar.index
  const whole = { fromMs: midnights[day]!, toMs: midnights[day + 1]! }
  const kind = dayKind(calendar, day)
  if (kind.kind !== 'working-day') return [{ ...whole, ...kind }]
  const opens = openings[workingDaysBefore[day]!]!
  const closes = opens + officeTime
  return [
    { fromMs: whole.fromMs, toMs: opens, kind: 'night' },
    ...officeStretches({ fromMs: opens, toMs: closes }, pauses),
    { fromMs: closes, toMs: whole.toMs, kind: 'night' },
  ]
}

const asSegment = ({ fromMs, toMs, kind, name }: Stretch): Segment => ({
  from: instantOf(fromMs),
  to: instantOf(toMs),
  kind,
  ...(name !== undefined && { name }),
})

/**
 * The stretches between two instants (epoch milliseconds, both within the calendar) that follow each other from the
 * first to the second. Neighbours of one kind and name are one.
 */
export const explain = (
  calendar: WorkingCalendar,
  fromMs: number,
  toMs: number,
  pauses: readonly Span[] = [],
): Segment[] => {
  const apart = merged(pauses)
  const stretches: Stretch[] = []
  for (let day = dayAt(calendar, fromMs); day <= dayAt(calendar, toMs); day += 1) {
    for (const stretch of dayStretches(calendar, day, apart)) {
      const clipped = {
        ...stretch,
        fromMs: Math.max(stretch.fromMs, fromMs),
        toMs: Math.min(stretch.toMs, toMs),
      }
      if (clipped.fromMs >= clipped.toMs) continue
      const last = stretches.at(-1)
      if (last?.kind === clipped.kind && last.name === clipped.name) last.toMs = clipped.toMs
      else stretches.push(clipped)
    }
  }
  return stretches.map(asSegment)
}
