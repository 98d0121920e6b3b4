// The law of an authority in the table, on the real engine: entries are only ever added, one after the other, and what
// referrals are judged by is read once a minute.
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { RULES, RULES_VERSION } from '../../../shared/domain/eligibility/rules.ts'
import type { LawChange } from '../../../shared/domain/eligibility/law-changes.ts'
import { TestTable } from '../../support/engine-table.ts'

const table = await TestTable.create()
table.become()
const { enterLaw, lawEntriesOf, rulesFor } = await import('../../../shared/store/law.ts')

afterAll(async () => {
  await table.stop()
})
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T09:00:00.000Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

const AT = '2026-11-22T09:00:00.000Z'
const BY = { id: 'commissioner.westmarch', name: 'Petra Lindqvist' }
const change = (from: string): LawChange => ({
  change: 'commence',
  subject: 'IMHA-2025-INFORMAL',
  jurisdiction: 'england',
  from,
  source: 'SI 2027/123',
})
const enter = (authority: string, seen: number, from = '2027-04-01') =>
  enterLaw(authority, change(from), { seen, at: AT, by: BY })

describe('an entry', () => {
  it('is kept with who made it, when, and what it rests on', async () => {
    expect(await enter('kept', 0)).toBe(true)
    expect(await lawEntriesOf('kept')).toEqual([{ ...change('2027-04-01'), number: 1, at: AT, by: BY }])
  })

  it('is added after the last one that was seen, and never written over another', async () => {
    expect(await enter('added', 0, '2027-04-01')).toBe(true)
    expect(await enter('added', 0, '2027-05-01')).toBe(false)
    expect(await enter('added', 1, '2027-06-01')).toBe(true)
    expect((await lawEntriesOf('added')).map(({ number, from }) => [number, from])).toEqual([
      [1, '2027-04-01'],
      [2, '2027-06-01'],
    ])
  })

  it('is not made over entries that there are not', async () => {
    expect(await enter('gap', 5)).toBe(false)
    expect(await lawEntriesOf('gap')).toEqual([])
  })

  it('is made once when several are made at once', async () => {
    const days = ['2027-01-01', '2027-02-01', '2027-03-01', '2027-04-01', '2027-05-01']
    const made = await Promise.all(days.map((day) => enter('at-once', 0, day)))
    expect(made.filter(Boolean)).toHaveLength(1)
    expect(await lawEntriesOf('at-once')).toHaveLength(1)
  })

  it('is the authority’s own', async () => {
    await enter('west', 0)
    expect(await lawEntriesOf('west-march')).toEqual([])
    expect(await lawEntriesOf('wes')).toEqual([])
  })
})

describe('the rules of an authority', () => {
  it('are the statute, and the very same, where nothing was entered', async () => {
    const { version, rules } = await rulesFor('nothing-entered')
    expect(version).toBe(RULES_VERSION)
    expect(rules).toBe(RULES)
  })

  it('are named after the statute and the last entry', async () => {
    await enter('named', 0)
    await enter('named', 1, '2027-05-01')
    expect((await rulesFor('named')).version).toBe(`${RULES_VERSION}+named.2`)
  })

  it('are read again after a minute, and no sooner', async () => {
    expect((await rulesFor('minute')).version).toBe(RULES_VERSION)
    // Somebody else’s entry, of which this function is not told.
    await table.engine.client.send(await entryOf('minute'))
    vi.setSystemTime(new Date('2026-11-22T09:00:59.000Z'))
    expect((await rulesFor('minute')).version).toBe(RULES_VERSION)
    vi.setSystemTime(new Date('2026-11-22T09:01:01.000Z'))
    expect((await rulesFor('minute')).version).toBe(`${RULES_VERSION}+minute.1`)
  })

  it('count at once for whoever entered them', async () => {
    await rulesFor('at-home')
    await enter('at-home', 0)
    expect((await rulesFor('at-home')).version).toBe(`${RULES_VERSION}+at-home.1`)
  })

  it('stay the same array as long as nothing is entered: they are compiled once', async () => {
    await enter('same', 0)
    const { rules } = await rulesFor('same')
    vi.setSystemTime(new Date('2026-11-22T09:05:00.000Z'))
    expect((await rulesFor('same')).rules).toBe(rules)
  })
})

const entryOf = async (authority: string) => {
  const { PutItemCommand } = await import('@aws-sdk/client-dynamodb')
  const { marshall } = await import('@aws-sdk/util-dynamodb')
  const Item = marshall({
    pk: `LAW#${authority}`,
    sk: 'CHANGE#000001',
    kind: 'law-change',
    ...change('2027-04-01'),
    number: 1,
    at: AT,
    by: BY,
  })
  return new PutItemCommand({ TableName: table.name, Item })
}
