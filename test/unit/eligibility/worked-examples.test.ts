// The worked examples: what the law says to ordinary stories.
import { describe, expect, it } from 'vitest'
import { determine } from '../../../shared/domain/eligibility/determine.ts'
import type { RuleId } from '../../../shared/domain/eligibility/rules.ts'
import {
  aboutToBeDeprivedOfLiberty,
  atRiskOfAbuse,
  facingSeriousTreatment,
  inHospital,
  movingToCareHome,
  placedTwelveWeeks,
  sisterRepresents,
  supportedByDaughter,
  supportedByNobody,
  withDifficulty,
  withoutDifficulty,
  withoutException,
} from './people.ts'
import { nested, patient, type Referral, referral } from './referrals.ts'

const TODAY = '2026-11-22'

type Example = [number: number, story: string, given: Referral, expected: Partial<Record<RuleId, object>>]

const nhsCareHomeLikely = { 'nhsPlacement.likely': 'care-home-8-weeks', 'nhsPlacement.advocateInBestInterests': true }
const notInForce = expect.stringContaining('not in force')

const EXAMPLES: Example[] = [
  [
    1,
    'serious treatment, nobody to consult',
    referral('serious-medical-treatment', facingSeriousTreatment),
    { 'IMCA-SMT': { outcome: 'duty', missing: [], instructedBy: ['nhs-body'] } },
  ],
  [
    2,
    'the same with an attorney for health and welfare',
    referral('serious-medical-treatment', { ...facingSeriousTreatment, 'representation.lpaForMatter': true }),
    { 'IMCA-SMT': { outcome: 'not-eligible', missing: [] } },
  ],
  [
    3,
    'the same with a deputy for property only',
    referral('serious-medical-treatment', { ...facingSeriousTreatment, 'representation.anyDeputy': true }),
    { 'IMCA-SMT': { outcome: 'duty' } },
  ],
  [
    4,
    'the same, urgent',
    referral('serious-medical-treatment', { ...facingSeriousTreatment, urgent: true }),
    { 'IMCA-SMT': { outcome: 'duty', actFirst: true } },
  ],
  [
    5,
    'a section 3 patient, treatment under Part 4',
    {
      jurisdiction: 'england',
      processes: ['serious-medical-treatment', 'mental-health-patient'],
      facts: { ...facingSeriousTreatment, ...patient('s3'), 'treatment.underMhaPart4': true },
    },
    { 'IMCA-SMT': { outcome: 'not-eligible' }, IMHA: { outcome: 'inform', instructedBy: ['anyone', 'patient'] } },
  ],
  [
    6,
    'a care home for 56 days under the Care Act',
    referral('la-accommodation', movingToCareHome),
    { 'IMCA-LA-ACCOMMODATION': { outcome: 'duty', instructedBy: ['local-authority'] } },
  ],
  [
    7,
    'the same for 55 days',
    referral('la-accommodation', { ...movingToCareHome, 'accommodation.expectedDays': 55 }),
    { 'IMCA-LA-ACCOMMODATION': { outcome: 'not-eligible', recheckOn: '2027-01-16' } },
  ],
  [
    8,
    'an NHS hospital for 28 days',
    referral('nhs-accommodation', inHospital),
    { 'IMCA-NHS-ACCOMMODATION': { outcome: 'duty' } },
  ],
  [
    9,
    'a review after 11 weeks',
    referral('accommodation-review', { ...placedTwelveWeeks, 'accommodation.weeksInPlacement': 11 }),
    { 'IMCA-REVIEW': { outcome: 'not-eligible' } },
  ],
  [
    10,
    'a review after 12 weeks with a property-only attorney',
    referral('accommodation-review', { ...placedTwelveWeeks, 'representation.anyLpa': true }),
    { 'IMCA-REVIEW': { outcome: 'not-eligible' } },
  ],
  [
    11,
    'safeguarding measures with the daughter fully involved',
    referral('safeguarding-measures', atRiskOfAbuse),
    { 'IMCA-SAFEGUARDING': { outcome: 'power', instructedBy: ['nhs-body', 'local-authority'] } },
  ],
  [
    12,
    'an enquiry, supported by an unpaid daughter',
    referral('safeguarding-enquiry', supportedByDaughter),
    { 'CA-42': { outcome: 'not-eligible' } },
  ],
  [
    13,
    'an enquiry in which the son is the alleged abuser',
    referral('safeguarding-enquiry', {
      ...withDifficulty,
      'individual.exists': true,
      'individual.implicated': true,
    }),
    { 'CA-42': { outcome: 'duty', missing: [] } },
  ],
  [
    14,
    'a needs assessment, supported, with eight weeks in an NHS care home likely',
    referral('needs-assessment', { ...supportedByDaughter, ...nhsCareHomeLikely }),
    { 'CA-9': { outcome: 'duty' } },
  ],
  [
    15,
    'the same in an enquiry',
    referral('safeguarding-enquiry', { ...supportedByDaughter, ...nhsCareHomeLikely }),
    { 'CA-42': { outcome: 'not-eligible' } },
  ],
  [
    16,
    'a care plan, supported, in disagreement, where only the authority wants an advocate',
    referral('care-plan', { ...supportedByDaughter, 'disagreement.material': true }),
    { 'CA-25C': { outcome: 'not-eligible' } },
  ],
  [
    17,
    'difficulty in communicating only, with nobody',
    referral('needs-assessment', {
      ...supportedByNobody,
      'difficulty.understand': false,
      'difficulty.communicate': true,
    }),
    { 'CA-9': { outcome: 'duty' } },
  ],
  [
    18,
    'no difficulty of the four',
    referral('needs-assessment', withoutDifficulty),
    { 'CA-9': { outcome: 'not-eligible', missing: [] } },
  ],
  [
    19,
    'one difficulty unanswered and the rest false',
    referral('needs-assessment', {
      'difficulty.understand': false,
      'difficulty.retain': false,
      'difficulty.communicate': false,
      'individual.exists': false,
    }),
    { 'CA-9': { outcome: 'needs-information', missing: ['difficulty.weigh'] } },
  ],
  [
    19,
    'the same with nothing said of an individual: what else is open is missing too',
    referral('needs-assessment', {
      ...withoutException,
      'difficulty.understand': false,
      'difficulty.retain': false,
      'difficulty.communicate': false,
    }),
    {
      'CA-9': {
        outcome: 'needs-information',
        missing: [
          'difficulty.weigh',
          'individual.exists',
          'individual.paidOrProfessional',
          'individual.personCanConsent',
          'individual.personConsents',
          'individual.bestInterests',
          'individual.ableAndAvailable',
          'individual.implicated',
        ],
      },
    },
  ],
  [
    20,
    'section 136 in England',
    referral('mental-health-patient', patient('s136')),
    { IMHA: { outcome: 'not-eligible', recheckOn: '2026-11-23' } },
  ],
  [
    21,
    'section 4 with the second recommendation',
    referral('mental-health-patient', patient('s4', { 'mha.secondRecommendation': true })),
    { IMHA: { outcome: 'inform' } },
  ],
  [
    22,
    'an informal adult in England',
    referral('mental-health-patient', patient('informal')),
    {
      IMHA: { outcome: 'not-eligible' },
      'IMHA-2025-INFORMAL': { outcome: 'not-eligible', missing: [], note: notInForce },
    },
  ],
  [
    23,
    'an informal patient in Wales',
    referral('mental-health-patient', patient('informal'), 'wales'),
    { IMHA: { outcome: 'inform' } },
  ],
  [
    24,
    'a care home, an urgent authorisation, nobody to consult',
    referral('dols-assessment', aboutToBeDeprivedOfLiberty),
    { 'IMCA-39A': { outcome: 'duty', instructedBy: ['supervisory-body'] } },
  ],
  [
    25,
    'a standard authorisation, where the sister is the unpaid representative and asks',
    referral('dols-representative-support', sisterRepresents),
    { 'IMCA-39D': { outcome: 'duty' } },
  ],
]

