// The queue of an area, on the real engine: room that comes free is for who waits, the most pressing first, and nobody who
// comes later takes it before them.
import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Contract } from '../../../shared/domain/assignment/contracts.ts'
import { NO_WISHES } from '../../../shared/domain/assignment/wishes.ts'
import { opened } from '../../../shared/domain/case-evolution.ts'
import type { CaseFacts } from '../../../shared/domain/events.ts'
import { startConsumers } from '../../support/consumers.ts'
import { daysAfter, MONDAY, provider } from '../../support/factories.ts'
import { openContract, waitingCase } from '../../support/waiting-cases.ts'

const world = await startConsumers()
const { openingOfCase } = await import('../../../shared/store/changes.ts')
const { caseBy, caseEvents, casesWaiting, commandCase } = await import('../../../shared/store/cases.ts')
const { asEntry, enterContract } = await import('../../../shared/store/contracts.ts')
const { contractsWithLoad, putContract } = await import('../../../shared/store/organisations.ts')
const { transact } = await import('../../../shared/store/table.ts')
const { couldHave } = await import('../../../functions/pages/manage/could-have.ts')
const { placeWaiting } = await import('../../../shared/workflow/place-waiting.ts')

beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(MONDAY) })
})
afterAll(async () => {
  vi.useRealTimers()
  await world.stop()
})

let areas = 0
const areaWith = async (...terms: Partial<Contract>[]): Promise<string> => {
  areas += 1
  const area = `queue-${areas}`
  for (const [place, over] of terms.entries()) await putContract(openContract(area, `q${place}`, over))
  return area
}
const comes = async (area: string, over: Partial<CaseFacts> = {}): Promise<string> => {
  const { event } = waitingCase(area)
  const opening = { ...event, ...over }
  await transact(openingOfCase(opened(opening), opening))
  return opening.caseId
}
const assign = (caseId: string) => world.assignProvider({ caseId })
const statusOf = async (caseId: string) => (await caseBy(caseId))?.status
/** A case that comes, and is assigned at once. */
const arrives = async (area: string, over: Partial<CaseFacts> = {}): Promise<string> => {
  const caseId = await comes(area, over)
  await assign(caseId)
  return caseId
}
const declines = async (caseId: string): Promise<void> => {
  const offerId = (await caseBy(caseId))?.offer?.offerId ?? ''
  await world.command(caseId, { type: 'decline', offerId, reason: 'capacity' }, provider)
}
const effectsAbout = async (area: string) =>
  (await world.table.ofKind('outbox')).filter(({ effect }) => isDeepStrictEqual(effect, { do: 'place-waiting', area }))
    .length

