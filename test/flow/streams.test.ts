// The consumers of the stream, on the real engine's own records: whatever comes twice, late or mixed up changes nothing.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import * as z from 'zod'
import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { CONTRACTS } from '../../infra/local/seed/contracts.ts'
import { ENGLAND_AND_WALES } from '../../shared/domain/clocks/calendar.ts'
import { figuresOf } from '../../shared/domain/reports/figures.ts'
import type { StreamRecord } from '../support/engine-table.ts'
import { type Consumers, startConsumers, twiceAndMixed } from '../support/consumers.ts'
import { hoursAfter, MONDAY, workflow } from '../support/factories.ts'

let world: Consumers

beforeAll(async () => {
  world = await startConsumers()
})
afterAll(async () => {
  await world.stop()
})
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(MONDAY) })
})
afterEach(() => {
  vi.useRealTimers()
})

type Delivery = (records: StreamRecord[], step: number) => Promise<void>

/** Once and in order, as a stream does it on a good day. */
const plainly: Delivery = async (records) => {
  expect(await world.toEffects(records.filter(world.forEffects))).toEqual([])
  expect(await world.toFigures(records.filter(world.forFigures))).toEqual([])
}

/** Every record twice and mixed up between keys, and in batches that know nothing of each other. */
const twice: Delivery = async (records, step) => {
  const mixed = twiceAndMixed(records, step)
  const half = Math.ceil(mixed.length / 2)
  for (const batch of [mixed.slice(0, half), mixed.slice(half), records]) await plainly(batch, step)
}

/**
 * A case from its referral to its end, with everything that a stream can carry on the way: a quarter of an hour and a delivery after
 * each step, so that all of it is within office hours and no mail is held.
 */
const history = async (key: string, delivery: Delivery): Promise<string> => {
  vi.setSystemTime(Date.parse(MONDAY))
  await world.table.newRecords()
  let step = 0
  const after = async <T>(done: Promise<T>): Promise<T> => {
    const result = await done
    step += 1
    await delivery(await world.table.newRecords(), step)
    vi.setSystemTime(Date.parse(hoursAfter(MONDAY, step / 4)))
    return result
  }
  const reference = await after(world.refer(key))
  const id = await after(world.openCase(reference))
  const act = (...args: Parameters<Consumers['command']> extends [string, ...infer Rest] ? Rest : never) =>
    after(world.command(id, ...args))
  const offerId = async () => (await world.stateOf(id)).offer?.offerId ?? ''
  await after(world.assignProvider({ caseId: id }))
  await after(world.wait(id))
  await act({ type: 'decline', offerId: await offerId(), reason: 'capacity' })
  await after(world.assignProvider({ caseId: id }))
  await after(world.wait(id))
  await act({ type: 'query', question: 'Who decides?' })
  await act({ type: 'confirm-instruction', answer: 'The ward.' })
  await act({ type: 'accept', offerId: await offerId() })
  await act({ type: 'pause', reason: 'person-unavailable' })
  await act({ type: 'resume' })
  await act(
    { type: 'raise-alert', milestone: 'allocation', alert: 'reminder', dueAt: hoursAfter(MONDAY, 20) },
    workflow,
  )
  await act({ type: 'raise-alert', milestone: 'allocation', alert: 'breach', dueAt: hoursAfter(MONDAY, 20) }, workflow)
  await act({ type: 'allocate', advocate: 'Wren Hollis' })
  await act({ type: 'attempt-contact', occurredAt: MONDAY })
  await act({ type: 'make-contact', occurredAt: hoursAfter(MONDAY, 1) })
  await after(world.wait(id))
  await act({ type: 'submit-report', occurredAt: hoursAfter(MONDAY, 2) })
  await act({ type: 'close', outcomes: ['views-represented'], summary: 'Done.', hours: 4 })
  await after(Promise.resolve())
  return reference
}

const figuresItem = z.object({ row: z.looseObject({ caseId: z.string() }).optional() })
const figuresRows = async () =>
  (await world.table.ofKind('figures')).flatMap((item) => figuresItem.parse(item).row ?? [])

const byText = (one: unknown, other: unknown): number => String(one).localeCompare(String(other))

/**
 * What came of a referral, in the world and in the table, with its reference left out, and with its providers by their place: whose
 * turn it is depends on the referrals before.
 */
