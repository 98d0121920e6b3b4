// Stands in for DynamoDB: finds an engine for this machine, starts it on the data folder, and makes the tables that the
// templates declare.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DynamoDBClient,
  type GlobalSecondaryIndex,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb'
import * as z from 'zod'
import type { Resource, Templates } from './template.ts'

/** A running engine. */
export interface Engine {
  endpoint: string
  /** Resolves when the engine has ended of itself, which it should not. */
  ended: Promise<void>
  stop: () => Promise<void>
}

const DATABASE = 'dynamodb.db'
const PID_FILE = 'dynamodb.pid'

/**
 * Finds and starts the engine: `DYNAMODB_ENDPOINT` when it names one, else the binary that npm installed for this platform.
 * Throws with what to do when there is neither.
 */
export async function startEngine(dataDir: string): Promise<Engine> {
  const given = process.env['DYNAMODB_ENDPOINT']
  if (given !== undefined && given !== '') {
    return { endpoint: given, ended: new Promise(() => undefined), stop: () => Promise.resolve() }
  }
  return startBinary(findBinary(), dataDir)
}

function findBinary(): string {
  const name = `@dynoxide/${process.platform}-${process.arch}`
  try {
    return join(createRequire(import.meta.url).resolve(`${name}/package.json`), '..', 'dynoxide')
  } catch {
    throw new Error(
      `There is no DynamoDB engine for this machine: ${name} is not installed. Start any other one, for example ` +
        'DynamoDB Local on Java, and give its address: DYNAMODB_ENDPOINT=http://127.0.0.1:8000 npm start',
    )
  }
}

async function startBinary(binary: string, dataDir: string): Promise<Engine> {
  const pidFile = join(dataDir, PID_FILE)
  await endStale(pidFile)
  const port = await freePort()
  // The shell waits on a pipe that only this process holds: when this process is killed, the pipe closes and the engine ends too.
  const watched = '"$0" "$@" </dev/null & engine=$!; echo $engine; read -r _; kill $engine; wait $engine'
  const child = spawn(
    '/bin/sh',
    ['-c', watched, binary, '--db-path', join(dataDir, DATABASE), '--port', String(port)],
    // Its own session: Ctrl-C in the terminal must not end it before the functions have finished.
    { stdio: ['pipe', 'pipe', 'ignore'], detached: true },
  )
  const pid = await firstLine(child)
  const endpoint = `http://127.0.0.1:${port}`
  writeFileSync(pidFile, JSON.stringify({ engine: Number(pid), owner: process.pid, endpoint }))

  await answering(endpoint, child)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    endpoint,
    ended,
    stop: async () => {
      child.stdin.end()
      await ended
      rmSync(pidFile, { force: true })
    },
  }
}

const pidRecord = z.object({ engine: z.int().positive(), owner: z.int().positive(), endpoint: z.string().optional() })

/** Where the engine of a run that is going on answers; undefined when none runs on the data folder. */
export function runningEngine(dataDir: string): string | undefined {
  const pidFile = join(dataDir, PID_FILE)
  if (!existsSync(pidFile)) return undefined
  const record = pidRecord.safeParse(parseJson(readFileSync(pidFile, 'utf8'))).data
  return record !== undefined && commandOf(record.engine).includes('dynoxide') ? record.endpoint : undefined
}

/** Whether a data folder holds a database. */
export const hasDatabase = (dataDir: string): boolean => existsSync(join(dataDir, DATABASE))

// Only one run may hold a data folder; one that was killed may have left its engine behind for a moment.
async function endStale(pidFile: string): Promise<void> {
  if (!existsSync(pidFile)) return
  const record = pidRecord.safeParse(parseJson(readFileSync(pidFile, 'utf8'))).data
  if (record === undefined || (await engineEnds(record.engine, 2000))) return
  if (record.owner !== process.pid && commandOf(record.owner).includes('node')) {
    throw new Error(`Process ${record.owner} is running on the same data folder. Stop it, or give another DATA_DIR.`)
  }
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    process.kill(record.engine, signal)
    if (await engineEnds(record.engine, 2000)) return
  }
  throw new Error(`The engine of an earlier run (process ${record.engine}) does not end`)
}

async function engineEnds(pid: number, limit: number): Promise<boolean> {
  const isEngine = () => commandOf(pid).includes('dynoxide')
  for (let waited = 0; isEngine() && waited < limit; waited += 10) await sleep(10)
  return !isEngine()
}

// The engine's binary is for Linux, where a process's command line is a file; a number that was given to another process shows there.
function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', () => reject(new Error('The DynamoDB engine did not start')))
    child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString('utf8').split('\n')[0] ?? ''))
  })
}

