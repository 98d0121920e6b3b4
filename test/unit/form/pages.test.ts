import { describe, expect, it } from 'vitest'
import {
  type Answers,
  checkPage,
  fieldsOf,
  fromAnswers,
  lawSoFar,
  pageAt,
  pageOf,
  pages,
  pagesFor,
  readPage,
  taskList,
  toAnswers,
} from '../../../shared/domain/form/pages.ts'
import { parseReferralForm } from '../../../shared/domain/form/referral-form.ts'
import { changed, complete, TODAY } from './forms.ts'

const page = (group: string, slug: string) => {
  const found = pageAt(group, slug)
  if (found === undefined) throw new Error(`no page ${group}/${slug}`)
  return found
}
const slugs = (answers: Answers) => pagesFor(answers, TODAY).map(({ slug }) => slug)
const boxes = (group: string, slug: string, answers: Answers) =>
  fieldsOf(page(group, slug), answers, TODAY).map(({ box }) => box)
const body = (answers: Answers) => ({ ...answers })

const TREATMENT: Answers = {
  services: ['imca'],
  'facts.processes': ['serious-medical-treatment'],
  'facts.jurisdiction': 'england',
}
const NEEDS: Answers = {
  services: ['care-act'],
  'facts.processes': ['needs-assessment'],
  'facts.jurisdiction': 'england',
}

const offered = (services: string[], chosen: string[] = []) =>
  fieldsOf(page('deciding', 'decisions'), { services, 'facts.processes': chosen }, TODAY)[0]?.options ?? []

const list = (answers: Answers) =>
  fieldsOf(page('people', 'family-and-friends-details'), { ...TREATMENT, 'people.anyone': 'yes', ...answers }, TODAY)[0]

const stateOfPerson = (answers: Answers) => taskList(answers, TODAY).find(({ group }) => group === 'person')?.state

describe.each(['imca', 'imha', 'care-act', 'dols'] as const)('the %s example filled in page by page', (column) => {
  const typed = toAnswers(complete(column))

  it('is the same referral', () => {
    const draft: Record<string, string | string[]> = {}
    // Pages open up as they are answered: each page that is called for is filled in and sent, as a browser would.
    for (const each of pages()) {
      if (!pagesFor(draft, TODAY).includes(each)) continue
      Object.assign(draft, readPage(each, body(typed)))
      expect(checkPage(each, draft, TODAY)).toEqual([])
    }
    expect(fromAnswers(draft, TODAY)).toEqual(complete(column))
    expect(parseReferralForm(fromAnswers(draft, TODAY), { today: TODAY })).toEqual(
      parseReferralForm(complete(column), { today: TODAY }),
    )
  })

  it('leaves nothing to do on the task list', () => {
    const states = taskList(typed, TODAY).map(({ state }) => state)
    expect(states.filter((state) => state !== 'done' && state !== 'optional')).toEqual([])
  })
})

