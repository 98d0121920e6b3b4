// The ledger of what was given out, on the real engine: what was noted is what the next report is drawn beside.
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { mockClient } from 'aws-sdk-client-mock'
import { afterAll, describe, expect, it, vi } from 'vitest'
import type { ShownCount } from '../../../shared/domain/reports/disclosure.ts'
import type { CountedReport } from '../../../shared/domain/reports/given-out.ts'
import type { GivenSlice } from '../../../shared/domain/reports/known.ts'
import type { Period } from '../../../shared/domain/reports/period.ts'
import { TestTable } from '../../support/engine-table.ts'
import { daysAfter, MONDAY } from '../../support/factories.ts'

mockClient(SecretsManagerClient).on(GetSecretValueCommand).resolves({ SecretString: 'a secret' })
const table = await TestTable.create()
table.become({ PERSON_KEY_ARN: 'arn:aws:secretsmanager:eu-west-2:000000000000:secret:person-key' })
afterAll(() => table.stop())
const { giveOut } = await import('../../../shared/store/given-out.ts')
type Before = import('../../../shared/store/given-out.ts').Before

let readers = 0
const newReader = () => {
  readers += 1
  const person = { id: 'commissioner.westmarch', name: 'Petra Lindqvist' }
  return { area: 'westmarch', kind: `timeliness-${readers}`, organisation: 'westmarch', person }
}
type Reader = ReturnType<typeof newReader>

const YEAR: Period = { from: '2026-01-01', to: '2026-12-31' }
const TO_NOVEMBER: Period = { from: '2026-01-01', to: '2026-11-30' }
const FROM_FEBRUARY: Period = { from: '2026-02-01', to: '2027-01-31' }
const NEXT_YEAR: Period = { from: '2027-01-01', to: '2027-12-31' }

const slice = (period: Period, closed: ShownCount, imca: ShownCount = 0, role?: string): GivenSlice => ({
  period,
  ...(role === undefined ? {} : { role }),
  by: 'role',
  measures: ['received', 'closed'],
  byGroup: ['closed'],
  rows: [
    { group: 'imca', shown: imca === 0 ? {} : { closed: imca } },
    { group: null, shown: closed === 0 ? {} : { closed } },
  ],
})
/** Closed cases of all and of one group, which quantities are of. */
type Asked = { period: Period; closed: number; imca?: number; role?: string }
const countedOf = ({ period, closed, imca = 0, role }: Asked): CountedReport => ({
  period,
  filters: role === undefined ? {} : { role },
  cases: [
    { group: null, measure: 'closed', count: closed },
    { group: { dimension: 'role', group: 'imca' }, measure: 'closed', count: imca },
  ],
})
const none = (): Promise<number> => Promise.reject(new Error('Nothing is to be counted'))

type Giving = { at?: string; countOf?: () => Promise<number>; own?: GivenSlice; ofToday?: GivenSlice[] }
/** Gives a report out, and answers with what it was drawn beside. */
const give = async (reader: Reader, asked: Asked, { at = MONDAY, countOf = none, own, ofToday = [] }: Giving = {}) => {
  let before: Before | undefined
  const given = await giveOut(
    reader,
    [countedOf(asked)],
    (told) => {
      before = told
      const lasting = own ?? slice(asked.period, asked.closed, asked.imca, asked.role)
      return {
        ok: true,
        report: 'a report',
        slices: [{ slice: lasting }, ...ofToday.map((each) => ({ slice: each, isOfToday: true }))],
      }
    },
    { at, countOf },
  )
  if (before === undefined) throw new Error('Nothing was drawn')
  return { given, before, near: before.near.map(({ cases: { group, count } }) => `${group?.group ?? 'all'} ${count}`) }
}
const ofReader = async ({ kind }: Reader, entries: 'given-out' | 'given-out-on' = 'given-out') =>
  (await table.ofKind(entries)).filter(({ pk }) => String(pk).includes(`#${kind}#`))

describe('a report', () => {
  it('is drawn beside all that was given before, newest first, as it was published', async () => {
    const reader = newReader()
    const [first, second] = [slice(TO_NOVEMBER, 100, '<5'), slice(YEAR, 'hidden', 15, 'imca')]
    expect((await give(reader, { period: TO_NOVEMBER, closed: 98 }, { own: first })).before.given).toEqual([])
    await give(reader, { period: YEAR, closed: 120, role: 'imca' }, { own: second })
    const { before } = await give(reader, { period: NEXT_YEAR, closed: 9 })
    expect(before.given.map(({ period, role, rows }) => ({ period, role, rows }))).toEqual([
      { period: YEAR, role: 'imca', rows: second.rows },
      { period: TO_NOVEMBER, role: undefined, rows: first.rows },
    ])
  })

  it('is noted once, however often it is given', async () => {
    const reader = newReader()
    for (const at of [MONDAY, MONDAY, daysAfter(MONDAY, 1)])
      expect((await give(reader, { period: YEAR, closed: 100 }, { at })).given).toEqual({
        ok: true,
        report: 'a report',
      })
    expect(await ofReader(reader)).toHaveLength(1)
  })

  it('is noted before it leaves, and not at all where it is refused', async () => {
    const reader = newReader()
    const refused = { ok: false, code: 'differs-by-a-few' } as const
    const asked = [countedOf({ period: YEAR, closed: 100 })]
    expect(await giveOut(reader, asked, () => refused, { at: MONDAY, countOf: none })).toEqual(refused)
    expect(await ofReader(reader)).toEqual([])
  })

  it('is remembered for two years and no longer', async () => {
    const reader = newReader()
    await give(reader, { period: YEAR, closed: 100 })
    const after = async (days: number) =>
      (await give(reader, { period: YEAR, closed: 100 }, { at: daysAfter(MONDAY, days) })).before.given.length
    expect([await after(730), await after(733)]).toEqual([1, 0])
  })

  it('is of one organisation and of one area', async () => {
    const reader = newReader()
    await give(reader, { period: YEAR, closed: 100 })
    const known = async (other: Partial<Reader>) =>
      (await give({ ...reader, ...other }, { period: YEAR, closed: 100 })).before.given.length
    const colleague = { id: 'admin.westmarch', name: 'Ansel Birch' }
    expect(await known({ person: colleague })).toBe(1)
    expect(await known({ organisation: 'northstar' })).toBe(0)
    expect(await known({ area: 'eastmoor' })).toBe(0)
  })
})

