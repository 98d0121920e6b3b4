// From an effect to a mail: who gets it, by the contract or the authority as they stand now, and what it may say.
import type { Contract } from '../../shared/domain/assignment/contracts.ts'
import { firstContact } from '../../shared/domain/assignment/reachable.ts'
import { type CaseState, hasEnded } from '../../shared/domain/case.ts'
import type { CalendarOf } from '../../shared/domain/clocks/calendars.ts'
import type { MailEffect, MailTemplate } from '../../shared/domain/effects.ts'
import type { Awaited } from '../../shared/domain/events.ts'
import type { Language } from '../../shared/domain/language.ts'
import { clocksOf } from '../../shared/domain/milestones.ts'
import { referralClocks } from '../../shared/domain/referral-clocks.ts'
import { awaitedNow } from '../../shared/domain/referral.ts'
import type { Instant } from '../../shared/domain/time.ts'
import { composeMail, type Mail } from '../../shared/mail/compose.ts'
import { mailWords } from '../../shared/mail/words/index.ts'
import { now } from '../../shared/platform/clock.ts'
import { setting } from '../../shared/platform/config.ts'
import { unsealLink } from '../../shared/platform/secrets.ts'
import { calendarsNow } from '../../shared/store/calendars.ts'
import { caseBy } from '../../shared/store/cases.ts'
import { gaveBackIn } from '../../shared/store/gave-back.ts'
import { authorityBy, contractBy } from '../../shared/store/organisations.ts'
import { referralBy } from '../../shared/store/referrals.ts'
import { subscriptionBy } from '../../shared/store/subscriptions.ts'
import { type Due, nextDue } from '../../shared/web/cases/due.ts'
import { plainWords } from '../../shared/web/words/plain.ts'

const PUBLIC_URL = setting('PUBLIC_URL')

/** A mail with whom it goes to; `provider` where the address belongs to one. */
export type MailToSend = Reader & { mail: Mail }

/**
 * The mail of an effect and its address; undefined for an offer that was answered, passed on or withdrawn meanwhile.
 * @throws when there is no address: somebody who should be told would not be
 */
export const mailOf = async (effect: MailEffect, sealedSecret: string | undefined): Promise<MailToSend | undefined> => {
  const state = effect.caseId === undefined ? undefined : await caseBy(effect.caseId)
  if (effect.offerId !== undefined && !isOpenOffer(effect.offerId, state)) return undefined
  // Its link was sent anew before this mail left: two would be sent, and this one opens nothing.
  if (effect.template === 'offer' && (effect.link ?? 1) !== (state?.offer?.link ?? 1)) return undefined
  // Whoever stopped the mail meanwhile gets none.
  if (effect.report !== undefined && (await subscriptionOf(effect)) === undefined) return undefined
  const { of } = await calendarsNow()
  const reachedAt = state === undefined ? undefined : reachedOf(effect, state, of)
  if (state === undefined ? await isAnswered(effect) : isSettled(effect, state, reachedAt)) return undefined
  const reader = await readerOf(effect, state)
  if (reader === undefined) throw new Error(`Nobody to tell: ${effect.template} to the ${effect.to}`)
  const next = effect.template === 'dates-changed' && state !== undefined ? nextOf(state, of) : undefined
  const milestone = effect.milestone ?? next?.milestone
  const deadline =
    effect.dueAt ?? next?.dueAt ?? (state === undefined ? await decisionDue(effect, of) : deadlineOf(effect, state, of))
  const { language } = reader
  const { dates, status } = plainWords(language)
  const facts = {
    reference: effect.report === undefined ? (effect.caseId ?? effect.reference) : dates.month(effect.report.from),
    advocacy: state === undefined ? '' : status.role[state.role],
    deadline: deadline === undefined ? '' : isDay(effect) ? dates.day(deadline) : dates.when(deadline),
    milestone: milestone === undefined ? '' : mailWords(language).milestone[milestone],
    providerName: (await concernedName(effect, state)) ?? state?.offer?.providerName ?? '',
    ...(effect.undelivered === undefined ? {} : { undelivered: effect.undelivered }),
    sharingStopped: state?.sharing === 'stopped',
    beforeAcceptance: effect.to === 'offered-contact',
    ...(effect.expectedAt === undefined ? {} : { expected: dates.day(effect.expectedAt) }),
    ...(effect.reason === undefined ? {} : { reason: mailWords(language).delayReason[effect.reason] }),
    ...(reachedAt === undefined ? {} : { done: dates.when(reachedAt) }),
  }
  return {
    ...reader,
    mail: composeMail(language, effect.template, facts, `${PUBLIC_URL}${await pathOf(effect, sealedSecret)}`),
  }
}

/** The provider whose contract is concerned, where the case may have left it by now. */
const concernedName = async (effect: MailEffect, state: CaseState | undefined): Promise<string | undefined> =>
  effect.undelivered === undefined ? undefined : (await contractOf(effect, state))?.providerName

/** When a milestone that an alert is about was reached, by the time its mail may go. */
const reachedOf = ({ milestone }: MailEffect, state: CaseState, calendars: CalendarOf): Instant | undefined =>
  clocksOf(state, now(), calendars).find((clock) => clock.milestone === milestone)?.reachedAt

