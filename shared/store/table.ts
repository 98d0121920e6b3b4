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
import * as z from 'zod'
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

export type Where = {
  partition: string
  index?: IndexName
  beginsWith?: string
  between?: [string, string]
  limit?: number
  newestFirst?: boolean
  /** Reads these attributes of each item and no more: `state.facts` is one within another. */
  only?: readonly string[]
}

const boundOf = ({ beginsWith, between }: Where): [string, Item] => {
  if (beginsWith !== undefined) return [' AND begins_with(#sk, :from)', { ':from': beginsWith }]
  return between === undefined
    ? ['', {}]
    : [' AND #sk BETWEEN :from AND :to', { ':from': between[0], ':to': between[1] }]
}

const projectionOf = ({ only = [] }: Where): { names: Names; projection: { ProjectionExpression?: string } } => {
  const steps = new Map(only.flatMap((path) => path.split('.')).map((step, place) => [step, `#only${place}`]))
  const projected = only.map((path) =>
    path
      .split('.')
      .map((step) => steps.get(step))
      .join('.'),
  )
  return {
    names: Object.fromEntries([...steps].map(([step, name]) => [name, step])),
    projection: only.length === 0 ? {} : { ProjectionExpression: projected.join(', ') },
  }
}

/**
 * Everything under a partition, or under a key of an index, whose sort key begins with or lies up to a bound, a page at a
 * time: what is read is never in memory at once. `limit` bounds what is read where a list may be long.
 */
export async function* queryPages<T>(where: Where, schema: z.ZodType<T>): AsyncGenerator<T[], void, void> {
  for await (const { items } of answeredPages(where, parsedBy(schema), undefined)) yield items
}

type Raw = Record<string, AttributeValue>
const parsedBy =
  <T>(schema: z.ZodType<T>) =>
  (item: Raw): T =>
    schema.parse(unmarshall(item))

/** An item that is nothing but numbers beside its key. */
export type Numbers = { sk: string; numbers: [name: string, number: string][] }

const numbersOf = (item: Raw): Numbers => ({
  sk: item['sk']?.S ?? '',
  // The key is text, and falls away by that.
  numbers: Object.entries(item).flatMap(([name, { N }]) => (N === undefined ? [] : [[name, N]])),
})

/** Items of numbers, a page at a time. They are given as text: they may have more digits than a number holds here. */
export async function* queryNumberPages(where: Where): AsyncGenerator<Numbers[], void, void> {
  for await (const { items } of answeredPages(where, numbersOf, undefined)) yield items
}

type Position = Record<string, AttributeValue> | undefined

async function* answeredPages<T>(
  where: Where,
  read: (item: Raw) => T,
  after: Position,
): AsyncGenerator<{ items: T[]; last: Position }, void, void> {
  const [pk, sk] = where.index === undefined ? ['pk', 'sk'] : INDEX_KEYS[where.index]
  const [bound, values] = boundOf(where)
  const { names, projection } = projectionOf(where)
  let count = 0
  let from = after
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: TABLE,
        ...(where.index === undefined ? { ConsistentRead: true } : { IndexName: where.index }),
        KeyConditionExpression: `#pk = :pk${bound}`,
        ExpressionAttributeNames: { '#pk': pk, ...(bound === '' ? {} : { '#sk': sk }), ...names },
        ...projection,
        ExpressionAttributeValues: marshall({ ':pk': where.partition, ...values }),
        ...(where.newestFirst === true ? { ScanIndexForward: false } : {}),
        ...(where.limit === undefined ? {} : { Limit: where.limit - count }),
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      }),
    )
    const items = (page.Items ?? []).map(read)
    count += items.length
    from = page.LastEvaluatedKey
    yield { items, last: from }
  } while (from !== undefined && (where.limit === undefined || count < where.limit))
}

/** Everything that `queryPages` reads, of all pages. */
export const queryItems = async <T>(where: Where, schema: z.ZodType<T>): Promise<T[]> => {
  const found: T[] = []
  for await (const page of queryPages(where, schema)) found.push(...page)
  return found
}

/** A list under a key of an index, so many at a time. */
export type PagedWhere = Where & { index: IndexName; beginsWith: string; limit: number }
/** A part of a list; with `next`, the cursor after which it goes on, where there may be more. */
export type Page<T> = { items: T[]; next?: string }

const LONGEST_CURSOR = 1_000
const cursorSchema = z.tuple([z.string(), z.string(), z.string()])

const cursorOf = (last: Record<string, AttributeValue>, [, sort]: readonly [string, string]): string => {
  const { pk, sk, [sort]: place } = unmarshall(last)
  return Buffer.from(JSON.stringify([place, pk, sk])).toString('base64url')
}

/**
 * The place in a list that a cursor tells. The partition is never the cursor's but the reader's own: one that was made up,
 * or made for another reader, can only tell another place in their own list.
 */
const placeOf = ({ index, partition, beginsWith }: PagedWhere, cursor: string): Position => {
  if (cursor.length > LONGEST_CURSOR) return undefined
  const read = cursorSchema.safeParse(jsonOf(Buffer.from(cursor, 'base64url').toString('utf8')))
  if (!read.success) return undefined
  const [place, pk, sk] = read.data
  const isWithin = place.startsWith(beginsWith) && pk !== '' && sk !== ''
  const [hash, sort] = INDEX_KEYS[index]
  return isWithin ? marshall({ [hash]: partition, [sort]: place, pk, sk }) : undefined
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A page of a list, from its beginning or after a cursor; undefined when the cursor is none of this list. */
export const queryPage = async <T>(
  where: PagedWhere,
  schema: z.ZodType<T>,
  cursor?: string,
): Promise<Page<T> | undefined> => {
  const after = cursor === undefined ? undefined : placeOf(where, cursor)
  if (cursor !== undefined && after === undefined) return undefined
  const found: T[] = []
  let end: Position
  for await (const { items, last } of answeredPages(where, parsedBy(schema), after)) {
    found.push(...items)
    end = last
  }
  return { items: found, ...(end === undefined ? {} : { next: cursorOf(end, INDEX_KEYS[where.index]) }) }
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
