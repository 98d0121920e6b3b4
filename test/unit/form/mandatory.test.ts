import { describe, expect, it } from 'vitest'
import { parseReferralForm } from '../../../shared/domain/form/referral-form.ts'
import { changed, type Column, complete, namesIn, TODAY } from './forms.ts'

const parse = (form: unknown) => parseReferralForm(form, { today: TODAY })
const errorsOf = (form: unknown) => {
  const parsed = parse(form)
  return parsed.ok ? [] : parsed.errors
}

const EVERYONE = [
  'services',
  'facts.jurisdiction',
  'facts.processes',
  'referrer.name',
  'referrer.role',
  'referrer.organisation',
  'referrer.team',
  'referrer.address',
  'referrer.email',
  'referrer.phone',
  'person.firstName',
  'person.lastName',
  'person.dateOfBirth',
  'person.address',
  'person.postcode',
  'person.mainNeeds',
  'place.kind',
  'place.area',
  'consent.told',
  'communication.mainWay',
  'communication.firstLanguage',
  'communication.interpreter',
  'risks.known',
  'risks.loneVisit',
  'declaration.agreed',
]
const AWAY_FROM_HOME = ['place.name', 'place.address', 'place.postcode']
const AUTHORISED = ['authorisedPerson.confirmed', 'authorisedPerson.name', 'authorisedPerson.on']
const ASSESSED = ['capacity.assessedBy', 'capacity.assessorRole', 'capacity.assessedOn']

// What the four complete referrals may not leave out; everything else in them may be left out.
const MANDATORY: Record<Column, string[]> = {
  imca: [
    ...EVERYONE,
    ...AWAY_FROM_HOME,
    ...AUTHORISED,
    ...ASSESSED,
    'facts.capacity',
    'referrer.isDecisionMaker',
    'decisionMaker.name',
    'decisionMaker.role',
    'decisionMaker.organisation',
    'decisionMaker.email',
    'decisionMaker.phone',
    'consent.on',
    'consent.recordedBy',
    'people.anyone',
    'people.family',
    'decision.description',
    'decision.by',
  ],
  imha: [
    ...EVERYONE,
    ...AWAY_FROM_HOME,
    'facts.mha.section',
    'mentalHealth.sectionStartedOn',
    'mentalHealth.responsibleClinician',
    'consent.state',
    'consent.how',
    'consent.on',
    'consent.recordedBy',
    'communication.interpreterLanguage',
    'risks.details',
  ],
  'care-act': [
    ...EVERYONE,
    ...AUTHORISED,
    'difficulty.why',
    'responsible.authority',
    'responsible.residence',
    'consent.state',
    'consent.how',
    'consent.on',
    'consent.recordedBy',
    'people.anyone',
    'decision.description',
  ],
  dols: [
    ...EVERYONE,
    ...AWAY_FROM_HOME,
    ...AUTHORISED,
    ...ASSESSED,
    'facts.capacity',
    'dols.urgentAuthorisation',
    'dols.startsOn',
    'dols.endsOn',
    'dols.managingAuthority',
    'dols.assessor',
    'referrer.isDecisionMaker',
    'responsible.authority',
    'responsible.residence',
    'people.anyone',
    'decision.description',
    'decision.by',
  ],
}
const COLUMNS = ['imca', 'imha', 'care-act', 'dols'] as const

describe.each(COLUMNS)('a complete %s referral', (column) => {
  it('is taken as it stands', () => {
    expect(errorsOf(complete(column))).toEqual([])
  })

  it.each(MANDATORY[column])('may not leave out %s', (field) => {
    expect(errorsOf(changed(complete(column), { [field]: undefined }))).toContainEqual({ field, code: 'required' })
  })

  it('may leave out everything else', () => {
    const optional = namesIn(complete(column)).filter((name) => !MANDATORY[column].includes(name))
    expect(optional.length).toBeGreaterThan(0)
    const missing = optional.filter((name) =>
      // What hangs on an answer goes with it: that is another rule.
      errorsOf(changed(complete(column), { [name]: undefined })).some(({ code }) => code !== 'not-asked'),
    )
    expect(missing).toEqual([])
  })
})

