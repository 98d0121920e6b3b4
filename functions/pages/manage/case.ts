// The page of a case for its commissioner: who was asked, when things are due, and looking for a provider again.
import * as z from 'zod'
import { mayManageCase } from '../../../shared/domain/access.ts'
import { type CaseState, hasEnded } from '../../../shared/domain/case.ts'
import { clocksOf } from '../../../shared/domain/milestones.ts'
import { isCleanText } from '../../../shared/domain/text.ts'
import { log } from '../../../shared/platform/logger.ts'
import { calendarsNow } from '../../../shared/store/calendars.ts'
import { caseBy, caseEvents, commandCase } from '../../../shared/store/cases.ts'
import { allAuthorities, contractsOf } from '../../../shared/store/organisations.ts'
import { fieldOf } from '../../../shared/web/body.ts'
import { historyOf } from '../../../shared/web/cases/history.ts'
import { areaName, offerSummary } from '../../../shared/web/cases/offer-summary.ts'
import { redirect } from '../../../shared/web/http.ts'
import { actorOf } from '../../../shared/web/identity.ts'
import { html, type PageAnswer, problemPage, type SignedInPageCall } from '../../../shared/web/page.ts'
import { checked, type FieldError } from '../../../shared/web/problem.ts'
import { providerName, trailOf } from './desk.ts'

/** A case of the caller's area; any other does not exist for them. */
export const managed = async ({ param, person }: SignedInPageCall): Promise<CaseState | undefined> => {
  const state = await caseBy(param('id'))
  return state !== undefined && mayManageCase(person, state) ? state : undefined
}

/** Where the dates of a case are set anew. */
export const reprojectPath = (caseId: string): string => `/manage/cases/${caseId}/reproject`

const doneWords = ({ query, w }: SignedInPageCall): string | undefined => {
  switch (query.get('done')) {
    case 'assign-again':
      return w.manage.assignAgain.done
    case 'reprojected':
      return w.targets.reproject.done
    default:
      return undefined
  }
}

/** What the page has to say beside how the case stands; `refused` is why nothing was done. */
type More = { errors?: readonly FieldError[]; typed?: string; refused?: string; status?: number }

/** The page of a case as it stands. */
export const casePage = async (
  state: CaseState,
  call: SignedInPageCall,
  { errors = [], typed = '', refused, status = 200 }: More = {},
): Promise<PageAnswer> => {
  const { now, w } = call
  const [events, contracts, authorities, { of }] = await Promise.all([
    caseEvents(state.caseId),
    contractsOf(state.area),
    allAuthorities(),
    calendarsNow(),
  ])
  const nameOf = (organisation: string): string => {
    const authority = areaName(organisation, authorities)
    return authority === organisation ? providerName(organisation, contracts) : authority
  }
  const context = {
    state,
    summary: offerSummary(state, authorities, w),
    provider: state.offer?.providerName,
    clocks: clocksOf(state, now, of),
    trail: trailOf(events, contracts, w),
    history: historyOf(events, { reader: 'commissioner', nameOf, w }),
    errors,
    typed,
    refused,
    notice: doneWords(call),
    ended: hasEnded(state),
    reproject: reprojectPath(state.caseId),
  }
  return html('manage/case', context, status)
}

export const showCase = async (call: SignedInPageCall): Promise<PageAnswer> => {
  const state = await managed(call)
  return state === undefined ? problemPage('not-found') : casePage(state, call)
}

const assignment = z.object({
  reason: z.string().min(1, 'required').max(1_000, 'too-long').refine(isCleanText, 'characters'),
})

/** Asks for a provider to be looked for again. */
export const assignAgain = async (call: SignedInPageCall): Promise<PageAnswer> => {
  const state = await managed(call)
  if (state === undefined) return problemPage('not-found')
  const typed = fieldOf(call.form, 'reason')
  const read = checked(assignment, { reason: typed })
  if (!read.ok) {
    const said: Readonly<Record<string, string>> = call.w.manage.assignAgain.errors
    const errors = read.errors.map((error) => ({
      ...error,
      message: said[`${error.field}.${error.code}`] ?? error.message,
    }))
    return casePage(state, call, { errors, typed, status: 422 })
  }
  const command = { type: 'assign-again', reason: read.value.reason } as const
  const done = await commandCase(state.caseId, command, { at: call.now, by: actorOf(call.person) })
  if (done.ok) {
    log('case-changed', { caseId: state.caseId, event: command.type, status: done.state.status })
    return redirect(`/manage/cases/${state.caseId}?done=assign-again`)
  }
  log('command-refused', { caseId: state.caseId, event: command.type, code: done.refusal.code })
  const now = await managed(call)
  return now === undefined
    ? problemPage('not-found')
    : casePage(now, call, { refused: call.w.manage.assignAgain.refused, status: 409 })
}
