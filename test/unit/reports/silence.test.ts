// Who has gone quiet: usual is what it says it is, whoever is quiet comes first, and of whom too little is known nothing is said.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ASSESSMENT_KINDS } from '../../../shared/domain/reports/assessments.ts'
import { daysIn, monthsAfter, monthsIn } from '../../../shared/domain/reports/months.ts'
import { leastCountOver, probabilityUpTo } from '../../../shared/domain/reports/negative-binomial.ts'
import { type Counted, readMonths, type Silence, silenceOf } from '../../../shared/domain/reports/silence.ts'

const QUARTER = { from: '2026-07', to: '2026-09' }
const HISTORY = monthsIn({ from: monthsAfter(QUARTER.from, -36), to: monthsAfter(QUARTER.from, -1) })
const AHEAD = monthsIn(QUARTER)
/** The last so many months before the quarter. */
const lastMonths = (months: number) => HISTORY.slice(HISTORY.length - months)

/** Numbers between 0 and 1 that are the same in each run (mulberry32). */
const chances = (seed: number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
type Chance = () => number

const poisson = (mean: number, chance: Chance): number => {
  const enough = Math.exp(-mean)
  let count = 0
  for (let product = chance(); product > enough; product *= chance()) count += 1
  return count
}
const normal = (chance: Chance): number => Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance())
/** Marsaglia and Tsang. */
const gamma = (shape: number, chance: Chance): number => {
  if (shape < 1) return gamma(shape + 1, chance) * chance() ** (1 / shape)
  const d = shape - 1 / 3
  for (;;) {
    const x = normal(chance)
    const v = (1 + x / Math.sqrt(9 * d)) ** 3
    if (v > 0 && Math.log(1 - chance()) < x ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v
  }
}

const team = (group: string, counts: Record<string, number>, more: Partial<Counted> = {}): Counted => ({
  group,
  received: new Map(Object.entries(counts)),
  assessments: {},
  ...more,
})
/** So many in each month of a history, and so many in the quarter. */
const steady = (group: string, each: number, received: number, months = 36): Counted =>
  team(group, {
    ...Object.fromEntries(lastMonths(months).map((month) => [month, each])),
    '2026-08': received,
  })
const only = ({ groups }: Silence) => {
  const [one] = groups
  if (one === undefined) throw new Error('There is nobody')
  return one
}
const judgedOf = (silence: Silence, group: string) => {
  const found = silence.groups.find((one) => one.group === group)
  if (found === undefined || found.verdict === 'too-short') throw new Error(`Nothing is said of ${group}`)
  return found
}

describe('the negative binomial distribution', () => {
  it.each([
    { mean: 0.3, shape: 0.5 },
    { mean: 4, shape: 2 },
    { mean: 30, shape: 12 },
    { mean: 400, shape: 80 },
  ])('is that of chance around a rate that is not known: $mean, $shape', ({ mean, shape }) => {
    // By brute force: the gamma distribution of rates in small steps, and for each the sum of the Poisson probabilities.
    const STEPS = 40_000
    const highest = mean * (1 + 14 / Math.sqrt(shape))
    const rates = Array.from({ length: STEPS }, (_, step) => ((step + 0.5) / STEPS) ** 2)
    const weights = rates.map((part) => {
      const rate = part * highest
      return Math.exp((shape - 1) * Math.log(rate / mean) - (shape * rate) / mean + shape) * Math.sqrt(part)
    })
    const all = weights.reduce((sum, weight) => sum + weight, 0)
    for (const count of [0, Math.floor(mean / 2), Math.round(mean), Math.ceil(mean * 1.5)]) {
      const brute = rates.reduce((sum, part, step) => {
        const rate = part * highest
        let log = -rate
        let upTo = Math.exp(log)
        for (let next = 1; next <= count; next += 1) {
          log += Math.log(rate / next)
          upTo += Math.exp(log)
        }
        return sum + upTo * ((weights[step] ?? 0) / all)
      }, 0)
      expect(probabilityUpTo(count, { mean, variance: mean + mean ** 2 / shape })).toBeCloseTo(brute, 3)
    }
  })

  it('is Poisson where the variance is the mean, and for large means too', () => {
    expect(probabilityUpTo(2, { mean: 3, variance: 3 })).toBeCloseTo(Math.exp(-3) * (1 + 3 + 4.5), 12)
    expect(probabilityUpTo(5_000, { mean: 5_000, variance: 5_000 })).toBeCloseTo(0.5038, 3)
    expect(leastCountOver(0.05, { mean: 5_000, variance: 5_000 })).toBe(4_884)
  })

  it('has no count without a mean', () => {
    expect(probabilityUpTo(0, { mean: 0, variance: 0 })).toBe(1)
    expect(probabilityUpTo(-1, { mean: 3, variance: 4 })).toBe(0)
    expect(leastCountOver(0.95, { mean: 0, variance: 0 })).toBe(0)
  })

  it('the least count over a share is the first with more than it', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 300, noNaN: true }),
        fc.double({ min: 1, max: 9, noNaN: true }),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (mean, wider, share) => {
          const spread = { mean, variance: mean * wider }
          const count = leastCountOver(share, spread)
          expect(probabilityUpTo(count, spread)).toBeGreaterThan(share)
          expect(probabilityUpTo(count - 1, spread)).toBeLessThanOrEqual(share)
        },
      ),
      { seed: 7, numRuns: 200 },
    )
  })
})

