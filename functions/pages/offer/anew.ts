// A new link for a link that opens nothing any more: who may have one, and how often. Nothing here reads or writes.
import type { CaseState } from '../../../shared/domain/case.ts'
import { epochMs, type Instant } from '../../../shared/domain/time.ts'
import { fieldOf, type FormFields } from '../../../shared/web/body.ts'

export type AnewError = { field: 'anew' | 'email'; code: 'required' }

/** The address of whoever asks for a new link; nothing is asked for that was not ticked. */
export const readAnew = (form: FormFields): { ok: true; email: string } | { ok: false; errors: AnewError[] } => {
  const email = fieldOf(form, 'email')
  const errors: AnewError[] = [
    ...(fieldOf(form, 'anew') === 'send' ? [] : [{ field: 'anew', code: 'required' } as const]),
    ...(email === '' ? [{ field: 'email', code: 'required' } as const] : []),
  ]
  return errors.length === 0 ? { ok: true, email } : { ok: false, errors }
}

const BETWEEN_MS = 10 * 60_000
const A_DAY_MS = 24 * 3_600_000
const MOST_A_DAY = 5

/** Whether one more link may be sent for an offer for which others were sent at `sent`, oldest first. */
export const maySendAnother = (sent: readonly Instant[], at: Instant): boolean => {
  const ages = sent.map((each) => epochMs(at) - epochMs(each))
  return ages.every((age) => age >= BETWEEN_MS) && ages.filter((age) => age < A_DAY_MS).length < MOST_A_DAY
}

/** An offer is still with its contact while it is open, or held up by a question from before it was accepted. */
export const isStillOffered = (state: CaseState, offerId: string): boolean =>
  state.offer?.offerId === offerId &&
  (state.status === 'offered' || (state.status === 'queried' && state.queriedFrom === 'offered'))
