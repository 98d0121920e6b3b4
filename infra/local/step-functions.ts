// Stands in for Step Functions: the state machines of the templates, behind the operations that its client calls.
import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { Activity } from './activity.ts'
import { type Operations, ServiceFault } from './aws-endpoint.ts'
import { runAsNobody } from './caller.ts'
import type { Clock } from './clock.ts'
import { createTokens, type Execution, type ExecutionStatus, startExecution, TaskError } from './executions.ts'
import type { Functions } from './functions.ts'
import type { Roles } from './iam.ts'
import { type Prepared, prepare } from './state-machine.ts'
import { machineOfToken } from './task-token.ts'
import type { Resource, Templates } from './template.ts'
import type { Terminal } from './terminal.ts'

/** What the state machines need. */
export interface StepFunctionsOptions {
  templates: Templates
  functions: Functions
  roles: Roles
  clock: Clock
  activity: Activity
  terminal: Terminal
}

interface Machine {
  arn: string
  name: string
  prepared: Prepared
  executions: Map<string, { execution: Execution; stop: (error?: string, cause?: string) => void }>
}

const declaration = z.object({ DefinitionString: z.string(), RoleArn: z.string() })
const lambdaTasks = new Set(['arn:aws:states:::lambda:invoke', 'arn:aws:states:::lambda:invoke.waitForTaskToken'])

