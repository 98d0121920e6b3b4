// A running case whose clocks a named person projects anew: under another priority, or under targets that were changed since.
import { describe, expect, it } from 'vitest'
import { type OwnTerms, targetsToday } from '../../../shared/domain/assignment/contract-targets.ts'
import { CASE_ENDS, type CaseState } from '../../../shared/domain/case.ts'
import { decide } from '../../../shared/domain/case-decisions.ts'
import { evolve } from '../../../shared/domain/case-evolution.ts'
import { ENGLAND_AND_WALES } from '../../../shared/domain/clocks/calendar.ts'
import { type CaseMilestone, versionFor } from '../../../shared/domain/clocks/case-targets.ts'
import { DEFAULT_POLICY, policyOn, type Priority, type TargetPolicy } from '../../../shared/domain/clocks/policy.ts'
import { policiesOf, type PolicyChange } from '../../../shared/domain/clocks/policy-changes.ts'
import type { Target } from '../../../shared/domain/clocks/target.ts'
import { effectsOfCase } from '../../../shared/domain/effects.ts'
import { clocksOf } from '../../../shared/domain/milestones.ts'
import { effectOfChange, projection, targetsUnder } from '../../../shared/domain/reprojection.ts'
import { dueNow, nextStep } from '../../../shared/domain/review.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import {
  aCase,
  afterCommands,
  anOffer,
  CALENDARS,
  daysAfter,
  hoursAfter,
  MONDAY,
  workflow,
} from '../../support/factories.ts'

const calendar = ENGLAND_AND_WALES
const commissioner = {
  kind: 'person',
  id: 'commissioner.westmarch',
  name: 'Corin Ashdown',
  organisation: 'westmarch',
} as const

const withChange = (milestone: PolicyChange['milestone'], target: Target, priority: Priority = 'P3'): TargetPolicy =>
  policiesOf('westmarch', [{ from: '2026-11-01', milestone, priority, target }], DEFAULT_POLICY).at(-1) ??
  DEFAULT_POLICY

const reprojected = (
  state: CaseState,
  { priority = state.priority, policy = DEFAULT_POLICY }: { priority?: Priority; policy?: TargetPolicy },
  at: Instant = hoursAfter(MONDAY, 6),
) =>
  decide(
    state,
    { type: 'reproject', priority, targets: targetsUnder(policy, state, priority), reason: 'The meeting has moved.' },
    { at, by: commissioner },
  )

const after = (...asked: Parameters<typeof reprojected>): CaseState => {
  const decided = reprojected(...asked)
  if (!decided.ok) throw new Error(decided.refusal.code)
  return decided.events.reduce(evolve, asked[0])
}

/** What each case is promised under a policy that is its area's alone. */
const under = (policy: TargetPolicy) => (state: CaseState) => targetsUnder(policy, state, state.priority)

const dueOf = (state: CaseState, milestone: CaseMilestone, at: Instant = MONDAY): Instant | undefined =>
  clocksOf(state, at, calendar).find((clock) => clock.milestone === milestone)?.dueAt

/** What a case raises until nothing is due any more, as its workflow does. */
const raisedBy = (state: CaseState, at: Instant): { state: CaseState; raised: string[] } => {
  const raised: string[] = []
  let current = state
  for (let due = dueNow(current, at, calendar); due !== undefined; due = dueNow(current, at, calendar)) {
    const decided = decide(current, due, { at, by: workflow })
    if (!decided.ok) throw new Error(decided.refusal.code)
    current = decided.events.reduce(evolve, current)
    raised.push(due.type === 'raise-alert' ? `${due.milestone} ${due.alert}` : due.type)
  }
  return { state: current, raised }
}