describe('what is of one day alone', () => {
  const standing = slice({ from: '2026-03-02', to: '2026-03-02' }, 10)

  it('is kept in one item of that day, and beside no report of another', async () => {
    const reader = newReader()
    const asked = { period: YEAR, closed: 100 }
    const ofToday = [standing]
    await give(reader, asked, { ofToday })
    await give(reader, asked, { ofToday: [standing, { ...standing, role: 'imca' }] })
    expect((await give(reader, asked, { ofToday })).before.given).toHaveLength(3)
    const [day, ...more] = await ofReader(reader, 'given-out-on')
    expect([more, day?.['slices'], (await ofReader(reader)).length]).toEqual([[], expect.any(Array), 1])
    expect((await give(reader, asked, { at: daysAfter(MONDAY, 1), ofToday })).before.given).toHaveLength(1)
    expect(await ofReader(reader)).toHaveLength(1)
  })
})

describe('cases whose quantities could be subtracted are those', () => {
  it.each<[string, Asked, Asked, string[]]>([
    ['of 3 more in a longer period', { period: TO_NOVEMBER, closed: 100 }, { period: YEAR, closed: 103 }, ['all 103']],
    ['of 3 fewer in a shorter one', { period: YEAR, closed: 103 }, { period: TO_NOVEMBER, closed: 100 }, ['all 100']],
    ['not of 5 more', { period: TO_NOVEMBER, closed: 100 }, { period: YEAR, closed: 105 }, []],
    ['not of none more', { period: TO_NOVEMBER, closed: 100 }, { period: YEAR, closed: 100 }, []],
    [
      'of the same cases with 2 that came late',
      { period: YEAR, closed: 100 },
      { period: YEAR, closed: 102 },
      ['all 102'],
    ],
    ['not of other days', { period: YEAR, closed: 100 }, { period: NEXT_YEAR, closed: 103 }, []],
    [
      'of a group alone',
      { period: TO_NOVEMBER, closed: 100, imca: 40 },
      { period: YEAR, closed: 110, imca: 42 },
      ['imca 42'],
    ],
    [
      'not where the group is too small to have any',
      { period: TO_NOVEMBER, closed: 100, imca: 2 },
      { period: YEAR, closed: 110, imca: 4 },
      [],
    ],
    ['without 4 by a filter', { period: YEAR, closed: 100 }, { period: YEAR, closed: 96, role: 'imca' }, ['all 96']],
    [
      'under a filter, of what was a group before',
      { period: TO_NOVEMBER, closed: 100, imca: 50 },
      { period: YEAR, closed: 52, role: 'imca' },
      ['all 52'],
    ],
  ])('%s', async (_what, first, second, expected) => {
    const reader = newReader()
    await give(reader, first)
    expect((await give(reader, second)).near).toEqual(expected)
  })

  it('of periods that cross, where few are in one and not in the other', async () => {
    const asked = vi.fn<() => Promise<number>>()
    const near = async (closed: number, apart: number) => {
      const reader = newReader()
      await give(reader, { period: YEAR, closed: 100 })
      asked.mockReset()
      asked.mockResolvedValue(apart)
      return (await give(reader, { period: FROM_FEBRUARY, closed }, { countOf: asked })).near
    }
    expect(await near(102, 40)).toEqual([])
    expect(asked.mock.calls).toEqual([
      [{ period: { from: '2026-01-01', to: '2026-01-31' }, conditions: {} }, 'closed'],
      [{ period: { from: '2027-01-01', to: '2027-01-31' }, conditions: {} }, 'closed'],
    ])
    expect(await near(102, 2)).toEqual(['all 102'])
    // One went and one came.
    expect(await near(100, 1)).toEqual(['all 100'])
    expect(await near(110, 2)).toEqual([])
  })
})

describe('the ledger', () => {
  it('draws one of two that are asked for at once beside the other', async () => {
    const reader = newReader()
    const both = await Promise.all([
      give(reader, { period: YEAR, closed: 100 }),
      give(reader, { period: TO_NOVEMBER, closed: 90 }),
    ])
    expect(both.map(({ before }) => before.given.length).toSorted((one, other) => one - other)).toEqual([0, 1])
    expect(await ofReader(reader)).toHaveLength(2)
  })

  it('holds what was published, and no true count that could be read; who was given it and when', async () => {
    const reader = newReader()
    await give(reader, { period: YEAR, closed: 98_765 }, { own: slice(YEAR, 98_770) })
    const [entry] = await ofReader(reader)
    expect(entry).toMatchObject({ number: 1, at: MONDAY, by: reader.person, slices: [{ period: YEAR }] })
    expect(JSON.stringify(entry)).toMatch(/98770/)
    expect(JSON.stringify(entry)).not.toMatch(/98.?765/)
  })
})
