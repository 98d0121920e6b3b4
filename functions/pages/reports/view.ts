// The reports as their pages show them: figures that stand alone, charts each with its table, and tables. A chart and its table
// are made of the same rows.
import { DELAY_PARTIES } from '../../../shared/domain/clocks/elapsed.ts'
import { PRIORITIES } from '../../../shared/domain/clocks/policy.ts'
import { WITHDRAWAL_REASONS } from '../../../shared/domain/events.ts'
import { CLOCK_NAMES, UNMET_REASONS } from '../../../shared/domain/reports/contributions.ts'
import { EQUALITY_QUESTIONS } from '../../../shared/domain/reports/dimensions.ts'
import {
  FUNNEL_STEPS,
  REPORTED_MILESTONES,
  STAGES,
  WORKING_DAY_MINUTES,
} from '../../../shared/domain/reports/figures.ts'
import {
  MEASURE_IDS,
  type Measures,
  type Ratio,
  type StandingNow,
  type UnmetNeed,
  WAIT_LENGTHS,
  type WaitingList,
} from '../../../shared/domain/reports/measures.ts'
import { type Bar, barChart, monthChart, type Point, type Scale } from '../../../shared/web/reports/charts.ts'
import { COUNT_LINES, countsOf, type GroupCounts, type MeasureName } from '../../../shared/web/reports/counts.ts'
import type { MonthOf, Months, ReportFigures, Waiting } from '../../../shared/web/reports/reading.ts'
import type { Words } from '../../../shared/web/words/index.ts'

/** A figure, with that of the same period before on a line of its own where it has none of its columns. */
export type Cell = string | { text: string; before: string }
export type Row = { name: string; cells: Cell[] }
export type Table = {
  caption: string
  head: string
  heads: readonly string[]
  rows: Row[]
  /** Rows that stand out below the others: of all cases. */
  totals?: Row[]
}
/** A picture and its table; a picture of nothing is not drawn, and a table of nothing is a sentence. */
export type Chart = { title: string; svg?: string; note?: string; table?: Table; nothing?: string }
export type Card = { name: string; figure: string; note?: string }

const shareOf = (rate: number | null, w: Words): string => (rate === null ? w.reports.noShare : w.reports.percent(rate))
const ratioCells = ({ numerator, denominator, rate }: Ratio, w: Words): string[] => [
  w.reports.amount(denominator),
  w.reports.amount(numerator),
  shareOf(rate, w),
]
const ratioHeads = ({ inTarget }: Words['reports']): string[] => [inTarget.due, inTarget.kept, inTarget.share]
const partText = ({ numerator, denominator, rate }: Ratio, w: Words): string =>
  rate === null ? w.reports.noShare : w.reports.of(numerator, denominator, w.reports.percent(rate))

const told = (id: string, title: string, w: Words) => ({ id, title, description: w.reports.chart(title) })
const shares = (w: Words): Scale => ({ from: w.reports.percent(0), to: w.reports.percent(1), isWhole: true })

type CountRow = { name: string; count: number; more?: string[] }

/** Rows of numbers as bars, with the same numbers in a table; a bar is as long as its number is of the largest. */
const countChart = (
  { id, title, caption, head, counted }: { id: string; title: string; caption: string; head: string; counted: string },
  rows: readonly CountRow[],
  { w, moreHeads = [], totals = [] }: { w: Words; moreHeads?: string[]; totals?: Row[] },
): Chart => {
  const { amount } = w.reports
  const most = Math.max(0, ...rows.map(({ count }) => count))
  const bars = rows.map(({ name, count }): Bar => ({ name, text: amount(count), share: most === 0 ? 0 : count / most }))
  return {
    title,
    ...(most > 0 && {
      svg: barChart(told(id, title, w), bars, { from: amount(0), to: amount(most), isWhole: false }),
    }),
    table: {
      caption,
      head,
      heads: [counted, ...moreHeads],
      rows: rows.map(({ name, count, more = [] }) => ({ name, cells: [amount(count), ...more] })),
      ...(totals.length > 0 && { totals }),
    },
  }
}

