// Rules for the state machines, read from their synthesised definitions.
import validate from 'asl-validator'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { WAITS } from '../../shared/domain/review.ts'
import { every, functions, textOf } from './synthesised.ts'

const retrySchema = z.object({
  ErrorEquals: z.array(z.string()),
  MaxAttempts: z.number(),
  BackoffRate: z.number(),
  JitterStrategy: z.string(),
})

const stateSchema = z.looseObject({
  Type: z.enum(['Task', 'Choice', 'Succeed', 'Fail']),
  Resource: z.string().optional(),
  Next: z.string().optional(),
  Default: z.string().optional(),
  Choices: z.array(z.object({ Variable: z.string(), StringEquals: z.string(), Next: z.string() })).default([]),
  Catch: z.array(z.object({ ErrorEquals: z.array(z.string()), ResultPath: z.null(), Next: z.string() })).default([]),
  Retry: z.array(retrySchema).default([]),
  ResultPath: z.string().nullable().optional(),
  TimeoutSeconds: z.number().optional(),
  TimeoutSecondsPath: z.string().optional(),
  Parameters: z.object({ FunctionName: z.string(), Payload: z.record(z.string(), z.string()) }).optional(),
})

const definitionSchema = z.looseObject({
  StartAt: z.string(),
  QueryLanguage: z.literal('JSONPath'),
  States: z.record(z.string(), stateSchema),
})

const machines = every(
  'AWS::StepFunctions::StateMachine',
  z.looseObject({ DefinitionString: z.unknown().transform(textOf) }),
).map(({ id, properties }) => {
  const text = properties.DefinitionString
  const definition = definitionSchema.parse(JSON.parse(text))
  const states = Object.entries(definition.States).map(([name, state]) => Object.assign({ name }, state))
  return { id, properties, text, definition, states }
})

const each = machines.flatMap(({ id, states }) => states.map((state) => Object.assign({ machine: id }, state)))
const isWait = (state: { Resource?: string | undefined }) => state.Resource?.endsWith('.waitForTaskToken') === true
const tasks = each.filter(({ Type }) => Type === 'Task')
const waits = tasks.filter(isWait)
const works = tasks.filter((state) => !isWait(state))
const choices = each.filter(({ Type }) => Type === 'Choice')

/** The names of the states that may follow. */
const after = (state: z.infer<typeof stateSchema>): string[] =>
  [state.Next, state.Default, ...state.Choices.map(({ Next }) => Next), ...state.Catch.map(({ Next }) => Next)].filter(
    (name) => name !== undefined,
  )

const retried = (state: (typeof tasks)[number]) => state.Retry.flatMap(({ ErrorEquals }) => ErrorEquals)
const caught = (state: (typeof tasks)[number]) => state.Catch.flatMap(({ ErrorEquals }) => ErrorEquals)

describe.each(machines)('the state machine $id', ({ properties, text, definition, states }) => {
  it('is grammatical Amazon States Language', () => {
    const { isValid, errorsText } = validate(JSON.parse(text))
    expect(isValid ? '' : errorsText('\n')).toBe('')
  })

  it('is standard and traced, and logs its errors without the data of its executions', () => {
    expect(properties).toMatchObject({
      StateMachineType: 'STANDARD',
      TracingConfiguration: { Enabled: true },
      LoggingConfiguration: { Level: 'ERROR', IncludeExecutionData: false },
    })
  })

  it('can come to each of its states', () => {
    const seen = new Set<string>()
    const walk = (name: string) => {
      const state = definition.States[name]
      if (seen.has(name) || state === undefined) return
      seen.add(name)
      after(state).forEach(walk)
    }
    walk(definition.StartAt)
    expect([...seen].sort()).toEqual(states.map(({ name }) => name).sort())
  })

  it('can come to a good end from each state but the failures', () => {
    const good = new Set(states.filter(({ Type }) => Type === 'Succeed').map(({ name }) => name))
    for (let size = -1; size !== good.size; ) {
      size = good.size
      for (const state of states) if (after(state).some((name) => good.has(name))) good.add(state.name)
    }
    expect(states.filter(({ name, Type }) => Type !== 'Fail' && !good.has(name))).toEqual([])
  })

  it('begins with the review, so that an execution can be replaced by a new one at any point', () => {
    const start = states.find(({ name }) => name === definition.StartAt)
    expect(Object.keys(start?.Parameters?.Payload ?? {})).toHaveLength(1)
    expect(states.filter(isWait).map(({ Next }) => Next)).toEqual(states.filter(isWait).map(() => definition.StartAt))
  })
})

