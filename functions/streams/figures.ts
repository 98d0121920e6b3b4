// Keeps the figures of the reports as cases and referrals change. A record only says what to look at: what is kept is worked
// out from how things stand, so that records may come twice, late and in any order.
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import * as z from 'zod'
import { log } from '../../shared/platform/logger.ts'
import { isMissing, keepFigures, noteFound, noteMissing } from '../../shared/store/figures.ts'
import { referenceOfPartition } from '../../shared/store/keys.ts'

const processor = new BatchProcessor(EventType.DynamoDBStreams)

export const handler = (event: DynamoDBStreamEvent, context: Context): Promise<DynamoDBBatchResponse> =>
  processPartialResponse(
    { Records: onceEach(event.Records) },
    keepRecord,
    processor,
    // One after the other: most of them count in the same cells, and transactions on those would only hold each other up.
    { context, throwOnFullBatchFailure: false, processInParallel: false },
  )

const referenceOf = ({ dynamodb }: DynamoDBRecord): string | undefined =>
  referenceOfPartition(dynamodb?.Keys?.['pk']?.S ?? '')

/** Of the records of one referral the first: were it to fail, Lambda would come again from there. */
const onceEach = (records: DynamoDBRecord[]): DynamoDBRecord[] => {
  const seen = new Set<string>()
  return records.filter((record) => {
    const reference = referenceOf(record)
    const isNew = reference === undefined || !seen.has(reference)
    if (reference !== undefined) seen.add(reference)
    return isNew
  })
}

const keepRecord = async (record: DynamoDBRecord): Promise<void> => {
  const reference = referenceOf(record)
  try {
    if (reference === undefined) throw new Error('A record of the stream is of no referral')
    const count = await keepFigures(reference)
    if (await isMissing(reference)) await noteFound(reference)
    if (count > 0) log('figures-kept', { reference, count })
  } catch (error) {
    log('record-failed', { what: 'figures', errorName: error instanceof Error ? error.name : 'unknown' })
    await noteMissing(reference ?? record.eventID ?? 'unknown', areaIn(record))
    throw error
  }
}

const image = z.custom<Record<string, AttributeValue>>((value) => typeof value === 'object' && value !== null)
const ofArea = z.object({
  state: z.union([
    z.object({ area: z.string() }).transform(({ area }) => area),
    z.object({ routing: z.object({ authority: z.string() }) }).transform(({ routing }) => routing.authority),
  ]),
})

/** Whose reports lack what a record tells, as far as that much of it can be read. */
const areaIn = ({ dynamodb }: DynamoDBRecord): string | undefined => {
  const found = image.safeParse(dynamodb?.NewImage)
  if (!found.success) return undefined
  try {
    return ofArea.safeParse(unmarshall(found.data)).data?.state
  } catch {
    return undefined
  }
}
