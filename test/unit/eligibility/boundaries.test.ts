// Where the law draws a line: the last value on one side of it and the first on the other.
import { describe, expect, it } from 'vitest'
import { comparisonsIn } from '../../../shared/domain/eligibility/conditions.ts'
import { determine } from '../../../shared/domain/eligibility/determine.ts'
import type { Facts, Process } from '../../../shared/domain/eligibility/facts.ts'
import { dayAfter } from '../../../shared/domain/eligibility/periods.ts'
import { type RuleId, RULES } from '../../../shared/domain/eligibility/rules.ts'
import {
  aboutToBeDeprivedOfLiberty,
  atRiskOfAbuse,
  facingSeriousTreatment,
  inHospital,
  movingToCareHome,
  nobodyUnpaidToRepresent,
  placedTwelveWeeks,
  representativeGone,
  sisterRepresents,
  supportedByNobody,
  type Given,
} from './people.ts'
import { nested, patient, type Referral, referral } from './referrals.ts'

const TODAY = '2026-11-22'

const answerOf = (rule: RuleId, given: Referral, on = TODAY) => {
  const found = determine(nested(given), on).find((one) => one.rule === rule)
  if (!found) throw new Error(`${rule} was not judged`)
  return found
}

const careHomeOfNhs = { ...inHospital, 'accommodation.setting': 'care-home' }
const elsewhere = { ...inHospital, 'accommodation.setting': 'other-residential' }
const welshHome = { ...movingToCareHome, 'accommodation.basis': 'sswwa-part-4' }
const shockTreatment = patient('informal', { 'mha.treatmentDiscussed': 's58a' })

type Line = [fact: string, value: number, process: Process, facts: Given, rule: RuleId, outcome: string]

const LINES: Line[] = [
  ['accommodation.expectedDays', 27, 'nhs-accommodation', inHospital, 'IMCA-NHS-ACCOMMODATION', 'not-eligible'],
  ['accommodation.expectedDays', 28, 'nhs-accommodation', inHospital, 'IMCA-NHS-ACCOMMODATION', 'duty'],
  ['accommodation.expectedDays', 28, 'nhs-accommodation', careHomeOfNhs, 'IMCA-NHS-ACCOMMODATION', 'not-eligible'],
  ['accommodation.expectedDays', 55, 'nhs-accommodation', careHomeOfNhs, 'IMCA-NHS-ACCOMMODATION', 'not-eligible'],
  ['accommodation.expectedDays', 56, 'nhs-accommodation', careHomeOfNhs, 'IMCA-NHS-ACCOMMODATION', 'duty'],
  ['accommodation.expectedDays', 56, 'nhs-accommodation', elsewhere, 'IMCA-NHS-ACCOMMODATION', 'not-eligible'],
  ['accommodation.expectedDays', 55, 'la-accommodation', movingToCareHome, 'IMCA-LA-ACCOMMODATION', 'not-eligible'],
  ['accommodation.expectedDays', 56, 'la-accommodation', movingToCareHome, 'IMCA-LA-ACCOMMODATION', 'duty'],
  ['accommodation.weeksInPlacement', 11, 'accommodation-review', placedTwelveWeeks, 'IMCA-REVIEW', 'not-eligible'],
  ['accommodation.weeksInPlacement', 12, 'accommodation-review', placedTwelveWeeks, 'IMCA-REVIEW', 'power'],
  ['ageYears', 15, 'serious-medical-treatment', facingSeriousTreatment, 'IMCA-SMT', 'not-eligible'],
  ['ageYears', 16, 'serious-medical-treatment', facingSeriousTreatment, 'IMCA-SMT', 'duty'],
  ['ageYears', 15, 'nhs-accommodation', inHospital, 'IMCA-NHS-ACCOMMODATION', 'not-eligible'],
  ['ageYears', 16, 'nhs-accommodation', inHospital, 'IMCA-NHS-ACCOMMODATION', 'duty'],
  ['ageYears', 15, 'la-accommodation', movingToCareHome, 'IMCA-LA-ACCOMMODATION', 'not-eligible'],
  ['ageYears', 16, 'la-accommodation', movingToCareHome, 'IMCA-LA-ACCOMMODATION', 'duty'],
  ['ageYears', 15, 'accommodation-review', placedTwelveWeeks, 'IMCA-REVIEW', 'not-eligible'],
  ['ageYears', 16, 'accommodation-review', placedTwelveWeeks, 'IMCA-REVIEW', 'power'],
  ['ageYears', 15, 'safeguarding-measures', atRiskOfAbuse, 'IMCA-SAFEGUARDING', 'not-eligible'],
  ['ageYears', 16, 'safeguarding-measures', atRiskOfAbuse, 'IMCA-SAFEGUARDING', 'power'],
  ['ageYears', 17, 'dols-assessment', aboutToBeDeprivedOfLiberty, 'IMCA-39A', 'not-eligible'],
  ['ageYears', 18, 'dols-assessment', aboutToBeDeprivedOfLiberty, 'IMCA-39A', 'duty'],
  ['ageYears', 17, 'mental-health-patient', shockTreatment, 'IMHA', 'inform'],
  ['ageYears', 18, 'mental-health-patient', shockTreatment, 'IMHA', 'not-eligible'],
]

