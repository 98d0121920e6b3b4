// Feedback on a case, for those of the authority that referred: who refers gives it, reviewers and administrators read it.
import { mayActOnReferral } from '../../../shared/domain/access.ts'
import { caseBy } from '../../../shared/store/cases.ts'
import { allAuthorities } from '../../../shared/store/organisations.ts'
import { type FeedbackPlace, sendFeedback, showFeedback } from '../../../shared/web/cases/feedback.ts'
import { type PageAnswer, problemPage } from '../../../shared/web/page.ts'
import { feedbackPath, referralPath } from './following.ts'
import type { Tracking } from './tracking.ts'

const ofCase =
  (answer: (place: FeedbackPlace, call: Tracking) => Promise<PageAnswer>) =>
  async (call: Tracking): Promise<PageAnswer> => {
    const { reference, cases } = call.state
    const caseId = call.param('caseId')
    const state = cases.some((opened) => opened.caseId === caseId) ? await caseBy(caseId) : undefined
    if (state === undefined) return problemPage('not-found')
    const gives = mayActOnReferral(call.person, state) ? (['person', 'referrer'] as const) : []
    const areas = await allAuthorities()
    const path = feedbackPath(reference, caseId)
    return answer({ state, path, back: referralPath(reference), gives, areas }, call)
  }

export const showFeedbackOf = ofCase(showFeedback)
export const sendFeedbackOf = ofCase(sendFeedback)
