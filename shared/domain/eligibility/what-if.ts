// What an answer could still do to what the law says, whatever else comes to be answered. The checker asks this of a
// question before it asks a person, and of what nobody knows before it says that something depends on it.
import type { IsoDate } from '../time.ts'
import { type Comparison, comparisonsIn, type Condition } from './conditions.ts'
import { type Determination, determine } from './determine.ts'
import { type Evaluator, evaluatorOf, NO, testOf, type Verdict, YES } from './evaluate.ts'
import type { FactName, Facts } from './facts.ts'
import { isInForce } from './periods.ts'
import { afterEachStay } from './recheck.ts'
import { type Law, type Rule, RULES } from './rules.ts'
import { type Asked, waysOf } from './ways.ts'

type Judging = Pick<Evaluator, 'judge' | 'facts'>

/** A law that can be tried with one answer and with another. */
export type TriedLaw = Judging & {
  asked: readonly Asked[]
  comparisons: readonly Comparison[]
  /** For each length of stay that gives a day to look again: that it applies, or will once the stay has lasted so long. */
  later: readonly Judging[]
}

type Kept = WeakMap<Condition, TriedLaw>
const kept: Readonly<Record<'waits' | 'never', Kept>> = { waits: new WeakMap(), never: new WeakMap() }

/** A law of a rule, made ready once: the same for the same condition. */
export const triedLaw = ({ recheck }: Pick<Rule, 'recheck'>, { when }: Pick<Law, 'when'>): TriedLaw => {
  // A stay that is too short ends nothing yet: what else would fail decides whether there is a day to look again.
  const waits = recheck?.after === 'stay'
  const before = waits ? kept.waits : kept.never
  const found = before.get(when)
  if (found !== undefined) return found
  const law: TriedLaw = {
    ...evaluatorOf(when, ''),
    asked: waysOf(when).asked,
    comparisons: comparisonsIn(when),
    later: waits ? afterEachStay(when).map((one) => evaluatorOf(one, '')) : [],
  }
  before.set(when, law)
  return law
}

type Answer = Asked['answers'][number]

/** The answers to a fact that the laws can tell apart, one for each. */
export const answersTo = (name: FactName, laws: readonly TriedLaw[]): readonly Answer[] => {
  const tests = laws.flatMap(({ comparisons }) => comparisons.filter(({ fact }) => fact === name).map(testOf))
  const answers = laws.flatMap(({ asked }) => asked.find(({ fact }) => fact.name === name)?.answers ?? [])
  return [...new Map(answers.map((answer) => [tests.map((holds) => holds(answer)).join(), answer])).values()]
}

/** The same facts with one more known. */
export const withAnswer = (facts: Facts, name: FactName, answer: Answer): Facts => {
  const [group = '', key] = name.split('.')
  const within: unknown = Reflect.get(facts, group)
  const value = key === undefined ? answer : { ...(typeof within === 'object' ? within : {}), [key]: answer }
  return { ...facts, [group]: value }
}

/** The facts that a law leaves open after a verdict, in table order. */
export const openIn = ({ facts }: Judging, verdict: Verdict): readonly FactName[] =>
  verdict === YES || verdict === NO ? [] : facts.filter((_, bit) => (verdict & (1 << bit)) !== 0)

/** Whether nobody knows a fact, so that it stays open whatever else is answered. */
type StaysOpen = (name: FactName) => boolean

/** What a law comes to, or a fact whose answer may still count. A number: it fails, and the stay of that place makes it apply. */
type Outlook = { comesTo: 'applies' | 'open' | 'fails' | number } | { asks: FactName }

const outlook = (law: TriedLaw, facts: Facts, staysOpen: StaysOpen): Outlook => {
  const verdict = law.judge(facts)
  if (verdict === YES) return { comesTo: 'applies' }
  if (verdict !== NO) return askingIn(law, verdict, staysOpen) ?? { comesTo: 'open' }
  for (const [place, stay] of law.later.entries()) {
    const then = stay.judge(facts)
    if (then === YES) return { comesTo: place }
    const asking = askingIn(stay, then, staysOpen)
    if (asking !== undefined) return asking
  }
  return { comesTo: 'fails' }
}