describe('the lines that the law draws', () => {
  it('are all here, from both sides, for every rule that draws one', () => {
    const drawn = RULES.flatMap(({ id, law }) =>
      law.flatMap(({ when }) =>
        comparisonsIn(when).flatMap((one) =>
          one.kind === 'at-least' ? [`${id} ${one.fact} ${one.bound - 1}`, `${id} ${one.fact} ${one.bound}`] : [],
        ),
      ),
    )
    const tried = LINES.map(([fact, value, , , rule]) => `${rule} ${fact} ${value}`)
    expect(drawn.filter((line) => !tried.includes(line))).toEqual([])
  })

  it.each(LINES)('%s %i in %s', (fact, value, process, facts, rule, outcome) => {
    expect(answerOf(rule, referral(process, { ...facts, [fact]: value })).outcome).toBe(outcome)
  })
})

type Beginning = [
  rule: RuleId,
  jurisdiction: Facts['jurisdiction'],
  dayBefore: string,
  first: string,
  process: Process,
  facts: Given,
  outcome: string,
]

const section67: [RuleId, Process][] = [
  ['CA-9', 'needs-assessment'],
  ['CA-10', 'carers-assessment'],
  ['CA-25C', 'care-plan'],
  ['CA-25S', 'support-plan'],
  ['CA-27C', 'care-plan-review'],
  ['CA-27S', 'support-plan-review'],
  ['CA-58', 'child-needs-assessment'],
  ['CA-60', 'child-carers-assessment'],
  ['CA-63', 'young-carers-assessment'],
  ['CA-42', 'safeguarding-enquiry'],
  ['CA-44', 'safeguarding-adults-review'],
]
const inBoth = (
  rule: RuleId,
  english: [string, string],
  welsh: [string, string],
  process: Process,
  facts: Given,
  outcome: string,
): Beginning[] => [
  [rule, 'england', ...english, process, facts, outcome],
  [rule, 'wales', ...welsh, process, facts, outcome],
]
const APRIL_2007: [string, string] = ['2007-03-31', '2007-04-01']
const OCTOBER_2007: [string, string] = ['2007-09-30', '2007-10-01']
const APRIL_2009: [string, string] = ['2009-03-31', '2009-04-01']

