// Mail that does not arrive: it goes to the next contact, then to the next provider, each once, and nobody who was not asked can
// tell the service that it did.
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { CONTRACTS } from '../../infra/local/seed/contracts.ts'
import { type MailRecord, mailStanding, RETRY_GAPS_MINUTES } from '../../shared/domain/mails.ts'
import type { Instant } from '../../shared/domain/time.ts'
import { type Consumers, sesEvent, startConsumers } from '../support/consumers.ts'
import { MONDAY } from '../support/factories.ts'

let world: Consumers

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(MONDAY) })
  world = await startConsumers()
  const { enterContract, contractEntriesOf } = await import('../../shared/store/contracts.ts')
  const northstar = CONTRACTS[0]
  if (northstar === undefined) throw new Error('No contract is seeded')
  const contacts = [...northstar.contacts, { name: 'Deputy', email: 'deputy@northstar.example' }]
  const seen = (await contractEntriesOf('westmarch')).length
  const entry = {
    what: 'changed' as const,
    contractId: northstar.contractId,
    from: northstar.from,
    terms: { contacts },
  }
  const entering = { seen, at: MONDAY, by: { id: 'test', name: 'Test' } }
  const isEntered = await enterContract('westmarch', { entry, reason: 'A deputy is there now.' }, entering)
  if (!isEntered) throw new Error('The contract could not be changed')
})
afterAll(async () => {
  await world.stop()
  vi.useRealTimers()
})
beforeEach(async () => {
  vi.setSystemTime(Date.parse(MONDAY))
  await forget()
  await world.table.newRecords()
})

/** What earlier tests have taught the service of the addresses of contracts. */
const forget = async (): Promise<void> => {
  const { transact } = await import('../../shared/store/table.ts')
  const remembered = await world.table.ofKind('gave-back')
  for (const { pk, sk } of remembered) await transact([{ name: 'forget', remove: { pk: String(pk), sk: String(sk) } }])
}

const now = (): Instant => new Date().toISOString()
const minutesPass = (minutes: number): void => {
  vi.setSystemTime(Date.now() + minutes * 60_000)
}
/** Everything that the stream holds, and what comes of it, delivered. */
const deliver = async (): Promise<void> => {
  for (let round = 1; round <= 5; round += 1) {
    const records = (await world.table.newRecords()).filter(world.forEffects)
    if (records.length === 0) return
    expect(await world.toEffects(records)).toEqual([])
  }
}
const mailsTo = (reference: string, to: string): string[] =>
  world.aws.mails.filter((mail) => mail.startsWith(`${to}: `) && mail.includes(reference))

const PERMANENT = { bounce: { bounceType: 'Permanent', timestamp: MONDAY } }
const TEMPORARY = { bounce: { bounceType: 'Transient', timestamp: MONDAY } }

const mailAbout = async (reference: string, template: string, address?: string): Promise<MailRecord> => {
  const found = (await world.mailsOf(reference)).filter(
    (mail) => mail.effect.template === template && (address === undefined || mail.address === address),
  )
  const [mail] = found
  if (mail === undefined || found.length > 1) throw new Error(`${found.length} mails are ${template}`)
  return mail
}
const standings = async (reference: string): Promise<string[]> =>
  (await world.mailsOf(reference)).map((mail) => `${mail.address}: ${mailStanding(mail).kind}`).sort()

let sent = 0
/** A case that has been offered to Northstar. */
const offered = async (): Promise<{ reference: string; id: string; offerId: string }> => {
  sent += 1
  const reference = await world.refer(`mailed-${sent}`)
  const id = await world.openCase(reference)
  await deliver()
  await world.assignProvider({ caseId: id })
  await deliver()
  const offerId = (await world.stateOf(id)).offer?.offerId ?? ''
  return { reference, id, offerId }
}
const DESK = 'referrals@northstar.example'
const DEPUTY = 'deputy@northstar.example'
const COMMISSIONER = 'commissioner@westmarch.example'

