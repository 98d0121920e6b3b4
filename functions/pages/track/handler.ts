// Following referrals: the confirmation, the list, where each is, and what the authority can do: answer, add, correct, go on,
// decide, withdraw.
import { mayActOnReferral, mayCorrect, mayReview, maySeeReferral } from '../../../shared/domain/access.ts'
import { FACTS } from '../../../shared/domain/eligibility/facts.ts'
import { factChanges } from '../../../shared/domain/fact-changes.ts'
import { WITHDRAWAL_REASONS, type WithdrawalReason } from '../../../shared/domain/events.ts'
import { referralHasEnded } from '../../../shared/domain/referral.ts'
import { commandCase } from '../../../shared/store/cases.ts'
import { unreadOf } from '../../../shared/store/messages.ts'
import { allAuthorities } from '../../../shared/store/organisations.ts'
import { referralsOfAuthority, storyOf } from '../../../shared/store/referrals.ts'
import { askedByForm } from '../../../shared/web/asked-once.ts'
import { fieldOf } from '../../../shared/web/body.ts'
import { withdrawReferral } from '../../../shared/web/correcting.ts'
import { lawAnswers } from '../../../shared/web/form/law.ts'
import { shownQuestions } from '../../../shared/web/form/questions.ts'
import { mistakesOnPage } from '../../../shared/web/form/wording.ts'
import { redirect } from '../../../shared/web/http.ts'
import { actorOf, hasRole } from '../../../shared/web/identity.ts'
import {
  leadsTo,
  html,
  page,
  type PageAnswer,
  problemPage,
  type SignedInPageCall,
  signedInPage,
} from '../../../shared/web/page.ts'
import type { FieldError } from '../../../shared/web/problem.ts'
import { determinationsOf, expectedAreas, leadOf } from '../../../shared/web/expected.ts'
import { consent, withdrawConsent } from './consent.ts'
import { ask, choose, fill } from './correct.ts'
import { decide, decision } from './decide.ts'
import { answerBox, followingContext, listRows, missingFacts, referralPath } from './following.ts'
import { goOn, sendGoOn } from './go-on.ts'
import { askHandOver, handOver } from './hand-over.ts'
import { dropRechecks, lookAgain, referAgain } from './look-again.ts'
import { answersOf, missingQuestions, readMissing } from './information.ts'
import { sendFeedbackOf, showFeedbackOf } from './feedback.ts'
import { sendMessages, showMessages } from './messages.ts'
import { afterwards, command, followed, referralPage } from './show.ts'
import { changes, story } from './story.ts'
import { askWithdrawal, withdrawCase } from './withdraw-case.ts'
import { faultOfReason, faultOfText, lawDayOf, ofReferral, type Tracking } from './tracking.ts'

const list = async ({ person, query, w }: SignedInPageCall): Promise<PageAnswer> => {
  const cursor = query.get('after') ?? undefined
  const mayRefer = hasRole(person, ['referrer'])
  const [page, unread] = await Promise.all([
    referralsOfAuthority(person.organisation, cursor),
    mayRefer ? unreadOf('referrer', person.organisation) : new Map<string, number>(),
  ])
  if (page === undefined) return redirect('/referrals')
  return html('track/list', {
    rows: listRows(page.items, w, unread),
    more: page.next === undefined ? undefined : `/referrals?after=${page.next}`,
    first: cursor === undefined ? undefined : '/referrals',
    mayRefer,
  })
}

const show = (call: Tracking): Promise<PageAnswer> => referralPage(call)

const sent = async ({ state, rules, policies, calendars, query, now, w }: Tracking): Promise<PageAnswer> => {
  const { reference } = state
  const cases = await followed(reference)
  const following = followingContext({
    state,
    cases,
    person: '',
    now,
    w,
    rules,
    policies,
    calendars,
    may: { act: true, decide: false, correct: false, withdrawConsent: false },
  })
  return html('track/sent', {
    ...following,
    lead: leadOf(state),
    isSoon: expectedAreas(state).length > 0,
    isFileLate: query.get('file') === 'late',
  })
}

