// The provider's desk from acceptance on: another advocate, hours, messages with those who referred, and lists in pages.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { Visitor } from '../support/browserless.ts'
import { about, LocalService } from '../support/local-service.ts'

let service: LocalService
let referrer: Visitor
let provider: Visitor

beforeAll(async () => {
  service = await LocalService.fresh()
  referrer = await Visitor.signedIn(service.url, 'referrer.westmarch')
  provider = await Visitor.signedIn(service.url, 'provider.northstar')
})
afterAll(async () => {
  await service.remove()
})

const accepted = async (): Promise<{ reference: string; id: string }> => {
  const reference = await service.refer('care-act')
  const { id } = await service.untilCase(reference, 'offered')
  await service.act('provider.northstar', id, 'accept')
  return { reference, id }
}

const message = z.object({
  number: z.int(),
  from: z.string(),
  text: z.string(),
  openedAt: z.string().optional(),
})
const write = (person: string, id: string, text: unknown) => service.act(person, id, 'messages', { text })
const read = async (person: string, id: string) => {
  const answer = await service.call('GET', `/api/cases/${id}/messages`, { token: await service.token(person) })
  return {
    status: answer.status,
    messages: z.object({ messages: z.array(message) }).safeParse(answer.body).data?.messages,
  }
}
const mailsOfMessages = async (reference: string) => about(await service.mails(), reference, 'a message on')

const formFor = async (visitor: Visitor, path: string) => {
  const page = await visitor.get(path)
  const form = page.forms.find(({ action }) => action === path)
  if (form === undefined) throw new Error(`${path} has no form to write: ${page.title}`)
  return form
}

describe('another advocate', () => {
  it('takes over by a second allocation; the date of the first stays, and the referrer is mailed without a name', async () => {
    const { reference, id } = await accepted()
    await service.act('provider.northstar', id, 'allocate', { advocate: 'Wren Hollis' })
    const reachedAt = (await service.untilCase(reference, 'allocated')).clocks.find(
      ({ milestone }) => milestone === 'allocation',
    )?.reachedAt
    await service.advance('PT1H')
    const answer = await service.act('provider.northstar', id, 'allocate', {
      advocate: 'Idris Fairweather',
      reason: 'person-asked',
    })
    expect([answer.status, answer.body]).toMatchObject([200, { advocate: 'Idris Fairweather', status: 'allocated' }])
    const after = await service.untilCase(reference, 'allocated')
    expect(after.clocks.find(({ milestone }) => milestone === 'allocation')?.reachedAt).toBe(reachedAt)
    await service.untilMails((mails) => about(mails, reference, 'another advocate').length > 0)
    const [mail, ...more] = about(await service.mails(), reference, 'another advocate')
    expect([mail?.to, more]).toEqual(['referrer@westmarch.example', []])
    expect(`${mail?.subject} ${mail?.text} ${mail?.html}`).not.toMatch(/Idris|Fairweather|asked/)
  })

  it('is refused when it is the same one, twice, and to another provider', async () => {
    const { id } = await accepted()
    const early = await service.act('provider.northstar', id, 're-allocate', { advocate: 'Idris Fairweather' })
    await service.act('provider.northstar', id, 'allocate', { advocate: 'Wren Hollis' })
    const same = await service.act('provider.northstar', id, 're-allocate', {
      advocate: 'Wren Hollis',
      reason: 'other',
    })
    const again = await service.act('provider.northstar', id, 'allocate', { advocate: 'Wren Hollis' })
    const others = await service.act('provider.lanternhouse', id, 're-allocate', { advocate: 'Idris Fairweather' })
    expect([early.status, same.status, again.status, others.status]).toEqual([409, 422, 409, 404])
  })
})

describe('hours', () => {
  it('add up as they are worked, and stand when the case is closed without saying more', async () => {
    const { id } = await accepted()
    await service.act('provider.northstar', id, 'allocate', { advocate: 'Wren Hollis' })
    await service.act('provider.northstar', id, 'hours', { hours: 1.5 })
    const second = await service.act('provider.northstar', id, 'hours', { hours: 0.75 })
    expect(second.body).toMatchObject({ hours: 2.25 })
    const wrong = await Promise.all(
      [{ hours: 0 }, { hours: 25 }, { hours: 1, on: '2099-01-01' }, { hours: '1' }, {}].map((body) =>
        service.act('provider.northstar', id, 'hours', body),
      ),
    )
    expect(wrong.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422])
    await service.act('provider.northstar', id, 'first-contact', {})
    const closed = await service.act('provider.northstar', id, 'close', {
      outcomes: ['views-represented'],
      summary: 'Heard.',
    })
    expect(closed.body).toMatchObject({ status: 'closed', hours: 2.25 })
  })
})

