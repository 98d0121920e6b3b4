// Makes a condition into functions, once, when it is loaded. The logic has three values, after Kleene: what is not known
// stays open until what is known settles it.
import { type Comparison, comparisonsIn, type Condition, type Part, partsIn } from './conditions.ts'
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
  /** The reasons for a verdict of YES or NO, in the order of the condition. */
  reasons: (facts: Facts, verdict: Verdict) => readonly Reason[]
}

type Judge = Evaluator['judge']

/** Some of the reasons for a verdict: a set of bits, one for each that the condition can give for it. */
type Told = number
type Tell = (facts: Facts, verdict: Verdict) => Told

/** `explain` is for a verdict that the condition has come to, `tell` for one that it may have come to. */
type Telling = { explain: Tell; tell: Tell }

/** A condition made into functions, with its own words for either verdict, if it has any. */
type Node = {
  judge: Judge
  onYes: Told
  onNo: Told
  /** The words of what is within it, for a verdict for which it has none of its own. */
  telling?: Telling
  /** Of a list without words of its own: what is within it can as well stand in a list around it. */
  list?: { kind: 'all' | 'any'; of: readonly Node[] }
}

// Bits 0 to 30: with the sign bit in use a set of facts could be taken for NO.
const MOST_BITS = 31
/** As many facts as a verdict can hold. */
export const MOST_FACTS = MOST_BITS
/** As many reasons as can be told apart, for either verdict. */
export const MOST_REASONS = MOST_BITS

/** The facts that a condition asks for, each once, in table order. */
export const factsOf = (condition: Condition): readonly FactName[] => {
  const asked = new Set(comparisonsIn(condition).map(({ fact }) => fact))
  return FACTS.map(({ name }) => name).filter((name) => asked.has(name))
}

/** How many reasons a condition can give, for either verdict. */
export const reasonsIn = (condition: Condition): number =>
  new Set(
    partsIn(condition)
      .filter(({ met, unmet }) => met !== undefined || unmet !== undefined)
      .map(({ met, unmet, source }) => JSON.stringify([met, unmet, source])),
  ).size

/**
 * Compiles a condition. `source` is the provision of reasons whose part names none.
 * Throws a RangeError for a condition over more than 31 facts, or of more than 31 reasons.
 */
export const evaluatorOf = (condition: Condition, source: string): Evaluator => {
  const facts = factsOf(condition)
  if (facts.length > MOST_FACTS) throw new RangeError(`a rule asks for at most ${MOST_FACTS} facts`)
  if (reasonsIn(condition) > MOST_REASONS) throw new RangeError(`a rule gives at most ${MOST_REASONS} reasons`)
  const yes = tellerOf()
  const no = tellerOf()
  const { judge, onYes, onNo, telling } = nodeOf(condition, true, { facts, source, yes, no })
  const within: Tell = telling?.explain ?? (() => 0)
  return {
    facts,
    judge,
    reasons: (given, verdict) =>
      verdict === YES ? yes.reasons(onYes || within(given, YES)) : no.reasons(onNo || within(given, NO)),
  }
}

const MOST_KEPT = 1000

/** The reasons that a condition can give for one verdict. What is told together once is kept: the same is told again and again. */
const tellerOf = () => {
  const all: Reason[] = []
  const kept = new Map<Told, readonly Reason[]>()
  return {
    bitOf: (text: string | undefined, source: string): Told => {
      if (text === undefined) return 0
      const place = all.findIndex((one) => one.text === text && one.source === source)
      return 1 << (place < 0 ? all.push({ text, source }) - 1 : place)
    },
    reasons: (told: Told): readonly Reason[] => {
      const found = kept.get(told)
      if (found !== undefined) return found
      const reasons = all.filter((_, place) => (told & (1 << place)) !== 0)
      if (kept.size < MOST_KEPT) kept.set(told, reasons)
      return reasons
    },
  }
}

type Teller = ReturnType<typeof tellerOf>
type Context = { facts: readonly FactName[]; source: string; yes: Teller; no: Teller }

/** A node that is YES where the condition is, or where it is not: "not" is nowhere left to be worked out. */
const nodeOf = (condition: Condition, hold: boolean, context: Context): Node => {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return listOf(
        (condition.kind === 'all') === hold ? 'all' : 'any',
        condition.of.map((one) => nodeOf(one, hold, context)),
      )
    case 'not':
      return nodeOf(condition.of, !hold, context)
    case 'part':
      return partOf(condition, hold, nodeOf(condition.when, hold, context), context)
    case 'one-of':
    case 'at-least':
      return comparisonOf(condition, hold, 1 << context.facts.indexOf(condition.fact))
  }
}

