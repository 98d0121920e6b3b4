// What would have to be otherwise for a rule to apply: told in full, and no more than is needed.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { all, any, atLeast, not, oneOf, part, yes } from '../../../shared/domain/eligibility/conditions.ts'
import { determine } from '../../../shared/domain/eligibility/determine.ts'
import { type Fact, FACTS, type FactName, type Process } from '../../../shared/domain/eligibility/facts.ts'
import {
  type NearestChange,
  nearestChanges,
  type SupposedAnswer,
} from '../../../shared/domain/eligibility/nearest-change.ts'
import { type Rule, type RuleId, RULES, type Strength } from '../../../shared/domain/eligibility/rules.ts'
import { waysOf } from '../../../shared/domain/eligibility/ways.ts'
import { arbitraryDay, arbitraryFacts } from './arbitrary-facts.ts'
import {
  aboutToBeDeprivedOfLiberty,
  atRiskOfAbuse,
  facingSeriousTreatment,
  type Given,
  inHospital,
  movingToCareHome,
  nobodyUnpaidToRepresent,
  placedTwelveWeeks,
  supportedByDaughter,
  withoutDifficulty,
} from './people.ts'
import { nested, patient, type Referral, referral } from './referrals.ts'

const TODAY = '2026-11-22'

const changesTo = (rule: RuleId, process: Process, facts: Given, jurisdiction: 'england' | 'wales' = 'england') =>
  nearestChanges(rule, nested(referral(process, facts, jurisdiction)), TODAY).map(({ changes }) => changes)

describe('what would have to be otherwise', () => {
  it.each<[string, RuleId, Process, Given, SupposedAnswer[][]]>([
    [
      'an attorney is in the way',
      'IMCA-SMT',
      'serious-medical-treatment',
      { ...facingSeriousTreatment, 'representation.lpaForMatter': true },
      [[{ fact: 'representation.lpaForMatter', to: false }]],
    ],
    [
      'someone is too young',
      'IMCA-39A',
      'dols-assessment',
      { ...aboutToBeDeprivedOfLiberty, ageYears: 17 },
      [[{ fact: 'ageYears', atLeast: 18 }]],
    ],
    [
      'the stay is short and elsewhere: a hospital and a care home ask for different lengths',
      'IMCA-NHS-ACCOMMODATION',
      'nhs-accommodation',
      { ...inHospital, 'accommodation.setting': 'other-residential', 'accommodation.expectedDays': 3 },
      [
        [
          { fact: 'accommodation.setting', to: ['hospital'] },
          { fact: 'accommodation.expectedDays', atLeast: 28 },
        ],
        [
          { fact: 'accommodation.setting', to: ['care-home'] },
          { fact: 'accommodation.expectedDays', atLeast: 56 },
        ],
      ],
    ],
    [
      'a care home for 30 days: the length is enough, so the setting is not told as well',
      'IMCA-NHS-ACCOMMODATION',
      'nhs-accommodation',
      { ...inHospital, 'accommodation.setting': 'care-home', 'accommodation.expectedDays': 30 },
      [[{ fact: 'accommodation.setting', to: ['hospital'] }], [{ fact: 'accommodation.expectedDays', atLeast: 56 }]],
    ],
    [
      'several choices would do: they are one change',
      'IMCA-LA-ACCOMMODATION',
      'la-accommodation',
      { ...movingToCareHome, 'accommodation.basis': 'nhs' },
      [[{ fact: 'accommodation.basis', to: ['care-act-part-1', 'mha-s117'] }]],
    ],
    [
      'a fact that is not known is among them',
      'RPR-PAID',
      'dols-representative-appointment',
      {
        ...nobodyUnpaidToRepresent,
        'dols.authorisationInForce': false,
        'dols.eligibleUnpaidRepresentative': undefined,
      },
      [
        [
          { fact: 'dols.authorisationInForce', to: true },
          { fact: 'dols.eligibleUnpaidRepresentative', to: false },
        ],
      ],
    ],
    [
      'more than two facts are in the way',
      'IMCA-REVIEW',
      'accommodation-review',
      { ...placedTwelveWeeks, capacity: 'has', ageYears: 12, particularBenefit: false },
      [],
    ],
    [
      'a number may be too high',
      'IMHA',
      'mental-health-patient',
      patient('informal', { 'mha.treatmentDiscussed': 's58a', ageYears: 18 }),
      [
        [{ fact: 'ageYears', below: 18 }],
        [
          {
            fact: 'mha.section',
            to: 's2 s3 s7-guardianship s17a-cto s35 s36 s37 s37-guardianship s37-41 s38 s42-conditional-discharge s45a s47 s47-49 s48 s48-49'.split(
              ' ',
            ),
          },
        ],
        [{ fact: 'mha.treatmentDiscussed', to: ['s57'] }],
      ],
    ],
  ])('%s', (_story, rule, process, facts, expected) => {
    expect(changesTo(rule, process, facts)).toEqual(expected)
  })

  it('tells every way in which the daughter would be no appropriate individual, and the two exceptions', () => {
    expect(changesTo('CA-9', 'needs-assessment', supportedByDaughter)).toEqual([
      [{ fact: 'individual.exists', to: false }],
      [{ fact: 'individual.paidOrProfessional', to: true }],
      [{ fact: 'individual.personConsents', to: false }],
      [{ fact: 'individual.ableAndAvailable', to: false }],
      [{ fact: 'individual.implicated', to: true }],
      [
        { fact: 'individual.personCanConsent', to: false },
        { fact: 'individual.bestInterests', to: false },
      ],
      [
        { fact: 'nhsPlacement.likely', to: ['hospital-28-days', 'care-home-8-weeks'] },
        { fact: 'nhsPlacement.advocateInBestInterests', to: true },
      ],
      [
        { fact: 'disagreement.material', to: true },
        { fact: 'disagreement.bothAgreeAdvocate', to: true },
      ],
    ])
    const exceptions: FactName[] = ['nhsPlacement.likely', 'disagreement.material']
    const ofEnquiry = changesTo('CA-42', 'safeguarding-enquiry', supportedByDaughter)
    expect(ofEnquiry.flat().filter(({ fact }) => exceptions.includes(fact))).toEqual([])
    expect(changesTo('CA-9', 'needs-assessment', { ...supportedByDaughter, ...withoutDifficulty })).toHaveLength(4 * 5)
  })

  it.each<[RuleId, Process, Given, Strength]>([
    ['IMCA-SMT', 'serious-medical-treatment', { ...facingSeriousTreatment, capacity: 'has' }, 'duty'],
    ['IMCA-SAFEGUARDING', 'safeguarding-measures', { ...atRiskOfAbuse, capacity: 'has' }, 'power'],
    ['IMHA', 'mental-health-patient', patient('s136'), 'inform'],
  ])('of %s in %s is what the rule gives', (rule, process, facts, outcome) => {
    const [first] = nearestChanges(rule, nested(referral(process, facts)), TODAY)
    expect(first?.outcome).toBe(outcome)
  })

  it.each<[string, Referral, RuleId, string?]>([
    ['a rule that applies', referral('nhs-accommodation', inHospital), 'IMCA-NHS-ACCOMMODATION'],
    ['a rule that is still open', referral('nhs-accommodation', {}), 'IMCA-NHS-ACCOMMODATION'],
    ['a rule that is not law there', referral('needs-assessment', supportedByDaughter, 'wales'), 'CA-9'],
    ['a rule that was not law yet', referral('needs-assessment', supportedByDaughter), 'CA-9', '2015-03-31'],
    ['a rule that is not in force', referral('mental-health-patient', patient('s3')), 'IMHA-2025-INFORMAL'],
    ['a rule that nobody knows', referral('mental-health-patient', patient('none')), 'LOCAL-NOWHERE'],
  ])('there is nothing to tell of %s', (_what, given, rule, on = TODAY) => {
    expect(nearestChanges(rule, nested(given), on)).toEqual([])
  })
})