describe('an offer whose mail comes back', () => {
  it('goes to the next contact, with the same offer, the same clock and a link of its own', async () => {
    const { reference, id, offerId } = await offered()
    const before = await world.stateOf(id)
    minutesPass(10)
    await world.tell(sesEvent(await mailAbout(reference, 'offer'), 'Bounce', PERMANENT))
    await deliver()
    const after = await world.stateOf(id)
    expect(after).toMatchObject({ status: 'offered', offer: { offerId, contactEmail: DEPUTY } })
    expect(after.offer?.madeAt).toBe(before.offer?.madeAt)
    expect(mailsTo(reference, DEPUTY)).toHaveLength(1)
    expect(mailsTo(reference, COMMISSIONER)).toEqual([expect.stringContaining('could not be delivered')])
    const links = (await world.table.ofKind('link')).filter(({ caseId }) => caseId === id)
    expect(links.map(({ contactEmail, number }) => `${String(number)}: ${String(contactEmail)}`).sort()).toEqual([
      `1: ${DESK}`,
      `2: ${DEPUTY}`,
    ])
  })

  it('from the last contact too, goes to the next provider, and its room is given back', async () => {
    const { reference, id } = await offered()
    const room = async () =>
      (await world.table.ofKind('room')).find(({ pk }) => pk === 'ROOM#westmarch-northstar')?.['held']
    const held = Number(await room())
    await world.tell(sesEvent(await mailAbout(reference, 'offer', DESK), 'Bounce', PERMANENT))
    await deliver()
    await world.tell(sesEvent(await mailAbout(reference, 'offer', DEPUTY), 'Bounce', PERMANENT))
    await deliver()
    const state = await world.stateOf(id)
    expect(state).toMatchObject({ status: 'assigning', givenBack: [{ provider: 'northstar', how: 'bounced' }] })
    expect(Number(await room())).toBe(held - 1)
    await world.assignProvider({ caseId: id })
    await deliver()
    expect((await world.stateOf(id)).offer?.provider).toBe('lanternhouse')
    expect(mailsTo(reference, 'referrals@lanternhouse.example')).toHaveLength(1)
    expect(mailsTo(reference, COMMISSIONER)).toHaveLength(2)
  })

  it('told five times at once and again later, moves once', async () => {
    const { reference, id } = await offered()
    const event = sesEvent(await mailAbout(reference, 'offer'), 'Bounce', PERMANENT)
    await Promise.all([1, 2, 3, 4, 5].map(() => world.tell(event)))
    await deliver()
    await world.tell(event)
    await deliver()
    expect((await world.stateOf(id)).offer).toMatchObject({ contactEmail: DEPUTY, link: 2 })
    expect(mailsTo(reference, DEPUTY)).toHaveLength(1)
    expect(mailsTo(reference, COMMISSIONER)).toHaveLength(1)
  })

  it('after somebody has answered it, changes nothing of the case', async () => {
    const { reference, id, offerId } = await offered()
    const mail = await mailAbout(reference, 'offer')
    await world.command(id, { type: 'accept', offerId })
    const { version } = await world.stateOf(id)
    await world.tell(sesEvent(mail, 'Bounce', PERMANENT))
    expect((await world.stateOf(id)).version).toBe(version)
    expect(mailStanding(await mailAbout(reference, 'offer')).kind).toBe('bounced-permanent')
  })

  it('or is complained of, or finds the mailbox full, moves on at once', async () => {
    for (const [kind, more] of [
      ['Complaint', { complaint: { timestamp: MONDAY } }],
      ['Bounce', TEMPORARY],
    ] as const) {
      await forget()
      const { reference, id } = await offered()
      await world.tell(sesEvent(await mailAbout(reference, 'offer'), kind, more))
      expect((await world.stateOf(id)).offer?.contactEmail).toBe(DEPUTY)
    }
  })
})

const bounce = async (reference: string, template: string, address: string, more: object = PERMANENT) => {
  await world.tell(sesEvent(await mailAbout(reference, template, address), 'Bounce', more))
  await deliver()
}
const toldOfAll = () => world.aws.mails.filter((mail) => mail.startsWith(`${COMMISSIONER}: `)).length

