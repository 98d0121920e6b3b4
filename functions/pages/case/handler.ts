// The cases of a provider: what is due next, each case as far as the provider may see it, and the work on it. A case that
// is not with the provider does not exist for it.
import { maySeeStory, mayWorkOnCase } from '../../../shared/domain/access.ts'
import { type CaseState, hasEnded } from '../../../shared/domain/case.ts'
import type { CaseAction } from '../../../shared/domain/case-actions.ts'
import type { CalendarOf } from '../../../shared/domain/clocks/calendars.ts'
import { clocksOf } from '../../../shared/domain/milestones.ts'
import type { StoryChange } from '../../../shared/domain/form/corrections.ts'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import { log } from '../../../shared/platform/logger.ts'
import { attachmentsOfReferral } from '../../../shared/store/attachments.ts'
import { calendarsNow } from '../../../shared/store/calendars.ts'
import { caseBy, caseEvents, casesOfProvider, commandCase } from '../../../shared/store/cases.ts'
import { allAuthorities } from '../../../shared/store/organisations.ts'
import { changesOfStory, storyOf } from '../../../shared/store/referrals.ts'
import { fileRows } from '../../../shared/web/attachments/listing.ts'
import { byUrgency, nextDue } from '../../../shared/web/cases/due.ts'
import { type HistoryLine, historyOf, since } from '../../../shared/web/cases/history.ts'
import { areaName, offerSummary } from '../../../shared/web/cases/offer-summary.ts'
import { storyGroups } from '../../../shared/web/cases/story.ts'
import { changeLog, lastCorrected } from '../../../shared/web/form/change-log.ts'
import { redirect } from '../../../shared/web/http.ts'
import { actorOf } from '../../../shared/web/identity.ts'
import {
  html,
  page,
  type PageAnswer,
  problemPage,
  signedInPage,
  type SignedInPageCall,
} from '../../../shared/web/page.ts'
import type { FieldError } from '../../../shared/web/problem.ts'
import { actionError, ACTIONS, openActions, readAction, startingWith, type Typed, typedOf } from './action-forms.ts'

const rowOf = (state: CaseState, { now, w }: SignedInPageCall, calendars: CalendarOf) => ({
  caseId: state.caseId,
  role: w.status.role[state.role],
  status: state.status,
  priority: w.status.priority[state.priority],
  advocate: state.advocate,
  endedAt: state.endedAt,
  next: nextDue(state, now, calendars),
})

const list = async (call: SignedInPageCall): Promise<PageAnswer> => {
  const which = call.query.get('show') === 'ended' ? 'ended' : 'open'
  const [cases, { of }] = await Promise.all([casesOfProvider(call.person.organisation, which), calendarsNow()])
  const rows = cases.map((state) => rowOf(state, call, of))
  const sorted =
    which === 'open'
      ? rows.sort(byUrgency)
      : rows.sort((one, other) => (other.endedAt ?? '').localeCompare(one.endedAt ?? ''))
  return html('case/list', {
    which,
    rows: sorted,
    overdue: rows.filter(({ next }) => next?.late === true).length,
    offers: rows.filter(({ status }) => status === 'offered').length,
    notice: noticeOf(call),
  })
}

/** What a redirect after a change asks to be said. Of anything else nothing is. */
const noticeOf = ({ query, w }: SignedInPageCall): string | undefined => {
  const done = query.get('done')
  if (done === 'contact-attempted') return w.cases.show.contactAttempted
  const action = ACTIONS.find((known) => known === done)
  return action === undefined ? undefined : w.cases.actions[action].done
}

type Mine = { state: CaseState; answer?: never } | { state?: never; answer: PageAnswer }

/** The case of the path, if it is with the caller's provider; otherwise the page to answer with. */
const mine = async (call: SignedInPageCall): Promise<Mine> => {
  const state = await caseBy(call.param('id'))
  if (state === undefined) return { answer: problemPage('not-found') }
  if (mayWorkOnCase(call.person, state)) return { state }
  // A provider that had the offer knows of it: it is told the truth, which mails that were sent before lead to.
  const gaveBack = state.givenBack.findLast(({ provider }) => provider === call.person.organisation)
  return { answer: gaveBack === undefined ? problemPage('not-found') : html('case/passed-on', gaveBack, 410) }
}

const historyFor = async (state: CaseState, { person, w }: SignedInPageCall): Promise<HistoryLine[]> => {
  const areas = await allAuthorities()
  const nameOf = (organisation: string): string =>
    organisation === person.organisation ? (state.offer?.providerName ?? organisation) : areaName(organisation, areas)
  return historyOf(since(state.offer?.offerId ?? '', await caseEvents(state.caseId)), { reader: 'provider', nameOf, w })
}

const changesSince = async (acceptance: Instant, reference: string): Promise<StoryChange[]> =>
  (await changesOfStory(reference)).filter(({ at }) => at >= acceptance)