describe('the clocks of a case that is projected anew', () => {
  it('run by the targets of its new priority, from where they started', () => {
    const accepted = aCase('accepted')
    expect(dueOf(accepted, 'allocation')).toBe('2026-11-25T17:00:00.000Z')
    expect(dueOf(after(accepted, { priority: 'P1' }), 'allocation')).toBe('2026-11-24T17:00:00.000Z')
    expect(dueOf(after(accepted, { priority: 'P4' }), 'allocation')).toBe('2026-11-30T17:00:00.000Z')
  })

  it('run by targets that were changed since it was opened, and say by which', () => {
    const policy = withChange('allocation', { workingHours: 6 })
    const state = after(aCase('accepted'), { policy })
    expect(dueOf(state, 'allocation')).toBe('2026-11-23T16:00:00.000Z')
    expect(versionFor(state.targets, 'allocation')).toBe('westmarch-2026-11-01-1')
  })

  it('stay as they were judged where the milestone has been reached', () => {
    const met = aCase('allocated')
    const strict = withChange('allocation', { hours: 1 })
    const state = after(met, { policy: strict, priority: 'P1' })
    const [before, now] = [met, state].map((one) =>
      clocksOf(one, daysAfter(MONDAY, 30), calendar).find(({ milestone }) => milestone === 'allocation'),
    )
    expect(now).toEqual(before)
    expect(versionFor(state.targets, 'allocation')).toBe('default-1')
    expect(versionFor(state.targets, 'report')).toBe('westmarch-2026-11-01-1')
  })

  it('keep their pauses: time that was lost is lost under the new targets too', () => {
    const paused = afterCommands(aCase('accepted'), [{ type: 'pause', reason: 'person-unavailable' }], MONDAY)
    const resumed = afterCommands(paused, [{ type: 'resume' }], daysAfter(MONDAY, 2))
    expect(dueOf(after(resumed, { priority: 'P1' }), 'allocation')).toBe('2026-11-26T17:00:00.000Z')
  })

  it('keep a date that was agreed for the report', () => {
    const reportBy = '2026-12-10T12:00:00.000Z'
    const agreed = afterCommands(aCase('allocated'), [{ type: 'agree-report-date', reportBy }])
    const policy = withChange('report', { workingDays: 3 })
    expect(dueOf(after(agreed, { policy }), 'report')).toBe(reportBy)
  })

  it('keep to the law under an urgent authorisation, whatever the targets are', () => {
    const urgent = aCase('accepted', { rule: 'IMCA-39A', role: 'imca', urgentAuthorisationAt: MONDAY })
    const report = targetsUnder(withChange('report', { workingDays: 20 }), urgent, 'P3').promised.report
    expect(report).toMatchObject({ promised: { otherwise: { calendarDays: 7 } }, limit: { calendarDays: 7 } })
  })
})

describe('an alert', () => {
  const accepted = aCase('accepted')

  it('is raised anew under each projection, and once under each', () => {
    const late = raisedBy(accepted, daysAfter(MONDAY, 3))
    expect(late.raised).toContain('allocation breach')
    expect(raisedBy(late.state, daysAfter(MONDAY, 3)).raised).toEqual([])

    const routine = after(late.state, { priority: 'P4' }, daysAfter(MONDAY, 3))
    expect(raisedBy(routine, daysAfter(MONDAY, 3)).raised).toEqual([])
    const friday = '2026-11-27T14:00:00.000Z'
    const reminded = raisedBy(routine, friday)
    expect(reminded.raised).toEqual(['allocation reminder'])
    expect(raisedBy(reminded.state, friday).raised).toEqual([])
    expect(raisedBy(reminded.state, daysAfter(MONDAY, 8)).raised).toContain('allocation breach')
  })

  it('of what has been reached is not raised again', () => {
    const late = raisedBy(accepted, daysAfter(MONDAY, 3)).state
    const named = afterCommands(late, [{ type: 'allocate', advocate: 'Wren Hollis' }], daysAfter(MONDAY, 3))
    const state = after(named, { priority: 'P1' }, daysAfter(MONDAY, 3))
    expect(state.alerts.filter(({ milestone }) => milestone === 'allocation')).toEqual(
      named.alerts.filter(({ milestone }) => milestone === 'allocation'),
    )
    expect(raisedBy(state, daysAfter(MONDAY, 3)).raised.filter((what) => what.startsWith('allocation'))).toEqual([])
  })

  it('that is overdue under the new dates is raised at once', () => {
    expect(raisedBy(after(accepted, { priority: 'P1' }, daysAfter(MONDAY, 2)), daysAfter(MONDAY, 2)).raised).toEqual([
      'allocation breach',
      'first-contact breach',
    ])
  })
})

