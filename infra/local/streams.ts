// Stands in for Lambda's event source mappings on DynamoDB streams: delivers each record at least once and in order, keeps its
// place only after a batch was processed, retries, splits, and puts aside what cannot be processed.
import { setTimeout as sleep } from 'node:timers/promises'
import * as z from 'zod'
import type { Activity } from './activity.ts'
import { runAsNobody } from './caller.ts'
import type { Functions } from './functions.ts'
import type { Roles } from './iam.ts'
import type { Queues } from './queues.ts'
import type { State } from './state.ts'
import { compileFilters, filterCriteriaSchema } from './stream-filter.ts'
import type { Resource, Templates } from './template.ts'
import type { Terminal } from './terminal.ts'

/** The running mappings. */
export interface Streams {
  /** Says that a table was written to: its mappings look at once. */
  poke: (tableName: string) => void
  stop: () => void
}

/** What the mappings need. */
export interface StreamsOptions {
  templates: Templates
  endpoint: string
  state: State
  functions: Functions
  roles: Roles
  queues: Queues
  activity: Activity
  terminal: Terminal
  now: () => number
}

const mappingDeclaration = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  Enabled: z.boolean().default(true),
  BatchSize: z.number().default(100),
  ParallelizationFactor: z.number().default(1),
  StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']).default('LATEST'),
  FilterCriteria: filterCriteriaSchema.optional(),
  FunctionResponseTypes: z.array(z.string()).default([]),
  BisectBatchOnFunctionError: z.boolean().default(false),
  MaximumRetryAttempts: z.number().default(-1),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }).optional() }).optional(),
})

const recordSchema = z.looseObject({
  dynamodb: z.looseObject({ SequenceNumber: z.string(), Keys: z.record(z.string(), z.json()) }),
})
type StreamRecord = z.infer<typeof recordSchema>

const batchResponse = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish() })

// Real time, growing with the attempts: the functions' own faults pass quickly here, and nobody waits for a broken one.
const GAPS_MS = [20, 50, 100, 200, 500, 1000, 2000, 5000]
// Writes of other processes do not poke.
const SAFETY_POLL_MS = 1000

/** Starts every enabled mapping from its kept place. Throws when a mapping's function may not read the stream. */
export async function startStreams(options: StreamsOptions): Promise<Streams> {
  const mappings = await Promise.all(
    options.templates
      .resources('AWS::Lambda::EventSourceMapping')
      .filter((resource) => resource.property('Enabled') !== false)
      .map((resource) => startMapping(resource, options)),
  )
  for (const mapping of mappings) mapping.poke()
  const poll = setInterval(() => {
    for (const mapping of mappings) mapping.poke()
  }, SAFETY_POLL_MS)
  return {
    poke: (tableName) => {
      for (const mapping of mappings) if (mapping.tableName === tableName) mapping.poke()
    },
    stop: () => {
      clearInterval(poll)
      for (const mapping of mappings) mapping.stop()
    },
  }
}

interface Mapping {
  tableName: string
  poke: () => void
  stop: () => void
}

