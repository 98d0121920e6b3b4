// Invokes functions as Lambda does for those who do not wait: again after a minute and after two more, and then it puts the event aside.
// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
import * as z from 'zod'
import type { Clock } from './clock.ts'
import type { Functions } from './functions.ts'
import type { Queues } from './queues.ts'
import type { Templates } from './template.ts'

const configuration = z.object({
  FunctionName: z.string(),
  MaximumRetryAttempts: z.number().default(2),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }).optional() }).optional(),
})

/** What it needs. */
export interface AsynchronousOptions {
  templates: Templates
  functions: Functions
  clock: Clock
  queues: Queues
}

/** Invokes a function with an event; resolves after the first attempt, whatever came of it. */
export type InvokeLater = (functionArn: string, event: unknown) => Promise<void>

/** Reads how often each function is tried and where its events go that never went through. */
export function createInvokeLater({ templates, functions, clock, queues }: AsynchronousOptions): InvokeLater {
  const configurations = templates
    .resources('AWS::Lambda::EventInvokeConfig')
    .map((resource) => configuration.parse(resource.properties()))

  async function invoke(functionArn: string, event: unknown, attempt: number): Promise<void> {
    const outcome = await functions.invoke(functionArn, event)
    if (outcome.ok) return
    const found = configurations.find(
      ({ FunctionName }) => functionArn.endsWith(`:${FunctionName}`) || functionArn === FunctionName,
    )
    if (attempt < (found?.MaximumRetryAttempts ?? 2)) {
      const delay = (attempt + 1) * 60_000
      clock.at(clock.now() + delay, `retry of ${functionArn}`, () => invoke(functionArn, event, attempt + 1))
      return
    }
    const { errorType, errorMessage } = outcome
    const queue = found?.DestinationConfig?.OnFailure?.Destination
    if (queue !== undefined)
      queues.send(queue, { functionArn, requestPayload: event, responsePayload: { errorType, errorMessage } })
  }

  return (functionArn, event) => invoke(functionArn, event, 0)
}
