// The rules as engines with two values take them: what is certain either way, each a test of its own. A fact that is not
// known makes neither hold, and that is the third value.
import { comparisonsIn, type Comparison, type Condition } from '../../shared/domain/eligibility/conditions.ts'
import { isInForce } from '../../shared/domain/eligibility/periods.ts'
import { FACTS, type Facts, READERS } from '../../shared/domain/eligibility/facts.ts'
import { RULES, type Strength } from '../../shared/domain/eligibility/rules.ts'
import type { IsoDate } from '../../shared/domain/time.ts'

type Value = boolean | number | string

/** A test with two values. Under `in`, `atLeast` and `below` it fails for a fact that is not known. */
export type Test =
  | { kind: 'in'; fact: string; values: readonly Value[] }
  | { kind: 'atLeast' | 'below'; fact: string; bound: number }
  | { kind: 'all' | 'any'; of: readonly Test[] }

/** A rule as an engine takes it: with no tests it is not law there, and does not apply. */
export type TestedRule = { rule: string; strength: Strength; tests?: { holds: Test; fails: Test } }

const testOf = (comparison: Comparison, hold: boolean): Test => {
  const { fact } = comparison
  if (comparison.kind === 'at-least') return { kind: hold ? 'atLeast' : 'below', fact, bound: comparison.bound }
  if (hold) return { kind: 'in', fact, values: comparison.values }
  const known = FACTS.find(({ name }) => name === fact)
  const values: readonly Value[] = known?.kind === 'choice' ? known.values : [true, false]
  const wanted: readonly Value[] = comparison.values
  return { kind: 'in', fact, values: values.filter((value) => value !== 'not-assessed' && !wanted.includes(value)) }
}

const certain = (condition: Condition, hold: boolean): Test => {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return {
        kind: (condition.kind === 'all') === hold ? 'all' : 'any',
        of: condition.of.map((one) => certain(one, hold)),
      }
    case 'not':
      return certain(condition.of, !hold)
    case 'part':
      return certain(condition.when, hold)
    case 'one-of':
    case 'at-least':
      return testOf(condition, hold)
  }
}

// What lies in a list of the same kind is one list: nobody would write it otherwise.
const flat = (test: Test): Test => {
  if (test.kind !== 'all' && test.kind !== 'any') return test
  const of = test.of.map(flat).flatMap((one) => (one.kind === test.kind ? one.of : [one]))
  return of.length === 1 && of[0] !== undefined ? of[0] : { kind: test.kind, of }
}

/** The rules that are judged for some processes, in table order, by the law of a day. */
export const testedRules = ({ jurisdiction, processes }: Facts, on: IsoDate): TestedRule[] =>
  RULES.filter(({ process }) => processes.includes(process)).map(({ id, strength, law }) => {
    const when = law.find((one) => one.jurisdiction === jurisdiction && isInForce(one, on))?.when
    if (when === undefined) return { rule: id, strength }
    return { rule: id, strength, tests: { holds: flat(certain(when, true)), fails: flat(certain(when, false)) } }
  })

/** Whether a rule asks for nothing: engines have no test without a condition. */
export const asksNothing = (test: Test): boolean => (test.kind === 'all' || test.kind === 'any') && test.of.length === 0

/** The facts by their dotted names, without those that are not known. */
export const byName = (facts: Facts): Record<string, Value> =>
  Object.fromEntries(
    FACTS.flatMap(({ name }): [string, Value][] => {
      const value = READERS[name](facts)
      return value === undefined ? [] : [[name, value]]
    }),
  )

/** Whether the law of a day is made of numbers above nought only: some engines take what is not known for nought. */
export const boundsAreAboveNought = (): boolean =>
  RULES.flatMap(({ law }) => law.flatMap(({ when }) => comparisonsIn(when))).every(
    (one) => one.kind !== 'at-least' || one.bound > 0,
  )
