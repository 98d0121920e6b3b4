// GET /api/reports/timeliness and the page: whose figures somebody gets, and what is said of a question that is not right.
import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { HttpResult } from '../../../shared/web/http.ts'
import type { Identified, Role } from '../../../shared/web/identity.ts'
import { cellsOf, cellDimensionOf, type Cell } from '../../../shared/domain/reports/aggregates.ts'
import type { Dimension } from '../../../shared/domain/reports/dimensions.ts'
import type { Period } from '../../../shared/domain/reports/period.ts'
import { CALENDARS } from '../../support/factories.ts'
import { eventOf, lambdaContext } from '../../support/http-event.ts'
import { acceptedBy, after, march, openedCase, rowOf } from './histories.ts'

const NOW = '2026-04-01T09:00:00.000Z'
const rows = ['1', '2', '3', '4', '5', '6'].map((number) =>
  rowOf(
    after(openedCase({ caseId: `ADV-2222-3333-${number}` }), [...acceptedBy('northstar'), [march(3), 'allocated']]),
  ),
)
const cells = cellsOf(rows)
const cellsBy = (area: string, dimension: Dimension | 'all', levels: string): Cell[] => {
  const of = dimension === 'all' ? 'all' : cellDimensionOf(dimension)
  return cells.filter((cell) => cell.area === area && cell.dimension === of && cell.level === levels)
}
const state = vi.hoisted(() => ({
  borne: undefined as unknown,
  session: undefined as unknown,
  given: { ok: true } as { ok: true } | { ok: false; code: string },
  missing: 0,
  accesses: [] as unknown[],
}))

vi.mock('../../../shared/platform/clock.ts', () => ({ now: () => NOW, nowMs: () => Date.parse(NOW) }))
vi.mock('../../../shared/platform/logger.ts', () => ({ log: () => undefined }))
vi.mock('../../../shared/web/bearer.ts', () => ({ bearer: async () => state.borne }))
vi.mock('../../../shared/store/sessions.ts', () => ({ sessionBy: async () => state.session }))
vi.mock('../../../shared/store/aggregates.ts', () => ({
  NAMED_DIMENSIONS: ['organisation', 'team', 'hospital', 'ward'],
  reportCells: async (area: string, by: Dimension | 'all', { from, to }: Period, { role }: { role?: string }) =>
    cellsBy(area, by, 'D').filter(
      (cell) => cell.period >= from && cell.period <= to && (role === undefined || cell.role === role),
    ),
  standingCells: async (area: string, by: Dimension | 'all' = 'all') => cellsBy(area, by, 'S'),
  namesOfGroups: async () => new Map(),
  missingCount: async () => state.missing,
}))
vi.mock('../../../shared/store/given-out.ts', () => ({ giveOut: async () => state.given }))
vi.mock('../../../shared/store/access-register.ts', () => ({
  recordAccess: async (entry: unknown) => {
    state.accesses.push(entry)
  },
}))
// What the pages beside this one read.
vi.mock('../../../shared/store/assessments.ts', () => ({ assessmentEntriesOf: async () => [] }))
vi.mock('../../../shared/store/received.ts', () => ({ receivedByMonth: async () => [] }))
vi.mock('../../../shared/store/subscriptions.ts', () => ({ subscriptionBy: async () => undefined }))
vi.mock('../../../shared/store/calendars.ts', () => ({ calendarsNow: async () => CALENDARS }))
vi.mock('../../../shared/store/organisations.ts', () => ({
  contractsOf: async () => [{ provider: 'northstar', providerName: 'Northstar <Advocacy>' }],
  authorityBy: async () => ({ name: 'Westmarch Council' }),
}))

const { timelinessReportSchema } = await import('../../../shared/web/reports/timeliness-answer.ts')
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