/** More bars than these nobody takes in, nor scrolls past. */
const MOST_DRAWN = 15

/** A share for each group, with its whole and its part in the table beneath, now and before. */
const shareChart = (
  {
    id,
    title,
    caption,
    head,
    heads,
  }: { id: string; title: string; caption: string; head: string; heads: readonly string[] },
  { compared, totals, before }: ReportFigures,
  { of, w }: { of: (measures: Measures) => Ratio; w: Words },
): Chart => {
  if (of(totals).denominator + of(before.totals).denominator === 0) return { title, nothing: w.reports.nothingDrawn }
  const all = compared.map(({ name, measures }) => ({ name, ratio: of(measures) }))
  const drawable = all.filter(({ ratio }) => ratio.rate !== null)
  const drawn =
    all.length <= MOST_DRAWN
      ? drawable
      : drawable.toSorted((one, other) => other.ratio.denominator - one.ratio.denominator).slice(0, MOST_DRAWN)
  const rowOf = (name: string, now: Measures, was: Measures): Row => ({
    name,
    cells: [...ratioCells(of(now), w), partText(of(was), w)],
  })
  return {
    title,
    ...(drawn.length > 0 && {
      svg: barChart(
        told(id, title, w),
        drawn.map(({ name, ratio }) => ({ name, text: partText(ratio, w), share: ratio.rate })),
        shares(w),
      ),
    }),
    ...(all.length > MOST_DRAWN && drawn.length > 0 && { note: w.reports.drawn(drawn.length) }),
    table: {
      caption,
      head,
      heads: [...heads, w.reports.beforeColumn],
      rows: compared.map(({ name, measures, before: was }) => rowOf(name, measures, was)),
      totals: [rowOf(w.reports.group.total, totals, before.totals)],
    },
  }
}

/** An agreed date is rare: timeliness counts every report that was due. */
const TIMELY = {
  allocation: ({ allocated }) => allocated,
  firstContact: ({ firstContact }) => firstContact,
  contactAttempted: ({ firstContact }) => firstContact.attempted,
  report: ({ reportInTarget }) => reportInTarget,
} satisfies Record<string, (measures: Measures) => Ratio>
const TIMELY_NAMES = ['allocation', 'firstContact', 'contactAttempted', 'report'] as const

const summaryOf = ({ totals, before }: ReportFigures, w: Words): Card[] => {
  const { summary, ofDue, days, before: beforeSaid, noneDue, percent, amount } = w.reports
  const kept = (name: 'allocation' | 'firstContact' | 'report'): Card => {
    const now = TIMELY[name](totals)
    const { rate } = TIMELY[name](before.totals)
    const was = beforeSaid(rate === null ? noneDue.toLowerCase() : percent(rate))
    return now.rate === null
      ? { name: summary[name], figure: noneDue, note: was }
      : { name: summary[name], figure: percent(now.rate), note: `${ofDue(now.numerator, now.denominator)}. ${was}` }
  }
  const took = (name: string, stage: 'receivedToAllocated' | 'receivedToContact'): Card => ({
    name,
    figure: days(totals.workingDays[stage].gross.median),
    note: beforeSaid(days(before.totals.workingDays[stage].gross.median)),
  })
  return [
    { name: summary.received, figure: amount(totals.received), note: beforeSaid(amount(before.totals.received)) },
    kept('allocation'),
    kept('firstContact'),
    kept('report'),
    took(summary.toAllocated, 'receivedToAllocated'),
    took(summary.toContact, 'receivedToContact'),
  ]
}

const standingCards = ({ open, unallocated, unplaced, overdue, overdueBy }: StandingNow, w: Words): Card[] => {
  const { standing: t, amount } = w.reports
  return [
    { name: t.overdue, figure: amount(overdue) },
    ...REPORTED_MILESTONES.map((milestone) => ({ name: t.overdueOf[milestone], figure: amount(overdueBy[milestone]) })),
    { name: t.unallocated, figure: amount(unallocated) },
    { name: t.unplaced, figure: amount(unplaced) },
    { name: t.open, figure: amount(open) },
  ]
}

