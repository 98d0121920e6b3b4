// The clocks of a case come from its events alone: whenever they are replayed, they are what they were.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CaseCommand, type CaseState, hasEnded, isRaised } from '../../../shared/domain/case.ts'
import { decide } from '../../../shared/domain/case-decisions.ts'
import { evolve, opened } from '../../../shared/domain/case-evolution.ts'
import { clockWorking } from '../../../shared/domain/clock-working.ts'
import { ENGLAND_AND_WALES } from '../../../shared/domain/clocks/calendar.ts'
import { CASE_MILESTONES, type CaseTargets, versionFor } from '../../../shared/domain/clocks/case-targets.ts'
import { DEFAULT_POLICY, PRIORITIES } from '../../../shared/domain/clocks/policy.ts'
import { policiesOf } from '../../../shared/domain/clocks/policy-changes.ts'
import type { CaseEvent } from '../../../shared/domain/events.ts'
import { clocksOf } from '../../../shared/domain/milestones.ts'
import { dueNow, nextStep } from '../../../shared/domain/review.ts'
import { targetsUnder } from '../../../shared/domain/reprojection.ts'
import { type Instant, instantOf } from '../../../shared/domain/time.ts'
import { anOffer, caseOpening, MONDAY, provider, workflow } from '../../support/factories.ts'

const calendar = ENGLAND_AND_WALES

/** The same milestones, all sooner and by other clocks. */
const [TIGHTER = DEFAULT_POLICY] = policiesOf(
  'westmarch',
  CASE_MILESTONES.flatMap((milestone) =>
    PRIORITIES.map((priority) => ({ from: '2026-01-01', milestone, priority, target: { hours: 3 } })),
  ),
  DEFAULT_POLICY,
).slice(-1)

// What fails is told as it was drawn (endOnFailure): there is no end to making such a history smaller.

/** Commands as people and machines might give them in any order; those that the case refuses leave nothing behind. */
const commandAt = (at: Instant, state: CaseState): fc.Arbitrary<CaseCommand> => {
  const offerId = state.offer?.offerId ?? 'offer-1'
  return fc.constantFrom<CaseCommand>(
    { type: 'offer', offer: anOffer({ offerId: `offer-${state.version}` }), passedOver: [] },
    { type: 'accept', offerId },
    { type: 'decline', offerId, reason: 'capacity' },
    { type: 'lapse', offerId },
    { type: 'query', question: 'Who decides?' },
    { type: 'confirm-instruction', answer: 'The social worker.' },
    { type: 'allocate', advocate: 'Wren Hollis' },
    { type: 'make-contact', occurredAt: at },
    { type: 'agree-report-date', reportBy: instantOf(Date.parse(at) + 20 * 86_400_000) },
    { type: 'submit-report', occurredAt: at },
    { type: 'pause', reason: 'person-unavailable' },
    { type: 'pause', reason: 'access-refused' },
    { type: 'resume' },
    { type: 'end-pause' },
    { type: 'leave-unplaced', passedOver: [] },
    { type: 'assign-again', reason: 'There is room.' },
    { type: 'withdraw', reason: 'person-moved' },
    { type: 're-assign', offerId, reason: 'It cannot be reached.' },
    {
      type: 'hand-over-jointly',
      toCaseId: `${state.reference}-2`,
      area: 'eastmoor',
      reason: 'person-moved',
      jointUntil: instantOf(Date.parse(at) + 5 * 86_400_000),
    },
    { type: 'end-joint-period' },
    ...PRIORITIES.flatMap((priority) =>
      [DEFAULT_POLICY, TIGHTER].map(
        (policy): CaseCommand => ({
          type: 'reproject',
          priority,
          targets: targetsUnder(policy, state, priority),
          reason: 'The decision has been brought forward.',
        }),
      ),
    ),
  )
}

type Told = { at: Instant; clocks: ReturnType<typeof clocksOf>; events: number; targets: CaseTargets }
type History = { opening: ReturnType<typeof caseOpening>; events: CaseEvent[]; told: Told[]; state: CaseState }

const history = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 4_000 }), fc.nat({ max: 10_000 })), { maxLength: 40 })
  .chain((turns) =>
    fc.gen().map((generate): History => {
      // A decision that comes soon is what a report must be in by, however long its clock stands still.
      const decisionOn = generate(() => fc.constantFrom('2026-12-03', '2026-12-18', '2027-02-01'))
      const opening = caseOpening({ decisionOn })
      let state = opened(opening)
      let ms = Date.parse(MONDAY)
      const events: CaseEvent[] = [opening]
      const told: Told[] = []
      for (const [minutes] of turns) {
        ms += minutes * 60_000
        const at = instantOf(ms)
        const decided = decide(state, generate(commandAt, at, state), { at, by: provider })
        if (!decided.ok) continue
        state = decided.events.reduce(evolve, state)
        events.push(...decided.events)
        told.push({ at, clocks: clocksOf(state, at, calendar), events: events.length, targets: state.targets })
      }
      return { opening, events, told, state }
    }),
  )

