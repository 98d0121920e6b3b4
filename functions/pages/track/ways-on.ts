// What the law's answer leaves a referrer to do after sending.
import type { RuleId } from '../../../shared/domain/eligibility/rules.ts'
import { mayGoOn, powersToAskFor, type ReferralState } from '../../../shared/domain/referral.ts'

/** The powers to ask for, and whether to go on with a reason. Where a power can be asked for, nobody need go against the law. */
export const waysOn = (state: ReferralState): { powers: readonly RuleId[]; asksReason: boolean } => {
  const powers = powersToAskFor(state)
  const asksReason = mayGoOn(state) && (state.status === 'awaiting-information' || powers.length === 0)
  return { powers, asksReason }
}
