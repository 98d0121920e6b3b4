// An alarm that someone can act on: it says what it means, and the runbook has a section of the same name.
import type { Duration } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, type IMetric, MathExpression, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import type { Construct } from 'constructs'

export interface RunbookAlarmProps {
  /** What it means when it rings, in a sentence for whoever is woken. */
  means: string
  /** The section of docs/runbook.md that says what to do. */
  section: string
  metric: IMetric
  /** It rings at this value or above; or, given as `below`, under it and in silence too. */
  threshold: number | { below: number }
  /** How many of `outOf` periods must be there. 1 of 1 unless given. */
  periods?: number
  outOf?: number
  topic: ITopic
}

/** Makes an alarm whose id is also the end of its name. */
export function runbookAlarm(scope: Construct, id: string, props: RunbookAlarmProps): Alarm {
  const anchor = props.section.toLowerCase().replaceAll(' ', '-')
  const limit =
    typeof props.threshold === 'number'
      ? {
          threshold: props.threshold,
          comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
          treatMissingData: TreatMissingData.NOT_BREACHING,
        }
      : {
          threshold: props.threshold.below,
          comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
          treatMissingData: TreatMissingData.BREACHING,
        }
  const alarm = new Alarm(scope, id, {
    alarmDescription: `${props.means} What to do: docs/runbook.md#${anchor}`,
    metric: props.metric,
    ...limit,
    datapointsToAlarm: props.periods ?? 1,
    evaluationPeriods: props.outOf ?? props.periods ?? 1,
  })
  alarm.addAlarmAction(new SnsAction(props.topic))
  alarm.addOkAction(new SnsAction(props.topic))
  return alarm
}

/** The sum of up to ten metrics (the most that CloudWatch takes in one alarm) over each `period`. */
export function sumOf(metrics: IMetric[], period: Duration): MathExpression {
  const names = metrics.map((metric, index) => [`m${index}`, metric] as const)
  return new MathExpression({
    expression: names.map(([name]) => `FILL(${name}, 0)`).join(' + '),
    usingMetrics: Object.fromEntries(names),
    period,
  })
}

/** `part` as a percentage of `whole`, and 0 while `whole` is under `floor`: one failure among three is no rate. */
export function rateOf(part: IMetric, whole: IMetric, floor: number, period: Duration): MathExpression {
  return new MathExpression({
    expression: `IF(FILL(whole, 0) >= ${floor}, 100 * FILL(part, 0) / whole, 0)`,
    usingMetrics: { part, whole },
    period,
  })
}