const together = (ratios: readonly Ratio[]): number | null => {
  const whole = ratios.reduce((sum, { denominator }) => sum + denominator, 0)
  return whole === 0 ? null : ratios.reduce((sum, { numerator }) => sum + numerator, 0) / whole
}

const monthName = ({ month, days }: MonthOf, { month: said, byMonth }: Words['reports']): string =>
  days === undefined ? said(month) : byMonth.part(said(month), days.from, days.to)

const monthFigure = (name: 'allocation' | 'firstContact' | 'report', { lead, months }: Months, w: Words): Chart => {
  const t = w.reports
  const title = t.inTarget[name]
  const wholes = [...lead, ...months.map(({ whole }) => whole)].map(TIMELY[name])
  const rows = months.map((month, place) => {
    const ratio = TIMELY[name](month.own)
    const trend = together(wholes.slice(place, place + lead.length + 1))
    const point: Point = { name: t.month(month.month), value: ratio.rate, trend, isPart: month.days !== undefined }
    return { point, row: { name: monthName(month, t), cells: [...ratioCells(ratio, w), shareOf(trend, w)] } }
  })
  if (rows.every(({ point: { value, trend } }) => value === null && trend === null))
    return { title, nothing: t.noneDue }
  const axis = [0, 0.5, 1].map((at) => ({ at, text: t.percent(at) }))
  return {
    title,
    svg: monthChart(
      told(`month-${name}`, title, w),
      rows.map(({ point }) => point),
      axis,
    ),
    table: {
      caption: t.byMonth.caption(title),
      head: t.monthHead,
      heads: [...ratioHeads(t), t.byMonth.trend],
      rows: rows.map(({ row }) => row),
    },
  }
}

const funnelOf = ({ totals, before }: ReportFigures, w: Words): Chart => {
  const { funnel: t, amount } = w.reports
  const cellsOf = (of: (measures: Measures) => Ratio): { count: number; more: string[] } => {
    const [now, was] = [of(totals), of(before.totals)]
    return { count: now.numerator, more: [shareOf(now.rate, w), amount(was.numerator), shareOf(was.rate, w)] }
  }
  const endOf = (name: string, of: (measures: Measures) => Ratio) => {
    const { count, more } = cellsOf(of)
    return { name, cells: [amount(count), ...more] }
  }
  return countChart(
    { id: 'funnel', title: t.title, caption: t.caption, head: t.step, counted: w.reports.measuresPage.cases },
    [
      {
        name: t.received,
        ...cellsOf(({ received: all }) => ({ numerator: all, denominator: all, rate: all === 0 ? null : 1 })),
      },
      ...FUNNEL_STEPS.map((step) => ({ name: t.steps[step], ...cellsOf(({ cohort }) => cohort.by[step]) })),
    ],
    {
      w,
      moreHeads: [t.share, w.reports.group.before, t.shareBefore],
      totals: [
        endOf(t.withdrawn, ({ cameToNothing }) => cameToNothing.withdrawn),
        endOf(t.handedOver, ({ cohort }) => cohort.by['handed-over']),
        endOf(t.open, ({ cohort }) => cohort.open),
      ],
    },
  )
}

/** What the overview shows. */
export const overviewView = (figures: ReportFigures, months: Months, w: Words) => {
  const t = w.reports
  const head = t.dimensions[figures.by]
  return {
    summary: summaryOf(figures, w),
    standing: standingCards(figures.standing, w),
    months: (['allocation', 'firstContact', 'report'] as const).map((name) => monthFigure(name, months, w)),
    hasParts: months.months.some(({ days }) => days !== undefined),
    funnel: funnelOf(figures, w),
    charts: TIMELY_NAMES.map((name) => {
      const title = t.inTarget[name]
      const caption = t.inTarget.caption(title, head)
      return shareChart({ id: `by-${name}`, title, caption, head, heads: ratioHeads(t) }, figures, {
        of: TIMELY[name],
        w,
      })
    }),
    isEmpty: figures.compared.length === 0,
  }
}

// Every column of a group asks for its counts: they are made once for each.
const counted = new WeakMap<Measures, GroupCounts>()
const countedOf = (measures: Measures): GroupCounts => {
  const found = counted.get(measures) ?? countsOf(measures)
  counted.set(measures, found)
  return found
}

