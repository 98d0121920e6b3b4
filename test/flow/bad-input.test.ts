// Whatever is sent to the API that should not be: a 4xx with field, code and words, never a 500, and nothing stored by halves.
// The calls and their good bodies are read from the service's own description, so that a new one is tried as soon as it exists.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { changedBetween, TestEngine } from '../support/engine-table.ts'
import { forgedFrom, idTokenOf } from '../support/forged-tokens.ts'
import { LocalService } from '../support/local-service.ts'

/** Who may make each call of the API; the description names the calls, and a test that none is missing here. */
const ALLOWED: Record<string, string[]> = {
  'POST /api/eligibility': ['everyone'],
  'POST /api/deadlines': ['everyone'],
  'POST /api/referrals': ['referrer'],
  'GET /api/referrals/{reference}': ['referrer', 'reviewer', 'admin'],
  // Those of the authority that referred; for anybody else there is none.
  'GET /api/referrals/{reference}/clocks/{milestone}': ['provider', 'referrer', 'reviewer', 'commissioner', 'admin'],
  'POST /api/referrals/{reference}/withdraw': ['referrer'],
  'POST /api/referrals/{reference}/information': ['referrer'],
  'GET /api/cases': ['provider'],
  'GET /api/cases/{id}': ['provider'],
  // Whoever waits for a case or works on it; for anybody else there is none.
  'GET /api/cases/{id}/clocks/{milestone}': ['provider', 'referrer', 'reviewer', 'commissioner', 'admin'],
  'GET /api/cases/{id}/messages': ['referrer', 'provider'],
  'POST /api/cases/{id}/messages': ['referrer', 'provider'],
  'POST /api/cases/{id}/accept': ['provider'],
  'POST /api/cases/{id}/decline': ['provider'],
  'POST /api/cases/{id}/query': ['provider'],
  'POST /api/cases/{id}/give-back': ['provider'],
  'POST /api/cases/{id}/allocate': ['provider'],
  'POST /api/cases/{id}/re-allocate': ['provider'],
  'POST /api/cases/{id}/first-contact': ['provider'],
  'POST /api/cases/{id}/delay': ['provider'],
  'POST /api/cases/{id}/report-date': ['provider'],
  'POST /api/cases/{id}/report': ['provider'],
  'POST /api/cases/{id}/hours': ['provider'],
  'POST /api/cases/{id}/close': ['provider'],
  'POST /api/cases/{id}/pause': ['provider'],
  'POST /api/cases/{id}/resume': ['provider'],
  'GET /api/reports/timeliness': ['commissioner', 'admin'],
  'GET /api/health': ['everyone'],
}

const PEOPLE: Record<string, string> = {
  referrer: 'referrer.westmarch',
  reviewer: 'reviewer.westmarch',
  provider: 'provider.northstar',
  commissioner: 'commissioner.westmarch',
  admin: 'admin.westmarch',
}

/** Beside the examples of the description: bodies with what may be left out. */
const WITH_EVERYTHING: Record<string, Record<string, unknown>> = {
  'POST /api/deadlines': {
    startedAt: '2026-11-23T10:00:00Z',
    target: { at: '2026-12-01T10:00:00Z' },
    pauses: [{ from: '2026-11-24T10:00:00Z', to: '2026-11-25T10:00:00Z' }],
    jurisdiction: 'england',
  },
  'POST /api/referrals/{reference}/information': {
    facts: { jurisdiction: 'england', processes: ['needs-assessment'] },
    note: 'Her family has moved.',
  },
  'POST /api/cases/{id}/first-contact': { successful: false, occurredAt: '2026-11-23T10:00:00Z' },
  'POST /api/cases/{id}/report': { occurredAt: '2026-11-23T10:00:00Z' },
}

const CALLS = Object.keys(ALLOWED)
const POSTS = CALLS.filter((call) => call.startsWith('POST '))
const PROTECTED = CALLS.filter((call) => !ALLOWED[call]?.includes('everyone'))
const WITH_PARAMETER = CALLS.filter((call) => call.includes('{'))

