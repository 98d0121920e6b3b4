// What follows when a mail will not arrive: it is tried again, goes to the next contact of the contract, or the case goes to the
// next provider. Each is one transaction with what was told, so that it happens once however often it is told.
import type { Contract } from '../../shared/domain/assignment/contracts.ts'
import { knownOf } from '../../shared/domain/assignment/reachable.ts'
import { type CaseState, linkNumber } from '../../shared/domain/case.ts'
import type { MailEffect, UndeliveredInstead } from '../../shared/domain/effects.ts'
import {
  consequenceOf,
  failuresOf,
  type MailRecord,
  retryAfterMs,
  retryIdOf,
  type ToldOfMail,
  withMoment,
} from '../../shared/domain/mails.ts'
import { instantOf } from '../../shared/domain/time.ts'
import { countFailed, tellingWrites } from '../../shared/mail/given-up.ts'
import { now, nowMs } from '../../shared/platform/clock.ts'
import { log } from '../../shared/platform/logger.ts'
import { caseBy, type Commanded, commandCase } from '../../shared/store/cases.ts'
import { GAVE_BACK_WRITE, gaveBackIn, gaveBackWrite } from '../../shared/store/gave-back.ts'
import { MAIL_WRITE, mailsOf, mailWrite } from '../../shared/store/mails.ts'
import { contractBy } from '../../shared/store/organisations.ts'
import { outboxWrite } from '../../shared/store/outbox.ts'
import { reissueLink } from '../../shared/store/reissue.ts'
import { endOfSubscription, subscriptionOfMail } from '../../shared/store/subscriptions.ts'
import { transact, type Write } from '../../shared/store/table.ts'

/** The record of a mail before and after something was told of it. */
export type News = { before: MailRecord; after: MailRecord; told: ToldOfMail }

/** SES has tried for hours before it gives a mail back as undeliverable for now: trying again within minutes would be no use. */
const LEAST_GAP_MS = 60 * 60_000

/** Does what follows, together with `noted`; false when the record has changed meanwhile and is to be looked at again. */
export const followUp = async (news: News, noted: Write[]): Promise<boolean> => {
  const consequence = consequenceOf(news.before, news.told)
  switch (consequence) {
    case 'nothing':
      return isWritten(noted)
    case 'try-again':
      return tryAgain(news)
    case 'tell':
      return news.before.effect.report === undefined
        ? tellOnly(news, noted, { instead: 'nobody' })
        : stopReport(news, noted)
    case 'next-contact':
      log('mail-bounced', { outboxId: news.told.outboxId, event: news.told.kind })
      if (news.before.effect.report !== undefined) return stopReport(news, noted)
      return news.before.effect.template === 'offer' ? moveOffer(news, noted) : toNextContact(news, noted)
  }
}

const isWritten = async (writes: Write[]): Promise<boolean> => (await transact(writes)).ok

const tryAgain = async ({ after }: News): Promise<boolean> => {
  const failures = failuresOf(after)
  const afterMs = retryAfterMs(failures)
  if (afterMs === undefined) {
    const failed = withMoment(after, { kind: 'failed', at: now() })
    const written = await isWritten([mailWrite(failed), ...tellingWrites(after, 'nobody', now())])
    if (written) countFailed(after)
    return written
  }
  const { mailId, effect } = after
  const notBefore = instantOf(nowMs() + Math.max(afterMs, LEAST_GAP_MS))
  const again = { outboxId: retryIdOf(mailId, failures), effect, writtenAt: now(), notBefore }
  return isWritten([mailWrite(after), outboxWrite(again)])
}

/** Whether it speaks against an address for every mail, and not for this one alone. */
const isForGood = ({ kind }: ToldOfMail): boolean => kind === 'bounced-permanent' || kind === 'complained'

const isKnown = async (address: string, contract: Contract): Promise<boolean> =>
  knownOf(address, contract, await gaveBackIn(contract.area)) !== undefined

/** Remembers an address that gives back every mail, so that none is sent there first; nothing where that is known. */
const rememberingWrites = async ({ told }: News, contract: Contract | undefined): Promise<Write[]> => {
  if (contract === undefined || !isForGood(told) || (await isKnown(told.address, contract))) return []
  return [gaveBackWrite(contract, told.address, now())]
}

/** Of an address of a contract that is known to give mail back the commissioner has been told. */
const tellingOnce = async (
  news: News,
  contract: Contract | undefined,
  instead: UndeliveredInstead,
): Promise<Write[]> => {
  const { after, told } = news
  if (contract !== undefined && isForGood(told) && (await isKnown(told.address, contract))) return []
  return [...(await rememberingWrites(news, contract)), ...tellingWrites(after, instead, now())]
}

/** The commissioner is told, and where nobody else has the mail, somebody is woken. */
const tellOnly = async (
  news: News,
  noted: Write[],
  { instead, contract }: { instead: UndeliveredInstead; contract?: Contract | undefined },
): Promise<boolean> => {
  const { after } = news
  const written = await isWritten([...noted, ...(await tellingOnce(news, contract, instead))])
  if (written && instead === 'nobody') countFailed(after)
  return written
}

