// Opens a case for each role that the law, a request for a power or a person's decision gives and that has none yet.
import * as z from 'zod'
import { areaToOpenIn, openingOf } from '../../shared/domain/opening.ts'
import { rolesToOpen } from '../../shared/domain/referral.ts'
import { now } from '../../shared/platform/clock.ts'
import { log } from '../../shared/platform/logger.ts'
import { calendarsNow } from '../../shared/store/calendars.ts'
import { nextCaseIds } from '../../shared/store/keys.ts'
import { policiesForAreas } from '../../shared/store/policies.ts'
import { commandReferral, referralBy } from '../../shared/store/referrals.ts'
import { done } from '../../shared/workflow/tasks.ts'

const input = z.object({ reference: z.string() })
const BY = { kind: 'service', part: 'referral-workflow' } as const

export const handler = async (event: unknown): Promise<void> => {
  const { reference } = input.parse(event)
  const state = await referralBy(reference)
  if (state === undefined) throw new Error(`No referral ${reference}`)
  const context = { at: now(), by: BY }
  const roles = rolesToOpen(state)
  if (roles.length === 0) return
  const caseIds = nextCaseIds(state, roles.length)
  const [policies, { current: calendar }] = await Promise.all([
    policiesForAreas(roles.map((role) => areaToOpenIn(state, role))),
    calendarsNow(),
  ])
  const openings = roles.map((role, place) =>
    openingOf(state, role, caseIds[place] ?? '', context, { policies, calendar }),
  )
  const cases = openings.map(({ caseId, role, rule }) => ({ caseId, role, rule }))
  await done(await commandReferral(reference, { type: 'open-cases', cases }, context, { openings }), () =>
    referralBy(reference),
  )
  log('cases-opened', { reference, count: cases.length, role: cases.map(({ role }) => role).join(' ') })
}