type MeasureColumn = { head: string; cell: (measures: Measures) => string }

const countColumns = (measure: MeasureName, w: Words): MeasureColumn[] =>
  COUNT_LINES.filter((line) => line.measure === measure).map(({ part, numerator, denominator }) => ({
    head: part === undefined ? w.reports.partsWithout[measure] : (w.reports.parts[part] ?? part),
    cell: (measures) => {
      const counts = countedOf(measures)
      const count = counts[numerator] ?? 0
      if (denominator === undefined) return w.reports.amount(count)
      const whole = counts[denominator] ?? 0
      return partText({ numerator: count, denominator: whole, rate: whole === 0 ? null : count / whole }, w)
    },
  }))

const timeColumns = (stage: (typeof STAGES)[number], w: Words): MeasureColumn[] => {
  const t = w.reports.measuresPage
  return [
    { head: t.cases, cell: (m) => w.reports.amount(m.workingDays[stage].gross.cases) },
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
const MOST_COLUMNS = 4

const measureTables = (
  figures: ReportFigures,
  columns: readonly MeasureColumn[],
  caption: string,
  w: Words,
): Table[] => {
  const chunks = Math.ceil(columns.length / MOST_COLUMNS)
  const each = Math.ceil(columns.length / chunks)
  const { dimensions, group, measuresPage } = w.reports
  return Array.from({ length: chunks }, (_, place): Table => {
    const own = columns.slice(place * each, (place + 1) * each)
    const cells = (now: Measures, was: Measures): Cell[] =>
      own.map(({ cell }) => ({ text: cell(now), before: cell(was) }))
    return {
      caption: chunks === 1 ? caption : measuresPage.partOf(caption, place + 1, chunks),
      head: dimensions[figures.by],
      heads: own.map(({ head }) => head),
      rows: figures.compared.map(({ name, measures, before }) => ({ name, cells: cells(measures, before) })),
      totals: [{ name: group.total, cells: cells(figures.totals, figures.before.totals) }],
    }
  })
}

const HOURS = (w: Words): MeasureColumn[] => [
  { head: w.reports.partsWithout.outcomes, cell: (m) => w.reports.amount(m.hours.denominator) },
  { head: w.reports.measuresPage.hours, cell: (m) => w.reports.amount(m.hours.numerator) },
  { head: w.reports.measuresPage.mean, cell: (m) => w.reports.days(m.hours.mean) },
]

/** What the page of all measures shows: each with its tables. */
export const measuresView = (figures: ReportFigures, w: Words) => {
  const t = w.reports
  if (figures.compared.length === 0) return { sections: [], isEmpty: true }
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
  return { sections, isEmpty: false }
}
const NAMES: readonly MeasureName[] = [...new Set(COUNT_LINES.map(({ measure }) => measure)), 'workingDays', 'hours']

const columnsOf = (measure: MeasureName, w: Words): MeasureColumn[] => {
  if (measure === 'hours') return HOURS(w)
  const columns = countColumns(measure, w)
  if (measure === 'unmetNeed') {
    const { days, mean } = w.reports.unmetNeed
    return [
      ...columns,
      { head: days, cell: ({ unmetNeed }) => w.reports.amount(unmetNeed.workingDays.total) },
      { head: mean, cell: ({ unmetNeed }) => endedMean(unmetNeed, w) },
    ]
  }
  if (measure !== 'experience') return columns
  return [...columns, { head: w.reports.measuresPage.score, cell: (m) => w.reports.days(m.experience.mean) }]
}

const LENGTHS = WAIT_LENGTHS.map(({ length }) => length)

/** What the page of the waiting list shows, of all cases and of each group, the longest list first. */
export const waitingView = (
  { list, before, compared, day, by }: Omit<Waiting, 'groups'> & { by: ReportFigures['by'] },
  w: Words,
) => {
  const { waiting: t, amount } = w.reports
  const head = w.reports.dimensions[by]
  const rowOf = (name: string, now: WaitingList, was: WaitingList): Row => ({
    name,
    cells: [
      { text: amount(now.total), before: amount(was.total) },
      ...LENGTHS.map((length) => ({ text: amount(now.byLength[length]), before: amount(was.byLength[length]) })),
    ],
  })
  const total = w.reports.group.total
  return {
    at: t.at(w.dates.day(day)),
    beforeAt: t.before(w.dates.day(before.day)),
    nobody: list.total === 0,
    isEmpty: list.total + before.list.total === 0,
    total: [{ name: t.waiting, figure: amount(list.total), note: w.reports.before(amount(before.list.total)) }],
    chart: countChart(
      { id: 'waiting', title: t.title, caption: t.byLength, head: t.heads.length, counted: t.heads.total },
      LENGTHS.map((length) => ({
        name: t.lengthsInDays[length],
        count: list.byLength[length],
        more: [
          ...PRIORITIES.map((priority) => amount(list.each[priority][length])),
          amount(before.list.byLength[length]),
        ],
      })),
      {
        w,
        moreHeads: [...PRIORITIES.map((priority) => w.status.priority[priority]), w.reports.beforeColumn],
        totals: [
          {
            name: total,
            cells: [
              amount(list.total),
              ...PRIORITIES.map((priority) => amount(list.byPriority[priority])),
              amount(before.list.total),
            ],
          },
        ],
      },
    ),
    groups: {
      caption: t.caption(head),
      head,
      heads: [t.heads.total, ...LENGTHS.map((length) => t.lengths[length])],
      rows: compared
        .toSorted((one, other) => other.list.total - one.list.total)
        .map((group) => rowOf(group.name, group.list, group.before)),
      totals: [rowOf(total, list, before.list)],
    } satisfies Table,
  }
}

const endedMean = ({ workingDays }: UnmetNeed, w: Words): string =>
  workingDays.mean === null ? w.reports.noShare : w.reports.amount(workingDays.mean)

/** Stretches in which nobody could take a case: in short, by their reasons and by group. */
const stretchesOf = ({ compared, totals, before, standing, by }: ReportFigures, w: Words) => {
  const { unmetNeed: t, amount } = w.reports
  const [now, was] = [totals.unmetNeed, before.totals.unmetNeed]
  const card = (name: string, of: (need: UnmetNeed) => string): Card => ({
    name,
    figure: of(now),
    note: w.reports.before(of(was)),
  })
  const reasons = UNMET_REASONS.map((reason) => ({ name: t.why[reason], now: now.by[reason], was: was.by[reason] }))
    .filter((each) => each.now.numerator + each.was.numerator > 0)
    .sort((one, other) => other.now.numerator - one.now.numerator)
  const columns: readonly ((need: UnmetNeed) => string)[] = [
    ({ leftUnplaced }) => amount(leftUnplaced),
    ({ ended }) => amount(ended),
    ({ workingDays }) => amount(workingDays.total),
    (need) => endedMean(need, w),
  ]
  const rowOf = (name: string, measures: Measures, earlier: Measures): Row => ({
    name,
    cells: columns.map((cell) => ({ text: cell(measures.unmetNeed), before: cell(earlier.unmetNeed) })),
  })
  return {
    cards: [
      { name: t.now, figure: amount(standing.unplaced) },
      card(t.began, ({ leftUnplaced }) => amount(leftUnplaced)),
      card(t.ended, ({ ended }) => amount(ended)),
      card(t.mean, (need) => endedMean(need, w)),
    ],
    isEmpty: reasons.length === 0,
    chart: countChart(
      { id: 'stretches', title: t.whyTitle, caption: t.whyCaption, head: t.reason, counted: t.began },
      reasons.map((each) => ({
        name: each.name,
        count: each.now.numerator,
        more: [shareOf(each.now.rate, w), amount(each.was.numerator)],
      })),
      {
        w,
        moreHeads: [t.share, w.reports.group.before],
        totals: [
          {
            name: t.all,
            cells: [amount(now.leftUnplaced), shareOf(now.leftUnplaced === 0 ? null : 1, w), amount(was.leftUnplaced)],
          },
        ],
      },
    ),
    table: {
      caption: t.caption(w.reports.dimensions[by]),
      head: w.reports.dimensions[by],
      heads: [t.began, t.ended, t.days, t.mean],
      rows: compared.map((group) => rowOf(group.name, group.measures, group.before)),
      totals: [rowOf(w.reports.group.total, totals, before.totals)],
    } satisfies Table,
  }
}

/** What the page of unmet need shows. */
export const unmetNeedView = (figures: ReportFigures, w: Words) => {
  const t = w.reports
  const head = t.dimensions[figures.by]
  const chart = (measure: 'dutyNeverMet' | 'decidedBeforeInput' | 'shortNotice' | 'incomplete'): Chart => {
    const title = `${MEASURE_IDS[measure]}: ${t.measures[measure]}`
    const caption = t.inTarget.caption(title, head)
    return shareChart({ id: measure, title, caption, head, heads: t.unmetNeed.heads[measure] }, figures, {
      of: (measures) => measures[measure],
      w,
    })
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
  ].filter((each) => each.now.numerator + each.was.numerator > 0)
  return {
    charts: (['dutyNeverMet', 'decidedBeforeInput', 'shortNotice', 'incomplete'] as const).map(chart),
    stretches: stretchesOf(figures, w),
    noReasons: reasons.length === 0,
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
        more: [t.amount(each.was.numerator)],
      })),
      { w, moreHeads: [t.group.before] },
    ),
  }
}

