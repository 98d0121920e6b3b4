// The law's answer as pages tell it: what applies first, each rule with its reasons, and what is still to be answered.
import type { Determination, Outcome } from '../../domain/eligibility/determine.ts'
import type { FactName } from '../../domain/eligibility/facts.ts'
import type { Words } from '../words/index.ts'
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
}

const MOST_PRESSING_FIRST: readonly Outcome[] = ['duty', 'inform', 'power', 'needs-information', 'not-eligible']

const INSTRUCTED: readonly Outcome[] = ['duty', 'power']

const questionOf = (fact: FactName, w: Words): string =>
  fact === 'ageYears' ? w.form.pages.age.title : saidOf(`facts.${fact}`, w).label

const remarksOn = ({ outcome, actFirst, recheckOn, instructedBy, note }: Determination, w: Words): string[] => {
  const t = w.refer.law
  const bodies: Readonly<Record<string, string>> = t.bodies
  const who = instructedBy.map((body) => bodies[body] ?? body)
  return [
    ...(actFirst === true ? [t.actFirst] : []),
    ...(INSTRUCTED.includes(outcome) ? [t.instructedBy(who)] : []),
    ...(outcome === 'inform' ? [t.anyoneRefers] : []),
    ...(recheckOn === undefined ? [] : [t.recheck(w.dates.day(recheckOn))]),
    ...(note === undefined ? [] : [note]),
  ]
}

/**
 * Determinations in the words of a page, the most pressing first. `linkTo` says where a fact that is missing is asked;
 * without it, missing facts are only named.
 */
export const lawAnswers = (
  determinations: readonly Determination[],
  w: Words,
  linkTo?: (fact: FactName) => string | undefined,
): LawAnswer[] =>
  determinations
    .map((found): LawAnswer => {
      const { rule, role, outcome, process, reasons, missing } = found
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
        remarks: remarksOn(found, w),
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