const HOSPITAL_MOVE = { 'facts.processes': ['nhs-accommodation'], 'decision.dischargePlanned': undefined }
const SAFEGUARDING = {
  'facts.processes': ['safeguarding-enquiry'],
  'safeguarding.kinds': ['neglect'],
  'safeguarding.role': 'alleged-victim',
  'safeguarding.immediateRisk': false,
}

const CALLED_FOR: { when: string; of: Column; answers: Record<string, unknown>; fields: string[] }[] = [
  { when: 'the person was not told', of: 'imca', answers: { 'consent.told': false }, fields: ['consent.whyNotTold'] },
  {
    when: 'the decision is urgent',
    of: 'care-act',
    answers: { 'facts.urgent': true },
    fields: ['decision.urgentReason'],
  },
  { when: 'a risk is known', of: 'imca', answers: { 'risks.known': true }, fields: ['risks.details'] },
  {
    when: 'an interpreter is needed',
    of: 'imca',
    answers: { 'communication.interpreter': true },
    fields: ['communication.interpreterLanguage'],
  },
  {
    when: 'consent was refused',
    of: 'care-act',
    answers: { 'consent.state': 'refused' },
    fields: ['consent.basisForSharing'],
  },
  {
    when: 'consent was not asked for yet',
    of: 'imha',
    answers: { consent: { told: true, state: 'not-asked' } },
    fields: ['consent.basisForSharing'],
  },
  {
    when: 'the person has capacity, so that consent is theirs',
    of: 'imca',
    answers: { 'facts.capacity': 'has', 'consent.state': undefined },
    fields: ['consent.state'],
  },
  {
    when: 'the patient is said to lack capacity to consent',
    of: 'imha',
    answers: { 'consent.state': 'lacks-capacity', 'consent.how': undefined },
    fields: ['facts.capacity'],
  },
  {
    when: 'the Care Act referrer is not the decision-maker',
    of: 'care-act',
    answers: { 'referrer.isDecisionMaker': false },
    fields: ['name', 'role', 'organisation', 'email', 'phone'].map((name) => `decisionMaker.${name}`),
  },
  {
    when: 'the place is not the person’s home',
    of: 'care-act',
    answers: { 'place.kind': 'care-home' },
    fields: AWAY_FROM_HOME,
  },
  {
    when: 'a stay in hospital is decided for someone in hospital',
    of: 'imca',
    answers: HOSPITAL_MOVE,
    fields: ['decision.dischargePlanned'],
  },
  {
    when: 'discharge is planned',
    of: 'imca',
    answers: { 'decision.dischargePlanned': true },
    fields: ['decision.dischargeOn'],
  },
  {
    when: 'it is a safeguarding enquiry',
    of: 'care-act',
    answers: { ...SAFEGUARDING, 'safeguarding.role': undefined },
    fields: ['safeguarding.role'],
  },
  {
    when: 'it is a safeguarding enquiry',
    of: 'care-act',
    answers: { ...SAFEGUARDING, 'safeguarding.immediateRisk': undefined },
    fields: ['safeguarding.immediateRisk'],
  },
  {
    when: 'the patient is on a community treatment order',
    of: 'imha',
    answers: { 'facts.mha.section': 's17a-cto' },
    fields: ['mentalHealth.hospitalArea'],
  },
  {
    when: 'the representative has left',
    of: 'dols',
    answers: { 'facts.processes': ['dols-representative-ended'] },
    fields: ['dols.representative'],
  },
  {
    when: 'an advocate is to help a representative under an authorisation, urgent or not',
    of: 'dols',
    answers: {
      'facts.processes': ['dols-representative-appointment'],
      'facts.dols': { authorisationInForce: true },
      'dols.urgentAuthorisation': false,
      'dols.startsOn': undefined,
      'dols.endsOn': undefined,
    },
    fields: ['dols.startsOn', 'dols.endsOn'],
  },
  {
    when: 'a representative is to be appointed, and nobody knows whether the authorisation is in force',
    of: 'dols',
    answers: {
      'facts.processes': ['dols-representative-appointment'],
      'facts.dols': undefined,
      'dols.urgentAuthorisation': false,
      'dols.startsOn': undefined,
      'dols.endsOn': undefined,
    },
    fields: ['dols.startsOn', 'dols.endsOn'],
  },
  {
    when: 'a placement is reviewed',
    of: 'imca',
    answers: { 'facts.processes': ['accommodation-review'] },
    fields: ['decision.placementStartedOn'],
  },
  {
    when: 'the person sleeps rough',
    of: 'care-act',
    answers: { 'place.kind': 'street' },
    fields: ['place.whereToFind'],
  },
  {
    when: 'a relative is not appropriate',
    of: 'imca',
    answers: { 'people.family': [{ name: 'Bryony Quillfeather', relation: 'Niece', appropriate: false }] },
    fields: ['people.family.0.whyNot'],
  },
  {
    when: 'a relative is entered without a name',
    of: 'imca',
    answers: { 'people.family': [{ relation: 'Niece', appropriate: true }] },
    fields: ['people.family.0.name'],
  },
]

