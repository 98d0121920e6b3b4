// GET /api/reports/timeliness and the page: whose figures somebody gets, and what is said of a question that is not right.
import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { HttpResult } from '../../../shared/web/http.ts'
import type { Identified, Role } from '../../../shared/web/identity.ts'
import { CALENDARS } from '../../support/factories.ts'
import { eventOf, lambdaContext } from '../../support/http-event.ts'
import { acceptedBy, after, march, openedCase, rowOf } from './histories.ts'

const NOW = '2026-04-01T09:00:00.000Z'
const rows = [rowOf(after(openedCase(), [...acceptedBy('northstar'), [march(3), 'allocated']]))]
const state = vi.hoisted(() => ({ borne: undefined as unknown, session: undefined as unknown }))

vi.mock('../../../shared/platform/clock.ts', () => ({ now: () => NOW, nowMs: () => Date.parse(NOW) }))
vi.mock('../../../shared/platform/logger.ts', () => ({ log: () => undefined }))
vi.mock('../../../shared/web/bearer.ts', () => ({ bearer: async () => state.borne }))
vi.mock('../../../shared/store/sessions.ts', () => ({ sessionBy: async () => state.session }))
vi.mock('../../../shared/store/figures.ts', () => ({
  figuresOfArea: async (area: string) => (area === 'westmarch' ? rows : []),
}))
vi.mock('../../../shared/store/calendars.ts', () => ({ calendarsNow: async () => CALENDARS }))
vi.mock('../../../shared/store/organisations.ts', () => ({
  contractsOf: async () => [{ provider: 'northstar', providerName: 'Northstar <Advocacy>' }],
  authorityBy: async () => ({ name: 'Westmarch Council' }),
}))

const api = await import('../../../functions/api/reports.ts')
const pages = await import('../../../functions/pages/reports/handler.ts')

const signIn = (role: Role, organisation: string): void => {
  const borne: Identified = { ok: true, person: { sub: 'x', name: 'Aubrey Finch', roles: [role], organisation } }
  state.borne = borne
  state.session = {
    hash: createHash('sha256').update('x').digest('base64url'),
    person: { sub: 'x', name: 'Aubrey Finch', email: '', groups: [role, `organisation:${organisation}`] },
    csrf: 'csrf',
    idToken: 'token',
    expiresAt: 0,
  }
}

beforeEach(() => signIn('commissioner', 'westmarch'))

const ask = async (query: string, path = '/api/reports/timeliness'): Promise<HttpResult> =>
  api.handler(eventOf('GET', path, { query }), lambdaContext)
const open = async (path: string, query = ''): Promise<HttpResult> =>
  pages.handler(eventOf('GET', path, { query, cookies: [`__Host-session=${'x'.repeat(43)}`] }), lambdaContext)
const bodyOf = (result: HttpResult): unknown => JSON.parse(result.body ?? '')

describe('the report by API', () => {
  it('covers the last twelve months by role unless asked otherwise', async () => {
    expect(bodyOf(await ask(''))).toMatchObject({
      area: 'westmarch',
      from: '2025-04-02',
      to: '2026-04-01',
      by: 'role',
      counts: 'true',
      groups: [{ group: 'care-act', name: 'Care Act', received: 1, allocation: { due: 1, inTarget: 1, rate: 1 } }],
    })
  })

  it('covers twelve months to the last day that is asked for', async () => {
    expect(bodyOf(await ask('to=2024-02-29'))).toMatchObject({ from: '2023-03-01', to: '2024-02-29' })
  })

  it('shows a commissioner nothing of another area', async () => {
    signIn('commissioner', 'eastmoor')
    expect(bodyOf(await ask(''))).toMatchObject({ area: 'eastmoor', groups: [], totals: { received: 0 } })
  })

  it.each(['referrer', 'reviewer', 'provider'] as const)('is not for a %s', async (role) => {
    signIn(role, 'westmarch')
    expect((await ask('')).statusCode).toBe(403)
  })

  it('is not for somebody without a token', async () => {
    state.borne = { ok: false, why: 'unauthenticated' }
    expect((await ask('')).statusCode).toBe(401)
  })

  it.each([
    ['csv', false],
    ['xlsx', true],
  ])('comes as %s', async (format, base64) => {
    const { statusCode, isBase64Encoded, headers } = await ask(`format=${format}`)
    expect([statusCode, isBase64Encoded]).toEqual([200, base64])
    expect(headers?.['content-disposition']).toContain(`.${format}"`)
  })
})

