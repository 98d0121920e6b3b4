// The cases of a provider: what is due next, each case as far as the provider may see it, and the work on it. A case that
// is not with the provider does not exist for it.
import { maySeeStory, mayWorkOnCase } from '../../../shared/domain/access.ts'
import { type CaseState, hasEnded } from '../../../shared/domain/case.ts'
import type { CaseAction } from '../../../shared/domain/case-actions.ts'
import type { CalendarOf } from '../../../shared/domain/clocks/calendars.ts'
import { clocksOf } from '../../../shared/domain/milestones.ts'
import type { CaseEvent } from '../../../shared/domain/events.ts'
import type { StoryChange } from '../../../shared/domain/form/corrections.ts'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import { log } from '../../../shared/platform/logger.ts'
import { attachmentsOfReferral } from '../../../shared/store/attachments.ts'
import { recordAccess } from '../../../shared/store/access-register.ts'
import { calendarsNow } from '../../../shared/store/calendars.ts'
import {
  answeredBefore,
  caseBy,
  caseEvents,
  casesOfProvider,
  commandCase,
  pageOfProvider,
} from '../../../shared/store/cases.ts'
import { mailsOf } from '../../../shared/store/mails.ts'
import { unreadOf } from '../../../shared/store/messages.ts'
import { allAuthorities } from '../../../shared/store/organisations.ts'
import { changesOfStory, storyOf } from '../../../shared/store/referrals.ts'
import { fileRows } from '../../../shared/web/attachments/listing.ts'
import { storyAccess } from '../../../shared/web/cases/access.ts'
import { answersOn, type Asked } from '../../../shared/web/cases/asked.ts'
import { byUrgency, nextDue } from '../../../shared/web/cases/due.ts'
import { type HistoryLine, historyOf, since } from '../../../shared/web/cases/history.ts'
import { mailLines } from '../../../shared/web/cases/mails.ts'
import { areaName, offerSummary } from '../../../shared/web/cases/offer-summary.ts'
import { advocatesBefore, attemptsInWords } from '../../../shared/web/cases/work.ts'
import { storyGroups } from '../../../shared/web/cases/story.ts'
import { changeLog, lastCorrected } from '../../../shared/web/form/change-log.ts'
import { askedByForm } from '../../../shared/web/asked-once.ts'
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
import { sendFeedbackOf, showFeedbackOf } from './feedback.ts'
import { sendMessages, showMessages } from './messages.ts'
import { actionError, ACTIONS, openActions, readAction, startingWith, type Typed, typedOf } from './action-forms.ts'

/** So many cases stand on one page. */
const CASES_A_PAGE = 100

type Unread = ReadonlyMap<string, number>

const rowOf = (state: CaseState, { now, w, person }: SignedInPageCall, calendars: CalendarOf, unread: Unread) => ({
  caseId: state.caseId,
  role: w.status.role[state.role],
  status: state.status,
  priority: w.status.priority[state.priority],
  advocate: state.advocate,
  endedAt: state.endedAt,
  unread: maySeeStory(person, state) ? unread.get(state.caseId) : undefined,
  next: nextDue(state, now, calendars),
})

const list = (call: SignedInPageCall): Promise<PageAnswer> =>
  call.query.get('show') === 'ended' ? endedList(call) : openList(call)

/** What has been offered and is not the provider's yet. */
const isOffer = ({ status, queriedFrom }: CaseState): boolean =>
  status === 'offered' || (status === 'queried' && queriedFrom === 'offered')

// What is most urgent may have come in at any time: all open cases are read to know their order, and a part of it is shown.
const openList = async (call: SignedInPageCall): Promise<PageAnswer> => {
  const { organisation } = call.person
  const [cases, { of }, unread] = await Promise.all([
    casesOfProvider(organisation, 'open'),
    calendarsNow(),
    unreadOf('provider', organisation),
  ])
  const inOrder = (some: CaseState[]) => some.map((state) => rowOf(state, call, of, unread)).sort(byUrgency)
  const offers = inOrder(cases.filter(isOffer))
  const mine = inOrder(cases.filter((state) => !isOffer(state)))
  // A case that is not in the list, or not any more, begins it anew.
  const from = mine.findIndex(({ caseId }) => caseId === call.query.get('after')) + 1
  const rows = mine.slice(from, from + CASES_A_PAGE)
  const last = rows.at(-1)
  return html('case/list', {
    which: 'open',
    rows,
    offered: from === 0 ? offers : [],
    overdue: [...offers, ...mine].filter(({ next }) => next?.late === true).length,
    offers: offers.filter(({ status }) => status === 'offered').length,
    more: last === undefined || from + CASES_A_PAGE >= mine.length ? undefined : `/cases?after=${last.caseId}`,
    first: from === 0 ? undefined : '/cases',
    notice: noticeOf(call),
  })
}

