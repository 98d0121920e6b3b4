// Small templates for the tests of the local run: resources as synthesis would write them, read as the local run reads them.
import { identifiers } from '../../infra/local/identifiers.ts'
import { readTemplates, type Templates } from '../../infra/local/template.ts'
import { createTerminal, type Terminal } from '../../infra/local/terminal.ts'

export const account = '000000000000'
export const region = 'eu-west-2'
export const url = 'http://127.0.0.1:3000'

/** A resource as a template has it. */
export interface Declared {
  Type: string
  Properties?: Record<string, unknown>
  Metadata?: Record<string, unknown>
  Condition?: string
}

/** One stack named `Stack` of these resources. */
export function templatesOf(Resources: Record<string, Declared>): Templates {
  return stacksOf({ Stack: { Resources } })
}

/** Several stacks by name, as whole templates. */
export function stacksOf(stacks: Record<string, object>): Templates {
  const list = Object.entries(stacks).map(([name, template]) => ({ name, template }))
  return readTemplates(list, { account, region }, identifiers(url))
}

/** The ARN that a function declared in the stack `Stack` has. */
export function functionArn(logicalId: string): string {
  return `arn:aws:lambda:${region}:${account}:function:Stack-${logicalId}`
}

/** A terminal that nobody looks at. */
export function silentTerminal(): Terminal {
  return createTerminal({ logFile: '/dev/null', quiet: true, write: () => undefined, now: () => 0 })
}
