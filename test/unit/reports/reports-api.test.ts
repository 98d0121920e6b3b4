// GET /api/reports/timeliness and the page: whose figures somebody gets, and what is said of a question that is not right.
import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Before, Drawn } from '../../../shared/store/given-out.ts'
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

const AUTHORITIES = [
  { id: 'westmarch', name: 'Westmarch Council' },
  { id: 'eastmoor', name: 'Eastmoor Council' },
]

vi.mock('../../../shared/platform/clock.ts', () => ({ now: () => NOW, nowMs: () => Date.parse(NOW) }))
vi.mock('../../../shared/platform/logger.ts', () => ({ log: () => undefined }))
vi.mock('../../../shared/web/bearer.ts', () => ({ bearer: async () => state.borne }))
vi.mock('../../../shared/store/sessions.ts', () => ({ sessionBy: async () => state.session }))
vi.mock('../../../shared/store/aggregates.ts', () => ({
  NAMED_DIMENSIONS: ['organisation', 'team', 'hospital', 'ward'],
  periodSums: async (area: string, by: Dimension | 'all', { from, to }: Period, { role }: { role?: string }) =>
    cellsBy(area, by, 'D')
      .filter((cell) => cell.period >= from && cell.period <= to && (role === undefined || cell.role === role))
      .map((cell) => ({ ...cell, month: cell.period.slice(0, 7) })),
  standingSums: async (area: string, by: Dimension | 'all' = 'all') => cellsBy(area, by, 'S'),
  namesOfGroups: async () => new Map(),
  missingCount: async () => state.missing,
}))
vi.mock('../../../shared/store/given-out.ts', () => ({
  giveOut: async (_reader: unknown, _counted: unknown, draw: (before: Before) => Drawn<unknown>) =>
    state.given.ok ? draw({ given: [], near: [] }) : state.given,
}))
vi.mock('../../../shared/store/access-register.ts', () => ({
  recordAccess: async (entry: unknown) => {
    state.accesses.push(entry)
  },
}))
// What the pages beside this one read.
vi.mock('../../../shared/store/assessments.ts', () => ({ assessmentEntriesOf: async () => [] }))
vi.mock('../../../shared/store/received.ts', () => ({ receivedByMonth: async () => new Map() }))
vi.mock('../../../shared/store/subscriptions.ts', () => ({ subscriptionBy: async () => undefined }))
vi.mock('../../../shared/store/calendars.ts', () => ({ calendarsNow: async () => CALENDARS }))
vi.mock('../../../shared/store/organisations.ts', () => ({
  contractsOf: async () => [{ provider: 'northstar', providerName: 'Northstar <Advocacy>' }],
  authorityBy: async (area: string) => AUTHORITIES.find(({ id }) => id === area),
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
    expect([...new Set(totals.measures.map(({ id }) => id))].toSorted()).toEqual(
      [...all.filter((id) => id !== 'M14'), 'U1'].toSorted(),
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
      errors: [{ code: 'differs-by-a-few', message: expect.stringMatching(/single people/) }],
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
  ['name=eastmoor', 'name', 'unknown-field'],
  ['contract=eastmoor-beacon', 'contract', 'contract'],
  ['contract=westmarch-northstar', 'contract', 'contract'],
  ['__proto__=x', '__proto__', 'unknown-field'],
]

describe('a question that is not right', () => {
  it.each(WRONG)('%s: %s is %s', async (query, field, code) => {
    const result = await ask(query)
    expect(result.statusCode).toBe(422)
    expect(bodyOf(result)).toMatchObject({ errors: [{ field, code, message: expect.stringMatching(/\w/) }] })
  })

  it('tells of all that is wrong at once', async () => {
    expect(bodyOf(await ask('from=2026-03-02&to=2026-03-01&by=name'))).toMatchObject({
      errors: [{ field: 'by' }, { field: 'to', code: 'ends-before-start' }],
    })
  })

  it('takes what is sent empty for left out', async () => {
    const empty = await ask('from=&to=&by=&role=&area=')
    expect(empty.statusCode).toBe(200)
    expect(bodyOf(empty)).toEqual(bodyOf(await ask('')))
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

  it('on the page says above it which question it is about, and beside the question only what is wrong', async () => {
    const { body = '' } = await open('/reports', 'to=x')
    expect(body.match(/To: Give a real date/g)).toHaveLength(1)
    expect(body.match(/Give a real date/g)).toHaveLength(2)
  })

  it('on the page leaves whose it is, the choice that was none, and links that keep what was right', async () => {
    const { body = '' } = await open('/reports/delay', 'from=2026-03-01&to=2026-03-31&role=imha&by=name')
    expect(body).toContain('Westmarch Council')
    expect(body).toMatch(/<option value="name" selected>name<\/option>/)
    expect(body).toMatch(/<option value="imha" selected>/)
    expect(body).toContain('href="/reports/waiting?area=westmarch&amp;from=2026-03-01&amp;to=2026-03-31&amp;role=imha"')
  })

  it('brings back the page when it is asked of a file', async () => {
    const { statusCode, body } = await open('/reports/timeliness.csv', 'from=x&page=delay')
    expect(statusCode).toBe(422)
    expect(body).toContain('From: Give a real date')
    expect(body).toContain('action="/reports/delay"')
  })
})

describe('a report of another area', () => {
  const FILES = ['/reports/timeliness.csv', '/reports/measures.json']
  const PAGES = ['/reports', '/reports/waiting', '/reports/delay', '/reports/silence']
  const OTHERS = 'This report is of Westmarch Council; you read those of Eastmoor Council'

  it.each([...PAGES, ...FILES])('%s is refused to whoever is sent its link, with words that say why', async (path) => {
    const { body = '' } = await open(path.includes('.') ? '/reports' : path)
    expect(body).toContain('area=westmarch')
    signIn('commissioner', 'eastmoor')
    const other = await open(path, 'area=westmarch')
    expect(other.statusCode).toBe(403)
    expect(other.body).toContain(OTHERS)
    expect(other.body).toContain('area=eastmoor')
    expect(other.body).not.toMatch(/<table|<svg class="chart"/)
    expect(state.accesses).toEqual([])
  })

  it('is refused by the API, by a code and in words', async () => {
    signIn('commissioner', 'eastmoor')
    const result = await ask('area=westmarch&format=csv')
    expect(result.statusCode).toBe(403)
    expect(bodyOf(result)).toMatchObject({ errors: [{ field: 'area', code: 'other-area', message: OTHERS }] })
    expect(state.accesses).toEqual([])
  })

  it.each(['area=nowhere', 'area=%23%23', 'area=westmarch&area=eastmoor', `area=${'x'.repeat(3000)}`])(
    'is refused whatever it names: %s',
    async (query) => {
      expect((await open('/reports', query)).statusCode).toBe(403)
      expect((await ask(query)).statusCode).toBe(403)
    },
  )

  it('is no other when the own area is named', async () => {
    const named = await ask('area=westmarch')
    expect(named.statusCode).toBe(200)
    expect(bodyOf(named)).toEqual(bodyOf(await ask('')))
  })
})

/** The cells of a row in the table of the first chart by month. */
const monthIn = async (query: string, name: string): Promise<string[]> => {
  const { body = '' } = await open('/reports', query)
  const table = body.split('<table').find((each) => each.includes('by month</caption>')) ?? ''
  const row = table.split('<tr').find((each) => each.includes(`>${name}</th>`)) ?? ''
  return [...row.matchAll(/<td[^>]*>([^<]*)</g)].map(([, text = '']) => text)
}

describe('the months of the overview', () => {
  it('have the same trend in whatever period they are asked for', async () => {
    const [year, alone] = await Promise.all([
      monthIn('from=2025-04-01&to=2026-03-31', 'Mar 2026'),
      monthIn('from=2026-03-01&to=2026-03-31', 'Mar 2026'),
    ])
    expect(year[3]).toMatch(/%$/)
    expect(alone).toEqual(year)
  })

  it('say of which days they are when these are not all, and keep the trend of the whole month', async () => {
    const [, , , trend] = await monthIn('from=2026-03-01&to=2026-03-31', 'Mar 2026')
    const late = await monthIn('from=2026-03-03&to=2026-03-31', 'Mar 2026 (3 to 31)')
    expect(late).toHaveLength(4)
    expect(late[3]).toBe(trend)
    expect((await monthIn('from=2026-03-03', 'Apr 2026 (1 only)')).slice(0, 3)).toEqual(['0', '0', '–'])
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
        'href="/reports/measures?area=westmarch&amp;from=2026-03-01&amp;to=2026-03-31&amp;by=provider&amp;role=care-act"',
      )
      expect(body).toContain('The figures are as they stood on')
    },
  )

  it.each(PATHS)('%s refuse a period that ends before it starts', async (path) => {
    expect((await open(path, 'from=2026-03-02&to=2026-03-01')).statusCode).toBe(422)
  })

  it.each([...PATHS, '/reports/silence'])(
    '%s say how many referrals are missing, and nothing when none is',
    async (path) => {
      expect((await open(path)).body).not.toContain('missing from these figures')
      state.missing = 2
      expect((await open(path)).body).toContain('2 referrals are missing from these figures')
    },
  )

  it('lead to who has gone quiet with their months, and back with the settings that it does not have', async () => {
    const { body = '' } = await open('/reports', 'from=2025-11-15&to=2026-04-01&by=ward&role=imha')
    const [, link = ''] = /href="\/reports\/silence\?([^"]*)"/.exec(body) ?? []
    expect(link.replaceAll('&amp;', '&')).toBe('area=westmarch&from=2025-11&to=2026-03&by=ward&role=imha&of=ward')
    const silence = await open('/reports/silence', link.replaceAll('&amp;', '&'))
    expect(silence.body).toContain('November 2025 to March 2026')
    expect(silence.body).toMatch(/<a [^>]*aria-current="page">Who has gone quiet/)
    expect(silence.body).toMatch(/<p class="print-mark">/)
    expect(silence.body).toContain(
      'href="/reports/delay?area=westmarch&amp;from=2025-11-01&amp;to=2026-03-31&amp;by=ward&amp;role=imha"',
    )
  })

  it('take the days of another report for their months where it is about who has gone quiet', async () => {
    const { statusCode, body } = await open('/reports/silence', 'from=2026-01-01&to=2026-03-31')
    expect([statusCode, body?.includes('January 2026 to March 2026')]).toEqual([200, true])
  })

  it('say who waited at the same day of the period before', async () => {
    const { body } = await open('/reports/waiting', 'from=2026-03-01&to=2026-03-31')
    expect(body).toContain('Before: the list at the end of Saturday 28 February 2026')
  })

  it('give the files under the same settings, after disclosure control', async () => {
    const { body } = await open('/reports', 'by=provider&from=2026-03-01&to=2026-03-31')
    expect(body).toContain(
      'href="/reports/timeliness.csv?area=westmarch&amp;from=2026-03-01&amp;to=2026-03-31&amp;by=provider&amp;page=overview"',
    )
    const file = await open('/reports/timeliness.csv', 'from=2026-03-01&to=2026-03-31&by=provider')
    expect(file.body).toContain('northstar,Northstar <Advocacy>,5,5,5,1,')
    expect((await open('/reports/measures.xlsx')).isBase64Encoded).toBe(true)
    expect(JSON.parse((await open('/reports/measures.json')).body ?? '')).toMatchObject({ counts: 'controlled' })
  })

  it.each(['timeliness.json', 'timeliness.xlsx', 'measures.pdf'])('have no file %s', async (name) => {
    expect((await open(`/reports/${name}`)).statusCode).toBe(404)
  })

  it('show a way on when a file is not given out', async () => {
    state.given = { ok: false, code: 'differs-by-a-few' }
    const { statusCode, body } = await open('/reports/measures.csv', 'by=ward&page=waiting')
    expect(statusCode).toBe(409)
    expect(body).toContain('Westmarch Council')
    expect(body).toContain('would tell about single people')
    expect(body).toMatch(/href="\/reports\/waiting\?[^"]*by=ward"/)
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
