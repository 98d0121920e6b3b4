// What a replay found, as text: counts by authority and role, and by rule.
import { DIFFERENCES, type Differences, type Replay } from '../../shared/domain/eligibility/replay.ts'
import { RULE_IDS } from '../../shared/domain/eligibility/rules.ts'
import { ROLES } from '../../shared/domain/eligibility/rules.ts'
import type { IsoDate } from '../../shared/domain/time.ts'
import { HEADS, inDigits, inWords } from './replay-words.ts'

/** What was asked, for the lines above the counts. */
export type Asked = {
  since: IsoDate
  today: IsoDate
  /** The set that was read from a file; without one the present law is asked on another day. */
  rules?: { file: string; version: string }
  on?: IsoDate
  /** The first day on which all of the file applies. */
  settledFrom?: IsoDate
  authorities: number
}

type Row = [name: string, of: string, counts: Differences]

const sum = (rows: readonly Differences[]): Differences => {
  const total = { newly: 0, ceases: 0, otherStrength: 0, toOpen: 0, fromOpen: 0 }
  for (const row of rows) for (const difference of DIFFERENCES) total[difference] += row[difference]
  return total
}

const table = (first: string, second: string, rows: readonly Row[]): string[] => {
  const cells = [
    [first, second, ...DIFFERENCES.map((difference) => HEADS[difference])],
    ...rows.map(([name, of, counts]) => [name, of, ...DIFFERENCES.map((difference) => inDigits(counts[difference]))]),
  ]
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0))) ?? []
  return cells.map((row) =>
    row
      .map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .filter((_, column) => column !== 1 || second !== '')
      .join('  ')
      .trimEnd(),
  )
}

const judgedBy = ({ rules, on, settledFrom }: Asked): string => {
  if (on !== undefined) {
    const law = rules === undefined ? 'the present law' : `${rules.file} (${rules.version})`
    return `by ${law}, as on ${inWords(on)}`
  }
  const { file = '', version = '' } = rules ?? {}
  return `by ${file} (${version}), as on ${inWords(settledFrom ?? '')}, the first day on which all of it applies, or on the day of receipt where that is later`
}

/** The report, ready to be printed. */
export const replayReport = ({ judged, differently, byRole, byRule }: Replay, asked: Asked): string => {
  const roleRows = [...byRole]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .flatMap(([authority, roles]): Row[] =>
      ROLES.flatMap((role): Row[] => {
        const counts = roles.get(role)
        return counts === undefined ? [] : [[authority, role, counts]]
      }),
    )
  const order: readonly string[] = RULE_IDS
  const placeOf = (rule: string) => (order.includes(rule) ? order.indexOf(rule) : order.length)
  const ruleRows = [...byRule]
    .toSorted(([one], [other]) => placeOf(one) - placeOf(other) || one.localeCompare(other))
    .map(([rule, counts]): Row => [rule, '', counts])
  return [
    `Referrals received from ${inWords(asked.since)} to ${inWords(asked.today)}, of ${inDigits(asked.authorities)} authorities: ${inDigits(judged)}.`,
    'Judged by the law of their own day, with what each authority entered,',
    `and again ${judgedBy(asked)}.`,
    'What the law of the release or an authority’s own entries change between the two days counts too.',
    'Counts only. A small count may still tell of somebody: for whoever runs the service, and not to be published.',
    '',
    `Judged differently: ${inDigits(differently)}.`,
    ...(differently === 0
      ? []
      : [
          '',
          'People who would newly qualify for an advocate, or cease to: a duty, a power or a right to be told.',
          ...table('authority', 'role', [
            ...roleRows,
            ...(roleRows.length > 1 ? [['all', '', sum(roleRows.map(([, , counts]) => counts))] as Row] : []),
          ]),
          '',
          'By rule',
          ...table('rule', '', ruleRows),
        ]),
    '',
  ].join('\n')
}