describe('outside office hours', () => {
  const evening = '2026-11-25T19:00:00.000Z'

  it('what is overdue by dates that were set anew then is recorded then: only its mail waits', () => {
    const late = after(aCase('accepted', { priority: 'P4' }), { priority: 'P3' }, evening)
    expect(raisedBy(late, evening).raised).toEqual(['allocation breach'])
  })

  it('nobody is reminded because somebody set the dates anew then', () => {
    const tuesday = '2026-11-24T19:00:00.000Z'
    const soon = after(aCase('accepted'), { policy: withChange('allocation', { workingHours: 16 }) }, tuesday)
    expect(raisedBy(soon, tuesday).raised).toEqual([])
    expect(nextStep(soon, tuesday, calendar).until).toBe('2026-11-25T09:00:00.000Z')
    expect(raisedBy(soon, '2026-11-25T09:00:00.000Z').raised).toEqual(['allocation reminder'])
  })

  it('what has become critical is told', () => {
    expect(raisedBy(after(aCase('accepted'), { priority: 'P1' }, evening), evening).raised).toEqual([
      'allocation breach',
      'first-contact breach',
    ])
  })
})

describe('the wait of the workflow', () => {
  it('is for the alerts of the new dates', () => {
    const at = hoursAfter(MONDAY, 1)
    const state = aCase('accepted')
    const [before, now] = [state, after(state, { priority: 'P1' }, at)].map((one) => nextStep(one, at, calendar).until)
    expect(now && before && now < before).toBe(true)
  })

  it('ends at once when the clocks change, and whoever was promised something is told', () => {
    const state = aCase('accepted')
    const decided = reprojected(state, { priority: 'P1' })
    const events = decided.ok ? decided.events : []
    const effects = events.flatMap((event) => effectsOfCase(event, state, evolve(state, event)))
    expect(effects).toMatchObject([
      { do: 'mail', template: 'dates-changed', to: 'provider' },
      { do: 'mail', template: 'dates-changed', to: 'referrer' },
      { do: 'wake-case' },
    ])
  })

  it.each([
    ['offered', ['offered-contact', 'referrer']],
    ['unplaced', ['referrer']],
  ] as const)('of a case that is %s tells %s', (status, told) => {
    const state = aCase(status)
    const decided = reprojected(state, { priority: 'P1' })
    const events = decided.ok ? decided.events : []
    const effects = events.flatMap((event) => effectsOfCase(event, state, evolve(state, event)))
    expect(effects.flatMap((effect) => (effect.do === 'mail' ? [effect.to] : []))).toEqual(told)
  })

  it('for an answer that is no longer in time ends, and the offer passes on', () => {
    const state = after(aCase('offered'), { priority: 'P1' }, daysAfter(MONDAY, 1))
    expect(raisedBy(state, daysAfter(MONDAY, 1)).raised.at(-1)).toBe('lapse')
  })
})

describe('a projection is refused', () => {
  it('when it would change nothing', () => {
    expect(reprojected(aCase('accepted'), {})).toEqual({ ok: false, refusal: { code: 'changes-nothing' } })
    // A table keeps the parts of a promise in no order.
    const state = aCase('accepted')
    const { promised } = state.targets.promised.allocation
    const stored = { ...state, targets: structuredClone(state.targets) }
    stored.targets.promised.allocation = { binds: 'net', promised, startsFrom: 'complete' }
    expect(reprojected(stored, {})).toEqual({ ok: false, refusal: { code: 'changes-nothing' } })
  })

  it('when nothing is left to be reached and the priority stays', () => {
    const policy = withChange('allocation', { hours: 1 })
    expect(reprojected(aCase('reported'), { policy })).toMatchObject({ refusal: { code: 'changes-nothing' } })
    expect(reprojected(aCase('reported'), { policy, priority: 'P1' })).toMatchObject({ ok: true })
  })

  it.each(CASE_ENDS)('of a case that is %s', (status) => {
    expect(reprojected(aCase(status), { priority: 'P1' })).toMatchObject({ refusal: { code: 'already-ended' } })
    const targets = targetsUnder(DEFAULT_POLICY, aCase(status), 'P1')
    expect(projection(aCase(status), { priority: 'P1', targets }, MONDAY, calendar)).toEqual({
      ok: false,
      why: 'ended',
    })
  })
})

describe('what is shown before', () => {
  it('is what the command makes of it', () => {
    const state = aCase('accepted')
    const targets = targetsUnder(DEFAULT_POLICY, state, 'P1')
    const shown = projection(state, { priority: 'P1', targets }, MONDAY, calendar)
    const made = after(state, { priority: 'P1' }, MONDAY)
    if (!shown.ok) throw new Error(shown.why)
    expect(shown.milestones.map(({ milestone }) => milestone)).toEqual(['allocation', 'first-contact', 'report'])
    for (const { milestone, now, anew } of shown.milestones) {
      expect(now.clock?.dueAt).toBe(dueOf(state, milestone))
      expect(anew.clock?.dueAt).toBe(dueOf(made, milestone))
    }
    expect(shown.milestones.find(({ milestone }) => milestone === 'report')?.anew).toEqual({
      target: { workingDays: 15 },
    })
  })
})

