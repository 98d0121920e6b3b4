import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  chooseProvider,
  type ContractWithLoad,
  FILTERS,
  RANKING,
  type ToAssign,
} from '../../../shared/domain/assignment/choose.ts'
import { offeredSince, type WeekLoad, weekOf, windowStart, withOffer } from '../../../shared/domain/assignment/room.ts'
import { areaOf } from '../../../shared/domain/assignment/route.ts'
import { NO_WISHES, type Wishes } from '../../../shared/domain/assignment/wishes.ts'
import type { Role, RuleId } from '../../../shared/domain/eligibility/rules.ts'
import type { PassOverReason, RankReason } from '../../../shared/domain/events.ts'
import { daysAfter, type IsoDate } from '../../../shared/domain/time.ts'

const contract = (provider: string, over: Partial<ContractWithLoad> = {}): ContractWithLoad => ({
  contractId: `westmarch-${provider}`,
  area: 'westmarch',
  provider,
  providerName: provider,
  roles: ['imca', 'care-act'],
  capacity: 10,
  weeklyCapacity: null,
  rank: 1,
  share: null,
  languages: [],
  specialisms: [],
  contacts: [{ name: 'Desk', email: `desk@${provider}.example` }],
  manager: { name: 'Manager', email: `manager@${provider}.example` },
  language: 'en',
  from: '2026-04-01',
  to: '2027-03-31',
  held: 0,
  weeks: {},
  ...over,
})

/** A Monday. */
const ON = '2026-11-23'
const of = (over: Partial<ToAssign> = {}): ToAssign => ({
  role: 'care-act',
  area: 'westmarch',
  givenBack: [],
  wishes: NO_WISHES,
  ...over,
})
const wishing = (wishes: Partial<Wishes>): Partial<ToAssign> => ({ wishes: { ...NO_WISHES, ...wishes } })
const gave = (back: Omit<ToAssign['givenBack'][number], 'provider' | 'at'>): Partial<ToAssign> => ({
  givenBack: [{ provider: 'northstar', at: '', ...back }],
})
const offered = (count: number, week: IsoDate = ON): Record<IsoDate, WeekLoad> => ({
  [week]: { offered: count, taken: count },
})

const choose = (list: readonly ContractWithLoad[], over: Partial<ToAssign> = {}) => chooseProvider(of(over), list, ON)
const chosen = (list: readonly ContractWithLoad[], over: Partial<ToAssign> = {}) =>
  choose(list, over).contract?.provider

const PASSED_OVER: [string, Partial<ContractWithLoad>, Partial<ToAssign>, PassOverReason][] = [
  ['before its contract begins', { from: '2026-11-24' }, {}, 'not-in-force'],
  ['after its contract has ended', { to: '2026-11-22' }, {}, 'not-in-force'],
  ['contracted for another area', { area: 'eastmoor' }, {}, 'other-area'],
  ['contracted for other roles', { roles: ['imha'] }, {}, 'other-role'],
  ['that the form names for a conflict', {}, wishing({ conflictsWith: ['northstar'] }), 'conflict-of-interest'],
  [
    'that declined this case for a conflict',
    {},
    gave({ how: 'declined', reason: 'conflict-of-interest' }),
    'conflict-of-interest',
  ],
  ['that declined this case', {}, gave({ how: 'declined', reason: 'capacity' }), 'already-declined'],
  ['that let this case lapse', {}, gave({ how: 'lapsed' }), 'already-lapsed'],
  ['that it was taken back from', {}, gave({ how: 'taken-back' }), 'taken-back'],
  ['that gave it back', {}, gave({ how: 'given-back', reason: 'capacity' }), 'given-back'],
  ['that could not be reached', {}, gave({ how: 'bounced' }), 'already-bounced'],
  [
    'without the language asked for',
    { languages: ['pl'], held: 10 },
    wishing({ speaks: ['bsl'] }),
    'language-not-spoken',
  ],
  ['without room', { held: 10 }, {}, 'no-room'],
  ['with no room at all', { capacity: 0 }, {}, 'no-room'],
  ['without room this week', { weeklyCapacity: 2, weeks: offered(2) }, {}, 'no-room-this-week'],
  ['whose last room is for others', {}, { keptForOthers: ['westmarch-northstar'] }, 'kept-for-others'],
]

