// What one case adds to the figures, rule by rule.
import { describe, expect, it } from 'vitest'
import type { CaseState } from '../../../shared/domain/case.ts'
import { evolve } from '../../../shared/domain/case-evolution.ts'
import { calendarWithHours, ENGLAND_AND_WALES, type WorkingCalendar } from '../../../shared/domain/clocks/calendar.ts'
import { DELAY_PARTIES } from '../../../shared/domain/clocks/elapsed.ts'
import type { Actor, CaseEvent } from '../../../shared/domain/events.ts'
import { contributionsOf } from '../../../shared/domain/reports/contributions.ts'
import { figuresOf, STAGES } from '../../../shared/domain/reports/figures.ts'
import { measuresOf } from '../../../shared/domain/reports/measures.ts'
import { acceptedBy, after, march, openedCase, type Step } from './histories.ts'

const measuresOfCase = (state: CaseState, calendar: WorkingCalendar = ENGLAND_AND_WALES) => {
  const counts: Record<string, number> = {}
  for (const { key, amount } of contributionsOf(figuresOf(state, calendar))) counts[key] = (counts[key] ?? 0) + amount
  return measuresOf([{ counts }])
}

const accepted = acceptedBy('northstar')
const by: Actor = { kind: 'service', part: 'case-workflow' }

const metIn = (steps: readonly Step[]): CaseState =>
  after(openedCase(), [...accepted, [march(3), 'allocated'], [march(4), 'met'], ...steps])

describe('a case that went on in another area', () => {
  const handedOver = (state: CaseState, jointUntil?: string): CaseState =>
    evolve(state, {
      type: 'case-handed-over',
      at: march(5),
      by,
      toCaseId: 'ADV-2222-3333-2',
      area: 'eastmoor',
      reason: 'person-moved',
      ...(jointUntil === undefined ? {} : { jointUntil }),
    })
  const ends: CaseEvent = { type: 'joint-period-ended', at: march(9), by }

  const rows: [string, CaseState, { closed: number; hours: number; completed: number }][] = [
    ['is not closed here', handedOver(metIn([])), { closed: 0, hours: 0, completed: 0 }],
    [
      'is not closed here after a joint period either',
      evolve(handedOver(metIn([]), march(9)), ends),
      { closed: 0, hours: 0, completed: 0 },
    ],
    [
      'is closed in the other area, whoever closes the part that was left here',
      after(handedOver(metIn([]), march(9)), [[march(6), 'closed']]),
      { closed: 0, hours: 0, completed: 0 },
    ],
    ['is unlike one that was closed', metIn([[march(6), 'closed']]), { closed: 1, hours: 4, completed: 1 }],
  ]
  it.each(rows)('%s', (_, state, { closed, hours, completed }) => {
    const measures = measuresOfCase(state)
    expect(state.status).toBe('closed')
    expect(measures.outcomes.closed).toBe(closed)
    expect(measures.outcomes.by['views-represented'].numerator).toBe(closed)
    expect(measures.hours).toMatchObject({ numerator: hours, denominator: closed })
    expect(measures.workingDays.receivedToEnded.gross.cases).toBe(completed)
    expect(measures.delay.receivedToEnded.gross > 0).toBe(completed === 1)
    // What happened here before it went counts here.
    expect(measures.workingDays.receivedToContact.gross.cases).toBe(1)
  })
})

describe('whose delay it was', () => {
  // Received Monday 2 March at 09:00, closed Thursday 12 March at 09:00: eight working days, whatever the hours of the office.
  const closed = after(openedCase(), [
    ...accepted,
    [march(3, '10:07'), 'allocated'],
    [march(4, '09:31'), 'paused', 'access-refused'],
    [march(6, '16:13'), 'resumed'],
    [march(9, '11:19'), 'met'],
    [march(12), 'closed'],
  ])

  it.each([
    ['09:00', '17:00'],
    ['07:00', '19:00'],
    ['08:00', '18:00'],
    ['09:00', '15:00'],
    ['08:50', '16:27'],
    ['00:00', '23:59'],
  ])('adds up to the length of each stage to the minute where the office is open from %s to %s', (opens, closes) => {
    const calendar = calendarWithHours(ENGLAND_AND_WALES, { opens, closes })
    const { stages } = figuresOf(closed, calendar)
    for (const stage of STAGES) {
      const { gross = -1, net = -1, paused, shares } = stages[stage] ?? {}
      const parts = DELAY_PARTIES.map((party) => shares?.[party] ?? -1)
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(Math.round(gross))
      expect(paused).toBe(Math.round(gross - net))
    }
    const { delay, workingDays } = measuresOfCase(closed, calendar)
    const days = delay.receivedToEnded.gross / 480
    // Bins of lengths are within one part in forty.
    expect(Math.abs(days - (workingDays.receivedToEnded.gross.median ?? 0))).toBeLessThan(days / 40 + 0.01)
  })

  it('is eight days of a case that took eight, in an office that is open for twelve hours too', () => {
    for (const [opens, closes] of [
      ['09:00', '17:00'],
      ['09:00', '21:00'],
    ] as const) {
      const { delay, workingDays } = measuresOfCase(closed, calendarWithHours(ENGLAND_AND_WALES, { opens, closes }))
      expect(delay.receivedToEnded.gross).toBe(8 * 480)
      expect(workingDays.receivedToEnded.gross.median).toBe(8)
    }
  })

  it('is told to a party in proportion: of a day of twelve hours, six are half a day', () => {
    const calendar = calendarWithHours(ENGLAND_AND_WALES, { opens: '07:00', closes: '19:00' })
    const state = after(openedCase({ receivedAt: march(2, '07:00') }), [
      [march(2, '07:00'), 'offered', 'northstar'],
      [march(2, '08:00'), 'accepted', 'northstar'],
      [march(2, '13:00'), 'paused', 'access-refused'],
      [march(2, '19:00'), 'resumed'],
      [march(3, '07:00'), 'allocated'],
    ])
    const { byParty, paused, gross } = measuresOfCase(state, calendar).delay.receivedToAllocated
    expect([gross, byParty.provider.numerator, byParty.setting.numerator, paused.numerator]).toEqual([
      480, 240, 240, 240,
    ])
  })
})
