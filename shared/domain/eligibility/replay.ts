// Judging again what has been judged: how other rules, or another day, would change who qualifies. Counts only.
import { type Determination, determine, rolesOpened } from './determine.ts'
import type { Facts } from './facts.ts'
import type { IsoDate } from '../time.ts'
import { ROLES, type Role, type Rule, type RuleId } from './rules.ts'

/** Rules, and the day by whose law they judge. */
export type JudgedBy = { rules: readonly Rule[]; on: IsoDate }

/**
 * newly, ceases: an advocate must or may be instructed, or the person be told of one, by the other law alone or by the
 * first alone. otherStrength: by both, and not as strongly or more so. toOpen, fromOpen: an answer would come to be missing,
 * or be missing no more; what it will come to is not known, so these are counted apart.
 */
export const DIFFERENCES = ['newly', 'ceases', 'otherStrength', 'toOpen', 'fromOpen'] as const
export type Difference = (typeof DIFFERENCES)[number]
export type Differences = Record<Difference, number>

/** Referrals judged twice, and what came of it: by the authority that referred and role, and by rule. */
export type Replay = {
  judged: number
  /** Referrals of which at least one rule says something else. */
  differently: number
  byRole: Map<string, Map<Role, Differences>>
  byRule: Map<RuleId, Differences>
}

export const newReplay = (): Replay => ({ judged: 0, differently: 0, byRole: new Map(), byRule: new Map() })

const none = (): Differences => ({ newly: 0, ceases: 0, otherStrength: 0, toOpen: 0, fromOpen: 0 })

/** Judges a referral twice and counts the difference. @returns whether there was one */
export const judgeAgain = (
  replay: Replay,
  { authority, facts }: { authority: string; facts: Facts },
  before: JudgedBy,
  after: JudgedBy,
): boolean => {
  const was = determine(facts, before.on, before.rules)
  const would = determine(facts, after.on, after.rules)
  replay.judged += 1
  const rules = differentRules(was, would)
  if (rules.length === 0) return false
  replay.differently += 1
  for (const { rule, difference } of rules) count(replay.byRule, rule, difference)
  for (const role of ROLES) {
    const difference = differenceOf(standingOf(was, role), standingOf(would, role))
    if (difference === undefined) continue
    const ofAuthority = replay.byRole.get(authority) ?? new Map<Role, Differences>()
    replay.byRole.set(authority, ofAuthority)
    count(ofAuthority, role, difference)
  }
  return true
}

const count = <Key>(counts: Map<Key, Differences>, key: Key, difference: Difference) => {
  const found = counts.get(key) ?? none()
  found[difference] += 1
  counts.set(key, found)
}

type Standing = Determination['outcome']

const differentRules = (was: readonly Determination[], would: readonly Determination[]) => {
  const ids = new Set([...was, ...would].map(({ rule }) => rule))
  return [...ids].flatMap((rule) => {
    const difference = differenceOf(outcomeOf(was, rule), outcomeOf(would, rule))
    return difference === undefined ? [] : [{ rule, difference }]
  })
}

// A rule that a set does not have gives nothing.
const outcomeOf = (determinations: readonly Determination[], id: RuleId): Standing =>
  determinations.find(({ rule }) => rule === id)?.outcome ?? 'not-eligible'

const standingOf = (determinations: readonly Determination[], role: Role): Standing => {
  const ofRole = determinations.filter((one) => one.role === role)
  const opened = rolesOpened(ofRole, { requestedPowers: true }).at(0)?.strength
  return (
    opened ?? (ofRole.some(({ outcome }) => outcome === 'needs-information') ? 'needs-information' : 'not-eligible')
  )
}

const differenceOf = (was: Standing, would: Standing): Difference | undefined => {
  if (was === would) return undefined
  if (would === 'needs-information') return 'toOpen'
  if (was === 'needs-information') return 'fromOpen'
  if (was === 'not-eligible') return 'newly'
  return would === 'not-eligible' ? 'ceases' : 'otherStrength'
}
