// What the report of timeliness counts, and what it leaves out.
import { describe, expect, it } from 'vitest'
import { ENGLAND_AND_WALES } from '../../../shared/domain/clocks/calendar.ts'
import { type Grouping, measuresSchema, timeliness } from '../../../shared/domain/reports/timeliness.ts'
import { acceptedBy, after, march, openedCase, rowOf, type Step } from './histories.ts'

const MARCH = { from: '2026-03-01', to: '2026-03-31' }

const report = (
  cases: readonly (readonly Step[])[],
  {
    by = 'role',
    at = '2026-06-01T09:00:00.000Z',
    ...period
  }: { by?: Grouping; at?: string; from?: string; to?: string } = {},
) =>
  timeliness(
    cases.map((steps) => rowOf(after(openedCase(), steps))),
    { ...MARCH, ...period, by, at, calendar: ENGLAND_AND_WALES },
  )

const accepted = acceptedBy('northstar')
const allocated = [...accepted, [march(3), 'allocated']] as const satisfies readonly Step[]

describe('a named advocate in target (due Wednesday 4 March at 17:00)', () => {
  const rows: [string, readonly Step[], { due: number; inTarget: number }][] = [
    ['named the day before', allocated, { due: 1, inTarget: 1 }],
    ['named at the last instant', [...accepted, [march(4, '17:00'), 'allocated']], { due: 1, inTarget: 1 }],
    ['named a minute late', [...accepted, [march(4, '17:01'), 'allocated']], { due: 1, inTarget: 0 }],
    ['never named', accepted, { due: 1, inTarget: 0 }],
    ['never even placed', [[march(2), 'unplaced']], { due: 1, inTarget: 0 }],
    ['withdrawn before it fell due', [...accepted, [march(4, '16:59'), 'withdrawn']], { due: 0, inTarget: 0 }],
    [
      'withdrawn before it fell due, although named',
      [...allocated, [march(4, '16:59'), 'withdrawn']],
      { due: 0, inTarget: 0 },
    ],
    ['withdrawn after it fell due', [...accepted, [march(4, '17:01'), 'withdrawn']], { due: 1, inTarget: 0 }],
    [
      'closed before it fell due, without an advocate',
      [...accepted, [march(4, '12:00'), 'closed']],
      { due: 0, inTarget: 0 },
    ],
    [
      'closed before it fell due, with all done',
      [...allocated, [march(4, '12:00'), 'closed']],
      { due: 1, inTarget: 1 },
    ],
    ['closed after it fell due, without an advocate', [...accepted, [march(5), 'closed']], { due: 1, inTarget: 0 }],
    [
      'named late by the calendar, in time after a pause of a day',
      [
        ...accepted,
        [march(3), 'paused', 'person-unavailable'],
        [march(4), 'resumed'],
        [march(5, '16:00'), 'allocated'],
      ],
      { due: 1, inTarget: 1 },
    ],
    [
      'named while paused',
      [...accepted, [march(3), 'paused', 'person-unavailable'], [march(10), 'allocated']],
      { due: 1, inTarget: 1 },
    ],
    ['paused and not resumed', [...accepted, [march(3), 'paused', 'person-unavailable']], { due: 0, inTarget: 0 }],
    ['paused only after it was missed', [...accepted, [march(5), 'paused', 'access-refused']], { due: 1, inTarget: 0 }],
  ]

  it.each(rows)('%s', (_, steps, expected) => {
    expect(report([steps]).totals.allocation).toMatchObject(expected)
  })

  it('counts in the period in which it falls due, not in that of the receipt', () => {
    const cases = [allocated]
    expect(report(cases, { from: '2026-03-02', to: '2026-03-03' }).totals).toMatchObject({
      received: 1,
      allocation: { due: 0 },
    })
    expect(report(cases, { from: '2026-03-04', to: '2026-03-04' }).totals).toMatchObject({
      received: 0,
      allocation: { due: 1, inTarget: 1 },
    })
  })

  it('does not count before its time has come, kept or not', () => {
    const at = march(4, '17:00')
    expect(report([allocated, accepted], { at }).totals.allocation).toEqual({ due: 0, inTarget: 0, rate: null })
  })

  it('has no share where nothing fell due, and one of four decimals where something did', () => {
    expect(report([]).totals.allocation.rate).toBeNull()
    expect(report([allocated, allocated, accepted]).totals.allocation.rate).toBe(0.6667)
  })

  it('keeps to the target that the case was opened under when a pause begins after it was reached', () => {
    const paused: Step[] = [...allocated, [march(3, '12:00'), 'paused', 'person-unavailable'], [march(31), 'resumed']]
    expect(report([paused], { from: '2026-03-04', to: '2026-03-04' }).totals.allocation).toMatchObject({
      due: 1,
      inTarget: 1,
    })
  })
})