describe('a provider', () => {
  it.each(PASSED_OVER)('%s is passed over, and the reason is kept', (_, over, caseOver, why) => {
    expect(choose([contract('northstar', over)], caseOver)).toEqual({
      contract: undefined,
      passedOver: [{ provider: 'northstar', why }],
      ranking: [],
    })
  })

  it('is passed over for every reason that there is', () => {
    expect(new Set(PASSED_OVER.map(([, , , why]) => why))).toEqual(new Set(FILTERS.map(({ why }) => why)))
  })

  it.each<[string, Partial<ContractWithLoad>, Partial<ToAssign>]>([
    ['on the first day of its contract', { from: ON }, {}],
    ['on the last day of its contract', { to: ON }, {}],
    ['with one place left', { held: 9 }, {}],
    ['with one place left this week', { weeklyCapacity: 2, weeks: offered(1) }, {}],
    ['whose places of last week are taken', { weeklyCapacity: 2, weeks: offered(2, '2026-11-16') }, {}],
    ['when another one declined', {}, { givenBack: [{ provider: 'beacon', how: 'declined', at: '' }] }],
    ['when it speaks one of the languages asked for', { languages: ['pa'] }, wishing({ speaks: ['ur', 'pa'] })],
  ])('is offered the case %s', (_, over, caseOver) => {
    expect(chosen([contract('northstar', over)], caseOver)).toBe('northstar')
  })
})

describe('a wish for a language', () => {
  const asked = wishing({ speaks: ['bsl'] })
  it('goes before the agreed order', () => {
    const choice = choose([contract('first'), contract('signs', { rank: 2, languages: ['bsl'] })], asked)
    expect(choice).toMatchObject({
      contract: { provider: 'signs' },
      passedOver: [{ provider: 'first', why: 'language-not-spoken' }],
    })
    expect(choice).not.toHaveProperty('relaxed')
  })

  it.each<[string, Partial<ContractWithLoad>, Partial<ToAssign>]>([
    ['has no room', { held: 10 }, asked],
    ['declined', {}, { ...asked, givenBack: [{ provider: 'signs', how: 'declined', at: '' }] }],
  ])('gives way when who signs %s, and the trail says so', (_, over, caseOver) => {
    const choice = choose([contract('first'), contract('signs', { languages: ['bsl'], ...over })], caseOver)
    expect(choice).toMatchObject({ contract: { provider: 'first' }, relaxed: 'language' })
  })

  it('never opens the way to a provider with a conflict of interest, or without room', () => {
    const list = [contract('conflicted'), contract('full', { held: 10 })]
    const choice = choose(list, wishing({ speaks: ['bsl'], conflictsWith: ['conflicted'] }))
    expect(choice.contract).toBeUndefined()
    expect(choice.passedOver).toEqual([
      { provider: 'conflicted', why: 'conflict-of-interest' },
      { provider: 'full', why: 'language-not-spoken' },
    ])
  })
})

