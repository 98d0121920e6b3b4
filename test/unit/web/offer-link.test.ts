// The link of an offer: how it stands, what is an answer, and whose address it was.
import { describe, expect, it } from 'vitest'
import { isSameAddress, readAnswer, standingOf } from '../../../functions/pages/offer/answer.ts'
import type { CaseState } from '../../../shared/domain/case.ts'
import { aCase, afterCommands, anOffer, daysAfter, MONDAY } from '../../support/factories.ts'

const aLink = { offerId: 'offer-1', attempts: 0, expiresAt: Date.parse(daysAfter(MONDAY, 9)) / 1000 }
const passedOn = afterCommands(aCase('offered'), [
  { type: 'lapse', offerId: 'offer-1' },
  { type: 'offer', offer: anOffer({ offerId: 'offer-2', provider: 'lanternhouse' }), passedOver: [] },
])
const withdrawn = afterCommands(aCase('offered'), [{ type: 'withdraw', reason: 'person-declined' }])
const withdrawnLater = afterCommands(aCase('accepted'), [{ type: 'withdraw', reason: 'person-declined' }])

describe('the link of an offer', () => {
  it.each<[string, CaseState, Partial<Parameters<typeof standingOf>[0]>, string]>([
    ['of an offer that waits is open', aCase('offered'), {}, 'open'],
    ['four wrong addresses in is open', aCase('offered'), { attempts: 4 }, 'open'],
    ['five wrong addresses in is closed', aCase('offered'), { attempts: 5 }, 'closed'],
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
    ['whose days are over has expired', aCase('offered'), { expiresAt: Date.parse(MONDAY) / 1000 }, 'expired'],
  ])('%s', (_, state, link, standing) => {
    expect(standingOf({ ...aLink, ...link }, state, { now: MONDAY, mostAttempts: 5 })).toBe(standing)
  })
})

describe('an answer to an offer', () => {
  it.each([
    ['accepts', { choice: 'accept', email: 'a@b.example' }, { choice: 'accept', email: 'a@b.example' }],
    [
      'that accepts has no reason, whatever was ticked',
      { choice: 'accept', reason: 'area', email: 'a@b.example' },
      { choice: 'accept', email: 'a@b.example' },
    ],
    [
      'declines with a reason',
      { choice: 'decline', reason: 'capacity', email: ' a@b.example ' },
      { choice: 'decline', reason: 'capacity', email: 'a@b.example' },
    ],
  ])('%s', (_, form, answer) => {
    expect(readAnswer(form)).toEqual({ ok: true, answer })
  })

  it.each([
    ['chooses nothing for anybody', {}, ['choice', 'email']],
    ['needs one of the two choices', { choice: 'maybe', email: 'a@b.example' }, ['choice']],
    ['that declines needs a reason', { choice: 'decline', email: 'a@b.example' }, ['reason']],
    ['that declines needs one of the reasons', { choice: 'decline', reason: 'busy', email: 'a@b.example' }, ['reason']],
    ['needs the address', { choice: 'accept', email: '  ' }, ['email']],
  ])('%s', (_, form, fields) => {
    const read = readAnswer(form)
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
