// What would have to be otherwise for a rule to apply, in words. Ways that are alike but for one fact are told together.
import type { NearestChange, SupposedAnswer } from '../../domain/eligibility/nearest-change.ts'
import type { Strength } from '../../domain/eligibility/rules.ts'
import type { Words } from '../words/index.ts'

/**
 * A whole sentence; or the beginning of one, of which any one of `either` is the end, with `and` one of `also` where two
 * facts have to be otherwise.
 */
export type ToldChange = { text: string; either: readonly string[]; and?: string; also: readonly string[] }

type ByFact<Said> = Readonly<Record<string, Said | undefined>>

/** A supposed answer as a condition: what goes on from "if". */
export const clauseOf = (answer: SupposedAnswer, w: Words): string => {
  const yesNo: ByFact<{ yes: string; no: string }> = w.law.ifYesNo
  const oneOf: ByFact<(values: readonly string[]) => string> = w.law.ifOneOf
  const number: ByFact<(bounds: { atLeast?: number; below?: number }) => string> = w.law.ifNumber
  const { fact } = answer
  if (!('to' in answer)) return number[fact]?.(answer) ?? fact
  if (typeof answer.to === 'boolean') return yesNo[fact]?.[answer.to ? 'yes' : 'no'] ?? fact
  return oneOf[fact]?.(answer.to) ?? fact
}

/** Ways that need two facts, as the answers to the one and those to the other, of which any goes with any. */
type Choice = { firsts: readonly string[]; seconds: readonly string[] }

// Four kinds of difficulty and five things about an individual are twenty ways, and one sentence.
const choicesIn = (pairs: readonly (readonly [string, string])[]): Choice[] => {
  const byFirst = [...Map.groupBy(pairs, ([first]) => first)].map(([first, ways]) => ({
    first,
    seconds: ways.map(([, second]) => second),
  }))
  return [...Map.groupBy(byFirst, ({ seconds }) => seconds.join('\n'))].flatMap(([, alike]) => {
    const firsts = alike.map(({ first }) => first)
    return alike.slice(0, 1).map(({ seconds }) => ({ firsts, seconds }))
  })
}

const isOneWay = ({ firsts, seconds }: Choice): boolean => firsts.length === 1 && seconds.length === 1

/** What would make a rule apply, as sentences and lists; empty where nothing near would. */
export const nearestChangeWords = (nearest: readonly NearestChange[], w: Words): ToldChange[] =>
  [...Map.groupBy(nearest, ({ outcome }) => outcome)].flatMap(([outcome, ways]) => toldOf(outcome, ways, w))

const toldOf = (outcome: Strength, ways: readonly NearestChange[], w: Words): ToldChange[] => {
  const { wouldBe, wouldBeIfOneOf, andOneOf, both } = w.law.nearest
  const clauses = ways.map(({ changes }) => changes.map((answer) => clauseOf(answer, w)))
  const pairs = clauses.flatMap(([first, second]): [string, string][] =>
    first === undefined || second === undefined ? [] : [[first, second]],
  )
  const choices = choicesIn(pairs)
  const alone = [
    ...clauses.flatMap(([first, second]) => (first === undefined || second !== undefined ? [] : [first])),
    ...choices.filter(isOneWay).flatMap(({ firsts, seconds }) => firsts.map((one) => both(one, seconds.join()))),
  ]
  const [only] = alone
  const told: ToldChange[] = []
  if (only !== undefined)
    told.push(
      alone.length === 1
        ? { text: wouldBe[outcome](only), either: [], also: [] }
        : { text: wouldBeIfOneOf[outcome], either: alone, also: [] },
    )
  for (const { firsts, seconds } of choices.filter((choice) => !isOneWay(choice)))
    told.push({ text: wouldBeIfOneOf[outcome], either: firsts, and: andOneOf, also: seconds })
  return told
}