describe('first contact in target (due Monday 9 March at 17:00)', () => {
  const rows: [string, readonly Step[], { due: number; inTarget: number; attempted: number }][] = [
    ['met in time', [...allocated, [march(6), 'met']], { due: 1, inTarget: 1, attempted: 1 }],
    [
      'tried in time, met late',
      [...allocated, [march(6), 'tried'], [march(10), 'met']],
      { due: 1, inTarget: 0, attempted: 1 },
    ],
    [
      'tried in time, met in time',
      [...allocated, [march(6), 'tried'], [march(9), 'met']],
      { due: 1, inTarget: 1, attempted: 1 },
    ],
    ['tried late', [...allocated, [march(10), 'tried']], { due: 1, inTarget: 0, attempted: 0 }],
    ['nobody named to go', accepted, { due: 1, inTarget: 0, attempted: 0 }],
    ['withdrawn before', [...allocated, [march(5), 'withdrawn']], { due: 0, inTarget: 0, attempted: 0 }],
  ]

  it.each(rows)('%s', (_, steps, expected) => {
    expect(report([steps]).totals.firstContact).toMatchObject(expected)
  })
})

describe('a report in target (15 working days after the advocate was named: Tuesday 24 March at 17:00)', () => {
  const met = [...allocated, [march(6), 'met']] as const satisfies readonly Step[]
  const rows: [string, readonly Step[], { due: number; inTarget: number }][] = [
    ['sent in time', [...met, [march(24, '16:00'), 'reported']], { due: 1, inTarget: 1 }],
    ['sent late', [...met, [march(25), 'reported']], { due: 1, inTarget: 0 }],
    [
      'sent in time for the target, late for the date agreed',
      [...met, [march(9), 'report agreed for', march(16)], [march(17), 'reported']],
      { due: 1, inTarget: 0 },
    ],
    ['no advocate was ever named, so that nothing was promised', accepted, { due: 0, inTarget: 0 }],
  ]

  it.each(rows)('%s', (_, steps, expected) => {
    expect(report([steps]).totals.report).toMatchObject(expected)
  })
})

describe('how long it took', () => {
  it('is told in working days, in the period in which the stage was completed', () => {
    const { workingDays } = report([[...allocated, [march(6, '13:00'), 'met']]]).totals
    expect(workingDays.receivedToAllocated).toEqual({ cases: 1, median: 1, percentile90: 1 })
    expect(workingDays.receivedToContact).toEqual({ cases: 1, median: 4.5, percentile90: 4.5 })
    expect(report([allocated], { from: '2026-03-04' }).totals.workingDays.receivedToAllocated).toEqual({
      cases: 0,
      median: null,
      percentile90: null,
    })
  })

  it('passes over weekends and bank holidays, and does not stop for pauses', () => {
    const overEaster = rowOf(
      after(openedCase({ receivedAt: '2026-04-02T08:00:00.000Z' }), [
        ['2026-04-02T09:00:00.000Z', 'offered', 'northstar'],
        ['2026-04-02T10:00:00.000Z', 'accepted', 'northstar'],
        ['2026-04-02T11:00:00.000Z', 'paused', 'access-refused'],
        ['2026-04-07T08:00:00.000Z', 'allocated'],
      ]),
    )
    // Thursday 2 April to Tuesday 7 April: Good Friday, the weekend and Easter Monday are no working days.
    const { totals } = timeliness([overEaster], {
      from: '2026-04-01',
      to: '2026-04-30',
      by: 'role',
      at: '2026-06-01T09:00:00.000Z',
      calendar: ENGLAND_AND_WALES,
    })
    expect(totals.workingDays.receivedToAllocated.median).toBe(1)
  })

  it('has the middle of an even number, and the 90th percentile between two cases', () => {
    const namedAfter = [3, 4, 5, 6].map((day): readonly Step[] => [...accepted, [march(day), 'allocated']])
    expect(report(namedAfter).totals.workingDays.receivedToAllocated).toEqual({
      cases: 4,
      median: 2.5,
      percentile90: 3.7,
    })
  })
})

