// Stands in for S3: takes the forms that browsers send, hands objects out at signed addresses, serves the real client, and puts on
// the bus what S3 would. Buckets, their policies and their notifications are those of the templates.
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import * as z from 'zod'
import { roleOfSession, SECRET } from './credentials.ts'
import type { EventBus } from './event-bus.ts'
import { AccessDenied, type Roles } from './iam.ts'
import { isDenied, readResourceStatements, type Statement } from './iam-policy.ts'
import { mostBytes, readPolicy, type Refusal, refusalOf, tooLarge } from './s3-form.ts'
import type { ObjectFacts, Objects } from './s3-objects.ts'
import {
  instantOfStamp,
  isPolicySigned,
  isRequestSigned,
  type ReceivedRequest,
  signedRequestOf,
} from './s3-signature.ts'
import type { State } from './state.ts'
import type { Templates } from './template.ts'

/** What it needs. `stored` is told of every object that is new. */
export interface S3Options {
  templates: Templates
  objects: Objects
  access: ObjectAccess
  events: EventBus
  now: () => number
  stored: (object: ObjectFacts) => void
}

type Listener = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Where it listens. It is another origin than the service's, as it is in the cloud. */
export interface S3Endpoint {
  url: string
  serve: (listener: Listener) => void
  close: () => Promise<void>
}

const LARGEST_REQUEST = 64 * 1024 * 1024
const QUARTER_OF_AN_HOUR_MS = 900_000

class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.message)
    this.refusal = refusal
  }
}

const refuse = (status: number, code: string, message: string): never => {
  throw new Refused({ status, code, message })
}
const denyAccess = (): never => refuse(403, 'AccessDenied', 'Access Denied')

/** Whether a role may do something with an object, by its own policy and by the bucket's. */
export type ObjectAccess = (
  roleArn: string,
  action: string,
  object: { bucket: string; key: string; tags?: Record<string, string> },
) => boolean

const bucketPolicy = z.object({ Bucket: z.string(), PolicyDocument: z.json() })

/** Reads the policies of the buckets. */
export function readObjectAccess(templates: Templates, roles: Roles): ObjectAccess {
  const policies = new Map<string, Statement[]>()
  for (const resource of templates.resources('AWS::S3::BucketPolicy')) {
    const { Bucket, PolicyDocument } = bucketPolicy.parse(resource.properties())
    policies.set(Bucket, [...(policies.get(Bucket) ?? []), ...readResourceStatements(PolicyDocument)])
  }
  return (roleArn, action, { bucket, key, tags = {} }) => {
    const statements = policies.get(bucket) ?? []
    const resources = [`arn:aws:s3:::${bucket}/${key}`]
    const context = {
      // The way to this machine's own port stands for TLS.
      'aws:SecureTransport': ['true'],
      'aws:PrincipalArn': [roleArn],
      ...tagsAskedFor(statements, tags),
    }
    if (isDenied(statements, { action, resources, context })) return false
    try {
      roles.require(roleArn, [{ action, resources }])
      return true
    } catch (fault) {
      if (fault instanceof AccessDenied) return false
      throw fault
    }
  }
}

const TAG_CONDITION = 's3:ExistingObjectTag/'

// A tag that an object does not have is a condition's missing value, and not one that cannot be judged.
function tagsAskedFor(statements: Statement[], tags: Record<string, string>): Record<string, string[]> {
  const asked = statements
    .flatMap(({ Condition }) => Object.values(Condition ?? {}).flatMap((expected) => Object.keys(expected)))
    .filter((name) => name.startsWith(TAG_CONDITION))
  return Object.fromEntries(
    asked.map((name) => {
      const value = tags[name.slice(TAG_CONDITION.length)]
      return [name, value === undefined ? [] : [value]]
    }),
  )
}

const notifications = z.object({ EventBridgeConfiguration: z.object({ EventBridgeEnabled: z.literal(true) }) })

