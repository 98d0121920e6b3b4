// State machines in the local run: the definitions as they are synthesised, on the movable clock, behind the real client.
import {
  DescribeExecutionCommand,
  ListExecutionsCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { type Activity, createActivity } from '../../../infra/local/activity.ts'
import { type Endpoint, type Operations, serveEndpoint } from '../../../infra/local/aws-endpoint.ts'
import { type Clock, createClock } from '../../../infra/local/clock.ts'
import type { Functions, Outcome } from '../../../infra/local/functions.ts'
import { readRoles } from '../../../infra/local/iam.ts'
import { createStepFunctions } from '../../../infra/local/step-functions.ts'
import type { Json } from '../../../infra/local/template.ts'
import { functionArn, region, silentTerminal, templatesOf } from '../../support/local-templates.ts'

const HOUR = 3_600_000
const machineArn = `arn:aws:states:${region}:000000000000:stateMachine:Stack-Machine`
const operations: Operations = {}

let endpoint: Endpoint
let client: SFNClient
let clock: Clock
let activity: Activity
/** What each function answers, by name; what it was called with is kept in `calls`. */
let answers: Record<string, (event: unknown) => Outcome>
let calls: { name: string; event: unknown; at: number }[]

beforeAll(async () => {
  endpoint = await serveEndpoint(operations)
  client = new SFNClient({
    endpoint: endpoint.url,
    region,
    maxAttempts: 1,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
})
afterAll(async () => {
  client.destroy()
  await endpoint.close()
})
beforeEach(() => {
  answers = {}
  calls = []
  activity = createActivity()
  clock = createClock({ activity, offset: 0, saveOffset: () => undefined, reportFault: () => undefined })
})
afterEach(() => clock.stop())

const ok = (payload: Json): Outcome => ({ ok: true, payload })
const failed = (errorType: string): Outcome => ({ ok: false, errorType, errorMessage: 'it broke', trace: [] })

const functions: Functions = {
  invoke: (arn, event) => {
    const name = arn.slice(arn.lastIndexOf('-') + 1)
    calls.push({ name, event, at: clock.now() })
    return Promise.resolve(answers[name]?.(event) ?? ok(null))
  },
  roleOf: () => 'role',
  has: (arn) => /Stack-(Work|Wait|Other)$/.test(arn),
  runAtStart: () => [],
}

function run(definition: object, { allowed = ['Work', 'Wait', 'Other'] } = {}): void {
  const templates = templatesOf({
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        Policies: [
          {
            PolicyDocument: {
              Statement: [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: allowed.map(functionArn) }],
            },
          },
        ],
      },
    },
    Machine: {
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: { DefinitionString: JSON.stringify(definition), RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } },
    },
  })
  const roles = readRoles(templates)
  Object.assign(
    operations,
    createStepFunctions({ templates, functions, roles, clock, activity, terminal: silentTerminal() }),
  )
}

const task = (name: string, more: object = {}) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: functionArn(name), 'Payload.$': '$' },
  End: true,
  ...more,
})
const waiting = (more: object = {}) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
  Parameters: {
    FunctionName: functionArn('Wait'),
    Payload: { 'token.$': '$$.Task.Token', 'execution.$': '$$.Execution.Name', 'id.$': '$.id' },
  },
  End: true,
  ...more,
})
const machine = (first: object, States: object = {}) => ({ StartAt: 'First', States: { First: first, ...States } })
const done = { Type: 'Succeed' }
const pass = (Result: string) => ({ Type: 'Pass', Result, End: true })
const branch = (name: string, state: object) => ({ StartAt: name, States: { [name]: state } })
const list = (more: object) => client.send(new ListExecutionsCommand({ stateMachineArn: machineArn, ...more }))

async function start(input: object = {}, name?: string): Promise<string> {
  const { executionArn = '' } = await client.send(
    new StartExecutionCommand({ stateMachineArn: machineArn, input: JSON.stringify(input), ...(name && { name }) }),
  )
  await activity.settled()
  return executionArn
}

async function outcome(
  executionArn: string,
): Promise<{ status?: string; output?: unknown; error?: string; cause?: string }> {
  const { status, output, error, cause } = await client.send(new DescribeExecutionCommand({ executionArn }))
  return {
    ...(status && { status }),
    ...(output && { output: JSON.parse(output) as unknown }),
    ...(error && { error }),
    ...(cause && { cause }),
  }
}

function tokenOf(event: unknown): string {
  return z.object({ token: z.string() }).parse(event).token
}

function lastToken(): string {
  const event = calls.findLast(({ name }) => name === 'Wait')?.event
  return tokenOf(event)
}

