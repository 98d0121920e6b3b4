// Which language a request is answered in, and that a choice of language keeps its place.
import { describe, expect, it, vi } from 'vitest'
import { languageOf } from '../../../shared/web/language.ts'
import type { StoredSession } from '../../../shared/store/sessions.ts'
import { type Asked, eventOf, formOf, lambdaContext } from '../../support/http-event.ts'

const session: StoredSession = {
  hash: '',
  person: { sub: 'referrer', name: 'Rowan Ashby', email: '', groups: ['referrer', 'organisation:westmarch'] },
  csrf: 'the-token',
  idToken: 'token',
  expiresAt: 0,
}
const COOKIE = `__Host-session=${'s'.repeat(43)}`
vi.mock('../../../shared/store/sessions.ts', () => ({ sessionBy: async () => session }))
vi.mock('../../../shared/platform/logger.ts', () => ({ log: () => undefined }))
const { html, openPage, page, signedInPage } = await import('../../../shared/web/page.ts')

const asking = (method: string, address: string, asked: Asked = {}) => {
  const [path = '', query = ''] = address.split('?')
  return eventOf(method, path, { ...asked, query })
}

describe('the language of an answer', () => {
  it.each<[string, string, Asked, 'en' | 'cy']>([
    ['English where nothing is asked', '/', {}, 'en'],
    ['what the browser prefers', '/', { headers: { 'accept-language': 'cy-GB,cy;q=0.9,en;q=0.8' } }, 'cy'],
    ['the heavier of two', '/', { headers: { 'accept-language': 'cy;q=0.5, en-GB;q=0.9' } }, 'en'],
    ['not what the browser refuses', '/', { headers: { 'accept-language': 'cy;q=0, de' } }, 'en'],
    ['English for a preference that is none', '/', { headers: { 'accept-language': ';;,q=,=x;q=abc' } }, 'en'],
    ['the choice before the browser', '/', { cookies: ['language=en'], headers: { 'accept-language': 'cy' } }, 'en'],
    ['the choice in the cookie', '/', { cookies: ['a=b', 'language=cy'] }, 'cy'],
    ['not a cookie that names no language of ours', '/', { cookies: ['language=<script>'] }, 'en'],
    ['the address before the cookie', '/?language=cy', { cookies: ['language=en'] }, 'cy'],
  ])('is %s', (_rule, path, asked, language) => {
    expect(languageOf(asking('GET', path, asked))).toBe(language)
  })
})

describe('the switch of language', () => {
  const handler = page({
    'GET /privacy': openPage(() => html('home/privacy')),
    'POST /privacy': openPage(() => html('home/privacy')),
  })
  const ask = (method: string, path: string, asked?: Asked) => handler(asking(method, path, asked), lambdaContext)

  it('keeps the choice in the browser and goes on to the same page, with the rest of its address', async () => {
    const answer = await ask('GET', '/privacy?from=2026-01-01&language=cy&by=role')
    expect(answer.statusCode).toBe(303)
    expect(answer.headers?.['location']).toBe('/privacy?from=2026-01-01&by=role')
    expect(answer.cookies).toEqual([expect.stringMatching(/^language=cy; Path=\/; .*Max-Age=31536000$/)])
  })

  it('is no choice where it names no language of ours', async () => {
    expect((await ask('GET', '/privacy?language=de')).statusCode).toBe(200)
  })

  it('never leads away from the service', async () => {
    const answer = await ask('GET', '//elsewhere.example/privacy?language=cy')
    expect(JSON.stringify(answer.headers)).not.toContain('elsewhere')
  })

  it('stands on every page, for the other language', async () => {
    const { body } = await ask('GET', '/privacy?from=1', { cookies: ['language=cy'] })
    expect(body).toContain('<html lang="cy"')
    expect(body).toContain('href="?from=1&amp;language=en" lang="en" hreflang="en"')
  })

  it('turns the page that a form is answered with', async () => {
    const answer = await ask('POST', '/privacy', formOf({ language: 'cy' }))
    expect(answer.body).toContain('<html lang="cy"')
    expect(answer.cookies).toEqual([expect.stringContaining('language=cy')])
  })
})

describe('the switch on a page that says what is wrong with a form', () => {
  const times: string[] = []
  const handler = page({
    'POST /wrong': signedInPage('anyone', ({ language }) => {
      times.push(language)
      return html('home/privacy', {}, 422)
    }),
    'POST /stale': signedInPage('anyone', () => html('home/privacy', {}, 409)),
  })
  const send = (path: string, fields: Record<string, string>) =>
    handler(asking('POST', path, formOf({ _csrf: 'the-token', ...fields }, { cookies: [COOKIE] })), lambdaContext)

  it('sends it again as it was typed, and so says the same in the other language', async () => {
    const { body } = await send('/wrong', { name: 'O’Neill <b>', _csrf: 'the-token' })
    expect(body).toContain('<input type="hidden" name="name" value="O’Neill &lt;b&gt;">')
    const again = await send('/wrong', { name: 'O’Neill <b>', language: 'cy' })
    expect(again.body).toContain('<html lang="cy"')
    expect(again.cookies).toEqual([expect.stringContaining('language=cy')])
    expect(again.body).not.toContain('name="language" value="cy" lang="cy"')
    expect(times).toEqual(['en', 'cy'])
  })

  it('never sends again what was refused for how things stand, nor more than a page can carry', async () => {
    expect((await send('/stale', { name: 'x' })).body).not.toContain('type="hidden" name="name"')
    expect((await send('/wrong', { name: 'x'.repeat(50_001) })).body).not.toContain('type="hidden" name="name"')
  })
})