// An address that does not work, or whose owner calls it unwanted, is not mailed each month. Nobody waits for it: no alarm.
const stopReport = async ({ after }: News, noted: Write[]): Promise<boolean> => {
  const subscription = await subscriptionOfMail(after)
  if (subscription === undefined) return isWritten(noted)
  const written = await isWritten([...noted, endOfSubscription(subscription)])
  if (written) log('subscription-changed', { what: 'undeliverable', by: subscription.subscriber })
  return written
}

const sameAddress = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

/** Whether a mail came back in a way that speaks against its address; for the same offer a full mailbox does. */
const speaksAgainst = ({ effect, moments }: MailRecord, offerId: string | undefined): boolean =>
  moments.some(
    ({ kind }) =>
      kind === 'bounced-permanent' ||
      kind === 'complained' ||
      (kind === 'bounced-temporary' && offerId !== undefined && effect.offerId === offerId),
  )

/** The place in the contract of the first contact whose address gives no mail back, and has not given back one about this referral. */
const nextContact = async ({ effect, address }: MailRecord, contract: Contract): Promise<number | undefined> => {
  const gaveBack = (await mailsOf(effect.reference))
    .filter((mail) => speaksAgainst(mail, effect.offerId))
    .map((mail) => mail.address)
  const known = await gaveBackIn(contract.area)
  const place = contract.contacts.findIndex(
    ({ email }) =>
      knownOf(email, contract, known) === undefined &&
      ![address, ...gaveBack].some((other) => sameAddress(other, email)),
  )
  return place === -1 ? undefined : place
}

const contractOf = async ({ effect }: MailRecord): Promise<Contract | undefined> => {
  const state = effect.caseId === undefined ? undefined : await caseBy(effect.caseId)
  const contractId = effect.contractId ?? state?.offer?.contractId
  return state === undefined || contractId === undefined ? undefined : contractBy(state.area, contractId)
}

const TO_CONTACTS: readonly MailEffect['to'][] = ['provider', 'offered-contact']

const toNextContact = async (news: News, noted: Write[]): Promise<boolean> => {
  const { after } = news
  const { effect, mailId } = after
  const contract = TO_CONTACTS.includes(effect.to) ? await contractOf(after) : undefined
  const contact = contract === undefined ? undefined : await nextContact(after, contract)
  if (contact === undefined) return tellOnly(news, noted, { instead: 'nobody', contract })
  const next = outboxWrite({ outboxId: `${mailId}.next`, effect: { ...effect, contact }, writtenAt: now() })
  return tellOnly(news, [...noted, { ...next, name: 'next' }], { instead: 'next-contact', contract })
}

/** The case whose open offer the mail carried the link of that answers it; undefined once it is with somebody else. */
const caseOfOffer = async ({ effect, address }: MailRecord): Promise<CaseState | undefined> => {
  const state = effect.caseId === undefined ? undefined : await caseBy(effect.caseId)
  const { offer } = state ?? {}
  const isOpen = state?.status === 'offered' || (state?.status === 'queried' && state.queriedFrom === 'offered')
  const isTheirs =
    offer !== undefined &&
    offer.offerId === effect.offerId &&
    linkNumber(offer) === (effect.link ?? 1) &&
    sameAddress(offer.contactEmail, address)
  return isOpen && isTheirs ? state : undefined
}

// The clock of the offer runs on: a link sent anew leaves it as it is, and the next provider is asked at once.
const moveOffer = async (news: News, noted: Write[]): Promise<boolean> => {
  const { after } = news
  const state = await caseOfOffer(after)
  const { offer } = state ?? {}
  if (state === undefined || offer === undefined) return isWritten(noted)
  const { offerId, contractId } = offer
  const context = { at: now(), by: { kind: 'service', part: 'effects' } } as const
  const contract = await contractBy(state.area, contractId)
  const place = contract === undefined ? undefined : await nextContact(after, contract)
  const contactEmail = place === undefined ? undefined : contract?.contacts[place]?.email
  if (contactEmail !== undefined) {
    const also = [...noted, ...(await tellingOnce(news, contract, 'next-contact'))]
    return isCommanded(await reissueLink(state, { offerId, contactEmail, why: 'bounced' }, context, also), noted)
  }
  // That the case passes on is told by its own event, each time.
  const also = [...noted, ...(await rememberingWrites(news, contract))]
  return isCommanded(await commandCase(state.caseId, { type: 'bounce-out', offerId }, context, { also }), noted)
}

/** What was looked at before: somebody else may have changed it since. */
const LOOKED_AT: readonly string[] = [MAIL_WRITE, GAVE_BACK_WRITE]

/** An offer that was answered in this moment needs nothing more: what was told of its mail is noted alone. */
const isCommanded = async (done: Commanded<CaseState>, noted: Write[]): Promise<boolean> => {
  if (done.ok) return true
  const { refusal } = done
  if (refusal.code === 'write-refused' && refusal.failed.some(({ name }) => LOOKED_AT.includes(name))) return false
  return isWritten(noted)
}
