// The provider's work between acceptance and the end: another advocate, hours, and messages.
import { describe, expect, it } from 'vitest'
import { CASE_ACTIONS, namesAnother } from '../../../shared/domain/case-actions.ts'
import type { CaseCommand, CaseState } from '../../../shared/domain/case.ts'
import { decide } from '../../../shared/domain/case-decisions.ts'
import { effectsOfCase } from '../../../shared/domain/effects.ts'
import type { CaseEvent } from '../../../shared/domain/events.ts'
import { firstOpened, type Message, type MessagesOpened, readableBy, sideOf } from '../../../shared/domain/messages.ts'
import { dateOf } from '../../../shared/domain/time.ts'
import { aCase, afterCommands, anOffer, daysAfter, MONDAY, provider } from '../../support/factories.ts'

const later = { at: daysAfter(MONDAY, 2), by: provider }
const codeOf = (state: CaseState, command: CaseCommand) => {
  const decided = decide(state, command, later)
  return decided.ok ? undefined : decided.refusal
}
const TAKE_OVER: CaseCommand = { type: 'reallocate', advocate: 'Idris Fairweather', reason: 'advocate-away' }

const record = (hours: number, on = dateOf(MONDAY)): CaseCommand => ({ type: 'record-hours', hours, on })

const send = (tells = true): CaseCommand => ({ type: 'send-message', from: 'provider', tells })

const message = (number: number, over: Partial<Message> = {}): Message => ({
  number,
  from: 'referrer',
  text: 'The meeting has moved.',
  at: MONDAY,
  by: { id: 'referrer.westmarch', name: 'Rowan Achterberg', organisation: 'westmarch' },
  offerId: 'offer-1',
  ...over,
})

const viewer = (role: string, organisation: string) => ({ sub: 'someone', roles: [role], organisation })

const opened = (upTo: number, over: Partial<MessagesOpened> = {}): MessagesOpened => ({
  side: 'provider',
  upTo,
  at: daysAfter(MONDAY, upTo),
  by: { id: 'provider.northstar', name: 'Maeve Castellan', organisation: 'northstar' },
  offerId: 'offer-1',
  ...over,
})

describe('another advocate', () => {
  it('takes over, and the naming of the first stays the one that counts', () => {
    const before = aCase('in-contact')
    const after = afterCommands(before, [TAKE_OVER], later.at)
    expect(after.advocate).toBe('Idris Fairweather')
    expect(after.status).toBe('in-contact')
    expect(after.reached.allocation).toBe(before.reached.allocation)
  })

  it('is another one', () => {
    const same: CaseCommand = { type: 'reallocate', advocate: 'Wren Hollis', reason: 'other' }
    expect(codeOf(aCase('allocated'), same)).toEqual({ code: 'changes-nothing', field: 'advocate' })
  })

  it.each(['offered', 'accepted', 'queried', 'closed', 'withdrawn'] as const)(
    'is no matter of a case that is %s',
    (status) => {
      expect(codeOf(aCase(status), TAKE_OVER)).toBeDefined()
    },
  )

  it.each<[string, unknown, CaseState, boolean]>([
    ['another name', { advocate: ' Idris Fairweather ' }, aCase('allocated'), true],
    ['the same name', { advocate: ' Wren Hollis ' }, aCase('allocated'), false],
    ['a first name', { advocate: 'Wren Hollis' }, aCase('accepted'), false],
    ['a case that has ended', { advocate: 'Idris Fairweather' }, aCase('closed'), false],
    ['no name', {}, aCase('allocated'), false],
    ['no object', 'Idris', aCase('allocated'), false],
  ])('is meant by an allocation with %s: %s', (_, input, state, meant) => {
    expect(namesAnother(input, state)).toBe(meant)
  })
})

