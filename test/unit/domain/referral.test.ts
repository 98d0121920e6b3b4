import { describe, expect, it } from 'vitest'
import {
  decide,
  isSettled,
  REFERRAL_ENDS,
  REFERRAL_STATUSES,
  REFERRAL_TRANSITIONS,
  type ReferralCommand,
  type ReferralCommandType,
  type ReferralState,
  type ReferralStatus,
  rolesToOpen,
} from '../../../shared/domain/referral.ts'
import { keysOf } from '../../../shared/domain/table-keys.ts'
import {
  afterReferralCommand,
  aReferral,
  CASE_ID,
  daysAfter,
  determination,
  MONDAY,
  referrer,
} from '../../support/factories.ts'

const context = { at: daysAfter(MONDAY, 1), by: referrer }
const commandTypes = keysOf(REFERRAL_TRANSITIONS)

const command = (type: ReferralCommandType, state: ReferralState): ReferralCommand => {
  switch (type) {
    case 'determine':
      return determination(state)
    case 'add-information':
      return { type, facts: state.facts }
    case 'decide-eligibility':
      return { type, roles: ['care-act'], reason: 'She needs one all the same.' }
    case 'open-cases':
      return { type, cases: [{ caseId: CASE_ID, role: 'care-act', rule: 'CA-9' }] }
    case 'end-case':
      return { type, caseId: CASE_ID, how: 'closed' }
    case 'withdraw':
      return { type, reason: 'person-declined' }
  }
}

describe('the table of transitions', () => {
  it('reaches every status from receipt', () => {
    const reached = new Set<ReferralStatus>(['received'])
    for (const status of reached)
      for (const { from, to } of Object.values(REFERRAL_TRANSITIONS))
        if (from.includes(status)) for (const next of to) reached.add(next)
    expect([...reached].sort()).toEqual([...REFERRAL_STATUSES].sort())
  })

  it.each(REFERRAL_ENDS)('has no way back out of %s', (end) => {
    expect(commandTypes.filter((type) => REFERRAL_TRANSITIONS[type].from.includes(end))).toEqual([])
  })

  const pairs = REFERRAL_STATUSES.flatMap((status) => commandTypes.map((type) => ({ status, type })))
  const allows = ({ status, type }: (typeof pairs)[number]) => REFERRAL_TRANSITIONS[type].from.includes(status)

  it.each(pairs.filter(allows))('in $status allows $type, and leads where it says', ({ status, type }) => {
    const cases = type === 'end-case' ? [{ caseId: CASE_ID, role: 'care-act', rule: 'CA-9' } as const] : []
    const state = aReferral('care-act', { status, cases, toBeChecked: false })
    expect(REFERRAL_TRANSITIONS[type].to).toContain(afterReferralCommand(state, command(type, state)).status)
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
    const added = afterReferralCommand(waiting, { type: 'add-information', facts: complete.facts })
    expect(added).toMatchObject({ status: 'received', completeAt: daysAfter(MONDAY, 0).replace('T10', 'T11') })
    expect(rolesToOpen(afterReferralCommand(added, determination(added)))).toHaveLength(1)
  })

  it('is not asked about another matter afterwards', () => {
    const state = aReferral('care-act')
    const other = { ...state.facts, processes: ['mental-health-patient' as const] }
    expect(decide(state, { type: 'add-information', facts: other }, context)).toEqual({
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
      { type: 'add-information', facts: aReferral('care-act').facts },
    )
    const ended = afterReferralCommand(informed, { type: 'end-case', caseId: CASE_ID, how: 'closed' })
    expect(ended.status).toBe('open')
    expect(afterReferralCommand(ended, determination(ended)).status).toBe('closed')
  })
})
