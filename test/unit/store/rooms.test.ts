// Room under contracts, on the real engine: whatever runs at once, no more is offered than there is room for, what is given
// back is there again, and what was offered in each week stays counted.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Contract } from '../../../shared/domain/assignment/contracts.ts'
import type { CaseCommand } from '../../../shared/domain/case.ts'
import type { Actor } from '../../../shared/domain/events.ts'
import { type Instant, instantOf } from '../../../shared/domain/time.ts'
import { startConsumers } from '../../support/consumers.ts'
import { daysAfter, MONDAY, provider } from '../../support/factories.ts'
import { openContract, waitingCase } from '../../support/waiting-cases.ts'

const world = await startConsumers()
const { openingOfCase } = await import('../../../shared/store/changes.ts')
const { caseBy, commandCase } = await import('../../../shared/store/cases.ts')
const { contractsWithLoad, putContract } = await import('../../../shared/store/organisations.ts')
const { transact } = await import('../../../shared/store/table.ts')
const { giveRoomBack, takeRoom } = await import('../../../shared/store/rooms.ts')

beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(MONDAY) })
})
afterAll(async () => {
  vi.useRealTimers()
  await world.stop()
})

let areas = 0
/** An area of its own with the contracts of providers. */
const areaWith = async (...terms: Partial<Contract>[]) => {
  areas += 1
  const area = `area-${String.fromCharCode(96 + areas)}`
  for (const [place, over] of terms.entries()) await putContract(openContract(area, `p${place}`, over))
  return area
}
const waiting = async (area: string): Promise<string> => {
  const { event, state } = waitingCase(area)
  await transact(openingOfCase(state, event))
  return event.caseId
}
const waitingIn = (area: string, count: number) => Promise.all(Array.from({ length: count }, () => waiting(area)))
const assign = (caseIds: readonly string[]) => Promise.all(caseIds.map((caseId) => world.assignProvider({ caseId })))
const statesOf = async (caseIds: readonly string[]) => Promise.all(caseIds.map((caseId) => caseBy(caseId)))
const count = (states: Awaited<ReturnType<typeof statesOf>>, status: string) =>
  states.filter((state) => state?.status === status).length
const loadsOf = async (area: string) => (await contractsWithLoad(area)).map(({ held, weeks }) => ({ held, weeks }))

const answer = async (
  caseId: string,
  type: 'accept' | 'decline' | 'lapse',
  at: Instant = MONDAY,
  by: Actor = provider,
) => {
  const offerId = (await caseBy(caseId))?.offer?.offerId ?? ''
  const command: CaseCommand = type === 'decline' ? { type, offerId, reason: 'capacity' } : { type, offerId }
  return commandCase(caseId, command, { at, by })
}

const WEEK = '2026-11-23'
const week = (offered: number, taken: number) => ({ [WEEK]: { offered, taken } })

describe('fifty cases offered at once', () => {
  it.each(Array.from({ length: 8 }, (_, round) => [round + 1]))(
    'to a provider with room for ten are ten offers, and forty for the commissioner (round %i)',
    async () => {
      const area = await areaWith({ capacity: 10 })
      const cases = await waitingIn(area, 50)
      await assign(cases)
      const states = await statesOf(cases)
      expect([count(states, 'offered'), count(states, 'unplaced')]).toEqual([10, 40])
      expect(await loadsOf(area)).toEqual([{ held: 10, weeks: week(10, 10) }])
    },
  )

  it('to a provider that takes four new ones a week are four offers', async () => {
    const area = await areaWith({ capacity: 30, weeklyCapacity: 4 })
    const cases = await waitingIn(area, 50)
    await assign(cases)
    expect(count(await statesOf(cases), 'offered')).toBe(4)
    expect(await loadsOf(area)).toEqual([{ held: 4, weeks: week(4, 4) }])
  })

  it('to several providers with room for all of them leave nobody out', async () => {
    const area = await areaWith({ capacity: 9 }, { capacity: 21, weeklyCapacity: 15 }, { capacity: 26 })
    const cases = await waitingIn(area, 50)
    await assign(cases)
    expect(count(await statesOf(cases), 'offered')).toBe(50)
    const loads = await contractsWithLoad(area)
    expect(loads.map(({ held }) => held)).toEqual([9, 15, 26])
  })

  it('while others are declined never take more than there is', async () => {
    const area = await areaWith({ capacity: 10 })
    const first = await waitingIn(area, 10)
    await assign(first)
    const then = await waitingIn(area, 40)
    await Promise.all([...first.slice(0, 5).map((caseId) => answer(caseId, 'decline')), assign(then)])
    const [load] = await contractsWithLoad(area)
    const open = count(await statesOf([...first, ...then]), 'offered')
    expect(load?.held).toBe(open)
    expect(open).toBeLessThanOrEqual(10)
  })
})

