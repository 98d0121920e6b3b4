import { describe, expect, it } from 'vitest'
import { PROCESSES } from '../../../shared/domain/eligibility/facts.ts'
import { SECTION_LENGTHS } from '../../../shared/domain/eligibility/section-lengths.ts'
import { readerOf } from '../../../shared/domain/form/asked.ts'
import {
  fieldsOfWarning,
  type Surroundings,
  WARNING_CODES,
  type WarningCode,
  warningsIn,
} from '../../../shared/domain/form/cross-checks.ts'
import { COLUMN_OF, FIELDS } from '../../../shared/domain/form/fields.ts'
import { pageOf } from '../../../shared/domain/form/pages.ts'
import { parseReferralForm } from '../../../shared/domain/form/referral-form.ts'
import { lastDayOf } from '../../../shared/domain/form/section-lengths.ts'
import { changed, type Column, complete, TODAY } from './forms.ts'

const AROUND: Surroundings = {
  own: 'westmarch',
  authorities: [
    { authority: 'westmarch', jurisdiction: 'england', emailDomains: ['westmarch.example', 'health.example'] },
    { authority: 'eastmoor', jurisdiction: 'england' },
    { authority: 'brynafon', jurisdiction: 'wales' },
  ],
  providers: [{ provider: 'northstar', providerName: 'Northstar Advocacy' }],
}

type Given = Record<string, unknown>
type Row = { when: string; of?: Column; answers: Given; today?: string }

const warned = ({ of = 'care-act', answers, today = TODAY }: Omit<Row, 'when'>): WarningCode[] =>
  warningsIn(readerOf(changed(complete(of), answers)), today, AROUND).map(({ code }) => code)

const errorsOf = ({ of = 'care-act', answers, today = TODAY }: Omit<Row, 'when'>) => {
  const parsed = parseReferralForm(changed(complete(of), answers), { today })
  return parsed.ok ? [] : parsed.errors
}

const BORN_17 = { 'person.dateOfBirth': '2009-11-22' }
const BORN_18_TODAY = { 'person.dateOfBirth': '2008-11-22' }
const BORN_18_TOMORROW = { 'person.dateOfBirth': '2008-11-23' }
const ABOUT_17 = { 'person.dateOfBirth': undefined, 'person.aboutAge': 17 }
const process = (...names: string[]) => ({ 'facts.processes': names })
const urgent = { 'facts.urgent': true, 'decision.urgentReason': 'Surgery cannot wait.' }
const meetings = (...all: Given[]) => ({ 'decision.meetings': all })

