import { describe, expect, it } from 'vitest'
import { CASE_STATUSES, type CaseState, decide, evolve } from '../../../shared/domain/case.ts'
import { ENGLAND_AND_WALES } from '../../../shared/domain/clocks/calendar.ts'
import { clocksOf } from '../../../shared/domain/milestones.ts'
import { dueNow, nextStep } from '../../../shared/domain/review.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import { aCase, afterCommands, daysAfter, hoursAfter, MONDAY, workflow } from '../../support/factories.ts'

const TWENTY_DAYS_S = 20 * 24 * 3_600

/** Reviews a case at an instant as its workflow does: until nothing is due any more. */
const reviewed = (state: CaseState, at: Instant): { state: CaseState; done: string[] } => {
  const done: string[] = []
  let current = state
  for (
    let due = dueNow(current, at, ENGLAND_AND_WALES);
    due !== undefined;
    due = dueNow(current, at, ENGLAND_AND_WALES)
  ) {
    const decided = decide(current, due, { at, by: workflow })
    if (!decided.ok) throw new Error(decided.refusal.code)
    current = decided.events.reduce(evolve, current)
    done.push(due.type === 'raise-alert' ? `${due.milestone} ${due.alert}` : due.type)
  }
  return { state: current, done }
}

describe('the review of a case', () => {
  it.each([
    ['assigning', 'assign'],
    ['offered', 'await-response'],
    ['queried', 'await-query'],
    ['accepted', 'await-allocation'],
    ['allocated', 'await-first-contact'],
    ['in-contact', 'await-report'],
    ['reported', 'await-report'],
    ['unplaced', 'await-commissioner'],
    ['withdrawn', 'closed'],
    ['closed', 'closed'],
  ] as const)('of one that is %s says %s', (status, next) => {
    expect(nextStep(aCase(status), MONDAY, ENGLAND_AND_WALES).next).toBe(next)
  })

  it.each(CASE_STATUSES)('of one that is %s waits for at most twenty days, and for something to come', (status) => {
    for (const days of [0, 1, 5, 40, 400]) {
      const at = daysAfter(MONDAY, days)
      const { until } = nextStep(reviewed(aCase(status), at).state, at, ENGLAND_AND_WALES)
      const seconds = (Date.parse(until) - Date.parse(at)) / 1000
      expect(seconds).toBeGreaterThan(0)
      expect(seconds).toBeLessThanOrEqual(TWENTY_DAYS_S)
    }
  })
})

describe('an offer without an answer', () => {
  // Made on Monday at 10:00, one working day to answer: until Tuesday 17:00, reminder after 75 % of it.
  const offered = aCase('offered')

  it.each([
    ['2026-11-24T10:00:00.000Z', []],
    ['2026-11-24T13:16:00.000Z', ['response reminder']],
    ['2026-11-24T17:00:00.000Z', ['response reminder']],
    ['2026-11-24T17:00:00.001Z', ['response reminder', 'lapse']],
  ])('has had at %s: %j', (at, done) => {
    expect(reviewed(offered, at).done).toEqual(done)
  })

  it('is not reminded of again', () => {
    const once = reviewed(offered, '2026-11-24T13:16:00.000Z').state
    expect(reviewed(once, '2026-11-24T13:17:00.000Z').done).toEqual([])
  })

  it('does not lapse while the referrer is asked, and has the time back afterwards', () => {
    const queried = afterCommands(offered, [{ type: 'query', question: 'Who decides?' }], hoursAfter(MONDAY, 1))
    expect(reviewed(queried, daysAfter(MONDAY, 3)).done).toEqual([])
    const confirmed = afterCommands(
      queried,
      [{ type: 'confirm-instruction', answer: 'The surgeon.' }],
      daysAfter(MONDAY, 2),
    )
    expect(confirmed.status).toBe('offered')
    const [response] = clocksOf(confirmed, daysAfter(MONDAY, 2), ENGLAND_AND_WALES)
    // Asked on Monday at 11:00, answered on Wednesday at 10:00: fifteen office hours later than Tuesday 17:00.
    expect(response).toMatchObject({ milestone: 'response', dueAt: '2026-11-26T16:00:00.000Z', state: 'running' })
  })
})

