// The working of a due time as rows to read: each stretch with when it was, what it was and whether it counts.
import type { Segment } from '../../domain/clocks/explanation.ts'
import { isMovedByPauses, type Target } from '../../domain/clocks/target.ts'
import { epochMs } from '../../domain/time.ts'
import type { Words } from '../words/index.ts'

export type WorkingRow = { from: string; to: string; what: string; length: string; counts: boolean }

const MINUTE_MS = 60_000

/** Minutes of the clock on the wall in days, hours and minutes. */
export const wallTime = (minutes: number, w: Words): string => {
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), Math.round(minutes % 60)]
  const parts = [
    ...(days > 0 ? [w.clocks.days(days)] : []),
    ...(hours > 0 ? [w.clocks.hours(hours)] : []),
    ...(rest > 0 || (days === 0 && hours === 0) ? [w.clocks.minutes(rest)] : []),
  ]
  return w.dates.list(parts)
}

/** Under a target of office time only that counts; under any other everything does. */
export const workingRows = (segments: readonly Segment[], target: Target | undefined, w: Words): WorkingRow[] =>
  segments.map(({ from, to, kind, name }) => ({
    from: w.dates.when(from),
    to: w.dates.when(to),
    what: name === undefined ? w.clocks.kinds[kind] : `${w.clocks.kinds[kind]}: ${name}`,
    length: wallTime((epochMs(to) - epochMs(from)) / MINUTE_MS, w),
    counts: kind === 'working' || !isMovedByPauses(target),
  }))

/** A target in words: 5 working days, 4 working hours, an agreed date. */
export const targetWords = (target: Target, w: Words): string => {
  if ('workingHours' in target) return w.clocks.targets.workingHours(target.workingHours)
  if ('workingDays' in target) return w.clocks.targets.workingDays(target.workingDays)
  if ('calendarDays' in target) return w.clocks.targets.calendarDays(target.calendarDays)
  if ('hours' in target) return w.clocks.targets.hours(target.hours)
  return w.clocks.targets.at(w.dates.when(target.at))
}
