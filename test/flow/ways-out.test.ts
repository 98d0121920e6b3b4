// The ways out of a case, on the service as it runs: a provider gives it back, a referrer withdraws it alone, a question does
// not bind, a stale page takes nothing away; and what is pressed twice is done once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { type SeenPage, Visitor } from '../support/browserless.ts'
import { about, LocalService } from '../support/local-service.ts'

let service: LocalService
let referrer: Visitor
let commissioner: Visitor

beforeAll(async () => {
  service = await LocalService.fresh()
  referrer = await Visitor.signedIn(service.url, 'referrer.westmarch')
  commissioner = await Visitor.signedIn(service.url, 'commissioner.westmarch')
})
afterAll(async () => {
  await service.remove()
})

type Case = { reference: string; id: string; who: string }
const offered = async (): Promise<Case> => {
  const reference = await service.refer('care-act')
  const { id, provider } = await service.untilCase(reference, 'offered')
  return { reference, id, who: `provider.${provider?.id}` }
}
const accepted = async (): Promise<Case> => {
  const one = await offered()
  await service.act(one.who, one.id, 'accept')
  return one
}

const formAt = (page: SeenPage, path: string) => {
  const form = page.forms.find(({ action, method }) => method === 'post' && action.endsWith(path))
  if (form === undefined) throw new Error(`There is no form for ${path}: ${page.status} ${page.text}`)
  return form
}

const facts = z.record(z.string(), z.unknown())
/** A referral for two kinds of advocacy, and so with two cases. */
const withTwoCases = async (): Promise<string> => {
  const [imca, careAct] = await Promise.all([service.example('imca'), service.example('care-act')])
  const reference = await service.refer({
    ...imca,
    services: ['imca', 'care-act'],
    facts: {
      ...facts.parse(imca['facts']),
      processes: ['serious-medical-treatment', 'needs-assessment'],
      difficulty: { understand: true },
      individual: { exists: false },
    },
    difficulty: careAct['difficulty'],
    responsible: careAct['responsible'],
  })
  await service.until(reference, ({ cases }) => cases.length === 2 && cases.every(({ status }) => status === 'offered'))
  return reference
}

describe('a case that its provider gives back', () => {
  it('goes to the next provider, and the commissioner and the referrer are told without a word of why', async () => {
    const { reference, id, who } = await accepted()
    const provider = await Visitor.signedIn(service.url, who)
    const form = formAt(await provider.get(`/cases/${id}/give-back`), '/give-back')
    const note = 'Our advocate knows the family.'
    const empty = await provider.send(form, {})
    expect([empty.status, empty.text.includes('Say why you give the case back')]).toEqual([422, true])
    const typed = { reason: 'conflict-of-interest', note }
    const [first, second] = [await provider.send(form, typed), await provider.send(form, typed)]
    for (const page of [first, second]) expect([page.status, page.path]).toEqual([200, '/cases?done=give-back'])
    const { cases } = await service.until(reference, (one) => one.cases[0]?.provider?.id !== who.slice(9))
    expect(['assigning', 'offered']).toContain(cases[0]?.status)
    const mails = await service.untilMails((all) => about(all, id, 'given back').length === 2)
    const told = about(mails, id, 'given back')
    expect(told.map(({ to }) => to).toSorted()).toEqual([
      'commissioner@westmarch.example',
      'referrer@westmarch.example',
    ])
    expect(told.map(({ text, html }) => `${text} ${html}`).join()).not.toMatch(/conflict|knows the family/i)
    const seen = await provider.get(`/cases/${id}`)
    expect([seen.status, seen.text.includes('gave it back')]).toEqual([410, true])
    const managed = await commissioner.get(`/manage/cases/${id}`)
    expect(managed.text).toContain(note)
    expect(managed.text).toContain('Given back: conflict of interest')
    expect((await referrer.get(`/referrals/${reference}`)).text).toContain('gave it back')
    expect((await referrer.get(`/referrals/${reference}`)).text).not.toContain(note)
  })

  it('through the API is given back once, and is none of a stranger’s', async () => {
    const { id, who } = await accepted()
    expect((await service.act('provider.beacon', id, 'give-back', { reason: 'area' })).status).toBe(404)
    expect((await service.act(who, id, 'give-back', { reason: 'tired' })).status).toBe(422)
    expect(await service.act(who, id, 'give-back', { reason: 'area' })).toMatchObject({
      status: 200,
      body: { status: 'assigning' },
    })
    expect((await service.act(who, id, 'give-back', { reason: 'area' })).status).toBe(404)
  })
})

