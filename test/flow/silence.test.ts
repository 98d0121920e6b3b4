// Who has gone quiet, on the service as it runs, over aggregates that stand in its table; and the counts of assessments that
// an authority enters for its teams and wards.
import { ListTablesCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { lastWholeMonth, monthsAfter, monthsIn } from '../../shared/domain/reports/months.ts'
import { words } from '../../shared/web/words/index.ts'
import { reportPartition } from '../../shared/store/keys.ts'
import { type SeenPage, type Typed, Visitor } from '../support/browserless.ts'
import { TestEngine } from '../support/engine-table.ts'
import { LocalService } from '../support/local-service.ts'

const w = words('en')
const t = w.assessments

let engine: TestEngine
let service: LocalService
let tableName: string
let commissioner: Visitor
let admin: Visitor
/** The last month that is over, and the months before the last three. */
let last: string
let before: string[]

beforeAll(async () => {
  engine = await TestEngine.start()
  process.env['DYNAMODB_ENDPOINT'] = engine.endpoint
  service = new LocalService(engine.folder)
  await service.start()
  tableName = (await engine.client.send(new ListTablesCommand())).TableNames?.[0] ?? ''
  commissioner = await Visitor.signedIn(service.url, 'commissioner.westmarch')
  admin = await Visitor.signedIn(service.url, 'admin.westmarch')
  const { now } = z.object({ now: z.string() }).parse((await service.call('GET', '/local/clock')).body)
  last = lastWholeMonth(now)
  before = monthsIn({ from: monthsAfter(last, -38), to: monthsAfter(last, -3) })
  await Promise.all(
    [
      ...before.flatMap((month) => [cell('larch', month, 3), cell('oak', month, 2), cell('oak', month, 1, 'imca')]),
      ...monthsIn({ from: monthsAfter(last, -2), to: last }).map((month) => cell('oak', month, 3)),
      cell('larch', last, 1),
      cell('elm', last, 2),
      cell('not-known', last, 2),
    ].map((item) => engine.client.send(new PutItemCommand({ TableName: tableName, Item: marshall(item) }))),
  )
})
afterAll(async () => {
  await service.remove()
  await engine.stop()
})

const cell = (ward: string, month: string, received: number, role = 'imha') => ({
  pk: reportPartition('westmarch', 'ward', 0),
  sk: `M${month}#${role}#quay hospital / ${ward}`,
  received,
})

const silence = (visitor: Visitor, query = 'of=ward'): Promise<SeenPage> => visitor.get(`/reports/silence?${query}`)

const LARCH = { of: 'ward', place: 'Quay  Hospital', name: 'LARCH', kind: 'mha-detention' }
const monthsPage = (visitor: Visitor, year: string, more: Record<string, string> = {}): Promise<SeenPage> =>
  visitor.get(`/manage/assessments/months?${new URLSearchParams({ ...LARCH, year, ...more }).toString()}`)
const send = async (visitor: Visitor, page: SeenPage, typed: Typed): Promise<SeenPage> => {
  const form = page.forms.find(({ action }) => action === '/manage/assessments/months')
  if (form === undefined) throw new Error(`There is nothing to send: ${page.status} ${page.text}`)
  return visitor.send(form, typed)
}
/** A number in every box that a page has. */
const inEachBox = (page: SeenPage, count: string): Typed =>
  Object.fromEntries(
    page.forms.flatMap(({ fields }) =>
      fields.flatMap(([name]) => (name.startsWith('month-') ? [[name, count] as const] : [])),
    ),
  )
const entered = async (): Promise<number> =>
  [...(await engine.items(tableName)).values()].filter((item) => item['kind'] === 'assessments').length
const LONG_AGO = '2024'

describe('the report on who has gone quiet', () => {
  it('says who is quiet and what would be usual, the quiet ones first', async () => {
    const page = await silence(commissioner)
    expect(page.status).toBe(200)
    expect(page.text).toContain('Larch: 1 referral in the period, between 4 and 15 would be usual for it')
    expect(page.text).toContain('Of 2 wards with enough history, 1 sent fewer referrals than is usual.')
    expect(page.html.indexOf('>Larch<')).toBeLessThan(page.html.indexOf('>Oak<'))
    expect(page.text).toContain('105 referrals in 35 months before')
    expect(page.text).toContain(w.reports.trueCounts)
    expect(page.text).toContain('The figures are as they stood on')
  })

  it('says nothing of a ward without a history, nor of one without a name', async () => {
    const { text } = await silence(commissioner)
    expect(text.indexOf('Elm')).toBeGreaterThan(text.indexOf(w.silence.untold.title))
    expect(text).not.toContain('Not-known')
  })

  it('has its period in the address: before it fell silent nobody was quiet', async () => {
    const to = monthsAfter(last, -3)
    const { text } = await silence(commissioner, `of=ward&from=${monthsAfter(to, -2)}&to=${to}`)
    expect(text).toContain('none sent fewer referrals than is usual')
  })

  it('is of the own area alone, and for who commissions it', async () => {
    const eastmoor = await Visitor.signedIn(service.url, 'commissioner.eastmoor')
    const elsewhere = await silence(eastmoor)
    expect(elsewhere.text).toContain(w.silence.nothing)
    expect(elsewhere.text).not.toContain('Larch')
    for (const person of ['provider.northstar', 'referrer.westmarch']) {
      const visitor = await Visitor.signedIn(service.url, person)
      expect([(await silence(visitor)).status, (await visitor.get('/manage/assessments')).status]).toEqual([403, 403])
    }
  })

  it.each([
    ['of=hospital', 'not-an-option'],
    ['from=yesterday', 'not-a-month'],
    ['from=2026-02&to=2026-01', 'ends-before-start'],
    ['to=2099-01', 'not-over'],
    ['from=2020-01&to=2026-01', 'over-a-year'],
  ] as const)('refuses %s with words', async (query, code) => {
    const page = await silence(commissioner, query)
    expect(page.status).toBe(422)
    expect(page.text).toContain(w.silence.errors[code])
  })
})

describe('counts of assessments', () => {
  it('are entered by month, and known with who entered them', async () => {
    const page = await monthsPage(commissioner, LONG_AGO)
    const done = await send(commissioner, page, inEachBox(page, '8'))
    expect(done).toMatchObject({ status: 200, path: '/manage/assessments?done=entered' })
    expect(done.text).toContain('LARCH, Quay Hospital')
    expect(done.text).toContain('12 months, January 2024 to December 2024')
    expect(done.text).toContain('Petra Lindqvist')
  })

  it('sent twice are entered once', async () => {
    const page = await monthsPage(commissioner, LONG_AGO)
    const typed = { ...inEachBox(page, '8'), 'month-2024-03': '9' }
    const count = await entered()
    const answers = [await send(commissioner, page, typed), await send(commissioner, page, typed)]
    expect(answers.map(({ path }) => path)).toEqual(Array(2).fill('/manage/assessments?done=entered'))
    expect(await entered()).toBe(count + 1)
  })

  it('of one ward by two people: the second is shown what came in between', async () => {
    const [one, other] = [await monthsPage(commissioner, LONG_AGO), await monthsPage(admin, LONG_AGO)]
    expect((await send(commissioner, one, { 'month-2024-05': '5' })).status).toBe(200)
    const stale = await send(admin, other, { 'month-2024-05': '6' })
    expect(stale.status).toBe(409)
    expect(stale.text).toContain(t.months.stale)
    expect((await send(admin, stale, {})).path).toBe('/manage/assessments?done=entered')
    expect((await monthsPage(admin, LONG_AGO)).html).toMatch(/name="month-2024-05"[^>]*value="6"/)
  })

  it('of several wards by several people at once are all entered', async () => {
    const count = await entered()
    const pages = await Promise.all(
      ['ash', 'birch', 'cedar', 'hazel'].map((name) => monthsPage(admin, LONG_AGO, { name })),
    )
    const answers = await Promise.all(pages.map((page) => send(admin, page, { 'month-2024-01': '1' })))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(await entered()).toBe(count + 4)
  })

  it('are taken back by an empty box', async () => {
    const page = await monthsPage(commissioner, LONG_AGO, { name: 'ash' })
    const done = await send(commissioner, page, { 'month-2024-01': '' })
    expect(done.text).toContain('January 2024: taken back')
    expect(done.text).toContain(t.known.none)
  })

  it.each([
    ['month-2024-01', 'eight', 'count.not-a-number'],
    ['month-2024-01', '-1', 'count.not-a-number'],
    ['month-2024-01', '1.5', 'count.not-a-number'],
    ['month-2024-01', '10000', 'count.too-big'],
    ['month-2024-01', '9'.repeat(400), 'count.too-big'],
    ['kind', 'tea', 'kind.required'],
    ['name', '', 'name.required'],
    ['name', 'a'.repeat(101), 'name.too-long'],
    ['place', 'Quay\u202EHospital', 'place.characters'],
    ['year', '2099', 'year.not-a-year'],
    ['year', '1999', 'year.not-a-year'],
    ['year', 'last', 'year.not-a-year'],
    ['of', 'person', 'of.required'],
  ] as const)('are refused with words: %s %s', async (field, value, code) => {
    const page = await monthsPage(commissioner, LONG_AGO, { name: 'rowan' })
    const count = await entered()
    const refused = await send(commissioner, page, { 'month-2024-02': '3', [field]: value })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(t.errors[code])
    expect(await entered()).toBe(count)
  })

  it('that change nothing are refused, and months that are not asked for are not entered', async () => {
    const page = await monthsPage(commissioner, LONG_AGO, { name: 'rowan' })
    expect((await send(commissioner, page, {})).text).toContain(t.errors.unchanged)
    expect((await send(commissioner, page, { 'month-2099-01': '4' })).text).toContain(t.errors.unchanged)
  })

  it('of another authority are not seen', async () => {
    const eastmoor = await Visitor.signedIn(service.url, 'admin.eastmoor')
    expect((await eastmoor.get('/manage/assessments')).text).toContain(t.known.empty)
  })

  it('tell a ward with little to do from one that no longer refers', async () => {
    const years = [...new Set([...before, last].map((month) => month.slice(0, 4)))]
    for (const year of years) {
      const page = await monthsPage(commissioner, year)
      const boxes = Object.keys(inEachBox(page, '')).map((name) => [
        name,
        name > `month-${monthsAfter(last, -3)}` ? '1' : '8',
      ])
      await send(commissioner, page, Object.fromEntries(boxes))
    }
    const { text } = await silence(commissioner)
    expect(text).toContain('detentions under the Mental Health Act')
    expect(text).not.toContain('between 4 and 15')
    expect(text).toContain('none sent fewer referrals than is usual')
  })
})
