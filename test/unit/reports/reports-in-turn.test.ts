// One reader who asks for reports one after the other, with what was given before kept on the real engine: which are given and
// which are refused because they differ from another by a few cases.
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { mockClient } from 'aws-sdk-client-mock'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { type Cell, cellDimensionOf, cellsOf } from '../../../shared/domain/reports/aggregates.ts'
import type { Dimension } from '../../../shared/domain/reports/dimensions.ts'
import { type FiguresRow, figuresRowSchema } from '../../../shared/domain/reports/figures.ts'
import type { Period } from '../../../shared/domain/reports/period.ts'
import { words } from '../../../shared/web/words/index.ts'
import { TestTable } from '../../support/engine-table.ts'
import { CALENDARS } from '../../support/factories.ts'
import { acceptedBy, after, march, openedCase, rowOf } from './histories.ts'

const state = vi.hoisted((): { cells: Cell[] } => ({ cells: [] }))
const cellsBy = (dimension: Dimension | 'all', level: string): Cell[] => {
  const of = dimension === 'all' ? 'all' : cellDimensionOf(dimension)
  return state.cells.filter((cell) => cell.dimension === of && cell.level === level)
}
vi.mock('../../../shared/store/aggregates.ts', () => ({
  NAMED_DIMENSIONS: ['organisation', 'team', 'hospital', 'ward'],
  periodSums: async (_area: string, by: Dimension | 'all', { from, to }: Period, { role }: { role?: string }) =>
    cellsBy(by, 'D').filter(
      (cell) => cell.period >= from && cell.period <= to && (role === undefined || cell.role === role),
    ),
  standingSums: async (_area: string, by: Dimension | 'all' = 'all') => cellsBy(by, 'S'),
  namesOfGroups: async () => new Map(),
  missingCount: async () => 0,
}))
vi.mock('../../../shared/store/calendars.ts', () => ({ calendarsNow: async () => CALENDARS }))
vi.mock('../../../shared/store/organisations.ts', () => ({
  contractsOf: async () => [],
  authorityBy: async () => ({ name: 'Westmarch Council' }),
}))
mockClient(SecretsManagerClient).on(GetSecretValueCommand).resolves({ SecretString: 'a secret' })
const table = await TestTable.create()
table.become({ PERSON_KEY_ARN: 'arn:aws:secretsmanager:eu-west-2:000000000000:secret:person-key' })
afterAll(() => table.stop())
const { giveReport } = await import('../../../shared/web/reports/given.ts')
const { readReportQuery } = await import('../../../shared/web/reports/query.ts')

