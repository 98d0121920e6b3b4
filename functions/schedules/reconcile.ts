// The sweep: looks every 15 minutes for what should have happened and did not, and does it. Finding anything is a fault
// that alarms. On one machine it runs at the start too, which is how work goes on after a crash.
import { MetricUnit, Metrics } from '@aws-lambda-powertools/metrics'
import type { Effect } from '../../shared/domain/effects.ts'
import { instantOf } from '../../shared/domain/time.ts'
import { nowMs } from '../../shared/platform/clock.ts'
import { setting } from '../../shared/platform/config.ts'
import { log } from '../../shared/platform/logger.ts'
import { askAgain, unfinishedSince } from '../../shared/store/outbox.ts'
import { unfinishedSubjects } from '../../shared/store/unfinished.ts'
import { startExecution, subjectsRunning } from '../../shared/workflow/executions.ts'

const REFERRAL_WORKFLOW = setting('REFERRAL_WORKFLOW_ARN')
const CASE_WORKFLOW = setting('CASE_WORKFLOW_ARN')
const metrics = new Metrics({ namespace: 'AdvocacyReferrals', singleMetric: false })

/** The stream has had its chance by then: an effect is done within seconds, retries included. */
const OVERDUE_MS = 5 * 60_000

export const handler = async (): Promise<void> => {
  const at = nowMs()
  const occasion = `sweep-${at}`
  const found = [
    { what: 'referral-without-workflow', count: await restartReferrals(occasion) },
    { what: 'case-without-workflow', count: await restartCases(occasion) },
    { what: 'effect-not-done', count: await repeatEffects(at, occasion) },
  ].filter(({ count }) => count > 0)
  for (const fault of found) log('sweep-found', fault)
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

const repeatEffects = async (atMs: number, occasion: string): Promise<number> => {
  const overdue = await unfinishedSince(instantOf(atMs - OVERDUE_MS))
  for (const item of overdue) await askAgain(item, occasion)
  return overdue.length
}
