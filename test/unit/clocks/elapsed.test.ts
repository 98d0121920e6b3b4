// Whose time it was: the parts of an elapsed time, which always add up to the whole.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ENGLAND_AND_WALES } from '../../../shared/domain/clocks/calendar.ts'
import {
  DELAY_PARTIES,
  type DelayParty,
  ELAPSED_SHARES,
  elapsedByParty,
} from '../../../shared/domain/clocks/elapsed.ts'
import { instantOf } from '../../../shared/domain/time.ts'
import { isOpen } from './minute-walker.ts'

const calendar = ENGLAND_AND_WALES
const HOUR = 60
// Monday 23 November 2026; London is on UTC.
const at = (day: number, time: string) => `2026-11-${day}T${time}:00.000Z`
const split = (over: Partial<Parameters<typeof elapsedByParty>[0]>) =>
  elapsedByParty({ from: at(23, '09:00'), to: at(24, '17:00'), held: [], pauses: [], calendar, ...over })

describe('elapsed time', () => {
  it('belongs to whoever held the work, in office hours, and to nobody outside them', () => {
    const held = [
      { from: at(23, '09:00'), party: 'system' as const },
      { from: at(23, '10:00'), party: 'provider' as const },
    ]
    expect(split({ held })).toEqual({
      total: 32 * HOUR,
      shares: { referrer: 0, provider: 15 * HOUR, person: 0, setting: 0, system: HOUR, 'non-working': 16 * HOUR },
    })
  })

  it('is the system’s while nobody holds the work yet', () => {
    expect(split({})?.shares).toMatchObject({ system: 16 * HOUR, provider: 0 })
  })

  it('belongs under a pause to whose delay it is', () => {
    const held = [{ from: at(23, '09:00'), party: 'provider' as const }]
    const pauses = [{ from: at(23, '12:00'), to: at(24, '10:00'), party: 'person' as const }]
    expect(split({ held, pauses })?.shares).toMatchObject({ person: 6 * HOUR, provider: 10 * HOUR })
  })

  it('counts once under two pauses, for the one that began first', () => {
    const pauses = [
      { from: at(23, '11:00'), to: at(23, '13:00'), party: 'setting' as const },
      { from: at(23, '10:00'), to: at(23, '12:00'), party: 'referrer' as const },
    ]
    expect(split({ pauses })?.shares).toMatchObject({ referrer: 2 * HOUR, setting: HOUR, system: 13 * HOUR })
  })

  it('stands still to its end under a pause that is still open', () => {
    expect(split({ pauses: [{ from: at(24, '09:00'), party: 'person' }] })?.shares).toMatchObject({ person: 8 * HOUR })
  })

  it.each([
    ['its end is before its start', { from: at(24, '17:00'), to: at(23, '09:00') }],
    ['it is beyond the calendar', { to: '2031-01-02T09:00:00.000Z' }],
  ])('has no answer when %s', (_why, over) => {
    expect(split(over)).toBeUndefined()
  })
})

const START = Date.parse('2026-03-26T00:00:00.000Z')
const minute = fc.integer({ min: 0, max: 12 * 24 * HOUR })
const instant = minute.map((minutes) => instantOf(START + minutes * 60_000))
const party = fc.constantFrom(...DELAY_PARTIES)
const story = fc.record({
  between: fc.tuple(instant, instant).map(([one, other]) => (one < other ? [one, other] : [other, one])),
  held: fc.array(fc.record({ from: instant, party }), { maxLength: 5 }),
  pauses: fc.array(
    fc.tuple(instant, instant, party).map(([one, other, whose]) => ({
      from: one < other ? one : other,
      to: one < other ? other : one,
      party: whose,
    })),
    { maxLength: 4 },
  ),
})

describe('the parts of any elapsed time', () => {
  it('add up to the whole, and are those of a walk from minute to minute across a change of the clocks', () => {
    fc.assert(
      fc.property(story, ({ between: [from = '', to = ''], held, pauses }) => {
        const walked = Object.fromEntries(ELAPSED_SHARES.map((share) => [share, 0]))
        const whose = (ms: number): DelayParty => {
          const now = instantOf(ms)
          const stop = pauses.filter((one) => one.from <= now && now < one.to)
          const first = stop.toSorted((one, other) => one.from.localeCompare(other.from))[0]
          const holder = held.filter((one) => one.from <= now).toSorted((a, b) => a.from.localeCompare(b.from))
          return first?.party ?? holder.at(-1)?.party ?? 'system'
        }
        for (let ms = Date.parse(from); ms < Date.parse(to); ms += 60_000) {
          const share = isOpen(ms) ? whose(ms) : 'non-working'
          walked[share] = (walked[share] ?? 0) + 1
        }
        const found = elapsedByParty({ from, to, held, pauses, calendar })
        expect(found?.shares).toEqual(walked)
        expect(found?.total).toBe((Date.parse(to) - Date.parse(from)) / 60_000)
      }),
      { numRuns: 150 },
    )
  })

  it('add up to the whole also where nothing is on the minute', () => {
    const odd = fc.tuple(fc.integer({ min: 0, max: 10 ** 9 }), fc.array(fc.integer({ min: 0, max: 10 ** 9 })))
    fc.assert(
      fc.property(odd, ([length, turns]) => {
        const found = elapsedByParty({
          from: instantOf(START),
          to: instantOf(START + length),
          held: turns.map((turn, place) => ({ from: instantOf(START + turn), party: DELAY_PARTIES[place % 5]! })),
          pauses: [],
          calendar,
        })
        const sum = Object.values(found?.shares ?? {}).reduce((one, other) => one + other, 0)
        expect([found?.total, sum]).toEqual([Math.round(length / 60_000), Math.round(length / 60_000)])
      }),
    )
  })
})
