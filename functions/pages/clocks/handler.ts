// When something is due, for anyone to work out, and the working of a case's clock for those who may see the case.
import { CASE_MILESTONES } from '../../../shared/domain/clocks/case-targets.ts'
import { clockWorking } from '../../../shared/domain/clock-working.ts'
import { maySeeClocks } from '../../../shared/domain/access.ts'
import { calendarsNow } from '../../../shared/store/calendars.ts'
import { caseBy, caseEvents } from '../../../shared/store/cases.ts'
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
import { workingContext } from './explained.ts'

const whenDue = async (call: OpenCall): Promise<PageAnswer> => calculator(call, (await calendarsNow()).current)

const explained = async ({ param, person, now, w }: SignedInPageCall): Promise<PageAnswer> => {
  const milestone = CASE_MILESTONES.find((one) => one === param('milestone'))
  const state = milestone === undefined ? undefined : await caseBy(param('caseId'))
  if (milestone === undefined || state === undefined || !maySeeClocks(person, state)) return problemPage('not-found')
  const [events, { of }] = await Promise.all([caseEvents(state.caseId), calendarsNow()])
  const working = clockWorking(state, events, milestone, now, of)
  return working === undefined ? problemPage('not-found') : html('clocks/explained', workingContext(state, working, w))
}

export const handler = page({
  'GET /when-due': openPage(whenDue),
  'GET /clocks/{caseId}/{milestone}': signedInPage('anyone', explained),
})