// The answers of which one stands for all that the rules treat alike: numbers on both sides of every bound.
const CANDIDATES: Readonly<Record<string, readonly number[]>> = {
  ageYears: [0, 15, 16, 17, 18, 120],
  'accommodation.expectedDays': [0, 27, 28, 55, 56, 999],
  'accommodation.weeksInPlacement': [0, 11, 12, 999],
}
const candidatesFor = (fact: Fact): readonly unknown[] => {
  if (fact.kind === 'boolean') return [true, false]
  return fact.kind === 'choice' ? fact.values : (CANDIDATES[fact.name] ?? [])
}

const holds = (answer: SupposedAnswer, value: unknown): boolean => {
  if ('to' in answer) return typeof answer.to === 'boolean' ? value === answer.to : answer.to.includes(String(value))
  const atLeast = 'atLeast' in answer ? answer.atLeast : 0
  return Number(value) >= atLeast && Number(value) < (answer.below ?? Infinity)
}

type Trial = readonly (readonly [name: FactName, value: unknown])[]

/** Every change of one fact, and of two of which neither would do alone, that makes the rule apply: tried one by one. */
const bruteForce = (rule: Rule, given: Referral, on: string): string[] => {
  const applies = (trial: Trial) =>
    determine(
      nested({ ...given, processes: [rule.process], facts: { ...given.facts, ...Object.fromEntries(trial) } }),
      on,
    )
      .filter((one) => one.rule === rule.id)
      .some(({ outcome }) => outcome === rule.strength)
  const asked = FACTS.filter(({ name }) =>
    rule.law.some(({ when }) => waysOf(when).asked.some((one) => one.fact.name === name)),
  )
  const trials = asked.map((fact) =>
    candidatesFor(fact)
      .filter((value) => value !== given.facts[fact.name])
      .map((value) => [fact.name, value] as const),
  )
  const singles = trials.map((ofFact) => ofFact.filter((one) => applies([one])))
  const pairs = trials.flatMap((ofFact, place) =>
    trials
      .slice(place + 1)
      .flatMap((others, further) =>
        singles[place]?.length || singles[place + 1 + further]?.length
          ? []
          : ofFact.flatMap((one) => others.filter((other) => applies([one, other])).map((other) => [one, other])),
      ),
  )
  return [...singles.flat().map((one) => [one]), ...pairs].map((trial) => JSON.stringify(trial))
}

