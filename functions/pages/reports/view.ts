// The reports as their pages show them: figures that stand alone, charts each with its table, and tables. A chart and its table
// are made of the same rows.
import { DELAY_PARTIES } from '../../../shared/domain/clocks/elapsed.ts'
import { PRIORITIES } from '../../../shared/domain/clocks/policy.ts'
import { WITHDRAWAL_REASONS } from '../../../shared/domain/events.ts'
import { CLOCK_NAMES } from '../../../shared/domain/reports/contributions.ts'
import { EQUALITY_QUESTIONS } from '../../../shared/domain/reports/dimensions.ts'
import { REPORTED_MILESTONES, STAGES } from '../../../shared/domain/reports/figures.ts'
import {
  MEASURE_IDS,
  type Measures,
  type Ratio,
  type StandingNow,
  WAIT_LENGTHS,
  type WaitingList,
} from '../../../shared/domain/reports/measures.ts'
import type { Month } from '../../../shared/domain/reports/period.ts'
import { type Bar, barChart, monthChart, type Point } from '../../../shared/web/reports/charts.ts'
import { COUNT_LINES, countsOf, type MeasureName } from '../../../shared/web/reports/counts.ts'
import type { ReportFigures } from '../../../shared/web/reports/reading.ts'
import type { Words } from '../../../shared/web/words/index.ts'

export type Table = {
  caption: string
  head: string
  heads: string[]
  rows: { name: string; cells: string[] }[]
  /** Rows that stand out below the others: of all cases, of the period before. */
  totals?: { name: string; cells: string[] }[]
}
export type Chart = { title: string; svg: string; table: Table }
export type Card = { name: string; figure: string; note?: string }

const shareOf = (rate: number | null, w: Words): string => (rate === null ? w.reports.noShare : w.reports.percent(rate))
const ratioCells = ({ numerator, denominator, rate }: Ratio, w: Words): string[] => [
  String(denominator),
  String(numerator),
  shareOf(rate, w),
]
const ratioHeads = ({ inTarget }: Words['reports']): string[] => [inTarget.due, inTarget.kept, inTarget.share]
const partText = ({ numerator, denominator, rate }: Ratio, w: Words): string =>
  rate === null ? w.reports.noShare : w.reports.of(numerator, denominator, w.reports.percent(rate))

const told = (id: string, title: string, w: Words) => ({ id, title, description: w.reports.chart(title) })

/** Rows of numbers as bars, with the same numbers in a table; a bar is as long as its number is of the largest. */
const countChart = (
  { id, title, caption, head, counted }: { id: string; title: string; caption: string; head: string; counted: string },
  rows: readonly { name: string; count: number; more?: string[] }[],
  { w, moreHeads = [], totals = [] }: { w: Words; moreHeads?: string[]; totals?: { name: string; cells: string[] }[] },
): Chart => {
  const most = Math.max(1, ...rows.map(({ count }) => count))
  const bars = rows.map(({ name, count }): Bar => ({ name, text: String(count), share: count / most }))
  return {
    title,
    svg: barChart(told(id, title, w), bars),
    table: {
      caption,
      head,
      heads: [counted, ...moreHeads],
      rows: rows.map(({ name, count, more = [] }) => ({ name, cells: [String(count), ...more] })),
      ...(totals.length > 0 && { totals }),
    },
  }
}

/** A share for each group, with its whole and its part in the table beneath, and all cases now and before. */
const shareChart = (
  { id, title, caption, head }: { id: string; title: string; caption: string; head: string },
  { groups, totals, before }: ReportFigures,
  { of, w }: { of: (measures: Measures) => Ratio; w: Words },
): Chart => ({
  title,
  svg: barChart(
    told(id, title, w),
    groups.map(({ name, measures }) => ({ name, text: shareOf(of(measures).rate, w), share: of(measures).rate ?? 0 })),
  ),
  table: {
    caption,
    head,
    heads: ratioHeads(w.reports),
    rows: groups.map(({ name, measures }) => ({ name, cells: ratioCells(of(measures), w) })),
    totals: [
      { name: w.reports.group.total, cells: ratioCells(of(totals), w) },
      { name: w.reports.group.before, cells: ratioCells(of(before.totals), w) },
    ],
  },
})

