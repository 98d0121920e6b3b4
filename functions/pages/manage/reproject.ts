// A commissioner changes the priority of a running case, or brings it under the targets in force today: what would become of
// its dates is seen before anything is done, and whoever does it says why.
import { type CaseState, hasEnded } from '../../../shared/domain/case.ts'
import { type InForce, targetsToday } from '../../../shared/domain/assignment/contract-targets.ts'
import { calendarOf } from '../../../shared/domain/clocks/case-targets.ts'
import { PRIORITIES, type Priority } from '../../../shared/domain/clocks/policy.ts'
import { type ProjectedMilestone, projection, type Standing } from '../../../shared/domain/reprojection.ts'
import { isCleanText } from '../../../shared/domain/text.ts'
import { dateOf, type Instant } from '../../../shared/domain/time.ts'
import { log } from '../../../shared/platform/logger.ts'
import { calendarsNow } from '../../../shared/store/calendars.ts'
import { caseEvents, commandCase } from '../../../shared/store/cases.ts'
import { contractBy } from '../../../shared/store/organisations.ts'
import { ownPolicyWith, policyEntriesOf } from '../../../shared/store/policies.ts'
import { fieldOf } from '../../../shared/web/body.ts'
import { targetWords } from '../../../shared/web/clocks/working.ts'
import { redirect } from '../../../shared/web/http.ts'
import { actorOf } from '../../../shared/web/identity.ts'
import { html, type PageAnswer, problemPage, type SignedInPageCall } from '../../../shared/web/page.ts'
import type { FieldError } from '../../../shared/web/problem.ts'
import type { Words } from '../../../shared/web/words/index.ts'
import { casePage, managed, reprojectPath } from './case.ts'
import { inForceOn } from './targets-view.ts'

const LONGEST_REASON = 1_000

/** No case has this version: what was shown rests on targets that have been changed since. */
const STALE = 0

type Code = keyof Words['targets']['reproject']['errors']

/** What stands in the way of a page, in its words. */
type More = { typed?: string; error?: { field: string; code: Code }; stale?: boolean; status?: number }

const standingWords = ({ target, clock }: Standing, w: Words): string => {
  const t = w.targets.reproject
  const words = target === undefined ? t.atOnce : targetWords(target, w)
  return clock === undefined ? t.notBegun(words) : t.due(words, w.dates.when(clock.dueAt))
}

const row = ({ milestone, now, anew }: ProjectedMilestone, at: Instant, w: Words) => ({
  milestone: w.status.milestone[milestone],
  now: standingWords(now, w),
  anew: standingWords(anew, w),
  isOverdue: anew.clock !== undefined && anew.clock.dueAt < at,
})

/** An offer whose new time is over lapses as soon as the workflow looks at the case. */
const passesOn = (state: CaseState, milestones: readonly ProjectedMilestone[], at: Instant): boolean =>
  state.status === 'offered' &&
  milestones.some(({ milestone, anew }) => milestone === 'response' && (anew.clock?.dueAt ?? at) < at)

/** The policies in force today, read anew: what was changed a moment ago counts. A contract may have one of its own. */
type Today = Omit<InForce, 'calendar'> & { version: string }

const policyToday = async ({ area, offer }: CaseState, now: Instant): Promise<Today> => {
  const today = dateOf(now)
  const [entries, contract] = await Promise.all([
    policyEntriesOf(area),
    offer === undefined ? undefined : contractBy(area, offer.contractId, today),
  ])
  const policy = inForceOn(area, entries, today)
  const own = contract && ownPolicyWith(area, entries, contract.contractId, today)
  return { policy, terms: contract && { ...contract, policy: own }, version: (own ?? policy).version }
}

/** The calendar too is that of today: it is named where it is another. */
const calendarRows = ({ targets }: CaseState, today: string, w: Words): { key: string; value: string }[] => {
  const own = calendarOf(targets)
  if (own === today) return []
  return [
    { key: w.calendar.countedNow, value: own },
    { key: w.calendar.countedAnew, value: today },
  ]
}

