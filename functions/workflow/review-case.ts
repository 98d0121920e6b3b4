// Looks at a case each time its workflow wakes: raises what has fallen due and says what is next and until when to wait.
import * as z from 'zod'
import type { CalendarOf } from '../../shared/domain/clocks/calendars.ts'
import { beyondCalendar } from '../../shared/domain/milestones.ts'
import { dueNow, nextStep } from '../../shared/domain/review.ts'
import { epochMs, type Instant } from '../../shared/domain/time.ts'
import { type CaseState, hasEnded } from '../../shared/domain/case.ts'
import { now } from '../../shared/platform/clock.ts'
import { log } from '../../shared/platform/logger.ts'
import { countOwn } from '../../shared/platform/metrics.ts'
import { calendarsNow } from '../../shared/store/calendars.ts'
import { caseBy, commandCase } from '../../shared/store/cases.ts'
import { done } from '../../shared/workflow/tasks.ts'

const input = z.object({ caseId: z.string() })

export const handler = async (event: unknown) => {
  const { caseId } = input.parse(event)
  const at = now()
  const { of } = await calendarsNow()
  const state = await raiseWhatIsDue(caseId, at, of)
  const { next, until } = nextStep(state, at, of)
  for (const milestone of hasEnded(state) ? [] : beyondCalendar(state, at, of)) {
    log('clock-beyond-calendar', { caseId, milestone })
    countOwn('ClockBeyondCalendar')
  }
  log('case-reviewed', { caseId, status: state.status, next, until })
  return {
    caseId,
    next,
    version: state.version,
    seconds: Math.max(1, Math.ceil((epochMs(until) - epochMs(at)) / 1000)),
  }
}

const BY = { kind: 'service', part: 'case-workflow' } as const

const raiseWhatIsDue = async (caseId: string, at: Instant, calendars: CalendarOf): Promise<CaseState> => {
  let state = await caseBy(caseId)
  if (state === undefined) throw new Error(`No case ${caseId}`)
  for (let due = dueNow(state, at, calendars); due !== undefined; due = dueNow(state, at, calendars)) {
    const seen: number = state.version
    // By clocks that somebody has changed meanwhile something else may be due: then it looks again.
    const raised = await commandCase(caseId, due, { at, by: BY }, { seen })
    state = await done(raised, () => caseBy(caseId))
    // What the domain calls due it must not refuse: the loop would never end.
    if (state.version === seen) throw new Error(`${due.type} is due in ${caseId} and changes nothing`)
    if (!raised.ok) continue
    if (due.type === 'raise-alert') log('alert-raised', { caseId, milestone: due.milestone, alert: due.alert })
    else log('case-changed', { caseId, event: due.type, status: state.status })
  }
  return state
}
