// The working behind a clock, as data: for whoever works on the case or waits for it, and for nobody else.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clockWorkingSchema, referralClockWorkingSchema } from '../../shared/web/clock-working-answer.ts'
import { Visitor } from '../support/browserless.ts'
import { LocalService } from '../support/local-service.ts'

let service: LocalService
let id: string
let reference: string

beforeAll(async () => {
  service = await LocalService.fresh()
  reference = await service.refer('care-act')
  ;({ id } = await service.untilCase(reference, 'offered'))
  for (const [action, body] of [['accept'], ['pause', { reason: 'person-unavailable' }]] as const)
    await service.act('provider.northstar', id, action, body)
  await service.advance('PT3H')
  await service.act('provider.northstar', id, 'resume')
})
afterAll(async () => {
  await service.remove()
})

const asked = async (person: string, milestone = 'first-contact', of = id) =>
  service.call('GET', `/api/cases/${of}/clocks/${milestone}`, { token: await service.token(person) })

describe('the working of a clock', () => {
  it('goes without gaps from the start to the due time, under the version of its targets and its calendar', async () => {
    const answer = await asked('provider.northstar')
    expect(answer.status).toBe(200)
    const { explanation, startedAt, dueAt, policy, calendar } = clockWorkingSchema.parse(answer.body)
    expect([explanation[0]?.from, explanation.at(-1)?.to]).toEqual([startedAt, dueAt])
    expect(explanation.slice(1).map(({ from }) => from)).toEqual(explanation.slice(0, -1).map(({ to }) => to))
    expect([policy, calendar]).toEqual([expect.stringMatching(/\w/), expect.stringContaining('england-and-wales')])
  })

  it('has every pause with who, why and whose delay it was', async () => {
    const { pauses } = clockWorkingSchema.parse((await asked('provider.northstar')).body)
    const [pause] = pauses
    expect(pauses).toHaveLength(1)
    expect(pause).toMatchObject({ reason: 'person-unavailable', party: 'person', by: 'provider.northstar' })
    expect(Date.parse(pause?.to ?? '') - Date.parse(pause?.from ?? '')).toBeGreaterThanOrEqual(3 * 3_600_000)
  })

  it('splits the time by whose it was, and the parts add up to the whole', async () => {
    const { elapsed } = clockWorkingSchema.parse((await asked('provider.northstar')).body)
    const shares = Object.values(elapsed.shares)
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(elapsed.total)
    expect(elapsed.total).toBeGreaterThanOrEqual(180)
  })

  it.each(['referrer.westmarch', 'reviewer.westmarch', 'commissioner.westmarch'])('is told to %s', async (person) => {
    expect((await asked(person)).status).toBe(200)
  })

  it.each(['referrer.eastmoor', 'provider.lanternhouse', 'commissioner.eastmoor'])(
    'is told to nobody else: %s',
    async (person) => {
      expect((await asked(person)).status).toBe(404)
    },
  )

  it('is not there for a milestone or a case that does not exist, nor before its clock starts', async () => {
    for (const [milestone, of] of [['tea'], ['report'], ['first-contact', 'ADV-2222-2222-1']] as const)
      expect((await asked('provider.northstar', milestone, of)).status).toBe(404)
  })

  it('is told to nobody without a token', async () => {
    expect((await service.call('GET', `/api/cases/${id}/clocks/first-contact`)).status).toBe(401)
  })
})

const askedOf = async (person: string, milestone = 'acknowledgement') =>
  service.call('GET', `/api/referrals/${reference}/clocks/${milestone}`, { token: await service.token(person) })

describe('the working of a clock of a referral', () => {
  it('tells that the acknowledgement is due at once, and from when on it would have been late', async () => {
    const answer = await askedOf('referrer.westmarch')
    expect(answer.status).toBe(200)
    const { startedAt, dueAt, lateAfter, target } = referralClockWorkingSchema.parse(answer.body)
    expect([dueAt, target]).toEqual([startedAt, undefined])
    expect(Date.parse(lateAfter ?? '') - Date.parse(dueAt)).toBe(5 * 60_000)
  })

  it('is shown as a page too', async () => {
    const visitor = await Visitor.signedIn(service.url, 'referrer.westmarch')
    const page = await visitor.get(`/clocks/${reference}/acknowledgement`)
    expect(page).toMatchObject({ status: 200 })
    expect(page.text).toContain(`Referral ${reference}`)
    expect(page.text).toContain('At once')
    expect(page.text).toContain('Counts as late')
  })

  it('is told to nobody else, and not where nothing is waited for', async () => {
    for (const person of ['referrer.eastmoor', 'provider.northstar', 'commissioner.westmarch'])
      expect((await askedOf(person)).status).toBe(404)
    for (const milestone of ['decision', 'information', 'tea'])
      expect((await askedOf('referrer.westmarch', milestone)).status).toBe(404)
  })
})
