// The link of an offer: read by anybody who has it, answered once by whoever confirms the address that it was mailed to.
// GET and HEAD change nothing: mail scanners follow links. A POST without the address changes nothing either: they press buttons.
import { timingSafeEqual } from 'node:crypto'
import type { CaseState } from '../../../shared/domain/case.ts'
import { clocksOf } from '../../../shared/domain/milestones.ts'
import { log } from '../../../shared/platform/logger.ts'
import { countOwn } from '../../../shared/platform/metrics.ts'
import { hashOfLink } from '../../../shared/platform/secrets.ts'
import { calendarsNow } from '../../../shared/store/calendars.ts'
import { caseBy, caseEvents, commandCase } from '../../../shared/store/cases.ts'
import {
  giveAttemptBack,
  linkBy,
  MOST_ATTEMPTS,
  type StoredLink,
  takeAttempt,
  useLink,
} from '../../../shared/store/links.ts'
import { allAuthorities } from '../../../shared/store/organisations.ts'
import { fieldOf } from '../../../shared/web/body.ts'
import { answersOn, type Asked } from '../../../shared/web/cases/asked.ts'
import { type HistoryLine, historyOf } from '../../../shared/web/cases/history.ts'
import { offerSummary } from '../../../shared/web/cases/offer-summary.ts'
import { type Call, redirect } from '../../../shared/web/http.ts'
import { html, type OpenCall, openPage, page, type PageAnswer, problemPage } from '../../../shared/web/page.ts'
import type { FieldError } from '../../../shared/web/problem.ts'
import { readAnew } from './anew.ts'
import { isSameAddress, lastWordOn, type OfferAnswer, readAnswer, type Standing, standingOf } from './answer.ts'
import { askAnew } from './send-anew.ts'

const SECRET = /^[\w-]{43}$/

type Offered = { secret: string; link: StoredLink; state: CaseState; standing: Standing }

/** The offer behind a link's secret. What is no secret is not looked for. */
const offerAt = async ({ param, now }: Call): Promise<Offered | undefined> => {
  const secret = param('secret')
  if (!SECRET.test(secret)) return undefined
  const link = await linkBy(await hashOfLink(secret))
  const state = link === undefined ? undefined : await caseBy(link.caseId)
  if (link === undefined || state === undefined) return undefined
  return { secret, link, state, standing: standingOf(link, state, { now, mostAttempts: MOST_ATTEMPTS }) }
}

/** What is tried and refused is counted, and alarms when it is much; the line names the case, where there is one, and no more. */
const refuse = (code: 'wrong-address' | 'dead-link', offered: Offered | undefined): void => {
  log('link-refused', { code, ...(offered === undefined ? {} : { caseId: offered.state.caseId }) })
  countOwn('LinkRefused')
}

/** Shows whoever has just confirmed the address how they answered, and nobody else: only this service can make it. */
const proofOf = ({ secret, link }: Offered): Promise<string> => hashOfLink(`${secret}.${link.contactEmail}`)

const isProof = async (given: string | null, offered: Offered): Promise<boolean> => {
  const proof = Buffer.from(await proofOf(offered))
  const claimed = Buffer.from(given ?? '')
  return claimed.length === proof.length && timingSafeEqual(claimed, proof)
}

const dueOf = async (
  state: CaseState,
  milestone: 'response' | 'allocation',
  { now }: Call,
): Promise<string | undefined> => {
  const { of } = await calendarsNow()
  return clocksOf(state, now, of).find((clock) => clock.milestone === milestone)?.dueAt
}

const typedIn = ({ form }: OpenCall): Record<string, string> =>
  Object.fromEntries(
    ['choice', 'reason', 'question', 'email', 'confirm', 'anew'].map((name) => [name, fieldOf(form, name)]),
  )

/** What was asked and answered. The referrer's words are free, and may tell what an offer may not: with consent gone, nobody reads them. */
const answersFor = async ({ state, link }: Offered): Promise<Asked[]> =>
  state.sharing === 'stopped' ? [] : answersOn(link.offerId, await caseEvents(state.caseId))