describe('of two that could have the case, it is', () => {
  const BEFORE: [string, RankReason, Partial<ContractWithLoad>, Partial<ContractWithLoad>, Partial<ToAssign>][] = [
    [
      'the one that the commissioner asked for',
      'asked-for',
      { rank: 2 },
      {},
      { preferredContract: 'westmarch-first', ...wishing({ before: 'second' }) },
    ],
    ['the one whose advocate the person had before', 'had-before', { rank: 2 }, {}, wishing({ before: 'first' })],
    [
      'the one to be asked first',
      'agreed-order',
      { rank: 1 },
      { rank: 2, specialisms: ['autism'] },
      wishing({ needs: ['autism'] }),
    ],
    [
      'the one that fits more needs',
      'better-fit',
      { specialisms: ['autism'], weeks: offered(5) },
      {},
      wishing({ needs: ['autism'] }),
    ],
    [
      'the one that speaks the language',
      'better-fit',
      { languages: ['pl'], weeks: offered(5) },
      {},
      wishing({ languages: ['pl'] }),
    ],
    [
      'the one further below its share',
      'below-its-share',
      { share: 60, weeks: offered(5) },
      { share: 40, weeks: offered(5) },
      {},
    ],
    ['the one with the larger share, at first', 'below-its-share', { share: 60 }, { share: 40 }, {}],
    ['the one that had fewer offers', 'below-its-share', { weeks: offered(4) }, { weeks: offered(5) }, {}],
    [
      'the one longest without an offer',
      'longest-without',
      { weeks: offered(1), lastOfferAt: '2026-11-23T09:00:00.000Z' },
      { weeks: offered(1), lastOfferAt: '2026-11-23T09:30:00.000Z' },
      {},
    ],
    ['the one never asked', 'longest-without', {}, { lastOfferAt: '2026-01-01T09:00:00.000Z' }, {}],
    ['the first by name', 'by-name', {}, {}, {}],
  ]

  it.each(BEFORE)('%s, whatever the order of the list', (_, because, first, second, caseOver) => {
    const list = [contract('first', first), contract('second', second)]
    for (const each of [list, list.toReversed()]) {
      expect(choose(each, caseOver).ranking).toMatchObject([{ provider: 'first', because }, { provider: 'second' }])
    }
  })

  it('told apart by everything that the ranking looks at', () => {
    expect(new Set(BEFORE.map(([, because]) => because))).toEqual(new Set(RANKING.map(({ because }) => because)))
  })

  it('the one below its share, by as much as the trail says', () => {
    const list = [
      contract('first', { share: 40, weeks: offered(31) }),
      contract('second', { share: 60, weeks: offered(69) }),
    ]
    expect(choose(list).ranking).toEqual([
      { contractId: 'westmarch-first', provider: 'first', because: 'below-its-share', share: { had: 31, agreed: 40 } },
      { contractId: 'westmarch-second', provider: 'second' },
    ])
  })

  it('not the one that had its offers before the thirteen weeks', () => {
    const old = { weeks: offered(50, daysAfter(windowStart(ON), -7)) }
    expect(chosen([contract('first', old), contract('second', { weeks: offered(1) })])).toBe('first')
    const counted = { weeks: offered(50, windowStart(ON)) }
    expect(chosen([contract('first', counted), contract('second', { weeks: offered(1) })])).toBe('second')
  })

  it('with what no share names split between those that name none', () => {
    const list = [
      contract('a', { share: 50, weeks: offered(50) }),
      contract('b', { weeks: offered(25) }),
      contract('c', { weeks: offered(24) }),
    ]
    expect(choose(list).ranking[0]).toMatchObject({ provider: 'c', share: { had: 24, agreed: 25 } })
  })
})

describe('a week', () => {
  it.each([
    ['2026-11-23', '2026-11-23'],
    ['2026-11-29', '2026-11-23'],
    ['2026-11-30', '2026-11-30'],
    ['2027-01-01', '2026-12-28'],
  ])('of %s begins on Monday %s', (on, monday) => {
    expect(weekOf(on)).toBe(monday)
  })
})

type Arrival = { days: number; ends: boolean }

/** Assigns arrivals one after another, as the store does it; tells the loads after each, and why nobody could have it. */
const assignAll = (
  start: readonly ContractWithLoad[],
  arrivals: readonly Arrival[],
  told: (after: readonly ContractWithLoad[], why: readonly PassOverReason[] | undefined, on: IsoDate) => void,
): void => {
  let list = [...start]
  let on = ON
  for (const { days, ends } of arrivals) {
    on = daysAfter(on, days)
    const { contract: found, passedOver } = chooseProvider(of(), list, on)
    list = list.map((each) => {
      const held = Math.max(0, each.held - Number(ends))
      return each.contractId === found?.contractId
        ? { ...each, ...withOffer({ ...each, held }, on, `${on}T09:00:00.000Z`) }
        : { ...each, held }
    })
    told(list, found === undefined ? passedOver.map(({ why }) => why) : undefined, on)
  }
}

