// The receipt of a referral: what of the form the service works with from then on. The rest stays in the story.
import type { Context } from './case.ts'
import type { Actor, ReferralEvent } from './events.ts'
import type { ReferralForm } from './form/referral-form.ts'
import { beganOf, clockFacts, offerView, routingOf } from './form/routing.ts'
import type { Language } from './language.ts'

/** The event that a complete form makes; `by` is the person who sends it, for their authority. */
export const receiptOf = (
  form: ReferralForm,
  reference: string,
  { at, by, language }: Context & { by: Extract<Actor, { kind: 'person' }>; language: Language },
): Extract<ReferralEvent, { type: 'referral-received' }> => ({
  type: 'referral-received',
  at,
  by,
  reference,
  authority: by.organisation,
  team: form.referrer.team,
  referrerEmail: form.referrer.email,
  language,
  routing: routingOf(form, by.organisation),
  offerView: offerView(form),
  clockFacts: clockFacts(form),
  facts: form.facts,
  ...beganOf(form),
  requestedPowers: form.requestedPowers ?? [],
  ...(form.goOnAgainstAnswer?.reason === undefined ? {} : { goOnReason: form.goOnAgainstAnswer.reason }),
})
