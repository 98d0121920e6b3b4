// Stands in for API Gateway's HTTP API: routes of the templates, payload format 2.0 to the functions and back.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod'
import type { Functions } from './functions.ts'
import { matchRoute, parseRouteKey, type RouteKey } from './http-routes.ts'
import type { Resource, Templates } from './template.ts'

/** What the API needs. */
export interface HttpApiOptions {
  templates: Templates
  functions: Functions
  /** `127.0.0.1:3000` */
  domainName: string
  now: () => number
}

interface Route extends RouteKey {
  functionArn: string
}

const apiDeclaration = z.object({ ProtocolType: z.literal('HTTP').optional() })
const routeDeclaration = z.object({
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z.literal('NONE').default('NONE'),
})
const integrationDeclaration = z.object({
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
})
const permissionDeclaration = z.object({
  Action: z.string(),
  FunctionName: z.string(),
  Principal: z.string(),
  SourceArn: z.string().optional(),
})

const answerSchema = z.looseObject({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
})

// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
const LARGEST_PAYLOAD = 10 * 1024 * 1024
const LARGEST_HEADERS = 10_240

/** Reads the API and answers the handler of its requests. Throws when a route's function may not be called by the API. */
export function createHttpApi(
  options: HttpApiOptions,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { templates, functions } = options
  for (const api of templates.resources('AWS::ApiGatewayV2::Api')) apiDeclaration.parse(api.properties())
  const routes = templates.resources('AWS::ApiGatewayV2::Route').map((route) => readRoute(route, templates, functions))

  return async (request, response) => {
    const { pathname, search } = splitTarget(request.url ?? '/')
    const found = matchRoute(routes, request.method ?? 'GET', pathname)
    if (found === undefined) {
      refuse(response, 404, 'Not Found')
      return
    }
    const headerSize = request.rawHeaders.reduce((size, part) => size + part.length + 2, (request.url ?? '').length)
    if (headerSize > LARGEST_HEADERS) {
      refuse(response, 431, 'Request Header Fields Too Large')
      return
    }
    const body = await readBody(request)
    if (body === undefined) {
      refuse(response, 413, 'Request Entity Too Large')
      return
    }
    const event = eventOf(request, { pathname, search, body, match: found, options })
    const outcome = await functions.invoke(found.route.functionArn, event)
    if (outcome.ok) reply(request, response, outcome.payload)
    else refuse(response, 500, 'Internal Server Error')
  }
}

function readRoute(resource: Resource, templates: Templates, functions: Functions): Route {
  const declared = routeDeclaration.parse(resource.properties())
  const integration = templates.find('AWS::ApiGatewayV2::Integration', declared.Target.replace('integrations/', ''))
  const { IntegrationUri } = integrationDeclaration.parse(integration.properties())
  const functionArn = /functions\/(arn:[^/]+)\/invocations/.exec(IntegrationUri)?.[1] ?? IntegrationUri
  if (!functions.has(functionArn)) {
    throw new Error(
      `${resource.stack}: the route ${declared.RouteKey} leads to ${functionArn}, which no template declares`,
    )
  }
  if (!mayInvoke(templates, functionArn, declared.RouteKey)) {
    throw new Error(
      `${resource.stack}: API Gateway has no permission to invoke ${functionArn} for ${declared.RouteKey}`,
    )
  }
  return { ...parseRouteKey(declared.RouteKey), functionArn }
}

function mayInvoke(templates: Templates, functionArn: string, routeKey: string): boolean {
  const { method, segments } = parseRouteKey(routeKey)
  // The ARN of a route ends with its stage, its method and its path as the route key has it: …:<api>/$default/GET/cases/{id}
  const source = segments[0] === '$default' ? '$default/$default' : `$default/${method}/${segments.join('/')}`
  return templates.resources('AWS::Lambda::Permission').some((resource) => {
    const { Action, FunctionName, Principal, SourceArn } = permissionDeclaration.parse(resource.properties())
    return (
      Principal === 'apigateway.amazonaws.com' &&
      Action === 'lambda:InvokeFunction' &&
      (FunctionName === functionArn || functionArn.endsWith(`:${FunctionName}`)) &&
      (SourceArn === undefined || covers(SourceArn.split('/').slice(1).join('/'), source))
    )
  })
}