let engine: TestEngine
let service: LocalService
let tableName: string
/** A case that is offered, one that is with its provider, and the good bodies of each call. */
let offered: { reference: string; id: string }
let allocated: { reference: string; id: string }
const bodies = new Map<string, Record<string, unknown>[]>()
const tokens = new Map<string, string>()
let staleToken: string

beforeAll(async () => {
  engine = await TestEngine.start()
  process.env['DYNAMODB_ENDPOINT'] = engine.endpoint
  service = new LocalService(engine.folder)
  await service.start()
  staleToken = await service.token('referrer.westmarch')
  await service.advance('P91D')
  tableName = (await engine.client.send(new ListTablesCommand())).TableNames?.[0] ?? ''
  for (const person of [...Object.values(PEOPLE), 'referrer.eastmoor', 'provider.lanternhouse', 'provider.beacon'])
    tokens.set(person, await service.token(person))

  const references = [await service.refer('care-act'), await service.refer('care-act')]
  const [first, second] = await Promise.all(references.map((reference) => service.untilCase(reference, 'offered')))
  offered = { reference: references[0] ?? '', id: first?.id ?? '' }
  allocated = { reference: references[1] ?? '', id: second?.id ?? '' }
  await service.act('provider.northstar', allocated.id, 'accept')
  await service.act('provider.northstar', allocated.id, 'allocate', { advocate: 'Wren Hollis' })
  await service.advance('PT0S')

  for (const [path, methods] of Object.entries(await description()))
    for (const [method, { requestBody }] of Object.entries(methods)) {
      const call = `${method.toUpperCase()} ${path}`
      const examples = Object.values(requestBody?.content['application/json'].examples ?? {})
      const everything = WITH_EVERYTHING[call]
      bodies.set(call, [...examples.map(({ value }) => value), ...(everything === undefined ? [] : [everything])])
    }
})
afterAll(async () => {
  await service.remove()
  await engine.stop()
})

const descriptionSchema = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        requestBody: z
          .object({
            content: z.object({
              'application/json': z.object({
                examples: z.record(z.string(), z.object({ value: z.record(z.string(), z.unknown()) })),
              }),
            }),
          })
          .optional(),
      }),
    ),
  ),
})
const description = async () => descriptionSchema.parse((await service.call('GET', '/api/openapi.json')).body).paths

const problemSchema = z.object({
  type: z.string().startsWith('/problems/'),
  title: z.string().min(3),
  status: z.int().min(400).max(499),
  detail: z.string().min(3),
  errors: z
    .array(
      z.object({
        field: z.string().min(1).max(200),
        code: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
        // Words, which a code is not.
        message: z.string().regex(/^\p{Lu}.* /u),
      }),
    )
    .min(1)
    .max(100),
})

type Wanted = { status: number; code?: string; field?: string }
type Asked = { person?: string | undefined; token?: string; body?: string | Buffer; headers?: Record<string, string> }

/** Asks, and says what is wrong with the refusal; undefined when it is as it has to be. */
const faultOf = async (name: string, call: string, asked: Asked, wanted: Wanted): Promise<string | undefined> => {
  const [method = '', path = ''] = call.split(' ')
  const token = asked.token ?? tokens.get(asked.person ?? '')
  const answer = await fetch(`${service.url}${path}`, {
    method,
    redirect: 'manual',
    headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...asked.headers },
    ...(asked.body === undefined ? {} : { body: new Uint8Array(Buffer.from(asked.body)) }),
  })
  const text = await answer.text()
  const said = `${name}: ${call.slice(0, 120)} was answered ${answer.status} ${text.slice(text.indexOf('"errors"')).slice(0, 200)}`
  if (answer.status !== wanted.status) return said
  if (answer.headers.get('x-content-type-options') !== 'nosniff') return `${name}: no safe headers`
  // Lambda sends no answer over 6 MB: one that grows with what was sent would turn into a 500.
  if (text.length > 200_000) return `${name}: an answer of ${text.length} characters`
  if (method === 'HEAD') return text === '' ? undefined : said
  if (!(answer.headers.get('content-type') ?? '').startsWith('application/problem+json')) return said
  const problem = problemSchema.safeParse(JSON.parse(text))
  if (!problem.success) return `${said}: ${z.prettifyError(problem.error)}`
  if (problem.data.status !== wanted.status) return said
  const { code, field } = wanted
  const isTold = problem.data.errors.some(
    (error) => (code === undefined || error.code === code) && (field === undefined || error.field === field),
  )
  return isTold ? undefined : `${said}, without ${code} of ${field}`
}

