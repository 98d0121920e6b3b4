import { describe, expect, it } from 'vitest'
import {
  decide,
  isSettled,
  REFERRAL_ENDS,
  REFERRAL_STATUSES,
  REFERRAL_TRANSITIONS,
  referralLeadsTo,
  type ReferralCommand,
  type ReferralCommandType,
  type ReferralState,
  type ReferralStatus,
  rolesToOpen,
} from '../../../shared/domain/referral.ts'
import { awaitedBy } from '../../../shared/domain/awaiting.ts'
import { determine } from '../../../shared/domain/eligibility/determine.ts'
import { factChanges } from '../../../shared/domain/fact-changes.ts'
import { keysOf } from '../../../shared/domain/table-keys.ts'
import {
  afterReferralCommand,
  aReferral,
  CASE_ID,
  daysAfter,
  determination,
  MONDAY,
  REFERENCE,
  referrer,
} from '../../support/factories.ts'

const context = { at: daysAfter(MONDAY, 1), by: referrer }
const commandTypes = keysOf(REFERRAL_TRANSITIONS)

const command = (type: ReferralCommandType, state: ReferralState): ReferralCommand => {
  switch (type) {
    case 'determine':
      return determination(state)
    case 'add-information':
      return { type, given: [] }
    case 'note-acknowledged':
      return { type }
    case 'correct':
      return { type, change: 1, fields: ['facts.difficulty.understand'], corrected: { facts: [] } }
    case 'withdraw-consent':
      return { type, change: 1, fields: ['consent.state'], corrected: {}, sharing: 'stopped' }
    case 'go-on':
      return { type, reason: 'He is afraid of her.', requestedPowers: [{ rule: 'CA-OTHER', reason: 'He is alone.' }] }
    case 'raise-alert':
      return { type, what: state.awaited?.what ?? 'decision', alert: 'reminder', dueAt: MONDAY }
    case 'decide-eligibility':
      return { type, roles: ['care-act'], reason: 'She needs one all the same.' }
    case 'raise-recheck':
      return { type, on: '2026-11-23' }
    case 'drop-rechecks':
      return { type }
    case 'open-cases':
      return { type, cases: [{ caseId: CASE_ID, role: 'care-act', rule: 'CA-9' }] }
    case 'end-case':
      return { type, caseId: CASE_ID, how: 'closed' }
    case 'withdraw':
      return { type, reason: 'person-declined' }
    case 'hand-over': {
      const opened = { caseId: `${REFERENCE}-2`, role: 'care-act', rule: 'CA-9' } as const
      const { caseId: toCaseId } = opened
      return { type, caseId: CASE_ID, opened, toCaseId, area: 'eastmoor', reason: 'person-moved' }
    }
  }
}

/** What a referral in a status waits for. */
const waiting = (status: ReferralStatus): Partial<ReferralState> => {
  const what = status === 'awaiting-information' ? 'information' : 'decision'
  const leads = status === 'awaiting-information' ? status : 'awaiting-decision'
  const awaited = awaitedBy(aReferral(), leads, [], MONDAY)
  const mayWait = status.startsWith('awaiting') || status === 'open'
  return mayWait && awaited !== undefined ? { awaited: { ...awaited, what } } : {}
}

const jurisdiction = 'england'
/** Something whose day to be looked at again has come. */
const RECHECK = { rechecks: [{ rule: 'CA-OTHER', on: '2026-11-23', from: MONDAY }] } satisfies Partial<ReferralState>
/** The law gives a power that nobody has asked for. */
const POWER = { determinations: determine({ jurisdiction, processes: ['other-care-act-contact'] }, '2026-11-23') }