/** The questions for what is missing, and those that a form was sent with: somebody may have answered them meanwhile. */
const informationOf = async (call: Tracking) => {
  const { state, form } = call
  const sent = FACTS.map(({ name }) => name).filter((name) => fieldOf(form, `facts.${name}`) !== '')
  const told = (await storyOf(state.reference)) ?? {}
  const answers = answersOf(told, state.facts)
  return { answers, missing: missingQuestions(answers, [...missingFacts(state), ...sent], lawDayOf(call)) }
}

const informationPage = async (
  { state, w }: Tracking,
  { missing, answers }: Awaited<ReturnType<typeof informationOf>>,
  {
    mistakes = [],
    more = [],
    note = '',
  }: { mistakes?: Parameters<typeof mistakesOnPage>[0]; more?: FieldError[]; note?: string } = {},
): Promise<PageAnswer> => {
  const questions = missing.flatMap((one) => one.questions)
  const areas = await allAuthorities()
  const errors = [...mistakesOnPage(mistakes, questions, w), ...more]
  const context = {
    reference: state.reference,
    path: referralPath(state.reference),
    questions: shownQuestions(questions, { answers, mistakes, w, areas }),
    law: lawAnswers(determinationsOf(state), w).filter(({ outcome }) => outcome === 'needs-information'),
    errors,
    note,
  }
  return html('track/information', context, errors.length > 0 ? 422 : 200)
}

const information = async (call: Tracking): Promise<PageAnswer> => {
  const found = await informationOf(call)
  return found.missing.length === 0 ? redirect(referralPath(call.state.reference)) : informationPage(call, found)
}

const addInformation = async (call: Tracking): Promise<PageAnswer> => {
  const { state, form, w } = call
  const { answers, missing } = await informationOf(call)
  const [first] = missing.flatMap(({ questions }) => questions)
  if (first === undefined) return redirect(referralPath(state.reference))
  const note = fieldOf(form, 'note')
  const given = readMissing(missing, { form, answers, facts: state.facts, today: lawDayOf(call) })
  const t = w.track.information.errors
  const fault = faultOfText(note)
  const tooLong = fault === undefined ? [] : [{ field: 'note', code: fault, message: t[fault] }]
  if (!given.ok || tooLong.length > 0) {
    const nothing = !given.ok && given.mistakes === 'nothing'
    const more = [...(nothing ? [{ field: first.box, code: 'required', message: t.nothing }] : []), ...tooLong]
    const mistakes = given.ok || given.mistakes === 'nothing' ? [] : given.mistakes
    return informationPage(call, { missing, answers: { ...answers, ...given.typed } }, { mistakes, more, note })
  }
  const changes = factChanges(state.facts, given.facts)
  // A question of this page is about what was not known: what is known by now, somebody else has answered.
  if (changes.some(({ before }) => before !== undefined))
    return referralPage(call, { refused: w.refusals['changed-meanwhile'] }, 409)
  return command(call, { type: 'add-information', given: changes, ...(note === '' ? {} : { note }) }, 'information')
}

const answerQuestion = async (call: Tracking): Promise<PageAnswer> => {
  const { state, form, w, now, person } = call
  const caseId = call.param('caseId')
  if (!state.cases.some((opened) => opened.caseId === caseId)) return problemPage('not-found')
  const box = answerBox(caseId)
  const answer = fieldOf(form, 'answer')
  const code = faultOfReason(answer)
  if (code !== undefined) {
    const errors = [{ field: box, code, message: w.track.question.errors[code] }]
    return referralPage(call, { errors, typed: { [box]: answer } }, 422)
  }
  const context = { at: now, by: actorOf(person) }
  const command = { type: 'confirm-instruction', answer } as const
  return afterwards(call, await commandCase(caseId, command, context, askedByForm(call)), 'answered')
}

const withdrawalPage = ({ state, w }: Tracking, errors: readonly FieldError[] = []): PageAnswer => {
  const reasons = WITHDRAWAL_REASONS.map((reason) => ({ value: reason, text: w.track.withdraw.reasons[reason] }))
  const context = { reference: state.reference, path: referralPath(state.reference), reasons, errors }
  return html('track/withdraw', context, errors.length > 0 ? 422 : 200)
}

