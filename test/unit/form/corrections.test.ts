// A correction of a referral that was sent: held to the rules of the form, for what it changes and for nothing else.
import { describe, expect, it } from 'vitest'
import { correctedFacts, sharingChange } from '../../../shared/domain/form/corrected-facts.ts'
import {
  answersTold,
  canWithdrawConsent,
  consentEnded,
  consentWithdrawal,
  correctablePages,
  correction,
  correctionByName,
  type CorrectionResult,
  isSharingLawful,
  type Told,
} from '../../../shared/domain/form/corrections.ts'
import { examples } from '../../../shared/domain/form/examples.ts'
import { type Answers, pageAt } from '../../../shared/domain/form/pages.ts'
import { parseReferralForm, type ReferralForm } from '../../../shared/domain/form/referral-form.ts'
import { dateOf } from '../../../shared/domain/time.ts'
import { aReferral, daysAfter, MONDAY } from '../../support/factories.ts'

const receivedOn = dateOf(MONDAY)
/** Long after every date of the examples has passed. */
const today = dateOf(daysAfter(MONDAY, 120))
const dates = { today, receivedOn }

type Example = keyof ReturnType<typeof examples>

const told = (example: Example = 'care-act', change: (form: ReferralForm) => ReferralForm = (form) => form): Told => {
  const parsed = parseReferralForm(structuredClone(examples(receivedOn)[example]), { today: receivedOn })
  if (!parsed.ok) throw new Error(`The example ${example} does not pass`)
  const form = change(parsed.form)
  return { form, facts: form.facts }
}

/** A correction of one page, with the boxes that are typed differently. */
const corrects = (of: Told, place: string, typed: Answers, more: readonly string[] = []): CorrectionResult => {
  const pages = [place, ...more].flatMap((one) => {
    const [group = '', slug = ''] = one.split('/')
    return pageAt(group, slug) ?? []
  })
  const names = pages.flatMap(({ fields }) => fields.map(({ name }): string => name))
  const before = Object.entries(answersTold(of, today)).filter(([box]) =>
    names.some((name) => box === name || box.startsWith(`${name}.`) || box.startsWith(`${name}-`)),
  )
  return correction(of, { pages, typed: { ...Object.fromEntries(before), ...typed } }, dates)
}

const saved = (result: CorrectionResult) => {
  if (!result.ok) throw new Error(`Not saved: ${JSON.stringify(result)}`)
  return result
}

