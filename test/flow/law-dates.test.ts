// What a commissioner enters of the law, with no release: it counts for the authority's referrals from its day on, for no one
// else's, and never for what has been judged.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { type SeenPage, type Typed, Visitor } from '../support/browserless.ts'
import { LocalService } from '../support/local-service.ts'

let service: LocalService
let commissioner: Visitor
let eastmoor: Visitor
let imha: Record<string, unknown>

beforeAll(async () => {
  service = await LocalService.fresh()
  commissioner = await Visitor.signedIn(service.url, 'commissioner.westmarch')
  eastmoor = await Visitor.signedIn(service.url, 'commissioner.eastmoor')
  imha = await service.example('imha')
})
afterAll(async () => {
  await service.remove()
})

const RULE = 'IMHA-2025-INFORMAL'
const LOCAL = `LOCAL-${RULE}`
const SOURCE = 'SI 2027/123'
const REASON = 'He is about to be asked about a new treatment.'

const today = async (): Promise<string> =>
  z
    .object({ now: z.string() })
    .parse((await service.call('GET', '/local/clock')).body)
    .now.slice(0, 10)
const daysFrom = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

/** A referral of an informal patient in England, to which the statute gives nothing; their dates follow the clock. */
const informal = (more: object = {}): Record<string, unknown> => {
  const { mentalHealth: _, ...form } = imha
  const facts = {
    ...z.record(z.string(), z.unknown()).parse(imha['facts']),
    mha: { section: 'informal', treatmentDiscussed: 'none' },
  }
  return { ...form, facts, ...more }
}
const asking = { requestedPowers: [{ rule: LOCAL, reason: REASON }] }

const parts = (day: string): Typed => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { 'from-day': date, 'from-month': month, 'from-year': year }
}
const query = (fields: Typed): string =>
  new URLSearchParams(Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)])).toString()

/** Asks what a change would do: the page before it is entered. */
const check = (visitor: Visitor, change: string, day: string, { subject = RULE, source = SOURCE } = {}) =>
  visitor.get(`/manage/law/${change}/${subject}?${query({ step: 'check', ...parts(day), source })}`)

const formOf = (page: SeenPage) => {
  const found = page.forms.find(({ action, method }) => action.startsWith('/manage/law/') && method === 'post')
  if (found === undefined) throw new Error(`There is nothing to enter: ${page.status} ${page.text}`)
  return found
}
const enter = async (visitor: Visitor, change: string, day: string, more = {}): Promise<SeenPage> =>
  visitor.send(formOf(await check(visitor, change, day, more)))

const statusOf = async (reference: string, person?: string) => (await service.referral(reference, person)).status
const judged = async (form: Record<string, unknown>, person?: string) => {
  const reference = await service.refer(form, person)
  const { status, cases } = await service.until(reference, ({ status: now }) => now !== 'received', person)
  return { reference, status, rules: cases.map(({ rule }) => rule) }
}

/** How many entries the page of the law tells of. */
const entered = async (visitor: Visitor) =>
  (await visitor.get('/manage/law')).html.match(/class="govuk-table__cell typed"/g)?.length ?? 0