const WRONG: [query: string, field: string, code: string][] = [
  ['from=2026-02-30', 'from', 'not-a-date'],
  ['from=01/02/2026', 'from', 'not-a-date'],
  ['to=', 'to', 'required'],
  ['from=2026-03-02&to=2026-03-01', 'to', 'ends-before-start'],
  ['from=2026-04-02', 'from', 'ends-before-start'],
  ['from=2016-03-31&to=2026-03-31', 'from', 'over-ten-years'],
  ['from=1999-12-31', 'from', 'out-of-range'],
  ['to=9999-12-31', 'to', 'out-of-range'],
  ['by=ward', 'by', 'not-an-option'],
  ['by=constructor', 'by', 'not-an-option'],
  ['format=pdf', 'format', 'not-an-option'],
  ['by=role&by=provider', 'by', 'sent-twice'],
  ['area=eastmoor', 'area', 'unknown-field'],
  ['__proto__=x', '__proto__', 'unknown-field'],
]

describe('a question that is not right', () => {
  it.each(WRONG)('%s: %s is %s', async (query, field, code) => {
    const result = await ask(query)
    expect(result.statusCode).toBe(422)
    expect(bodyOf(result)).toMatchObject({ errors: [{ field, code, message: expect.stringMatching(/\w/) }] })
  })

  it('may cover ten years to the day', async () => {
    expect((await ask('from=2016-04-01&to=2026-03-31')).statusCode).toBe(200)
  })

  it.each(['/api/reports/outcomes', '/api/reports'])('asks for a report that does not exist: %s', async (path) => {
    expect((await ask('', path)).statusCode).toBe(404)
  })

  it.each(WRONG)('on the page is told above the form: %s', async (query, field) => {
    const { statusCode, body } = await open('/reports', query)
    expect(statusCode).toBe(422)
    expect(body).toContain('There is a problem')
    expect(body).toContain(`href="#${field}"`)
  })

  it('on the page says which question it is about', async () => {
    expect((await open('/reports', 'to=x')).body).toContain('To: Give a real date')
  })

  it('brings back the page when it is asked of a file', async () => {
    const { statusCode, body } = await open('/reports/timeliness.csv', 'from=x')
    expect(statusCode).toBe(422)
    expect(body).toContain('From: Give a real date')
  })
})

describe('the page of the report', () => {
  it('shows the figures, their charts and what they mean', async () => {
    const { statusCode, body } = await open('/reports', 'by=provider')
    expect(statusCode).toBe(200)
    expect(body).toContain('Northstar &lt;Advocacy&gt;: 1 of 1 (100%)')
    expect(body).toContain('<rect x="0" y="0" width="100" height="18" fill="#0f4c52">')
    expect(body).toContain('What the figures mean')
    expect(body).not.toMatch(/style=|<style|onclick/)
  })

  it('gives the files under the same settings', async () => {
    const { body } = await open('/reports', 'by=provider&from=2026-03-01&to=2026-03-31')
    expect(body).toContain('href="/reports/timeliness.csv?from=2026-03-01&amp;to=2026-03-31&amp;by=provider"')
    const file = await open('/reports/timeliness.csv', 'from=2026-03-01&to=2026-03-31&by=provider')
    expect(file.body).toContain('northstar,Northstar <Advocacy>,1,1,1,1,')
    expect((await open('/reports/timeliness.xlsx')).isBase64Encoded).toBe(true)
  })

  it('has words for an area in which nothing has happened', async () => {
    signIn('admin', 'eastmoor')
    expect((await open('/reports')).body).toContain('No case was received, fell due or was answered in this period.')
  })

  it('is not for a provider', async () => {
    signIn('provider', 'northstar')
    expect((await open('/reports')).statusCode).toBe(403)
  })
})
