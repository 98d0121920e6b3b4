// What is watched, and who is told. Every alarm has a floor below which it stays quiet and a section in docs/runbook.md.
import { Duration, Stack, type StackProps } from 'aws-cdk-lib'
import { Dashboard, GraphWidget, type IMetric, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch'
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Construct } from 'constructs'
import { type Config, metricsNamespace, serviceName } from './config.ts'
import { rateOf, runbookAlarm, sumOf } from './constructs/runbook-alarm.ts'
import type { Watched } from './service-stack.ts'

export interface MonitoringStackProps extends StackProps {
  config: Config
  watched: Watched
}

const five = Duration.minutes(5)

/** How many errors of a group within five minutes are worth waking someone: a page tried again is not, work undone is. */
const errorFloors = [
  { group: 'pages', floor: 5 },
  { group: 'api', floor: 5 },
  { group: 'workflow', floor: 3 },
  { group: 'background', floor: 1 },
] as const

/** A group by tens, `pages` and `pages-2`: CloudWatch takes no more metrics in one alarm. */
const byTens = ({ group, floor }: (typeof errorFloors)[number], watched: Watched) =>
  Array.from({ length: Math.ceil(watched.functions[group].length / 10) }, (_, place) => ({
    group,
    floor,
    name: place === 0 ? group : `${group}-${place + 1}`,
    functions: watched.functions[group].slice(place * 10, place * 10 + 10),
  }))

const graph = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: 12, height: 6 })

/** What the service counts of itself. */
const own = (metricName: string, period: Duration, statistic: string): IMetric =>
  new Metric({ namespace: metricsNamespace, metricName, dimensionsMap: { service: serviceName }, period, statistic })