/** Whether the mail of an alert would tell of something that waits for nobody any more; a breach that happened is told. */
const isSettled = (
  { template, to, contractId }: MailEffect,
  state: CaseState,
  reachedAt: Instant | undefined,
): boolean => {
  // In a case that has ended nobody can hurry any more; whoever answers for the contract is told all the same.
  if (template === 'breach') return reachedAt === undefined && hasEnded(state) && to !== 'commissioner'
  // Whoever the case has left is reminded of nothing in it.
  if (template === 'reminder' && contractId !== undefined && contractId !== state.offer?.contractId) return true
  return (template === 'reminder' || template === 'delay') && (reachedAt !== undefined || hasEnded(state))
}

const ABOUT_A_WAIT: Partial<Record<MailTemplate, Awaited['what']>> = {
  'information-reminder': 'information',
  'information-overdue': 'information',
  'decision-reminder': 'decision',
  'decision-overdue': 'decision',
  'decision-delayed': 'decision',
}

/** Whether what a referral waited for has come by the time that the mail about it may go. */
const isAnswered = async ({ template, reference }: MailEffect): Promise<boolean> => {
  const about = ABOUT_A_WAIT[template]
  if (about === undefined) return false
  const referral = await referralBy(reference)
  return referral === undefined || awaitedNow(referral)?.what !== about
}

/** Whether the deadline that it names is a day and no instant. */
const isDay = ({ template }: MailEffect): boolean => template === 'calendar-ends'

const isOpenOffer = (offerId: string, state: CaseState | undefined): boolean =>
  state?.offer?.offerId === offerId && (state.status === 'offered' || state.status === 'queried')

/** The deadline that a mail names: of the milestone that comes next after what it tells. */
const deadlineOf = ({ template }: MailEffect, state: CaseState, calendars: CalendarOf): Instant | undefined => {
  const milestone = {
    offer: 'response',
    'query-answered': 'response',
    accepted: 'allocation',
    'your-case': 'allocation',
    allocated: 'first-contact',
  }
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
  { template, to, reference, caseId, report }: MailEffect,
  sealedSecret: string | undefined,
): Promise<string> => {
  if (template === 'offer') {
    if (sealedSecret === undefined) throw new Error('An offer is mailed with its link')
    return `/offer/${await unsealLink(sealedSecret)}`
  }
  // A commissioner sees how late decisions are, and nothing of the referrals that they are about.
  if (template === 'decision-overdue') return '/review'
  if (template === 'calendar-ends') return '/manage/calendar'
  if (template === 'feedback') return `/referrals/${reference}/cases/${caseId}/feedback`
  if (template === 'monthly-report')
    return report === undefined ? '/reports' : `/reports?area=${report.area}&from=${report.from}&to=${report.to}`
  if (template === 'recheck') return `/referrals/${reference}/look-again`
  switch (to) {
    case 'referrer':
      return template === 'message' ? `/referrals/${reference}/cases/${caseId}/messages` : `/referrals/${reference}`
    case 'reviewers':
      return `/referrals/${reference}`
    case 'subscriber':
      return '/reports'
    case 'commissioner':
      return template === 'undelivered' && caseId !== undefined ? `/manage/cases/${caseId}` : '/manage'
    case 'offered-contact':
    case 'provider':
    case 'provider-manager':
      if (template === 'message') return `/cases/${caseId}/messages`
      return caseId === undefined ? '/cases' : `/cases/${caseId}`
  }
}

type Reader = { to: string; language: Language; provider?: { id: string; name: string } }

const contractOf = async ({ contractId }: MailEffect, state: CaseState | undefined): Promise<Contract | undefined> => {
  const id = contractId ?? state?.offer?.contractId
  return state === undefined || id === undefined ? undefined : contractBy(state.area, id)
}

const firstOf = async (contract: Contract): Promise<number> => firstContact(contract, await gaveBackIn(contract.area))

const subscriptionOf = async ({ report }: MailEffect) =>
  report === undefined ? undefined : subscriptionBy(report.area, report.subscriber)

const readerOf = async (effect: MailEffect, state: CaseState | undefined): Promise<Reader | undefined> => {
  switch (effect.to) {
    case 'referrer': {
      const referral = await referralBy(effect.reference)
      return referral && { to: referral.referrer.email, language: referral.language }
    }
    case 'subscriber': {
      const subscription = await subscriptionOf(effect)
      return subscription && { to: subscription.email, language: subscription.language }
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
      const first = contract === undefined || effect.to !== 'provider' ? 0 : await firstOf(contract)
      const to = {
        'offered-contact':
          effect.contact === undefined ? state?.offer?.contactEmail : contract?.contacts[effect.contact]?.email,
        provider: contract?.contacts[effect.contact ?? first]?.email,
        'provider-manager': contract?.manager.email,
      }[effect.to]
      const holder = contract ?? state?.offer
      const provider = holder && { id: holder.provider, name: holder.providerName }
      return to === undefined
        ? undefined
        : { to, language: contract?.language ?? 'en', ...(provider === undefined ? {} : { provider }) }
    }
  }
}
