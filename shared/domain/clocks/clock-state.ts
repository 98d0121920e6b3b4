// How a clock stands at an instant: it runs, stands still, was met or missed, or was stopped with what it was about.
import type { Instant } from '../time.ts'

export type ClockState = 'running' | 'paused' | 'met' | 'missed' | 'stopped'

/**
 * How a clock stands. What was reached is judged for good by when that was; what ended unreached, by when it ended.
 */
export const clockState = (
  {
    dueAt,
    reachedAt,
    endedAt,
    isPaused = false,
  }: { dueAt: Instant; reachedAt?: Instant | undefined; endedAt?: Instant | undefined; isPaused?: boolean },
  now: Instant,
): ClockState => {
  if (reachedAt !== undefined) return reachedAt <= dueAt ? 'met' : 'missed'
  if ((endedAt ?? now) > dueAt) return 'missed'
  if (endedAt !== undefined) return 'stopped'
  return isPaused ? 'paused' : 'running'
}
