// Contracts of an area on the real engine: entries are kept with who, when and why, and answer with the terms of a day.
import { afterAll, describe, expect, it } from 'vitest'
import { TestTable } from '../../support/engine-table.ts'
import { MONDAY } from '../../support/factories.ts'

const table = await TestTable.create()
table.become()
const { enterContract, loggedEntriesOf } = await import('../../../shared/store/contracts.ts')
const { contractBy, contractsOf, putContract } = await import('../../../shared/store/organisations.ts')

afterAll(async () => {
  await table.stop()
})

const by = { id: 'commissioner.westmarch', name: 'Petra Lindqvist' }
const contract = (area: string, provider: string) => ({
  contractId: `${area}-${provider}`,
  area,
  provider,
  providerName: provider,
  roles: ['imca' as const],
  capacity: 3,
  weeklyCapacity: null,
  rank: 1,
  share: null,
  languages: [],
  specialisms: [],
  contacts: [{ name: 'Desk', email: `desk@${provider}.example` }],
  manager: { name: 'Manager', email: `manager@${provider}.example` },
  language: 'en' as const,
  from: '2024-04-01',
  to: null,
})
const more = (area: string, provider: string, capacity: number, seen: number) =>
  enterContract(
    area,
    {
      entry: { what: 'changed', contractId: `${area}-${provider}`, from: '2027-01-01', terms: { capacity } },
      reason: 'As agreed.',
    },
    { seen, at: MONDAY, by },
  )

describe('the contracts of an area', () => {
  it('answer with the terms of a day, whichever were entered since', async () => {
    const [quay, harbour] = [contract('dated', 'quay'), contract('dated', 'harbour')]
    await putContract(quay)
    await putContract(harbour)
    expect(await more('dated', 'harbour', 8, 2)).toBe(true)
    expect(await contractsOf('dated', '2026-12-31')).toEqual([quay, harbour])
    expect(await contractsOf('dated', '2027-01-01')).toEqual([quay, { ...harbour, capacity: 8 }])
    expect(await contractBy('dated', 'dated-harbour', '2027-01-01')).toEqual({ ...harbour, capacity: 8 })
    expect(await contractBy('dated', 'dated-nobody', '2027-01-01')).toBeUndefined()
    expect(await contractBy('other', 'dated-harbour', '2027-01-01')).toBeUndefined()
  })

  it('are kept with who entered them, when and why', async () => {
    expect((await loggedEntriesOf('dated')).at(-1)).toEqual({
      number: 3,
      at: MONDAY,
      by,
      reason: 'As agreed.',
      entry: { what: 'changed', contractId: 'dated-harbour', from: '2027-01-01', terms: { capacity: 8 } },
    })
  })

  it('changed by two people at once, whichever contract it is, are changed by one', async () => {
    await putContract(contract('at-once', 'quay'))
    await putContract(contract('at-once', 'harbour'))
    const entered = await Promise.all([more('at-once', 'quay', 5, 2), more('at-once', 'harbour', 6, 2)])
    expect(entered.toSorted()).toEqual([false, true])
    expect(await loggedEntriesOf('at-once')).toHaveLength(3)
  })
})
