// The reports of an area in the running service: a handful of cases whose figures are known, on pages, as files and by the API.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { words } from '../../shared/web/words/index.ts'
import { type SeenPage, Visitor } from '../support/browserless.ts'
import { LocalService } from '../support/local-service.ts'

const w = words('en')
const t = w.reports
const COMMISSIONER = 'commissioner.westmarch'

let service: LocalService
let commissioner: Visitor

const act = async (id: string, action: string, body: object = {}): Promise<void> => {
  const done = await service.act('provider.northstar', id, action, body)
  if (done.status !== 200) throw new Error(`${action} was answered ${done.status}: ${JSON.stringify(done.body)}`)
}

// Six cases: of three Care Act ones two are allocated and one of these is closed; two are IMHA, one of them declined and passed
// on; one is withdrawn. Two weeks later all that nobody did has fallen due.
beforeAll(async () => {
  service = await LocalService.fresh()
  const offered = async (name: 'care-act' | 'imha'): Promise<{ reference: string; id: string }> => {
    const reference = await service.refer(name)
    const { id } = await service.untilCase(reference, 'offered')
    return { reference, id }
  }
  const [first, second, , imha, withdrawn] = [
    await offered('care-act'),
    await offered('care-act'),
    await offered('care-act'),
    await offered('imha'),
    await offered('care-act'),
  ]
  await offered('imha')
  for (const { id } of [first, second]) {
    await act(id, 'accept')
    await act(id, 'allocate', { advocate: 'Wren Hollis' })
  }
  await act(first.id, 'first-contact')
  await act(first.id, 'close', { outcomes: ['views-represented'], summary: 'Ended.', hours: 2 })
  await act(imha.id, 'decline', { reason: 'capacity' })
  const token = await service.token('referrer.westmarch')
  const ended = await service.call('POST', `/api/referrals/${withdrawn.reference}/withdraw`, {
    token,
    body: { reason: 'person-moved' },
  })
  if (ended.status !== 200) throw new Error(`It was not withdrawn: ${JSON.stringify(ended.body)}`)
  await service.advance('P14D')
  // Nobody stays signed in for so long.
  commissioner = await Visitor.signedIn(service.url, COMMISSIONER)
}, 180_000)
afterAll(async () => {
  await service.remove()
})

/** The cells of the row that begins with a name, in the table with a caption. */
const row = ({ html }: SeenPage, caption: string, name: string): string[] => {
  const table = html.split('<table').find((each) => each.includes(`>${caption}</caption>`)) ?? ''
  const line = table.split('<tr').find((each) => new RegExp(`<th scope="row"[^>]*>${name}</th>`).test(each)) ?? ''
  return [...line.matchAll(/<td[^>]*>([^<]*)</g)].map(([, cell = '']) => cell)
}

const api = async (query: string) =>
  service.call('GET', `/api/reports/timeliness?${query}`, { token: await service.token(COMMISSIONER) })

const receivedInAll = async (): Promise<unknown> => {
  const { body } = await api('by=role')
  return z.object({ totals: z.object({ received: z.unknown() }) }).parse(body).totals.received
}

