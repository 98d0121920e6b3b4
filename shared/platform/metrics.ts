// What the service counts of itself, for the alarms that are set on it.
import { MetricUnit, Metrics } from '@aws-lambda-powertools/metrics'

const metrics = new Metrics({ namespace: 'AdvocacyReferrals', singleMetric: false })

/** Counts one of what a metric is named after. */
export const countOwn = (
  name:
    | 'CalendarUnknown'
    | 'ClockBeyondCalendar'
    | 'EvidenceBroken'
    | 'MailEventRefused'
    | 'MailFailed'
    | 'LinkRefused',
): void => {
  metrics.addMetric(name, MetricUnit.Count, 1)
  metrics.publishStoredMetrics()
}
