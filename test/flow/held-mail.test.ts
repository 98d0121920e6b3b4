// Nobody is mailed outside office hours because time has passed: such mail is held until the office opens, and goes then, once.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Consumers, startConsumers } from '../support/consumers.ts'
import { provider, referrer, workflow } from '../support/factories.ts'

const MONDAY = '2026-11-23T10:00:00.000Z'
/** When an offer of Monday has been open for as long as a provider has: the office closes on Tuesday. */
const LAPSED = '2026-11-24T17:00:00.500Z'
const OPENING = '2026-11-25T09:00:00.000Z'

const COMMISSIONER = { ...referrer, id: 'commissioner.westmarch', name: 'Petra Lindqvist' }

let world: Consumers
let sweep: () => Promise<void>
let releaseHeld: () => Promise<void>

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(MONDAY) })
  world = await startConsumers()
  sweep = (await import('../../functions/schedules/reconcile.ts')).handler
  releaseHeld = (await import('../../functions/schedules/held.ts')).handler
})
afterAll(async () => {
  await world.stop()
  vi.useRealTimers()
})
beforeEach(async () => {
  vi.setSystemTime(new Date(MONDAY))
  await world.table.newRecords()
})
afterEach(async () => {
  await world.table.newRecords()
})

const at = (instant: string): void => {
  vi.setSystemTime(new Date(instant))
}
const deliver = async (): Promise<void> => {
  expect(await world.toEffects((await world.table.newRecords()).filter(world.forEffects))).toEqual([])
}
const outboxOf = async (id: string) =>
  (await world.table.ofKind('outbox')).filter(({ outboxId }) => String(outboxId).startsWith(`${id}.`))
const mailsAbout = (id: string): string[] => world.aws.mails.filter((mail) => mail.includes(id))

let made = 0
const offered = async (): Promise<string> => {
  made += 1
  const id = await world.openCase(await world.refer(`held-${made}`))
  await world.assignProvider({ caseId: id })
  await deliver()
  return id
}
const lapse = async (id: string): Promise<void> => {
  const { offer } = await world.stateOf(id)
  await world.command(id, { type: 'lapse', offerId: offer?.offerId ?? '' }, workflow)
}

describe('mail that nobody asked for', () => {
  it('waits for the office to open, the offer to the next provider too, and goes then, once', async () => {
    const id = await offered()
    at(LAPSED)
    await lapse(id)
    await world.assignProvider({ caseId: id })
    const records = (await world.table.newRecords()).filter(world.forEffects)
    const before = mailsAbout(id).length
    expect(await world.toEffects(records)).toEqual([])
    expect(mailsAbout(id)).toHaveLength(before)
    // Records come twice, and the minutes go by.
    expect(await world.toEffects(records)).toEqual([])
    for (const night of ['2026-11-24T17:01:00.000Z', '2026-11-24T23:00:00.000Z', '2026-11-25T08:59:00.000Z']) {
      at(night)
      await releaseHeld()
      await deliver()
    }
    expect(mailsAbout(id)).toHaveLength(before)
    at(OPENING)
    await Promise.all([releaseHeld(), releaseHeld()])
    await deliver()
    const sent = mailsAbout(id).slice(before)
    expect(
      sent.map((mail) => mail.split(':')[0]).toSorted((one, other) => (one ?? '').localeCompare(other ?? '')),
    ).toEqual([
      'manager@northstar.example',
      'referrals@lanternhouse.example',
      'referrals@northstar.example',
      'referrer@westmarch.example',
    ])
    expect(await world.toEffects(records)).toEqual([])
    await releaseHeld()
    await deliver()
    expect(mailsAbout(id)).toHaveLength(before + 4)
    expect(await outboxOf(id)).toEqual([])
  })

  it('is no fault to the sweep while it waits, and is one when nothing has let it go', async () => {
    const id = await offered()
    at(LAPSED)
    await lapse(id)
    await deliver()
    const held = await outboxOf(id)
    expect(held.map(({ notBefore }) => notBefore)).toEqual([OPENING, OPENING, OPENING])
    at('2026-11-25T03:00:00.000Z')
    await sweep()
    expect(await outboxOf(id)).toEqual(held)
    const before = mailsAbout(id).length
    at('2026-11-25T09:06:00.000Z')
    await sweep()
    await deliver()
    expect(mailsAbout(id)).toHaveLength(before + 3)
    expect(await outboxOf(id)).toEqual([])
  })

  it('is not sent of an offer that somebody answered before the office opened', async () => {
    const id = await offered()
    at(LAPSED)
    await lapse(id)
    await world.assignProvider({ caseId: id })
    await deliver()
    at('2026-11-24T19:00:00.000Z')
    const { offer } = await world.stateOf(id)
    await world.command(
      id,
      { type: 'accept', offerId: offer?.offerId ?? '' },
      { ...provider, organisation: 'lanternhouse' },
    )
    await deliver()
    const before = mailsAbout(id).length
    at(OPENING)
    await releaseHeld()
    await deliver()
    expect(
      mailsAbout(id)
        .slice(before)
        .some((mail) => mail.startsWith('referrals@lanternhouse')),
    ).toBe(false)
  })
})

