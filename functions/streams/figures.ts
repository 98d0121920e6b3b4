// Keeps the rows of the reports as cases change. Records may come twice and late: a row only ever gives way to one that
// was made from a newer version of its case.
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import * as z from 'zod'
import type { CaseState } from '../../shared/domain/case.ts'
import { figuresOf, figuresRowSchema } from '../../shared/domain/reports/figures.ts'
import { log } from '../../shared/platform/logger.ts'
import { calendarsNow } from '../../shared/store/calendars.ts'
import { keepFigures } from '../../shared/store/figures.ts'

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null

const image = z.custom<Record<string, AttributeValue>>(isObject)
// What stands under `state` was written by this code from a typed state, and only by it.
const caseItem = z.object({ kind: z.literal('case'), state: z.custom<CaseState>(isObject) })

const processor = new BatchProcessor(EventType.DynamoDBStreams)

export const handler = async (event: DynamoDBStreamEvent, context: Context): Promise<DynamoDBBatchResponse> =>
  processPartialResponse(event, keepRecord, processor, { context, throwOnFullBatchFailure: false })

const keepRecord = async (record: DynamoDBRecord): Promise<void> => {
  try {
    const { state } = caseItem.parse(unmarshall(image.parse(record.dynamodb?.NewImage)))
    // The row is read back by its schema: one that would not come back is not kept, and its record goes to the dead letters.
    const { of } = await calendarsNow()
    const row = figuresRowSchema.parse(figuresOf(state, of))
    if (await keepFigures(row)) log('figures-kept', { caseId: row.caseId, status: row.status })
  } catch (error) {
    log('record-failed', { what: 'figures', errorName: error instanceof Error ? error.name : 'unknown' })
    throw error
  }
}
