// A set of rules as a file: what it says is what is judged by, and whatever is wrong in it is told by its place.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { determine } from '../../../shared/domain/eligibility/determine.ts'
import {
  type RuleSet,
  readRuleSet,
  ruleSetFile,
  settledFrom,
  STATUTE_SET,
} from '../../../shared/domain/eligibility/rule-set.ts'
import { RULES, RULES_VERSION } from '../../../shared/domain/eligibility/rules.ts'
import { arbitraryDay, arbitraryFacts } from './arbitrary-facts.ts'
import { nested, patient, referral } from './referrals.ts'

const accepted = (input: unknown): RuleSet => {
  const read = readRuleSet(input)
  if (!read.ok) throw new Error(JSON.stringify(read.errors))
  return read.set
}
const faultsOf = (input: unknown): string[] => {
  const read = readRuleSet(input)
  return read.ok ? [] : read.errors.map(({ path, code }) => `${path}: ${code}`)
}
const file: unknown = JSON.parse(JSON.stringify(ruleSetFile(STATUTE_SET)))

const YES = { kind: 'one-of', fact: 'urgent', values: [true] }
const RULE = {
  id: 'NEW-ACT-1',
  process: 'mental-health-patient',
  role: 'imha',
  strength: 'duty',
  law: [{ jurisdiction: 'england', from: '2027-04-01', to: null, when: YES }],
  instructedBy: ['anyone'],
  sources: ['Another Act s.1'],
}
const asking = (when: unknown) => ({ ...RULE, law: [{ jurisdiction: 'england', from: '2027-04-01', to: null, when }] })
const adding = (...add: unknown[]) => ({ name: 'draft', add })
const amending = (...amend: unknown[]) => ({ name: 'draft', amend })

describe('the law of the release as a file', () => {
  it('judges, once read back, as the rules do', () => {
    const { rules, version } = accepted(file)
    expect(version).toBe(RULES_VERSION)
    fc.assert(
      fc.property(arbitraryFacts, arbitraryDay, (facts, on) => {
        expect(determine(nested(facts), on, rules)).toEqual(determine(nested(facts), on))
      }),
      { numRuns: 1_000 },
    )
  })

  it('has each part once, under its name', () => {
    const { rules, parts } = Object(file)
    expect(JSON.stringify(rules)).not.toContain('"when":{"kind":"part","name":"GATE","when"')
    expect(Object.keys(parts)).toEqual(expect.arrayContaining(['GATE', 'S40', 'WELSH_HOLDING_POWER']))
    expect(parts.WELSH_HOLDING_POWER.unconfirmed).toContain('130I')
  })

  it('may also have its parts written out where they stand', () => {
    const { rules } = accepted({ name: 'written out', rules: RULES })
    expect(rules).toEqual(RULES)
  })
})

const informalOn = (on: string, rules: RuleSet['rules']) =>
  determine(nested(referral('mental-health-patient', patient('informal'))), on, rules).find(
    ({ rule }) => rule === 'IMHA-2025-INFORMAL',
  )

