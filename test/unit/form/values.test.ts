import { describe, expect, it } from 'vitest'
import { parseReferralForm } from '../../../shared/domain/form/referral-form.ts'
import { ageOn, isDate, isNhsNumber, isPostcode, normalisePostcode } from '../../../shared/domain/form/values.ts'
import { changed, complete, TODAY } from './forms.ts'

/** The code that one answer of the IMCA example gets, or the answer as it is stored. */
const told = (field: string, value: unknown): unknown => {
  const parsed = parseReferralForm(changed(complete('imca'), { [field]: value }), { today: TODAY })
  if (!parsed.ok) return parsed.errors
  const [group = '', name = ''] = field.split('.')
  return new Map(Object.entries(Object(Object.entries(parsed.form).find(([key]) => key === group)?.[1]))).get(name)
}
const refusedAs = (field: string, code: string) => [{ field, code }]

describe('NHS number', () => {
  it.each(['9434765919', '4010232137', '1234567881', '1000000060'])('%s has the right check digit', (digits) => {
    expect(isNhsNumber(digits)).toBe(true)
  })
  it.each([
    ['9434765918', 'another check digit'],
    ['9434765910', 'a nought in its place'],
    ['1111111111', 'all the same digits'],
    ['0000000000', 'all noughts'],
    ['1000000010', 'a check digit of 10 is never issued'],
    ['943476591', 'nine digits'],
    ['94347659190', 'eleven digits'],
    ['943476591X', 'a letter'],
    ['', 'nothing'],
  ])('%s is refused: %s', (digits) => {
    expect(isNhsNumber(digits)).toBe(false)
  })
  it('may be typed with spaces or hyphens and is stored without', () => {
    expect(told('person.nhsNumber', '943 476 5919')).toBe('9434765919')
    expect(told('person.nhsNumber', '943-476-5919')).toBe('9434765919')
  })
  it('is an error when it is typed wrong', () => {
    expect(told('person.nhsNumber', '943 476 5918')).toEqual(refusedAs('person.nhsNumber', 'nhs-number'))
  })
})

describe('postcode', () => {
  it.each([
    ['m11ae', 'M1 1AE'],
    ['B338TH', 'B33 8TH'],
    ['w1a0ax', 'W1A 0AX'],
    ['cr2 6xh', 'CR2 6XH'],
    ['wm1-2ab', 'WM1 2AB'],
    ['wm1–2ab', 'WM1 2AB'],
    ['DN55  1PT', 'DN55 1PT'],
    [' ec1a 1bb ', 'EC1A 1BB'],
    ['gir 0aa', 'GIR 0AA'],
    ['ascn1zz', 'ASCN 1ZZ'],
    ['bfpo57', 'BFPO 57'],
  ])('%s is %s', (typed, postcode) => {
    expect(normalisePostcode(typed)).toBe(postcode)
    expect(isPostcode(postcode)).toBe(true)
    expect(told('person.postcode', typed)).toBe(postcode)
  })
  it.each([
    'M1',
    'M1 1A',
    '1M 1AE',
    'ABC1 1AE',
    'M111 1AE',
    'M1 AAE',
    'GIR 1AA',
    'BFPO',
    'BFPO 12345',
    'WM1 2AB; --',
    '٣M 1AE',
  ])('%s is no postcode', (typed) => {
    expect(told('person.postcode', typed)).toEqual(refusedAs('person.postcode', 'postcode'))
  })
})

describe('phone', () => {
  it.each([
    '01632 960001',
    '(01632) 960001',
    '07700 900982',
    '+44 7700 900982',
    '+44 (0)1632 960001',
    '0044 1632 960001',
    '0808 157 0192',
    '01632 960001 ext 12',
  ])('%s can be rung', (phone) => {
    expect(told('referrer.phone', phone)).toBe(phone)
  })
  it.each(['960001', '00 33 1 23 45 67 89', '+1 202 555 0100', '01632 96000a', '077009009821234', 'none'])(
    '%s is no UK number',
    (phone) => {
      expect(told('referrer.phone', phone)).toEqual(refusedAs('referrer.phone', 'phone'))
    },
  )
})

describe('email', () => {
  it('is trimmed', () => {
    expect(told('referrer.email', ' referrer@westmarch.example ')).toBe('referrer@westmarch.example')
  })
  it.each([
    'referrer',
    'referrer@',
    '@westmarch.example',
    'a b@westmarch.example',
    'a@westmarch.example\r\nBcc: b@c.example',
  ])('%j is refused', (email) => {
    const parsed = told('referrer.email', email)
    expect(parsed).toEqual([{ field: 'referrer.email', code: expect.stringMatching(/^(email|characters)$/) }])
  })
})

