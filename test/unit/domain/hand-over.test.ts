// A case that goes on in another area, and one that is taken from its provider: what is kept, what begins, and what is refused.
import { describe, expect, it } from 'vitest'
import type { CaseCommand, CaseState } from '../../../shared/domain/case.ts'
import { decide, latestJoint } from '../../../shared/domain/case-decisions.ts'
import { evolve, opened } from '../../../shared/domain/case-evolution.ts'
import { DEFAULT_POLICY } from '../../../shared/domain/clocks/policy.ts'
import { policiesOf } from '../../../shared/domain/clocks/policy-changes.ts'
import { effectsOfCase } from '../../../shared/domain/effects.ts'
import { clocksOf, dueByBoth } from '../../../shared/domain/milestones.ts'
import { offerViewOf, openingInArea } from '../../../shared/domain/opening.ts'
import { figuresOf } from '../../../shared/domain/reports/figures.ts'
import { dueNow, nextStep } from '../../../shared/domain/review.ts'
import { type Instant, instantOf } from '../../../shared/domain/time.ts'
import {
  aCase,
  afterCommands,
  anOffer,
  aReferral,
  CALENDARS,
  CASE_ID,
  daysAfter,
  hoursAfter,
  MONDAY,
  provider,
  REFERENCE,
  referrer,
} from '../../support/factories.ts'

const TO = `${REFERENCE}-2`
const elsewhere = { toCaseId: TO, area: 'eastmoor', reason: 'person-moved' } as const
const done = (state: CaseState, command: CaseCommand, at: Instant): CaseState =>
  afterCommands(state, [command], at, referrer)
const codeOf = (state: CaseState, command: CaseCommand, at: Instant = daysAfter(MONDAY, 2)) => {
  const decided = decide(state, command, { at, by: referrer })
  return decided.ok ? 'done' : decided.refusal.code
}
const until = (jointUntil: Instant) =>
  codeOf(aCase('allocated'), { type: 'hand-over-jointly', ...elsewhere, jointUntil })
const clockOf = (state: CaseState, milestone: string, now: Instant) =>
  clocksOf(state, now, CALENDARS.of).find((clock) => clock.milestone === milestone)

const handedOverAt = daysAfter(MONDAY, 9)
const policies = new Map([
  [
    'eastmoor',
    policiesOf(
      'eastmoor',
      [{ from: '2026-01-01', milestone: 'allocation', priority: 'P3', target: { workingDays: 4 } }],
      DEFAULT_POLICY,
    ),
  ],
])
const goesOn = (from: CaseState) =>
  opened(
    openingInArea(
      from,
      aReferral(),
      { caseId: TO, area: 'eastmoor' },
      { at: handedOverAt, by: referrer },
      { policies, calendar: CALENDARS.current },
    ),
  )

describe('a case that is handed over', () => {
  it.each(['assigning', 'offered', 'queried', 'accepted', 'allocated', 'in-contact', 'unplaced'] as const)(
    'from %s ends where it was when nobody shares it',
    (status) => {
      const after = done(aCase(status), { type: 'hand-over', ...elsewhere }, handedOverAt)
      expect([after.status, after.endedAt, after.handedOver?.toCaseId]).toEqual(['closed', handedOverAt, TO])
      expect(nextStep(after, handedOverAt, CALENDARS.of).next).toBe('closed')
    },
  )

  it('tells its provider, and the referral that it has ended', () => {
    const before = aCase('allocated')
    const decided = decide(before, { type: 'hand-over', ...elsewhere }, { at: handedOverAt, by: referrer })
    const event = decided.ok ? decided.events.find(({ type }) => type === 'case-handed-over') : undefined
    if (event === undefined) throw new Error('It was refused')
    expect(effectsOfCase(event, before, evolve(before, event))).toEqual([
      expect.objectContaining({ template: 'handed-over', to: 'provider' }),
      { do: 'note-case-ended', caseId: CASE_ID, how: 'closed' },
      { do: 'wake-case', caseId: CASE_ID },
    ])
  })

  it.each([
    ['its own area', aCase('accepted'), { type: 'hand-over', ...elsewhere, area: 'westmarch' }, 'same-area'],
    ['once it has ended', aCase('closed'), { type: 'hand-over', ...elsewhere }, 'already-ended'],
    ['once its report is in', aCase('reported'), { type: 'hand-over', ...elsewhere }, 'not-in-this-status'],
  ] as const)('is not: %s', (_, state, command, code) => {
    expect(codeOf(state, command)).toBe(code)
  })

  it.each(['assigning', 'offered', 'unplaced'] as const)('from %s has nobody to share it with', (status) => {
    const jointUntil = daysAfter(MONDAY, 10)
    expect(codeOf(aCase(status), { type: 'hand-over-jointly', ...elsewhere, jointUntil })).toBe('not-in-this-status')
  })

  it('with a question about its offer has nobody to share it with either', () => {
    const command = { type: 'hand-over-jointly', ...elsewhere, jointUntil: daysAfter(MONDAY, 10) } as const
    expect(codeOf(aCase('queried'), command)).toBe('nobody-to-share-with')
    const held = afterCommands(aCase('accepted'), [{ type: 'query', question: 'Who decides?' }])
    expect(codeOf(held, command)).toBe('done')
  })

  it('is shared for four weeks at most, and not until a day that has been', () => {
    const at = daysAfter(MONDAY, 2)
    expect(until(latestJoint(at))).toBe('done')
    expect(until(instantOf(Date.parse(latestJoint(at)) + 1))).toBe('too-far-ahead')
    expect(until(at)).toBe('before-it-began')
  })
})

