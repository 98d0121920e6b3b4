// How a mail stands after what was told of it, and what follows from it.
import { describe, expect, it } from 'vitest'
import type { MailEffect } from '../../../shared/domain/effects.ts'
import {
  type Consequence,
  consequenceOf,
  heard,
  mailIdOf,
  type MailMomentKind,
  type MailRecord,
  mailStanding,
  newMail,
  RETRY_GAPS_MINUTES,
  retryAfterMs,
  retryIdOf,
  TOLD_MOMENTS,
  type ToldMoment,
  withAttempt,
} from '../../../shared/domain/mails.ts'
import { toldOfMail } from '../../../shared/mail/told.ts'
import { sesEvent } from '../../support/consumers.ts'
import { CASE_ID, MONDAY, REFERENCE } from '../../support/factories.ts'

const ADDRESS = 'referrals@northstar.example'
const MAIL_ID = `${CASE_ID}.2.0`

const aMail = (template: MailEffect['template'] = 'offer', attempts: readonly string[] = ['a']): MailRecord => {
  const effect: MailEffect = { do: 'mail', template, to: 'offered-contact', reference: REFERENCE, caseId: CASE_ID }
  const made = newMail(MAIL_ID, effect, { address: ADDRESS, subject: 'An offer', language: 'en', at: MONDAY })
  return attempts.reduce(
    (mail, attempt) => withAttempt(mail, { attempt, asked: MAIL_ID, at: MONDAY, address: ADDRESS }),
    made,
  )
}
const told = (kind: ToldMoment, attempt = 'a') => ({
  outboxId: MAIL_ID,
  attempt,
  messageId: `message of ${attempt}`,
  address: ADDRESS,
  kind,
  at: MONDAY,
})
const after = (mail: MailRecord, ...kinds: ToldMoment[]): MailRecord =>
  kinds.reduce((before, kind) => {
    const now = heard(before, told(kind))
    if (!now.ok) throw new Error(now.code)
    return now.mail
  }, mail)

const orders = <T>(items: readonly T[]): T[][] =>
  items.length < 2
    ? [[...items]]
    : items.flatMap((item, place) => orders(items.toSpliced(place, 1)).map((rest) => [item, ...rest]))

describe('a mail of which much is told', () => {
  it.each([
    [['handed-over'], 'handed-over'],
    [['handed-over', 'delayed'], 'delayed'],
    [['handed-over', 'delayed', 'delivered'], 'delivered'],
    [['handed-over', 'bounced-permanent'], 'bounced-permanent'],
    [['handed-over', 'delivered', 'bounced-temporary'], 'delivered'],
    [['handed-over', 'delivered', 'complained'], 'complained'],
    [['handed-over', 'delivered', 'bounced-permanent'], 'bounced-permanent'],
  ] as const satisfies readonly (readonly [readonly ToldMoment[], MailMomentKind])[])(
    'stands after %j as %s, in whatever order it is told',
    (kinds, wanted) => {
      for (const order of orders(kinds)) expect(mailStanding(after(aMail(), ...order)).kind).toBe(wanted)
    },
  )

  it('notes each thing once, and says whether it was new', () => {
    const once = heard(aMail(), told('delivered'))
    expect(once).toMatchObject({ ok: true, isNew: true })
    expect(once.ok && heard(once.mail, told('delivered'))).toMatchObject({ ok: true, isNew: false })
  })

  it('stands as its latest attempt does', () => {
    const mail = after(aMail('query', ['a', 'b']), 'bounced-temporary')
    expect(mailStanding(mail).kind).toBe('waiting')
  })
})

describe('what is told of a mail', () => {
  it.each([
    ['of an attempt that never was', { attempt: 'x' }, 'unknown-attempt'],
    ['under another message id than was given', { messageId: 'x' }, 'other-message'],
    ['to another address', { address: 'somebody@else.example' }, 'other-address'],
  ])('%s is refused', (_, more, code) => {
    const known = after(aMail(), 'handed-over')
    expect(heard(known, { ...told('bounced-permanent'), ...more })).toEqual({ ok: false, code })
  })

  it('gives the message id where the function died before it could note it, and holds from then on', () => {
    const known = after(aMail(), 'delivered')
    expect(known.attempts).toMatchObject([{ messageId: 'message of a' }])
    expect(heard(known, { ...told('handed-over'), messageId: 'x' })).toMatchObject({ ok: false })
  })
})