type Attempt = [name: string, call: string, asked: Asked, wanted: Wanted]

/** Makes every attempt. Each has to be refused as wanted, and nothing may be stored or sent: what is amiss is told. */
const faultsIn = async (attempts: Attempt[]): Promise<string[]> => {
  const before = await engine.items(tableName)
  const mails = (await service.mails()).length
  const faults: string[] = attempts.length === 0 ? ['nothing was tried'] : []
  const waiting = [...attempts]
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      faults.push(...[await faultOf(...next)].filter((fault) => fault !== undefined))
  }
  await Promise.all(Array.from({ length: 6 }, work))
  await service.advance('PT0S')
  const changes = changedBetween(before, await engine.items(tableName)).map((key) => `stored: ${key}`)
  const sent = (await service.mails()).slice(mails).map(({ to, subject }) => `sent: ${to} ${subject}`)
  return [...faults, ...changes, ...sent]
}

const filled = (call: string, of = offered): string =>
  call.replace('{reference}', of.reference).replace('{id}', of.id).replace('{milestone}', 'allocation')
const personFor = (call: string): string | undefined => PEOPLE[ALLOWED[call]?.[0] ?? '']
const goodBody = (call: string): Record<string, unknown> => structuredClone(bodies.get(call)?.[0] ?? {})

let keys = 0
/** What each request of a call carries; the key of a referral is new each time. */
const headersFor = (call: string, contentType = 'application/json'): Record<string, string> => {
  keys += 1
  return {
    ...(contentType === '' ? {} : { 'content-type': contentType }),
    ...(call === 'POST /api/referrals' ? { 'idempotency-key': `bad-input-${keys}` } : {}),
  }
}
const withBody = (call: string, body: string | Buffer, contentType?: string): Asked => ({
  person: personFor(call),
  body,
  headers: headersFor(call, contentType),
})
const withGoodBody = (call: string): Asked =>
  call.startsWith('POST ') ? { body: JSON.stringify(goodBody(call)), headers: headersFor(call) } : {}

describe('the calls tried here', () => {
  it('are all that the service describes', async () => {
    const described = Object.entries(await description()).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(CALLS.toSorted()).toEqual(described.toSorted())
  })
})

const nested = (levels: number) => `{"deep":${'['.repeat(levels)}${']'.repeat(levels)}}`

describe('a body that cannot be read', () => {
  const BODIES: [name: string, body: string | Buffer, status: number, code: string][] = [
    ['nothing at all', '', 400, 'malformed-json'],
    ['cut short', '{"reason":', 400, 'malformed-json'],
    ['a form', 'reason=capacity', 400, 'malformed-json'],
    ['two values', '{}{}', 400, 'malformed-json'],
    ['a comment', '{} // nothing', 400, 'malformed-json'],
    ['not a number', '{"hours":NaN}', 400, 'malformed-json'],
    ['not UTF-8', Buffer.from([0xff, 0xc3, 0x7b, 0x7d]), 400, 'malformed-json'],
    ['UTF-16', Buffer.from('{"reason":"capacity"}', 'utf16le'), 400, 'malformed-json'],
    ['a NUL', '\u0000', 400, 'malformed-json'],
    ['33 levels', nested(32), 400, 'malformed-json'],
    ['90 000 levels', nested(90_000), 400, 'malformed-json'],
    ['over 200 KB', JSON.stringify({ reason: 'x'.repeat(200 * 1024) }), 413, 'too-large'],
    ['over 200 KB of blanks', `{${' '.repeat(200 * 1024)}}`, 413, 'too-large'],
  ]

  it.each(POSTS)('is refused by %s', async (call) => {
    expect(
      await faultsIn(
        BODIES.map(([name, body, status, code]) => [
          name,
          filled(call),
          withBody(call, body),
          { status, code, field: 'body' },
        ]),
      ),
    ).toEqual([])
  })

  const TYPES = [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'json',
    '',
    'application/json; charset=iso-8859-1',
    'application/jsonx',
  ]

  it.each(POSTS)('is refused by %s when it is of another type', async (call) => {
    const body = JSON.stringify(goodBody(call))
    expect(
      await faultsIn(
        TYPES.map((type) => [type, filled(call), withBody(call, body, type), { status: 415, field: 'content-type' }]),
      ),
    ).toEqual([])
  })
})

