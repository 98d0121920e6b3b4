// The messages of a case, for the provider that holds it.
import { maySeeStory } from '../../../shared/domain/access.ts'
import type { CaseState } from '../../../shared/domain/case.ts'
import { allAuthorities } from '../../../shared/store/organisations.ts'
import { type Place, sendTyped, showThread } from '../../../shared/web/cases/messages.ts'
import { areaName } from '../../../shared/web/cases/offer-summary.ts'
import { html, type PageAnswer, problemPage, type SignedInPageCall } from '../../../shared/web/page.ts'

type Answering = (place: Place, call: SignedInPageCall, nameOf: (organisation: string) => string) => Promise<PageAnswer>

const asProvider =
  (answer: Answering) =>
  async (state: CaseState, call: SignedInPageCall): Promise<PageAnswer> => {
    if (!maySeeStory(call.person, state))
      // Without consent nothing of the person is read any more; before acceptance there are no messages.
      return state.sharing === 'stopped' && state.reached.acceptance !== undefined
        ? html('messages/stopped', { state, back: `/cases/${state.caseId}` }, 403)
        : problemPage('not-found')
    const areas = await allAuthorities()
    const nameOf = (organisation: string): string =>
      organisation === call.person.organisation
        ? (state.offer?.providerName ?? organisation)
        : areaName(organisation, areas)
    const back = `/cases/${state.caseId}`
    return answer({ side: 'provider', state, path: `${back}/messages`, back }, call, nameOf)
  }

export const showMessages = asProvider(showThread)
export const sendMessages = asProvider(sendTyped)
