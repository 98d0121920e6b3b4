// Problems as `application/problem+json` (RFC 9457), and the issues of a schema as `{ field, code, message }`.
import type * as z from 'zod'
import type { Answer } from './http.ts'
import { errorWords, problemWords } from './words/errors.ts'
import type { Language } from './words/index.ts'

export type FieldError = { field: string; code: string; message: string }

/** Every problem that is not a field's own: its status, and the part of the request that it speaks of. */
const PROBLEMS = {
  'malformed-request': { status: 400, field: 'path' },
  'malformed-json': { status: 400, field: 'body' },
  'malformed-form': { status: 400, field: 'body' },
  'unknown-field': { status: 400, field: 'body' },
  unauthenticated: { status: 401, field: 'authorization' },
  forbidden: { status: 403, field: 'authorization' },
  csrf: { status: 403, field: '_csrf' },
  'not-found': { status: 404, field: 'path' },
  'method-not-allowed': { status: 405, field: 'method' },
  conflict: { status: 409, field: 'body' },
  stale: { status: 409, field: 'version' },
  'too-large': { status: 413, field: 'body' },
  'unsupported-media-type': { status: 415, field: 'content-type' },
  invalid: { status: 422, field: 'body' },
  'too-many-requests': { status: 429, field: 'request' },
  failed: { status: 500, field: 'request' },
} as const satisfies Record<string, { status: number; field: string }>

export type ProblemCode = keyof typeof PROBLEMS

export const statusOfProblem = (code: ProblemCode): number => PROBLEMS[code].status

/** Looks an error up in the words of a language; one without words of its own says so in general. */
export const fieldError = (field: string, code: string, language: Language = 'en'): FieldError => ({
  field,
  code,
  message: errorWords(code, language),
})

// A body of any size may be wrong all over: an answer longer than this helps nobody, and Lambda sends none over 6 MB.
const MAX_ERRORS = 100
const MAX_FIELD_NAME = 200

/** The errors as they are answered: the first of them, under names of a length that a form can have. */
const bounded = (errors: readonly FieldError[]): FieldError[] =>
  errors.slice(0, MAX_ERRORS).map((error) => ({ ...error, field: error.field.slice(0, MAX_FIELD_NAME) }))

/** An answer that a program can act on: the code is in `type` and in `errors`, the words are for whoever reads along. */
export const problem = (
  code: ProblemCode,
  more: {
    detail?: string
    /** The fields at fault, of which the first hundred are told; without them the problem is its own only error. */
    errors?: readonly FieldError[]
    /** What support finds the request by. */
    reference?: string
    headers?: Readonly<Record<string, string>>
    language?: Language
  } = {},
): Answer => {
  const { status, field } = PROBLEMS[code]
  const language = more.language ?? 'en'
  const w = problemWords(language)[code]
  return {
    status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', ...more.headers },
    body: JSON.stringify({
      type: `/problems/${code}`,
      title: w.title,
      status,
      detail: more.detail ?? w.detail,
      ...(more.reference === undefined ? {} : { reference: more.reference }),
      // A fault of the body as a whole has no path.
      errors: bounded(more.errors ?? [{ field, code, message: w.title }]).map((error) =>
        error.field === '' ? { ...error, field } : error,
      ),
    }),
  }
}

// A schema names its own codes as messages: `.refine(…, 'in-the-future')`. The library's own messages are sentences.
const CODE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

const TOO_BIG: Record<string, string> = { string: 'too-long', array: 'too-many', set: 'too-many', file: 'too-large' }
const MEASURED_BY_LENGTH = new Set<string>(['string', 'array', 'set'])
const TOO_SMALL: Record<string, string> = { string: 'too-short' }
const WRONG_FORMAT: Record<string, string> = { email: 'email', date: 'date', datetime: 'time', time: 'time' }

type Issue = z.core.$ZodIssue

// Without `reportInput` an issue does not carry what was sent, and its message is the only sign that nothing was.
const isMissing = (issue: Issue): boolean =>
  'input' in issue ? issue.input === undefined : issue.message.endsWith('received undefined')

const fieldAt = (path: readonly PropertyKey[]): string => path.map(String).join('.')

const errorAt = (path: readonly PropertyKey[], code: string, language: Language): FieldError =>
  fieldError(fieldAt(path), code, language)

const errorsOfIssue = (issue: Issue, above: readonly PropertyKey[], language: Language): FieldError[] => {
  const path = [...above, ...issue.path]
  const one = (code: string): FieldError[] => [errorAt(path, code, language)]
  if (issue.code !== 'unrecognized_keys' && CODE.test(issue.message)) return one(issue.message)
  switch (issue.code) {
    case 'invalid_type':
      return one(isMissing(issue) ? 'required' : 'wrong-type')
    case 'unrecognized_keys':
      return issue.keys.map((key) => errorAt([...path, key], 'unknown-field', language))
    case 'invalid_value':
      return one(isMissing(issue) ? 'required' : 'not-an-option')
    case 'too_big':
      return one(TOO_BIG[issue.origin] ?? 'out-of-range')
    case 'too_small':
      if (MEASURED_BY_LENGTH.has(issue.origin) && issue.minimum === 1) return one('required')
      return one(TOO_SMALL[issue.origin] ?? 'out-of-range')
    case 'invalid_format':
      return one(WRONG_FORMAT[issue.format] ?? 'wrong-format')
    case 'not_multiple_of':
      return one('out-of-range')
    case 'invalid_union':
      return errorsOfUnion(issue, path, language)
    case 'invalid_key':
      return one('unknown-field')
    case 'invalid_element':
      return issue.issues.flatMap((inner) => errorsOfIssue(inner, path, language))
    case 'custom':
      return one('invalid')
  }
}

// Of several shapes none fitted: what is told is what was wrong with the one that came nearest. A wrong literal, which is how shapes
// are told apart, weighs more than anything else.
const distance = (issues: readonly Issue[]): number =>
  issues.reduce((sum, issue) => sum + (issue.code === 'invalid_value' ? 100 : 1), 0)

const errorsOfUnion = (
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: readonly PropertyKey[],
  language: Language,
): FieldError[] => {
  if (isMissing(issue)) return [errorAt(path, 'required', language)]
  const [nearest] = issue.errors
    .filter((issues) => issues.length > 0)
    .sort((one, other) => distance(one) - distance(other))
  if (nearest === undefined) return [errorAt(path, 'not-an-option', language)]
  return nearest.flatMap((inner) => errorsOfIssue(inner, path, language))
}

/** The issues of a schema: `field` is the dotted path (`person.address.postcode`), `code` is kebab case. Nothing that was sent is repeated. */
export const errorsOf = (error: z.ZodError, language: Language = 'en'): FieldError[] =>
  error.issues.flatMap((issue) => errorsOfIssue(issue, [], language))

/** Checks a value by a schema. */
export const checked = <Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  language: Language = 'en',
): { ok: true; value: z.infer<Schema> } | { ok: false; errors: FieldError[] } => {
  const found = schema.safeParse(value, { reportInput: true })
  return found.success ? { ok: true, value: found.data } : { ok: false, errors: errorsOf(found.error, language) }
}
