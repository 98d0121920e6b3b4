// Random facts for the properties: each fact known or not, numbers crowded about the law's thresholds.
import * as fc from 'fast-check'
import { type Fact, FACTS, JURISDICTIONS, PROCESSES } from '../../../shared/domain/eligibility/facts.ts'
import * as people from './people.ts'
import type { Referral } from './referrals.ts'

const THRESHOLDS: Readonly<Record<string, readonly number[]>> = {
  ageYears: [0, 15, 16, 17, 18, 70, 120],
  'accommodation.expectedDays': [0, 1, 27, 28, 29, 55, 56, 57],
  'accommodation.weeksInPlacement': [0, 11, 12, 13],
}

/** A settled answer to a fact: capacity that nobody has assessed is none. */
export const arbitraryAnswer = (fact: Fact): fc.Arbitrary<unknown> => {
  switch (fact.kind) {
    case 'boolean':
      return fc.boolean()
    case 'integer':
      return fc.constantFrom(...(THRESHOLDS[fact.name] ?? []))
    case 'choice':
      return fc.constantFrom(...fact.values.filter((value) => value !== 'not-assessed'))
  }
}

const arbitraryFact = (fact: Fact, isKnown: fc.Arbitrary<boolean>) =>
  isKnown.chain((known) => {
    if (known) return arbitraryAnswer(fact)
    return fact.name === 'capacity' ? fc.constantFrom(undefined, 'not-assessed') : fc.constant(undefined)
  })

const arbitraryAnswers = (share: number): fc.Arbitrary<people.Given> => {
  const isKnown = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }).map((roll) => roll < share)
  return fc
    .tuple(...FACTS.map((fact) => arbitraryFact(fact, isKnown)))
    .map((values) =>
      Object.fromEntries(
        FACTS.map(({ name }, index): [string, unknown] => [name, values[index]]).filter(
          ([, value]) => value !== undefined,
        ),
      ),
    )
}

// A rule of a dozen parts is hardly ever met by chance: someone whom it is about, with a few facts changed, comes near.
const arbitraryNeighbour: fc.Arbitrary<people.Given> = fc
  .record({
    others: fc.constantFrom(0, 0.5, 1).chain(arbitraryAnswers),
    person: fc.constantFrom(...Object.values(people)),
    changes: fc.subarray([...FACTS], { maxLength: 6 }),
    values: arbitraryAnswers(0.7),
  })
  .map(({ others, person, changes, values }) => {
    const facts = { ...others, ...person }
    const changed = changes.map(({ name }): [string, unknown] => [name, values[name]])
    return Object.fromEntries(
      Object.entries({ ...facts, ...Object.fromEntries(changed) }).filter(([, value]) => value !== undefined),
    )
  })

/** Facts at random, some, most or all of them known, and facts near those that a rule is about. */
export const arbitraryFacts: fc.Arbitrary<Referral> = fc.record({
  jurisdiction: fc.constantFrom(...JURISDICTIONS),
  processes: fc.uniqueArray(fc.constantFrom(...PROCESSES), { minLength: 1 }),
  facts: fc.oneof(fc.constantFrom(0.5, 0.9, 1).chain(arbitraryAnswers), arbitraryNeighbour),
})

/** Days about every commencement, and others. */
export const arbitraryDay: fc.Arbitrary<string> = fc.constantFrom(
  '2007-03-31',
  '2007-04-01',
  '2007-09-30',
  '2007-10-01',
  '2009-03-31',
  '2009-04-01',
  '2012-01-02',
  '2012-01-03',
  '2012-04-02',
  '2012-04-03',
  '2015-03-31',
  '2015-04-01',
  '2024-02-28',
  '2026-11-22',
  '2026-11-22',
  '2026-11-22',
  '2026-12-31',
)
