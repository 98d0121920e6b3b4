// When a "not eligible" is worth another look: the day on which a short stay would become a long one, or on which a
// section that does not qualify runs out.
import { daysAfter, type IsoDate } from '../time.ts'
import { all, any, comparisonsIn, type Condition, not } from './conditions.ts'
import { evaluatorOf, YES } from './evaluate.ts'
import type { Facts } from './facts.ts'
import { type Law, type Recheck, type Rule, type RuleId, RULES } from './rules.ts'
import { sectionLength } from './section-lengths.ts'

/** The day to look again, given facts that have been judged not eligible, or nothing. */
export type RecheckDay = (facts: Facts, on: IsoDate) => IsoDate | undefined

const LAST_YEAR_MS = Date.UTC(9999, 0)

/** The day that is so many days after one; undefined in the last year that a date can be written in, so that none lies beyond it. */
const lookAgainAfter = (on: IsoDate, days: number): IsoDate | undefined =>
  Date.parse(on) < LAST_YEAR_MS ? daysAfter(on, days) : undefined

const EXPECTED_DAYS = 'accommodation.expectedDays'

/** The lengths of stay that a condition asks for, in days, the shortest first. */
const staysIn = (condition: Condition): readonly number[] =>
  comparisonsIn(condition)
    .flatMap((one) => (one.kind === 'at-least' && one.fact === EXPECTED_DAYS ? [one.bound] : []))
    .toSorted((one, other) => one - other)

/** The condition as it would stand were the stay to last so many days. */
const supposingStay = (condition: Condition, days: number): Condition => {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return { kind: condition.kind, of: condition.of.map((one) => supposingStay(one, days)) }
    case 'not':
      return not(supposingStay(condition.of, days))
    case 'part':
      return supposingStay(condition.when, days)
    case 'at-least':
      if (condition.fact !== EXPECTED_DAYS) return condition
      return days >= condition.bound ? all() : any()
    case 'one-of':
      return condition
  }
}

// Only a stay that is too short, with everything else as the rule wants it, comes to be long enough. The facts do not
// say when it began, so the day of the answer counts as its first: 28 days are reached on the 27th day after it.
const afterStay = (law: Law): RecheckDay => {
  const thresholds = staysIn(law.when).map((days) => ({
    days,
    judge: evaluatorOf(supposingStay(law.when, days), '').judge,
  }))
  return (facts, on) => {
    const reached = thresholds.find(({ judge }) => judge(facts) === YES)
    return reached && lookAgainAfter(on, reached.days - 1)
  }
}

/** For each length of stay that a law asks for: that it applies, or will once the stay has lasted so long. */
export const afterEachStay = (when: Condition): readonly Condition[] =>
  staysIn(when).map((days) => any(when, supposingStay(when, days)))

/** How long the section lasts whose end a rule waits for: so many hours at most, unless somebody may extend it and does. */
export type SectionEnd = { hours: number; mayBeExtended: boolean }

/** The end of a section that a rule waits for; undefined where it waits for none. */
export const sectionEnd = (rule: RuleId, facts: Facts, rules: readonly Rule[] = RULES): SectionEnd | undefined => {
  const recheck = rules.find(({ id }) => id === rule)?.recheck
  const section = facts.mha?.section
  const hours = recheck?.after === 'section' && section !== undefined ? recheck.hours[section] : undefined
  if (section === undefined || hours === undefined) return undefined
  const length = sectionLength(section)
  return { hours, mayBeExtended: length !== undefined && 'hours' in length && (length.extendedTo ?? 0) > hours }
}

/** How one law of a rule is looked at again. */
export const recheckDayOf = (recheck: Recheck | undefined, law: Law): RecheckDay => {
  if (recheck === undefined) return () => undefined
  if (recheck.after === 'stay') return afterStay(law)
  return (facts, on) => {
    const hours = facts.mha?.section && recheck.hours[facts.mha.section]
    return hours === undefined ? undefined : lookAgainAfter(on, Math.floor(hours / 24))
  }
}