const offerPage = async (call: OpenCall, offered: Offered, errors: readonly FieldError[] = []): Promise<PageAnswer> => {
  const { state } = offered
  const [dueAt, asked, isConfirmed] = await Promise.all([
    dueOf(state, 'response', call),
    answersFor(offered),
    isProof(call.query.get('answered'), offered),
  ])
  const context = {
    caseId: state.caseId,
    summary: offerSummary(state, await allAuthorities(), call.w),
    actFirst: state.actFirst,
    sharingStopped: state.sharing === 'stopped',
    dueAt,
    late: dueAt !== undefined && dueAt < call.now,
    hasAnswer: asked.length > 0,
    // The link alone is not enough for these: it may have been passed on, or followed by a machine.
    asked: isConfirmed ? asked : [],
    errors,
    typed: typedIn(call),
  }
  return html('offer/show', context, errors.length === 0 ? 200 : 422)
}

type Told = 'accepted' | 'declined' | 'asked' | Exclude<Standing, 'open' | 'dead'>

const standingPage = (standing: Told, status = 200, context: object = {}): PageAnswer =>
  html('offer/standing', { standing, ...context }, status)

/** The one page of every link that opens nothing: as for an address that there is not, which some of them are. */
const deadPage = (call: OpenCall, errors: readonly FieldError[] = []): PageAnswer =>
  errors.length === 0
    ? html('offer/dead', { errors, typed: {} }, 404)
    : html('offer/dead', { errors, typed: typedIn(call) }, 422)

const ownAnswerPage = async (call: OpenCall, { state, link, standing }: Offered): Promise<PageAnswer> => {
  if (standing === 'queried') return standingPage('asked')
  const accepted = state.offer?.offerId === link.offerId && state.reached.acceptance !== undefined
  if (!accepted) return standingPage('declined')
  return standingPage('accepted', 200, {
    caseId: state.caseId,
    allocateBy: await dueOf(state, 'allocation', call),
    sharingStopped: state.sharing === 'stopped',
  })
}

const show = async (call: OpenCall): Promise<PageAnswer> => {
  const offered = await offerAt(call)
  if (offered === undefined || offered.standing === 'dead') {
    if (call.query.has('sent')) return html('offer/sent-anew', {})
    refuse('dead-link', offered)
    return deadPage(call)
  }
  if (offered.standing === 'open') return offerPage(call, offered)
  const isOwn = offered.link.answeredAt !== undefined || offered.standing === 'queried'
  const byMe = isOwn && (await isProof(call.query.get('answered'), offered))
  return byMe ? ownAnswerPage(call, offered) : standingPage(offered.standing)
}

/** Who answered before, for whoever has confirmed the address: they may be in the same room. */
const whoAnswered = async ({ link, state }: Offered, { w }: OpenCall): Promise<HistoryLine | undefined> => {
  const said = lastWordOn(link.offerId, await caseEvents(state.caseId))
  if (said === undefined) return undefined
  const providerName = state.offer?.offerId === link.offerId ? state.offer.providerName : undefined
  const [line] = historyOf([said], { reader: 'commissioner', nameOf: (id) => providerName ?? id, w })
  return line
}

/** How it stands, told to somebody who wanted to answer and cannot (any more). */
const tooLate = async (call: OpenCall, offered: Offered | undefined, isConfirmed: boolean): Promise<PageAnswer> => {
  if (offered === undefined || offered.standing === 'dead') return deadPage(call)
  // It changed and is open again: whoever answers should see how it stands.
  if (offered.standing === 'open') return problemPage('stale')
  const who = isConfirmed ? await whoAnswered(offered, call) : undefined
  return standingPage(offered.standing, 409, who === undefined ? {} : { who })
}

/** Another command may change the case between the look at it and the answer; more often than this nobody is that unlucky. */
const LOOKS = 5

