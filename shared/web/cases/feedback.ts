// Feedback on a case that was closed, as a page for either side: giving it, reading it where that is allowed, and how to complain.
import { mayReadFeedback } from '../../domain/access.ts'
import type { CaseState } from '../../domain/case.ts'
import { feedbackSchema, type FeedbackFrom, LONGEST_FEEDBACK, SCORES, stillAsked } from '../../domain/feedback.ts'
import type { Authority } from '../../domain/assignment/contracts.ts'
import { log } from '../../platform/logger.ts'
import { recordAccess } from '../../store/access-register.ts'
import { feedbackTextsOf, giveFeedback } from '../../store/feedback.ts'
import { fieldOf } from '../body.ts'
import { redirect } from '../http.ts'
import { actorOf } from '../identity.ts'
import { html, type PageAnswer, problemPage, type SignedInPageCall } from '../page.ts'
import { errorsOf, type FieldError } from '../problem.ts'
import { feedbackAccess } from './access.ts'
import { areaName } from './offer-summary.ts'

/** Where the feedback on a case stands: `gives` are those whose feedback the reader may give. */
export type FeedbackPlace = {
  state: CaseState
  path: string
  back: string
  gives: readonly FeedbackFrom[]
  areas: readonly Authority[]
}

type Said = {
  errors?: readonly FieldError[]
  typed?: { from: string; score: string; text: string }
  refused?: string
}

/** Who answers for what: the authority for the referral, the provider for the advocate, and the ombudsman after them. */
const complaintsOf = ({ state, areas }: FeedbackPlace, { w }: SignedInPageCall): string[] => {
  const t = w.feedback.complain
  const jurisdiction = areas.find(({ authority }) => authority === state.authority)?.jurisdiction ?? 'england'
  return [
    t.authority(areaName(state.authority, areas)),
    ...(state.offer === undefined ? [] : [t.provider(state.offer.providerName)]),
    t.ombudsman[jurisdiction],
  ]
}

const feedbackPage = async (
  place: FeedbackPlace,
  call: SignedInPageCall,
  said: Said = {},
  status = 200,
): Promise<PageAnswer> => {
  const { state, gives, path, back, areas } = place
  const { w, person, query } = call
  const { feedback, offer } = state
  const t = w.feedback
  const maySeeAll = mayReadFeedback(person, state)
  const texts = maySeeAll ? await feedbackTextsOf(state.caseId) : []
  if (texts.length > 0 && call.event.requestContext.http.method !== 'HEAD')
    await recordAccess(feedbackAccess(state, call))
  const open = stillAsked(feedback, gives)
  const nameOf = (organisation: string): string =>
    organisation === offer?.provider ? offer.providerName : areaName(organisation, areas)
  const context = {
    about: t.about(w.status.role[state.role], state.caseId),
    path,
    back,
    given: (feedback?.given ?? [])
      .filter(({ from }) => maySeeAll || gives.includes(from))
      .map(({ from, score, at }) => {
        const written = texts.find((text) => text.from === from)
        return {
          from: t.whose[from],
          score: t.scores[score],
          at,
          text: written?.text,
          by: written === undefined ? undefined : t.by(written.by.name, nameOf(written.by.organisation)),
        }
      }),
    notAsked: feedback === undefined ? t.notAsked : undefined,
    choices: open.map((value) => ({ value, text: t.from[value] })),
    only: open.length === 1 ? open[0] : undefined,
    question: open[0] === 'provider' ? t.ask.provider : t.ask.referrer,
    readBy: t.readBy(areaName(state.authority, areas), offer?.providerName),
    scores: SCORES.toReversed().map((score) => ({ value: String(score), text: t.scores[score] })),
    complaints: complaintsOf(place, call),
    most: LONGEST_FEEDBACK,
    notice: query.get('done') === 'given' ? t.thanks : undefined,
    errors: [],
    typed: { from: '', score: '', text: '' },
    ...said,
  }
  return html('feedback/feedback', context, status)
}

export const showFeedback = (place: FeedbackPlace, call: SignedInPageCall): Promise<PageAnswer> =>
  feedbackPage(place, call)

const wordsOf = ({ field, code }: { field: string; code: string }, { w }: SignedInPageCall): FieldError => {
  const said = Object.entries(w.feedback.errors).find(([known]) => known === `${field}.${code}`)?.[1]
  return { field, code, message: said ?? w.feedback.errors['text.characters'] }
}

/** Gives what was typed, and goes back to the page. */
export const sendFeedback = async (place: FeedbackPlace, call: SignedInPageCall): Promise<PageAnswer> => {
  const { form, person, now, w } = call
  const { state, gives, path } = place
  const typed = { from: fieldOf(form, 'from'), score: fieldOf(form, 'score'), text: fieldOf(form, 'text') }
  const read = feedbackSchema.safeParse(typed, { reportInput: true })
  if (!read.success) {
    const errors = errorsOf(read.error).map((error) => wordsOf(error, call))
    return feedbackPage(place, call, { errors, typed }, 422)
  }
  // What is somebody else's to give was not in the form.
  if (!gives.includes(read.data.from)) return problemPage('not-found')
  const { caseId } = state
  const given = await giveFeedback(caseId, read.data, { at: now, by: actorOf(person) })
  if (given.ok) {
    log('case-changed', { caseId, event: 'give-feedback', status: given.state.status })
    return redirect(`${path}?done=given`)
  }
  const { code } = given.refusal
  log('command-refused', { caseId, event: 'give-feedback', code })
  if (code === 'not-found') return problemPage('not-found')
  const refused = w.refusals[code === 'write-refused' ? 'already-given' : code]
  return feedbackPage(place, call, { refused, typed }, 409)
}
