// The simulation of other room, on histories that are made by the code that assigns cases.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Contract } from '../../../shared/domain/assignment/contracts.ts'
import { eventQueue } from '../../../shared/domain/assignment/event-queue.ts'
import { type Arrival, arrivalOf } from '../../../shared/domain/assignment/history.ts'
import {
  breachesOf,
  type Fate,
  type HeldPlace,
  simulate,
  type World,
} from '../../../shared/domain/assignment/simulation.ts'
import { compareFates, readRoomChange, withRoom } from '../../../shared/domain/assignment/what-if.ts'
import { ENGLAND_AND_WALES } from '../../../shared/domain/clocks/calendar.ts'
import type { Priority } from '../../../shared/domain/clocks/policy.ts'
import type { CaseEvent } from '../../../shared/domain/events.ts'
import { type Instant, instantOf } from '../../../shared/domain/time.ts'
import { caseOpening, daysAfter, hoursAfter, MONDAY, workflow } from '../../support/factories.ts'
import { type Coming, historiesOf } from '../../support/histories.ts'
import { openContract } from '../../support/waiting-cases.ts'

const UNTIL: Instant = daysAfter(MONDAY, 120)

const worldWith = (contracts: readonly Contract[], more: Partial<World> = {}): World => ({
  contractsOn: (area) => contracts.filter((contract) => contract.area === area),
  turns: [],
  ownPolicy: () => undefined,
  calendars: ENGLAND_AND_WALES,
  ...more,
})

const asArrivals = (histories: readonly CaseEvent[][], contracts: readonly Contract[]): Arrival[] =>
  histories.flatMap((events) => arrivalOf(events, () => contracts) ?? [])

const run = (arrivals: readonly Arrival[], contracts: readonly Contract[], held: readonly HeldPlace[] = []): Fate[] =>
  simulate({ arrivals, held, until: UNTIL }, worldWith(contracts))

const north = (over: Partial<Contract> = {}) => openContract('westmarch', 'northstar', { capacity: 10_000, ...over })
const lantern = (over: Partial<Contract> = {}) =>
  openContract('westmarch', 'lanternhouse', { capacity: 10_000, ...over })

const STEPS = { acceptedAfter: 2, allocatedAfter: 2, metAfter: 20, closedAfter: 200 }
const hours = (max: number) => fc.integer({ min: 1, max }).map((quarters) => quarters / 4)

/** Cases over ten weeks, none at the same instant as another. */
const comings = (over: { priority?: fc.Arbitrary<Priority>; declines?: fc.Arbitrary<boolean> } = {}) =>
  fc
    .array(
      fc.record({
        gap: fc.integer({ min: 1, max: 2_000 }),
        priority: over.priority ?? fc.constantFrom<Priority[]>('P1', 'P2', 'P3', 'P4'),
        declines: over.declines ?? fc.boolean(),
        acceptedAfter: hours(40),
        allocatedAfter: hours(200),
        metAfter: hours(400),
        closedAfter: hours(3_000),
      }),
      { minLength: 1, maxLength: 40 },
    )
    .map((list) => {
      let at = MONDAY
      return list.map(({ gap, ...coming }): Coming => {
        at = instantOf(Date.parse(at) + gap * 60_000 + 7)
        return { ...coming, at }
      })
    })

const breachesIn = (fates: readonly Fate[]): number => fates.reduce((sum, { breaches }) => sum + breaches.length, 0)

const offersOf = (events: readonly CaseEvent[]) =>
  events.flatMap((event) => (event.type === 'offer-made' ? [{ contractId: event.offer.contractId, at: event.at }] : []))

