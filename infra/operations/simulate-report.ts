// What a simulation found, as text or as JSON: as it was against as it would be.
import { BREACHED } from '../../shared/domain/assignment/simulation.ts'
import { breachCount, type Tally, type WhatIf, type WhatIfRow } from '../../shared/domain/assignment/what-if.ts'
import { dateOf, type IsoDate } from '../../shared/domain/time.ts'
import { inDigits } from './replay-words.ts'
import type { ChangedRoom } from './simulate-table.ts'
import { ASSUMED, MILESTONES, NOBODY, words } from './simulate-words.ts'

export type Found = { result: WhatIf; changed: readonly ChangedRoom[]; recordedBreaches: number }
export type Asked = { provider: string; capacity: string; area?: string; from: IsoDate; today: IsoDate }

/** Columns as wide as they need; of the first ones words begin at the left, of the others numbers end at the right. */
const table = (rows: readonly (readonly string[])[], ofWords: number): string[] => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, column) => (column < ofWords ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
}

const both = (row: Pick<WhatIfRow, 'was' | 'would'>, value: (tally: Tally) => string): string => {
  const [was, would] = [value(row.was), value(row.would)]
  return was === would ? was : `${was} > ${would}`
}

const days = (number: number): string => (Math.round(number * 10) / 10).toFixed(1)

const firstOf = ({ first }: Tally): string =>
  first === undefined ? '-' : `${dateOf(first.at)} ${MILESTONES[first.milestone]}`

const whoOf = ({ area, provider, role }: WhatIfRow): string[] => [area, provider ?? NOBODY, role]

const COLUMNS: readonly [head: string, value: (tally: Tally) => string][] = [
  ['offers', ({ offers }) => inDigits(offers)],
  ['unplaced', ({ waited }) => inDigits(waited)],
  ['days unplaced', ({ waitedDays }) => days(waitedDays)],
  ['longest', ({ longestDays }) => days(longestDays)],
  ...BREACHED.map(
    (milestone) => [MILESTONES[milestone], ({ breaches }: Tally) => inDigits(breaches[milestone])] as const,
  ).map(([head, value]): [string, (tally: Tally) => string] => [head, value]),
]

const monthsOf = ({ was, would }: WhatIf['all']): string[] =>
  [...new Set([was, would].flatMap(({ byMonth }) => Object.keys(byMonth)))].toSorted()

/** The report, ready to be printed: where two numbers stand, the first is as it was and the second as it would be. */
export const simulationReport = ({ result, changed, recordedBreaches }: Found, { from, today }: Asked): string => {
  const { rows, all, starts, agreement, cases } = result
  const [was, would] = [breachCount(all.was), breachCount(all.would)]
  const whole = { ...all, who: ['all', '', ''] }
  const listed = [...rows.map((row) => ({ ...row, who: whoOf(row) })), ...(rows.length > 1 ? [whole] : [])]
  const months = monthsOf(all)
  const monthly = listed.filter((row) => breachCount(row.was) + breachCount(row.would) > 0)
  const who = ['area', 'provider', 'role']
  return [
    words.heading(cases, from, today),
    ...changed.map((room) => words.room(room.contractId, room.was, room.would)),
    words.notPublished,
    '',
    starts === undefined
      ? words.startsNone
      : words.starts(dateOf(starts.at), MILESTONES[starts.milestone], starts.role, starts.area, starts.provider),
    words.total(was, would),
    ...(would < was && changed.every((room) => room.would <= room.was) ? [words.fewer] : []),
    '',
    'As it was > as it would be; breaches by milestone:',
    ...table(
      [
        [...who, ...COLUMNS.map(([head]) => head), 'first breach'],
        ...listed.map((row) => [...row.who, ...COLUMNS.map(([, value]) => both(row, value)), both(row, firstOf)]),
      ],
      who.length,
    ),
    ...(months.length === 0
      ? []
      : [
          '',
          'Breaches by the month in which they were due:',
          ...table(
            [
              [...who, ...months],
              ...monthly.map((row) => [
                ...row.who,
                ...months.map((month) => both(row, ({ byMonth }) => inDigits(byMonth[month] ?? 0))),
              ]),
            ],
            who.length,
          ),
        ]),
    '',
    'What is supposed:',
    ...ASSUMED.map((each) => `- ${each}`),
    words.agreement(agreement.alike, agreement.placed, was, recordedBreaches),
    '',
  ].join('\n')
}

/** The same for a program. Days are in days of 24 hours, months are those in which a target was due. */
export const simulationJson = ({ result, changed, recordedBreaches }: Found, asked: Asked): string =>
  `${JSON.stringify({ asked, room: changed, ...result, recordedBreaches, supposed: ASSUMED }, null, 2)}\n`