async function startMapping(resource: Resource, options: StreamsOptions): Promise<Mapping> {
  const { templates, endpoint, state, functions, roles, queues, activity, terminal, now } = options
  const declared = mappingDeclaration.parse(resource.properties())
  const tableName = /:table\/([^/]+)\/stream\//.exec(declared.EventSourceArn)?.[1]
  if (tableName === undefined) {
    throw new Error(
      `${resource.stack}: ${resource.logicalId} maps ${declared.EventSourceArn}: only tables' streams are stood in for`,
    )
  }
  const { BatchSize, ParallelizationFactor } = declared
  const partitionKey = partitionKeyOf(templates, tableName)
  const roleArn = functions.roleOf(declared.FunctionName)
  const deadLetters = declared.DestinationConfig?.OnFailure?.Destination
  for (const action of ['DescribeStream', 'GetRecords', 'GetShardIterator']) {
    roles.require(roleArn, [{ action: `dynamodb:${action}`, resources: [declared.EventSourceArn] }])
  }
  if (deadLetters !== undefined) roles.require(roleArn, [{ action: 'sqs:SendMessage', resources: [deadLetters] }])

  const passes = compileFilters(declared.FilterCriteria)
  const stream = await openStream(endpoint, tableName)
  const placeName = `stream/${resource.stack}/${resource.logicalId}`
  let place = state.read(placeName, z.string())
  if (place === undefined) {
    place = declared.StartingPosition === 'LATEST' ? await stream.lastSequenceNumber() : '0'
    keepPlace(place)
  }
  let iterator: string | undefined
  let wanted = false
  let running = false
  let stopped = false

  function keepPlace(sequenceNumber: string): void {
    place = sequenceNumber
    state.write(placeName, sequenceNumber)
  }

  function poke(): void {
    wanted = true
    if (running || stopped) return
    running = true
    const end = activity.begin(`stream of ${tableName}`)
    runAsNobody(drain)
      .catch((fault: unknown) => {
        iterator = undefined
        wanted = false
        if (!stopped) terminal.tell('error', 'stream', `${tableName}: ${String(fault)}`)
      })
      .finally(() => {
        running = false
        // A write may have come between the last look and here.
        if (wanted) poke()
        end()
      })
  }

  async function drain(): Promise<void> {
    while (wanted) {
      if (stopped) return
      wanted = false
      iterator ??= await stream.iteratorAfter(place ?? '0')
      const { records, next } = await stream.records(iterator, BatchSize * ParallelizationFactor)
      iterator = next
      const last = records.at(-1)
      if (last === undefined) continue
      wanted = true
      await deliverAll(records.filter(passes))
      if (!stopped) keepPlace(last.dynamodb.SequenceNumber)
    }
  }

  // Lanes are processed side by side, the batches of one lane after each other: the records of one item keep their order.
  async function deliverAll(records: StreamRecord[]): Promise<void> {
    const lanes = Map.groupBy(records, ({ dynamodb }) => laneOf(dynamodb.Keys[partitionKey], ParallelizationFactor))
    await Promise.all(
      [...lanes.values()].map(async (lane) => {
        for (let from = 0; from < lane.length; from += BatchSize) await deliver(lane.slice(from, from + BatchSize))
      }),
    )
  }

  // Returns when every record has been processed or put aside.
  async function deliver(batch: StreamRecord[], attempts = 0): Promise<void> {
    if (stopped) return
    const outcome = await functions.invoke(declared.FunctionName, { Records: batch.map(asDelivered) })
    const failedFrom = outcome.ok ? firstFailure(batch, outcome.payload) : 0
    if (failedFrom === batch.length) return
    const left = batch.slice(failedFrom)
    // What went through before the first failure is done: only a batch that did not move has used up an attempt.
    const used = failedFrom > 0 ? 1 : attempts + 1
    if (declared.MaximumRetryAttempts >= 0 && used > declared.MaximumRetryAttempts) {
      putAside(left, outcome.ok ? 'batch item failures' : outcome.errorMessage)
      return
    }
    await sleep(GAPS_MS[Math.min(used - 1, GAPS_MS.length - 1)])
    if (declared.BisectBatchOnFunctionError && left.length > 1) {
      const middle = Math.ceil(left.length / 2)
      await deliver(left.slice(0, middle), used)
      await deliver(left.slice(middle), used)
    } else {
      await deliver(left, used)
    }
  }

  function firstFailure(batch: StreamRecord[], payload: unknown): number {
    if (!declared.FunctionResponseTypes.includes('ReportBatchItemFailures')) return batch.length
    const failures = batchResponse.safeParse(payload ?? {}).data?.batchItemFailures ?? []
    if (failures.length === 0) return batch.length
    const positions = failures.map(({ itemIdentifier }) =>
      batch.findIndex((record) => record.dynamodb.SequenceNumber === itemIdentifier),
    )
    // An identifier that is not of the batch fails all of it, as on AWS.
    return Math.max(Math.min(...positions), 0)
  }

  function putAside(batch: StreamRecord[], reason: string): void {
    terminal.tell('error', 'stream', `${batch.length} record(s) of ${tableName} could not be processed: ${reason}`)
    if (deadLetters === undefined) return
    queues.send(deadLetters, {
      requestContext: { functionArn: declared.FunctionName, condition: 'RetryAttemptsExhausted' },
      DDBStreamBatchInfo: {
        streamArn: declared.EventSourceArn,
        startSequenceNumber: batch[0]?.dynamodb.SequenceNumber,
        endSequenceNumber: batch.at(-1)?.dynamodb.SequenceNumber,
        batchSize: batch.length,
      },
      reason,
    })
  }

  function asDelivered(record: StreamRecord): object {
    return {
      ...record,
      awsRegion: templates.environment.region,
      eventSourceARN: declared.EventSourceArn,
      dynamodb: { ...record.dynamodb, ApproximateCreationDateTime: Math.floor(now() / 1000) },
    }
  }

  return {
    tableName,
    poke,
    stop: () => {
      stopped = true
    },
  }
}