const endedList = async (call: SignedInPageCall): Promise<PageAnswer> => {
  const { organisation } = call.person
  const cursor = call.query.get('after') ?? undefined
  const paging = { which: 'ended', limit: CASES_A_PAGE, newestFirst: true } as const
  const [page, { of }, unread] = await Promise.all([
    pageOfProvider(organisation, paging, cursor),
    calendarsNow(),
    unreadOf('provider', organisation),
  ])
  if (page === undefined) return redirect('/cases?show=ended')
  return html('case/list', {
    which: 'ended',
    rows: page.items.map((state) => rowOf(state, call, of, unread)),
    offered: [],
    more: page.next === undefined ? undefined : `/cases?show=ended&after=${page.next}`,
    first: cursor === undefined ? undefined : '/cases?show=ended',
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

/** What has happened since the case was offered to the caller's provider. */
const eventsFor = async (state: CaseState): Promise<CaseEvent[]> =>
  since(state.offer?.offerId ?? '', await caseEvents(state.caseId))

const historyFor = async (
  state: CaseState,
  events: readonly CaseEvent[],
  { person, w }: SignedInPageCall,
): Promise<HistoryLine[]> => {
  const areas = await allAuthorities()
  const nameOf = (organisation: string): string =>
    organisation === person.organisation ? (state.offer?.providerName ?? organisation) : areaName(organisation, areas)
  return historyOf(events, { reader: 'provider', nameOf, w })
}

const changesSince = async (acceptance: Instant, reference: string): Promise<StoryChange[]> =>
  (await changesOfStory(reference)).filter(({ at }) => at >= acceptance)

const show = async (call: SignedInPageCall): Promise<PageAnswer> => {
  const { state, answer } = await mine(call)
  if (answer !== undefined) return answer
  const [areas, { of }, events] = await Promise.all([allAuthorities(), calendarsNow(), eventsFor(state)])
  const maySee = maySeeStory(call.person, state)
  if (maySee) await recordAccess(storyAccess(state, call))
  const story = maySee ? await storyOf(state.reference) : undefined
  const { acceptance } = state.reached
  // What was corrected before the provider accepted was never told to it, and is not its business.
  const changes = maySee && acceptance !== undefined ? await changesSince(acceptance, state.reference) : []
  const summary = offerSummary(state, areas, call.w)
  const [forward, ...others] = openActions(state)
  const provider = call.person.organisation
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
    advocatesBefore: advocatesBefore(events, call.w),
    attempts: attemptsInWords(events, call.w),
    mayMessage: maySee,
    mayGiveFeedback: maySee && state.feedback !== undefined,
    unread: maySee ? (await unreadOf('provider', call.person.organisation)).get(state.caseId) : undefined,
    history: await historyFor(state, events, call),
    mails: mailLines(await mailsOf(state.reference), { reader: 'provider', caseId: state.caseId, provider }, call.w),
    notice: noticeOf(call),
  })
}

/** What was asked about the offer and answered: the reason to wait with an answer to it, so it stands beside the forms that give one. */
const askedFor = async (state: CaseState): Promise<Asked[]> =>
  isOffer(state) && state.sharing !== 'stopped'
    ? answersOn(state.offer?.offerId ?? '', await caseEvents(state.caseId))
    : []

const formPage = async (
  action: CaseAction,
  state: CaseState,
  typed: Typed,
  errors: readonly FieldError[] = [],
): Promise<PageAnswer> => {
  const { caseId, decisionOn, sharing, advocate, hours } = state
  const context = {
    action,
    caseId,
    decisionOn,
    sharingStopped: sharing === 'stopped',
    asked: await askedFor(state),
    advocate,
    hours,
    typed,
    errors,
  }
  return html(`case/forms/${action}`, context, errors.length === 0 ? 200 : 422)
}

/** Says what stands in the way, and who did what last: of two who act at once, one reads what the other did. */
const refusedPage = async (code: Refusal['code'] | 'stale', call: SignedInPageCall): Promise<PageAnswer> => {
  const { state, answer } = await mine(call)
  if (answer !== undefined) return answer
  const [last] = await historyFor(state, await eventsFor(state), call)
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
    return formPage(action, state, startingWith(action, call.now, state))
  }

const act =
  (action: CaseAction) =>
  async (call: SignedInPageCall): Promise<PageAnswer> => {
    const once = askedByForm(call)
    const { state, answer } = await mine(call)
    // Pressed again, what let the case go is answered as before, though the case is with somebody else.
    if (answer !== undefined)
      return (await answeredBefore(once.asked))?.ok === true ? redirect(afterwards(action, call.param('id'))) : answer
    const read = readAction(action, call.form, state, call)
    if (!read.ok) return formPage(action, state, typedOf(call.form), read.errors)
    const done = await commandCase(state.caseId, read.command, { at: call.now, by: actorOf(call.person) }, once)
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

const ofMine =
  (answer: (state: CaseState, call: SignedInPageCall) => Promise<PageAnswer>) =>
  async (call: SignedInPageCall): Promise<PageAnswer> => {
    const found = await mine(call)
    return found.answer ?? answer(found.state, call)
  }

const afterwards = (action: CaseAction, caseId: string, command?: string): string => {
  // A case that was let go is no longer there to go back to.
  if (action === 'decline' || action === 'give-back') return `/cases?done=${action}`
  return `/cases/${caseId}?done=${command === 'attempt-contact' ? 'contact-attempted' : action}`
}

const provider = ['provider'] as const

export const handler = page({
  'GET /cases': signedInPage(provider, list),
  'GET /cases/{id}': signedInPage(provider, show),
  'GET /cases/{id}/messages': signedInPage(provider, ofMine(showMessages)),
  'POST /cases/{id}/messages': signedInPage(provider, ofMine(sendMessages)),
  'GET /cases/{id}/feedback': signedInPage(provider, ofMine(showFeedbackOf)),
  'POST /cases/{id}/feedback': signedInPage(provider, ofMine(sendFeedbackOf)),
  ...Object.fromEntries(
    ACTIONS.flatMap((action) => [
      [`GET /cases/{id}/${action}`, signedInPage(provider, ask(action))],
      [`POST /cases/{id}/${action}`, signedInPage(provider, act(action))],
    ]),
  ),
})
