// How late a timer of the local run fires: executions that wait for a token, each with a timeout of its own.
import { setTimeout as pause } from 'node:timers/promises'
import { createActivity } from '../../infra/local/activity.ts'
import { type Clock, createClock } from '../../infra/local/clock.ts'
import type { Functions } from '../../infra/local/functions.ts'
import { readRoles } from '../../infra/local/iam.ts'
import { createStepFunctions } from '../../infra/local/step-functions.ts'
import { functionArn, region, silentTerminal, templatesOf } from '../support/local-templates.ts'
import type { Bench } from './bench.ts'
import { median, quantile } from './measure.ts'
import { table } from './table.ts'

const TIMERS = 1_000
const SPREAD_S = 10
const MOST_LATE_MS = 250
const SECOND = 1_000
const MACHINE = `arn:aws:states:${region}:000000000000:stateMachine:Stack-Machine`

const DEFINITION = {
  StartAt: 'Await',
  States: {
    Await: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Parameters: { FunctionName: functionArn('Wait'), Payload: { 'token.$': '$$.Task.Token', 'id.$': '$.id' } },
      TimeoutSecondsPath: '$.seconds',
      Catch: [{ ErrorEquals: ['States.Timeout'], ResultPath: null, Next: 'Due' }],
      End: true,
    },
    Due: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: functionArn('Due'), Payload: { 'id.$': '$.id' } },
      TimeoutSeconds: 10,
      End: true,
    },
  },
}

const templates = () =>
  templatesOf({
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        Policies: [
          {
            PolicyDocument: {
              Statement: [
                { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: ['Wait', 'Due'].map(functionArn) },
              ],
            },
          },
        ],
      },
    },
    Machine: {
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: { DefinitionString: JSON.stringify(DEFINITION), RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } },
    },
  })

type Task = { id: number }
const isTask = (event: unknown): event is Task => typeof event === 'object' && event !== null && 'id' in event

/** Starts the executions one by one over the first second, and answers how late each was told that its time was over. */
const lateness = async (clock: Clock, activity: ReturnType<typeof createActivity>): Promise<number[]> => {
  const due = new Map<number, number>()
  const late: number[] = []
  const functions: Functions = {
    invoke: (arn, event) => {
      if (arn === functionArn('Due') && isTask(event)) late.push(Date.now() - (due.get(event.id) ?? Number.NaN))
      return Promise.resolve({ ok: true, payload: null })
    },
    roleOf: () => 'role',
    has: () => true,
    runAtStart: () => [],
  }
  const declared = templates()
  const roles = readRoles(declared)
  const operations = createStepFunctions({
    templates: declared,
    functions,
    roles,
    clock,
    activity,
    terminal: silentTerminal(),
  })
  for (let id = 0; id < TIMERS; id += 1) {
    const seconds = 2 + (id % SPREAD_S)
    due.set(id, Date.now() + seconds * SECOND)
    operations['AWSStepFunctions.StartExecution']?.({
      stateMachineArn: MACHINE,
      input: JSON.stringify({ id, seconds }),
    })
    // Started evenly over a second, so that they fall due evenly over ten.
    await pause(SECOND / TIMERS)
  }
  while (late.length < TIMERS) await pause(20)
  // Whatever fires twice does so by now.
  await pause(SECOND)
  return late
}

export const bench: Bench = {
  shows: `${TIMERS} timers of the local run that fall due over ${SPREAD_S} seconds`,
  run: async ({ progress, print }) => {
    const activity = createActivity()
    const clock = createClock({
      activity,
      offset: 0,
      saveOffset: () => undefined,
      reportFault: (key) => progress(`fault: ${key}`),
    })
    progress(`waiting ${SPREAD_S + 3} s`)
    const late = await lateness(clock, activity)
    clock.stop()
    const p99 = quantile(late, 0.99)
    print(
      table([
        ['timers', 'fired', 'early', 'p50 ms late', 'p99 ms late', 'worst'],
        [
          'executions that wait for a token',
          String(late.length),
          String(late.filter((ms) => ms < 0).length),
          ...[median(late), p99, Math.max(...late)].map((ms) => ms.toFixed(0)),
        ],
      ]),
    )
    return [
      { promise: 'each fires once, and none early', kept: late.length === TIMERS && late.every((ms) => ms >= 0) },
      { promise: `p99 under ${MOST_LATE_MS} ms late`, kept: p99 < MOST_LATE_MS },
    ]
  },
}
