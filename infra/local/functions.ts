// Stands in for Lambda: runs the entries named by the templates in this process, each with its own modules, environment,
// role and output, and answers as the service answers.
import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { Activity } from './activity.ts'
import { type Caller, runAs, runAsNobody } from './caller.ts'
import { credentialsOf } from './credentials.ts'
import { importFor } from './function-modules.ts'
import type { Json, Resource, Templates } from './template.ts'
import type { Terminal } from './terminal.ts'

/** How an invocation ended: with what the handler answered, or with the error it raised, named as Lambda names it. */
export type Outcome =
  | { ok: true; payload: Json }
  | { ok: false; errorType: string; errorMessage: string; trace: string[] }

/** The functions of all templates. */
export interface Functions {
  /** Invokes by ARN (with or without a qualifier) or by name. Never rejects for what the function does; throws when there is no such function. */
  invoke: (functionArn: string, event: unknown) => Promise<Outcome>
  /** The role that the function acts in. */
  roleOf: (functionArn: string) => string
  has: (functionArn: string) => boolean
  runAtStart: () => string[]
}

/** What the functions need: the project's folder, and the addresses of the services they may call (by environment variable). */
export interface FunctionsOptions {
  templates: Templates
  root: string
  endpoints: Record<string, string>
  activity: Activity
  terminal: Terminal
}

const declaration = z.object({
  Role: z.string(),
  Timeout: z.number().default(3),
  MemorySize: z.number().default(128),
  Environment: z.object({ Variables: z.record(z.string(), z.coerce.string()).default({}) }).optional(),
})

const entryModule = z.looseObject({
  handler: z.custom<(event: unknown, context: object) => unknown>((value) => typeof value === 'function'),
})

interface Declared {
  arn: string
  name: string
  roleArn: string
  entry: string
  runAtStart: boolean
  timeoutMs: number
  memoryMb: number
  caller: Caller
  handler: Promise<z.infer<typeof entryModule>['handler']> | undefined
}

// https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html: the answer of a synchronous invocation.
const LARGEST_ANSWER = 6 * 1024 * 1024

/** Reads the functions; each is loaded when it is first called. */
export function createFunctions({ templates, root, endpoints, activity, terminal }: FunctionsOptions): Functions {
  const declared = new Map(
    templates
      .resources('AWS::Lambda::Function')
      .filter((resource) => typeof resource.metadata['entry'] === 'string')
      .map((resource) => [resource.attribute('Arn'), declare(resource)]),
  )

  function declare(resource: Resource): Declared {
    const properties = declaration.parse(resource.properties())
    const entry = z.string().parse(resource.metadata['entry'])
    const functionName = resource.ref()
    const { region } = templates.environment
    return {
      arn: resource.attribute('Arn'),
      name: shortName(entry),
      roleArn: properties.Role,
      entry,
      runAtStart: resource.metadata['runAtStart'] === true,
      timeoutMs: properties.Timeout * 1000,
      memoryMb: properties.MemorySize,
      caller: {
        functionName: shortName(entry),
        roleArn: properties.Role,
        environment: {
          ...runtimeVariables(functionName, properties.MemorySize, region),
          ...credentialsOf(properties.Role),
          ...endpoints,
          ...properties.Environment?.Variables,
        },
      },
      handler: undefined,
    }
  }

  // Event source mappings name a function by its name, everything else by its ARN.
  function lookUp(nameOrArn: string): Declared | undefined {
    const { region, account } = templates.environment
    const arn = nameOrArn.startsWith('arn:') ? nameOrArn : `arn:aws:lambda:${region}:${account}:function:${nameOrArn}`
    return declared.get(unqualified(arn))
  }

  function find(functionArn: string): Declared {
    const found = lookUp(functionArn)
    if (found === undefined) {
      throw new Error(`No template declares the function ${functionArn} with an entry in its metadata`)
    }
    return found
  }

  async function load(target: Declared): Promise<z.infer<typeof entryModule>['handler']> {
    const started = performance.now()
    const module = entryModule.parse(await importFor(target.name, root, target.entry))
    const took = Math.round(performance.now() - started)
    if (took > 1500) runAsNobody(() => terminal.tell('info', target.name, `loaded in ${took} ms`))
    return module.handler
  }

  async function call(target: Declared, event: unknown): Promise<Json> {
    target.handler ??= load(target)
    let handler: z.infer<typeof entryModule>['handler']
    try {
      handler = await target.handler
    } catch (fault) {
      // A function that did not load is loaded anew for the next call, as a new instance would be.
      target.handler = undefined
      throw fault
    }
    const deadline = performance.now() + target.timeoutMs
    const answer = await handler(event, contextOf(target, deadline))
    const text = JSON.stringify(answer ?? null)
    if (text.length > LARGEST_ANSWER)
      throw named('Function.ResponseSizeTooLarge', `Response payload size exceeded ${LARGEST_ANSWER} bytes.`)
    return z.json().parse(JSON.parse(text))
  }

  async function invoke(functionArn: string, event: unknown): Promise<Outcome> {
    const target = find(functionArn)
    const end = activity.begin(target.name)
    const given: unknown = JSON.parse(JSON.stringify(event))
    const { promise: timedOut, reject } = Promise.withResolvers<never>()
    // Real time, not the moved clock: the limit is on how long the code runs.
    const timeout = setTimeout(() => {
      reject(named('Sandbox.Timedout', `Task timed out after ${target.timeoutMs / 1000} seconds`))
    }, target.timeoutMs)
    try {
      const answer = runAs(target.caller, () => call(target, given))
      return { ok: true, payload: await Promise.race([answer, timedOut]) }
    } catch (fault) {
      const outcome = failure(fault)
      terminal.tell('error', target.name, `${outcome.errorType}: ${outcome.errorMessage}`)
      terminal.keep({ function: target.name, fault: outcome })
      return outcome
    } finally {
      clearTimeout(timeout)
      end()
    }
  }

  return {
    invoke,
    roleOf: (functionArn) => find(functionArn).roleArn,
    has: (functionArn) => lookUp(functionArn) !== undefined,
    runAtStart: () => [...declared.values()].filter((target) => target.runAtStart).map((target) => target.arn),
  }
}

/** The ARN of the function itself, whatever version or alias was named. */
export function unqualified(functionArn: string): string {
  return functionArn.split(':').slice(0, 7).join(':')
}

function shortName(entry: string): string {
  return entry.replace(/^functions\//, '').replace(/\.ts$/, '')
}

function runtimeVariables(functionName: string, memoryMb: number, region: string): Record<string, string> {
  return {
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: functionName,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
  }
}

function contextOf(target: Declared, deadline: number): object {
  const name = target.caller.environment['AWS_LAMBDA_FUNCTION_NAME'] ?? target.name
  return {
    awsRequestId: randomUUID(),
    callbackWaitsForEmptyEventLoop: true,
    functionName: name,
    functionVersion: '$LATEST',
    invokedFunctionArn: target.arn,
    logGroupName: `/aws/lambda/${name}`,
    logStreamName: 'local',
    memoryLimitInMB: String(target.memoryMb),
    getRemainingTimeInMillis: () => Math.max(Math.round(deadline - performance.now()), 0),
  }
}

function named(name: string, message: string): Error {
  const error = new Error(message)
  error.name = name
  return error
}

function failure(fault: unknown): Extract<Outcome, { ok: false }> {
  if (!(fault instanceof Error)) return { ok: false, errorType: 'Error', errorMessage: String(fault), trace: [] }
  return { ok: false, errorType: fault.name, errorMessage: fault.message, trace: fault.stack?.split('\n') ?? [] }
}
