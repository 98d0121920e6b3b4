// What holds of every set of facts.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Determination, determine } from '../../../shared/domain/eligibility/determine.ts'
import { FACTS } from '../../../shared/domain/eligibility/facts.ts'
import { RULES } from '../../../shared/domain/eligibility/rules.ts'
import { arbitraryAnswer, arbitraryDay, arbitraryFacts } from './arbitrary-facts.ts'
import { readNaively } from './naive-reading.ts'
import { nested, type Referral } from './referrals.ts'

const TODAY = '2026-11-22'
const RUNS = { numRuns: 500 }

const judged = (facts: Referral, on = TODAY) => determine(nested(facts), on)
const isSettled = ({ outcome }: Determination) => outcome !== 'needs-information'
const comparable = ({ rule, outcome, missing, actFirst, recheckOn }: Determination) => ({
  rule,
  outcome,
  missing: [...missing],
  actFirst: actFirst === true,
  recheckOn,
})
const outcomes = (determinations: Determination[]) => determinations.map(({ outcome }) => outcome)
const without = (given: Referral, name: string): Referral => ({
  ...given,
  facts: Object.fromEntries(Object.entries(given.facts).filter(([key]) => key !== name)),
})
const withAnswer = (given: Referral, name: string, value: unknown): Referral => ({
  ...given,
  facts: { ...given.facts, [name]: value },
})

describe('every set of facts', () => {
  it('is drawn so that each rule comes out in each of its ways', () => {
    const seen = new Set(
      fc
        .sample(arbitraryFacts, { numRuns: 2_000, seed: 1 })
        .flatMap((given) => judged(given).map(({ rule, outcome }) => `${rule} ${outcome}`)),
    )
    const expected = RULES.filter(({ id }) => id !== 'CA-OTHER' && id !== 'IMHA-2025-INFORMAL').flatMap(
      ({ id, strength }) => [`${id} ${strength}`, `${id} not-eligible`, `${id} needs-information`],
    )
    expect(expected.filter((one) => !seen.has(one))).toEqual([])
  })

  it('is judged as an independent reading of the law judges it', () => {
    fc.assert(
      fc.property(arbitraryFacts, arbitraryDay, (given, on) => {
        expect(judged(given, on).map(comparable)).toEqual(readNaively(given, on))
      }),
      { numRuns: 3_000 },
    )
  })

  it('gives an open rule something missing, a settled one nothing, and never names a fact that is known', () => {
    fc.assert(
      fc.property(arbitraryFacts, (given) => {
        for (const one of judged(given)) {
          expect(one.missing.length > 0).toBe(!isSettled(one))
          for (const name of one.missing) expect([undefined, 'not-assessed']).toContain(given.facts[name])
        }
      }),
      RUNS,
    )
  })

  it('gives every answer a reason with a source, and no reason twice', () => {
    fc.assert(
      fc.property(arbitraryFacts, arbitraryDay, (given, on) => {
        for (const { reasons } of judged(given, on)) {
          expect(reasons.length).toBeGreaterThan(0)
          expect(new Set(reasons.map(({ text }) => text)).size).toBe(reasons.length)
          for (const { text, source } of reasons) expect([text, source]).not.toContain('')
        }
      }),
      RUNS,
    )
  })
})

describe('one answer more or less', () => {
  const aFact = fc.constantFrom(...FACTS)
  const anAnswer = aFact.chain((fact) => fc.record({ name: fc.constant(fact.name), answer: arbitraryAnswer(fact) }))

  it('answering a fact that was not known never turns a settled outcome', () => {
    fc.assert(
      fc.property(arbitraryFacts, anAnswer, (given, { name, answer }) => {
        const before = judged(without(given, name))
        const after = outcomes(judged(withAnswer(given, name, answer)))
        expect(after).toEqual(before.map((one, index) => (isSettled(one) ? one.outcome : after[index])))
      }),
      RUNS,
    )
  })

  it('answering a fact that is not missing changes no outcome', () => {
    fc.assert(
      fc.property(arbitraryFacts, anAnswer, (given, { name, answer }) => {
        const before = judged(without(given, name))
        const after = outcomes(judged(withAnswer(given, name, answer)))
        expect(after).toEqual(
          before.map(({ outcome, missing }, index) => (missing.includes(name) ? after[index] : outcome)),
        )
      }),
      RUNS,
    )
  })

  it('taking a fact away leaves the outcome, or leaves it open', () => {
    fc.assert(
      fc.property(arbitraryFacts, aFact, (given, { name }) => {
        const after = outcomes(judged(without(given, name)))
        const left = outcomes(judged(given)).map((outcome, index) =>
          after[index] === 'needs-information' ? 'needs-information' : outcome,
        )
        expect(after).toEqual(left)
      }),
      RUNS,
    )
  })

  it('answering all that is missing settles every rule', () => {
    const anAnswerToEach = fc.record(Object.fromEntries(FACTS.map((fact) => [fact.name, arbitraryAnswer(fact)])))
    fc.assert(
      fc.property(arbitraryFacts, anAnswerToEach, (given, answers) => {
        const missing = judged(given).flatMap((one) => one.missing)
        const answered = missing.reduce((so, name) => withAnswer(so, name, answers[name]), given)
        expect(judged(answered).filter((one) => !isSettled(one))).toEqual([])
      }),
      RUNS,
    )
  })
})

describe('the order of things', () => {
  it('does not matter: neither of the processes nor of the answers, nor does naming a process twice', () => {
    fc.assert(
      fc.property(
        arbitraryFacts.chain((given) =>
          fc.record({
            given: fc.constant(given),
            processes: fc.shuffledSubarray(given.processes, { minLength: given.processes.length }),
            entries: fc.shuffledSubarray(Object.entries(given.facts), { minLength: Object.keys(given.facts).length }),
          }),
        ),
        ({ given, processes, entries }) => {
          const shuffled = {
            ...given,
            processes: [...processes, ...processes.slice(0, 1)],
            facts: Object.fromEntries(entries),
          }
          expect(judged(shuffled)).toEqual(judged(given))
        },
      ),
      RUNS,
    )
  })
})
