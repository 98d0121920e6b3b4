// Task tokens of the local Step Functions. Like the real ones they are opaque to the product; inside they name the state machine,
// which is the resource that the permission to answer a task is given on.
import { randomUUID } from 'node:crypto'
import * as z from 'zod'

const contents = z.object({ machine: z.string(), id: z.string() })

/** A new token for a task of `machineArn`. */
export function mintToken(machineArn: string): string {
  return Buffer.from(JSON.stringify({ machine: machineArn, id: randomUUID() })).toString('base64url')
}

/** The state machine that a token belongs to; undefined when it is no token of ours. */
export function machineOfToken(token: string): string | undefined {
  try {
    return contents.parse(JSON.parse(Buffer.from(token, 'base64url').toString('utf8'))).machine
  } catch {
    return undefined
  }
}