describe('messages', () => {
  it('go between the two sides; one mail tells of all that are not opened yet, and nothing of what they say', async () => {
    const { reference, id } = await accepted()
    const first = await write('referrer.westmarch', id, 'The meeting is in the Heron Room.')
    expect([first.status, first.body]).toMatchObject([201, { number: 1, from: 'referrer' }])
    await write('referrer.westmarch', id, 'It begins at two.')
    await service.untilMails((mails) => about(mails, reference, 'a message on').length > 0)
    const [mail, ...more] = await mailsOfMessages(reference)
    expect([mail?.to, more]).toEqual(['referrals@northstar.example', []])
    expect(mail?.text).toContain(`/cases/${id}/messages`)
    expect(`${mail?.subject} ${mail?.text} ${mail?.html}`).not.toMatch(/Heron|meeting|begins/)
    expect(service.log()).not.toMatch(/Heron|It begins/)

    expect((await read('provider.northstar', id)).messages?.map(({ text }) => text)).toEqual([
      'The meeting is in the Heron Room.',
      'It begins at two.',
    ])
    expect((await read('referrer.westmarch', id)).messages?.every(({ openedAt }) => openedAt !== undefined)).toBe(true)

    await write('provider.northstar', id, 'Thank you.')
    await write('referrer.westmarch', id, 'And bring the plan.')
    const mails = await service.untilMails((all) => about(all, reference, 'a message on').length >= 3)
    expect(about(mails, reference, 'a message on').map(({ to }) => to)).toEqual([
      'referrals@northstar.example',
      'referrer@westmarch.example',
      'referrals@northstar.example',
    ])
  })

  it('change nothing of the case but that there is one more', async () => {
    const { reference, id } = await accepted()
    const { clocks } = await service.untilCase(reference, 'accepted')
    await write('provider.northstar', id, 'Which entrance?')
    await read('referrer.westmarch', id)
    expect((await service.untilCase(reference, 'accepted')).clocks).toEqual(clocks)
  })

  it('of many sent at once are all there, each under a number of its own, with one mail', async () => {
    const { reference, id } = await accepted()
    const sent = await Promise.all(
      Array.from({ length: 6 }, (_, place) => write('provider.northstar', id, `Message ${place}`)),
    )
    expect(sent.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 201))
    await service.untilMails((mails) => about(mails, reference, 'a message on').length > 0)
    const { messages = [] } = await read('referrer.westmarch', id)
    expect(messages.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6])
    expect(new Set(messages.map(({ text }) => text)).size).toBe(6)
    expect(await mailsOfMessages(reference)).toHaveLength(1)
  })

  it('are not there for anybody else, nor for anybody before acceptance but those who referred', async () => {
    const reference = await service.refer('care-act')
    const { id } = await service.untilCase(reference, 'offered')
    expect((await write('provider.northstar', id, 'May I?')).status).toBe(404)
    expect((await read('provider.northstar', id)).status).toBe(404)
    expect((await write('referrer.westmarch', id, 'Hello?')).status).toBe(409)
    await service.act('provider.northstar', id, 'accept')
    await write('referrer.westmarch', id, 'Now.')
    for (const [person, status] of [
      ['referrer.eastmoor', 404],
      ['provider.lanternhouse', 404],
      ['provider.beacon', 404],
      ['reviewer.westmarch', 403],
      ['commissioner.westmarch', 403],
    ] as const) {
      expect([person, (await read(person, id)).status]).toEqual([person, status])
      expect([person, (await write(person, id, 'Mine?')).status]).toEqual([person, status])
    }
  })

  it.each<[string, unknown]>([
    ['too long', 'x'.repeat(2_001)],
    ['empty', '   '],
    ['no text', 7],
    ['missing', undefined],
    ['text that cannot be read', 'a\u0000b'],
    ['text that shows in another order', 'a\u202Eb'],
  ])('are refused when %s', async (_, text) => {
    const { id } = await accepted()
    expect((await write('provider.northstar', id, text)).status).toBe(422)
    expect((await read('provider.northstar', id)).messages).toEqual([])
  })

  it('are neither read by the provider nor sent by anybody once the consent to share is withdrawn', async () => {
    const { reference, id } = await accepted()
    await write('referrer.westmarch', id, 'She likes to be called Goldie.')
    const page = await referrer.get(`/referrals/${reference}/consent`)
    const form = page.forms.find(({ action }) => action === `/referrals/${reference}/consent`)
    if (form === undefined) throw new Error(`No form to withdraw consent: ${page.title}`)
    await referrer.send(form, { 'consent.how': 'spoken', 'consent.basisForSharing': 'stop' })
    const gone = await provider.get(`/cases/${id}/messages`)
    expect([gone.status, gone.text.includes('Goldie')]).toEqual([403, false])
    expect((await read('provider.northstar', id)).status).toBe(404)
    expect((await write('provider.northstar', id, 'May I still?')).status).toBe(404)
    expect((await write('referrer.westmarch', id, 'No.')).status).toBe(409)
    expect((await read('referrer.westmarch', id)).messages).toHaveLength(1)
  })

  it('end with the case, and stay to be read', async () => {
    const { id } = await accepted()
    await write('provider.northstar', id, 'We are on our way.')
    await service.act('provider.northstar', id, 'close', {
      outcomes: ['person-declined-advocacy'],
      summary: 'Declined at the door.',
    })
    expect((await write('referrer.westmarch', id, 'Why?')).status).toBe(409)
    expect((await read('referrer.westmarch', id)).messages).toHaveLength(1)
  })
})

