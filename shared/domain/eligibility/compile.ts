// Makes a rule ready to be asked: everything that does not depend on the facts is worked out once.
import type { IsoDate } from '../time.ts'
import type { Determination, Outcome, Reason } from './determination.ts'
import { type Evaluator, evaluatorOf, NO, type Verdict, YES } from './evaluate.ts'
import { FACTS, type FactName, type Facts, type Jurisdiction, type Process } from './facts.ts'
import { type RecheckDay, recheckDayOf } from './recheck.ts'
import type { Law, Rule } from './rules.ts'

export type CompiledRule = { process: Process; determine: (facts: Facts, on: IsoDate) => Determination }

/** Compiles a rule. Throws a RangeError when a condition asks for more facts than a verdict can hold. */
export const compileRule = (rule: Rule): CompiledRule => {
  const byJurisdiction = { england: lawIn(rule, 'england'), wales: lawIn(rule, 'wales') }
  return {
    process: rule.process,
    determine: (facts, on) => {
      const { laws, whyNot } = byJurisdiction[facts.jurisdiction]
      const law = laws.find((one) => isInForce(one, on))
      if (!law) return notInForce(rule, facts.jurisdiction, whyNot(on))
      const verdict = law.judge(facts)
      if (verdict === YES) return entitled(rule, law, facts)
      return verdict === NO ? notEligible(rule, law, facts, on) : needsInformation(rule, law, verdict)
    },
  }
}

type Dates = Pick<Law, 'from' | 'to'>
type StillOpen = { bit: Verdict; fact: FactName; reason: Reason }
type CompiledLaw = Dates & Evaluator & { stillOpen: readonly StillOpen[]; recheckDay: RecheckDay }

const LABELS = new Map(FACTS.map(({ name, label }) => [name, label]))

const compileLaw = (rule: Rule, law: Law): CompiledLaw => {
  const source = sourceOf(rule)
  const { facts, judge, explain } = evaluatorOf(law.when, source)
  return {
    from: law.from,
    to: law.to,
    facts,
    judge,
    explain,
    stillOpen: facts.map((fact, index) => ({
      bit: 1 << index,
      fact,
      reason: { text: `Not yet known: ${LABELS.get(fact)}.`, source },
    })),
    recheckDay: recheckDayOf(rule.recheck, law),
  }
}

const lawIn = (rule: Rule, jurisdiction: Jurisdiction) => {
  const here = rule.law.filter((law) => law.jurisdiction === jurisdiction)
  return { laws: here.map((law) => compileLaw(rule, law)), whyNot: whyNotInForce(rule, here, jurisdiction) }
}

const sourceOf = (rule: Rule) => rule.sources.join('; ')

/** Both days are days on which the law is in force. */
const isInForce = ({ from, to }: Dates, on: IsoDate): boolean =>
  from !== null && from <= on && (to === null || on <= to)

const NAMES: Readonly<Record<Jurisdiction, string>> = { england: 'England', wales: 'Wales' }
const longDate = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
const inWords = (date: IsoDate) => longDate.format(new Date(date))

const whyNotInForce = (rule: Rule, here: readonly Law[], jurisdiction: Jurisdiction) => {
  const because = (text: string): readonly Reason[] => [{ text, source: sourceOf(rule) }]
  const place = NAMES[jurisdiction]
  if (here.length === 0) {
    const elsewhere = because(`This rule does not apply in ${place}.`)
    return () => elsewhere
  }
  const beginnings = here
    .flatMap(({ from }) => from ?? [])
    .toSorted()
    .map((from) => ({ from, reasons: because(`This rule is in force in ${place} only from ${inWords(from)}.`) }))
  const end = here
    .flatMap(({ to }) => to ?? [])
    .toSorted()
    .at(-1)
  const otherwise = because(
    end === undefined
      ? `This rule is not in force in ${place}: no day has been appointed for it.`
      : `This rule was in force in ${place} until ${inWords(end)}.`,
  )
  return (on: IsoDate) => beginnings.find(({ from }) => on < from)?.reasons ?? otherwise
}

const NONE: readonly FactName[] = []

const answer = (
  { id, process, role, instructedBy }: Rule,
  outcome: Outcome,
  reasons: readonly Reason[],
  missing = NONE,
): Determination => ({ rule: id, process, role, outcome, reasons, missing, instructedBy })

const reasonsFor = (law: CompiledLaw, facts: Facts, verdict: Verdict): Reason[] => {
  const reasons: Reason[] = []
  law.explain(facts, verdict, reasons)
  return reasons
}

const entitled = (rule: Rule, law: CompiledLaw, facts: Facts): Determination => {
  const determination = answer(rule, rule.strength, reasonsFor(law, facts, YES))
  if (rule.mayActFirst && facts.urgent) determination.actFirst = true
  return determination
}

const notEligible = (rule: Rule, law: CompiledLaw, facts: Facts, on: IsoDate): Determination => {
  const determination = answer(rule, 'not-eligible', reasonsFor(law, facts, NO))
  const recheckOn = law.recheckDay(facts, on)
  if (recheckOn !== undefined) determination.recheckOn = recheckOn
  return determination
}

const needsInformation = (rule: Rule, law: CompiledLaw, open: Verdict): Determination => {
  const reasons: Reason[] = []
  const missing: FactName[] = []
  for (const { bit, fact, reason } of law.stillOpen) {
    if ((open & bit) === 0) continue
    reasons.push(reason)
    missing.push(fact)
  }
  return answer(rule, 'needs-information', reasons, missing)
}

const notInForce = (rule: Rule, jurisdiction: Jurisdiction, reasons: readonly Reason[]): Determination => {
  const determination = answer(rule, 'not-eligible', reasons)
  // A note is about the rule where it will one day apply, and says nothing of the other jurisdiction.
  if (rule.note !== undefined && rule.law.some((law) => law.jurisdiction === jurisdiction))
    determination.note = rule.note
  return determination
}