/** Of many made-up areas: in how many of their teams' quarters what came was within what was said to be usual, below it, and how many false alarms were foretold. */
const covered = (seed: number, monthly: (rate: number, chance: Chance) => number, months: number) => {
  const chance = chances(seed)
  let [within, below, judged, foretold] = [0, 0, 0, 0]
  for (let area = 0; area < 30; area += 1) {
    const teams = Array.from({ length: 40 }, (_, place) => {
      const rate = gamma(2, chance) * 1.5
      const counts = [...lastMonths(months), ...AHEAD].map((month) => [
        month,
        monthly((rate * daysIn(month)) / 30, chance),
      ])
      return team(`team ${place}`, Object.fromEntries(counts))
    })
    const silence = silenceOf(teams, QUARTER)
    judged += silence.judged
    foretold += silence.quietByChance
    for (const one of silence.groups) {
      if (one.verdict === 'usual' || one.verdict === 'few-expected') within += 1
      if (one.verdict === 'quiet') below += 1
    }
  }
  return { within: within / judged, below: below / judged, foretold: foretold / judged }
}
const wide = (wider: number) => (mean: number, chance: Chance) =>
  poisson(gamma(mean / (wider - 1), chance) * (wider - 1), chance)

describe('what is usual', () => {
  it.each([
    { what: 'chance alone, three years', monthly: poisson, months: 36 },
    { what: 'chance alone, one year', monthly: poisson, months: 12 },
    { what: 'twice as wide as chance, three years', monthly: wide(2), months: 36 },
    { what: 'three times as wide as chance, two years', monthly: wide(3), months: 24 },
    { what: 'twice as wide as chance, eight months', monthly: wide(2), months: 8 },
  ])('holds nine in ten of the quarters of teams as they always were: $what', ({ monthly, months }) => {
    const { within, below, foretold } = covered(20_261_122 + months, monthly, months)
    // Counts are whole: an interval holds its share or more.
    expect(within).toBeGreaterThan(0.88)
    expect(within).toBeLessThan(0.98)
    expect(below).toBeLessThan(0.06)
    expect(Math.abs(below - foretold)).toBeLessThan(0.02)
  })

  it('is what the gamma–Poisson gives where counts vary by chance alone', () => {
    // Jeffreys' rates, 180 in 36 months that are as even as can be: the quarter is negative binomial of 180.5 over their days.
    const silence = silenceOf([steady('larch', 5, 3)], QUARTER)
    const days = HISTORY.reduce((total, month) => total + daysIn(month), 0)
    const mean = (180.5 / days) * 92
    const found = judgedOf(silence, 'larch')
    expect(found.expected).toBeCloseTo(mean * ((175 + 0.5) / 180.5) * (days / (days - 31)), 6)
  })

  it('is wider for a team that has always varied more', () => {
    const uneven = team(
      'uneven',
      Object.fromEntries(HISTORY.map((month, place) => [month, Math.floor(place / 3) % 2 === 0 ? 9 : 1])),
    )
    const even = team('even', Object.fromEntries(HISTORY.map((month) => [month, 5])))
    const silence = silenceOf([uneven, even], QUARTER)
    const width = (group: string) => {
      const { usual } = judgedOf(silence, group)
      return usual.to - usual.from
    }
    expect(width('uneven')).toBeGreaterThan(width('even') * 1.3)
  })

  it('of a team with a short history is drawn towards the area, of one with a long one it is its own', () => {
    const others = [2, 3, 4, 5, 6, 7].map((each) => steady(`other ${each}`, each, each * 3))
    const short = steady('short', 12, 36, 7)
    const long = steady('long', 12, 36, 36)
    const silence = silenceOf([...others, short, long], QUARTER)
    expect(judgedOf(silence, 'short').expected).toBeLessThan(judgedOf(silence, 'long').expected)
    expect(judgedOf(silence, 'long').expected).toBeGreaterThan(33)
    expect(judgedOf(silence, 'short').expected).toBeGreaterThan(20)
  })
})