const show = async (call: SignedInPageCall): Promise<PageAnswer> => {
  const { state, answer } = await mine(call)
  if (answer !== undefined) return answer
  const [areas, { of }] = await Promise.all([allAuthorities(), calendarsNow()])
  const maySee = maySeeStory(call.person, state)
  const story = maySee ? await storyOf(state.reference) : undefined
  const { acceptance } = state.reached
  // What was corrected before the provider accepted was never told to it, and is not its business.
  const changes = maySee && acceptance !== undefined ? await changesSince(acceptance, state.reference) : []
  const summary = offerSummary(state, areas, call.w)
  const [forward, ...others] = openActions(state)
  return html('case/show', {
    state,
    paused: state.pauses.find((pause) => pause.to === undefined),
    summary: {
      ...summary,
      ...(story === undefined ? {} : { law: `${summary.law}. ${call.w.cases.ground(state.rule)}` }),
    },
    referredBy: areaName(state.authority, areas),
    next: nextDue(state, call.now, of),
    ended: hasEnded(state),
    clocks: clocksOf(state, call.now, of),
    forward,
    others,
    story: story === undefined ? undefined : storyGroups(story, areas, call.w, lastCorrected(changes)),
    changes: changeLog(changes, { areas, w: call.w }),
    sharingStopped: state.sharing === 'stopped',
    accepted: state.reached.acceptance !== undefined,
    files: story === undefined ? [] : fileRows(await attachmentsOfReferral(state.reference), 'provider', call.w),
    history: await historyFor(state, call),
    notice: noticeOf(call),
  })
}

const formPage = (
  action: CaseAction,
  state: CaseState,
  typed: Typed,
  errors: readonly FieldError[] = [],
): PageAnswer => {
  const { caseId, decisionOn, sharing } = state
  const context = { action, caseId, decisionOn, sharingStopped: sharing === 'stopped', typed, errors }
  return html(`case/forms/${action}`, context, errors.length === 0 ? 200 : 422)
}

/** Says what stands in the way, and who did what last: of two who act at once, one reads what the other did. */
const refusedPage = async (code: Refusal['code'] | 'stale', call: SignedInPageCall): Promise<PageAnswer> => {
  const { state, answer } = await mine(call)
  if (answer !== undefined) return answer
  const [last] = await historyFor(state, call)
  return html('case/refused', { code, state, last }, 409)
}

const whyClosed = (action: CaseAction, state: CaseState): Refusal['code'] => {
  if (hasEnded(state)) return 'already-ended'
  return (action === 'accept' || action === 'decline') && state.reached.acceptance !== undefined
    ? 'already-answered'
    : 'not-in-this-status'
}

const ask =
  (action: CaseAction) =>
  async (call: SignedInPageCall): Promise<PageAnswer> => {
    const { state, answer } = await mine(call)
    if (answer !== undefined) return answer
    if (!openActions(state).includes(action)) return refusedPage(whyClosed(action, state), call)
    return formPage(action, state, startingWith(action, call.now))
  }

const act =
  (action: CaseAction) =>
  async (call: SignedInPageCall): Promise<PageAnswer> => {
    const { state, answer } = await mine(call)
    if (answer !== undefined) return answer
    const read = readAction(action, call.form, state, call)
    if (!read.ok) return formPage(action, state, typedOf(call.form), read.errors)
    const done = await commandCase(state.caseId, read.command, { at: call.now, by: actorOf(call.person) })
    if (done.ok) {
      log('case-changed', { caseId: state.caseId, event: read.command.type, status: done.state.status })
      return redirect(afterwards(action, state.caseId, read.command.type))
    }
    const { refusal } = done
    log('command-refused', { caseId: state.caseId, event: read.command.type, code: refusal.code })
    if (refusal.code === 'not-found') return problemPage('not-found')
    if (refusal.code === 'write-refused') return refusedPage('stale', call)
    if (refusal.field === undefined) return refusedPage(refusal.code, call)
    const error = actionError(action, { field: refusal.field, code: refusal.code }, call)
    return formPage(action, state, typedOf(call.form), [error])
  }

const afterwards = (action: CaseAction, caseId: string, command: string): string => {
  // A declined case is no longer there to go back to.
  if (action === 'decline') return '/cases?done=decline'
  return `/cases/${caseId}?done=${command === 'attempt-contact' ? 'contact-attempted' : action}`
}

const provider = ['provider'] as const

export const handler = page({
  'GET /cases': signedInPage(provider, list),
  'GET /cases/{id}': signedInPage(provider, show),
  ...Object.fromEntries(
    ACTIONS.flatMap((action) => [
      [`GET /cases/{id}/${action}`, signedInPage(provider, ask(action))],
      [`POST /cases/{id}/${action}`, signedInPage(provider, act(action))],
    ]),
  ),
})
