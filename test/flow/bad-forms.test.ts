// Whatever is sent to the pages that should not be: a page that says what is wrong and how to go on, and nothing stored.
import { ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SeenPage, type Typed, Visitor } from '../support/browserless.ts'
import { changedBetween, TestEngine } from '../support/engine-table.ts'
import { about, linkIn, LocalService } from '../support/local-service.ts'

/** The forms of signed-in pages: whose they are, and what would be right to send. `{…}` is filled in below. */
const FORMS: [path: string, person: string, fields: Typed][] = [
  ['/refer', 'referrer.westmarch', {}],
  ['/refer/{draft}/deciding/services', 'referrer.westmarch', { services: ['imca'], action: 'continue' }],
  ['/refer/{draft}/answer', 'referrer.westmarch', { action: 'continue' }],
  ['/refer/{draft}/check', 'referrer.westmarch', { version: '1' }],
  ['/refer/{draft}/remove', 'referrer.westmarch', { version: '1' }],
  ['/referrals/{reference}/information', 'referrer.westmarch', { note: 'A note.' }],
  ['/referrals/{reference}/withdraw', 'referrer.westmarch', { reason: 'person-declined' }],
  ['/referrals/{reference}/cases/{case}/answer', 'referrer.westmarch', { answer: 'The consultant.' }],
  ['/referrals/{reference}/decision', 'reviewer.westmarch', { roles: ['imca'], reason: 'It is so.' }],
  ['/cases/{case}/accept', 'provider.northstar', {}],
  ['/cases/{case}/decline', 'provider.northstar', { reason: 'capacity' }],
  ['/cases/{case}/query', 'provider.northstar', { question: 'Who decides?' }],
  ['/cases/{case}/allocate', 'provider.northstar', { advocate: 'Wren Hollis' }],
  ['/cases/{case}/first-contact', 'provider.northstar', { successful: 'yes' }],
  [
    '/cases/{case}/delay',
    'provider.northstar',
    { milestone: 'report', reason: 'other', 'on-day': '1', 'on-month': '1', 'on-year': '2030' },
  ],
  ['/cases/{case}/report-date', 'provider.northstar', { 'on-day': '1', 'on-month': '1', 'on-year': '2030' }],
  ['/cases/{case}/report', 'provider.northstar', {}],
  ['/cases/{case}/close', 'provider.northstar', { outcomes: ['views-represented'], summary: 'Done.' }],
  ['/cases/{case}/pause', 'provider.northstar', { reason: 'person-unavailable' }],
  ['/cases/{case}/resume', 'provider.northstar', {}],
  ['/manage/cases/{case}/assign-again', 'commissioner.westmarch', { reason: 'There is room again.' }],
]

/** What only one role may open. */
const PAGES: [path: string, person: string][] = [
  ['/refer', 'referrer.westmarch'],
  ['/refer/{draft}', 'referrer.westmarch'],
  ['/refer/{draft}/deciding/services', 'referrer.westmarch'],
  ['/refer/{draft}/check', 'referrer.westmarch'],
  ['/refer/{draft}/remove', 'referrer.westmarch'],
  ['/referrals', 'referrer.westmarch'],
  ['/referrals/{reference}', 'referrer.westmarch'],
  ['/referrals/{reference}/story', 'referrer.westmarch'],
  ['/cases', 'provider.northstar'],
  ['/cases/{case}', 'provider.northstar'],
  ['/cases/{case}/decline', 'provider.northstar'],
  ['/manage', 'commissioner.westmarch'],
  ['/manage/cases/{case}', 'commissioner.westmarch'],
  ['/reports', 'commissioner.westmarch'],
  ['/reports/timeliness.csv', 'commissioner.westmarch'],
]

let engine: TestEngine
let service: LocalService
let tableName: string
let expired: Visitor
const visitors = new Map<string, Visitor>()
const names = { draft: '', reference: '', case: '', secret: '' }

