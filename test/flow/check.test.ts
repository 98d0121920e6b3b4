// A check by somebody who has not signed in, and the referral that comes of it: over HTTP, with the table in view.
import { ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words } from '../../shared/web/words/index.ts'
import { type PageForm, type SeenPage, Visitor } from '../support/browserless.ts'
import { changedBetween, type Items, TestEngine } from '../support/engine-table.ts'
import { LocalService } from '../support/local-service.ts'

const w = words('en')
const REFERRER = 'referrer.westmarch'

let engine: TestEngine
let service: LocalService
let tableName: string

beforeAll(async () => {
  engine = await TestEngine.start()
  process.env['DYNAMODB_ENDPOINT'] = engine.endpoint
  service = new LocalService(engine.folder)
  await service.start()
  tableName = (await engine.client.send(new ListTablesCommand())).TableNames?.[0] ?? ''
})
afterAll(async () => {
  await service.remove()
  await engine.stop()
})

const stored = async (): Promise<Items> => {
  await service.advance('PT0S')
  return engine.items(tableName)
}
const draftsIn = (items: Items) => [...items.values()].filter(({ kind }) => kind === 'draft')

const formWith = (page: SeenPage, isIt: (form: PageForm) => boolean): PageForm => {
  const form = page.forms.find(isIt)
  if (form === undefined) throw new Error(`${page.path} has no such form: ${page.text.slice(0, 300)}`)
  return form
}
const hasButton = (value: string) => (form: PageForm) => form.buttons.some((button) => button.value === value)
const leadsTo = (action: string) => (form: PageForm) => form.action === action

/** Answers the question of a page. */
const answer = (visitor: Visitor, page: SeenPage, ...values: string[]): Promise<SeenPage> =>
  visitor.send(formWith(page, hasButton('continue')), { answer: values, action: 'continue' })

/** Goes through a check about measures to protect somebody of 97, as far as the result. */
const check = async (visitor: Visitor): Promise<SeenPage> => {
  const start = await visitor.get('/check')
  let page = await visitor.send(formWith(start, leadsTo('/check')))
  for (const values of [['safeguarding-measures'], ['england'], ['97'], ['lacks'], ['yes']])
    page = await answer(visitor, page, ...values)
  expect(page.heading).toBe(w.refer.law.standing.power)
  return page
}

const refer = (visitor: Visitor, result: SeenPage): Promise<SeenPage> =>
  visitor.send(formWith(result, leadsTo('/check/refer')))

