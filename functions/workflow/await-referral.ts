// Keeps the token of a referral's wait for information or for a person's decision.
import * as z from 'zod'
import { instantOf } from '../../shared/domain/time.ts'
import { nowMs } from '../../shared/platform/clock.ts'
import { log } from '../../shared/platform/logger.ts'
import { leaveToken } from '../../shared/store/waits.ts'
import { resumeExecution } from '../../shared/workflow/executions.ts'

const input = z.object({
  reference: z.string(),
  version: z.number(),
  wait: z.string(),
  /** How long at most. */
  seconds: z.number(),
  token: z.string(),
})

export const handler = async (event: unknown): Promise<void> => {
  const { reference, version, wait, seconds, token } = input.parse(event)
  const left = await leaveToken(reference, version, { token, until: instantOf(nowMs() + seconds * 1000) })
  // The referral has changed since it was checked, so there is nothing to wait for: it is checked again at once.
  if (!left) await resumeExecution(token, { reference })
  log('workflow-waits', { reference, next: left ? wait : 'check' })
}
