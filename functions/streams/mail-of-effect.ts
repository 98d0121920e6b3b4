// From an effect to a mail: who gets it, by the contract or the authority as they stand now, and what it may say.
import type { Contract } from '../../shared/domain/assignment/contracts.ts'
import type { CaseState } from '../../shared/domain/case.ts'
import type { CalendarOf } from '../../shared/domain/clocks/calendars.ts'
import type { MailEffect } from '../../shared/domain/effects.ts'
import type { Language } from '../../shared/domain/language.ts'
import { clocksOf } from '../../shared/domain/milestones.ts'
import { referralClocks } from '../../shared/domain/referral-clocks.ts'
import type { Instant } from '../../shared/domain/time.ts'
import { composeMail, type Mail } from '../../shared/mail/compose.ts'
import { mailWords } from '../../shared/mail/words/index.ts'
import { now } from '../../shared/platform/clock.ts'
import { setting } from '../../shared/platform/config.ts'
import { unsealLink } from '../../shared/platform/secrets.ts'
import { calendarsNow } from '../../shared/store/calendars.ts'
import { caseBy } from '../../shared/store/cases.ts'
import { authorityBy, contractBy } from '../../shared/store/organisations.ts'
import { referralBy } from '../../shared/store/referrals.ts'
import { type Due, nextDue } from '../../shared/web/cases/due.ts'
import { plainWords } from '../../shared/web/words/plain.ts'

const PUBLIC_URL = setting('PUBLIC_URL')

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
  const reader = await readerOf(effect, state)
  if (reader === undefined) throw new Error(`Nobody to tell: ${effect.template} to the ${effect.to}`)
  const { of } = await calendarsNow()
  const next = effect.template === 'dates-changed' && state !== undefined ? nextOf(state, of) : undefined
  const milestone = effect.milestone ?? next?.milestone
  const deadline =
    effect.dueAt ?? next?.dueAt ?? (state === undefined ? await decisionDue(effect, of) : deadlineOf(effect, state, of))
  const { to, language } = reader
  const { dates, status } = plainWords(language)
  const facts = {
    reference: effect.caseId ?? effect.reference,
    advocacy: state === undefined ? '' : status.role[state.role],
    deadline: deadline === undefined ? '' : isDay(effect) ? dates.day(deadline) : dates.when(deadline),
    milestone: milestone === undefined ? '' : mailWords(language).milestone[milestone],
    providerName: state?.offer?.providerName ?? '',
    sharingStopped: state?.sharing === 'stopped',
    ...(effect.expectedAt === undefined ? {} : { expected: dates.day(effect.expectedAt) }),
  }
  return {
    to,
    mail: composeMail(language, effect.template, facts, `${PUBLIC_URL}${await pathOf(effect, sealedSecret)}`),
  }
}

/** Whether the deadline that it names is a day and no instant. */
const isDay = ({ template }: MailEffect): boolean => template === 'calendar-ends'

const isOpenOffer = (offerId: string, state: CaseState | undefined): boolean =>
  state?.offer?.offerId === offerId && (state.status === 'offered' || state.status === 'queried')

/** The deadline that a mail names: of the milestone that comes next after what it tells. */
const deadlineOf = ({ template }: MailEffect, state: CaseState, calendars: CalendarOf): Instant | undefined => {
  const milestone = { offer: 'response', accepted: 'allocation', 'your-case': 'allocation', allocated: 'first-contact' }
  const wanted = Object.entries(milestone).find(([name]) => name === template)?.[1]
  return clocksOf(state, now(), calendars).find((clock) => clock.milestone === wanted)?.dueAt
}

/** What comes next in a case whose dates are new. */
const nextOf = (state: CaseState, calendars: CalendarOf): Due | undefined => nextDue(state, now(), calendars)

/** When a person has to decide, for whoever is asked to. */
const decisionDue = async (
  { template, reference }: MailEffect,
  calendars: CalendarOf,
): Promise<Instant | undefined> => {
  const referral = template === 'decision-needed' ? await referralBy(reference) : undefined
  const clocks = referral === undefined ? [] : referralClocks(referral, now(), calendars)
  return clocks.find(({ milestone }) => milestone === 'decision')?.dueAt
}

const pathOf = async (
  { template, to, reference, caseId }: MailEffect,
  sealedSecret: string | undefined,
): Promise<string> => {
  if (template === 'offer') {
    if (sealedSecret === undefined) throw new Error('An offer is mailed with its link')
    return `/offer/${await unsealLink(sealedSecret)}`
  }
  // A commissioner sees how late decisions are, and nothing of the referrals that they are about.
  if (template === 'decision-overdue') return '/review'
  if (template === 'calendar-ends') return '/manage/calendar'
  if (template === 'recheck') return `/referrals/${reference}/look-again`
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

type Reader = { to: string; language: Language }

const contractOf = async ({ contractId }: MailEffect, state: CaseState | undefined): Promise<Contract | undefined> => {
  const id = contractId ?? state?.offer?.contractId
  return state === undefined || id === undefined ? undefined : contractBy(state.area, id)
}

const readerOf = async (effect: MailEffect, state: CaseState | undefined): Promise<Reader | undefined> => {
  switch (effect.to) {
    case 'referrer': {
      const referral = await referralBy(effect.reference)
      return referral && { to: referral.referrer.email, language: referral.language }
    }
    case 'reviewers': {
      const authority = await authorityBy((await referralBy(effect.reference))?.authority ?? '')
      return authority && { to: authority.reviewersEmail, language: authority.language }
    }
    case 'commissioner': {
      const referred = effect.authority ?? state?.authority ?? (await referralBy(effect.reference))?.authority ?? ''
      // An area that nobody commissions for here is the business of the authority that refers.
      const authority = (state && (await authorityBy(state.area))) ?? (await authorityBy(referred))
      return authority && { to: authority.commissionerEmail, language: authority.language }
    }
    case 'offered-contact':
    case 'provider':
    case 'provider-manager': {
      const contract = await contractOf(effect, state)
      const to = {
        'offered-contact': state?.offer?.contactEmail,
        provider: contract?.contacts[0]?.email,
        'provider-manager': contract?.manager.email,
      }[effect.to]
      return to === undefined ? undefined : { to, language: contract?.language ?? 'en' }
    }
  }
}
