// The sweep finds what should have happened and did not, does it once, and leaves alone what is on its way.
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Consumers, startConsumers } from '../support/consumers.ts'
import { MONDAY } from '../support/factories.ts'

let world: Consumers
let sweep: () => Promise<void>

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(MONDAY) })
  world = await startConsumers()
  sweep = (await import('../../functions/schedules/reconcile.ts')).handler
})
afterAll(async () => {
  await world.stop()
  vi.useRealTimers()
})
beforeEach(async () => {
  await world.table.newRecords()
})

const minutesPass = (minutes: number): void => {
  vi.setSystemTime(Date.now() + minutes * 60_000)
}
/** What the stream holds since it was last asked, delivered. */
const deliver = async (): Promise<void> => {
  expect(await world.toEffects((await world.table.newRecords()).filter(world.forEffects))).toEqual([])
}
/** The executions about a referral or a case that run now. */
const running = (subject: string): string[] => world.aws.runningNames().filter((name) => name.startsWith(`${subject}.`))
const startedAbout = (subject: string): string[] => world.aws.started.filter((name) => name.startsWith(`${subject}.`))
const outboxOf = async (subject: string) =>
  (await world.table.ofKind('outbox')).filter(({ outboxId }) => String(outboxId).startsWith(`${subject}.`))

let sent = 0
/** A referral with its case, whose workflows run: all is well. */
const underWay = async (): Promise<{ reference: string; id: string }> => {
  sent += 1
  const reference = await world.refer(`swept-${sent}`)
  const id = await world.openCase(reference)
  await deliver()
  expect([running(reference).length, running(id).length]).toEqual([1, 1])
  // The referral's own workflow ends when its cases are open.
  for (const name of running(reference)) world.aws.lose(name)
  return { reference, id }
}

describe('the sweep', () => {
  it('does nothing when all is well', async () => {
    await underWay()
    minutesPass(15)
    const before = await world.table.items()
    const started = [...world.aws.started]
    await sweep()
    expect(await world.table.items()).toEqual(before)
    expect(world.aws.started).toEqual(started)
  })

  it('starts the workflow of a case that has lost it, once', async () => {
    const { reference, id } = await underWay()
    for (const name of running(id)) world.aws.lose(name)
    minutesPass(15)
    await sweep()
    expect(running(id)).toEqual([expect.stringContaining('.sweep-')])
    minutesPass(15)
    await sweep()
    expect(running(id)).toHaveLength(1)
    // An open referral is in the hands of its cases.
    expect(running(reference)).toEqual([])
  })

  it('starts the workflow of a referral that was not judged yet, once', async () => {
    const reference = await world.refer('lost before it was judged')
    await deliver()
    for (const name of running(reference)) world.aws.lose(name)
    minutesPass(15)
    await sweep()
    await sweep()
    expect(running(reference)).toEqual([expect.stringContaining('.sweep-')])
  })

  it('wakes a case whose wait should have been over five minutes ago, once, and leaves what waits for more alone', async () => {
    const [slept, waiting] = [await underWay(), await underWay()]
    await world.wait(slept.id, 60)
    await world.wait(waiting.id)
    const woken = () => world.aws.resumed.filter((token) => token.includes(slept.id) || token.includes(waiting.id))
    minutesPass(5)
    await sweep()
    expect(woken()).toEqual([])
    minutesPass(2)
    await sweep()
    expect(woken()).toEqual([expect.stringContaining(slept.id)])
    await sweep()
    expect(woken()).toHaveLength(1)
    // It runs, and is not started a second time.
    expect(startedAbout(slept.id)).toHaveLength(1)
  })

  it('forgets a wait whose case has woken by itself, and finds nothing in it', async () => {
    const { id } = await underWay()
    await world.wait(id, 60)
    const waits = async () => (await world.table.ofKind('wait')).filter(({ subject }) => subject === id)
    world.aws.closeToken(String((await waits())[0]?.['token']))
    const resumed = [...world.aws.resumed]
    minutesPass(7)
    await sweep()
    expect(await waits()).toEqual([])
    expect([world.aws.resumed, startedAbout(id).length]).toEqual([resumed, 1])
  })

  it('has an effect done that the stream never brought, once, and no sooner than after five minutes', async () => {
    const { id } = await underWay()
    await world.assignProvider({ caseId: id })
    const lost = (await world.table.newRecords()).find(world.forEffects)
    if (lost === undefined) throw new Error('The offer asks for no mail')
    const mails = () => world.aws.mails.filter((mail) => mail.includes(id))
    minutesPass(4)
    await sweep()
    await deliver()
    expect(mails()).toEqual([])
    minutesPass(2)
    await sweep()
    await deliver()
    expect(mails()).toEqual([expect.stringContaining('referrals@northstar.example')])
    // The record that was lost turns up after all, and the sweep comes round again.
    expect(await world.toEffects([lost])).toEqual([])
    minutesPass(15)
    await sweep()
    await deliver()
    expect(mails()).toHaveLength(1)
    expect(await outboxOf(id)).toEqual([])
  })

  it('leaves a case alone whose workflow the stream is about to start', async () => {
    const reference = await world.refer('opened this moment')
    await world.openCase(reference)
    await sweep()
    await deliver()
    expect([startedAbout(reference).length, startedAbout(`${reference}-1`).length]).toEqual([1, 1])
  })

  it('starts no second workflow for one that was started and not ticked off', async () => {
    const { id } = await underWay()
    const started = startedAbout(id)
    const { outboxWrites } = await import('../../shared/store/outbox.ts')
    const { transact } = await import('../../shared/store/table.ts')
    await transact(outboxWrites(`${id}.1`, [{ do: 'start-case-workflow', caseId: id }], MONDAY))
    await world.table.newRecords()
    minutesPass(15)
    await sweep()
    await deliver()
    expect(startedAbout(id)).toEqual(started)
    expect(await outboxOf(id)).toEqual([])
  })
})
