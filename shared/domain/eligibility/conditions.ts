// The small vocabulary that the rules are written in. A condition is plain data: it can be read, printed, stored and
// sent as JSON. What it comes to, in three values, is the business of evaluate.ts.
import type { Answer, FactName, FactOf } from './facts.ts'

export type Comparison =
  | { kind: 'one-of'; fact: FactName; values: readonly Answer[] }
  | { kind: 'at-least'; fact: FactName; bound: number }

/**
 * A condition that the law names, with the words for it. The words say why an answer came out as it did; a part without
 * words for a value leaves them to the parts within it. `source` is the provision, where it is not the rule's own.
 */
export type Part = {
  kind: 'part'
  name: string
  when: Condition
  met?: string
  unmet?: string
  source?: string
  /** What about this reading of the law is not confirmed, and how far it has been checked. */
  unconfirmed?: string
}

export type Condition =
  | Comparison
  | Part
  | { kind: 'all'; of: readonly Condition[] }
  | { kind: 'any'; of: readonly Condition[] }
  | { kind: 'not'; of: Condition }

/** Every one of these. With none, it holds always. */
export const all = (...of: Condition[]): Condition => ({ kind: 'all', of })

/** At least one of these. */
export const any = (...of: Condition[]): Condition => ({ kind: 'any', of })

export const not = (of: Condition): Condition => ({ kind: 'not', of })

/** A yes-or-no fact is answered yes. */
export const yes = (fact: FactOf<boolean>): Condition => ({ kind: 'one-of', fact, values: [true] })

/** A choice is one of the values named. */
export const oneOf = <Name extends FactOf<string>>(fact: Name, ...values: Answer<Name>[]): Condition => ({
  kind: 'one-of',
  fact,
  values,
})

/** A number is the bound or more. */
export const atLeast = (fact: FactOf<number>, bound: number): Condition => ({ kind: 'at-least', fact, bound })

/** Gives a condition its name in the law and its words. */
export const part = (name: string, when: Condition, words: Omit<Part, 'kind' | 'name' | 'when'> = {}): Part => ({
  kind: 'part',
  name,
  when,
  ...words,
})

/** The conditions directly within a condition. */
export const within = (condition: Condition): readonly Condition[] => {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of
    case 'not':
      return [condition.of]
    case 'part':
      return [condition.when]
    case 'one-of':
    case 'at-least':
      return []
  }
}

/** Every comparison in a condition, from left to right. */
export const comparisonsIn = (condition: Condition): readonly Comparison[] =>
  condition.kind === 'one-of' || condition.kind === 'at-least' ? [condition] : within(condition).flatMap(comparisonsIn)

/** Every named part in a condition, the outer before the inner. */
export const partsIn = (condition: Condition): readonly Part[] => [
  ...(condition.kind === 'part' ? [condition] : []),
  ...within(condition).flatMap(partsIn),
]
