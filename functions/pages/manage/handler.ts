// The commissioner's desk: cases that nobody could take, offers that wait, what is overdue, and for each case who was asked.
import * as z from 'zod'
import { mayManageCase } from '../../../shared/domain/access.ts'
import type { CaseState } from '../../../shared/domain/case.ts'
import { ENGLAND_AND_WALES } from '../../../shared/domain/clocks/calendar.ts'
import { clocksOf } from '../../../shared/domain/milestones.ts'
import { isCleanText } from '../../../shared/domain/text.ts'
import { log } from '../../../shared/platform/logger.ts'
import { caseBy, caseEvents, casesOfArea, commandCase } from '../../../shared/store/cases.ts'
import { allAuthorities, contractsOf } from '../../../shared/store/organisations.ts'
import { fieldOf } from '../../../shared/web/body.ts'
import { historyOf } from '../../../shared/web/cases/history.ts'
import { areaName, offerSummary } from '../../../shared/web/cases/offer-summary.ts'
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
import { checked, type FieldError } from '../../../shared/web/problem.ts'
import { deskOf, GOING, providerName, trailOf } from './desk.ts'

const desk = async ({ person, now, w }: SignedInPageCall): Promise<PageAnswer> => {
  const area = person.organisation
  const [cases, contracts, authorities] = await Promise.all([
    Promise.all(GOING.map((status) => casesOfArea(area, status))),
    contractsOf(area),
    allAuthorities(),
  ])
  return html('manage/desk', { area: areaName(area, authorities), ...deskOf(cases.flat(), contracts, now, w) })
}

/** A case of the caller's area; any other does not exist for them. */
const managed = async ({ param, person }: SignedInPageCall): Promise<CaseState | undefined> => {
  const state = await caseBy(param('id'))
  return state !== undefined && mayManageCase(person, state) ? state : undefined
}

type More = { errors?: readonly FieldError[]; typed?: string; refused?: boolean; status?: number }

const casePage = async (
  state: CaseState,
  call: SignedInPageCall,
  { errors = [], typed = '', refused = false, status = 200 }: More = {},
): Promise<PageAnswer> => {
  const { now, w } = call
  const [events, contracts, authorities] = await Promise.all([
    caseEvents(state.caseId),
    contractsOf(state.area),
    allAuthorities(),
  ])
  const nameOf = (organisation: string): string => {
    const authority = areaName(organisation, authorities)
    return authority === organisation ? providerName(organisation, contracts) : authority
  }
  const context = {
    state,
    summary: offerSummary(state, authorities, w),
    provider: state.offer?.providerName,
    clocks: clocksOf(state, now, ENGLAND_AND_WALES),
    trail: trailOf(events, contracts, w),
    history: historyOf(events, { reader: 'commissioner', nameOf, w }),
    errors,
    typed,
    refused,
    notice: call.query.get('done') === 'assign-again' ? w.manage.assignAgain.done : undefined,
  }
  return html('manage/case', context, status)
}

const show = async (call: SignedInPageCall): Promise<PageAnswer> => {
  const state = await managed(call)
  return state === undefined ? problemPage('not-found') : casePage(state, call)
}

const assignment = z.object({
  reason: z.string().min(1, 'required').max(1_000, 'too-long').refine(isCleanText, 'characters'),
})

const assignAgain = async (call: SignedInPageCall): Promise<PageAnswer> => {
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
  return now === undefined ? problemPage('not-found') : casePage(now, call, { refused: true, status: 409 })
}

const commissioners = ['commissioner', 'admin'] as const

export const handler = page({
  'GET /manage': signedInPage(commissioners, desk),
  'GET /manage/cases/{id}': signedInPage(commissioners, show),
  'POST /manage/cases/{id}/assign-again': signedInPage(commissioners, assignAgain),
})