describe('every task', () => {
  it.each(tasks)('$machine $name is tried again, ever later and not in step with others', ({ Retry }) => {
    expect(Retry.length).toBeGreaterThan(0)
    for (const retry of Retry) {
      expect(retry.MaxAttempts).toBeGreaterThan(0)
      expect(retry.BackoffRate).toBeGreaterThan(1)
      expect(retry.JitterStrategy).toBe('FULL')
    }
  })

  it.each(tasks)('$machine $name retries the faults of Lambda and its own failures', (state) => {
    expect(retried(state)).toEqual(
      expect.arrayContaining(['Lambda.ServiceException', 'Lambda.TooManyRequestsException', 'States.TaskFailed']),
    )
  })

  it.each(tasks)('$machine $name catches everything in the end', (state) => {
    expect(caught(state).at(-1)).toBe('States.ALL')
  })

  it.each(tasks)('$machine $name hands on identifiers, how long to wait and nothing else', ({ Parameters }) => {
    const identifiers = [
      /^caseId\.\$=\$\.caseId$/,
      /^reference\.\$=\$\.reference$/,
      /^version\.\$=\$\.version$/,
      /^seconds\.\$=\$\.seconds$/,
      /^token\.\$=\$\$\.Task\.Token$/,
      /^wait=await-[a-z-]+$/,
    ]
    const payload = Object.entries(Parameters?.Payload ?? {}).map(([name, value]) => `${name}=${value}`)
    expect(payload.length).toBeGreaterThan(0)
    expect(payload.filter((part) => !identifiers.some((identifier) => identifier.test(part)))).toEqual([])
  })

  it.each(tasks)('$machine $name calls a function of workflow/', ({ Parameters }) => {
    const entry = functions.find(({ id }) => id === Parameters?.FunctionName)?.entry
    expect(entry).toMatch(/^functions\/workflow\//)
  })
})

describe('every task that works', () => {
  it.each(works)('$machine $name has longer than its function, and tries again when that was not enough', (state) => {
    const lambda = functions.find(({ id }) => id === state.Parameters?.FunctionName)
    expect(state.TimeoutSeconds).toBeGreaterThan(lambda?.properties.Timeout ?? Number.POSITIVE_INFINITY)
    expect(retried(state)).toContain('States.Timeout')
  })
})

describe('every wait', () => {
  it.each(waits)('$machine $name ends at the time that the review gave', (state) => {
    expect(state.TimeoutSecondsPath).toBe('$.seconds')
    expect(state.TimeoutSeconds).toBeUndefined()
  })

  it.each(waits)(
    '$machine $name goes back to the review when its time is over, and is not waited for again',
    (state) => {
      expect(retried(state)).not.toContain('States.Timeout')
      expect(retried(state)).not.toContain('States.ALL')
      expect(state.Catch.find(({ ErrorEquals }) => ErrorEquals.includes('States.Timeout'))?.Next).toBe(state.Next)
    },
  )

  it.each(waits)('$machine $name hands over its token and takes nothing back', (state) => {
    expect(state.Parameters?.Payload).toHaveProperty(['token.$'])
    expect(state.ResultPath).toBeNull()
  })

  it.each(waits)('$machine $name is told by its name to whoever keeps the token', (state) => {
    const choice = choices.find(({ machine }) => machine === state.machine)
    const word = choice?.Choices.find(({ Next }) => Next === state.name)?.StringEquals
    expect(state.Parameters?.Payload['wait']).toBe(word)
  })
})

describe('every choice', () => {
  it.each(choices)('$machine $name fails on a word that it does not know', ({ machine, Default }) => {
    expect(each.find((state) => state.machine === machine && state.name === Default)?.Type).toBe('Fail')
  })
})

describe('the case workflow', () => {
  it('knows every word that the review of a case may say', () => {
    const choice = choices.find(({ machine }) => machine.startsWith('Case'))
    expect(choice?.Choices.map(({ StringEquals }) => StringEquals).sort()).toEqual(
      ['assign', 'closed', ...WAITS].sort(),
    )
  })
})

describe('the referral workflow', () => {
  it('knows every word that the check of a referral may say', () => {
    const choice = choices.find(({ machine }) => machine.startsWith('Referral'))
    expect(choice?.Choices.map(({ StringEquals }) => StringEquals).sort()).toEqual([
      'await-decision',
      'await-information',
      'ended',
      'open-cases',
    ])
  })
})