describe('room that comes free', () => {
  it('is told of with the change that gives it back', async () => {
    const area = await areaWith({ capacity: 1 })
    const held = await arrives(area)
    const before = await effectsAbout(area)
    await declines(held)
    expect(await effectsAbout(area)).toBe(before + 1)
  })

  it('is told of with new terms of a contract', async () => {
    const area = await areaWith({ capacity: 1 })
    const before = await effectsAbout(area)
    const entering = { seen: 1, at: MONDAY, by: { id: 'commissioner', name: 'Commissioner' } }
    expect(await enterContract(area, asEntry(openContract(area, 'another')), entering)).toBe(true)
    expect(await effectsAbout(area)).toBe(before + 1)
  })

  it('is for the most pressing of those that wait, then for who was received first, and for as many as it is', async () => {
    const area = await areaWith({ capacity: 2 })
    const held = [await arrives(area), await arrives(area)]
    const late = await arrives(area, { priority: 'P3', receivedAt: daysAfter(MONDAY, -1) })
    const early = await arrives(area, { priority: 'P3', receivedAt: daysAfter(MONDAY, -2) })
    const urgent = await arrives(area, { priority: 'P1', receivedAt: MONDAY })
    expect((await casesWaiting(area)).map(({ caseId }) => caseId)).toEqual([urgent, early, late])
    for (const caseId of held) await declines(caseId)
    expect(await placeWaiting(area)).toBe(2)
    await Promise.all([urgent, early].map(assign))
    expect(await Promise.all([urgent, early, late].map(statusOf))).toEqual(['offered', 'offered', 'unplaced'])
    const asked = (await caseEvents(urgent)).find(({ type }) => type === 'assignment-asked')
    expect(asked).toMatchObject({ by: { kind: 'service' }, because: 'room-came-free' })
  })

  it('goes to nobody who comes before its turn: those that wait are asked first', async () => {
    const area = await areaWith({ capacity: 1 })
    const held = await arrives(area)
    const waits = await arrives(area, { priority: 'P1' })
    await declines(held)
    const newcomer = await arrives(area, { priority: 'P3' })
    expect([await statusOf(newcomer), await statusOf(waits)]).toEqual(['unplaced', 'assigning'])
    expect((await caseBy(newcomer))?.passedOver).toEqual([{ provider: 'q0', why: 'kept-for-others' }])
    await arrives(area, { priority: 'P3' })
    await assign(waits)
    expect(await statusOf(waits)).toBe('offered')
  })

  it('goes to a newcomer that is more pressing than those that wait, and where it is none for them', async () => {
    const area = await areaWith({ capacity: 1 }, { capacity: 1, roles: ['imha'] })
    const held = await arrives(area)
    await arrives(area, { priority: 'P3' })
    expect(await statusOf(await arrives(area, { priority: 'P4', role: 'imha' }))).toBe('offered')
    await declines(held)
    expect(await statusOf(await arrives(area, { priority: 'P1' }))).toBe('offered')
  })

  it('is not asked again of who let the case lapse, until a commissioner asks', async () => {
    const area = await areaWith({ capacity: 1 })
    const caseId = await arrives(area)
    const offerId = (await caseBy(caseId))?.offer?.offerId ?? ''
    await world.command(caseId, { type: 'lapse', offerId })
    await assign(caseId)
    expect([await placeWaiting(area), await statusOf(caseId)]).toEqual([0, 'unplaced'])
    await commandCase(caseId, { type: 'assign-again', reason: 'Room.' }, { at: MONDAY, by: provider })
    await assign(caseId)
    expect(await statusOf(caseId)).toBe('offered')
  })

  it('of a new week is found without anybody telling of it', async () => {
    const area = await areaWith({ capacity: 9, weeklyCapacity: 1 })
    await arrives(area)
    const waits = await arrives(area)
    expect(await placeWaiting(area)).toBe(0)
    vi.setSystemTime(Date.parse(daysAfter(MONDAY, 7)))
    expect([await placeWaiting(area), await statusOf(waits)]).toEqual([1, 'assigning'])
    vi.setSystemTime(Date.parse(MONDAY))
  })

  it('asked for by many at once is given once, and the commissioner is told of a case once', async () => {
    const area = await areaWith({ capacity: 1 })
    const held = await arrives(area)
    const waits = await arrives(area)
    await declines(held)
    const asked = await Promise.all(Array.from({ length: 5 }, () => placeWaiting(area)))
    expect(asked.reduce((sum, count) => sum + count, 0)).toBe(1)
    // Somebody was quicker.
    const [contract] = await contractsWithLoad(area)
    if (contract === undefined) throw new Error('There is no contract')
    await enterContract(
      area,
      {
        entry: { what: 'changed', contractId: contract.contractId, from: '2026-11-23', terms: { capacity: 0 } },
        reason: '',
      },
      { seen: 1, at: MONDAY, by: { id: 'commissioner', name: 'Commissioner' } },
    )
    await assign(waits)
    const told = (await world.table.ofKind('outbox')).filter(
      ({ outboxId, effect }) => String(outboxId).startsWith(waits) && JSON.stringify(effect).includes('"unplaced"'),
    )
    expect([await statusOf(waits), told.length]).toEqual(['unplaced', 1])
  })
})

describe('a trail', () => {
  it('tells how the contracts stood: who is offered a case out of their order was placed beside others', async () => {
    const area = await areaWith({ capacity: 60 }, { capacity: 60 }, { capacity: 60 })
    const cases = await Promise.all(Array.from({ length: 30 }, () => comes(area)))
    await Promise.all(cases.map(assign))
    for (const caseId of cases) {
      const made = (await caseEvents(caseId)).find(({ type }) => type === 'offer-made')
      if (made?.type !== 'offer-made') throw new Error('There is no offer')
      expect(made.ranking).toHaveLength(3)
      expect(made.ranking?.[0]?.provider === made.offer.provider).toBe(made.alongside === undefined)
    }
  })
})

describe('a contract named for a case', () => {
  it.each<[string, Partial<Contract>, Partial<CaseFacts>, string | undefined]>([
    ['with room could have it', {}, {}, undefined],
    ['without room this week could not', { weeklyCapacity: 0 }, {}, 'no-room-this-week'],
    ['of another role could not', { roles: ['imha'] }, {}, 'other-role'],
    ['that has ended could not', { to: '2026-11-22' }, {}, 'not-in-force'],
  ])('%s, and it is known before the case is taken back', async (_, over, facts, why) => {
    const area = await areaWith({ capacity: 1 }, { ...over, rank: 2 })
    const state = await caseBy(await arrives(area, facts))
    const contracts = await contractsWithLoad(area)
    if (state === undefined) throw new Error('There is no case')
    const could = couldHave(state, contracts, { wishes: NO_WISHES, now: MONDAY })
    expect(could.whyNot(`${area}-q1`)).toBe(why)
    expect(could.contracts.map(({ provider: who }) => who)).toEqual(why === undefined ? ['q1'] : [])
    expect(could.nobodyLeft).toBe(why !== undefined)
  })

  it('with which there is a conflict of interest could not', async () => {
    const area = await areaWith({ capacity: 1 }, { rank: 2 })
    const state = await caseBy(await arrives(area))
    if (state === undefined) throw new Error('There is no case')
    const wishes = { ...NO_WISHES, conflictsWith: ['q1'] }
    const could = couldHave(state, await contractsWithLoad(area), { wishes, now: MONDAY })
    expect(could.whyNot(`${area}-q1`)).toBe('conflict-of-interest')
  })
})
