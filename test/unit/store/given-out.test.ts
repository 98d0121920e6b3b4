// The ledger of what was given out, on the real engine: no two reports of one reader can be subtracted to leave 1 to 4 people.
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { mockClient } from 'aws-sdk-client-mock'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { controlled } from '../../../shared/domain/reports/disclosure.ts'
import type { Conditions, GivenSlice } from '../../../shared/domain/reports/given-out.ts'
import type { Period } from '../../../shared/domain/reports/period.ts'
import { TestTable } from '../../support/engine-table.ts'
import { daysAfter, MONDAY } from '../../support/factories.ts'

mockClient(SecretsManagerClient).on(GetSecretValueCommand).resolves({ SecretString: 'a secret' })
const table = await TestTable.create()
table.become({ PERSON_KEY_ARN: 'arn:aws:secretsmanager:eu-west-2:000000000000:secret:person-key' })
afterAll(() => table.stop())
const { giveOut, PUBLIC } = await import('../../../shared/store/given-out.ts')

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

/** A report of all and of one group, which is left out where it has no count. */
const slice = (period: Period, received: number, imca?: number, filters: Conditions = {}): GivenSlice => {
  const { counts } = controlled({
    counts: new Map([['all', received], ...(imca === undefined ? [] : [['imca', imca] as const])]),
    sums: [],
    within: [],
  })
  const figure = (key: string, count: number) => {
    const shown = counts.get(key)
    return shown === undefined ? [] : [{ measure: 'received', count, shown }]
  }
  return {
    period,
    filters,
    figures: [
      ...figure('all', received),
      ...figure('imca', imca ?? 0).map((given) => ({ ...given, group: { dimension: 'role', group: 'imca' } })),
    ],
  }
}
const none = (): Promise<number> => Promise.reject(new Error('Nothing is to be counted'))
const give = (reader: Reader, of: GivenSlice, { at = MONDAY, countOf = none } = {}) =>
  giveOut(reader, [of], { at, countOf })
const given = { ok: true }
const refused = (code: string) => ({ ok: false, code })
const entries = async ({ kind }: Reader) =>
  (await table.ofKind('given-out')).filter(({ pk }) => String(pk).includes(`#${kind}#`))