describe('a body that is not what is described', () => {
  it.each(POSTS)('is refused by %s when it is no object', async (call) => {
    const values = ['[]', '[{}]', 'null', 'true', '7', '"accept"']
    expect(await faultsIn(values.map((body) => [body, filled(call), withBody(call, body), { status: 422 }]))).toEqual(
      [],
    )
  })

  it.each(POSTS)('is refused by %s with a name that means more than a name', async (call) => {
    const attempt = (name: string, body: string, status: number): Attempt => [
      name,
      filled(call),
      withBody(call, body),
      { status, code: 'unknown-field' },
    ]
    const good = JSON.stringify(goodBody(call)).slice(1, -1)
    const rest = good === '' ? '' : `,${good}`
    expect(
      await faultsIn([
        attempt('__proto__', `{"__proto__":{"reason":"capacity"}${rest}}`, 422),
        attempt('__proto__ further in', `{"facts":{"__proto__":[]}}`, 422),
        attempt('constructor', `{"constructor":{"prototype":{}}${rest}}`, 422),
        attempt('toString', `{"toString":1${rest}}`, 422),
      ]),
    ).toEqual([])
  })

  it.each(POSTS)('is refused by %s with a field that does not exist, however deep', async (call) => {
    const attempts = (bodies.get(call) ?? []).flatMap((example) =>
      objectsIn(example).map((path): Attempt => {
        const field = [...path, 'nonsense'].join('.')
        const body = JSON.stringify(changed(example, [...path, 'nonsense'], 'left over'))
        return [field, filled(call), withBody(call, body), { status: 422, code: 'unknown-field', field }]
      }),
    )
    expect(await faultsIn(attempts)).toEqual([])
  })

  const withLeaves = POSTS.filter((call) => !/accept|resume/.test(call))

  it.each(withLeaves)('is refused by %s with an answer of another kind', async (call) => {
    const attempts = (bodies.get(call) ?? []).flatMap((example) =>
      leavesIn(example).flatMap((path) =>
        [{ other: 'kind' }, [[]], null].map((value): Attempt => {
          const body = JSON.stringify(changed(example, path, value))
          const what = `${path.join('.')} = ${JSON.stringify(value)}`
          return [what, filled(call), withBody(call, body), { status: 422, field: path.join('.') }]
        }),
      ),
    )
    expect(await faultsIn(attempts)).toEqual([])
  })

  // Half a character, the end of a text in C, and what turns a line round: none of them is in a text that somebody typed.
  it.each(withLeaves)('is refused by %s with characters that cannot be read', async (call) => {
    const attempts = (bodies.get(call) ?? []).flatMap((example) =>
      leavesIn(example)
        .filter((path) => typeof valueAt(example, path) === 'string')
        .flatMap((path) =>
          ['\ud800', '\u0000', '\u0007'].map((character): Attempt => {
            const body = JSON.stringify(changed(example, path, `${String(valueAt(example, path))}${character}`))
            const what = `${path.join('.')} with ${JSON.stringify(character)}`
            return [what, filled(call), withBody(call, body), { status: 422, field: path.join('.') }]
          }),
        ),
    )
    expect(await faultsIn(attempts)).toEqual([])
  })

  it.each(withLeaves)('is refused by %s with a text without end', async (call) => {
    const attempts = (bodies.get(call) ?? []).flatMap((example) =>
      leavesIn(example)
        .filter((path) => typeof valueAt(example, path) === 'string')
        .map((path): Attempt => {
          const body = JSON.stringify(changed(example, path, 'long '.repeat(30_000)))
          return [`${path.join('.')}, long`, filled(call), withBody(call, body), { status: 422, field: path.join('.') }]
        }),
    )
    expect(await faultsIn(attempts)).toEqual([])
  })

  type Wrong = [call: string, body: object, field: string, code?: string]
  const WRONG: Wrong[] = [
    ['POST /api/eligibility', {}, 'facts', 'required'],
    ['POST /api/eligibility', { facts: {} }, 'facts.jurisdiction', 'required'],
    ['POST /api/eligibility', { on: '2026-02-30', facts: {} }, 'on', 'not-a-date'],
    [
      'POST /api/eligibility',
      { facts: { jurisdiction: 'scotland', processes: [] } },
      'facts.jurisdiction',
      'not-an-option',
    ],
    ['POST /api/deadlines', {}, 'startedAt', 'required'],
    [
      'POST /api/deadlines',
      { startedAt: '2026-11-23T10:00:00', target: { workingDays: 2 } },
      'startedAt',
      'offset-missing',
    ],
    ['POST /api/deadlines', { startedAt: '2026-11-31T10:00:00Z', target: { workingDays: 2 } }, 'startedAt'],
    ['POST /api/deadlines', { startedAt: '2026-11-23T10:00:00Z', target: { workingDays: -1 } }, 'target.workingDays'],
    [
      'POST /api/deadlines',
      { startedAt: '2026-11-23T10:00:00Z', target: { workingDays: 1e300 } },
      'target.workingDays',
    ],
    ['POST /api/deadlines', { startedAt: '2026-11-23T10:00:00Z', target: { hours: 1, workingDays: 1 } }, 'target'],
    ['POST /api/deadlines', { startedAt: '9999-11-23T10:00:00Z', target: { hours: 1 } }, 'startedAt'],
    ['POST /api/referrals', {}, 'referrer.email', 'required'],
    ['POST /api/referrals/{reference}/withdraw', {}, 'reason', 'required'],
    ['POST /api/referrals/{reference}/withdraw', { reason: 'because' }, 'reason', 'not-an-option'],
    ['POST /api/referrals/{reference}/information', {}, 'facts', 'required'],
    ['POST /api/cases/{id}/decline', {}, 'reason', 'required'],
    ['POST /api/cases/{id}/query', { question: '   ' }, 'question', 'required'],
    ['POST /api/cases/{id}/allocate', { advocate: '' }, 'advocate', 'required'],
    ['POST /api/cases/{id}/first-contact', { occurredAt: 'yesterday' }, 'occurredAt'],
    ['POST /api/cases/{id}/first-contact', { occurredAt: '2026-11-23T10:00:00' }, 'occurredAt'],
    ['POST /api/cases/{id}/report-date', { on: '2026-02-30' }, 'on', 'not-a-date'],
    [
      'POST /api/cases/{id}/delay',
      { milestone: 'response', reason: 'other', on: '2030-01-01' },
      'milestone',
      'not-an-option',
    ],
    [
      'POST /api/cases/{id}/delay',
      { milestone: 'report', reason: 'unwilling', on: '2030-01-01' },
      'reason',
      'not-an-option',
    ],
    ['POST /api/cases/{id}/close', { outcomes: [], summary: 'Done.' }, 'outcomes', 'required'],
    ['POST /api/cases/{id}/close', { outcomes: ['views-represented'], summary: 'Done.', hours: -1 }, 'hours'],
    ['POST /api/cases/{id}/pause', { reason: 'instruction-queried' }, 'reason', 'not-an-option'],
    ['POST /api/cases/{id}/re-allocate', { advocate: 'Wren Hollis', reason: 'because' }, 'reason', 'not-an-option'],
    ['POST /api/cases/{id}/hours', {}, 'hours', 'required'],
    ['POST /api/cases/{id}/hours', { hours: 0 }, 'hours'],
    ['POST /api/cases/{id}/hours', { hours: 24.5 }, 'hours'],
    ['POST /api/cases/{id}/hours', { hours: 1, on: '2026-02-30' }, 'on', 'not-a-date'],
    ['POST /api/cases/{id}/messages', { text: '   ' }, 'text', 'required'],
  ]

  it('is told its field and what is wrong with it', async () => {
    expect(
      await faultsIn(
        WRONG.map(([call, body, field, code]) => [
          JSON.stringify(body),
          filled(call),
          withBody(call, JSON.stringify(body)),
          { status: 422, field, ...(code === undefined ? {} : { code }) },
        ]),
      ),
    ).toEqual([])
  })
})