describe('a contact whose address gives mail back for good', () => {
  it('is mailed no offer and nothing else first after that, and the commissioner is told of it once', async () => {
    const told = toldOfAll()
    const first = await offered()
    await bounce(first.reference, 'offer', DESK)
    expect(toldOfAll()).toBe(told + 1)
    const next = await offered()
    expect((await world.stateOf(next.id)).offer?.contactEmail).toBe(DEPUTY)
    await world.command(next.id, { type: 'accept', offerId: next.offerId })
    await deliver()
    expect(mailsTo(next.reference, DESK)).toEqual([])
    expect(mailsTo(next.reference, DEPUTY)).toEqual([
      expect.stringContaining('new case'),
      expect.stringContaining('is yours'),
    ])
    expect(toldOfAll()).toBe(told + 1)
  })

  it('is told of once, of however many mails that come back from it at once', async () => {
    const told = toldOfAll()
    const cases = [await offered(), await offered(), await offered()]
    const events = await Promise.all(
      cases.map(async ({ reference }) => sesEvent(await mailAbout(reference, 'offer', DESK), 'Bounce', PERMANENT)),
    )
    await Promise.all(events.map((event) => world.tell(event)))
    await deliver()
    expect(toldOfAll()).toBe(told + 1)
    for (const { id } of cases) expect((await world.stateOf(id)).offer?.contactEmail).toBe(DEPUTY)
  })

  it('is one whose mailbox was only full, once: no', async () => {
    const { reference } = await offered()
    await bounce(reference, 'offer', DESK, TEMPORARY)
    const next = await offered()
    expect((await world.stateOf(next.id)).offer?.contactEmail).toBe(DESK)
  })

  it('is tried again where every contact has given mail back: the first of all', async () => {
    const { reference } = await offered()
    await bounce(reference, 'offer', DESK)
    await bounce(reference, 'offer', DEPUTY)
    const next = await offered()
    expect((await world.stateOf(next.id)).offer?.contactEmail).toBe(DESK)
  })

  it('is asked first again as soon as the contacts of the contract change', async () => {
    const { reference } = await offered()
    await bounce(reference, 'offer', DESK)
    const { enterContract, contractEntriesOf } = await import('../../shared/store/contracts.ts')
    const change = async (contacts: { name: string; email: string }[]) => {
      const entry = {
        what: 'changed' as const,
        contractId: 'westmarch-northstar',
        from: '2024-04-01',
        terms: { contacts },
      }
      const entering = {
        seen: (await contractEntriesOf('westmarch')).length,
        at: MONDAY,
        by: { id: 'test', name: 'Test' },
      }
      expect(await enterContract('westmarch', { entry, reason: 'Put right.' }, entering)).toBe(true)
    }
    const desk = { name: 'Referrals desk', email: DESK }
    await change([desk, { name: 'Out of hours', email: 'night@northstar.example' }])
    const next = await offered()
    expect((await world.stateOf(next.id)).offer?.contactEmail).toBe(DESK)
    await change([desk, { name: 'Deputy', email: DEPUTY }])
  })
})

describe('what is told of a mail', () => {
  it('leaves the version of its case alone, in whatever order and however often it comes', async () => {
    const { reference, id } = await offered()
    const { version } = await world.stateOf(id)
    const mail = await mailAbout(reference, 'offer')
    const events = [
      sesEvent(mail, 'Delivery', { delivery: { timestamp: MONDAY } }),
      sesEvent(mail, 'DeliveryDelay', { deliveryDelay: { timestamp: MONDAY } }),
      sesEvent(mail, 'Send'),
    ]
    for (const event of [...events, ...events.toReversed()]) await world.tell(event)
    expect((await world.stateOf(id)).version).toBe(version)
    const after = await mailAbout(reference, 'offer')
    expect(mailStanding(after).kind).toBe('delivered')
    expect(after.moments.map(({ kind }) => kind).sort()).toEqual(['delayed', 'delivered', 'handed-over', 'waiting'])
  })

  it('is refused where it is forged, and nothing at all is changed', async () => {
    const { reference } = await offered()
    const mail = await mailAbout(reference, 'offer')
    const real = sesEvent(mail, 'Bounce', PERMANENT)
    const { mail: told, ...rest } = real.detail
    const forged: unknown[] = [
      undefined,
      {},
      'Bounce',
      { ...real, source: 'custom.ses' },
      { ...real, detail: { ...rest, eventType: 'Open', mail: told } },
      { ...real, detail: { ...rest, mail: { ...told, messageId: 'another' } } },
      { ...real, detail: { ...rest, mail: { ...told, destination: ['somebody@else.example'] } } },
      { ...real, detail: { ...rest, mail: { ...told, tags: { ...told.tags, attempt: ['guessed'] } } } },
      { ...real, detail: { ...rest, mail: { ...told, tags: { ...told.tags, outbox: ['ADV-2222-2222-1_2_0'] } } } },
      { ...real, detail: { ...rest, mail: { ...told, tags: { outbox: told.tags.outbox } } } },
      { ...real, detail: { eventType: 'Bounce', mail: told, bounce: { bounceType: 'Certain', timestamp: MONDAY } } },
    ]
    const before = await world.table.items()
    const calls = world.aws.calls
    for (const event of forged) await world.tell(event)
    expect(await world.table.items()).toEqual(before)
    expect(world.aws.calls).toBe(calls)
    await world.tell(real)
    expect(await world.table.items()).not.toEqual(before)
  })
})

