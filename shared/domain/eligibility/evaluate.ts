// Makes a condition into functions, once, when it is loaded. The logic has three values, after Kleene: what is not known
// stays open until what is known settles it.
import type { Comparison, Condition, Part } from './conditions.ts'
import { comparisonsIn } from './conditions.ts'
import type { Reason } from './determination.ts'
import { type Answer, FACTS, type FactName, type Facts, READERS } from './facts.ts'

/** YES, NO, or else the facts still open: a set of bits, one for each fact of the condition. */
export type Verdict = number
export const YES: Verdict = 0
export const NO: Verdict = -1

export type Evaluator = {
  /** The facts that the condition asks for, in table order; bit n of an open verdict is the nth of them. */
  facts: readonly FactName[]
  judge: (facts: Facts) => Verdict
  /** Adds the reasons for a verdict of YES or NO. */
  explain: (facts: Facts, verdict: Verdict, reasons: Reason[]) => void
}

type Node = Pick<Evaluator, 'judge'> & Partial<Pick<Evaluator, 'explain'>>

// Bits 0 to 30: with the sign bit in use a set of facts could be taken for NO.
const MOST_FACTS = 31

/** The facts that a condition asks for, each once, in table order. */
export const factsOf = (condition: Condition): readonly FactName[] => {
  const asked = new Set(comparisonsIn(condition).map(({ fact }) => fact))
  return FACTS.map(({ name }) => name).filter((name) => asked.has(name))
}

/**
 * Compiles a condition. `source` is the provision of reasons whose part names none.
 * Throws a RangeError for a condition over more than 31 facts.
 */
export const evaluatorOf = (condition: Condition, source: string): Evaluator => {
  const facts = factsOf(condition)
  if (facts.length > MOST_FACTS) throw new RangeError(`a rule asks for at most ${MOST_FACTS} facts`)
  const { judge, explain } = nodeOf(condition, { facts, source })
  return { facts, judge, explain: explain ?? (() => undefined) }
}

type Context = { facts: readonly FactName[]; source: string }

const nodeOf = (condition: Condition, context: Context): Node => {
  switch (condition.kind) {
    case 'all':
      return allOf(condition.of.map((one) => nodeOf(one, context)))
    case 'any':
      return anyOf(condition.of.map((one) => nodeOf(one, context)))
    case 'not':
      return notOf(nodeOf(condition.of, context))
    case 'part':
      return partOf(condition, nodeOf(condition.when, context), context.source)
    case 'one-of':
    case 'at-least':
      return comparisonOf(condition, 1 << context.facts.indexOf(condition.fact))
  }
}

// Once one is NO the others no longer matter, so nothing of theirs stays open.
const allOf = (nodes: Node[]): Node => ({
  judge: (facts) => {
    let open = YES
    for (const node of nodes) {
      const verdict = node.judge(facts)
      if (verdict === NO) return NO
      open |= verdict
    }
    return open
  },
  explain: (facts, verdict, reasons) => {
    for (const node of nodes)
      if (node.explain && (verdict === YES || node.judge(facts) === NO)) node.explain(facts, verdict, reasons)
  },
})

const anyOf = (nodes: Node[]): Node => ({
  judge: (facts) => {
    let open = 0
    for (const node of nodes) {
      const verdict = node.judge(facts)
      if (verdict === YES) return YES
      if (verdict !== NO) open |= verdict
    }
    return open === 0 ? NO : open
  },
  explain: (facts, verdict, reasons) => {
    for (const node of nodes)
      if (node.explain && (verdict === NO || node.judge(facts) === YES)) node.explain(facts, verdict, reasons)
  },
})

const opposite = (verdict: Verdict): Verdict => {
  if (verdict === YES) return NO
  return verdict === NO ? YES : verdict
}

const notOf = ({ judge, explain }: Node): Node => ({
  judge: (facts) => opposite(judge(facts)),
  ...(explain ? { explain: (facts, verdict, reasons) => explain(facts, opposite(verdict), reasons) } : {}),
})

const partOf = (part: Part, { judge, explain }: Node, ruleSource: string): Node => {
  const source = part.source ?? ruleSource
  const met = part.met === undefined ? undefined : { text: part.met, source }
  const unmet = part.unmet === undefined ? undefined : { text: part.unmet, source }
  return {
    judge,
    explain: (facts, verdict, reasons) => {
      const reason = verdict === YES ? met : unmet
      if (reason) reasons.push(reason)
      else explain?.(facts, verdict, reasons)
    },
  }
}

// Most comparisons ask for a yes. They have a function of their own, which the engine can make fast: it never compares
// anything but a boolean.
const comparisonOf = (comparison: Comparison, bit: Verdict): Node => {
  const read: (facts: Facts) => Answer | undefined = READERS[comparison.fact]
  if (comparison.kind === 'one-of' && comparison.values.every((value) => value === true)) {
    return {
      judge: (facts) => {
        const value = read(facts)
        if (value === undefined) return bit
        return value === true ? YES : NO
      },
    }
  }
  const holds = testOf(comparison)
  return {
    judge: (facts) => {
      const value = read(facts)
      if (value === undefined) return bit
      return holds(value) ? YES : NO
    },
  }
}

const testOf = (comparison: Comparison): ((value: Answer) => boolean) =>
  comparison.kind === 'at-least'
    ? (value) => Number(value) >= comparison.bound
    : (value) => comparison.values.includes(value)