/** For each warning: what gives it, and what is next to it and does not. */
const WARNED: Record<WarningCode, { gives: Row[]; not: Row[] }> = {
  'under-18-adult-process': {
    gives: [
      { when: 'the person is 17 in a needs assessment', answers: BORN_17 },
      { when: 'the person turns 18 tomorrow', answers: BORN_18_TOMORROW },
      { when: 'the person is about 17', answers: ABOUT_17 },
      {
        when: 'the person is 17 in a safeguarding enquiry',
        answers: { ...BORN_17, ...process('safeguarding-enquiry') },
      },
    ],
    not: [
      { when: 'the person turns 18 today', answers: BORN_18_TODAY },
      { when: 'it is a child’s assessment', answers: { ...BORN_17, ...process('child-needs-assessment') } },
      { when: 'it is a patient', of: 'imha', answers: BORN_17 },
    ],
  },
  'over-18-child-process': {
    gives: [
      {
        when: 'the person is 18 in a child’s assessment',
        answers: { ...BORN_18_TODAY, ...process('child-needs-assessment') },
      },
      { when: 'a young carer is 38', answers: process('young-carers-assessment') },
    ],
    not: [
      { when: 'the person is 17', answers: { ...BORN_17, ...process('child-needs-assessment') } },
      { when: 'a child’s carer is 38', answers: process('child-carers-assessment') },
    ],
  },
  'under-18-deprivation-of-liberty': {
    gives: [{ when: 'the person is 17', of: 'dols', answers: BORN_17 }],
    not: [{ when: 'the person turns 18 today', of: 'dols', answers: BORN_18_TODAY }],
  },
  'under-16-capacity': {
    gives: [{ when: 'the person turns 16 tomorrow', of: 'imca', answers: { 'person.dateOfBirth': '2010-11-23' } }],
    not: [{ when: 'the person turns 16 today', of: 'imca', answers: { 'person.dateOfBirth': '2010-11-22' } }],
  },
  'services-and-decisions': {
    gives: [
      { when: 'an IMHA is wanted for a needs assessment', answers: { services: ['imha'] } },
      { when: 'another is wanted too', answers: { services: ['care-act', 'imca'] } },
      {
        when: 'more is decided than what is wanted is for',
        answers: process('needs-assessment', 'mental-health-patient'),
      },
    ],
    not: [
      { when: 'nobody is sure', answers: { services: ['not-sure'] } },
      {
        when: 'nobody is sure of the rest',
        answers: { services: ['care-act', 'not-sure'], ...process('needs-assessment', 'mental-health-patient') },
      },
    ],
  },
  'other-law': {
    gives: [
      { when: 'the council is in England', answers: { 'facts.jurisdiction': 'wales' } },
      { when: 'the responsible council is in Wales', answers: { 'responsible.authority': 'brynafon' } },
      { when: 'the referrer’s own council is in England', of: 'imca', answers: { 'facts.jurisdiction': 'wales' } },
    ],
    not: [
      {
        when: 'the responsible council is in Wales',
        answers: { 'facts.jurisdiction': 'wales', 'responsible.authority': 'brynafon' },
      },
    ],
  },
  'capacity-over-three-months': {
    gives: [
      { when: 'it was three months ago yesterday', of: 'imca', answers: { 'capacity.assessedOn': '2026-08-21' } },
      {
        when: 'the month three months ago is shorter',
        of: 'imca',
        answers: { 'capacity.assessedOn': '2027-02-27' },
        today: '2027-05-31',
      },
    ],
    not: [
      { when: 'it was three months ago today', of: 'imca', answers: { 'capacity.assessedOn': '2026-08-22' } },
      {
        when: 'it was on the last day of that shorter month',
        of: 'imca',
        answers: { 'capacity.assessedOn': '2027-02-28' },
        today: '2027-05-31',
      },
    ],
  },
  'capacity-and-consent': {
    gives: [
      { when: 'the person has capacity', of: 'imca', answers: { 'facts.capacity': 'has' } },
      {
        when: 'the person lacks it for the decision and agreed',
        of: 'imca',
        answers: { 'consent.state': 'given', 'consent.how': 'spoken' },
      },
      {
        when: 'the person lacks it for the decision and refused',
        of: 'imca',
        answers: { 'consent.state': 'refused', 'consent.how': 'spoken', 'consent.basisForSharing': 'legal-obligation' },
      },
    ],
    not: [
      { when: 'the person lacks capacity', of: 'imca', answers: {} },
      { when: 'the person has capacity and agreed', of: 'care-act', answers: { 'facts.capacity': 'has' } },
    ],
  },
  'agreed-but-not-told': {
    gives: [
      { when: 'they agreed', answers: { 'consent.told': false } },
      { when: 'they refused', answers: { 'consent.told': false, 'consent.state': 'refused' } },
    ],
    not: [
      { when: 'they were not asked', answers: { 'consent.told': false, 'consent.state': 'not-asked' } },
      { when: 'they were told', answers: { 'consent.state': 'refused' } },
    ],
  },
  'nobody-but-appropriate': {
    gives: [
      { when: 'one of the family may be consulted', of: 'imca', answers: { 'people.family.0.appropriate': true } },
      {
        when: 'one of the family may support the person',
        answers: {
          'people.anyone': true,
          'people.family': [{ name: 'Ash', relation: 'Son', appropriate: true }],
        },
      },
    ],
    not: [
      { when: 'none of the family is appropriate', of: 'imca', answers: {} },
      {
        when: 'somebody may be consulted',
        of: 'imca',
        answers: { 'people.family.0.appropriate': true, 'facts.consult.appropriateUnpaidPerson': true },
      },
    ],
  },
  'somebody-but-nobody': {
    gives: [
      {
        when: 'somebody may be consulted',
        of: 'dols',
        answers: { 'facts.consult.appropriateUnpaidPerson': true },
      },
      { when: 'somebody might support the person', answers: { 'facts.individual.exists': true } },
    ],
    not: [{ when: 'nobody might', answers: {} }],
  },
  'representative-not-named': {
    gives: [
      { when: 'there is a deputy', of: 'imca', answers: { 'facts.representation.deputyForMatter': true } },
      { when: 'somebody was nominated', of: 'dols', answers: { 'facts.representation.nominated': true } },
    ],
    not: [
      { when: 'there is none', of: 'imca', answers: {} },
      {
        when: 'the deputy is named',
        of: 'imca',
        answers: {
          'facts.representation.deputyForMatter': true,
          'people.representatives': [{ kind: 'deputy-welfare', name: 'Ash Quillfeather' }],
        },
      },
    ],
  },
  'shared-though-kept-out': {
    gives: [
      {
        when: 'it is so of the second',
        answers: {
          'people.whoMatter': [
            { name: 'Ash', relation: 'Friend', personWants: 'attend', mayShare: true },
            { name: 'Birch', relation: 'Neighbour', personWants: 'not-at-all', mayShare: true },
          ],
        },
      },
    ],
    not: [
      {
        when: 'the one who is kept out is another than the one who is told',
        answers: {
          'people.whoMatter': [
            { name: 'Ash', relation: 'Friend', personWants: 'attend', mayShare: true },
            { name: 'Birch', relation: 'Neighbour', personWants: 'not-at-all', mayShare: false },
          ],
        },
      },
    ],
  },
  'section-run-out': {
    gives: [
      { when: 'section 2 began 28 days ago', of: 'imha', answers: { 'mentalHealth.sectionStartedOn': '2026-10-25' } },
      {
        when: 'section 5(4) began the day before yesterday',
        of: 'imha',
        answers: { 'facts.mha.section': 's5-4', 'mentalHealth.sectionStartedOn': '2026-11-20' },
      },
      {
        when: 'section 4 began four days ago',
        of: 'imha',
        answers: { 'facts.mha.section': 's4', 'mentalHealth.sectionStartedOn': '2026-11-18' },
      },
    ],
    not: [
      { when: 'section 2 began 27 days ago', of: 'imha', answers: { 'mentalHealth.sectionStartedOn': '2026-10-26' } },
      {
        when: 'section 5(4) may have begun late yesterday',
        of: 'imha',
        answers: { 'facts.mha.section': 's5-4', 'mentalHealth.sectionStartedOn': '2026-11-21' },
      },
      {
        when: 'section 4 may have begun late three days ago',
        of: 'imha',
        answers: { 'facts.mha.section': 's4', 'mentalHealth.sectionStartedOn': '2026-11-19' },
      },
      {
        when: 'the second recommendation made it 28 days',
        of: 'imha',
        answers: {
          'facts.mha.section': 's4',
          'facts.mha.secondRecommendation': true,
          'mentalHealth.sectionStartedOn': '2026-11-18',
        },
      },
      {
        when: 'section 3 began years ago: it can be renewed',
        of: 'imha',
        answers: { 'facts.mha.section': 's3', 'mentalHealth.sectionStartedOn': '2019-01-01' },
      },
    ],
  },
  'detained-outside-hospital': {
    gives: [{ when: 'the patient is at home', of: 'imha', answers: { 'place.kind': 'own-home' } }],
    not: [
      {
        when: 'the patient is on leave',
        of: 'imha',
        answers: { 'place.kind': 'own-home', 'mentalHealth.onLeave': true },
      },
      {
        when: 'a community treatment order is for outside',
        of: 'imha',
        answers: { 'place.kind': 'own-home', 'facts.mha.section': 's17a-cto' },
      },
      {
        when: 'a place of safety may be anywhere',
        of: 'imha',
        answers: { 'place.kind': 'other', 'facts.mha.section': 's136' },
      },
      { when: 'it was not said yet where the person is', of: 'imha', answers: { place: {} } },
    ],
  },
  'advocate-without-section': {
    gives: [
      { when: 'there is no section', of: 'imha', answers: { 'facts.mha.section': 'none', mentalHealth: undefined } },
    ],
    not: [
      {
        when: 'a treatment under section 57 is discussed',
        of: 'imha',
        answers: { 'facts.mha.section': 'none', 'facts.mha.treatmentDiscussed': 's57' },
      },
      {
        when: 'it is left to the questions',
        of: 'imha',
        answers: { 'facts.mha.section': 'none', services: ['not-sure'] },
      },
    ],
  },
  'authorisation-too-long': {
    gives: [
      { when: 'an urgent one takes 15 days', of: 'dols', answers: { 'dols.endsOn': '2026-12-05' } },
      {
        when: 'a standard one takes more than a year',
        of: 'dols',
        answers: {
          'facts.dols.authorisationInForce': true,
          'dols.urgentAuthorisation': false,
          'dols.endsOn': '2027-11-23',
        },
      },
    ],
    not: [
      { when: 'an urgent one was extended to 14 days', of: 'dols', answers: { 'dols.endsOn': '2026-12-04' } },
      {
        when: 'a standard one takes a year',
        of: 'dols',
        answers: {
          'facts.dols.authorisationInForce': true,
          'dols.urgentAuthorisation': false,
          'dols.endsOn': '2027-11-20',
        },
      },
    ],
  },
  'at-home-without-home': {
    gives: [{ when: 'both are said', answers: { 'person.noFixedAbode': true } }],
    not: [{ when: 'the person is elsewhere', of: 'imca', answers: { 'person.noFixedAbode': true } }],
  },
  'conflict-not-found': {
    gives: [
      { when: 'the name is nobody’s', answers: { 'advocate.conflictProvider': 'Somewhere Else' } },
      { when: 'it is told of and nobody is named', answers: { 'advocate.conflictOfInterest': 'A cousin works there' } },
    ],
    not: [
      { when: 'there is none', answers: {} },
      { when: 'the name is written otherwise', answers: { 'advocate.conflictProvider': 'North Star advocacy Ltd' } },
      { when: 'it is named in the reason', answers: { 'advocate.conflictOfInterest': 'A cousin works at Northstar' } },
    ],
  },
  'email-domain': {
    gives: [
      { when: 'it is somebody’s own address', answers: { 'referrer.email': 'rowan@mail.example' } },
      { when: 'it only ends like the authority’s', answers: { 'referrer.email': 'rowan@notwestmarch.example' } },
    ],
    not: [
      { when: 'it is the authority’s in capitals', answers: { 'referrer.email': 'Rowan@WESTMARCH.example' } },
      { when: 'it is of a part of the authority', answers: { 'referrer.email': 'rowan@adults.westmarch.example' } },
      { when: 'it is of a health body that refers for it', answers: { 'referrer.email': 'rowan@health.example' } },
    ],
  },
  'advocate-as-decision-maker': {
    gives: [
      { when: 'the decision-maker’s role says so', of: 'imca', answers: { 'decisionMaker.role': 'Care Act Advocate' } },
      { when: 'the referrer decides, and is one', answers: { 'referrer.role': 'IMCA' } },
    ],
    not: [
      { when: 'an advocate refers', of: 'imca', answers: { 'referrer.role': 'Advocate' } },
      { when: 'the word is part of another', of: 'imca', answers: { 'decisionMaker.role': 'Advocacy commissioner' } },
    ],
  },
  // 22 November 2026 is a Sunday: the fourth working day after it is a Friday, counted from the Monday.
  'decision-soon': {
    gives: [
      { when: 'it is today', answers: { 'decision.by': '2026-11-22' } },
      { when: 'it is four working days away', answers: { 'decision.by': '2026-11-27' } },
    ],
    not: [
      { when: 'it is five working days away', answers: { 'decision.by': '2026-11-30' } },
      { when: 'it is said to be urgent', answers: { 'decision.by': '2026-11-24', ...urgent } },
      { when: 'it has no date', answers: { 'decision.by': undefined } },
    ],
  },
  'urgent-but-distant': {
    gives: [{ when: 'it is eleven working days away', answers: { 'decision.by': '2026-12-08', ...urgent } }],
    not: [
      { when: 'it is ten working days away', answers: { 'decision.by': '2026-12-07', ...urgent } },
      { when: 'it is not said to be urgent', answers: { 'decision.by': '2027-03-08' } },
    ],
  },
  'meeting-after-decision': {
    gives: [{ when: 'the second one does', answers: meetings({ on: '2026-12-01' }, { on: '2026-12-14' }) }],
    not: [
      { when: 'it is on the day', answers: meetings({ on: '2026-12-13' }) },
      { when: 'the decision has no date', answers: { ...meetings({ on: '2026-12-14' }), 'decision.by': undefined } },
    ],
  },
  'documents-late': {
    gives: [
      { when: 'they come the day before', answers: meetings({ on: '2026-12-01', documentsDueOn: '2026-11-30' }) },
      { when: 'they come after it', answers: meetings({ on: '2026-12-01', documentsDueOn: '2026-12-02' }) },
    ],
    not: [{ when: 'they come two days before', answers: meetings({ on: '2026-12-01', documentsDueOn: '2026-11-29' }) }],
  },
}

