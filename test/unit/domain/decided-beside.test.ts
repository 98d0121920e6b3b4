// The referrer may always go on against the law's answer: where it opens one case and leaves out another, the case opens at
// once and a person decides on the rest beside it.
import { describe, expect, it } from 'vitest'
import { ENGLAND_AND_WALES as calendar } from '../../../shared/domain/clocks/calendar.ts'
import { effectsOfReferral } from '../../../shared/domain/effects.ts'
import type { Facts } from '../../../shared/domain/eligibility/facts.ts'
import type { ReferralEvent } from '../../../shared/domain/events.ts'
import { factChanges } from '../../../shared/domain/fact-changes.ts'
import {
  awaitsDecision,
  decide,
  evolve,
  isSettled,
  mayGoOn,
  type ReferralCommand,
  type ReferralState,
  rolesLeftOut,
  rolesToOpen,
} from '../../../shared/domain/referral.ts'
import { dueOfReferral, nextDueOfReferral, referralClocks } from '../../../shared/domain/referral-clocks.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import { queueRow } from '../../../functions/pages/review/queue.ts'
import { waysOn } from '../../../functions/pages/track/ways-on.ts'
import { referralAnswer } from '../../../shared/web/answers.ts'
import { expectingAnswer, rolesDecidedBeside } from '../../../shared/web/expected.ts'
import { RULES } from '../../../shared/domain/eligibility/rules.ts'
import { aReferral, daysAfter, determination, hoursAfter, MONDAY, referrer } from '../../support/factories.ts'

const NO_DATES = { urgentReason: false, immediateRisk: false, urgentAuthorisation: false }
const careAct = aReferral('care-act').facts

/** A Care Act duty, and an IMHA that the law does not give. */
const WITH_IMHA: Facts = {
  ...careAct,
  processes: ['needs-assessment', 'mental-health-patient'],
  mha: { section: 'informal', treatmentDiscussed: 'none' },
}
/** A Care Act duty, and an IMCA on which the law cannot tell before capacity is assessed. */
const WITH_IMCA: Facts = {
  ...careAct,
  processes: ['needs-assessment', 'safeguarding-measures'],
  capacity: 'not-assessed',
  particularBenefit: true,
}
/** A Care Act duty, and a power that nobody has asked for. */
const WITH_POWER: Facts = { ...WITH_IMCA, capacity: 'lacks' }

const carriedOut = (
  state: ReferralState,
  command: ReferralCommand,
  at: Instant,
): { state: ReferralState; events: ReferralEvent[] } => {
  const decided = decide(state, command, { at, by: referrer })
  if (!decided.ok) throw new Error(`${command.type} was refused: ${decided.refusal.code}`)
  return { state: decided.events.reduce(evolve, state), events: decided.events }
}
const after = (state: ReferralState, command: ReferralCommand, at: Instant = MONDAY): ReferralState =>
  carriedOut(state, command, at).state

const casesFor = (state: ReferralState): ReferralCommand => ({
  type: 'open-cases',
  cases: rolesToOpen(state).map(({ role, rule }, place) => ({
    caseId: `${state.reference}-${state.cases.length + place + 1}`,
    role,
    rule,
  })),
})

/** A referral that was sent, judged, and whose cases were opened. */
const opened = (facts: Facts, goOnReason?: string): ReferralState => {
  const sent = aReferral('care-act', {
    facts,
    clockFacts: NO_DATES,
    ...(goOnReason === undefined ? {} : { goOnReason }),
  })
  const judged = after(sent, determination(sent))
  return after(judged, casesFor(judged))
}
const again = (state: ReferralState, at: Instant): ReferralState => after(state, determination(state), at)
const giving = (state: ReferralState, facts: Partial<Facts>): ReferralCommand => ({
  type: 'add-information',
  given: factChanges(state.facts, { ...state.facts, ...facts }),
})

const REASON = 'He asks for one.'
const yes = (...roles: ('imha' | 'imca' | 'care-act')[]): ReferralCommand => ({
  type: 'decide-eligibility',
  roles,
  reason: 'Heard both.',
})
const mailsOf = (events: readonly ReferralEvent[], state: ReferralState) =>
  events.flatMap((event) =>
    effectsOfReferral(event, state).map((effect) =>
      effect.do === 'mail' ? `${effect.template} ${effect.to}` : effect.do,
    ),
  )
const decisionOf = (state: ReferralState, now: Instant) =>
  referralClocks(state, now, calendar).find(({ milestone }) => milestone === 'decision')