const outcomeOf = async (reference: string) => {
  const { givenBack = [], offer } = (await world.caseBy(`${reference}-1`)) ?? {}
  const providers = [...givenBack, ...(offer === undefined ? [] : [offer])].map(({ provider }) => provider)
  const names: [string, string][] = [[reference, '<reference>']]
  for (const [place, provider] of providers.entries()) {
    const holder = CONTRACTS.find((contract) => contract.provider === provider)
    names.push([provider, `provider-${place + 1}`], [holder?.providerName ?? '', `Provider ${place + 1}`])
  }
  const without = (value: unknown): unknown =>
    JSON.parse(names.reduce((text, [name, instead]) => text.replaceAll(name, instead), JSON.stringify(value)))
  const mine = (texts: readonly string[]) => texts.filter((text) => text.includes(reference)).map(without)
  const { version, status } = (await world.referralBy(reference)) ?? {}
  const figures = (await figuresRows()).filter(({ caseId }) => caseId.startsWith(reference))
  const outbox = (await world.table.ofKind('outbox')).filter(({ pk }) => String(pk).includes(reference))
  return {
    mails: mine(world.aws.mails).toSorted(byText),
    started: mine(world.aws.started),
    resumed: mine(world.aws.resumed),
    referral: { version, status },
    figures: figures.map(without),
    outbox: outbox.length,
  }
}

describe('records of the stream', () => {
  it('delivered once and in order, bring about what the events ask for', async () => {
    const outcome = await outcomeOf(await history('plainly', plainly))
    const to = outcome.mails.map((mail) => String(mail).split(':')[0])
    expect(Object.fromEntries([...Map.groupBy(to, (one) => one)].map(([one, all]) => [one, all.length]))).toEqual({
      // Received, a question, accepted, allocated, contact, the report, closed, a delay, and what they think of it.
      'referrer@westmarch.example': 9,
      // The offer that it declined.
      'referrals@provider-1.example': 1,
      // An offer, its question answered, the case, and a reminder.
      'referrals@provider-2.example': 4,
      'manager@provider-2.example': 1,
      'commissioner@westmarch.example': 1,
    })
    expect(outcome).toMatchObject({
      started: ['<reference>.1.1', '<reference>-1.1.0'],
      resumed: ['token of <reference>-1 at 2', 'token of <reference>-1 at 4', 'token of <reference>-1 at 16'],
      referral: { status: 'closed' },
      figures: [{ caseId: '<reference>-1', status: 'closed', provider: 'provider-2' }],
      outbox: 0,
    })
  })

  it('delivered twice each and mixed up between keys, bring about the very same', async () => {
    const plain = await outcomeOf(await history('plainly, to compare', plainly))
    const mixed = await outcomeOf(await history('twice', twice))
    expect(mixed).toEqual(plain)
  })

  it('delivered once more long after, all of them, change nothing and ask nothing of anybody', async () => {
    await history('before the end', plainly)
    const before = await world.table.items()
    const calls = world.aws.calls
    const all = await world.table.allRecords()
    expect(all.filter(world.forEffects).length).toBeGreaterThan(20)
    for (const seed of [1, 2, 3]) await plainly(twiceAndMixed(all, seed), seed)
    expect(await world.table.items()).toEqual(before)
    expect(world.aws.calls).toBe(calls)
  })
})

describe('the figures of a case', () => {
  it('are those of its latest state, in whatever order its records come', async () => {
    const held: StreamRecord[] = []
    const reference = await history('held back', async (records) => {
      held.push(...records.filter(world.forFigures))
      await world.toEffects(records.filter(world.forEffects))
    })
    expect(held.length).toBeGreaterThan(15)
    // The rest of its row is the referral's, and no matter of the order.
    const {
      coded: _,
      acknowledgedInTarget: __,
      ...wanted
    } = Object(JSON.parse(JSON.stringify(figuresOf(await world.stateOf(`${reference}-1`), ENGLAND_AND_WALES))))
    const kept = async () => (await figuresRows()).filter(({ caseId }) => caseId === `${reference}-1`)
    const [middle] = held.splice(8, 1)
    for (const record of [middle, ...held, ...held.toReversed(), middle].filter((one) => one !== undefined))
      expect(await world.toFigures([record])).toEqual([])
    expect(await kept()).toEqual([expect.objectContaining(wanted)])
  })
})