const w = words('en')
const NOW = '2026-12-15T12:00:00.000Z'
const base = rowOf(
  after(openedCase({}), [...acceptedBy('northstar'), [march(3), 'allocated'], [march(4), 'met'], [march(5), 'closed']]),
)
/** The same case so many days earlier or later. */
const moved = (row: FiguresRow, days: number): FiguresRow =>
  figuresRowSchema.parse(
    JSON.parse(
      JSON.stringify(row).replaceAll(/2026-\d\d-\d\dT[^"]+/g, (at) =>
        new Date(Date.parse(at) + days * 86_400_000).toISOString(),
      ),
    ),
  )
/** So many cases received on a day, of a role and a ward. */
type Received = { on: string; count: number; role?: FiguresRow['role']; ward?: string }
const received = ({ on, count, role = 'care-act', ward = 'a / w1' }: Received): FiguresRow[] =>
  Array.from({ length: count }, (_, at) => {
    const row = moved(base, Math.round((Date.parse(on) - Date.parse(march(2).slice(0, 10))) / 86_400_000))
    const coded = { ...row.coded, ward, hospital: ward.split(' / ')[0] ?? '' }
    return { ...row, caseId: `ADV-${on}-${role}-${ward}-${at}`, role, coded }
  })

let readers = 0
/** A reader whom nothing was given yet, of cases that may become more: each step is what is asked for, and what comes in. */
const inTurn = async (all: readonly Received[], asked: readonly (string | Received)[]): Promise<string[]> => {
  readers += 1
  const person = {
    sub: 'p',
    name: 'Petra Lindqvist',
    roles: ['commissioner' as const],
    organisation: `area-${readers}`,
  }
  const rows = all.flatMap(received)
  const answers: string[] = []
  for (const each of asked) {
    if (typeof each !== 'string') {
      rows.push(...received({ ...each, ward: each.ward ?? 'a / late' }))
      continue
    }
    state.cells = cellsOf(rows)
    const query = readReportQuery(new URLSearchParams(each), { now: NOW, w })
    if (!query.ok) throw new Error(`${each} is no question`)
    const given = await giveReport(person, { query: query.value, at: NOW, w })
    answers.push(given.ok ? `given ${given.report.totals.count('received').shown}` : given.code)
  }
  return answers
}

const JANUARY = 'from=2026-01-01&to=2026-01-31'
const AND_A_DAY = 'from=2026-01-01&to=2026-02-01'
const inJanuary = (count: number, more: Omit<Received, 'on' | 'count'> = {}): Received => ({
  on: '2026-01-12',
  count,
  ...more,
})

describe('reports in turn', () => {
  it.each<[string, Received[], (string | Received)[], string[]]>([
    [
      'a month, and a day more with one more case',
      [inJanuary(20), { on: '2026-02-01', count: 1 }],
      [JANUARY, AND_A_DAY],
      ['given 20', 'differs-by-a-few'],
    ],
    [
      'a day more that has four cases',
      [inJanuary(20), { on: '2026-02-01', count: 4 }],
      [JANUARY, AND_A_DAY],
      ['given 20', 'differs-by-a-few'],
    ],
    [
      'a day more that has five cases',
      [inJanuary(20), { on: '2026-02-01', count: 5 }],
      [JANUARY, AND_A_DAY],
      ['given 20', 'given 25'],
    ],
    ['a day more that has none', [inJanuary(20)], [JANUARY, AND_A_DAY], ['given 20', 'given 20']],
    [
      'the longer one first',
      [inJanuary(20), { on: '2026-02-01', count: 1 }],
      [AND_A_DAY, JANUARY],
      ['given 20', 'differs-by-a-few'],
    ],
    [
      'by ward, and a role that leaves out two cases',
      [inJanuary(20), inJanuary(2, { role: 'imca' })],
      [`${JANUARY}&by=ward`, `${JANUARY}&by=ward&role=care-act`],
      ['given 20', 'differs-by-a-few'],
    ],
    [
      'by ward, and a role that leaves out seven',
      [inJanuary(20), inJanuary(7, { role: 'imca' })],
      [`${JANUARY}&by=ward`, `${JANUARY}&by=ward&role=care-act`],
      ['given 25', 'given 20'],
    ],
    [
      'a closed month again after a record that came late',
      [inJanuary(20)],
      [JANUARY, inJanuary(1), JANUARY],
      ['given 20', 'given 20'],
    ],
    ['the same twice', [inJanuary(23)], [JANUARY, JANUARY], ['given 25', 'given 25']],
    [
      'the same cases by something else',
      [inJanuary(23)],
      [JANUARY, `${JANUARY}&by=hospital`],
      ['given 25', 'given 25'],
    ],
  ])('%s', async (_what, all, asked, expected) => {
    expect(await inTurn(all, asked)).toEqual(expected)
  })

  it('leaves nothing of a report that was refused: the next is held against what was given', async () => {
    const all = [inJanuary(20), { on: '2026-02-01', count: 2 }, { on: '2026-02-02', count: 9 }]
    expect(await inTurn(all, [JANUARY, AND_A_DAY, 'from=2026-01-01&to=2026-02-28', JANUARY])).toEqual([
      'given 20',
      'differs-by-a-few',
      'given 30',
      'given 20',
    ])
  })
})
