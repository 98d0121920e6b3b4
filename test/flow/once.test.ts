// What is done once, however often and by however many it is asked for: a referral sent twice, an offer answered by two, a link
// that scanners follow.
import { ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { type SeenPage, Visitor } from '../support/browserless.ts'
import { TestEngine } from '../support/engine-table.ts'
import { about, type ApiAnswer, linkIn, LocalService } from '../support/local-service.ts'

const NORTHSTAR = 'provider.northstar'
const CONTACT = 'referrals@northstar.example'

let engine: TestEngine
let service: LocalService
let tableName: string
let referrer: string
let coordinator: string
let careAct: Record<string, unknown>

beforeAll(async () => {
  engine = await TestEngine.start()
  process.env['DYNAMODB_ENDPOINT'] = engine.endpoint
  service = new LocalService(engine.folder)
  await service.start()
  tableName = (await engine.client.send(new ListTablesCommand())).TableNames?.[0] ?? ''
  referrer = await service.token('referrer.westmarch')
  coordinator = await service.token(NORTHSTAR)
  careAct = await service.example('care-act')
})
afterAll(async () => {
  await service.remove()
  await engine.stop()
})

const ofKind = async (kind: string) =>
  [...(await engine.items(tableName)).values()].filter((item) => item['kind'] === kind)

const send = (key: string, body: unknown = careAct, token = referrer): Promise<ApiAnswer> =>
  service.call('POST', '/api/referrals', { token, body, headers: { 'idempotency-key': key } })

const referenceIn = ({ body }: ApiAnswer): string => z.object({ reference: z.string() }).parse(body).reference
const statuses = (answers: { status: number }[]): number[] =>
  answers.map(({ status }) => status).sort((one, other) => one - other)
const times = <T>(count: number, make: (place: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, place) => make(place)))

describe('a referral that is sent again', () => {
  it('one after another under its key, is one referral, told of as it stands by then', async () => {
    const first = await send('again-1234')
    const reference = referenceIn(first)
    await service.untilCase(reference, 'offered')
    const again = await send('again-1234')
    expect([first.status, again.status, referenceIn(again)]).toEqual([201, 201, reference])
    expect(again.headers.get('location')).toBe(`/api/referrals/${reference}`)
    expect(again.body).toMatchObject({ status: 'open', cases: [{ status: 'offered' }] })
    await service.advance('PT0S')
    const mails = about(await service.mails(), reference).map(({ to }) => to)
    expect(mails.sort()).toEqual([CONTACT, 'referrer@westmarch.example'])
  })

  it('eight times at once under its key, is one referral with one case', async () => {
    const before = (await ofKind('referral')).length
    const answers = await times(8, () => send('at-once-1234'))
    expect(statuses(answers)).toEqual(Array.from({ length: 8 }, () => 201))
    expect(new Set(answers.map(referenceIn)).size).toBe(1)
    const [first] = answers
    const reference = first === undefined ? '' : referenceIn(first)
    await service.untilCase(reference, 'offered')
    await service.advance('PT0S')
    expect((await ofKind('referral')).length).toBe(before + 1)
    const cases = (await ofKind('case')).filter(({ pk }) => pk === `REFERRAL#${reference}`)
    expect(cases).toHaveLength(1)
    expect(about(await service.mails(), reference)).toHaveLength(2)
  })

  it('written down in another order, is the same referral', async () => {
    const reversed = (value: unknown): unknown =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(
            Object.entries(value)
              .toReversed()
              .map(([name, part]) => [name, reversed(part)]),
          )
        : value
    const first = await send('reversed-1234')
    const again = await send('reversed-1234', JSON.stringify(reversed(careAct), null, 2))
    expect([again.status, referenceIn(again)]).toEqual([201, referenceIn(first)])
  })

  it('under its key with something else in it, is refused, whatever came of the first', async () => {
    const first = await send('other-1234')
    const before = (await ofKind('referral')).length
    const imca = await service.example('imca')
    const again = await send('other-1234', imca)
    expect(again).toMatchObject({
      status: 409,
      body: { errors: [{ field: 'Idempotency-Key', code: 'idempotency-key-reused' }] },
    })
    expect((await ofKind('referral')).length).toBe(before)
    await service.call('POST', `/api/referrals/${referenceIn(first)}/withdraw`, {
      token: referrer,
      body: { reason: 'other' },
    })
    expect((await send('other-1234', imca)).status).toBe(409)
    expect(await send('other-1234')).toMatchObject({ status: 201, body: { status: 'withdrawn' } })
  })

  it('at once with different things in it, is the one that was first', async () => {
    const bodies = await Promise.all((['imca', 'imha', 'care-act'] as const).map((name) => service.example(name)))
    const before = (await ofKind('referral')).length
    const answers = await times(6, (place) => send('different-1234', bodies[place % 3]))
    const accepted = answers.filter(({ status }) => status === 201)
    expect(statuses(answers)).toEqual([201, 201, 409, 409, 409, 409])
    expect(new Set(accepted.map(referenceIn)).size).toBe(1)
    expect((await ofKind('referral')).length).toBe(before + 1)
  })

  it('under the same key by somebody else, is theirs', async () => {
    const eastmoor = await service.token('referrer.eastmoor')
    const [mine, theirs] = [await send('shared-1234'), await send('shared-1234', careAct, eastmoor)]
    expect(statuses([mine, theirs])).toEqual([201, 201])
    expect(referenceIn(mine)).not.toBe(referenceIn(theirs))
  })
})

