// Says what the law gives a referral and what is next for it. Asked again after information was added or a person decided.
import * as z from 'zod'
import { determine } from '../../shared/domain/eligibility/determine.ts'
import { RULES_VERSION } from '../../shared/domain/eligibility/rules.ts'
import { type ReferralState, rolesToOpen } from '../../shared/domain/referral.ts'
import { dateOf } from '../../shared/domain/time.ts'
import { now } from '../../shared/platform/clock.ts'
import { log } from '../../shared/platform/logger.ts'
import { commandReferral, referralBy } from '../../shared/store/referrals.ts'
import { done } from '../../shared/workflow/tasks.ts'

const input = z.object({ reference: z.string() })

type Next = 'open-cases' | 'await-information' | 'await-decision' | 'ended'

const nextOf = (state: ReferralState): Next => {
  if (state.status === 'awaiting-information') return 'await-information'
  if (state.status === 'awaiting-decision') return 'await-decision'
  return (state.status === 'received' || state.status === 'open') && rolesToOpen(state).length > 0
    ? 'open-cases'
    : 'ended'
}

/** No wait lasts longer; the referral is looked at again when it ends. */
const LONGEST_WAIT_S = 20 * 24 * 3_600

export const handler = async (event: unknown) => {
  const { reference } = input.parse(event)
  const state = await referralBy(reference)
  if (state === undefined) throw new Error(`No referral ${reference}`)
  const checked = state.status === 'received' || state.status === 'open' ? await check(state) : state
  const next = nextOf(checked)
  log('eligibility-checked', { reference, status: checked.status, next })
  return { reference, next, version: checked.version, seconds: LONGEST_WAIT_S }
}

/** A referral is judged by the law of the day on which it was received. */
const check = async (state: ReferralState): Promise<ReferralState> => {
  const on = dateOf(state.receivedAt)
  const command = {
    type: 'determine',
    on,
    rulesVersion: RULES_VERSION,
    determinations: determine(state.facts, on),
  } as const
  return done(
    await commandReferral(state.reference, command, { at: now(), by: { kind: 'service', part: 'referral-workflow' } }),
    () => referralBy(state.reference),
  )
}