beforeAll(async () => {
  engine = await TestEngine.start()
  process.env['DYNAMODB_ENDPOINT'] = engine.endpoint
  service = new LocalService(engine.folder)
  await service.start()
  tableName = (await engine.client.send(new ListTablesCommand())).TableNames?.[0] ?? ''
  expired = await Visitor.signedIn(service.url, 'referrer.westmarch')
  await service.advance('PT13H')
  const people = [
    ...new Set([...FORMS, ...PAGES].map(([, person]) => person)),
    'referrer.eastmoor',
    'commissioner.eastmoor',
    'provider.beacon',
  ]
  for (const person of people) visitors.set(person, await Visitor.signedIn(service.url, person))
  names.reference = await service.refer('care-act')
  names.case = (await service.untilCase(names.reference, 'offered')).id
  const mails = await service.untilMails((sent) => about(sent, names.case, 'new case').length === 1)
  names.secret =
    linkIn(about(mails, names.case, 'new case')[0])
      .split('/')
      .at(-1) ?? ''
  const begun = await visitorFor('referrer.westmarch').post('/refer', await withToken('referrer.westmarch', {}))
  names.draft = begun.path.split('/')[2] ?? ''
  await service.advance('PT0S')
})
afterAll(async () => {
  await service.remove()
  await engine.stop()
})

const filled = (path: string): string =>
  path
    .replace('{draft}', names.draft)
    .replace('{reference}', names.reference)
    .replace('{case}', names.case)
    .replace('{secret}', names.secret)

const visitorFor = (person: string): Visitor => {
  const found = visitors.get(person)
  if (found === undefined) throw new Error(`${person} has not signed in`)
  return found
}

const csrfTokens = new Map<string, string>()
const withToken = async (person: string, fields: Typed): Promise<Typed> => {
  if (!csrfTokens.has(person)) csrfTokens.set(person, await visitorFor(person).csrfToken())
  return { ...fields, _csrf: csrfTokens.get(person) ?? '' }
}