/** All changes that were told, with each candidate that they allow. */
const spelledOut = (nearest: readonly NearestChange[], given: Referral): string[] =>
  nearest.flatMap(({ changes }) =>
    changes
      .map((answer) => {
        const fact = FACTS.find(({ name }) => name === answer.fact)
        const values = fact === undefined ? [] : candidatesFor(fact)
        return values
          .filter((value) => holds(answer, value) && value !== given.facts[answer.fact])
          .map((value) => [answer.fact, value] as const)
      })
      .reduce<Trial[]>((so, values) => so.flatMap((one) => values.map((value) => [...one, value])), [[]])
      .map((trial) => JSON.stringify(trial)),
  )

describe('every set of facts', () => {
  it('is told just the changes that trying all of them finds, each once', () => {
    let told = 0
    fc.assert(
      fc.property(arbitraryFacts, arbitraryDay, fc.constantFrom(...RULES), (given, on, rule) => {
        const facts = nested({ ...given, processes: [rule.process] })
        const nearest = nearestChanges(rule.id, facts, on)
        const isOut = determine(facts, on).some((one) => one.rule === rule.id && one.outcome === 'not-eligible')
        const found = isOut ? bruteForce(rule, given, on) : []
        told += nearest.length
        expect(spelledOut(nearest, given).toSorted()).toEqual(found.toSorted())
      }),
      { numRuns: 400 },
    )
    expect(told).toBeGreaterThan(0)
  })

  it('is told the same however its answers are ordered', () => {
    const given = supportedByDaughter
    const turned = Object.fromEntries(Object.entries(given).toReversed())
    expect(changesTo('CA-9', 'needs-assessment', turned)).toEqual(changesTo('CA-9', 'needs-assessment', given))
  })
})

type When = Rule['law'][number]['when']

const offered = (when: When): Rule[] => [
  {
    id: 'LOCAL-OFFER',
    process: 'other-care-act-contact',
    role: 'care-act',
    strength: 'power',
    status: 'in-force',
    law: [{ jurisdiction: 'england', from: '2026-01-01', to: null, when }],
    instructedBy: ['anyone'],
    sources: ['local policy'],
  },
]

const changesOfOffer = (when: When, facts: Given) =>
  nearestChanges('LOCAL-OFFER', nested(referral('other-care-act-contact', facts)), TODAY, offered(when)).map(
    ({ changes }) => changes,
  )

describe('a condition that no statute has', () => {
  const aged = part('AGED', any(all(atLeast('ageYears', 16), not(atLeast('ageYears', 18))), atLeast('ageYears', 65)))

  it('may have a number between bounds, and one beyond: each stretch is a change', () => {
    expect(changesOfOffer(aged, { ageYears: 30 })).toEqual([
      [{ fact: 'ageYears', atLeast: 16, below: 18 }],
      [{ fact: 'ageYears', atLeast: 65 }],
    ])
  })

  it('may ask the same fact twice: both have to be met', () => {
    const section = all(oneOf('mha.section', 's2', 's3'), not(oneOf('mha.section', 's3', 's4')))
    expect(changesOfOffer(section, { 'mha.section': 's3' })).toEqual([[{ fact: 'mha.section', to: ['s2'] }]])
  })

  it('may be met by nothing', () => {
    expect(changesOfOffer(all(yes('urgent'), not(yes('urgent'))), { urgent: true })).toEqual([])
  })

  it('may be met in more ways than are told, without taking forever', () => {
    const names = FACTS.flatMap((fact) => (fact.kind === 'boolean' ? [fact.name] : []))
    const difficult = all(
      ...Array.from({ length: 10 }, (_, place) =>
        any(
          ...names
            .slice(place * 3, place * 3 + 3)
            .map((name) => ({ kind: 'one-of' as const, fact: name, values: [true] })),
        ),
      ),
    )
    const began = performance.now()
    expect(changesOfOffer(difficult, Object.fromEntries(names.map((name) => [name, false])))).toEqual([])
    expect(performance.now() - began).toBeLessThan(2_000)
  })
})