const all = (which: 'gives' | 'not') =>
  WARNING_CODES.flatMap((code) => WARNED[code][which].map((row): [WarningCode, string, Row] => [code, row.when, row]))

describe('a warning', () => {
  it.each(all('gives'))('%s is given when %s', (code, _, row) => {
    expect(warned(row)).toContain(code)
  })

  it.each(all('not'))('%s is not given when %s', (code, _, row) => {
    expect(warned(row)).not.toContain(code)
  })

  it.each(['imca', 'imha', 'care-act'] as const)('is given of no complete %s referral', (of) => {
    expect(warned({ of, answers: {} })).toEqual([])
  })

  it('never stops a referral', () => {
    // A changed process asks for more, and another day makes the dates of the examples pass: neither is what is looked at here.
    const sameDay = all('gives').filter(([, , { today }]) => today === undefined)
    for (const [code, when, row] of sameDay)
      expect([code, when, errorsOf(row).filter(({ code }) => code !== 'required')]).toEqual([code, when, []])
  })

  it('leads to a page of the form', () => {
    const names = new Set(FIELDS.map(({ name }) => name))
    for (const code of WARNING_CODES) {
      const fields = fieldsOfWarning(code)
      expect(fields.length).toBeGreaterThan(0)
      expect(fields.filter((name) => !names.has(name) || pageOf(name) === undefined)).toEqual([])
    }
  })

  it('about areas and addresses is not given where nothing is known of the authorities', () => {
    const form = changed(complete('care-act'), {
      'facts.jurisdiction': 'wales',
      'referrer.email': 'rowan@mail.example',
      'responsible.authority': 'nowhere',
    })
    expect(warningsIn(readerOf(form), TODAY)).toEqual([])
    expect(warningsIn(readerOf(form), TODAY, { own: 'eastmoor', authorities: AROUND.authorities })).toEqual([])
  })

  it.each([
    ['a date that is none', { 'capacity.assessedOn': '2026-02-31', 'decision.by': 'soon' }],
    [
      'things of another kind',
      { 'facts.mha': 's2', 'people.family': 'Ash', services: 'imca', 'decision.meetings': [null, 5] },
    ],
    ['nothing at all', { facts: undefined, person: undefined, decision: undefined, referrer: undefined }],
  ])('is never a guess: %s gives none', (_, answers) => {
    expect(warned({ of: 'imca', answers })).toEqual([])
  })
})

