// All the ways in which a condition can be met, each as the answers that it takes. Worked out once for a law, by the
// algebra of its conditions; whatever asks "what if" reads them off.
import { type Comparison, comparisonsIn, type Condition } from './conditions.ts'
import { factsOf, testOf } from './evaluate.ts'
import { type Fact, FACTS } from './facts.ts'

type Answer = boolean | number | string

/**
 * A fact that a condition asks for, and the answers to it that the condition can tell apart: yes and no, each choice, and
 * of numbers the first of each stretch, which ends before the next begins. In masks the nth bit is the nth answer.
 */
export type Asked = { fact: Fact; answers: readonly Answer[] }

/** For each of the facts asked, the answers that will do, as a mask. */
export type Way = readonly number[]

/** The fact does not come into this way: it may even be unknown. As a mask it leaves every other mask as it is. */
export const UNASKED = -1

/** The ways to meet a condition, none of them part of another. */
export type Ways = { asked: readonly Asked[]; ways: readonly Way[] }

// The longest of the statute's rules has 36. A branch that combines to more than this is left out: what is told then is
// true, and not all.
const MOST_WAYS = 1000

/** Works out every way to meet a condition: every set of answers that gives it YES, and no other. */
export const waysOf = (condition: Condition): Ways => {
  const comparisons = comparisonsIn(condition)
  const names = factsOf(condition)
  const asked = FACTS.filter(({ name }) => names.includes(name)).map((fact) => ({
    fact,
    answers: answersTo(
      fact,
      comparisons.filter((one) => one.fact === fact.name),
    ),
  }))
  return { asked, ways: waysTo(condition, true, asked) }
}

/** The bit of an answer among those that a condition tells apart; no bit for one that is not known. */
export const bitOf = (answer: Answer | undefined, { answers }: Asked): number => {
  if (answer === undefined) return 0
  const index =
    typeof answer === 'number' ? answers.findLastIndex((first) => Number(first) <= answer) : answers.indexOf(answer)
  return index < 0 ? 0 : 1 << index
}

const answersTo = (fact: Fact, comparisons: readonly Comparison[]): readonly Answer[] => {
  switch (fact.kind) {
    case 'boolean':
      return [true, false]
    case 'choice':
      // An assessment that has not been made is no answer.
      return fact.values.filter((value) => value !== 'not-assessed')
    case 'integer': {
      const bounds = comparisons
        .flatMap((one) => (one.kind === 'at-least' ? [one.bound] : one.values.map(Number).flatMap((n) => [n, n + 1])))
        .filter((bound) => bound > fact.min && bound <= (fact.max ?? bound))
      return [...new Set([fact.min, ...bounds])].toSorted((one, other) => one - other)
    }
  }
}

/** The ways to make a condition YES, or to make it NO. */
const waysTo = (condition: Condition, hold: boolean, asked: readonly Asked[]): readonly Way[] => {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const parts = condition.of.map((one) => waysTo(one, hold, asked))
      return (condition.kind === 'all') === hold ? allOf(parts, asked.length) : anyOf(parts)
    }
    case 'not':
      return waysTo(condition.of, !hold, asked)
    case 'part':
      return waysTo(condition.when, hold, asked)
    case 'one-of':
    case 'at-least':
      return waysToAnswer(condition, hold, asked)
  }
}

const waysToAnswer = (comparison: Comparison, hold: boolean, asked: readonly Asked[]): readonly Way[] => {
  const holds = testOf(comparison)
  const maskOf = (answers: readonly Answer[]): number =>
    answers.reduce<number>((mask, answer, index) => (holds(answer) === hold ? mask | (1 << index) : mask), 0)
  const way = asked.map(({ fact, answers }) => (fact.name === comparison.fact ? maskOf(answers) : UNASKED))
  return way.includes(0) ? [] : [way]
}

const anyOf = (parts: readonly (readonly Way[])[]): readonly Way[] => {
  const ways = parts.flat()
  return ways.length > MOST_WAYS ? [] : shortest(ways)
}

const allOf = (parts: readonly (readonly Way[])[], width: number): readonly Way[] => {
  let ways: readonly Way[] = [Array.from({ length: width }, () => UNASKED)]
  for (const part of parts) {
    if (ways.length * part.length > MOST_WAYS) return []
    const both = ways.flatMap((way) => part.map((more) => way.map((mask, index) => mask & (more[index] ?? UNASKED))))
    ways = shortest(both.filter((way) => !way.includes(0)))
  }
  return ways
}

/** Whatever takes the one way takes the other too. */
const isWithin = (way: Way, other: Way): boolean => way.every((mask, index) => (mask & (other[index] ?? 0)) === mask)

const shortest = (ways: readonly Way[]): readonly Way[] =>
  ways.filter(
    (way, index) =>
      !ways.some((other, place) => place !== index && isWithin(way, other) && !(place > index && isWithin(other, way))),
  )
