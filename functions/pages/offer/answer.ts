// How an offer stands for whoever holds its link, and what they answer. Nothing here reads or writes.
import { createHash, timingSafeEqual } from 'node:crypto'
import type { CaseState } from '../../../shared/domain/case.ts'
import { DECLINE_REASONS, type DeclineReason } from '../../../shared/domain/events.ts'
import { epochMs, type Instant } from '../../../shared/domain/time.ts'
import type { StoredLink } from '../../../shared/store/links.ts'
import { fieldOf, type FormFields } from '../../../shared/web/body.ts'

/** `answered` tells a stranger no more than that; how it was answered is for whoever answered it. */
export type Standing = 'open' | 'answered' | 'passed-on' | 'queried' | 'withdrawn' | 'expired' | 'closed'

type OfferedCase = Pick<CaseState, 'status' | 'offer' | 'reached'>

/** How the offer of a link stands at an instant. `mostAttempts` wrong addresses close the link, not the offer. */
export const standingOf = (
  link: Pick<StoredLink, 'offerId' | 'answeredAt' | 'attempts' | 'expiresAt'>,
  state: OfferedCase,
  { now, mostAttempts }: { now: Instant; mostAttempts: number },
): Standing => {
  if (link.answeredAt !== undefined) return 'answered'
  if (link.attempts >= mostAttempts) return 'closed'
  if (link.expiresAt * 1000 <= epochMs(now)) return 'expired'
  if (link.offerId !== state.offer?.offerId) return 'passed-on'
  // Answered by somebody who was signed in: the link was not used, and yet has nothing left to answer.
  if (state.reached.acceptance !== undefined) return 'answered'
  if (state.status === 'withdrawn') return 'withdrawn'
  return state.status === 'queried' ? 'queried' : 'open'
}

export type OfferAnswer = { email: string } & ({ choice: 'accept' } | { choice: 'decline'; reason: DeclineReason })
export type AnswerError = { field: 'choice' | 'reason' | 'email'; code: 'required' }

/** What was chosen on the page: nothing is chosen for anybody, and a reason counts with a decline only. */
export const readAnswer = (
  form: FormFields,
): { ok: true; answer: OfferAnswer } | { ok: false; errors: AnswerError[] } => {
  const choice = fieldOf(form, 'choice')
  const email = fieldOf(form, 'email')
  const reason = DECLINE_REASONS.find((known) => known === fieldOf(form, 'reason'))
  const errors: AnswerError[] = [
    ...(choice === 'accept' || choice === 'decline' ? [] : [{ field: 'choice', code: 'required' } as const]),
    ...(choice === 'decline' && reason === undefined ? [{ field: 'reason', code: 'required' } as const] : []),
    ...(email === '' ? [{ field: 'email', code: 'required' } as const] : []),
  ]
  if (errors.length > 0) return { ok: false, errors }
  if (choice === 'decline' && reason !== undefined) return { ok: true, answer: { choice, reason, email } }
  return { ok: true, answer: { choice: 'accept', email } }
}

const digest = (address: string): Buffer => createHash('sha256').update(address.trim().toLowerCase()).digest()

/** Whether two addresses are the same but for case and blanks around them, in a time that tells nothing about where they differ. */
export const isSameAddress = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other))