describe('a task', () => {
  it('calls its function and answers as the integration does', async () => {
    answers['Work'] = () => ok({ next: 'x' })
    run(machine(task('Work')))
    expect(await outcome(await start({ id: 1 }))).toMatchObject({
      status: 'SUCCEEDED',
      output: { StatusCode: 200, Payload: { next: 'x' } },
    })
    expect(calls[0]?.event).toEqual({ id: 1 })
  })

  it.each([
    ['OutputPath', { OutputPath: '$.Payload' }, { next: 'x' }],
    ['ResultPath null', { ResultPath: null }, { id: 1 }],
    [
      'ResultSelector and ResultPath',
      { ResultSelector: { 'n.$': '$.Payload.next' }, ResultPath: '$.r' },
      { id: 1, r: { n: 'x' } },
    ],
  ])('honours %s', async (_, paths, expected) => {
    answers['Work'] = () => ok({ next: 'x' })
    run(machine(task('Work', paths)))
    expect(await outcome(await start({ id: 1 }))).toMatchObject({ output: expected })
  })

  it('may be the ARN of a function itself', async () => {
    answers['Work'] = (event) => ok({ got: z.json().parse(event) })
    run(machine({ Type: 'Task', Resource: functionArn('Work'), End: true }))
    expect(await outcome(await start({ id: 1 }))).toMatchObject({ output: { got: { id: 1 } } })
  })

  it('is tried again as its Retry says, at intervals on the clock', async () => {
    let left = 2
    answers['Work'] = () => (left-- > 0 ? failed('Lambda.ServiceException') : ok('done'))
    const Retry = [
      { ErrorEquals: ['Other'], MaxAttempts: 9 },
      { ErrorEquals: ['Lambda.ServiceException'], IntervalSeconds: 60, BackoffRate: 2, MaxAttempts: 3 },
    ]
    run(machine(task('Work', { Retry })))
    const began = clock.now()
    const execution = await start()
    expect(await outcome(execution)).toEqual({ status: 'RUNNING' })
    await clock.advance(HOUR)
    expect(await outcome(execution)).toMatchObject({ status: 'SUCCEEDED' })
    expect(calls.map(({ at }) => Math.round((at - began) / 60_000))).toEqual([0, 1, 3])
  })

  it('fails when its attempts are used up, with the name and the cause of the error', async () => {
    answers['Work'] = () => failed('Broken')
    run(machine(task('Work', { Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 1, MaxAttempts: 2 }] })))
    const execution = await start()
    await clock.advance(HOUR)
    expect(calls).toHaveLength(3)
    const { status, error, cause = '' } = await outcome(execution)
    expect({ status, error }).toEqual({ status: 'FAILED', error: 'Broken' })
    expect(JSON.parse(cause)).toMatchObject({ errorType: 'Broken', errorMessage: 'it broke' })
  })

  it.each([
    ['its name', 'Broken'],
    ['States.TaskFailed', 'States.TaskFailed'],
    ['States.ALL', 'States.ALL'],
  ])('is caught by %s', async (_, name) => {
    answers['Work'] = () => failed('Broken')
    run(
      machine(task('Work', { Catch: [{ ErrorEquals: [name], Next: 'Caught', ResultPath: '$.error' }] }), {
        Caught: done,
      }),
    )
    expect(await outcome(await start({ id: 1 }))).toMatchObject({
      status: 'SUCCEEDED',
      output: { id: 1, error: { Error: 'Broken' } },
    })
  })
})