/** Working days, of minutes of office time. */
const inDays = (minutes: number, w: Words): string => w.reports.amount(minutes / WORKING_DAY_MINUTES)
const meanDays = (minutes: number, cases: number, w: Words): string =>
  cases === 0 ? w.reports.noShare : inDays(minutes / cases, w)

/** Whose delay it was, for each group: as many columns as there are parties, and what they add up to. */
const delayColumns = (stage: (typeof STAGES)[number], w: Words): MeasureColumn[] => {
  const t = w.reports.delay
  const of = (minutes: number, rate: number | null): string =>
    rate === null ? w.reports.noShare : t.ofDays(inDays(minutes, w), w.reports.percent(rate))
  return [
    { head: t.cases, cell: ({ delay }) => w.reports.amount(delay[stage].cases) },
    { head: t.total, cell: ({ delay }) => inDays(delay[stage].gross, w) },
    { head: t.each, cell: ({ delay }) => meanDays(delay[stage].gross, delay[stage].cases, w) },
    { head: t.paused, cell: ({ delay }) => of(delay[stage].paused.numerator, delay[stage].paused.rate) },
    ...DELAY_PARTIES.map(
      (party): MeasureColumn => ({
        head: w.reports.parties[party],
        cell: ({ delay }) => of(delay[stage].byParty[party].numerator, delay[stage].byParty[party].rate),
      }),
    ),
  ]
}