async function answering(endpoint: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 1000 && child.exitCode === null; attempt += 1) {
    try {
      await fetch(endpoint)
      return
    } catch {
      await sleep(5)
    }
  }
  throw new Error('The DynamoDB engine does not answer')
}

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }))
const projection = z.object({
  ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']).optional(),
  NonKeyAttributes: z.array(z.string()).optional(),
})
const secondaryIndex = z.object({ IndexName: z.string(), KeySchema: keySchema, Projection: projection })
const tableDeclaration = z.object({
  KeySchema: keySchema,
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  GlobalSecondaryIndexes: z.array(secondaryIndex).default([]),
  LocalSecondaryIndexes: z.array(secondaryIndex).default([]),
  StreamSpecification: z
    .object({ StreamViewType: z.enum(['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES']) })
    .optional(),
})

/** Makes the tables that are not there yet. Throws when one that is there has other keys or indexes than its template. */
export async function createTables(templates: Templates, endpoint: string): Promise<void> {
  const client = new DynamoDBClient({
    endpoint,
    region: templates.environment.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  for (const resource of templates.resources('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable')) {
    const wanted = createInput(resource)
    const found = await describe(client, resource.ref())
    if (found === undefined) await client.send(new CreateTableCommand(wanted))
    else if (shape(found) !== shape(wanted)) {
      throw new Error(
        `The table ${resource.ref()} in the data folder has other keys or indexes than its template. Remove the data folder.`,
      )
    }
  }
  client.destroy()
}

/**
 * Lets the engine find a stream's records by an index: without it every write reads all that the stream holds.
 * The table belongs to the engine and may change with it, in which case writes are slow and still right.
 */
export function indexStreams(dataDir: string): void {
  const file = join(dataDir, DATABASE)
  if (!existsSync(file)) return
  try {
    const database = new DatabaseSync(file)
    database.exec(
      'CREATE INDEX IF NOT EXISTS local_stream_seq ON _stream_records(table_name, CAST(sequence_number AS INTEGER))',
    )
    database.close()
  } catch {
    // Slow and right.
  }
}

function createInput(resource: Resource): CreateTableCommandInput {
  const declared = tableDeclaration.parse(resource.properties())
  const global = secondary(declared.GlobalSecondaryIndexes)
  const local = secondary(declared.LocalSecondaryIndexes)
  return {
    TableName: resource.ref(),
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: declared.KeySchema,
    AttributeDefinitions: declared.AttributeDefinitions,
    ...(global.length > 0 && { GlobalSecondaryIndexes: global }),
    ...(local.length > 0 && { LocalSecondaryIndexes: local }),
    ...(declared.StreamSpecification && {
      StreamSpecification: { StreamEnabled: true, StreamViewType: declared.StreamSpecification.StreamViewType },
    }),
  }
}

function secondary(indexes: z.infer<typeof secondaryIndex>[]): GlobalSecondaryIndex[] {
  return indexes.map(({ IndexName, KeySchema, Projection }) => ({
    IndexName,
    KeySchema,
    Projection: {
      ProjectionType: Projection.ProjectionType ?? 'ALL',
      ...(Projection.NonKeyAttributes && { NonKeyAttributes: Projection.NonKeyAttributes }),
    },
  }))
}

async function describe(client: DynamoDBClient, name: string): Promise<Shaped | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table
  } catch (fault) {
    if (fault instanceof ResourceNotFoundException) return undefined
    throw fault
  }
}

type Shaped = Pick<CreateTableCommandInput, 'KeySchema' | 'StreamSpecification'> & {
  GlobalSecondaryIndexes?:
    | { IndexName?: string | undefined; KeySchema?: CreateTableCommandInput['KeySchema'] }[]
    | undefined
  LocalSecondaryIndexes?:
    | { IndexName?: string | undefined; KeySchema?: CreateTableCommandInput['KeySchema'] }[]
    | undefined
}

function shape(table: Shaped): string {
  const indexes = [...(table.GlobalSecondaryIndexes ?? []), ...(table.LocalSecondaryIndexes ?? [])]
    .map((index) => `${index.IndexName}(${keys(index.KeySchema)})`)
    .sort()
  return [keys(table.KeySchema), ...indexes, table.StreamSpecification?.StreamViewType ?? 'no stream'].join(' ')
}

function keys(schema: CreateTableCommandInput['KeySchema']): string {
  return (schema ?? []).map((key) => `${key.KeyType}:${key.AttributeName}`).join(',')
}
