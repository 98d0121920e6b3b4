// What is decided for an authority and never taken away, on the real engine: entries follow each other, two people never enter
// on top of each other, and what is read stands for a minute.
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { DEFAULT_POLICY } from '../../../shared/domain/clocks/policy.ts'
import type { PolicyChange } from '../../../shared/domain/clocks/policy-changes.ts'
import { TestTable } from '../../support/engine-table.ts'
import { MONDAY } from '../../support/factories.ts'

const table = await TestTable.create()
table.become()
const { remembering } = await import('../../../shared/store/entries.ts')
const { enterPolicyChange, policiesFor, policiesForAreas, policyEntriesOf } = await import(
  '../../../shared/store/policies.ts'
)
const { transact } = await import('../../../shared/store/table.ts')

afterAll(async () => {
  await table.stop()
})
afterEach(() => {
  vi.useRealTimers()
})

const by = { id: 'commissioner.westmarch', name: 'Petra Lindqvist' }
const change = (over: Partial<PolicyChange> = {}): PolicyChange => ({
  from: '2026-12-01',
  milestone: 'allocation',
  priority: 'P3',
  target: { workingHours: 6 },
  ...over,
})
const enter = (area: string, seen: number, over: Partial<PolicyChange> = {}, who = by) =>
  enterPolicyChange(area, { change: change(over), reason: 'The new contract.' }, { seen, at: MONDAY, by: who })
const numbers = async (area: string) => (await policyEntriesOf(area)).map(({ number }) => number)

describe('changes of targets', () => {
  it('are kept with who, when and why, oldest first, and for one area alone', async () => {
    expect(await enter('kept', 0)).toBe(true)
    expect(await enter('kept', 1, { role: 'imha', target: { workingDays: 1 } })).toBe(true)
    expect(await policyEntriesOf('kept')).toEqual([
      { number: 1, at: MONDAY, by, reason: 'The new contract.', change: change() },
      {
        number: 2,
        at: MONDAY,
        by,
        reason: 'The new contract.',
        change: change({ role: 'imha', target: { workingDays: 1 } }),
      },
    ])
    expect(await policyEntriesOf('kept-by-others')).toEqual([])
  })

  it('of two people at once: one is entered, and the other is told', async () => {
    const others = { id: 'admin.westmarch', name: 'Ansel Birch' }
    const entered = await Promise.all([enter('twice', 0), enter('twice', 0, { target: { workingHours: 2 } }, others)])
    expect(entered.toSorted()).toEqual([false, true])
    expect(await numbers('twice')).toEqual([1])
  })

  it.each([
    ['more than there is', 7],
    ['less than there is', 0],
    ['less than nothing', -1],
  ])('over %s are not entered', async (_what, seen) => {
    const area = `over-${seen}`
    expect(await enter(area, 0)).toBe(true)
    expect(await enter(area, seen)).toBe(false)
    expect(await numbers(area)).toEqual([1])
  })

  it('make the policies of their area, from their day on', async () => {
    await enter('policies', 0)
    const [before, after] = await policiesFor('policies')
    expect(before).toBe(DEFAULT_POLICY)
    expect(after).toMatchObject({ version: 'policies-2026-12-01-1', from: '2026-12-01' })
    expect(after?.targets.allocation.byPriority.P3).toEqual({ workingHours: 6 })
    expect([...(await policiesForAreas(['policies', 'none', 'none']))].map(([area, of]) => [area, of.length])).toEqual([
      ['policies', 2],
      ['none', 1],
    ])
  })

  it('that somebody else entered count within a minute, and one’s own at once', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(MONDAY) })
    expect(await policiesFor('minute')).toHaveLength(1)
    const stored =
      (await enter('elsewhere', 0), (await table.ofKind('policy-change')).find(({ pk }) => pk === 'POLICY#elsewhere'))
    await transact([{ name: 'other', put: { ...stored, pk: 'POLICY#minute', sk: 'CHANGE#000001' } }])
    expect(await policiesFor('minute')).toHaveLength(1)
    vi.setSystemTime(Date.parse(MONDAY) + 61_000)
    expect(await policiesFor('minute')).toHaveLength(2)
    await enter('minute', 1, { from: '2026-12-24' })
    expect(await policiesFor('minute')).toHaveLength(3)
  })
})

describe('what is remembered', () => {
  it('is read once for all who ask meanwhile, and again after it failed', async () => {
    let reads = 0
    const seen: (string | undefined)[] = []
    const things = remembering<string>(async (area, before) => {
      reads += 1
      seen.push(before)
      if (reads === 1) throw new Error('The table does not answer')
      return `${area} ${reads}`
    })
    await expect(things.of('westmarch')).rejects.toThrow('does not answer')
    expect(await Promise.all([things.of('westmarch'), things.of('westmarch')])).toEqual(['westmarch 2', 'westmarch 2'])
    expect(await things.of('eastmoor')).toBe('eastmoor 3')
    things.forget('westmarch')
    expect(await things.of('westmarch')).toBe('westmarch 4')
    expect(seen).toEqual([undefined, undefined, undefined, undefined])
  })
})
