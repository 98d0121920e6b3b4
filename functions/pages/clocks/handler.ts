// When something is due, for anyone to work out, and the working of the clocks of a case or a referral for those who may see it.
import { CASE_MILESTONES } from '../../../shared/domain/clocks/case-targets.ts'
import { clockWorking } from '../../../shared/domain/clock-working.ts'
import { maySeeClocks, maySeeReferral } from '../../../shared/domain/access.ts'
import { REFERRAL_WAITS, referralClockWorking } from '../../../shared/domain/referral-clock-working.ts'
import { calendarsNow } from '../../../shared/store/calendars.ts'
import { caseBy, caseEvents } from '../../../shared/store/cases.ts'
import { referralBy } from '../../../shared/store/referrals.ts'
import {
  html,
  type OpenCall,
  openPage,
  page,
  type PageAnswer,
  problemPage,
  signedInPage,
} from '../../../shared/web/page.ts'
import type { SignedInPageCall } from '../../../shared/web/page.ts'
import { calculator } from './calculator.ts'
import { referralWorkingContext, workingContext } from './explained.ts'

const whenDue = async (call: OpenCall): Promise<PageAnswer> => calculator(call, (await calendarsNow()).current)

const ofCase = async ({ param, person, now, w }: SignedInPageCall): Promise<PageAnswer> => {
  const milestone = CASE_MILESTONES.find((one) => one === param('milestone'))
  const state = milestone === undefined ? undefined : await caseBy(param('id'))
  if (milestone === undefined || state === undefined || !maySeeClocks(person, state)) return problemPage('not-found')
  const [events, { of }] = await Promise.all([caseEvents(state.caseId), calendarsNow()])
  const working = clockWorking(state, events, milestone, now, of)
  return working === undefined ? problemPage('not-found') : html('clocks/explained', workingContext(state, working, w))
}

const ofReferral = async ({ param, person, now, w }: SignedInPageCall): Promise<PageAnswer> => {
  const milestone = REFERRAL_WAITS.find((one) => one === param('milestone'))
  const state = milestone === undefined ? undefined : await referralBy(param('id'))
  if (milestone === undefined || state === undefined || !maySeeReferral(person, state)) return problemPage('not-found')
  const working = referralClockWorking(state, milestone, now, (await calendarsNow()).of)
  return working === undefined
    ? problemPage('not-found')
    : html('clocks/explained', referralWorkingContext(state.reference, working, w))
}

const isOfReferral = (milestone: string): boolean => REFERRAL_WAITS.some((one) => one === milestone)

const explained = (call: SignedInPageCall): Promise<PageAnswer> =>
  isOfReferral(call.param('milestone')) ? ofReferral(call) : ofCase(call)

export const handler = page({
  'GET /when-due': openPage(whenDue),
  'GET /clocks/{id}/{milestone}': signedInPage('anyone', explained),
})
