// Pages for signed-in people: who gets in, who is sent where, and what a form must bring.
import { createHash } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import type { HttpResult } from '../../../shared/web/http.ts'
import type { StoredSession } from '../../../shared/store/sessions.ts'
import { type Asked, eventOf, formOf, jsonOf, lambdaContext } from '../../support/http-event.ts'

const sessions = vi.hoisted(() => new Map<string, unknown>())
vi.mock('../../../shared/store/sessions.ts', () => ({ sessionBy: async (hash: string) => sessions.get(hash) }))
const lines = vi.hoisted(() => [] as unknown[])
vi.mock('../../../shared/platform/logger.ts', () => ({ log: (...line: unknown[]) => lines.push(line) }))

const { html, openPage, page, signedInPage } = await import('../../../shared/web/page.ts')
const { redirect } = await import('../../../shared/web/http.ts')

const signedIn = (cookie: string, groups: string[]): Asked => {
  const value = cookie.padEnd(43, 'x')
  const session: StoredSession = {
    hash: createHash('sha256').update(value).digest('base64url'),
    person: { sub: cookie, name: 'Rowan <Ashby>', email: '', groups },
    csrf: `csrf-of-${cookie}`,
    idToken: 'token',
    expiresAt: 0,
  }
  sessions.set(session.hash, session)
  return { cookies: ['other=1', `__Host-session=${value}`] }
}
const referrer = signedIn('referrer', ['referrer', 'organisation:westmarch'])
const provider = signedIn('provider', ['provider', 'organisation:northstar'])
const nobody = signedIn('nobody', ['organisation:westmarch'])

const stored: unknown[] = []
const handler = page({
  'GET /refer/{step}': signedInPage(['referrer'], ({ param }) => html('home/privacy', { step: param('step') })),
  'POST /refer/{step}': signedInPage(['referrer'], ({ form, person }) => {
    stored.push({ ...form, by: person.sub })
    return redirect('/refer/next')
  }),
  'POST /offer/{secret}': openPage(({ form }) => {
    stored.push({ ...form })
    return redirect('/')
  }),
  'GET /broken': openPage(() => {
    throw new TypeError('could not read Jane Doe, 943 476 5919')
  }),
  'GET /hole': openPage(() => html('no/such/view')),
})
const ask = async (method: string, path: string, asked?: Asked): Promise<HttpResult> =>
  handler(eventOf(method, path, asked), lambdaContext)

describe('a page for referrers', () => {
  it('is shown to a referrer, with the name and the way out', async () => {
    const { statusCode, body } = await ask('GET', '/refer/person', referrer)
    expect(statusCode).toBe(200)
    expect(body).toContain('Rowan &lt;Ashby&gt;')
    expect(body).toContain('<input type="hidden" name="_csrf" value="csrf-of-referrer">')
  })

  it('shows the navigation of the role', async () => {
    const { body } = await ask('GET', '/refer/person', referrer)
    expect(body).toContain('Your referrals')
    expect(body).not.toContain('Your cases')
  })

  it.each([
    ['nobody signed in', {}, '/sign-in?returnTo=%2Frefer%2Fperson'],
    ['a question in the address', { query: 'edit=1' }, '/sign-in?returnTo=%2Frefer%2Fperson%3Fedit%3D1'],
    [
      'a session that is not there',
      { cookies: [`__Host-session=${'z'.repeat(43)}`] },
      '/sign-in?returnTo=%2Frefer%2Fperson',
    ],
    [
      'a cookie that is none of ours',
      { cookies: ['__Host-session=%%%', 'broken', '='] },
      '/sign-in?returnTo=%2Frefer%2Fperson',
    ],
  ])('goes by way of signing in with %s', async (_, asked, location) => {
    const { statusCode, headers } = await ask('GET', '/refer/person', asked)
    expect([statusCode, headers?.['location']]).toEqual([303, location])
  })

  it.each([
    ['another role', provider, 'another role'],
    ['no role', nobody, 'no role here yet'],
  ])('tells somebody with %s so', async (_, asked, words) => {
    const { statusCode, body } = await ask('GET', '/refer/person', asked)
    expect(statusCode).toBe(403)
    expect(body).toContain(words)
  })
})

