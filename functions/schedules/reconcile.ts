// The sweep: looks every 15 minutes for what should have happened and did not, and does it. Finding anything is a fault
// that alarms. On one machine it runs at the start too, which is how work goes on after a crash.
import { MetricUnit, Metrics } from '@aws-lambda-powertools/metrics'
import type { Effect } from '../../shared/domain/effects.ts'
import { instantOf } from '../../shared/domain/time.ts'
import { nowMs } from '../../shared/platform/clock.ts'
import { setting } from '../../shared/platform/config.ts'
import { log } from '../../shared/platform/logger.ts'
import { askAgain, unfinishedSince } from '../../shared/store/outbox.ts'
import { isCaseId } from '../../shared/store/keys.ts'
import { unfinishedSubjects } from '../../shared/store/unfinished.ts'
import { allAuthorities } from '../../shared/store/organisations.ts'
import { placeWaiting } from '../../shared/workflow/place-waiting.ts'
import { forgetWait, waitsOverBefore } from '../../shared/store/waits.ts'
import { resumeExecution, startExecution, subjectsRunning } from '../../shared/workflow/executions.ts'

const REFERRAL_WORKFLOW = setting('REFERRAL_WORKFLOW_ARN')
const CASE_WORKFLOW = setting('CASE_WORKFLOW_ARN')
const metrics = new Metrics({ namespace: 'AdvocacyReferrals', singleMetric: false })

/** Stream and workflow have had their chance by then: an effect is done and a wait is over within seconds, retries included. */
const OVERDUE_MS = 5 * 60_000

export const handler = async (): Promise<void> => {
  const at = nowMs()
  const occasion = `sweep-${at}`
  const found = [
    { what: 'referral-without-workflow', count: await restartReferrals(occasion) },
    { what: 'case-without-workflow', count: await restartCases(occasion) },
    { what: 'alert-not-raised', count: await wakeOverdue(at) },
    { what: 'effect-not-done', count: await repeatEffects(at, occasion) },
  ].filter(({ count }) => count > 0)
  for (const fault of found) log('sweep-found', fault)
  // No fault: a new week has come, or the first day of a contract, and nobody did anything that would tell of room.
  const placed = await placeAllWaiting()
  if (placed > 0) log('waiting-placed', { count: placed })
  if (found.length === 0) log('sweep-clean')
  metrics.addMetric(
    'SweepFound',
    MetricUnit.Count,
    found.reduce((sum, { count }) => sum + count, 0),
  )
  metrics.publishStoredMetrics()
}

// Executions are listed after the items: one that starts in between is then seen, and not started twice.
const restartReferrals = async (occasion: string): Promise<number> => {
  const lost = await withoutExecution(await unfinishedSubjects('REFERRAL'), REFERRAL_WORKFLOW)
  for (const reference of lost) await startExecution(REFERRAL_WORKFLOW, `${reference}.${occasion}`, { reference })
  return lost.length
}

const restartCases = async (occasion: string): Promise<number> => {
  const lost = await withoutExecution(await unfinishedSubjects('CASE'), CASE_WORKFLOW)
  for (const caseId of lost) await startExecution(CASE_WORKFLOW, `${caseId}.${occasion}`, { caseId })
  return lost.length
}

// In this order: a start that is still in the outbox is the stream's to do, and one that is not there any more runs.
const withoutExecution = async (subjects: string[], workflow: string): Promise<string[]> => {
  if (subjects.length === 0) return []
  const asked = new Set((await unfinishedSince(instantOf(nowMs()))).flatMap(({ effect }) => startedBy(effect)))
  const running = await subjectsRunning(workflow)
  return subjects.filter((subject) => !running.has(subject) && !asked.has(subject))
}

const startedBy = (effect: Effect): string[] => {
  if (effect.do === 'start-case-workflow') return [effect.caseId]
  return effect.do === 'start-referral-workflow' || effect.do === 'wake-referral' ? [effect.reference] : []
}

// A wait lasts until the next thing falls due: one that is open after that has kept an alert, or the end of a pause, from being
// seen to. Only those are read that are over; a wait whose token is sent back already is in the hands of its workflow.
const wakeOverdue = async (atMs: number): Promise<number> => {
  let woken = 0
  for (const wait of await waitsOverBefore(instantOf(atMs - OVERDUE_MS))) {
    const { subject, token } = wait
    if (await resumeExecution(token, isCaseId(subject) ? { caseId: subject } : { reference: subject })) woken += 1
    await forgetWait(wait)
  }
  return woken
}

const placeAllWaiting = async (): Promise<number> => {
  let placed = 0
  for (const { authority } of await allAuthorities()) placed += await placeWaiting(authority)
  return placed
}

const repeatEffects = async (atMs: number, occasion: string): Promise<number> => {
  const overdue = await unfinishedSince(instantOf(atMs - OVERDUE_MS))
  for (const item of overdue) await askAgain(item, occasion)
  return overdue.length
}