function partitionKeyOf(templates: Templates, tableName: string): string {
  const table = templates
    .resources('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable')
    .find((resource) => resource.ref() === tableName)
  const schema = z.array(z.object({ AttributeName: z.string(), KeyType: z.string() }))
  return schema.parse(table?.property('KeySchema')).find(({ KeyType }) => KeyType === 'HASH')?.AttributeName ?? ''
}

function laneOf(key: unknown, lanes: number): number {
  let hash = 0
  for (const character of JSON.stringify(key)) hash = (hash * 31 + character.charCodeAt(0)) % 1_000_003
  return hash % lanes
}

interface TableStream {
  iteratorAfter: (sequenceNumber: string) => Promise<string>
  records: (iterator: string, limit: number) => Promise<{ records: StreamRecord[]; next: string | undefined }>
  lastSequenceNumber: () => Promise<string>
}

const streamList = z.object({ Streams: z.array(z.object({ StreamArn: z.string() })) })
const shardList = z.object({ StreamDescription: z.object({ Shards: z.array(z.object({ ShardId: z.string() })) }) })
const shardIterator = z.object({ ShardIterator: z.string() })
const recordPage = z.object({ Records: z.array(recordSchema), NextShardIterator: z.string().optional() })

// The engines give a table one shard that never closes.
async function openStream(endpoint: string, tableName: string): Promise<TableStream> {
  const { Streams } = await call(endpoint, 'ListStreams', { TableName: tableName }, streamList)
  const StreamArn = Streams.at(-1)?.StreamArn
  if (StreamArn === undefined) throw new Error(`The table ${tableName} has no stream`)
  const { StreamDescription } = await call(endpoint, 'DescribeStream', { StreamArn }, shardList)
  const ShardId = StreamDescription.Shards.at(-1)?.ShardId
  if (ShardId === undefined) throw new Error(`The stream of ${tableName} has no shard`)

  async function iterator(position: object): Promise<string> {
    const { ShardIterator } = await call(
      endpoint,
      'GetShardIterator',
      { StreamArn, ShardId, ...position },
      shardIterator,
    )
    return ShardIterator
  }

  async function records(from: string, limit: number): ReturnType<TableStream['records']> {
    const page = await call(endpoint, 'GetRecords', { ShardIterator: from, Limit: Math.min(limit, 1000) }, recordPage)
    return { records: page.Records, next: page.NextShardIterator }
  }

  return {
    iteratorAfter: (sequenceNumber) =>
      iterator(
        sequenceNumber === '0'
          ? { ShardIteratorType: 'TRIM_HORIZON' }
          : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: sequenceNumber },
      ),
    records,
    lastSequenceNumber: async () => {
      let found = '0'
      let from: string | undefined = await iterator({ ShardIteratorType: 'TRIM_HORIZON' })
      while (from !== undefined) {
        const page: Awaited<ReturnType<typeof records>> = await records(from, 1000)
        const last = page.records.at(-1)
        if (last === undefined) break
        found = last.dynamodb.SequenceNumber
        from = page.next
      }
      return found
    },
  }
}

// There is no client for streams among the packages: the call is one POST. Engines look at the form of a signature, not at its value.
async function call<T>(endpoint: string, operation: string, input: object, schema: z.ZodType<T>): Promise<T> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDBStreams_20120810.${operation}`,
      'x-amz-date': '20260101T000000Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=local/20260101/eu-west-2/dynamodb/aws4_request, SignedHeaders=host, Signature=local',
    },
    body: JSON.stringify(input),
  })
  const body: unknown = await response.json()
  if (!response.ok) throw new Error(`${operation} was refused: ${JSON.stringify(body)}`)
  return schema.parse(body)
}