const allocationIs = (state: CaseState, at: Instant) =>
  clocksOf(state, at, ENGLAND_AND_WALES).find(({ milestone }) => milestone === 'allocation')?.state

describe('the clocks of a case', () => {
  it('are due by the targets it was opened under', () => {
    const clocks = clocksOf(aCase('allocated'), MONDAY, ENGLAND_AND_WALES)
    expect(clocks.map(({ milestone, dueAt, state }) => [milestone, dueAt, state])).toEqual([
      ['response', '2026-11-24T17:00:00.000Z', 'met'],
      ['allocation', '2026-11-25T17:00:00.000Z', 'met'],
      ['first-contact', '2026-11-30T17:00:00.000Z', 'running'],
      ['report', '2026-12-14T17:00:00.000Z', 'running'],
    ])
  })

  it('end with the office day of the decision, for a report after it is none', () => {
    const clocks = clocksOf(aCase('allocated', { decisionOn: '2026-12-03' }), MONDAY, ENGLAND_AND_WALES)
    expect(clocks.at(-1)).toMatchObject({ milestone: 'report', dueAt: '2026-12-03T17:00:00.000Z' })
  })

  it('tell a missed milestone while it is late and after it was reached late', () => {
    const late = aCase('accepted')
    expect(allocationIs(late, '2026-11-25T17:00:00.000Z')).toBe('running')
    expect(allocationIs(late, '2026-11-25T17:00:00.001Z')).toBe('missed')
    const named = afterCommands(late, [{ type: 'allocate', advocate: 'Wren Hollis' }], '2026-11-27T10:00:00.000Z')
    expect(allocationIs(named, '2026-11-27T11:00:00.000Z')).toBe('missed')
  })

  it('stop with the case', () => {
    const withdrawn = afterCommands(
      aCase('accepted'),
      [{ type: 'withdraw', reason: 'person-moved' }],
      hoursAfter(MONDAY, 5),
    )
    const states = clocksOf(withdrawn, daysAfter(MONDAY, 30), ENGLAND_AND_WALES).map(({ milestone, state }) => [
      milestone,
      state,
    ])
    expect(states).toEqual([
      ['response', 'met'],
      ['allocation', 'stopped'],
      ['first-contact', 'stopped'],
    ])
  })

  it('under an urgent authorisation have the report due within its seven days', () => {
    const state = aCase('allocated', {
      rule: 'IMCA-39A',
      urgentAuthorisationAt: '2026-11-20T12:00:00.000Z',
      targets: {
        ...aCase('allocated').targets,
        promised: {
          ...aCase('allocated').targets.promised,
          report: { promised: { calendarDays: 7 }, startsFrom: 'urgent-authorisation', binds: 'gross' },
        },
      },
    })
    expect(clocksOf(state, MONDAY, ENGLAND_AND_WALES).at(-1)).toMatchObject({
      milestone: 'report',
      dueAt: '2026-11-27T23:59:59.000Z',
    })
  })
})

describe('a clock that has been reached', () => {
  it('is moved by no later pause', () => {
    const paused = afterCommands(
      aCase('accepted'),
      [{ type: 'pause', reason: 'person-unavailable' }],
      hoursAfter(MONDAY, 3),
    )
    const response = (at: Instant) => clocksOf(paused, at, ENGLAND_AND_WALES)[0]
    expect(response(daysAfter(MONDAY, 3))).toMatchObject({
      milestone: 'response',
      dueAt: '2026-11-24T17:00:00.000Z',
      state: 'met',
    })
  })
})

describe('an agreed date', () => {
  it('does not stand still with the clocks', () => {
    const agreed = afterCommands(
      aCase('allocated'),
      [
        { type: 'agree-report-date', reportBy: '2026-12-10T23:59:59.000Z' },
        { type: 'pause', reason: 'person-unavailable' },
      ],
      hoursAfter(MONDAY, 3),
    )
    const states = clocksOf(agreed, daysAfter(MONDAY, 2), ENGLAND_AND_WALES).map(({ milestone, state }) => [
      milestone,
      state,
    ])
    expect(states).toContainEqual(['first-contact', 'paused'])
    expect(states).toContainEqual(['report', 'running'])
  })
})