export class MonitoringStack extends Stack {
  constructor(scope: Construct, id: string, { config, watched, ...props }: MonitoringStackProps) {
    super(scope, id, props)
    const topic = this.makeTopic(config)
    const total = { period: five, statistic: Stats.SUM }

    const api = (metricName: string, statistic: string = Stats.SUM): IMetric =>
      new Metric({
        namespace: 'AWS/ApiGateway',
        metricName,
        dimensionsMap: { ApiId: watched.api.apiId },
        period: five,
        statistic,
      })
    const workflows = {
      Referral: watched.referralWorkflow.stateMachine,
      Case: watched.caseWorkflow.stateMachine,
    }
    const sweepFound = own('SweepFound', Duration.minutes(15), Stats.SUM)
    const calendarEnds = own('CalendarEnds', Duration.hours(1), Stats.MAXIMUM)
    const calendarUnknown = own('CalendarUnknown', Duration.minutes(15), Stats.SUM)
    const evidenceBroken = own('EvidenceBroken', Duration.minutes(15), Stats.SUM)
    const clockBeyondCalendar = own('ClockBeyondCalendar', Duration.minutes(15), Stats.SUM)
    const linksRefused = own('LinkRefused', Duration.minutes(15), Stats.SUM)
    const filesNotScanned = own('FilesNotScanned', Duration.minutes(15), Stats.SUM)

    for (const queue of watched.deadLetters) {
      runbookAlarm(this, `DeadLetters-${queue.node.path.split('/').slice(1).join('-')}`, {
        means: 'Something was given up on after its retries and waits in a dead-letter queue.',
        section: 'Dead letters',
        metric: queue.metricApproximateNumberOfMessagesVisible({ period: five, statistic: Stats.MAXIMUM }),
        threshold: 1,
        topic,
      })
    }

    for (const { group, name, functions, floor } of errorFloors.flatMap((each) => byTens(each, watched))) {
      runbookAlarm(this, `Errors-${name}`, {
        means: `Functions of the group "${group}" fail.`,
        section: 'Function errors',
        metric: sumOf(
          functions.map(({ lambda }) => lambda.metricErrors(total)),
          five,
        ),
        threshold: floor,
        topic,
      })
      runbookAlarm(this, `Throttles-${name}`, {
        means: `Calls of the group "${group}" are refused because too many run at once.`,
        section: 'Throttles',
        metric: sumOf(
          functions.map(({ lambda }) => lambda.metricThrottles(total)),
          five,
        ),
        threshold: 5,
        topic,
      })
    }

    for (const { consumer } of watched.consumers) {
      runbookAlarm(this, `Behind-${consumer.node.id}`, {
        means: 'A consumer of the stream is more than five minutes behind: offers and reminders go out late.',
        section: 'Consumer behind',
        metric: consumer.lambda.metric('IteratorAge', { period: five, statistic: Stats.MAXIMUM }),
        threshold: Duration.minutes(5).toMilliseconds(),
        periods: 2,
        topic,
      })
    }

    for (const [name, stateMachine] of Object.entries(workflows)) {
      runbookAlarm(this, `FailedExecutions-${name}`, {
        means: 'An execution ended in failure. The sweep replaces it, but its clock may have run on meanwhile.',
        section: 'Failed executions',
        metric: sumOf(
          [
            stateMachine.metricFailed(total),
            stateMachine.metricTimedOut(total),
            stateMachine.metricAborted(total),
            stateMachine.metricThrottled(total),
          ],
          five,
        ),
        threshold: 1,
        topic,
      })
    }

    runbookAlarm(this, 'SweepFound', {
      means: 'The sweep found something that should have happened by itself, and did it.',
      section: 'Sweep found something',
      metric: sweepFound,
      threshold: 1,
      topic,
    })
    runbookAlarm(this, 'SweepSilent', {
      means: 'The sweep has not run for an hour: nothing would notice a lost wait.',
      section: 'Sweep silent',
      metric: watched.reconcile.lambda.metricInvocations({ period: Duration.hours(1), statistic: Stats.SUM }),
      threshold: { below: 1 },
      topic,
    })

    runbookAlarm(this, 'WakeSilent', {
      means:
        'Nothing has looked for an hour for what only a date wakes: referrals due another look, the end of the calendar.',
      section: 'Wake silent',
      metric: watched.wake.lambda.metricInvocations({ period: Duration.hours(1), statistic: Stats.SUM }),
      threshold: { below: 1 },
      topic,
    })
    runbookAlarm(this, 'CalendarEnds', {
      means: 'The calendar of bank holidays ends within six months: beyond it no date can be worked out.',
      section: 'Calendar ends',
      metric: calendarEnds,
      threshold: 1,
      topic,
    })

    runbookAlarm(this, 'CalendarUnknown', {
      means: 'A case names a calendar that nobody knows: its dates are counted by the one in force.',
      section: 'Calendar unknown',
      metric: calendarUnknown,
      threshold: 1,
      topic,
    })

    runbookAlarm(this, 'ClockBeyondCalendar', {
      means: 'A clock of a case lies beyond the calendar that it is counted by: nobody is reminded by it.',
      section: 'Clock beyond the calendar',
      metric: clockBeyondCalendar,
      threshold: 1,
      topic,
    })

    runbookAlarm(this, 'EvidenceBroken', {
      means: 'The chain of a case’s events breaks: what is stored of it is not what was written.',
      section: 'Evidence broken',
      metric: evidenceBroken,
      threshold: 1,
      topic,
    })

    runbookAlarm(this, 'LinksRefused', {
      means: 'Links of offers are tried with wrong addresses, or after their end, more often than people err.',
      section: 'Links refused',
      metric: linksRefused,
      threshold: 30,
      topic,
    })

    runbookAlarm(this, 'FilesNotScanned', {
      means: 'A file that came with a referral has had no answer of the virus scan for an hour, and stays closed.',
      section: 'Files not scanned',
      metric: filesNotScanned,
      threshold: 1,
      topic,
    })

    runbookAlarm(this, 'ServerErrors', {
      means: 'More than one in twenty requests ends in a server error.',
      section: 'Server errors',
      metric: rateOf(api('5xx'), api('Count'), 50, five),
      threshold: 5,
      periods: 2,
      outOf: 3,
      topic,
    })
    runbookAlarm(this, 'MailFailed', {
      means: 'A mail reached nobody: neither whom it was for nor anybody in their place.',
      section: 'Mail failed',
      metric: own('MailFailed', Duration.minutes(15), Stats.SUM),
      threshold: 1,
      topic,
    })
    runbookAlarm(this, 'MailEventRefused', {
      means: 'Something was told of a mail that the service never sent, or not so: a fault, or somebody who pretends.',
      section: 'Mail event refused',
      metric: own('MailEventRefused', Duration.minutes(15), Stats.SUM),
      threshold: 1,
      topic,
    })
    runbookAlarm(this, 'Bounces', {
      means: 'So many mails bounce that SES may put the account under review; at 10 % it may stop all mail.',
      section: 'Mail bounces',
      metric: new Metric({
        namespace: 'AWS/SES',
        metricName: 'Reputation.BounceRate',
        dimensionsMap: { 'ses:configuration-set': watched.mail.configurationSetName },
        period: Duration.hours(1),
        statistic: Stats.AVERAGE,
      }),
      threshold: 0.05,
      topic,
    })

    new Dashboard(this, 'Dashboard', {
      dashboardName: this.stackName,
      widgets: [
        [
          graph('Requests and server errors', [api('Count'), api('5xx')]),
          graph('Latency, median and 99th percentile (ms)', [
            api('Latency', Stats.percentile(50)),
            api('Latency', Stats.percentile(99)),
          ]),
        ],
        [
          graph(
            'Behind the stream (ms)',
            watched.consumers.map(({ consumer }) =>
              consumer.lambda.metric('IteratorAge', { period: five, statistic: Stats.MAXIMUM }),
            ),
          ),
          graph('Executions started and failed', [
            ...Object.values(workflows).map((stateMachine) => stateMachine.metricStarted(total)),
            ...Object.values(workflows).map((stateMachine) => stateMachine.metricFailed(total)),
          ]),
        ],
        [graph('Found by the sweep', [sweepFound])],
      ],
    })
  }

  /** Where alarms go. CloudWatch may publish to an encrypted topic only with a key of ours whose policy names it. */
  private makeTopic(config: Config): Topic {
    const key = new Key(this, 'AlarmsKey', {
      description: 'Encrypts alarms on their way',
      enableKeyRotation: true,
    })
    key.grantEncryptDecrypt(new ServicePrincipal('cloudwatch.amazonaws.com'))
    const topic = new Topic(this, 'Alarms', { masterKey: key, enforceSSL: true })
    if (config.alarmEmail !== undefined) topic.addSubscription(new EmailSubscription(config.alarmEmail))
    return topic
  }
}
