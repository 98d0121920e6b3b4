// The report as its page shows it: the few figures that come first, charts with their tables, and the tables beside.
import type { InTarget, Measures, Stage } from '../../../shared/domain/reports/timeliness.ts'
import type { TimelinessReport } from '../../../shared/web/reports/timeliness-report.ts'
import type { Words } from '../../../shared/web/words/index.ts'

type Table = { caption: string; heads: string[]; rows: { name: string; cells: string[] }[]; total?: string[] }
/** `share` is the length of a bar in hundredths of the whole. */
type Bar = { text: string; share: number }
type Chart = { title: string; label: string; bars: Bar[]; table: Table }

type Reported = { name: string } & Measures

const IN_TARGET = ['allocation', 'firstContact', 'report'] as const
const CHARTS = ['allocation', 'firstContact', 'contactAttempted', 'report'] as const
const STAGES = ['receivedToAllocated', 'receivedToContact', 'completeToAllocated'] as const

const tableOf = (
  { groups, totals }: TimelinessReport,
  caption: string,
  heads: string[],
  cellsOf: (measures: Measures) => (string | number)[],
): Table => {
  const cells = (measures: Measures): string[] => cellsOf(measures).map(String)
  // One group is all there is: a line for all of it would say the same again.
  return {
    caption,
    heads,
    rows: groups.map((group) => ({ name: group.name, cells: cells(group) })),
    ...(groups.length === 1 ? {} : { total: cells(totals) }),
  }
}

/** An attempt at contact is told like a measure of its own. */
const keptIn = (measures: Measures, measure: (typeof CHARTS)[number]): InTarget => {
  if (measure !== 'contactAttempted') return measures[measure]
  const { due, attempted, attemptedRate } = measures.firstContact
  return { due, inTarget: attempted, rate: attemptedRate }
}

const chartOf = (report: TimelinessReport, measure: (typeof CHARTS)[number], w: Words): Chart => {
  const words = w.reports.inTarget
  const title = words[measure]
  return {
    title,
    label: words.chart(title),
    bars: report.groups.map((group: Reported) => {
      const { due, inTarget, rate } = keptIn(group, measure)
      return { text: words.bar(group.name, inTarget, due, rate), share: (rate ?? 0) * 100 }
    }),
    table: tableOf(
      report,
      words.caption(title, w.reports.grouping[report.by]),
      [words.due, words.kept, words.share],
      (measures) => {
        const { due, inTarget, rate } = keptIn(measures, measure)
        return [due, inTarget, rate === null ? w.reports.noShare : w.reports.percent(rate)]
      },
    ),
  }
}

const summaryOf = ({ totals }: TimelinessReport, w: Words): { name: string; figure: string; note?: string }[] => {
  const { summary, ofDue, ofCases, noShare, percent, days } = w.reports
  const kept = (measure: (typeof IN_TARGET)[number]) => {
    const { due, inTarget, rate } = totals[measure]
    return rate === null
      ? { name: summary[measure], figure: noShare }
      : { name: summary[measure], figure: percent(rate), note: ofDue(inTarget, due) }
  }
  const took = (name: string, { median, cases }: Stage) => ({
    name,
    figure: days(median),
    ...(cases > 0 && { note: ofCases(cases) }),
  })
  return [
    { name: summary.received, figure: String(totals.received) },
    ...IN_TARGET.map(kept),
    took(summary.toAllocated, totals.workingDays.receivedToAllocated),
    took(summary.toContact, totals.workingDays.receivedToContact),
  ]
}

/** What the page of the report shows. */
export const timelinessView = (report: TimelinessReport, w: Words) => {
  const { times, received, offers, standing, days, covers } = w.reports
  const { from, to, by } = report
  return {
    covers: covers(w.dates.day(from), w.dates.day(to)),
    asAt: report.asAt,
    groupHead: w.reports.grouping[by],
    isEmpty: report.groups.length === 0,
    summary: summaryOf(report, w),
    standing: [
      { name: standing.unallocated, figure: report.standing.unallocated },
      { name: standing.unplaced, figure: report.standing.unplaced },
      { name: standing.overdue, figure: report.standing.overdue },
    ],
    charts: CHARTS.map((measure) => chartOf(report, measure, w)),
    received: tableOf(report, received.caption, [received.cases], (measures) => [measures.received]),
    times: STAGES.map((stage) =>
      tableOf(report, times.caption(times[stage]), [times.cases, times.median, times.percentile90], (measures) => {
        const { cases, median, percentile90 } = measures.workingDays[stage]
        return [cases, days(median), days(percentile90)]
      }),
    ),
    offers: tableOf(report, offers.caption, [offers.accepted, offers.declined, offers.lapsed], (measures) => [
      measures.offers.accepted,
      measures.offers.declined,
      measures.offers.lapsed,
    ]),
    definitions: report.definitions,
    files: {
      csv: `/reports/timeliness.csv?from=${from}&to=${to}&by=${by}`,
      xlsx: `/reports/timeliness.xlsx?from=${from}&to=${to}&by=${by}`,
    },
  }
}
