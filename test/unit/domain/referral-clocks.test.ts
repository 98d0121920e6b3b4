// The clocks of a referral itself: acknowledged at once, decided by a person in time, reminded of and breached once each.
import { describe, expect, it } from 'vitest'
import { pressing } from '../../../shared/domain/awaiting.ts'
import { ENGLAND_AND_WALES } from '../../../shared/domain/clocks/calendar.ts'
import { determine } from '../../../shared/domain/eligibility/determine.ts'
import type { Process } from '../../../shared/domain/eligibility/facts.ts'
import { factChanges } from '../../../shared/domain/fact-changes.ts'
import { effectsOfReferral } from '../../../shared/domain/effects.ts'
import {
  leadOf,
  mayGoOn,
  powersToAskFor,
  type ReferralCommand,
  type ReferralState,
} from '../../../shared/domain/referral.ts'
import { dueOfReferral, nextDueOfReferral, referralClocks } from '../../../shared/domain/referral-clocks.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import {
  afterReferralCommand,
  aReferral,
  daysAfter,
  determination,
  hoursAfter,
  MONDAY,
  referrer,
} from '../../support/factories.ts'
import { decide, evolve } from '../../../shared/domain/referral.ts'

const calendar = ENGLAND_AND_WALES
const NO_DIFFICULTY = { understand: false, retain: false, weigh: false, communicate: false }
const NO_DATES = { urgentReason: false, immediateRisk: false, urgentAuthorisation: false }

/** A referral that goes on against the law: of Monday at ten, with no date that presses. */
const against = (over: Partial<ReferralState> = {}): ReferralState => {
  const { facts } = aReferral()
  const state = aReferral('care-act', {
    facts: { ...facts, difficulty: NO_DIFFICULTY },
    clockFacts: NO_DATES,
    goOnReason: 'He is afraid of his sister.',
    ...over,
  })
  return afterReferralCommand(state, determination(state))
}
/** One that misses an answer. */
const lacking = (): ReferralState => {
  const { individual: _, ...facts } = aReferral().facts
  const state = aReferral('care-act', { facts, clockFacts: NO_DATES })
  return afterReferralCommand(state, determination(state))
}

const carriedOut = (state: ReferralState, command: ReferralCommand, at: Instant): ReferralState => {
  const decided = decide(state, command, { at, by: referrer })
  if (!decided.ok) throw new Error(`${command.type} was refused: ${decided.refusal.code}`)
  return decided.events.reduce(evolve, state)
}

const decisionOf = (state: ReferralState, now: Instant) =>
  referralClocks(state, now, calendar).find(({ milestone }) => milestone === 'decision')

/** All that is raised until an instant, looked at every half hour and twice each time. */
const raisedUntil = (from: ReferralState, until: Instant): { at: Instant; alert: string }[] => {
  const raised: { at: Instant; alert: string }[] = []
  let state = from
  for (let now = MONDAY; now <= until; now = hoursAfter(now, 0.5)) {
    for (let due = dueOfReferral(state, now, calendar); due !== undefined; due = dueOfReferral(state, now, calendar)) {
      state = carriedOut(state, due, now)
      raised.push({ at: now, alert: `${due.what} ${due.alert}` })
      expect(decide(state, due, { at: now, by: referrer })).toMatchObject({ refusal: { code: 'already-raised' } })
    }
  }
  return raised
}

