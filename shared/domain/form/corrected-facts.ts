// What a corrected story changes of what the service works with, compared with the referral as it stands.
import type { Corrected, SharingChange } from '../events.ts'
import type { ReferralState } from '../referral.ts'
import { isRecord } from './conditions.ts'
import { isSharingLawful } from './corrections.ts'
import type { ReferralForm } from './referral-form.ts'
import { beganOf, clockFacts, offerView, routingOf } from './routing.ts'

// A table gives the parts of an answer back in any order.
const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder)
  if (!isRecord(value)) return value
  const entries = Object.entries(value).sort(([one], [other]) => one.localeCompare(other))
  return entries.map(([name, part]) => [name, inOrder(part)])
}

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other))

/** Of the facts, dates, areas and addresses that were taken from the form when it came, those that are others now. */
export const correctedFacts = (state: ReferralState, form: ReferralForm): Corrected => {
  const [facts, routing] = [form.facts, routingOf(form, state.authority)]
  const [view, clocks] = [offerView(form), clockFacts(form)]
  const { began = {} } = beganOf(form)
  const { team, email } = form.referrer
  return {
    ...(isSame(facts, state.facts) ? {} : { facts }),
    ...(isSame(routing, state.routing) ? {} : { routing }),
    ...(isSame(view, state.offerView) ? {} : { offerView: view }),
    ...(isSame(clocks, state.clockFacts) ? {} : { clockFacts: clocks }),
    ...(isSame(began, state.began ?? {}) ? {} : { began }),
    ...(team === state.team ? {} : { team }),
    ...(email === state.referrer.email ? {} : { referrerEmail: email }),
  }
}

/** Whether sharing ends or begins again with the story as it is corrected. */
export const sharingChange = ({ sharing }: ReferralState, form: ReferralForm): SharingChange | undefined => {
  const [was, is] = [sharing !== 'stopped', isSharingLawful(form)]
  if (was === is) return undefined
  return is ? 'resumed' : 'stopped'
}