const ERRORS: (Row & { field: string; code: string })[] = [
  {
    when: 'capacity is assessed tomorrow',
    of: 'imca',
    answers: { 'capacity.assessedOn': '2026-11-23' },
    field: 'capacity.assessedOn',
    code: 'date-future',
  },
  {
    when: 'capacity was assessed before the person was born',
    of: 'imca',
    answers: { 'person.dateOfBirth': '2001-01-02', 'capacity.assessedOn': '2001-01-01' },
    field: 'capacity.assessedOn',
    code: 'before-birth',
  },
  {
    when: 'the section began before the person was born',
    of: 'imha',
    answers: { 'mentalHealth.sectionStartedOn': '1994-08-01' },
    field: 'mentalHealth.sectionStartedOn',
    code: 'before-birth',
  },
  {
    when: 'an authorisation in force has ended',
    of: 'dols',
    answers: { 'dols.startsOn': '2026-11-14', 'dols.endsOn': '2026-11-21' },
    field: 'dols.endsOn',
    code: 'authorisation-ended',
  },
  {
    when: 'a person of 17 is under an authorisation',
    of: 'dols',
    answers: { ...BORN_18_TOMORROW, 'facts.dols.authorisationInForce': true },
    field: 'facts.dols.authorisationInForce',
    code: 'authorisation-under-18',
  },
  {
    when: 'more weeks are counted than there were',
    of: 'imca',
    answers: {
      ...process('accommodation-review'),
      'decision.placementStartedOn': '2026-09-07',
      'facts.accommodation': { weeksInPlacement: 11 },
    },
    field: 'facts.accommodation.weeksInPlacement',
    code: 'weeks-before-start',
  },
  {
    when: 'somebody of 75 is about 30',
    of: 'imca',
    answers: { 'person.aboutAge': 30 },
    field: 'person.aboutAge',
    code: 'age-contradiction',
  },
  {
    when: 'the age that the law goes by is not the one that is told',
    of: 'imca',
    answers: { 'person.dateOfBirth': undefined, 'person.aboutAge': 70, 'facts.ageYears': 17 },
    field: 'facts.ageYears',
    code: 'age-contradiction',
  },
  {
    when: 'somebody was authorised for this referral over a year ago',
    answers: { 'authorisedPerson.on': '2025-11-21' },
    field: 'authorisedPerson.on',
    code: 'date-long-ago',
  },
  {
    when: 'capacity was assessed before anybody alive was born',
    of: 'imca',
    answers: { 'person.dateOfBirth': undefined, 'person.aboutAge': 70, 'capacity.assessedOn': '1800-01-01' },
    field: 'capacity.assessedOn',
    code: 'date-long-ago',
  },
  {
    when: 'the decision is as far off as dates go',
    answers: { 'decision.by': '9999-12-31' },
    field: 'decision.by',
    code: 'date-far-off',
  },
  {
    when: 'discharge is planned for another century',
    of: 'imha',
    answers: { 'decision.dischargePlanned': true, 'decision.dischargeOn': '2999-01-01' },
    field: 'decision.dischargeOn',
    code: 'date-far-off',
  },
  {
    when: 'a meeting is six years off',
    answers: meetings({ on: '2032-11-22' }),
    field: 'decision.meetings.0.on',
    code: 'date-far-off',
  },
  {
    when: 'documents were due long before the meeting to come',
    answers: meetings({ on: '2026-12-01', documentsDueOn: '1999-01-01' }),
    field: 'decision.meetings.0.documentsDueOn',
    code: 'date-long-ago',
  },
]

