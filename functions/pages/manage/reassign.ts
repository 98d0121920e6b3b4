// A commissioner takes a case from the provider that was asked or has it, with a reason, and has it placed with another.
import { isCleanText } from '../../../shared/domain/text.ts'
import { log } from '../../../shared/platform/logger.ts'
import { commandCase } from '../../../shared/store/cases.ts'
import { contractsWithLoad } from '../../../shared/store/organisations.ts'
import { CASE_STATUSES } from '../../../shared/domain/case.ts'
import { askedByForm } from '../../../shared/web/asked-once.ts'
import { fieldOf } from '../../../shared/web/body.ts'
import { redirect } from '../../../shared/web/http.ts'
import { actorOf } from '../../../shared/web/identity.ts'
import { type PageAnswer, problemPage, type SignedInPageCall } from '../../../shared/web/page.ts'
import type { FieldError } from '../../../shared/web/problem.ts'
import type { Words } from '../../../shared/web/words/index.ts'
import { casePage, managed } from './case.ts'
import { couldHave, wishesNow } from './could-have.ts'

type Code = keyof Words['manage']['reassign']['errors']

const LONGEST_REASON = 1_000

const faultOf = (reason: string): Code | undefined => {
  if (reason === '') return 'reason.required'
  if (reason.length > LONGEST_REASON) return 'reason.too-long'
  return isCleanText(reason) ? undefined : 'reason.characters'
}

const passedOver = (message: string): FieldError => ({ field: 'contractId', code: 'passed-over', message })

/**
 * Takes the case back. It rests on the offer and the status that the page showed: a case that has moved on since is shown
 * first, for it may be with an advocate who has met the person by now.
 */
export const reassign = async (call: SignedInPageCall): Promise<PageAnswer> => {
  const { form, person, now, w } = call
  const state = await managed(call)
  if (state === undefined) return problemPage('not-found')
  const { caseId, area } = state
  const t = w.manage.reassign
  const reason = fieldOf(form, 'reason')
  const contractId = fieldOf(form, 'contractId')
  const offerId = fieldOf(form, 'offerId')
  // A page that tells no status has seen none.
  const seen = CASE_STATUSES.find((status) => status === fieldOf(form, 'status')) ?? 'assigning'
  const isAsShown = state.offer?.offerId === offerId && state.status === seen
  const fault = faultOf(reason)
  const contracts = await contractsWithLoad(area)
  const could = couldHave(state, contracts, { wishes: await wishesNow(state, contracts), now })
  const isChoice = contractId === '' || could.contracts.some((contract) => contract.contractId === contractId)
  const why = could.whyNot(contractId)
  const providerOf = contracts.find((contract) => contract.contractId === contractId)?.providerName ?? ''
  // Nobody takes a case from who has it to leave it to nobody unawares.
  const isUntold = contractId === '' && could.nobodyLeft && fieldOf(form, 'nobodyLeft') !== 'told'
  const error = (field: string, code: Code): FieldError => ({ field, code, message: t.errors[code] })
  const errors = [
    ...(fault === undefined ? [] : [error('reason', fault)]),
    ...(isChoice || why !== undefined ? [] : [error('contractId', 'contractId.not-an-option')]),
    ...(isChoice || why === undefined ? [] : [passedOver(t.passedOver(providerOf, w.cases.passedOver[why]))]),
    ...(isUntold ? [error('contractId', 'contractId.nobody-left')] : []),
  ]
  if (isAsShown && errors.length > 0) return casePage(state, call, { errors, typed: reason, contractId, status: 422 })
  const command = {
    type: 're-assign',
    offerId,
    seen,
    reason,
    ...(contractId === '' ? {} : { contractId }),
  } as const
  const done = await commandCase(caseId, command, { at: now, by: actorOf(person) }, askedByForm(call))
  if (done.ok) log('case-changed', { caseId, event: command.type, status: done.state.status })
  else log('command-refused', { caseId, event: command.type, code: done.refusal.code })
  if (done.ok) return redirect(`/manage/cases/${caseId}?done=re-assign`)
  const asItIs = await managed(call)
  return asItIs === undefined ? problemPage('not-found') : casePage(asItIs, call, { refused: t.refused, status: 409 })
}