const askingIn = (law: Judging, verdict: Verdict, staysOpen: StaysOpen): Outlook | undefined => {
  const asks = openIn(law, verdict).find((name) => !staysOpen(name))
  return asks && { asks }
}

/**
 * Whether two answers to a fact could lead to different outcomes, supposing answers to all else but to what stays open.
 * Three-valued logic does not tell: of "in Wales, section 4; or section 4 with a second recommendation" it leaves the
 * recommendation open until the section is known, though it never matters.
 */
export const couldTurn = (
  law: TriedLaw,
  name: FactName,
  { facts, staysOpen }: { facts: Facts; staysOpen: StaysOpen },
): boolean =>
  couldDiffer(
    law,
    answersTo(name, [law]).map((answer) => withAnswer(facts, name, answer)),
    staysOpen,
  )

const couldDiffer = (law: TriedLaw, variants: readonly Facts[], staysOpen: StaysOpen): boolean => {
  const outlooks = variants.map((facts) => outlook(law, facts, staysOpen))
  const outcomes = outlooks.flatMap((one) => ('comesTo' in one ? one.comesTo : []))
  if (new Set(outcomes).size > 1) return true
  const next = outlooks.flatMap((one) => ('asks' in one ? one.asks : [])).at(0)
  if (next === undefined) return false
  return answersTo(next, [law]).some((answer) =>
    couldDiffer(
      law,
      variants.map((facts) => withAnswer(facts, next, answer)),
      staysOpen,
    ),
  )
}

const NOTHING_STAYS_OPEN: StaysOpen = () => false

/**
 * A determination without the missing facts that cannot matter. It is settled when none is left: then whatever they are, the
 * outcome is the same. Three-valued logic alone leaves them open, as it does whether somebody can consent to a person who
 * has their consent and is in their best interests.
 */
export const settledWhereItCanBe = (
  found: Determination,
  facts: Facts,
  on: IsoDate,
  rules: readonly Rule[] = RULES,
): Determination => {
  const rule = rules.find(({ id }) => id === found.rule)
  const inForce = rule?.law.find((one) => one.jurisdiction === facts.jurisdiction && isInForce(one, on))
  if (found.outcome !== 'needs-information' || rule === undefined || inForce === undefined) return found
  const law = triedLaw(rule, inForce)
  const matters = found.missing.map((name) => couldTurn(law, name, { facts, staysOpen: NOTHING_STAYS_OPEN }))
  if (!matters.includes(true)) return settled(found, law, { facts, on, rules })
  return {
    ...found,
    // Of an open question there is one reason for each fact.
    reasons: found.reasons.filter((_, place) => matters[place]),
    missing: found.missing.filter((_, place) => matters[place]),
  }
}

type JudgedBy = { facts: Facts; on: IsoDate; rules: readonly Rule[] }

/** The facts with every answer to what is missing. */
const completed = (law: TriedLaw, facts: Facts): Facts[] => {
  const [next] = openIn(law, law.judge(facts))
  if (next === undefined) return [facts]
  return answersTo(next, [law]).flatMap((answer) => completed(law, withAnswer(facts, next, answer)))
}

const settled = (found: Determination, law: TriedLaw, { facts, on, rules }: JudgedBy): Determination => {
  const [first, ...others] = completed(law, facts).flatMap(
    (given) => determine(given, on, rules).find(({ rule }) => rule === found.rule) ?? [],
  )
  if (first === undefined) return found
  // Only what holds whatever the answers are is a reason; where nothing does, it is that they are not known.
  const common = first.reasons.filter(({ text }) =>
    others.every(({ reasons }) => reasons.some((reason) => reason.text === text)),
  )
  return { ...first, reasons: common.length === 0 ? found.reasons : common }
}
