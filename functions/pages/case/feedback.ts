// Feedback on a case that has ended, for the provider that had it.
import { maySeeStory } from '../../../shared/domain/access.ts'
import type { CaseState } from '../../../shared/domain/case.ts'
import { allAuthorities } from '../../../shared/store/organisations.ts'
import { type FeedbackPlace, sendFeedback, showFeedback } from '../../../shared/web/cases/feedback.ts'
import { html, type PageAnswer, problemPage, type SignedInPageCall } from '../../../shared/web/page.ts'

const ofCase =
  (answer: (place: FeedbackPlace, call: SignedInPageCall) => Promise<PageAnswer>) =>
  async (state: CaseState, call: SignedInPageCall): Promise<PageAnswer> => {
    const back = `/cases/${state.caseId}`
    if (!maySeeStory(call.person, state))
      // What was said may be about the person, of whom nothing is read any more without consent.
      return state.sharing === 'stopped' && state.reached.acceptance !== undefined
        ? html('feedback/stopped', { state, back }, 403)
        : problemPage('not-found')
    const areas = await allAuthorities()
    return answer({ state, path: `${back}/feedback`, back, gives: ['provider'], areas }, call)
  }

export const showFeedbackOf = ofCase(showFeedback)
export const sendFeedbackOf = ofCase(sendFeedback)