describe('which pages a draft calls for', () => {
  it('before it is known what is being decided, those that everyone is asked', () => {
    expect(slugs({})).toEqual(expect.arrayContaining(['services', 'decisions', 'country', 'name', 'declaration']))
    expect(slugs({})).not.toContain('consult')
  })

  it('asks the facts of the processes chosen and no others', () => {
    expect(slugs(TREATMENT)).toEqual(expect.arrayContaining(['capacity', 'consult', 'representation', 'treatment']))
    for (const other of ['accommodation', 'difficulty', 'mental-health', 'deprivation-of-liberty'])
      expect(slugs(TREATMENT)).not.toContain(other)
  })

  it('skips what cannot matter any more', () => {
    const has = { ...TREATMENT, 'facts.capacity': 'has' }
    expect(slugs(has)).not.toContain('consult')
    expect(slugs(has)).not.toContain('treatment')
    expect(slugs({ ...TREATMENT, 'facts.capacity': 'lacks' })).toContain('consult')
  })

  it('takes "not known" for an open question, never for a no', () => {
    expect(slugs({ ...TREATMENT, 'facts.consult.appropriateUnpaidPerson': 'not-known' })).toContain('treatment')
    expect(slugs({ ...TREATMENT, 'facts.consult.appropriateUnpaidPerson': 'yes' })).not.toContain('treatment')
  })

  it('does not depend on the order of answering: a page never hides its own questions', () => {
    const answered = { ...NEEDS, 'facts.difficulty.understand': 'yes' }
    expect(boxes('law', 'difficulty', answered)).toEqual(boxes('law', 'difficulty', NEEDS))
  })

  it('does not ask who supports the person when nobody might', () => {
    const difficult = { ...NEEDS, 'facts.difficulty.understand': 'yes' }
    expect(slugs({ ...difficult, 'facts.individual.exists': 'yes' })).toContain('individual')
    expect(slugs({ ...difficult, 'facts.individual.exists': 'no' })).not.toContain('individual')
  })

  it('asks for the section of somebody who is treated under Part 4, and demands nothing of it that only an IMHA needs', () => {
    const treated = { ...TREATMENT, 'facts.treatment.underMhaPart4': 'yes', 'facts.mha.section': 's3' }
    expect(boxes('law', 'mental-health', treated)).toContain('facts.mha.section')
    const questions = fieldsOf(page('law', 'detention'), treated, TODAY)
    expect(questions.map(({ box, mandatory }) => [box, mandatory])).toEqual([
      ['mentalHealth.sectionStartedOn', false],
      ['mentalHealth.responsibleClinician', false],
      ['mentalHealth.onLeave', false],
      ['mentalHealth.nearestRelative', false],
    ])
    expect(slugs({ ...TREATMENT, 'facts.treatment.underMhaPart4': 'no' })).not.toContain('detention')
  })

  it('leaves out of the referral what is no longer asked, and keeps it in the draft', () => {
    const draft = toAnswers(complete('imca'))
    const decides: Answers = { ...draft, 'referrer.isDecisionMaker': 'yes' }
    expect(decides['decisionMaker.name']).toBe('Dr Imara Feldspar')
    expect(fromAnswers(decides, TODAY)).not.toHaveProperty('decisionMaker')
  })

  it('offers the power that the law gives, and takes the reason', () => {
    const draft: Answers = {
      ...toAnswers(complete('care-act')),
      'facts.processes': ['needs-assessment', 'other-care-act-contact'],
      'requestedPowers.CA-OTHER.reason': 'He trusts nobody else.',
    }
    const [question] = fieldsOf(page('answer', 'powers'), draft, TODAY)
    expect(question?.entries?.map(({ key }) => key)).toEqual(['CA-OTHER'])
    expect(fromAnswers(draft, TODAY)).toMatchObject({
      requestedPowers: [{ rule: 'CA-OTHER', reason: 'He trusts nobody else.' }],
    })
    expect(slugs(toAnswers(complete('care-act')))).not.toContain('powers')
  })

  it('asks whether to go on when nothing applies', () => {
    const supported = { ...TREATMENT, 'facts.capacity': 'lacks', 'facts.consult.appropriateUnpaidPerson': 'yes' }
    expect(lawSoFar(supported, TODAY).map(({ outcome }) => outcome)).toEqual(['not-eligible'])
    expect(slugs(supported)).toContain('go-on')
    expect(slugs(TREATMENT)).not.toContain('go-on')
  })

  const duty = toAnswers(complete('care-act'))
  const besides = (process: string, more: Answers): Answers => ({
    ...duty,
    'facts.processes': ['needs-assessment', process],
    ...more,
  })
  const SAFEGUARDING = { 'facts.particularBenefit': 'yes' }

  it.each([
    [
      'another advocate is not given',
      'mental-health-patient',
      { 'facts.mha.section': 'informal', 'facts.mha.treatmentDiscussed': 'none' },
      true,
    ],
    [
      'another depends on what nobody knows',
      'safeguarding-measures',
      { ...SAFEGUARDING, 'facts.capacity': 'not-assessed' },
      true,
    ],
    ['another depends on what nobody has been asked yet', 'safeguarding-measures', SAFEGUARDING, false],
    [
      'another is a power that may be asked for',
      'safeguarding-measures',
      { ...SAFEGUARDING, 'facts.capacity': 'lacks' },
      false,
    ],
    ['another rule gives the same advocate', 'safeguarding-enquiry', { 'facts.individual.implicated': 'no' }, false],
  ])('beside a duty, asks so where %s', (_, process, more, isAsked) => {
    const draft = besides(process, more)
    expect(lawSoFar(draft, TODAY).map(({ outcome }) => outcome)).toContain('duty')
    expect(slugs(draft).includes('go-on')).toBe(isAsked)
  })

  it('takes the reason beside a duty', () => {
    const goOnAgainstAnswer = { reason: 'He asks for one.' }
    const draft = besides('safeguarding-measures', {
      ...SAFEGUARDING,
      'facts.capacity': 'not-assessed',
      'goOnAgainstAnswer.reason': goOnAgainstAnswer.reason,
    })
    expect(fromAnswers(draft, TODAY)).toMatchObject({ goOnAgainstAnswer })
  })

  it('keeps the reason of what was sent, where what nobody knew is not there any more', () => {
    const sent = besides('safeguarding-measures', { ...SAFEGUARDING, 'goOnAgainstAnswer.reason': 'He asks for one.' })
    expect(slugs(sent)).toContain('go-on')
  })
})

