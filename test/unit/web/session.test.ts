// Where somebody goes back to after signing in is this service, and a sign-in comes back to the browser that began it.
import { describe, expect, it, vi } from 'vitest'
import type { StoredSession } from '../../../shared/store/sessions.ts'
import { eventOf } from '../../support/http-event.ts'

const stored = vi.hoisted(() => ({ put: new Array<StoredSession>(), ended: new Array<string>() }))
vi.mock('../../../shared/store/sessions.ts', () => ({
  putSession: async (session: StoredSession) => void stored.put.push(session),
  endSession: async (hash: string) => void stored.ended.push(hash),
}))
const { beginSession, browserOf, isFromOwnForm, isStateOf, localPath, SESSION_SECONDS, stateFor } = await import(
  '../../../shared/web/session.ts'
)

describe('the way back', () => {
  it.each(['/', '/refer', '/refer/person?edit=1', '/cases/ADV-7K3M-2Q9P-1', '/reports?from=2026-01-01&to=2026-02-01'])(
    'may be %s',
    (path) => {
      expect(localPath(path, '/else')).toBe(path)
    },
  )

  it.each([
    'https://elsewhere.example/',
    '//elsewhere.example',
    '///elsewhere.example',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '/\n/elsewhere.example',
    '/.//elsewhere.example',
    '/x/..//elsewhere.example',
    'elsewhere',
    'javascript:alert(1)',
    '/sign-in?returnTo=/refer',
    '/sign-out',
    `/${'x'.repeat(1000)}`,
    '',
    null,
    undefined,
  ])('is never %j', (path) => {
    expect(localPath(path, '/else')).toBe('/else')
  })
})

const bringing = (...cookies: string[]) => eventOf('GET', '/sign-in/callback', { cookies })

describe('a sign-in', () => {
  const secret = 'b'.repeat(43)

  it('comes back to the browser that began it', () => {
    expect(isStateOf(stateFor(secret), bringing(`__Host-browser=${secret}`))).toBe(true)
  })

  it('comes back to no other', () => {
    const state = stateFor(secret)
    expect(isStateOf(state, bringing())).toBe(false)
    expect(isStateOf(state, bringing(`__Host-browser=${'c'.repeat(43)}`))).toBe(false)
    for (const other of ['', '.', `${state}x`, state.split('.')[0] ?? ''])
      expect(isStateOf(other, bringing(`__Host-browser=${secret}`))).toBe(false)
  })

  it('gives a browser a secret once', () => {
    expect(browserOf(bringing(`__Host-browser=${secret}`))).toEqual({ secret, cookies: [] })
    const { cookies } = browserOf(bringing('__Host-browser=short'))
    expect(cookies).toEqual([
      expect.stringMatching(/^__Host-browser=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax$/),
    ])
  })
})

describe('a session', () => {
  const person = { sub: 'referrer.westmarch', name: 'Rowan Ashby', email: '', groups: ['referrer'] }
  const begin = async (cookies: string[], who = person) => {
    stored.put.length = 0
    stored.ended.length = 0
    const event = eventOf('GET', '/sign-in/callback', { cookies })
    const set = await beginSession(event, { person: who, idToken: 't', now: '2026-11-24T09:00:00.000Z' })
    const [session] = stored.put
    if (session === undefined) throw new Error('no session was put')
    return { set, session }
  }
  const browser = `__Host-browser=${'b'.repeat(43)}`

  it('is kept by the hash of its cookie, for 12 hours', async () => {
    const { set, session } = await begin([browser])
    const value = set[0]?.match(/^__Host-session=([\w-]{43}); Path=\/; Secure; HttpOnly; SameSite=Lax$/)?.[1] ?? ''
    expect(value).toHaveLength(43)
    expect(JSON.stringify(session)).not.toContain(value)
    expect(session.expiresAt).toBe(Date.parse('2026-11-24T21:00:00.000Z') / 1000)
    expect(SESSION_SECONDS).toBe(12 * 3600)
  })

  it('is another one at each sign-in, and ends the one before', async () => {
    const [first, second] = [await begin([browser]), await begin([browser])]
    expect(first.session.hash).not.toBe(second.session.hash)
    await begin([browser, first.set[0]?.split(';')[0] ?? ''])
    expect(stored.ended).toEqual([first.session.hash])
  })

  it('leaves forms good that the same person had open in the same browser, and no others', async () => {
    const { csrf } = (await begin([browser])).session
    expect((await begin([browser])).session.csrf).toBe(csrf)
    expect((await begin([browser], { ...person, sub: 'someone.else' })).session.csrf).not.toBe(csrf)
    expect((await begin([`__Host-browser=${'c'.repeat(43)}`])).session.csrf).not.toBe(csrf)
  })

  it('takes its own form only', async () => {
    const { session } = await begin([browser])
    expect(isFromOwnForm(session, { _csrf: session.csrf })).toBe(true)
    for (const token of ['', 'x', `${session.csrf}x`, session.csrf.toLowerCase()])
      expect(isFromOwnForm(session, { _csrf: token })).toBe(false)
    expect(isFromOwnForm(session, {})).toBe(false)
  })
})
