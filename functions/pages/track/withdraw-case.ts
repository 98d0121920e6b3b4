// A referrer withdraws one case of a referral, with a reason; the others go on.
import { type CaseState, hasEnded } from '../../../shared/domain/case.ts'
import { isReasonForOneCase, WITHDRAWAL_REASONS } from '../../../shared/domain/events.ts'
import { log } from '../../../shared/platform/logger.ts'
import { caseBy, commandCase } from '../../../shared/store/cases.ts'
import { askedByForm } from '../../../shared/web/asked-once.ts'
import { fieldOf } from '../../../shared/web/body.ts'
import { redirect } from '../../../shared/web/http.ts'
import { actorOf } from '../../../shared/web/identity.ts'
import { html, type PageAnswer, problemPage } from '../../../shared/web/page.ts'
import type { FieldError } from '../../../shared/web/problem.ts'
import { referralPath, withdrawCasePath } from './following.ts'
import { afterwards } from './show.ts'
import type { Tracking } from './tracking.ts'

const REASONS = WITHDRAWAL_REASONS.filter(isReasonForOneCase)

const caseOf = ({ state, param }: Tracking): Promise<CaseState | undefined> | undefined => {
  const caseId = param('caseId')
  return state.cases.some((opened) => opened.caseId === caseId) ? caseBy(caseId) : undefined
}

const page = (
  { role, caseId, reference }: CaseState,
  { w }: Tracking,
  errors: readonly FieldError[] = [],
): PageAnswer => {
  const context = {
    caseId,
    title: w.track.withdrawCase.title(w.status.role[role]),
    path: withdrawCasePath(reference, caseId),
    referral: referralPath(reference),
    reasons: REASONS.map((reason) => ({ value: reason, text: w.track.withdraw.reasons[reason] })),
    errors,
  }
  return html('track/withdraw-case', context, errors.length > 0 ? 422 : 200)
}

/** Asks why; a case that has ended leads back to its referral. */
export const askWithdrawal = async (call: Tracking): Promise<PageAnswer> => {
  const state = await caseOf(call)
  if (state === undefined) return problemPage('not-found')
  return hasEnded(state) ? redirect(referralPath(state.reference)) : page(state, call)
}

export const withdrawCase = async (call: Tracking): Promise<PageAnswer> => {
  const state = await caseOf(call)
  if (state === undefined) return problemPage('not-found')
  const { form, person, now, w } = call
  const reason = REASONS.find((one) => one === fieldOf(form, 'reason'))
  if (reason === undefined)
    return page(state, call, [{ field: 'reason', code: 'required', message: w.track.withdrawCase.errors.required }])
  const { caseId } = state
  const context = { at: now, by: actorOf(person) }
  const done = await commandCase(caseId, { type: 'withdraw', reason }, context, askedByForm(call))
  if (done.ok) log('case-changed', { caseId, event: 'withdraw', status: done.state.status })
  else log('command-refused', { caseId, event: 'withdraw', code: done.refusal.code })
  return afterwards(call, done, 'case-withdrawn')
}