describe('a duty that is closed before anybody met the person', () => {
  it('is told to the commissioner as well', async () => {
    const { id, who } = await accepted()
    const closing = { outcomes: ['no-longer-eligible'], summary: 'Not eligible.', hours: 0 }
    expect((await service.act(who, id, 'close', closing)).status).toBe(200)
    const mails = await service.untilMails((all) => about(all, id, 'closed without contact').length > 0)
    expect(about(mails, id, 'closed without contact').map(({ to }) => to)).toEqual(['commissioner@westmarch.example'])
  })
})

describe('one case of a referral', () => {
  it('is withdrawn alone, once, and the other goes on', async () => {
    const reference = await withTwoCases()
    const [mine, other] = [`${reference}-1`, `${reference}-2`]
    const page = await referrer.get(`/referrals/${reference}`)
    expect(page.html).toContain(`/referrals/${reference}/cases/${mine}/withdraw`)
    const form = formAt(await referrer.get(`/referrals/${reference}/cases/${mine}/withdraw`), '/withdraw')
    expect((await referrer.send(form)).status).toBe(422)
    expect((await referrer.send(form, { reason: 'consent-withdrawn' })).status).toBe(422)
    for (const _ of [1, 2]) {
      const done = await referrer.send(form, { reason: 'decision-no-longer-needed' })
      expect([done.status, done.path]).toEqual([200, `/referrals/${reference}?done=case-withdrawn`])
    }
    const { status, cases } = await service.referral(reference)
    expect([status, ...cases.map((one) => [one.id, one.status])]).toEqual([
      'open',
      [mine, 'withdrawn'],
      [other, 'offered'],
    ])
    const api = (body: unknown) =>
      service
        .token('referrer.westmarch')
        .then((token) => service.call('POST', `/api/referrals/${reference}/withdraw`, { token, body }))
    expect((await api({ reason: 'other', case: 'ADV-2222-2222-1' })).status).toBe(422)
    expect((await api({ reason: 'consent-withdrawn', case: other })).status).toBe(422)
    expect((await api({ reason: 'other', case: mine })).status).toBe(409)
    expect((await api({ reason: 'other', case: other })).status).toBe(200)
    await service.until(reference, (one) => one.status === 'closed' || one.status === 'withdrawn')
  })

  it('is nobody else’s to withdraw, and only of its own referral', async () => {
    const [one, another] = [await offered(), await offered()]
    const form = formAt(await referrer.get(`/referrals/${one.reference}/cases/${one.id}/withdraw`), '/withdraw')
    const wrong = `/referrals/${one.reference}/cases/${another.id}/withdraw`
    expect((await referrer.get(wrong)).status).toBe(404)
    const stranger = await Visitor.signedIn(service.url, 'referrer.eastmoor')
    const _csrf = await stranger.csrfToken()
    expect((await stranger.send(form, { _csrf, reason: 'other' })).status).toBe(404)
    expect((await service.referral(one.reference)).cases[0]?.status).toBe('offered')
  })
})

describe('an offer about which its provider has asked', () => {
  it.each(['accept', 'decline'] as const)('has %s on its page, and that answers it', async (action) => {
    const { reference, id, who } = await offered()
    await service.act(who, id, 'query', { question: 'Who decides?' })
    const provider = await Visitor.signedIn(service.url, who)
    expect((await provider.get(`/cases/${id}`)).html).toContain(`/cases/${id}/${action}"`)
    const form = formAt(await provider.get(`/cases/${id}/${action}`), action)
    const page = await provider.send(form, action === 'accept' ? {} : { reason: 'conflict-of-interest' })
    expect(page.status).toBe(200)
    await service.until(reference, ({ cases: [one] }) =>
      action === 'accept' ? one?.status === 'accepted' : one?.provider?.id !== who.slice(9),
    )
  })
})

