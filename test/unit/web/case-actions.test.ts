// The provider's work as forms: which are open when, and what becomes of what is typed.
import { describe, expect, it } from 'vitest'
import { ACTIONS, openActions, readAction, startingWith } from '../../../functions/pages/case/action-forms.ts'
import { londonInstant, readDate, readTime } from '../../../shared/web/moment.ts'
import { CASE_STATUSES, type CaseStatus } from '../../../shared/domain/case.ts'
import { CASE_ACTIONS, type CaseAction } from '../../../shared/domain/case-actions.ts'
import { endOfDay } from '../../../shared/domain/time.ts'
import { words } from '../../../shared/web/words/index.ts'
import { aCase, afterCommands, daysAfter, MONDAY } from '../../support/factories.ts'

const w = words('en')
const reader = { w, language: 'en', now: daysAfter(MONDAY, 1) } as const
const read = (action: CaseAction, form: Record<string, string | string[]>, status: CaseStatus = 'allocated') =>
  readAction(action, form, aCase(status), reader)

describe('the work that is open on a case', () => {
  const open: Record<CaseStatus, CaseAction[]> = {
    assigning: [],
    offered: ['accept', 'decline', 'query'],
    queried: ['accept', 'decline'],
    accepted: ['allocate', 'report-date', 'hours', 'query', 'delay', 'pause', 'close', 'give-back'],
    allocated: ['first-contact', 'report-date', 'hours', 're-allocate', 'delay', 'pause', 'close', 'give-back'],
    'in-contact': ['report', 'report-date', 'hours', 're-allocate', 'delay', 'pause', 'close', 'give-back'],
    reported: ['hours', 're-allocate', 'close'],
    unplaced: [],
    withdrawn: [],
    closed: [],
  }
  it.each(CASE_STATUSES)('%s: what it waits for stands first', (status) => {
    expect(openActions(aCase(status))).toEqual(open[status])
  })

  it('of a case that is queried after acceptance is giving it back, and answering no offer', () => {
    const queried = afterCommands(aCase('accepted'), [{ type: 'query', question: 'Who decides?' }])
    expect(openActions(queried)).toEqual(['give-back'])
  })

  it('a paused clock can be set going and not be paused again', () => {
    const paused = afterCommands(aCase('allocated'), [{ type: 'pause', reason: 'access-refused' }])
    expect(openActions(paused)).toContain('resume')
    expect(openActions(paused)).not.toContain('pause')
  })

  it('every action of the table has a form', () => {
    expect(ACTIONS.toSorted()).toEqual(Object.keys(CASE_ACTIONS).toSorted())
  })
})