describe('text', () => {
  it('counts the description without the space around it: 20 to 2,000 characters', () => {
    const field = 'decision.description'
    expect(told(field, `   ${'a'.repeat(19)}   `)).toEqual(refusedAs(field, 'too-short'))
    expect(told(field, 'a'.repeat(20))).toBe('a'.repeat(20))
    expect(told(field, `${'a'.repeat(2000)}\n`)).toBe('a'.repeat(2000))
    expect(told(field, ` ${'a'.repeat(2001)}\r\n`)).toEqual([
      { field, code: 'too-long', length: { is: 2001, most: 2000 } },
    ])
  })
  it.each([
    ['person.firstName', 100],
    ['person.socialCareId', 20],
    ['person.title', 30],
    ['person.address', 300],
  ])('%s has at most %i characters, and is told how many there are', (field, most) => {
    expect(told(field, 'a'.repeat(most))).toBe('a'.repeat(most))
    expect(told(field, 'a'.repeat(most + 7))).toEqual([{ field, code: 'too-long', length: { is: most + 7, most } }])
  })
  it('takes a line end of a browser for one character', () => {
    expect(told('decision.description', `${'a'.repeat(1000)}\r\n${'a'.repeat(999)}`)).toBe(
      `${'a'.repeat(1000)}\n${'a'.repeat(999)}`,
    )
  })
  it.each([
    ['person.firstName', 'Al\u0000der', 'characters'],
    ['person.firstName', 'Al\nder', 'characters'],
    ['decision.description', `${'a'.repeat(30)}\ud800`, 'characters'],
    ['person.firstName', '   ', 'required'],
    ['person.title', '', 'required'],
    ['person.firstName', 5, 'wrong-type'],
    ['person.firstName', null, 'wrong-type'],
    ['place.area', 'Westmarch!', 'area'],
    ['place.kind', 'castle', 'not-an-option'],
    ['person.mainNeeds', [], 'required'],
    ['person.mainNeeds', 'dementia', 'wrong-type'],
    ['referrer.isDecisionMaker', 'yes', 'wrong-type'],
    ['declaration.agreed', false, 'required'],
    ['person.aboutAge', 121, 'age-out-of-range'],
    ['person.aboutAge', 70.5, 'whole-number'],
  ])('%s: %j is refused as %s', (field, value, code) => {
    expect(told(field, value)).toEqual(refusedAs(field, code))
  })
  it.each(['Zoë', 'O’Brien', 'Ngũgĩ', 'Anne-Marie', '李'])('%s is a name', (name) => {
    expect(told('person.firstName', name)).toBe(name)
  })
})

describe('dates', () => {
  it.each(['2026-11-22', '2024-02-29', '2000-02-29', '1906-01-01'])('%s is a day', (day) => {
    expect(isDate(day)).toBe(true)
  })
  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-04-31',
    '2026-1-1',
    '22/11/2026',
    '2026-11-22T00:00',
    '',
    '-00001-01-01',
  ])('%s is none', (text) => {
    expect(isDate(text)).toBe(false)
  })
  it.each([
    ['1951-03-14', '2026-03-13', 74],
    ['1951-03-14', '2026-03-14', 75],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2026-11-22', '2026-11-22', 0],
  ])('born %s, on %s: %i years', (born, on, years) => {
    expect(ageOn(born, on)).toBe(years)
  })

  const entry = { kind: 'Ward round', on: '2026-12-01' }
  it.each([
    ['decision.by', '2026-11-21', 'decision-date-past'],
    ['decision.by', '2026-02-30', 'date'],
    ['decision.by', 20261122, 'wrong-type'],
    ['capacity.assessedOn', '2026-11-23', 'date-future'],
    ['authorisedPerson.on', '2026-11-23', 'date-future'],
    ['person.dateOfBirth', '2026-11-23', 'date-future'],
    ['person.dateOfBirth', '1905-11-22', 'age-out-of-range'],
    ['decision.dischargeOn', '2026-11-21', 'date-past'],
  ])('%s on %s is refused as %s', (field, value, code) => {
    expect(told(field, value)).toEqual(refusedAs(field, code))
  })
  it.each([
    ['decision.by', TODAY],
    ['capacity.assessedOn', TODAY],
    ['person.dateOfBirth', '1905-11-23'],
  ])('%s may be %s', (field, value) => {
    expect(told(field, value)).toBe(value)
  })
  it('names the meeting whose date has passed', () => {
    expect(told('decision.meetings', [entry, { ...entry, on: '2026-11-01' }])).toEqual(
      refusedAs('decision.meetings.1.on', 'date-past'),
    )
  })
  it.each(['24:00', '9:30', '12:60', 'noon'])('%s is no time of day', (at) => {
    expect(told('decision.meetings', [{ ...entry, at }])).toEqual(refusedAs('decision.meetings.0.at', 'time'))
  })
  it.each([
    ['2026-11-20', 'the day it starts'],
    ['2026-11-19', 'the day before'],
  ])('an authorisation may not end on %s, %s', (endsOn) => {
    const parsed = parseReferralForm(changed(complete('dols'), { 'dols.endsOn': endsOn }), { today: TODAY })
    expect(parsed).toEqual({ ok: false, errors: [{ field: 'dols.endsOn', code: 'end-before-start' }] })
  })
})
