// /api/cases/{id}/clocks/{milestone} and /api/referrals/{reference}/clocks/{milestone}: the working behind a clock, for whoever
// works on the case or waits for it.
import { maySeeClocks, maySeeReferral } from '../../shared/domain/access.ts'
import { clockWorking } from '../../shared/domain/clock-working.ts'
import { CASE_MILESTONES } from '../../shared/domain/clocks/case-targets.ts'
import { REFERRAL_WAITS, referralClockWorking } from '../../shared/domain/referral-clock-working.ts'
import { calendarsNow } from '../../shared/store/calendars.ts'
import { caseBy, caseEvents } from '../../shared/store/cases.ts'
import { referralBy } from '../../shared/store/referrals.ts'
import { clockWorkingAnswer, referralClockWorkingAnswer } from '../../shared/web/clock-working-answer.ts'
import { endpoint } from '../../shared/web/endpoint.ts'
import { type Answer, json } from '../../shared/web/http.ts'
import { problem } from '../../shared/web/problem.ts'
import { type SignedInCall, signedInEndpoint } from '../../shared/web/signed-in-endpoint.ts'

const ofCase = async ({ param, person, now }: SignedInCall): Promise<Answer> => {
  const milestone = CASE_MILESTONES.find((one) => one === param('milestone'))
  const state = milestone === undefined ? undefined : await caseBy(param('id'))
  if (milestone === undefined || state === undefined || !maySeeClocks(person, state)) return problem('not-found')
  const [events, { of }] = await Promise.all([caseEvents(state.caseId), calendarsNow()])
  const working = clockWorking(state, events, milestone, now, of)
  return working === undefined ? problem('not-found') : json(200, clockWorkingAnswer(state.caseId, working))
}

const ofReferral = async ({ param, person, now }: SignedInCall): Promise<Answer> => {
  const milestone = REFERRAL_WAITS.find((one) => one === param('milestone'))
  const state = milestone === undefined ? undefined : await referralBy(param('reference'))
  if (milestone === undefined || state === undefined || !maySeeReferral(person, state)) return problem('not-found')
  const working = referralClockWorking(state, milestone, now, (await calendarsNow()).of)
  return working === undefined ? problem('not-found') : json(200, referralClockWorkingAnswer(state.reference, working))
}

export const handler = endpoint({
  'GET /api/cases/{id}/clocks/{milestone}': signedInEndpoint('anyone', ofCase),
  'GET /api/referrals/{reference}/clocks/{milestone}': signedInEndpoint('anyone', ofReferral),
})
