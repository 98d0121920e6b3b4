// The law's answer in the words of a page: in both languages, with what would change it.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partsIn } from '../../../shared/domain/eligibility/conditions.ts'
import { type Determination, determine } from '../../../shared/domain/eligibility/determine.ts'
import { FACTS } from '../../../shared/domain/eligibility/facts.ts'
import {
  type NearestChange,
  nearestChanges,
  type SupposedAnswer,
} from '../../../shared/domain/eligibility/nearest-change.ts'
import { NOT_IN_FORCE } from '../../../shared/domain/eligibility/not-in-force.ts'
import { type Rule, RULES } from '../../../shared/domain/eligibility/rules.ts'
import { LANGUAGES } from '../../../shared/domain/language.ts'
import { lawAnswers } from '../../../shared/web/form/law.ts'
import { lawIn, lawText, notInForceText, sourceText } from '../../../shared/web/form/law-language.ts'
import { clauseOf, nearestChangeWords } from '../../../shared/web/form/nearest-change.ts'
import { words } from '../../../shared/web/words/index.ts'
import { statute } from '../../../shared/web/words/cy/statute.ts'
import { arbitraryDay, arbitraryFacts } from '../eligibility/arbitrary-facts.ts'
import { facingSeriousTreatment, inHospital, supportedByDaughter, withoutDifficulty } from '../eligibility/people.ts'
import { nested, patient, type Referral, referral } from '../eligibility/referrals.ts'

const TODAY = '2026-11-22'
const en = words('en')
const cy = words('cy')

const PARTS = [
  ...new Map(
    RULES.flatMap(({ law }) => law.flatMap(({ when }) => partsIn(when))).map((one) => [one.name, one]),
  ).values(),
]

/** The rules with days for the one that has none. */
const dated = (from: string | null, to: string | null): Rule[] =>
  RULES.map(
    (rule): Rule =>
      rule.id === 'IMHA-2025-INFORMAL' ? { ...rule, law: rule.law.map((law) => ({ ...law, from, to })) } : rule,
  )

