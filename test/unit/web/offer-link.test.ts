// The link of an offer: how it stands, what is an answer, and whose address it was.
import { describe, expect, it } from 'vitest'
import { isStillOffered, maySendAnother, readAnew } from '../../../functions/pages/offer/anew.ts'
import { isSameAddress, lastWordOn, readAnswer, standingOf } from '../../../functions/pages/offer/answer.ts'
import type { CaseState } from '../../../shared/domain/case.ts'
import type { CaseEvent } from '../../../shared/domain/events.ts'
import { aCase, afterCommands, anOffer, daysAfter, MONDAY } from '../../support/factories.ts'

const aLink = { offerId: 'offer-1', number: 1, attempts: 0, expiresAt: Date.parse(daysAfter(MONDAY, 9)) / 1000 }
const passedOn = afterCommands(aCase('offered'), [
  { type: 'lapse', offerId: 'offer-1' },
  { type: 'offer', offer: anOffer({ offerId: 'offer-2', provider: 'lanternhouse' }), passedOver: [] },
])
const REISSUE = {
  type: 'reissue-link',
  offerId: 'offer-1',
  contactEmail: 'second@northstar.example',
  why: 'bounced',
} as const
const reissued = afterCommands(aCase('offered'), [REISSUE])
const acceptedSince = afterCommands(reissued, [{ type: 'accept', offerId: 'offer-1' }])
const withdrawn = afterCommands(aCase('offered'), [{ type: 'withdraw', reason: 'person-declined' }])
const withdrawnLater = afterCommands(aCase('accepted'), [{ type: 'withdraw', reason: 'person-declined' }])

describe('the link of an offer', () => {
  it.each<[string, CaseState, Partial<Parameters<typeof standingOf>[0]>, string]>([
    ['of an offer that waits is open', aCase('offered'), {}, 'open'],
    ['four wrong addresses in is open', aCase('offered'), { attempts: 4 }, 'open'],
    ['five wrong addresses in is dead', aCase('offered'), { attempts: 5 }, 'dead'],
    ['that a newer one has replaced is dead', reissued, {}, 'dead'],
    ['that has replaced another is open', reissued, { number: 2 }, 'open'],
    ['that was replaced says, once the offer was answered, that it was', acceptedSince, {}, 'answered'],
    ['that was used says answered and no more', aCase('accepted'), { answeredAt: MONDAY }, 'answered'],
    [
      'that was used for a case withdrawn since says answered and no more',
      withdrawn,
      { answeredAt: MONDAY },
      'answered',
    ],
    ['of an offer that a colleague accepted signed in is answered', aCase('accepted'), {}, 'answered'],
    ['of a case that has gone on since is answered', aCase('reported'), {}, 'answered'],
    ['of an accepted case that was withdrawn later is answered', withdrawnLater, {}, 'answered'],
    ['of an offer that is with somebody else has passed on', passedOn, {}, 'passed-on'],
    ['of an offer that a colleague declined has passed on', aCase('assigning'), {}, 'passed-on'],
    ['of an offer with a question to the referrer waits', aCase('queried'), {}, 'queried'],
    ['of a case that is no longer needed is withdrawn', withdrawn, {}, 'withdrawn'],
    ['whose days are over is dead', aCase('offered'), { expiresAt: Date.parse(MONDAY) / 1000 }, 'dead'],
  ])('%s', (_, state, link, standing) => {
    expect(standingOf({ ...aLink, ...link }, state, { now: MONDAY, mostAttempts: 5 })).toBe(standing)
  })
})

