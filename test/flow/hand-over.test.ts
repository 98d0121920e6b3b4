// A case that goes on in another area, on the service as it runs: at every stage, with and without a joint period, twice, at
// once, and asked for by strangers.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SeenPage, type Typed, Visitor } from '../support/browserless.ts'
import { about, LocalService } from '../support/local-service.ts'

let service: LocalService
let referrer: Visitor

beforeAll(async () => {
  service = await LocalService.fresh()
  referrer = await Visitor.signedIn(service.url, 'referrer.westmarch')
})
afterAll(async () => {
  await service.remove()
})

type Stage = 'offered' | 'queried' | 'accepted' | 'allocated' | 'in-contact' | 'reported'

const WORK: Record<Stage, (readonly [action: string, body?: object])[]> = {
  offered: [],
  queried: [['query', { question: 'Who decides?' }]],
  accepted: [['accept']],
  allocated: [['accept'], ['allocate', { advocate: 'Wren Hollis' }]],
  'in-contact': [['accept'], ['allocate', { advocate: 'Wren Hollis' }], ['first-contact', {}]],
  reported: [['accept'], ['allocate', { advocate: 'Wren Hollis' }], ['first-contact', {}], ['report', {}]],
}

/** A referral whose one case stands at a stage, and the person who works on it. */
const at = async (stage: Stage): Promise<{ reference: string; id: string; worker: string }> => {
  const reference = await service.refer('care-act')
  const { id, provider } = await service.untilCase(reference, 'offered')
  const worker = `provider.${provider?.id}`
  for (const [action, body] of WORK[stage]) await service.act(worker, id, action, body ?? {})
  await service.untilCase(reference, stage)
  return { reference, id, worker }
}

const pathOf = ({ reference, id }: { reference: string; id: string }): string =>
  `/referrals/${reference}/cases/${id}/hand-over`

const TO_EASTMOOR: Typed = { area: 'eastmoor', reason: 'person-moved', joint: 'no' }

const formOn = (page: SeenPage) => {
  const form = page.forms.find(({ action, method }) => method === 'post' && action.endsWith('/hand-over'))
  if (form === undefined) throw new Error(`Nothing can be handed over here: ${page.status} ${page.text}`)
  return form
}
const handOver = async (of: { reference: string; id: string }, more: Typed = {}): Promise<SeenPage> =>
  referrer.send(formOn(await referrer.get(pathOf(of))), { ...TO_EASTMOOR, ...more })

const dayIn = async (days: number): Promise<Typed> => {
  const now = Date.parse(await service.advance('PT0S'))
  const [year = '', month = '', day = ''] = new Date(now + days * 86_400_000).toISOString().slice(0, 10).split('-')
  return { joint: 'yes', 'jointUntil-day': day, 'jointUntil-month': month, 'jointUntil-year': year }
}

describe('a case that is handed over at once', () => {
  it.each(['offered', 'queried', 'accepted', 'allocated', 'in-contact'] as const)(
    'from %s ends in its area and is offered in the new one, with the receipt that it had',
    async (stage) => {
      const of = await at(stage)
      const before = await service.referral(of.reference)
      const page = await handOver(of)
      expect([page.status, page.path]).toEqual([200, `/referrals/${of.reference}?done=handed-over`])
      const { cases, status } = await service.until(of.reference, (one) => one.cases[1]?.status === 'offered')
      expect([status, cases.map((one) => one.status)]).toEqual(['open', ['closed', 'offered']])
      expect(cases[1]).toMatchObject({ id: `${of.reference}-2`, role: 'care-act', provider: { id: 'beacon' } })
      expect(cases[1]?.rule).toBe(before.cases[0]?.rule)
      expect(page.text).toContain('Handed over to')
      await service.untilMails((mails) => about(mails, of.id, 'handed over').length > 0)
    },
  )

  it('is read by its new provider once it has accepted, without another form', async () => {
    const of = await at('in-contact')
    await handOver(of)
    await service.until(of.reference, (one) => one.cases[1]?.status === 'offered')
    const beacon = await Visitor.signedIn(service.url, 'provider.beacon')
    expect((await beacon.get(`/cases/${of.reference}-2`)).text).not.toContain('As it was told')
    await service.act('provider.beacon', `${of.reference}-2`, 'accept')
    const page = await beacon.get(`/cases/${of.reference}-2`)
    expect(page.text).toContain('The whole referral, as it was told')
    expect((await beacon.get(`/cases/${of.id}`)).status).toBe(404)
    const commissioner = await Visitor.signedIn(service.url, 'commissioner.eastmoor')
    expect((await commissioner.get(`/manage/cases/${of.reference}-2`)).text).toContain(
      'Handed over from Westmarch Council',
    )
    expect((await commissioner.get(`/manage/cases/${of.id}`)).status).toBe(404)
  })

  it('ends the work of the first provider, and says what happened where both are read', async () => {
    const of = await at('accepted')
    await handOver(of)
    const page = await referrer.get(`/referrals/${of.reference}`)
    expect(page.text).toContain(`case handed over to another area, as case ${of.reference}-2`)
    const northstar = await Visitor.signedIn(service.url, of.worker)
    expect((await northstar.get(`/cases/${of.id}`)).text).toContain(
      `Handed over to another area, as case ${of.reference}-2`,
    )
    const { status } = await service.act(of.worker, of.id, 'allocate', { advocate: 'Wren Hollis' })
    expect(status).toBe(409)
  })

  it('goes to the commissioner where the new area has no contract', async () => {
    const reference = await service.refer('imca')
    const { id, provider } = await service.untilCase(reference, 'offered')
    await service.act(`provider.${provider?.id}`, id, 'accept')
    await handOver({ reference, id }, { area: 'brynafon' })
    const { cases } = await service.until(reference, (one) => one.cases[1]?.status === 'unplaced')
    expect(cases[1]?.provider).toBeUndefined()
  })
})

