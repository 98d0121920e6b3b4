// Answers to questions that a referral is not asked: the pages never send them, and nobody would read them. A program is told
// where somebody said no to what it then tells.
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

const DENIED: { what: string; of: Column; answers: Given; fields: string[] }[] = [
  {
    what: 'a risk where none is known',
    of: 'care-act',
    answers: { risks: { known: false, details: 'A dog.', loneVisit: 'not-safe' } },
    fields: ['risks.details'],
  },
  {
    what: 'the language of an interpreter who is not needed',
    of: 'care-act',
    answers: { 'communication.interpreter': false, 'communication.interpreterLanguage': 'Polish' },
    fields: ['communication.interpreterLanguage'],
  },
  {
    what: 'family of somebody who has none',
    of: 'care-act',
    answers: { people: { anyone: false, family } },
    fields: ['people.family'],
  },
  {
    what: 'the day of a discharge that is not planned',
    of: 'imha',
    answers: { 'decision.dischargePlanned': false, 'decision.dischargeOn': '2026-12-24' },
    fields: ['decision.dischargeOn'],
  },
]

const LEFT_OUT: [string, Column, Given][] = [
  ['an attorney where the law was told of none', 'imca', { 'people.representatives': attorney }],
  ['another decision-maker than the one who decides', 'care-act', { decisionMaker }],
  ['why somebody was not told who was', 'imca', { 'consent.whyNotTold': 'He was asleep.' }],
  ['why something is urgent that is not', 'imca', { 'decision.urgentReason': 'It is not.' }],
  [
    'safeguarding and a section in a referral about treatment',
    'imca',
    {
      'safeguarding.kinds': ['neglect'],
      'safeguarding.role': 'alleged-victim',
      'mentalHealth.responsibleClinician': 'Dr Osei Tamarind',
    },
  ],
  ['where to find somebody who is at home', 'care-act', { 'place.whereToFind': 'At the mill.' }],
  ['why to go on where nothing stands against it', 'care-act', { goOnAgainstAnswer: { reason: REASON } }],
]

describe('what is not asked', () => {
  it.each(DENIED)('is refused by its name where somebody said no to it: $what', ({ of, answers, fields }) => {
    expect(errorsOf(of, answers)).toEqual(fields.map((field) => ({ field, code: 'not-asked' })))
  })

  it.each(LEFT_OUT)('is left out where the law or another answer does not ask it: %s', (_, of, answers) => {
    expect(sent(of, answers)).toEqual(sent(of))
  })

  it('is left out after a fact that makes other answers idle: a referral that was complete is not refused', () => {
    const before = sent('imca', { 'facts.capacity': 'not-assessed' })
    expect(before.capacity).toBeUndefined()
    expect(sent('imha', { 'facts.mha.section': 'informal' }).mentalHealth).not.toHaveProperty('sectionStartedOn')
    expect(errorsOf('imca', { 'facts.representation.lpaForMatter': true })).toEqual([])
    expect(errorsOf('imca', { 'consent.state': undefined })).toEqual([])
    expect(errorsOf('imca', { 'referrer.isDecisionMaker': true })).toEqual([])
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

  it('that the law refuses on these facts is no fault of the referral', () => {
    expect(errorsOf('care-act', power('CA-OTHER'))).toEqual([])
    expect(errorsOf('imha', power('LOCAL-IMHA-2025-INFORMAL'))).toEqual([])
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
