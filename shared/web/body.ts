// Reads what a request brings: forms and JSON, with bounds on size, number and depth. What breaks a bound is answered, never thrown.
import type * as z from 'zod'
import { headerOf, type Answer, type HttpEvent } from './http.ts'
import { checked, fieldError, problem, type ProblemCode } from './problem.ts'

const KILOBYTE = 1024
const FORM_LIMIT = 100 * KILOBYTE
const JSON_LIMIT = 200 * KILOBYTE
const MOST_FIELDS = 500
const DEEPEST = 32

/** Fields as sent: a name sent several times (checkboxes) is an array. Without a prototype, so that no name means more than a name. */
export type FormFields = Record<string, string | string[]>

export type Read<Value, Fault> = { ok: true; value: Value } | { ok: false; fault: Fault }

export type BodyFault = Extract<
  ProblemCode,
  'too-large' | 'unsupported-media-type' | 'malformed-form' | 'malformed-json' | 'unknown-field'
>

const fault = <Fault>(code: Fault): { ok: false; fault: Fault } => ({ ok: false, fault: code })

const mediaTypeOf = (event: HttpEvent): { type: string; utf8: boolean } => {
  const [type = '', ...parameters] = (headerOf(event, 'content-type') ?? '')
    .split(';')
    .map((part) => part.trim().toLowerCase())
  const charset = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '')
  return { type, utf8: charset === undefined || charset === 'utf-8' || charset === 'utf8' }
}

// API Gateway hands over everything but text and JSON in base64, forms among it.
const bytesOf = (event: HttpEvent): Buffer => Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8')

const textOf = (bytes: Buffer): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const decoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return undefined
  }
}

const MEANINGFUL_NAMES = new Set(['__proto__', 'constructor', 'prototype'])

/** A form of `application/x-www-form-urlencoded`, at most 100 KB and 500 fields. */
export const readForm = (event: HttpEvent): Read<FormFields, BodyFault> => {
  const { type, utf8 } = mediaTypeOf(event)
  if (type !== 'application/x-www-form-urlencoded' || !utf8) return fault('unsupported-media-type')
  const bytes = bytesOf(event)
  if (bytes.length > FORM_LIMIT) return fault('too-large')
  const pairs = bytes
    .toString('utf8')
    .split('&')
    .filter((pair) => pair !== '')
  if (pairs.length > MOST_FIELDS) return fault('too-large')
  const fields: FormFields = Object.create(null)
  for (const pair of pairs) {
    const at = pair.indexOf('=')
    const name = decoded(at < 0 ? pair : pair.slice(0, at))
    const value = decoded(at < 0 ? '' : pair.slice(at + 1))
    if (name === undefined || value === undefined || MEANINGFUL_NAMES.has(name)) return fault('malformed-form')
    const before = fields[name]
    fields[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value]
  }
  return { ok: true, value: fields }
}

/** The value of a field that is sent once: its last one when it came several times, trimmed; empty when it did not come. */
export const fieldOf = (fields: FormFields, name: string): string => {
  const value = fields[name]
  return (Array.isArray(value) ? (value.at(-1) ?? '') : (value ?? '')).trim()
}

/** All values of a field that may be sent several times. */
export const fieldsOf = (fields: FormFields, name: string): string[] => {
  const value = fields[name]
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

/** JSON that cannot be taken; `field` is where it has a name that no field may have. */
export type JsonFault = { fault: BodyFault; field?: string }

// To a program that copies what it was sent this name would mean more than a name.
const NO_FIELD = '__proto__'

const faultIn = (value: unknown, path: readonly string[] = []): JsonFault | undefined => {
  if (typeof value !== 'object' || value === null) return undefined
  if (path.length >= DEEPEST) return { fault: 'malformed-json' }
  if (Object.hasOwn(value, NO_FIELD)) return { fault: 'unknown-field', field: [...path, NO_FIELD].join('.') }
  for (const [name, part] of Object.entries(value)) {
    const found = faultIn(part, [...path, name])
    if (found !== undefined) return found
  }
  return undefined
}

/** The answer to JSON that cannot be taken. A name that no field may have is told as any other that is not known. */
export const jsonProblem = ({ fault, field }: JsonFault): Answer =>
  field === undefined ? problem(fault) : problem('invalid', { errors: [fieldError(field, 'unknown-field')] })

/** JSON of at most 200 KB and 32 levels. A request without any body says `{}`. */
export const readJson = (event: HttpEvent): { ok: true; value: unknown } | ({ ok: false } & JsonFault) => {
  const bytes = bytesOf(event)
  const { type, utf8 } = mediaTypeOf(event)
  if (bytes.length === 0 && type === '') return { ok: true, value: {} }
  if (type !== 'application/json' || !utf8) return fault('unsupported-media-type')
  if (bytes.length > JSON_LIMIT) return fault('too-large')
  const text = textOf(bytes)
  if (text === undefined) return fault('malformed-json')
  try {
    const value: unknown = JSON.parse(text)
    const found = faultIn(value)
    return found === undefined ? { ok: true, value } : { ok: false, ...found }
  } catch {
    return fault('malformed-json')
  }
}

/** The body by its schema, or the problem to answer with. */
export const readBody = <Schema extends z.ZodType>(
  event: HttpEvent,
  schema: Schema,
): { ok: true; value: z.infer<Schema> } | { ok: false; answer: Answer } => {
  const body = readJson(event)
  if (!body.ok) return { ok: false, answer: jsonProblem(body) }
  const found = checked(schema, body.value)
  return found.ok ? found : { ok: false, answer: problem('invalid', { errors: found.errors }) }
}
