// The one clock of the local run. It follows the machine's time plus an offset that only grows; moving it fires everything
// that falls due on the way, in order, and waits for each to be done.
import type { Activity } from './activity.ts'

const realNow = Date.now

/** Something that is to happen at an instant. */
interface Timer {
  at: number
  key: string
  run: () => void | Promise<void>
}

/** The clock and its queue of timers. Instants and durations are milliseconds. */
export interface Clock {
  now: () => number
  /** Runs `run` when the clock reaches `instant`; the answer cancels it. Timers of one instant fire in the order they were set. */
  at: (instant: number, key: string, run: () => void | Promise<void>) => () => void
  /**
   * The instant up to which nothing else falls due while the clock is being moved; the present when it is not. Timers whose keys
   * begin with `besides` do not count.
   */
  quietUntil: (besides?: string) => number
  /** Moves the clock on and answers the new time when all that fell due has been done. Calls queue up behind each other. */
  advance: (duration: number) => Promise<number>
  stop: () => void
}

/** What a clock needs: the work it waits for, and where its offset is kept. */
export interface ClockOptions {
  activity: Activity
  offset: number
  saveOffset: (offset: number) => void
  reportFault: (key: string, fault: unknown) => void
}

// A longer delay makes setTimeout fire at once.
const LONGEST_TIMEOUT = 2 ** 31 - 1

/** Makes the clock. Nothing in the process sees it until `installClock`. */
export function createClock({ activity, offset: initial, saveOffset, reportFault }: ClockOptions): Clock {
  const timers: Timer[] = []
  let offset = initial
  let wake: NodeJS.Timeout | undefined
  let target: number | undefined
  let stopped = false
  let last: Promise<unknown> = Promise.resolve()

  function now(): number {
    return realNow() + offset
  }

  function moveTo(instant: number): void {
    const step = instant - now()
    if (step <= 0) return
    offset += step
    saveOffset(offset)
  }

  function at(instant: number, key: string, run: Timer['run']): () => void {
    const timer: Timer = { at: instant, key, run }
    const later = timers.findIndex((other) => other.at > instant)
    timers.splice(later === -1 ? timers.length : later, 0, timer)
    sleep()
    return () => {
      const index = timers.indexOf(timer)
      if (index === -1) return
      timers.splice(index, 1)
      sleep()
    }
  }

  async function fire(timer: Timer): Promise<void> {
    const end = activity.begin(timer.key)
    try {
      await timer.run()
    } catch (fault) {
      reportFault(timer.key, fault)
    } finally {
      end()
    }
  }

  function sleep(): void {
    clearTimeout(wake)
    const next = timers[0]
    if (next === undefined || target !== undefined || stopped) return
    wake = setTimeout(fireDue, Math.min(Math.max(next.at - now(), 0), LONGEST_TIMEOUT))
  }

  function fireDue(): void {
    for (let next = timers[0]; next !== undefined && next.at <= now(); next = timers[0]) {
      timers.shift()
      void fire(next)
    }
    sleep()
  }

  async function step(duration: number): Promise<number> {
    target = now() + duration
    clearTimeout(wake)
    try {
      await activity.settled()
      for (let next = timers[0]; next !== undefined && next.at <= target; next = timers[0]) {
        timers.shift()
        moveTo(next.at)
        await fire(next)
        await activity.settled()
      }
      moveTo(target)
      return now()
    } finally {
      target = undefined
      sleep()
    }
  }

  function quietUntil(besides?: string): number {
    if (target === undefined) return now()
    const next = besides === undefined ? timers[0] : timers.find(({ key }) => !key.startsWith(besides))
    return Math.min(target, next?.at ?? target)
  }

  function advance(duration: number): Promise<number> {
    const result = last.then(() => step(duration))
    last = result.catch(() => undefined)
    return result
  }

  function stop(): void {
    stopped = true
    clearTimeout(wake)
  }

  return { now, at, quietUntil, advance, stop }
}

/** Makes `clock` the time of the whole process: `new Date()`, `Date()` and `Date.now()`. Answers the function that undoes it. */
export function installClock(clock: Pick<Clock, 'now'>): () => void {
  const RealDate = globalThis.Date
  RealDate.now = () => clock.now()
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given, newTarget) =>
      Reflect.construct(target, given.length === 0 ? [clock.now()] : given, newTarget),
    apply: () => new RealDate(clock.now()).toString(),
  })
  return () => {
    RealDate.now = realNow
    globalThis.Date = RealDate
  }
}