describe('a breach', () => {
  it('is recorded once and mailed in office hours but for P1', () => {
    const accepted = aCase('accepted')
    expect(reviewed(accepted, '2026-11-25T17:00:01.000Z').done).toEqual(['allocation reminder'])
    expect(reviewed(accepted, '2026-11-26T09:00:00.000Z').done).toEqual(['allocation reminder', 'allocation breach'])
    const critical = aCase('accepted', { priority: 'P1' })
    expect(reviewed(critical, '2026-11-24T17:00:01.000Z').done).toEqual([
      'allocation reminder',
      'allocation breach',
      'first-contact reminder',
      'first-contact breach',
    ])
  })
})

describe('a query that is not answered', () => {
  it('holds the clocks up for ten working days and no longer', () => {
    const queried = afterCommands(aCase('accepted'), [{ type: 'query', question: 'Who decides?' }], MONDAY)
    expect(reviewed(queried, '2026-12-07T16:59:59.000Z').done).toEqual([])
    const after = reviewed(queried, '2026-12-07T17:00:00.000Z')
    expect(after.done).toEqual(['end-pause'])
    expect(after.state.status).toBe('queried')
    expect(reviewed(after.state, '2026-12-21T09:00:00.000Z').done).toContain('allocation breach')
  })
})

describe('a pause', () => {
  it('ends by itself after ten working days', () => {
    const paused = afterCommands(aCase('allocated'), [{ type: 'pause', reason: 'person-unavailable' }], MONDAY)
    expect(reviewed(paused, '2026-12-07T16:59:59.000Z').done).toEqual([])
    expect(reviewed(paused, '2026-12-07T17:00:00.000Z').done).toEqual(['end-pause'])
  })
})

describe('what falls due', () => {
  const reachable = CASE_STATUSES.flatMap((status) => [
    aCase(status),
    ...(['accepted', 'allocated', 'in-contact'].includes(status)
      ? [afterCommands(aCase(status), [{ type: 'pause', reason: 'access-refused' }], hoursAfter(MONDAY, 8))]
      : []),
    ...(status === 'accepted'
      ? [afterCommands(aCase('accepted'), [{ type: 'query', question: 'Who decides?' }], hoursAfter(MONDAY, 8))]
      : []),
  ])

  it.each(reachable.map((state) => ({ state, status: state.status, pauses: state.pauses.length })))(
    'is never refused, and comes to an end: $status with $pauses pauses',
    ({ state }) => {
      for (const days of [1, 3, 8, 15, 40, 200])
        expect(reviewed(state, daysAfter(MONDAY, days)).done.length).toBeLessThan(20)
    },
  )

  it('is nothing of a pause once the report is in', () => {
    const paused = afterCommands(
      aCase('in-contact'),
      [{ type: 'pause', reason: 'access-refused' }],
      hoursAfter(MONDAY, 8),
    )
    const reported = afterCommands(
      paused,
      [{ type: 'submit-report', occurredAt: hoursAfter(MONDAY, 9) }],
      daysAfter(MONDAY, 1),
    )
    expect(reported.pauses.map(({ to }) => to)).toEqual([daysAfter(MONDAY, 1)])
    expect(reviewed(reported, daysAfter(MONDAY, 30)).done).toEqual([])
  })

  it('passes an offer on whose query nobody answers, once the pause is over', () => {
    const queried = aCase('queried')
    expect(reviewed(queried, '2026-12-07T16:00:00.000Z').done).toEqual([])
    const resumed = reviewed(queried, '2026-12-07T17:00:00.000Z').state
    expect(reviewed(resumed, '2026-12-08T17:00:00.000Z').state.status).toBe('queried')
    expect(reviewed(resumed, '2026-12-09T17:00:00.000Z').state.status).toBe('assigning')
  })

  it('is told anew of a report date that was agreed after another was missed', () => {
    const late = reviewed(aCase('in-contact'), '2026-12-20T12:00:00.000Z').state
    expect(late.alerts).toContain('report:breach')
    const agreed = afterCommands(
      late,
      [{ type: 'agree-report-date', reportBy: '2027-01-08T17:00:00.000Z' }],
      '2026-12-21T10:00:00.000Z',
    )
    expect(reviewed(agreed, '2027-01-11T09:00:00.000Z').done).toEqual(['report reminder', 'report breach'])
  })
})
