// The service itself: its functions, the address they answer on, the workflows, the consumers of the stream, the sweep, and outgoing mail.
import { CfnOutput, Duration, Fn, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib'
import { AccessLogField, AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  ApiMapping,
  DomainName,
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import { OAuthScope, UserPoolClient, UserPoolClientIdentityProvider } from 'aws-cdk-lib/aws-cognito'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations'
import { EventBus, type EventPattern, Rule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler'
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import type { Config } from './config.ts'
import { DeadLetters } from './constructs/dead-letters.ts'
import type { CodeOf } from './constructs/function-code.ts'
import { ServiceFunction, type ServiceFunctionProps } from './constructs/service-function.ts'
import { StreamConsumer } from './constructs/stream-consumer.ts'
import { type DataStack, tableIndexes } from './data-stack.ts'
import { CaseWorkflow } from './workflows/case-workflow.ts'
import { ReferralWorkflow } from './workflows/referral-workflow.ts'

/** The settings that differ from one deployment to the next; a function is given the ones it reads (a test holds it to that). */
type Setting = 'PUBLIC_URL' | 'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_SCOPE' | 'SERVICE_VERSION'

interface Answering {
  id: string
  entry: string
  /** The paths it answers. `$default` is every path that no one else has. */
  routes: readonly string[]
  settings?: readonly Setting[]
  /** It checks the links of offers. */
  checksLinks?: true
  /** It knows people again by keyed hashes. */
  knowsPeople?: true
  /** It signs evidence packs. */
  signsEvidence?: true
  /** What it does with the files of referrals. */
  files?: readonly FileAction[]
  /** It works out its answer from the question alone and touches no record. */
  withoutRecords?: true
  /** Of all records it reads those of these partitions, and writes none. */
  readsOnly?: readonly string[]
}

/** What people open in a browser: a function for each journey. */
const pages: readonly Answering[] = [
  { id: 'PagesHome', entry: 'functions/pages/home/handler.ts', routes: ['/', '/assets/{file}', '$default'] },
  { id: 'PagesCheck', entry: 'functions/pages/check/handler.ts', routes: ['/check', '/check/refer'] },
  {
    id: 'PagesSession',
    entry: 'functions/pages/session/handler.ts',
    routes: ['/sign-in', '/sign-in/callback', '/sign-out'],
    settings: ['PUBLIC_URL', 'OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_SCOPE'],
  },
  {
    id: 'PagesRefer',
    entry: 'functions/pages/refer/handler.ts',
    routes: ['/refer', '/refer/{proxy+}'],
    knowsPeople: true,
  },
  {
    id: 'PagesAttachments',
    entry: 'functions/pages/attachments/handler.ts',
    routes: ['/refer/{draftId}/attachments', '/refer/{draftId}/attachments/{proxy+}', '/attachments/{id}'],
    settings: ['PUBLIC_URL'],
    // What it signs for a browser is done in its name.
    files: ['PutObject', 'GetObject', 'DeleteObject'],
  },
  {
    id: 'PagesTrack',
    entry: 'functions/pages/track/handler.ts',
    routes: ['/referrals', '/referrals/{proxy+}'],
    knowsPeople: true,
  },
  { id: 'PagesReview', entry: 'functions/pages/review/handler.ts', routes: ['/review'] },
  { id: 'PagesOffer', entry: 'functions/pages/offer/handler.ts', routes: ['/offer/{proxy+}'], checksLinks: true },
  { id: 'PagesCase', entry: 'functions/pages/case/handler.ts', routes: ['/cases', '/cases/{proxy+}'] },
  { id: 'PagesClocks', entry: 'functions/pages/clocks/handler.ts', routes: ['/when-due', '/clocks/{proxy+}'] },
  {
    id: 'PagesReports',
    entry: 'functions/pages/reports/handler.ts',
    routes: ['/reports', '/reports/{proxy+}'],
    knowsPeople: true,
  },
  { id: 'PagesManage', entry: 'functions/pages/manage/handler.ts', routes: ['/manage', '/manage/{proxy+}'] },
  {
    id: 'PagesEvidence',
    entry: 'functions/pages/evidence/handler.ts',
    routes: ['/evidence/{proxy+}'],
    signsEvidence: true,
  },
]

/** What the bearer tokens of the API are checked against. */
const bearer: readonly Setting[] = ['OIDC_ISSUER', 'OIDC_CLIENT_ID']

/** What other systems call: a function for each resource. */
const resources: readonly Answering[] = [
  {
    id: 'ApiEligibility',
    entry: 'functions/api/eligibility.ts',
    routes: ['/api/eligibility'],
    withoutRecords: true,
  },
  { id: 'ApiDeadlines', entry: 'functions/api/deadlines.ts', routes: ['/api/deadlines'], readsOnly: ['CALENDARS'] },
  {
    id: 'ApiReferrals',
    entry: 'functions/api/referrals.ts',
    routes: ['/api/referrals', '/api/referrals/{reference}', '/api/referrals/{reference}/{action}'],
    settings: bearer,
    knowsPeople: true,
  },
  {
    id: 'ApiCases',
    entry: 'functions/api/cases.ts',
    routes: ['/api/cases', '/api/cases/{id}', '/api/cases/{id}/{action}'],
    settings: bearer,
  },
  {
    id: 'ApiClocks',
    entry: 'functions/api/clocks.ts',
    routes: ['/api/cases/{id}/clocks/{milestone}', '/api/referrals/{reference}/clocks/{milestone}'],
    settings: bearer,
  },
  {
    id: 'ApiReports',
    entry: 'functions/api/reports.ts',
    routes: ['/api/reports/{report}'],
    settings: bearer,
    knowsPeople: true,
  },
  {
    id: 'ApiService',
    entry: 'functions/api/service.ts',
    routes: ['/api/health', '/api/openapi.json'],
    settings: ['PUBLIC_URL', 'SERVICE_VERSION'],
    withoutRecords: true,
  },
]

/** What a function may do with a file; that S3 decrypts and encrypts for it goes with that. */
type FileAction = 'GetObject' | 'PutObject' | 'DeleteObject'

/** Reads, and the parts of a transaction, each of which IAM checks by itself. Nothing scans. */
const tableActions = ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem']

/** What the pages ask the user pool for. */
const scopes = [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE]

/** What the alarms are set on. */
export interface Watched {
  functions: Record<'pages' | 'api' | 'workflow' | 'background', ServiceFunction[]>
  consumers: StreamConsumer[]
  deadLetters: Queue[]
  reconcile: ServiceFunction
  wake: ServiceFunction
  referralWorkflow: ReferralWorkflow
  caseWorkflow: CaseWorkflow
  api: HttpApi
  mail: ConfigurationSet
}

export interface ServiceStackProps extends StackProps {
  config: Config
  data: DataStack
  code: CodeOf
}

export class ServiceStack extends Stack {
  readonly watched: Watched
  private readonly data: DataStack
  private readonly code: CodeOf

  constructor(scope: Construct, id: string, props: ServiceStackProps) {
    super(scope, id, props)
    this.data = props.data
    this.code = props.code
    const { config } = props

    const { api, publicUrl } = this.makeAddress(config)
    const client = this.makeSignInClient(publicUrl)
    const { identity, mail } = this.makeMail(config)

    const settings: Record<Setting, string> = {
      PUBLIC_URL: publicUrl,
      OIDC_ISSUER: props.data.userPool.userPoolProviderUrl,
      OIDC_CLIENT_ID: client.userPoolClientId,
      OIDC_SCOPE: scopes.map(({ scopeName }) => scopeName).join(' '),
      SERVICE_VERSION: config.version,
    }
    const makeAnswering = (each: Answering, views: boolean) => {
      const answering = this.makeFunction(each.id, {
        entry: each.entry,
        description: `Answers ${each.routes.join(', ')}`,
        timeout: Duration.seconds(15),
        memorySize: 1024,
        views,
        environment: Object.fromEntries((each.settings ?? []).map((name) => [name, settings[name]])),
      })
      if (each.readsOnly) this.letQuery(answering, each.readsOnly)
      else if (!each.withoutRecords) this.giveTable(answering)
      if (each.checksLinks) this.giveLinkKey(answering)
      if (each.knowsPeople) this.givePersonKey(answering)
      if (each.signsEvidence) this.giveEvidenceKey(answering)
      if (each.files) this.giveFiles(answering, each.files)
      this.route(api, answering, each.routes)
      return answering
    }
    const pageFunctions = pages.map((page) => makeAnswering(page, true))
    const apiFunctions = resources.map((resource) => makeAnswering(resource, false))

    const checkEligibility = this.makeTask('CheckEligibility', 'check-eligibility', 'what the law says of a referral')
    const openCases = this.makeTask('OpenCases', 'open-cases', 'opens a case for each role')
    const awaitReferral = this.makeTask('AwaitReferral', 'await-referral', 'keeps the token of a waiting referral')
    const reviewCase = this.makeTask('ReviewCase', 'review-case', 'says what is next for a case')
    const assignProvider = this.makeTask('AssignProvider', 'assign-provider', 'offers a case to its next provider')
    const awaitCase = this.makeTask('AwaitCase', 'await-case', 'keeps the token of a waiting case')
    this.giveLinkKey(assignProvider)
    this.givePersonKey(assignProvider)

    const referralWorkflow = new ReferralWorkflow(this, 'ReferralWorkflow', {
      checkEligibility: checkEligibility.lambda,
      openCases: openCases.lambda,
      awaitReferral: awaitReferral.lambda,
    })
    const caseWorkflow = new CaseWorkflow(this, 'CaseWorkflow', {
      reviewCase: reviewCase.lambda,
      assignProvider: assignProvider.lambda,
      awaitCase: awaitCase.lambda,
    })
    // A wait whose subject has changed since it was reviewed is over before it began: the task sends its own token back.
    const resume = ['states:SendTaskSuccess']
    awaitReferral.allowOnOwner(referralWorkflow, resume, referralWorkflow.stateMachine.stateMachineArn)
    awaitCase.allowOnOwner(caseWorkflow, resume, caseWorkflow.stateMachine.stateMachineArn)

    const workflowArns = [referralWorkflow.stateMachine.stateMachineArn, caseWorkflow.stateMachine.stateMachineArn]
    const workflowNames = {
      REFERRAL_WORKFLOW_ARN: referralWorkflow.stateMachine.stateMachineArn,
      CASE_WORKFLOW_ARN: caseWorkflow.stateMachine.stateMachineArn,
    }

    const effects = this.makeFunction('Effects', {
      entry: 'functions/streams/effects.ts',
      description: 'Does what a transaction left in the outbox: workflows started and woken, mail sent',
      timeout: Duration.minutes(1),
      environment: {
        ...workflowNames,
        PUBLIC_URL: publicUrl,
        MAIL_FROM: config.mailFrom,
        MAIL_CONFIGURATION_SET: mail.configurationSetName,
      },
    })
    this.giveTable(effects)
    this.giveLinkKey(effects)
    effects.allow(['states:StartExecution', 'states:SendTaskSuccess'], workflowArns)
    effects.allow(['ses:SendEmail'], [identity.emailIdentityArn, this.configurationSetArn(mail)], {
      StringEquals: { 'ses:FromAddress': config.mailFrom },
    })

    const mailTold = this.makeFunction('MailTold', {
      entry: 'functions/mail/told.ts',
      description: 'Is told by SES what became of each mail, and sends one that came back to whoever is next',
      timeout: Duration.seconds(30),
    })
    this.giveTable(mailTold)
    this.giveLinkKey(mailTold)
    const untold = this.tellOfMail(mail, mailTold)

    const fileTold = this.makeFunction('FileTold', {
      entry: 'functions/attachments/told.ts',
      description: 'Is told by the bucket of each file that came, and by the scan of what it found',
      timeout: Duration.minutes(1),
    })
    this.giveTable(fileTold)
    this.giveFiles(fileTold, ['GetObject', 'DeleteObject'])
    const untoldFiles = this.tellOfFiles(fileTold)

    const figures = this.makeFunction('Figures', {
      entry: 'functions/streams/figures.ts',
      description: 'Keeps the figures of the reports as cases and referrals change',
      timeout: Duration.minutes(1),
    })
    this.giveTable(figures)

    const consumers = [
      new StreamConsumer(this, 'EffectsOfOutbox', {
        consumer: effects,
        table: this.data.table,
        events: ['INSERT'],
        kinds: ['outbox'],
        batchSize: 10,
        // Each effect stands for itself, so that their order does not matter.
        parallelizationFactor: 4,
      }),
      new StreamConsumer(this, 'FiguresOfCases', {
        consumer: figures,
        table: this.data.table,
        events: ['INSERT', 'MODIFY'],
        // What a referral tells counts in its cases too: when it was acknowledged, what had to be asked.
        kinds: ['case', 'referral'],
        batchSize: 100,
        parallelizationFactor: 1,
      }),
    ]

    const reconcile = this.makeFunction('Reconcile', {
      entry: 'functions/schedules/reconcile.ts',
      description: 'Looks for what should have happened and did not, and does it',
      timeout: Duration.minutes(5),
      environment: workflowNames,
      runAtStart: true,
    })
    this.giveTable(reconcile)
    reconcile.allow(['states:StartExecution', 'states:ListExecutions', 'states:SendTaskSuccess'], workflowArns)
    const missedSweeps = this.runEvery(reconcile, 'Reconcile', {
      schedule: 'rate(15 minutes)',
      description: 'The sweep',
      missed: 'MissedSweeps',
    })

    const wake = this.makeFunction('Wake', {
      entry: 'functions/schedules/wake.ts',
      description: 'Raises what only a date wakes: referrals to be looked at again, and the end of the calendar',
      timeout: Duration.minutes(5),
      runAtStart: true,
    })
    this.giveTable(wake)
    const missedWakings = this.runEvery(wake, 'Wake', {
      schedule: 'rate(15 minutes)',
      description: 'The look for what only a date wakes',
      missed: 'MissedWakings',
    })

    const releaseHeld = this.makeFunction('ReleaseHeld', {
      entry: 'functions/schedules/held.ts',
      description: 'Lets go the mail that was held until its time: for the office to open, or for another try',
      timeout: Duration.minutes(1),
      runAtStart: true,
    })
    this.giveTable(releaseHeld)
    const missedReleases = this.runEvery(releaseHeld, 'ReleaseHeld', {
      // On the minute, as offices open.
      schedule: 'cron(* * * * ? *)',
      description: 'The release of mail that was held',
      missed: 'MissedReleases',
    })

    const monthlyReport = this.makeFunction('MonthlyReport', {
      entry: 'functions/schedules/monthly-report.ts',
      description: 'Mails the monthly report, as a link, to those who asked for it',
      timeout: Duration.minutes(5),
      runAtStart: true,
    })
    this.giveTable(monthlyReport)
    const missedReports = this.runEvery(monthlyReport, 'MonthlyReport', {
      // No expression knows bank holidays: the function finds the first working day itself, and a later turn makes up for a missed one.
      schedule: 'cron(0 8 1-10 * ? *)',
      timeZone: 'Europe/London',
      description: 'The monthly report by mail',
      missed: 'MissedMonthlyReports',
    })

    const lookAfterFiles = this.makeFunction('LookAfterFiles', {
      entry: 'functions/schedules/attachments.ts',
      description: 'Looks after files that nothing more was told of, and deletes those that nobody wants any more',
      timeout: Duration.minutes(5),
    })
    this.giveTable(lookAfterFiles)
    this.giveFiles(lookAfterFiles, ['GetObject', 'DeleteObject'])
    const missedLooks = this.runEvery(lookAfterFiles, 'LookAfterFiles', {
      schedule: 'rate(60 minutes)',
      description: 'The look after files',
      missed: 'MissedLooksAfterFiles',
    })

    this.watched = {
      functions: {
        pages: pageFunctions,
        api: apiFunctions,
        workflow: [checkEligibility, openCases, awaitReferral, reviewCase, assignProvider, awaitCase],
        background: [effects, mailTold, fileTold, figures, reconcile, wake, releaseHeld, monthlyReport, lookAfterFiles],
      },
      consumers,
      deadLetters: [
        ...consumers.map(({ deadLetters }) => deadLetters),
        missedSweeps,
        missedWakings,
        missedReleases,
        missedReports,
        missedLooks,
        untold,
        untoldFiles,
      ],
      reconcile,
      wake,
      referralWorkflow,
      caseWorkflow,
      api,
      mail,
    }

    new CfnOutput(this, 'PublicUrl', { value: publicUrl })
    new CfnOutput(this, 'SignInClientId', { value: client.userPoolClientId })
    new CfnOutput(this, 'MailIdentityRecords', {
      description: 'CNAME records to add to the DNS of the sending domain',
      value: Fn.join(
        ', ',
        identity.dkimRecords.map(({ name, value }) => `${name} -> ${value}`),
      ),
    })
  }

  /** The HTTP API with its one stage, on its own domain name where one is configured. */
  private makeAddress(config: Config): { api: HttpApi; publicUrl: string } {
    const { domainName, certificateArn } = config
    const api = new HttpApi(this, 'HttpApi', {
      apiName: this.stackName,
      createDefaultStage: false,
      disableExecuteApiEndpoint: domainName !== undefined,
    })
    const accessLogs = new LogGroup(this, 'AccessLogs', {
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    const stage = new HttpStage(this, 'Stage', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 100, burstLimit: 200 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(accessLogs),
        // The route and never the path: the path of an offer is its secret, and that of a referral names it. No address of a person either.
        format: AccessLogFormat.custom(
          JSON.stringify({
            requestId: AccessLogField.contextRequestId(),
            time: AccessLogField.contextRequestTime(),
            routeKey: AccessLogField.contextRouteKey(),
            method: AccessLogField.contextHttpMethod(),
            status: AccessLogField.contextStatus(),
            latency: AccessLogField.contextResponseLatency(),
            integrationError: AccessLogField.contextIntegrationErrorMessage(),
          }),
        ),
      },
    })
    Validations.of(api).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason:
        'Each function checks who asks: pages by a session with its CSRF token, the API by a bearer token. Public answers, offers by link and the sign-in itself share the API.',
    })
    if (domainName === undefined || certificateArn === undefined) return { api, publicUrl: api.apiEndpoint }

    const domain = new DomainName(this, 'DomainName', {
      domainName,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
    })
    new ApiMapping(this, 'DomainMapping', { api, domainName: domain, stage })
    new CfnOutput(this, 'DomainTarget', { value: domain.regionalDomainName })
    return { api, publicUrl: `https://${domainName}` }
  }

  /** The web pages' registration with the user pool: code flow with PKCE, no secret. It stands here because it names the address. */
  private makeSignInClient(publicUrl: string): UserPoolClient {
    return new UserPoolClient(this, 'SignInClient', {
      userPool: this.data.userPool,
      generateSecret: false,
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes,
        callbackUrls: [`${publicUrl}/sign-in/callback`],
        logoutUrls: [`${publicUrl}/`],
      },
      // Nobody hands a password to us: people sign in on the user pool's own pages.
      authFlows: { userPassword: false },
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.hours(12),
    })
  }

  /** The sender's domain and the rules its mail leaves under. */
  private makeMail(config: Config): { identity: EmailIdentity; mail: ConfigurationSet } {
    const mail = new ConfigurationSet(this, 'Mail', {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    })
    const identity = new EmailIdentity(this, 'MailIdentity', {
      identity: Identity.domain(config.mailFrom.slice(config.mailFrom.indexOf('@') + 1)),
      configurationSet: mail,
    })
    return { identity, mail }
  }

  /**
   * SES puts an event on the account's bus for all that becomes of a mail, and the function is told. Opens and clicks are not
   * among them: without those SES changes no link and adds no picture. What could not be told stands in the queue it returns.
   */
  private tellOfMail(mail: ConfigurationSet, told: ServiceFunction): Queue {
    mail.addEventDestination('Told', {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'DefaultBus', 'default')),
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.REJECT,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.DELIVERY_DELAY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
      ],
    })
    const untold = new DeadLetters(this, 'UntoldMails').queue
    told.lambda.configureAsyncInvoke({ onFailure: new SqsDestination(untold), retryAttempts: 2 })
    new Rule(this, 'ToldMail', {
      description: 'What became of mails, as SES tells it',
      eventPattern: {
        source: ['aws.ses'],
        detailType: [
          'Email Sent',
          'Email Rejected',
          'Email Delivered',
          'Email Delivery Delayed',
          'Email Bounced',
          'Email Complaint Received',
        ],
        detail: { mail: { tags: { 'ses:configuration-set': [mail.configurationSetName] } } },
      },
      targets: [
        new LambdaTarget(told.lambda, { deadLetterQueue: untold, retryAttempts: 5, maxEventAge: Duration.hours(2) }),
      ],
    })
    return untold
  }

  /**
   * S3 puts an event on the account's bus for each file that comes, and GuardDuty one for each that it has scanned. What could
   * not be told stands in the queue it returns.
   */
  private tellOfFiles(told: ServiceFunction): Queue {
    const { bucketName } = this.data.attachments.bucket
    const untold = new DeadLetters(this, 'UntoldFiles').queue
    told.lambda.configureAsyncInvoke({ onFailure: new SqsDestination(untold), retryAttempts: 2 })
    const tell = (id: string, description: string, eventPattern: EventPattern) =>
      new Rule(this, id, {
        description,
        eventPattern,
        targets: [
          new LambdaTarget(told.lambda, { deadLetterQueue: untold, retryAttempts: 5, maxEventAge: Duration.hours(2) }),
        ],
      })
    tell('FileCame', 'Files that came into the bucket of attachments', {
      source: ['aws.s3'],
      detailType: ['Object Created'],
      detail: { bucket: { name: [bucketName] } },
    })
    tell('FileScanned', 'What the scan found in files of the bucket of attachments', {
      source: ['aws.guardduty'],
      detailType: ['GuardDuty Malware Protection Object Scan Result'],
      detail: { s3ObjectDetails: { bucketName: [bucketName] } },
    })
    return untold
  }

  private configurationSetArn(mail: ConfigurationSet): string {
    return this.formatArn({ service: 'ses', resource: 'configuration-set', resourceName: mail.configurationSetName })
  }

  private makeFunction(id: string, props: Omit<ServiceFunctionProps, 'code'>): ServiceFunction {
    return new ServiceFunction(this, id, { ...props, code: this.code })
  }

  /** A task of a workflow: it reads the case or the referral and writes what it decides. */
  private makeTask(id: string, file: string, does: string): ServiceFunction {
    const task = this.makeFunction(`Task${id}`, {
      entry: `functions/workflow/${file}.ts`,
      description: `Workflow: ${does}`,
      timeout: Duration.seconds(30),
    })
    this.giveTable(task)
    return task
  }

  /** Names the table to the function and allows it what it does there, with the key that the table is encrypted by. */
  private giveTable(to: ServiceFunction): void {
    const { table } = this.data
    const indexes = tableIndexes.map(({ indexName }) => `${table.tableArn}/index/${indexName}`)
    to.lambda.addEnvironment('TABLE_NAME', table.tableName)
    to.allow(
      tableActions.map((action) => `dynamodb:${action}`),
      [table.tableArn, ...indexes],
    )
    this.giveTableKey(to)
  }

  /** Names the table to the function and lets it read some partitions of it. */
  private letQuery(to: ServiceFunction, partitions: readonly string[]): void {
    const { table } = this.data
    to.lambda.addEnvironment('TABLE_NAME', table.tableName)
    to.allow(['dynamodb:Query'], [table.tableArn], {
      'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [...partitions] },
    })
    this.giveTableKey(to)
  }

  /** DynamoDB uses the key in the caller's name; only through DynamoDB may the caller use it. */
  private giveTableKey(to: ServiceFunction): void {
    to.allow(['kms:Decrypt', 'kms:DescribeKey'], [this.data.tableKey.keyArn], {
      StringEquals: { 'kms:ViaService': `dynamodb.${this.region}.amazonaws.com` },
    })
  }

  /** Names the secret to the function and lets it read it: the value itself is in no environment and no template. */
  private giveLinkKey(to: ServiceFunction): void {
    to.lambda.addEnvironment('LINK_KEY_ARN', this.data.linkKey.secretArn)
    to.allow(['secretsmanager:GetSecretValue'], [this.data.linkKey.secretArn])
  }

  /** The same for the key by which people are known again: whoever has it can tell nobody's links. */
  private givePersonKey(to: ServiceFunction): void {
    to.lambda.addEnvironment('PERSON_KEY_ARN', this.data.personKey.secretArn)
    to.allow(['secretsmanager:GetSecretValue'], [this.data.personKey.secretArn])
  }

  /** The same for the key that evidence packs are signed with. */
  private giveEvidenceKey(to: ServiceFunction): void {
    to.lambda.addEnvironment('EVIDENCE_KEY_ARN', this.data.evidenceKey.secretArn)
    to.allow(['secretsmanager:GetSecretValue'], [this.data.evidenceKey.secretArn])
  }

  /** Names the bucket of attachments to the function and allows it what it does there, with the key that the bucket is encrypted by. */
  private giveFiles(to: ServiceFunction, actions: readonly FileAction[]): void {
    const { bucket, key, objects, finding } = this.data.attachments
    to.lambda.addEnvironment('ATTACHMENTS_BUCKET', bucket.bucketName)
    to.allow(
      actions.map((action) => `s3:${action}`),
      [objects],
    )
    to.acknowledge(finding, 'A file has a key of its own: what a function may do, it may do with any of them.')
    const uses: Record<FileAction, string[]> = {
      GetObject: ['kms:Decrypt'],
      PutObject: ['kms:GenerateDataKey'],
      DeleteObject: [],
    }
    // S3 uses the key in the caller's name; only through S3 may the caller use it.
    to.allow(
      actions.flatMap((action) => uses[action]),
      [key.keyArn],
      { StringEquals: { 'kms:ViaService': `s3.${this.region}.amazonaws.com` } },
    )
  }

  /** Every method of each path: the function itself refuses the wrong ones, in its own words. */
  private route(api: HttpApi, to: ServiceFunction, paths: readonly string[]): void {
    const integration = new HttpLambdaIntegration(`${to.node.id}Integration`, to.lambda)
    for (const path of paths) {
      new HttpRoute(api, `ANY ${path}`, {
        httpApi: api,
        routeKey: path === '$default' ? HttpRouteKey.DEFAULT : HttpRouteKey.with(path, HttpMethod.ANY),
        integration,
      })
    }
  }

  /** Runs a function by the clock; a turn that could not be started, or failed, is kept in the queue it returns. */
  private runEvery(
    turned: ServiceFunction,
    name: string,
    {
      schedule,
      timeZone,
      description,
      missed: queueName,
    }: { schedule: string; timeZone?: string; description: string; missed: string },
  ): Queue {
    const missed = new DeadLetters(this, queueName)
    turned.lambda.configureAsyncInvoke({
      maxEventAge: Duration.minutes(10),
      retryAttempts: 1,
      onFailure: new SqsDestination(missed.queue),
    })
    const role = new Role(this, `${name}ScheduleRole`, { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') })
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [turned.lambda.functionArn] }),
    )
    missed.queue.grantSendMessages(role)
    new CfnSchedule(this, `${name}Schedule`, {
      description,
      scheduleExpression: schedule,
      ...(timeZone === undefined ? {} : { scheduleExpressionTimezone: timeZone }),
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: turned.lambda.functionArn,
        roleArn: role.roleArn,
        deadLetterConfig: { arn: missed.queue.queueArn },
        // A turn that comes after the next one is due does nothing that the next one does not do.
        retryPolicy: { maximumEventAgeInSeconds: 600, maximumRetryAttempts: 3 },
      },
    })
    return missed.queue
  }
}
