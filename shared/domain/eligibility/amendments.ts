// What is to change in the rules: days appointed, ends set, other conditions from a day on.
import type { IsoDate } from '../time.ts'
import type { Condition } from './conditions.ts'
import type { Jurisdiction } from './facts.ts'
import { inOrderOfTime, overlap, upTo } from './periods.ts'
import type { Law, Rule, RuleId } from './rules.ts'

/**
 * A change of one rule in one jurisdiction. With a condition: that is what the rule asks from its first day on, and what
 * it asked before ends the day before. Without: the days of the law that has no first day yet, or else of the latest.
 */
export type Amendment = {
  rule: RuleId
  jurisdiction: Jurisdiction
  from?: IsoDate
  /** The last day; null takes an end away. */
  to?: IsoDate | null
  when?: Condition
}

export type AmendmentFault =
  | 'unknown-rule'
  | 'nothing-to-change'
  | 'overlap'
  | 'ends-without-beginning'
  | 'ends-before-it-begins'

type Changed<Value> = { ok: true; value: Value } | { ok: false; code: AmendmentFault }

const failed = (code: AmendmentFault): { ok: false; code: AmendmentFault } => ({ ok: false, code })

/** The rules with a change made to one of them; an amended rule says of itself no longer what it said before its day came. */
export const amended = (rules: readonly Rule[], amendment: Amendment): Changed<readonly Rule[]> => {
  const rule = rules.find(({ id }) => id === amendment.rule)
  if (rule === undefined) return failed('unknown-rule')
  const elsewhere = rule.law.filter(({ jurisdiction }) => jurisdiction !== amendment.jurisdiction)
  const here = inOrderOfTime(rule.law.filter(({ jurisdiction }) => jurisdiction === amendment.jurisdiction))
  const { when } = amendment
  const changed = when === undefined ? redated(here, amendment) : replaced(here, { ...amendment, when })
  if (!changed.ok) return changed
  const after = withLaw(rule, [...elsewhere, ...changed.value])
  return { ok: true, value: rules.map((one) => (one === rule ? after : one)) }
}

/** A rule under other laws: in force as soon as one of them has a first day, and then without the note that it is not. */
export const withLaw = (rule: Rule, law: readonly Law[]): Rule => {
  const { note, ...rest } = rule
  const isInForce = law.some(({ from }) => from !== null)
  return {
    ...rest,
    law,
    status: isInForce ? 'in-force' : 'enacted-not-in-force',
    ...(note === undefined || isInForce ? {} : { note }),
  }
}

const redated = (laws: readonly Law[], { from, to }: Amendment): Changed<Law[]> => {
  const target = laws.at(-1)
  if (target === undefined) return failed('nothing-to-change')
  const law = { ...target, from: from ?? target.from, to: to === undefined ? target.to : to }
  return placed(laws.slice(0, -1), law)
}

const replaced = (laws: readonly Law[], { jurisdiction, from, to, when }: Amendment & { when: Condition }) =>
  placed(
    laws.filter((law) => law.from !== null),
    { jurisdiction, from: from ?? null, to: to ?? null, when },
  )

const placed = (earlier: readonly Law[], law: Law): Changed<Law[]> => {
  const { from, to } = law
  if (from === null) return to === null ? { ok: true, value: [...earlier, law] } : failed('ends-without-beginning')
  if (to !== null && to < from) return failed('ends-before-it-begins')
  const cut = earlier.flatMap((one) => (one.from === null || one.from >= from ? one : (upTo(one, from) ?? [])))
  if (cut.some((one) => overlap(one, law))) return failed('overlap')
  return { ok: true, value: inOrderOfTime([...cut, law]) }
}
