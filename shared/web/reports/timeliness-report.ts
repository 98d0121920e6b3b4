// The report as JSON: figures that went through disclosure control, with the names of their groups and what they mean.
import { MEASURE_IDS } from '../../domain/reports/measures.ts'
import type { Words } from '../words/index.ts'
import { type CountLine, type QuantityLine, quantityName } from './counts.ts'
import { linesOf } from './drawing.ts'
import type { GivenFigures, GivenLine, GivenReport } from './given.ts'

const inTarget = ({ count: counted, rate }: GivenFigures, name: string) => ({
  due: counted(`${name}.due`),
  inTarget: counted(`${name}.met`),
  rate: rate(`${name}.met`, `${name}.due`),
})
const stage = (figures: GivenFigures, name: string) => ({
  cases: figures.count(`completed.${name}`),
  median: figures.quantity(`workingDays:${name}.gross.median`),
  percentile90: figures.quantity(`workingDays:${name}.gross.percentile90`),
})

const ofCount = ({ count, rate }: GivenFigures, { numerator, denominator, beside }: CountLine) => ({
  numerator: count(numerator),
  ...(denominator === undefined ? {} : { denominator: count(denominator) }),
  ...(denominator === undefined || beside ? {} : { rate: rate(numerator, denominator) }),
})
const ofQuantity = ({ count, quantity }: GivenFigures, line: QuantityLine) => ({
  value: quantity(quantityName(line)),
  cases: count(line.cases),
})

const named = ({ measure, part }: CountLine | QuantityLine) => ({
  id: MEASURE_IDS[measure],
  measure,
  ...(part === undefined ? {} : { part }),
})

/** Every measure of a line with its number, and the same of the period before. */
export const measuresIn = (line: GivenLine) => {
  const { counts, quantities } = linesOf(line)
  return [
    ...counts.map((each) => ({ ...named(each), ...ofCount(line, each), before: ofCount(line.before, each) })),
    ...quantities.map((each) => ({ ...named(each), ...ofQuantity(line, each), before: ofQuantity(line.before, each) })),
  ]
}

/** The columns of a line by their public names. */
export const timelinessOf = (line: GivenFigures) => ({
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

const lineOf = (line: GivenLine) => ({
  ...timelinessOf(line),
  measures: measuresIn(line),
  before: timelinessOf(line.before),
})

/** The report as JSON has it. */
export const timelinessReport = (given: GivenReport, w: Words) => {
  const { area, areaName, period, before, by, role, asAt, missing, groups, totals, standing } = given
  return {
    report: 'timeliness' as const,
    area,
    areaName,
    ...period,
    before,
    by,
    ...(role === undefined ? {} : { role }),
    asAt,
    counts: 'controlled' as const,
    missing,
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
