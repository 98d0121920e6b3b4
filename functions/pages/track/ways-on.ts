// What the law's answer leaves a referrer to do after sending.
import type { RuleId } from '../../../shared/domain/eligibility/rules.ts'
import { mayGoOn, powersToAskFor, type ReferralState, rolesLeftOut } from '../../../shared/domain/referral.ts'

export type WaysOn = {
  powers: readonly RuleId[]
  asksReason: boolean
  /** What the reason is given instead of: answers that nobody can know, or a right that the law does not give. */
  kind: 'power' | 'open' | 'against'
}

/** The powers to ask for, and whether to go on with a reason. Where a power can be asked for, nobody need go against the law. */
export const waysOn = (state: ReferralState): WaysOn => {
  const powers = powersToAskFor(state)
  const ofPowers = state.determinations.flatMap(({ rule, role }) => (powers.includes(rule) ? [role] : []))
  const beyond = rolesLeftOut(state).filter((role) => !ofPowers.includes(role))
  const asksReason = mayGoOn(state) && (state.status === 'awaiting-information' || beyond.length > 0)
  if (!asksReason) return { powers, asksReason, kind: powers.length > 0 ? 'power' : 'against' }
  const isOpen = state.determinations.some(
    ({ role, outcome }) => beyond.includes(role) && outcome === 'needs-information',
  )
  return { powers, asksReason, kind: isOpen || state.status === 'awaiting-information' ? 'open' : 'against' }
}