describe('a mail that SES does not take', () => {
  it('is tried again over hours with growing gaps, and sent once it is taken', async () => {
    const reference = await world.refer('throttled for a while')
    const tries = async () => (await mailAbout(reference, 'acknowledgement')).attempts.map(({ at }) => Date.parse(at))
    world.aws.refuseMail(true)
    await deliver()
    for (const gap of RETRY_GAPS_MINUTES.slice(0, 3)) {
      minutesPass(gap - 0.5)
      await world.letGo()
      await deliver()
      minutesPass(0.5)
      await world.letGo()
      await deliver()
    }
    world.aws.refuseMail(false)
    expect(mailsTo(reference, 'referrer@westmarch.example')).toEqual([])
    minutesPass(RETRY_GAPS_MINUTES[3])
    await world.letGo()
    await deliver()
    const times = await tries()
    expect(times.slice(1).map((at, place) => (at - (times[place] ?? 0)) / 60_000)).toEqual(
      RETRY_GAPS_MINUTES.slice(0, 4),
    )
    expect(mailsTo(reference, 'referrer@westmarch.example')).toHaveLength(1)
  })

  it('ever, is given up, and the commissioner is told as soon as mail goes again', async () => {
    const reference = await world.refer('never taken')
    world.aws.refuseMail(true)
    await deliver()
    for (const gap of RETRY_GAPS_MINUTES) {
      minutesPass(gap)
      await world.letGo()
      await deliver()
    }
    expect(mailStanding(await mailAbout(reference, 'acknowledgement')).kind).toBe('failed')
    world.aws.refuseMail(false)
    minutesPass(60)
    await world.letGo()
    await deliver()
    expect(mailsTo(reference, 'referrer@westmarch.example')).toEqual([])
    expect(mailsTo(reference, COMMISSIONER)).toEqual([expect.stringContaining('could not be delivered')])
  })
})

describe('any other mail that comes back', () => {
  it('from a provider’s contact goes to the next one, and the commissioner is told', async () => {
    const { reference, id, offerId } = await offered()
    await world.command(id, { type: 'accept', offerId })
    await deliver()
    await world.tell(sesEvent(await mailAbout(reference, 'your-case'), 'Bounce', PERMANENT))
    await deliver()
    expect(mailsTo(reference, DEPUTY)).toEqual([expect.stringContaining('is yours')])
    await world.tell(sesEvent(await mailAbout(reference, 'your-case', DEPUTY), 'Bounce', PERMANENT))
    await deliver()
    expect(mailsTo(reference, COMMISSIONER)).toHaveLength(2)
    expect(await standings(reference)).toContain(`${DEPUTY}: bounced-permanent`)
  })

  it('for now is tried again after an hour, unless it has arrived meanwhile', async () => {
    for (const [isThere, times] of [
      [false, 2],
      [true, 1],
    ] as const) {
      const { reference } = await offered()
      const mail = await mailAbout(reference, 'acknowledgement')
      await world.tell(sesEvent(mail, 'Bounce', TEMPORARY))
      if (isThere) await world.tell(sesEvent(mail, 'Delivery', { delivery: { timestamp: now() } }))
      await deliver()
      minutesPass(59)
      await world.letGo()
      await deliver()
      expect(mailsTo(reference, 'referrer@westmarch.example')).toHaveLength(1)
      minutesPass(1)
      await world.letGo()
      await deliver()
      expect(mailsTo(reference, 'referrer@westmarch.example')).toHaveLength(times)
    }
  })

  it('from the commissioner is told to nobody by mail: the alarm is left', async () => {
    const { reference } = await offered()
    await world.tell(sesEvent(await mailAbout(reference, 'offer', DESK), 'Bounce', PERMANENT))
    await deliver()
    const mails = world.aws.mails.length
    await world.tell(sesEvent(await mailAbout(reference, 'undelivered'), 'Bounce', PERMANENT))
    await deliver()
    expect(world.aws.mails).toHaveLength(mails)
  })
})