/** A case that is offered to northstar, and the path of the link in its mail. */
const offered = async (): Promise<{ reference: string; id: string; link: string }> => {
  const reference = await service.refer(careAct)
  const { id } = await service.untilCase(reference, 'offered')
  const mails = await service.untilMails((sent) => about(sent, id, 'new case').length === 1)
  return { reference, id, link: new URL(linkIn(about(mails, id, 'new case')[0])).pathname }
}

const act = (id: string, action: string, body: unknown = {}): Promise<ApiAnswer> =>
  service.call('POST', `/api/cases/${id}/${action}`, { token: coordinator, body })
const statusOf = async (reference: string) => (await service.referral(reference)).cases[0]
const DEAD = 'This link does not open an offer'
const ACCEPT = { choice: 'accept', email: CONTACT }
const answerBy = (link: string, fields: Record<string, string>): Promise<SeenPage> =>
  new Visitor(service.url).post(link, fields, { follow: false })
const eventsOf = async (id: string, type: string) =>
  (await ofKind('event')).filter(
    ({ pk, event }) =>
      pk === `REFERRAL#${id.slice(0, -2)}` && z.object({ type: z.string() }).parse(event).type === type,
  )

const heldByNorthstar = async (): Promise<number> => {
  const room = (await ofKind('room')).find(({ sk }) => sk === 'westmarch-northstar')
  return z.object({ held: z.number() }).parse(room).held
}

describe('an offer that two answer at once', () => {
  it('is accepted by one coordinator, and the other is told that it was', async () => {
    const { id, reference } = await offered()
    const answers = await times(8, () => act(id, 'accept'))
    expect(statuses(answers)).toEqual([200, ...Array.from({ length: 7 }, () => 409)])
    for (const { body } of answers.filter(({ status }) => status === 409))
      expect(body).toMatchObject({ errors: [{ field: 'status', code: 'already-answered' }] })
    expect(await eventsOf(id, 'offer-accepted')).toHaveLength(1)
    await service.advance('PT0S')
    expect(about(await service.mails(), reference, 'is yours')).toHaveLength(1)
    expect(about(await service.mails(), reference, 'accepted')).toHaveLength(1)
  })

  it('by the link and signed in, is answered by one of them', async () => {
    const { id, link } = await offered()
    const [byLink, signedIn] = await Promise.all([answerBy(link, ACCEPT), act(id, 'accept')])
    // Whoever is quicker: the page of a redirect is empty, that of a refusal says how it stands.
    expect([
      [303, '', 409],
      [409, 'This offer has been answered', 200],
    ]).toContainEqual([byLink.status, byLink.heading, signedIn.status])
    expect(await eventsOf(id, 'offer-accepted')).toHaveLength(1)
  })

  it('who press the same link eight times at once, is answered once', async () => {
    const { id, link } = await offered()
    const answers = await times(8, () => answerBy(link, ACCEPT))
    expect(statuses(answers)).toEqual([303, ...Array.from({ length: 7 }, () => 409)])
    expect(await eventsOf(id, 'offer-accepted')).toHaveLength(1)
  })

  it('one with yes and one with no, goes by the first', async () => {
    const { id, reference, link } = await offered()
    const [yes, no] = await Promise.all([
      act(id, 'accept'),
      answerBy(link, { choice: 'decline', reason: 'capacity', email: CONTACT }),
    ])
    const accepted = await eventsOf(id, 'offer-accepted')
    const declined = await eventsOf(id, 'offer-declined')
    expect([yes.status === 200, no.status === 303]).toEqual([accepted.length === 1, declined.length === 1])
    expect(accepted.length + declined.length).toBe(1)
    await service.until(reference, ({ cases }) =>
      accepted.length === 1 ? cases[0]?.status === 'accepted' : cases[0]?.provider?.id === 'lanternhouse',
    )
  })

  it('while the referral is withdrawn, ends withdrawn, and its room is given back', async () => {
    const { id, reference } = await offered()
    const before = await heldByNorthstar()
    const withdrawal = service.call('POST', `/api/referrals/${reference}/withdraw`, {
      token: referrer,
      body: { reason: 'other' },
    })
    const [withdrawn, accepted] = await Promise.all([withdrawal, act(id, 'accept')])
    expect(withdrawn.status).toBe(200)
    expect([200, 409]).toContain(accepted.status)
    expect(await statusOf(reference)).toMatchObject({ status: 'withdrawn' })
    expect(await heldByNorthstar()).toBe(before - 1)
  })
})

