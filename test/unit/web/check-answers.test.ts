// The answers of a check, read from a form and written into a draft: nothing is lost on the way, nothing that is wrong comes in.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carriedIn, carryingCookie } from '../../../functions/pages/check/carried.ts'
import { answeredBy, fieldsOf, pathIn, readPath } from '../../../functions/pages/check/path.ts'
import { type Determination, determine } from '../../../shared/domain/eligibility/determine.ts'
import { FACTS, type FactName } from '../../../shared/domain/eligibility/facts.ts'
import { answersOfFacts, QUESTIONS, readAnswer } from '../../../shared/domain/form/answers-of-facts.ts'
import { fromAnswers, lawSoFar } from '../../../shared/domain/form/pages.ts'
import { parseReferralForm } from '../../../shared/domain/form/referral-form.ts'
import type { FormFields } from '../../../shared/web/body.ts'
import { eventOf } from '../../support/http-event.ts'
import { arbitraryFacts } from '../eligibility/arbitrary-facts.ts'
import { facingSeriousTreatment, supportedByNobody } from '../eligibility/people.ts'
import { nested, referral } from '../eligibility/referrals.ts'

const TODAY = '2026-11-22'
const noneUnknown = new Set<FactName>()

const formOf = (fields: Record<string, string | string[]>): FormFields => Object.assign(Object.create(null), fields)
const ENGLAND = { 'facts.processes': ['safeguarding-measures'], 'facts.jurisdiction': 'england' }
const outcomes = (all: readonly Determination[]) => all.map(({ outcome, actFirst }) => [outcome, actFirst])
const questionsIn = (fields: Record<string, string | string[]>) =>
  readPath(formOf(fields), TODAY).map(({ question }) => question)

describe('an answer that was typed', () => {
  it.each([
    ['capacity', 'lacks', { kind: 'known', value: 'lacks' }],
    ['capacity', 'not-assessed', { kind: 'known', value: 'not-assessed' }],
    ['capacity', 'not-known', { kind: 'not-known', fact: 'capacity' }],
    ['particularBenefit', 'no', { kind: 'known', value: false }],
    ['ageYears', ' 70 ', { kind: 'known', value: 70 }],
    ['ageYears', 'not-known', { kind: 'not-known', fact: 'ageYears' }],
    ['ageYears', ' ', { kind: 'wrong', code: 'required' }],
    ['accommodation.expectedDays', '', { kind: 'wrong', code: 'required' }],
    ['ageYears', '121', { kind: 'wrong', code: 'age-out-of-range' }],
    ['ageYears', 'seventy', { kind: 'wrong', code: 'whole-number' }],
    ['ageYears', '-1', { kind: 'wrong', code: 'whole-number' }],
    ['mha.section', 's99', { kind: 'wrong', code: 'not-an-option' }],
    ['particularBenefit', 'perhaps', { kind: 'wrong', code: 'wrong-type' }],
    ['particularBenefit', '', { kind: 'wrong', code: 'required' }],
    ['particularBenefit', undefined, { kind: 'wrong', code: 'required' }],
    ['processes', ['care-plan', 'support-plan'], { kind: 'known', value: ['care-plan', 'support-plan'] }],
    ['processes', ['care-plan', 'divorce'], { kind: 'wrong', code: 'not-an-option' }],
    ['processes', 'not-known', { kind: 'wrong', code: 'not-an-option' }],
    ['jurisdiction', 'not-known', { kind: 'wrong', code: 'not-an-option' }],
    ['jurisdiction', 'scotland', { kind: 'wrong', code: 'not-an-option' }],
  ] as const)('to %s, %j', (question, typed, read) => {
    expect(readAnswer(question, typed)).toEqual(read)
  })
})

describe('the answers that a form carries', () => {
  it('keep their order, and what comes first comes first', () => {
    expect(questionsIn({ 'facts.particularBenefit': 'yes', 'facts.capacity': 'lacks', ...ENGLAND })).toEqual([
      'processes',
      'jurisdiction',
      'particularBenefit',
      'capacity',
    ])
  })

  it.each([
    ['questions that do not exist', { 'facts.height': '180', 'person.firstName': 'Alder' }],
    ['answers that are wrong', { 'facts.capacity': 'never', 'person.aboutAge': '9000' }],
    ['facts that no rule asks for here', { 'facts.treatment.serious': 'yes' }],
    ['what is urgent while there is no duty', { 'facts.urgent': 'yes' }],
  ])('are nothing of %s', (_, fields) => {
    expect(questionsIn({ ...ENGLAND, ...fields })).toEqual(['processes', 'jurisdiction'])
  })

  it('are nothing at all before it is known what is being decided', () => {
    expect(questionsIn({ 'facts.capacity': 'lacks', 'facts.particularBenefit': 'yes' })).toEqual([])
  })

  it('lose what another answer has made idle', () => {
    expect(questionsIn({ ...ENGLAND, 'facts.capacity': 'has', 'facts.particularBenefit': 'yes' })).toEqual([
      'processes',
      'jurisdiction',
      'capacity',
    ])
  })

  it('say the same when they are read again', () => {
    fc.assert(
      fc.property(arbitraryFacts, (given) => {
        const path = pathIn({ facts: nested(given), notKnown: noneUnknown }, TODAY)
        const sent = Object.groupBy(fieldsOf(path), ({ name }) => name)
        const again = formOf(
          Object.fromEntries(Object.entries(sent).map(([name, all]) => [name, (all ?? []).map(({ value }) => value)])),
        )
        expect(readPath(again, TODAY)).toEqual(path)
      }),
      { numRuns: 100 },
    )
  })

  it('lead to the same answer of the law as all that is known', () => {
    fc.assert(
      fc.property(arbitraryFacts, (given) => {
        const facts = nested(given)
        const kept = answeredBy(pathIn({ facts, notKnown: noneUnknown }, TODAY)).facts
        const { jurisdiction = facts.jurisdiction, processes = [], ...others } = kept
        expect(outcomes(determine({ jurisdiction, processes, ...others }, TODAY))).toEqual(
          outcomes(determine(facts, TODAY)),
        )
      }),
      { numRuns: 200 },
    )
  })
})