describe.each([
  ['that the law does not give', WITH_IMHA, 'imha', 'against'],
  ['on which the law cannot tell', WITH_IMCA, 'imca', 'open'],
] as const)('a reason to go on for an advocate %s, beside a duty', (_, facts, role, why) => {
  const state = opened(facts, REASON)

  it('opens the duty at once, and has the rest decided', () => {
    expect(state.status).toBe('open')
    expect(state.cases.map((one) => one.role)).toEqual(['care-act'])
    expect(rolesLeftOut(state)).toEqual([role])
    expect(awaitsDecision(state)).toBe(true)
    expect(isSettled(state)).toBe(false)
    expect(referralAnswer(state, [], MONDAY, () => calendar).next).toContain('reviewer')
  })

  it('is said before the workflow has got there', () => {
    const sent = aReferral('care-act', { facts, goOnReason: REASON })
    expect(rolesDecidedBeside(expectingAnswer(sent, RULES))).toEqual([role])
    expect(rolesDecidedBeside(state)).toEqual([role])
    expect(rolesDecidedBeside(after(state, yes()))).toEqual([])
  })

  it('stands in the queue for what is undecided alone', () => {
    const process = facts.processes[1]
    expect(queueRow(state, MONDAY, calendar)).toMatchObject({ why, about: [process], due: { late: false } })
  })

  it('asks the reviewers by mail, once a time that it is judged', () => {
    const sent = aReferral('care-act', { facts, goOnReason: REASON })
    const judged = carriedOut(sent, determination(sent), MONDAY)
    expect(mailsOf(judged.events, judged.state)).toEqual(['decision-needed reviewers'])
  })

  it('has a clock, which reminds, breaches, and is met by the decision', () => {
    expect(decisionOf(state, MONDAY)).toMatchObject({ startedAt: MONDAY, state: 'running' })
    const late = daysAfter(MONDAY, 7)
    expect(dueOfReferral(state, late, calendar)).toMatchObject({ what: 'decision', alert: 'breach' })
    expect(nextDueOfReferral(state, MONDAY, calendar)).toBeDefined()
    const decided = after(state, yes(role), hoursAfter(MONDAY, 2))
    expect(decisionOf(decided, late)).toMatchObject({ state: 'met', reachedAt: hoursAfter(MONDAY, 2) })
    expect(dueOfReferral(decided, late, calendar)).toBeUndefined()
  })

  it('that is granted opens its case as a power', () => {
    const granted = carriedOut(state, yes(role), hoursAfter(MONDAY, 2))
    expect(granted.state.status).toBe('open')
    expect(rolesToOpen(granted.state)).toMatchObject([{ role, strength: 'power', actFirst: false }])
    expect(isSettled(granted.state)).toBe(false)
    expect(mailsOf(granted.events, granted.state)).toEqual(['decided-for referrer', 'wake-referral'])
    const open = after(granted.state, casesFor(granted.state))
    expect(open.cases.map((one) => one.role)).toEqual(['care-act', role])
    expect(isSettled(open)).toBe(true)
  })

  it('that is refused is told, and leaves the case as it is', () => {
    const against = carriedOut(state, yes(), hoursAfter(MONDAY, 2))
    expect(against.state).toMatchObject({ status: 'open', decision: { roles: [], reason: 'Heard both.' } })
    expect(rolesToOpen(against.state)).toEqual([])
    expect(isSettled(against.state)).toBe(true)
    expect(mailsOf(against.events, against.state)).toEqual(['decided-against referrer', 'wake-referral'])
    expect(mayGoOn(against.state)).toBe(false)
  })

  it('is decided once, and not once the referral is withdrawn', () => {
    const decided = after(state, yes(role))
    const at = { at: MONDAY, by: referrer }
    expect(decide(decided, yes(), at)).toMatchObject({ refusal: { code: 'not-in-this-status' } })
    const withdrawn = after(state, { type: 'withdraw', reason: 'other' })
    expect(decide(withdrawn, yes(role), at)).toMatchObject({ refusal: { code: 'already-ended' } })
    expect([awaitsDecision(withdrawn), decisionOf(withdrawn, daysAfter(MONDAY, 9))?.state]).toEqual([false, 'stopped'])
  })

  it('is decided on what has no case only', () => {
    expect(decide(state, yes('care-act'), { at: MONDAY, by: referrer })).toMatchObject({
      refusal: { code: 'changed-meanwhile' },
    })
  })

  it('keeps the referral open when its last case ends before the decision, and lets it close with a refusal', () => {
    const ended = after(state, { type: 'end-case', caseId: `${state.reference}-1`, how: 'closed' })
    expect([ended.status, awaitsDecision(ended)]).toEqual(['open', true])
    expect(after(ended, yes()).status).toBe('closed')
    const granted = after(ended, yes(role))
    expect([granted.status, rolesToOpen(granted).length]).toEqual(['open', 1])
  })
})