describe('the link of an offer', () => {
  it('changes nothing by being looked at, however often and by whatever', async () => {
    const { link } = await offered()
    await service.advance('PT0S')
    const before = await engine.items(tableName)
    const scanner = new Visitor(service.url)
    const looks = await times(20, (place) => scanner.ask(place % 2 === 0 ? 'GET' : 'HEAD', link))
    expect(new Set(looks.map(({ status }) => status))).toEqual(new Set([200]))
    for (const query of [
      '?choice=accept',
      `?choice=accept&email=${CONTACT}`,
      '?answered=yes',
      `?answered=${'a'.repeat(43)}`,
    ])
      expect((await scanner.get(link + query)).heading).toBe('Can you take this case?')
    // What presses buttons without knowing the address does not answer either.
    const [form] = (await scanner.get(link)).forms
    if (form === undefined) throw new Error('The offer has no form')
    expect((await scanner.send(form)).status).toBe(422)
    expect((await scanner.send(form, { choice: 'accept' })).status).toBe(422)
    await service.advance('PT0S')
    expect(await engine.items(tableName)).toEqual(before)
  })

  it('tells nothing before acceptance that an offer may not tell', async () => {
    const { link } = await offered()
    const { html } = await new Visitor(service.url).get(link)
    const { person, referrer: sender } = z
      .object({
        person: z.object({ firstName: z.string(), lastName: z.string(), dateOfBirth: z.string() }),
        referrer: z.object({ name: z.string(), email: z.string() }),
      })
      .parse(careAct)
    for (const word of [...Object.values(person), ...Object.values(sender), CONTACT]) expect(html).not.toContain(word)
  })

  it('refuses a wrong address and counts it; after the fifth it is closed, and the offer still stands', async () => {
    const { id, link, reference } = await offered()
    for (const attempt of [1, 2, 3, 4]) {
      const refused = await answerBy(link, { ...ACCEPT, email: `guess-${attempt}@northstar.example` })
      expect([refused.status, refused.heading]).toEqual([422, 'Can you take this case?'])
      expect(refused.text).toMatch(/There is a problem.*address/)
      expect(refused.html).not.toContain(CONTACT)
    }
    const fifth = await answerBy(link, { ...ACCEPT, email: 'manager@northstar.example' })
    expect([fifth.status, fifth.heading]).toEqual([404, DEAD])
    const right = await answerBy(link, ACCEPT)
    expect([right.status, right.heading]).toEqual([404, DEAD])
    expect(await statusOf(reference)).toMatchObject({ status: 'offered', provider: { id: 'northstar' } })
    expect((await act(id, 'accept')).status).toBe(200)
  })

  it('counts no more than five of twenty guesses at once, and none of them answers', async () => {
    const { id, link, reference } = await offered()
    const guesses = await times(20, (place) => answerBy(link, { ...ACCEPT, email: `guess-${place}@northstar.example` }))
    expect(guesses.every(({ status }) => status === 422 || status === 404)).toBe(true)
    const stored = (await ofKind('link')).find(({ caseId }) => caseId === id)
    expect(stored).toMatchObject({ attempts: 5 })
    expect(await statusOf(reference)).toMatchObject({ status: 'offered' })
  })

  it('takes its address in capitals and with blanks round it, as people type it', async () => {
    const { link, reference } = await offered()
    expect((await answerBy(link, { ...ACCEPT, email: `  ${CONTACT.toUpperCase()} ` })).status).toBe(303)
    await service.untilCase(reference, 'accepted')
  })

  it('is used once: whoever answered reads how, everybody else that it was', async () => {
    const { id, link } = await offered()
    const visitor = new Visitor(service.url)
    const answered = await visitor.post(link, ACCEPT)
    expect([answered.status, answered.heading]).toEqual([200, 'The case is yours'])
    expect(answered.text).toContain(id)
    expect((await visitor.get(answered.path)).heading).toBe('The case is yours')
    const stranger = await new Visitor(service.url).get(link)
    expect([stranger.status, stranger.heading]).toEqual([200, 'This offer has been answered'])
    const again = await answerBy(link, { choice: 'decline', reason: 'capacity', email: CONTACT })
    expect([again.status, again.heading]).toEqual([409, 'This offer has been answered'])
    const wrong = await answerBy(link, { ...ACCEPT, email: 'somebody@else.example' })
    expect([wrong.status, wrong.heading]).toEqual([409, 'This offer has been answered'])
  })

  it('that is altered is one that never was: the same page as for nonsense', async () => {
    const { link, id } = await offered()
    const secret = link.slice('/offer/'.length)
    const last = secret.at(-1) === 'A' ? 'B' : 'A'
    const altered = [
      secret.slice(0, -1) + last,
      secret.slice(1) + secret.slice(0, 1),
      secret.toLowerCase(),
      secret.slice(0, -1),
      `${secret}A`,
      secret.split('').toReversed().join(''),
    ]
    const nonsense = await new Visitor(service.url).get('/offer/nonsense')
    expect([nonsense.status, nonsense.heading]).toEqual([404, DEAD])
    for (const one of altered) {
      for (const page of [
        await new Visitor(service.url).get(`/offer/${one}`),
        await answerBy(`/offer/${one}`, ACCEPT),
      ]) {
        expect([one, page.status, page.html]).toEqual([one, 404, nonsense.html])
        expect(page.html).not.toContain(id)
      }
    }
  })

  it('has its secret in no other place: not in the table, not in what the terminal shows', async () => {
    const { link } = await offered()
    const secret = link.slice('/offer/'.length)
    await answerBy(link, { ...ACCEPT, email: 'somebody@else.example' })
    await service.advance('PT0S')
    expect(JSON.stringify([...(await engine.items(tableName)).values()])).not.toContain(secret)
    expect(service.log()).not.toContain(secret)
  })
})

