// The one table, and the one way to write to it: a transaction of named writes, whose failed conditions come back by name
// with the item that stood there, so that missing, stale and taken are told apart without a second read.
import {
  type AttributeValue,
  DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  type TransactWriteItem,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import type * as z from 'zod'
import { setting } from '../platform/config.ts'
import type { Key } from './keys.ts'

const TABLE = setting('TABLE_NAME')
const client = new DynamoDBClient({})
// The SDK prepares every call for its logger even when it has none: a few per cent of each.
client.middlewareStack.remove('loggerMiddleware')

type Item = Record<string, unknown>
type Names = Record<string, string>

type Condition = { condition?: string; names?: Names; values?: Item }
/** One write of a transaction, under the name by which its failure is told. */
export type Write = { name: string } & Condition &
  ({ put: Item & Key } | { update: Key; set: string } | { remove: Key } | { check: Key })

/** A write whose condition failed, with the item that stood there. */
export type FailedWrite = { name: string; stood: Item | undefined }
export type Transacted = { ok: true } | { ok: false; failed: FailedWrite[] }

/** Items read are parsed by the schema of what should stand there: a damaged item is an error, never a guess. */
export const readItem = async <T>(key: Key, schema: z.ZodType<T>): Promise<T | undefined> => {
  const { Item } = await client.send(new GetItemCommand({ TableName: TABLE, Key: marshall(key), ConsistentRead: true }))
  return Item === undefined ? undefined : schema.parse(unmarshall(Item))
}

export type IndexName = 'ByProvider' | 'ByAuthority' | 'ByOwner' | 'Unfinished'
const INDEX_KEYS: Record<IndexName, [string, string]> = {
  ByProvider: ['byProvider', 'byProviderSort'],
  ByAuthority: ['byAuthority', 'byAuthoritySort'],
  ByOwner: ['byOwner', 'byOwnerSort'],
  Unfinished: ['unfinished', 'unfinishedSort'],
}

/**
 * Everything under a partition, or under a key of an index, whose sort key begins with or lies up to a bound; all pages.
 * `limit` bounds what is read where a list may be long.
 */
export const queryItems = async <T>(
  where: {
    partition: string
    index?: IndexName
    beginsWith?: string
    between?: [string, string]
    limit?: number
    newestFirst?: boolean
    /** Reads this one attribute of each item and no more. */
    only?: string
  },
  schema: z.ZodType<T>,
): Promise<T[]> => {
  const [pk, sk] = where.index === undefined ? ['pk', 'sk'] : INDEX_KEYS[where.index]
  const [bound, values]: [string, Item] =
    where.beginsWith !== undefined
      ? [' AND begins_with(#sk, :from)', { ':from': where.beginsWith }]
      : where.between !== undefined
        ? [' AND #sk BETWEEN :from AND :to', { ':from': where.between[0], ':to': where.between[1] }]
        : ['', {}]
  const found: T[] = []
  let from: Record<string, AttributeValue> | undefined
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: TABLE,
        ...(where.index === undefined ? { ConsistentRead: true } : { IndexName: where.index }),
        KeyConditionExpression: `#pk = :pk${bound}`,
        ExpressionAttributeNames: {
          '#pk': pk,
          ...(bound === '' ? {} : { '#sk': sk }),
          ...(where.only === undefined ? {} : { '#only': where.only }),
        },
        ...(where.only === undefined ? {} : { ProjectionExpression: '#only' }),
        ExpressionAttributeValues: marshall({ ':pk': where.partition, ...values }),
        ...(where.newestFirst === true ? { ScanIndexForward: false } : {}),
        ...(where.limit === undefined ? {} : { Limit: where.limit - found.length }),
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      }),
    )
    found.push(...(page.Items ?? []).map((item) => schema.parse(unmarshall(item))))
    from = page.LastEvaluatedKey
  } while (from !== undefined && (where.limit === undefined || found.length < where.limit))
  return found
}

const marshalled = (item: Item) => marshall(item, { removeUndefinedValues: true })

const asTransactItem = (write: Write): TransactWriteItem => {
  const condition = {
    TableName: TABLE,
    ...(write.condition === undefined ? {} : { ConditionExpression: write.condition }),
    ...(write.names === undefined ? {} : { ExpressionAttributeNames: write.names }),
    ...(write.values === undefined ? {} : { ExpressionAttributeValues: marshalled(write.values) }),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  }
  if ('put' in write) return { Put: { ...condition, Item: marshalled(write.put) } }
  if ('update' in write) return { Update: { ...condition, Key: marshall(write.update), UpdateExpression: write.set } }
  if ('remove' in write) return { Delete: { ...condition, Key: marshall(write.remove) } }
  return { ConditionCheck: { ...condition, ConditionExpression: write.condition ?? '', Key: marshall(write.check) } }
}

const ATTEMPTS = 8

/** Writes all or nothing. Conflicts with other transactions are tried again; failed conditions are answered by name. */
export const transact = async (writes: Write[]): Promise<Transacted> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.send(new TransactWriteItemsCommand({ TransactItems: writes.map(asTransactItem) }))
      return { ok: true }
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error
      const reasons = error.CancellationReasons ?? []
      const failed = reasons.flatMap((reason, position): FailedWrite[] =>
        reason.Code === 'ConditionalCheckFailed'
          ? [
              {
                name: writes[position]?.name ?? '',
                stood: reason.Item === undefined ? undefined : unmarshall(reason.Item),
              },
            ]
          : [],
      )
      if (failed.length > 0) return { ok: false, failed }
      // TransactionConflict: another transaction held one of the items; DynamoDB leaves the trying again to the caller.
      const conflict = reasons.some((reason) => reason.Code === 'TransactionConflict')
      if (!conflict || attempt === ATTEMPTS) throw error
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt))
    }
  }
}
