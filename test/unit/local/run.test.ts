// The local run as a whole, on a service small enough to see through: functions of their own, permissions, stream, mail, schedule, state.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'

const program = join(import.meta.dirname, '../../support/local-fixture/start.ts')

let dataDir: string
let service: ChildProcess
let output: string
let url: string

async function start(): Promise<void> {
  output = ''
  service = spawn(process.execPath, [program], { env: { ...process.env, PORT: '0', DATA_DIR: dataDir } })
  const ready = Promise.withResolvers<string>()
  service.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString()
    const found = /^ready (.+)$/m.exec(output)?.[1]
    if (found !== undefined) ready.resolve(found)
  })
  service.stderr?.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  service.once('exit', () => ready.reject(new Error(output)))
  url = await ready.promise
}

async function end(signal: NodeJS.Signals): Promise<void> {
  const ended = once(service, 'exit')
  service.kill(signal)
  await ended
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'local-run-'))
  await start()
})
afterAll(async () => {
  await end('SIGTERM')
  await rm(dataDir, { recursive: true, force: true })
})

const post = (path: string, body?: unknown) =>
  fetch(url + path, {
    method: 'POST',
    ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
const mailSchema = z.array(
  z.object({ to: z.string(), subject: z.string(), text: z.string(), html: z.string(), at: z.string() }),
)
const mails = async () => mailSchema.parse(await (await fetch(`${url}/local/mailbox.json`)).json())
const turns = () => [...output.matchAll(/turn {2}due=(\S+)/g)].map(([, due]) => due?.slice(0, 16))
const settle = () => post('/local/clock', { advance: 'PT1S' })
const echoed = z.object({
  event: z.record(z.string(), z.json()),
  loadedFor: z.string(),
  who: z.string(),
  home: z.string().optional(),
  functionName: z.string(),
  calls: z.number(),
})

describe('the API', () => {
  it('gives a function the request in payload format 2.0', async () => {
    const answer = await fetch(`${url}/echo/a%20b/c?x=1&x=2&y=%C3%A9`, {
      method: 'PUT',
      headers: { cookie: 'one=1; two=2', 'X-Thing': 'T', 'content-type': 'application/json' },
      body: '{"a":1}',
    })
    const { event } = echoed.parse(await answer.json())
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'ANY /echo/{path+}',
      rawPath: '/echo/a%20b/c',
      rawQueryString: 'x=1&x=2&y=%C3%A9',
      cookies: ['one=1', 'two=2'],
      headers: { 'x-thing': 'T', 'content-type': 'application/json' },
      queryStringParameters: { x: '1,2', y: 'é' },
      pathParameters: { path: 'a b/c' },
      body: '{"a":1}',
      isBase64Encoded: false,
      requestContext: { http: { method: 'PUT', path: '/echo/a%20b/c', sourceIp: '127.0.0.1' }, stage: '$default' },
    })
  })

  it('gives bytes as base64 and takes them so', async () => {
    const sent = await fetch(`${url}/echo/x`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: Buffer.from([0, 255, 1]),
    })
    expect(echoed.parse(await sent.json()).event).toMatchObject({ body: 'AP8B', isBase64Encoded: true })
    const taken = await fetch(`${url}/echo/bytes`)
    expect([...new Uint8Array(await taken.arrayBuffer())]).toEqual([0, 255])
  })

  it('answers with status, headers and cookies of the function', async () => {
    const answer = await fetch(`${url}/echo/x`)
    expect(answer.status).toBe(201)
    expect(answer.headers.get('x-own')).toBe('yes')
    expect(answer.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2'])
  })

  it('takes an answer without a status for the body', async () => {
    const answer = await fetch(`${url}/echo/plain`)
    expect([answer.status, await answer.json()]).toEqual([200, { hello: 'world' }])
  })

  it.each([
    ['a path without a route', 'GET', '/nowhere', 404, 'Not Found'],
    ['a method without a route', 'HEAD', '/items/1', 404, ''],
    ['a function that fails', 'GET', '/echo/fault', 500, 'Internal Server Error'],
    ['a function that takes too long', 'GET', '/echo/slow', 500, 'Internal Server Error'],
  ])('answers %s as API Gateway does', async (_, method, path, status, message) => {
    const answer = await fetch(url + path, { method })
    expect(answer.status).toBe(status)
    expect(await answer.text()).toBe(message === '' ? '' : JSON.stringify({ message }))
  })

  it('refuses what is larger than a payload may be', async () => {
    const answer = await fetch(`${url}/echo/x`, { method: 'POST', body: 'x'.repeat(10 * 1024 * 1024 + 1) })
    expect(answer.status).toBe(413)
  })
})

