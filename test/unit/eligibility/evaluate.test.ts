// Conditions made into functions: how much one can hold, and the ways in which it can be met.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { all, any, type Condition, not, part, yes } from '../../../shared/domain/eligibility/conditions.ts'
import { evaluatorOf, MOST_FACTS, MOST_REASONS, NO, YES } from '../../../shared/domain/eligibility/evaluate.ts'
import { type Facts, type FactOf, FACTS, READERS } from '../../../shared/domain/eligibility/facts.ts'
import { readRuleSet } from '../../../shared/domain/eligibility/rule-set.ts'
import { RULES } from '../../../shared/domain/eligibility/rules.ts'
import { bitOf, UNASKED, waysOf } from '../../../shared/domain/eligibility/ways.ts'
import { arbitraryFacts } from './arbitrary-facts.ts'
import { nested, referral } from './referrals.ts'

const isYesOrNo = (name: string): name is FactOf<boolean> =>
  FACTS.some((one) => one.name === name && one.kind === 'boolean')
const YES_OR_NO = FACTS.map(({ name }) => name).filter(isYesOrNo)

const reasonsFor = (condition: Condition, facts: object) => {
  const { judge, reasons } = evaluatorOf(condition, 'local policy')
  const given = nested(referral('care-plan', { ...facts }))
  return reasons(given, judge(given)).map(({ text }) => text)
}

/** A condition that gives so many reasons. */
const ofReasons = (count: number) =>
  all(...Array.from({ length: count }, (_, place) => part(`PART_${place}`, yes('urgent'), { met: `Reason ${place}.` })))

describe('what a condition can hold', () => {
  it('is 31 facts, and no more', () => {
    const facts = (count: number) => all(...YES_OR_NO.slice(0, count).map((name) => yes(name)))
    expect(YES_OR_NO.length).toBeGreaterThan(MOST_FACTS)
    expect(evaluatorOf(facts(MOST_FACTS), '').facts).toHaveLength(MOST_FACTS)
    expect(() => evaluatorOf(facts(MOST_FACTS + 1), '')).toThrow(RangeError)
  })

  it('is 31 reasons, and no more; reading a file of rules says so', () => {
    const given = nested(referral('care-plan', { urgent: true }))
    expect(evaluatorOf(ofReasons(MOST_REASONS), '').reasons(given, YES)).toHaveLength(MOST_REASONS)
    expect(() => evaluatorOf(ofReasons(MOST_REASONS + 1), '')).toThrow(RangeError)
    const [rule] = RULES
    const read = readRuleSet({
      name: 'too much',
      rules: [
        {
          ...rule,
          law: [{ jurisdiction: 'england', from: '2026-01-01', to: null, when: ofReasons(MOST_REASONS + 1) }],
        },
      ],
    })
    expect(read).toMatchObject({ ok: false, errors: [{ path: 'rules.0.law.0.when', code: 'too-large' }] })
  })
})

describe('the reasons of a condition', () => {
  const urgent = part('URGENT', yes('urgent'), { met: 'It is urgent.', unmet: 'It is not urgent.' })
  const benefit = part('BENEFIT', yes('particularBenefit'), { met: 'It helps.', unmet: 'It does not help.' })

  it.each<[string, Condition, object, string[]]>([
    [
      'all of a list that holds',
      all(urgent, benefit),
      { urgent: true, particularBenefit: true },
      ['It is urgent.', 'It helps.'],
    ],
    [
      'every one that fails',
      all(urgent, benefit),
      { urgent: false, particularBenefit: false },
      ['It is not urgent.', 'It does not help.'],
    ],
    [
      'the one that fails, though another is not known',
      all(urgent, benefit),
      { particularBenefit: false },
      ['It does not help.'],
    ],
    ['the one that is enough', any(urgent, benefit), { urgent: false, particularBenefit: true }, ['It helps.']],
    [
      'all where none is enough',
      any(urgent, benefit),
      { urgent: false, particularBenefit: false },
      ['It is not urgent.', 'It does not help.'],
    ],
    ['what is within a "not"', not(any(urgent, benefit)), { urgent: false, particularBenefit: true }, ['It helps.']],
    [
      'one that is named twice, once',
      all(urgent, any(benefit, urgent)),
      { urgent: true, particularBenefit: false },
      ['It is urgent.'],
    ],
    [
      'its own words before those within it',
      part('BOTH', all(urgent, benefit), { unmet: 'Not both.' }),
      { urgent: false },
      ['Not both.'],
    ],
    [
      'those within where it has none',
      part('BOTH', all(urgent, benefit), { met: 'Both.' }),
      { urgent: false },
      ['It is not urgent.'],
    ],
    ['none for a bare comparison', yes('urgent'), { urgent: true }, []],
  ])('are %s', (_what, condition, facts, reasons) => {
    expect(reasonsFor(condition, facts)).toEqual(reasons)
  })
})

describe('the ways to meet a condition', () => {
  const laws = RULES.flatMap(({ id, law }) =>
    law.map((one) => ({ name: `${id} ${one.jurisdiction} ${one.from}`, when: one.when })),
  )

  it.each(laws)('of $name: one of them fits just where it holds', ({ when }) => {
    const { asked, ways } = waysOf(when)
    const { judge } = evaluatorOf(when, '')
    const fits = (facts: Facts) => {
      const bits = asked.map((one) => bitOf(READERS[one.fact.name](facts), one))
      return ways.some((way) => way.every((mask, place) => mask === UNASKED || (mask & (bits[place] ?? 0)) !== 0))
    }
    fc.assert(
      fc.property(arbitraryFacts, (given) => {
        const facts = nested(given)
        expect(fits(facts)).toBe(judge(facts) === YES)
      }),
      { numRuns: 40 },
    )
  })

  it('are none part of another, and none for what never holds', () => {
    expect(waysOf(any(yes('urgent'), all(yes('urgent'), yes('particularBenefit')))).ways).toHaveLength(1)
    expect(waysOf(all(yes('urgent'), not(yes('urgent')))).ways).toEqual([])
    expect(evaluatorOf(any(), '').judge(nested(referral('care-plan', {})))).toBe(NO)
    expect(waysOf(any()).ways).toEqual([])
    expect(waysOf(all()).ways).toEqual([[]])
  })
})