/** Work that would be right on another case. */
const work = (action: string, of: typeof offered, code: string): Attempt => {
  const call = `POST /api/cases/{id}/${action}`
  return [
    action,
    filled(call, of),
    { person: 'provider.northstar', ...withGoodBody(call) },
    { status: 409, code, field: 'status' },
  ]
}

const contactAt = (occurredAt: string, code: string): Attempt => [
  code,
  filled('POST /api/cases/{id}/first-contact', allocated),
  withBody('POST /api/cases/{id}/first-contact', JSON.stringify({ occurredAt })),
  { status: 422, field: 'occurredAt', code },
]

describe('work on a case that its status does not allow', () => {
  it('is refused with the status, whatever else is right', async () => {
    expect(
      await faultsIn([
        ...[
          'allocate',
          're-allocate',
          'first-contact',
          'report',
          'hours',
          'close',
          'pause',
          'resume',
          'report-date',
        ].map((action) => work(action, offered, 'not-in-this-status')),
        ...['accept', 'decline'].map((action) => work(action, allocated, 'already-answered')),
        ...['allocate', 'query', 'report'].map((action) => work(action, allocated, 'not-in-this-status')),
        work('resume', allocated, 'not-paused'),
      ]),
    ).toEqual([])
  })

  it('is refused for a time that cannot be', async () => {
    expect(
      await faultsIn([
        contactAt('2030-01-01T09:00:00Z', 'in-the-future'),
        contactAt('2020-01-01T09:00:00Z', 'before-it-began'),
      ]),
    ).toEqual([])
  })
})