const reprojectPage = async (
  state: CaseState,
  { now, w }: SignedInPageCall,
  priority: Priority,
  { typed = '', error, stale = false, status = 200 }: More = {},
): Promise<PageAnswer> => {
  const t = w.targets.reproject
  const [policy, { current, of }] = await Promise.all([policyToday(state, now), calendarsNow()])
  const targets = targetsToday(state, { ...policy, calendar: current.version }, priority)
  const found = projection(state, { priority, targets }, now, of)
  const milestones = found.ok ? found.milestones : []
  // Where nothing would change there is no reason to give.
  const isToldHere = error !== undefined && (found.ok || error.field === 'priority')
  const errors: FieldError[] = isToldHere ? [{ ...error, message: t.errors[error.code] }] : []
  return html(
    'manage/reproject',
    {
      caseId: state.caseId,
      action: reprojectPath(state.caseId),
      facts: [
        { key: t.priority, value: w.status.priority[state.priority] },
        { key: t.targetsNow, value: state.targets.version },
        { key: t.targetsToday, value: policy.version },
        ...calendarRows(state, calendarOf(targets), w),
      ],
      priority,
      priorities: PRIORITIES.map((value) => ({
        value,
        text: w.status.priority[value],
        ...(value === state.priority ? { hint: { text: t.asItIs } } : {}),
      })),
      tableTitle: t.tableTitle(w.status.priority[priority]),
      rows: milestones.map((one) => row(one, now, w)),
      changes: found.ok,
      passesOn: passesOn(state, milestones, now),
      isPaused: state.pauses.some(({ to }) => to === undefined),
      seen: state.version,
      policy: policy.version,
      calendar: current.version,
      typed,
      errors,
      stale,
    },
    status,
  )
}

/** A case that has ended, whose dates stay. */
const endedPage = (state: CaseState, call: SignedInPageCall): Promise<PageAnswer> =>
  casePage(state, call, { refused: call.w.targets.reproject.ended, status: 409 })

/** The page; `priority` in the address is the one to look at, and without it that of the case. */
export const askReprojection = async (call: SignedInPageCall): Promise<PageAnswer> => {
  const state = await managed(call)
  if (state === undefined) return problemPage('not-found')
  if (hasEnded(state)) return endedPage(state, call)
  const asked = call.query.get('priority')
  const priority = PRIORITIES.find((one) => one === asked)
  if (asked === null || priority !== undefined) return reprojectPage(state, call, priority ?? state.priority)
  return reprojectPage(state, call, state.priority, {
    error: { field: 'priority', code: 'priority.required' },
    status: 422,
  })
}

const faultOf = (reason: string): Code | undefined => {
  if (reason === '') return 'reason.required'
  if (reason.length > LONGEST_REASON) return 'reason.too-long'
  return isCleanText(reason) ? undefined : 'reason.characters'
}

/** Whether the last thing that happened is this: sent twice, it is done once. */
const isDone = async (caseId: string, sub: string, priority: Priority, reason: string): Promise<boolean> => {
  const last = (await caseEvents(caseId)).findLast(({ type }) => type === 'clocks-reprojected')
  return (
    last?.type === 'clocks-reprojected' &&
    last.by.kind === 'person' &&
    last.by.id === sub &&
    last.priority === priority &&
    last.reason === reason
  )
}

/** Sets the dates of a case anew as they were shown: a case or targets that have changed since are shown first. */
export const reproject = async (call: SignedInPageCall): Promise<PageAnswer> => {
  const { form, person, now } = call
  const state = await managed(call)
  if (state === undefined) return problemPage('not-found')
  if (hasEnded(state)) return endedPage(state, call)
  const typed = fieldOf(form, 'reason')
  const priority = PRIORITIES.find((one) => one === fieldOf(form, 'priority'))
  const code = priority === undefined ? 'priority.required' : faultOf(typed)
  if (priority === undefined || code !== undefined) {
    const field = priority === undefined ? 'priority' : 'reason'
    const error = { field, code: code ?? 'priority.required' }
    return reprojectPage(state, call, priority ?? state.priority, { typed, error, status: 422 })
  }

  const { caseId } = state
  const [policy, { current }] = await Promise.all([policyToday(state, now), calendarsNow()])
  const isAsShown = fieldOf(form, 'policy') === policy.version && fieldOf(form, 'calendar') === current.version
  const seen = isAsShown ? Number(fieldOf(form, 'seen')) : STALE
  const command = {
    type: 'reproject',
    priority,
    targets: targetsToday(state, { ...policy, calendar: current.version }, priority),
    reason: typed,
  } as const
  const commanded = await commandCase(caseId, command, { at: now, by: actorOf(person) }, { seen })
  if (commanded.ok) log('case-changed', { caseId, event: command.type, status: commanded.state.status })
  else log('command-refused', { caseId, event: command.type, code: commanded.refusal.code })
  if (commanded.ok || (await isDone(caseId, person.sub, priority, typed)))
    return redirect(`/manage/cases/${caseId}?done=reprojected`)
  const asItIs = (await managed(call)) ?? state
  return hasEnded(asItIs)
    ? endedPage(asItIs, call)
    : reprojectPage(asItIs, call, priority, { typed, stale: true, status: 409 })
}