describe('the clock of a decision', () => {
  it.each([
    ['an urgent one: two working hours', { urgentReason: true }, '2026-11-23T12:00:00.000Z'],
    [
      'one whose decision is within five working days: a working day',
      { decisionOn: '2026-11-27' },
      '2026-11-24T17:00:00.000Z',
    ],
    ['a standard one: a working day', {}, '2026-11-24T17:00:00.000Z'],
    ['one whose decision is far off: two working days', { decisionOn: '2027-03-01' }, '2026-11-25T17:00:00.000Z'],
  ])('of %s', (_, clockFacts, dueAt) => {
    const facts = { ...against().facts, urgent: true }
    const state = against({ facts, clockFacts: { ...NO_DATES, ...clockFacts } })
    expect(decisionOf(state, MONDAY)).toEqual({ milestone: 'decision', startedAt: MONDAY, dueAt, state: 'running' })
  })

  it('begins at the next opening where the referral came when the office was closed', () => {
    const saturday = '2026-11-28T20:00:00.000Z'
    const state = against({ receivedAt: saturday, completeAt: saturday })
    expect(decisionOf(state, saturday)).toMatchObject({ dueAt: '2026-12-01T17:00:00.000Z' })
  })

  it('is met by a decision in time, missed by a late one, and stopped by a withdrawal', () => {
    const command: ReferralCommand = { type: 'decide-eligibility', roles: [], reason: 'Heard both.' }
    const [early, late] = [hoursAfter(MONDAY, 2), daysAfter(MONDAY, 3)]
    expect(decisionOf(carriedOut(against(), command, early), late)).toMatchObject({ state: 'met', reachedAt: early })
    expect(decisionOf(carriedOut(against(), command, late), late)).toMatchObject({ state: 'missed', reachedAt: late })
    expect(decisionOf(carriedOut(against(), { type: 'withdraw', reason: 'other' }, early), late)?.state).toBe('stopped')
    expect(decisionOf(against(), late)?.state).toBe('missed')
  })

  it('does not restart when the referral is corrected or added to, and takes a date that presses more', () => {
    const at = hoursAfter(MONDAY, 6)
    const urgent = { ...NO_DATES, urgentReason: true }
    const facts = factChanges(against().facts, { ...against().facts, urgent: true })
    const corrected = carriedOut(
      against(),
      { type: 'correct', change: 1, fields: ['decision.urgentReason'], corrected: { facts, clockFacts: urgent } },
      at,
    )
    expect(corrected.status).toBe('received')
    const again = carriedOut(corrected, determination(corrected), at)
    expect(decisionOf(again, at)).toMatchObject({ startedAt: MONDAY, dueAt: '2026-11-23T12:00:00.000Z' })
    const informed = carriedOut(against(), { type: 'add-information', given: [] }, at)
    expect(decisionOf(carriedOut(informed, determination(informed), at), at)?.startedAt).toBe(MONDAY)
  })

  it('begins when the referrer goes on, and not when the referral came', () => {
    const { goOnReason: _, ...state } = against()
    const later = daysAfter(MONDAY, 7)
    const gone = carriedOut(
      { ...state, status: 'not-eligible' },
      { type: 'go-on', reason: 'He changed his mind.' },
      later,
    )
    expect(decisionOf(carriedOut(gone, determination(gone), later), later)?.startedAt).toBe(later)
  })

  it('reminds at three quarters when people may be mailed and breaches at the limit at any hour, each once', () => {
    expect(raisedUntil(against(), daysAfter(MONDAY, 14))).toEqual([
      // Monday 10:00 to Tuesday 17:00 are fifteen hours of office time.
      { at: '2026-11-24T13:30:00.000Z', alert: 'decision reminder' },
      // The first look after Tuesday 17:00.
      { at: '2026-11-24T17:30:00.000Z', alert: 'decision breach' },
    ])
  })

  it('is not reminded of when nobody looked until it was late', () => {
    expect(dueOfReferral(against(), '2026-11-24T17:30:00.000Z', calendar)).toMatchObject({ alert: 'breach' })
    expect(dueOfReferral(against(), '2026-11-24T17:00:00.000Z', calendar)).toMatchObject({ alert: 'reminder' })
  })

  it('mails at any hour where the matter is critical', () => {
    const evening = '2026-11-23T16:00:00.000Z'
    const facts = { ...against().facts, urgent: true }
    const clockFacts = { ...NO_DATES, urgentReason: true }
    const state = against({ facts, receivedAt: evening, completeAt: evening, clockFacts })
    // One hour on Monday, one on Tuesday: the limit is Tuesday at ten, and the breach is told the moment after.
    expect(nextDueOfReferral({ ...state, alerts: ['decision:reminder'] }, evening, calendar)).toBe(
      '2026-11-24T10:00:00.001Z',
    )
  })

  it('says when to look again, and nothing more when all was raised', () => {
    const state = against()
    expect(nextDueOfReferral(state, MONDAY, calendar)).toBe('2026-11-24T13:15:00.000Z')
    const raised = { ...state, alerts: ['decision:reminder', 'decision:breach'] }
    expect(nextDueOfReferral(raised, MONDAY, calendar)).toBeUndefined()
  })
})

describe('a referral that misses an answer', () => {
  it('is reminded of, and told to the reviewers after ten working days', () => {
    const raised = raisedUntil(lacking(), daysAfter(MONDAY, 21))
    expect(raised.map(({ alert }) => alert)).toEqual(['information reminder', 'information breach'])
    expect(raised[1]?.at).toBe('2026-12-07T17:30:00.000Z')
  })

  it('is not reminded of any more once the answer came', () => {
    const given = carriedOut(
      lacking(),
      { type: 'add-information', given: factChanges(lacking().facts, aReferral().facts) },
      hoursAfter(MONDAY, 3),
    )
    expect(raisedUntil(given, daysAfter(MONDAY, 21))).toEqual([])
  })
})

describe('the acknowledgement', () => {
  it.each([
    ['within seconds', 2 / 3600, 'met'],
    ['only when the sweep sent it again', 0.5, 'missed'],
  ] as const)('mailed %s is %s', (_, hours, state) => {
    const after = carriedOut(aReferral(), { type: 'note-acknowledged' }, hoursAfter(MONDAY, hours))
    expect(referralClocks(after, daysAfter(MONDAY, 1), calendar)[0]).toMatchObject({
      milestone: 'acknowledgement',
      state,
    })
    expect(decide(after, { type: 'note-acknowledged' }, { at: MONDAY, by: referrer })).toMatchObject({ ok: false })
  })
})

const told = (event: Parameters<typeof effectsOfReferral>[0]) =>
  effectsOfReferral(event, against()).flatMap((effect) =>
    effect.do === 'mail' ? [`${effect.template} ${effect.to}`] : [],
  )