describe('a key that tells sendings apart', () => {
  const KEYS: [name: string, key: string | undefined, code: string][] = [
    ['none', undefined, 'required'],
    ['empty', '', 'wrong-format'],
    ['short', '1234567', 'wrong-format'],
    ['long', 'k'.repeat(201), 'wrong-format'],
    ['with a blank', 'key of mine', 'wrong-format'],
    ['not ASCII', 'clé-number-1', 'wrong-format'],
  ]

  it('is refused unless it is 8 to 200 visible characters', async () => {
    const call = 'POST /api/referrals'
    expect(
      await faultsIn(
        KEYS.map(([name, key, code]) => {
          const headers = {
            'content-type': 'application/json',
            ...(key === undefined ? {} : { 'idempotency-key': key }),
          }
          const asked = { person: personFor(call), body: JSON.stringify(goodBody(call)), headers }
          return [name, call, asked, { status: 422, code, field: 'Idempotency-Key' }]
        }),
      ),
    ).toEqual([])
  })
})

describe('a wrong method', () => {
  const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
  const PATHS = [...new Set([...CALLS, 'GET /api/openapi.json'].map((call) => call.split(' ')[1] ?? ''))]

  it.each(PATHS)('is refused at %s with those that are allowed', async (path) => {
    const methods = [...CALLS, 'GET /api/openapi.json']
      .filter((call) => call.endsWith(` ${path}`))
      .map((call) => call.split(' ')[0] ?? '')
    const allowed = methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
    const others = METHODS.filter((method) => !allowed.includes(method))
    expect(
      await faultsIn(
        others.map((method) => [
          method,
          filled(`${method} ${path}`),
          { person: 'referrer.westmarch' },
          { status: 405, field: 'method' },
        ]),
      ),
    ).toEqual([])
    for (const method of others) {
      const answer = await fetch(`${service.url}${filled(path)}`, { method })
      expect([method, answer.headers.get('allow')]).toEqual([method, allowed.join(', ')])
    }
  })
})