const listOf = (kind: 'all' | 'any', nodes: readonly Node[]): Node => {
  const of = nodes.flatMap((node) => (node.list?.kind === kind ? node.list.of : [node]))
  const judges = of.map(({ judge }) => judge)
  const judge = kind === 'all' ? judgeAll(judges) : judgeAny(judges)
  return { judge, onYes: 0, onNo: 0, telling: tellingOf(of, judge, kind === 'all' ? NO : YES), list: { kind, of } }
}

// Once one is NO the others no longer matter, so nothing of theirs stays open.
const judgeAll =
  (judges: readonly Judge[]): Judge =>
  (facts) => {
    let open = YES
    for (const judge of judges) {
      const verdict = judge(facts)
      if (verdict === NO) return NO
      open |= verdict
    }
    return open
  }

const judgeAny =
  (judges: readonly Judge[]): Judge =>
  (facts) => {
    let open = 0
    for (const judge of judges) {
      const verdict = judge(facts)
      if (verdict === YES) return YES
      if (verdict !== NO) open |= verdict
    }
    return open === 0 ? NO : open
  }

// One that is decisive makes the whole so: the reasons are those of every such one. Otherwise they are those of all.
const tellingOf = (nodes: readonly Node[], judge: Judge, decisive: Verdict): Telling => {
  const one = wordsFor(nodes, decisive)
  const every = wordsFor(nodes, decisive === YES ? NO : YES)
  const told = every.speaking.reduce((all, { own }) => all | own, 0)
  const explain: Tell = (facts, verdict) => (verdict === decisive ? oneOrMore(facts) : all(facts, verdict))
  const oneOrMore = (facts: Facts): Told => {
    let found = 0
    for (const { own, judge: judgeOne } of one.speaking) if (judgeOne(facts) === decisive) found |= own
    for (const { tell } of one.silent) found |= tell(facts, decisive)
    return found
  }
  const all: Tell = (facts, verdict) => {
    let found = told
    for (const silent of every.silent) found |= silent.explain(facts, verdict)
    return found
  }
  return {
    explain,
    tell: (facts, verdict) => (verdict === decisive || judge(facts) === verdict ? explain(facts, verdict) : 0),
  }
}

/** Those of some nodes that have words of their own for a verdict, and those that leave them to what is within them. */
const wordsFor = (nodes: readonly Node[], verdict: Verdict) => {
  const own = ({ onYes, onNo }: Node): Told => (verdict === YES ? onYes : onNo)
  return {
    speaking: nodes.filter((node) => own(node) !== 0).map((node) => ({ judge: node.judge, own: own(node) })),
    silent: nodes.flatMap((node) => (own(node) === 0 && node.telling !== undefined ? [node.telling] : [])),
  }
}

const partOf = (part: Part, hold: boolean, node: Node, { yes, no, source: ruleSource }: Context): Node => {
  const source = part.source ?? ruleSource
  const onYes = yes.bitOf(hold ? part.met : part.unmet, source)
  const onNo = no.bitOf(hold ? part.unmet : part.met, source)
  if (onYes === 0 && onNo === 0) return node
  const { list: _, ...within } = node
  return { ...within, onYes: onYes || node.onYes, onNo: onNo || node.onNo }
}

// Most comparisons ask for a yes. They have a function of their own, which the engine can make fast: it never compares
// anything but a boolean.
const comparisonOf = (comparison: Comparison, hold: boolean, bit: Verdict): Node => {
  const read: (facts: Facts) => Answer | undefined = READERS[comparison.fact]
  const met = hold ? YES : NO
  const unmet = hold ? NO : YES
  if (comparison.kind === 'one-of' && comparison.values.every((value) => value === true)) {
    return {
      onYes: 0,
      onNo: 0,
      judge: (facts) => {
        const value = read(facts)
        if (value === undefined) return bit
        return value === true ? met : unmet
      },
    }
  }
  const holds = testOf(comparison)
  return {
    onYes: 0,
    onNo: 0,
    judge: (facts) => {
      const value = read(facts)
      if (value === undefined) return bit
      return holds(value) ? met : unmet
    },
  }
}

/** Whether an answer is one that a comparison asks for. */
export const testOf = (comparison: Comparison): ((answer: boolean | number | string) => boolean) => {
  if (comparison.kind === 'at-least') return (answer) => Number(answer) >= comparison.bound
  const values: readonly (boolean | number | string)[] = comparison.values
  return (answer) => values.includes(answer)
}