describe('what follows from what is told', () => {
  it.each([
    ['offer', [], 'bounced-permanent', 'next-contact'],
    ['offer', [], 'bounced-temporary', 'next-contact'],
    ['offer', ['delivered'], 'complained', 'next-contact'],
    ['offer', ['delivered'], 'bounced-temporary', 'nothing'],
    ['offer', ['bounced-permanent'], 'complained', 'nothing'],
    ['offer', ['complained'], 'bounced-permanent', 'nothing'],
    ['query', [], 'bounced-permanent', 'next-contact'],
    ['query', [], 'bounced-temporary', 'try-again'],
    ['query', ['delivered'], 'bounced-temporary', 'nothing'],
    ['query', ['delivered'], 'complained', 'tell'],
    ['query', [], 'delayed', 'nothing'],
    ['query', [], 'delivered', 'nothing'],
  ] as const satisfies readonly (readonly [MailEffect['template'], readonly ToldMoment[], ToldMoment, Consequence])[])(
    'of a mail "%s" after %j: %s asks for %s',
    (template, before, kind, wanted) => {
      expect(consequenceOf(after(aMail(template), ...before), told(kind))).toBe(wanted)
    },
  )

  it.each(TOLD_MOMENTS)('of an attempt that another has followed: %s asks for nothing', (kind) => {
    expect(consequenceOf(aMail('query', ['a', 'b']), told(kind, 'a'))).toBe('nothing')
  })
})

describe('a mail that could not be sent', () => {
  it('is tried again after longer and longer, over hours, and then no more', () => {
    const gaps = RETRY_GAPS_MINUTES.map((_, place) => retryAfterMs(place + 1) ?? 0)
    expect(gaps).toEqual(gaps.toSorted((one, other) => one - other))
    expect(gaps.reduce((sum, gap) => sum + gap, 0)).toBeGreaterThan(12 * 3_600_000)
    expect(retryAfterMs(RETRY_GAPS_MINUTES.length + 1)).toBeUndefined()
  })

  it.each([MAIL_ID, `${MAIL_ID}.sweep-17`, `${MAIL_ID}.held-17`, `${retryIdOf(MAIL_ID, 1)}.held-17`])(
    'is one mail, asked for as %s',
    (outboxId) => {
      expect(mailIdOf(outboxId)).toBe(MAIL_ID)
    },
  )
})

describe('an event of SES', () => {
  const at = '2026-11-23T10:00:00.000Z'
  it.each([
    ['Send', {}, 'handed-over', MONDAY],
    ['Reject', { reject: { reason: 'Bad content' } }, 'bounced-permanent', MONDAY],
    ['Delivery', { delivery: { timestamp: at } }, 'delivered', at],
    ['DeliveryDelay', { deliveryDelay: { timestamp: at, delayType: 'MailboxFull' } }, 'delayed', at],
    ['Complaint', { complaint: { timestamp: at } }, 'complained', at],
    ['Bounce', { bounce: { timestamp: at, bounceType: 'Permanent' } }, 'bounced-permanent', at],
    ['Bounce', { bounce: { timestamp: at, bounceType: 'Transient' } }, 'bounced-temporary', at],
    ['Bounce', { bounce: { timestamp: at, bounceType: 'Undetermined' } }, 'bounced-temporary', at],
  ])('%s %j is read as %s', (eventType, more, kind, when) => {
    expect(toldOfMail(sesEvent(aMail(), eventType, more))).toEqual({
      outboxId: MAIL_ID,
      attempt: 'a',
      messageId: 'message-1',
      address: ADDRESS,
      kind,
      at: new Date(when).toISOString(),
    })
  })

  it.each(['Open', 'Click', 'Subscription', 'Bounce'])('%s without what it should have is none', (eventType) => {
    expect(toldOfMail(sesEvent(aMail(), eventType))).toBeUndefined()
  })
})
