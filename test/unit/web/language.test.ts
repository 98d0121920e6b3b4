// Which language a request is answered in, and that a choice of language keeps its place.
import { describe, expect, it, vi } from 'vitest'
import { languageOf } from '../../../shared/web/language.ts'
import { type Asked, eventOf, formOf, lambdaContext } from '../../support/http-event.ts'

vi.mock('../../../shared/store/sessions.ts', () => ({ sessionBy: async () => undefined }))
vi.mock('../../../shared/platform/logger.ts', () => ({ log: () => undefined }))
const { html, openPage, page } = await import('../../../shared/web/page.ts')

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