/** An agreed date is rare: timeliness counts every report that was due. */
const TIMELY = {
  allocation: ({ allocated }) => allocated,
  firstContact: ({ firstContact }) => firstContact,
  contactAttempted: ({ firstContact }) => firstContact.attempted,
  report: ({ reportInTarget }) => reportInTarget,
} satisfies Record<string, (measures: Measures) => Ratio>
const TIMELY_NAMES = ['allocation', 'firstContact', 'contactAttempted', 'report'] as const

const summaryOf = ({ totals, before }: ReportFigures, w: Words): Card[] => {
  const { summary, ofDue, days, before: beforeSaid } = w.reports
  const kept = (name: 'allocation' | 'firstContact' | 'report'): Card => {
    const now = TIMELY[name](totals)
    const was = beforeSaid(shareOf(TIMELY[name](before.totals).rate, w))
    const of = now.rate === null ? was : `${ofDue(now.numerator, now.denominator)}. ${was}`
    return { name: summary[name], figure: shareOf(now.rate, w), note: of }
  }
  const took = (name: string, stage: 'receivedToAllocated' | 'receivedToContact'): Card => ({
    name,
    figure: days(totals.workingDays[stage].gross.median),
    note: beforeSaid(days(before.totals.workingDays[stage].gross.median)),
  })
  return [
    { name: summary.received, figure: String(totals.received), note: beforeSaid(String(before.totals.received)) },
    kept('allocation'),
    kept('firstContact'),
    kept('report'),
    took(summary.toAllocated, 'receivedToAllocated'),
    took(summary.toContact, 'receivedToContact'),
  ]
}

const standingCards = ({ open, unallocated, unplaced, overdue, overdueBy }: StandingNow, w: Words): Card[] => {
  const t = w.reports.standing
  return [
    { name: t.overdue, figure: String(overdue) },
    ...REPORTED_MILESTONES.map((milestone) => ({ name: t.overdueOf[milestone], figure: String(overdueBy[milestone]) })),
    { name: t.unallocated, figure: String(unallocated) },
    { name: t.unplaced, figure: String(unplaced) },
    { name: t.open, figure: String(open) },
  ]
}

export type MonthOf = { month: Month; measures: Measures }
/** So many months together make the trend. */
const TREND_MONTHS = 3

const monthFigure = (name: 'allocation' | 'firstContact' | 'report', months: readonly MonthOf[], w: Words): Chart => {
  const t = w.reports
  const title = t.inTarget[name]
  const ratios = months.map(({ measures }) => TIMELY[name](measures))
  const trendAt = (place: number): number | null => {
    const last = ratios.slice(Math.max(0, place - TREND_MONTHS + 1), place + 1)
    const whole = last.reduce((sum, { denominator }) => sum + denominator, 0)
    return whole === 0 ? null : last.reduce((sum, { numerator }) => sum + numerator, 0) / whole
  }
  const points = months.map(({ month }, place): Point => {
    const value = ratios[place]?.rate ?? null
    return { name: t.month(month), text: shareOf(value, w), value, trend: trendAt(place) }
  })
  const axis = [0, 0.5, 1].map((at) => ({ at, text: t.percent(at) }))
  return {
    title,
    svg: monthChart(told(`month-${name}`, title, w), points, axis),
    table: {
      caption: t.byMonth.caption(title),
      head: t.monthHead,
      heads: [...ratioHeads(t), t.byMonth.trend],
      rows: points.map(({ name: said, trend }, place) => ({
        name: said,
        cells: [...ratioCells(ratios[place] ?? { numerator: 0, denominator: 0, rate: null }, w), shareOf(trend, w)],
      })),
    },
  }
}

const funnelOf = ({ totals, before }: ReportFigures, w: Words): Chart => {
  const t = w.reports.funnel
  const steps: { name: string; of: (measures: Measures) => number }[] = [
    { name: t.received, of: ({ received }) => received },
    { name: t.accepted, of: ({ answered }) => answered.accepted },
    { name: t.allocated, of: ({ workingDays }) => workingDays.receivedToAllocated.gross.cases },
    { name: t.contact, of: ({ workingDays }) => workingDays.receivedToContact.gross.cases },
    { name: t.closed, of: ({ outcomes }) => outcomes.closed },
  ]
  return countChart(
    { id: 'funnel', title: t.title, caption: t.caption, head: t.step, counted: w.reports.measuresPage.cases },
    steps.map(({ name, of }) => ({ name, count: of(totals), more: [String(of(before.totals))] })),
    { w, moreHeads: [w.reports.group.before] },
  )
}