describe('what a changed target would do to the running cases, if somebody projected them anew', () => {
  const change = { milestone: 'allocation', priority: 'P3' } as const
  const cases = [
    aCase('accepted'),
    aCase('assigning'),
    aCase('allocated'),
    aCase('accepted', { priority: 'P1' }),
    aCase('accepted', { role: 'imha', rule: 'IMHA' }),
    aCase('closed'),
    aCase('withdrawn'),
  ]
  const effect = (target: Target, more: { role?: 'imha' } = {}, now: Instant = MONDAY) => {
    const asked = { ...change, ...more, from: '2026-11-01', target }
    const policy = policiesOf('westmarch', [asked], DEFAULT_POLICY).at(-1) ?? DEFAULT_POLICY
    return effectOfChange(cases, asked, under(policy), now, calendar)
  }

  it('is counted by whether they would be due earlier or later', () => {
    const counted = { running: 5, concerned: 4, unmoved: 1 }
    expect(effect({ workingDays: 1 })).toEqual({ ...counted, earlier: 3, later: 0, missed: 0 })
    expect(effect({ workingDays: 4 })).toEqual({ ...counted, earlier: 0, later: 3, missed: 0 })
  })

  it('says how many would be overdue at once', () => {
    expect(effect({ workingHours: 2 }, {}, daysAfter(MONDAY, 1))).toMatchObject({ earlier: 3, missed: 3 })
  })

  it('is about the cases of one role where the change is', () => {
    expect(effect({ workingDays: 1 }, { role: 'imha' })).toMatchObject({ running: 5, concerned: 1, earlier: 1 })
  })

  it('leaves out a clock that has not begun', () => {
    const asked = { from: '2026-11-01', milestone: 'report', priority: 'P3', target: { workingDays: 3 } } as const
    const policy = withChange('report', asked.target)
    const [open, begun] = [[aCase('accepted')], [aCase('allocated')]].map((running) =>
      effectOfChange(running, asked, under(policy), MONDAY, calendar),
    )
    expect(open).toMatchObject({ concerned: 1, unmoved: 1 })
    expect(begun).toMatchObject({ concerned: 1, earlier: 1 })
  })

  it('leaves a case where it is that is under a contract with targets of its own', () => {
    const asked: PolicyChange = { ...change, from: '2026-11-01', target: { workingDays: 1 } }
    const own: PolicyChange = { ...asked, contract: 'contract-1', target: { workingDays: 2 } }
    const [policy, ofContract] = [undefined, 'contract-1'].map((contract) =>
      policyOn(policiesOf('westmarch', [own, asked], DEFAULT_POLICY, contract), MONDAY.slice(0, 10)),
    )
    if (policy === undefined || ofContract === undefined) throw new Error('There is no policy')
    const { current } = CALENDARS
    const targetsOf = (terms: OwnTerms | undefined) => (state: CaseState) =>
      targetsToday(state, { policy, calendar: current.version, terms })
    const running = [aCase('accepted')]
    const counted = { running: 1, concerned: 1, later: 0, missed: 0 }
    expect(
      effectOfChange(running, asked, targetsOf({ contractId: 'contract-1', policy: ofContract }), MONDAY, calendar),
    ).toEqual({ ...counted, earlier: 0, unmoved: 1 })
    expect(effectOfChange(running, asked, targetsOf(undefined), MONDAY, calendar)).toEqual({
      ...counted,
      earlier: 1,
      unmoved: 0,
    })
  })

  it('is nothing where no case runs', () => {
    const none = { running: 0, concerned: 0, earlier: 0, later: 0, unmoved: 0, missed: 0 }
    expect(effectOfChange([], change, under(DEFAULT_POLICY), MONDAY, calendar)).toEqual(none)
  })
})

describe('a second offer', () => {
  it('is answered by the targets of the projection', () => {
    const state = after(aCase('assigning'), { priority: 'P1' })
    const offered = afterCommands(state, [{ type: 'offer', offer: anOffer(), passedOver: [] }], MONDAY)
    expect(dueOf(offered, 'response')).toBe(hoursAfter(MONDAY, 4))
  })
})
