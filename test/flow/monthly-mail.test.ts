// The mails of the monthly report on a table of their own: once a month and person however often the schedule runs, and no more
// to an address that does not work.
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Consumers, sesEvent, startConsumers } from '../support/consumers.ts'

const DUE = '2026-12-01T08:00:00.000Z'
const REPORT = { from: '2026-11-01', to: '2026-11-30' }

let world: Consumers
let store: typeof import('../../shared/store/subscriptions.ts')
let run: () => Promise<void>
let mailBy: typeof import('../../shared/store/mails.ts')['mailBy']

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(DUE) })
  world = await startConsumers()
  store = await import('../../shared/store/subscriptions.ts')
  run = (await import('../../functions/schedules/monthly-report.ts')).handler
  mailBy = (await import('../../shared/store/mails.ts')).mailBy
})
afterAll(async () => {
  await world.stop()
  vi.useRealTimers()
})
beforeEach(async () => {
  vi.setSystemTime(Date.parse(DUE))
  await world.table.newRecords()
})

const deliver = async (): Promise<void> => {
  expect(await world.toEffects((await world.table.newRecords()).filter(world.forEffects))).toEqual([])
}
let asked = 0
const subscribed = async (language: 'en' | 'cy' = 'en') => {
  asked += 1
  const who = { id: `subscription-${asked}`, area: 'westmarch', subscriber: `person-${asked}` }
  const email = `person-${asked}@westmarch.example`
  await store.subscribe({ ...who, email, language }, '2026-11-20T10:00:00.000Z', undefined)
  return { ...who, email }
}
const mailsTo = (email: string): string[] => world.aws.mails.filter((mail) => mail.startsWith(`${email}: `))
const mailOf = async (id: string) => {
  const mail = await mailBy(`MONTHLY-2026-11-${id}.0`)
  if (mail === undefined) throw new Error('There is no mail')
  return mail
}

describe('the mail of the monthly report', () => {
  it('is asked for once a month, however often and at once the schedule runs', async () => {
    const { email } = await subscribed()
    await Promise.all([run(), run(), run()])
    await deliver()
    await run()
    await deliver()
    expect(mailsTo(email)).toHaveLength(1)
    expect(mailsTo(email)[0]).toContain('November 2026')
    vi.setSystemTime(Date.parse('2027-01-04T08:00:00.000Z'))
    await run()
    await deliver()
    expect(mailsTo(email)).toHaveLength(2)
  })

  it('is not asked for before its hour, and a missed turn is made up', async () => {
    const { email } = await subscribed()
    vi.setSystemTime(Date.parse(DUE) - 1)
    await run()
    await deliver()
    expect(mailsTo(email)).toEqual([])
    vi.setSystemTime(Date.parse('2026-12-02T08:00:00.000Z'))
    await run()
    await deliver()
    expect(mailsTo(email)).toHaveLength(1)
  })

  it('speaks the language in which it was asked for', async () => {
    const { email } = await subscribed('cy')
    await run()
    await deliver()
    expect(mailsTo(email)[0]).toContain('Tachwedd 2026')
  })

  it.each([
    ['comes back for good', 'Bounce', { bounce: { bounceType: 'Permanent', timestamp: DUE } }],
    ['is called unwanted', 'Complaint', { complaint: { timestamp: DUE } }],
  ])('ends when it %s: nobody is told, and nobody is mailed again', async (_, kind, more) => {
    const { id, area, subscriber, email } = await subscribed()
    await run()
    await deliver()
    const told = sesEvent(await mailOf(id), kind, more)
    await world.tell(told)
    await world.tell(told)
    expect(await store.subscriptionBy(area, subscriber)).toBeUndefined()
    vi.setSystemTime(Date.parse('2027-01-04T08:00:00.000Z'))
    await run()
    await deliver()
    expect(mailsTo(email)).toHaveLength(1)
    expect(world.aws.mails.filter((mail) => mail.includes('could not be delivered'))).toEqual([])
  })

  it('goes on after a full mailbox, and with another address that was asked with meanwhile', async () => {
    const full = await subscribed()
    const moved = await subscribed()
    await run()
    await deliver()
    await world.tell(sesEvent(await mailOf(full.id), 'Bounce', { bounce: { bounceType: 'Transient', timestamp: DUE } }))
    await store.unsubscribe(moved.area, moved.subscriber)
    const anew = { ...moved, id: 'subscription-anew', email: 'moved@westmarch.example', language: 'en' as const }
    await store.subscribe(anew, DUE, REPORT)
    await world.tell(
      sesEvent(await mailOf(moved.id), 'Bounce', { bounce: { bounceType: 'Permanent', timestamp: DUE } }),
    )
    expect(await store.subscriptionBy(full.area, full.subscriber)).toMatchObject({ email: full.email })
    expect(await store.subscriptionBy(moved.area, moved.subscriber)).toMatchObject({ email: anew.email })
  })

  it('is not sent to whoever stopped it between the asking and the sending', async () => {
    const { area, subscriber, email } = await subscribed()
    await run()
    await store.unsubscribe(area, subscriber)
    await deliver()
    expect(mailsTo(email)).toEqual([])
  })
})
