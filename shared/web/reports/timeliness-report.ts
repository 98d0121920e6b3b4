// The report of timeliness as it is given out: the figures with the names of their groups and what they mean.
import * as z from 'zod'
import type { WorkingCalendar } from '../../domain/clocks/calendar.ts'
import type { FiguresRow } from '../../domain/reports/figures.ts'
import {
  GROUPINGS,
  type Grouping,
  measuresSchema,
  NO_PROVIDER,
  standingSchema,
  timeliness,
} from '../../domain/reports/timeliness.ts'
import type { Instant } from '../../domain/time.ts'
import type { Words } from '../words/index.ts'
import type { TimelinessQuery } from './query.ts'

/** What `GET /api/reports/timeliness` answers. */
export const timelinessReportSchema = z.object({
  report: z.literal('timeliness'),
  area: z.string().describe('The authority whose contracts the cases are placed under'),
  from: z.iso.date(),
  to: z.iso.date(),
  by: z.enum(GROUPINGS),
  asAt: z.iso.datetime().describe('The date of the data'),
  counts: z.literal('true').describe('True counts, without disclosure control: not for publication'),
  groups: z.array(measuresSchema.extend({ group: z.string(), name: z.string() })),
  totals: measuresSchema,
  standing: standingSchema,
  definitions: z.array(z.object({ measure: z.string(), text: z.string() })),
})
export type TimelinessReport = z.infer<typeof timelinessReportSchema>

/** The report of an area over its rows; `providers` are names by id. */
export const timelinessReport = (
  rows: readonly FiguresRow[],
  {
    area,
    query: { from, to, by },
    at,
    calendar,
    providers,
    w,
  }: {
    area: string
    query: TimelinessQuery
    at: Instant
    calendar: WorkingCalendar
    providers: Readonly<Record<string, string>>
    w: Words
  },
): TimelinessReport => {
  const { groups, totals, standing } = timeliness(rows, { from, to, by, at, calendar })
  return {
    report: 'timeliness',
    area,
    from,
    to,
    by,
    asAt: at,
    counts: 'true',
    groups: groups.map(({ group, measures }) =>
      Object.assign({ group, name: nameOf(by, group, providers, w) }, measures),
    ),
    totals,
    standing,
    definitions: w.reports.definitions,
  }
}

const nameOf = (by: Grouping, group: string, providers: Readonly<Record<string, string>>, w: Words): string => {
  const words = w.reports.group
  const names: Record<Grouping, Readonly<Record<string, string>>> = {
    role: words.role,
    provider: { ...providers, [NO_PROVIDER]: words.noProvider },
    priority: words.priority,
    strength: words.strength,
    process: words.process,
    rule: {},
  }
  return names[by][group] ?? group
}
