// Which question to ask next, so that few of them lead to the law's answer. The order comes from the conditions of the
// rules that are still open: there is no script, and a rule that is added is asked about with no change here.
import type * as z from 'zod'
import type { IsoDate } from '../time.ts'
import { type Comparison, comparisonsIn, type Condition } from './conditions.ts'
import { type Evaluator, evaluatorOf, NO, testOf, type Verdict, YES } from './evaluate.ts'
import { FACTS, type FactName, type Facts, factsSchema } from './facts.ts'
import { isInForce } from './periods.ts'
import { afterEachStay } from './recheck.ts'
import { type Rule, RULES } from './rules.ts'
import { type Asked, waysOf } from './ways.ts'

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

/** The facts known, and the laws that they are judged by: each condition once, however many rules share it. */
type Situation = { facts: Facts; wasAsked: (name: FactName) => boolean; laws: readonly AskedLaw[] }
type AskedLaw = Pick<Evaluator, 'judge' | 'facts'> & {
  asked: readonly Asked[]
  comparisons: readonly Comparison[]
  mayActFirst: boolean
}

const situationOf = (
  { facts: { jurisdiction, processes = [], ...facts }, notKnown }: Answered,
  on: IsoDate,
  rules: readonly Rule[],
): Situation | undefined => {
  if (jurisdiction === undefined || processes.length === 0) return undefined
  const conditions = new Map<Condition, boolean>()
  for (const { process, law, mayActFirst = false, recheck } of rules) {
    if (!processes.includes(process)) continue
    const inForce = law.find((one) => one.jurisdiction === jurisdiction && isInForce(one, on))
    if (inForce === undefined) continue
    conditions.set(inForce.when, mayActFirst || conditions.get(inForce.when) === true)
    // A stay that is too short ends nothing yet: what else would fail decides whether there is a day to look again.
    if (recheck?.after === 'stay') for (const one of laterOf(inForce.when)) conditions.set(one, false)
  }
  return {
    facts: { jurisdiction, processes, ...facts },
    // That capacity is not assessed is an answer, though the law takes it for not known.
    wasAsked: (name) => notKnown.has(name) || (name === 'capacity' && facts.capacity !== undefined),
    laws: [...conditions].map(([when, mayActFirst]) => ({ ...compiled(when), mayActFirst })),
  }
}

const beforeFacts = ({ facts: { jurisdiction, processes = [] } }: Answered): readonly Question[] => [
  ...(processes.length === 0 ? ['processes' as const] : []),
  ...(jurisdiction === undefined ? ['jurisdiction' as const] : []),
]

const later = new WeakMap<Condition, readonly Condition[]>()

const laterOf = (when: Condition): readonly Condition[] => {
  const found = later.get(when) ?? afterEachStay(when)
  later.set(when, found)
  return found
}

const known = new WeakMap<Condition, Omit<AskedLaw, 'mayActFirst'>>()

const compiled = (when: Condition): Omit<AskedLaw, 'mayActFirst'> => {
  const found = known.get(when)
  if (found !== undefined) return found
  const { judge, facts } = evaluatorOf(when, '')
  const law = { judge, facts, asked: waysOf(when).asked, comparisons: comparisonsIn(when) }
  known.set(when, law)
  return law
}

type Answer = Asked['answers'][number]

const isSettled = (verdict: Verdict): boolean => verdict === YES || verdict === NO

const isAmong = (bit: number, verdict: Verdict): boolean => (verdict & (1 << bit)) !== 0

const URGENT: FactName = 'urgent'

/** The facts that three-valued logic leaves open and that were not asked, in table order. */
const openFacts = ({ facts, wasAsked, laws }: Situation): readonly FactName[] => {
  const open = new Set<FactName>()
  for (const law of laws) {
    const verdict = law.judge(facts)
    if (!isSettled(verdict)) for (const [bit, name] of law.facts.entries()) if (isAmong(bit, verdict)) open.add(name)
    // Whether it is urgent matters to a duty alone, and only to one that lets the decision go first.
    if (verdict === YES && law.mayActFirst && facts.urgent === undefined) open.add(URGENT)
  }
  return FACTS.flatMap(({ name }) => (open.has(name) && !wasAsked(name) ? [name] : []))
}

/** The answers to a fact that the laws can tell apart, one for each. */
const answersTo = (name: FactName, laws: readonly AskedLaw[]): readonly Answer[] => {
  const tests = laws.flatMap(({ comparisons }) => comparisons.filter(({ fact }) => fact === name).map(testOf))
  const answers = laws.flatMap(({ asked }) => asked.find(({ fact }) => fact.name === name)?.answers ?? [])
  return [...new Map(answers.map((answer) => [tests.map((holds) => holds(answer)).join(), answer])).values()]
}

/** The same facts with one more known. */
const withAnswer = (facts: Facts, name: FactName, answer: Answer): Facts => {
  const [group = '', key] = name.split('.')
  const within: unknown = Reflect.get(facts, group)
  const value = key === undefined ? answer : { ...(typeof within === 'object' ? within : {}), [key]: answer }
  return { ...facts, [group]: value }
}

const leftOnAverage = (name: FactName, { facts, wasAsked, laws }: Situation): number => {
  const answers = answersTo(name, laws)
  const left = answers.map((answer) => openFacts({ facts: withAnswer(facts, name, answer), wasAsked, laws }).length)
  return left.reduce((sum, one) => sum + one, 0) / left.length
}

/**
 * Whether two answers to a fact could lead to different outcomes, supposing answers to what else is open. Three-valued
 * logic does not tell: of "in Wales, section 4; or section 4 with a second recommendation" it leaves the recommendation
 * open until the section is known, though it never matters.
 */
const couldChange = (name: FactName, { facts, laws }: Situation): boolean =>
  name === URGENT ||
  laws.some((law) =>
    couldTurn(
      law,
      answersTo(name, laws).map((answer) => withAnswer(facts, name, answer)),
    ),
  )

const couldTurn = (law: AskedLaw, variants: readonly Facts[]): boolean => {
  const verdicts = variants.map(law.judge)
  const [settled, ...more] = verdicts.filter(isSettled)
  if (more.some((verdict) => verdict !== settled)) return true
  const open = verdicts.find((verdict) => !isSettled(verdict))
  const next = law.asked.find((_, bit) => open !== undefined && isAmong(bit, open))
  if (next === undefined) return false
  return answersTo(next.fact.name, [law]).some((answer) =>
    couldTurn(
      law,
      variants.map((facts) => withAnswer(facts, next.fact.name, answer)),
    ),
  )
}
