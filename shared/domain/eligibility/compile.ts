// Makes a rule ready to be asked: everything that does not depend on the facts is worked out once.
import type { IsoDate } from '../time.ts'
import type { Determination, Outcome, Reason } from './determination.ts'
import { type Evaluator, evaluatorOf, NO, type Verdict, YES } from './evaluate.ts'
import { FACTS, type FactName, type Facts, type Jurisdiction, type Process } from './facts.ts'
import { isInForce } from './periods.ts'
import { type RecheckDay, recheckDayOf } from './recheck.ts'
import type { Law, Rule } from './rules.ts'
import { SENTENCES } from './sentences.ts'

/** What a rule says to facts on a day. */
type Judge = (facts: Facts, on: IsoDate) => Determination

export type CompiledRule = { process: Process } & Readonly<Record<Jurisdiction, Judge>>

/** Compiles a rule. Throws a RangeError when a condition asks for more facts, or gives more reasons, than can be held. */
export const compileRule = (rule: Rule): CompiledRule => ({
  process: rule.process,
  england: judgeIn(rule, 'england'),
  wales: judgeIn(rule, 'wales'),
})

type StillOpen = { bit: Verdict; fact: FactName; reason: Reason }
type CompiledLaw = Evaluator & { stillOpen: readonly StillOpen[]; recheckDay: RecheckDay }

const LABELS = new Map(FACTS.map(({ name, label }) => [name, label]))

const compileLaw = (rule: Rule, law: Law): CompiledLaw => {
  const source = sourceOf(rule)
  const { facts, judge, reasons } = evaluatorOf(law.when, source)
  return {
    facts,
    judge,
    reasons,
    stillOpen: facts.map((fact, index) => ({
      bit: 1 << index,
      fact,
      reason: { text: SENTENCES.notYetKnown(LABELS.get(fact) ?? fact), source },
    })),
    recheckDay: recheckDayOf(rule.recheck, law),
  }
}

const judgeIn = (rule: Rule, jurisdiction: Jurisdiction): Judge => {
  const here = rule.law.filter((law) => law.jurisdiction === jurisdiction)
  const laws = here.map((law) => ({ from: law.from, to: law.to, judge: inForce(rule, compileLaw(rule, law)) }))
  const otherwise = notInForce(rule, jurisdiction, whyNotInForce(rule, here, jurisdiction))
  return (facts, on) => {
    for (const law of laws) if (isInForce(law, on)) return law.judge(facts, on)
    return otherwise(facts, on)
  }
}

const sourceOf = (rule: Rule) => rule.sources.join('; ')

const longDate = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
const inWords = (date: IsoDate) => longDate.format(new Date(date))

const whyNotInForce = (rule: Rule, here: readonly Law[], jurisdiction: Jurisdiction): WhyNot => {
  const because = (text: string): readonly Reason[] => [{ text, source: sourceOf(rule) }]
  if (here.length === 0) {
    const elsewhere = because(SENTENCES.notLawIn(jurisdiction))
    return () => elsewhere
  }
  const beginnings = here
    .flatMap(({ from }) => from ?? [])
    .toSorted()
    .map((from) => ({ from, reasons: because(SENTENCES.notBefore(jurisdiction, inWords(from))) }))
  const end = here
    .flatMap(({ to }) => to ?? [])
    .toSorted()
    .at(-1)
  const otherwise = because(
    end === undefined ? SENTENCES.noDayAppointed(jurisdiction) : SENTENCES.notAfter(jurisdiction, inWords(end)),
  )
  return (on: IsoDate) => beginnings.find(({ from }) => on < from)?.reasons ?? otherwise
}

const NONE: readonly FactName[] = []

const answering =
  ({ id, process, role, instructedBy }: Rule) =>
  (outcome: Outcome, reasons: readonly Reason[], missing = NONE): Determination => ({
    rule: id,
    process,
    role,
    outcome,
    reasons,
    missing,
    instructedBy,
  })

const inForce = (rule: Rule, law: CompiledLaw): Judge => {
  const { strength, mayActFirst = false } = rule
  const { judge, reasons, stillOpen, recheckDay } = law
  const answer = answering(rule)

  const entitled = (facts: Facts): Determination => {
    const determination = answer(strength, reasons(facts, YES))
    if (mayActFirst && facts.urgent) determination.actFirst = true
    return determination
  }
  const notEligible: Judge = (facts, on) => {
    const determination = answer('not-eligible', reasons(facts, NO))
    const recheckOn = recheckDay(facts, on)
    if (recheckOn !== undefined) determination.recheckOn = recheckOn
    return determination
  }
  const needsInformation = (open: Verdict): Determination => {
    const asked = stillOpen.filter(({ bit }) => (open & bit) !== 0)
    return answer(
      'needs-information',
      asked.map(({ reason }) => reason),
      asked.map(({ fact }) => fact),
    )
  }

  return (facts, on) => {
    const verdict = judge(facts)
    if (verdict === YES) return entitled(facts)
    return verdict === NO ? notEligible(facts, on) : needsInformation(verdict)
  }
}

type WhyNot = (on: IsoDate) => readonly Reason[]

const notInForce = (rule: Rule, jurisdiction: Jurisdiction, whyNot: WhyNot): Judge => {
  const answer = answering(rule)
  // A note is about the rule where it will one day apply, and says nothing of the other jurisdiction.
  const note = rule.law.some((law) => law.jurisdiction === jurisdiction) ? rule.note : undefined
  return (_facts, on) => {
    const determination = answer('not-eligible', whyNot(on))
    if (note !== undefined) determination.note = note
    return determination
  }
}