describe('with the room that there was', () => {
  it('every case is offered as it was, at the same instants, while no room was short', () => {
    fc.assert(
      fc.property(comings(), (coming) => {
        const contracts = [north({ share: 60 }), lantern({ share: 40 })]
        const histories = historiesOf(coming, contracts)
        const fates = run(asArrivals(histories, contracts), contracts)
        for (const [place, events] of histories.entries()) {
          const made = fates[place]?.offers.map(({ contractId, at }) => ({ contractId, at }))
          expect(made).toEqual(offersOf(events).filter(({ at }) => at <= UNTIL))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('every case misses what it missed', () => {
    fc.assert(
      fc.property(comings(), (coming) => {
        const contracts = [north(), lantern()]
        const arrivals = asArrivals(historiesOf(coming, contracts), contracts)
        const late = daysAfter(UNTIL, 200)
        const fates = simulate({ arrivals, held: [], until: late }, worldWith(contracts))
        for (const [place, { recorded }] of arrivals.entries())
          expect(fates[place]?.breaches).toEqual(breachesOf(recorded, late, ENGLAND_AND_WALES))
      }),
      { numRuns: 60 },
    )
  })
})

describe('less room', () => {
  it('never makes a case come sooner nor miss less, where all are as pressing and nobody declines', () => {
    const alike = comings({ priority: fc.constant<Priority>('P3'), declines: fc.constant(false) })
    fc.assert(
      fc.property(alike, fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 }), (coming, one, other) => {
        const arrivals = asArrivals(historiesOf(coming, [north()]), [north()])
        const [less, more] = [Math.min(one, other), Math.max(one, other)].map((capacity) =>
          run(arrivals, [north({ capacity })]),
        )
        for (const [place, fate] of (less ?? []).entries())
          expect((fate.offers[0]?.at ?? '~') >= (more?.[place]?.offers[0]?.at ?? '~')).toBe(true)
        expect(breachesIn(less ?? [])).toBeGreaterThanOrEqual(breachesIn(more ?? []))
      }),
      { numRuns: 150 },
    )
  })

  it('can mean fewer breaches where a case no longer waits for a provider that declines it', () => {
    const contracts = [north({ rank: 1 }), lantern({ rank: 2 })]
    const coming = { ...STEPS, at: MONDAY, declines: true, acceptedAfter: 30 }
    const arrivals = asArrivals(historiesOf([coming], contracts), contracts)
    const before = breachesIn(run(arrivals, contracts))
    const after = breachesIn(run(arrivals, [north({ rank: 1, capacity: 0 }), lantern({ rank: 2 })]))
    expect(after).toBeLessThan(before)
  })

  it('never means more offers than places, whatever is declined, given back or waits', () => {
    fc.assert(
      fc.property(comings(), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }), (coming, one, other) => {
        const ample = [north(), lantern()]
        const arrivals = asArrivals(historiesOf(coming, ample), ample)
        const short = [north({ capacity: one }), lantern({ capacity: other })]
        const offers = run(arrivals, short).flatMap(({ offers }) => offers)
        for (const { contractId, capacity } of short) {
          const taken = offers.filter((offer) => offer.contractId === contractId)
          for (const { at } of taken) {
            const atOnce = taken.filter((other) => other.at <= at && (other.until ?? '~') > at)
            expect(atOnce.length).toBeLessThanOrEqual(capacity)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('lets cases wait for a place that comes free, the most pressing first', () => {
    const coming = [
      { ...STEPS, at: MONDAY },
      { ...STEPS, at: hoursAfter(MONDAY, 1) },
      { ...STEPS, at: hoursAfter(MONDAY, 2), priority: 'P1' as const },
    ]
    const arrivals = asArrivals(historiesOf(coming, [north()]), [north()])
    const [first, calm, pressing] = run(arrivals, [north({ capacity: 1 })])
    const freedAt = hoursAfter(MONDAY, 224)
    expect(first?.waits).toEqual([])
    expect(pressing?.waits).toEqual([{ from: hoursAfter(MONDAY, 2), to: freedAt }])
    expect(pressing?.breaches.map(({ milestone }) => milestone)).toEqual(['allocation', 'first-contact'])
    expect(calm?.offers[0]?.at.localeCompare(pressing?.offers[0]?.at ?? '')).toBe(1)
  })

  it('sends a case elsewhere, where it is answered as it was', () => {
    const contracts = [north({ rank: 1 }), lantern({ rank: 2 })]
    const arrivals = asArrivals(historiesOf([{ ...STEPS, at: MONDAY }], contracts), contracts)
    const [fate] = run(arrivals, [north({ rank: 1, capacity: 0 }), lantern({ rank: 2 })])
    expect(fate).toMatchObject({ provider: 'lanternhouse', offers: [{ at: MONDAY }], waits: [], breaches: [] })
  })

  it('counts the places of cases of before until they are given back', () => {
    const arrivals = asArrivals(historiesOf([{ ...STEPS, at: MONDAY }], [north()]), [north()])
    const held = [{ contractId: 'westmarch-northstar', madeAt: daysAfter(MONDAY, -30), answered: true }]
    const until = daysAfter(MONDAY, 3)
    expect(run(arrivals, [north({ capacity: 1 })], held)[0]?.offers).toEqual([])
    expect(run(arrivals, [north({ capacity: 1 })], [{ ...held[0]!, until }])[0]?.offers).toMatchObject([{ at: until }])
  })

  it('of a week lets cases wait for the next one', () => {
    const coming = [0, 1, 2].map((hour) => ({ ...STEPS, at: hoursAfter(MONDAY, hour) }))
    const arrivals = asArrivals(historiesOf(coming, [north()]), [north()])
    const next: Instant = '2026-11-30T00:00:00.000Z'
    const world = worldWith([north({ weeklyCapacity: 2 })], { turns: [next] })
    const fates = simulate({ arrivals, held: [], until: UNTIL }, world)
    expect(fates.map(({ offers }) => offers[0]?.at)).toEqual([MONDAY, hoursAfter(MONDAY, 1), next])
  })

  it('does not offer what was withdrawn while it waited, nor after', () => {
    const at = daysAfter(MONDAY, 2)
    const events: CaseEvent[] = [
      caseOpening(),
      { type: 'left-unplaced', at: MONDAY, by: workflow, passedOver: [{ provider: 'northstar', why: 'no-room' }] },
      { type: 'case-withdrawn', at, by: workflow, reason: 'person-died' },
    ]
    const held = [{ contractId: 'westmarch-northstar', madeAt: MONDAY, until: daysAfter(MONDAY, 9), answered: true }]
    const [fate] = run(
      asArrivals([events], [north()]),
      [north({ capacity: 1 })],
      held.map((one) => ({ ...one, madeAt: daysAfter(MONDAY, -1) })),
    )
    expect(fate).toMatchObject({ offers: [], waits: [{ from: MONDAY, to: at }] })
  })
})

describe('a simulation', () => {
  it('comes out the same each time', () => {
    fc.assert(
      fc.property(comings(), fc.integer({ min: 0, max: 5 }), (coming, capacity) => {
        const contracts = [north({ capacity }), lantern({ capacity: 3, share: 30 })]
        const arrivals = asArrivals(historiesOf(coming, [north(), lantern()]), contracts)
        expect(run(arrivals, contracts)).toEqual(run(arrivals, contracts))
      }),
      { numRuns: 30 },
    )
  })

  it('runs 20,000 arrivals in a few seconds', { timeout: 120_000 }, () => {
    const coming = Array.from({ length: 20_000 }, (_, place) => ({
      ...STEPS,
      at: instantOf(Date.parse(MONDAY) + place * 400_000),
    }))
    const histories = coming.map(({ at }, place): CaseEvent[] => {
      const offer = {
        offerId: `${place}`,
        contractId: 'westmarch-northstar',
        provider: 'northstar',
        providerName: 'N',
        contactEmail: '',
      }
      return [
        caseOpening({ at, receivedAt: at, completeAt: at }),
        { type: 'offer-made', at, by: workflow, offer, passedOver: [] },
        { type: 'offer-accepted', at: hoursAfter(at, 2), by: workflow, offerId: `${place}` },
        { type: 'advocate-allocated', at: hoursAfter(at, 4), by: workflow, advocate: '' },
        { type: 'contact-made', at: hoursAfter(at, 24), by: workflow, occurredAt: hoursAfter(at, 24) },
        { type: 'case-closed', at: hoursAfter(at, 224), by: workflow, outcomes: [], summary: '', hours: 1 },
      ]
    })
    const contracts = [north({ capacity: 1_000 }), lantern({ capacity: 900 })]
    const arrivals = asArrivals(histories, contracts)
    const began = performance.now()
    const fates = run(arrivals, contracts)
    const seconds = (performance.now() - began) / 1_000
    expect(fates.some(({ waits }) => waits.length > 0)).toBe(true)
    expect(seconds).toBeLessThan(10)
  })
})

describe('what a case asked for', () => {
  const offer = {
    offerId: '1',
    contractId: 'westmarch-lanternhouse',
    provider: 'lanternhouse',
    providerName: 'L',
    contactEmail: '',
  }
  const seen = (passedOver: { provider: string; why: 'language-not-spoken' | 'conflict-of-interest' }[]) => {
    const contracts = [north({ languages: ['bsl'] }), lantern({ languages: ['bsl', 'pl'] })]
    const events: CaseEvent[] = [caseOpening(), { type: 'offer-made', at: MONDAY, by: workflow, offer, passedOver }]
    return arrivalOf(events, () => contracts)?.wishes
  }
  it('is read from its trail: who was passed over for a conflict is not asked again', () => {
    expect(seen([{ provider: 'northstar', why: 'conflict-of-interest' }])?.conflictsWith).toEqual(['northstar'])
  })
  it('is read from its trail: a language that those passed over for it do not speak', () => {
    const speaks = seen([{ provider: 'northstar', why: 'language-not-spoken' }])?.speaks
    expect(speaks).toContain('pl')
    expect(speaks).not.toContain('bsl')
  })
})

describe('other room', () => {
  it.each([
    ['-20%', 10, 5, 8, 4],
    ['−20%', 10, 5, 8, 4],
    ['+10%', 25, null, 27, null],
    ['-12.5%', 8, 8, 7, 7],
    ['-100%', 8, 3, 0, 0],
    ['30', 8, 3, 30, 3],
  ])('%s of %i at once and %s a week is %i and %s', (text, capacity, weeklyCapacity, atOnce, weekly) => {
    const change = readRoomChange(text)
    expect(change && withRoom(north({ capacity, weeklyCapacity }), change)).toMatchObject({
      capacity: atOnce,
      weeklyCapacity: weekly,
    })
  })

  it.each(['', '20%', '-20', '-101%', '+1e3%', 'abc', '3.5', '--20%', '-20%%', '9999999'])('%j is none', (text) => {
    expect(readRoomChange(text)).toBeUndefined()
  })

  it('tells the first breach that was not there before, and where', () => {
    const coming = [0, 1, 2].map((hour) => ({ ...STEPS, at: hoursAfter(MONDAY, hour) }))
    const arrivals = asArrivals(historiesOf(coming, [north()]), [north()])
    const [was, would] = [run(arrivals, [north()]), run(arrivals, [north({ capacity: 2 })])]
    const { starts, rows, agreement } = compareFates(arrivals, was, would)
    expect(starts).toEqual({
      at: '2026-11-25T17:00:00.000Z',
      milestone: 'allocation',
      area: 'westmarch',
      role: 'care-act',
      provider: 'northstar',
    })
    expect(agreement).toEqual({ placed: 3, alike: 3 })
    expect(rows).toMatchObject([
      {
        provider: 'northstar',
        was: { offers: 3, waited: 0 },
        would: { offers: 3, waited: 1, byMonth: { '2026-11': 2 } },
      },
    ])
    expect(compareFates(arrivals, was, was).starts).toBeUndefined()
  })
})

describe('the virtual clock', () => {
  it('gives what is planned in the order of time, then of kind, then of planning', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), fc.nat(3))), (plans) => {
        const queue = eventQueue<number>()
        for (const [place, [at, order]] of plans.entries()) queue.plan(at, order, place)
        const found: number[] = []
        for (let next = queue.next(); next !== undefined; next = queue.next()) found.push(next.planned)
        const sorted = plans
          .map(([at, order], place) => ({ at, order, place }))
          .sort((one, other) => one.at - other.at || one.order - other.order || one.place - other.place)
        expect(found).toEqual(sorted.map(({ place }) => place))
      }),
    )
  })
})
