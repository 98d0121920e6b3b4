// Scheduled functions on the movable clock, and what becomes of a turn that fails.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createActivity } from '../../../infra/local/activity.ts'
import { createInvokeLater } from '../../../infra/local/asynchronous.ts'
import { type Clock, createClock } from '../../../infra/local/clock.ts'
import type { Functions, Outcome } from '../../../infra/local/functions.ts'
import { readRoles } from '../../../infra/local/iam.ts'
import { startSchedules } from '../../../infra/local/schedules.ts'
import { functionArn, templatesOf } from '../../support/local-templates.ts'

const HOUR = 3_600_000
let clock: Clock
let turns: number[]
let failing: boolean
let put: unknown[]

beforeEach(() => {
  turns = []
  put = []
  failing = false
  const activity = createActivity()
  clock = createClock({ activity, offset: 0, saveOffset: () => undefined, reportFault: () => undefined })
})
afterEach(() => clock.stop())

const failure: Outcome = { ok: false, errorType: 'Broken', errorMessage: 'it broke', trace: [] }

function startWith(expression: string, { allowed = 'Work', runAtStart = false } = {}): void {
  const templates = templatesOf({
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        Policies: [
          {
            PolicyDocument: {
              Statement: [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: functionArn(allowed) }],
            },
          },
        ],
      },
    },
    Schedule: {
      Type: 'AWS::Scheduler::Schedule',
      Properties: {
        ScheduleExpression: expression,
        Target: { Arn: functionArn('Work'), RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } },
      },
    },
    Failures: {
      Type: 'AWS::Lambda::EventInvokeConfig',
      Properties: {
        FunctionName: 'Stack-Work',
        MaximumRetryAttempts: 1,
        DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:eu-west-2:000000000000:missed' } },
      },
    },
  })
  const started = clock.now()
  const functions: Functions = {
    invoke: () => {
      turns.push(Math.round((clock.now() - started) / 60_000))
      return Promise.resolve(failing ? failure : { ok: true, payload: null })
    },
    roleOf: () => 'role',
    has: () => true,
    runAtStart: () => (runAtStart ? [functionArn('Work')] : []),
  }
  const queues = { send: (_: string, body: unknown) => void put.push(body), messages: () => [] }
  const invokeLater = createInvokeLater({ templates, functions, clock, queues })
  startSchedules({ templates, functions, roles: readRoles(templates), clock, invokeLater })
}

describe('a schedule', () => {
  it('calls its function each time that it falls due', async () => {
    startWith('rate(6 hours)')
    await clock.advance(25 * HOUR)
    expect(turns).toEqual([360, 720, 1080, 1440])
  })

  it('calls it at the start too where that is asked for', () => {
    startWith('rate(6 hours)', { runAtStart: true })
    expect(turns).toEqual([0])
  })

  it('takes the turns of a quiet time together, but never more than six hours of them', async () => {
    startWith('rate(15 minutes)')
    await clock.advance(24 * HOUR)
    expect(turns.length).toBeLessThan(10)
    expect(turns.at(-1)).toBe(24 * 60)
    const gaps = turns.map((turn, index) => turn - (turns[index - 1] ?? 0))
    expect(Math.max(...gaps)).toBeLessThanOrEqual(6 * 60 + 15)
  })

  it('takes the turns of a quiet time together whatever other schedules there are', async () => {
    startWith('rate(15 minutes)')
    for (let minutes = 10; minutes < 24 * 60; minutes += 15)
      clock.at(clock.now() + minutes * 60_000, 'schedule Other', () => undefined)
    await clock.advance(24 * HOUR)
    expect(turns.length).toBeLessThan(10)
    expect(turns.at(-1)).toBe(24 * 60)
  })

  it('takes its last turn before something else falls due, so that this finds what it would find', async () => {
    startWith('rate(15 minutes)')
    let seen: number[] = []
    clock.at(clock.now() + 100 * 60_000, 'other', () => {
      seen = [...turns]
    })
    await clock.advance(3 * HOUR)
    expect(seen.at(-1)).toBe(90)
    expect(turns.at(-1)).toBe(180)
  })

  it('is refused at the start when its role may not call the function', () => {
    expect(() => startWith('rate(1 hour)', { allowed: 'Other' })).toThrow(
      /role of Schedule may not invoke .*Stack-Work/,
    )
  })
})

describe('a turn that fails', () => {
  it('is tried again as its function is configured, and then put aside', async () => {
    startWith('rate(1 day)')
    failing = true
    await clock.advance(25 * HOUR)
    expect(turns).toEqual([1440, 1441])
    expect(put).toMatchObject([{ functionArn: functionArn('Work'), responsePayload: { errorType: 'Broken' } }])
  })

  it('is not put aside when it goes through the second time', async () => {
    startWith('rate(1 day)')
    failing = true
    clock.at(clock.now() + 24 * HOUR + 30_000, 'repaired', () => {
      failing = false
    })
    await clock.advance(25 * HOUR)
    expect(turns).toEqual([1440, 1441])
    expect(put).toEqual([])
  })
})
