// Opens a case for each role that the law, a request for a power or a person's decision gives and that has none yet.
import * as z from 'zod'
import { areaOf } from '../../shared/domain/assignment/route.ts'
import { ENGLAND_AND_WALES } from '../../shared/domain/clocks/calendar.ts'
import { DEFAULT_POLICY } from '../../shared/domain/clocks/policy.ts'
import { priorityOf } from '../../shared/domain/clocks/priority.ts'
import type { CaseEvent } from '../../shared/domain/events.ts'
import { caseTargets } from '../../shared/domain/clocks/case-targets.ts'
import { type ReferralState, type RoleToOpen, rolesToOpen } from '../../shared/domain/referral.ts'
import { type Instant, noonOf } from '../../shared/domain/time.ts'
import { now } from '../../shared/platform/clock.ts'
import { log } from '../../shared/platform/logger.ts'
import { nextCaseIds } from '../../shared/store/changes.ts'
import { commandReferral, referralBy } from '../../shared/store/referrals.ts'
import { done } from '../../shared/workflow/tasks.ts'

const input = z.object({ reference: z.string() })
const BY = { kind: 'service', part: 'referral-workflow' } as const

export const handler = async (event: unknown): Promise<void> => {
  const { reference } = input.parse(event)
  const state = await referralBy(reference)
  if (state === undefined) throw new Error(`No referral ${reference}`)
  const at = now()
  const roles = rolesToOpen(state)
  if (roles.length === 0) return
  const caseIds = nextCaseIds(state, roles.length)
  const openings = roles.map((role, place) => openingOf(state, role, caseIds[place] ?? '', at))
  const cases = openings.map(({ caseId, role, rule }) => ({ caseId, role, rule }))
  await done(await commandReferral(reference, { type: 'open-cases', cases }, { at, by: BY }, openings), () =>
    referralBy(reference),
  )
  log('cases-opened', { reference, count: cases.length, role: cases.map(({ role }) => role).join(' ') })
}

const openingOf = (
  state: ReferralState,
  { role, rule, rules, strength, actFirst }: RoleToOpen,
  caseId: string,
  at: Instant,
): Extract<CaseEvent, { type: 'case-opened' }> => {
  const { reference, routing, clockFacts, receivedAt, completeAt, authority, offerView } = state
  const { urgentAuthorisationOn } = clockFacts
  const priority = priorityOf({ ...clockFacts, receivedAt, rule, strength, calendar: ENGLAND_AND_WALES })
  return {
    type: 'case-opened',
    at,
    by: BY,
    caseId,
    reference,
    role,
    rule,
    rules,
    strength,
    actFirst,
    priority,
    authority,
    area: areaOf(role, rule, routing, clockFacts.section),
    referrerEmail: state.referrer.email,
    offerView,
    receivedAt,
    completeAt,
    ...(clockFacts.decisionOn === undefined ? {} : { decisionOn: clockFacts.decisionOn }),
    ...(urgentAuthorisationOn === undefined ? {} : { urgentAuthorisationAt: noonOf(urgentAuthorisationOn) }),
    targets: caseTargets(DEFAULT_POLICY, {
      role,
      rule,
      priority,
      urgentAuthorisation: urgentAuthorisationOn !== undefined,
    }),
  }
}