describe('without a reason', () => {
  it.each([
    ['against the law’s answer', WITH_IMHA, { powers: [], asksReason: true, kind: 'against' }],
    ['without an answer', WITH_IMCA, { powers: [], asksReason: true, kind: 'open' }],
    ['by asking for the power alone', WITH_POWER, { powers: ['IMCA-SAFEGUARDING'], asksReason: false, kind: 'power' }],
    ['in no way where every role has its case', careAct, { powers: [], asksReason: false, kind: 'against' }],
  ] as const)('the referrer may still go on %s', (_, facts, ways) => {
    const state = opened(facts)
    expect([awaitsDecision(state), isSettled(state)]).toEqual([false, true])
    expect(waysOn(state)).toEqual(ways)
  })

  it('going on later begins the clock then, and is done once', () => {
    const later = daysAfter(MONDAY, 7)
    const state = opened(WITH_IMHA)
    const gone = after(state, { type: 'go-on', reason: REASON }, later)
    expect(decide(gone, { type: 'go-on', reason: REASON }, { at: later, by: referrer })).toMatchObject({ ok: false })
    const judged = again(gone, later)
    expect(judged).toMatchObject({ status: 'open', goneOnBy: [referrer.id] })
    expect(awaitsDecision(judged)).toBe(true)
    expect(decisionOf(judged, later)).toMatchObject({ startedAt: later, state: 'running' })
    expect(mayGoOn(judged)).toBe(false)
  })

  it('a duty beside a reason that nothing needs is decided by nobody', () => {
    const state = opened(careAct, REASON)
    expect([awaitsDecision(state), isSettled(state)]).toEqual([false, true])
    expect(decide(state, yes('imha'), { at: MONDAY, by: referrer })).toMatchObject({
      refusal: { code: 'not-in-this-status' },
    })
  })
})

describe('a fact that changes', () => {
  it('while the decision is awaited restarts no clock, and is not decided on before it is judged', () => {
    const state = opened(WITH_IMHA, REASON)
    const later = hoursAfter(MONDAY, 5)
    const informed = after(state, giving(state, { urgent: true }), later)
    expect(awaitsDecision(informed)).toBe(false)
    expect(decide(informed, yes('imha'), { at: later, by: referrer })).toMatchObject({
      refusal: { code: 'not-in-this-status' },
    })
    const judged = again(informed, later)
    expect([awaitsDecision(judged), decisionOf(judged, later)?.startedAt]).toEqual([true, MONDAY])
  })

  it('opens by the law what was undecided, and then nobody decides', () => {
    const state = opened({ ...WITH_IMHA, mha: {} }, REASON)
    expect(awaitsDecision(state)).toBe(true)
    const judged = again(after(state, giving(state, { mha: { section: 's3' } })), MONDAY)
    expect(awaitsDecision(judged)).toBe(false)
    expect(rolesToOpen(judged)).toMatchObject([{ role: 'imha', strength: 'inform' }])
    expect(isSettled(after(judged, casesFor(judged)))).toBe(true)
  })

  it('has what was refused decided again, in a time of its own; a note or a judgement alone has not', () => {
    const state = after(opened(WITH_IMHA, REASON), yes(), hoursAfter(MONDAY, 1))
    const later = daysAfter(MONDAY, 3)
    expect(awaitsDecision(again(state, later))).toBe(false)
    const noted = again(after(state, { type: 'add-information', given: [], note: 'He has moved.' }, later), later)
    expect([awaitsDecision(noted), noted.decision?.roles]).toEqual([false, []])
    const changed = again(after(state, giving(state, { urgent: true }), later), later)
    expect(awaitsDecision(changed)).toBe(true)
    expect(decisionOf(changed, later)).toMatchObject({ startedAt: later, state: 'running' })
  })

  it('does not close a referral whose cases have ended while somebody has to decide again', () => {
    const refusedOnce = after(opened(WITH_IMHA, REASON), yes())
    const informed = after(refusedOnce, giving(refusedOnce, { urgent: true }))
    const ended = after(informed, { type: 'end-case', caseId: `${informed.reference}-1`, how: 'closed' })
    const judged = again(ended, daysAfter(MONDAY, 1))
    expect([judged.status, awaitsDecision(judged)]).toEqual(['open', true])
  })
})

describe('where two are undecided', () => {
  const both = opened(
    { ...WITH_IMHA, processes: [...WITH_IMHA.processes, 'safeguarding-measures'], capacity: 'has' },
    REASON,
  )

  it('the reviewer may grant one, and the other is not asked about again', () => {
    expect(rolesLeftOut(both)).toEqual(['imca', 'imha'])
    const granted = after(both, yes('imha'))
    const open = after(granted, casesFor(granted))
    expect([open.cases.map(({ role }) => role), awaitsDecision(open), isSettled(open)]).toEqual([
      ['care-act', 'imha'],
      false,
      true,
    ])
  })
})