beforeEach(() => {
  signIn('commissioner', 'westmarch')
  Object.assign(state, { given: { ok: true }, missing: 0, accesses: [] })
})

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
      counts: 'controlled',
      groups: [{ group: 'care-act', name: 'Care Act', received: 5, allocation: { due: 5, inTarget: 5, rate: 1 } }],
    })
  })

  it('is what the description of the API says it is', async () => {
    const body = bodyOf(await ask('by=main-need'))
    expect(timelinessReportSchema.parse(body)).toEqual(body)
  })

  it('has every measure but M14 with its number', async () => {
    const { totals } = timelinessReportSchema.parse(bodyOf(await ask('')))
    const all = Array.from({ length: 20 }, (_, place) => `M${place + 1}`)
    const elsewhere = ['M8', 'M14']
    expect([...new Set(totals.measures.map(({ id }) => id))].toSorted()).toEqual(
      all.filter((id) => !elsewhere.includes(id)).toSorted(),
    )
  })

  it('is of one role alone when it is asked for', async () => {
    expect(bodyOf(await ask('role=imha'))).toMatchObject({ role: 'imha', groups: [], totals: { received: 0 } })
    expect(bodyOf(await ask('role=care-act&by=provider'))).toMatchObject({ totals: { received: 5 } })
  })

  it('is recorded in the register of access, and not when it was refused', async () => {
    await ask('format=csv')
    expect(state.accesses).toMatchObject([{ what: 'report-file', subject: 'timeliness.csv', authority: 'westmarch' }])
    state.given = { ok: false, code: 'differs-by-a-few' }
    const refused = await ask('')
    expect([refused.statusCode, state.accesses.length]).toEqual([409, 1])
    expect(bodyOf(refused)).toMatchObject({
      errors: [{ code: 'differs-by-a-few', message: expect.stringMatching(/few cases/) }],
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
  ['by=name', 'by', 'not-an-option'],
  ['role=advocate', 'role', 'not-an-option'],
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

const PATHS = [
  '/reports',
  '/reports/measures',
  '/reports/waiting',
  '/reports/unmet-need',
  '/reports/delay',
  '/reports/equality',
]

describe('the pages of the reports', () => {
  it('show true figures, their charts and what they mean, and say that the counts are true', async () => {
    const { statusCode, body = '' } = await open('/reports', 'by=provider')
    expect(statusCode).toBe(200)
    expect(body).toContain('Northstar &lt;Advocacy&gt;')
    expect(body).not.toContain('<Advocacy>')
    expect(body).toMatch(
      /<th scope="row"[^>]*>Northstar &lt;Advocacy&gt;<\/th>\s*<td[^>]*>6<\/td>\s*<td[^>]*>6<\/td>\s*<td[^>]*>100%/,
    )
    expect(body).toContain('These are true counts for you')
    expect(body).toContain('What the figures mean')
  })

  it.each(PATHS)(
    '%s carry the mark into print, need no style or script of their own, and go on with their settings',
    async (path) => {
      const { statusCode, body = '' } = await open(path, 'by=provider&role=care-act&from=2026-03-01&to=2026-03-31')
      expect(statusCode).toBe(200)
      expect(body).toMatch(/<p class="print-mark">True counts: not for publication/)
      expect(body).not.toMatch(/ style=|<style|onclick/)
      expect(body).toContain(
        'href="/reports/measures?from=2026-03-01&amp;to=2026-03-31&amp;by=provider&amp;role=care-act"',
      )
      expect(body).toContain('The figures are as they stood on')
    },
  )

  it.each(PATHS)('%s refuse a period that ends before it starts', async (path) => {
    expect((await open(path, 'from=2026-03-02&to=2026-03-01')).statusCode).toBe(422)
  })

  it('say how many referrals are missing, and nothing when none is', async () => {
    expect((await open('/reports')).body).not.toContain('missing from these figures')
    state.missing = 2
    expect((await open('/reports')).body).toContain('2 referrals are missing from these figures')
  })

  it('give the files under the same settings, after disclosure control', async () => {
    const { body } = await open('/reports', 'by=provider&from=2026-03-01&to=2026-03-31')
    expect(body).toContain('href="/reports/timeliness.csv?from=2026-03-01&amp;to=2026-03-31&amp;by=provider"')
    const file = await open('/reports/timeliness.csv', 'from=2026-03-01&to=2026-03-31&by=provider')
    expect(file.body).toContain('northstar,Northstar <Advocacy>,5,5,5,1,')
    expect((await open('/reports/measures.xlsx')).isBase64Encoded).toBe(true)
    expect(JSON.parse((await open('/reports/measures.json')).body ?? '')).toMatchObject({ counts: 'controlled' })
  })

  it('show a way on when a file is not given out', async () => {
    state.given = { ok: false, code: 'changed-by-a-few' }
    const { statusCode, body } = await open('/reports/measures.csv', 'by=ward')
    expect(statusCode).toBe(409)
    expect(body).toContain('a few cases in it have changed since')
    expect(body).toMatch(/href="\/reports\?[^"]*by=ward"/)
    expect(state.accesses).toEqual([])
  })

  it('have words for an area in which nothing has happened', async () => {
    signIn('admin', 'eastmoor')
    expect((await open('/reports')).body).toContain('No case was received, fell due or was answered in this period.')
  })

  it.each([...PATHS, '/reports/measures.csv'])('%s are not for a provider', async (path) => {
    signIn('provider', 'northstar')
    expect((await open(path)).statusCode).toBe(403)
  })
})