describe('changes of the law as a file', () => {
  const commencing = amending({ rule: 'IMHA-2025-INFORMAL', jurisdiction: 'england', from: '2027-04-01' })
  it.each([
    ['2027-03-31', 'not-eligible'],
    ['2027-04-01', 'inform'],
    ['2030-01-01', 'inform'],
  ])('a rule that is given a first day is in force from it: on %s %s', (on, outcome) => {
    const { rules } = accepted(commencing)
    expect(informalOn(on, rules)).toMatchObject({ outcome })
    expect(informalOn(on, rules)?.note).toBeUndefined()
  })

  it('is named after the law that it changes, and touches no other rule', () => {
    const { rules, version } = accepted(commencing)
    expect(version).toBe(`${RULES_VERSION}+draft`)
    expect(rules.filter(({ id }) => id !== 'IMHA-2025-INFORMAL')).toEqual(
      RULES.filter(({ id }) => id !== 'IMHA-2025-INFORMAL'),
    )
  })

  it.each([
    ['2026-12-31', true],
    ['2027-01-01', false],
  ])('another condition counts from its day, and the one before it until the day before: %s', (on, isAsBefore) => {
    const never = { kind: 'any', of: [] }
    const { rules } = accepted(amending({ rule: 'IMHA', jurisdiction: 'england', from: '2027-01-01', when: never }))
    const facts = nested(referral('mental-health-patient', patient('s3')))
    expect(determine(facts, on, rules)[0]?.outcome).toBe(isAsBefore ? 'inform' : 'not-eligible')
  })

  it('names the parts of the statute, and those that it brings', () => {
    const { rules } = accepted({
      name: 'draft',
      parts: { NEW_PART: { when: { kind: 'all', of: [{ kind: 'part', name: 'GATE' }, YES] }, met: 'New.' } },
      add: [asking({ kind: 'part', name: 'NEW_PART' })],
    })
    const facts = nested(referral('mental-health-patient', patient('informal', { capacity: 'lacks', urgent: true })))
    expect(determine(facts, '2027-04-01', rules).at(-1)).toMatchObject({
      rule: 'NEW-ACT-1',
      outcome: 'duty',
      reasons: [{ text: 'New.', source: 'Another Act s.1' }],
    })
  })

  it('ends a rule with its last day', () => {
    const { rules } = accepted(amending({ rule: 'CA-OTHER', jurisdiction: 'england', to: '2027-06-30' }))
    const on = (day: string) => determine(nested(referral('other-care-act-contact', {})), day, rules)[0]?.outcome
    expect([on('2027-06-30'), on('2027-07-01')]).toEqual(['power', 'not-eligible'])
  })

  it('moves the beginning of the latest law, and the end of the one before it', () => {
    const { rules } = accepted(amending({ rule: 'IMHA', jurisdiction: 'wales', from: '2012-04-02' }))
    const wales = rules.find(({ id }) => id === 'IMHA')?.law.filter(({ jurisdiction }) => jurisdiction === 'wales')
    expect(wales?.map(({ from, to }) => [from, to])).toEqual([
      ['2012-01-03', '2012-04-01'],
      ['2012-04-02', null],
    ])
  })
})

describe('the day from which all of a set applies', () => {
  it.each([
    ['the law of the release', STATUTE_SET, '2015-04-01'],
    [
      'a rule to come',
      accepted(amending({ rule: 'IMHA-2025-INFORMAL', jurisdiction: 'england', from: '2027-04-01' })),
      '2027-04-01',
    ],
    [
      'a rule that ends',
      accepted(amending({ rule: 'CA-OTHER', jurisdiction: 'england', to: '2027-06-30' })),
      '2027-07-01',
    ],
  ])('%s', (_, set, day) => {
    expect(settledFrom(set)).toBe(day)
  })
})

const nestedIn = (depth: number): unknown =>
  Array.from({ length: depth }).reduce<unknown>((of) => ({ kind: 'not', of }), YES)
const doubling = (levels: number) => ({
  P0: { when: YES },
  ...Object.fromEntries(
    Array.from({ length: levels }, (_, level) => {
      const before = { kind: 'part', name: `P${level}` }
      return [`P${level + 1}`, { when: { kind: 'all', of: [before, before] } }]
    }),
  ),
})
const part = (name: string) => ({ kind: 'part', name })
const EVERY_FACT = [
  'consult.appropriateUnpaidPerson',
  ...['nominated', 'lpaForMatter', 'deputyForMatter', 'anyLpa', 'anyEpa', 'anyDeputy'].map(
    (one) => `representation.${one}`,
  ),
  ...['serious', 'underMhaPart4'].map((one) => `treatment.${one}`),
  ...['imcaSamePlace', 'authorisationInForce', 'representativeEnded', 'newRepresentativeAppointed'].map(
    (one) => `dols.${one}`,
  ),
  ...['representativeUnpaid', 'personAsked', 'representativeAsked', 'rightsAtRisk'].map((one) => `dols.${one}`),
  ...['understand', 'retain', 'weigh', 'communicate'].map((one) => `difficulty.${one}`),
  ...['exists', 'paidOrProfessional', 'personCanConsent', 'personConsents'].map((one) => `individual.${one}`),
  ...['bestInterests', 'ableAndAvailable', 'implicated'].map((one) => `individual.${one}`),
  ...['material', 'bothAgreeAdvocate'].map((one) => `disagreement.${one}`),
  'nhsPlacement.advocateInBestInterests',
  'mha.secondRecommendation',
].map((fact) => ({ kind: 'one-of', fact, values: [true] }))