describe('what cannot be', () => {
  it.each(ERRORS)('is an error: $when', ({ field, code, ...row }) => {
    expect(errorsOf(row)).toEqual([{ field, code }])
  })

  it.each([
    { when: 'capacity was assessed today', of: 'imca', answers: { 'capacity.assessedOn': TODAY } },
    { when: 'a guess of the age is a year out', of: 'imca', answers: { 'person.aboutAge': 76 } },
    { when: 'somebody was authorised a year ago', answers: { 'authorisedPerson.on': '2025-11-22' } },
    { when: 'the decision is five years off', answers: { 'decision.by': '2031-11-22' } },
    { when: 'documents are due today', answers: meetings({ on: '2026-12-01', documentsDueOn: TODAY }) },
    {
      when: 'somebody was born and assessed on one day',
      of: 'imca',
      answers: { 'person.dateOfBirth': '2001-01-01', 'capacity.assessedOn': '2001-01-01' },
    },
    { when: 'an authorisation ends today', of: 'dols', answers: { 'dols.endsOn': TODAY } },
    {
      when: 'nobody says that an authorisation that has ended is in force',
      of: 'dols',
      answers: {
        ...process('dols-representative-appointment'),
        'facts.dols': undefined,
        'dols.endsOn': '2026-11-21',
        'dols.urgentAuthorisation': false,
      },
    },
    {
      when: 'a person of 18 is under an authorisation',
      of: 'dols',
      answers: { ...BORN_18_TODAY, 'facts.dols.authorisationInForce': true },
    },
    {
      when: 'about 17 is a guess',
      of: 'dols',
      answers: { ...ABOUT_17, 'facts.dols.authorisationInForce': true },
    },
    {
      when: 'as many weeks are counted as there were',
      of: 'imca',
      answers: {
        ...process('accommodation-review'),
        'decision.placementStartedOn': '2026-09-06',
        'facts.accommodation': { weeksInPlacement: 11 },
      },
    },
  ] satisfies Row[])('is not: $when', (row) => {
    expect(errorsOf(row)).toEqual([])
  })
})

