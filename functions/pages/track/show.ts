// The page of a referral, and the way back to it after something was done.
import { mayActOnReferral, mayCorrect, mayDecide, mayTakeEvidence } from '../../../shared/domain/access.ts'
import { canWithdrawConsent } from '../../../shared/domain/form/corrections.ts'
import type { ReferralCommand } from '../../../shared/domain/referral.ts'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import { attachmentsOfReferral } from '../../../shared/store/attachments.ts'
import { caseEvents, casesOfReferral, type Commanded } from '../../../shared/store/cases.ts'
import { allAuthorities } from '../../../shared/store/organisations.ts'
import { unreadOf } from '../../../shared/store/messages.ts'
import { mailsOf } from '../../../shared/store/mails.ts'
import { commandReferral, referralBy, referralEvents, storyOf } from '../../../shared/store/referrals.ts'
import { fileRows } from '../../../shared/web/attachments/listing.ts'
import { mailLines } from '../../../shared/web/cases/mails.ts'
import { redirect } from '../../../shared/web/http.ts'
import { actorOf } from '../../../shared/web/identity.ts'
import { html, type PageAnswer, problemPage } from '../../../shared/web/page.ts'
import type { FieldError } from '../../../shared/web/problem.ts'
import type { Words } from '../../../shared/web/words/index.ts'
import { type Followed, followingContext, referralPath } from './following.ts'
import { historyOf } from './history.ts'
import type { Tracking } from './tracking.ts'

/** So much of what has happened is shown at once; the rest unfolds. */
const LATEST = 8

/** The cases of a referral, each with what has happened in it. */
export const followed = async (reference: string): Promise<Followed[]> => {
  const cases = await casesOfReferral(reference)
  return Promise.all(cases.map(async (state) => ({ state, events: await caseEvents(state.caseId) })))
}

const DONE = [
  'information',
  'handed-over',
  'withdrawn',
  'case-withdrawn',
  'answered',
  'decided',
  'gone-on',
  'corrected',
  'consent',
] as const
export type Done = (typeof DONE)[number]

const doneWords = (done: Done, w: Words): string =>
  done === 'corrected' || done === 'consent' ? w.corrections.done[done] : w.track.done[done]

export const donePath = ({ state }: Tracking, done: Done): string => `${referralPath(state.reference)}?done=${done}`

/** What the page has to say beside how things stand: what is wrong with an answer, why a command was refused. */
export type Said = { errors?: readonly FieldError[]; typed?: Readonly<Record<string, string>>; refused?: string }

/** The page of a referral as it stands. */
export const referralPage = async (call: Tracking, said: Said = {}, status = 200): Promise<PageAnswer> => {
  const { state, rules, policies, calendars, person, now, w } = call
  const { reference } = state
  const [cases, story, events, areas] = await Promise.all([
    followed(reference),
    storyOf(reference),
    referralEvents(reference),
    allAuthorities(),
  ])
  const name = story === undefined ? '' : `${story.person.firstName} ${story.person.lastName}`
  const act = mayActOnReferral(person, state)
  const may = {
    act,
    decide: mayDecide(person, state),
    correct: mayCorrect(person, state),
    withdrawConsent: act && story !== undefined && canWithdrawConsent({ form: story, facts: state.facts }, state),
  }
  const history = historyOf(
    events,
    cases.map((one) => ({ role: one.state.role, events: one.events })),
    w,
  )
  const unread = act ? await unreadOf('referrer', state.authority) : new Map<string, number>()
  const done = DONE.find((one) => one === call.query.get('done'))
  const context = {
    ...followingContext({ state, cases, person: name, now, w, rules, policies, areas, calendars, unread, may }),
    evidence: cases.filter((one) => mayTakeEvidence(person, one.state)).map((one) => one.state.caseId),
    files: fileRows(await attachmentsOfReferral(reference), 'follower', w),
    history: history.slice(0, LATEST),
    earlier: history.slice(LATEST),
    mails: mailLines(await mailsOf(reference), { reader: 'referrer' }, w),
    done: done === undefined ? undefined : doneWords(done, w),
    typed: {},
    ...said,
  }
  return html('track/show', context, status)
}

/** Why something was refused; of two people who decide at once, the second reads who decided, and what. */
export const refusedWords = (
  code: Refusal['code'],
  { state, w }: Pick<Tracking, 'state' | 'w'>,
  done: Done,
): string => {
  const { decision } = state
  if (done !== 'decided' || decision === undefined) return w.refusals[code]
  const t = w.track.decided
  const against = state.cases.length > 0 ? t.noFurther : t.against
  const roles = decision.roles.map((role) => w.status.role[role])
  const who = decision.by.kind === 'person' ? decision.by.name : w.track.history.service
  return t.already(who, roles.length === 0 ? against : t.for(roles))
}

/** Back to the referral when a command was carried out; as it stands now, with the reason, when it was refused. */
export const afterwards = async (call: Tracking, commanded: Commanded<unknown>, done: Done): Promise<PageAnswer> => {
  if (commanded.ok) return redirect(donePath(call, done))
  const { code } = commanded.refusal
  const state = await referralBy(call.state.reference)
  if (state === undefined || code === 'not-found') return problemPage('not-found')
  const refused =
    code === 'write-refused' ? call.w.problem.stale.detail : refusedWords(code, { state, w: call.w }, done)
  return referralPage({ ...call, state }, { refused }, 409)
}

/** Carries out a command on the referral of a page, and goes back to it. */
export const command = async (call: Tracking, command: ReferralCommand, done: Done): Promise<PageAnswer> =>
  afterwards(
    call,
    await commandReferral(call.state.reference, command, { at: call.now, by: actorOf(call.person) }),
    done,
  )
