// The report as JSON: figures that went through disclosure control, with the names of their groups and what they mean.
import { MEASURE_IDS } from '../../domain/reports/measures.ts'
import type { Words } from '../words/index.ts'
import { COUNT_LINES, QUANTITY_LINES } from './counts.ts'
import { type GivenLine, type GivenReport, GROUP_LINES } from './given.ts'

const inTarget = ({ count: counted, rate }: GivenLine, name: string) => ({
  due: counted(`${name}.due`),
  inTarget: counted(`${name}.met`),
  rate: rate(`${name}.met`, `${name}.due`),
})
const stage = (line: GivenLine, name: string) => ({
  cases: line.count(`completed.${name}`),
  median: line.quantity(`workingDays:${name}.gross.median`),
  percentile90: line.quantity(`workingDays:${name}.gross.percentile90`),
})

/** Every measure of a line with its number. */
export const measuresIn = (line: GivenLine) => [
  ...(line.group === null ? COUNT_LINES : GROUP_LINES).map(({ measure, part, numerator, denominator, beside }) => ({
    id: MEASURE_IDS[measure],
    measure,
    ...(part === undefined ? {} : { part }),
    numerator: line.count(numerator),
    ...(denominator === undefined ? {} : { denominator: line.count(denominator) }),
    ...(denominator === undefined || beside ? {} : { rate: line.rate(numerator, denominator) }),
  })),
  ...QUANTITY_LINES.map(({ measure, part, cases }) => ({
    id: MEASURE_IDS[measure],
    measure,
    part,
    value: line.quantity(`${measure}:${part}`),
    cases: line.count(cases),
  })),
]

/** The columns of a line by their public names. */
export const timelinessOf = (line: GivenLine) => ({
  received: line.count('received'),
  allocation: inTarget(line, 'allocated'),
  firstContact: {
    ...inTarget(line, 'firstContact'),
    attempted: line.count('firstContact.attempted'),
    attemptedRate: line.rate('firstContact.attempted', 'firstContact.due'),
  },
  report: inTarget(line, 'reportInTarget'),
  offers: {
    accepted: line.count('answered.accepted'),
    declined: line.count('answered.declined'),
    lapsed: line.count('answered.lapsed'),
  },
  workingDays: {
    receivedToAllocated: stage(line, 'receivedToAllocated'),
    receivedToContact: stage(line, 'receivedToContact'),
    completeToAllocated: stage(line, 'completeToAllocated'),
  },
})

const lineOf = (line: GivenLine) => ({ ...timelinessOf(line), measures: measuresIn(line) })

/** The report as JSON has it. */
export const timelinessReport = (given: GivenReport, w: Words) => {
  const { area, period, by, role, asAt, groups, totals, standing } = given
  return {
    report: 'timeliness' as const,
    area,
    ...period,
    by,
    ...(role === undefined ? {} : { role }),
    asAt,
    counts: 'controlled' as const,
    groups: groups.map((line) => ({ group: line.group ?? '', name: line.name, ...lineOf(line) })),
    totals: lineOf(totals),
    standing: {
      unallocated: standing('unallocated'),
      unplaced: standing('unplaced'),
      overdue: standing('overdue'),
    },
    definitions: [...w.reports.disclosure, ...w.reports.definitions],
  }
}
