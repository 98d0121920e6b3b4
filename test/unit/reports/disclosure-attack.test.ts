// Disclosure control under attack: from everything that a report publishes (totals, months of a year, filters, what is part
// of what) no hidden figure can be worked out to fewer than three numbers.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  controlled,
  countKey,
  joined,
  ofTable,
  shownAlone,
  type TrueReport,
} from '../../../shared/domain/reports/disclosure.ts'
import { attacked, type Published } from './attack.ts'

const published = (report: TrueReport): Published => ({
  ...report,
  figures: new Map([...controlled(report).counts].map(([key, { shown }]) => [key, shown])),
})
const rash = (report: TrueReport): Published => ({
  ...report,
  figures: new Map([...report.counts].map(([key, count]) => [key, shownAlone(count)])),
})
const ceilingOf = ({ counts }: TrueReport): number => Math.max(0, ...counts.values()) + 8
const pinned = (report: TrueReport, how: (report: TrueReport) => Published): string[] =>
  [...attacked(how(report), ceilingOf(report))].flatMap(([key, possible]) => (possible < 3 ? [key] : []))

type Group = Record<string, number>
const summed = (groups: readonly Group[]): Group => {
  const total: Group = {}
  for (const group of groups)
    for (const [measure, count] of Object.entries(group)) total[measure] = (total[measure] ?? 0) + count
  return total
}
const MET_OF_DUE = [{ part: 'met', whole: 'due' }]
const table = (name: string, groups: readonly Group[], within = MET_OF_DUE): TrueReport =>
  ofTable({
    name,
    groups: groups.map((counts, place) => ({ group: `group-${place}`, counts })),
    totals: summed(groups),
    groupsAddUp: true,
    within,
    splits: [],
  })
const counted = (...counts: number[]): TrueReport =>
  table(
    't',
    counts.map((received) => ({ received })),
    [],
  )

describe('the attack', () => {
  it.each<[string, TrueReport]>([
    ['a total and all groups but one', counted(5, 2)],
    ['a small total of several small groups', counted(1, 1, 2)],
    ['many groups that are all as large as a small one can be', counted(...Array.from({ length: 41 }, () => 4))],
    ['more small groups than their total has room for', counted(1, 1, 1, 1, 1, 1)],
    [
      'what is met of a due with a group that is rounded',
      table('t', [
        { due: 5, met: 5 },
        { due: 1, met: 1 },
      ]),
    ],
    [
      'reasons that overlap, of which everything has one',
      {
        counts: new Map(Object.entries({ often: 12, seldom: 4, rarely: 4, hardly: 4, unmet: 23 })),
        sums: [],
        within: ['often', 'seldom', 'rarely', 'hardly'].map((part) => ({ part, whole: 'unmet' })),
        covers: [{ whole: 'unmet', parts: ['often', 'seldom', 'rarely', 'hardly'] }],
      },
    ],
  ])('pins a figure where only small counts are hidden: %s', (_what, report) => {
    expect(pinned(report, rash)).not.toEqual([])
    expect(pinned(report, published)).toEqual([])
  })
})

const count = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 4 }) },
  { weight: 3, arbitrary: fc.integer({ min: 5, max: 9 }) },
  { weight: 1, arbitrary: fc.integer({ min: 10, max: 40 }) },
)
const dueAndMet = fc
  .tuple(count, fc.nat({ max: 100 }))
  .map(([due, share]) => ({ due, met: Math.round((due * share) / 100) }))

/** A table for each part, one for all of them, and what adds up across. */
const withWhole = (parts: readonly (readonly Group[])[]): TrueReport => {
  const whole = (parts[0] ?? []).map((_, place) => summed(parts.map((groups) => groups[place] ?? {})))
  const measures = Object.keys(summed(whole))
  const tables = joined([table('all', whole), ...parts.map((groups, part) => table(`part-${part}`, groups))])
  const across = [...whole.map((_, place) => `group-${place}`), null].flatMap((group) =>
    measures.map((measure) => ({
      total: countKey('all', group, measure),
      parts: parts.map((_, part) => countKey(`part-${part}`, group, measure)),
    })),
  )
  return { ...tables, sums: [...tables.sums, ...across] }
}