describe('the reports of an area', () => {
  it('count the cases that there were', async () => {
    await expect
      .poll(async () => row(await commissioner.get('/reports'), t.funnel.caption, t.funnel.received)[0], {
        timeout: 20_000,
      })
      .toBe('6')
    const page = await commissioner.get('/reports')
    const { accepted, allocated, contact, report, closed } = t.funnel.steps
    expect(
      [accepted, allocated, contact, report, closed, t.funnel.withdrawn, t.funnel.open].map((step) =>
        row(page, t.funnel.caption, step).slice(0, 2),
      ),
    ).toEqual([
      ['2', '33%'],
      ['2', '33%'],
      ['1', '17%'],
      ['0', '0%'],
      ['1', '17%'],
      ['1', '17%'],
      ['4', '67%'],
    ])
    const inTarget = t.inTarget.caption(t.inTarget.allocation, t.dimensions.role)
    // The one withdrawn before is out; the two that nobody allocated are in, as failures.
    expect(row(page, inTarget, w.status.shortRole['care-act'])).toEqual(['3', '2', '67%', t.noShare])
    expect(row(page, inTarget, w.status.shortRole.imha)).toEqual(['2', '0', '0%', t.noShare])
    expect(row(page, inTarget, t.group.total)).toEqual(['5', '2', '40%', t.noShare])
    expect(page.text).toContain(t.trueCounts)
  })

  it('are of one role alone when it is asked for', async () => {
    const page = await commissioner.get('/reports?role=imha&by=provider')
    expect(row(page, t.funnel.caption, t.funnel.received)).toEqual(['2', '100%', '0', t.noShare])
  })

  it('say who waits now, and who waited before', async () => {
    const page = await commissioner.get('/reports/waiting')
    expect(row(page, t.waiting.byLength, t.group.total)[0]).toBe('3')
    const before = await commissioner.get('/reports/waiting?from=2020-01-01&to=2020-01-31')
    expect(before.text).toContain(t.waiting.nobody)
  })

  it('say what came to nothing, and why', async () => {
    const page = await commissioner.get('/reports/unmet-need')
    const reason = t.parts['withdrawn.person-moved'] ?? ''
    expect(row(page, t.unmetNeed.reasonsCaption, reason)[0]).toBe('1')
  })

  it('say when nobody could take a case, why, and for how long', async () => {
    const page = await commissioner.get('/reports/unmet-need?by=role')
    expect(row(page, t.unmetNeed.whyCaption, t.unmetNeed.why['already-lapsed'])).toEqual(['3', '100%', '0'])
    expect(row(page, t.unmetNeed.caption(t.dimensions.role), t.group.total)).toEqual(['3', '0', '0', t.noShare])
  })

  it.each(['measures?by=ward', 'delay', 'equality', 'measures?by=main-need&role=care-act'])(
    'have a page %s with its definitions',
    async (path) => {
      const page = await commissioner.get(`/reports/${path}`)
      expect([page.status, page.text.includes(t.definitionsTitle)]).toEqual([200, true])
    },
  )

  it('show nothing of another area', async () => {
    const eastmoor = await Visitor.signedIn(service.url, 'commissioner.eastmoor')
    expect((await eastmoor.get('/reports')).text).toContain(t.nothing)
    const sentOn = await eastmoor.get('/reports?area=westmarch&from=2026-01-01&to=2026-03-31&by=ward&role=imha')
    expect([sentOn.status, sentOn.text.includes(t.otherArea.why('Westmarch Council', 'Eastmoor Council'))]).toEqual([
      403,
      true,
    ])
    expect((await commissioner.get('/reports?area=eastmoor')).status).toBe(403)
  })

  it('leave in files and by the API only after disclosure control, and in the register of access', async () => {
    const asked = await api('by=role')
    expect(asked.status).toBe(200)
    expect(asked.body).toMatchObject({ counts: 'controlled', totals: { received: 5, allocation: { inTarget: '<5' } } })
    const file = await commissioner.get('/reports/measures.csv?by=role')
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8; header=present'])
    const [heads = [], ...lines] = file.html.split('\r\n').map((line) => line.replaceAll(/"[^"]*"/g, '').split(','))
    for (const column of ['numerator', 'denominator', 'cases']) {
      const counts = new Set(lines.map((line) => line[heads.indexOf(column)]))
      expect([column, counts.has('<5'), [...counts].filter((count) => /^[1-4]$/.test(count ?? ''))]).toEqual([
        column,
        true,
        [],
      ])
    }
    const admin = await Visitor.signedIn(service.url, 'admin.westmarch')
    expect((await admin.get('/evidence/register')).html).toContain('measures.csv')
  })

  it('tell of a few cases that came since no more than that they are fewer than ten', async () => {
    expect(await receivedInAll()).toBe(5)
    for (const name of ['care-act', 'imha', 'care-act'] as const)
      await service.untilCase(await service.refer(name), 'offered')
    await expect.poll(receivedInAll, { timeout: 20_000 }).toBeOneOf([10, 'hidden'])
  })

  it.each(['from=2026-12-02&to=2026-12-01', 'from=2000-01-01&to=2026-01-01', 'by=name', 'role=barrister'])(
    'refuse %s with words',
    async (query) => {
      const page = await commissioner.get(`/reports?${query}`)
      expect([page.status, page.text.includes(w.layout.errorTitle)]).toEqual([422, true])
      expect((await api(query)).status).toBe(422)
      expect((await commissioner.get(`/reports/measures.pdf?${query}`)).status).toBe(404)
    },
  )
})