const executionName = z.string().regex(/^[^\s\p{Cc}<>{}[\]?*"#%\\^|~`$&,;:/]{1,80}$/u)
const startInput = z.object({
  stateMachineArn: z.string(),
  name: z.string().optional(),
  input: z.string().default('{}'),
})
const executionInput = z.object({ executionArn: z.string() })
const stopInput = executionInput.extend({ error: z.string().optional(), cause: z.string().optional() })
const listInput = z.object({
  stateMachineArn: z.string(),
  statusFilter: z.string().optional(),
  maxResults: z.number().default(0),
  nextToken: z.string().optional(),
})
const machineInput = z.object({ stateMachineArn: z.string() })
const successInput = z.object({ taskToken: z.string(), output: z.string() })
const failureInput = z.object({ taskToken: z.string(), error: z.string().optional(), cause: z.string().optional() })
const heartbeatInput = z.object({ taskToken: z.string() })

// Ended executions are kept for a while, so that their names stay taken and their outcome can be asked for.
const KEPT_ENDED = 1000

/** Reads the state machines. Throws when one has a task that is not stood in for, or that its role may not call. */
export function createStepFunctions(options: StepFunctionsOptions): Operations {
  const { templates, functions, roles, clock, activity, terminal } = options
  const tokens = createTokens()
  const machines = new Map(
    templates.resources('AWS::StepFunctions::StateMachine').map((resource) => {
      const machine = readMachine(resource, functions, roles)
      return [machine.arn, machine]
    }),
  )

  function machineOf(arn: string): Machine {
    const machine = machines.get(arn)
    if (machine === undefined)
      throw new ServiceFault('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`)
    return machine
  }

  function executionOf(arn: string): { execution: Execution; stop: (error?: string, cause?: string) => void } {
    for (const machine of machines.values()) {
      const found = machine.executions.get(arn)
      if (found !== undefined) return found
    }
    throw new ServiceFault('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`)
  }

  function start(given: unknown): object {
    const { stateMachineArn, name = randomUUID(), input } = startInput.parse(given)
    const machine = machineOf(stateMachineArn)
    if (!executionName.safeParse(name).success) throw new ServiceFault('InvalidName', `Invalid Name: '${name}'`)
    if (!isJson(input))
      throw new ServiceFault('InvalidExecutionInput', `Invalid State Machine Execution Input: '${input}'`)
    const arn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`
    const existing = machine.executions.get(arn)?.execution
    if (existing !== undefined) {
      // The same start again, while it runs, is the same execution.
      if (existing.status === 'RUNNING' && existing.input === input) return started(existing)
      throw new ServiceFault('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`)
    }
    const execution: Execution = {
      arn,
      name,
      machineArn: stateMachineArn,
      input,
      startedAt: clock.now(),
      status: 'RUNNING',
    }
    const { prepared } = machine
    const { stop } = runAsNobody(() =>
      startExecution(execution, {
        prepared,
        clock,
        activity,
        functions,
        tokens,
        told: (entry) => terminal.keep({ workflow: machine.name, execution: name, ...entry }),
        ended: (ended) => report(machine, ended),
      }),
    )
    machine.executions.set(arn, { execution, stop })
    return started(execution)
  }

  function report(machine: Machine, execution: Execution): void {
    const { name, status, output, error, cause } = execution
    terminal.keep({ workflow: machine.name, execution: name, status, output, error, cause })
    const said = execution.error === undefined ? '' : ` with ${execution.error}: ${execution.cause ?? ''}`.slice(0, 400)
    if (execution.status === 'FAILED' || execution.status === 'TIMED_OUT') {
      terminal.tell('error', 'workflow', `${machine.name} ${execution.name} ended${said}`)
    }
    const over = [...machine.executions].filter(([, { execution: one }]) => one.status !== 'RUNNING')
    for (const [arn] of over.slice(0, Math.max(over.length - KEPT_ENDED, 0))) machine.executions.delete(arn)
  }

  function waitingTask(token: string): Exclude<ReturnType<typeof tokens.find>, undefined | 'gone'> {
    if (machineOfToken(token) === undefined) throw new ServiceFault('InvalidToken', `Invalid Token: '${token}'`)
    const task = tokens.find(token)
    // Tokens of an earlier run died with it.
    if (task === undefined || task === 'gone') {
      throw new ServiceFault('TaskTimedOut', 'Task Timed Out: the provided task does not exist anymore')
    }
    return task
  }

  return {
    'AWSStepFunctions.StartExecution': start,
    'AWSStepFunctions.StopExecution': (given) => {
      const { executionArn, error, cause } = stopInput.parse(given)
      const { execution, stop } = executionOf(executionArn)
      stop(error, cause)
      return { stopDate: seconds(execution.stoppedAt ?? clock.now()) }
    },
    'AWSStepFunctions.DescribeExecution': (given) => {
      const { execution } = executionOf(executionInput.parse(given).executionArn)
      const { input, output, error, cause } = execution
      return { ...summary(execution), input, output, error, cause }
    },
    'AWSStepFunctions.ListExecutions': (given) => {
      const { stateMachineArn, statusFilter, maxResults, nextToken } = listInput.parse(given)
      const all = [...machineOf(stateMachineArn).executions.values()]
        .map(({ execution }) => execution)
        .filter((execution) => statusFilter === undefined || execution.status === statusFilter)
        .toReversed()
      const from = Number(nextToken ?? 0)
      const to = from + (maxResults === 0 ? 100 : Math.min(maxResults, 1000))
      return { executions: all.slice(from, to).map(summary), ...(to < all.length && { nextToken: String(to) }) }
    },
    'AWSStepFunctions.DescribeStateMachine': (given) => {
      const { arn, name, prepared } = machineOf(machineInput.parse(given).stateMachineArn)
      return {
        stateMachineArn: arn,
        name,
        status: 'ACTIVE',
        type: 'STANDARD',
        definition: JSON.stringify(prepared.definition),
      }
    },
    'AWSStepFunctions.SendTaskSuccess': (given) => {
      const { taskToken, output } = successInput.parse(given)
      if (!isJson(output)) throw new ServiceFault('InvalidOutput', `Invalid Output: '${output}'`)
      waitingTask(taskToken).succeed(z.json().parse(JSON.parse(output)))
      return {}
    },
    'AWSStepFunctions.SendTaskFailure': (given) => {
      const { taskToken, error, cause } = failureInput.parse(given)
      waitingTask(taskToken).fail(new TaskError(error ?? 'States.TaskFailed', cause ?? ''))
      return {}
    },
    'AWSStepFunctions.SendTaskHeartbeat': (given) => {
      waitingTask(heartbeatInput.parse(given).taskToken).heartbeat()
      return {}
    },
  }
}

function readMachine(resource: Resource, functions: Functions, roles: Roles): Machine {
  const { DefinitionString, RoleArn } = declaration.parse(resource.properties())
  const prepared = prepare(DefinitionString)
  for (const [name, state] of prepared.handedOver) {
    if (state.kind === 'wait') continue
    const { resource: task, parameters } = state
    const functionArn = lambdaTasks.has(task)
      ? z.looseObject({ FunctionName: z.string() }).parse(parameters).FunctionName
      : task
    if (!functionArn.includes(':lambda:') || !functions.has(functionArn)) {
      throw new Error(
        `${resource.stack}: the state ${name} of ${resource.logicalId} calls ${task} ${functionArn}, which is not stood in for`,
      )
    }
    if (!roles.allows(RoleArn, { action: 'lambda:InvokeFunction', resources: [functionArn] })) {
      throw new Error(
        `${resource.stack}: the role of ${resource.logicalId} may not invoke ${functionArn}, which its state ${name} does`,
      )
    }
  }
  return { arn: resource.ref(), name: resource.attribute('Name'), prepared, executions: new Map() }
}

function started(execution: Execution): object {
  return { executionArn: execution.arn, startDate: seconds(execution.startedAt) }
}

function summary(execution: Execution): object {
  const { arn, machineArn, name, status, startedAt, stoppedAt } = execution
  return {
    executionArn: arn,
    stateMachineArn: machineArn,
    name,
    status: status satisfies ExecutionStatus,
    startDate: seconds(startedAt),
    ...(stoppedAt !== undefined && { stopDate: seconds(stoppedAt) }),
  }
}

// Instants go over the wire as seconds with a fraction.
function seconds(instant: number): number {
  return instant / 1000
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
