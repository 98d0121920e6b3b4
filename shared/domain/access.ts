// Who may see and do what: deny by default. An authority has its own referrals, a provider the cases offered to it, a
// commissioner the cases of its area.
import type { CaseState } from './case.ts'
import type { ReferralState } from './referral.ts'

export type Viewer = { sub: string; roles: readonly string[]; organisation: string }

const is = (viewer: Viewer, ...roles: string[]): boolean => roles.some((role) => viewer.roles.includes(role))

/** People of the authority that referred follow the referral. */
export const maySeeReferral = (viewer: Viewer, referral: Pick<ReferralState, 'authority'>): boolean =>
  is(viewer, 'referrer', 'reviewer', 'admin') && viewer.organisation === referral.authority

/** Whoever refers for the authority withdraws, adds information and answers questions: colleagues stand in for each other. */
export const mayActOnReferral = (viewer: Viewer, referral: Pick<ReferralState, 'authority'>): boolean =>
  is(viewer, 'referrer') && viewer.organisation === referral.authority

/** A reviewer of the authority decides where the law leaves it open. */
export const mayDecide = (viewer: Viewer, referral: Pick<ReferralState, 'authority'>): boolean =>
  is(viewer, 'reviewer') && viewer.organisation === referral.authority

/** A provider sees a case while it is offered to it or with it. */
export const mayWorkOnCase = (viewer: Viewer, of: Pick<CaseState, 'offer'>): boolean =>
  is(viewer, 'provider') && of.offer !== undefined && viewer.organisation === of.offer.provider

/** The whole story is open to the provider from acceptance on, and not before. */
export const maySeeStory = (viewer: Viewer, of: Pick<CaseState, 'offer' | 'reached'>): boolean =>
  mayWorkOnCase(viewer, of) && of.reached.acceptance !== undefined

/** A commissioner manages the cases of its area. */
export const mayManageCase = (viewer: Viewer, of: Pick<CaseState, 'area'>): boolean =>
  is(viewer, 'commissioner', 'admin') && viewer.organisation === of.area