/** What the overview shows. */
export const overviewView = (figures: ReportFigures, months: readonly MonthOf[], w: Words) => {
  const t = w.reports
  const head = t.dimensions[figures.by]
  return {
    summary: summaryOf(figures, w),
    standing: standingCards(figures.standing, w),
    months: (['allocation', 'firstContact', 'report'] as const).map((name) => monthFigure(name, months, w)),
    funnel: funnelOf(figures, w),
    charts: TIMELY_NAMES.map((name) => {
      const title = t.inTarget[name]
      return shareChart({ id: `by-${name}`, title, caption: t.inTarget.caption(title, head), head }, figures, {
        of: TIMELY[name],
        w,
      })
    }),
    isEmpty: figures.groups.length === 0,
  }
}

type MeasureColumn = { head: string; cell: (measures: Measures) => string }

const countColumns = (measure: MeasureName, w: Words): MeasureColumn[] =>
  COUNT_LINES.filter((line) => line.measure === measure).map(({ part, numerator, denominator }) => ({
    head: part === undefined ? w.reports.partsWithout[measure] : (w.reports.parts[part] ?? part),
    cell: (measures) => {
      const counts = countsOf(measures)
      const count = counts[numerator] ?? 0
      if (denominator === undefined) return String(count)
      const whole = counts[denominator] ?? 0
      return partText({ numerator: count, denominator: whole, rate: whole === 0 ? null : count / whole }, w)
    },
  }))

const timeColumns = (stage: (typeof STAGES)[number], w: Words): MeasureColumn[] => {
  const t = w.reports.measuresPage
  return [
    { head: t.cases, cell: (m) => String(m.workingDays[stage].gross.cases) },
    ...CLOCK_NAMES.flatMap((clock): MeasureColumn[] => {
      const said = w.reports.parts[clock] ?? clock
      return [
        { head: t.median(said), cell: (m) => w.reports.days(m.workingDays[stage][clock].median) },
        { head: t.percentile90(said), cell: (m) => w.reports.days(m.workingDays[stage][clock].percentile90) },
      ]
    }),
  ]
}

/** So many columns have room beside each other on a printed page. */
const MOST_COLUMNS = 5

const measureTables = (
  figures: ReportFigures,
  columns: readonly MeasureColumn[],
  caption: string,
  w: Words,
): Table[] => {
  const chunks = Math.ceil(columns.length / MOST_COLUMNS)
  const { dimensions, group, measuresPage } = w.reports
  return Array.from({ length: chunks }, (_, place): Table => {
    const own = columns.slice(place * MOST_COLUMNS, (place + 1) * MOST_COLUMNS)
    const cells = (measures: Measures): string[] => own.map(({ cell }) => cell(measures))
    return {
      caption: chunks === 1 ? caption : measuresPage.partOf(caption, place + 1, chunks),
      head: dimensions[figures.by],
      heads: own.map(({ head }) => head),
      rows: figures.groups.map(({ name, measures }) => ({ name, cells: cells(measures) })),
      totals: [
        { name: group.total, cells: cells(figures.totals) },
        { name: group.before, cells: cells(figures.before.totals) },
      ],
    }
  })
}

const HOURS = (w: Words): MeasureColumn[] => [
  { head: w.reports.partsWithout.outcomes, cell: (m) => String(m.hours.denominator) },
  { head: w.reports.measuresPage.hours, cell: (m) => String(m.hours.numerator) },
  { head: w.reports.measuresPage.mean, cell: (m) => w.reports.days(m.hours.mean) },
]

/** What the page of all measures shows: each with its tables. */
export const measuresView = (figures: ReportFigures, w: Words) => {
  const t = w.reports
  const sections = Object.entries(MEASURE_IDS).flatMap(([key, id]) => {
    const measure = NAMES.find((name) => name === key)
    if (measure === undefined || measure === 'waiting' || measure === 'delay') return []
    const caption = t.measuresPage.caption(id, t.measures[measure])
    const tables =
      measure === 'workingDays'
        ? STAGES.flatMap((stage) => measureTables(figures, timeColumns(stage, w), `${id}: ${t.stages[stage]}`, w))
        : measureTables(figures, [...columnsOf(measure, w)], caption, w)
    return [{ id, title: caption, tables }]
  })
  return { sections, isEmpty: figures.groups.length === 0 }
}
const NAMES: readonly MeasureName[] = [...new Set(COUNT_LINES.map(({ measure }) => measure)), 'workingDays', 'hours']

