// Following referrals: the confirmation, the list, where each is, and what the authority can do: answer, add, decide, withdraw.
import { mayActOnReferral, mayDecide, maySeeReferral, type Viewer } from '../../../shared/domain/access.ts'
import { type Role, ROLES } from '../../../shared/domain/eligibility/rules.ts'
import { WITHDRAWAL_REASONS, type WithdrawalReason } from '../../../shared/domain/events.ts'
import { type ReferralCommand, type ReferralState, referralHasEnded } from '../../../shared/domain/referral.ts'
import { isCleanText } from '../../../shared/domain/text.ts'
import { dateOf } from '../../../shared/domain/time.ts'
import { caseEvents, casesOfReferral, commandCase, type Commanded } from '../../../shared/store/cases.ts'
import { allAuthorities } from '../../../shared/store/organisations.ts'
import {
  commandReferral,
  referralBy,
  referralEvents,
  referralsOfAuthority,
  storyOf,
} from '../../../shared/store/referrals.ts'
import { fieldOf, fieldsOf } from '../../../shared/web/body.ts'
import { answeredGroups } from '../../../shared/web/form/answered.ts'
import { lawAnswers } from '../../../shared/web/form/law.ts'
import { shownQuestions } from '../../../shared/web/form/questions.ts'
import { mistakesOnPage } from '../../../shared/web/form/wording.ts'
import { redirect } from '../../../shared/web/http.ts'
import { actorOf, hasRole } from '../../../shared/web/identity.ts'
import {
  html,
  page,
  type PageAnswer,
  problemPage,
  type SignedInPageCall,
  signedInPage,
} from '../../../shared/web/page.ts'
import type { FieldError } from '../../../shared/web/problem.ts'
import { determinationsOf, expectedCases, leadOf } from '../../../shared/web/expected.ts'
import { answerBox, type Followed, followingContext, listRows, missingFacts, referralPath } from './following.ts'
import { historyOf } from './history.ts'
import { answersOf, missingQuestions, readMissing } from './information.ts'

const LONGEST_TEXT = 2_000
/** So much of what has happened is shown at once; the rest unfolds. */
const LATEST = 8

const faultOfText = (text: string): 'too-long' | 'characters' | undefined => {
  if (text.length > LONGEST_TEXT) return 'too-long'
  return isCleanText(text) ? undefined : 'characters'
}

const list = async ({ person, w }: SignedInPageCall): Promise<PageAnswer> => {
  const referrals = await referralsOfAuthority(person.organisation)
  return html('track/list', { rows: listRows(referrals, w), mayRefer: hasRole(person, ['referrer']) })
}

type Tracking = SignedInPageCall & { state: ReferralState }
type May = (viewer: Viewer, referral: ReferralState) => boolean

/** A page of a referral that somebody may see, or act on; any other is not there for them. */
const ofReferral = (may: May, handler: (call: Tracking) => PageAnswer | Promise<PageAnswer>) =>
  signedInPage(['referrer', 'reviewer', 'admin'], async (call) => {
    const state = await referralBy(call.param('reference'))
    return state !== undefined && may(call.person, state) ? handler({ ...call, state }) : problemPage('not-found')
  })

const followed = async (reference: string): Promise<Followed[]> => {
  const cases = await casesOfReferral(reference)
  return Promise.all(cases.map(async (state) => ({ state, events: await caseEvents(state.caseId) })))
}

const nameOf = async (reference: string): Promise<string> => {
  const story = await storyOf(reference)
  return story === undefined ? '' : `${story.person.firstName} ${story.person.lastName}`
}

const DONE = ['information', 'withdrawn', 'answered', 'decided'] as const
type Done = (typeof DONE)[number]

const donePath = ({ state }: Tracking, done: Done): string => `${referralPath(state.reference)}?done=${done}`

type Said = { errors?: readonly FieldError[]; typed?: Readonly<Record<string, string>>; refused?: string }

