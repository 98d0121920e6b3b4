// A provider that cannot go on with a case it has accepted gives it back; a question does not bind the provider that asked it;
// a case is taken from a provider only as it was seen; and a duty does not end silently.
import { describe, expect, it } from 'vitest'
import { chooseProvider, type ContractWithLoad } from '../../../shared/domain/assignment/choose.ts'
import { type CaseCommand, type CaseState, mayAnswerOffer, mayGiveBack } from '../../../shared/domain/case.ts'
import { decide } from '../../../shared/domain/case-decisions.ts'
import { evolve } from '../../../shared/domain/case-evolution.ts'
import { effectsOfCase } from '../../../shared/domain/effects.ts'
import { dateOf } from '../../../shared/domain/time.ts'
import { NO_WISHES } from '../../../shared/domain/assignment/wishes.ts'
import { aCase, afterCommands, anOffer, daysAfter, MONDAY, provider } from '../../support/factories.ts'

const at = daysAfter(MONDAY, 2)
const told = (state: CaseState, command: CaseCommand) => {
  const decided = decide(state, command, { at, by: provider })
  if (!decided.ok) return { code: decided.refusal.code, events: [], mails: [], after: state }
  let after = state
  const mails: string[] = []
  for (const event of decided.events) {
    const next = evolve(after, event)
    for (const effect of effectsOfCase(event, after, next))
      if (effect.do === 'mail') mails.push(`${effect.template} to ${effect.to}`)
    after = next
  }
  return { code: undefined, events: decided.events.map(({ type }) => type), mails, after }
}

const QUERY = { type: 'query', question: 'Who decides?' } as const
const queriedAfterAcceptance = () => afterCommands(aCase('accepted'), [QUERY], daysAfter(MONDAY, 1))
const HELD = [
  ['accepted', aCase('accepted')],
  ['allocated', aCase('allocated')],
  ['in contact', aCase('in-contact')],
  ['queried after acceptance', queriedAfterAcceptance()],
] as const

describe('a case that its provider gives back', () => {
  const give = { type: 'give-back', reason: 'conflict-of-interest', note: 'Our advocate knows the family.' } as const

  it.each(HELD)('when %s is with nobody, and the commissioner and the referrer are told', (_, state) => {
    const { after, mails, events } = told(state, give)
    expect(mayGiveBack(state)).toBe(true)
    expect(events).toContain('case-given-back')
    expect(after.status).toBe('assigning')
    expect(after.offer ?? after.advocate ?? after.question).toBeUndefined()
    expect(after.givenBack).toMatchObject([
      { provider: 'northstar', how: 'given-back', reason: 'conflict-of-interest' },
    ])
    expect(after.pauses.every(({ to }) => to !== undefined)).toBe(true)
    expect(mails).toEqual(expect.arrayContaining(['given-back to commissioner', 'given-back to referrer']))
  })

  it('is not given back before it is accepted, when the report is in, or when it goes on in another area', () => {
    for (const state of [aCase('offered'), queried(), aCase('reported')]) {
      expect(told(state, give).code).toBe('not-in-this-status')
      expect(mayGiveBack(state)).toBe(false)
    }
    const handedOver = { toCaseId: 'x', area: 'eastmoor', reason: 'person-moved', at: MONDAY } as const
    expect(told({ ...aCase('accepted'), handedOver }, give).code).toBe('already-handed-over')
  })

  it('has the next provider name an advocate and meet the person once more', () => {
    const { after } = told(aCase('in-contact'), give)
    expect(after.onceMore).toMatchObject({ since: at, milestones: ['allocation', 'first-contact'] })
    expect(after.reached.acceptance).toBeUndefined()
  })

  it('is not offered to it again, whatever the commissioner asks', () => {
    const { after } = told(aCase('accepted'), { type: 'give-back', reason: 'capacity' })
    const again = afterCommands(after, [
      { type: 'leave-unplaced', passedOver: [] },
      { type: 'assign-again', reason: 'There is room.', contractId: 'westmarch-northstar' },
    ])
    expect(chosen(again)).toMatchObject({ contract: undefined, passedOver: [{ why: 'given-back' }] })
  })
})

