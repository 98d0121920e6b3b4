// Who may see and do what: deny by default. An authority has its own referrals, a provider the cases offered to it, a
// commissioner the cases of its area.
import type { CaseState } from './case.ts'
import type { OfferView } from './events.ts'
import type { ReferralState } from './referral.ts'

export type Viewer = { sub: string; roles: readonly string[]; organisation: string }

const is = (viewer: Viewer, ...roles: string[]): boolean => roles.some((role) => viewer.roles.includes(role))

/** People of the authority that referred follow the referral. */
export const maySeeReferral = (viewer: Viewer, referral: Pick<ReferralState, 'authority'>): boolean =>
  is(viewer, 'referrer', 'reviewer', 'admin') && viewer.organisation === referral.authority

/** Whoever refers for the authority withdraws, adds information and answers questions: colleagues stand in for each other. */
export const mayActOnReferral = (viewer: Viewer, referral: Pick<ReferralState, 'authority'>): boolean =>
  is(viewer, 'referrer') && viewer.organisation === referral.authority

/** Whoever of the authority sees the whole story may correct it: each correction stands with a name and a reason. */
export const mayCorrect = maySeeReferral

/** The reviewers of the authority read what there is to decide where the law leaves it open. */
export const mayReview = (viewer: Viewer, referral: Pick<ReferralState, 'authority'>): boolean =>
  is(viewer, 'reviewer') && viewer.organisation === referral.authority

/** Whoever sent a referral, or went on against the law's answer, asks for the decision. */
export const hasAskedForDecision = (
  viewer: Viewer,
  { referrer, goneOnBy = [] }: Pick<ReferralState, 'referrer' | 'goneOnBy'>,
): boolean => referrer.id === viewer.sub || goneOnBy.includes(viewer.sub)

/** A reviewer of the authority decides, and nobody decides what they have asked for themselves. */
export const mayDecide = (
  viewer: Viewer,
  referral: Pick<ReferralState, 'authority' | 'referrer' | 'goneOnBy'>,
): boolean => mayReview(viewer, referral) && !hasAskedForDecision(viewer, referral)

/** A provider sees a case while it is offered to it or with it. */
export const mayWorkOnCase = (viewer: Viewer, of: Pick<CaseState, 'offer'>): boolean =>
  is(viewer, 'provider') && of.offer !== undefined && viewer.organisation === of.offer.provider

/** The whole story is open to the provider from acceptance on, and not before; nor once the consent to share it is withdrawn. */
export const maySeeStory = (viewer: Viewer, of: Pick<CaseState, 'offer' | 'reached' | 'sharing'>): boolean =>
  mayWorkOnCase(viewer, of) && of.reached.acceptance !== undefined && of.sharing !== 'stopped'

/**
 * What was said in feedback may be about the person and about the people who worked with them: it is read where it can be
 * put right, by the reviewers and administrators of the authority and by the provider that had the case.
 */
export const mayReadFeedback = (
  viewer: Viewer,
  of: Pick<CaseState, 'authority' | 'offer' | 'reached' | 'sharing'>,
): boolean => (is(viewer, 'reviewer', 'admin') && viewer.organisation === of.authority) || maySeeStory(viewer, of)

/** What may be told of a case whose story may not be read. */
export type Tellable = Pick<OfferView, 'locality' | 'decisionOn'> & Partial<OfferView>

/**
 * The little of a referral that an offer tells. The duty to instruct outlasts the consent to share: without consent it is
 * offered by its area and the day of the decision, and what the person needs is told to nobody.
 */
export const tellableOf = ({ offerView, sharing }: Pick<CaseState, 'offerView' | 'sharing'>): Tellable => {
  if (sharing !== 'stopped') return offerView
  const { locality, decisionOn } = offerView
  const [area = ''] = locality.split(' ')
  return { locality: area, ...(decisionOn === undefined ? {} : { decisionOn }) }
}

/** How a date was worked out is open to all who work on the case or wait for it: it tells dates, and nothing of the person. */
export const maySeeClocks = (viewer: Viewer, of: Pick<CaseState, 'authority' | 'area' | 'offer'>): boolean =>
  maySeeReferral(viewer, of) || mayWorkOnCase(viewer, of) || mayManageCase(viewer, of)

/** A commissioner manages the cases of its area. */
export const mayManageCase = (viewer: Viewer, of: Pick<CaseState, 'area'>): boolean =>
  is(viewer, 'commissioner', 'admin') && viewer.organisation === of.area

/** The evidence of a case is taken by who answers for it: the commissioner of its area, and the authority that referred. */
export const mayTakeEvidence = (viewer: Viewer, of: Pick<CaseState, 'authority' | 'area'>): boolean =>
  mayManageCase(viewer, of) || (is(viewer, 'reviewer', 'admin') && viewer.organisation === of.authority)