/** What is wrong with the page of a refusal; undefined when it is one that helps. */
const faultOf = (
  { status, html, title, heading, text, headers, path }: SeenPage,
  wanted: number,
): string | undefined => {
  const said = `${path} was answered ${status} “${title}” ${text.slice(0, 120)}`
  if (status !== wanted) return said
  if (!(headers.get('content-type') ?? '').startsWith('text/html')) return `${said}: no page`
  if (!/^<!DOCTYPE html>\s*<html lang="en"/.test(html.trim())) return `${said}: no page in English`
  if (heading === '' || !title.includes(' – ')) return `${said}: no heading`
  if (text.length < heading.length + 20) return `${said}: nothing but a heading`
  if (/undefined|\[object|\bat (file|\/)|TypeError|&lt;/.test(html)) return `${said}: something that no person reads`
  if (!/<main.*<(a|button|input)\b.*<\/main>/s.test(html)) return `${said}: no way on`
  if (!(headers.get('content-security-policy') ?? '').startsWith("default-src 'none'")) return `${said}: no policy`
  return headers.get('cache-control') === 'no-store' ? undefined : `${said}: may be kept`
}

/** Everything stored but the sessions: those change when somebody signs in, which no refusal has to prevent. */
const stored = async () => {
  const items = await engine.items(tableName)
  return new Map([...items].filter(([, { kind }]) => kind !== 'session' && kind !== 'sign-in'))
}

type Attempt = [name: string, ask: () => Promise<SeenPage>, status: number]

/** Makes every attempt. Each has to be answered with a page that helps, and nothing may be stored: what is amiss is told. */
const faultsIn = async (attempts: Attempt[]): Promise<string[]> => {
  const before = await stored()
  const faults: string[] = attempts.length === 0 ? ['nothing was tried'] : []
  for (const [name, ask, status] of attempts) {
    const fault = faultOf(await ask(), status)
    if (fault !== undefined) faults.push(`${name}: ${fault}`)
  }
  await service.advance('PT0S')
  return [...faults, ...changedBetween(before, await stored()).map((key) => `stored: ${key}`)]
}

const URLENCODED = 'application/x-www-form-urlencoded'

describe('a form of a signed-in page', () => {
  it.each(FORMS)('%s is refused without the token that its page carries', async (path, person, fields) => {
    const visitor = visitorFor(person)
    const other = await withToken('referrer.eastmoor', {})
    expect(
      await faultsIn([
        ['no token', () => visitor.post(filled(path), fields), 403],
        ['an empty token', () => visitor.post(filled(path), { ...fields, _csrf: '' }), 403],
        ['a token made up', () => visitor.post(filled(path), { ...fields, _csrf: 'a'.repeat(43) }), 403],
        ['somebody else’s token', () => visitor.post(filled(path), { ...fields, ...other }), 403],
      ]),
    ).toEqual([])
  })

  it.each(FORMS)('%s is refused when it cannot be read', async (path, person, fields) => {
    const visitor = visitorFor(person)
    const good = await withToken(person, fields)
    const body =
      (text: string, type = URLENCODED) =>
      () =>
        visitor.post(filled(path), {}, { body: text, headers: { 'content-type': type } })
    const tokenText = `_csrf=${String(good['_csrf'])}`
    expect(
      await faultsIn([
        ['JSON', body(JSON.stringify(good), 'application/json'), 415],
        ['text', body(tokenText, 'text/plain'), 415],
        ['parts', body(tokenText, 'multipart/form-data; boundary=x'), 415],
        ['no type', body(tokenText, ''), 415],
        ['another character set', body(tokenText, `${URLENCODED}; charset=utf-16`), 415],
        ['over 100 KB', body(`${tokenText}&text=${'x'.repeat(100 * 1024)}`), 413],
        ['501 fields', body(`${tokenText}${'&a=1'.repeat(501)}`), 413],
        ['half an escape', body(`${tokenText}&text=%Z`), 400],
        ['half a character', body(`${tokenText}&text=%ED%A0%80`), 400],
        ['not UTF-8', body(`${tokenText}&text=%C3%28`), 400],
        ['a name that means more', body(`${tokenText}&__proto__=1`), 400],
        [
          'from another site',
          () => visitor.post(filled(path), good, { headers: { 'sec-fetch-site': 'cross-site' } }),
          400,
        ],
      ]),
    ).toEqual([])
  })

  it.each(FORMS)('%s is refused of somebody who is not signed in, or not any more', async (path, _, fields) => {
    const stranger = new Visitor(service.url)
    expect(
      await faultsIn([
        ['not signed in', () => stranger.post(filled(path), fields), 401],
        ['signed in yesterday', () => expired.post(filled(path), fields), 401],
        [
          'a session made up',
          () => stranger.post(filled(path), fields, { headers: { cookie: `__Host-session=${'a'.repeat(43)}` } }),
          401,
        ],
      ]),
    ).toEqual([])
  })

  it.each(FORMS)(
    '%s is refused of another role, and of another authority or provider',
    async (path, person, fields) => {
      const isOfDraft = path.includes('{draft}')
      const others: [person: string, status: number][] = [
        [person.startsWith('provider') ? 'commissioner.westmarch' : 'provider.northstar', 403],
        ...(path === '/refer'
          ? []
          : ([
              person.startsWith('provider')
                ? ['provider.beacon', 404]
                : person.startsWith('commissioner')
                  ? ['commissioner.eastmoor', 404]
                  : ['referrer.eastmoor', 404],
            ] satisfies [string, number][])),
      ]
      // A colleague of the same authority has drafts of their own.
      expect(isOfDraft ? person : 'referrer.westmarch').toBe('referrer.westmarch')
      const attempts = await Promise.all(
        others.map(async ([other, status]): Promise<Attempt> => {
          const good = await withToken(other, fields)
          return [other, () => visitorFor(other).post(filled(path), good), status]
        }),
      )
      expect(await faultsIn(attempts)).toEqual([])
    },
  )
})

describe('a text that nobody types', () => {
  // What a keyboard cannot write: it would break a file of figures, or a screen that reads it out.
  const TEXTS: [path: string, person: string, field: string, others: Typed][] = [
    ['/cases/{case}/query', 'provider.northstar', 'question', {}],
    ['/cases/{case}/allocate', 'provider.northstar', 'advocate', {}],
    ['/cases/{case}/close', 'provider.northstar', 'summary', { outcomes: ['views-represented'] }],
    ['/manage/cases/{case}/assign-again', 'commissioner.westmarch', 'reason', {}],
    ['/referrals/{reference}/cases/{case}/answer', 'referrer.westmarch', 'answer', {}],
  ]

  it.each(TEXTS)('is refused by %s', async (path, person, field, others) => {
    const good = await withToken(person, others)
    expect(
      await faultsIn(
        ['Who\u0000', 'Who\u0007', 'Who\u202a\u0085', 'long '.repeat(1_000)].map((text) => [
          JSON.stringify(text.slice(0, 20)),
          () => visitorFor(person).post(filled(path), { ...good, [field]: text }),
          422,
        ]),
      ),
    ).toEqual([])
  })
})

describe('an offer by its link', () => {
  it('is answered by a form that can be read, and by nothing else', async () => {
    const visitor = new Visitor(service.url)
    const path = filled('/offer/{secret}')
    const fields = { choice: 'accept', email: 'referrals@northstar.example' }
    const body =
      (text: string, type = URLENCODED) =>
      () =>
        visitor.post(path, {}, { body: text, headers: { 'content-type': type } })
    expect(
      await faultsIn([
        ['JSON', body(JSON.stringify(fields), 'application/json'), 415],
        ['no type', body('choice=accept', ''), 415],
        ['over 100 KB', body(`choice=accept&email=${'x'.repeat(100 * 1024)}`), 413],
        ['half an escape', body('choice=accept&email=%Z'), 400],
        ['a name that means more', body('choice=accept&constructor=1'), 400],
        ['from another site', () => visitor.post(path, fields, { headers: { 'sec-fetch-site': 'cross-site' } }), 400],
        ['no choice', () => visitor.post(path, { email: 'referrals@northstar.example' }), 422],
        ['no address', () => visitor.post(path, { choice: 'accept' }), 422],
        ['no reason', () => visitor.post(path, { choice: 'decline', email: 'referrals@northstar.example' }), 422],
        ['a choice that is not offered', () => visitor.post(path, { ...fields, choice: 'maybe' }), 422],
        ['another method', () => visitor.ask('PUT', path), 405],
      ]),
    ).toEqual([])
  })
})

describe('signing in and out', () => {
  it('is refused with an answer that this browser did not ask for', async () => {
    const visitor = new Visitor(service.url)
    const begun = await visitor.ask('GET', '/sign-in', { follow: false })
    const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? ''
    const callback = (query: string) => () => visitor.get(`/sign-in/callback${query}`)
    const stranger = new Visitor(service.url)
    expect(
      await faultsIn([
        ['nothing', callback(''), 400],
        ['a state made up', callback(`?code=abc&state=${'a'.repeat(43)}.${'b'.repeat(43)}`), 400],
        ['somebody else’s state', () => stranger.get(`/sign-in/callback?code=abc&state=${state}`), 400],
        ['a code made up', callback(`?code=abc&state=${state}`), 400],
        ['the same once more', callback(`?code=abc&state=${state}`), 400],
        ['a query that cannot be read', callback('?state=%ZZ'), 400],
      ]),
    ).toEqual([])
  })

  it('is refused when the sign-in service says no', async () => {
    const visitor = new Visitor(service.url)
    const begun = await visitor.ask('GET', '/sign-in', { follow: false })
    const asked = new URL(begun.headers.get('location') ?? '').searchParams
    const query = new URLSearchParams({ error: 'access_denied', state: asked.get('state') ?? '' })
    expect(await faultsIn([['denied', () => visitor.get(`/sign-in/callback?${query.toString()}`), 400]])).toEqual([])
  })

  it.each([
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'javascript:alert(1)',
    '/\t/elsewhere.example',
  ])('never leads to %s', async (returnTo) => {
    const visitor = new Visitor(service.url)
    expect((await visitor.signIn('referrer.westmarch', returnTo)).path).toBe('/refer')
  })

  it('out takes the form of the page', async () => {
    const visitor = await Visitor.signedIn(service.url, 'referrer.westmarch')
    expect(
      await faultsIn([
        ['no token', () => visitor.post('/sign-out'), 403],
        ['a link', () => visitor.get('/sign-out'), 200],
      ]),
    ).toEqual([])
    expect((await visitor.get('/refer')).path).toBe('/refer')
    await visitor.post('/sign-out', { _csrf: await visitor.csrfToken() })
    const after = await visitor.ask('GET', '/refer', { follow: false })
    expect([after.status, after.headers.get('location')]).toEqual([303, '/sign-in?returnTo=%2Frefer'])
  })
})

describe('a page', () => {
  it('that needs a sign-in leads there and back', async () => {
    for (const [path, person] of PAGES.filter(([path]) => !path.endsWith('.csv'))) {
      const visitor = new Visitor(service.url)
      const away = await visitor.ask('GET', filled(path), { follow: false })
      const signIn = `/sign-in?returnTo=${encodeURIComponent(filled(path))}`
      expect([path, away.status, away.headers.get('location')]).toEqual([path, 303, signIn])
      const back = await visitor.signIn(person, filled(path))
      expect([path, back.status, back.path]).toEqual([path, 200, filled(path)])
    }
  })

  it.each(PAGES)('%s is refused to another role', async (path, person) => {
    const other = person.startsWith('provider') ? 'referrer.westmarch' : 'provider.northstar'
    expect(await faultsIn([[other, () => visitorFor(other).get(filled(path)), 403]])).toEqual([])
  })

  it.each(PAGES.filter(([path]) => path.includes('{')))(
    '%s does not exist for another organisation',
    async (path, person) => {
      const other = person.startsWith('provider') ? 'provider.beacon' : person.replace('westmarch', 'eastmoor')
      expect(await faultsIn([[other, () => visitorFor(other).get(filled(path)), 404]])).toEqual([])
    },
  )

  const NOWHERE = [
    '/nowhere',
    '/refer/none',
    '/refer/{draft}/none/none',
    '/cases/none',
    '/cases/ADV-2222-2222-1',
    '/cases/%00',
    '/manage/cases/none',
    '/referrals/none',
    '/offer/none',
    `/offer/${'a'.repeat(43)}`,
    `/offer/${'a'.repeat(5_000)}`,
    '/assets/none.js',
    '/assets/..%2F..%2Fpackage.json',
  ]

  it.each(NOWHERE)('that does not exist, %s, says so', async (path) => {
    const [, journey] = path.split('/')
    const people: Record<string, string> = { cases: 'provider.northstar', manage: 'commissioner.westmarch' }
    const visitor = visitorFor(people[journey ?? ''] ?? 'referrer.westmarch')
    expect(await faultsIn([[path, () => visitor.get(filled(path)), 404]])).toEqual([])
  })

  it('whose address cannot be read says so', async () => {
    const provider = visitorFor('provider.northstar')
    const commissioner = visitorFor('commissioner.westmarch')
    expect(
      await faultsIn([
        ['path', () => provider.get('/cases/%ZZ'), 400],
        ['not UTF-8', () => provider.get('/cases/%C3%28'), 400],
        ['query', () => provider.get('/cases?show=%ZZ'), 400],
        ['offer', () => provider.get('/offer/%ED%A0%80'), 400],
        ['a date that is none', () => commissioner.get('/reports?from=2026-02-30'), 422],
        ['a report of something else', () => commissioner.get('/reports?by=name'), 422],
        ['a file of something else', () => commissioner.get('/reports/timeliness.csv?to=never'), 422],
      ]),
    ).toEqual([])
  })

  it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
    'is not there for %s, and says what it is there for',
    async (method) => {
      const paths = [
        '/',
        '/refer',
        '/cases',
        '/manage',
        '/reports',
        '/sign-in',
        filled('/offer/{secret}'),
        filled('/cases/{case}/decline'),
      ]
      expect(
        await faultsIn(paths.map((path) => [path, () => visitorFor('provider.northstar').ask(method, path), 405])),
      ).toEqual([])
      const answer = await visitorFor('provider.northstar').ask(method, filled('/cases/{case}/decline'))
      expect(answer.headers.get('allow')).toBe('GET, HEAD, POST')
    },
  )
})

// Last, because it moves the clock.
describe('a form whose session ran out', () => {
  it('can be sent again after signing in, as the page says', async () => {
    const visitor = new Visitor(service.url)
    await visitor.signIn('referrer.westmarch')
    const form = (await visitor.get('/refer')).forms.find(({ action }) => action === '/refer')
    if (form === undefined) throw new Error('The start of a referral has no form')
    await service.advance('PT13H')
    const refused = await visitor.send(form)
    expect([refused.status, refused.heading]).toEqual([401, 'You need to sign in again'])
    await visitor.signIn('referrer.westmarch')
    const begun = await visitor.send(form)
    expect([begun.status, begun.path]).toEqual([200, expect.stringMatching(/^\/refer\/[\w-]+$/)])
  })
})
