// Consent that is withdrawn while a case is still to come, or is still on offer: the provider never reads the story, and is
// told why. The record of the consent and the sharing always say the same.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { type SeenPage, type Typed, Visitor } from '../support/browserless.ts'
import { about, LocalService } from '../support/local-service.ts'

const NORTHSTAR = 'provider.northstar'
const CONTACT = 'referrals@northstar.example'
const STOP = { 'consent.how': 'spoken', 'consent.basisForSharing': 'stop' }
const WITHDRAWN = 'Consent to share the referral has been withdrawn'
const NOTHING = { understand: false, retain: false, weigh: false, communicate: false }

let service: LocalService
let referrer: Visitor
let reviewer: Visitor
let provider: Visitor
let careAct: Record<string, unknown>
let imha: Record<string, unknown>

beforeAll(async () => {
  service = await LocalService.fresh()
  careAct = await service.example('care-act')
  imha = await service.example('imha')
  referrer = await Visitor.signedIn(service.url, 'referrer.westmarch')
  reviewer = await Visitor.signedIn(service.url, 'reviewer.westmarch')
  provider = await Visitor.signedIn(service.url, NORTHSTAR)
})
afterAll(async () => {
  await service.remove()
})

const partOf = (form: Record<string, unknown>, name: string) =>
  z.record(z.string(), z.unknown()).parse(form[name] ?? {})
const factsOf = (form: Record<string, unknown>) => partOf(form, 'facts')
const told = async (reference: string) => {
  const token = await service.token('referrer.westmarch')
  return (await service.call('GET', `/api/referrals/${reference}`, { token })).body
}
const informs = async (reference: string, body: object) => {
  const token = await service.token('referrer.westmarch')
  expect(await service.call('POST', `/api/referrals/${reference}/information`, { token, body })).toMatchObject({
    status: 200,
  })
}

const sends = async (visitor: Visitor, path: string, typed: Typed): Promise<SeenPage> => {
  const page = await visitor.get(path)
  const form = page.forms.find(({ action }) => action === path)
  if (form === undefined) throw new Error(`${page.path} has no form for ${path}: ${page.title}`)
  return visitor.send(form, typed)
}
const stops = async (reference: string) => {
  const page = await sends(referrer, `/referrals/${reference}/consent`, STOP)
  expect(page.path).toBe(`/referrals/${reference}?done=consent`)
}

const marigold = () => z.string().parse(partOf(careAct, 'person')['firstName'])

/** What northstar reads of a case, on its page and through the API. */
const readBy = async (id: string) => {
  const token = await service.token(NORTHSTAR)
  const { body } = await service.call('GET', `/api/cases/${id}`, { token })
  return { page: (await provider.get(`/cases/${id}`)).text, body: z.record(z.string(), z.unknown()).parse(body) }
}

const readsNothing = async (id: string) => {
  const { page, body } = await readBy(id)
  expect(page).not.toContain(marigold())
  expect(page).not.toContain('Learning disability')
  expect(page).not.toContain('may be shown before you accept')
  expect(page.indexOf(WITHDRAWN)).toBeLessThan(page.indexOf('Kind of advocacy'))
  expect(page).toContain(WITHDRAWN)
  expect(body).not.toHaveProperty('story')
  expect(body).toMatchObject({ sharing: 'stopped', summary: { locality: 'westmarch' } })
  expect(body['summary']).not.toHaveProperty('mainNeeds')
  expect(body['summary']).not.toHaveProperty('communication')
}

const withFacts = (form: Record<string, unknown>, facts: object, more: object = {}) => ({
  ...form,
  ...more,
  facts: { ...factsOf(form), ...facts },
})

/** A person in hospital under a section and with an assessment of needs: the second role opens with the difficulty. */
const bothMatters = () => ({
  ...withFacts(careAct, {
    processes: ['needs-assessment', 'mental-health-patient'],
    mha: factsOf(imha)['mha'],
    difficulty: NOTHING,
  }),
  services: ['care-act', 'imha'],
  place: imha['place'],
  mentalHealth: imha['mentalHealth'],
})

type Late = {
  form: () => Record<string, unknown>
  opens: (reference: string) => Promise<unknown>
  place: number
}
const correctsDifficulty = (reference: string) =>
  informs(reference, { corrections: { reason: 'Misread.', answers: { 'facts.difficulty.weigh': true } } })
const missing = (name: string) => {
  const { [name]: _, ...facts } = factsOf(careAct)
  return { ...careAct, facts }
}

const BEFORE_A_CASE: Record<string, Late> = {
  'awaiting-information': {
    form: () => missing('individual'),
    opens: (reference) => informs(reference, { facts: factsOf(careAct) }),
    place: 1,
  },
  'awaiting-decision': {
    form: () => withFacts(careAct, { difficulty: NOTHING }, { goOnAgainstAnswer: { reason: 'She is afraid.' } }),
    opens: (reference) =>
      sends(reviewer, `/referrals/${reference}/decision`, { roles: ['care-act'], reason: 'She needs somebody.' }),
    place: 1,
  },
  'not-eligible': {
    form: () => withFacts(careAct, { difficulty: NOTHING }),
    opens: correctsDifficulty,
    place: 1,
  },
  open: { form: bothMatters, opens: correctsDifficulty, place: 2 },
}

