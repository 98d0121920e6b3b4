// Runs executions of one state machine: tasks call functions, waits and timeouts hang on the movable clock, tokens are given out and
// answered. Executions live in memory alone: the product can replace any of them, and after a crash it does.
import { type RunOptions, StateMachine } from 'aws-local-stepfunctions'
import * as z from 'zod'
import type { Activity } from './activity.ts'
import type { Clock } from './clock.ts'
import type { Functions, Outcome } from './functions.ts'
import { type HandedOver, type Prepared, type Retrier, tokenPlaceholder, withToken } from './state-machine.ts'
import { mintToken } from './task-token.ts'
import type { Json } from './template.ts'

/** How an execution stands, in the service's words. */
export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED'

/** One execution. Instants are milliseconds of the local clock. */
export interface Execution {
  arn: string
  name: string
  machineArn: string
  input: string
  startedAt: number
  status: ExecutionStatus
  stoppedAt?: number
  output?: string
  error?: string
  cause?: string
}

/** What an execution needs around it. */
export interface ExecutionOptions {
  prepared: Prepared
  clock: Clock
  activity: Activity
  functions: Functions
  tokens: Tokens
  /** Called with each thing that a history of the execution would show: what went in at the start and into a task, what came out. */
  told: (entry: { input: unknown } | { task: string; input: unknown } | { task: string; output: unknown }) => void
  /** Called when the execution has ended, however it did. */
  ended: (execution: Execution) => void
}

/** An error with a name that Retry and Catch can match. */
export class TaskError extends Error {
  readonly isRetryable: boolean
  readonly isCatchable: boolean

  constructor(name: string, cause: string, { final = false } = {}) {
    super(cause)
    this.name = name
    this.isRetryable = !final
    this.isCatchable = !final
  }
}

/** A task that waits for its token. */
interface WaitingTask {
  succeed: (output: Json) => void
  fail: (error: TaskError) => void
  heartbeat: () => void
}

/** The tokens that are out, over all machines. */
export interface Tokens {
  /** The waiting task; `gone` for a token that was answered, timed out or stopped. */
  find: (token: string) => WaitingTask | 'gone' | undefined
  open: (token: string, task: WaitingTask) => void
  close: (token: string) => void
}

/** Keeps tokens. Those that are gone are remembered, because AWS tells them from ones it never gave out. */
export function createTokens(): Tokens {
  const waiting = new Map<string, WaitingTask>()
  const gone = new Set<string>()
  return {
    find: (token) => waiting.get(token) ?? (gone.has(token) ? 'gone' : undefined),
    open: (token, task) => {
      waiting.set(token, task)
    },
    close: (token) => {
      waiting.delete(token)
      gone.add(token)
    },
  }
}

const taskInput = z.object({
  payload: z.json(),
  timeoutSeconds: z.number().optional(),
  heartbeatSeconds: z.number().optional(),
})
const waitInput = z.object({ payload: z.json(), seconds: z.number().optional(), timestamp: z.string().optional() })
const invokeParameters = z.object({ FunctionName: z.string(), Payload: z.json().default({}) })

