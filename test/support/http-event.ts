// Requests as API Gateway hands them over (HTTP API, payload format 2.0).
import type { Context } from 'aws-lambda'
import type { HttpEvent } from '../../shared/web/http.ts'

export type Asked = {
  query?: string
  headers?: Record<string, string>
  cookies?: string[]
  body?: string
  base64?: boolean
}

/** `eventOf('GET', '/refer')`; header names in lower case, as the gateway writes them. */
export const eventOf = (method: string, rawPath: string, asked: Asked = {}): HttpEvent => ({
  version: '2.0',
  routeKey: '$default',
  rawPath,
  rawQueryString: asked.query ?? '',
  headers: asked.headers ?? {},
  ...(asked.cookies === undefined ? {} : { cookies: asked.cookies }),
  requestContext: {
    accountId: '000000000000',
    apiId: 'api',
    domainName: 'advocacy.example',
    domainPrefix: 'advocacy',
    http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
    requestId: 'request-1',
    routeKey: '$default',
    stage: '$default',
    time: '24/Nov/2026:09:00:00 +0000',
    timeEpoch: 1_795_510_800_000,
  },
  ...(asked.body === undefined ? {} : { body: asked.body }),
  isBase64Encoded: asked.base64 ?? false,
})

/** A form as browsers send it. */
export const formOf = (fields: Record<string, string>, asked: Asked = {}): Asked => ({
  ...asked,
  headers: { 'content-type': 'application/x-www-form-urlencoded', ...asked.headers },
  body: new URLSearchParams(fields).toString(),
})

/** JSON as programs send it. */
export const jsonOf = (value: unknown, asked: Asked = {}): Asked => ({
  ...asked,
  headers: { 'content-type': 'application/json', ...asked.headers },
  body: typeof value === 'string' ? value : JSON.stringify(value),
})

/** What Lambda tells a function of its call. */
export const lambdaContext: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'function',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:eu-west-2:000000000000:function:function',
  memoryLimitInMB: '1024',
  awsRequestId: 'invocation-1',
  logGroupName: 'logs',
  logStreamName: 'stream',
  getRemainingTimeInMillis: () => 15_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
}