describe('a joint period', () => {
  const jointUntil = daysAfter(handedOverAt, 5)
  const shared = done(aCase('allocated'), { type: 'hand-over-jointly', ...elsewhere, jointUntil }, handedOverAt)

  it('lets the first provider work on', () => {
    expect(shared.status).toBe('allocated')
    const met = done(shared, { type: 'make-contact', occurredAt: handedOverAt }, hoursAfter(handedOverAt, 1))
    expect(met.status).toBe('in-contact')
  })

  it('is not begun twice, nor is the case given to a third', () => {
    expect(codeOf(shared, { type: 'hand-over', ...elsewhere, area: 'brynafon' }, jointUntil)).toBe(
      'already-handed-over',
    )
    expect(codeOf(shared, { type: 're-assign', offerId: 'offer-1', reason: 'Late.' }, jointUntil)).toBe(
      'already-handed-over',
    )
  })

  it('wakes the workflow at its end, and ends the case then and not before', () => {
    const met = done(shared, { type: 'make-contact', occurredAt: handedOverAt }, hoursAfter(handedOverAt, 1))
    const told = afterCommands(met, [{ type: 'submit-report', occurredAt: handedOverAt }], hoursAfter(handedOverAt, 2))
    expect(nextStep(told, hoursAfter(handedOverAt, 3), CALENDARS.of).until).toBe(jointUntil)
    expect(dueNow(told, instantOf(Date.parse(jointUntil) - 1), CALENDARS.of)).toBeUndefined()
    expect(dueNow(told, jointUntil, CALENDARS.of)).toEqual({ type: 'end-joint-period' })
    expect(done(told, { type: 'end-joint-period' }, jointUntil)).toMatchObject({
      status: 'closed',
      endedAt: jointUntil,
    })
  })
})

describe('the case that it goes on as', () => {
  const from = done(aCase('allocated'), { type: 'hand-over', ...elsewhere }, handedOverAt)
  const next = goesOn(from)

  it('keeps the right, the priority, the referral and the receipt, and begins anew with a provider', () => {
    const { role, rule, strength, priority, authority, receivedAt, reference } = from
    expect(next).toMatchObject({ role, rule, strength, priority, authority, receivedAt, reference })
    expect(next).toMatchObject({ status: 'assigning', area: 'eastmoor', handedOverFrom: { caseId: CASE_ID } })
    expect(next.advocate ?? next.offer).toBeUndefined()
  })

  it('is promised by its new area, from the hand-over on, and gross from the first receipt', () => {
    const clock = clockOf(next, 'allocation', handedOverAt)
    if (clock === undefined) throw new Error('It has no clock')
    expect([clock.startedAt, clock.state]).toEqual([handedOverAt, 'running'])
    expect(next.targets.promised.allocation.promised).toEqual({ workingDays: 4 })
    const due = dueByBoth(next, clock, handedOverAt, CALENDARS.of)
    expect(due.net).toBe('2026-12-08T17:00:00.000Z')
    expect(due.gross).toBe('2026-11-27T17:00:00.000Z')
  })

  it('leaves the clock of the first as it was', () => {
    expect(clockOf(from, 'allocation', handedOverAt)).toEqual(clockOf(aCase('allocated'), 'allocation', handedOverAt))
  })

  it('is offered by its new area, however the story is corrected afterwards', () => {
    expect(next.offerView.locality).toBe('eastmoor')
    const corrected = { locality: 'westmarch WM9', mainNeeds: ['dementia'], communication: [] }
    expect(offerViewOf(next, corrected)).toEqual({ ...corrected, locality: 'eastmoor' })
    expect(offerViewOf(next, { ...corrected, locality: 'eastmoor EM2' }).locality).toBe('eastmoor EM2')
    expect(offerViewOf(from, corrected)).toEqual(corrected)
  })
})

