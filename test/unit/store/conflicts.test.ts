// Faults that the engine cannot be made to show: transactions that cross each other, and cancellations of other kinds.
import { DynamoDBClient, TransactionCanceledException, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

Object.assign(process.env, { TABLE_NAME: 'table', AWS_REGION: 'eu-west-2' })
const { transact } = await import('../../../shared/store/table.ts')

const dynamo = mockClient(DynamoDBClient)

beforeEach(() => {
  dynamo.reset()
  // The pause before another try is drawn; here it lasts no time.
  vi.spyOn(Math, 'random').mockReturnValue(0)
})
afterEach(() => {
  vi.restoreAllMocks()
})

const cancelled = (...codes: string[]): TransactionCanceledException =>
  new TransactionCanceledException({
    message: 'Transaction cancelled',
    $metadata: {},
    CancellationReasons: codes.map((Code) =>
      Code === 'ConditionalCheckFailed' ? { Code, Item: { pk: { S: 'A' }, version: { N: '4' } } } : { Code },
    ),
  })
const write = (name: string) => ({ name, put: { pk: name, sk: name }, condition: 'attribute_not_exists(pk)' })

describe('a transaction that crosses another', () => {
  it('is tried again until it goes through', async () => {
    dynamo
      .on(TransactWriteItemsCommand)
      .rejectsOnce(cancelled('TransactionConflict', 'None'))
      .rejectsOnce(cancelled('None', 'TransactionConflict'))
      .resolves({})
    expect(await transact([write('first'), write('second')])).toEqual({ ok: true })
    expect(dynamo).toHaveReceivedCommandTimes(TransactWriteItemsCommand, 3)
  })

  it('is given up after eight tries, loudly', async () => {
    dynamo.on(TransactWriteItemsCommand).rejects(cancelled('TransactionConflict'))
    await expect(transact([write('first')])).rejects.toThrow(TransactionCanceledException)
    expect(dynamo).toHaveReceivedCommandTimes(TransactWriteItemsCommand, 8)
  })

  it('is not tried again when a condition failed beside it: the answer is known', async () => {
    dynamo.on(TransactWriteItemsCommand).rejects(cancelled('TransactionConflict', 'ConditionalCheckFailed'))
    expect(await transact([write('first'), write('second')])).toEqual({
      ok: false,
      failed: [{ name: 'second', stood: { pk: 'A', version: 4 } }],
    })
    expect(dynamo).toHaveReceivedCommandTimes(TransactWriteItemsCommand, 1)
  })
})

describe('a transaction that is wrong or cannot be taken', () => {
  it.each(['ValidationError', 'ItemCollectionSizeLimitExceeded', 'ProvisionedThroughputExceeded'])(
    'for %s is an error and no refusal',
    async (code) => {
      dynamo.on(TransactWriteItemsCommand).rejects(cancelled(code))
      await expect(transact([write('first')])).rejects.toThrow(TransactionCanceledException)
      expect(dynamo).toHaveReceivedCommandTimes(TransactWriteItemsCommand, 1)
    },
  )

  it('for any other fault is that fault', async () => {
    dynamo.on(TransactWriteItemsCommand).rejects(new Error('No route to host'))
    await expect(transact([write('first')])).rejects.toThrow('No route to host')
  })
})
