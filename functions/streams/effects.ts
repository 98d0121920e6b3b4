// Does what the outbox asks for: starts and resumes workflows, sends mail, tells a referral that a case has ended. Every
// record may come twice: what is done is removed from the outbox, and what is not there any more is done.
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import type { Effect, MailEffect } from '../../shared/domain/effects.ts'
import { referralHasEnded } from '../../shared/domain/referral.ts'
import { epochMs, type Instant } from '../../shared/domain/time.ts'
import { now, nowMs } from '../../shared/platform/clock.ts'
import { setting } from '../../shared/platform/config.ts'
import { log } from '../../shared/platform/logger.ts'
import {
  eventEffectOf,
  finishOutboxItem,
  forgetAttempt,
  noteAttempt,
  type OutboxItem,
  outboxItemBy,
} from '../../shared/store/outbox.ts'
import { commandReferral, noteMailGone, referralBy } from '../../shared/store/referrals.ts'
import { referenceOfCase } from '../../shared/store/keys.ts'
import { tokenOf } from '../../shared/store/waits.ts'
import { resumeExecution, startExecution } from '../../shared/workflow/executions.ts'
import { mailOf } from './mail-of-effect.ts'
import { sendMail, wasRefused } from '../../shared/mail/send.ts'

const REFERRAL_WORKFLOW = setting('REFERRAL_WORKFLOW_ARN')
const CASE_WORKFLOW = setting('CASE_WORKFLOW_ARN')

const processor = new BatchProcessor(EventType.DynamoDBStreams)

export const handler = async (event: DynamoDBStreamEvent, context: Context): Promise<DynamoDBBatchResponse> =>
  processPartialResponse({ Records: onceEach(event.Records) }, doRecord, processor, {
    context,
    throwOnFullBatchFailure: false,
  })

const outboxIdOf = (record: DynamoDBRecord): string | undefined => record.dynamodb?.NewImage?.['outboxId']?.S

// The records of a batch are done side by side: two of one effect would both find it undone.
const onceEach = (records: DynamoDBRecord[]): DynamoDBRecord[] =>
  records.filter((record, place) => {
    const outboxId = outboxIdOf(record)
    return outboxId === undefined || records.findIndex((other) => outboxIdOf(other) === outboxId) === place
  })

const doRecord = async (record: DynamoDBRecord): Promise<void> => {
  const outboxId = outboxIdOf(record)
  if (outboxId === undefined) throw new Error('A record of the outbox has no id')
  const item = await outboxItemBy(outboxId)
  if (item === undefined) return
  try {
    await carryOut(item)
    await finishOutboxItem(outboxId)
  } catch (error) {
    log('record-failed', { outboxId, errorName: error instanceof Error ? error.name : 'unknown', what: item.effect.do })
    throw error
  }
}

const carryOut = async (item: OutboxItem): Promise<void> => {
  const { effect, outboxId } = item
  switch (effect.do) {
    case 'start-referral-workflow':
      await startExecution(REFERRAL_WORKFLOW, eventEffectOf(outboxId), { reference: effect.reference })
      return log('workflow-started', { reference: effect.reference })
    case 'wake-referral':
      return wakeReferral(effect, outboxId)
    case 'start-case-workflow':
      await startExecution(CASE_WORKFLOW, eventEffectOf(outboxId), { caseId: effect.caseId })
      return log('workflow-started', { caseId: effect.caseId })
    case 'wake-case':
      return wakeCase(effect.caseId)
    case 'note-case-ended':
      // Refused means that it is known already.
      await commandReferral(
        referenceOfCase(effect.caseId),
        { type: 'end-case', caseId: effect.caseId, how: effect.how },
        { at: now(), by: { kind: 'service', part: 'effects' } },
      )
      return
    case 'mail':
      await sendTheMail(effect, item)
      return noteMailGone(effect, now())
  }
}

const wakeCase = async (caseId: string): Promise<void> => {
  const token = await tokenOf(caseId)
  // Without a wait that is open the workflow is on its way to review the case anyhow; were it not, the sweep would find it.
  if (token !== undefined && (await resumeExecution(token, { caseId }))) log('workflow-resumed', { caseId })
}

const wakeReferral = async ({ reference }: Extract<Effect, { reference: string }>, outboxId: string): Promise<void> => {
  const token = await tokenOf(reference)
  if (token !== undefined && (await resumeExecution(token, { reference })))
    return log('workflow-resumed', { reference })
  const state = await referralBy(reference)
  if (state === undefined || referralHasEnded(state)) return
  // An open referral has no workflow any more; what was added may open a further case.
  await startExecution(REFERRAL_WORKFLOW, outboxId, { reference })
  log('workflow-started', { reference })
}

const sendTheMail = async (effect: MailEffect, { outboxId, sealedSecret, attemptedAt }: OutboxItem): Promise<void> => {
  if (attemptedAt !== undefined && (await wasTaken(attemptedAt, outboxId))) return
  const composed = await mailOf(effect, sealedSecret)
  // What the mail was about has passed meanwhile: an offer that somebody answered needs no mail any more.
  if (composed === undefined) return
  if (!(await noteAttempt(outboxId, now()))) return
  await sendMail(composed.to, composed.mail, outboxId).catch(async (error: unknown) => {
    if (wasRefused(error)) await forgetAttempt(outboxId)
    throw error
  })
  log('mail-sent', { template: effect.template, reference: effect.reference, outboxId })
}

/** SES tells within a second or two that it has taken a mail. */
const TOLD_WITHIN_MS = 5_000
const LOOK_AGAIN_MS = 250

/**
 * An attempt that nobody finished: the function died around the call to SES, which has no idempotency key. If SES took the
 * mail its event removes the item; only when no event has come is it sent again.
 */
const wasTaken = async (attemptedAt: Instant, outboxId: string): Promise<boolean> => {
  const looks = Math.ceil((epochMs(attemptedAt) + TOLD_WITHIN_MS - nowMs()) / LOOK_AGAIN_MS)
  for (let look = 0; look < looks; look += 1) {
    if ((await outboxItemBy(outboxId)) === undefined) return true
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
  }
  return (await outboxItemBy(outboxId)) === undefined
}
