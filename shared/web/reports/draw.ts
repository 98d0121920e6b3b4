// Draws the report of an area from the figures that the stream has kept.
import type { Instant } from '../../domain/time.ts'
import { calendarsNow } from '../../store/calendars.ts'
import { figuresOfArea } from '../../store/figures.ts'
import { contractsOf } from '../../store/organisations.ts'
import type { Words } from '../words/index.ts'
import type { TimelinessQuery } from './query.ts'
import { type TimelinessReport, timelinessReport } from './timeliness-report.ts'

/** The report of an area as its figures stand. */
export const drawTimeliness = async (
  area: string,
  { query, at, w }: { query: TimelinessQuery; at: Instant; w: Words },
): Promise<TimelinessReport> => {
  const [rows, contracts, { current: calendar }] = await Promise.all([
    figuresOfArea(area),
    contractsOf(area),
    calendarsNow(),
  ])
  const providers = Object.fromEntries(contracts.map(({ provider, providerName }) => [provider, providerName]))
  return timelinessReport(rows, { area, query, at, calendar, providers, w })
}
