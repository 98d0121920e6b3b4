// The law's answer to the facts of a referral, and the roles that the answer opens. The API, the pages, the workflow and
// the tests all ask here.
import type { IsoDate } from '../time.ts'
import { type CompiledRule, compileRule } from './compile.ts'
import type { Determination } from './determination.ts'
import { type Facts, type Process, PROCESSES } from './facts.ts'
import { ROLES, type Role, type Rule, type RuleId, RULES, type Strength } from './rules.ts'

export type { Determination, Outcome, Reason } from './determination.ts'

type Compiled = readonly (CompiledRule & { bit: number })[]

const BITS: ReadonlyMap<Process, number> = new Map(PROCESSES.map((process, place) => [process, 1 << place]))
const bitOf = (process: Process): number => BITS.get(process) ?? 0

const compile = (rules: readonly Rule[]): Compiled =>
  rules.map((rule) => ({ ...compileRule(rule), bit: bitOf(rule.process) }))

// The statute is compiled when the module is loaded, so that the first referral of a day does not wait for it.
const STATUTE = compile(RULES)
const others = new WeakMap<readonly Rule[], Compiled>()

const compiled = (rules: readonly Rule[]): Compiled => {
  if (rules === RULES) return STATUTE
  const found = others.get(rules) ?? compile(rules)
  others.set(rules, found)
  return found
}

/**
 * Judges the facts by the law of a day: one determination for each rule whose process the facts name, in the order of
 * the rules. Other rules than the statute's may be given, so that a commissioner's dates and local policy count too;
 * they are compiled once for each array, so the array must not change afterwards.
 */
export const determine = (facts: Facts, on: IsoDate, rules: readonly Rule[] = RULES): Determination[] => {
  let asked = 0
  for (const process of facts.processes) asked |= bitOf(process)
  const determinations: Determination[] = []
  for (const rule of compiled(rules))
    if ((asked & rule.bit) !== 0) determinations.push(rule[facts.jurisdiction](facts, on))
  return determinations
}

export type OpenedRole = {
  role: Role
  /** The strongest of the rules that open a case for this role; of equals, the first in table order. */
  rule: RuleId
  /** All the rules that open it, in table order. */
  rules: RuleId[]
  strength: Strength
  /** By at least one of its rules the decision may go ahead of the advocate. */
  actFirst: boolean
}

const STRONGEST_FIRST: readonly Strength[] = ['duty', 'inform', 'power']

/**
 * The roles that determinations open a case for: a duty always, a right to be told always (a referral is welcome from
 * anyone), a power where the referrer asked for it: by rule, or `true` for every power that applies.
 */
export const rolesOpened = (
  determinations: readonly Determination[],
  { requestedPowers }: { requestedPowers: readonly RuleId[] | boolean },
): OpenedRole[] => {
  const asked = (rule: RuleId) =>
    typeof requestedPowers === 'boolean' ? requestedPowers : requestedPowers.includes(rule)
  const opening = determinations.flatMap(({ rule, role, outcome, actFirst = false }) => {
    if (outcome === 'not-eligible' || outcome === 'needs-information') return []
    return outcome === 'power' && !asked(rule) ? [] : [{ rule, role, strength: outcome, actFirst }]
  })
  return ROLES.flatMap((role) => {
    const ofRole = opening.filter((one) => one.role === role)
    const [strongest] = STRONGEST_FIRST.flatMap((strength) => ofRole.filter((one) => one.strength === strength))
    if (!strongest) return []
    const actFirst = ofRole.some((one) => one.actFirst)
    return [
      { role, rule: strongest.rule, rules: ofRole.map(({ rule }) => rule), strength: strongest.strength, actFirst },
    ]
  })
}
