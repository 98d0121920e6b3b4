// Does what the outbox asks for: starts and resumes workflows, sends mail, tells a referral that a case has ended. Every
// record may come twice: what is done is removed from the outbox, and what is not there any more is done.
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import type { Effect } from '../../shared/domain/effects.ts'
import { referralHasEnded } from '../../shared/domain/referral.ts'
import type { Instant } from '../../shared/domain/time.ts'
import { now } from '../../shared/platform/clock.ts'
import { setting } from '../../shared/platform/config.ts'
import { log } from '../../shared/platform/logger.ts'
import {
  eventEffectOf,
  finishOutboxItem,
  holdOutboxItem,
  type OutboxItem,
  outboxItemBy,
} from '../../shared/store/outbox.ts'
import { commandReferral, noteMailGone, referralBy } from '../../shared/store/referrals.ts'
import { referenceOfCase } from '../../shared/store/keys.ts'
import { tokenOf } from '../../shared/store/waits.ts'
import { resumeExecution, startExecution } from '../../shared/workflow/executions.ts'
import { placeWaiting } from '../../shared/workflow/place-waiting.ts'
import { heldBack } from './office-hours.ts'
import { noteWaiting, sendTheMail } from './send-mail.ts'

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
    const until = await heldBack(item, now())
    if (until !== undefined) return await hold(item, until)
    if ((await carryOut(item)) !== 'put-off') await finishOutboxItem(outboxId)
  } catch (error) {
    log('record-failed', { outboxId, errorName: error instanceof Error ? error.name : 'unknown', what: item.effect.do })
    throw error
  }
}

// The schedule of what is held puts it into the stream again.
const hold = async (item: OutboxItem, until: Instant): Promise<void> => {
  const { outboxId, notBefore, effect } = item
  if (notBefore === until) return
  if (effect.do === 'mail') await noteWaiting(effect, item)
  await holdOutboxItem(outboxId, until)
  log('mail-held', { outboxId, until })
}

const carryOut = async (item: OutboxItem): Promise<void | 'put-off'> => {
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
    case 'place-waiting':
      await placeWaiting(effect.area)
      return
    case 'note-case-ended':
      // Refused means that it is known already.
      await commandReferral(
        referenceOfCase(effect.caseId),
        { type: 'end-case', caseId: effect.caseId, how: effect.how },
        { at: now(), by: { kind: 'service', part: 'effects' } },
      )
      return
    case 'mail':
      if ((await sendTheMail(effect, item)) === 'put-off') return 'put-off'
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
  // An open referral that waits for nobody has no workflow any more; what was added may open a further case.
  await startExecution(REFERRAL_WORKFLOW, outboxId, { reference })
  log('workflow-started', { reference })
}
