import { describe, expect, it } from 'vitest'
import { CASE_STATUSES, type CaseState } from '../../../shared/domain/case.ts'
import { decide } from '../../../shared/domain/case-decisions.ts'
import { evolve } from '../../../shared/domain/case-evolution.ts'
import { ENGLAND_AND_WALES } from '../../../shared/domain/clocks/calendar.ts'
import { clocksOf } from '../../../shared/domain/milestones.ts'
import { dueNow, nextStep } from '../../../shared/domain/review.ts'
import { type Instant, instantOf } from '../../../shared/domain/time.ts'
import { aCase, afterCommands, daysAfter, hoursAfter, MONDAY, provider, workflow } from '../../support/factories.ts'

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

/** Reviews a case each time that its workflow wakes, from Monday on until an instant. */
const kept = (state: CaseState, until: Instant): { state: CaseState; done: string[] } => {
  const done: string[] = []
  let current = state
  for (let at = MONDAY; at <= until; ) {
    const turn = reviewed(current, at)
    current = turn.state
    done.push(...turn.done)
    const woken = nextStep(current, at, ENGLAND_AND_WALES).until
    if (current.status === 'assigning') break
    at = at < until && woken > until ? until : woken
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
    expect(kept(offered, at).done).toEqual(done)
  })

  it('is not reminded of any more when nobody looked until it was over', () => {
    expect(reviewed(offered, '2026-11-24T17:00:00.001Z').done).toEqual(['lapse'])
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
  it('is recorded once, as it happens, whatever the hour; its mail is held', () => {
    const accepted = aCase('accepted')
    expect(kept(accepted, '2026-11-25T17:00:00.000Z').done).toEqual(['allocation reminder'])
    expect(
      nextStep(kept(accepted, '2026-11-25T16:59:00.000Z').state, '2026-11-25T16:59:00.000Z', ENGLAND_AND_WALES),
    ).toEqual({ next: 'await-allocation', until: '2026-11-25T17:00:00.001Z' })
    expect(kept(accepted, '2026-11-25T17:00:00.001Z').done).toEqual(['allocation reminder', 'allocation breach'])
    expect(kept(accepted, '2026-11-26T09:00:00.000Z').done).toEqual(['allocation reminder', 'allocation breach'])
    const critical = aCase('accepted', { priority: 'P1' })
    expect(kept(critical, '2026-11-24T17:00:01.000Z').done).toEqual([
      'allocation reminder',
      'first-contact reminder',
      'allocation breach',
      'first-contact breach',
    ])
  })

  it('comes alone when nobody looked before it: a reminder beside it would say that it can still be met', () => {
    expect(reviewed(aCase('accepted'), '2026-11-26T09:00:00.000Z').done).toEqual(['allocation breach'])
  })

  it('that nobody looked for is recorded before the work that was done too late, once', () => {
    const at = '2026-11-25T18:00:00.000Z'
    const decided = decide(aCase('accepted'), { type: 'allocate', advocate: 'Wren Hollis' }, { at, by: provider })
    expect(decided.ok && decided.events).toMatchObject([
      {
        type: 'alert-raised',
        alert: 'breach',
        milestone: 'allocation',
        dueAt: '2026-11-25T17:00:00.000Z',
        by: workflow,
      },
      { type: 'advocate-allocated' },
    ])
    const recorded = reviewed(aCase('accepted'), at).state
    expect(decide(recorded, { type: 'allocate', advocate: 'Wren Hollis' }, { at, by: provider })).toMatchObject({
      events: [{ type: 'advocate-allocated' }],
    })
    const inTime = { type: 'make-contact', occurredAt: daysAfter(MONDAY, 1) } as const
    expect(decide(aCase('allocated'), inTime, { at: daysAfter(MONDAY, 20), by: provider })).toMatchObject({
      events: [{ type: 'contact-made' }],
    })
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
    const late = kept(aCase('in-contact'), '2026-12-20T12:00:00.000Z').state
    expect(late.alerts).toMatchObject([{ alert: 'reminder' }, { milestone: 'report', alert: 'breach' }])
    const agreed = afterCommands(
      late,
      [{ type: 'agree-report-date', reportBy: '2027-01-08T17:00:00.000Z' }],
      '2026-12-21T10:00:00.000Z',
    )
    expect(kept(agreed, '2027-01-11T09:00:00.000Z').done).toEqual(['report reminder', 'report breach'])
  })

  it('stays missed when a later report date is agreed before anybody looked', () => {
    const at = '2026-12-21T10:00:00.000Z'
    const agree = { type: 'agree-report-date', reportBy: '2027-01-08T17:00:00.000Z' } as const
    const decided = decide(aCase('in-contact'), agree, { at, by: provider })
    expect(decided.ok && decided.events).toMatchObject([
      { type: 'alert-raised', milestone: 'report', alert: 'breach', dueAt: '2026-12-14T17:00:00.000Z' },
      { type: 'report-date-agreed', moved: ['report'] },
    ])
  })

  it('is told once of a due time that an act leaves where it is', () => {
    const reportBy = '2026-12-10T17:00:00.000Z'
    const fixed = { calendarDays: 7 } as const
    const statutory = aCase('in-contact', {
      targets: {
        ...aCase('in-contact').targets,
        promised: {
          ...aCase('in-contact').targets.promised,
          report: { promised: fixed, startsFrom: 'receipt', binds: 'gross' },
        },
      },
    })
    const late = kept(statutory, '2026-12-02T10:00:00.000Z')
    expect(late.done).toEqual(['report reminder', 'report breach'])
    const agreed = afterCommands(late.state, [{ type: 'agree-report-date', reportBy }], '2026-12-02T10:00:00.000Z')
    expect(reviewed(agreed, '2026-12-03T10:00:00.000Z').done).toEqual([])
    const again = decide(
      agreed,
      { type: 'agree-report-date', reportBy },
      { at: '2026-12-02T11:00:00.000Z', by: provider },
    )
    expect(again).toEqual({ ok: false, refusal: { code: 'changes-nothing', field: 'on' } })
  })

  it('is told once when the date of the decision moves and the report is due as before', () => {
    const late = kept(aCase('in-contact', { decisionOn: '2027-02-01' }), '2026-12-15T10:00:00.000Z')
    expect(late.done).toEqual(['report reminder', 'report breach'])
    const offerView = { ...late.state.offerView, decisionOn: '2027-03-01' }
    const corrected = afterCommands(
      late.state,
      [{ type: 'take-correction', fields: ['decision.on'], offerView }],
      '2026-12-15T10:00:00.000Z',
    )
    expect(reviewed(corrected, '2026-12-16T10:00:00.000Z').done).toEqual([])
  })

  it('is told once of dates that were set anew and stand where they stood', () => {
    const accepted = aCase('accepted', { priority: 'P1' })
    const late = kept(accepted, '2026-11-25T10:00:00.000Z')
    const { targets } = aCase('accepted', { priority: 'P2' })
    const anew = afterCommands(
      late.state,
      [{ type: 'reproject', priority: 'P2', targets, reason: 'Less pressing.' }],
      '2026-11-25T10:00:00.000Z',
    )
    // Both priorities have one working day to name an advocate; P2 has two for the first contact.
    expect(kept(anew, '2026-11-26T09:00:00.000Z').done).toEqual(['first-contact reminder', 'first-contact breach'])
  })

  it('is told once of a date that was moved away and back', () => {
    const late = kept(aCase('accepted'), '2026-11-26T10:00:00.000Z').state
    const [there, back] = (['P4', 'P3'] as const).map((priority) => ({
      type: 'reproject' as const,
      priority,
      targets: aCase('accepted', { priority }).targets,
      reason: 'So it is.',
    }))
    if (there === undefined || back === undefined) throw new Error('No commands')
    const moved = afterCommands(late, [there, back], '2026-11-26T10:00:00.000Z')
    expect(reviewed(moved, '2026-11-26T12:00:00.000Z').done).toEqual([])
  })
})