describe('who is told', () => {
  const at = { at: MONDAY, by: referrer }

  it.each([
    ['decision', 'reminder', ['decision-reminder reviewers']],
    [
      'decision',
      'breach',
      ['decision-overdue reviewers', 'decision-overdue commissioner', 'decision-delayed referrer'],
    ],
    ['information', 'reminder', ['information-reminder referrer']],
    ['information', 'breach', ['information-overdue referrer', 'information-overdue reviewers']],
  ] as const)('of a %s: %s', (what, alert, mails) => {
    expect(told({ type: 'alert-raised', ...at, what, alert, dueAt: MONDAY })).toEqual(mails)
  })

  it.each([
    [['care-act'], ['decided-for referrer']],
    [[], ['decided-against referrer']],
  ] as const)('of a decision for %j', (roles, mails) => {
    expect(told({ type: 'eligibility-decided', ...at, roles: [...roles], reason: 'Heard both.' })).toEqual(mails)
  })
})

const judged = (processes: Process[]) => determine({ jurisdiction: 'england', processes }, '2026-11-23')

describe('what presses most in a referral', () => {
  it.each([
    [['needs-assessment'], 'P3', 'care-act'],
    [['other-care-act-contact'], 'P4', 'care-act'],
    [['needs-assessment', 'serious-medical-treatment'], 'P2', 'imca'],
  ] as const)('%j: %s, for %s', (processes, priority, role) => {
    expect(pressing(aReferral('care-act', { clockFacts: NO_DATES }), judged([...processes]))).toEqual({
      priority,
      role,
    })
  })
})

const asking = (rule: 'CA-OTHER' | 'IMCA-REVIEW'): ReferralCommand => ({
  type: 'go-on',
  requestedPowers: [{ rule, reason: 'He is alone.' }],
})

describe('the referrer’s own judgement', () => {
  it('goes before a missing answer: a reason to go on leads to a reviewer', () => {
    const state = lacking()
    expect(leadOf({ ...state, status: 'received' }, state.determinations)).toBe('awaiting-information')
    expect(leadOf({ ...state, status: 'received', goOnReason: 'It cannot be known.' }, state.determinations)).toBe(
      'awaiting-decision',
    )
  })

  it('may go on against the law once, and not against a person’s decision until a fact changes', () => {
    const { goOnReason: _, ...state } = against()
    const refused: ReferralState = { ...state, status: 'not-eligible' }
    expect(mayGoOn(refused)).toBe(true)
    const decision = { roles: [], reason: 'No.', at: MONDAY, by: referrer }
    expect(mayGoOn({ ...refused, decision })).toBe(false)
    expect(
      decide({ ...refused, decision }, { type: 'go-on', reason: 'All the same.' }, { at: MONDAY, by: referrer }),
    ).toMatchObject({ refusal: { code: 'not-in-this-status' } })
    const corrected = carriedOut(
      { ...refused, decision, goOnReason: 'First.' },
      { type: 'correct', change: 1, fields: ['facts.difficulty.weigh'], corrected: { facts: [] } },
      daysAfter(MONDAY, 2),
    )
    expect(carriedOut(corrected, determination(corrected), daysAfter(MONDAY, 2))).toMatchObject({
      status: 'awaiting-decision',
      awaited: { startedAt: daysAfter(MONDAY, 2) },
    })
  })

  it('asks for a power that the law gives, once, and for no other', () => {
    const facts = { ...aReferral().facts, processes: ['other-care-act-contact' as const] }
    const state = aReferral('care-act', { facts })
    const judged = afterReferralCommand(state, determination(state))
    expect(judged.status).toBe('not-eligible')
    expect(powersToAskFor(judged)).toEqual(['CA-OTHER'])
    expect(decide(judged, asking('IMCA-REVIEW'), { at: MONDAY, by: referrer })).toMatchObject({ ok: false })
    const asked = carriedOut(judged, asking('CA-OTHER'), MONDAY)
    expect(powersToAskFor({ ...asked, status: 'open' })).toEqual([])
    expect(leadOf(asked, judged.determinations)).toBe('open')
  })
})

const correct = (
  change: number,
  over: Partial<Extract<ReferralCommand, { change: number }>> = {},
): ReferralCommand => ({
  type: 'correct',
  change,
  fields: ['person.lastName'],
  corrected: {},
  ...over,
})

describe('a correction of a referral', () => {
  it('is refused when another came first, and when it makes it another matter', () => {
    const once = carriedOut(aReferral(), correct(1), MONDAY)
    expect(decide(once, correct(1), { at: MONDAY, by: referrer })).toMatchObject({
      refusal: { code: 'changed-meanwhile' },
    })
    const facts = factChanges(once.facts, { ...once.facts, processes: ['mental-health-patient'] })
    expect(decide(once, correct(2, { corrected: { facts } }), { at: MONDAY, by: referrer })).toMatchObject({
      refusal: { code: 'other-matter' },
    })
  })

  it('of no fact asks nobody again', () => {
    const waiting = against()
    const after = carriedOut(waiting, correct(1), hoursAfter(MONDAY, 5))
    expect(after).toMatchObject({ status: 'awaiting-decision', toBeChecked: false, corrections: 1 })
  })
})