describe('an answer to an offer', () => {
  it.each([
    ['accepts', { choice: 'accept', email: 'a@b.example' }, { type: 'accept', offerId: 'offer-1' }],
    [
      'that accepts has no reason, whatever was ticked',
      { choice: 'accept', reason: 'area', question: 'Who decides?', email: 'a@b.example' },
      { type: 'accept', offerId: 'offer-1' },
    ],
    [
      'declines with a reason',
      { choice: 'decline', reason: 'capacity', email: ' a@b.example ' },
      { type: 'decline', offerId: 'offer-1', reason: 'capacity' },
    ],
    [
      'asks something first',
      { choice: 'query', question: ' Who decides? ', email: 'a@b.example' },
      { type: 'query', question: 'Who decides?' },
    ],
  ])('%s', (_, form, command) => {
    expect(readAnswer(form, 'offer-1')).toEqual({ ok: true, value: { email: 'a@b.example', command } })
  })

  it.each([
    ['chooses nothing for anybody', {}, ['choice', 'email']],
    ['needs one of the two choices', { choice: 'maybe', email: 'a@b.example' }, ['choice']],
    ['that declines needs a reason', { choice: 'decline', email: 'a@b.example' }, ['reason']],
    ['that declines needs one of the reasons', { choice: 'decline', reason: 'busy', email: 'a@b.example' }, ['reason']],
    ['that asks needs a question', { choice: 'query', question: ' ', email: 'a@b.example' }, ['question']],
    ['asks in 2,000 characters', { choice: 'query', question: 'a'.repeat(2_001), email: 'a@b.example' }, ['question']],
    ['asks in print', { choice: 'query', question: 'a\u0000b', email: 'a@b.example' }, ['question']],
    ['needs the address', { choice: 'accept', email: '  ' }, ['email']],
  ])('%s', (_, form, fields) => {
    const read = readAnswer(form, 'offer-1')
    expect(read.ok ? [] : read.errors.map(({ field }) => field)).toEqual(fields)
  })
})

describe('the address that an offer was mailed to', () => {
  it.each([
    ['referrals@northstar.example', true],
    [' Referrals@NORTHSTAR.example ', true],
    ['referral@northstar.example', false],
    ['referrals@northstar.example.org', false],
    ['', false],
  ])('%j is it: %s', (typed, same) => {
    expect(isSameAddress(typed, 'referrals@northstar.example')).toBe(same)
  })
})

describe('a new link', () => {
  it.each([
    ['is asked for by a tick and the address', { anew: 'send', email: ' a@b.example ' }, []],
    ['needs the tick', { email: 'a@b.example' }, ['anew']],
    ['needs the address', { anew: 'send', email: ' ' }, ['email']],
    ['needs both', {}, ['anew', 'email']],
  ])('%s', (_, form, fields) => {
    const read = readAnew(form)
    expect(read.ok ? [] : read.errors.map(({ field }) => field)).toEqual(fields)
  })

  it.each([
    ['the first is sent', [], true],
    ['within ten minutes no other is', [9], false],
    ['after ten minutes another is', [10], true],
    ['a day has five', [600, 500, 400, 300, 200], false],
    ['and the next day begins a day after the first', [1_440, 500, 400, 300, 200], true],
    ['one from the future counts too', [-5], false],
  ])('%s', (_, minutesAgo, allowed) => {
    const sent = minutesAgo.map((minutes) => new Date(Date.parse(MONDAY) - minutes * 60_000).toISOString())
    expect(maySendAnother(sent, MONDAY)).toBe(allowed)
  })

  it.each([
    ['an open offer', aCase('offered'), true],
    ['one that a question holds up', aCase('queried'), true],
    ['one that was accepted', aCase('accepted'), false],
    [
      'one with a question after it was accepted',
      afterCommands(aCase('accepted'), [{ type: 'query', question: 'Who?' }]),
      false,
    ],
    ['one that is with somebody else', passedOn, false],
    ['one that was withdrawn', withdrawn, false],
  ])('is for an offer that is still open: %s', (_, state, isStill) => {
    expect(isStillOffered(state, 'offer-1')).toBe(isStill)
  })
})

describe('who answered an offer', () => {
  const by = { kind: 'person', id: 'p', name: 'Maeve Castellan', organisation: 'northstar' } as const
  const made = { type: 'offer-made', at: MONDAY, by, offer: anOffer(), passedOver: [] } satisfies CaseEvent
  const accepted = { type: 'offer-accepted', at: MONDAY, by, offerId: 'offer-1' } as const
  const declinedByOther = { type: 'offer-declined', at: MONDAY, by, offerId: 'offer-2', reason: 'area' } as const
  const queried = { type: 'instruction-queried', at: MONDAY, by, question: 'Who?' } as const

  it.each<[string, CaseEvent[], string | undefined]>([
    ['whoever accepted it', [made, queried, accepted], 'offer-accepted'],
    ['whoever asked, while it waits', [made, queried], 'instruction-queried'],
    ['nobody, of another offer', [made, declinedByOther], undefined],
    ['nobody, of an offer that never was', [queried], undefined],
  ])('is %s', (_, events, type) => {
    expect(lastWordOn('offer-1', events)?.type).toBe(type)
  })
})