type Part = { numerator: number; rate: number | null }
const wholeOf = ({ gross }: { gross: number }): Part => ({ numerator: gross, rate: gross === 0 ? null : 1 })

const delayChart = (stage: (typeof STAGES)[number], { totals, before }: ReportFigures, w: Words): Chart => {
  const t = w.reports.delay
  const title = w.reports.stages[stage]
  const [now, was] = [totals.delay[stage], before.totals.delay[stage]]
  if (now.cases + was.cases === 0) return { title, nothing: t.never }
  const said = ({ numerator, rate }: Part): string =>
    rate === null ? w.reports.noShare : t.ofDays(inDays(numerator, w), w.reports.percent(rate))
  const rowOf = (name: string, part: Part, earlier: Part): Row => ({
    name,
    cells: [inDays(part.numerator, w), shareOf(part.rate, w), meanDays(part.numerator, now.cases, w), said(earlier)],
  })
  return {
    title,
    ...(now.gross > 0 && {
      svg: barChart(
        told(`delay-${stage}`, title, w),
        DELAY_PARTIES.map((party) => ({
          name: w.reports.parties[party],
          text: said(now.byParty[party]),
          share: now.byParty[party].rate,
        })),
        shares(w),
      ),
    }),
    table: {
      caption: t.caption(title, w.reports.ofCases(now.cases)),
      head: t.party,
      heads: [t.days, w.reports.inTarget.share, t.each, w.reports.beforeColumn],
      rows: DELAY_PARTIES.map((party) => rowOf(w.reports.parties[party], now.byParty[party], was.byParty[party])),
      totals: [rowOf(t.total, wholeOf(now), wholeOf(was)), rowOf(t.paused, now.paused, was.paused)],
    },
  }
}