describe('a correction', () => {
  it('changes the answer, keeps the old one, and leaves every other as it was', () => {
    const of = told()
    const { form, changes } = saved(corrects(of, 'person/name', { 'person.lastName': '  Featherstonehaugh ' }))
    expect(changes).toEqual([{ field: 'person.lastName', before: of.form.person.lastName, after: 'Featherstonehaugh' }])
    expect(form).toEqual({ ...of.form, person: { ...of.form.person, lastName: 'Featherstonehaugh' } })
  })

  it('that changes nothing is none', () => {
    expect(corrects(told(), 'person/name', {})).toEqual({ ok: false, why: 'nothing' })
  })

  it('is held to the rules of the form', () => {
    expect(corrects(told(), 'you/your-contact', { 'referrer.email': 'nobody' })).toMatchObject({
      mistakes: [{ field: 'referrer.email', code: 'email' }],
    })
  })

  it('of an answer beside one that time has overtaken is not refused for that one', () => {
    const of = told('care-act', (form) => ({
      ...form,
      decision: { ...form.decision, meetings: [{ on: receivedOn, kind: 'Review' }] },
    }))
    const { changes } = saved(corrects(of, 'decision/meetings', { 'decision.meetings.0.kind': 'Planning' }))
    expect(changes).toMatchObject([{ field: 'decision.meetings' }])
    const later = corrects(of, 'decision/meetings', {
      'decision.meetings.0.on-day': '24',
      'decision.meetings.0.on-month': '11',
      'decision.meetings.0.on-year': '2026',
    })
    expect(later).toMatchObject({ mistakes: [{ field: 'decision.meetings.0.on', code: 'date-past' }] })
  })

  it('asks for what it calls for, and is saved with it', () => {
    const of = told('care-act', (form) => ({ ...form, people: { ...form.people, anyone: false } }))
    const asked = corrects(of, 'people/family-and-friends', { 'people.anyone': 'yes' })
    expect(asked).toMatchObject({
      ok: false,
      mistakes: [],
      further: [{ slug: 'family-and-friends-details' }],
      unanswered: [{ field: 'people.family', code: 'required' }],
    })
    const typed = {
      'people.anyone': 'yes',
      'people.family.0.name': 'Bryony Quillfeather',
      'people.family.0.relation': 'Niece',
      'people.family.0.appropriate': 'yes',
    }
    const { changes } = saved(corrects(of, 'people/family-and-friends', typed, ['people/family-and-friends-details']))
    expect(changes.map(({ field }) => field)).toEqual(['people.anyone', 'people.family'])
  })

  it('takes what is not asked any more out of the story, and keeps it in the log', () => {
    const of = told('care-act', (form) => ({
      ...form,
      people: {
        ...form.people,
        anyone: true,
        family: [{ name: 'Bryony Quillfeather', relation: 'Niece', appropriate: true }],
      },
    }))
    const { form, changes } = saved(corrects(of, 'people/family-and-friends', { 'people.anyone': 'no' }))
    expect(form.people?.family).toBeUndefined()
    expect(changes.find(({ field }) => field === 'people.family')).toMatchObject({ before: [{ relation: 'Niece' }] })
  })

  it('of the date of birth gives the age by the day of receipt', () => {
    const typed = {
      'person.dateOfBirth-day': '24',
      'person.dateOfBirth-month': '11',
      'person.dateOfBirth-year': '1950',
    }
    const { form } = saved(corrects(told('imca'), 'person/age', typed))
    expect(form.facts.ageYears).toBe(75)
  })

  it('is offered for no answer that makes it another referral, was declared, or is kept apart', () => {
    const groups = new Set(correctablePages(answersTold(told(), today), today).map(({ group }) => group))
    for (const group of ['deciding', 'equality', 'answer', 'declaration'] as const) expect(groups).not.toContain(group)
    expect(groups).toContain('person')
  })
})

describe('a correction by the names of the questions', () => {
  it('takes values as the form that is sent has them, and takes answers away', () => {
    const of = told('care-act', (form) => ({ ...form, person: { ...form.person, preferredName: 'Goldie' } }))
    const { form } = saved(
      correctionByName(of, { answers: { 'facts.difficulty.weigh': true }, removed: ['person.preferredName'] }, dates),
    )
    expect(form.facts.difficulty?.weigh).toBe(true)
    expect(form.person.preferredName).toBeUndefined()
  })

  it.each([
    ['of no question', { 'person.shoeSize': 9 }, 'person.shoeSize', 'unknown-field'],
    ['of what is being decided', { 'facts.processes': ['care-plan'] }, 'facts.processes', 'unknown-field'],
    ['of the wrong type', { 'person.lastName': 7 }, 'person.lastName', 'wrong-type'],
    ['of no choice', { 'place.kind': 'moon' }, 'place.kind', 'not-an-option'],
    ['that is nothing', { 'person.lastName': null }, 'person.lastName', 'wrong-type'],
  ])('is refused %s', (_, values, field, code) => {
    expect(correctionByName(told(), { answers: values, removed: [] }, dates)).toMatchObject({
      ok: false,
      mistakes: [{ field, code }],
    })
  })

  it('does not take away what must be there', () => {
    expect(correctionByName(told(), { answers: {}, removed: ['person.lastName'] }, dates)).toMatchObject({
      mistakes: [{ field: 'person.lastName', code: 'required' }],
    })
  })
})

const withdrawn = (basis: string, typed: Answers = {}, of = told()) =>
  consentWithdrawal(
    of,
    {
      'consent.how': 'spoken',
      'consent.recordedBy': 'Rowan Achterberg',
      'consent.on-day': '23',
      'consent.on-month': '11',
      'consent.on-year': '2026',
      'consent.basisForSharing': basis,
      ...typed,
    },
    dates,
  )