describe('a power of the authority’s own', () => {
  let before: string

  it('is nothing anybody can ask for until it is offered', async () => {
    const refused = await judged(informal(asking))
    expect(refused).toMatchObject({ status: 'not-eligible', rules: [] })
    before = refused.reference
  })

  it('says beforehand what it would change, in counts that tell of nobody', async () => {
    const page = await check(commissioner, 'offer', await today())
    expect(page.text).toContain('Referrals judged Fewer than 5')
    expect(page.text).toContain('Judged differently Fewer than 5')
    expect(page.text).toContain('An advocate could be asked for where there is none now Fewer than 5')
    expect(page.text).not.toContain('No advocate where there is one now')
    expect(page.text).not.toContain(before)
  })

  it('once offered, opens a case of its role for whoever asks for it with a reason', async () => {
    const done = await enter(commissioner, 'offer', await today(), { source: 'Cabinet decision 12' })
    expect(done).toMatchObject({ status: 200, path: '/manage/law?done=entered' })
    expect(done.text).toContain('Offered as local policy from')
    await service.advance('PT2M')

    const answer = await service.call('POST', '/api/referrals', {
      token: await service.token('referrer.westmarch'),
      body: informal(asking),
      headers: { 'idempotency-key': 'asks-for-local-policy' },
    })
    expect(answer).toMatchObject({ status: 201, body: { cases: [{ role: 'imha', rule: LOCAL }] } })
    const { reference } = z.object({ reference: z.string() }).parse(answer.body)
    const { cases } = await service.until(reference, ({ status }) => status === 'open')
    expect(cases).toMatchObject([{ role: 'imha', rule: LOCAL, id: `${reference}-1` }])

    const referrer = await Visitor.signedIn(service.url, 'referrer.westmarch')
    const page = await referrer.get(`/referrals/${reference}`)
    expect(page.text).toMatch(/local policy/i)
    expect(page.text).toContain('Cabinet decision 12')
    const provider = await Visitor.signedIn(service.url, 'provider.northstar')
    expect((await provider.get(`/cases/${reference}-1`)).text).toMatch(/local policy/i)
  })

  it('opens nothing for whoever does not ask', async () => {
    expect(await judged(informal())).toMatchObject({ status: 'not-eligible' })
  })

  it('leaves what has been judged as it was', async () => {
    expect(await statusOf(before)).toBe('not-eligible')
  })

  it('is that of one authority: another’s referrals, the public answer and the checker keep to the statute', async () => {
    expect(await judged(informal(asking), 'referrer.eastmoor')).toMatchObject({ status: 'not-eligible', rules: [] })
    const { body } = await service.call('POST', '/api/eligibility', { body: { facts: informal()['facts'] } })
    expect(JSON.stringify(body)).not.toContain('LOCAL-')
    expect((await eastmoor.get('/manage/law')).text).toContain('Nothing has been entered')
  })

  it('is asked for on the form, where it stands with the law’s own answer', async () => {
    const referrer = await Visitor.signedIn(service.url, 'referrer.westmarch')
    const start = await referrer.get('/refer')
    const begin = start.forms.find(({ action }) => action === '/refer')
    if (begin === undefined) throw new Error('No draft can be begun')
    const draft = (await referrer.send(begin)).path
    const fill = async (place: string, typed: Typed) => {
      const page = await referrer.get(`${draft}/${place}`)
      const form = page.forms.find(({ action }) => action === `${draft}/${place}`)
      if (form === undefined) throw new Error(`${place} is not asked: ${page.path}`)
      return referrer.send(form, { ...typed, action: 'save' })
    }
    await fill('deciding/services', { services: 'imha' })
    await fill('deciding/decisions', { 'facts.processes': 'mental-health-patient' })
    await fill('deciding/country', { 'facts.jurisdiction': 'england' })
    await fill('law/mental-health', { 'facts.mha.section': 'informal', 'facts.mha.treatmentDiscussed': 'none' })
    const answer = await referrer.get(`${draft}/answer`)
    expect(answer.text).toContain('IMHA for an informal patient, by your council’s own policy')
    expect(answer.html).toContain(`name="requestedPowers.${LOCAL}.reason"`)
    const asked = answer.forms.find(({ action }) => action === `${draft}/answer`)
    if (asked === undefined) throw new Error('No power can be asked for')
    await referrer.send(asked, { [`requestedPowers.${LOCAL}.reason`]: REASON, action: 'save' })
    expect((await referrer.get(`${draft}/check`)).text).toContain(REASON)
    expect((await referrer.get(`${draft}/answer?language=cy`)).text).toContain('yn ôl polisi eich cyngor eich hun')
    await referrer.get(`${draft}?language=en`)
  })

  it('is named on the answer that rests on it', async () => {
    const { reference } = await judged(informal(asking))
    const token = await service.token('referrer.westmarch')
    const { body } = await service.call('GET', `/api/referrals/${reference}`, { token })
    expect(JSON.stringify(body)).toContain('local policy; Cabinet decision 12')
  })

  it('can be stopped, and no sooner than today', async () => {
    const day = await today()
    const early = await check(commissioner, 'stop', daysFrom(day, -1))
    expect(early).toMatchObject({ status: 422 })
    expect(early.text).toContain('The day must be today or later')
    expect((await enter(commissioner, 'stop', day)).text).toContain('Not offered as local policy from')
    await service.advance('PT2M')
    expect(await judged(informal(asking))).toMatchObject({ status: 'not-eligible' })
  })
})

