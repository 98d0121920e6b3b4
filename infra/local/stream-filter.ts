// Judges a stream record by the filter criteria of an event source mapping.
// https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
import * as z from 'zod'

/** A filter as it stands in the template: `{ Filters: [{ Pattern: '<JSON>' }] }`. */
export const filterCriteriaSchema = z.object({ Filters: z.array(z.object({ Pattern: z.string() })) })

type Pattern = { [key: string]: Pattern | Rule[] }
type Rule = string | number | boolean | null | Record<string, unknown>

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])
const ruleSchema = z.union([
  scalar,
  z.strictObject({ exists: z.boolean() }),
  z.strictObject({ prefix: z.string() }),
  z.strictObject({ suffix: z.string() }),
  z.strictObject({ 'equals-ignore-case': z.string() }),
  z.strictObject({ 'anything-but': z.union([scalar, z.array(scalar), z.strictObject({ prefix: z.string() })]) }),
  z.strictObject({ numeric: z.array(z.union([z.string(), z.number()])) }),
])
const patternSchema: z.ZodType<Pattern> = z.lazy(() =>
  z.record(z.string(), z.union([z.array(ruleSchema), patternSchema])),
)

/** Compiles filters: a record passes when any of them matches, or when there are none. Throws on a rule that it does not know. */
export function compileFilters(
  criteria: z.infer<typeof filterCriteriaSchema> | undefined,
): (record: unknown) => boolean {
  const filters = criteria?.Filters ?? []
  const patterns = filters.map(({ Pattern }) => patternSchema.parse(JSON.parse(Pattern)))
  return (record) => patterns.length === 0 || patterns.some((pattern) => matches(pattern, record))
}

/** Compiles one pattern of the kind that EventBridge's rules have too. Throws on a rule that it does not know. */
export function compilePattern(given: unknown): (event: unknown) => boolean {
  const pattern = patternSchema.parse(given)
  return (event) => matches(pattern, event)
}

function matches(pattern: Pattern, value: unknown): boolean {
  return Object.entries(pattern).every(([key, inner]) => {
    const found = isObject(value) ? value[key] : undefined
    if (!Array.isArray(inner)) return key === '$or' ? false : matches(inner, found)
    const candidates = Array.isArray(found) ? found : [found]
    return inner.some((rule) => candidates.some((candidate) => fits(rule, candidate)))
  })
}

function fits(rule: Rule, value: unknown): boolean {
  if (!isObject(rule)) return value === rule
  const [name, argument] = Object.entries(rule)[0] ?? []
  switch (name) {
    case 'exists':
      return (value !== undefined) === argument
    case 'prefix':
      return typeof value === 'string' && value.startsWith(String(argument))
    case 'suffix':
      return typeof value === 'string' && value.endsWith(String(argument))
    case 'equals-ignore-case':
      return typeof value === 'string' && value.toLowerCase() === String(argument).toLowerCase()
    case 'anything-but':
      return value !== undefined && !excluded(argument).some((inner) => fits(inner, value))
    case 'numeric':
      return typeof value === 'number' && Array.isArray(argument) && inRange(argument, value)
    case undefined:
    default:
      return false
  }
}

function excluded(argument: unknown): Rule[] {
  return z.array(ruleSchema).parse(Array.isArray(argument) ? argument : [argument])
}

function inRange(comparisons: unknown[], value: number): boolean {
  for (let index = 0; index < comparisons.length; index += 2) {
    const limit = Number(comparisons[index + 1])
    const holds: Record<string, boolean> = {
      '=': value === limit,
      '<': value < limit,
      '<=': value <= limit,
      '>': value > limit,
      '>=': value >= limit,
    }
    if (holds[String(comparisons[index])] !== true) return false
  }
  return true
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
