// What would have to be otherwise for a rule to apply that does not: the smallest sets of facts, worked out from the
// rule's own conditions.
import type { IsoDate } from '../time.ts'
import { isInForce } from './periods.ts'
import { evaluatorOf, NO } from './evaluate.ts'
import { type FactName, type Facts, READERS } from './facts.ts'
import { type Law, type Rule, type RuleId, RULES, type Strength } from './rules.ts'
import { type Asked, bitOf, UNASKED, type Way, waysOf } from './ways.ts'

/** An answer other than the one given: yes or no, any one of the choices named, or a number within bounds. */
export type SupposedAnswer =
  | { fact: FactName; to: boolean }
  | { fact: FactName; to: readonly string[] }
  | { fact: FactName; atLeast: number; below?: number }
  | { fact: FactName; below: number }

/** The outcome that the rule would have, were all these answers so and every other as it is. */
export type NearestChange = { outcome: Strength; changes: readonly SupposedAnswer[] }

/**
 * For a rule that comes out `not-eligible`: the smallest sets of facts, of one or two, whose other answer would make it
 * apply. A fact that is not known may be among them. No set contains another; single facts come first, in table order.
 * Empty for a rule that applies or is still open, and where it is not in force on that day or not of that jurisdiction.
 */
export const nearestChanges = (
  rule: RuleId,
  facts: Facts,
  on: IsoDate,
  rules: readonly Rule[] = RULES,
): readonly NearestChange[] => {
  const found = rules.find(({ id }) => id === rule)
  const law = found?.law.find((one) => one.jurisdiction === facts.jurisdiction && isInForce(one, on))
  if (found === undefined || law === undefined) return []
  const { judge, asked, ways } = explored(law)
  if (judge(facts) !== NO) return []
  const given = asked.map((one) => bitOf(READERS[one.fact.name](facts), one))
  return smallest(changesIn(ways, given))
    .flatMap((change) => supposedIn(change, asked))
    .map((changes) => ({ outcome: found.strength, changes }))
}

const explore = ({ when }: Law) => ({ ...waysOf(when), judge: evaluatorOf(when, '').judge })
const known = new WeakMap<Law, ReturnType<typeof explore>>()

const explored = (law: Law) => {
  const found = known.get(law) ?? explore(law)
  known.set(law, found)
  return found
}

/** One or two facts, by their place among those asked, and the answers to them that would do together. */
type Change = { places: readonly number[]; masks: readonly (readonly number[])[] }

const MOST_FACTS = 2

const changesIn = (ways: readonly Way[], given: readonly number[]): Change[] => {
  const changes = ways.flatMap((way): { places: number[]; masks: number[] }[] => {
    const places = way.flatMap((mask, place) => (mask !== UNASKED && (mask & (given[place] ?? 0)) === 0 ? [place] : []))
    return places.length > MOST_FACTS ? [] : [{ places, masks: places.map((place) => way[place] ?? 0) }]
  })
  return [...Map.groupBy(changes, ({ places }) => places.join())].flatMap(([, [first, ...more]]) =>
    first === undefined ? [] : [{ places: first.places, masks: [first, ...more].map(({ masks }) => masks) }],
  )
}

/** Without those of which one fact alone would do, in order. */
const smallest = (changes: readonly Change[]): Change[] => {
  const alone = new Set(changes.flatMap(({ places }) => (places.length === 1 ? places : [])))
  return changes
    .filter(({ places }) => places.length === 1 || !places.some((place) => alone.has(place)))
    .toSorted((one, other) => {
      const [first = 0, second = 0] = one.places
      const [itsFirst = 0, itsSecond = 0] = other.places
      return one.places.length - other.places.length || first - itsFirst || second - itsSecond
    })
}

const union = (masks: readonly number[]) => masks.reduce((all, mask) => all | mask, 0)

/** A change as the answers to suppose. Where the answers to one fact depend on those to the other, there are several. */
const supposedIn = ({ places: [first, second], masks }: Change, asked: readonly Asked[]): SupposedAnswer[][] => {
  const one = asked[first ?? -1]
  if (one === undefined) return []
  const other = asked[second ?? -1]
  if (other === undefined) return answersIn(union(masks.map(([mask = 0]) => mask)), one).map((answer) => [answer])
  const withEach = one.answers.map((_, place) => ({
    bit: 1 << place,
    others: union(masks.map(([mask = 0, more = 0]) => ((mask & (1 << place)) === 0 ? 0 : more))),
  }))
  return [...Map.groupBy(withEach, ({ others }) => others)].flatMap(([others, alike]) =>
    answersIn(union(alike.map(({ bit }) => bit)), one).flatMap((answer) =>
      answersIn(others, other).map((more) => [answer, more]),
    ),
  )
}

/** The answers of a mask as suppositions: choices together, numbers by stretches without a gap. */
const answersIn = (mask: number, { fact, answers }: Asked): SupposedAnswer[] => {
  const { name } = fact
  const places = answers.flatMap((_, place) => ((mask & (1 << place)) === 0 ? [] : [place]))
  if (places.length === 0) return []
  if (fact.kind === 'boolean') return places.map((place) => ({ fact: name, to: answers[place] === true }))
  if (fact.kind === 'choice') return [{ fact: name, to: places.map((place) => String(answers[place])) }]
  return places
    .filter((place) => !places.includes(place - 1))
    .map((begins): SupposedAnswer => {
      const atLeast = Number(answers[begins])
      const end = answers.find((_, place) => place > begins && !places.includes(place))
      if (end === undefined) return { fact: name, atLeast }
      // From the lowest number that there is, the end says it all.
      return begins === 0 ? { fact: name, below: Number(end) } : { fact: name, atLeast, below: Number(end) }
    })
}