describe('a day that regulations appoint', () => {
  it('is entered by a commissioner, and the rule is law from that day', async () => {
    const day = daysFrom(await today(), 2)
    const done = await enter(commissioner, 'commence', day)
    expect(done.text).toContain('In force from')
    await service.advance('PT2M')
    expect(await judged(informal())).toMatchObject({ status: 'not-eligible' })
    await service.advance('P2D')
    commissioner = await Visitor.signedIn(service.url, 'commissioner.westmarch')
    eastmoor = await Visitor.signedIn(service.url, 'commissioner.eastmoor')
    imha = await service.example('imha')
    expect(await judged(informal())).toMatchObject({ status: 'open', rules: [RULE] })
    expect(await judged(informal(), 'referrer.eastmoor')).toMatchObject({ status: 'not-eligible' })
  })

  it('that has passed says how many were judged without it, and judges none of them again', async () => {
    const { reference } = await judged(informal(), 'referrer.eastmoor')
    const page = await check(eastmoor, 'commence', daysFrom(await today(), -30))
    expect(page.text).toContain('received on or after that day Fewer than 5')
    expect(page.text).toContain('not judged again')
    await eastmoor.send(formOf(page))
    await service.advance('PT2M')
    expect(await statusOf(reference, 'referrer.eastmoor')).toBe('not-eligible')
    expect(await judged(informal(), 'referrer.eastmoor')).toMatchObject({ status: 'open', rules: [RULE] })
  })
})

