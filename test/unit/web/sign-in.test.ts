// Signing in and out by OpenID Connect, and the access tokens of the API, against an issuer on a port of its own.
import { afterAll, describe, expect, it, vi } from 'vitest'
import type { HttpResult } from '../../../shared/web/http.ts'
import type { StoredSession, StoredSignIn } from '../../../shared/store/sessions.ts'
import { type Asked, eventOf, formOf, lambdaContext } from '../../support/http-event.ts'
import { startIssuer } from '../../support/issuer.ts'

const issuer = await startIssuer('pages')
afterAll(issuer.close)
vi.stubEnv('OIDC_ISSUER', issuer.url)
vi.stubEnv('OIDC_CLIENT_ID', 'pages')
vi.stubEnv('OIDC_SCOPE', 'openid profile email')
vi.stubEnv('PUBLIC_URL', 'https://advocacy.example')

const store = vi.hoisted(() => ({
  sessions: new Map<string, StoredSession>(),
  signIns: new Map<string, StoredSignIn>(),
}))
vi.mock('../../../shared/store/sessions.ts', () => ({
  sessionBy: async (hash: string) => store.sessions.get(hash),
  putSession: async (session: StoredSession) => void store.sessions.set(session.hash, session),
  endSession: async (hash: string) => void store.sessions.delete(hash),
  putSignIn: async (signIn: StoredSignIn) => void store.signIns.set(signIn.state, signIn),
  takeSignIn: async (state: string) => {
    const found = store.signIns.get(state)
    store.signIns.delete(state)
    return found
  },
}))
vi.mock('../../../shared/platform/logger.ts', () => ({ log: () => undefined }))

const { handler } = await import('../../../functions/pages/session/handler.ts')
const { endpoint } = await import('../../../shared/web/endpoint.ts')
const { signedInEndpoint } = await import('../../../shared/web/signed-in-endpoint.ts')
const { json } = await import('../../../shared/web/http.ts')

const ask = async (method: string, path: string, asked?: Asked): Promise<HttpResult> =>
  handler(eventOf(method, path, asked), lambdaContext)
const cookiesOf = (result: HttpResult): string[] => (result.cookies ?? []).map((cookie) => cookie.split(';')[0] ?? '')
const referrer = {
  sub: 'referrer.westmarch',
  name: 'Rowan Ashby',
  'cognito:groups': ['referrer', 'organisation:westmarch'],
}

/** Signs in by a browser, which keeps its cookies: what is answered in the end, and the cookies it has then. */
const signIn = async (
  claims: Record<string, unknown>,
  { query = '', tamper = (back: URL) => back, elsewhere = false } = {},
) => {
  const begun = await ask('GET', '/sign-in', { query })
  const back = tamper(issuer.approve(String(begun.headers?.['location']), claims))
  const cookies = elsewhere ? [`__Host-browser=${'e'.repeat(43)}`] : cookiesOf(begun)
  const answer = await ask('GET', back.pathname, { query: back.search.slice(1), cookies })
  return { begun, back, answer, cookies: [...cookies, ...cookiesOf(answer)] }
}

/** Takes away what a check left on its way through the sign-in: at a shared browser somebody else may have left it. */
const NO_ANSWERS = '__Host-check=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0'

describe('signing in', () => {
  it('asks for a code, with a proof, a state and a nonce of its own each time', async () => {
    const [one, other] = [await ask('GET', '/sign-in'), await ask('GET', '/sign-in')]
    const asked = new URL(String(one.headers?.['location'])).searchParams
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      client_id: 'pages',
      code_challenge_method: 'S256',
      redirect_uri: 'https://advocacy.example/sign-in/callback',
      scope: 'openid profile email',
    })
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(asked.get(name)).not.toBe(new URL(String(other.headers?.['location'])).searchParams.get(name))
  })

  it('begins a session and goes back to where somebody wanted to be', async () => {
    const { answer } = await signIn(referrer, { query: 'returnTo=%2Freferrals%2FADV-7K3M-2Q9P' })
    expect([answer.statusCode, answer.headers?.['location']]).toEqual([303, '/referrals/ADV-7K3M-2Q9P'])
    expect(answer.cookies).toEqual([
      expect.stringMatching(/^__Host-session=.*; Path=\/; Secure; HttpOnly; SameSite=Lax$/),
      NO_ANSWERS,
    ])
  })

  it('leaves the answers of a check in the browser of whoever signs in to use them', async () => {
    const { answer } = await signIn(referrer, { query: 'returnTo=%2Fcheck%2Frefer' })
    expect(answer.headers?.['location']).toBe('/check/refer')
    expect(answer.cookies).toEqual([expect.stringMatching(/^__Host-session=/)])
  })

  it.each([
    ['a referrer', referrer, '/refer'],
    ['a provider', { ...referrer, 'cognito:groups': ['provider', 'organisation:northstar'] }, '/cases'],
    ['somebody without a role', { sub: 'new' }, '/sign-in'],
  ])('takes %s to their own place otherwise', async (_, claims, location) => {
    expect((await signIn(claims, { query: 'returnTo=//elsewhere.example' })).answer.headers?.['location']).toBe(
      location,
    )
  })

  it('tells somebody without a role so, instead of asking them again', async () => {
    const { cookies } = await signIn({ sub: 'new' })
    const { statusCode, body } = await ask('GET', '/sign-in', { cookies })
    expect(statusCode).toBe(403)
    expect(body).toContain('no role here yet')
  })

  it.each<[string, Parameters<typeof signIn>[1]]>([
    ['in another browser', { elsewhere: true }],
    ['with another state', { tamper: (back) => (back.searchParams.set('state', 'a.b'), back) }],
    ['without a state', { tamper: (back) => (back.searchParams.delete('state'), back) }],
    ['with another code', { tamper: (back) => (back.searchParams.set('code', 'x'), back) }],
    [
      'stopped by the person',
      { tamper: (back) => (back.searchParams.delete('code'), back.searchParams.set('error', 'access_denied'), back) },
    ],
  ])('completed %s is refused kindly', async (_, how) => {
    const { answer } = await signIn(referrer, how)
    expect(answer.statusCode).toBe(400)
    expect(answer.body).toContain('Start again')
    expect(answer.cookies ?? []).toEqual([])
  })

  it('is refused with a token that was made for another sign-in', async () => {
    const { answer } = await signIn({ ...referrer, nonce: 'another' })
    expect(answer.statusCode).toBe(400)
  })

  it('can be completed once', async () => {
    const { back, cookies } = await signIn(referrer)
    expect((await ask('GET', back.pathname, { query: back.search.slice(1), cookies })).statusCode).toBe(400)
  })
})