describe('the table of transitions', () => {
  it('reaches every status from receipt', () => {
    const reached = new Set<ReferralStatus>(['received'])
    for (const status of reached)
      for (const type of commandTypes)
        if (REFERRAL_TRANSITIONS[type].from.includes(status))
          for (const next of referralLeadsTo(type, status)) reached.add(next)
    expect([...reached].sort()).toEqual([...REFERRAL_STATUSES].sort())
  })

  it.each([
    ['withdrawn', []],
    ['closed', []],
    // "Not eligible" rests on answers and on a judgement, and both are the referrer's.
    ['not-eligible', ['correct', 'go-on']],
  ] as const)('has no way back out of %s but %j', (end, ways) => {
    const leaving = commandTypes.filter(
      (type) =>
        REFERRAL_TRANSITIONS[type].from.includes(end) && referralLeadsTo(type, end).some((next) => next !== end),
    )
    expect(leaving).toEqual(ways)
  })

  const pairs = REFERRAL_STATUSES.flatMap((status) => commandTypes.map((type) => ({ status, type })))
  const allows = ({ status, type }: (typeof pairs)[number]) => REFERRAL_TRANSITIONS[type].from.includes(status)

  it.each(pairs.filter(allows))('in $status allows $type, and leads where it says', ({ status, type }) => {
    const cases = type === 'end-case' ? [{ caseId: CASE_ID, role: 'care-act', rule: 'CA-9' } as const] : []
    const state = aReferral('care-act', { status, cases, toBeChecked: false, ...waiting(status), ...POWER, ...RECHECK })
    expect(referralLeadsTo(type, status)).toContain(afterReferralCommand(state, command(type, state)).status)
  })

  it.each(pairs.filter((pair) => !allows(pair)))('in $status refuses $type, and says why', ({ status, type }) => {
    const state = aReferral('care-act', { status })
    const code = REFERRAL_ENDS.includes(status) ? 'already-ended' : 'not-in-this-status'
    expect(decide(state, command(type, state), context)).toEqual({ ok: false, refusal: { code, status } })
  })
})

describe('the answer of the law', () => {
  it.each([
    ['imca', 'imca', 'IMCA-SMT', 'duty'],
    ['imha', 'imha', 'IMHA', 'inform'],
    ['care-act', 'care-act', 'CA-9', 'duty'],
  ] as const)('opens the role of the example %s', (example, role, rule, strength) => {
    const state = aReferral(example)
    const after = afterReferralCommand(state, determination(state))
    expect(after.status).toBe('received')
    expect(rolesToOpen(after)).toMatchObject([{ role, rule, strength }])
  })

  it('that rests on a missing answer waits for it, and goes on when it is given', () => {
    const complete = aReferral('care-act')
    const { individual: _, ...without } = complete.facts
    const lacking = aReferral('care-act', { facts: without })
    const waiting = afterReferralCommand(lacking, determination(lacking))
    expect(waiting.status).toBe('awaiting-information')
    const added = afterReferralCommand(waiting, {
      type: 'add-information',
      given: factChanges(waiting.facts, complete.facts),
    })
    expect(added).toMatchObject({ status: 'received', completeAt: daysAfter(MONDAY, 0).replace('T10', 'T11') })
    expect(rolesToOpen(afterReferralCommand(added, determination(added)))).toHaveLength(1)
  })

  it('is not asked about another matter afterwards', () => {
    const state = aReferral('care-act')
    const other = { ...state.facts, processes: ['mental-health-patient' as const] }
    expect(decide(state, { type: 'add-information', given: factChanges(state.facts, other) }, context)).toEqual({
      ok: false,
      refusal: { code: 'other-matter', field: 'facts.processes' },
    })
  })

  it.each([
    [undefined, 'not-eligible'],
    ['His sister cannot say no to him.', 'awaiting-decision'],
  ] as const)('that no role applies, with the reason to go on %j, leads to %s', (goOnReason, status) => {
    const facts = {
      ...aReferral('care-act').facts,
      difficulty: { understand: false, retain: false, weigh: false, communicate: false },
    }
    const state = aReferral('care-act', { facts, ...(goOnReason === undefined ? {} : { goOnReason }) })
    expect(afterReferralCommand(state, determination(state)).status).toBe(status)
  })

  it.each([
    [['care-act'], 'received', 1],
    [[], 'not-eligible', 0],
  ] as const)('is taken over by a person who decides for %j', (roles, status, opens) => {
    const facts = {
      ...aReferral('care-act').facts,
      difficulty: { understand: false, retain: false, weigh: false, communicate: false },
    }
    const state = aReferral('care-act', { facts, goOnReason: 'He is afraid of his sister.' })
    const waiting = afterReferralCommand(state, determination(state))
    const decided = afterReferralCommand(waiting, {
      type: 'decide-eligibility',
      roles: [...roles],
      reason: 'Heard both.',
    })
    expect(decided.status).toBe(status)
    expect(rolesToOpen(decided)).toHaveLength(opens)
  })
})

const open = () =>
  aReferral('care-act', {
    status: 'open',
    toBeChecked: false,
    cases: [
      { caseId: CASE_ID, role: 'care-act', rule: 'CA-9' },
      { caseId: `${CASE_ID.slice(0, -1)}2`, role: 'imca', rule: 'IMCA-SMT' },
    ],
  })

