// The messages of a case, for those who refer for the authority.
import { caseBy } from '../../../shared/store/cases.ts'
import { allAuthorities } from '../../../shared/store/organisations.ts'
import { type Place, sendTyped, showThread } from '../../../shared/web/cases/messages.ts'
import { areaName } from '../../../shared/web/cases/offer-summary.ts'
import { type PageAnswer, problemPage } from '../../../shared/web/page.ts'
import { referralPath } from './following.ts'
import { followed } from './show.ts'
import type { Tracking } from './tracking.ts'

type Answering = (place: Place, call: Tracking, nameOf: (organisation: string) => string) => Promise<PageAnswer>

const asReferrer =
  (answer: Answering) =>
  async (call: Tracking): Promise<PageAnswer> => {
    const { reference, cases } = call.state
    const caseId = call.param('caseId')
    const state = cases.some((opened) => opened.caseId === caseId) ? await caseBy(caseId) : undefined
    if (state === undefined) return problemPage('not-found')
    const [areas, histories] = await Promise.all([allAuthorities(), followed(reference)])
    // Of those that held the case before as well.
    const providers = histories.flatMap(({ events }) =>
      events.flatMap((event) => (event.type === 'offer-made' ? [event.offer] : [])),
    )
    const nameOf = (organisation: string): string =>
      providers.find(({ provider }) => provider === organisation)?.providerName ?? areaName(organisation, areas)
    const back = referralPath(reference)
    return answer({ side: 'referrer', state, path: `${back}/cases/${caseId}/messages`, back }, call, nameOf)
  }

export const showMessages = asReferrer(showThread)
export const sendMessages = asReferrer(sendTyped)