describe('how long a section lasts', () => {
  it.each([
    ['s2', '2026-02-01', '2026-02-28'],
    ['s4', '2026-02-01', '2026-02-04'],
    ['s5-2', '2026-12-30', '2027-01-02'],
    ['s5-4', '2026-02-28', '2026-03-01'],
    ['s136', '2026-03-28', '2026-03-30'],
    ['s35', '2026-01-01', '2026-03-25'],
  ])('%s that began on %s is over after %s', (section, startedOn, last) => {
    expect(lastDayOf(section, startedOn)).toBe(last)
  })

  it.each(['s3', 's37', 's17a-cto', 's7-guardianship', 'informal', 'none', 'nonsense'])(
    '%s has no end of its own',
    (section) => {
      expect(lastDayOf(section, TODAY)).toBeUndefined()
    },
  )

  it('is said with its source for each section once', () => {
    expect(new Set(SECTION_LENGTHS.map(({ section }) => section)).size).toBe(SECTION_LENGTHS.length)
    expect(SECTION_LENGTHS.filter(({ source }) => !source.startsWith('MHA 1983 s'))).toEqual([])
  })
})

const sentWith = (confirmedWarnings: unknown) =>
  parseReferralForm({ ...complete('care-act'), confirmedWarnings }, { today: TODAY })