describe('a record that cannot be done', () => {
  it('for SES has refused its mail, stays in the outbox until the mail is tried again, and is then done once', async () => {
    await world.table.newRecords()
    const reference = await world.refer('refused once')
    const records = (await world.table.newRecords()).filter(world.forEffects)
    world.aws.refuseMail(true)
    expect(await world.toEffects(records)).toEqual([])
    world.aws.refuseMail(false)
    expect(await outcomeOf(reference)).toMatchObject({ mails: [], started: ['<reference>.1.1'], outbox: 1 })
    for (const _ of [1, 2, 3]) expect(await world.toEffects(records)).toEqual([])
    expect((await outcomeOf(reference)).mails).toHaveLength(0)
    vi.setSystemTime(Date.now() + 60_000)
    await world.letGo()
    const again = (await world.table.newRecords()).filter(world.forEffects)
    for (const _ of [1, 2, 3]) expect(await world.toEffects(again)).toEqual([])
    expect((await outcomeOf(reference)).mails).toHaveLength(1)
    expect(await outcomeOf(reference)).toMatchObject({ started: ['<reference>.1.1'], outbox: 0 })
  })

  it('of which nothing can be read is given back, and the rest is done', async () => {
    await world.table.newRecords()
    const reference = await world.refer('beside a damaged one')
    const records = (await world.table.newRecords()).filter(world.forEffects)
    const damaged: StreamRecord = { eventName: 'INSERT', dynamodb: { SequenceNumber: '7', Keys: {}, NewImage: {} } }
    expect(await world.toEffects([damaged, ...records])).toContain('7')
    await world.toEffects(records)
    expect(await outcomeOf(reference)).toMatchObject({ started: ['<reference>.1.1'], outbox: 0 })
    expect((await outcomeOf(reference)).mails).toHaveLength(1)
  })
})

const died = async (what: string) => {
  await world.table.newRecords()
  const reference = await world.refer(what)
  const records = (await world.table.newRecords()).filter(world.forEffects)
  const outboxId = `${reference}.1.0`
  // Four seconds ago: one more and nobody waits for word of it any longer.
  await world.noteAttempt(outboxId, new Date(Date.now() - 4_000).toISOString())
  return { reference, records, outboxId }
}

describe('a mail around whose sending the function died', () => {
  it('is not sent again when SES tells that it was taken', async () => {
    const { reference, records, outboxId } = await died('taken by SES')
    const delivered = world.toEffects(records)
    await world.tellSent(outboxId)
    expect(await delivered).toEqual([])
    expect(await outcomeOf(reference)).toMatchObject({ mails: [], outbox: 0 })
  })

  it('is sent when SES tells nothing of it', async () => {
    const { reference, records } = await died('never reached SES')
    expect(await world.toEffects(records)).toEqual([])
    expect((await outcomeOf(reference)).mails).toHaveLength(1)
    expect(await outcomeOf(reference)).toMatchObject({ outbox: 0 })
  })
})

describe('a workflow that was started, or woken, by somebody who could not say so any more', () => {
  it('is not started or woken once more', async () => {
    await world.table.newRecords()
    const reference = await world.refer('stopped halfway')
    const id = await world.openCase(reference)
    const records = (await world.table.newRecords()).filter(world.forEffects)
    const workflows = records.filter(({ dynamodb }) => !JSON.stringify(dynamodb.NewImage).includes('"mail"'))
    expect(workflows).toHaveLength(2)
    await world.toEffects(workflows)
    await world.assignProvider({ caseId: id })
    await world.wait(id)
    const offerId = (await world.stateOf(id)).offer?.offerId ?? ''
    await world.command(id, { type: 'decline', offerId, reason: 'area' })
    const woken = (await world.table.newRecords())
      .filter(world.forEffects)
      .find(({ dynamodb }) => JSON.stringify(dynamodb.NewImage).includes('wake-case'))
    if (woken === undefined) throw new Error('Nothing wakes the case')
    await world.toEffects([woken])
    const before = await outcomeOf(reference)
    for (const { dynamodb } of [...workflows, woken])
      await world.table.engine.client.send(
        new PutItemCommand({ TableName: world.table.name, Item: dynamodb.NewImage ?? marshall({}) }),
      )
    expect(await world.toEffects([...workflows, woken])).toEqual([])
    const after = await outcomeOf(reference)
    expect([after.started, after.resumed, after.outbox]).toEqual([before.started, before.resumed, before.outbox])
  })
})