/** Starts an execution and answers how to stop it. */
export function startExecution(
  execution: Execution,
  { prepared, clock, activity, functions, tokens, told, ended }: ExecutionOptions,
): { stop: (error?: string, cause?: string) => void } {
  const pending = new Set<(fault: TaskError) => void>()
  let endTurn = activity.begin(`execution ${execution.name}`)
  let busy = 1

  // The execution counts as work under way except while all that it does is to wait.
  function step<T>(work: () => Promise<T>): Promise<T> {
    busy -= 1
    if (busy === 0) endTurn()
    return work().finally(() => {
      if (busy === 0 && execution.status === 'RUNNING') endTurn = activity.begin(`execution ${execution.name}`)
      busy += 1
    })
  }

  /** Waits outside the count of work, until `resolve` or `reject` is called or the execution is stopped. */
  function waitFor<T>(
    arrange: (resolve: (value: T) => void, reject: (fault: TaskError) => void) => () => void,
  ): Promise<T> {
    return step(() => {
      const { promise, resolve, reject } = Promise.withResolvers<T>()
      pending.add(reject)
      const undo = arrange(resolve, reject)
      return promise.finally(() => {
        pending.delete(reject)
        undo()
      })
    })
  }

  function stopped(): TaskError | undefined {
    return execution.status === 'RUNNING' ? undefined : new TaskError('States.Aborted', 'stopped', { final: true })
  }

  function waitUntil(instant: number, key: string): Promise<void> {
    return waitFor((resolve) => clock.at(instant, key, () => resolve()))
  }

  async function wait(input: unknown): Promise<Json> {
    const { payload, seconds, timestamp } = waitInput.parse(input)
    const until = timestamp === undefined ? clock.now() + (seconds ?? 0) * 1000 : Date.parse(timestamp)
    await waitUntil(until, `wait of ${execution.name}`)
    return payload
  }

  async function invoke(functionArn: string, payload: Json, token?: string): Promise<Json> {
    told({ task: functionArn, input: payload })
    const given = token === undefined ? payload : withToken(payload, token)
    const outcome: Outcome = await functions.invoke(functionArn, given)
    if (outcome.ok) {
      told({ task: functionArn, output: outcome.payload })
      return outcome.payload
    }
    const { errorType, errorMessage, trace } = outcome
    told({ task: functionArn, output: { errorType, errorMessage } })
    throw new TaskError(errorType, JSON.stringify({ errorMessage, errorType, trace }))
  }

  async function attempt(task: HandedOver & { kind: 'task' }, input: z.infer<typeof taskInput>): Promise<Json> {
    const timeoutSeconds = input.timeoutSeconds ?? task.timeoutSeconds
    switch (task.resource) {
      case 'arn:aws:states:::lambda:invoke': {
        const { FunctionName, Payload } = invokeParameters.parse(input.payload)
        return { StatusCode: 200, ExecutedVersion: '$LATEST', Payload: await invoke(FunctionName, Payload) }
      }
      case 'arn:aws:states:::lambda:invoke.waitForTaskToken': {
        const { FunctionName, Payload } = invokeParameters.parse(input.payload)
        const token = mintToken(execution.machineArn)
        const answered = awaitToken(token, timeoutSeconds, input.heartbeatSeconds ?? task.heartbeatSeconds)
        try {
          await Promise.race([invoke(FunctionName, Payload, token), answered.promise.then(() => null)])
        } catch (fault) {
          answered.withdraw()
          throw fault
        }
        return step(() => answered.promise)
      }
      default:
        return invoke(task.resource, input.payload)
    }
  }

  /** Opens a token. Its answer may come before the function that hands it on has ended. */
  function awaitToken(
    token: string,
    timeoutSeconds: number | undefined,
    heartbeatSeconds: number | undefined,
  ): { promise: Promise<Json>; withdraw: () => void } {
    const { promise, resolve, reject } = Promise.withResolvers<Json>()
    const timedOut = () => reject(new EngineTimeout())
    const cancelTimeout =
      timeoutSeconds === undefined
        ? nothing
        : clock.at(clock.now() + timeoutSeconds * 1000, `timeout of ${execution.name}`, timedOut)
    let cancelHeartbeat = nothing
    const heartbeat = () => {
      cancelHeartbeat()
      if (heartbeatSeconds === undefined) return
      cancelHeartbeat = clock.at(clock.now() + heartbeatSeconds * 1000, `heartbeat of ${execution.name}`, () =>
        reject(new TaskError('States.HeartbeatTimeout', 'no heartbeat')),
      )
    }
    heartbeat()
    tokens.open(token, { succeed: resolve, fail: reject, heartbeat })
    pending.add(reject)
    const closed = promise.finally(() => {
      cancelTimeout()
      cancelHeartbeat()
      tokens.close(token)
      pending.delete(reject)
    })
    // Whoever awaits it hears of the failure; until someone does it is not an unhandled one.
    closed.catch(() => undefined)
    return { promise: closed, withdraw: () => reject(new TaskError('States.Aborted', 'withdrawn', { final: true })) }
  }

  /** Runs a task with its retries: their intervals pass on the movable clock. */
  async function runTask(task: HandedOver & { kind: 'task' }, raw: unknown): Promise<Json> {
    const input = taskInput.parse(raw)
    const attempts = new Map<Retrier, number>()
    for (;;) {
      const final = stopped()
      if (final !== undefined) throw final
      try {
        return await attempt(task, input)
      } catch (fault) {
        const retrier = task.retry.find((candidate) => retries(candidate, fault))
        const made = retrier === undefined ? 0 : (attempts.get(retrier) ?? 0)
        if (retrier === undefined || made >= retrier.MaxAttempts) throw fault
        attempts.set(retrier, made + 1)
        const delay = Math.min(
          retrier.IntervalSeconds * retrier.BackoffRate ** made,
          retrier.MaxDelaySeconds ?? Infinity,
        )
        await waitUntil(clock.now() + delay * 1000, `retry of ${execution.name}`)
      }
    }
  }

  const handlers = [...prepared.handedOver].map(([name, what]) => [
    name,
    (input: unknown) => (what.kind === 'wait' ? wait(input) : runTask(what, input)),
  ])
  const options: RunOptions = {
    overrides: {
      taskResourceLocalHandlers: Object.fromEntries(handlers),
      retryIntervalOverrides: prepared.retryIntervals,
    },
    context: {
      Execution: { Id: execution.arn, Name: execution.name },
      StateMachine: {
        Id: execution.machineArn,
        Name: execution.machineArn.slice(execution.machineArn.lastIndexOf(':') + 1),
      },
      Task: { Token: tokenPlaceholder },
    },
  }
  told({ input: execution.input })
  const machine = new StateMachine(prepared.definition, { validationOptions: { noValidate: true } })
  const run = machine.run(z.json().parse(JSON.parse(execution.input)), options)
  void drain(run.eventLogs)

  function finish(status: ExecutionStatus, details: Partial<Execution>): void {
    if (execution.status !== 'RUNNING') return
    Object.assign(execution, { status, stoppedAt: clock.now(), ...details })
    cancelLimit()
    run.abort()
    for (const reject of pending) reject(new TaskError('States.Aborted', 'stopped', { final: true }))
    ended(execution)
    endTurn()
  }

  const limit = prepared.timeoutSeconds
  const cancelLimit =
    limit === undefined
      ? nothing
      : clock.at(execution.startedAt + limit * 1000, `limit of ${execution.name}`, () =>
          finish('TIMED_OUT', { error: 'States.Timeout' }),
        )

  void run.result.then(
    (output) => finish('SUCCEEDED', { output: JSON.stringify(output) }),
    (fault: unknown) => finish('FAILED', failure(fault)),
  )

  return {
    stop: (error, cause) =>
      finish('ABORTED', { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) }),
  }
}