describe('what is mandatory only when the case calls for it', () => {
  it.each(CALLED_FOR)('$fields, when $when', ({ of, answers, fields }) => {
    expect(errorsOf(changed(complete(of), answers))).toEqual(fields.map((field) => ({ field, code: 'required' })))
  })

  it.each([
    {
      name: 'an about age stands in for the date of birth',
      of: 'imca',
      answers: { 'person.dateOfBirth': undefined, 'person.aboutAge': 70 },
    },
    {
      name: 'no fixed abode needs no address',
      of: 'imca',
      answers: { 'person.noFixedAbode': true, 'person.address': undefined, 'person.postcode': undefined },
    },
    {
      name: 'nowhere settled needs no address of the place',
      of: 'care-act',
      answers: {
        'person.noFixedAbode': true,
        'person.address': undefined,
        'person.postcode': undefined,
        place: { kind: 'street', area: 'westmarch', whereToFind: 'By the old mill bridge, from nine at night.' },
      },
    },
    {
      name: 'a stay that is being arranged has not begun',
      of: 'imca',
      answers: { 'facts.processes': ['la-accommodation'] },
    },
    {
      name: 'a Care Act referral may name an attorney',
      of: 'care-act',
      answers: { 'people.representatives': [{ kind: 'attorney-property', name: 'Ash Quillfeather' }] },
    },
    {
      name: 'an IMHA referral may name a deputy',
      of: 'imha',
      answers: { 'people.representatives': [{ kind: 'deputy-welfare', name: 'Ash Quillfeather' }] },
    },
    {
      name: 'capacity that nobody assessed has no assessor',
      of: 'imca',
      answers: { 'facts.capacity': 'not-assessed', capacity: undefined },
    },
    {
      name: 'an informal patient has no start of section',
      of: 'imha',
      answers: { 'facts.mha.section': 'informal', mentalHealth: undefined },
    },
    {
      name: 'nobody around the person needs no list',
      of: 'imca',
      answers: { 'people.anyone': false, 'people.family': undefined },
    },
    {
      name: 'no authorisation yet has no dates',
      of: 'dols',
      answers: { 'dols.urgentAuthorisation': false, 'dols.startsOn': undefined, 'dols.endsOn': undefined },
    },
    { name: 'a safeguarding enquiry with its details is complete', of: 'care-act', answers: SAFEGUARDING },
  ] satisfies { name: string; of: Column; answers: Record<string, unknown> }[])('$name', ({ of, answers }) => {
    expect(errorsOf(changed(complete(of), answers))).toEqual([])
  })

  it('a referral of two kinds is asked what either is asked', () => {
    const both = changed(complete('imca'), { 'facts.processes': ['serious-medical-treatment', 'needs-assessment'] })
    expect(errorsOf(both)).toEqual([
      { field: 'difficulty.why', code: 'required' },
      { field: 'responsible.authority', code: 'required' },
      { field: 'responsible.residence', code: 'required' },
    ])
  })

  it('a fact that is not known never stops a referral', () => {
    const { jurisdiction, processes, capacity } = {
      jurisdiction: 'england',
      processes: ['serious-medical-treatment'],
      capacity: 'not-assessed',
    }
    const facts = { jurisdiction, processes, capacity }
    expect(errorsOf(changed(complete('imca'), { facts, capacity: undefined }))).toEqual([])
  })
})
