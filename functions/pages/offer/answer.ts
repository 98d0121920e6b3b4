// How an offer stands for whoever holds one of its links, and what they answer. Nothing here reads or writes.
import { createHash, timingSafeEqual } from 'node:crypto'
import { type CaseCommand, type CaseState, hasEnded, linkNumber } from '../../../shared/domain/case.ts'
import { CASE_ACTIONS } from '../../../shared/domain/case-actions.ts'
import { type CaseEvent, DECLINE_REASONS } from '../../../shared/domain/events.ts'
import { epochMs, type Instant } from '../../../shared/domain/time.ts'
import type { StoredLink } from '../../../shared/store/links.ts'
import { fieldOf, type FormFields } from '../../../shared/web/body.ts'

/** How the offer stands, of which a link tells a stranger no more than the word. */
export type Standing = 'open' | 'answered' | 'passed-on' | 'queried' | 'withdrawn' | 'dead'

type OfferedCase = Pick<CaseState, 'status' | 'offer' | 'reached'>

/**
 * How the offer of a link stands at an instant. A link is `dead` that has run out, was closed by `mostAttempts` wrong addresses,
 * or has a newer one in its place: all that is left to it is to ask for a new one, and it does not say which of them it was.
 */
export const standingOf = (
  link: Pick<StoredLink, 'offerId' | 'number' | 'answeredAt' | 'attempts' | 'expiresAt'>,
  state: OfferedCase,
  { now, mostAttempts }: { now: Instant; mostAttempts: number },
): Standing => {
  if (link.answeredAt !== undefined) return 'answered'
  if (link.attempts >= mostAttempts || link.expiresAt * 1000 <= epochMs(now)) return 'dead'
  if (link.offerId !== state.offer?.offerId) return 'passed-on'
  // Answered by somebody who was signed in: the link was not used, and yet has nothing left to answer.
  if (state.reached.acceptance !== undefined) return 'answered'
  // A case that went on in another area has ended here, whatever becomes of it there.
  if (hasEnded(state)) return 'withdrawn'
  if (link.number !== linkNumber(state.offer)) return 'dead'
  return state.status === 'queried' ? 'queried' : 'open'
}

/** What ended an offer or holds it up, as an event: who did it is told to whoever has confirmed the address. */
export const lastWordOn = (offerId: string, events: readonly CaseEvent[]): CaseEvent | undefined => {
  const made = events.findIndex((event) => event.type === 'offer-made' && event.offer.offerId === offerId)
  const ended = events
    .slice(made + 1)
    .find((event) => (event.type === 'offer-accepted' || event.type === 'offer-declined') && event.offerId === offerId)
  if (made < 0 || ended !== undefined) return ended
  return events.slice(made + 1).findLast(({ type }) => type === 'instruction-queried')
}

export type OfferAnswer = { email: string; command: Extract<CaseCommand, { type: 'accept' | 'decline' | 'query' }> }
export type AnswerError = {
  field: 'choice' | 'reason' | 'question' | 'email'
  code: 'required' | 'too-long' | 'characters'
}

type Read<Value> = { ok: true; value: Value } | { ok: false; errors: AnswerError[] }

const missing = (field: AnswerError['field']): AnswerError => ({ field, code: 'required' })

const readQuestion = (form: FormFields): Read<string> => {
  const read = CASE_ACTIONS.query.schema.safeParse({ question: fieldOf(form, 'question') })
  if (read.success) return { ok: true, value: read.data.question }
  const [issue] = read.error.issues
  const code = (['too-long', 'characters'] as const).find((known) => known === issue?.message) ?? 'required'
  return { ok: false, errors: [{ field: 'question', code }] }
}

const readChoice = (form: FormFields, offerId: string): Read<OfferAnswer['command']> => {
  const choice = fieldOf(form, 'choice')
  if (choice === 'accept') return { ok: true, value: { type: 'accept', offerId } }
  if (choice === 'decline') {
    const reason = DECLINE_REASONS.find((known) => known === fieldOf(form, 'reason'))
    return reason === undefined
      ? { ok: false, errors: [missing('reason')] }
      : { ok: true, value: { type: 'decline', offerId, reason } }
  }
  if (choice !== 'query') return { ok: false, errors: [missing('choice')] }
  const question = readQuestion(form)
  return question.ok ? { ok: true, value: { type: 'query', question: question.value } } : question
}

/** What was chosen on the page: nothing is chosen for anybody; a reason counts with a decline only, a question with a query. */
export const readAnswer = (form: FormFields, offerId: string): Read<OfferAnswer> => {
  const email = fieldOf(form, 'email')
  const chosen = readChoice(form, offerId)
  const errors = [...(chosen.ok ? [] : chosen.errors), ...(email === '' ? [missing('email')] : [])]
  if (!chosen.ok || errors.length > 0) return { ok: false, errors }
  return { ok: true, value: { email, command: chosen.value } }
}

const digest = (address: string): Buffer => createHash('sha256').update(address.trim().toLowerCase()).digest()

/** Whether two addresses are the same but for case and blanks around them, in a time that tells nothing about where they differ. */
export const isSameAddress = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other))
