// The link of an offer in other hands than it was meant for, and in the right ones once more: altered, replayed, raced, tried by
// force, asked for anew. Nothing changes that should not, nothing is told to a stranger, and what is tried is counted.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { words } from '../../shared/web/words/index.ts'
import { type SeenPage, type Typed, Visitor } from '../support/browserless.ts'
import { TestEngine } from '../support/engine-table.ts'
import { about, linkIn, LocalService } from '../support/local-service.ts'

const CONTACT = 'referrals@northstar.example'
const ACCEPT = { choice: 'accept', email: CONTACT }
const ANEW = { form: 'anew', anew: 'send', email: CONTACT }
const w = words('en')
const DEAD = w.offer.dead.title

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

type OfferedCase = { reference: string; id: string; link: string }

const linksOf = async (id: string): Promise<string[]> =>
  about(await service.mails(), id, 'new case').map((mail) => new URL(linkIn(mail)).pathname)

const offered = async (): Promise<OfferedCase> => {
  const reference = await service.refer('care-act')
  const { id } = await service.untilCase(reference, 'offered')
  await service.untilMails((sent) => about(sent, id, 'new case').length === 1)
  const [link = ''] = await linksOf(id)
  return { reference, id, link }
}

const send = (link: string, fields: Typed): Promise<SeenPage> =>
  new Visitor(service.url).post(link, fields, { follow: false })
const look = (link: string): Promise<SeenPage> => new Visitor(service.url).get(link)
const times = <T>(count: number, make: (place: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, place) => make(place)))

const eventsOf = async (id: string): Promise<string[]> =>
  [...(await engine.items(tableName)).values()]
    .filter(({ kind, pk }) => kind === 'event' && pk === `REFERRAL#${id.slice(0, -2)}`)
    .map(({ event }) => z.object({ type: z.string() }).parse(event).type)

const countOf = async (id: string, type: string): Promise<number> =>
  (await eventsOf(id)).filter((each) => each === type).length

const attemptsOf = async (id: string): Promise<number[]> =>
  [...(await engine.items(tableName)).values()]
    .filter(({ kind, caseId }) => kind === 'link' && caseId === id)
    .map(({ attempts }) => z.number().parse(attempts))

const closeByForce = (link: string): Promise<SeenPage[]> =>
  times(8, (place) => send(link, { ...ACCEPT, email: `guess-${place}@northstar.example` }))

const altered = (link: string): string => link.slice(0, -1) + (link.endsWith('A') ? 'Q' : 'A')

describe('a link that opens nothing', () => {
  it('is the same page for one that never was and one that was closed by force', async () => {
    const { link } = await offered()
    await closeByForce(link)
    const [closed, never, nonsense] = [await look(link), await look(altered(link)), await look('/offer/nonsense')]
    expect([closed.status, closed.heading]).toEqual([404, DEAD])
    for (const page of [never, nonsense]) expect([page.status, page.html]).toEqual([404, closed.html])
  })

  it('gives the same answer to whoever asks for a new one, in the same time, and mails the address that the offer is with', async () => {
    const { link, id } = await offered()
    await closeByForce(link)
    const asked = async (path: string, email: string) => {
      const began = performance.now()
      const page = await new Visitor(service.url).post(path, { ...ANEW, email })
      return { page, ms: performance.now() - began }
    }
    const answers = [
      await asked(altered(link), CONTACT),
      await asked(link, 'stranger@elsewhere.example'),
      await asked(link, CONTACT),
      await asked(link, CONTACT),
    ]
    const [first] = answers
    expect(first?.page.heading).toBe(w.offer.sentAnew.title)
    for (const { page, ms } of answers) {
      expect([page.status, page.html]).toEqual([200, first?.page.html])
      expect(ms).toBeGreaterThanOrEqual(490)
    }
    await service.advance('PT0S')
    const mails = about(await service.mails(), id, 'new case')
    expect(mails.map(({ to }) => to)).toEqual([CONTACT, CONTACT])
    expect(await countOf(id, 'link-reissued')).toBe(1)
    const [, fresh = ''] = await linksOf(id)
    expect(fresh).not.toBe(link)
    expect((await send(fresh, ACCEPT)).status).toBe(303)
    expect((await service.untilCase(id.slice(0, -2), 'accepted')).id).toBe(id)
  })

  it('chooses nothing for anybody: without the tick and the address nothing is asked for', async () => {
    const { link, id } = await offered()
    await closeByForce(link)
    for (const fields of [{ ...ANEW, anew: null }, { ...ANEW, email: '' }, { form: 'anew' }]) {
      const [here, nowhere] = [await send(link, fields), await send(altered(link), fields)]
      expect([here.status, here.heading]).toEqual([422, DEAD])
      expect(nowhere.html).toBe(here.html)
    }
    expect(await countOf(id, 'link-reissued')).toBe(0)
  })

  it('is replaced once in ten minutes, five times a day, of however many who ask at once', async () => {
    const { link, id } = await offered()
    await service.act('provider.northstar', id, 'query', { question: 'Who decides?' })
    await closeByForce(link)
    await times(6, () => send(link, ANEW))
    expect(await countOf(id, 'link-reissued')).toBe(1)
    for (let more = 0; more < 6; more += 1) {
      await service.advance('PT11M')
      await send(link, ANEW)
    }
    expect(await countOf(id, 'link-reissued')).toBe(5)
  })

  it('sends nothing once the offer was answered', async () => {
    const { link, id } = await offered()
    await closeByForce(link)
    await service.act('provider.northstar', id, 'accept')
    expect((await new Visitor(service.url).post(link, ANEW)).heading).toBe(w.offer.sentAnew.title)
    await service.advance('PT0S')
    expect(await linksOf(id)).toHaveLength(1)
  })
})