describe('what a page asks', () => {
  it('offers the processes of the services wanted, and all of them to someone who is not sure', () => {
    expect(offered(['imha'])).toEqual(['mental-health-patient'])
    expect(offered(['imha', 'not-sure']).length).toBe(22)
    expect(offered([]).length).toBe(22)
    expect(offered(['imha'], ['care-plan'])).toEqual(['care-plan', 'mental-health-patient'])
  })

  it('lets a fact be not known, but wants it said', () => {
    const draft = { ...TREATMENT, 'facts.capacity': 'lacks' }
    const [question] = fieldsOf(page('law', 'consult'), draft, TODAY)
    expect(question).toMatchObject({ mandatory: true, options: ['yes', 'no', 'not-known'] })
    const field = 'facts.consult.appropriateUnpaidPerson'
    expect(checkPage(page('law', 'consult'), draft, TODAY)).toEqual([{ field, code: 'required' }])
    expect(checkPage(page('law', 'consult'), { ...draft, [field]: 'not-known' }, TODAY)).toEqual([])
    expect(fromAnswers({ ...draft, [field]: 'not-known' }, TODAY)).not.toHaveProperty('facts.consult')
  })

  it('wants no answer that the ones above it on the page have settled', () => {
    const draft = { ...NEEDS, 'facts.difficulty.understand': 'yes', 'difficulty.why': 'She needs pictures.' }
    expect(checkPage(page('law', 'difficulty'), draft, TODAY)).toEqual([])
  })

  it('shows what depends on an answer of the page, and says on which', () => {
    const [told, whyNot] = fieldsOf(page('consent', 'told'), TREATMENT, TODAY)
    expect(told).toMatchObject({ box: 'consent.told', options: ['yes', 'no'] })
    expect(whyNot).toMatchObject({ box: 'consent.whyNotTold', revealedBy: { box: 'consent.told', options: ['no'] } })
    const errors = (answer: string) =>
      checkPage(page('consent', 'told'), { ...TREATMENT, 'consent.told': answer }, TODAY)
    expect(errors('yes')).toEqual([])
    expect(errors('no')).toEqual([{ field: 'consent.whyNotTold', code: 'required' }])
  })

  it('shows one more entry of a list than were begun, up to its limit', () => {
    expect(list({})?.entries?.map(({ key }) => key)).toEqual(['0'])
    const two = list({ 'people.family.0.name': 'Ann', 'people.family.1.name': 'Ben' })
    expect(two?.entries?.map(({ key }) => key)).toEqual(['0', '1', '2'])
    expect(two?.entries?.[1]?.questions[0]).toMatchObject({ box: 'people.family.1.name', word: 'people.family.name' })
    expect(list({ 'people.family.9.name': 'Jo' })?.entries).toHaveLength(10)
  })

  it('names the box of an entry as typed, though one before it was left blank', () => {
    const draft = {
      ...TREATMENT,
      'people.anyone': 'yes',
      'people.family.1.name': 'Ben',
      'people.family.1.appropriate': 'no',
    }
    expect(checkPage(page('people', 'family-and-friends-details'), draft, TODAY)).toEqual([
      { field: 'people.family.1.relation', code: 'required' },
      { field: 'people.family.1.whyNot', code: 'required' },
    ])
  })

  it.each([
    ['31', '2', '2026', 'date'],
    ['', '2', '2026', 'date'],
    ['2', 'March', '2027', 'date'],
    ['1', '1', '27', 'date'],
    ['1', '1', '2026', 'decision-date-past'],
    ['', '', '', 'required'],
  ])('a decision on "%s" "%s" "%s" is refused as %s', (day, month, year, code) => {
    const draft = { ...TREATMENT, 'decision.by-day': day, 'decision.by-month': month, 'decision.by-year': year }
    expect(checkPage(page('decision', 'decide-by'), draft, TODAY)).toEqual([{ field: 'decision.by', code }])
  })

  it('reads a date without leading noughts', () => {
    const draft = { ...TREATMENT, 'decision.by-day': '5', 'decision.by-month': ' 1', 'decision.by-year': '2027' }
    expect(fromAnswers(draft, TODAY)).toMatchObject({ decision: { by: '2027-01-05' } })
  })

  it('a number that is none is refused, and an empty one is not known', () => {
    const draft: Answers = { ...TREATMENT, 'facts.processes': ['nhs-accommodation'], 'facts.capacity': 'lacks' }
    const check = (days: string) =>
      checkPage(
        page('law', 'accommodation'),
        {
          ...draft,
          'facts.accommodation.setting': 'hospital',
          'facts.accommodation.mhaObligation': 'no',
          'facts.accommodation.expectedDays': days,
        },
        TODAY,
      )
    expect(check('ten')).toEqual([{ field: 'facts.accommodation.expectedDays', code: 'whole-number' }])
    expect(check('')).toEqual([])
    expect(check('28')).toEqual([])
  })
})

