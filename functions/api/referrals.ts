// /api/referrals: sending a referral, seeing where it is, adding information to it, withdrawing it.
import type * as z from 'zod'
import { mayActOnReferral, maySeeReferral } from '../../shared/domain/access.ts'
import { factChanges } from '../../shared/domain/fact-changes.ts'
import { readerOf } from '../../shared/domain/form/asked.ts'
import { correctionByName } from '../../shared/domain/form/corrections.ts'
import { areasSoFar } from '../../shared/domain/form/routing.ts'
import { warningsOfCorrection, withConfirmed } from '../../shared/domain/form/correction-warnings.ts'
import { type Surroundings, type Warning, type WarningCode, warningsIn } from '../../shared/domain/form/cross-checks.ts'
import { parseReferralForm, type ReferralForm } from '../../shared/domain/form/referral-form.ts'
import { isReasonForOneCase, type WithdrawalReason } from '../../shared/domain/events.ts'
import { REFERRAL_TRANSITIONS, type ReferralState } from '../../shared/domain/referral.ts'
import { dateOf, epochMs } from '../../shared/domain/time.ts'
import { calendarsNow } from '../../shared/store/calendars.ts'
import { casesOfReferral, commandCase } from '../../shared/store/cases.ts'
import { rulesFor } from '../../shared/store/law.ts'
import { policiesForAreas } from '../../shared/store/policies.ts'
import { providersOf, recentAuthorities } from '../../shared/store/organisations.ts'
import { commandReferral, type Received, referralBy, storyOf } from '../../shared/store/referrals.ts'
import { caseAnswer, informationInput, referralAnswer, withdrawalInput } from '../../shared/web/answers.ts'
import { keyIn } from '../../shared/web/asked-once.ts'
import { jsonProblem, readBody, readJson } from '../../shared/web/body.ts'
import { answerOf } from '../../shared/web/commanded.ts'
import { newUnknownAreas, saveCorrection, withdrawReferral } from '../../shared/web/correcting.ts'
import { expectedAreas, expectedCases, expectingAnswer } from '../../shared/web/expected.ts'
import { endpoint } from '../../shared/web/endpoint.ts'
import { type Answer, json } from '../../shared/web/http.ts'
import { actorOf } from '../../shared/web/identity.ts'
import { fieldError, problem } from '../../shared/web/problem.ts'
import { type SignedInCall, signedInEndpoint } from '../../shared/web/signed-in-endpoint.ts'
import { submitReferral } from '../../shared/web/submission.ts'
import { errorWords } from '../../shared/web/words/errors.ts'

const send = async ({ event, person, now, language }: SignedInCall): Promise<Answer> => {
  const read = keyIn(event)
  if ('fault' in read) return problem('invalid', { errors: [fieldError('Idempotency-Key', read.fault, language)] })
  const body = readJson(event)
  if (!body.ok) return jsonProblem(body)
  const { rules } = await rulesFor(person.organisation)
  const parsed = parseReferralForm(body.value, { today: { date: dateOf(now), rules } })
  if (!parsed.ok)
    return problem('invalid', { errors: parsed.errors.map(({ field, code }) => fieldError(field, code, language)) })
  const received = await submitReferral({ form: parsed.form, person, at: now, language, key: read.key })
  if (!received.ok && received.code === 'unknown-area')
    return problem('invalid', { errors: received.errors.map(({ field, code }) => fieldError(field, code, language)) })
  if (!received.ok) {
    const errors = [fieldError('Idempotency-Key', 'idempotency-key-reused', language)]
    return problem('conflict', { errors })
  }
  const { reference } = received
  const answer = await receivedAnswer(received, now)
  const around = await surroundingsOf(parsed.form, person.organisation, now)
  const found = warningsIn(readerOf(parsed.form), dateOf(now), around)
  const warnings = warningAnswers(found, parsed.form.confirmedWarnings, language)
  return json(201, { ...answer, warnings }, { location: `/api/referrals/${reference}` })
}

/** What is known around a referral of an authority, for the warnings about it. */
const surroundingsOf = async (form: ReferralForm, own: string, now: string): Promise<Surroundings> => {
  const [authorities, { current }, providers] = await Promise.all([
    recentAuthorities(epochMs(now)),
    calendarsNow(),
    providersOf(areasSoFar(readerOf(form), own)),
  ])
  return { own, authorities, calendar: current, providers }
}

const warningAnswers = (
  found: readonly Warning[],
  confirmed: readonly WarningCode[] = [],
  language: SignedInCall['language'],
) =>
  found.map(({ code, fields }) => ({
    code,
    fields,
    message: errorWords(code, language),
    confirmed: confirmed.includes(code),
  }))

/** Of a referral that has just come: the cases that the law gives it, which its workflow opens now under these very ids. */
const receivedAnswer = async (received: Extract<Received, { ok: true }>, now: string) => {
  const { reference } = received
  const calendars = await calendarsNow()
  if (!received.again) {
    const { rules } = await rulesFor(received.state.authority)
    const expecting = expectingAnswer(received.state, rules)
    const policies = await policiesForAreas(expectedAreas(expecting))
    const expected = expectedCases(expecting, now, { policies, calendars })
    return {
      reference,
      status: received.state.status,
      cases: expected.map((each) => caseAnswer(each, now, calendars.of)),
    }
  }
  const [state, cases] = await Promise.all([referralBy(reference), casesOfReferral(reference)])
  return {
    reference,
    status: state?.status ?? 'received',
    cases: cases.map((each) => caseAnswer(each, now, calendars.of)),
  }
}