describe('a function', () => {
  it('has its own environment and its own copy of the modules', async () => {
    const echo = echoed.parse(await (await fetch(`${url}/echo/x`)).json())
    const writer = z.object({ loadedFor: z.string(), calls: z.number() }).parse(await (await post('/items/own')).json())
    expect([echo.loadedFor, echo.who, echo.functionName]).toEqual(['Echo', 'Echo', 'Fixture-Echo'])
    expect(echo.home).toBeUndefined()
    expect(writer).toEqual({ loadedFor: 'Writer', calls: 1 })
  })

  it('may do what its role allows and nothing else', async () => {
    const answer = await post('/items/refused')
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('is not authorized to perform: dynamodb:DeleteItem on resource:'),
    })
  })

  it('shows a short line in the terminal for what it logs, and keeps the whole one', async () => {
    await post('/items/logged')
    await settle()
    expect(output).toMatch(/writer +.*written {2}id=logged/)
    expect(output).toMatch(/echo .*TypeError: it broke/)
    expect(await readFile(join(dataDir, 'functions.log'), 'utf8')).toContain(
      '{"function":"writer","line":{"level":"INFO","message":"written","id":"logged"}}',
    )
  })
})

describe('the stream', () => {
  it('brings each record that the filter wants to its function, once and in order', async () => {
    for (const id of ['first', 'skipped', 'second']) await post(`/items/${id}`)
    await settle()
    const sent = (await mails()).map(({ to }) => to).filter((to) => /first|skipped|second/.test(to))
    expect(sent).toEqual(['first@reader.example', 'second@reader.example'])
  })

  it('tries again from the record that failed, and puts aside one that never goes through', async () => {
    for (const id of ['before', 'shy', 'poisoned', 'after']) await post(`/items/${id}`)
    await settle()
    const sent = (await mails()).map(({ subject }) => subject).filter((id) => /before|shy|poisoned|after/.test(id))
    expect(sent).toEqual(['before', 'shy', 'after'])
    expect(await (await fetch(`${url}/local/dead-letters.json`)).json()).toMatchObject([
      { queue: 'Fixture-DeadLetters', body: { DDBStreamBatchInfo: { batchSize: 1 } } },
    ])
  })
})

describe('the schedule', () => {
  it('runs once at the start where that is asked for, and then by the clock', async () => {
    await settle()
    const before = turns()
    expect(before.length).toBeGreaterThanOrEqual(1)
    const [started = ''] = before
    await post('/local/clock', { advance: 'PT1H' })
    expect(turns().at(-1)).toBe(new Date(Date.parse(`${started}Z`) + 3_600_000).toISOString().slice(0, 16))
  })
})

describe('the local endpoints', () => {
  it('tell of the people and give them tokens, signed by the key that the provider publishes', async () => {
    expect(await (await fetch(`${url}/local/people`)).json()).toMatchObject([{ person: 'someone', groups: ['tester'] }])
    const { accessToken } = z
      .object({ accessToken: z.string() })
      .parse(await (await post('/local/token', { person: 'someone' })).json())
    const [header = '', claims = ''] = accessToken.split('.').map((part) => Buffer.from(part, 'base64url').toString())
    expect(JSON.parse(claims)).toMatchObject({
      sub: 'someone',
      username: 'someone',
      token_use: 'access',
      'cognito:groups': ['tester'],
      iss: `${url}/local/identity`,
    })
    const jwks = await (await fetch(`${url}/local/identity/jwks`)).json()
    expect(jwks).toMatchObject({ keys: [{ kid: z.object({ kid: z.string() }).parse(JSON.parse(header)).kid }] })
  })

  it.each([
    ['/local/token', { person: 'nobody' }],
    ['/local/token', {}],
    ['/local/clock', { advance: 'soon' }],
    ['/local/clock', { advance: 'P2D', more: 1 }],
    ['/local/clock', { advance: '-PT1H' }],
    ['/local/clock', []],
    ['/local/clock', undefined],
  ])('refuse %s %j with a problem', async (path, body) => {
    const answer = await post(path, body)
    expect(answer.status).toBe(400)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(await answer.json()).toMatchObject({ status: 400, errors: [{ field: expect.any(String), code: 'invalid' }] })
  })

  it('show pages for a person', async () => {
    for (const path of ['/local', '/local/mailbox', '/local/mailbox?to=someone']) {
      const answer = await fetch(url + path)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    }
    expect((await fetch(`${url}/local/nothing`)).status).toBe(404)
    expect((await fetch(`${url}/local/people`, { method: 'DELETE' })).status).toBe(405)
  })
})

describe('after a kill', () => {
  it('everything that was answered is there, the clock goes on, and no record comes twice', async () => {
    const before = await mails()
    const { now } = z.object({ now: z.string() }).parse(await (await post('/local/clock', { advance: 'P2D' })).json())
    await post('/items/last')
    await end('SIGKILL')
    await start()
    await settle()
    const after = await mails()
    expect(after.slice(0, before.length)).toEqual(before)
    expect(after.slice(before.length).map(({ subject }) => subject)).toEqual(['last'])
    const later = z.object({ now: z.string() }).parse(await (await fetch(`${url}/local/clock`)).json())
    expect(later.now > now).toBe(true)
  })
})