describe('a form of the provider', () => {
  it.each<[string, CaseAction, Record<string, string | string[]>, object]>([
    ['accepts', 'accept', { _csrf: 'x' }, { type: 'accept', offerId: 'offer-1' }],
    ['declines with a reason', 'decline', { reason: 'area' }, { type: 'decline', offerId: 'offer-1', reason: 'area' }],
    [
      'gives a case back',
      'give-back',
      { reason: 'area', note: 'It is far.' },
      { type: 'give-back', reason: 'area', note: 'It is far.' },
    ],
    ['asks', 'query', { question: ' Who decides? ' }, { type: 'query', question: 'Who decides?' }],
    ['names the advocate', 'allocate', { advocate: 'Wren Hollis' }, { type: 'allocate', advocate: 'Wren Hollis' }],
    [
      'agrees a date',
      'report-date',
      { 'on-day': '4', 'on-month': '12', 'on-year': '2026' },
      { type: 'agree-report-date', reportBy: endOfDay('2026-12-04') },
    ],
    [
      'closes with every outcome that was ticked',
      'close',
      { outcomes: ['complaint', 'decision-changed'], summary: 'Heard.', hours: '6.5' },
      { type: 'close', outcomes: ['complaint', 'decision-changed'], summary: 'Heard.', hours: 6.5 },
    ],
    [
      'closes without counted hours',
      'close',
      { outcomes: 'complaint', summary: 'Heard.', hours: '' },
      { type: 'close', outcomes: ['complaint'], summary: 'Heard.', hours: 0 },
    ],
    ['pauses', 'pause', { reason: 'access-refused' }, { type: 'pause', reason: 'access-refused' }],
    [
      'tells of a delay',
      'delay',
      { milestone: 'report', reason: 'advocate-away', 'on-day': '4', 'on-month': '12', 'on-year': '2026' },
      { type: 'tell-delay', milestone: 'report', reason: 'advocate-away', expectedAt: '2026-12-04T23:59:59.000Z' },
    ],
    ['sets the clock going', 'resume', {}, { type: 'resume' }],
  ])('%s', (_, action, form, command) => {
    expect(readAction(action, form, aCase('offered'), reader)).toEqual({ ok: true, command })
  })

  const at = {
    'occurredAt-day': '23',
    'occurredAt-month': '11',
    'occurredAt-year': '2026',
    'occurredAt-time': '2:30pm',
  }
  it.each([
    ['yes', 'make-contact'],
    ['no', 'attempt-contact'],
  ])('records contact (%s) as %s, on London’s clock', (successful, type) => {
    const command = { type, occurredAt: '2026-11-23T14:30:00.000Z' }
    expect(read('first-contact', { successful, ...at })).toEqual({ ok: true, command })
  })

  it('sent as it is opened means now, to the millisecond', () => {
    const now = '2026-11-24T10:15:42.123Z'
    const form = Object.fromEntries(
      Object.entries(startingWith('report', now)).map(([box, value]) => [box, String(value)]),
    )
    const command = { type: 'submit-report', occurredAt: now }
    expect(readAction('report', form, aCase('in-contact'), { ...reader, now })).toEqual({ ok: true, command })
  })

  it('in the minute in which the referral came in is not before it', () => {
    const state = aCase('allocated', { receivedAt: '2026-11-23T14:30:20.000Z' })
    const command = { type: 'submit-report', occurredAt: '2026-11-23T14:30:20.000Z' }
    expect(readAction('report', at, state, reader)).toEqual({ ok: true, command })
  })

  it.each<[string, CaseAction, Record<string, string | string[]>, string[]]>([
    ['without a reason', 'decline', {}, ['reason required']],
    ['with a reason that is none', 'pause', { reason: 'instruction-queried' }, ['reason not-an-option']],
    ['without a question', 'query', { question: ' ' }, ['question required']],
    ['with a question that is too long', 'query', { question: 'x'.repeat(2001) }, ['question too-long']],
    ['without a name', 'allocate', {}, ['advocate required']],
    ['without saying whether the person was reached', 'first-contact', { ...at }, ['successful required']],
    ['without a day', 'report', { 'occurredAt-time': '14:30' }, ['occurredAt-day required']],
    ['on a day that there is not', 'report', { ...at, 'occurredAt-day': '31' }, ['occurredAt-day date']],
    ['without a time', 'report', { ...at, 'occurredAt-time': '' }, ['occurredAt-time required']],
    ['at a time that there is not', 'report', { ...at, 'occurredAt-time': '25:00' }, ['occurredAt-time time']],
    ['with half a date', 'report-date', { 'on-day': '4' }, ['on-day date']],
    ['with no date', 'report-date', {}, ['on-day required']],
    ['with nothing', 'delay', {}, ['milestone required', 'reason required', 'on-day required']],
    [
      'about an offer',
      'delay',
      { milestone: 'response', reason: 'other', 'on-day': '4', 'on-month': '12', 'on-year': '2026' },
      ['milestone not-an-option'],
    ],
    ['with nothing', 'close', {}, ['outcomes required', 'summary required']],
    [
      'with words for hours',
      'close',
      { outcomes: 'complaint', summary: 'Heard.', hours: 'many' },
      ['hours wrong-type'],
    ],
    [
      'with more hours than there are',
      'close',
      { outcomes: 'complaint', summary: 'Heard.', hours: '1001' },
      ['hours out-of-range'],
    ],
    ['with an outcome that is none', 'close', { outcomes: 'won', summary: 'Heard.' }, ['outcomes not-an-option']],
  ])('%s: %s says what is wrong, in its own words', (_, action, form, wrong) => {
    const found = read(action, form)
    const errors = found.ok ? [] : found.errors
    expect(errors.map(({ field, code }) => `${field} ${code}`)).toEqual(wrong)
    for (const { message } of errors) expect(Object.values(w.cases.errors)).toContain(message)
  })
})

describe('a time as it is typed', () => {
  it.each([
    ['14:30', '14:30'],
    ['14.30', '14:30'],
    ['2:30pm', '14:30'],
    ['2 PM', '14:00'],
    ['2 p.m.', '14:00'],
    ['12am', '00:00'],
    ['12pm', '12:00'],
    ['midday', '12:00'],
    ['2:30yp', '14:30'],
    ['9 y.b.', '09:00'],
    ['12yb', '00:00'],
    ['12yp', '12:00'],
    ['Hanner dydd', '12:00'],
    ['hanner nos', '00:00'],
    ['9', undefined],
    ['2:30y', undefined],
    ['2:30p', undefined],
    ['24:00', undefined],
    ['13pm', undefined],
    ['9:60', undefined],
    ['soon', undefined],
  ])('%s is %s', (typed, time) => {
    expect(readTime(typed)).toBe(time)
  })

  it.each([
    [{ 'on-day': '29', 'on-month': '2', 'on-year': '2028' }, '2028-02-29'],
    [{ 'on-day': '29', 'on-month': '2', 'on-year': '2027' }, undefined],
    [{ 'on-day': '1', 'on-month': '1', 'on-year': '27' }, undefined],
    [{ 'on-day': '1', 'on-month': 'May', 'on-year': '2027' }, undefined],
  ])('the date of %j is %s', (boxes, date) => {
    expect(readDate(boxes, 'on')).toBe(date)
  })

  it.each([
    ['2026-01-15', '09:00', '2026-01-15T09:00:00.000Z'],
    ['2026-06-15', '09:00', '2026-06-15T08:00:00.000Z'],
    ['2026-06-15', '00:30', '2026-06-14T23:30:00.000Z'],
    ['2026-03-29', '01:30', undefined],
    ['2026-10-25', '01:30', '2026-10-25T00:30:00.000Z'],
  ])('in London, %s %s is %s', (date, time, instant) => {
    expect(londonInstant(date, time)).toBe(instant)
  })
})