describe('a pause that carries a report up to the day of the decision', () => {
  // Due on 14 December without the pause, decided on the 16th: two office days are left to lose.
  const paused = afterCommands(
    aCase('in-contact', { decisionOn: '2026-12-16' }),
    [{ type: 'pause', reason: 'person-unavailable' }],
    '2026-12-08T09:00:00.000Z',
  )

  it('stops to count as it meets that day: the report is reminded of then, and missed when the office has closed on it', () => {
    const { until } = nextStep(paused, '2026-12-08T09:00:00.000Z', ENGLAND_AND_WALES)
    expect(dueNow(paused, instantOf(Date.parse(until) - 1), ENGLAND_AND_WALES)).toBeUndefined()
    expect(until).toBe('2026-12-10T09:00:00.001Z')
    const before = kept(paused, '2026-12-16T17:00:00.000Z')
    expect(before.done).toEqual(['report reminder'])
    expect(nextStep(before.state, '2026-12-16T17:00:00.000Z', ENGLAND_AND_WALES).until).toBe('2026-12-16T17:00:00.001Z')
    expect(kept(paused, '2026-12-16T17:00:00.001Z').done).toEqual(['report reminder', 'report breach'])
  })
})

describe('two pauses at once', () => {
  const paused = afterCommands(aCase('accepted'), [{ type: 'pause', reason: 'access-refused' }], MONDAY)
  const queried = afterCommands(paused, [{ type: 'query', question: 'Who decides?' }], daysAfter(MONDAY, 2))

  it('count once, and each ends after ten working days of its own', () => {
    const first = reviewed(queried, '2026-12-07T17:00:00.000Z')
    expect(first.done).toEqual(['end-pause'])
    expect(first.state.pauses.map(({ to }) => to)).toEqual(['2026-12-07T17:00:00.000Z', undefined])
    expect(allocationIs(first.state, '2026-12-08T10:00:00.000Z')).toBe('paused')
    expect(reviewed(first.state, '2026-12-09T16:59:59.000Z').done).toEqual([])
    expect(reviewed(first.state, '2026-12-09T17:00:00.000Z').done).toEqual(['end-pause'])
  })
})