const page = (link: string): Promise<SeenPage> => new Visitor(service.url).get(link)

describe('a link that has nothing left to answer says why', () => {
  it.each([
    ['accepted by somebody who was signed in', 'accept', {}, 'This offer has been answered'],
    ['declined by somebody who was signed in', 'decline', { reason: 'capacity' }, 'This offer has passed on'],
    ['queried', 'query', { question: 'Who decides?' }, 'A question is with the referrer'],
  ])('when the offer was %s', async (_, action, body, heading) => {
    const { id, link } = await offered()
    expect((await act(id, action, body)).status).toBe(200)
    expect((await page(link)).heading).toBe(heading)
    const posted = await answerBy(link, ACCEPT)
    expect([posted.status, posted.heading]).toEqual([409, heading])
  })

  it('when the referral was withdrawn', async () => {
    const { reference, link } = await offered()
    await service.call('POST', `/api/referrals/${reference}/withdraw`, { token: referrer, body: { reason: 'other' } })
    expect((await page(link)).heading).toBe('This offer has been withdrawn')
    expect((await answerBy(link, ACCEPT)).status).toBe(409)
  })

  it('when it was declined by the link itself, to whoever did so', async () => {
    const { link } = await offered()
    const visitor = new Visitor(service.url)
    const declined = await visitor.post(link, { choice: 'decline', reason: 'capacity', email: CONTACT })
    expect(declined.heading).toBe('You have declined this case')
    expect((await page(link)).heading).toBe('This offer has been answered')
  })

  it('when nobody answered in time, and when the link itself has run out', async () => {
    const { reference, link } = await offered()
    const due = (await statusOf(reference))?.clocks.find(({ milestone }) => milestone === 'response')?.dueAt ?? ''
    await service.advanceTo(due)
    await service.advance('PT30S')
    expect(await statusOf(reference)).toMatchObject({ provider: { id: 'lanternhouse' } })
    expect((await page(link)).heading).toBe('This offer has passed on')
    expect((await answerBy(link, ACCEPT)).status).toBe(409)
    await service.advance('P8D')
    const over = await page(link)
    expect([over.status, over.heading]).toEqual([404, DEAD])
    const posted = await answerBy(link, ACCEPT)
    expect([posted.status, posted.heading]).toEqual([404, DEAD])
  }, 180_000)
})