describe('who is quiet', () => {
  it('the ward that used to send three a month and sent one in the quarter', () => {
    expect(only(silenceOf([steady('larch', 3, 1)], QUARTER))).toMatchObject({
      group: 'larch',
      received: 1,
      basis: 'days',
      verdict: 'quiet',
      history: { months: 35, received: 105 },
      usual: { from: 4, to: 15 },
    })
  })

  it('comes first, the least likely of all at the top', () => {
    const silence = silenceOf(
      [
        steady('usual', 3, 9),
        steady('gone', 6, 0),
        steady('new', 3, 0, 3),
        steady('quiet', 3, 1),
        steady('busy', 3, 40),
      ],
      QUARTER,
    )
    expect(silence.groups.map(({ group, verdict }) => [group, verdict])).toEqual([
      ['gone', 'quiet'],
      ['quiet', 'quiet'],
      ['usual', 'usual'],
      ['busy', 'busy'],
      ['new', 'too-short'],
    ])
    expect(silence).toMatchObject({ judged: 4, quiet: 2 })
  })

  it('cannot be told of a team that seldom sends anything', () => {
    const seldom = team('seldom', { [HISTORY[0] ?? '']: 1, [HISTORY[12] ?? '']: 1, [HISTORY[24] ?? '']: 1 })
    expect(only(silenceOf([seldom], QUARTER))).toMatchObject({ verdict: 'few-expected', usual: { from: 0 } })
  })

  it('is never said of a team without half a year of its own, whatever the others do', () => {
    const others = [10, 11, 12, 13, 14, 15].map((each) => steady(`other ${each}`, each, each * 3))
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 0, max: 30 }),
        fc.nat(5),
        (months, each, received) => {
          const found = silenceOf([...others, steady('new', each, received, months)], QUARTER)
          // The first month with a referral is there only because of it, and does not count.
          expect(found.groups.find(({ group }) => group === 'new')?.verdict).toBe('too-short')
        },
      ),
      { seed: 11 },
    )
  })

  it('more received never makes a team quieter', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(12), { minLength: 8, maxLength: 36 }),
        fc.array(fc.nat(20), { minLength: 0, maxLength: 6 }),
        fc.nat(20),
        fc.integer({ min: 1, max: 20 }),
        (history, others, fewer, more) => {
          const chanceOf = (received: number) => {
            const own = Object.fromEntries(
              lastMonths(history.length).map((month, place) => [month, history[place] ?? 0]),
            )
            const found = silenceOf(
              [
                team('own', { ...own, '2026-09': received }),
                ...others.map((each, place) => steady(`other ${place}`, each, each)),
              ],
              QUARTER,
            ).groups.find(({ group }) => group === 'own')
            return found === undefined || found.verdict === 'too-short'
              ? undefined
              : { chance: found.chance, isQuiet: found.verdict === 'quiet', usual: found.usual }
          }
          const [before, after] = [chanceOf(fewer), chanceOf(fewer + more)]
          expect(after?.usual).toEqual(before?.usual)
          if (before === undefined || after === undefined) return
          expect(after.chance).toBeGreaterThanOrEqual(before.chance)
          expect(after.isQuiet && !before.isQuiet).toBe(false)
        },
      ),
      { seed: 13 },
    )
  })

  it('among two hundred teams as they always were about as many look quiet as is foretold, and hardly one stands out', () => {
    const chance = chances(31)
    let [quiet, foretold, standing] = [0, 0, 0]
    for (let area = 0; area < 10; area += 1) {
      const teams = Array.from({ length: 200 }, (_, place) =>
        team(`team ${place}`, Object.fromEntries([...HISTORY, ...AHEAD].map((month) => [month, poisson(3, chance)]))),
      )
      const silence = silenceOf(teams, QUARTER)
      quiet += silence.quiet
      foretold += silence.quietByChance
      standing += silence.groups.filter(({ standsOut }) => standsOut).length
    }
    expect(quiet).toBeGreaterThan(20)
    expect(Math.abs(quiet - foretold)).toBeLessThan(3 * Math.sqrt(foretold))
    expect(standing).toBeLessThanOrEqual(4)
  })

  it('those who fell silent stand out among two hundred', () => {
    const chance = chances(37)
    const teams = Array.from({ length: 200 }, (_, place) =>
      team(
        `team ${String(place).padStart(3, '0')}`,
        Object.fromEntries([
          ...HISTORY.map((month) => [month, poisson(5, chance)]),
          ...AHEAD.map((month) => [month, place < 5 ? 0 : poisson(5, chance)]),
        ]),
      ),
    )
    const silence = silenceOf(teams, QUARTER)
    const first = silence.groups.slice(0, 5)
    expect(first.map(({ group }) => group).toSorted()).toEqual([0, 1, 2, 3, 4].map((place) => `team 00${place}`))
    expect(first.every(({ standsOut }) => standsOut)).toBe(true)
  })
})