describe('a link with a newer one in its place', () => {
  it('opens nothing, while the newer one is replaced in its turn', async () => {
    const { link, id, reference } = await offered()
    await closeByForce(link)
    await send(link, ANEW)
    await service.advance('PT0S')
    const [, fresh = ''] = await linksOf(id)
    await closeByForce(fresh)
    await service.advance('PT11M')
    const [answers] = await Promise.all([times(4, () => send(link, ACCEPT)), send(fresh, ANEW)])
    expect(answers.every(({ status }) => status === 404)).toBe(true)
    expect((await service.referral(reference)).cases[0]?.status).toBe('offered')
  })
})

describe('a link in the right hands', () => {
  it('asks the referrer something, once, and answers afterwards', async () => {
    const { link, id, reference } = await offered()
    const visitor = new Visitor(service.url)
    const QUERY = { choice: 'query', question: 'Who takes the decision?', email: CONTACT }
    const wrong = await send(link, { ...QUERY, email: 'stranger@elsewhere.example' })
    expect([wrong.status, wrong.heading]).toEqual([422, w.offer.title])
    const page = await visitor.post(link, QUERY)
    expect([page.status, page.heading]).toEqual([200, w.offer.standing.asked.title])
    expect((await look(link)).heading).toBe(w.offer.standing.queried.title)
    const again = await send(link, QUERY)
    expect([again.status, again.heading]).toEqual([409, w.offer.standing.queried.title])
    expect(await countOf(id, 'instruction-queried')).toBe(1)
    expect(await attemptsOf(id)).toEqual([1])
    expect((await service.referral(reference)).cases[0]?.status).toBe('queried')
  })

  it('of two coordinators at once one wins, and the other reads who did; a stranger does not', async () => {
    const { link, id } = await offered()
    const answers = await times(4, () => send(link, ACCEPT))
    expect(answers.map(({ status }) => status).sort((one, other) => one - other)).toEqual([303, 409, 409, 409])
    for (const { text } of answers.filter(({ status }) => status === 409)) {
      expect(text).toContain(w.offer.standing.answered.title)
      expect(text).toContain(CONTACT)
    }
    expect(await countOf(id, 'offer-accepted')).toBe(1)
    expect(await attemptsOf(id)).toEqual([0])
    const stranger = await send(link, { ...ACCEPT, email: 'stranger@elsewhere.example' })
    expect([stranger.status, stranger.heading]).toEqual([409, w.offer.standing.answered.title])
    for (const page of [stranger, await look(link)]) {
      expect(page.html).not.toContain(CONTACT)
      expect(page.text).not.toContain('Northstar')
    }
  })

  it('replayed after a colleague accepted signed in, reads who it was', async () => {
    const { link, id } = await offered()
    await service.act('provider.northstar', id, 'accept')
    const page = await send(link, ACCEPT)
    expect([page.status, page.heading]).toEqual([409, w.offer.standing.answered.title])
    expect(page.text).toContain('Northstar Advocacy')
  })
})

describe('guesses by force', () => {
  it('are compared five times of forty at once, and the right one after them is not', async () => {
    const { link, id } = await offered()
    const answers = await times(40, (place) => send(link, { ...ACCEPT, email: `guess-${place}@northstar.example` }))
    // What was compared and refused says so; the fifth closes the link, and of what comes after none is.
    expect(answers.filter(({ status }) => status === 422).length).toBeLessThanOrEqual(5)
    expect(await attemptsOf(id)).toEqual([5])
    expect((await send(link, ACCEPT)).status).toBe(404)
    expect(await countOf(id, 'offer-accepted')).toBe(0)
  })
})

describe('every answer under the address of a link', () => {
  it.each([
    ['GET', () => '', {}],
    ['HEAD', () => '', {}],
    ['POST', () => '', { body: 'choice=accept' }],
    ['PUT', () => '', {}],
    ['GET', () => '/more', {}],
    ['GET', () => '?sent=yes', {}],
  ])('to %s is kept by nobody, found by nobody, and sends its address nowhere', async (method, more, asked) => {
    const { link } = await offered()
    for (const path of [link, altered(link)]) {
      const { headers } = await new Visitor(service.url).ask(method, `${path}${more()}`, { ...asked, follow: false })
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('x-robots-tag')).toContain('noindex')
      // Where it leads on to, if it does, is the same address.
      expect(new URL(headers.get('location') ?? path, service.url).pathname).toBe(path)
    }
  })

  it('holds the secret in no page, line or metric, and a refusal is counted', async () => {
    const { link } = await offered()
    const secret = link.slice('/offer/'.length)
    const pages = [
      await look(link),
      await send(link, { ...ACCEPT, email: 'guess@elsewhere.example' }),
      await look(altered(link)),
    ]
    for (const { html } of pages) expect(html).not.toContain(secret)
    await service.advance('PT0S')
    const printed = service.log() + (await readFile(join(service.dataDir, 'functions.log'), 'utf8'))
    expect(printed).toContain('LinkRefused')
    expect(printed).not.toContain(secret)
    expect(printed).not.toContain('guess@elsewhere.example')
    expect(JSON.stringify([...(await engine.items(tableName)).values()])).not.toContain(secret)
  })
})