describe('a token', () => {
  it('that is missing, forged, expired or of somebody else is refused by every call that needs one', async () => {
    const good = tokens.get('referrer.westmarch') ?? ''
    const bad: [name: string, authorization: string][] = [
      ['none', ''],
      ['of another scheme', 'Basic cmVmZXJyZXI6cGFzc3dvcmQ='],
      ['expired', `Bearer ${staleToken}`],
      ['of a sign-in, not for the API', `Bearer ${await idTokenOf(service.url, 'referrer.westmarch')}`],
      ...(await forgedFrom(good)).map(([name, token]): [string, string] => [name, `Bearer ${token}`]),
    ]
    expect(
      await faultsIn(
        PROTECTED.flatMap((call) =>
          bad.map(([name, authorization]): Attempt => {
            const asked = withGoodBody(call)
            const headers = { ...asked.headers, ...(authorization === '' ? {} : { authorization }) }
            return [
              name,
              filled(call),
              { ...asked, headers },
              { status: 401, code: 'unauthenticated', field: 'authorization' },
            ]
          }),
        ),
      ),
    ).toEqual([])
  })

  it('is asked for in the way that the standard has it', async () => {
    const { headers } = await service.call('GET', '/api/cases')
    expect(headers.get('www-authenticate')).toMatch(/^Bearer /)
  })

  it('of another role is refused by every call', async () => {
    expect(
      await faultsIn(
        PROTECTED.flatMap((call) =>
          Object.entries(PEOPLE)
            .filter(([role]) => !ALLOWED[call]?.includes(role))
            .map(
              ([role, person]): Attempt => [
                role,
                filled(call),
                { person, ...withGoodBody(call) },
                { status: 403, code: 'forbidden' },
              ],
            ),
        ),
      ),
    ).toEqual([])
  })
})

describe('what is somebody else’s', () => {
  it('does not exist: another authority’s referral and another provider’s case are answered as unknown ones are', async () => {
    const strangers: Record<string, string[]> = {
      referrer: ['referrer.eastmoor'],
      provider: ['provider.lanternhouse', 'provider.beacon'],
    }
    expect(
      await faultsIn(
        WITH_PARAMETER.flatMap((call) =>
          (strangers[ALLOWED[call]?.[0] ?? ''] ?? []).flatMap((person) =>
            [offered, allocated].map(
              (of): Attempt => [
                person,
                filled(call, of),
                { person, ...withGoodBody(call) },
                { status: 404, code: 'not-found' },
              ],
            ),
          ),
        ),
      ),
    ).toEqual([])
    const { requestId: _, ...foreign } = Object(
      (await service.call('GET', `/api/referrals/${offered.reference}`, { token: tokens.get('referrer.eastmoor') }))
        .body,
    )
    const { requestId: __, ...unknown } = Object(
      (await service.call('GET', '/api/referrals/ADV-2222-2222', { token: tokens.get('referrer.eastmoor') })).body,
    )
    expect(foreign).toEqual(unknown)
  })

  it('is not in a list', async () => {
    const { body } = await service.call('GET', '/api/cases', { token: tokens.get('provider.beacon') })
    expect(body).toEqual({ cases: [] })
  })
})

describe('an id that nobody has', () => {
  const UNKNOWN = [
    'ADV-2222-2222',
    'ADV-2222-2222-1',
    'adv-2222-2222',
    '__proto__',
    'constructor',
    '%00',
    'ADV-2222-2222%00',
    '%F0%9F%90%88',
    '..%2F..%2Fapi',
    '%2E%2E%2Fhealth',
    "'%3B%20DROP%20TABLE",
    '1'.repeat(5_000),
    'REFERRAL%23ADV',
    '-1',
    'NaN',
    '%C2%85',
  ]
  const UNREADABLE = ['%ZZ', '%', '%c3%28', '%ED%A0%80', 'ADV-2222-2222%E0%A4%A']

  it.each(WITH_PARAMETER)('is not found by %s, and one that cannot be read is refused', async (call) => {
    const at = (id: string) => call.replace(/\{\w+\}/, id)
    const asked = () => ({ person: personFor(call), ...withGoodBody(call) })
    expect(
      await faultsIn([
        ...UNKNOWN.map((id): Attempt => [id.slice(0, 40), at(id), asked(), { status: 404, code: 'not-found' }]),
        ...UNREADABLE.map(
          (id): Attempt => [id, at(id), asked(), { status: 400, code: 'malformed-request', field: 'path' }],
        ),
      ]),
    ).toEqual([])
  })

  it('is not found at addresses that do not exist', async () => {
    const paths = [
      '/api',
      '/api/',
      '/api/nothing',
      '/api/cases/x/y/z',
      `/api/cases/${offered.id}/reopen`,
      '/api/reports/costs',
      '/api/referrals/a/b/c',
    ]
    expect(
      await faultsIn(
        paths.map((path) => [
          path,
          `GET ${path}`,
          { person: 'provider.northstar' },
          { status: 404, code: 'not-found' },
        ]),
      ),
    ).toEqual([])
  })
})