describe('a check', () => {
  it('stores nothing, and leaves nothing of what was answered in an address or a log line', async () => {
    const before = await stored()
    const result = await check(new Visitor(service.url))
    expect(changedBetween(before, await stored())).toEqual([])
    expect(result.path).toBe('/check')
    const log = service.log()
    expect(log).toContain('POST /check')
    for (const told of ['lacks', '97', 'safeguarding-measures', 'aboutAge']) expect(log).not.toContain(told)
  })

  it.each([
    ['JSON', { 'content-type': 'application/json' }, '{"facts":{"capacity":"lacks"}}', 415],
    ['half an escape', {}, 'facts.capacity=%Z', 400],
    ['a name that means more', {}, '__proto__=1', 400],
    ['over 100 KB', {}, `answer=${'x'.repeat(100 * 1024)}`, 413],
    ['from another site', { 'sec-fetch-site': 'cross-site' }, 'question=processes', 400],
  ])('that cannot be read is refused: %s', async (_, headers, body, status) => {
    const before = await stored()
    for (const path of ['/check', '/check/refer'])
      expect((await new Visitor(service.url).post(path, {}, { body, headers })).status).toBe(status)
    expect(changedBetween(before, await stored())).toEqual([])
  })

  it('says which methods its pages have', async () => {
    const answered = await new Visitor(service.url).ask('DELETE', '/check')
    expect([answered.status, answered.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST'])
  })
})

describe('the answers of a check, taken into the form', () => {
  it('come through the sign-in and are stored only when somebody says so; then the draft is theirs, and can be gone on with', async () => {
    const visitor = new Visitor(service.url)
    const before = draftsIn(await stored())
    const choice = await refer(visitor, await check(visitor))
    expect(choice.path).toMatch(/^\/local\//)
    expect(choice.path).not.toContain('lacks')
    const confirm = await visitor.send(formWith(choice, hasButton(REFERRER)), { person: REFERRER })
    expect([confirm.path, confirm.heading]).toEqual(['/check/refer', w.check.carry.title])
    expect(confirm.text).toContain('97')
    expect(draftsIn(await stored())).toEqual(before)

    const tasks = await visitor.send(formWith(confirm, leadsTo('/check/refer')))
    expect(tasks.path).toMatch(/^\/refer\/[\w-]{36}$/)
    expect(tasks.heading).toBe(w.refer.tasks.title)
    const draft = draftsIn(await stored()).find(({ draftId }) => tasks.path.endsWith(String(draftId)))
    expect(draft).toMatchObject({
      owner: REFERRER,
      answers: { 'facts.capacity': 'lacks', 'person.aboutAge': '97', 'referrer.name': 'Rowan Achterberg' },
    })
    expect((await visitor.get(`${tasks.path}/law/capacity`)).html).toMatch(/value="lacks" checked/)
    expect((await visitor.get('/refer')).html).toContain(tasks.path)
    const law = await visitor.get(`${tasks.path}/answer`)
    expect(law.heading).toBe(w.refer.law.standing.power)
  })

  it('are used once: afterwards the browser has them no more', async () => {
    const visitor = await Visitor.signedIn(service.url, REFERRER)
    const result = await check(visitor)
    // As from a page that was opened before the sign-in: without the token of a form of one's own.
    const confirm = await visitor.send(formWith(result, leadsTo('/check/refer')), { _csrf: null })
    expect(confirm.heading).toBe(w.check.carry.title)
    await visitor.send(formWith(confirm, leadsTo('/check/refer')))
    const again = await visitor.get('/check/refer')
    expect([again.status, again.heading]).toEqual([404, w.check.carry.goneTitle])
  })

  it('make one draft, however often and however fast the button is pressed', async () => {
    const visitor = await Visitor.signedIn(service.url, REFERRER)
    const form = formWith(await check(visitor), leadsTo('/check/refer'))
    const before = draftsIn(await stored()).length
    const tasks = await Promise.all([visitor.send(form), visitor.send(form), visitor.send(form)])
    expect(new Set(tasks.map(({ path }) => path)).size).toBe(1)
    expect(draftsIn(await stored())).toHaveLength(before + 1)
  })

  it('that were added to since are not written over by going back and pressing again', async () => {
    const visitor = await Visitor.signedIn(service.url, REFERRER)
    const form = formWith(await check(visitor), leadsTo('/check/refer'))
    const { path } = await visitor.send(form)
    const page = await visitor.get(`${path}/law/capacity`)
    await visitor.send(formWith(page, hasButton('save')), { 'facts.capacity': 'has', action: 'save' })
    expect((await visitor.send(form)).path).toBe(path)
    expect((await visitor.get(`${path}/law/capacity`)).html).toMatch(/value="has" checked/)
  })

  it('are for nobody else to open', async () => {
    const visitor = await Visitor.signedIn(service.url, REFERRER)
    const { path } = await refer(visitor, await check(visitor))
    const stranger = await Visitor.signedIn(service.url, 'referrer.eastmoor')
    expect((await stranger.get(path)).status).toBe(404)
  })

  it('make no draft for somebody who does not refer', async () => {
    const visitor = new Visitor(service.url)
    const choice = await refer(visitor, await check(visitor))
    const before = draftsIn(await stored()).length
    const told = await visitor.send(formWith(choice, hasButton('provider.northstar')), { person: 'provider.northstar' })
    expect([told.path, told.status]).toEqual(['/check/refer', 403])
    expect(draftsIn(await stored())).toHaveLength(before)
  })

  it('wait for the sign-in when the session has ended meanwhile', async () => {
    const visitor = await Visitor.signedIn(service.url, REFERRER)
    const result = await check(visitor)
    await service.advance('PT13H')
    const before = draftsIn(await stored()).length
    const next = await refer(visitor, result)
    expect(next.path.startsWith('/local/') || next.path === '/check/refer').toBe(true)
    expect(draftsIn(await stored())).toHaveLength(before)
  })
})