describe('mail that follows from what somebody did', () => {
  it('goes at once at any hour: a "no" and the offer after it, a question, a referral', async () => {
    at('2026-11-28T21:00:00.000Z')
    const id = await offered()
    const { offer } = await world.stateOf(id)
    await world.command(id, { type: 'decline', offerId: offer?.offerId ?? '', reason: 'area' })
    await world.assignProvider({ caseId: id })
    await deliver()
    await world.command(id, { type: 'query', question: 'Who decides?' })
    await world.command(id, { type: 'confirm-instruction', answer: 'The surgeon.' }, referrer)
    await deliver()
    expect(await outboxOf(id)).toEqual([])
    expect(mailsAbout(id).map((mail) => mail.split(':')[0])).toEqual(
      expect.arrayContaining([
        'referrals@northstar.example',
        'referrals@lanternhouse.example',
        'referrer@westmarch.example',
      ]),
    )
  })
})

describe('a breach', () => {
  it('of a provider from whom the case is taken by the morning is told to its own manager, and not to the next', async () => {
    const id = await offered()
    const { offer } = await world.stateOf(id)
    const offerId = offer?.offerId ?? ''
    await world.command(id, { type: 'accept', offerId }, { ...provider, organisation: offer?.provider ?? '' })
    await deliver()
    const before = mailsAbout(id).length
    at('2026-11-25T17:00:00.001Z')
    await world.review(id)
    await world.command(id, { type: 're-assign', offerId, reason: 'Nobody was named.' }, COMMISSIONER)
    await world.assignProvider({ caseId: id })
    await deliver()
    const next = (await world.stateOf(id)).offer?.provider
    expect(new Set([offer?.provider, next])).toEqual(new Set(['northstar', 'lanternhouse']))
    at('2026-11-26T09:00:00.000Z')
    await releaseHeld()
    await deliver()
    const told = mailsAbout(id).slice(before)
    expect(told.filter((mail) => mail.startsWith('manager@')).map((mail) => mail.split(':')[0])).toEqual([
      `manager@${offer?.provider}.example`,
    ])
  })

  it('of the evening is recorded then and told in the morning, as late where the work was done meanwhile', async () => {
    const id = await offered()
    const { offer } = await world.stateOf(id)
    await world.command(id, { type: 'accept', offerId: offer?.offerId ?? '' })
    await deliver()
    at('2026-11-25T17:00:00.001Z')
    await world.review(id)
    await deliver()
    expect((await world.stateOf(id)).alerts).toMatchObject([{ milestone: 'allocation', alert: 'breach' }])
    at('2026-11-25T18:00:00.000Z')
    await world.command(id, { type: 'allocate', advocate: 'Wren Hollis' })
    await deliver()
    const before = mailsAbout(id).length
    at('2026-11-26T09:00:00.000Z')
    await releaseHeld()
    await deliver()
    // The manager and the commissioner; the referrer has been told that it is done.
    expect(
      mailsAbout(id)
        .slice(before)
        .map((mail) => mail.split(':')[0])
        .toSorted((one, other) => (one ?? '').localeCompare(other ?? '')),
    ).toEqual(['commissioner@westmarch.example', 'manager@northstar.example'])
  })
})
