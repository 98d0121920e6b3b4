// What somebody is told who doubts a figure: of a case whose date was brought forward or set anew, and of a referral that waits.
import { describe, expect, it } from 'vitest'
import { targetsOfOffer } from '../../../shared/domain/assignment/contract-targets.ts'
import type { CaseState } from '../../../shared/domain/case.ts'
import { decide } from '../../../shared/domain/case-decisions.ts'
import { evolve, opened } from '../../../shared/domain/case-evolution.ts'
import { clockWorking } from '../../../shared/domain/clock-working.ts'
import { ENGLAND_AND_WALES as calendar } from '../../../shared/domain/clocks/calendar.ts'
import { DEFAULT_POLICY } from '../../../shared/domain/clocks/policy.ts'
import type { CaseEvent } from '../../../shared/domain/events.ts'
import { type ReferralWait, referralClockWorking } from '../../../shared/domain/referral-clock-working.ts'
import type { ReferralState } from '../../../shared/domain/referral.ts'
import { targetsUnder } from '../../../shared/domain/reprojection.ts'
import {
  afterReferralCommand,
  anOffer,
  aReferral,
  caseOpening,
  daysAfter,
  determination,
  MONDAY,
} from '../../support/factories.ts'

const by = { kind: 'service', part: 'case-workflow' } as const
const opening = caseOpening()

type History = { state: CaseState; events: CaseEvent[] }
const began = (over: Partial<Extract<CaseEvent, { type: 'case-opened' }>> = {}): History => {
  const event = { ...opening, ...over }
  return { state: opened(event), events: [event] }
}
const then = ({ state, events }: History, command: Parameters<typeof decide>[1], at = MONDAY): History => {
  const decided = decide(state, command, { at, by })
  if (!decided.ok) throw new Error(decided.refusal.code)
  return { state: decided.events.reduce(evolve, state), events: [...events, ...decided.events] }
}
const workingOf = ({ state, events }: History, milestone: 'allocation' | 'report') =>
  clockWorking(state, events, milestone, daysAfter(MONDAY, 1), calendar)

describe('a report that is due with the decision', () => {
  it('is told by what was promised and by what brings it forward, and by no date that nobody agreed', () => {
    const offered = then(began({ decisionOn: '2026-11-27' }), { type: 'offer', offer: anOffer(), passedOver: [] })
    const accepted = then(offered, { type: 'accept', offerId: anOffer().offerId })
    const named = then(accepted, { type: 'allocate', advocate: 'Wren Hollis' })
    expect(workingOf(named, 'report')).toMatchObject({
      clock: { dueAt: '2026-11-27T17:00:00.000Z' },
      reckoned: { promised: { workingDays: 15 }, cappedBy: 'decision' },
    })
  })
})

describe('dates that somebody set anew', () => {
  const assigning = began()
  const targets = targetsUnder(DEFAULT_POLICY, assigning.state, 'P1')
  const anew = then(assigning, { type: 'reproject', priority: 'P1', targets, reason: 'The meeting is sooner.' })

  it('are told with who did it, until an offer brings the targets of a contract', () => {
    expect(workingOf(anew, 'allocation')?.projected).toMatchObject({ reason: 'The meeting is sooner.' })
    const own = { ...DEFAULT_POLICY, version: 'contract-1-2026-11-01-1' }
    const ofOffer = targetsOfOffer(anew.state, { contractId: 'contract-1', policy: own })
    const brought = ofOffer === undefined ? {} : { targets: ofOffer }
    const offered = then(anew, { type: 'offer', offer: anOffer(), passedOver: [], ...brought })
    expect(offered.state.targets.version).toBe(own.version)
    expect(workingOf(offered, 'allocation')?.projected).toBeUndefined()
  })
})

const NO_DIFFICULTY = { understand: false, retain: false, weigh: false, communicate: false }
const NO_DATES = { urgentReason: false, immediateRisk: false, urgentAuthorisation: false }
const waiting = (over: Partial<ReferralState>): ReferralState => {
  const state = aReferral('care-act', { clockFacts: NO_DATES, ...over })
  return afterReferralCommand(state, determination(state))
}
const { individual: _, ...lacking } = aReferral().facts
const ofReferral = (state: ReferralState, milestone: ReferralWait) =>
  referralClockWorking(state, milestone, daysAfter(MONDAY, 1), calendar)

describe('the working of a referral', () => {
  const undecided = waiting({ facts: { ...aReferral().facts, difficulty: NO_DIFFICULTY }, goOnReason: 'He is afraid.' })

  it.each([
    [
      'decision',
      undecided,
      { policy: 'default-1', startsFrom: 'complete', reckoned: { promised: { workingDays: 1 } } },
    ],
    [
      'information',
      waiting({ facts: lacking }),
      { startsFrom: 'information-asked', reckoned: { promised: { workingDays: 10 } } },
    ],
    ['acknowledgement', undecided, { startsFrom: 'receipt', reckoned: {}, lateAfter: '2026-11-23T10:05:00.000Z' }],
  ] as const)('of its %s goes without gaps from the start to the due time', (milestone, state, expected) => {
    const found = ofReferral(state, milestone)
    expect(found).toMatchObject(expected)
    const { working = [], clock, lateAfter, elapsed } = found ?? {}
    expect([working[0]?.from, working.at(-1)?.to]).toEqual([clock?.startedAt, lateAfter ?? clock?.dueAt])
    expect(working.slice(1).map(({ from }) => from)).toEqual(working.slice(0, -1).map(({ to }) => to))
    expect(Object.values(elapsed?.shares ?? {}).reduce((sum, share) => sum + share, 0)).toBe(elapsed?.total)
  })

  it('of missing answers is the referrer’s time once they were asked for, and that of a decision is not', () => {
    const lacks = ofReferral(waiting({ facts: lacking }), 'information')?.elapsed.shares
    expect(lacks?.referrer).toBeGreaterThan(0)
    expect((lacks?.referrer ?? 0) + (lacks?.system ?? 0)).toBe(480)
    expect(ofReferral(undecided, 'decision')?.elapsed.shares).toMatchObject({ system: 480, referrer: 0 })
  })

  it('is not there for what is not waited for', () => {
    expect(ofReferral(undecided, 'information')).toBeUndefined()
    expect(ofReferral(waiting({}), 'decision')).toBeUndefined()
  })
})
