// From an effect to a mail: who gets it, by the contract or the authority as they stand now, and what it may say.
import type { CaseState } from '../../shared/domain/case.ts'
import { ENGLAND_AND_WALES } from '../../shared/domain/clocks/calendar.ts'
import type { MailEffect } from '../../shared/domain/effects.ts'
import { clocksOf } from '../../shared/domain/milestones.ts'
import type { Instant } from '../../shared/domain/time.ts'
import { composeMail, type Mail } from '../../shared/mail/compose.ts'
import { MILESTONE_WORDS } from '../../shared/mail/words.ts'
import { now } from '../../shared/platform/clock.ts'
import { setting } from '../../shared/platform/config.ts'
import { unsealLink } from '../../shared/platform/secrets.ts'
import { caseBy } from '../../shared/store/cases.ts'
import { authorityBy, contractBy } from '../../shared/store/organisations.ts'
import { referralBy } from '../../shared/store/referrals.ts'
import { words } from '../../shared/web/words/index.ts'

const PUBLIC_URL = setting('PUBLIC_URL')
const { dates, status } = words('en')

/**
 * The mail of an effect and its address; undefined for an offer that was answered, passed on or withdrawn meanwhile.
 * @throws when there is no address: somebody who should be told would not be
 */
export const mailOf = async (
  effect: MailEffect,
  sealedSecret: string | undefined,
): Promise<{ to: string; mail: Mail } | undefined> => {
  const state = effect.caseId === undefined ? undefined : await caseBy(effect.caseId)
  if (effect.offerId !== undefined && !isOpenOffer(effect.offerId, state)) return undefined
  const to = await addressOf(effect, state)
  if (to === undefined) throw new Error(`Nobody to tell: ${effect.template} to the ${effect.to}`)
  const deadline = effect.dueAt ?? (state === undefined ? undefined : deadlineOf(effect, state))
  const facts = {
    reference: effect.caseId ?? effect.reference,
    advocacy: state === undefined ? '' : status.role[state.role],
    deadline: deadline === undefined ? '' : dates.when(deadline),
    milestone: effect.milestone === undefined ? '' : MILESTONE_WORDS[effect.milestone],
    providerName: state?.offer?.providerName ?? '',
  }
  return { to, mail: composeMail(effect.template, facts, `${PUBLIC_URL}${await pathOf(effect, sealedSecret)}`) }
}

const isOpenOffer = (offerId: string, state: CaseState | undefined): boolean =>
  state?.offer?.offerId === offerId && (state.status === 'offered' || state.status === 'queried')

/** The deadline that a mail names: of the milestone that comes next after what it tells. */
const deadlineOf = ({ template }: MailEffect, state: CaseState): Instant | undefined => {
  const milestone = { offer: 'response', accepted: 'allocation', 'your-case': 'allocation', allocated: 'first-contact' }
  const wanted = Object.entries(milestone).find(([name]) => name === template)?.[1]
  return clocksOf(state, now(), ENGLAND_AND_WALES).find((clock) => clock.milestone === wanted)?.dueAt
}

const pathOf = async (
  { template, to, reference, caseId }: MailEffect,
  sealedSecret: string | undefined,
): Promise<string> => {
  if (template === 'offer') {
    if (sealedSecret === undefined) throw new Error('An offer is mailed with its link')
    return `/offer/${await unsealLink(sealedSecret)}`
  }
  switch (to) {
    case 'referrer':
    case 'reviewers':
      return `/referrals/${reference}`
    case 'commissioner':
      return '/manage'
    case 'offered-contact':
    case 'provider':
    case 'provider-manager':
      return caseId === undefined ? '/cases' : `/cases/${caseId}`
  }
}

const addressOf = async (effect: MailEffect, state: CaseState | undefined): Promise<string | undefined> => {
  switch (effect.to) {
    case 'referrer':
      return state?.referrerEmail ?? (await referralBy(effect.reference))?.referrer.email
    case 'reviewers':
      return (await authorityBy((await referralBy(effect.reference))?.authority ?? ''))?.reviewersEmail
    case 'commissioner': {
      const authority = state?.authority ?? (await referralBy(effect.reference))?.authority ?? ''
      // An area that nobody commissions for here is the business of the authority that refers.
      const commissioning = state === undefined ? undefined : await authorityBy(state.area)
      return (commissioning ?? (await authorityBy(authority)))?.commissionerEmail
    }
    case 'offered-contact':
      return state?.offer?.contactEmail
    case 'provider':
    case 'provider-manager': {
      const contractId = effect.contractId ?? state?.offer?.contractId
      const contract =
        state === undefined || contractId === undefined ? undefined : await contractBy(state.area, contractId)
      return effect.to === 'provider' ? contract?.contacts[0]?.email : contract?.manager.email
    }
  }
}
