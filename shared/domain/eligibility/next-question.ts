// Which question to ask next, so that few of them lead to the law's answer. The order comes from the conditions of the
// rules that are still open: there is no script, and a rule that is added is asked about with no change here.
import type * as z from 'zod'
import type { IsoDate } from '../time.ts'
import { YES } from './evaluate.ts'
import { FACTS, type FactName, type Facts, factsSchema } from './facts.ts'
import { isInForce } from './periods.ts'
import { type Rule, RULES } from './rules.ts'
import { answersTo, couldTurn, openIn, triedLaw, type TriedLaw, withAnswer } from './what-if.ts'

/** What can be asked: what is being decided, and where, come before any rule can be judged; then facts. */
export type Question = 'processes' | 'jurisdiction' | FactName

/** Facts of which none need be there yet. */
export const someFactsSchema = factsSchema.partial()

/** What has been answered so far. A fact that was asked and that nobody knows is not asked again. */
export type Answered = { facts: z.infer<typeof someFactsSchema>; notKnown: ReadonlySet<FactName> }

/**
 * The question to ask next: the one that settles most of what is open. Undefined at the end, when nothing that was not
 * asked could change an outcome, let a decision go ahead of the advocate, or give a day to look again.
 *
 * Open are the questions that may still have to be asked. Next comes the one that leaves the fewest of them on average,
 * each answer that the rules tell apart counting the same; of equals, the first in table order.
 */
export const nextQuestion = (answered: Answered, on: IsoDate, rules: readonly Rule[] = RULES): Question | undefined => {
  const situation = situationOf(answered, on, rules)
  if (situation === undefined) return beforeFacts(answered)[0]
  const leaving = openFacts(situation).map((name) => ({ name, left: leftOnAverage(name, situation) }))
  return leaving.toSorted((one, other) => one.left - other.left).find(({ name }) => couldChange(name, situation))?.name
}

/** The questions that may still have to be asked, in table order: each could change an outcome, as far as is known. */
export const openQuestions = (answered: Answered, on: IsoDate, rules: readonly Rule[] = RULES): readonly Question[] => {
  const situation = situationOf(answered, on, rules)
  if (situation === undefined) return beforeFacts(answered)
  return openFacts(situation).filter((name) => couldChange(name, situation))
}

/** Whether the answer to a question that was not asked could change anything. */
export const isOpen = (
  question: Question,
  answered: Answered,
  on: IsoDate,
  rules: readonly Rule[] = RULES,
): boolean => {
  const situation = situationOf(answered, on, rules)
  if (situation === undefined) return beforeFacts(answered).includes(question)
  return openFacts(situation).some((name) => name === question && couldChange(name, situation))
}

/** The facts known, and the laws that they are judged by: each once, however many rules share it. */
type Situation = { facts: Facts; wasAsked: (name: FactName) => boolean; laws: readonly AskedLaw[] }
type AskedLaw = { law: TriedLaw; mayActFirst: boolean }

const situationOf = (
  { facts: { jurisdiction, processes = [], ...facts }, notKnown }: Answered,
  on: IsoDate,
  rules: readonly Rule[],
): Situation | undefined => {
  if (jurisdiction === undefined || processes.length === 0) return undefined
  const laws = new Map<TriedLaw, boolean>()
  for (const rule of rules) {
    if (!processes.includes(rule.process)) continue
    const inForce = rule.law.find((one) => one.jurisdiction === jurisdiction && isInForce(one, on))
    if (inForce === undefined) continue
    const law = triedLaw(rule, inForce)
    laws.set(law, rule.mayActFirst === true || laws.get(law) === true)
  }
  return {
    facts: { jurisdiction, processes, ...facts },
    // That capacity is not assessed is an answer, though the law takes it for not known.
    wasAsked: (name) => notKnown.has(name) || (name === 'capacity' && facts.capacity !== undefined),
    laws: [...laws].map(([law, mayActFirst]) => ({ law, mayActFirst })),
  }
}

const beforeFacts = ({ facts: { jurisdiction, processes = [] } }: Answered): readonly Question[] => [
  ...(processes.length === 0 ? ['processes' as const] : []),
  ...(jurisdiction === undefined ? ['jurisdiction' as const] : []),
]

const URGENT: FactName = 'urgent'

/** The facts that three-valued logic leaves open and that were not asked, in table order. */
const openFacts = ({ facts, wasAsked, laws }: Situation): readonly FactName[] => {
  const open = new Set<FactName>()
  for (const { law, mayActFirst } of laws) {
    for (const one of [law, ...law.later]) for (const name of openIn(one, one.judge(facts))) open.add(name)
    // Whether it is urgent matters to a duty alone, and only to one that lets the decision go first.
    if (mayActFirst && facts.urgent === undefined && law.judge(facts) === YES) open.add(URGENT)
  }
  return FACTS.flatMap(({ name }) => (open.has(name) && !wasAsked(name) ? [name] : []))
}

const leftOnAverage = (name: FactName, { facts, wasAsked, laws }: Situation): number => {
  const answers = answersTo(
    name,
    laws.map(({ law }) => law),
  )
  const left = answers.map((answer) => openFacts({ facts: withAnswer(facts, name, answer), wasAsked, laws }).length)
  return left.reduce((sum, one) => sum + one, 0) / left.length
}

/** Whether its answer could change what any of the laws comes to. What was asked and nobody knew stays open in all of them. */
const couldChange = (name: FactName, { facts, wasAsked, laws }: Situation): boolean =>
  name === URGENT || laws.some(({ law }) => couldTurn(law, name, { facts, staysOpen: wasAsked }))