describe('signing out', () => {
  it('ends the session and goes on to the sign-in service', async () => {
    const { cookies } = await signIn(referrer)
    const session = [...store.sessions.values()].at(-1)
    const out = await ask('POST', '/sign-out', formOf({ _csrf: session?.csrf ?? '' }, { cookies }))
    expect(out.statusCode).toBe(200)
    expect(out.cookies).toEqual([expect.stringMatching(/^__Host-session=; .*Max-Age=0$/), NO_ANSWERS])
    expect(out.headers?.['refresh']).toMatch(`0; url=${issuer.url}/logout?`)
    expect(store.sessions.has(session?.hash ?? '')).toBe(false)
    expect((await ask('GET', '/sign-in', { cookies })).headers?.['location']).toContain('/authorize')
  })

  it('needs the token of the form', async () => {
    const { cookies } = await signIn(referrer)
    const before = store.sessions.size
    expect((await ask('POST', '/sign-out', formOf({}, { cookies }))).statusCode).toBe(403)
    expect(store.sessions.size).toBe(before)
  })

  it('of somebody who is not signed in goes to the start page', async () => {
    const out = await ask('POST', '/sign-out', formOf({}))
    expect(out).toMatchObject({ statusCode: 303, headers: { location: '/' } })
    expect(out.cookies).toContain(NO_ANSWERS)
  })
})

describe('an access token', () => {
  const api = endpoint({ 'GET /api/me': signedInEndpoint(['referrer'], ({ person }) => json(200, person)) })
  const access = {
    sub: 'referrer.westmarch',
    token_use: 'access',
    client_id: 'pages',
    'cognito:groups': referrer['cognito:groups'],
  }
  const call = async (authorization?: string): Promise<HttpResult> =>
    api(eventOf('GET', '/api/me', { headers: authorization === undefined ? {} : { authorization } }), lambdaContext)

  it('says who asks', async () => {
    const { statusCode, body } = await call(`Bearer ${await issuer.sign(access)}`)
    expect([statusCode, JSON.parse(body ?? '')]).toEqual([
      200,
      { sub: 'referrer.westmarch', name: 'referrer.westmarch', roles: ['referrer'], organisation: 'westmarch' },
    ])
  })

  it.each<[string, () => Promise<string | undefined>]>([
    ['absent', async () => undefined],
    ['of another scheme', async () => 'Basic cmVmZXJyZXI6eA=='],
    ['no token at all', async () => 'Bearer nonsense'],
    ['signed by somebody else', async () => `Bearer ${await issuer.sign(access, { foreignKey: true })}`],
    ['of another issuer', async () => `Bearer ${await issuer.sign(access, { issuer: 'https://elsewhere.example' })}`],
    ['expired', async () => `Bearer ${await issuer.sign(access, { expiresIn: -60 })}`],
    ['an ID token', async () => `Bearer ${await issuer.sign({ ...access, token_use: 'id' })}`],
    ['for another client', async () => `Bearer ${await issuer.sign({ ...access, client_id: 'other' })}`],
    [
      'unsigned',
      async () =>
        `Bearer ${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify(access)).toString('base64url')}.`,
    ],
    [
      'changed after it was signed',
      async () =>
        `Bearer ${(await issuer.sign(access)).replace(/\.[^.]*\./, `.${Buffer.from(JSON.stringify({ ...access, sub: 'admin.westmarch' })).toString('base64url')}.`)}`,
    ],
  ])('is refused: %s', async (_, authorization) => {
    const { statusCode, headers, body } = await call(await authorization())
    expect([statusCode, headers?.['www-authenticate']]).toEqual([401, 'Bearer realm="advocacy-referrals"'])
    expect(JSON.parse(body ?? '')).toMatchObject({ errors: [{ field: 'authorization', code: 'unauthenticated' }] })
  })

  it.each([
    ['another role', ['provider', 'organisation:northstar']],
    ['no role', []],
    ['no organisation', ['referrer']],
  ])('of somebody with %s is not enough', async (_, groups) => {
    const { statusCode } = await call(`Bearer ${await issuer.sign({ ...access, 'cognito:groups': groups })}`)
    expect(statusCode).toBe(403)
  })
})