/** What the page of delays shows: for each stage the time of each party, which adds up to the whole, of all cases and of each group. */
export const delayView = (figures: ReportFigures, w: Words) => {
  const head = w.reports.dimensions[figures.by]
  return {
    stages: STAGES.map((stage) => {
      const chart = delayChart(stage, figures, w)
      const caption = w.reports.delay.byGroup(chart.title, head)
      return {
        chart,
        tables: chart.table === undefined ? [] : measureTables(figures, delayColumns(stage, w), caption, w),
      }
    }),
  }
}

/** What the page of equality shows: how complete the answers are, and how timely advocacy is for each group. */
export const equalityView = (splits: readonly ReportFigures[], w: Words) => {
  const { equality: t, amount } = w.reports
  const [first] = splits
  if (first === undefined) throw new Error('There is no split to show')
  const [now, was] = [first.totals, first.before.totals]
  const rows = EQUALITY_QUESTIONS.map((question) => ({
    name: w.reports.parts[`equality.${question}`] ?? question,
    now: now.equality.byQuestion[question],
    was: was.equality.byQuestion[question],
  }))
  const { complete } = now.equality
  const answers: Chart =
    now.received + was.received === 0
      ? { title: t.complete, nothing: w.reports.nothingDrawn }
      : {
          title: t.complete,
          ...(now.received > 0 && {
            svg: barChart(
              told('complete', t.complete, w),
              rows.map(({ name, now: { answered } }) => ({ name, text: partText(answered, w), share: answered.rate })),
              shares(w),
            ),
          }),
          table: {
            caption: `${MEASURE_IDS.equality}: ${w.reports.measures.equality}`,
            head: t.question,
            heads: [t.answered, t.notSaid, t.notKnown, w.reports.inTarget.share, w.reports.beforeColumn],
            rows: rows.map((row) => ({
              name: row.name,
              cells: [
                amount(row.now.answered.numerator),
                amount(row.now.notSaid.numerator),
                amount(now.received - row.now.answered.numerator - row.now.notSaid.numerator),
                shareOf(row.now.answered.rate, w),
                partText(row.was.answered, w),
              ],
            })),
            totals: [
              {
                name: t.all,
                cells: [
                  amount(complete.numerator),
                  '',
                  amount(now.received - complete.numerator),
                  shareOf(complete.rate, w),
                  partText(was.equality.complete, w),
                ],
              },
            ],
          },
        }
  return { complete: answers, splits: splits.map((figures) => timelyFor(figures, w)) }
}

const beside = (row: Row, cell: Cell): Row => ({ ...row, cells: [cell, ...row.cells] })

/** How timely advocacy is for each group, beside how many of it were referred at all. */
const timelyFor = (figures: ReportFigures, w: Words): Chart => {
  const { summary, dimensions, equality, amount } = w.reports
  const head = dimensions[figures.by]
  const title = equality.timely(head)
  const { table, ...made } = shareChart(
    { id: `by-${figures.by}`, title, caption: title, head, heads: ratioHeads(w.reports) },
    figures,
    { of: TIMELY.allocation, w },
  )
  if (table === undefined) return made
  const received = (now: Measures, was: Measures): Cell => ({
    text: amount(now.received),
    before: amount(was.received),
  })
  const { compared, totals, before } = figures
  return {
    ...made,
    table: {
      ...table,
      heads: [summary.received, ...table.heads],
      rows: compared.flatMap((group, place) => {
        const row = table.rows[place]
        return row === undefined ? [] : [beside(row, received(group.measures, group.before))]
      }),
      totals: (table.totals ?? []).map((row) => beside(row, received(totals, before.totals))),
    },
  }
}