const carryOut = async (
  call: OpenCall,
  first: Offered,
  { command }: OfferAnswer,
): Promise<{ done: true } | { done: false; now: Offered | undefined }> => {
  let offered: Offered | undefined = first
  for (let look = 1; offered?.standing === 'open' && look <= LOOKS; look += 1) {
    const { link, state } = offered
    const by = { kind: 'link', email: link.contactEmail, organisation: state.offer?.provider ?? '' } as const
    // A question leaves the link to be answered with. The version keeps one that is superseded meanwhile from answering.
    const also = command.type === 'query' ? [] : [useLink(link.secretHash, call.now)]
    const done = await commandCase(state.caseId, command, { at: call.now, by }, { also, seen: state.version })
    if (done.ok) {
      log('case-changed', { caseId: state.caseId, event: command.type, status: done.state.status })
      return { done: true }
    }
    log('command-refused', { caseId: state.caseId, event: command.type, code: done.refusal.code })
    offered = await offerAt(call)
  }
  return { done: false, now: offered }
}

const errorsIn = (call: OpenCall, errors: readonly { field: string; code: string }[]): FieldError[] =>
  errors.map(({ field, code }) => ({ field, code, message: errorWord(call, `${field}.${code}`) }))

const errorWord = ({ w }: OpenCall, key: string): string => {
  const found = Object.entries(w.offer.errors).find(([name]) => name === key)
  if (found === undefined) throw new Error(`No words for ${key}`)
  return found[1]
}

/** Lets whoever confirms the address read what the referrer has answered; nothing of the case changes by it. */
const readAnswers = async (call: OpenCall, offered: Offered): Promise<PageAnswer> => {
  const { link, secret, standing } = offered
  if (standing !== 'open') return tooLate(call, offered, false)
  const address = fieldOf(call.form, 'confirm')
  if (address === '') return offerPage(call, offered, errorsIn(call, [{ field: 'confirm', code: 'required' }]))
  if (!(await takeAttempt(link.secretHash))) {
    refuse('dead-link', offered)
    return tooLate(call, await offerAt(call), false)
  }
  if (!isSameAddress(address, link.contactEmail)) return wrongAddress(call, offered, 'confirm')
  await giveAttemptBack(link.secretHash)
  return redirect(`/offer/${secret}?answered=${await proofOf(offered)}`)
}

const answer = async (call: OpenCall): Promise<PageAnswer> => {
  const offered = await offerAt(call)
  if (offered === undefined || offered.standing === 'dead') return answerToDead(call, offered)
  const { link, secret, standing } = offered
  if (fieldOf(call.form, 'form') === 'read') return readAnswers(call, offered)

  const read = readAnswer(call.form, link.offerId)
  if (!read.ok)
    return standing === 'open' ? offerPage(call, offered, errorsIn(call, read.errors)) : standingPage(standing, 409)

  // Taken before the address is compared: of a thousand guesses at once five are.
  if (!(await takeAttempt(link.secretHash))) {
    refuse('dead-link', offered)
    return tooLate(call, await offerAt(call), false)
  }
  if (!isSameAddress(read.value.email, link.contactEmail)) return wrongAddress(call, offered, 'email')

  const carried = await carryOut(call, offered, read.value)
  if (!carried.done || read.value.command.type === 'query') await giveAttemptBack(link.secretHash)
  if (carried.done) return redirect(`/offer/${secret}?answered=${await proofOf(offered)}`)
  return tooLate(call, carried.now, true)
}

const wrongAddress = async (call: OpenCall, offered: Offered, field: 'email' | 'confirm'): Promise<PageAnswer> => {
  refuse('wrong-address', offered)
  const now = await offerAt(call)
  if (now?.standing !== 'open') return tooLate(call, now, false)
  return offerPage(call, now, errorsIn(call, [{ field, code: 'not-the-address' }]))
}

const answerToDead = async (call: OpenCall, offered: Offered | undefined): Promise<PageAnswer> => {
  // An answer to an offer whose link has ended since the page was opened.
  if (fieldOf(call.form, 'form') !== 'anew') {
    refuse('dead-link', offered)
    return deadPage(call)
  }
  const read = readAnew(call.form)
  if (!read.ok) return deadPage(call, errorsIn(call, read.errors))
  await askAnew(offered, read.email, call.now)
  // What is no secret stands in no address either, however it was typed.
  return redirect(`/offer/${SECRET.test(call.param('secret')) ? call.param('secret') : 'unknown'}?sent=yes`)
}

export const handler = page({
  'GET /offer/{secret}': openPage(show),
  'POST /offer/{secret}': openPage(answer),
})
