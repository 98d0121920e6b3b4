// Answers to questions that a referral is not asked: the pages never send them, and a program is told, for nobody would read them.
import { describe, expect, it } from 'vitest'
import { answersTold } from '../../../shared/domain/form/corrections.ts'
import { fromAnswers } from '../../../shared/domain/form/pages.ts'
import { parseReferralForm } from '../../../shared/domain/form/referral-form.ts'
import { changed, type Column, complete, TODAY } from './forms.ts'

type Given = Record<string, unknown>

const parse = (of: Column, answers: Given) => parseReferralForm(changed(complete(of), answers), { today: TODAY })
const errorsOf = (of: Column, answers: Given) => {
  const parsed = parse(of, answers)
  return parsed.ok ? [] : parsed.errors
}
const sent = (of: Column, answers: Given = {}) => {
  const parsed = parse(of, answers)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return parsed.form
}

const REASON = 'He trusts nobody else.'
const attorney = [{ kind: 'attorney-welfare', name: 'Ash Quillfeather' }]
const family = [{ name: 'Bryony Quillfeather', relation: 'Niece', appropriate: true }]
const decisionMaker = { name: 'Dr Imara Feldspar', role: 'Surgeon', organisation: 'Westmarch General Hospital' }
const power = (...rules: string[]) => ({ requestedPowers: rules.map((rule) => ({ rule, reason: REASON })) })

const NOT_ASKED: { what: string; of: Column; answers: Given; fields: string[] }[] = [
  {
    what: 'a risk where none is known',
    of: 'care-act',
    answers: { risks: { known: false, details: 'A dog.', loneVisit: 'not-safe' } },
    fields: ['risks.details'],
  },
  {
    what: 'the language of an interpreter who is not needed',
    of: 'care-act',
    answers: { 'communication.interpreterLanguage': 'Polish' },
    fields: ['communication.interpreterLanguage'],
  },
  {
    what: 'family of somebody who has none',
    of: 'care-act',
    answers: { people: { anyone: false, family } },
    fields: ['people.family'],
  },
  {
    what: 'an attorney where there is none',
    of: 'imca',
    answers: { 'people.representatives': attorney },
    fields: ['people.representatives'],
  },
  {
    what: 'another decision-maker than the one who decides',
    of: 'care-act',
    answers: { decisionMaker },
    fields: ['decisionMaker.name', 'decisionMaker.role', 'decisionMaker.organisation'],
  },
  {
    what: 'why somebody was not told who was',
    of: 'imca',
    answers: { 'consent.whyNotTold': 'He was asleep.' },
    fields: ['consent.whyNotTold'],
  },
  {
    what: 'the day of a discharge that is not planned',
    of: 'imha',
    answers: { 'decision.dischargeOn': '2026-12-24' },
    fields: ['decision.dischargeOn'],
  },
  {
    what: 'why something is urgent that is not',
    of: 'imca',
    answers: { 'decision.urgentReason': 'It is not.' },
    fields: ['decision.urgentReason'],
  },
  {
    what: 'safeguarding and a section in a referral about treatment',
    of: 'imca',
    answers: {
      'safeguarding.kinds': ['neglect'],
      'safeguarding.role': 'alleged-victim',
      'mentalHealth.responsibleClinician': 'Dr Osei Tamarind',
    },
    fields: ['mentalHealth.responsibleClinician', 'safeguarding.kinds', 'safeguarding.role'],
  },
  {
    what: 'where to find somebody who is at home',
    of: 'care-act',
    answers: { 'place.whereToFind': 'At the mill.' },
    fields: ['place.whereToFind'],
  },
  {
    what: 'why to go on where nothing stands against it',
    of: 'care-act',
    answers: { goOnAgainstAnswer: { reason: REASON } },
    fields: ['goOnAgainstAnswer.reason'],
  },
  {
    what: 'a power beside the duty that there is',
    of: 'care-act',
    answers: power('CA-OTHER'),
    fields: ['requestedPowers.0.rule'],
  },
  {
    what: 'an authority’s own power that it does not offer',
    of: 'imha',
    answers: power('LOCAL-IMHA-2025-INFORMAL'),
    fields: ['requestedPowers.0.rule'],
  },
]

describe('what is not asked', () => {
  it.each(NOT_ASKED)('is refused by its name: $what', ({ of, answers, fields }) => {
    expect(errorsOf(of, answers)).toEqual(fields.map((field) => ({ field, code: 'not-asked' })))
  })

  it.each<[string, Column, Given]>([
    ['no discharge is planned for somebody at home', 'care-act', { 'decision.dischargePlanned': false }],
    ['there is nobody around somebody who is a patient', 'imha', { people: { anyone: false } }],
    ['no police where nothing is alleged', 'imca', { safeguarding: { policeInvolved: false } }],
    ['a list is empty', 'imca', { 'people.representatives': [] }],
  ])('may be answered with a no, which is not kept: %s', (_, of, answers) => {
    expect(sent(of, answers)).toEqual(sent(of))
  })

  it.each<[string, Column, Given]>([
    ['facts of another law', 'care-act', { 'facts.mha': { section: 's3' }, 'facts.consult': {} }],
    ['facts that change nothing any more', 'imca', { 'facts.individual': { exists: true } }],
  ])('is no fault of a fact: %s are let be', (_, of, answers) => {
    expect(errorsOf(of, answers)).toEqual([])
  })

  it('is not certain while the answer is wrong that it hangs on', () => {
    const told = { 'consent.told': 'perhaps', 'consent.whyNotTold': 'He was asleep.' }
    expect(errorsOf('imca', told)).toEqual([{ field: 'consent.told', code: 'wrong-type' }])
    const untold = { 'consent.told': undefined, 'consent.whyNotTold': 'He was asleep.' }
    expect(errorsOf('imca', untold)).toEqual([{ field: 'consent.told', code: 'required' }])
    const parking = { 'facts.processes': ['parking'] }
    expect(errorsOf('imca', parking)).toEqual([{ field: 'facts.processes.0', code: 'not-an-option' }])
  })
})

describe('a power', () => {
  const OTHER = { 'facts.processes': ['needs-assessment', 'other-care-act-contact'] }

  it('that the law gives is asked for', () => {
    expect(sent('care-act', { ...OTHER, ...power('CA-OTHER') })).toMatchObject(power('CA-OTHER'))
  })

  it('is asked for once', () => {
    expect(errorsOf('care-act', { ...OTHER, ...power('CA-OTHER', 'CA-OTHER') })).toEqual([
      { field: 'requestedPowers.1.rule', code: 'named-twice' },
    ])
  })

  it('may be asked for before it is known whether the law gives it', () => {
    const unknown = {
      'facts.processes': ['needs-assessment', 'safeguarding-measures'],
      'facts.capacity': 'lacks',
      'safeguarding.kinds': ['neglect'],
      'safeguarding.role': 'alleged-victim',
      'safeguarding.immediateRisk': false,
      'capacity.assessedBy': 'Dr Imara Feldspar',
      'capacity.assessorRole': 'Surgeon',
      'capacity.assessedOn': '2026-11-20',
    }
    expect(errorsOf('care-act', { ...unknown, ...power('IMCA-SAFEGUARDING') })).toEqual([])
  })
})

describe('what is taken', () => {
  it.each(['imca', 'imha', 'care-act', 'dols'] as const)('of a complete %s referral is read by everybody', (of) => {
    const form = sent(of)
    const { ageYears: _, ...facts } = form.facts
    expect(fromAnswers(answersTold({ form, facts: form.facts }, TODAY), TODAY)).toMatchObject({ ...form, facts })
  })
})