describe('the warnings that were confirmed', () => {
  it('go with the referral, each once', () => {
    expect(sentWith(['decision-soon', 'decision-soon'])).toMatchObject({
      ok: true,
      form: { confirmedWarnings: ['decision-soon'] },
    })
  })

  it.each([
    [['nonsense'], 'confirmedWarnings.0', 'not-an-option'],
    ['decision-soon', 'confirmedWarnings', 'wrong-type'],
    [Array.from({ length: WARNING_CODES.length + 1 }, () => 'decision-soon'), 'confirmedWarnings', 'too-many'],
  ])('are warnings that there are: %j', (sent, field, code) => {
    expect(sentWith(sent)).toEqual({ ok: false, errors: [{ field, code }] })
  })
})

it('every process is judged by age or has no age to be judged by', () => {
  // A new process is looked at here: is it for adults, for children, or for both?
  const either = ['child-carers-assessment', 'other-care-act-contact', 'mental-health-patient']
  for (const name of PROCESSES) {
    const of = COLUMN_OF[name]
    const said = [6, 40].flatMap((age) =>
      warned({
        of,
        answers: { ...process(name), services: ['not-sure'], 'person.dateOfBirth': undefined, 'person.aboutAge': age },
      }),
    )
    const aboutAge = said.filter((code) => fieldsOfWarning(code).includes('person.dateOfBirth'))
    expect([name, aboutAge.length]).toEqual([name, either.includes(name) ? 0 : 1])
  }
})
