// The whole local run: reads the synthesised stacks and starts a stand-in for each service that they use.
import { existsSync, mkdirSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as z from 'zod'
import { createActivity } from './activity.ts'
import { createInvokeLater } from './asynchronous.ts'
import { type Operations, serveEndpoint } from './aws-endpoint.ts'
import { separateFunctions } from './caller.ts'
import { createClock, installClock } from './clock.ts'
import { reportUnknownTypes } from './coverage.ts'
import { createTables, indexStreams, startEngine } from './dynamodb.ts'
import { separateModules } from './function-modules.ts'
import { createEventBus } from './event-bus.ts'
import { createFunctions } from './functions.ts'
import { createHttpApi } from './http.ts'
import { enforceRoles, readRoles } from './iam.ts'
import { tablesWritten } from './iam-requests.ts'
import { identifiers } from './identifiers.ts'
import { createIdentity, IDENTITY_PATH } from './identity.ts'
import { createLocalService } from './local-service.ts'
import { createScanner } from './malware-scan.ts'
import { type Person, personSchema } from './people.ts'
import { openQueues } from './queues.ts'
import { createS3, listenForS3, readObjectAccess } from './s3.ts'
import { openObjects } from './s3-objects.ts'
import { startSchedules } from './schedules.ts'
import { openSecrets } from './secrets.ts'
import { openMailbox } from './ses.ts'
import { openState } from './state.ts'
import { createStepFunctions } from './step-functions.ts'
import { type Streams, startStreams } from './streams.ts'
import { readTemplates, type StackTemplate } from './template.ts'
import { createTerminal } from './terminal.ts'

/** What is run: the stacks, and what they are filled with. */
export interface Project {
  /** The folder that entries are relative to. */
  root: string
  synthesise: (outdir: string) => Promise<StackTemplate[]>
  people: Person[]
  seed?: (context: SeedContext) => Promise<void>
}

/** What a seed is given: the first table of the templates, the engine's address, and the people. */
export interface SeedContext {
  tableName: string
  endpoint: string
  people: Person[]
}

/** How to run it. */
export interface LocalOptions {
  /** 0 takes a free one. */
  port: number
  dataDir: string
  /** Prints nothing; the log file is written all the same. */
  quiet?: boolean
  project?: Project
}

/** A running service. */
export interface LocalRun {
  url: string
  people: Person[]
  /** Resolves when a part that must not end has ended. */
  broken: Promise<string>
  stop: () => Promise<void>
}

type Listener = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Starts everything and resolves when it serves. One run a process: the clock and the environment belong to it. */
export async function startLocal({ port, dataDir, quiet = false, project }: LocalOptions): Promise<LocalRun> {
  const folder = resolve(dataDir)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const engineStarting = startEngine(folder)
  // Whatever goes wrong before it is awaited is reported there.
  engineStarting.catch(() => undefined)
  const { root, synthesise, people, seed } = project ?? (await loadProject())

  const state = openState(folder)
  const activity = createActivity()
  const clock = createClock({
    activity,
    offset: state.read('clock/offset', z.number()) ?? 0,
    saveOffset: (offset) => state.write('clock/offset', offset),
    reportFault: (key, fault) => terminal.tell('error', 'clock', `${key}: ${String(fault)}`),
  })
  const { now } = clock
  const terminal = createTerminal({
    logFile: join(folder, 'functions.log'),
    quiet,
    write: process.stdout.write.bind(process.stdout),
    now,
  })
  installClock(clock)
  separateFunctions(terminal.functionOutput)
  separateModules(root)

  const server = await listen(port)
  const { url } = server
  const stacks = await synthesise(join(folder, 'templates'))
  const templates = readTemplates(stacks, { account: '000000000000', region: 'eu-west-2' }, identifiers(url))
  reportUnknownTypes(templates, terminal)

  const engine = await engineStarting
  await createTables(templates, engine.endpoint)
  indexStreams(folder)

  const operations: Operations = {}
  const endpoint = await serveEndpoint(operations)
  const s3 = await listenForS3(state)
  const endpoints = {
    AWS_ENDPOINT_URL: endpoint.url,
    AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
    AWS_ENDPOINT_URL_SFN: endpoint.url,
    AWS_ENDPOINT_URL_SESV2: endpoint.url,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoint.url,
    AWS_ENDPOINT_URL_S3: s3.url,
  }
  const roles = readRoles(templates)
  const functions = createFunctions({ templates, root, endpoints, activity, terminal })
  const queues = openQueues(state, now)
  const invokeLater = createInvokeLater({ templates, functions, clock, queues })
  const events = createEventBus({ templates, invokeLater, now })
  const mailbox = openMailbox(templates, { state, terminal, now, events })
  const objects = openObjects(join(folder, 'objects'), now)
  const access = readObjectAccess(templates, roles)
  const scanner = createScanner({ templates, objects, access, clock, events })
  s3.serve(createS3({ templates, objects, access, events, now, stored: scanner.stored }))
  const machines = createStepFunctions({ templates, functions, roles, clock, activity, terminal })
  Object.assign(operations, machines, mailbox.operations, openSecrets(templates, { state, now }))

  const tableName = templates.resources('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable')[0]?.ref()
  if (seed !== undefined && tableName !== undefined) await seed({ tableName, endpoint: engine.endpoint, people })

  let streams: Streams | undefined
  enforceRoles(roles, templates.environment, (service, command, input) => {
    for (const table of tablesWritten(service, command, input)) streams?.poke(table)
  })
  const identity = await createIdentity({ templates, state, people, url, now })
  const localService = createLocalService({ clock, identity, mailbox, people, queues, url })
  const api = createHttpApi({ templates, functions, domainName: new URL(url).host, now })
  server.serve((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    if (path.startsWith(`${IDENTITY_PATH}/`)) return identity.handle(request, response)
    return path === '/local' || path.startsWith('/local/') ? localService(request, response) : api(request, response)
  })
  await mailbox.tellAgain()
  scanner.scanAgain()
  streams = await startStreams({
    templates,
    endpoint: engine.endpoint,
    state,
    functions,
    roles,
    queues,
    activity,
    terminal,
    now,
  })
  startSchedules({ templates, functions, roles, clock, invokeLater })

  return {
    url,
    people,
    broken: engine.ended.then(() => 'The DynamoDB engine has ended'),
    stop: async () => {
      await server.close()
      clock.stop()
      await activity.settled(3000).catch(() => undefined)
      streams.stop()
      await s3.close()
      await endpoint.close()
      await engine.stop()
      state.close()
    },
  }
}

/** This repository's own project: its app, and the seed beside this file when there is one. */
async function loadProject(): Promise<Project> {
  const root = join(import.meta.dirname, '../..')
  const peopleModule = await importIfThere(join(import.meta.dirname, 'seed/people.ts'))
  const seedModule = await importIfThere(join(import.meta.dirname, 'seed/seed.ts'))
  const { PEOPLE } = z.looseObject({ PEOPLE: z.array(personSchema).default([]) }).parse(peopleModule ?? {})
  const { seed } = z.looseObject({ seed: seedSchema.optional() }).parse(seedModule ?? {})
  return {
    root,
    people: PEOPLE,
    ...(seed !== undefined && { seed }),
    synthesise: async (outdir) => {
      const { createApp } = await import('../app.ts')
      const { stacks } = createApp({ bundle: false, check: false, outdir }).synth()
      return stacks.map((stack): StackTemplate => ({ name: stack.stackName, template: stack.template }))
    },
  }
}

const seedSchema = z.custom<NonNullable<Project['seed']>>((value) => typeof value === 'function')

async function importIfThere(file: string): Promise<unknown> {
  return existsSync(file) ? import(pathToFileURL(file).href) : undefined
}

const notYet: Listener = (_, response) => {
  response.writeHead(503, { 'retry-after': '1' }).end('Starting\n')
  return Promise.resolve()
}

// Listens at once, because the templates hold the address; whoever is early is told to come back.
async function listen(
  port: number,
): Promise<{ url: string; serve: (listener: Listener) => void; close: () => Promise<void> }> {
  let listener = notYet
  const server = createServer((request, response) => {
    listener(request, response).catch((fault: unknown) => {
      process.stderr.write(`${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}\n`)
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/problem+json' })
      response.end(JSON.stringify({ type: 'about:blank', title: String(fault), status: 500, errors: [] }))
    })
  })
  await new Promise<void>((started, failed) => {
    server.once('error', failed)
    server.listen(port, '127.0.0.1', () => started())
  })
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : port}`,
    serve: (next) => {
      listener = next
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeIdleConnections()
        setTimeout(() => server.closeAllConnections(), 2000).unref()
      }),
  }
}