const offeredCase = async () => {
  const area = await areaWith({ capacity: 3, weeklyCapacity: 3 })
  const [caseId = ''] = await waitingIn(area, 1)
  await assign([caseId])
  expect(await loadsOf(area)).toEqual([{ held: 1, weeks: week(1, 1) }])
  return { area, caseId }
}
const withdraw = (caseId: string, at: Instant = MONDAY) =>
  commandCase(caseId, { type: 'withdraw', reason: 'other' }, { at, by: provider })

describe('a place', () => {
  it.each<[string, (caseId: string) => Promise<unknown>, number, number]>([
    ['declined', (caseId) => answer(caseId, 'decline'), 0, 0],
    ['lapsed', (caseId) => answer(caseId, 'lapse'), 0, 0],
    ['withdrawn before anybody took it on', (caseId) => withdraw(caseId), 0, 0],
    ['accepted', (caseId) => answer(caseId, 'accept'), 1, 1],
  ])('of an offer that is %s is counted as it should be, and the offer stays one', async (_, end, held, taken) => {
    const { area, caseId } = await offeredCase()
    await end(caseId)
    expect(await loadsOf(area)).toEqual([{ held, weeks: week(1, taken) }])
  })

  it('of a case that was taken on comes back at its end, but not the place of its week', async () => {
    const { area, caseId } = await offeredCase()
    await answer(caseId, 'accept')
    await withdraw(caseId)
    expect(await loadsOf(area)).toEqual([{ held: 0, weeks: week(1, 1) }])
  })

  it('of a week that is over is no use to anybody', async () => {
    const { area, caseId } = await offeredCase()
    await answer(caseId, 'decline', daysAfter(MONDAY, 7))
    expect(await loadsOf(area)).toEqual([{ held: 0, weeks: week(1, 1) }])
  })

  it('is given back once, and with others under the same contract', async () => {
    const area = await areaWith({ capacity: 3 })
    const contract = (await contractsWithLoad(area))[0]
    if (contract === undefined) throw new Error('There is no contract')
    for (let taken = 0; taken < 3; taken += 1) await transact([takeRoom(contract, MONDAY)])
    const place = { area, contractId: contract.contractId }
    expect(await transact(giveRoomBack([place, { ...place, week: WEEK }]))).toEqual({ ok: true })
    expect(await loadsOf(area)).toEqual([{ held: 1, weeks: week(3, 2) }])
    expect(await transact(giveRoomBack([place, place]))).toMatchObject({ ok: false, failed: [{ name: 'room-back' }] })
    expect(await loadsOf(area)).toEqual([{ held: 1, weeks: week(3, 2) }])
  })

  it('counts its weeks for a quarter of a year, and drops those before', async () => {
    const area = await areaWith({ capacity: 300 })
    for (let weeks = 0; weeks < 16; weeks += 1) {
      const [contract] = await contractsWithLoad(area)
      if (contract === undefined) throw new Error('There is no contract')
      await transact([takeRoom(contract, daysAfter(MONDAY, 7 * weeks))])
    }
    const [load] = await contractsWithLoad(area)
    expect(Object.keys(load?.weeks ?? {})).toHaveLength(13)
    expect(Object.keys(load?.weeks ?? {}).toSorted()[0]).toBe(instantOf(Date.parse(daysAfter(MONDAY, 21))).slice(0, 10))
  })
})
