// Judges a request by IAM policy statements: what nothing allows is refused, and what anything denies is refused whatever else allows it.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
import * as z from 'zod'

const oneOrMany = z.union([z.string().transform((one) => [one]), z.array(z.string())])
const conditionValues = z.union([z.boolean().transform((flag) => [String(flag)]), oneOrMany])

// Strict: a statement with a key that is not judged here (NotAction, NotResource, Principal) must not pass as if it were.
const statementSchema = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: oneOrMany,
  Resource: oneOrMany,
  Condition: z.record(z.string(), z.record(z.string(), conditionValues)).optional(),
})

/** One statement of an identity's policy. */
export type Statement = z.infer<typeof statementSchema>

/** What is to be done, to what, and the values that conditions may ask for (`ses:FromAddress`). */
export interface AccessRequest {
  action: string
  /** ARNs that stand for the resource: a statement has to name one of them. */
  resources: string[]
  context?: Record<string, string[]>
}

/** Reads a policy document whose intrinsics are resolved. Throws when it says something that is not judged here. */
export function readStatements(document: unknown): Statement[] {
  return z.looseObject({ Statement: z.array(statementSchema) }).parse(document).Statement
}

const everybody = z.union([z.literal('*'), z.strictObject({ AWS: z.literal('*') })])
const refusalOfEverybody = statementSchema.extend({ Effect: z.literal('Deny'), Principal: everybody })

/** Reads the policy of a resource. Throws unless it only denies, and denies to everybody: nothing else is judged here. */
export function readResourceStatements(document: unknown): Statement[] {
  return z.looseObject({ Statement: z.array(refusalOfEverybody) }).parse(document).Statement
}

/** True when one of the statements denies the request. Throws when that hangs on a condition that is not judged here. */
export function isDenied(statements: Statement[], request: AccessRequest): boolean {
  return statements.some((statement) => statement.Effect === 'Deny' && applies(statement, request))
}

/** True when the statements together allow the request. Throws when that hangs on a condition that is not judged here. */
export function isAllowed(statements: Statement[], request: AccessRequest): boolean {
  const applying = statements.filter((statement) => applies(statement, request))
  return applying.length > 0 && applying.every((statement) => statement.Effect === 'Allow')
}

function applies(statement: Statement, request: AccessRequest): boolean {
  return (
    statement.Action.some((pattern) => matches(pattern.toLowerCase(), request.action.toLowerCase())) &&
    statement.Resource.some((pattern) => request.resources.some((resource) => matches(pattern, resource))) &&
    Object.entries(statement.Condition ?? {}).every(([operator, expected]) =>
      Object.entries(expected).every(([key, values]) => holds(operator, key, values, request)),
    )
  )
}

function holds(operator: string, key: string, expected: string[], request: AccessRequest): boolean {
  const judge = operators[operator]
  const actual = Object.entries(request.context ?? {}).find(([name]) => lower(name) === lower(key))?.[1]
  if (judge === undefined || actual === undefined) {
    throw new Error(`The local run cannot judge the IAM condition ${operator} on ${key} for ${request.action}`)
  }
  return judge(expected, actual)
}

type Operator = (expected: string[], actual: string[]) => boolean

const like: Operator = (expected, actual) => actual.some((value) => expected.some((pattern) => matches(pattern, value)))
const equal: Operator = (expected, actual) => actual.some((value) => expected.includes(value))

const operators: Record<string, Operator> = {
  StringEquals: equal,
  StringNotEquals: (expected, actual) => !equal(expected, actual),
  StringEqualsIgnoreCase: (expected, actual) => equal(expected.map(lower), actual.map(lower)),
  StringLike: like,
  StringNotLike: (expected, actual) => !like(expected, actual),
  ArnEquals: like,
  ArnLike: like,
  ArnNotEquals: (expected, actual) => !like(expected, actual),
  Bool: equal,
  'ForAllValues:StringEquals': (expected, actual) => actual.every((value) => equal(expected, [value])),
  'ForAllValues:StringLike': (expected, actual) => actual.every((value) => like(expected, [value])),
  'ForAnyValue:StringEquals': equal,
  'ForAnyValue:StringLike': like,
}

function lower(text: string): string {
  return text.toLowerCase()
}

const patterns = new Map<string, RegExp>()

/** True when `text` fits an IAM pattern: `*` is any run of characters, `?` is one. */
function matches(pattern: string, text: string): boolean {
  let compiled = patterns.get(pattern)
  if (compiled === undefined) {
    const source = pattern
      .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')
    compiled = new RegExp(`^${source}$`, 's')
    patterns.set(pattern, compiled)
  }
  return compiled.test(text)
}
