// The page of a case for its commissioner: who was asked, when things are due, and looking for a provider again.
import * as z from 'zod'
import { mayManageCase } from '../../../shared/domain/access.ts'
import { NO_WISHES, wishesOf } from '../../../shared/domain/assignment/wishes.ts'
import { type CaseState, hasEnded, mayBeReassigned } from '../../../shared/domain/case.ts'
import { clocksOf } from '../../../shared/domain/milestones.ts'
import { isCleanText } from '../../../shared/domain/text.ts'
import { log } from '../../../shared/platform/logger.ts'
import { calendarsNow } from '../../../shared/store/calendars.ts'
import { caseBy, caseEvents, commandCase } from '../../../shared/store/cases.ts'
import { mailsOf } from '../../../shared/store/mails.ts'
import { allAuthorities, contractsWithLoad } from '../../../shared/store/organisations.ts'
import { storyOf } from '../../../shared/store/referrals.ts'
import { askedByForm } from '../../../shared/web/asked-once.ts'
import { fieldOf } from '../../../shared/web/body.ts'
import { historyOf } from '../../../shared/web/cases/history.ts'
import { mailLines } from '../../../shared/web/cases/mails.ts'
import { areaName, offerSummary } from '../../../shared/web/cases/offer-summary.ts'
import type { Areas } from '../../../shared/web/form/wording.ts'
import { redirect } from '../../../shared/web/http.ts'
import { actorOf } from '../../../shared/web/identity.ts'
import { html, type PageAnswer, problemPage, type SignedInPageCall } from '../../../shared/web/page.ts'
import { checked, type FieldError } from '../../../shared/web/problem.ts'
import type { Words } from '../../../shared/web/words/index.ts'
import { type CouldHave, couldHave, wishesNow } from './could-have.ts'
import { choicesOf, providerName, trailOf } from './desk.ts'

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
    case 're-assign':
      return w.manage.reassign.done
    case 'reprojected':
      return w.targets.reproject.done
    default:
      return undefined
  }
}

/** What the page has to say beside how the case stands; `refused` is why nothing was done. */
type More = { errors?: readonly FieldError[]; typed?: string; contractId?: string; refused?: string; status?: number }

/** The page of a case as it stands. */
export const casePage = async (
  state: CaseState,
  call: SignedInPageCall,
  { errors = [], typed = '', contractId = '', refused, status = 200 }: More = {},
): Promise<PageAnswer> => {
  const { now, w } = call
  const [events, mails, contracts, authorities, { of }, story] = await Promise.all([
    caseEvents(state.caseId),
    mailsOf(state.reference),
    contractsWithLoad(state.area),
    allAuthorities(),
    calendarsNow(),
    storyOf(state.reference),
  ])
  const wishes = story === undefined ? NO_WISHES : wishesOf(story, contracts)
  const nameOf = (organisation: string): string => {
    const authority = areaName(organisation, authorities)
    return authority === organisation ? providerName(organisation, contracts) : authority
  }
  const could = couldHave(state, contracts, { wishes, now })
  const context = {
    state,
    summary: offerSummary(state, authorities, w),
    provider: state.offer?.providerName,
    clocks: clocksOf(state, now, of),
    trail: trailOf(events, contracts, w),
    choices: choicesOf(events, contracts, w),
    history: historyOf(events, { reader: 'commissioner', nameOf, w }),
    mails: mailLines(mails, { reader: 'commissioner', caseId: state.caseId }, w),
    errors,
    typed,
    refused,
    notice: doneWords(call),
    ended: hasEnded(state),
    reproject: reprojectPath(state.caseId),
    goesOn: handOverWords(state, authorities, w),
    askAgain: { contracts: contractChoices(state, could, w.manage.reassign), contractId },
    reassign: mayBeReassigned(state)
      ? {
          contracts: contractChoices(state, could, w.manage.reassign),
          nobodyLeft: could.nobodyLeft,
          contractId,
          offerId: state.offer?.offerId,
          status: state.status,
        }
      : undefined,
    conflictNotFound:
      wishes.conflictNotFound === undefined
        ? undefined
        : w.manage.show.conflictNotFound(story?.advocate?.conflictProvider ?? ''),
  }
  return html('manage/case', context, status)
}

const wasTakenFrom = ({ givenBack }: CaseState, provider: string): boolean =>
  givenBack.some((back) => back.provider === provider && back.how === 'taken-back')

const contractChoices = (state: CaseState, { contracts }: CouldHave, t: Words['manage']['reassign']) => [
  { value: '', text: t.anyContract },
  ...contracts.map(({ contractId, provider, providerName: name, capacity, held }) => {
    const room = t.room(name, capacity - held)
    return { value: contractId, text: wasTakenFrom(state, provider) ? t.takenBefore(room) : room }
  }),
]

/** That a case goes on in another area, or came from one. */
const handOverWords = ({ handedOver, handedOverFrom, status }: CaseState, areas: Areas, w: Words): string[] => {
  const t = w.manage.handOver
  return [
    ...(handedOverFrom === undefined ? [] : [t.from(areaName(handedOverFrom.area, areas), handedOverFrom.caseId)]),
    ...(handedOver === undefined
      ? []
      : [
          handedOver.jointUntil === undefined || hasEnded({ status })
            ? t.to(areaName(handedOver.area, areas), handedOver.toCaseId)
            : t.joint(areaName(handedOver.area, areas), handedOver.toCaseId, w.dates.day(handedOver.jointUntil)),
        ]),
  ]
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
  const contractId = fieldOf(call.form, 'contractId')
  const read = checked(assignment, { reason: typed })
  const contracts = await contractsWithLoad(state.area)
  const could = couldHave(state, contracts, { wishes: await wishesNow(state, contracts), now: call.now })
  // Of a case that waits no more the choice is nobody's: that is said below.
  const isChoice =
    contractId === '' ||
    state.status !== 'unplaced' ||
    could.contracts.some((contract) => contract.contractId === contractId)
  if (!read.ok || !isChoice) {
    const said: Readonly<Record<string, string>> = call.w.manage.assignAgain.errors
    const wrong = [
      ...(read.ok ? [] : read.errors),
      ...(isChoice ? [] : [{ field: 'contractId', code: 'not-an-option', message: '' }]),
    ]
    const errors = wrong.map((error) => ({
      ...error,
      message: said[`${error.field}.${error.code}`] ?? error.message,
    }))
    return casePage(state, call, { errors, typed, contractId, status: 422 })
  }
  const named = contractId === '' ? {} : { contractId }
  const command = { type: 'assign-again', reason: read.value.reason, ...named } as const
  const context = { at: call.now, by: actorOf(call.person) }
  const done = await commandCase(state.caseId, command, context, askedByForm(call))
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