const withdrawal = (call: Tracking): PageAnswer =>
  referralHasEnded(call.state) ? redirect(referralPath(call.state.reference)) : withdrawalPage(call)

const reasonIn = (given: string): WithdrawalReason | undefined => WITHDRAWAL_REASONS.find((reason) => reason === given)

const withdraw = async (call: Tracking): Promise<PageAnswer> => {
  const reason = reasonIn(fieldOf(call.form, 'reason'))
  const { state, person, now } = call
  if (reason !== undefined)
    return afterwards(call, await withdrawReferral(state, reason, { person, at: now }), 'withdrawn')
  return withdrawalPage(call, [{ field: 'reason', code: 'required', message: call.w.track.withdraw.errors.required }])
}

export const handler = page({
  'GET /referrals': signedInPage(['referrer', 'reviewer', 'admin'], list),
  'GET /referrals/{reference}': ofReferral(maySeeReferral, show),
  'GET /referrals/{reference}/sent': ofReferral(maySeeReferral, sent),
  'GET /referrals/{reference}/story': ofReferral(maySeeReferral, story),
  'GET /referrals/{reference}/changes': ofReferral(maySeeReferral, changes),
  'GET /referrals/{reference}/correct': ofReferral(mayCorrect, choose),
  'GET /referrals/{reference}/correct/{group}/{page}': ofReferral(mayCorrect, ask),
  'POST /referrals/{reference}/correct/{group}/{page}': ofReferral(mayCorrect, fill),
  'GET /referrals/{reference}/consent': ofReferral(mayActOnReferral, consent),
  'POST /referrals/{reference}/consent': ofReferral(mayActOnReferral, withdrawConsent),
  'GET /referrals/{reference}/information': ofReferral(mayActOnReferral, information),
  'POST /referrals/{reference}/information': ofReferral(mayActOnReferral, addInformation),
  'GET /referrals/{reference}/cases/{caseId}/answer': leadsTo(({ param }) => `/referrals/${param('reference')}`),
  'POST /referrals/{reference}/cases/{caseId}/answer': ofReferral(mayActOnReferral, answerQuestion),
  'GET /referrals/{reference}/cases/{caseId}/messages': ofReferral(mayActOnReferral, showMessages),
  'POST /referrals/{reference}/cases/{caseId}/messages': ofReferral(mayActOnReferral, sendMessages),
  'GET /referrals/{reference}/cases/{caseId}/feedback': ofReferral(maySeeReferral, showFeedbackOf),
  'POST /referrals/{reference}/cases/{caseId}/feedback': ofReferral(mayActOnReferral, sendFeedbackOf),
  'GET /referrals/{reference}/cases/{caseId}/hand-over': ofReferral(mayActOnReferral, askHandOver),
  'POST /referrals/{reference}/cases/{caseId}/hand-over': ofReferral(mayActOnReferral, handOver),
  'GET /referrals/{reference}/cases/{caseId}/withdraw': ofReferral(mayActOnReferral, askWithdrawal),
  'POST /referrals/{reference}/cases/{caseId}/withdraw': ofReferral(mayActOnReferral, withdrawCase),
  'GET /referrals/{reference}/go-on': ofReferral(mayActOnReferral, goOn),
  'POST /referrals/{reference}/go-on': ofReferral(mayActOnReferral, sendGoOn),
  'GET /referrals/{reference}/look-again': ofReferral(maySeeReferral, lookAgain),
  'GET /referrals/{reference}/look-again/refer': leadsTo(({ param }) => `/referrals/${param('reference')}/look-again`),
  'GET /referrals/{reference}/look-again/drop': leadsTo(({ param }) => `/referrals/${param('reference')}/look-again`),
  'POST /referrals/{reference}/look-again/refer': ofReferral(mayActOnReferral, referAgain),
  'POST /referrals/{reference}/look-again/drop': ofReferral(mayActOnReferral, dropRechecks),
  'GET /referrals/{reference}/decision': ofReferral(mayReview, decision),
  'POST /referrals/{reference}/decision': ofReferral(mayReview, decide),
  'GET /referrals/{reference}/withdraw': ofReferral(mayActOnReferral, withdrawal),
  'POST /referrals/{reference}/withdraw': ofReferral(mayActOnReferral, withdraw),
})