describe('the worked examples', () => {
  it.each(EXAMPLES)('%i: %s', (_number, _story, given, expected) => {
    const answers = Object.fromEntries(determine(nested(given), TODAY).map((one) => [one.rule, one]))
    expect(answers).toMatchObject(expected)
  })

  it('says in plain English why, and by which section', () => {
    const [answer] = determine(
      nested(referral('safeguarding-enquiry', { ...supportedByDaughter, 'individual.implicated': true })),
      TODAY,
    )
    expect(answer?.reasons).toEqual([
      {
        text: 'Without an advocate the person would have substantial difficulty in understanding relevant information.',
        source: 'Care Act 2014 ss.42, 68',
      },
      {
        text: 'The individual who might support the person is implicated in the abuse or neglect at issue.',
        source: 'Care Act 2014 ss.42, 68',
      },
    ])
  })

  it('says what is not yet known where the answer is open', () => {
    const [answer] = determine(
      nested(referral('safeguarding-measures', { ageYears: 70, capacity: 'not-assessed', particularBenefit: true })),
      TODAY,
    )
    expect(answer).toMatchObject({ outcome: 'needs-information', missing: ['capacity'] })
    expect(answer?.reasons).toEqual([
      {
        text: 'Not yet known: whether the person has capacity to make this decision.',
        source: 'SI 2006/2883 regs 4, 5',
      },
    ])
  })
})
