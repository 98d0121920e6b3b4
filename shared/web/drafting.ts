// Pages of a draft: each is its writer's own, and leads on to the referral once that was sent.
import { type Draft, draftBy } from '../store/drafts.ts'
import { redirect } from './http.ts'
import { type PageAnswer, problemPage, type SignedInPageCall, signedInPage } from './page.ts'

export type Drafting = SignedInPageCall & { draft: Draft }

/** Where what was sent lives on. */
export const sentPath = (reference: string): string => `/referrals/${reference}/sent`

const leadOn = (_: Drafting, reference: string): PageAnswer => redirect(sentPath(reference))

/** A page of a draft of one's own; another's is not there. `once` answers for a draft that was sent. */
export const ofDraft = (
  handler: (call: Drafting) => PageAnswer | Promise<PageAnswer>,
  once: (call: Drafting, reference: string) => PageAnswer | Promise<PageAnswer> = leadOn,
) =>
  signedInPage(['referrer'], async (call) => {
    const draft = await draftBy(call.param('draftId'), call.person.sub)
    if (draft === undefined) return problemPage('not-found')
    const drafting = { ...call, draft }
    return draft.sentAs === undefined ? handler(drafting) : once(drafting, draft.sentAs)
  })
