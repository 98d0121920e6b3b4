// How an HTTP request becomes an answer: routes, safe headers, one log line, and a failure that tells nothing it should not.
//
// How a journey is written
// - functions/pages/<journey>/handler.ts exports `handler = page({ 'GET /refer': signedInPage(['referrer'], start), … })`, with `page`,
//   `signedInPage`, `openPage` and `html` from page.ts. A handler takes the call and returns `html(view, context, status?)` or
//   `redirect(path)`; on a POST `call.form` holds the fields and the CSRF token has been checked.
// - functions/api/<resource>.ts exports `handler = endpoint({ 'GET /api/cases': signedInEndpoint(['provider'], list), … })`, with
//   `endpoint` and `openEndpoint` from endpoint.ts, `signedInEndpoint` from signed-in-endpoint.ts, `readBody(event, schema)` from body.ts,
//   `json` from here and `problem` from problem.ts.
// - A path's placeholders are `call.param('reference')`, its query `call.query.get('from')`, the time is `call.now`.
// - Views are shared/web/views/<journey>/*.njk and extend `layout.njk`; their words are shared/web/words/{en,cy}/<journey>.ts, in views `w.<journey>`.
// - Errors are `{ field, code, message }`: in a view's context as `errors`, they make the error summary and the title.
import middyfied from '@middy/core'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { Instant } from '../domain/time.ts'
import { now } from '../platform/clock.ts'
import { log } from '../platform/logger.ts'
import { safeHeaders } from './headers.ts'
import { languageOf } from './language.ts'
import { finder, type Found, type Routes } from './routes.ts'
import type { Language } from './words/index.ts'

/** HTTP API, payload format 2.0. */
export type HttpEvent = APIGatewayProxyEventV2
export type HttpResult = APIGatewayProxyStructuredResultV2

export type Answer = {
  status: number
  headers?: Readonly<Record<string, string>>
  cookies?: readonly string[]
  body?: string
  /** True when `body` is base64: a download that is not text. */
  base64?: boolean
}

/** One request, as its handler sees it. */
export type Call = {
  event: HttpEvent
  params: Readonly<Record<string, string>>
  /** @throws when the route has no such placeholder */
  param: (name: string) => string
  query: URLSearchParams
  requestId: string
  now: Instant
  language: Language
}

export type Route = (call: Call) => Answer | Promise<Answer>

export type FailureCode = 'not-found' | 'method-not-allowed' | 'malformed-request' | 'failed'
/** Tells an audience in its own way (a page, a problem) what went wrong. */
export type Failure = (code: FailureCode, call: Call) => Answer

type Internal = { startedAt: number; found: Found<Route>; call: Call }

export const json = (status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(value),
})

/** See other: after a POST, and wherever a page sends someone on. */
export const redirect = (location: string, cookies: readonly string[] = []): Answer => ({
  status: 303,
  headers: { location },
  cookies,
})

/** The first of a header's values by its lower-case name. */
export const headerOf = (event: HttpEvent, name: string): string | undefined => event.headers[name]

const isWellFormed = (text: string): boolean => {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

const callOf = (event: HttpEvent, found: Found<Route>): Call => {
  const params = found.kind === 'found' ? found.params : {}
  return {
    event,
    params,
    param: (name) => {
      const value = params[name]
      if (value === undefined) throw new Error(`The route ${found.pattern} has no ${name}`)
      return value
    },
    query: new URLSearchParams(event.rawQueryString),
    requestId: event.requestContext.requestId,
    now: now(),
    language: languageOf(event),
  }
}

const answerTo = async ({ found, call }: Internal, failure: Failure): Promise<Answer> => {
  if (!isWellFormed(call.event.rawQueryString)) return failure('malformed-request', call)
  switch (found.kind) {
    case 'found':
      return found.handler(call)
    case 'wrong-method': {
      const answer = failure('method-not-allowed', call)
      return { ...answer, headers: { ...answer.headers, allow: found.allow } }
    }
    case 'malformed':
      return failure('malformed-request', call)
    case 'unknown':
      return failure('not-found', call)
  }
}

const resultOf = (answer: Answer, { call }: Internal): HttpResult => {
  const silent = call.event.requestContext.http.method === 'HEAD'
  return {
    statusCode: answer.status,
    headers: { ...safeHeaders(call.event.rawPath), 'x-request-id': call.requestId, ...answer.headers },
    ...(answer.cookies === undefined || answer.cookies.length === 0 ? {} : { cookies: [...answer.cookies] }),
    body: silent ? '' : (answer.body ?? ''),
    isBase64Encoded: !silent && answer.base64 === true,
  }
}

// Where a fault arose, without its message: a message may quote what somebody typed.
const placeOf = (error: unknown): string => {
  const frame =
    error instanceof Error ? error.stack?.split('\n').find((line) => line.trimStart().startsWith('at ')) : undefined
  return frame?.match(/[^/\\]+:\d+:\d+/)?.[0] ?? 'unknown'
}

/**
 * The Lambda handler of a table of routes. Every answer carries the safe headers and a request id and leaves one log line, by the
 * route's pattern; whatever is thrown becomes `failed`, with the request id as the reference to quote.
 */
export const serve = (routes: Routes<Route>, failure: Failure) => {
  const find = finder(routes)
  const begin = (event: HttpEvent): Internal => {
    const found = find(event.requestContext.http.method, event.rawPath)
    return { startedAt: performance.now(), found, call: callOf(event, found) }
  }
  const end = (answer: Answer, internal: Internal): HttpResult => {
    log('request-answered', {
      requestId: internal.call.requestId,
      method: internal.call.event.requestContext.http.method,
      route: internal.found.pattern,
      status: answer.status,
      ms: Math.round(performance.now() - internal.startedAt),
    })
    return resultOf(answer, internal)
  }
  const begun = new WeakMap<HttpEvent, Internal>()
  const internalOf = (event: HttpEvent): Internal => begun.get(event) ?? begin(event)

  return middyfied<HttpEvent, HttpResult>(async (event: HttpEvent) => {
    const internal = begin(event)
    begun.set(event, internal)
    return end(await answerTo(internal, failure), internal)
  }).onError((request) => {
    const internal = internalOf(request.event)
    log('request-failed', {
      requestId: internal.call.requestId,
      route: internal.found.pattern,
      errorName: request.error?.name ?? 'unknown',
      what: placeOf(request.error),
    })
    request.response = end(failure('failed', internal.call), internal)
  })
}