describe('an entry', () => {
  it('that is sent twice is entered once', async () => {
    const form = formOf(await check(eastmoor, 'commence', daysFrom(await today(), 20)))
    const before = await entered(eastmoor)
    const answers = await Promise.all([eastmoor.send(form), eastmoor.send(form)])
    expect(answers.map(({ path }) => path)).toEqual(['/manage/law?done=entered', '/manage/law?done=entered'])
    expect((await eastmoor.send(form)).path).toBe('/manage/law?done=entered')
    expect(await entered(eastmoor)).toBe(before + 1)
  })

  it('over another that came in between shows first how it stands now', async () => {
    const day = await today()
    const [one, other] = [
      await check(eastmoor, 'commence', daysFrom(day, 30)),
      await check(eastmoor, 'commence', daysFrom(day, 40)),
    ]
    const before = await entered(eastmoor)
    expect((await eastmoor.send(formOf(one))).path).toBe('/manage/law?done=entered')
    const again = await eastmoor.send(formOf(other))
    expect(again.status).toBe(409)
    expect(again.text).toContain('Something has been entered since you began')
    expect(await entered(eastmoor)).toBe(before + 1)
    expect((await eastmoor.send(formOf(again))).path).toBe('/manage/law?done=entered')
    expect(await entered(eastmoor)).toBe(before + 2)
  })

  it('that the law does not allow any more is refused with how it stands', async () => {
    const page = await check(commissioner, 'offer', await today())
    expect(page).toMatchObject({ status: 409 })
    expect(page.text).toContain('cannot be entered as the law stands now')
  })

  it.each<[what: string, fields: (day: string) => Typed, says: string]>([
    ['no day', () => ({ source: SOURCE }), 'Give the day'],
    [
      'a day that there is not',
      () => ({ 'from-day': '31', 'from-month': '2', 'from-year': '2027', source: SOURCE }),
      'Give a real date',
    ],
    [
      'a mistyped year',
      () => ({ ...parts('2207-04-01'), source: SOURCE }),
      'at most two years back and ten years ahead',
    ],
    ['nothing to rest on', (day) => parts(day), 'Say what it rests on'],
    ['blanks to rest on', (day) => ({ ...parts(day), source: '   ' }), 'Say what it rests on'],
    ['too much to rest on', (day) => ({ ...parts(day), source: 'x'.repeat(301) }), 'Shorten it to 300 characters'],
    ['what cannot be read out', (day) => ({ ...parts(day), source: 'SI\u0007' }), 'cannot be read out'],
  ])('with %s is asked for again, and by a forged form too', async (_, fields, says) => {
    const typed = fields(daysFrom(await today(), 50))
    const asked = await eastmoor.get(`/manage/law/commence/${RULE}?${query({ step: 'check', ...typed })}`)
    expect({ status: asked.status, says: asked.text.includes(says) }).toEqual({ status: 422, says: true })
    const before = await entered(eastmoor)
    const _csrf = await eastmoor.csrfToken()
    const forged = await eastmoor.post(`/manage/law/commence/${RULE}`, { ...typed, _csrf, seen: String(before) })
    expect({ status: forged.status, says: forged.text.includes(says) }).toEqual({ status: 422, says: true })
    expect(await entered(eastmoor)).toBe(before)
  })

  it.each([
    ['a change that there is not', '/manage/law/repeal/CA-9', 404],
    ['a rule that there is not', `/manage/law/commence/TEA`, 404],
    ['a rule of nature', '/manage/law/offer/__proto__', 404],
    ['its maker', '/manage/law/offer/constructor', 404],
    ['a change of a rule that is in force', '/manage/law/commence/CA-9', 409],
    ['a reading of the other country', '/manage/law/confirm/WELSH_HOLDING_POWER', 409],
  ])('about %s is not to be had', async (_, path, status) => {
    expect(await eastmoor.get(path)).toMatchObject({ status })
    const _csrf = await eastmoor.csrfToken()
    expect(await eastmoor.post(path, { _csrf, ...parts(await today()), source: SOURCE, seen: '0' })).toMatchObject({
      status,
    })
  })

  it('of nobody but the commissioner', async () => {
    for (const person of ['referrer.westmarch', 'reviewer.westmarch', 'provider.northstar']) {
      const visitor = await Visitor.signedIn(service.url, person)
      expect(await visitor.get('/manage/law')).toMatchObject({ status: 403 })
      const _csrf = await visitor.csrfToken()
      const posted = await visitor.post(`/manage/law/commence/${RULE}`, {
        _csrf,
        ...parts(await today()),
        source: SOURCE,
        seen: '0',
      })
      expect(posted).toMatchObject({ status: 403 })
    }
    expect(await new Visitor(service.url).post(`/manage/law/commence/${RULE}`, { seen: '0' })).not.toMatchObject({
      status: 200,
    })
  })

  it('without the token of the form is refused', async () => {
    const day = daysFrom(await today(), 60)
    expect(
      await eastmoor.post(`/manage/law/commence/${RULE}`, { ...parts(day), source: SOURCE, seen: '9' }),
    ).toMatchObject({ status: 403 })
  })

  it('over more than there is, is never one', async () => {
    const day = daysFrom(await today(), 70)
    const _csrf = await eastmoor.csrfToken()
    for (const seen of ['999', '-1', 'NaN', '1.5', '']) {
      const before = await entered(eastmoor)
      const page = await eastmoor.post(`/manage/law/commence/${RULE}`, { _csrf, ...parts(day), source: SOURCE, seen })
      expect({ seen, status: page.status, entered: await entered(eastmoor) }).toEqual({
        seen,
        status: 409,
        entered: before,
      })
    }
  })
})