const send = async (fields: Record<string, string>, asked: Asked, path = '/refer/person') => {
  stored.length = 0
  const result = await ask('POST', path, formOf(fields, asked))
  return { status: result.statusCode, stored: [...stored], body: result.body }
}

describe('a form', () => {
  it('is taken with its CSRF token', async () => {
    const sent = await send({ name: 'a', _csrf: 'csrf-of-referrer' }, referrer)
    expect(sent).toMatchObject({ status: 303, stored: [{ name: 'a', by: 'referrer' }] })
  })

  it.each([
    ['no token', {}, referrer, 403],
    ['an empty token', { _csrf: '' }, referrer, 403],
    ["somebody else's token", { _csrf: 'csrf-of-provider' }, referrer, 403],
    [
      'a page elsewhere',
      { _csrf: 'csrf-of-referrer' },
      { ...referrer, headers: { 'sec-fetch-site': 'cross-site' } },
      400,
    ],
    ['another role', { _csrf: 'csrf-of-provider' }, provider, 403],
    ['no role', { _csrf: 'csrf-of-nobody' }, nobody, 403],
    ['an expired session', { _csrf: 'csrf-of-referrer' }, {}, 401],
  ])('is refused with %s, and nothing is stored', async (_, fields, asked, status) => {
    expect(await send(fields, asked)).toMatchObject({ status, stored: [] })
  })

  it('whose session expired tells how to send it again', async () => {
    expect((await send({}, {})).body).toContain('reload the page')
  })

  it('behind a link that is a secret needs no token, and may not come from elsewhere either', async () => {
    expect(await send({ answer: 'accept' }, {}, '/offer/secret')).toMatchObject({
      status: 303,
      stored: [{ answer: 'accept' }],
    })
    const elsewhere = { headers: { 'sec-fetch-site': 'cross-site' } }
    expect(await send({ answer: 'accept' }, elsewhere, '/offer/secret')).toMatchObject({ status: 400, stored: [] })
  })

  it.each([
    ['JSON', jsonOf({}, referrer), 415],
    ['a broken encoding', { ...formOf({}, referrer), body: '%' }, 400],
    ['more than 100 KB', { ...formOf({}, referrer), body: 'x'.repeat(102_401) }, 413],
  ])('is refused as %s', async (_, asked, status) => {
    expect((await ask('POST', '/refer/person', asked)).statusCode).toBe(status)
  })
})

describe('a fault', () => {
  it.each(['/broken', '/hole'])('is a page with a reference and nothing of the fault: %s', async (path) => {
    const { statusCode, body, headers } = await ask('GET', path)
    expect(statusCode).toBe(500)
    expect(body).toContain('request-1')
    expect(body).not.toMatch(/Jane|943|TypeError|no\/such/)
    expect(headers?.['content-security-policy']).toBeDefined()
  })

  it('is logged by its name and place, without its words', async () => {
    lines.length = 0
    await ask('GET', '/broken')
    expect(lines).toEqual([
      [
        'request-failed',
        expect.objectContaining({ requestId: 'request-1', route: 'GET /broken', errorName: 'TypeError' }),
      ],
      ['request-answered', expect.objectContaining({ status: 500 })],
    ])
    expect(JSON.stringify(lines)).not.toMatch(/Jane|943/)
  })
})

describe('the log', () => {
  it('has one line for a request, with the pattern of its path and never the path', async () => {
    lines.length = 0
    await ask('POST', '/offer/a-secret-link', formOf({ answer: 'accept' }))
    await ask('GET', '/offer/a-secret-link')
    await ask('GET', '/elsewhere/a-secret-link')
    expect(lines).toEqual([
      [
        'request-answered',
        { requestId: 'request-1', method: 'POST', route: 'POST /offer/{secret}', status: 303, ms: expect.any(Number) },
      ],
      ['request-answered', expect.objectContaining({ route: 'wrong-method', status: 405 })],
      ['request-answered', expect.objectContaining({ route: 'unknown', status: 404 })],
    ])
    expect(JSON.stringify(lines)).not.toContain('a-secret-link')
  })
})