/** A referral that is not the caller's does not exist for them. */
const referralFor = async (
  call: SignedInCall,
  may: (person: SignedInCall['person'], of: ReferralState) => boolean,
): Promise<ReferralState | undefined> => {
  const state = await referralBy(call.param('reference'))
  return state !== undefined && may(call.person, state) ? state : undefined
}

const answered = async (state: ReferralState, now: string, more: object = {}): Promise<Answer> => {
  const [cases, { of }] = await Promise.all([casesOfReferral(state.reference), calendarsNow()])
  return json(200, { ...referralAnswer(state, cases, now, of), ...more })
}

const show = async (call: SignedInCall): Promise<Answer> => {
  const state = await referralFor(call, maySeeReferral)
  return state === undefined ? problem('not-found') : answered(state, call.now)
}

const withdraw = async (call: SignedInCall): Promise<Answer> => {
  const state = await referralFor(call, mayActOnReferral)
  if (state === undefined) return problem('not-found')
  const body = readBody(call.event, withdrawalInput)
  if (!body.ok) return body.answer
  const { reason, case: caseId } = body.value
  if (caseId !== undefined) return withdrawCase(call, state, { reason, caseId })
  const done = await withdrawReferral(state, reason, { person: call.person, at: call.now })
  return done.ok ? answered(done.state, call.now) : answerOf(done.refusal)
}

const withdrawCase = async (
  call: SignedInCall,
  state: ReferralState,
  { reason, caseId }: { reason: WithdrawalReason; caseId: string },
): Promise<Answer> => {
  if (!state.cases.some((one) => one.caseId === caseId))
    return problem('invalid', { errors: [fieldError('case', 'not-an-option', call.language)] })
  if (!isReasonForOneCase(reason))
    return problem('invalid', { errors: [fieldError('reason', 'not-an-option', call.language)] })
  const context = { at: call.now, by: actorOf(call.person) }
  const done = await commandCase(caseId, { type: 'withdraw', reason }, context)
  return done.ok ? answered(state, call.now) : answerOf(done.refusal)
}

const addInformation = async (call: SignedInCall): Promise<Answer> => {
  const state = await referralFor(call, mayActOnReferral)
  if (state === undefined) return problem('not-found')
  const body = readBody(call.event, informationInput)
  if (!body.ok) return body.answer
  const { facts, note, answer, corrections } = body.value
  if (corrections !== undefined) return correct(call, state, corrections)
  if (answer !== undefined) return answerQuestion(call, state, answer)
  const given = facts === undefined ? [] : factChanges(state.facts, facts)
  const information = { type: 'add-information', given, ...(note === undefined ? {} : { note }) } as const
  const context = { at: call.now, by: actorOf(call.person) }
  const done = await commandReferral(state.reference, information, context)
  return done.ok ? answered(done.state, call.now) : answerOf(done.refusal)
}

const correct = async (
  { person, now, language }: SignedInCall,
  state: ReferralState,
  {
    reason,
    answers = {},
    removed = [],
    seen,
    confirmedWarnings = [],
  }: NonNullable<z.infer<typeof informationInput>['corrections']>,
): Promise<Answer> => {
  if (!REFERRAL_TRANSITIONS.correct.from.includes(state.status))
    return answerOf({ code: 'already-ended', status: state.status })
  if (seen !== undefined && seen !== state.corrections) return answerOf({ code: 'changed-meanwhile' })
  const form = await storyOf(state.reference)
  if (form === undefined) return problem('not-found')
  const { rules } = await rulesFor(state.authority)
  const dates = { today: { date: dateOf(now), rules }, receivedOn: dateOf(state.receivedAt) }
  const told = { form, facts: state.facts }
  const result = correctionByName(told, { answers, removed }, dates)
  // Sent again, it has been done.
  if (!result.ok && result.why === 'nothing') return answered(state, now, { warnings: [] })
  const wrong = result.ok ? await newUnknownAreas(result.form, form) : [...result.mistakes, ...result.unanswered]
  if (!result.ok || wrong.length > 0) {
    const errors = wrong.map(({ field, code }) => fieldError(`corrections.answers.${field}`, code, language))
    return problem('invalid', {
      errors: errors.length > 0 ? errors : [fieldError('corrections.answers', 'wrong-type', language)],
    })
  }
  const change = { kind: 'correction', reason, changes: result.changes } as const
  const around = await surroundingsOf(result.form, state.authority, now)
  const found = warningsOfCorrection(told, result, { today: dates.today, around })
  const confirmed = found.map(({ code }) => code).filter((code) => confirmedWarnings.includes(code))
  const corrected = withConfirmed(result.form, confirmed)
  const saved = await saveCorrection({ state, type: 'correct', form: corrected, change }, { person, at: now })
  if (!saved.ok) return answerOf(saved.refusal)
  return answered(saved.state, now, { warnings: warningAnswers(found, confirmed, language) })
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