const columnsOf = (measure: MeasureName, w: Words): MeasureColumn[] => {
  if (measure === 'hours') return HOURS(w)
  const columns = countColumns(measure, w)
  if (measure !== 'experience') return columns
  return [...columns, { head: w.reports.measuresPage.score, cell: (m) => w.reports.days(m.experience.mean) }]
}

const LENGTHS = WAIT_LENGTHS.map(({ length }) => length)

/** What the page of the waiting list shows, of all cases and of each group. */
export const waitingView = (
  {
    list,
    groups,
    day,
    by,
  }: { list: WaitingList; groups: { name: string; list: WaitingList }[]; day: string; by: ReportFigures['by'] },
  w: Words,
) => {
  const t = w.reports.waiting
  const all = { name: w.reports.group.total, list }
  return {
    at: t.at(w.dates.day(day)),
    isEmpty: list.total === 0,
    total: [{ name: t.heads.total, figure: String(list.total) }],
    chart: countChart(
      { id: 'waiting', title: t.title, caption: t.byLength, head: t.heads.length, counted: t.heads.total },
      LENGTHS.map((length) => ({
        name: t.lengths[length],
        count: list.byLength[length],
        more: PRIORITIES.map((priority) => String(list.each[priority][length])),
      })),
      {
        w,
        moreHeads: PRIORITIES.map((priority) => w.status.priority[priority]),
        totals: [
          {
            name: w.reports.group.total,
            cells: [String(list.total), ...PRIORITIES.map((priority) => String(list.byPriority[priority]))],
          },
        ],
      },
    ),
    groups: {
      caption: t.caption(w.reports.dimensions[by]),
      head: w.reports.dimensions[by],
      heads: [t.heads.total, ...LENGTHS.map((length) => t.lengths[length])],
      rows: groups.map(({ name, list: own }) => ({
        name,
        cells: [own.total, ...LENGTHS.map((length) => own.byLength[length])].map(String),
      })),
      totals: [{ name: all.name, cells: [list.total, ...LENGTHS.map((length) => list.byLength[length])].map(String) }],
    } satisfies Table,
  }
}

/** What the page of unmet need shows. */
export const unmetNeedView = (figures: ReportFigures, w: Words) => {
  const t = w.reports
  const head = t.dimensions[figures.by]
  const chart = (measure: 'dutyNeverMet' | 'decidedBeforeInput' | 'shortNotice' | 'incomplete'): Chart => {
    const title = `${MEASURE_IDS[measure]}: ${t.measures[measure]}`
    const made = shareChart({ id: measure, title, caption: t.inTarget.caption(title, head), head }, figures, {
      of: (measures) => measures[measure],
      w,
    })
    return { ...made, table: { ...made.table, heads: t.unmetNeed.heads } }
  }
  const { cameToNothing: now } = figures.totals
  const { cameToNothing: was } = figures.before.totals
  const reasons = [
    { name: t.parts['ineligible.law'], now: now.ineligibleBy.law, was: was.ineligibleBy.law },
    { name: t.parts['ineligible.person'], now: now.ineligibleBy.person, was: was.ineligibleBy.person },
    ...WITHDRAWAL_REASONS.map((reason) => ({
      name: t.parts[`withdrawn.${reason}`],
      now: now.withdrawnBy[reason],
      was: was.withdrawnBy[reason],
    })),
    ...WITHDRAWAL_REASONS.map((reason) => ({
      name: t.parts[`unopened.${reason}`],
      now: now.withdrawnUnopenedBy[reason],
      was: was.withdrawnUnopenedBy[reason],
    })),
  ]
  return {
    charts: (['dutyNeverMet', 'decidedBeforeInput', 'shortNotice', 'incomplete'] as const).map(chart),
    standing: [{ name: t.standing.unplaced, figure: String(figures.standing.unplaced) }],
    reasons: countChart(
      {
        id: 'reasons',
        title: t.unmetNeed.reasons,
        caption: t.unmetNeed.reasonsCaption,
        head: t.unmetNeed.reason,
        counted: t.measuresPage.cases,
      },
      reasons.map((each) => ({
        name: each.name ?? '',
        count: each.now.numerator,
        more: [String(each.was.numerator)],
      })),
      { w, moreHeads: [t.group.before] },
    ),
  }
}