describe('consent', () => {
  it('that is withdrawn without another lawful reason ends the sharing, and every version is kept', () => {
    const { form, changes } = saved(withdrawn(''))
    expect(form.consent).toMatchObject({ state: 'refused', how: 'spoken', recordedBy: 'Rowan Achterberg' })
    expect(changes).toContainEqual({ field: 'consent.state', before: 'given', after: 'refused' })
    expect(isSharingLawful(form)).toBe(false)
    expect(sharingChange(aReferral(), form)).toBe('stopped')
    expect(sharingChange(aReferral('care-act', { sharing: 'stopped' }), form)).toBeUndefined()
  })

  it('that ends with the referral is recorded without what nobody was asked, and shares nothing', () => {
    const { form, changes } = saved(
      consentEnded(told(), { on: '2026-11-23', recordedBy: 'Rowan Achterberg' }, dates.receivedOn),
    )
    expect(form.consent).toMatchObject({ state: 'refused', on: '2026-11-23', recordedBy: 'Rowan Achterberg' })
    for (const gone of ['how', 'basisForSharing', 'scope', 'recipients']) expect(form.consent).not.toHaveProperty(gone)
    expect(changes).toContainEqual({ field: 'consent.state', before: 'given', after: 'refused' })
    expect(isSharingLawful(form)).toBe(false)
  })

  it('can be withdrawn as long as sharing goes on, whatever the story says', () => {
    expect(canWithdrawConsent(told(), {})).toBe(true)
    expect(canWithdrawConsent(told(), { sharing: 'resumed' })).toBe(true)
    expect(canWithdrawConsent(told(), { sharing: 'stopped' })).toBe(false)
  })

  it('that is withdrawn where somebody’s safety asks for it leaves sharing lawful', () => {
    const { form } = saved(withdrawn('immediate-safety'))
    expect(sharingChange(aReferral(), form)).toBeUndefined()
  })

  it.each([
    ['on a day to come', { 'consent.on-year': '2031' }, 'consent.on', 'date-future'],
    ['without saying how', { 'consent.how': '' }, 'consent.how', 'required'],
    ['for a reason that there is not', { 'consent.basisForSharing': 'x' }, 'consent.basisForSharing', 'not-an-option'],
  ])('is not withdrawn %s', (_, typed, field, code) => {
    expect(withdrawn('', typed)).toMatchObject({ mistakes: [{ field, code }] })
  })

  it.each([
    ['given', undefined, true],
    ['lacks-capacity', undefined, true],
    ['refused', undefined, false],
    ['refused', 'legal-obligation', true],
    ['not-asked', undefined, false],
    [undefined, undefined, true],
  ] as const)('%s with the basis %s makes sharing lawful: %s', (state, basisForSharing, lawful) => {
    const { form } = told()
    const consent = {
      told: true,
      ...(state === undefined ? {} : { state }),
      ...(basisForSharing === undefined ? {} : { basisForSharing }),
    }
    expect(isSharingLawful({ ...form, consent })).toBe(lawful)
  })
})

describe('what the service works with', () => {
  it('changes only where the story did, whatever the order in which a table gives it back', () => {
    const state = aReferral()
    const { form } = told()
    const shuffled = Object.fromEntries(Object.entries(form.facts).toReversed())
    expect(correctedFacts({ ...state, facts: { ...form.facts, ...shuffled } }, form)).toEqual({})
  })

  it('takes over the date of the decision, the team and the address', () => {
    const { form } = told()
    const moved: ReferralForm = {
      ...form,
      decision: { ...form.decision, by: '2027-06-30' },
      referrer: { ...form.referrer, email: 'team@westmarch.example', team: 'West' },
    }
    expect(correctedFacts(aReferral(), moved)).toMatchObject({
      clockFacts: { decisionOn: '2027-06-30' },
      offerView: { decisionOn: '2027-06-30' },
      team: 'West',
      referrerEmail: 'team@westmarch.example',
    })
  })
})