describe('the law in Welsh', () => {
  it.each(PARTS)('has the words of $name, and no more', ({ name, met, unmet }) => {
    const welsh = statute.parts[name] ?? {}
    expect([welsh.met !== undefined, welsh.unmet !== undefined]).toEqual([met !== undefined, unmet !== undefined])
    for (const text of [met, unmet].flatMap((one) => one ?? [])) expect(lawText(text, 'cy')).not.toBe(text)
  })

  it('has words for no part that the rules do not have', () => {
    const names = PARTS.map(({ name }) => name)
    expect(Object.keys(statute.parts).filter((name) => !names.includes(name))).toEqual([])
  })

  it('says the same thing in the same words, whichever part says it', () => {
    const said = PARTS.flatMap(({ name, met, unmet }) => [
      [met, statute.parts[name]?.met] as const,
      [unmet, statute.parts[name]?.unmet] as const,
    ]).filter(([english]) => english !== undefined)
    for (const [, alike] of Map.groupBy(said, ([english]) => english)) {
      expect(new Set(alike.map(([, welsh]) => welsh)).size).toBe(1)
    }
  })

  it('leaves no sentence in English, whatever the facts and the day', () => {
    const left = new Set<string>()
    fc.assert(
      fc.property(arbitraryFacts, arbitraryDay, (given, on) => {
        for (const found of determine(nested(given), on)) {
          const welsh = lawIn('cy')(found)
          for (const [place, { text }] of found.reasons.entries())
            if (welsh.reasons[place]?.text === text) left.add(text)
          if (found.note !== undefined && welsh.note === found.note) left.add(found.note)
        }
      }),
      { numRuns: 300 },
    )
    expect([...left]).toEqual([])
  })

  it('knows a day that a commissioner has entered', () => {
    const informal = nested(referral('mental-health-patient', patient('informal')))
    const reasonOn = (rules: Rule[]) =>
      lawText(
        determine(informal, TODAY, rules).find(({ rule }) => rule === 'IMHA-2025-INFORMAL')?.reasons[0]?.text ?? '',
        'cy',
      )
    expect(reasonOn(dated('2027-03-01', null))).toBe(
      'Dim ond o 1 Mawrth 2027 ymlaen y mae’r rheol hon mewn grym yn Lloegr.',
    )
    expect(reasonOn(dated('2020-01-01', '2025-12-31'))).toBe('Bu’r rheol hon mewn grym yn Lloegr hyd 31 Rhagfyr 2025.')
  })

  it.each([
    'The authority offers an advocate to informal patients.',
    'This rule is in force in England only from soon.',
    '',
  ])('leaves what no rule of ours says as it was written: %j', (text) => {
    expect(lawText(text, 'cy')).toBe(text)
  })

  it('has what is enacted and not in force, beside the rules of its jurisdiction', () => {
    for (const { id, text } of NOT_IN_FORCE) expect(notInForceText(id, text, 'cy')).not.toBe(text)
    const facts = nested(referral('dols-representative-appointment', {}, 'wales'))
    const remarksIn = (language: 'en' | 'cy') =>
      lawAnswers(determine(facts, TODAY), words(language), { judged: { facts, on: TODAY } }).flatMap(
        ({ remarks }) => remarks,
      )
    expect(remarksIn('en')).toEqual([
      'Enacted, and not in force on Sunday 22 November 2026: The Liberty Protection Safeguards are to take the place of the deprivation of liberty safeguards. (Mental Capacity (Amendment) Act 2019)',
    ])
    expect(remarksIn('cy')).toEqual([expect.stringContaining('Trefniadau Diogelu Rhyddid')])
    expect(remarksIn('cy')).toEqual([expect.stringContaining('(Mental Capacity (Amendment) Act 2019)')])
  })

  it('names an Act in a citation as it was enacted', () => {
    for (const source of RULES.flatMap(({ sources }) => sources))
      expect(sourceText(source, 'cy')).not.toContain('Deddf')
  })

  it('leaves a citation as it is, and puts into Welsh what is more than one', () => {
    expect(sourceText('Care Act 2014 ss.9, 67; SI 2014/2889 reg 4', 'cy')).toBe(
      'Care Act 2014 ss.9, 67; SI 2014/2889 reg 4',
    )
    expect(sourceText('Care Act 2014; local policy', 'cy')).toBe('Care Act 2014; polisi lleol')
    expect(sourceText('Care Act 2014; local policy', 'en')).toBe('Care Act 2014; local policy')
  })

  it('is the English itself in English', () => {
    const [found] = determine(nested(referral('nhs-accommodation', inHospital)), TODAY)
    expect(found && lawIn('en')(found)).toBe(found)
  })

  it('reaches a page from an answer that is kept in English', () => {
    const kept: Determination[] = determine(
      nested(referral('serious-medical-treatment', facingSeriousTreatment)),
      TODAY,
    )
    const [told] = lawAnswers(kept, cy)
    expect(told?.reasons[0]).toEqual({
      text: 'Nid oes gan y person alluedd i wneud y penderfyniad hwn.',
      source: 'MCA 2005 ss.2, 3',
    })
  })
})

describe('every answer as a condition', () => {
  const suppositions = FACTS.flatMap((fact): SupposedAnswer[] => {
    if (fact.kind === 'boolean')
      return [
        { fact: fact.name, to: true },
        { fact: fact.name, to: false },
      ]
    if (fact.kind === 'integer')
      return [
        { fact: fact.name, atLeast: 16 },
        { fact: fact.name, below: 18 },
      ]
    const values = fact.values.filter((value) => value !== 'not-assessed')
    return values.map((value) => ({ fact: fact.name, to: [value] }))
  })

  it.each(LANGUAGES)('has a clause of its own in %s', (language) => {
    const clauses = suppositions.map((answer) => clauseOf(answer, words(language)))
    expect(new Set(clauses).size).toBe(clauses.length)
    // A clause of the fact's own name is one that nobody wrote; so is a value's.
    for (const clause of clauses) expect(clause).not.toMatch(/^[a-z]+\.|undefined|-[a-z]+-|s\d/i)
    expect(clauses.filter((clause) => clause.startsWith('pe ')).length).toBe(language === 'cy' ? clauses.length : 0)
  })

  it.each([
    ['england', /^the patient were under section 2, 3, 7 .* or 48 with 49 of the Mental Health Act$/],
    ['wales', /^the patient were under section 2, 3, 4, 5\(2\).* of the Mental Health Act or an informal patient$/],
  ] as const)('names the sections together in %s', (jurisdiction, section) => {
    const nearest = nearestChanges(
      'IMHA',
      nested(referral('mental-health-patient', patient('none'), jurisdiction)),
      TODAY,
    )
    const clauses = nearest.map(({ changes: [answer] }) => answer && clauseOf(answer, en))
    expect(clauses).toEqual([expect.stringMatching(section), 'section 57 treatment were being discussed'])
  })
})

