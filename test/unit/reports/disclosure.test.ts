// What may be exported or published of a report: small counts hidden, others rounded, rates from rounded counts, and no figure
// that was not made by disclosure control.
import { describe, expect, it } from 'vitest'
import {
  type Controlled,
  controlled,
  countKey,
  isControlled,
  joined,
  ofTable,
  type ShownCount,
  type TrueReport,
} from '../../../shared/domain/reports/disclosure.ts'

const plain = (counts: Record<string, number>, more: Partial<TrueReport> = {}): TrueReport => ({
  counts: new Map(Object.entries(counts)),
  sums: [],
  within: [],
  ...more,
})
const shownIn = <Shown>(figures: ReadonlyMap<string, Controlled<Shown>>): Record<string, Shown> =>
  Object.fromEntries([...figures].map(([key, { shown }]) => [key, shown]))
const counts = (report: TrueReport) => shownIn(controlled(report).counts)

const sum = (total: number, ...parts: number[]) =>
  counts(
    plain(
      { total, ...Object.fromEntries(parts.map((count, place) => [`part-${place}`, count])) },
      { sums: [{ total: 'total', parts: parts.map((_, place) => `part-${place}`) }] },
    ),
  )
const measured = (cases: number, value: number | null, least?: number) =>
  controlled(
    plain(
      { cases },
      {
        measurements: new Map([
          ['median', { value, cases: 'cases', step: 0.1, ...(least === undefined ? {} : { least }) }],
        ]),
      },
    ),
  ).measurements.get('median')?.shown
const half = (name: string, due: number, met: number) =>
  ofTable({
    name,
    groups: [{ group: 'imca', counts: { due, met } }],
    totals: { due, met },
    groupsAddUp: true,
    within: [{ part: 'met', whole: 'due' }],
    splits: [],
  })

describe('a count', () => {
  it.each<[number, ShownCount]>([
    [0, 0],
    [1, '<5'],
    [4, '<5'],
    [5, 5],
    [7, 5],
    [8, 10],
    [12, 10],
    [13, 15],
    [1_000_002, 1_000_000],
  ])('of %i is shown as %s', (count, shown) => {
    expect(counts(plain({ count }))).toEqual({ count: shown })
  })

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('of %d is none', (count) => {
    expect(() => controlled(plain({ count }))).toThrow('not a count')
  })
})

describe('what gives a hidden count away is hidden with it', () => {
  it.each<[string, Record<string, ShownCount>, Record<string, ShownCount>]>([
    ['nothing where rounding leaves room', sum(102, 100, 2), { total: 100, 'part-0': 100, 'part-1': '<5' }],
    ['a part rather than the total', sum(7, 5, 2), { total: 5, 'part-0': 'hidden', 'part-1': '<5' }],
    ['never a zero', sum(7, 5, 0, 2), { total: 5, 'part-0': 'hidden', 'part-1': 0, 'part-2': '<5' }],
    [
      'the total where no part would help',
      sum(4, 1, 1, 2),
      { total: 'hidden', 'part-0': '<5', 'part-1': '<5', 'part-2': '<5' },
    ],
  ])('%s', (_what, shown, expected) => {
    expect(shown).toEqual(expected)
  })

  it('depends on what is shown, and on nothing that is not', () => {
    expect(sum(6, 5, 1)).toEqual(sum(7, 5, 2))
    expect(sum(7, 6, 1)).toEqual(sum(7, 5, 2))
  })
})

describe('a rate', () => {
  it.each<[string, number, number, number | string | null]>([
    ['comes from rounded counts', 88, 97, 0.9474],
    ['is none of nothing', 0, 0, null],
    ['is 0 where none of many were', 0, 50, 0],
    ['is hidden with its numerator', 3, 50, 'hidden'],
    ['is hidden with its denominator', 0, 3, 'hidden'],
  ])('%s', (_what, met, due, rate) => {
    const report = plain(
      { met, due },
      { within: [{ part: 'met', whole: 'due' }], rates: new Map([['rate', { numerator: 'met', denominator: 'due' }]]) },
    )
    expect(shownIn(controlled(report).rates)).toEqual({ rate })
  })
})

describe('a measurement', () => {
  it('is hidden under five cases, and rounded to its step', () => {
    expect(measured(4, 2.34)).toBe('hidden')
    expect(measured(5, 2.34)).toBe(2.3)
    expect(measured(0, null)).toBeNull()
  })

  it('at the end of its cases wants more of them', () => {
    expect(measured(7, 9, 10)).toBe('hidden')
    expect(measured(8, 9, 10)).toBe(9)
  })
})

describe('a report', () => {
  it('whose parts do not add up is a fault, and nothing of it leaves', () => {
    const sums = [{ total: 'total', parts: ['part'] }]
    expect(() => controlled(plain({ total: 10, part: 9 }, { sums }))).toThrow('add up to 9')
    expect(() => controlled(plain({ total: 10 }, { sums }))).toThrow('no count part')
    expect(() => controlled(plain({ met: 6, due: 5 }, { within: [{ part: 'met', whole: 'due' }] }))).toThrow(
      'more than',
    )
  })

  it('is made of tables with groups, measures and totals', () => {
    const both = joined([half('first', 20, 18), half('second', 30, 2)])
    const { counts } = controlled(both)
    expect(counts.get(countKey('first', 'imca', 'due'))?.shown).toBe(20)
    expect(counts.get(countKey('second', null, 'met'))?.shown).toBe('<5')
    expect(both.sums).toHaveLength(4)
    expect(both.within).toHaveLength(4)
  })
})

describe('a controlled figure', () => {
  const figure = controlled(plain({ count: 3 })).counts.get('count')

  it('is what it shows in JSON, and cannot be changed', () => {
    expect(JSON.stringify({ figure })).toBe('{"figure":"<5"}')
    expect(() => Object.assign(figure ?? {}, { shown: 3 })).toThrow('read only')
  })

  it('is made nowhere else', () => {
    expect(isControlled(figure)).toBe(true)
    expect(isControlled(Object.assign({}, figure))).toBe(false)
    expect(isControlled({ shown: 3 })).toBe(false)
    // @ts-expect-error -- what merely looks like one is of another type
    const forged: Controlled<ShownCount> = { shown: 3, toJSON: () => 3 }
    expect(isControlled(forged)).toBe(false)
  })
})

describe('a rest that the published zeros leave nothing of', () => {
  it('is no secret: where all cases are closed, none open and none withdrawn, everything is shown', () => {
    const groups = [12, 9, 8].map((received, place) => ({
      group: `role-${place}`,
      counts: { received, closed: received, open: 0 },
    }))
    const report = ofTable({
      name: 't',
      groups,
      totals: { received: 29, closed: 29, open: 0 },
      groupsAddUp: true,
      within: [{ part: 'closed', whole: 'received' }],
      splits: [{ total: 'received', parts: ['closed', 'open'] }],
    })
    expect(Object.values(counts(report)).filter((shown) => shown === 'hidden')).toEqual([])
  })
})

describe('what is hidden from the start', () => {
  it('is hidden and kept safe, unless it is none', () => {
    const sums = [{ total: 'all', parts: ['a', 'b', 'c'] }]
    const report = plain({ a: 20, b: 0, c: 40, all: 60 }, { sums, hide: new Set(['a', 'b']) })
    const shown = counts(report)
    expect([shown['a'], shown['b']]).toEqual(['hidden', 0])
  })
})