const referralPage = async (call: Tracking, said: Said = {}, status = 200): Promise<PageAnswer> => {
  const { state, person, now, w } = call
  const { reference } = state
  const [cases, name, events] = await Promise.all([followed(reference), nameOf(reference), referralEvents(reference)])
  const may = { act: mayActOnReferral(person, state), decide: mayDecide(person, state) }
  const history = historyOf(
    events,
    cases.map((one) => ({ role: one.state.role, events: one.events })),
    w,
  )
  const done = DONE.find((one) => one === call.query.get('done'))
  const context = {
    ...followingContext({ state, cases, person: name, now, w, may }),
    history: history.slice(0, LATEST),
    earlier: history.slice(LATEST),
    done: done === undefined ? undefined : w.track.done[done],
    typed: {},
    ...said,
  }
  return html('track/show', context, status)
}

const show = (call: Tracking): Promise<PageAnswer> => referralPage(call)

/** Back to the referral when a command was carried out; as it stands now, with the reason, when it was refused. */
const afterwards = async (call: Tracking, commanded: Commanded<unknown>, done: Done): Promise<PageAnswer> => {
  if (commanded.ok) return redirect(donePath(call, done))
  const { code } = commanded.refusal
  const state = await referralBy(call.state.reference)
  if (state === undefined || code === 'not-found') return problemPage('not-found')
  const refused = code === 'write-refused' ? call.w.problem.stale.detail : call.w.refusals[code]
  return referralPage({ ...call, state }, { refused }, 409)
}

const command = async (call: Tracking, command: ReferralCommand, done: Done): Promise<PageAnswer> =>
  afterwards(
    call,
    await commandReferral(call.state.reference, command, { at: call.now, by: actorOf(call.person) }),
    done,
  )

const sent = async ({ state, now, w }: Tracking): Promise<PageAnswer> => {
  const { reference } = state
  const cases = await followed(reference)
  const following = followingContext({ state, cases, person: '', now, w, may: { act: true, decide: false } })
  return html('track/sent', { ...following, lead: leadOf(state), isSoon: expectedCases(state, now).length > 0 })
}

const story = async ({ state, w }: Tracking): Promise<PageAnswer> => {
  const [told, areas] = await Promise.all([storyOf(state.reference), allAuthorities()])
  if (told === undefined) return problemPage('not-found')
  const answers = answersOf(told, state.facts)
  const groups = answeredGroups({ answers, w, areas }, dateOf(state.receivedAt))
    .map(({ title, rows }) => ({ title, rows: rows.filter(({ lines }) => lines.length > 0) }))
    .filter(({ rows }) => rows.length > 0)
  return html('track/story', { reference: state.reference, groups, path: referralPath(state.reference) })
}

const informationOf = async ({ state, now }: Tracking) => {
  const told = (await storyOf(state.reference)) ?? {}
  const answers = answersOf(told, state.facts)
  return { answers, missing: missingQuestions(answers, missingFacts(state), dateOf(now)) }
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
  const { state, form, now, w } = call
  const { answers, missing } = await informationOf(call)
  const [first] = missing.flatMap(({ questions }) => questions)
  if (first === undefined) return redirect(referralPath(state.reference))
  const note = fieldOf(form, 'note')
  const given = readMissing(missing, { form, answers, facts: state.facts, today: dateOf(now) })
  const t = w.track.information.errors
  const fault = faultOfText(note)
  const tooLong = fault === undefined ? [] : [{ field: 'note', code: fault, message: t[fault] }]
  if (!given.ok || tooLong.length > 0) {
    const nothing = !given.ok && given.mistakes === 'nothing'
    const more = [...(nothing ? [{ field: first.box, code: 'required', message: t.nothing }] : []), ...tooLong]
    const mistakes = given.ok || given.mistakes === 'nothing' ? [] : given.mistakes
    return informationPage(call, { missing, answers: { ...answers, ...given.typed } }, { mistakes, more, note })
  }
  return command(call, { type: 'add-information', facts: given.facts, ...(note === '' ? {} : { note }) }, 'information')
}

