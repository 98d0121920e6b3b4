// The movable clock: what falls due is done in its order, each thing after the one before it has settled.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { type Activity, createActivity } from '../../../infra/local/activity.ts'
import { type Clock, createClock, installClock } from '../../../infra/local/clock.ts'
import { parseDuration } from '../../../infra/local/duration.ts'

const HOUR = 3_600_000
const running: Clock[] = []

function makeClock(offset = 0): { clock: Clock; activity: Activity; saved: number[]; faults: unknown[] } {
  const activity = createActivity()
  const saved: number[] = []
  const faults: unknown[] = []
  const clock = createClock({
    activity,
    offset,
    saveOffset: (value) => void saved.push(value),
    reportFault: (_, fault) => void faults.push(fault),
  })
  running.push(clock)
  return { clock, activity, saved, faults }
}

async function later(work: () => void): Promise<void> {
  await sleep(30)
  work()
}

afterEach(() => {
  for (const clock of running.splice(0)) clock.stop()
})

describe('moving the clock', () => {
  it('fires what falls due in the order of its instants, each at its own time', async () => {
    const { clock } = makeClock()
    const start = clock.now()
    const fired: [string, number][] = []
    const note = (name: string) => () => void fired.push([name, Math.round((clock.now() - start) / HOUR)])
    clock.at(start + 3 * HOUR, 'c', note('c'))
    clock.at(start + HOUR, 'a', note('a'))
    clock.at(start + 2 * HOUR, 'b', note('b'))
    clock.at(start + 9 * HOUR, 'later', note('later'))
    const reached = await clock.advance(4 * HOUR)
    expect(fired).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ])
    expect(Math.round((reached - start) / HOUR)).toBe(4)
  })

  it('keeps the order in which timers of one instant were set', async () => {
    const { clock } = makeClock()
    const fired: string[] = []
    const instant = clock.now() + HOUR
    for (const name of ['first', 'second', 'third']) clock.at(instant, name, () => void fired.push(name))
    await clock.advance(HOUR)
    expect(fired).toEqual(['first', 'second', 'third'])
  })

  it('waits for the work that a timer sets off before it goes on', async () => {
    const { clock, activity } = makeClock()
    const seen: string[] = []
    clock.at(clock.now() + HOUR, 'work', () => {
      const end = activity.begin('work')
      void later(() => {
        seen.push('work done')
        end()
      })
    })
    clock.at(clock.now() + 2 * HOUR, 'next', () => void seen.push('next'))
    await clock.advance(3 * HOUR)
    expect(seen).toEqual(['work done', 'next'])
  })

  it('waits for the work that is under way before it moves at all', async () => {
    const { clock, activity } = makeClock()
    const before = clock.now()
    const end = activity.begin('request')
    let movedBefore = 0
    void later(() => {
      movedBefore = clock.now() - before
      clock.at(clock.now() + HOUR, 'set by the request', () => void fired.push('yes'))
      end()
    })
    const fired: string[] = []
    await clock.advance(2 * HOUR)
    expect(movedBefore).toBeLessThan(HOUR)
    expect(fired).toEqual(['yes'])
  })

  it('also fires what a timer sets for a time that is still ahead', async () => {
    const { clock } = makeClock()
    const fired: number[] = []
    const again = () => {
      fired.push(1)
      clock.at(clock.now() + HOUR, 'again', again)
    }
    clock.at(clock.now() + HOUR, 'again', again)
    await clock.advance(3.5 * HOUR)
    expect(fired).toHaveLength(3)
  })

  it('goes on after a timer that fails, and tells of it', async () => {
    const { clock, faults } = makeClock()
    let fired = false
    clock.at(clock.now() + HOUR, 'bad', () => {
      throw new Error('broken')
    })
    clock.at(clock.now() + HOUR, 'good', () => {
      fired = true
    })
    await clock.advance(HOUR)
    expect(faults).toEqual([new Error('broken')])
    expect(fired).toBe(true)
  })

  it('queues up calls that are made at once', async () => {
    const { clock } = makeClock()
    const start = clock.now()
    const reached = await Promise.all([clock.advance(HOUR), clock.advance(HOUR), clock.advance(HOUR)])
    expect(reached.map((instant) => Math.round((instant - start) / HOUR))).toEqual([1, 2, 3])
  })

  it('does not fire what was cancelled', async () => {
    const { clock } = makeClock()
    let fired = false
    const cancel = clock.at(clock.now() + HOUR, 'cancelled', () => {
      fired = true
    })
    cancel()
    await clock.advance(2 * HOUR)
    expect(fired).toBe(false)
  })

  it('keeps its offset, so that the time after a restart is not before the time of the run before', async () => {
    const { clock, saved } = makeClock()
    const reached = await clock.advance(48 * HOUR)
    const { clock: restarted } = makeClock(saved.at(-1))
    expect(restarted.now()).toBeGreaterThanOrEqual(reached)
  })

  it('says how long nothing else falls due, and only while it is being moved', async () => {
    const { clock } = makeClock()
    const start = clock.now()
    const quiet: number[] = []
    clock.at(start + HOUR, 'ask', () => void quiet.push(Math.round((clock.quietUntil() - start) / HOUR)))
    clock.at(start + 3 * HOUR, 'ask', () => void quiet.push(Math.round((clock.quietUntil() - start) / HOUR)))
    expect(clock.quietUntil()).toBeLessThan(start + HOUR)
    await clock.advance(5 * HOUR)
    expect(quiet).toEqual([3, 5])
  })
})

describe('the clock left alone', () => {
  it('fires what is due when real time gets there', async () => {
    const { clock } = makeClock()
    const fired: string[] = []
    clock.at(clock.now() + 40, 'second', () => void fired.push('second'))
    clock.at(clock.now() + 20, 'first', () => void fired.push('first'))
    await sleep(120)
    expect(fired).toEqual(['first', 'second'])
  })

  it('is the time of the process once it is installed', async () => {
    const { clock } = makeClock()
    const before = Date.now()
    const undo = installClock(clock)
    try {
      await clock.advance(24 * HOUR)
      expect(Date.now() - before).toBeGreaterThanOrEqual(24 * HOUR)
      expect(Date.now() - before).toBeLessThan(25 * HOUR)
      expect(new Date().getTime() - before).toBeGreaterThanOrEqual(24 * HOUR)
      expect(new Date(0).toISOString()).toBe('1970-01-01T00:00:00.000Z')
      expect(new Date()).toBeInstanceOf(Date)
    } finally {
      undo()
    }
    expect(Date.now() - before).toBeLessThan(HOUR)
  })
})

describe('work under way', () => {
  it('is told of when it does not settle in time', async () => {
    const activity = createActivity()
    const end = activity.begin('a slow request')
    await expect(activity.settled(20)).rejects.toThrow(/Not settled after 20 ms: a slow request/)
    end()
    await expect(activity.settled(20)).resolves.toBeUndefined()
  })
})

describe('a duration', () => {
  it.each([
    ['PT4H', 4 * HOUR],
    ['P2D', 48 * HOUR],
    ['P1DT30M', 24.5 * HOUR],
    ['P1W', 168 * HOUR],
    ['PT0.5S', 500],
  ])('%s is %i milliseconds', (text, expected) => {
    expect(parseDuration(text)).toBe(expected)
  })

  it.each(['', 'P', 'PT', 'P1M', 'P1Y', '4H', 'PT4', '-PT4H', 'P1DT', 'PT4H ', 'pt4h', 'P1.5D'])(
    '%j is none',
    (text) => {
      expect(parseDuration(text)).toBeUndefined()
    },
  )
})
