// A commissioner takes a case from the provider that was asked or has it, on the service as it runs: at every stage, to a named
// contract, twice, at once, and tried by strangers.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SeenPage, type Typed, Visitor } from '../support/browserless.ts'
import { about, LocalService } from '../support/local-service.ts'

let service: LocalService
let commissioner: Visitor

beforeAll(async () => {
  service = await LocalService.fresh()
  commissioner = await Visitor.signedIn(service.url, 'commissioner.westmarch')
})
afterAll(async () => {
  await service.remove()
})

const WORK = {
  offered: [],
  queried: [['query', { question: 'Who decides?' }]],
  accepted: [['accept', {}]],
  allocated: [
    ['accept', {}],
    ['allocate', { advocate: 'Wren Hollis' }],
  ],
  'in-contact': [
    ['accept', {}],
    ['allocate', { advocate: 'Wren Hollis' }],
    ['first-contact', {}],
  ],
} as const
type Stage = keyof typeof WORK
const STAGES = ['offered', 'queried', 'accepted', 'allocated', 'in-contact'] as const

/** A case at a stage, with the provider that has it and the one that is left. */
const at = async (stage: Stage) => {
  const reference = await service.refer('care-act')
  const { id, provider } = await service.untilCase(reference, 'offered')
  const who = provider?.id ?? ''
  const next = who === 'northstar' ? 'lanternhouse' : 'northstar'
  for (const [action, body] of WORK[stage]) await service.act(`provider.${who}`, id, action, body)
  await service.untilCase(reference, stage)
  return { reference, id, who, next }
}

const REASON = 'It cannot be reached by phone any more.'
const formOn = (page: SeenPage) => {
  const form = page.forms.find(({ action, method }) => method === 'post' && action.endsWith('/re-assign'))
  if (form === undefined) throw new Error(`Nothing can be taken back here: ${page.status} ${page.text}`)
  return form
}
const takeBack = async (id: string, more: Typed = {}): Promise<SeenPage> =>
  commissioner.send(formOn(await commissioner.get(`/manage/cases/${id}`)), { reason: REASON, ...more })
const offeredTo = async (reference: string, provider: string) => {
  const { cases } = await service.until(reference, (one) => one.cases[0]?.provider?.id === provider)
  return cases[0]
}

describe('a case that is taken back', () => {
  it.each(STAGES)(
    'from %s is with the next provider, and the one that had it is told and reads no more of it',
    async (stage) => {
      const { reference, id, who, next } = await at(stage)
      const page = await takeBack(id)
      expect([page.status, page.path]).toEqual([200, `/manage/cases/${id}?done=re-assign`])
      expect((await offeredTo(reference, next))?.status).toBe('offered')
      const mails = await service.untilMails((all) => about(all, id, 'taken back').length > 0)
      const [mail] = about(mails, id, 'taken back')
      expect(mail?.to).toContain(`${who}.example`)
      const former = await Visitor.signedIn(service.url, `provider.${who}`)
      const seen = await former.get(`/cases/${id}`)
      expect([seen.status, seen.text.includes('took it back')]).toEqual([410, true])
      expect((await service.act(`provider.${who}`, id, 'accept')).status).not.toBe(200)
    },
  )

  it('leaves the story closed to the next provider until it accepts', async () => {
    const { reference, id, next } = await at('in-contact')
    await takeBack(id)
    await offeredTo(reference, next)
    const latter = await Visitor.signedIn(service.url, `provider.${next}`)
    expect((await latter.get(`/cases/${id}`)).text).toContain('all that may be shown before you accept')
    await service.act(`provider.${next}`, id, 'accept')
    expect((await latter.get(`/cases/${id}`)).text).toContain('The whole referral, as it was told')
    expect((await service.referral(reference)).cases[0]?.status).toBe('accepted')
  })

  it('goes its whole way with the next provider, and its clocks with it', async () => {
    const { reference, id, next } = await at('in-contact')
    const first = (await service.referral(reference)).cases[0]?.clocks
    await takeBack(id)
    await offeredTo(reference, next)
    await service.act(`provider.${next}`, id, 'accept')
    const clocks = (await service.referral(reference)).cases[0]?.clocks ?? []
    const startOf = (all: typeof first, milestone: string) =>
      all?.find((clock) => clock.milestone === milestone)?.startedAt
    expect(clocks.find(({ milestone }) => milestone === 'allocation')?.state).toBe('running')
    expect(startOf(clocks, 'report')).toBe(startOf(first, 'report'))
    expect((await commissioner.get(`/clocks/${id}/allocation`)).status).toBe(200)
    await service.act(`provider.${next}`, id, 'allocate', { advocate: 'Idris Fairweather' })
    await service.act(`provider.${next}`, id, 'first-contact', {})
    await service.act(`provider.${next}`, id, 'report', {})
    const closing = { outcomes: ['views-represented'], summary: 'Views were put.', hours: 2 }
    expect((await service.act(`provider.${next}`, id, 'close', closing)).status).toBe(200)
  })

  it('is for the commissioner to place once nobody is left, and not asked again of those it was taken from', async () => {
    const { reference, id, next } = await at('accepted')
    await takeBack(id)
    await offeredTo(reference, next)
    await takeBack(id, { reason: 'A conflict of interest has come up.' })
    await service.untilCase(reference, 'unplaced')
    const page = await commissioner.get(`/manage/cases/${id}`)
    expect(page.text).toContain('Taken back by the commissioner')
    expect(page.text).toContain('enter that as a contract first')
    expect((await commissioner.get('/manage')).text).toContain('the case was taken back from it')
  })

  it('is asked of the contract that was named', async () => {
    const { reference, id, next } = await at('accepted')
    const page = await takeBack(id, { contractId: `westmarch-${next}` })
    expect(page.status).toBe(200)
    await offeredTo(reference, next)
  })
})

