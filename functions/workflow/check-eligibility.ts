// Says what the law gives a referral, what is next for it and until when to wait, and raises what has fallen due meanwhile.
// Asked again after information was added, a person decided, or a wait ran out.
import * as z from 'zod'
import type { CalendarOf } from '../../shared/domain/clocks/calendars.ts'
import { policyOn } from '../../shared/domain/clocks/policy.ts'
import { determine } from '../../shared/domain/eligibility/determine.ts'
import { awaitsDecision, type ReferralState, rolesToOpen } from '../../shared/domain/referral.ts'
import { dueOfReferral, nextDueOfReferral } from '../../shared/domain/referral-clocks.ts'
import { dateOf, epochMs, type Instant } from '../../shared/domain/time.ts'
import { now } from '../../shared/platform/clock.ts'
import { log } from '../../shared/platform/logger.ts'
import { calendarsNow } from '../../shared/store/calendars.ts'
import { rulesFor } from '../../shared/store/law.ts'
import { policiesFor } from '../../shared/store/policies.ts'
import { commandReferral, referralBy } from '../../shared/store/referrals.ts'
import { done } from '../../shared/workflow/tasks.ts'

const input = z.object({ reference: z.string() })

type Next = 'open-cases' | 'await-information' | 'await-decision' | 'ended'

const nextOf = (state: ReferralState): Next => {
  if (state.status === 'awaiting-information') return 'await-information'
  if ((state.status === 'received' || state.status === 'open') && rolesToOpen(state).length > 0) return 'open-cases'
  return awaitsDecision(state) ? 'await-decision' : 'ended'
}

/** No wait lasts longer; the referral is looked at again when it ends. */
const LONGEST_WAIT_S = 20 * 24 * 3_600

const secondsToWait = (state: ReferralState, at: Instant, calendars: CalendarOf): number => {
  const next = nextDueOfReferral(state, at, calendars)
  if (next === undefined) return LONGEST_WAIT_S
  return Math.min(LONGEST_WAIT_S, Math.max(1, Math.ceil((epochMs(next) - epochMs(at)) / 1000)))
}

const BY = { kind: 'service', part: 'referral-workflow' } as const

export const handler = async (event: unknown) => {
  const { reference } = input.parse(event)
  const state = await referralBy(reference)
  if (state === undefined) throw new Error(`No referral ${reference}`)
  const judged = isToBeJudged(state) ? await check(state) : state
  const at = now()
  const { of } = await calendarsNow()
  const checked = await raiseWhatIsDue(judged, at, of)
  const next = nextOf(checked)
  log('eligibility-checked', { reference, status: checked.status, next })
  return { reference, next, version: checked.version, seconds: secondsToWait(checked, at, of) }
}

/** While a decision is awaited beside open cases the referral is looked at often, and its facts stay what they were. */
const isToBeJudged = ({ status, toBeChecked }: ReferralState): boolean =>
  status === 'received' || (status === 'open' && toBeChecked)

const raiseWhatIsDue = async (judged: ReferralState, at: Instant, calendars: CalendarOf): Promise<ReferralState> => {
  const { reference } = judged
  let state = judged
  for (let due = dueOfReferral(state, at, calendars); due !== undefined; due = dueOfReferral(state, at, calendars)) {
    const before = state.version
    state = await done(await commandReferral(reference, due, { at, by: BY }), () => referralBy(reference))
    // What the domain calls due it must not refuse: the loop would never end.
    if (state.version === before) throw new Error(`${due.alert} is due in ${reference} and changes nothing`)
    log('alert-raised', { reference, milestone: due.what, alert: due.alert })
  }
  return state
}

/** A referral is judged by the law of the day on which it was received, with what its authority entered of it. */
const check = async (state: ReferralState): Promise<ReferralState> => {
  const on = dateOf(state.receivedAt)
  const at = now()
  const [{ version, rules }, policies, { current: calendar }] = await Promise.all([
    rulesFor(state.authority),
    policiesFor(state.authority),
    calendarsNow(),
  ])
  const policy = policyOn(policies, dateOf(at))
  const command = {
    type: 'determine',
    on,
    rulesVersion: version,
    determinations: determine(state.facts, on, rules),
    calendar,
    ...(policy === undefined ? {} : { policy }),
  } as const
  return done(await commandReferral(state.reference, command, { at, by: BY }), () => referralBy(state.reference))
}