describe('what was typed', () => {
  it('is kept as it was typed, wrong or short', () => {
    const typed = { 'person.postcode': '  nowhere ', 'person.address': 'x\r\ny', 'person.noFixedAbode': 'yes' }
    expect(readPage(page('person', 'home'), typed)).toEqual(typed)
  })
  it('takes back what was emptied', () => {
    expect(readPage(page('person', 'home'), {})).toEqual({
      'person.noFixedAbode': '',
      'person.address': '',
      'person.postcode': '',
    })
    expect(readPage(page('deciding', 'services'), {})).toEqual({ services: [] })
  })
  it('reads one tick and several', () => {
    expect(readPage(page('deciding', 'services'), { services: 'imca' })).toEqual({ services: ['imca'] })
    expect(readPage(page('deciding', 'services'), { services: ['imca', 'imha'] })).toEqual({
      services: ['imca', 'imha'],
    })
  })
  it('takes nothing that is not on the page', () => {
    const sent = { 'referrer.name': 'Someone', 'person.firstName': 'Alder', toString: 'x', services: 'imca' }
    const typed = readPage(page('person', 'name'), sent)
    expect(Object.keys(typed).sort()).toEqual(
      ['firstName', 'lastName', 'preferredName', 'pronouns', 'title'].map((name) => `person.${name}`),
    )
  })
  it('keeps what is too long whole, and tells how long it is', () => {
    const sent = { 'person.firstName': 'a'.repeat(9000), 'person.lastName': 'B' }
    const typed = readPage(page('person', 'name'), sent)
    expect(typed['person.firstName']).toBe(sent['person.firstName'])
    expect(checkPage(page('person', 'name'), typed, TODAY)).toEqual([
      { field: 'person.firstName', code: 'too-long', length: { is: 9000, most: 100 } },
    ])
  })
  it('tells how long an answer within a list is, whichever entry was left blank before it', () => {
    const sent = { 'people.anyone': 'yes', 'people.family.1.name': 'Jo', 'people.family.1.relation': 'a'.repeat(201) }
    const typed = { ...TREATMENT, ...sent, 'people.family.1.appropriate': 'yes' }
    expect(checkPage(page('people', 'family-and-friends-details'), typed, TODAY)).toEqual([
      { field: 'people.family.1.relation', code: 'too-long', length: { is: 201, most: 200 } },
    ])
  })
  it('takes no entry beyond the limit of a list', () => {
    const sent = { 'people.family.9.name': 'Jo', 'people.family.10.name': 'Kim', 'people.family.x.name': 'Lee' }
    expect(readPage(page('people', 'family-and-friends-details'), sent)).toEqual({ 'people.family.9.name': 'Jo' })
  })
})

describe('the task list', () => {
  it('follows a draft from nothing to done', () => {
    const whole = toAnswers(complete('imca'))
    expect(stateOfPerson({})).toBe('not-started')
    expect(stateOfPerson({ ...TREATMENT, 'person.firstName': 'Alder' })).toBe('in-progress')
    expect(stateOfPerson(whole)).toBe('done')
    expect(stateOfPerson({ ...whole, 'person.postcode': 'nowhere' })).toBe('in-progress')
  })
  it('says of the equality questions that nobody has to answer them', () => {
    expect(taskList(TREATMENT, TODAY).find(({ group }) => group === 'equality')?.state).toBe('optional')
  })
})

it('an error leads to the page of its field', () => {
  expect(pageOf('people.family.3.whyNot')?.slug).toBe('family-and-friends-details')
  expect(pageOf('facts.processes.0')?.slug).toBe('decisions')
  expect(pageOf('colour')).toBeUndefined()
})

it('answers of a form that is only begun can be carried over', () => {
  const facts = { facts: { jurisdiction: 'england', processes: ['serious-medical-treatment'], capacity: 'lacks' } }
  expect(fromAnswers(toAnswers(facts), TODAY)).toEqual(facts)
  expect(fromAnswers(toAnswers(changed(facts, { 'facts.urgent': false })), TODAY)).toMatchObject({
    facts: { urgent: false },
  })
})