describe('groups', () => {
  it('give a declined offer to the provider that declined it, and the case to the one that took it', () => {
    const passedOn: Step[] = [
      [march(2), 'offered', 'northstar'],
      [march(2, '10:00'), 'declined', 'northstar'],
      [march(2, '10:00'), 'offered', 'lanternhouse'],
      [march(2, '11:00'), 'accepted', 'lanternhouse'],
    ]
    const { groups } = report([passedOn, [[march(2), 'unplaced']]], { by: 'provider' })
    expect(groups.map(({ group, measures: { received, offers } }) => ({ group, received, ...offers }))).toEqual([
      { group: 'lanternhouse', received: 1, accepted: 1, declined: 0, lapsed: 0 },
      { group: 'northstar', received: 0, accepted: 0, declined: 1, lapsed: 0 },
      { group: 'none', received: 1, accepted: 0, declined: 0, lapsed: 0 },
    ])
  })

  it('do not count an offer for its provider before it is accepted', () => {
    const [group] = report([[[march(2), 'offered', 'northstar']]], { by: 'provider' }).groups
    expect(group).toMatchObject({ group: 'none', measures: { received: 1, offers: { accepted: 0 } } })
  })

  const splits: [Grouping, string[]][] = [
    ['role', ['imca', 'care-act', 'imha']],
    ['priority', ['P1', 'P3']],
    ['strength', ['duty', 'power']],
    ['process', ['serious-medical-treatment', 'needs-assessment', 'mental-health-patient']],
    ['rule', ['IMCA-SMT', 'CA-9', 'IMHA']],
  ]

  it.each(splits)('by %s stand in the order of the trade and add up to all cases', (by, expected) => {
    const rows = [
      openedCase({ role: 'imha', rule: 'IMHA', strength: 'power' }),
      openedCase(),
      openedCase({ role: 'imca', rule: 'IMCA-SMT', priority: 'P1' }),
    ].map((state) => rowOf(after(state, allocated)))
    const { groups, totals } = timeliness(rows, {
      ...MARCH,
      by,
      at: '2026-06-01T09:00:00.000Z',
      calendar: ENGLAND_AND_WALES,
    })
    expect(groups.map(({ group }) => group)).toEqual(expected)
    expect(groups.reduce((sum, { measures }) => sum + measures.allocation.due, 0)).toBe(totals.allocation.due)
    expect(measuresSchema.safeParse(totals).success).toBe(true)
  })
})

describe('what is waiting now', () => {
  const rows: [string, readonly Step[], { unallocated: number; unplaced: number; overdue: number }][] = [
    [
      'nothing of a case that ended',
      [...accepted, [march(5), 'withdrawn']],
      { unallocated: 0, unplaced: 0, overdue: 0 },
    ],
    ['an unplaced case, also past its target', [[march(2), 'unplaced']], { unallocated: 1, unplaced: 1, overdue: 1 }],
    ['an advocate who has not met the person', [...allocated], { unallocated: 0, unplaced: 0, overdue: 1 }],
    [
      'nothing late of a case in good order',
      [...allocated, [march(6), 'met']],
      { unallocated: 0, unplaced: 0, overdue: 0 },
    ],
    [
      'a late contact made good',
      [...accepted, [march(5), 'allocated'], [march(9), 'met']],
      { unallocated: 0, unplaced: 0, overdue: 0 },
    ],
    [
      'a paused clock, which is not late',
      [...accepted, [march(3), 'paused', 'person-unavailable']],
      { unallocated: 1, unplaced: 0, overdue: 0 },
    ],
  ]

  it.each(rows)('%s', (_, steps, expected) => {
    const longAgo = { from: '2020-01-01', to: '2020-01-31' }
    expect(report([steps], { ...longAgo, at: march(10) }).standing).toEqual(expected)
  })
})