function covers(pattern: string, source: string): boolean {
  const expression = pattern.replaceAll(/[.+^${}()|[\]\\?]/g, '\\$&').replaceAll('*', '.*')
  return new RegExp(`^${expression}$`).test(source)
}

function splitTarget(target: string): { pathname: string; search: string } {
  const mark = target.indexOf('?')
  return mark === -1
    ? { pathname: target, search: '' }
    : { pathname: target.slice(0, mark), search: target.slice(mark + 1) }
}

function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= LARGEST_PAYLOAD) chunks.push(chunk)
      else resolve(undefined)
    })
    request.on('end', () => resolve(Buffer.concat(chunks)))
    request.on('error', reject)
  })
}

interface EventParts {
  pathname: string
  search: string
  body: Buffer
  match: { route: Route; pathParameters: Record<string, string> }
  options: HttpApiOptions
}

function eventOf(request: IncomingMessage, { pathname, search, body, match, options }: EventParts): object {
  const { cookie, ...others } = request.headersDistinct
  const headers = Object.fromEntries(Object.entries(others).map(([name, values]) => [name, (values ?? []).join(',')]))
  const cookies = (cookie ?? []).flatMap((line) => line.split(';').map((one) => one.trim())).filter(Boolean)
  const query = [...new URLSearchParams(search)]
  const isText = /^text\/|^application\/(.+\+)?(json|xml|javascript)|^application\/x-www-form-urlencoded/.test(
    headers['content-type'] ?? 'text/plain',
  )
  const now = new Date(options.now())
  const { environment } = options.templates
  return {
    version: '2.0',
    routeKey: match.route.key,
    rawPath: pathname,
    rawQueryString: search,
    ...(cookies.length > 0 && { cookies }),
    headers: { ...headers, 'x-forwarded-for': request.socket.remoteAddress ?? '', 'x-forwarded-proto': 'http' },
    ...(query.length > 0 && {
      queryStringParameters: Object.fromEntries(
        query.map(([name]) => [
          name,
          query
            .filter(([other]) => other === name)
            .map(([, value]) => value)
            .join(','),
        ]),
      ),
    }),
    ...(Object.keys(match.pathParameters).length > 0 && { pathParameters: match.pathParameters }),
    requestContext: {
      accountId: environment.account,
      apiId: 'local',
      domainName: options.domainName,
      domainPrefix: 'local',
      http: {
        method: request.method ?? 'GET',
        path: pathname,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: match.route.key,
      stage: '$default',
      time: now.toUTCString(),
      timeEpoch: now.getTime(),
    },
    ...(body.length > 0 && { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  }
}

function reply(request: IncomingMessage, response: ServerResponse, payload: unknown): void {
  const answer = answerSchema.safeParse(payload)
  // Without a status code the whole answer is taken for the body.
  if (!answer.success) {
    if (typeof payload === 'object' && payload !== null && 'statusCode' in payload) {
      refuse(response, 500, 'Internal Server Error')
      return
    }
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(typeof payload === 'string' ? payload : JSON.stringify(payload))
    return
  }
  const { statusCode, headers, cookies, body, isBase64Encoded } = answer.data
  response.statusCode = statusCode
  response.setHeader('content-type', 'text/plain; charset=utf-8')
  for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, String(value))
  if (cookies && cookies.length > 0) response.setHeader('set-cookie', cookies)
  const content = Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8')
  const bodiless = request.method === 'HEAD' || statusCode === 204 || statusCode === 304
  if (bodiless && content.length === 0) response.removeHeader('content-type')
  if (!bodiless) response.setHeader('content-length', content.length)
  response.end(bodiless ? undefined : content)
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json', ...(status === 413 && { connection: 'close' }) })
  response.end(JSON.stringify({ message }))
}
