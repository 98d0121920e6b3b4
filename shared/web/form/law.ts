// The law's answer as pages tell it: what applies first, each rule with its reasons, and what is still to be answered.
import type { Determination, Outcome } from '../../domain/eligibility/determine.ts'
import type { FactName, Facts } from '../../domain/eligibility/facts.ts'
import { isUnconfirmed } from '../../domain/eligibility/law-changes.ts'
import { nearestChanges } from '../../domain/eligibility/nearest-change.ts'
import { notInForceBeside } from '../../domain/eligibility/not-in-force.ts'
import { sectionEnd } from '../../domain/eligibility/recheck.ts'
import type { Rule } from '../../domain/eligibility/rules.ts'
import { isAboutSection } from '../../domain/rechecks.ts'
import type { IsoDate } from '../../domain/time.ts'
import type { Words } from '../words/index.ts'
import { lawIn, notInForceText } from './law-language.ts'
import { nearestChangeWords, type ToldChange } from './nearest-change.ts'
import { saidOf } from './wording.ts'

export type LawAnswer = {
  rule: string
  outcome: Outcome
  heading: string
  /** What is being decided. */
  process: string
  reasons: Determination['reasons']
  sources: readonly string[]
  missing: readonly { text: string; href?: string }[]
  /** Said beside the outcome: act first, look again, who instructs, a note on the law. */
  remarks: readonly string[]
  /** What would have to be otherwise for a rule to apply that does not. */
  nearest: readonly ToldChange[]
}

/** What determinations were made of: the facts, the day whose law was asked, and its rules where they are not the statute's. */
export type Judged = { facts: Facts; on: IsoDate; rules?: readonly Rule[] }

export type Telling = {
  /** Where a fact that is missing is asked; without it, missing facts are only named. */
  linkTo?: (fact: FactName) => string | undefined
  /** With it, a rule that does not apply is told with what would change that. */
  judged?: Judged | undefined
}

const MOST_PRESSING_FIRST: readonly Outcome[] = ['duty', 'inform', 'power', 'needs-information', 'not-eligible']

const INSTRUCTED: readonly Outcome[] = ['duty', 'power']

const questionOf = (fact: FactName, w: Words): string => saidOf(`facts.${fact}`, w).label

// A section runs out at an hour that nobody is asked for: of one that lasts six hours, a date would say nothing.
const lookAgain = (found: Determination, judged: Judged | undefined, w: Words): string[] => {
  const t = w.refer.law
  if (found.recheckOn === undefined) return []
  if (!isAboutSection(found)) return [t.recheck(w.dates.day(found.recheckOn))]
  return [t.recheckSection(judged && sectionEnd(found.rule, judged.facts, judged.rules))]
}

const inDoubt = (found: Determination, judged: Judged | undefined, w: Words): string[] =>
  judged !== undefined && isUnconfirmed(found, judged.facts, judged.on, judged.rules) ? [w.refer.law.unconfirmed] : []

const remarksOn = ({ outcome, actFirst, instructedBy, note }: Determination, w: Words): string[] => {
  const t = w.refer.law
  const bodies: Readonly<Record<string, string>> = t.bodies
  const who = instructedBy.map((body) => bodies[body] ?? body)
  return [
    ...(actFirst === true ? [t.actFirst] : []),
    ...(INSTRUCTED.includes(outcome) ? [t.instructedBy(who)] : []),
    ...(outcome === 'inform' ? [t.anyoneRefers] : []),
    ...(note === undefined ? [] : [note]),
  ]
}

/** What is enacted and would change the rule, and was not in force when the rules were made. */
const yetToCome = ({ rule }: Determination, judged: Judged | undefined, w: Words): string[] =>
  judged === undefined
    ? []
    : notInForceBeside(rule, judged.facts.jurisdiction).map(({ id, text, source, asOf }) =>
        w.refer.law.notInForce({ text: notInForceText(id, text, w.law.language), source, asOf: w.dates.day(asOf) }),
      )

const nearestOf = ({ rule, outcome }: Determination, judged: Judged | undefined, w: Words): ToldChange[] =>
  judged === undefined || outcome !== 'not-eligible'
    ? []
    : nearestChangeWords(nearestChanges(rule, judged.facts, judged.on, judged.rules), w)

/** Determinations in the words of a page, the most pressing first. */
export const lawAnswers = (
  determinations: readonly Determination[],
  w: Words,
  { linkTo, judged }: Telling = {},
): LawAnswer[] =>
  determinations
    .map((found): LawAnswer => {
      const told = lawIn(w.law.language)(found)
      const { rule, role, outcome, process, reasons, missing } = told
      return {
        rule,
        outcome,
        heading: w.refer.law.headings[outcome](w.refer.law.advocates[role]),
        process: w.form.fields['facts.processes'].options[process],
        // Of an open question the reasons are the questions, which stand among what is missing.
        reasons: missing.length === 0 ? reasons : [],
        sources: [...new Set(reasons.map(({ source }) => source))],
        missing: missing.map((fact) => {
          const href = linkTo?.(fact)
          return { text: questionOf(fact, w), ...(href === undefined ? {} : { href }) }
        }),
        remarks: [
          ...inDoubt(found, judged, w),
          ...remarksOn(told, w),
          ...lookAgain(found, judged, w),
          ...yetToCome(found, judged, w),
        ],
        nearest: nearestOf(found, judged, w),
      }
    })
    .sort((one, other) => MOST_PRESSING_FIRST.indexOf(one.outcome) - MOST_PRESSING_FIRST.indexOf(other.outcome))

/** The one thing that the answers come to, for a line above them all. */
export type Standing = 'nothing-asked' | 'applies' | 'power' | 'open' | 'nothing-applies'

export const standingOf = (determinations: readonly Determination[]): Standing => {
  const has = (...outcomes: Outcome[]) => determinations.some(({ outcome }) => outcomes.includes(outcome))
  if (determinations.length === 0) return 'nothing-asked'
  if (has('duty', 'inform')) return 'applies'
  if (has('needs-information')) return 'open'
  return has('power') ? 'power' : 'nothing-applies'
}