describe('consent that is withdrawn before a case is there', () => {
  it.each(Object.entries(BEFORE_A_CASE))(
    'while it is %s is kept by the case',
    async (status, { form, opens, place }) => {
      const reference = await service.refer(form())
      await service.until(reference, (referral) => referral.status === status && referral.cases.length === place - 1)
      await stops(reference)
      await opens(reference)
      const id = `${reference}-${place}`
      const offered = (one: { id: string; status: string }) => one.id === id && one.status === 'offered'
      await service.until(reference, ({ cases }) => cases.some(offered))
      await readsNothing(id)
      expect(await service.act(NORTHSTAR, id, 'accept')).toMatchObject({ status: 200 })
      await readsNothing(id)
      const mails = await service.untilMails((sent) => about(sent, id, 'is yours').length === 1)
      expect(about(mails, id, 'is yours')[0]?.text).not.toContain('whole referral is open to you')
    },
  )

  it('and given again before it opens is no bar', async () => {
    const reference = await service.refer(missing('individual'))
    await service.until(reference, ({ status }) => status === 'awaiting-information')
    await stops(reference)
    await informs(reference, { corrections: { reason: 'Thought over.', answers: { 'consent.state': 'given' } } })
    await informs(reference, { facts: factsOf(careAct) })
    const { id } = await service.untilCase(reference, 'offered')
    await service.act(NORTHSTAR, id, 'accept')
    const { page, body } = await readBy(id)
    expect(page).toContain(marigold())
    expect(body).toHaveProperty('story')
  })
})

describe('consent that is withdrawn while a case is on offer', () => {
  it('leaves an offer of role, priority, area and date, and its provider is told by mail and on every page', async () => {
    const reference = await service.refer(careAct)
    const { id } = await service.untilCase(reference, 'offered')
    const [offer] = about(await service.untilMails((sent) => about(sent, id, 'new case').length === 1), id, 'new case')
    const link = /\/offer\/[\w-]{43}/.exec(offer?.text ?? '')?.[0] ?? ''
    const stranger = new Visitor(service.url)
    expect((await stranger.get(link)).text).toContain('Learning disability')
    await stops(reference)
    const mails = await service.untilMails((sent) => about(sent, id, 'no longer shared').length === 1)
    expect(about(mails, id, 'no longer shared')[0]?.to).toBe(CONTACT)
    await readsNothing(id)
    expect((await provider.get(`/cases/${id}/accept`)).text).not.toContain('see the whole referral')
    const seen = await stranger.get(link)
    expect(seen.text).toContain(WITHDRAWN)
    for (const gone of ['Learning disability', 'Makaton', 'WM5', 'whole referral'])
      expect(seen.text).not.toContain(gone)
    const form = seen.forms.find(({ fields }) => fields.some(([name]) => name === 'email')) ?? seen.forms[0]
    if (form === undefined) throw new Error('The offer has no form')
    const answered = await stranger.send({ ...form, action: link }, { choice: 'accept', email: CONTACT })
    expect(answered.text).toContain('The case is yours')
    expect(answered.text).not.toContain('whole referral')
    await readsNothing(id)
  })

  it('goes with it to the next provider', async () => {
    const reference = await service.refer(careAct)
    const { id } = await service.untilCase(reference, 'offered')
    await stops(reference)
    await service.act(NORTHSTAR, id, 'decline', { reason: 'capacity' })
    await service.until(reference, ({ cases }) => cases[0]?.provider?.id === 'lanternhouse')
    const next = await Visitor.signedIn(service.url, 'provider.lanternhouse')
    const { text } = await next.get(`/cases/${id}`)
    expect(text).toContain(WITHDRAWN)
    expect(text).not.toContain('Learning disability')
  })
})

describe('a referral that is withdrawn because consent is', () => {
  const withdraws: Record<string, (reference: string) => Promise<unknown>> = {
    'on its page': (reference) => sends(referrer, `/referrals/${reference}/withdraw`, { reason: 'consent-withdrawn' }),
    'through the API': async (reference) =>
      service.call('POST', `/api/referrals/${reference}/withdraw`, {
        token: await service.token('referrer.westmarch'),
        body: { reason: 'consent-withdrawn' },
      }),
  }

  it.each(Object.entries(withdraws))('%s has that in its story and its change log, once', async (_, withdraw) => {
    const reference = await service.refer(careAct)
    await service.untilCase(reference, 'offered')
    await withdraw(reference)
    expect(await told(reference)).toMatchObject({ status: 'withdrawn', corrections: 1 })
    const log = (await referrer.get(`/referrals/${reference}/changes`)).text
    expect(log).toContain('Consent withdrawn')
    expect(log).toContain('Rowan Achterberg')
    const story = (await referrer.get(`/referrals/${reference}/story`)).text
    expect(story).toContain('Corrected on')
    expect((await referrer.get(`/referrals/${reference}/consent`)).path).toBe(`/referrals/${reference}`)
    await withdraw(reference).catch(() => undefined)
    expect(await told(reference)).toMatchObject({ corrections: 1 })
  })

  it('for another reason keeps its consent, which can be withdrawn later', async () => {
    const reference = await service.refer(careAct)
    await service.untilCase(reference, 'offered')
    await sends(referrer, `/referrals/${reference}/withdraw`, { reason: 'person-moved' })
    expect(await told(reference)).toMatchObject({ status: 'withdrawn', corrections: 0 })
    await stops(reference)
  })
})
