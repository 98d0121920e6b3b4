// /api/referrals: sending a referral, seeing where it is, adding information to it, withdrawing it.
import { createHash } from 'node:crypto'
import * as z from 'zod'
import { mayActOnReferral, maySeeReferral } from '../../shared/domain/access.ts'
import { parseReferralForm } from '../../shared/domain/form/referral-form.ts'
import type { ReferralState } from '../../shared/domain/referral.ts'
import { dateOf } from '../../shared/domain/time.ts'
import { casesOfReferral, commandCase } from '../../shared/store/cases.ts'
import { commandReferral, type Received, referralBy } from '../../shared/store/referrals.ts'
import { caseAnswer, informationInput, referralAnswer, withdrawalInput } from '../../shared/web/answers.ts'
import { readBody, readJson } from '../../shared/web/body.ts'
import { answerOf } from '../../shared/web/commanded.ts'
import { expectedCases } from '../../shared/web/expected.ts'
import { endpoint } from '../../shared/web/endpoint.ts'
import { type Answer, headerOf, json } from '../../shared/web/http.ts'
import { actorOf } from '../../shared/web/identity.ts'
import { fieldError, problem } from '../../shared/web/problem.ts'
import { type SignedInCall, signedInEndpoint } from '../../shared/web/signed-in-endpoint.ts'
import { submitReferral } from '../../shared/web/submission.ts'

const idempotencyKey = z
  .string()
  .min(8)
  .max(200)
  .regex(/^[\x21-\x7e]+$/)

const send = async ({ event, person, now, language }: SignedInCall): Promise<Answer> => {
  const key = idempotencyKey.safeParse(headerOf(event, 'idempotency-key'))
  if (!key.success) {
    const code = headerOf(event, 'idempotency-key') === undefined ? 'required' : 'wrong-format'
    return problem('invalid', { errors: [fieldError('Idempotency-Key', code, language)] })
  }
  const body = readJson(event)
  if (!body.ok) return problem(body.fault)
  const parsed = parseReferralForm(body.value, { today: dateOf(now) })
  if (!parsed.ok)
    return problem('invalid', { errors: parsed.errors.map(({ field, code }) => fieldError(field, code, language)) })
  // The key is the sender's own words: only its hash goes into the table.
  const hashed = createHash('sha256').update(key.data).digest('base64url')
  const received = await submitReferral({ form: parsed.form, person, at: now, language, key: hashed })
  if (!received.ok && received.code === 'unknown-area')
    return problem('invalid', { errors: received.errors.map(({ field, code }) => fieldError(field, code, language)) })
  if (!received.ok) {
    const errors = [fieldError('Idempotency-Key', 'idempotency-key-reused', language)]
    return problem('conflict', { errors })
  }
  const { reference } = received
  return json(201, await receivedAnswer(received, now), { location: `/api/referrals/${reference}` })
}

/** Of a referral that has just come: the cases that the law gives it, which its workflow opens now under these very ids. */
const receivedAnswer = async (received: Extract<Received, { ok: true }>, now: string) => {
  const { reference } = received
  if (!received.again)
    return {
      reference,
      status: received.state.status,
      cases: expectedCases(received.state, now).map((each) => caseAnswer(each, now)),
    }
  const [state, cases] = await Promise.all([referralBy(reference), casesOfReferral(reference)])
  return { reference, status: state?.status ?? 'received', cases: cases.map((each) => caseAnswer(each, now)) }
}

/** A referral that is not the caller's does not exist for them. */
const referralFor = async (
  call: SignedInCall,
  may: (person: SignedInCall['person'], of: ReferralState) => boolean,
): Promise<ReferralState | undefined> => {
  const state = await referralBy(call.param('reference'))
  return state !== undefined && may(call.person, state) ? state : undefined
}

const answered = async (state: ReferralState, now: string, status = 200): Promise<Answer> =>
  json(status, referralAnswer(state, await casesOfReferral(state.reference), now))

const show = async (call: SignedInCall): Promise<Answer> => {
  const state = await referralFor(call, maySeeReferral)
  return state === undefined ? problem('not-found') : answered(state, call.now)
}

const withdraw = async (call: SignedInCall): Promise<Answer> => {
  const state = await referralFor(call, mayActOnReferral)
  if (state === undefined) return problem('not-found')
  const body = readBody(call.event, withdrawalInput)
  if (!body.ok) return body.answer
  const context = { at: call.now, by: actorOf(call.person) }
  const done = await commandReferral(state.reference, { type: 'withdraw', reason: body.value.reason }, context)
  return done.ok ? answered(done.state, call.now) : answerOf(done.refusal)
}

const addInformation = async (call: SignedInCall): Promise<Answer> => {
  const state = await referralFor(call, mayActOnReferral)
  if (state === undefined) return problem('not-found')
  const body = readBody(call.event, informationInput)
  if (!body.ok) return body.answer
  const { facts, note, answer } = body.value
  if (answer !== undefined) return answerQuestion(call, state, answer)
  const given = { facts: facts ?? state.facts, ...(note === undefined ? {} : { note }) }
  const context = { at: call.now, by: actorOf(call.person) }
  const done = await commandReferral(state.reference, { type: 'add-information', ...given }, context)
  return done.ok ? answered(done.state, call.now) : answerOf(done.refusal)
}

const answerQuestion = async (
  call: SignedInCall,
  state: ReferralState,
  answer: { case: string; text: string },
): Promise<Answer> => {
  if (!state.cases.some(({ caseId }) => caseId === answer.case))
    return problem('invalid', { errors: [fieldError('answer.case', 'not-an-option', call.language)] })
  const context = { at: call.now, by: actorOf(call.person) }
  const confirmed = await commandCase(answer.case, { type: 'confirm-instruction', answer: answer.text }, context)
  return confirmed.ok ? answered(state, call.now) : answerOf(confirmed.refusal)
}

export const handler = endpoint({
  'POST /api/referrals': signedInEndpoint(['referrer'], send),
  'GET /api/referrals/{reference}': signedInEndpoint(['referrer', 'reviewer', 'admin'], show),
  'POST /api/referrals/{reference}/withdraw': signedInEndpoint(['referrer'], withdraw),
  'POST /api/referrals/{reference}/information': signedInEndpoint(['referrer'], addInformation),
})
