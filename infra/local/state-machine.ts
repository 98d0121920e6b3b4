// Rewrites a state machine's definition so that the local engine runs it as AWS would: tasks, waits and timeouts are handed to the
// adaptor, which runs them on the movable clock. Everything else (choices, paths, catches, maps) is the engine's.
import type { StateMachineDefinition } from 'aws-local-stepfunctions'
import * as z from 'zod'
import type { Json } from './template.ts'

const retrier = z.object({
  ErrorEquals: z.array(z.string()),
  IntervalSeconds: z.number().default(1),
  MaxAttempts: z.number().default(3),
  BackoffRate: z.number().default(2),
  MaxDelaySeconds: z.number().optional(),
})

/** When to try a failed task again: delays are seconds on the movable clock. */
export type Retrier = z.infer<typeof retrier>

/** What the adaptor does in the place of a state that it took out of the engine's hands. */
export type HandedOver =
  | {
      kind: 'task'
      resource: string
      /** `Parameters` as the definition has them. */
      parameters: Json | undefined
      retry: Retrier[]
      timeoutSeconds?: number
      heartbeatSeconds?: number
    }
  | { kind: 'wait' }

/** A definition ready for the engine, and what to do in each state that was handed over, by the state's name. */
export interface Prepared {
  definition: StateMachineDefinition
  handedOver: Map<string, HandedOver>
  /** Retry intervals of the states that stay with the engine, in real milliseconds. */
  retryIntervals: Record<string, number>
  /** Time limit of a whole execution. */
  timeoutSeconds: number | undefined
}

/** The engine takes this for the task token while it evaluates `Parameters`; the adaptor puts the real one in its place. */
export const tokenPlaceholder = 'token-placeholder-6f1f0c52-2f0e-4f49-9a53-6b2f8a8f0f11'

// The engine's own limit on a task is real time and must never be what ends it; a longer one would fire at once.
const NEVER_SECONDS = 24 * 24 * 3600
const ENGINE_RETRY_MS = 50

const stateSchema = z.looseObject({
  Type: z.string(),
  Retry: z.array(retrier).optional(),
  Branches: z.array(z.lazy(() => machineSchema)).optional(),
  ItemProcessor: z.lazy(() => machineSchema).optional(),
  Iterator: z.lazy(() => machineSchema).optional(),
})
type StateDefinition = { [key: string]: unknown; Type: string; Retry?: Retrier[] | undefined } & {
  Branches?: Machine[] | undefined
  ItemProcessor?: Machine | undefined
  Iterator?: Machine | undefined
}
interface Machine {
  [key: string]: unknown
  StartAt: string
  States: Record<string, StateDefinition>
}
const machineSchema: z.ZodType<Machine> = z.lazy(() =>
  z.looseObject({ StartAt: z.string(), States: z.record(z.string(), stateSchema) }),
)
const taskSchema = z.looseObject({
  Resource: z.string(),
  Parameters: z.json().optional(),
  TimeoutSeconds: z.number().optional(),
  TimeoutSecondsPath: z.string().optional(),
  HeartbeatSeconds: z.number().optional(),
  HeartbeatSecondsPath: z.string().optional(),
})
const waitSchema = z.looseObject({
  Seconds: z.number().optional(),
  SecondsPath: z.string().optional(),
  Timestamp: z.string().optional(),
  TimestampPath: z.string().optional(),
})

/** Prepares a definition. Throws on what the engine would silently ignore (JSONata, variables). */
export function prepare(text: string): Prepared {
  const machine = machineSchema.parse(JSON.parse(text))
  const handedOver: Prepared['handedOver'] = new Map()
  const retryIntervals: Record<string, number> = {}

  function rewriteMachine(inner: Machine): Machine {
    const { TimeoutSeconds: _limit, ...rest } = inner
    return {
      ...rest,
      StartAt: inner.StartAt,
      States: Object.fromEntries(
        Object.entries(inner.States).map(([name, state]) => [name, rewriteState(name, state)]),
      ),
    }
  }

  function rewriteState(name: string, state: StateDefinition): StateDefinition {
    if (state['QueryLanguage'] === 'JSONata' || state['Assign'] !== undefined) {
      throw new Error(`The state ${name} uses JSONata or variables, which the local engine would ignore`)
    }
    if (state.Type === 'Task') return rewriteTask(name, state)
    if (state.Type === 'Wait') return rewriteWait(name, state)
    if (state.Retry !== undefined) retryIntervals[name] = ENGINE_RETRY_MS
    return {
      ...state,
      ...(state.Branches && { Branches: state.Branches.map(rewriteMachine) }),
      ...(state.ItemProcessor && { ItemProcessor: rewriteMachine(state.ItemProcessor) }),
      ...(state.Iterator && { Iterator: rewriteMachine(state.Iterator) }),
    }
  }

  function rewriteTask(name: string, state: StateDefinition): StateDefinition {
    const {
      Resource,
      Parameters,
      TimeoutSeconds,
      TimeoutSecondsPath,
      HeartbeatSeconds,
      HeartbeatSecondsPath,
      ...rest
    } = taskSchema.parse(state)
    handedOver.set(name, {
      kind: 'task',
      resource: Resource,
      parameters: Parameters,
      retry: state.Retry ?? [],
      ...(TimeoutSeconds !== undefined && { timeoutSeconds: TimeoutSeconds }),
      ...(HeartbeatSeconds !== undefined && { heartbeatSeconds: HeartbeatSeconds }),
    })
    const { Retry: _retry, ...kept } = rest
    return {
      ...kept,
      Type: 'Task',
      Resource,
      TimeoutSeconds: NEVER_SECONDS,
      // AWS resolves the paths of a timeout against the state's input; the engine would use what Parameters made of it.
      Parameters: {
        ...(Parameters === undefined ? { 'payload.$': '$' } : { payload: Parameters }),
        ...(TimeoutSecondsPath !== undefined && { 'timeoutSeconds.$': TimeoutSecondsPath }),
        ...(HeartbeatSecondsPath !== undefined && { 'heartbeatSeconds.$': HeartbeatSecondsPath }),
      },
    }
  }

  // A wait becomes a task that the clock completes; its output is its input, as a wait's is.
  function rewriteWait(name: string, state: StateDefinition): StateDefinition {
    const { Seconds, SecondsPath, Timestamp, TimestampPath, ...rest } = waitSchema.parse(state)
    handedOver.set(name, { kind: 'wait' })
    return {
      ...rest,
      Type: 'Task',
      Resource: 'local:wait',
      TimeoutSeconds: NEVER_SECONDS,
      Parameters: {
        'payload.$': '$',
        ...(Seconds !== undefined && { seconds: Seconds }),
        ...(SecondsPath !== undefined && { 'seconds.$': SecondsPath }),
        ...(Timestamp !== undefined && { timestamp: Timestamp }),
        ...(TimestampPath !== undefined && { 'timestamp.$': TimestampPath }),
      },
    }
  }

  if (machine['QueryLanguage'] === 'JSONata') throw new Error('The local engine does not evaluate JSONata')
  return {
    definition: z.custom<StateMachineDefinition>().parse(rewriteMachine(machine)),
    handedOver,
    retryIntervals,
    timeoutSeconds: z.number().optional().parse(machine['TimeoutSeconds']),
  }
}

/** `value` with every placeholder of the task token replaced by `token`. */
export function withToken(value: Json, token: string): Json {
  if (typeof value === 'string') return value.replaceAll(tokenPlaceholder, token)
  if (Array.isArray(value)) return value.map((item) => withToken(item, token))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withToken(item, token)]))
}