describe('a file with something wrong in it', () => {
  it.each<[what: string, input: unknown, faults: string[]]>([
    ['no object', null, [': wrong-type']],
    ['a list', [], [': wrong-type']],
    ['nothing', {}, ['name: required']],
    ['a name alone', { name: 'x' }, [': nothing-to-change']],
    ['a whole law that changes it too', { name: 'x', rules: [RULE], amend: [] }, [': whole-or-changes']],
    ['no rule', { name: 'x', rules: [] }, ['rules: empty']],
    ['a name that cannot be told from a sentence', { name: '\u0000', rules: [RULE] }, ['name: name']],
    ['what nobody knows', { name: 'x', rules: [{ ...RULE, colour: 'red' }] }, ['rules.0.colour: unknown-field']],
    [
      'a rule without anything',
      { name: 'x', rules: [{ id: 'A' }] },
      [
        'rules.0.process: required',
        'rules.0.role: required',
        'rules.0.strength: required',
        'rules.0.law: required',
        'rules.0.instructedBy: required',
        'rules.0.sources: required',
      ],
    ],
    ['an id that is none', { name: 'x', rules: [{ ...RULE, id: 'a rule' }] }, ['rules.0.id: id']],
    ['the same id twice', { name: 'x', rules: [RULE, RULE] }, ['rules.1.id: duplicate']],
    ['the id of the statute again', adding({ ...RULE, id: 'CA-9' }), ['add.0.id: duplicate']],
    ['a part of the statute again', { ...adding(RULE), parts: { GATE: { when: YES } } }, ['parts.GATE: duplicate']],
    ['a process that there is not', adding({ ...RULE, process: 'tea' }), ['add.0.process: not-an-option']],
    [
      'a day that there is not',
      amending({ rule: 'CA-9', jurisdiction: 'england', from: '2027-02-30' }),
      ['amend.0.from: date'],
    ],
    [
      'an end before the beginning',
      amending({ rule: 'CA-9', jurisdiction: 'england', from: '2027-02-01', to: '2027-01-31' }),
      ['amend.0.to: ends-before-it-begins'],
    ],
    [
      'an end before the beginning that it has',
      amending({ rule: 'CA-9', jurisdiction: 'england', to: '2015-03-31' }),
      ['amend.0: ends-before-it-begins'],
    ],
    [
      'an end without a beginning',
      amending({ rule: 'IMHA-2025-INFORMAL', jurisdiction: 'england', to: '2028-01-01' }),
      ['amend.0: ends-without-beginning'],
    ],
    ['a change of nothing', amending({ rule: 'CA-9', jurisdiction: 'england' }), ['amend.0: nothing-to-change']],
    [
      'a change of a law that is not there',
      amending({ rule: 'CA-9', jurisdiction: 'wales', from: '2027-01-01' }),
      ['amend.0: nothing-to-change'],
    ],
    [
      'a condition from no day',
      amending({ rule: 'CA-9', jurisdiction: 'england', when: YES }),
      ['amend.0.from: required'],
    ],
    [
      'a change of no rule',
      amending({ rule: 'NO-SUCH', jurisdiction: 'england', from: '2027-01-01' }),
      ['amend.0: unknown-rule'],
    ],
    [
      'a beginning before that of the law before it',
      amending({ rule: 'IMHA', jurisdiction: 'wales', from: '2012-01-02' }),
      ['amend.0: overlap'],
    ],
    [
      'two laws of one day',
      adding({ ...RULE, law: [RULE.law[0], { ...RULE.law[0], from: '2028-01-01' }] }),
      ['add.0.law.1: overlap'],
    ],
    [
      'two laws that wait for a day',
      adding({
        ...RULE,
        law: [
          { ...RULE.law[0], from: null },
          { ...RULE.law[0], from: null },
        ],
      }),
      ['add.0.law.1: overlap'],
    ],
    ['a status that the dates deny', adding({ ...RULE, status: 'enacted-not-in-force' }), ['add.0.status: status']],
    [
      'a kind of condition that there is not',
      adding(asking({ kind: 'maybe', of: [] })),
      ['add.0.law.0.when.kind: not-an-option'],
    ],
    [
      'a fact that there is not',
      adding(asking({ kind: 'one-of', fact: 'shoeSize', values: [44] })),
      ['add.0.law.0.when.fact: unknown-fact'],
    ],
    [
      'a fact that is always given',
      adding(asking({ kind: 'one-of', fact: 'jurisdiction', values: ['england'] })),
      ['add.0.law.0.when.fact: unknown-fact'],
    ],
    [
      'a value that the fact has not',
      adding(asking({ kind: 'one-of', fact: 'mha.section', values: ['s2', 's999'] })),
      ['add.0.law.0.when.values.1: not-an-option'],
    ],
    [
      'a yes in words',
      adding(asking({ kind: 'one-of', fact: 'urgent', values: ['yes'] })),
      ['add.0.law.0.when.values.0: wrong-type'],
    ],
    [
      'capacity that nobody assessed',
      adding(asking({ kind: 'one-of', fact: 'capacity', values: ['not-assessed'] })),
      ['add.0.law.0.when.values.0: never-known'],
    ],
    ['no value', adding(asking({ kind: 'one-of', fact: 'urgent', values: [] })), ['add.0.law.0.when.values: empty']],
    [
      'a bound of what is no number',
      adding(asking({ kind: 'at-least', fact: 'urgent', bound: 1 })),
      ['add.0.law.0.when.fact: not-a-number'],
    ],
    [
      'a bound that nobody reaches',
      adding(asking({ kind: 'at-least', fact: 'ageYears', bound: 121 })),
      ['add.0.law.0.when.bound: out-of-range'],
    ],
    [
      'half a year',
      adding(asking({ kind: 'at-least', fact: 'ageYears', bound: 17.5 })),
      ['add.0.law.0.when.bound: wrong-type'],
    ],
    [
      'a part that nobody defined',
      adding(asking({ kind: 'all', of: [YES, part('NOWHERE')] })),
      ['add.0.law.0.when.of.1: unknown-part'],
    ],
    [
      'a part of itself',
      { ...adding(asking(part('A'))), parts: { A: { when: part('B') }, B: { when: part('A') } } },
      ['parts.B.when: part-within-itself'],
    ],
    ['a part that is named like none', { ...adding(RULE), parts: { 'a part': { when: YES } } }, ['parts.a part: name']],
    [
      'more facts than can be told apart',
      adding(asking({ kind: 'all', of: EVERY_FACT })),
      ['add.0.law.0.when: too-many-facts'],
    ],
    ['conditions without end', adding(asking(nestedIn(500))), [': too-deep']],
    [
      'parts that double and double',
      { ...adding(asking(part('P60'))), parts: doubling(60) },
      ['add.0.law.0.when: too-large'],
    ],
    ['words that cannot be read out', adding({ ...RULE, note: 'a\u0000b' }), ['add.0.note: characters']],
    [
      'a recheck of a section that there is not',
      adding({ ...RULE, recheck: { after: 'section', hours: { s999: 3 } } }),
      ['add.0.recheck.hours.s999: not-an-option'],
    ],
  ])('%s', (_, input, faults) => {
    expect(faultsOf(input)).toEqual(faults)
  })

  it('tells no more than a hundred faults', () => {
    const values = Array.from({ length: 500 }, () => 'yes')
    expect(faultsOf(adding(asking({ kind: 'one-of', fact: 'urgent', values })))).toHaveLength(100)
  })

  it('never throws, whatever is in it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('rules', 'add', 'amend', 'parts'), (value, key) => {
        expect(readRuleSet({ name: 'x', [key]: value }).ok).toBe(false)
        expect(readRuleSet({ name: 'x', [key]: [value] }).ok).toBe(false)
        expect(faultsOf(adding(asking(value))).length).toBeGreaterThan(0)
      }),
    )
  })
})