describe('a page of the commissioner that is stale', () => {
  it('takes no case from a provider that is seeing the person by now', async () => {
    const { reference, id, who } = await offered()
    const form = formAt(await commissioner.get(`/manage/cases/${id}`), '/re-assign')
    await service.act(who, id, 'accept')
    await service.act(who, id, 'allocate', { advocate: 'Wren Hollis' })
    await service.act(who, id, 'first-contact', {})
    const page = await commissioner.send(form, { reason: 'It does not answer.' })
    expect([page.status, page.text.includes('has changed since')]).toEqual([409, true])
    expect((await service.referral(reference)).cases[0]?.status).toBe('in-contact')
    const without = await commissioner.send(form, { reason: 'It does not answer.', status: null })
    expect(without.status).toBe(409)
  })

  it('can give a case again, by name, to the provider that it was taken from', async () => {
    const { reference, id, who } = await offered()
    const own = `westmarch-${who.slice(9)}`
    await commissioner.send(formAt(await commissioner.get(`/manage/cases/${id}`), '/re-assign'), { reason: 'Slow.' })
    await service.until(reference, ({ cases: [one] }) => one?.status === 'offered' && one.provider?.id !== who.slice(9))
    const page = await commissioner.get(`/manage/cases/${id}`)
    expect(page.text).toContain('You took this case from it before')
    await commissioner.send(formAt(page, '/re-assign'), { reason: 'It answers again.', contractId: own })
    await service.until(reference, ({ cases: [one] }) => one?.status === 'offered' && one.provider?.id === who.slice(9))
  })
})

describe('what is pressed twice', () => {
  it('is done once on a page, and answered as it was; a form that is opened anew is another', async () => {
    const { id, who } = await accepted()
    const provider = await Visitor.signedIn(service.url, who)
    const form = formAt(await provider.get(`/cases/${id}/hours`), '/hours')
    const pages = await Promise.all([1, 2, 3].map(() => provider.send(form, { hours: '1.5' })))
    for (const page of pages) expect([page.status, page.path]).toEqual([200, `/cases/${id}?done=hours`])
    const again = formAt(await provider.get(`/cases/${id}/hours`), '/hours')
    await provider.send(again, { hours: '1.5' })
    await provider.send(form, { hours: '2' })
    expect((await provider.get(`/cases/${id}/hours`)).text).toContain('5 hours')
    const contact = formAt(await provider.get(`/cases/${id}/messages`), '/messages')
    const written = await Promise.all([1, 2].map(() => provider.send(contact, { text: 'Ring us, please.' })))
    for (const page of written) expect(page.path).toBe(`/cases/${id}/messages?done=sent`)
    expect((await provider.get(`/cases/${id}/messages`)).text.split('Ring us, please.')).toHaveLength(2)
  })

  it('is done once through the API under one key, and answered as it was', async () => {
    const { id, who } = await accepted()
    const token = await service.token(who)
    const key = { 'idempotency-key': 'a-key-of-my-own' }
    const post = (action: string, body: unknown, headers: Record<string, string> = key) =>
      service.call('POST', `/api/cases/${id}/${action}`, { token, body, headers })
    const all = await Promise.all([1, 2, 3, 4].map(() => post('hours', { hours: 1.5 })))
    for (const answer of all) expect(answer).toMatchObject({ status: 200, body: { hours: 1.5 } })
    await post('hours', { hours: 2 }, {})
    expect(await post('hours', { hours: 1.5 })).toMatchObject({ status: 200, body: { hours: 1.5 } })
    expect((await post('hours', { hours: 3 })).status).toBe(409)
    expect((await post('hours', { hours: 3 }, { 'idempotency-key': 'short' })).status).toBe(422)
    const sends = await Promise.all(
      [1, 2].map(() => post('messages', { text: 'Hello.' }, { 'idempotency-key': 'message-1' })),
    )
    expect(sends.map(({ status, body }) => [status, body])).toEqual([sends[0], sends[0]].map((one) => [201, one?.body]))
    const given = { 'idempotency-key': 'give-back-1' }
    const back = [
      await post('give-back', { reason: 'area' }, given),
      await post('give-back', { reason: 'area' }, given),
    ]
    for (const answer of back) expect(answer).toMatchObject({ status: 200, body: { status: 'assigning' } })
  })
})