const parts = fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 2, maxLength: 6 })
const arrivals = (most: number) =>
  fc.array(fc.record({ days: fc.integer({ min: 0, max: 1 }), ends: fc.boolean() }), { minLength: 200, maxLength: most })

describe('whatever the contracts and the arrivals', () => {
  const someContract = fc.record({
    capacity: fc.integer({ min: 0, max: 8 }),
    weeklyCapacity: fc.option(fc.integer({ min: 0, max: 4 })),
    rank: fc.integer({ min: 1, max: 2 }),
    share: fc.option(fc.integer({ min: 0, max: 100 })),
  })

  it('no provider is ever over its room, and nobody is left out while one has some', () => {
    fc.assert(
      fc.property(fc.array(someContract, { minLength: 1, maxLength: 6 }), arrivals(250), (terms, many) => {
        const list = terms.map((term, place) => contract(`p${place}`, { ...term, to: null }))
        assignAll(list, many, (after, why, on) => {
          const monday = weekOf(on)
          const overRoom = after.filter(({ held, capacity }) => held > capacity)
          const overWeek = after.filter(
            ({ weeklyCapacity, weeks }) => weeklyCapacity !== null && (weeks[monday]?.taken ?? 0) > weeklyCapacity,
          )
          expect([...overRoom, ...overWeek]).toEqual([])
          // Nobody can have it only when each of them is full.
          const full = why?.filter((each) => each === 'no-room' || each === 'no-room-this-week')
          expect(full?.length ?? after.length).toBe(after.length)
        })
      }),
      { numRuns: 60 },
    )
  })

  it('each has its share of the window within five points, when room allows', () => {
    fc.assert(
      fc.property(parts, arrivals(500), (weights, many) => {
        const whole = weights.reduce((sum, weight) => sum + weight, 0)
        const list = weights.map((weight, place) =>
          contract(`p${place}`, { share: (weight / whole) * 100, capacity: 10_000, to: null }),
        )
        assignAll(list, many, (after, _, on) => {
          const counts = after.map((each) => offeredSince(each, windowStart(on)))
          const all = counts.reduce((sum, count) => sum + count, 0)
          const furthest = Math.max(
            ...weights.map((weight, place) => Math.abs((counts[place] ?? 0) / all - weight / whole)),
          )
          // Of fewer than fifty a single case is more than two points.
          expect(all < 50 ? 0 : furthest).toBeLessThanOrEqual(0.05)
        })
      }),
      { numRuns: 40 },
    )
  })

  it('the same contracts give the same choice and the same trail, in any order', () => {
    const list = fc.array(someContract, { minLength: 1, maxLength: 8 }).chain((terms) => {
      const made = terms.map((term, place) => contract(`p${place}`, { ...term, to: null }))
      return fc.tuple(fc.constant(made), fc.shuffledSubarray(made, { minLength: made.length }))
    })
    fc.assert(
      fc.property(list, ([asListed, shuffled]) => {
        expect(choose(shuffled)).toEqual(choose(asListed))
      }),
    )
  })
})

describe('a case goes', () => {
  const routing = {
    authority: 'westmarch',
    placeArea: 'eastmoor',
    hospitalArea: 'brynafon',
    supervisoryBody: 'northvale',
  }
  it.each<[string, Role, RuleId, string | undefined, string]>([
    ['to where the person is now, for an IMCA', 'imca', 'IMCA-SMT', undefined, 'eastmoor'],
    ['to the hospital’s area, for an IMHA', 'imha', 'IMHA', 's3', 'brynafon'],
    ['to the responsible authority, under guardianship', 'imha', 'IMHA', 's7-guardianship', 'westmarch'],
    ['to the authority that acts, for the Care Act', 'care-act', 'CA-42', undefined, 'westmarch'],
    ['to the supervisory body, for 39A', 'imca', 'IMCA-39A', undefined, 'northvale'],
    ['to the supervisory body, for a paid representative', 'rpr', 'RPR-PAID', undefined, 'northvale'],
  ])('%s', (_, role, rule, section, area) => {
    expect(areaOf(role, rule, routing, section)).toBe(area)
  })
})