const encoded = (value: unknown) => `__Host-check=${Buffer.from(JSON.stringify(value)).toString('base64url')}`
const bringing = (cookie: string) => eventOf('GET', '/check/refer', { cookies: [cookie.split(';')[0] ?? ''] })

describe('the cookie through the sign-in', () => {
  const answered = {
    facts: nested(referral('serious-medical-treatment', facingSeriousTreatment)),
    notKnown: new Set<FactName>(['urgent']),
  }

  it('brings back what it took', () => {
    expect(carriedIn(bringing(carryingCookie(answered)))).toEqual(answered)
  })

  it('is this browser’s alone, and short-lived', () => {
    expect(carryingCookie(answered)).toMatch(
      /^__Host-check=[\w-]+; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=1200$/,
    )
  })

  it('holds the longest check there can be', () => {
    const everything = {
      facts: { jurisdiction: 'england' as const, processes: ['needs-assessment' as const] },
      notKnown: new Set(FACTS.map(({ name }) => name)),
    }
    expect(carryingCookie(everything).length).toBeLessThan(4_096)
    expect(carriedIn(bringing(carryingCookie(everything)))).toEqual(everything)
  })

  it.each([
    ['nothing', '__Host-check='],
    ['no JSON', '__Host-check=%%%'],
    ['another shape', encoded({ processes: ['care-plan'] })],
    ['a fact that does not exist', encoded({ facts: { height: 180 }, notKnown: [] })],
    ['a wrong value', encoded({ facts: { ageYears: 999 }, notKnown: [] })],
    ['an unknown unknown', encoded({ facts: {}, notKnown: ['height'] })],
    [
      'a prototype',
      '__Host-check=' + Buffer.from('{"facts":{"__proto__":{"capacity":"lacks"}},"notKnown":[]}').toString('base64url'),
    ],
    ['far too much', `__Host-check=${'a'.repeat(5_000)}`],
    ['another cookie', '__Host-session=abc'],
  ])('is as good as none with %s', (_, cookie) => {
    expect(carriedIn(bringing(cookie))).toBeUndefined()
  })
})

describe('a draft that begins with a check', () => {
  it.each([
    ['serious-medical-treatment', facingSeriousTreatment],
    ['needs-assessment', supportedByNobody],
  ] as const)('of %s has the law’s answer that the check had', (process, person) => {
    const facts = nested(referral(process, person))
    const answers = answersOfFacts({ facts, notKnown: noneUnknown })
    const ofDraft = lawSoFar(answers, TODAY).map(({ rule, outcome }) => [rule, outcome])
    expect(ofDraft).toEqual(determine(facts, TODAY).map(({ rule, outcome }) => [rule, outcome]))
  })

  it('is wrong in nothing that was answered', () => {
    fc.assert(
      fc.property(arbitraryFacts, fc.subarray([...FACTS]), (given, unknown) => {
        const facts = { ...nested(given), capacity: undefined }
        const answers = answersOfFacts({ facts, notKnown: new Set(unknown.map(({ name }) => name)) })
        const parsed = parseReferralForm(fromAnswers(answers, TODAY), { today: TODAY })
        const wrong = parsed.ok ? [] : parsed.errors.filter(({ code }) => code !== 'required')
        expect(wrong.filter(({ field }) => field.startsWith('facts.') || field === 'services')).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  it('has “not known” only where the form takes it, and leaves the rest open', () => {
    const facts = { jurisdiction: 'england' as const, processes: ['mental-health-patient' as const] }
    const answers = answersOfFacts({ facts, notKnown: new Set(['mha.section', 'capacity', 'mha.treatmentDiscussed']) })
    expect(answers).toEqual({
      services: ['imha'],
      'facts.processes': ['mental-health-patient'],
      'facts.jurisdiction': 'england',
      'facts.mha.treatmentDiscussed': 'not-known',
    })
  })

  it('has a box for every question', () => {
    expect(QUESTIONS).toHaveLength(FACTS.length + 2)
    expect(answersOfFacts({ facts: { ageYears: 70 }, notKnown: noneUnknown })).toMatchObject({
      'person.aboutAge': '70',
    })
  })
})
