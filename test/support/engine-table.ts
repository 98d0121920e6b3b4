// A table of its own on the real DynamoDB engine, made as the stacks declare it: for tests that look at what is stored, and
// at what its stream hands to its consumers.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { type AttributeValue, DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod'
import { createApp } from '../../infra/app.ts'
import { createTables, type Engine, indexStreams, startEngine } from '../../infra/local/dynamodb.ts'
import { identifiers } from '../../infra/local/identifiers.ts'
import { compileFilters, filterCriteriaSchema } from '../../infra/local/stream-filter.ts'
import { readTemplates, type Templates } from '../../infra/local/template.ts'

export const REGION = 'eu-west-2'

const attributeMap = z.custom<Record<string, AttributeValue>>((value) => typeof value === 'object' && value !== null)
const recordSchema = z.looseObject({
  eventName: z.enum(['INSERT', 'MODIFY', 'REMOVE']),
  dynamodb: z.looseObject({ SequenceNumber: z.string(), Keys: attributeMap, NewImage: attributeMap.optional() }),
})
/** An item; a number that has too many digits to be one here stays in words. */
const inWords = (item: Record<string, AttributeValue>) =>
  unmarshall(item, {
    wrapNumbers: (digits) => (Number.isSafeInteger(Number(digits)) || digits.includes('.') ? Number(digits) : digits),
  })

/** Items by their key. */
export type Items = Map<string, Record<string, unknown>>

export type StreamRecord = z.infer<typeof recordSchema>

// The engine gives a table one shard that never closes.
const recordPage = z.object({ Records: z.array(recordSchema), NextShardIterator: z.string() })

/** The keys of what was added, changed or removed between two looks at a table. */
export const changedBetween = (before: Items, after: Items): string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter((key) => !isDeepStrictEqual(before.get(key), after.get(key)))

/** An engine on a folder of its own. Its address is given to a service or a client; `folder` may be a service's too. */
export class TestEngine {
  readonly folder: string
  readonly endpoint: string
  readonly client: DynamoDBClient
  private readonly engine: Engine

  private constructor(folder: string, engine: Engine) {
    this.folder = folder
    this.engine = engine
    this.endpoint = engine.endpoint
    this.client = new DynamoDBClient({
      endpoint: engine.endpoint,
      region: REGION,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    })
  }

  static async start(): Promise<TestEngine> {
    const folder = await mkdtemp(join(tmpdir(), 'advocacy-engine-'))
    return new TestEngine(folder, await startEngine(folder))
  }

  /** Every item of a table, by its key. */
  async items(tableName: string): Promise<Items> {
    const found = new Map<string, Record<string, unknown>>()
    const pages = paginateScan({ client: this.client }, { TableName: tableName, ConsistentRead: true })
    for await (const { Items = [] } of pages) {
      for (const item of Items.map(inWords)) found.set(`${item['pk']} ${item['sk']}`, item)
    }
    return new Map([...found].sort(([one], [other]) => one.localeCompare(other)))
  }

  async stop(): Promise<void> {
    this.client.destroy()
    await this.engine.stop()
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** The templates as they are for a service at an address of no importance. */
const synthesised = (folder: string): Templates => {
  const { stacks } = createApp({ bundle: false, check: false, outdir: join(folder, 'templates') }).synth()
  return readTemplates(
    stacks.map(({ stackName, template }) => ({ name: stackName, template })),
    { account: '000000000000', region: REGION },
    identifiers('http://127.0.0.1'),
  )
}

/** The service's table, and its stream as each consumer is given it. */
export class TestTable {
  readonly name: string
  readonly engine: TestEngine
  private readonly templates: Templates
  private shard: string | undefined
  private place: string | undefined

  private constructor(engine: TestEngine, templates: Templates) {
    this.engine = engine
    this.templates = templates
    this.name = templates.resources('AWS::DynamoDB::Table')[0]?.ref() ?? ''
  }

  static async create(): Promise<TestTable> {
    const engine = await TestEngine.start()
    const templates = synthesised(engine.folder)
    await createTables(templates, engine.endpoint)
    indexStreams(engine.folder)
    return new TestTable(engine, templates)
  }

  /** Makes this the table of the store modules that are imported from now on. */
  become(more: Record<string, string> = {}): void {
    Object.assign(process.env, {
      AWS_REGION: REGION,
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_ENDPOINT_URL_DYNAMODB: this.engine.endpoint,
      TABLE_NAME: this.name,
      POWERTOOLS_LOG_LEVEL: 'SILENT',
      ...more,
    })
  }

  items(): Promise<Items> {
    return this.engine.items(this.name)
  }

  /** The items of one kind, in the order of their keys. */
  async ofKind(kind: string): Promise<Record<string, unknown>[]> {
    return [...(await this.items()).values()].filter((item) => item['kind'] === kind)
  }

  /** Says of a record whether the consumer with an entry is given it, by the filter of its mapping. */
  filterFor(entry: string): (record: StreamRecord) => boolean {
    const target = this.templates.resources('AWS::Lambda::Function').find(({ metadata }) => metadata['entry'] === entry)
    const mapping = this.templates
      .resources('AWS::Lambda::EventSourceMapping')
      .find((each) => each.property('FunctionName') === target?.ref())
    if (mapping === undefined) throw new Error(`No mapping leads to ${entry}`)
    return compileFilters(filterCriteriaSchema.parse(mapping.property('FilterCriteria')))
  }

  /** The records written since the last time this was asked. */
  async newRecords(): Promise<StreamRecord[]> {
    const { records, next } = await this.recordsFrom(this.place ?? (await this.beginning()))
    this.place = next
    return records
  }

  /** Every record of the stream, oldest first. */
  async allRecords(): Promise<StreamRecord[]> {
    return (await this.recordsFrom(await this.beginning())).records
  }

  private async recordsFrom(place: string): Promise<{ records: StreamRecord[]; next: string }> {
    const records: StreamRecord[] = []
    for (let next = place; ; ) {
      const page = recordPage.parse(await this.ask('GetRecords', { ShardIterator: next, Limit: 1000 }))
      records.push(...page.Records)
      next = page.NextShardIterator
      if (page.Records.length === 0) return { records, next }
    }
  }

  stop(): Promise<void> {
    return this.engine.stop()
  }

  private async beginning(): Promise<string> {
    const StreamArn = z
      .object({ Streams: z.tuple([z.object({ StreamArn: z.string() })]) })
      .parse(await this.ask('ListStreams', { TableName: this.name })).Streams[0].StreamArn
    this.shard ??= z
      .object({ StreamDescription: z.object({ Shards: z.tuple([z.object({ ShardId: z.string() })]) }) })
      .parse(await this.ask('DescribeStream', { StreamArn })).StreamDescription.Shards[0].ShardId
    const input = { StreamArn, ShardId: this.shard, ShardIteratorType: 'TRIM_HORIZON' }
    return z.object({ ShardIterator: z.string() }).parse(await this.ask('GetShardIterator', input)).ShardIterator
  }

  // There is no client for streams among the packages: the call is one POST, whose signature the engine does not check.
  private async ask(operation: string, input: object): Promise<unknown> {
    const answer = await fetch(this.engine.endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `DynamoDBStreams_20120810.${operation}`,
        'x-amz-date': '20260101T000000Z',
        authorization: `AWS4-HMAC-SHA256 Credential=local/20260101/${REGION}/dynamodb/aws4_request, SignedHeaders=host, Signature=local`,
      },
      body: JSON.stringify(input),
    })
    if (!answer.ok) throw new Error(`${operation} was refused: ${await answer.text()}`)
    return answer.json()
  }
}