describe('hours', () => {
  it('add up, in hundredths', () => {
    expect(afterCommands(aCase('allocated'), [record(0.1), record(0.2), record(1.25)], later.at).hours).toBe(1.55)
  })

  it('are those recorded when the case is closed without saying more, and corrected when it does', () => {
    const worked = afterCommands(aCase('in-contact'), [record(2.5)], later.at)
    const close = (more: object) =>
      CASE_ACTIONS.close.read({ outcomes: ['views-represented'], summary: 'Heard.', ...more }, worked, later.at)
    expect(close({})).toMatchObject({ command: { hours: 2.5 } })
    expect(close({ hours: 4 })).toMatchObject({ command: { hours: 4 } })
    const closed = afterCommands(
      worked,
      [{ type: 'close', outcomes: ['views-represented'], summary: 'Heard.', hours: 4 }],
      later.at,
    )
    expect(closed.hours).toBe(4)
  })

  it.each([
    ['tomorrow', dateOf(daysAfter(later.at, 1)), 'in-the-future'],
    ['before the referral', dateOf(daysAfter(MONDAY, -1)), 'before-it-began'],
  ])('are not worked %s', (_, on, code) => {
    expect(codeOf(aCase('allocated'), record(1, on))).toEqual({ code, field: 'on' })
  })

  it.each([[0], [-1], [24.5], ['two'], [Number.NaN]])('are none of a day: %s', (hours) => {
    expect(CASE_ACTIONS.hours.read({ hours }, aCase('allocated'), later.at).ok).toBe(false)
  })
})

describe('messages', () => {
  it('are numbered, and their event holds no word of them', () => {
    const decided = decide(afterCommands(aCase('accepted'), [send()]), send(), later)
    expect(decided).toEqual({
      ok: true,
      events: [{ type: 'message-sent', at: later.at, by: provider, number: 2, from: 'provider', tells: true }],
    })
  })

  it.each<[string, CaseState, string]>([
    ['an offer', aCase('offered'), 'not-in-this-status'],
    ['a question before acceptance', aCase('queried'), 'not-in-this-status'],
    ['a case that has ended', aCase('closed'), 'already-ended'],
    [
      'a case whose story is not shared any more',
      afterCommands(aCase('allocated'), [{ type: 'take-correction', fields: [], sharing: 'stopped' }]),
      'sharing-stopped',
    ],
  ])('are not sent on %s', (_, state, code) => {
    expect(codeOf(state, send())).toMatchObject({ code })
  })

  it.each<['provider' | 'referrer', boolean, object[]]>([
    ['provider', true, [{ do: 'mail', template: 'message', to: 'referrer' }]],
    ['referrer', true, [{ do: 'mail', template: 'message', to: 'provider', contractId: 'westmarch-northstar' }]],
    ['provider', false, []],
  ])('from the %s, telling %s', (from, tells, effects) => {
    const state = aCase('allocated')
    const event: CaseEvent = { type: 'message-sent', at: later.at, by: provider, number: 1, from, tells }
    const found = effectsOfCase(event, state, state)
    expect(found).toHaveLength(effects.length)
    expect(found).toMatchObject(effects)
  })

  it('are for those who refer for the authority and for the provider that holds the case', () => {
    const held = aCase('allocated')
    expect(sideOf(viewer('referrer', 'westmarch'), held)).toBe('referrer')
    expect(sideOf(viewer('provider', 'northstar'), held)).toBe('provider')
    for (const [role, organisation] of [
      ['reviewer', 'westmarch'],
      ['commissioner', 'westmarch'],
      ['referrer', 'eastmoor'],
      ['provider', 'lanternhouse'],
    ] as const)
      expect(sideOf(viewer(role, organisation), held)).toBeUndefined()
    expect(sideOf(viewer('provider', 'northstar'), aCase('offered'))).toBeUndefined()
  })

  it('with the provider before are not read by the next', () => {
    const said = [message(1), message(2, { offerId: 'offer-2' })]
    const next = { offer: { ...anOffer({ offerId: 'offer-2', provider: 'lanternhouse' }), madeAt: MONDAY } }
    expect(readableBy('provider', said, next).map(({ number }) => number)).toEqual([2])
    expect(readableBy('referrer', said, next).map(({ number }) => number)).toEqual([1, 2])
  })

  it('are opened when the other side first opens one as late as they are', () => {
    expect(firstOpened(message(2), [opened(1), opened(2), opened(3)])?.upTo).toBe(2)
    expect(firstOpened(message(2), [opened(3, { side: 'referrer' })])).toBeUndefined()
    expect(firstOpened(message(2), [opened(3, { offerId: 'offer-2' })])).toBeUndefined()
  })
})