const CONTRACT: ContractWithLoad = {
  contractId: 'westmarch-northstar',
  area: aCase('assigning').area,
  provider: 'northstar',
  providerName: 'Northstar Advocacy',
  roles: [aCase('assigning').role],
  from: '2020-01-01',
  to: null,
  capacity: 10,
  weeklyCapacity: null,
  rank: 1,
  share: null,
  languages: [],
  specialisms: [],
  contacts: [{ name: 'Referrals desk', email: 'referrals@northstar.example' }],
  manager: { name: 'Manager', email: 'manager@northstar.example' },
  language: 'en',
  held: 0,
  weeks: {},
}
const chosen = (state: CaseState) => {
  const { contract, passedOver } = chooseProvider({ ...state, wishes: NO_WISHES }, [CONTRACT], dateOf(at))
  return { contract: contract?.contractId, passedOver }
}

const takenAndUnplaced = () =>
  afterCommands(aCase('accepted'), [
    { type: 're-assign', offerId: 'offer-1', reason: 'It cannot be reached.' },
    { type: 'leave-unplaced', passedOver: [] },
  ])

describe('a provider that the case was taken from', () => {
  it('is asked again when the commissioner names its contract, and not otherwise', () => {
    const again = { type: 'assign-again', reason: 'It can be reached.' } as const
    const unnamed = afterCommands(takenAndUnplaced(), [again])
    expect(chosen(unnamed)).toMatchObject({ contract: undefined, passedOver: [{ why: 'taken-back' }] })
    const named = afterCommands(takenAndUnplaced(), [{ ...again, contractId: 'westmarch-northstar' }])
    expect(chosen(named).contract).toBe('westmarch-northstar')
  })

  it('stays passed over where it said itself that it has a conflict of interest', () => {
    const conflicted = { ...takenAndUnplaced(), preferredContract: 'westmarch-northstar' }
    const { givenBack } = conflicted
    const also = { provider: 'northstar', how: 'declined', at, reason: 'conflict-of-interest' } as const
    expect(chosen({ ...conflicted, givenBack: [...givenBack, also] }).contract).toBeUndefined()
  })
})

describe('taking a case back', () => {
  const take = { type: 're-assign', offerId: 'offer-1', reason: 'It does not answer.' } as const

  it.each(['accepted', 'in-contact'] as const)('is refused where an offer was seen and the case is %s', (status) => {
    expect(told(aCase(status), { ...take, seen: 'offered' }).code).toBe('changed-meanwhile')
    expect(told(aCase(status), { ...take, seen: status }).after.status).toBe('assigning')
  })
})

const queried = () => afterCommands(aCase('offered'), [QUERY], daysAfter(MONDAY, 1))

describe('an offer about which its provider has asked', () => {
  it.each([
    [{ type: 'accept', offerId: 'offer-1' }, 'accepted'],
    [{ type: 'decline', offerId: 'offer-1', reason: 'conflict-of-interest' }, 'assigning'],
  ] as const)('can be answered all the same: %o', (command, status) => {
    const { after } = told(queried(), command)
    expect(mayAnswerOffer(queried())).toBe(true)
    expect(after.status).toBe(status)
    expect(after.pauses).toEqual([{ from: daysAfter(MONDAY, 1), to: at, reason: 'instruction-queried' }])
  })

  it.each([
    { type: 'accept', offerId: 'offer-1' },
    { type: 'decline', offerId: 'offer-1', reason: 'capacity' },
  ] as const)('has been answered where it was asked after acceptance: %o', (command) => {
    expect(told(queriedAfterAcceptance(), command).code).toBe('already-answered')
    expect(mayAnswerOffer(queriedAfterAcceptance())).toBe(false)
  })

  it('is not answered by an answer to another offer', () => {
    const other = afterCommands(aCase('assigning'), [
      { type: 'offer', offer: anOffer({ offerId: 'offer-2' }), passedOver: [] },
      QUERY,
    ])
    expect(told(other, { type: 'accept', offerId: 'offer-1' }).code).toBe('not-the-open-offer')
  })
})

describe('closing', () => {
  const close: CaseCommand = {
    type: 'close',
    outcomes: ['no-longer-eligible'],
    summary: 'Conflict of interest.',
    hours: 0,
  }
  const closed = (state: CaseState) => told(state, close).mails.filter((mail) => mail.startsWith('closed'))

  it.each([
    ['a duty before anybody met the person', aCase('allocated'), 'duty', true],
    ['a duty when the person was met', aCase('in-contact'), 'duty', false],
    ['a power before anybody met the person', aCase('allocated'), 'power', false],
  ] as const)('%s', (_, state, strength, isTold) => {
    const mails = closed({ ...state, strength })
    expect(mails).toContain('closed to referrer')
    expect(mails.includes('closed-unmet to commissioner')).toBe(isTold)
  })
})
