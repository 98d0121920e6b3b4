// Stands in for SQS as far as dead letters go: what could not be processed is kept, and can be read.
import * as z from 'zod'
import type { State } from './state.ts'

/** Queues by ARN, kept in the data folder. */
export interface Queues {
  send: (queueArn: string, body: unknown) => void
  /** Every message of every queue, oldest first. */
  messages: () => z.infer<typeof message>[]
}

const message = z.object({ queue: z.string(), body: z.json(), at: z.string() })

/** Opens the queues. `now` is the local clock in milliseconds. */
export function openQueues(state: State, now: () => number): Queues {
  return {
    send: (queueArn, body) => {
      const queue = queueArn.slice(queueArn.lastIndexOf(':') + 1)
      state.append('messages', { queue, body, at: new Date(now()).toISOString() })
    },
    messages: () => state.entries('messages', message),
  }
}
