// Why a question is asked: what the rules that it could still change look for in its answer, in their own words.
import type { IsoDate } from '../time.ts'
import { comparisonsIn, type Condition } from './conditions.ts'
import { determine } from './determine.ts'
import type { FactName, Facts, Process } from './facts.ts'
import { isInForce } from './periods.ts'
import { type Rule, RULES } from './rules.ts'

/** What speaks for a rule, in plain English, with the provision that says so, and the processes whose rules look for it. */
export type Sought = { text: string; source: string; processes: readonly Process[] }

/**
 * What the rules that are open look for in the answer to a fact. Each is said as that which brings the rule about: "There is nobody who
 * might support the person" of a rule that an appropriate individual rules out. Empty for a fact that no open rule asks for.
 */
export const soughtIn = (
  fact: FactName,
  facts: Facts,
  on: IsoDate,
  rules: readonly Rule[] = RULES,
): readonly Sought[] => {
  const asking = determine(facts, on, rules).filter(({ missing }) => missing.includes(fact))
  const found = asking.flatMap(({ rule: id }) => {
    const rule = rules.find((one) => one.id === id)
    const law = rule?.law.find((one) => one.jurisdiction === facts.jurisdiction && isInForce(one, on))
    if (rule === undefined || law === undefined) return []
    return wordsFor(law.when, fact, true, rule.sources.join('; ')).map((said) => ({ ...said, process: rule.process }))
  })
  return [...Map.groupBy(found, ({ text }) => text).values()].flatMap((alike) =>
    alike
      .slice(0, 1)
      .map(({ text, source }) => ({ text, source, processes: [...new Set(alike.map(({ process }) => process))] })),
  )
}

type Said = Pick<Sought, 'text' | 'source'>

// The outermost part that has words for its being so tells what the law is after; the parts within it are ways to get there.
const wordsFor = (condition: Condition, fact: FactName, wanted: boolean, source: string): readonly Said[] => {
  if (!comparisonsIn(condition).some((one) => one.fact === fact)) return []
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.flatMap((one) => wordsFor(one, fact, wanted, source))
    case 'not':
      return wordsFor(condition.of, fact, !wanted, source)
    case 'part': {
      const text = wanted ? condition.met : condition.unmet
      return text === undefined
        ? wordsFor(condition.when, fact, wanted, source)
        : [{ text, source: condition.source ?? source }]
    }
    case 'one-of':
    case 'at-least':
      return []
  }
}