/** Working days of one decimal, of minutes of office time. */
const inDays = (minutes: number): string => String(Math.round(minutes / 48) / 10)

/** What the page of delays shows: for each stage the time of each party, which adds up to the whole. */
export const delayView = ({ totals }: ReportFigures, w: Words) => {
  const t = w.reports.delay
  return {
    charts: STAGES.map((stage): Chart => {
      const { cases, gross, paused, byParty } = totals.delay[stage]
      const title = w.reports.stages[stage]
      const rows = DELAY_PARTIES.map((party) => ({
        name: w.reports.parties[party],
        days: inDays(byParty[party].numerator),
        rate: byParty[party].rate,
      }))
      return {
        title,
        svg: barChart(
          told(`delay-${stage}`, title, w),
          rows.map(({ name, days, rate }) => ({ name, text: days, share: rate ?? 0 })),
        ),
        table: {
          caption: t.caption(title, w.reports.ofCases(cases)),
          head: t.party,
          heads: [t.days, w.reports.inTarget.share],
          rows: rows.map(({ name, days, rate }) => ({ name, cells: [days, shareOf(rate, w)] })),
          totals: [
            { name: t.total, cells: [inDays(gross), shareOf(gross === 0 ? null : 1, w)] },
            { name: t.paused, cells: [inDays(paused.numerator), shareOf(paused.rate, w)] },
          ],
        },
      }
    }),
  }
}

const received = (measures: Measures): string => String(measures.received)

/** What the page of equality shows: how complete the answers are, and how timely advocacy is for each group. */
export const equalityView = (splits: readonly ReportFigures[], w: Words) => {
  const t = w.reports.equality
  const [first] = splits
  if (first === undefined) throw new Error('There is no split to show')
  const { totals } = first
  const questions = EQUALITY_QUESTIONS.map((question) => {
    const { answered, notSaid } = totals.equality.byQuestion[question]
    return { name: w.reports.parts[`equality.${question}`] ?? question, answered, notSaid }
  })
  const complete: Chart = {
    title: t.complete,
    svg: barChart(
      told('complete', t.complete, w),
      questions.map(({ name, answered }) => ({
        name,
        text: shareOf(answered.rate, w),
        share: answered.rate ?? 0,
      })),
    ),
    table: {
      caption: `${MEASURE_IDS.equality}: ${w.reports.measures.equality}`,
      head: t.question,
      heads: [t.answered, t.notSaid, t.notKnown, w.reports.inTarget.share],
      rows: questions.map(({ name, answered, notSaid }) => ({
        name,
        cells: [
          String(answered.numerator),
          String(notSaid.numerator),
          String(totals.received - answered.numerator - notSaid.numerator),
          shareOf(answered.rate, w),
        ],
      })),
      totals: [
        {
          name: t.all,
          cells: [
            String(totals.equality.complete.numerator),
            '',
            String(totals.received - totals.equality.complete.numerator),
            shareOf(totals.equality.complete.rate, w),
          ],
        },
      ],
    },
  }
  return {
    complete,
    splits: splits.map((figures) => {
      const head = w.reports.dimensions[figures.by]
      const title = t.timely(head)
      const made = shareChart({ id: `by-${figures.by}`, title, caption: title, head }, figures, {
        of: ({ allocated }) => allocated,
        w,
      })
      const { groups, before } = figures
      return {
        ...made,
        table: {
          ...made.table,
          heads: [w.reports.summary.received, ...made.table.heads],
          rows: made.table.rows.map(({ name, cells }, place) => ({
            name,
            cells: [received(groups[place]?.measures ?? totals), ...cells],
          })),
          totals: (made.table.totals ?? []).map(({ name, cells }, place) => ({
            name,
            cells: [received(place === 0 ? figures.totals : before.totals), ...cells],
          })),
        },
      }
    }),
  }
}