describe('the pages of messages', () => {
  it('tell how many are new until they are opened, and keep what was too long to be sent', async () => {
    const { reference, id } = await accepted()
    const thread = `/referrals/${reference}/cases/${id}/messages`
    const sent = await referrer.send(await formFor(referrer, thread), { text: 'She is on Heron Ward.' })
    expect([sent.path, sent.text.includes('Not opened yet')]).toEqual([`${thread}?done=sent`, true])
    expect((await provider.get('/cases')).text).toContain('1 new message')
    expect((await provider.get(`/cases/${id}`)).text).not.toContain('Heron Ward')
    const long = `It is urgent. ${'x'.repeat(2_000)}`
    const refused = await provider.send(await formFor(provider, `/cases/${id}/messages`), { text: long })
    expect([refused.status, refused.text.includes(long)]).toEqual([422, true])
    expect((await provider.get(`/cases/${id}`)).text).not.toContain('1 new message')
    expect((await referrer.get(thread)).text).toMatch(/Opened by [A-Z]/)
  })

  it('are not there for others, nor under another referral', async () => {
    const [one, other] = [await accepted(), await accepted()]
    expect((await referrer.get(`/referrals/${other.reference}/cases/${one.id}/messages`)).status).toBe(404)
    const stranger = await Visitor.signedIn(service.url, 'provider.lanternhouse')
    expect((await stranger.get(`/cases/${one.id}/messages`)).status).toBe(404)
    const abroad = await Visitor.signedIn(service.url, 'referrer.eastmoor')
    expect((await abroad.get(`/referrals/${one.reference}/cases/${one.id}/messages`)).status).toBe(404)
  })

  it('of two who name an advocate at once one wins, and the other reads who did', async () => {
    const { id } = await accepted()
    const form = await formFor(provider, `/cases/${id}/allocate`)
    await provider.send(form, { advocate: 'Wren Hollis' })
    const second = await provider.send(form, { advocate: 'Idris Fairweather' })
    expect(second.status).toBe(409)
    expect(second.text).toContain('Wren Hollis')
  })
})

describe('the list of cases', () => {
  it.each([
    ['nonsense', 'nonsense'],
    ['too few parts', Buffer.from('["open#","a"]').toString('base64url')],
    ['another list', Buffer.from('["REFERRAL#2026","a","b"]').toString('base64url')],
    ['far too long', 'ended'.repeat(300)],
  ])('is not read from a cursor that is none: %s', async (_, cursor) => {
    const answer = await service.call('GET', `/api/cases?cursor=${cursor}`, {
      token: await service.token('provider.northstar'),
    })
    expect(answer.status).toBe(422)
  })

  it('gives a reader nothing of anybody else, whatever place a cursor tells', async () => {
    await accepted()
    const forged = Buffer.from(
      JSON.stringify(['open#2000-01-01T00:00:00.000Z#', 'REFERRAL#ADV-2222-2222', 'CASE#1']),
    ).toString('base64url')
    const answer = await service.call('GET', `/api/cases?cursor=${forged}`, {
      token: await service.token('provider.beacon'),
    })
    expect([answer.status, answer.body]).toEqual([200, { cases: [] }])
  })
})
