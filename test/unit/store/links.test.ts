// Links of offers in the table, on the engine: attempts taken before they are made, one use, one new link at a time.
import { afterAll, describe, expect, it } from 'vitest'
import type { Transacted } from '../../../shared/store/table.ts'
import { daysAfter, hoursAfter, MONDAY } from '../../support/factories.ts'
import { TestTable } from '../../support/engine-table.ts'

const table = await TestTable.create()
table.become()
afterAll(() => table.stop())

const { keys } = await import('../../../shared/store/keys.ts')
const { giveAttemptBack, linkBy, linksAskedFor, noteLinkSent, takeAttempt, useLink } = await import(
  '../../../shared/store/links.ts'
)
const { transact } = await import('../../../shared/store/table.ts')

const times = <T>(count: number, make: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, () => make()))
const succeeded = (written: Transacted[]): number => written.filter(({ ok }) => ok).length

const stored = async (secretHash: string): Promise<string> => {
  const link = { secretHash, caseId: 'ADV-2222-2222-1', offerId: 'o', contactEmail: 'a@b.example', attempts: 0 }
  await transact([{ name: 'link', put: { ...keys.link(secretHash), ...link, expiresAt: 2_000_000_000 } }])
  return secretHash
}

describe('a link', () => {
  it('has five attempts, however many come at once', async () => {
    const hash = await stored('tried')
    const taken = await times(20, () => takeAttempt(hash))
    expect(taken.filter(Boolean)).toHaveLength(5)
    expect(await linkBy(hash)).toMatchObject({ attempts: 5, number: 1 })
  })

  it('that is not there is neither tried nor made', async () => {
    expect(await takeAttempt('nowhere')).toBe(false)
    await giveAttemptBack('nowhere')
    expect(succeeded([await transact([useLink('nowhere', MONDAY)])])).toBe(0)
    expect(await linkBy('nowhere')).toBeUndefined()
  })

  it('has the attempt back of an address that was right, and never more than it had', async () => {
    const hash = await stored('right')
    await takeAttempt(hash)
    await times(3, () => giveAttemptBack(hash))
    expect(await linkBy(hash)).toMatchObject({ attempts: 0 })
  })

  it('is used by one of eight at once, with the attempt that was taken', async () => {
    const hash = await stored('used')
    await times(3, () => takeAttempt(hash))
    expect(succeeded(await times(8, () => transact([useLink(hash, MONDAY)])))).toBe(1)
    expect(await linkBy(hash)).toMatchObject({ answeredAt: MONDAY, attempts: 2 })
  })

  it('is not used by what took no attempt', async () => {
    const hash = await stored('untried')
    expect(succeeded([await transact([useLink(hash, MONDAY)])])).toBe(0)
  })
})

describe('a new link', () => {
  it('is noted once of five that are asked for at once, and remembered for a day', async () => {
    const noted = await times(5, () => transact([noteLinkSent('offer-1', [], MONDAY)]))
    expect(succeeded(noted)).toBe(1)
    const later = hoursAfter(MONDAY, 2)
    expect(succeeded(await times(5, () => transact([noteLinkSent('offer-1', [MONDAY], later)])))).toBe(1)
    expect(await linksAskedFor('offer-1')).toEqual([MONDAY, later])
    const nextDay = daysAfter(MONDAY, 1)
    await transact([noteLinkSent('offer-1', [MONDAY, later], nextDay)])
    expect(await linksAskedFor('offer-1')).toEqual([later, nextDay])
    expect(await linksAskedFor('offer-2')).toEqual([])
  })
})
