// The service under measurement, in a process of its own, on an engine that the bench can also speak to by itself.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { Agent, type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import * as z from 'zod'
import { startEngine } from '../../infra/local/dynamodb.ts'

/** `whole` is what `npm start` runs; `handlers` is the same without the consumers of the table's stream. */
export type Extent = 'whole' | 'handlers'

const ENTRIES: Record<Extent, string> = {
  whole: fileURLToPath(new URL('../../infra/local/start.ts', import.meta.url)),
  handlers: fileURLToPath(new URL('handlers-service.ts', import.meta.url)),
}

export type Call = { method: string; path: string; headers?: Record<string, string>; body?: string }

/** A running service. */
export type Service = {
  /** Sends a request and answers with the body. @throws when the status is not a 2xx */
  call: (call: Call) => Promise<string>
  /** An access token of a seeded person. */
  token: (person: string) => Promise<string>
  /** Resolves when everything that was set going has been done. */
  settled: () => Promise<void>
  /** A bare client of the service's own engine. */
  engine: DynamoDBClient
  tableName: string
  /** Ends the service and its engine. */
  stop: () => Promise<void>
}

const accessToken = z.object({ accessToken: z.string() })
const oneTable = z.tuple([z.string()])

/** Starts the service on a new folder; `told` is given each line that it writes to its terminal. */
export const startService = async (
  extent: Extent,
  told: (line: string) => void = () => undefined,
): Promise<Service> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'advocacy-bench-'))
  const engine = await startEngine(dataDir)
  const child = spawn(process.execPath, [ENTRIES[extent]], {
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir, DYNAMODB_ENDPOINT: engine.endpoint, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  // A bench that breaks off leaves nothing behind it either.
  process.once('exit', () => {
    child.kill('SIGKILL')
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
  })
  const exited = once(child, 'exit')
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('ready ')) resolve(line.slice('ready '.length))
      told(line)
    })
    child.once('exit', (code) => reject(new Error(`The service ended with ${code} before it was ready`)))
  })

  // Connections are kept, as the client of the engine keeps its own: neither side pays for opening them.
  const agent = new Agent({ keepAlive: true })
  const client = new DynamoDBClient({
    endpoint: engine.endpoint,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
  })
  const { TableNames } = await client.send(new ListTablesCommand({}))
  const [tableName] = oneTable.parse(TableNames)

  const call = async ({ method, path, headers = {}, body = '' }: Call): Promise<string> => {
    const sent = request(`${url}${path}`, {
      method,
      agent,
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers },
    })
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      sent.once('response', resolve).once('error', reject).end(body)
    })
    const words = await text(answer)
    const { statusCode = 0 } = answer
    if (statusCode < 200 || statusCode > 299) throw new Error(`${method} ${path} was answered ${statusCode}: ${words}`)
    return words
  }

  return {
    call,
    token: async (person) => {
      const answer = await call({ method: 'POST', path: '/local/token', body: JSON.stringify({ person }) })
      return accessToken.parse(JSON.parse(answer)).accessToken
    },
    settled: async () => {
      // Moving the clock by nothing answers when nothing is under way any more.
      await call({ method: 'POST', path: '/local/clock', body: JSON.stringify({ advance: 'PT0S' }) })
    },
    engine: client,
    tableName,
    stop: async () => {
      agent.destroy()
      client.destroy()
      child.kill('SIGTERM')
      await exited
      await engine.stop()
    },
  }
}