/** A case after its review at an instant. */
const upToDate = (state: CaseState, at: Instant): CaseState => {
  for (let seen = state; ; ) {
    const due = dueNow(seen, at, calendar)
    if (due === undefined) return seen
    const decided = decide(seen, due, { at, by: workflow }, calendar)
    if (!decided.ok) throw new Error(decided.refusal.code)
    seen = decided.events.reduce(evolve, seen)
  }
}

describe('the clocks of a case', () => {
  it('are the same whenever its events are replayed', () => {
    fc.assert(
      fc.property(history, ({ opening, events, told }) => {
        const kept: CaseEvent[] = JSON.parse(JSON.stringify(events))
        for (const { at, clocks, events: count } of told)
          expect(clocksOf(kept.slice(1, count).reduce(evolve, opened(opening)), at, calendar)).toEqual(clocks)
      }),
      { numRuns: 200, endOnFailure: true },
    )
  })

  it('never change for a milestone once it has been reached', () => {
    fc.assert(
      fc.property(history, ({ told, state }) => {
        const last = clocksOf(state, instantOf(Date.parse(told.at(-1)?.at ?? MONDAY) + 90 * 86_400_000), calendar)
        for (const { clocks } of told)
          for (const clock of clocks.filter(
            ({ reachedAt, milestone }) => reachedAt !== undefined && milestone !== 'response',
          ))
            expect(last.find(({ milestone }) => milestone === clock.milestone)).toMatchObject({
              dueAt: clock.dueAt,
              reachedAt: clock.reachedAt,
              state: clock.state,
            })
      }),
      { numRuns: 200, endOnFailure: true },
    )
  })

  it('are judged for good by the version of the targets under which a milestone was reached', () => {
    fc.assert(
      fc.property(history, ({ told, state }) => {
        // A response is to one offer: the next offer has a clock of its own.
        for (const { clocks, targets } of told)
          for (const { milestone } of clocks.filter(
            ({ reachedAt, offerId }) =>
              reachedAt !== undefined && (offerId ?? state.offer?.offerId) === state.offer?.offerId,
          ))
            expect(versionFor(state.targets, milestone)).toBe(versionFor(targets, milestone))
      }),
      { numRuns: 200, endOnFailure: true },
    )
  })

  it('have a working that ends at their due time, and whose parts add up', () => {
    fc.assert(
      fc.property(history, ({ events, told, state }) => {
        const now = told.at(-1)?.at ?? MONDAY
        for (const milestone of CASE_MILESTONES) {
          const working = clockWorking(state, events, milestone, now, calendar)
          const clock = clocksOf(state, now, calendar).find((one) => one.milestone === milestone)
          expect(working?.clock).toEqual(clock)
          if (working === undefined || clock === undefined) continue
          expect(working.due[working.binds]).toBe(clock.dueAt)
          expect(working.due.gross).toBeDefined()
          // What is due as it starts, or was due before as the decision was, has no stretch before it.
          const wasDueBefore = working.working.length === 0 && clock.dueAt <= clock.startedAt
          expect(wasDueBefore ? clock.dueAt : working.working.at(-1)?.to).toBe(clock.dueAt)
          expect(Object.values(working.elapsed.shares).reduce((sum, each) => sum + each, 0)).toBe(working.elapsed.total)
        }
      }),
      { numRuns: 200, endOnFailure: true },
    )
  })

  it('are seen to in time: nothing falls due before the instant until which a review waits', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 0, max: 20 * 86_400_000 }), ({ told, state }, later) => {
        const at = instantOf(Date.parse(told.at(-1)?.at ?? MONDAY) + 1)
        const seen = upToDate(state, at)
        if (hasEnded(seen) || seen.status === 'assigning') return
        const until = Date.parse(nextStep(seen, at, calendar).until)
        // The last moment before it, and some other one.
        for (const ms of [until - 1, Math.min(until - 1, Date.parse(at) + later)])
          expect(dueNow(seen, instantOf(ms), calendar)).toBeUndefined()
      }),
      { numRuns: 500, endOnFailure: true },
    )
  })

  it('leave no breach unrecorded in a case that has ended, nor a pause open', () => {
    fc.assert(
      fc.property(history, ({ told, state }) => {
        const at = told.at(-1)?.at ?? MONDAY
        const decided = decide(state, { type: 'withdraw', reason: 'person-moved' }, { at, by: provider })
        const ended = decided.ok ? decided.events.reduce(evolve, state) : state
        expect(hasEnded(ended)).toBe(true)
        expect(ended.pauses.every(({ to }) => to !== undefined)).toBe(true)
        const late = clocksOf(ended, at, calendar).filter((clock) => clock.state === 'missed' && !clock.offerId)
        const unrecorded = late.filter(
          ({ milestone, dueAt }) => !isRaised(ended, { milestone, alert: 'breach', dueAt }),
        )
        expect(unrecorded).toEqual([])
      }),
      { numRuns: 500, endOnFailure: true },
    )
  })
})
