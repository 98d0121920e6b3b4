// Stands in for EventBridge's default bus: gives events to the functions of the rules whose pattern they match.
import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { InvokeLater } from './asynchronous.ts'
import { compilePattern } from './stream-filter.ts'
import type { Templates } from './template.ts'

/** What happened, as services put it on the bus. */
export interface BusEvent {
  source: string
  'detail-type': string
  detail: object
}

/** The bus. `put` resolves when every function has been tried once. */
export interface EventBus {
  put: (event: BusEvent) => Promise<void>
}

const rule = z.object({
  EventPattern: z.unknown().optional(),
  State: z.string().default('ENABLED'),
  Targets: z.array(z.object({ Arn: z.string() })).default([]),
})

/** Reads the rules with a pattern. */
export function createEventBus({
  templates,
  invokeLater,
  now,
}: {
  templates: Templates
  invokeLater: InvokeLater
  now: () => number
}): EventBus {
  const { account, region } = templates.environment
  const rules = templates.resources('AWS::Events::Rule').flatMap((resource) => {
    const { EventPattern, State, Targets } = rule.parse(resource.properties())
    return EventPattern === undefined || State !== 'ENABLED'
      ? []
      : [{ matches: compilePattern(EventPattern), targets: Targets.map(({ Arn }) => Arn) }]
  })

  return {
    put: async (happened) => {
      const event = {
        version: '0',
        id: randomUUID(),
        account,
        time: new Date(now()).toISOString(),
        region,
        resources: [],
        ...happened,
      }
      const targets = rules.filter(({ matches }) => matches(event)).flatMap((each) => each.targets)
      await Promise.all(targets.map((arn) => invokeLater(arn, event)))
    },
  }
}
