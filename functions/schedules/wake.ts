// What only a date wakes: referrals that are to be looked at again, and the calendar that comes to its end. Every quarter of an
// hour it asks the right people, once each; nobody is mailed outside office hours.
import { MetricUnit, Metrics } from '@aws-lambda-powertools/metrics'
import { mailableAt } from '../../shared/domain/clocks/alerts.ts'
import { type CalendarWarning, calendarWarning } from '../../shared/domain/clocks/calendar.ts'
import type { Context } from '../../shared/domain/case.ts'
import { dateOf, type Instant, type IsoDate } from '../../shared/domain/time.ts'
import { now } from '../../shared/platform/clock.ts'
import { log } from '../../shared/platform/logger.ts'
import { tellOfEnd, toldOfEnd } from '../../shared/store/calendar-notices.ts'
import { calendarsNow } from '../../shared/store/calendars.ts'
import { casesOfReferral } from '../../shared/store/cases.ts'
import { allAuthorities } from '../../shared/store/organisations.ts'
import { rechecksDue } from '../../shared/store/rechecks.ts'
import { commandReferral } from '../../shared/store/referrals.ts'

const metrics = new Metrics({ namespace: 'AdvocacyReferrals', singleMetric: false })

const BY = { kind: 'service', part: 'schedule' } as const

export const handler = async (): Promise<void> => {
  const at = now()
  const { current } = await calendarsNow()
  const ending = calendarWarning(current, dateOf(at))
  metrics.addMetric('CalendarEnds', MetricUnit.Count, ending === undefined ? 0 : 1)
  metrics.publishStoredMetrics()
  if (mailableAt(at, 'P3', current) !== at) return
  if (ending !== undefined) await tellOfCalendar(ending, at)
  await raiseRechecks(at)
}

// Beyond the last bank holiday known no promise can be reckoned: half a year is time to enter the next ones.
const tellOfCalendar = async (ending: CalendarWarning, at: Instant): Promise<void> => {
  const [authorities, told] = await Promise.all([allAuthorities(), toldOfEnd(ending.endsOn)])
  for (const { authority } of authorities) {
    if (told.has(authority) || !(await tellOfEnd(ending, authority, at))) continue
    log('calendar-ends', { until: ending.endsOn, what: ending.version })
  }
}

/** One that fails must not keep the others from being raised. */
const raiseRechecks = async (at: Instant): Promise<void> => {
  const failures: unknown[] = []
  for (const due of await rechecksDue(at)) {
    try {
      await raise(due, at)
    } catch (error) {
      log('record-failed', { reference: due.reference, errorName: error instanceof Error ? error.name : 'unknown' })
      failures.push(error)
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} re-checks could not be raised`)
}

const raise = async ({ reference, on }: { reference: string; on: IsoDate }, at: Instant): Promise<void> => {
  const context: Context = { at, by: BY }
  const cases = await casesOfReferral(reference)
  // Nobody is asked to look again at the stay of somebody who has died.
  if (cases.some(({ outcomes }) => outcomes?.includes('person-died') === true)) {
    await commandReferral(reference, { type: 'drop-rechecks' }, context)
    return
  }
  const raised = await commandReferral(reference, { type: 'raise-recheck', on }, context)
  // Refused means that it is raised already, or that the facts have changed meanwhile.
  if (raised.ok) log('recheck-raised', { reference, until: on })
}