describe('cases of a referral', () => {
  it('are opened once for each role', () => {
    const again: ReferralCommand = { type: 'open-cases', cases: [{ caseId: 'x', role: 'imca', rule: 'IMCA-SMT' }] }
    expect(decide(open(), again, context)).toMatchObject({ refusal: { code: 'already-opened' } })
  })

  it('close the referral when the last of them has ended, each told once', () => {
    const first = afterReferralCommand(open(), { type: 'end-case', caseId: CASE_ID, how: 'closed' })
    expect(first.status).toBe('open')
    expect(decide(first, { type: 'end-case', caseId: CASE_ID, how: 'closed' }, context)).toMatchObject({ ok: false })
    const last = afterReferralCommand(first, { type: 'end-case', caseId: `${CASE_ID.slice(0, -1)}2`, how: 'withdrawn' })
    expect(last.status).toBe('closed')
  })
})

describe('a referral is left to its cases', () => {
  it('once all that came of the law is opened, and again when information comes', () => {
    const received = aReferral('care-act')
    expect(isSettled(received)).toBe(false)
    const checked = afterReferralCommand(received, determination(received))
    const open = afterReferralCommand(checked, command('open-cases', checked))
    expect(isSettled(open)).toBe(true)
    const informed = afterReferralCommand(open, command('add-information', open))
    expect(isSettled(informed)).toBe(false)
    expect(isSettled(afterReferralCommand(informed, determination(informed)))).toBe(true)
  })
})

describe('of two people who tell more of one referral at once', () => {
  const { individual: _, difficulty: _difficulty, ...others } = aReferral('care-act').facts
  const seen = { ...others, difficulty: {} }
  const state = aReferral('care-act', { facts: seen })
  const giving = (facts: object): ReferralCommand => ({
    type: 'add-information',
    given: factChanges(seen, { ...seen, ...facts }),
  })
  const once = afterReferralCommand(state, giving({ difficulty: { weigh: true } }))

  it.each([
    ['another answer', { difficulty: { retain: true } }, { weigh: true, retain: true }],
    ['the same answer', { difficulty: { weigh: true } }, { weigh: true }],
    ['an answer to another question', { urgent: false }, { weigh: true }],
  ])('the second, with %s, adds to the first', (_, given, difficulty) => {
    const twice = afterReferralCommand(once, giving(given))
    expect(twice.facts).toEqual({ ...seen, ...given, difficulty })
  })

  it('the second, with the opposite answer, is refused', () => {
    expect(decide(once, giving({ difficulty: { weigh: false } }), context)).toEqual({
      ok: false,
      refusal: { code: 'changed-meanwhile' },
    })
  })

  it('one who corrects another answer undoes nothing', () => {
    const facts = factChanges(seen, { ...seen, ageYears: 41 })
    const corrected = afterReferralCommand(once, { type: 'correct', change: 1, fields: [], corrected: { facts } })
    expect(corrected.facts).toEqual({ ...seen, ageYears: 41, difficulty: { weigh: true } })
  })

  it('one who takes an answer away takes that one', () => {
    const { ageYears: _, ...aged } = seen
    const facts = factChanges(seen, aged)
    const corrected = afterReferralCommand(once, { type: 'correct', change: 1, fields: [], corrected: { facts } })
    expect(corrected.facts).toEqual({ ...aged, difficulty: { weigh: true } })
  })
})

describe('information that comes while the law is being asked', () => {
  it('opens no case on the old answer', () => {
    const received = aReferral('care-act')
    const checked = afterReferralCommand(received, determination(received))
    const informed = afterReferralCommand(checked, command('add-information', checked))
    expect(decide(informed, command('open-cases', informed), context)).toMatchObject({
      refusal: { code: 'not-in-this-status' },
    })
  })

  it('keeps a referral open whose last case ends before it was judged, and lets it close then', () => {
    const informed = afterReferralCommand(
      aReferral('care-act', { status: 'open', cases: [{ caseId: CASE_ID, role: 'care-act', rule: 'CA-9' }] }),
      { type: 'add-information', given: [] },
    )
    const ended = afterReferralCommand(informed, { type: 'end-case', caseId: CASE_ID, how: 'closed' })
    expect(ended.status).toBe('open')
    expect(afterReferralCommand(ended, determination(ended)).status).toBe('closed')
  })
})