describe('a case that both work on for a time', () => {
  it('goes on with its first provider until the day, and then ends by itself', async () => {
    const of = await at('allocated')
    const page = await handOver(of, await dayIn(7))
    expect(page.text).toContain('this provider works on it as well')
    await service.until(of.reference, (one) => one.cases[1]?.status === 'offered')
    expect((await service.act(of.worker, of.id, 'first-contact', {})).status).toBe(200)
    expect((await service.act('provider.beacon', `${of.reference}-2`, 'accept')).status).toBe(200)
    await service.advance('P6D')
    expect((await service.referral(of.reference)).cases[0]?.status).toBe('in-contact')
    await service.advance('P2D')
    const { cases, status } = await service.until(of.reference, (one) => one.cases[0]?.status === 'closed')
    expect([status, cases[1]?.status]).toEqual(['open', 'accepted'])
    referrer = await Visitor.signedIn(service.url, 'referrer.westmarch')
  })

  it('is withdrawn with the referral, both of it', async () => {
    const of = await at('accepted')
    await handOver(of, await dayIn(7))
    await service.until(of.reference, (one) => one.cases[1]?.status === 'offered')
    const token = await service.token('referrer.westmarch')
    const body = { reason: 'person-died' }
    await service.call('POST', `/api/referrals/${of.reference}/withdraw`, { token, body })
    const { cases } = await service.referral(of.reference)
    expect(cases.map(({ status }) => status)).toEqual(['withdrawn', 'withdrawn'])
  })
})

describe('a hand-over that is not', () => {
  it.each([
    ['to nowhere', { area: '' }, 'Choose the authority'],
    ['to an area that nobody knows', { area: 'atlantis' }, 'Choose the authority'],
    ['to its own area', { area: 'westmarch' }, 'in this area already'],
    ['to where its law is none', { area: 'brynafon' }, 'not the law of that area'],
    ['without a reason', { reason: null }, 'Say why the case is handed over'],
    ['without saying whether both work on it', { joint: null }, 'Say whether both work on it'],
    ['until no day', { joint: 'yes' }, 'Give the date until which'],
    [
      'until a day that is none',
      { joint: 'yes', 'jointUntil-day': '31', 'jointUntil-month': '2', 'jointUntil-year': '2027' },
      'real date',
    ],
    [
      'until a day long ago',
      { joint: 'yes', 'jointUntil-day': '1', 'jointUntil-month': '2', 'jointUntil-year': '2020' },
      'today or later',
    ],
    [
      'until a day far away',
      { joint: 'yes', 'jointUntil-day': '1', 'jointUntil-month': '2', 'jointUntil-year': '2030' },
      'within four weeks',
    ],
  ] as const)('%s says so and changes nothing', async (_, more, said) => {
    const of = await at('accepted')
    const page = await handOver(of, more)
    expect([page.status, page.text.includes(said)]).toEqual([422, true])
    expect((await service.referral(of.reference)).cases).toHaveLength(1)
  })

  it('is possible once its report is in', async () => {
    const of = await at('reported')
    expect((await referrer.get(pathOf(of))).status).toBe(409)
    expect((await referrer.get(`/referrals/${of.reference}`)).html).not.toContain('/hand-over')
  })

  it('comes of a second time: sent twice and at once it makes one new case', async () => {
    const of = await at('allocated')
    const form = formOn(await referrer.get(pathOf(of)))
    const answers = await Promise.all(Array.from({ length: 5 }, () => referrer.send(form, TO_EASTMOOR)))
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409, 409, 409, 409])
    const again = await referrer.send(form, TO_EASTMOOR)
    expect([again.status, again.text.includes('handed over to another area already')]).toEqual([409, true])
    expect((await service.referral(of.reference)).cases).toHaveLength(2)
  })

  it('is there for anybody else', async () => {
    const of = await at('accepted')
    const form = formOn(await referrer.get(pathOf(of)))
    for (const person of ['referrer.eastmoor', 'reviewer.westmarch', 'provider.northstar', 'commissioner.eastmoor']) {
      const visitor = await Visitor.signedIn(service.url, person)
      expect([403, 404]).toContain((await visitor.get(pathOf(of))).status)
      const sent = await visitor.send(form, { ...TO_EASTMOOR, _csrf: await visitor.csrfToken() })
      expect([403, 404]).toContain(sent.status)
    }
    expect((await service.referral(of.reference)).cases).toHaveLength(1)
    const other = await at('accepted')
    expect((await referrer.get(pathOf({ ...of, id: other.id }))).status).toBe(404)
  })
})