const BEGINNINGS: Beginning[] = [
  ...inBoth('IMCA-SMT', APRIL_2007, OCTOBER_2007, 'serious-medical-treatment', facingSeriousTreatment, 'duty'),
  ...inBoth('IMCA-NHS-ACCOMMODATION', APRIL_2007, OCTOBER_2007, 'nhs-accommodation', inHospital, 'duty'),
  ['IMCA-LA-ACCOMMODATION', 'england', ...APRIL_2007, 'la-accommodation', movingToCareHome, 'duty'],
  ['IMCA-LA-ACCOMMODATION', 'wales', ...OCTOBER_2007, 'la-accommodation', welshHome, 'duty'],
  ['IMCA-REVIEW', 'england', ...APRIL_2007, 'accommodation-review', placedTwelveWeeks, 'power'],
  ['IMCA-SAFEGUARDING', 'england', ...APRIL_2007, 'safeguarding-measures', atRiskOfAbuse, 'power'],
  ...inBoth('IMCA-39A', APRIL_2009, APRIL_2009, 'dols-assessment', aboutToBeDeprivedOfLiberty, 'duty'),
  ...inBoth('IMCA-39C', APRIL_2009, APRIL_2009, 'dols-representative-ended', representativeGone, 'duty'),
  ...inBoth('IMCA-39D', APRIL_2009, APRIL_2009, 'dols-representative-support', sisterRepresents, 'duty'),
  ...inBoth('RPR-PAID', APRIL_2009, APRIL_2009, 'dols-representative-appointment', nobodyUnpaidToRepresent, 'duty'),
  ...section67.map(
    ([rule, process]): Beginning => [rule, 'england', '2015-03-31', '2015-04-01', process, supportedByNobody, 'duty'],
  ),
  ['CA-OTHER', 'england', '2015-03-31', '2015-04-01', 'other-care-act-contact', {}, 'power'],
  ['IMHA', 'england', ...APRIL_2009, 'mental-health-patient', patient('s3'), 'inform'],
  ['IMHA', 'wales', '2012-01-02', '2012-01-03', 'mental-health-patient', patient('s3'), 'inform'],
  ['IMHA', 'wales', '2012-01-02', '2012-01-03', 'mental-health-patient', patient('s4'), 'inform'],
  ['IMHA', 'wales', '2012-01-02', '2012-01-03', 'mental-health-patient', patient('s5-2'), 'inform'],
  ['IMHA', 'wales', '2012-01-02', '2012-01-03', 'mental-health-patient', patient('s5-4'), 'inform'],
  ['IMHA', 'wales', '2012-04-02', '2012-04-03', 'mental-health-patient', patient('informal'), 'inform'],
]

describe('a rule begins on its day', () => {
  it('whichever rule it is, in either country', () => {
    const begun = RULES.flatMap(({ id, law }) =>
      law.flatMap(({ jurisdiction, from }) => (from === null ? [] : [`${id} ${jurisdiction} ${from}`])),
    )
    const tried = BEGINNINGS.map(([rule, jurisdiction, , first]) => `${rule} ${jurisdiction} ${first}`)
    expect(begun.filter((one) => !tried.includes(one))).toEqual([])
    for (const [, , dayBefore, first] of BEGINNINGS) expect(dayAfter(dayBefore)).toBe(first)
  })

  it.each(BEGINNINGS)(
    '%s in %s: not on %s, but on %s',
    (rule, jurisdiction, dayBefore, first, process, facts, outcome) => {
      const given = referral(process, facts, jurisdiction)
      expect(answerOf(rule, given, dayBefore)).toMatchObject({ outcome: 'not-eligible', missing: [] })
      expect(answerOf(rule, given, first).outcome).toBe(outcome)
      expect(answerOf(rule, given).outcome).toBe(outcome)
    },
  )

  it('says from when, and asks for nothing until then', () => {
    expect(answerOf('CA-9', referral('needs-assessment', {}), '2015-03-31')).toEqual({
      rule: 'CA-9',
      process: 'needs-assessment',
      role: 'care-act',
      outcome: 'not-eligible',
      reasons: [
        {
          text: 'This rule is in force in England only from 1 April 2015.',
          source: 'Care Act 2014 ss.9, 67; SI 2014/2889 reg 4',
        },
      ],
      missing: [],
      instructedBy: ['local-authority'],
    })
  })

  it.each<[RuleId, Process]>([
    ...section67,
    ['CA-OTHER', 'other-care-act-contact'],
    ['IMCA-REVIEW', 'accommodation-review'],
    ['IMCA-SAFEGUARDING', 'safeguarding-measures'],
    ['IMHA-2025-INFORMAL', 'mental-health-patient'],
  ])('%s is no law of Wales', (rule, process) => {
    const answer = answerOf(rule, referral(process, {}, 'wales'))
    expect(answer).toMatchObject({ outcome: 'not-eligible', missing: [] })
    expect(answer.reasons).toMatchObject([{ text: 'This rule does not apply in Wales.' }])
  })
})