const told = (rule: Rule['id'], given: Referral, w = en) =>
  nearestChangeWords(nearestChanges(rule, nested(given), TODAY), w)

describe('what would change an answer', () => {
  it('is one sentence where one thing would', () => {
    const given = referral('serious-medical-treatment', {
      ...facingSeriousTreatment,
      'representation.lpaForMatter': true,
    })
    expect(told('IMCA-SMT', given)).toEqual([
      { text: 'This would be a duty if no attorney had authority for this matter.', either: [], also: [] },
    ])
    expect(told('IMCA-SMT', given, cy)).toEqual([
      {
        text: 'Byddai hyn yn ddyletswydd pe na bai gan unrhyw atwrnai awdurdod dros y mater hwn.',
        either: [],
        also: [],
      },
    ])
  })

  it('is one sentence where two things would together', () => {
    const given = referral('nhs-accommodation', { ...inHospital, capacity: 'has', 'accommodation.expectedDays': 3 })
    expect(told('IMCA-NHS-ACCOMMODATION', given).map(({ text }) => text)).toEqual([
      'This would be a duty if the person lacked capacity to make this decision and the stay were expected to last 28 days or more.',
    ])
    expect(told('IMCA-NHS-ACCOMMODATION', given, cy).map(({ text }) => text)).toEqual([
      'Byddai hyn yn ddyletswydd pe na bai gan y person alluedd i wneud y penderfyniad hwn a phe disgwylid i’r arhosiad bara 28 diwrnod neu fwy.',
    ])
  })

  it('is a list where several would', () => {
    const [list, ...more] = told('CA-9', referral('needs-assessment', supportedByDaughter))
    expect(more).toEqual([])
    expect(list?.text).toBe('This would be a duty if any one of these were so:')
    expect(list?.either).toHaveLength(8)
    expect(list?.either[0]).toBe('there were nobody who might support the person’s involvement')
    expect(list?.either.at(-1)).toContain(' and those two agreed ')
  })

  it('is two lists where one of each would, and not twenty sentences', () => {
    const [list, ...more] = told(
      'CA-42',
      referral('safeguarding-enquiry', { ...supportedByDaughter, ...withoutDifficulty }),
    )
    expect(more).toEqual([])
    expect([list?.either.length, list?.also.length]).toEqual([4, 5])
    expect(list?.and).toBe('and at the same time any one of these:')
  })

  it('is nothing where nothing near would', () => {
    expect(nearestChangeWords([], en)).toEqual([])
  })

  it('keeps apart what would be a duty and what a power', () => {
    const changes: NearestChange[] = [
      { outcome: 'duty', changes: [{ fact: 'particularBenefit', to: true }] },
      { outcome: 'power', changes: [{ fact: 'urgent', to: true }] },
    ]
    expect(nearestChangeWords(changes, en).map(({ text }) => text)).toEqual([
      'This would be a duty if an advocate were of particular benefit to the person.',
      'This would be a power if the decision had to be made before an advocate could be there.',
    ])
  })

  it('stands beside a rule that does not apply, and beside no other', () => {
    const facts = nested({
      jurisdiction: 'england',
      processes: ['safeguarding-enquiry', 'needs-assessment'],
      facts: {
        ...supportedByDaughter,
        'nhsPlacement.likely': 'care-home-8-weeks',
        'nhsPlacement.advocateInBestInterests': true,
      },
    })
    const answers = lawAnswers(determine(facts, TODAY), en, { judged: { facts, on: TODAY } })
    expect(answers.map(({ rule, nearest }) => [rule, nearest.length])).toEqual([
      ['CA-9', 0],
      ['CA-42', 1],
    ])
    expect(lawAnswers(determine(facts, TODAY), en).map(({ nearest }) => nearest)).toEqual([[], []])
  })
})
