// What everyone can reach: the start page and what the service says of itself, the assets, and the answer to every other path.
import { readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import type { HttpResult } from '../../../shared/web/http.ts'
import { eventOf, formOf, type Asked, lambdaContext } from '../../support/http-event.ts'

vi.mock('../../../shared/store/sessions.ts', () => ({ sessionBy: async () => undefined }))
vi.mock('../../../shared/platform/logger.ts', () => ({ log: () => undefined }))
const { handler } = await import('../../../functions/pages/home/handler.ts')
const { assetPaths } = await import('../../../shared/web/assets.ts')

const ask = async (method: string, path: string, asked?: Asked): Promise<HttpResult> =>
  handler(eventOf(method, path, asked), lambdaContext)

describe('the pages for everyone', () => {
  it.each([
    ['/', 'Refer someone for an independent advocate'],
    ['/privacy', 'Privacy'],
    ['/accessibility', 'Accessibility'],
    ['/cookies', 'Cookies'],
  ])('%s', async (path, heading) => {
    const { statusCode, headers, body } = await ask('GET', path)
    expect(statusCode).toBe(200)
    expect(headers?.['content-type']).toBe('text/html; charset=utf-8')
    expect(body).toMatch(new RegExp(`<title>${heading} – Advocacy Referrals</title>`))
    expect(body?.match(/<h1[ >]/g)).toHaveLength(1)
    expect(body).toContain('<html lang="en"')
  })

  it('link to nothing of the page that the headers would refuse: no inline style, script or handler', async () => {
    for (const path of ['/', '/privacy', '/nothing-here']) {
      const { body = '' } = await ask('GET', path)
      expect(body).not.toMatch(/ style=|<style| on[a-z]+=|javascript:/)
      for (const script of body.match(/<script[^>]*>/g) ?? []) expect(script).toContain(' src="/assets/')
    }
  })

  it('wear nothing that is the Crown’s', async () => {
    const { body = '' } = await ask('GET', '/')
    const { body: css = '' } = await ask('GET', assetPaths.baseCss)
    expect(body.match(/GDS Transport|GOV\.UK|crest|crown|govuk-header/gi) ?? []).toEqual([])
    expect(css.match(/GDS Transport|@font-face|url\([^)]*\)/gi) ?? []).toEqual([])
  })

  it('may be found by a search engine at the start page alone', async () => {
    expect((await ask('GET', '/')).headers).not.toHaveProperty('x-robots-tag')
    expect((await ask('GET', '/privacy')).headers?.['x-robots-tag']).toBe('noindex, nofollow')
    expect((await ask('GET', '/nothing-here')).headers?.['x-robots-tag']).toBe('noindex, nofollow')
  })
})

describe('every answer', () => {
  it.each(['/', '/nothing-here', '/api/nothing-here', assetPaths.baseCss, '/assets/nothing.css', '/%zz'])(
    'to %s is safe',
    async (path) => {
      expect((await ask('GET', path)).headers).toMatchObject({
        'content-security-policy': expect.stringMatching(/^default-src 'none';.*frame-ancestors 'none'$/),
        'strict-transport-security': expect.stringContaining('max-age='),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'permissions-policy': expect.any(String),
        'x-request-id': 'request-1',
      })
    },
  )

  it('is kept by nobody, but for the assets', async () => {
    expect((await ask('GET', '/')).headers?.['cache-control']).toBe('no-store')
    expect((await ask('GET', assetPaths.baseCss)).headers?.['cache-control']).toMatch(/immutable/)
    expect((await ask('GET', '/assets/nothing.css')).headers?.['cache-control']).toBe('no-store')
  })

  it('to HEAD is that to GET, without a body', async () => {
    const { statusCode, headers, body } = await ask('HEAD', '/privacy')
    expect([statusCode, headers?.['content-type'], body]).toEqual([200, 'text/html; charset=utf-8', ''])
  })
})

describe('a path that nobody answers', () => {
  it('is a page', async () => {
    const { statusCode, body } = await ask('GET', '/nothing-here')
    expect(statusCode).toBe(404)
    expect(body).toContain('Page not found')
  })

  it('is a problem under /api', async () => {
    const { statusCode, headers, body } = await ask('GET', '/api/nothing-here')
    expect([statusCode, headers?.['content-type']]).toEqual([404, 'application/problem+json; charset=utf-8'])
    expect(JSON.parse(body ?? '')).toMatchObject({ status: 404, errors: [{ field: 'path', code: 'not-found' }] })
  })

  it('says which methods a page has', async () => {
    const { statusCode, headers } = await ask('POST', '/privacy', formOf({}))
    expect([statusCode, headers?.['allow']]).toEqual([405, 'GET, HEAD'])
  })

  it.each([
    ['/assets/%zz', undefined],
    ['/privacy', { query: 'a=%E0%A4%A' }],
  ])('that cannot be decoded is refused: %s', async (path, asked) => {
    expect((await ask('GET', path, asked)).statusCode).toBe(400)
  })
})

describe('the assets', () => {
  it.each([
    [assetPaths.baseCss, 'text/css'],
    [assetPaths.serviceCss, 'text/css'],
    [assetPaths.script, 'text/javascript'],
    [assetPaths.icon, 'image/svg+xml'],
  ])('are served by their names, with their types: %s', async (path, type) => {
    const { statusCode, headers } = await ask('GET', path)
    expect([statusCode, headers?.['content-type']]).toEqual([200, `${type}; charset=utf-8`])
  })

  it('lead the script to the components under their name', async () => {
    const { body = '' } = await ask('GET', assetPaths.script)
    const components = body.match(/from '\.(\/components-[^']+)'/)?.[1]
    expect((await ask('GET', `/assets${components}`)).statusCode).toBe(200)
  })

  it('are not sent again to who has them', async () => {
    const first = await ask('GET', assetPaths.baseCss)
    const again = await ask('GET', assetPaths.baseCss, {
      headers: { 'if-none-match': String(first.headers?.['etag']) },
    })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })

  it('fetch nothing from elsewhere', async () => {
    const { body = '' } = await ask('GET', assetPaths.baseCss)
    expect(body.match(/url\([^)]*\)|@import/g) ?? []).toEqual([])
    expect(body.length).toBeGreaterThan(100_000)
  })

  it.each([
    '/assets/package.json',
    '/assets/service.css',
    '/assets/..%2f..%2fpackage.json',
    '/assets/..%2Fviews%2Flayout.njk',
    '/assets/%2e%2e%2f%2e%2e%2f%2e%2e%2fetc%2fpasswd',
    '/assets/../../package.json',
    '/assets/constructor',
    '/assets/',
  ])('are all that can be had: %s cannot', async (path) => {
    const { statusCode, body } = await ask('GET', path)
    expect(statusCode).toBe(404)
    expect(body).not.toContain(readFileSync('package.json', 'utf8').slice(0, 40))
  })
})