describe('a task that waits for its token', () => {
  it('gives the token out and goes on when it is answered', async () => {
    run(machine(waiting({ Next: 'Then', End: undefined, ResultPath: '$.answer' }), { Then: done }))
    const execution = await start({ id: 7 }, 'named')
    expect(calls[0]?.event).toMatchObject({ id: 7, execution: 'named', token: expect.stringMatching(/.{20}/) })
    expect(await outcome(execution)).toEqual({ status: 'RUNNING' })
    await client.send(new SendTaskSuccessCommand({ taskToken: lastToken(), output: '{"yes":true}' }))
    await activity.settled()
    expect(await outcome(execution)).toMatchObject({ status: 'SUCCEEDED', output: { id: 7, answer: { yes: true } } })
  })

  it('fails when it is answered so, and can be caught', async () => {
    run(
      machine(waiting({ Catch: [{ ErrorEquals: ['Refused'], Next: 'Caught', ResultPath: '$.e' }] }), { Caught: done }),
    )
    const execution = await start({ id: 7 })
    await client.send(new SendTaskFailureCommand({ taskToken: lastToken(), error: 'Refused', cause: 'no' }))
    await activity.settled()
    expect(await outcome(execution)).toMatchObject({ output: { e: { Error: 'Refused', Cause: 'no' } } })
  })

  it('takes an answer that comes before its function has ended', async () => {
    answers['Wait'] = (event) => {
      void client.send(new SendTaskSuccessCommand({ taskToken: tokenOf(event), output: '1' }))
      return ok(null)
    }
    run(machine(waiting()))
    const execution = await start({ id: 7 })
    await expect.poll(async () => (await outcome(execution)).status).toBe('SUCCEEDED')
  })

  it.each([
    ['TimeoutSeconds', { TimeoutSeconds: 2 * 3600 }],
    ['TimeoutSecondsPath of the input of the state', { TimeoutSecondsPath: '$.seconds' }],
  ])('runs out on the movable clock: %s', async (_, timeout) => {
    run(
      machine(waiting({ ...timeout, Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Late' }] }), {
        Late: { Type: 'Pass', Result: 'late', End: true },
      }),
    )
    const execution = await start({ id: 7, seconds: 2 * 3600 })
    const token = lastToken()
    await clock.advance(1.9 * HOUR)
    expect(await outcome(execution)).toEqual({ status: 'RUNNING' })
    await clock.advance(0.2 * HOUR)
    expect(await outcome(execution)).toEqual({ status: 'SUCCEEDED', output: 'late' })
    await expect(client.send(new SendTaskSuccessCommand({ taskToken: token, output: '1' }))).rejects.toMatchObject({
      name: 'TaskTimedOut',
    })
  })

  it('running out is no States.TaskFailed, as in AWS', async () => {
    const Catch = [
      { ErrorEquals: ['States.TaskFailed'], Next: 'Failed' },
      { ErrorEquals: ['States.ALL'], Next: 'Late' },
    ]
    run(machine(waiting({ TimeoutSeconds: 60, Catch }), { Failed: pass('failed'), Late: pass('late') }))
    const execution = await start({ id: 7 })
    await clock.advance(HOUR)
    expect(await outcome(execution)).toMatchObject({ output: 'late' })
  })

  it('lives as long as its heartbeat', async () => {
    run(machine(waiting({ HeartbeatSeconds: 3600, TimeoutSeconds: 86_400 })))
    const execution = await start({ id: 7 })
    await clock.advance(0.9 * HOUR)
    await client.send(new SendTaskHeartbeatCommand({ taskToken: lastToken() }))
    await clock.advance(0.9 * HOUR)
    expect(await outcome(execution)).toEqual({ status: 'RUNNING' })
    await clock.advance(0.2 * HOUR)
    expect(await outcome(execution)).toMatchObject({ status: 'FAILED', error: 'States.HeartbeatTimeout' })
  })

  it('fails with its function, and its token with it', async () => {
    answers['Wait'] = () => failed('Broken')
    run(machine(waiting()))
    expect(await outcome(await start({ id: 7 }))).toMatchObject({ status: 'FAILED', error: 'Broken' })
    await expect(
      client.send(new SendTaskSuccessCommand({ taskToken: lastToken(), output: '1' })),
    ).rejects.toMatchObject({
      name: 'TaskTimedOut',
    })
  })

  it('takes no token that nobody gave out', async () => {
    run(machine(waiting()))
    await expect(client.send(new SendTaskSuccessCommand({ taskToken: 'made up', output: '1' }))).rejects.toMatchObject({
      name: 'InvalidToken',
    })
  })
})

describe('a wait', () => {
  it.each([
    ['Seconds', { Seconds: 7200 }],
    ['SecondsPath', { SecondsPath: '$.seconds' }],
    ['TimestampPath', { TimestampPath: '$.until' }],
  ])('of %s passes on the movable clock and changes nothing', async (_, wait) => {
    run(machine({ Type: 'Wait', ...wait, Next: 'Then' }, { Then: done }))
    const input = { seconds: 7200, until: new Date(clock.now() + 2 * HOUR).toISOString() }
    const execution = await start(input)
    await clock.advance(1.9 * HOUR)
    expect(await outcome(execution)).toEqual({ status: 'RUNNING' })
    await clock.advance(0.2 * HOUR)
    expect(await outcome(execution)).toEqual({ status: 'SUCCEEDED', output: input })
  })

  it('may be longer than a timer of Node can be', async () => {
    run(machine({ Type: 'Wait', Seconds: 60 * 86_400, End: true }))
    const execution = await start()
    expect(await outcome(execution)).toEqual({ status: 'RUNNING' })
    await clock.advance(60 * 24 * HOUR)
    expect(await outcome(execution)).toMatchObject({ status: 'SUCCEEDED' })
  })
})

describe('an execution', () => {
  it('of a name that is running with the same input is that same execution', async () => {
    run(machine(waiting()))
    const first = await start({ id: 1 }, 'one')
    expect(await start({ id: 1 }, 'one')).toBe(first)
    expect(calls).toHaveLength(1)
    await expect(start({ id: 2 }, 'one')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' })
  })

  it('keeps its name taken after its end', async () => {
    run(machine(done))
    await start({}, 'one')
    await expect(start({}, 'one')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' })
  })

  it('takes its token with it when it is stopped, and does nothing more', async () => {
    run(
      machine(
        waiting({ Retry: [{ ErrorEquals: ['States.ALL'] }], Catch: [{ ErrorEquals: ['States.ALL'], Next: 'After' }] }),
        { After: task('Other') },
      ),
    )
    const execution = await start({ id: 1 })
    await client.send(new StopExecutionCommand({ executionArn: execution, error: 'Replaced' }))
    await activity.settled()
    await clock.advance(HOUR)
    expect(await outcome(execution)).toEqual({ status: 'ABORTED', error: 'Replaced' })
    expect(calls.map(({ name }) => name)).toEqual(['Wait'])
    await expect(
      client.send(new SendTaskSuccessCommand({ taskToken: lastToken(), output: '1' })),
    ).rejects.toMatchObject({
      name: 'TaskTimedOut',
    })
  })

  it('ends at the limit of its definition', async () => {
    run({ ...machine({ Type: 'Wait', Seconds: 86_400, End: true }), TimeoutSeconds: 3600 })
    const execution = await start()
    await clock.advance(1.1 * HOUR)
    expect(await outcome(execution)).toMatchObject({ status: 'TIMED_OUT' })
  })

  it('is listed by how it stands, page by page', async () => {
    run(
      machine(
        { Type: 'Choice', Choices: [{ Variable: '$.wait', BooleanEquals: true, Next: 'Wait' }], Default: 'End' },
        { Wait: waiting(), End: done },
      ),
    )
    for (const name of ['a', 'b', 'c']) await start({ id: 1, wait: true }, name)
    await start({ wait: false }, 'over')
    const running = { statusFilter: 'RUNNING', maxResults: 2 } as const
    const first = await list(running)
    const second = await list({ ...running, nextToken: first.nextToken })
    const names = [...(first.executions ?? []), ...(second.executions ?? [])].map(({ name }) => name)
    expect(names).toEqual(['c', 'b', 'a'])
    expect(second.nextToken).toBeUndefined()
    expect((await list({ statusFilter: 'SUCCEEDED' })).executions).toHaveLength(1)
  })

  it('settles branch by branch', async () => {
    const Branches = [
      branch('A', waiting()),
      branch('B', { Type: 'Wait', Seconds: 60, End: true }),
      branch('C', task('Work')),
    ]
    run(machine({ Type: 'Parallel', Branches, ResultPath: null, End: true }))
    const execution = await start({ id: 1 })
    await clock.advance(HOUR)
    expect(await outcome(execution)).toEqual({ status: 'RUNNING' })
    await client.send(new SendTaskSuccessCommand({ taskToken: lastToken(), output: '1' }))
    await activity.settled()
    expect(await outcome(execution)).toMatchObject({ status: 'SUCCEEDED' })
  })

  it('that is not there is told of as such', async () => {
    run(machine(done))
    const absent = { executionArn: `${machineArn}:none` }
    const name = 'ExecutionDoesNotExist'
    await expect(client.send(new DescribeExecutionCommand(absent))).rejects.toMatchObject({ name })
    await expect(client.send(new StopExecutionCommand(absent))).rejects.toMatchObject({ name })
  })
})

describe('the start refuses', () => {
  it('a machine whose role may not call its functions', () => {
    expect(() => run(machine(task('Work')), { allowed: ['Other'] })).toThrow(
      /may not invoke .*Stack-Work, which its state First does/,
    )
  })

  it('a task that nothing stands in for', () => {
    const queue = { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', End: true }
    expect(() => run(machine(queue))).toThrow(/sqs:sendMessage.*not stood in for/)
  })

  it.each([{ QueryLanguage: 'JSONata' }, { Assign: { x: 1 } }])('what the engine would silently ignore: %o', (odd) => {
    expect(() => run(machine({ ...done, ...odd }))).toThrow(/ignore/)
  })
})
