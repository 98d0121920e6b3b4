// Judges a form that a browser sends to S3 by the policy that was signed for it.
// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
import * as z from 'zod'

/** Why S3 turns a form away. */
export interface Refusal {
  status: number
  code: string
  message: string
}

const conditionSchema = z.union([
  z.tuple([z.literal('content-length-range'), z.number(), z.number()]),
  z.tuple([z.enum(['eq', 'starts-with']), z.string().startsWith('$'), z.string()]),
  z.record(z.string(), z.string()).refine((exact) => Object.keys(exact).length === 1),
])
const policySchema = z.object({ expiration: z.iso.datetime(), conditions: z.array(conditionSchema) })
type Policy = z.infer<typeof policySchema>
type Condition = Policy['conditions'][number]

/** These fields of a form need no condition. */
const FREE = ['x-amz-signature', 'policy', 'file']

const denied = (message: string): Refusal => ({ status: 403, code: 'AccessDenied', message })

/** The fields of a form by lower-case name, without the file. */
export type FormFields = ReadonlyMap<string, string>

interface Judged {
  fields: FormFields
  bucket: string
  bytes: number
  /** Milliseconds since 1970. */
  now: number
}

/** Reads a policy in base64; undefined when it is none. */
export function readPolicy(text: string): Policy | undefined {
  try {
    return policySchema.safeParse(JSON.parse(Buffer.from(text, 'base64').toString('utf8'))).data
  } catch {
    return undefined
  }
}

/** The most bytes that a policy lets through; undefined when it sets no bounds. */
export function mostBytes(policy: Policy): number | undefined {
  return policy.conditions.map(rangeOf).find((range) => range !== undefined)?.[1]
}

/** What S3 would say against a form; undefined when it takes it. */
export function refusalOf(policy: Policy, { fields, bucket, bytes, now }: Judged): Refusal | undefined {
  if (Date.parse(policy.expiration) <= now) return denied('Invalid according to Policy: Policy expired.')
  const given = new Map([...fields, ['bucket', bucket]])
  for (const condition of policy.conditions) {
    const range = rangeOf(condition)
    if (range === undefined) {
      const failed = failedOf(condition, given)
      if (failed !== undefined) return denied(`Invalid according to Policy: Policy Condition failed: ${failed}`)
    } else {
      if (bytes > range[1]) return tooLarge
      if (bytes < range[0]) return tooSmall
    }
  }
  const named = new Set(policy.conditions.flatMap(nameOf))
  const extra = [...fields.keys()].filter(
    (name) => !named.has(name) && !FREE.includes(name) && !name.startsWith('x-ignore-'),
  )
  return extra.length === 0 ? undefined : denied(`Invalid according to Policy: Extra input fields: ${extra.join(', ')}`)
}

/** What S3 says of a file beyond the bounds, also when it stops reading on the way. */
export const tooLarge: Refusal = {
  status: 400,
  code: 'EntityTooLarge',
  message: 'Your proposed upload exceeds the maximum allowed size',
}
const tooSmall: Refusal = {
  status: 400,
  code: 'EntityTooSmall',
  message: 'Your proposed upload is smaller than the minimum allowed size',
}

function rangeOf(condition: Condition): [number, number] | undefined {
  return Array.isArray(condition) && condition[0] === 'content-length-range' ? [condition[1], condition[2]] : undefined
}

function nameOf(condition: Condition): string[] {
  if (!Array.isArray(condition)) return Object.keys(condition).map((name) => name.toLowerCase())
  return condition[0] === 'content-length-range' ? [] : [condition[1].slice(1).toLowerCase()]
}

function failedOf(condition: Condition, given: FormFields): string | undefined {
  if (Array.isArray(condition)) {
    if (condition[0] === 'content-length-range') return undefined
    const [operator, name, wanted] = condition
    const value = given.get(name.slice(1).toLowerCase())
    const holds = operator === 'eq' ? value === wanted : value?.startsWith(wanted) === true
    return holds ? undefined : JSON.stringify(condition)
  }
  const wrong = Object.entries(condition).some(([name, wanted]) => given.get(name.toLowerCase()) !== wanted)
  return wrong ? JSON.stringify(condition) : undefined
}