const reports: [string, fc.Arbitrary<TrueReport>][] = [
  ['one measure by group', fc.array(count, { minLength: 1, maxLength: 8 }).map((counts) => counted(...counts))],
  ['met of due by group', fc.array(dueAndMet, { minLength: 1, maxLength: 5 }).map((groups) => table('t', groups))],
  [
    'received by group in months that make up a year, or under filters that make up all',
    fc
      .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 2, max: 3 }))
      .chain(([groups, parts]) =>
        fc.array(
          fc.array(
            count.map((due) => ({ due })),
            { minLength: groups, maxLength: groups },
          ),
          {
            minLength: parts,
            maxLength: parts,
          },
        ),
      )
      .map((parts) => withWhole(parts.map((groups) => groups.map(({ due }) => ({ due, met: 0 }))))),
  ],
  [
    'met of due by group in two halves of a year',
    fc
      .integer({ min: 1, max: 2 })
      .chain((groups) =>
        fc.array(fc.array(dueAndMet, { minLength: groups, maxLength: groups }), { minLength: 2, maxLength: 2 }),
      )
      .map(withWhole),
  ],
  [
    'groups in which a case may be counted twice',
    fc.array(count, { minLength: 1, maxLength: 5 }).map((counts) =>
      ofTable({
        name: 't',
        groups: counts.map((received, place) => ({ group: `need-${place}`, counts: { received } })),
        totals: { received: Math.max(...counts) + 1 },
        groupsAddUp: false,
        within: [],
        splits: [],
      }),
    ),
  ],
  [
    'offers that were made by how they were answered',
    fc
      .array(fc.tuple(count, count, count), { minLength: 1, maxLength: 3 })
      .map((groups) =>
        groups.map(([accepted, declined, lapsed]) => ({
          accepted,
          declined,
          lapsed,
          made: accepted + declined + lapsed,
        })),
      )
      .map((groups) =>
        ofTable({
          name: 't',
          groups: groups.map((counts, place) => ({ group: `provider-${place}`, counts })),
          totals: summed(groups),
          groupsAddUp: true,
          within: [],
          splits: [{ total: 'made', parts: ['accepted', 'declined', 'lapsed'] }],
        }),
      ),
  ],
]

const few = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 14 }))
const ofAll = (
  counts: Group,
  hanging: { sums?: [total: string, ...parts: string[]][]; within?: [part: string, whole: string][] },
): TrueReport => ({
  counts: new Map(Object.entries(counts)),
  sums: (hanging.sums ?? []).map(([total, ...parts]) => ({ total, parts })),
  within: (hanging.within ?? []).map(([part, whole]) => ({ part, whole })),
})

const overlapping: [string, fc.Arbitrary<TrueReport>][] = [
  [
    'stretches without a provider, each with one reason or several',
    fc.tuple(fc.array(few, { minLength: 2, maxLength: 5 }), fc.nat({ max: 100 })).map(([reasons, share]) => {
      const all = reasons.reduce((sum, each) => sum + each, 0)
      const most = Math.max(...reasons)
      const named = Object.fromEntries(reasons.map((each, place) => [`reason-${place}`, each]))
      const unmet = most + Math.round(((all - most) * share) / 100)
      const parts = Object.keys(named)
      return {
        ...ofAll({ ...named, unmet }, { within: parts.map((each) => [each, 'unmet']) }),
        covers: [{ whole: 'unmet', parts }],
      }
    }),
  ],
  [
    'how far cases have come, step by step, with those that ended and those that go on',
    fc
      .tuple(few, few, few, few, few, fc.nat({ max: 100 }), fc.nat({ max: 100 }))
      .map(([report, met, named, taken, rest, ended, gone]) => {
        const contact = report + met
        const allocated = contact + named
        const accepted = allocated + taken
        const received = accepted + rest
        const closed = Math.round((received * ended) / 100)
        const withdrawn = Math.round(((received - closed) * gone) / 100)
        const open = received - closed - withdrawn
        return ofAll(
          { received, accepted, allocated, contact, report, closed, withdrawn, open },
          {
            sums: [['received', 'closed', 'withdrawn', 'open']],
            within: [
              ['accepted', 'received'],
              ['allocated', 'accepted'],
              ['contact', 'allocated'],
              ['report', 'contact'],
            ],
          },
        )
      }),
  ],
  [
    'who waits, by length of wait and by priority',
    fc.array(fc.array(few, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 2 }).map((cells) => {
      const named = cells.flatMap((row, priority) =>
        row.map((each, length): [string, number] => [`P${priority}.${length}`, each]),
      )
      const lengths = [0, 1, 2].map((length): [string, number] => [
        `${length}`,
        cells.reduce((sum, row) => sum + (row[length] ?? 0), 0),
      ])
      const priorities = cells.map((row, priority): [string, number] => [
        `P${priority}`,
        row.reduce((sum, each) => sum + each, 0),
      ])
      const waiting = priorities.reduce((sum, [, each]) => sum + each, 0)
      return ofAll(Object.fromEntries([...named, ...lengths, ...priorities, ['waiting', waiting]]), {
        sums: [
          ['waiting', ...lengths.map(([length]) => length)],
          ['waiting', ...priorities.map(([priority]) => priority)],
          ...lengths.map(([length]): [string, ...string[]] => [
            length,
            ...priorities.map(([priority]) => `${priority}.${length}`),
          ]),
          ...priorities.map(([priority]): [string, ...string[]] => [
            priority,
            ...lengths.map(([length]) => `${priority}.${length}`),
          ]),
        ],
      })
    }),
  ],
]

describe('a hidden figure can be three numbers or more, by everything else in the report', () => {
  it.each([...reports, ...overlapping])('%s', (_what, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, (report) => {
        expect(pinned(report, published)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})