describe('looking again', () => {
  it.each([
    [
      'a hospital stay of 27 days',
      'nhs-accommodation',
      { ...inHospital, 'accommodation.expectedDays': 27 },
      '2026-12-19',
    ],
    [
      'an NHS care home for 30 days',
      'nhs-accommodation',
      { ...careHomeOfNhs, 'accommodation.expectedDays': 30 },
      '2027-01-16',
    ],
    [
      'a care home for one day',
      'la-accommodation',
      { ...movingToCareHome, 'accommodation.expectedDays': 1 },
      '2027-01-16',
    ],
    ['section 4 without the second recommendation', 'mental-health-patient', patient('s4'), '2026-11-25'],
    ['section 5(2)', 'mental-health-patient', patient('s5-2'), '2026-11-25'],
    ['section 5(4), over on the same day', 'mental-health-patient', patient('s5-4'), '2026-11-22'],
    ['section 135', 'mental-health-patient', patient('s135'), '2026-11-23'],
    ['section 136', 'mental-health-patient', patient('s136'), '2026-11-23'],
  ] as const)('%s', (_story, process, facts, recheckOn) => {
    expect(determine(nested(referral(process, facts)), TODAY)[0]).toMatchObject({ outcome: 'not-eligible', recheckOn })
  })

  it.each([
    [
      'a short stay that would not count if it were long',
      'nhs-accommodation',
      { ...elsewhere, 'accommodation.expectedDays': 5 },
    ],
    [
      'a short stay of someone with capacity',
      'nhs-accommodation',
      { ...inHospital, 'accommodation.expectedDays': 27, capacity: 'has' },
    ],
    [
      'a short stay of which something else is not known',
      'nhs-accommodation',
      { ...inHospital, 'accommodation.expectedDays': 27, ageYears: undefined },
    ],
    ['a long enough stay', 'nhs-accommodation', inHospital],
    ['a section that qualifies', 'mental-health-patient', patient('s3')],
    ['section 4 confirmed', 'mental-health-patient', patient('s4', { 'mha.secondRecommendation': true })],
    ['section 136 with more to be known', 'mental-health-patient', { 'mha.section': 's136' }],
    ['an informal patient', 'mental-health-patient', patient('informal')],
  ] as const)('is no use for %s', (_story, process, facts) => {
    expect(determine(nested(referral(process, facts)), TODAY)[0]).not.toHaveProperty('recheckOn')
  })

  it('counts over the end of a month, a leap day and a year', () => {
    const short = referral('nhs-accommodation', { ...inHospital, 'accommodation.expectedDays': 1 })
    expect(answerOf('IMCA-NHS-ACCOMMODATION', short, '2028-02-02').recheckOn).toBe('2028-02-29')
    expect(answerOf('IMCA-NHS-ACCOMMODATION', short, '2026-12-31').recheckOn).toBe('2027-01-27')
  })
})

describe('acting first', () => {
  it.each([
    ['IMCA-SMT', 'serious-medical-treatment', facingSeriousTreatment, true],
    ['IMCA-NHS-ACCOMMODATION', 'nhs-accommodation', inHospital, true],
    ['IMCA-LA-ACCOMMODATION', 'la-accommodation', movingToCareHome, true],
    ['CA-42', 'safeguarding-enquiry', supportedByNobody, true],
    ['CA-44', 'safeguarding-adults-review', supportedByNobody, true],
    ['CA-9', 'needs-assessment', supportedByNobody, undefined],
    ['IMCA-39A', 'dols-assessment', aboutToBeDeprivedOfLiberty, undefined],
    ['IMCA-REVIEW', 'accommodation-review', placedTwelveWeeks, undefined],
    ['IMHA', 'mental-health-patient', patient('s3'), undefined],
  ] as const)('%s: %s', (rule, process, facts, actFirst) => {
    expect(answerOf(rule, referral(process, { ...facts, urgent: true })).actFirst).toBe(actFirst)
    expect(answerOf(rule, referral(process, { ...facts, urgent: false }))).not.toHaveProperty('actFirst')
    expect(answerOf(rule, referral(process, facts))).not.toHaveProperty('actFirst')
  })

  it('is no part of an answer that is not a duty', () => {
    const urgent = { ...facingSeriousTreatment, urgent: true }
    const answers = [
      { ...urgent, capacity: 'has' },
      { ...urgent, capacity: 'not-assessed' },
    ].map((facts) => answerOf('IMCA-SMT', referral('serious-medical-treatment', facts)))
    for (const answer of answers) expect(answer).not.toHaveProperty('actFirst')
  })
})
