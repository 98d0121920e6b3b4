// The rules as data: whole, dated and in order, and open to what a commissioner enters.
import { describe, expect, it } from 'vitest'
import { all, comparisonsIn, oneOf, part, partsIn, yes } from '../../../shared/domain/eligibility/conditions.ts'
import { determine } from '../../../shared/domain/eligibility/determine.ts'
import { JURISDICTIONS, PROCESSES } from '../../../shared/domain/eligibility/facts.ts'
import { type Rule, RULE_IDS, RULES, RULES_VERSION } from '../../../shared/domain/eligibility/rules.ts'
import { nested, patient, referral } from './referrals.ts'

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/

describe('the rules', () => {
  it('stand in the order in which a determination lists them', () => {
    expect(RULE_IDS.join(' ')).toBe(
      'IMCA-SMT IMCA-NHS-ACCOMMODATION IMCA-LA-ACCOMMODATION IMCA-REVIEW IMCA-SAFEGUARDING IMCA-39A IMCA-39C IMCA-39D ' +
        'RPR-PAID CA-9 CA-10 CA-25C CA-25S CA-27C CA-27S CA-58 CA-60 CA-63 CA-42 CA-44 CA-OTHER IMHA IMHA-2025-INFORMAL',
    )
  })

  it('leave no process without a rule', () => {
    expect([...new Set(RULES.map(({ process }) => process))]).toEqual(PROCESSES)
  })

  it('are plain data that can be stored and sent', () => {
    expect(JSON.parse(JSON.stringify(RULES))).toEqual(RULES)
  })

  it('carry a version that is a day', () => {
    expect(RULES_VERSION).toMatch(ISO_DATE)
  })

  it.each(RULES)('$id names who instructs, its source, and periods that do not overlap', ({ law, ...rule }) => {
    expect(rule.instructedBy).not.toEqual([])
    expect(rule.sources).not.toEqual([])
    const days = law.flatMap(({ from, to }) => [from, to]).filter((day) => day !== null)
    expect(days.filter((day) => !ISO_DATE.test(day))).toEqual([])
    for (const jurisdiction of JURISDICTIONS) {
      const periods = law
        .filter((one) => one.jurisdiction === jurisdiction)
        .flatMap(({ from, to }) => [from ?? 'never', to ?? 'open'])
      expect(periods).toEqual([...new Set(periods)].toSorted())
    }
  })

  it('give a part one meaning wherever it stands', () => {
    const meanings = new Map<string, string>()
    for (const one of RULES.flatMap(({ law }) => law.flatMap(({ when }) => partsIn(when)))) {
      const meaning = JSON.stringify(one)
      expect(meanings.get(one.name) ?? meaning).toBe(meaning)
      meanings.set(one.name, meaning)
    }
  })

  it.each(RULES.filter(({ recheck }) => recheck?.after === 'stay'))(
    '$id has a length of stay to look again at',
    ({ law }) => {
      for (const { when } of law) {
        expect(comparisonsIn(when).some(({ fact }) => fact === 'accommodation.expectedDays')).toBe(true)
      }
    },
  )
})

describe('what a commissioner enters', () => {
  const informal = nested(referral('mental-health-patient', patient('informal')))
  const outcomesOn = (on: string, rules: readonly Rule[]) =>
    Object.fromEntries(determine(informal, on, rules).map(({ rule, outcome }) => [rule, outcome]))

  it('puts an enacted rule in force from the day appointed, with no release', () => {
    const commenced = RULES.map(
      (rule): Rule =>
        rule.id === 'IMHA-2025-INFORMAL'
          ? { ...rule, law: rule.law.map((law) => ({ ...law, from: '2027-04-01' })) }
          : rule,
    )
    expect(outcomesOn('2027-03-31', commenced)).toEqual({ IMHA: 'not-eligible', 'IMHA-2025-INFORMAL': 'not-eligible' })
    expect(outcomesOn('2027-04-01', commenced)).toEqual({ IMHA: 'not-eligible', 'IMHA-2025-INFORMAL': 'inform' })
    expect(determine(informal, '2027-03-31', commenced)[1]).toMatchObject({
      note: 'Enacted, but not in force when this release of the rules was made: no day had been appointed for it.',
      reasons: [{ text: 'This rule is in force in England only from 1 April 2027.' }],
    })
    expect(determine(informal, '2027-04-01', commenced)[1]).not.toHaveProperty('note')
  })

  it('offers as local policy what no statute requires', () => {
    const offer: Rule = {
      id: 'LOCAL-INFORMAL',
      process: 'mental-health-patient',
      role: 'imha',
      strength: 'power',
      status: 'in-force',
      law: [
        {
          jurisdiction: 'england',
          from: '2026-01-01',
          to: '2026-12-31',
          when: part('LOCAL', all(oneOf('mha.section', 'informal'), yes('particularBenefit')), {
            met: 'The authority offers an advocate to informal patients.',
          }),
        },
      ],
      instructedBy: ['anyone'],
      sources: ['local policy'],
    }
    const rules = [...RULES, offer]
    expect(determine(informal, '2026-11-22', rules)[2]).toMatchObject({
      rule: 'LOCAL-INFORMAL',
      outcome: 'needs-information',
      missing: ['particularBenefit'],
    })
    expect(determine({ ...informal, particularBenefit: true }, '2026-11-22', rules)[2]).toMatchObject({
      outcome: 'power',
      reasons: [{ text: 'The authority offers an advocate to informal patients.', source: 'local policy' }],
    })
    expect(determine(informal, '2027-01-01', rules)[2]).toMatchObject({
      outcome: 'not-eligible',
      reasons: [{ text: 'This rule was in force in England until 31 December 2026.' }],
    })
  })
})