describe('a second report', () => {
  it.each<[string, GivenSlice, GivenSlice, object]>([
    ['with 3 cases more in a longer period', slice(TO_NOVEMBER, 100), slice(YEAR, 103), refused('differs-by-a-few')],
    ['with 3 cases fewer in a shorter period', slice(YEAR, 103), slice(TO_NOVEMBER, 100), refused('differs-by-a-few')],
    ['with 5 cases more in a longer period', slice(TO_NOVEMBER, 100), slice(YEAR, 105), given],
    ['with none more in a longer period', slice(TO_NOVEMBER, 100), slice(YEAR, 100), given],
    ['of other days', slice(YEAR, 100), slice(NEXT_YEAR, 103), given],
    [
      'with 2 cases more in one group only',
      slice(TO_NOVEMBER, 100, 40),
      slice(YEAR, 110, 42),
      refused('differs-by-a-few'),
    ],
    ['where the group is too small to be shown', slice(TO_NOVEMBER, 100, 2), slice(YEAR, 110, 4), given],
    [
      'that leaves out 4 cases by a filter',
      slice(YEAR, 100),
      slice(YEAR, 96, undefined, { role: 'imca' }),
      refused('differs-by-a-few'),
    ],
    [
      'that lets in 4 cases more without a filter',
      slice(YEAR, 96, undefined, { role: 'imca' }),
      slice(YEAR, 100),
      refused('differs-by-a-few'),
    ],
    ['that leaves out many by a filter', slice(YEAR, 100), slice(YEAR, 50, undefined, { role: 'imca' }), given],
    [
      'that has as a filter what the first had as a group',
      slice(TO_NOVEMBER, 100, 50),
      slice(YEAR, 52, undefined, { role: 'imca' }),
      refused('differs-by-a-few'),
    ],
    ['of which a group and its total are near each other', slice(YEAR, 100, 97), slice(YEAR, 100, 97), given],
  ])('%s', async (_what, first, second, expected) => {
    const reader = newReader()
    expect(await give(reader, first)).toEqual(given)
    expect(await give(reader, second)).toEqual(expected)
  })

  it('of the same cases is given again, and noted once', async () => {
    const reader = newReader()
    expect(await give(reader, slice(YEAR, 100))).toEqual(given)
    expect(await give(reader, slice(YEAR, 100))).toEqual(given)
    expect(await entries(reader)).toHaveLength(1)
  })

  it('of the same cases, with records that came late, is given only if they move no figure', async () => {
    const reader = newReader()
    await give(reader, slice(YEAR, 101))
    expect(await give(reader, slice(YEAR, 102))).toEqual(given)
    expect(await give(reader, slice(YEAR, 103))).toEqual(refused('changed-by-a-few'))
  })

  it('of a period that crosses the first is refused only for a few cases that are not in both', async () => {
    const reader = newReader()
    await give(reader, slice(YEAR, 100))
    const asked = vi.fn<() => Promise<number>>()
    asked.mockResolvedValue(40)
    expect(await give(reader, slice(FROM_FEBRUARY, 102), { countOf: asked })).toEqual(given)
    expect(asked.mock.calls).toEqual([
      [{ period: { from: '2026-01-01', to: '2026-01-31' }, conditions: {} }, 'received'],
      [{ period: { from: '2027-01-01', to: '2027-01-31' }, conditions: {} }, 'received'],
    ])
    const other = newReader()
    await give(other, slice(YEAR, 100))
    expect(await give(other, slice(FROM_FEBRUARY, 102), { countOf: () => Promise.resolve(2) })).toEqual(
      refused('differs-by-a-few'),
    )
  })

  it('of somebody else of the organisation is refused alike, of another organisation not', async () => {
    const reader = newReader()
    await give(reader, slice(YEAR, 100))
    const colleague = { ...reader, person: { id: 'admin.westmarch', name: 'Ansel Birch' } }
    expect(await give(colleague, slice(TO_NOVEMBER, 98))).toEqual(refused('differs-by-a-few'))
    expect(await give({ ...reader, organisation: 'northstar' }, slice(TO_NOVEMBER, 98))).toEqual(given)
    expect(await give({ ...reader, area: 'eastmoor' }, slice(TO_NOVEMBER, 98))).toEqual(given)
  })

  it('is compared with what everybody can read', async () => {
    const reader = newReader()
    await give({ ...reader, organisation: PUBLIC }, slice(YEAR, 100))
    expect(await give(reader, slice(TO_NOVEMBER, 98))).toEqual(refused('differs-by-a-few'))
  })

  it('is compared for two years and no longer', async () => {
    const reader = newReader()
    await give(reader, slice(YEAR, 100))
    expect(await give(reader, slice(TO_NOVEMBER, 98), { at: daysAfter(MONDAY, 730) })).toEqual(
      refused('differs-by-a-few'),
    )
    expect(await give(reader, slice(TO_NOVEMBER, 98), { at: daysAfter(MONDAY, 733) })).toEqual(given)
  })
})

describe('the ledger', () => {
  it('lets one of two through that are asked for at once and differ by a few', async () => {
    const reader = newReader()
    const both = await Promise.all([give(reader, slice(YEAR, 100)), give(reader, slice(TO_NOVEMBER, 98))])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await entries(reader)).toHaveLength(1)
  })

  it('holds no count, and who was given what and when', async () => {
    const reader = newReader()
    await give(reader, slice(YEAR, 98_765))
    const [entry] = await entries(reader)
    expect(entry).toMatchObject({ number: 1, at: MONDAY, by: reader.person, slices: [{ period: YEAR, filters: {} }] })
    expect(JSON.stringify(entry)).not.toMatch(/98.?7/)
  })
})
