// Keeps the token of a referral's wait for information or for a person's decision.
import * as z from 'zod'
import { log } from '../../shared/platform/logger.ts'
import { leaveToken } from '../../shared/store/waits.ts'
import { resumeExecution } from '../../shared/workflow/executions.ts'

const input = z.object({ reference: z.string(), version: z.number(), wait: z.string(), token: z.string() })

export const handler = async (event: unknown): Promise<void> => {
  const { reference, version, wait, token } = input.parse(event)
  const left = await leaveToken(reference, version, token)
  // The referral has changed since it was checked, so there is nothing to wait for: it is checked again at once.
  if (!left) await resumeExecution(token, { reference })
  log('workflow-waits', { reference, next: left ? wait : 'check' })
}