function nothing(): void {}

// Only the engine's own class of timeout is what States.TaskFailed does not catch, and it is not exported: one is provoked.
const EngineTimeout = await provokeTimeout()

async function provokeTimeout(): Promise<new () => Error> {
  const states = { Late: { Type: 'Task', Resource: 'local:late', TimeoutSeconds: 0.001, End: true } } as const
  const late = new StateMachine({ StartAt: 'Late', States: states }, { validationOptions: { noValidate: true } })
  const { result, eventLogs } = late.run(null, {
    overrides: { taskResourceLocalHandlers: { Late: () => new Promise<never>(nothing) } },
  })
  void drain(eventLogs)
  const fault = await result.catch((error: unknown) => error)
  const cause = fault instanceof Error ? fault.cause : undefined
  return z.custom<new () => Error>((value) => typeof value === 'function').parse(cause?.constructor)
}

// No error matches States.Runtime in AWS either: the definition itself is wrong then.
function retries({ ErrorEquals }: Retrier, fault: unknown): boolean {
  if (!(fault instanceof Error) || fault.name === 'States.Runtime') return false
  if (fault instanceof TaskError && !fault.isRetryable) return false
  return ErrorEquals.some(
    (name) =>
      name === fault.name ||
      name === 'States.ALL' ||
      (name === 'States.TaskFailed' && !(fault instanceof EngineTimeout)),
  )
}

function failure(fault: unknown): { error: string; cause: string } {
  const inner = fault instanceof Error && fault.cause instanceof Error ? fault.cause : fault
  return inner instanceof Error
    ? { error: inner.name, cause: inner.message }
    : { error: 'States.Runtime', cause: String(inner) }
}

// The engine keeps every event until someone takes it.
async function drain(events: AsyncGenerator): Promise<void> {
  for await (const _ of events);
}