describe('a case that is not', () => {
  it.each([
    ['without a reason', { reason: '' }, 'Say why you take the case back'],
    ['with a reason that is too long', { reason: 'x'.repeat(1_001) }, 'Shorten the reason'],
    ['for a contract of another area', { contractId: 'eastmoor-beacon' }, 'has no room any more'],
    ['for the provider that has it', { contractId: 'own' }, 'has no room any more'],
  ] as const)('%s says so and changes nothing', async (_, more, said) => {
    const { reference, id, who } = await at('accepted')
    const page = await takeBack(id, {
      ...more,
      ...('contractId' in more && more.contractId === 'own' ? { contractId: `westmarch-${who}` } : {}),
    })
    expect([page.status, page.text.includes(said)]).toEqual([422, true])
    expect((await service.referral(reference)).cases[0]?.status).toBe('accepted')
  })

  it('taken twice: sent again and at once it is taken once', async () => {
    const { reference, id, next } = await at('accepted')
    const form = formOn(await commissioner.get(`/manage/cases/${id}`))
    await Promise.all(Array.from({ length: 5 }, () => commissioner.send(form, { reason: REASON })))
    await offeredTo(reference, next)
    await commissioner.send(form, { reason: REASON })
    const other = await commissioner.send(form, { reason: 'Another thought.' })
    expect([other.status, other.text.includes('has changed since')]).toEqual([409, true])
    expect((await service.referral(reference)).cases[0]?.provider?.id).toBe(next)
    await service.untilMails((mails) => about(mails, id, 'taken back').length === 1)
  })

  it('there for a commissioner of another area, or for anybody else', async () => {
    const { id } = await at('accepted')
    const form = formOn(await commissioner.get(`/manage/cases/${id}`))
    for (const person of ['commissioner.eastmoor', 'provider.northstar', 'referrer.westmarch']) {
      const visitor = await Visitor.signedIn(service.url, person)
      expect([403, 404]).toContain((await visitor.get(`/manage/cases/${id}`)).status)
      const _csrf = await visitor.csrfToken()
      expect([403, 404]).toContain((await visitor.send(form, { reason: REASON, _csrf })).status)
    }
  })
})

describe('cases that nobody could take', () => {
  it('are looked at again together for one reason, with the room that there is beside them', async () => {
    const { reference, id } = await at('offered')
    // Both providers let it pass.
    for (let days = 0; days < 12 && (await service.referral(reference)).cases[0]?.status !== 'unplaced'; days += 1)
      await service.advance('P1D')
    await service.untilCase(reference, 'unplaced')
    // Days have passed, and the session with them.
    const later = await Visitor.signedIn(service.url, 'commissioner.westmarch')
    const desk = await later.get('/manage')
    for (const told of ['Room by contract', 'Places free', 'Enter a new contract']) expect(desk.text).toContain(told)
    const form = desk.forms.find(({ action }) => action === '/manage/look-again')
    if (form === undefined) throw new Error('Nothing can be looked at again here')
    const without = await later.send(form, { reason: '' })
    expect([without.status, without.text.includes('Say what has changed')]).toEqual([422, true])
    const done = await later.send(form, { reason: 'They answer again.' })
    expect([done.status, done.text.includes('being looked for')]).toEqual([200, true])
    await service.untilCase(reference, 'offered')
    const again = await later.send(form, { reason: 'They answer again.' })
    expect(again.text).toContain('nothing was changed')
    expect((await later.get(`/manage/cases/${id}`)).text).toContain('They answer again.')
  })
})