const answerQuestion = async (call: Tracking): Promise<PageAnswer> => {
  const { state, form, w, now, person } = call
  const caseId = call.param('caseId')
  if (!state.cases.some((opened) => opened.caseId === caseId)) return problemPage('not-found')
  const box = answerBox(caseId)
  const answer = fieldOf(form, 'answer')
  const code = answer === '' ? 'required' : faultOfText(answer)
  if (code !== undefined) {
    const errors = [{ field: box, code, message: w.track.question.errors[code] }]
    return referralPage(call, { errors, typed: { [box]: answer } }, 422)
  }
  const context = { at: now, by: actorOf(person) }
  return afterwards(call, await commandCase(caseId, { type: 'confirm-instruction', answer }, context), 'answered')
}

type Deciding = { chosen?: readonly string[]; reason?: string; errors?: readonly FieldError[] }

/** The roles that the law was asked about: a reviewer opens some of them or none. */
const rolesToDecide = (state: ReferralState): Role[] =>
  ROLES.filter((role) => determinationsOf(state).some((found) => found.role === role))

const decisionPage = ({ state, w }: Tracking, { chosen = [], reason = '', errors = [] }: Deciding = {}): PageAnswer => {
  const context = {
    reference: state.reference,
    path: referralPath(state.reference),
    goOnReason: state.goOnReason,
    roles: rolesToDecide(state).map((role) => ({
      value: role,
      text: w.status.role[role],
      checked: chosen.includes(role),
    })),
    isNone: chosen.includes('none'),
    reason,
    law: lawAnswers(determinationsOf(state), w),
    errors,
  }
  return html('track/decide', context, errors.length > 0 ? 422 : 200)
}

const decision = (call: Tracking): PageAnswer =>
  call.state.status === 'awaiting-decision' ? decisionPage(call) : redirect(referralPath(call.state.reference))

const decide = async (call: Tracking): Promise<PageAnswer> => {
  const { state, form, w } = call
  const chosen = fieldsOf(form, 'roles')
  const roles = rolesToDecide(state).filter((role) => chosen.includes(role))
  const isNone = chosen.includes('none')
  const reason = fieldOf(form, 'reason')
  const fault = faultOfText(reason)
  const t = w.track.decide.errors
  const error = (field: 'roles' | 'reason', code: keyof typeof t): FieldError => ({ field, code, message: t[code] })
  const errors = [
    ...(roles.length === 0 && !isNone ? [error('roles', 'roles.required')] : []),
    ...(roles.length > 0 && isNone ? [error('roles', 'roles.contradiction')] : []),
    ...(reason === '' ? [error('reason', 'reason.required')] : []),
    ...(fault === undefined ? [] : [error('reason', `reason.${fault}`)]),
  ]
  if (errors.length > 0) return decisionPage(call, { chosen, reason, errors })
  return command(call, { type: 'decide-eligibility', roles, reason }, 'decided')
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
  if (reason !== undefined) return command(call, { type: 'withdraw', reason }, 'withdrawn')
  return withdrawalPage(call, [{ field: 'reason', code: 'required', message: call.w.track.withdraw.errors.required }])
}

export const handler = page({
  'GET /referrals': signedInPage(['referrer', 'reviewer', 'admin'], list),
  'GET /referrals/{reference}': ofReferral(maySeeReferral, show),
  'GET /referrals/{reference}/sent': ofReferral(maySeeReferral, sent),
  'GET /referrals/{reference}/story': ofReferral(maySeeReferral, story),
  'GET /referrals/{reference}/information': ofReferral(mayActOnReferral, information),
  'POST /referrals/{reference}/information': ofReferral(mayActOnReferral, addInformation),
  'POST /referrals/{reference}/cases/{caseId}/answer': ofReferral(mayActOnReferral, answerQuestion),
  'GET /referrals/{reference}/decision': ofReferral(mayDecide, decision),
  'POST /referrals/{reference}/decision': ofReferral(mayDecide, decide),
  'GET /referrals/{reference}/withdraw': ofReferral(mayActOnReferral, withdrawal),
  'POST /referrals/{reference}/withdraw': ofReferral(mayActOnReferral, withdraw),
})