describe('a body just under the limit that is wrong all over', () => {
  const LIMIT = 200 * 1024
  const filledWith = (one: string, around: (all: string) => string): string => {
    const count = Math.floor((LIMIT - around('').length) / (one.replace('#', '00000').length + 1))
    return around(Array.from({ length: count }, (_, place) => one.replace('#', String(place).padStart(5, '0'))).join())
  }
  const BODIES: [name: string, body: string][] = [
    ['a list of wrong values', filledWith('1', (all) => `{"facts":{"jurisdiction":"england","processes":[${all}]}}`)],
    ['unknown names', filledWith('"n#":1', (all) => `{${all}}`)],
    ['unknown names within', filledWith('"n#":1', (all) => `{"facts":{"difficulty":{${all}}}}`)],
    ['one endless name', `{"${'x'.repeat(LIMIT - 100)}":1}`],
    ['a name of what is written long', filledWith('\\u0001', (all) => `{"${all.replaceAll(',', '')}":1}`)],
  ]

  it.each(POSTS)('is refused by %s, shortly', async (call) => {
    const attempts = BODIES.map(([name, body]): Attempt => [name, filled(call), withBody(call, body), { status: 422 }])
    expect(await faultsIn(attempts)).toEqual([])
  })
})

describe('a query that is not described', () => {
  const QUERIES: [call: string, query: string, status: number, field: string][] = [
    ['GET /api/cases', 'status=lost', 422, 'status'],
    ['GET /api/cases', 'status=', 422, 'status'],
    ['GET /api/cases', 'state=offered', 422, 'state'],
    ['GET /api/cases', 'status=%ZZ', 400, 'path'],
    ['GET /api/cases', '__proto__=1', 422, '__proto__'],
    ['GET /api/reports/timeliness', 'from=yesterday', 422, 'from'],
    ['GET /api/reports/timeliness', 'from=2026-02-30', 422, 'from'],
    ['GET /api/reports/timeliness', 'from=2026-12-01&to=2026-11-01', 422, 'to'],
    ['GET /api/reports/timeliness', 'from=0001-01-01&to=9999-12-31', 422, 'from'],
    ['GET /api/reports/timeliness', 'by=name', 422, 'by'],
    ['GET /api/reports/timeliness', 'format=pdf', 422, 'format'],
    ['GET /api/reports/timeliness', 'area=eastmoor', 403, 'area'],
    ['GET /api/reports/timeliness', 'by=role&by=provider', 422, 'by'],
    ['GET /api/reports/timeliness', 'from=%c3%28', 400, 'path'],
    ['GET /api/reports/timeliness', '__proto__=1', 422, '__proto__'],
  ]

  it('is refused by name', async () => {
    expect(
      await faultsIn(
        QUERIES.map(([call, query, status, field]) => [
          query,
          `${call}?${query}`,
          { person: personFor(call) },
          { status, field },
        ]),
      ),
    ).toEqual([])
  })
})

type Path = string[]

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** The paths of all objects in a value, its own among them. */
const objectsIn = (value: unknown, path: Path = []): Path[] => {
  if (!isObject(value)) return []
  const inside = Object.entries(value).flatMap(([name, part]) => objectsIn(part, [...path, name]))
  return Array.isArray(value) ? inside : [path, ...inside]
}

/** The paths of everything that is neither object nor list. */
const leavesIn = (value: unknown, path: Path = []): Path[] =>
  isObject(value) ? Object.entries(value).flatMap(([name, part]) => leavesIn(part, [...path, name])) : [path]

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce((part: unknown, name) => (isObject(part) ? part[name] : undefined), value)

const changed = (value: unknown, [name, ...rest]: Path, to: unknown): unknown => {
  if (name === undefined) return to
  if (Array.isArray(value))
    return value.map((part: unknown, at) => (String(at) === name ? changed(part, rest, to) : part))
  return isObject(value) ? { ...value, [name]: changed(value[name], rest, to) } : value
}