/** Answers the handler of S3's requests. */
export function createS3({ templates, objects, access, events, now, stored }: S3Options): Listener {
  const buckets = new Map(
    templates
      .resources('AWS::S3::Bucket')
      .map((resource) => [
        resource.ref(),
        { tells: notifications.safeParse(resource.property('NotificationConfiguration')).success },
      ]),
  )
  const { account } = templates.environment

  function bucketNamed(name: string): { tells: boolean } {
    return buckets.get(name) ?? refuse(404, 'NoSuchBucket', 'The specified bucket does not exist')
  }

  // The role that signed, once everything else about the signature is right.
  function signerOf(request: ReceivedRequest): string {
    const signed = signedRequestOf(request) ?? denyAccess()
    const begins = instantOfStamp(signed.date)
    if (Number.isNaN(begins) || begins > now() + QUARTER_OF_AN_HOUR_MS)
      return refuse(403, 'AccessDenied', 'Request is not valid yet')
    if (now() > begins + signed.holdsFor * 1000) return refuse(403, 'AccessDenied', 'Request has expired')
    if (!isRequestSigned(request, signed, SECRET))
      return refuse(
        403,
        'SignatureDoesNotMatch',
        'The request signature we calculated does not match the signature you provided.',
      )
    return roleOfSession(signed.token) ?? refuse(403, 'InvalidToken', 'The provided token is malformed.')
  }

  function tell(object: ObjectFacts): void {
    stored(object)
    if (!bucketNamed(object.bucket).tells) return
    const { bucket, key, bytes, etag, sequencer } = object
    const detail = {
      version: '0',
      bucket: { name: bucket },
      object: { key, size: bytes, etag, sequencer },
      'request-id': randomUUID(),
      requester: account,
      reason: 'PostObject',
    }
    void events.put({ source: 'aws.s3', 'detail-type': 'Object Created', detail })
  }

  async function takeForm(bucket: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    bucketNamed(bucket)
    const { fields, file } = await readForm(request)
    const field = (name: string): string => fields.get(name) ?? ''
    const policy = readPolicy(field('policy'))
    if (policy === undefined) return refuse(400, 'InvalidPolicyDocument', 'Invalid Policy: Invalid JSON.')
    const signed = {
      credential: field('x-amz-credential'),
      token: field('x-amz-security-token'),
      signature: field('x-amz-signature'),
    }
    if (!isPolicySigned(field('policy'), signed, SECRET))
      return refuse(
        403,
        'SignatureDoesNotMatch',
        'The request signature we calculated does not match the signature you provided.',
      )
    if (file === undefined || file.length > (mostBytes(policy) ?? LARGEST_REQUEST)) throw new Refused(tooLarge)
    const refusal = refusalOf(policy, { fields, bucket, bytes: file.length, now: now() })
    if (refusal !== undefined) throw new Refused(refusal)
    const key = field('key')
    const role = roleOfSession(signed.token)
    if (role === undefined || !access(role, 's3:PutObject', { bucket, key })) return denyAccess()
    const object = objects.put({ bucket, key, contentType: field('content-type') || 'binary/octet-stream' }, file)
    const onward = URL.parse(field('success_action_redirect'))
    const headers = { etag: `"${object.etag}"` }
    if (onward === null) response.writeHead(204, headers).end()
    else {
      for (const [name, value] of Object.entries({ bucket, key, etag: `"${object.etag}"` }))
        onward.searchParams.append(name, value)
      response.writeHead(303, { ...headers, location: onward.href }).end()
    }
    tell(object)
  }

  function handOut(bucket: string, key: string, request: ReceivedRequest, response: ServerResponse): void {
    const role = signerOf(request)
    const object = objects.facts(bucket, key)
    // S3 tells that there is no such object only to who may list the bucket.
    if (!access(role, 's3:GetObject', { bucket, key, tags: object?.tags ?? {} }) || object === undefined)
      return denyAccess()
    const query = new URLSearchParams(request.query)
    const override = (name: string, otherwise: Record<string, string> = {}): Record<string, string> => {
      const value = query.get(`response-${name}`)
      return value === null ? otherwise : { [name]: value }
    }
    response.writeHead(200, {
      'content-length': object.bytes,
      etag: `"${object.etag}"`,
      'last-modified': new Date(object.storedAt).toUTCString(),
      ...override('content-type', { 'content-type': object.contentType }),
      ...override('content-disposition'),
      ...override('cache-control'),
    })
    response.end(objects.body(bucket, key))
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { path, query, bucket, key } = targetOf(request)
    const received: ReceivedRequest = {
      method: request.method ?? 'GET',
      path,
      query,
      header: (name) => request.headersDistinct[name]?.join(','),
    }
    if (request.method === 'POST' && key === '') return takeForm(bucket, request, response)
    bucketNamed(bucket)
    if (key !== '' && request.method === 'GET') return handOut(bucket, key, received, response)
    if (key !== '' && request.method === 'DELETE') {
      if (!access(signerOf(received), 's3:DeleteObject', { bucket, key })) return denyAccess()
      objects.remove(bucket, key)
      response.writeHead(204).end()
      return
    }
    refuse(501, 'NotImplemented', `The local run has no ${request.method} of S3`)
  }

  return async (request, response) => {
    // The SDK takes the time of its signatures from the service's answers, and Node writes that of the machine.
    response.setHeader('date', new Date(now()).toUTCString())
    try {
      await answer(request, response)
    } catch (fault) {
      if (!(fault instanceof Refused)) throw fault
      const { status, code, message } = fault.refusal
      response.writeHead(status, { 'content-type': 'application/xml' })
      response.end(
        `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${escaped(message)}</Message><RequestId>${randomUUID()}</RequestId></Error>`,
      )
    }
  }
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

// Path style: a bucket has no host name of its own at an IP address, and the SDK knows.
function targetOf(request: IncomingMessage): { path: string; query: string; bucket: string; key: string } {
  const [path = '', query = ''] = (request.url ?? '/').split('?', 2)
  const [, bucket = '', ...rest] = path.split('/')
  try {
    return { path, query, bucket: decodeURIComponent(bucket), key: decodeURIComponent(rest.join('/')) }
  } catch {
    return refuse(400, 'InvalidURI', "Couldn't parse the specified URI.")
  }
}

// Everything after the file is not looked at. A file beyond all bounds is not kept while it comes.
async function readForm(request: IncomingMessage): Promise<{ fields: Map<string, string>; file: Buffer | undefined }> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue
    size += chunk.length
    if (size <= LARGEST_REQUEST) chunks.push(chunk)
  }
  if (size > LARGEST_REQUEST) throw new Refused(tooLarge)
  const form = await new Response(Buffer.concat(chunks), {
    headers: { 'content-type': request.headers['content-type'] ?? '' },
  })
    .formData()
    .catch(() => refuse(412, 'PreconditionFailed', 'Bucket POST must be of the enclosure-type multipart/form-data'))
  const fields = new Map<string, string>()
  for (const [name, value] of form) {
    if (name === 'file')
      return { fields, file: typeof value === 'string' ? Buffer.from(value) : Buffer.from(await value.arrayBuffer()) }
    fields.set(name.toLowerCase(), typeof value === 'string' ? value : '')
  }
  return refuse(400, 'InvalidArgument', 'POST requires exactly one file upload per request.')
}

/** Listens on a port of its own: that of the last run where it is free, so that a form which is open still leads somewhere. */
export async function listenForS3(state: State): Promise<S3Endpoint> {
  let listener: Listener | undefined
  const server = createServer((request, response) => {
    const answering = listener?.(request, response) ?? Promise.reject(new Error('Starting'))
    answering.catch((fault: unknown) => {
      if (!response.headersSent) response.writeHead(503, { 'content-type': 'text/plain' })
      response.end(`${String(fault)}\n`)
    })
  })
  server.keepAliveTimeout = 60_000
  const listen = (port: number) =>
    new Promise<void>((started, failed) => {
      server.once('error', failed)
      server.listen(port, '127.0.0.1', () => {
        server.off('error', failed)
        started()
      })
    })
  await listen(state.read('s3/port', z.number()) ?? 0).catch(() => listen(0))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  state.write('s3/port', port)
  return {
    url: `http://127.0.0.1:${port}`,
    serve: (next) => {
      listener = next
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}
