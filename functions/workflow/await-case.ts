// Keeps the token of a case's wait, so that the next change of the case lets the workflow go on.
import * as z from 'zod'
import { instantOf } from '../../shared/domain/time.ts'
import { nowMs } from '../../shared/platform/clock.ts'
import { log } from '../../shared/platform/logger.ts'
import { leaveToken } from '../../shared/store/waits.ts'
import { resumeExecution } from '../../shared/workflow/executions.ts'

const input = z.object({
  caseId: z.string(),
  version: z.number(),
  wait: z.string(),
  /** How long at most. */
  seconds: z.number(),
  token: z.string(),
})

export const handler = async (event: unknown): Promise<void> => {
  const { caseId, version, wait, seconds, token } = input.parse(event)
  const left = await leaveToken(caseId, version, { token, until: instantOf(nowMs() + seconds * 1000) })
  // The case has changed since it was reviewed, so there is nothing to wait for: it is reviewed again at once.
  if (!left) await resumeExecution(token, { caseId })
  log('workflow-waits', { caseId, next: left ? wait : 'review' })
}
