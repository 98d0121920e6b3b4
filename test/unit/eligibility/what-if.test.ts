// What the checker makes of an answer that the law leaves open: settled where nothing that is missing can matter, and named is
// only what can. Every way to answer what is missing is tried, by the independent reading of the law.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { any, all, not, yes } from '../../../shared/domain/eligibility/conditions.ts'
import { determine } from '../../../shared/domain/eligibility/determine.ts'
import { FACTS } from '../../../shared/domain/eligibility/facts.ts'
import { type Rule, RULES } from '../../../shared/domain/eligibility/rules.ts'
import { settledWhereItCanBe } from '../../../shared/domain/eligibility/what-if.ts'
import { arbitraryDay, arbitraryFacts } from './arbitrary-facts.ts'
import { readNaively } from './naive-reading.ts'
import * as people from './people.ts'
import { nested, type Referral, referral } from './referrals.ts'

const TODAY = '2026-11-22'
const BOUNDS: Readonly<Record<string, readonly number[]>> = {
  ageYears: [10, 16, 18],
  'accommodation.expectedDays': [1, 28, 56],
  'accommodation.weeksInPlacement': [1, 12],
}

const answersTo = (name: string): readonly unknown[] => {
  const fact = FACTS.find((one) => one.name === name)
  if (fact?.kind === 'choice') return fact.values.filter((value) => value !== 'not-assessed')
  return fact?.kind === 'boolean' ? [true, false] : (BOUNDS[name] ?? [])
}

const withAll = (given: Referral, names: readonly string[]): Referral[] =>
  names.reduce<Referral[]>(
    (ways, name) =>
      ways.flatMap((way) => answersTo(name).map((answer) => ({ ...way, facts: { ...way.facts, [name]: answer } }))),
    [given],
  )

/** What one rule says, and on which day to look again. */
const saidBy = (rule: string, given: Referral, on: string): string => {
  const found = readNaively(given, on).find((one) => one.rule === rule)
  return `${found?.outcome} ${found?.recheckOn}`
}

/** The facts among those missing whose answer counts in at least one of the ways to answer the others. */
const countingIn = (rule: string, given: Referral, { missing, on }: { missing: readonly string[]; on: string }) =>
  missing.filter((name) =>
    withAll(
      given,
      missing.filter((other) => other !== name),
    ).some((way) => new Set(withAll(way, [name]).map((one) => saidBy(rule, one, on))).size > 1),
  )

const MOST_MISSING = 6

/** What is told of each rule, and what trying every way to answer finds. */
const toldAndTrue = (given: Referral, on: string) => {
  const facts = nested(given)
  const few = determine(facts, on).filter(({ missing }) => missing.length <= MOST_MISSING)
  return few.map((found) => {
    const { rule, missing } = found
    const told = settledWhereItCanBe(found, facts, on)
    const counting = countingIn(rule, given, { missing, on })
    const said = new Set(withAll(given, missing).map((way) => saidBy(rule, way, on)))
    return {
      told: { missing: told.missing, says: `${told.outcome} ${told.recheckOn}`, hasReasons: told.reasons.length > 0 },
      truth: {
        missing: counting,
        says: counting.length > 0 ? 'needs-information undefined' : [...said].join(),
        hasReasons: true,
      },
    }
  })
}

describe('what is still missing', () => {
  it('is what can matter, and the answer is settled where nothing can', () => {
    fc.assert(
      fc.property(arbitraryFacts, arbitraryDay, (given, on) => {
        for (const { told, truth } of toldAndTrue(given, on)) expect(told).toEqual(truth)
      }),
      { numRuns: 200 },
    )
  }, 60_000)

  it('is so in an enquiry with somebody who may be appropriate, whatever is not known of them', () => {
    const individual = Object.keys(people.supportedByDaughter).filter((name) => name.startsWith('individual.'))
    const known = fc.record(
      Object.fromEntries([...individual, 'individual.bestInterests'].map((name) => [name, fc.boolean()])),
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(known, (facts) => {
        const given = referral('safeguarding-enquiry', { ...people.withDifficulty, ...facts })
        for (const { told, truth } of toldAndTrue(given, TODAY)) expect(told).toEqual(truth)
      }),
      { numRuns: 200 },
    )
  }, 60_000)

  it('gives only the reasons that hold whichever answer it is', () => {
    const given = referral('safeguarding-enquiry', { ...people.supportedByDaughter, 'individual.bestInterests': true })
    const { 'individual.personCanConsent': _, ...facts } = given.facts
    const unknown = nested({ ...given, facts })
    const [found] = determine(unknown, TODAY)
    expect(found).toMatchObject({ outcome: 'needs-information', missing: ['individual.personCanConsent'] })
    expect(found && settledWhereItCanBe(found, unknown, TODAY)).toMatchObject({
      outcome: 'not-eligible',
      missing: [],
      reasons: [{ text: 'There is an appropriate individual to support the person’s involvement.' }],
    })
  })

  it('keeps saying what is not known where no reason holds whichever answer it is', () => {
    const [statute] = RULES
    const [law] = statute?.law ?? []
    if (statute === undefined || law === undefined) throw new Error('No rule to start from')
    const either = any(all(yes('urgent'), yes('particularBenefit')), all(not(yes('urgent')), yes('particularBenefit')))
    const rule: Rule = { ...statute, law: [{ ...law, when: either }] }
    const facts = nested(referral('serious-medical-treatment', { particularBenefit: true }))
    const [found] = determine(facts, TODAY, [rule])
    const told = found && settledWhereItCanBe(found, facts, TODAY, [rule])
    expect(told).toMatchObject({ outcome: 'duty', missing: [] })
    expect(told?.reasons.map(({ text }) => text)).toEqual([expect.stringContaining('Not yet known')])
  })
})