describe('a case that is taken back', () => {
  const takenAt = daysAfter(MONDAY, 9)
  const take = { type: 're-assign', offerId: 'offer-1', reason: 'It cannot be reached.' } as const
  const second = anOffer({ offerId: 'offer-2', provider: 'lanternhouse', contractId: 'westmarch-lanternhouse' })
  const anew = (state: CaseState) => afterCommands(state, [{ type: 'offer', offer: second, passedOver: [] }], takenAt)

  it.each(['offered', 'queried', 'accepted', 'allocated', 'in-contact'] as const)(
    'from %s leaves its provider at once, and is not offered to it again',
    (status) => {
      const after = done(aCase(status), take, takenAt)
      expect(after.status).toBe('assigning')
      expect(after.offer ?? after.advocate ?? after.question).toBeUndefined()
      expect(after.givenBack.map(({ provider: who, how }) => [who, how])).toEqual([['northstar', 'taken-back']])
      const unplaced = afterCommands(after, [
        { type: 'leave-unplaced', passedOver: [] },
        { type: 'assign-again', reason: 'There is room.' },
      ])
      expect(unplaced.givenBack.map(({ how }) => how)).toEqual(['taken-back'])
    },
  )

  it('is not accepted before the next provider accepts it', () => {
    const offered = anew(done(aCase('in-contact'), take, takenAt))
    expect(offered.reached.acceptance ?? offered.reached.response).toBeUndefined()
    expect(clockOf(offered, 'response', takenAt)?.state).toBe('running')
  })

  it('ends the pause of the provider that had it', () => {
    const paused = afterCommands(
      aCase('allocated'),
      [{ type: 'pause', reason: 'access-refused' }],
      daysAfter(MONDAY, 8),
    )
    expect(done(paused, take, takenAt).pauses.map(({ to }) => to)).toEqual([takenAt])
  })

  it('rests on the offer that was seen', () => {
    expect(codeOf(aCase('offered'), { ...take, offerId: 'offer-0' })).toBe('not-the-open-offer')
  })

  it('measures by what was first reached, and has the next provider do it once more', () => {
    const before = aCase('in-contact')
    const accepted = afterCommands(anew(done(before, take, takenAt)), [{ type: 'accept', offerId: 'offer-2' }], takenAt)
    expect(clockOf(accepted, 'allocation', takenAt)).toMatchObject({ startedAt: takenAt, state: 'running' })
    expect(accepted.reached.allocation).toBe(before.reached.allocation)
    const named = afterCommands(accepted, [{ type: 'allocate', advocate: 'Idris Fairweather' }], daysAfter(takenAt, 1))
    expect(clockOf(named, 'allocation', daysAfter(takenAt, 2))).toMatchObject({ state: 'met' })
    expect(clockOf(named, 'first-contact', daysAfter(takenAt, 2))?.state).toBe('running')
    const [first, later] = [before, named].map((state) => figuresOf(state, CALENDARS.of).milestones)
    expect(later).toEqual(first)
    expect(figuresOf(named, CALENDARS.of).offers.map(({ provider: who, answer }) => [who, answer])).toEqual([
      ['northstar', 'accepted'],
      ['lanternhouse', 'accepted'],
    ])
  })

  it('lets a clock that was not reached run on from where it began', () => {
    const before = clockOf(aCase('accepted'), 'allocation', takenAt)
    expect(clockOf(done(aCase('accepted'), take, takenAt), 'allocation', takenAt)).toEqual(before)
  })

  it('asks the named contract first, until an offer is made', () => {
    const after = done(aCase('accepted'), { ...take, contractId: 'westmarch-lanternhouse' }, takenAt)
    expect(after.preferredContract).toBe('westmarch-lanternhouse')
    expect(anew(after).preferredContract).toBeUndefined()
  })

  it('is told to the provider that had it, under its own contract', () => {
    const before = aCase('accepted')
    const decided = decide(before, take, { at: takenAt, by: provider })
    const event = decided.ok ? decided.events.at(-1) : undefined
    if (event === undefined) throw new Error('It was refused')
    expect(effectsOfCase(event, before, evolve(before, event))[0]).toMatchObject({
      template: 'taken-back',
      contractId: 'westmarch-northstar',
    })
  })
})