describe('a rate for each assessment', () => {
  const detained = (each: number, ahead: number) =>
    new Map([
      ...HISTORY.map((month): [string, number] => [month, each]),
      ...AHEAD.map((month): [string, number] => [month, ahead]),
    ])

  it('a ward with fewer detentions is not quiet for having fewer referrals; one with as many as ever is', () => {
    const fewer = { ...steady('fewer', 4, 2), assessments: { 'mha-detention': detained(8, 1) } }
    const asMany = { ...steady('as many', 4, 2), assessments: { 'mha-detention': detained(8, 8) } }
    const silence = silenceOf([fewer, asMany], QUARTER)
    expect(judgedOf(silence, 'fewer')).toMatchObject({
      verdict: 'few-expected',
      basis: 'mha-detention',
      assessments: 3,
    })
    expect(judgedOf(silence, 'as many')).toMatchObject({ verdict: 'quiet', basis: 'mha-detention', assessments: 24 })
    expect(judgedOf(silence, 'as many').expected).toBeCloseTo(12, 0)
  })

  it.each([
    ['a month of the period is not entered', [...HISTORY, ...AHEAD.slice(1)]],
    ['too little of the history is entered', [...HISTORY.slice(31), ...AHEAD]],
  ])('is not taken where %s', (_why, months) => {
    const counts = new Map(months.map((month) => [month, 8]))
    const found = only(silenceOf([{ ...steady('larch', 4, 2), assessments: { capacity: counts } }], QUARTER))
    expect(found.basis).toBe('days')
  })

  it('of several kinds it is the one that is known for most months', () => {
    const some = new Map([...HISTORY.slice(20), ...AHEAD].map((month) => [month, 3]))
    const assessments = { [ASSESSMENT_KINDS[0]]: some, 'care-act': detained(5, 5) }
    expect(only(silenceOf([{ ...steady('larch', 4, 2), assessments }], QUARTER)).basis).toBe('care-act')
  })

  it('a month of no assessments at all says nothing and breaks nothing', () => {
    const none = { ...steady('larch', 4, 0), assessments: { capacity: detained(8, 0) } }
    expect(only(silenceOf([none], QUARTER))).toMatchObject({ verdict: 'few-expected', expected: 0, chance: 1 })
    const never = { ...steady('larch', 4, 0), assessments: { capacity: detained(0, 0) } }
    expect(only(silenceOf([never], QUARTER)).basis).toBe('days')
  })

  it('a ward that never sent anything has no history of its own, however many were detained there', () => {
    const never = { ...team('never', {}), assessments: { 'mha-detention': detained(8, 8) } }
    const others = [1, 2, 3, 4, 5, 6].map((each) => ({
      ...steady(`other ${each}`, each, each * 3),
      assessments: { 'mha-detention': detained(8, 8) },
    }))
    expect(silenceOf([...others, never], QUARTER).groups.at(-1)).toMatchObject({ group: 'never', verdict: 'too-short' })
  })
})

describe('an area', () => {
  it.each([
    ['no team', []],
    ['a team without anything', [team('nothing', {})]],
    ['teams whose only referrals were their first', [1, 2, 3, 4, 5, 6].map((one) => team(`t${one}`, { '2025-01': 1 }))],
  ])('of %s breaks nothing', (_what, teams) => {
    const { groups, quiet, quietByChance } = silenceOf(teams, QUARTER)
    expect({ count: groups.length, quiet, quietByChance }).toEqual({ count: teams.length, quiet: 0, quietByChance: 0 })
  })
})

describe('the months of the page', () => {
  it.each([
    ['the last three that are over', {}, { from: '2026-08', to: '2026-10' }],
    ['three from a month on', { from: '2026-01' }, { from: '2026-01', to: '2026-03' }],
    ['as many of them as are over', { from: '2026-10' }, { from: '2026-10', to: '2026-10' }],
    ['three up to a month', { to: '2026-01' }, { from: '2025-11', to: '2026-01' }],
    ['both', { from: '2025-11', to: '2026-10' }, { from: '2025-11', to: '2026-10' }],
  ])('are %s', (_what, asked, months) => {
    expect(readMonths(asked, '2026-10')).toEqual({ ok: true, months })
  })

  it.each([
    [{ from: 'yesterday' }, 'from', 'not-a-month'],
    [{ to: '2026-13' }, 'to', 'not-a-month'],
    [{ from: '' }, 'from', 'not-a-month'],
    [{ from: '2026-03', to: '2026-02' }, 'to', 'ends-before-start'],
    [{ to: '2026-11' }, 'to', 'not-over'],
    [{ from: '2026-11' }, 'from', 'not-over'],
    [{ from: '2025-10', to: '2026-10' }, 'from', 'over-a-year'],
  ])('%j are refused: %s, %s', (asked, field, code) => {
    expect(readMonths(asked, '2026-10')).toEqual({ ok: false, problem: { field, code } })
  })
})
