// Pages of a draft: each is its writer's own, and leads on to the referral once that was sent.
import { type Draft, draftBy } from '../store/drafts.ts'
import { redirect } from './http.ts'
import { html, type PageAnswer, type SignedInPageCall, signedInPage, type View } from './page.ts'

export type Drafting = SignedInPageCall & { draft: Draft }

/** Where what was sent lives on. */
export const sentPath = (reference: string): string => `/referrals/${reference}/sent`

const leadOn = (_: Drafting, reference: string): PageAnswer => redirect(sentPath(reference))

/** Said alike of a draft that has run out or was deleted, of one that never was, and of somebody else's: none of them is told from the others. */
export const noDraftPage = (): View => html('refer/no-draft', {}, 404)

/** A page of a draft of one's own; another's is not there. `once` answers for a draft that was sent. */
export const ofDraft = (
  handler: (call: Drafting) => PageAnswer | Promise<PageAnswer>,
  once: (call: Drafting, reference: string) => PageAnswer | Promise<PageAnswer> = leadOn,
) =>
  signedInPage(['referrer'], async (call) => {
    const draft = await draftBy(call.param('draftId'), call.person.sub)
    if (draft === undefined) return noDraftPage()
    const drafting = { ...call, draft }
    return draft.sentAs === undefined ? handler(drafting) : once(drafting, draft.sentAs)
  })
