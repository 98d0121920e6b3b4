// Stands in for EventBridge: runs the scheduled functions of the templates on the movable clock.
import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { InvokeLater } from './asynchronous.ts'
import type { Clock } from './clock.ts'
import type { Functions } from './functions.ts'
import type { Roles } from './iam.ts'
import { type NextDue, parseSchedule } from './schedule-expression.ts'
import type { Templates } from './template.ts'

/** What the schedules need. */
export interface SchedulesOptions {
  templates: Templates
  functions: Functions
  roles: Roles
  clock: Clock
  invokeLater: InvokeLater
}

interface Schedule {
  name: string
  arn: string
  expression: string
  timeZone: string
  functionArn: string
  event: (dueAt: number) => unknown
}

/** What the keys of all schedules begin with. */
const SCHEDULE = 'schedule '

// What only a scheduled function would notice is still noticed within this; one that is called each minute, for what has to
// happen as offices open, is called on the hour.
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const LONGEST_SKIP_MS = 6 * HOUR_MS

const scheduleDeclaration = z.object({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Target: z.object({ Arn: z.string(), RoleArn: z.string(), Input: z.string().optional() }),
})
const ruleDeclaration = z.object({
  ScheduleExpression: z.string().optional(),
  State: z.string().default('ENABLED'),
  Targets: z.array(z.object({ Arn: z.string(), Input: z.string().optional() })).default([]),
})
const permissionDeclaration = z.object({ FunctionName: z.string(), Principal: z.string() })

/**
 * Sets every enabled schedule, and calls once the functions whose metadata ask for it (`runAtStart`): the work that a stopped
 * machine missed is taken up then. Throws when a schedule may not invoke its function.
 */
export function startSchedules({ templates, functions, roles, clock, invokeLater }: SchedulesOptions): void {
  const schedules = [...schedulerSchedules(templates, roles), ...ruleSchedules(templates)]
  const { account, region } = templates.environment

  function set(schedule: Schedule, startedAt: number): void {
    const nextDue = parseSchedule(schedule.expression, schedule.timeZone, startedAt)
    const setNext = (after: number) => {
      const due = nextDue(after)
      if (due !== undefined) setAt(due)
    }
    const setAt = (due: number) => {
      clock.at(due, `${SCHEDULE}${schedule.name}`, async () => {
        const last = lastQuietTurn(due, nextDue)
        if (last > due) {
          clock.at(last, `${SCHEDULE}${schedule.name}`, () => turn(last))
          return
        }
        await turn(due)
      })
    }
    const turn = async (due: number) => {
      setNext(due)
      await invokeLater(schedule.functionArn, schedule.event(due))
    }
    setNext(startedAt)
  }

  // While the clock is moved over a long time in which nothing happens but schedules, the turns of each would all see the same.
  function lastQuietTurn(due: number, nextDue: NextDue): number {
    const limit = Math.min(clock.quietUntil(SCHEDULE), due + LONGEST_SKIP_MS - 1)
    let last = due
    for (let next = nextDue(last); next !== undefined && next <= limit; next = nextDue(last)) {
      if (last % HOUR_MS === 0 && next - last <= MINUTE_MS) break
      last = next
    }
    return last
  }

  for (const schedule of schedules) {
    if (!functions.has(schedule.functionArn)) {
      throw new Error(`The schedule ${schedule.name} calls ${schedule.functionArn}, which is not stood in for`)
    }
    set(schedule, clock.now())
  }
  for (const functionArn of functions.runAtStart()) {
    const schedule = schedules.find((one) => one.functionArn === functionArn)
    void invokeLater(functionArn, schedule?.event(clock.now()) ?? {})
  }

  function schedulerSchedules(from: Templates, allowing: Roles): Schedule[] {
    return from.resources('AWS::Scheduler::Schedule').flatMap((resource) => {
      const { ScheduleExpression, ScheduleExpressionTimezone, State, Target } = scheduleDeclaration.parse(
        resource.properties(),
      )
      if (State === 'DISABLED') return []
      if (!allowing.allows(Target.RoleArn, { action: 'lambda:InvokeFunction', resources: [Target.Arn] })) {
        throw new Error(`${resource.stack}: the role of ${resource.logicalId} may not invoke ${Target.Arn}`)
      }
      const arn = resource.attribute('Arn')
      return [
        {
          name: resource.logicalId,
          arn,
          expression: ScheduleExpression,
          timeZone: ScheduleExpressionTimezone,
          functionArn: Target.Arn,
          event: (dueAt: number) =>
            Target.Input === undefined
              ? { ...scheduledEvent('aws.scheduler', arn, dueAt), detail: '{}' }
              : JSON.parse(Target.Input.replaceAll('<aws.scheduler.scheduled-time>', new Date(dueAt).toISOString())),
        },
      ]
    })
  }

  function ruleSchedules(from: Templates): Schedule[] {
    const permissions = from
      .resources('AWS::Lambda::Permission')
      .map((resource) => permissionDeclaration.parse(resource.properties()))
    return from.resources('AWS::Events::Rule').flatMap((resource) => {
      const { ScheduleExpression, State, Targets } = ruleDeclaration.parse(resource.properties())
      if (ScheduleExpression === undefined || State !== 'ENABLED') return []
      const arn = resource.attribute('Arn')
      return Targets.map((target) => {
        const allowed = permissions.some(
          ({ FunctionName, Principal }) => FunctionName === target.Arn && Principal === 'events.amazonaws.com',
        )
        if (!allowed) throw new Error(`${resource.stack}: ${resource.logicalId} may not invoke ${target.Arn}`)
        return {
          name: resource.logicalId,
          arn,
          expression: ScheduleExpression,
          timeZone: 'UTC',
          functionArn: target.Arn,
          event: (dueAt: number) =>
            target.Input === undefined
              ? { ...scheduledEvent('aws.events', arn, dueAt), detail: {} }
              : JSON.parse(target.Input),
        }
      })
    })
  }

  function scheduledEvent(source: string, arn: string, dueAt: number): object {
    return {
      version: '0',
      id: randomUUID(),
      'detail-type': 'Scheduled Event',
      source,
      account,
      time: new Date(dueAt).toISOString().replace('.000Z', 'Z'),
      region,
      resources: [arn],
    }
  }
}
