// Mails the monthly report, as a link, to those who asked for it. It is called each day at the beginning of a month: the first
// working day is found by the calendar, and a turn that was missed is made up by the next.
import { reportDue } from '../../shared/domain/reports/monthly.ts'
import { now } from '../../shared/platform/clock.ts'
import { log } from '../../shared/platform/logger.ts'
import { calendarsNow } from '../../shared/store/calendars.ts'
import { allSubscriptions, mailReport } from '../../shared/store/subscriptions.ts'

/** One that fails must not keep the others from being mailed. */
export const handler = async (): Promise<void> => {
  const at = now()
  const report = reportDue(at, (await calendarsNow()).current)
  if (report === undefined) return
  const failures: unknown[] = []
  let count = 0
  for (const subscription of await allSubscriptions()) {
    try {
      if (await mailReport(subscription, report, at)) count += 1
    } catch (error) {
      log('record-failed', { what: subscription.id, errorName: error instanceof Error ? error.name : 'unknown' })
      failures.push(error)
    }
  }
  if (count > 0) log('reports-mailed', { count, until: report.to })
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} monthly reports could not be mailed`)
}
