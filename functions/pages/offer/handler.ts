// The link of an offer: read by anybody who has it, answered once by whoever confirms the address that it was mailed to.
// GET and HEAD change nothing: mail scanners follow links.
import { timingSafeEqual } from 'node:crypto'
import type { CaseCommand, CaseState } from '../../../shared/domain/case.ts'
import { clocksOf } from '../../../shared/domain/milestones.ts'
import { log } from '../../../shared/platform/logger.ts'
import { hashOfLink } from '../../../shared/platform/secrets.ts'
import { calendarsNow } from '../../../shared/store/calendars.ts'
import { caseBy, commandCase } from '../../../shared/store/cases.ts'
import { countAttempt, linkBy, MOST_ATTEMPTS, type StoredLink, useLink } from '../../../shared/store/links.ts'
import { allAuthorities } from '../../../shared/store/organisations.ts'
import { fieldOf } from '../../../shared/web/body.ts'
import { offerSummary } from '../../../shared/web/cases/offer-summary.ts'
import { type Call, redirect } from '../../../shared/web/http.ts'
import { html, type OpenCall, openPage, page, type PageAnswer, problemPage } from '../../../shared/web/page.ts'
import type { FieldError } from '../../../shared/web/problem.ts'
import { isSameAddress, type OfferAnswer, readAnswer, type Standing, standingOf } from './answer.ts'

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

const offerPage = async (
  call: OpenCall,
  { state }: Offered,
  errors: readonly FieldError[] = [],
): Promise<PageAnswer> => {
  const dueAt = await dueOf(state, 'response', call)
  const typed = {
    choice: fieldOf(call.form, 'choice'),
    reason: fieldOf(call.form, 'reason'),
    email: fieldOf(call.form, 'email'),
  }
  const context = {
    caseId: state.caseId,
    summary: offerSummary(state, await allAuthorities(), call.w),
    actFirst: state.actFirst,
    sharingStopped: state.sharing === 'stopped',
    dueAt,
    late: dueAt !== undefined && dueAt < call.now,
    errors,
    typed,
  }
  return html('offer/show', context, errors.length === 0 ? 200 : 422)
}

const standingPage = (standing: Exclude<Standing, 'open'>, status = 200): PageAnswer =>
  html('offer/standing', { standing }, status)

const answeredPage = async (call: OpenCall, { state, link }: Offered): Promise<PageAnswer> => {
  const accepted = state.offer?.offerId === link.offerId && state.reached.acceptance !== undefined
  if (!accepted) return html('offer/standing', { standing: 'declined' })
  return html('offer/standing', {
    standing: 'accepted',
    caseId: state.caseId,
    allocateBy: await dueOf(state, 'allocation', call),
    sharingStopped: state.sharing === 'stopped',
  })
}

const show = async (call: OpenCall): Promise<PageAnswer> => {
  const offered = await offerAt(call)
  if (offered === undefined) return problemPage('not-found')
  if (offered.standing === 'open') return offerPage(call, offered)
  const byMe = offered.link.answeredAt !== undefined && (await isProof(call.query.get('answered'), offered))
  return byMe ? answeredPage(call, offered) : standingPage(offered.standing)
}

const commandOf = (answer: OfferAnswer, { offerId }: StoredLink): CaseCommand =>
  answer.choice === 'accept' ? { type: 'accept', offerId } : { type: 'decline', offerId, reason: answer.reason }

const answer = async (call: OpenCall): Promise<PageAnswer> => {
  const offered = await offerAt(call)
  if (offered === undefined) return problemPage('not-found')
  const { link, state, secret, standing } = offered
  if (standing !== 'open') return standingPage(standing, 409)

  const read = readAnswer(call.form)
  if (!read.ok) {
    const errors = read.errors.map(({ field, code }) => ({
      field,
      code,
      message: call.w.offer.errors[`${field}.${code}`],
    }))
    return offerPage(call, offered, errors)
  }
  if (!isSameAddress(read.answer.email, link.contactEmail)) return wrongAddress(call, offered)

  const by = { kind: 'link', email: link.contactEmail, organisation: state.offer?.provider ?? '' } as const
  const command = commandOf(read.answer, link)
  const done = await commandCase(
    state.caseId,
    command,
    { at: call.now, by },
    { also: [useLink(link.secretHash, call.now)] },
  )
  if (done.ok) {
    log('case-changed', { caseId: state.caseId, event: command.type, status: done.state.status })
    return redirect(`/offer/${secret}?answered=${await proofOf(offered)}`)
  }
  log('command-refused', { caseId: state.caseId, event: command.type, code: done.refusal.code })
  const now = await offerAt(call)
  return now === undefined || now.standing === 'open' ? problemPage('stale') : standingPage(now.standing, 409)
}

const wrongAddress = async (call: OpenCall, offered: Offered): Promise<PageAnswer> => {
  await countAttempt(offered.link.secretHash)
  log('link-refused', { caseId: offered.state.caseId, count: offered.link.attempts + 1 })
  const now = await offerAt(call)
  if (now === undefined) return problemPage('not-found')
  if (now.standing !== 'open') return standingPage(now.standing, 409)
  const code = 'not-the-address'
  return offerPage(call, now, [{ field: 'email', code, message: call.w.offer.errors[`email.${code}`] }])
}

export const handler = page({
  'GET /offer/{secret}': openPage(show),
  'POST /offer/{secret}': openPage(answer),
})
