// Rules for what stands around the functions: the address, the table and its stream, queues, the schedule, sign-in, mail and alarms.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { every, functions, referenceSchema, resources, root, templates, textOf } from './synthesised.ts'

describe('the address', () => {
  const integrations = every('AWS::ApiGatewayV2::Integration', z.object({ IntegrationUri: referenceSchema }))
  const routes = every('AWS::ApiGatewayV2::Route', z.object({ RouteKey: z.string(), Target: z.unknown() }))
  const answeredBy = new Map(
    routes.map(({ properties }) => {
      const integration = integrations.find(({ id }) => textOf(properties.Target).endsWith(`/${id}`))
      const lambda = functions.find(({ id }) => id === integration?.properties.IntegrationUri)
      return [properties.RouteKey.replace(/^ANY /, ''), lambda?.entry]
    }),
  )

  const ANSWERED_BY: readonly [path: string, entry: string][] = [
    ['/', 'functions/pages/home/handler.ts'],
    ['/assets/{file}', 'functions/pages/home/handler.ts'],
    ['$default', 'functions/pages/home/handler.ts'],
    ['/check', 'functions/pages/check/handler.ts'],
    ['/check/refer', 'functions/pages/check/handler.ts'],
    ['/sign-in', 'functions/pages/session/handler.ts'],
    ['/sign-in/callback', 'functions/pages/session/handler.ts'],
    ['/sign-out', 'functions/pages/session/handler.ts'],
    ['/refer', 'functions/pages/refer/handler.ts'],
    ['/refer/{proxy+}', 'functions/pages/refer/handler.ts'],
    ['/refer/{draftId}/attachments', 'functions/pages/attachments/handler.ts'],
    ['/refer/{draftId}/attachments/{proxy+}', 'functions/pages/attachments/handler.ts'],
    ['/attachments/{id}', 'functions/pages/attachments/handler.ts'],
    ['/referrals', 'functions/pages/track/handler.ts'],
    ['/referrals/{proxy+}', 'functions/pages/track/handler.ts'],
    ['/review', 'functions/pages/review/handler.ts'],
    ['/offer/{proxy+}', 'functions/pages/offer/handler.ts'],
    ['/cases', 'functions/pages/case/handler.ts'],
    ['/cases/{proxy+}', 'functions/pages/case/handler.ts'],
    ['/when-due', 'functions/pages/clocks/handler.ts'],
    ['/clocks/{proxy+}', 'functions/pages/clocks/handler.ts'],
    ['/reports', 'functions/pages/reports/handler.ts'],
    ['/reports/{proxy+}', 'functions/pages/reports/handler.ts'],
    ['/manage', 'functions/pages/manage/handler.ts'],
    ['/manage/{proxy+}', 'functions/pages/manage/handler.ts'],
    ['/evidence/{proxy+}', 'functions/pages/evidence/handler.ts'],
    ['/api/eligibility', 'functions/api/eligibility.ts'],
    ['/api/deadlines', 'functions/api/deadlines.ts'],
    ['/api/referrals', 'functions/api/referrals.ts'],
    ['/api/referrals/{reference}', 'functions/api/referrals.ts'],
    ['/api/referrals/{reference}/{action}', 'functions/api/referrals.ts'],
    ['/api/cases', 'functions/api/cases.ts'],
    ['/api/cases/{id}', 'functions/api/cases.ts'],
    ['/api/cases/{id}/{action}', 'functions/api/cases.ts'],
    ['/api/cases/{id}/clocks/{milestone}', 'functions/api/clocks.ts'],
    ['/api/referrals/{reference}/clocks/{milestone}', 'functions/api/clocks.ts'],
    ['/api/reports/{report}', 'functions/api/reports.ts'],
    ['/api/health', 'functions/api/service.ts'],
    ['/api/openapi.json', 'functions/api/service.ts'],
  ]

  it.each(ANSWERED_BY)('%s is answered by %s', (path, entry) => {
    expect(answeredBy.get(path)).toBe(entry)
  })

  it('has no other paths, and takes every method so that the function may refuse it', () => {
    expect([...answeredBy.keys()].sort()).toEqual(ANSWERED_BY.map(([path]) => path).sort())
    expect(
      routes.map(({ properties }) => properties.RouteKey).filter((key) => !/^(ANY \/|\$default$)/.test(key)),
    ).toEqual([])
  })

  it.each([...templates])('%s knows nothing of the local run', (_stack, text) => {
    expect(text).not.toMatch(/\/local\b/)
  })

  const [stage] = every(
    'AWS::ApiGatewayV2::Stage',
    z.object({
      DefaultRouteSettings: z.object({ ThrottlingBurstLimit: z.number(), ThrottlingRateLimit: z.number() }),
      AccessLogSettings: z.object({ Format: z.string() }),
    }),
  )

  it('logs each request by its route and never by its path, which may be a secret or name a referral', () => {
    const format = z.record(z.string(), z.string()).parse(JSON.parse(stage?.properties.AccessLogSettings.Format ?? ''))
    expect(Object.values(format)).toEqual(
      expect.arrayContaining([
        '$context.requestId',
        '$context.routeKey',
        '$context.status',
        '$context.responseLatency',
      ]),
    )
    expect(Object.values(format).filter((field) => /path|sourceIp|userAgent|authorizer|identity/i.test(field))).toEqual(
      [],
    )
  })

  it('lets no more through than it was made for', () => {
    expect(stage?.properties.DefaultRouteSettings.ThrottlingRateLimit).toBeGreaterThan(0)
    expect(stage?.properties.DefaultRouteSettings.ThrottlingBurstLimit).toBeGreaterThan(0)
  })
})

describe('the table', () => {
  const [table, ...others] = every('AWS::DynamoDB::Table', z.record(z.string(), z.unknown()))

  it('is one, encrypted by our own key, recoverable to any second, and not deleted by accident', () => {
    expect(others).toEqual([])
    expect(table?.properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: true,
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    })
    expect(table?.deletionPolicy).toBe('Retain')
  })

  it.each([
    ['ByProvider', 'byProvider'],
    ['ByAuthority', 'byAuthority'],
    ['ByOwner', 'byOwner'],
    ['Unfinished', 'unfinished'],
  ])('has the index %s on %s', (IndexName, key) => {
    expect(table?.properties['GlobalSecondaryIndexes']).toContainEqual({
      IndexName,
      KeySchema: [
        { AttributeName: key, KeyType: 'HASH' },
        { AttributeName: `${key}Sort`, KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    })
  })

  it.each(every('AWS::KMS::Key', z.object({ EnableKeyRotation: z.boolean() })))(
    'its key $id rotates',
    ({ properties }) => {
      expect(properties.EnableKeyRotation).toBe(true)
    },
  )
})

describe('the bucket of files', () => {
  const [bucket, ...others] = every('AWS::S3::Bucket', z.record(z.string(), z.unknown()))
  const [policy] = every(
    'AWS::S3::BucketPolicy',
    z.object({
      Bucket: referenceSchema,
      PolicyDocument: z.object({
        Statement: z.array(
          z.object({
            Effect: z.literal('Deny'),
            Principal: z.object({ AWS: z.literal('*') }),
            Action: z.union([z.string(), z.array(z.string())]).transform((actions) => [actions].flat()),
            Condition: z.record(z.string(), z.record(z.string(), z.unknown())),
          }),
        ),
      }),
    }),
  )
  const [plan] = every(
    'AWS::GuardDuty::MalwareProtectionPlan',
    z.object({
      Role: referenceSchema,
      Actions: z.unknown(),
      ProtectedResource: z.object({
        S3Bucket: z.object({ BucketName: referenceSchema, ObjectPrefixes: z.array(z.string()) }),
      }),
    }),
  )
  const denied = (action: string) =>
    policy?.properties.PolicyDocument.Statement.filter(({ Action }) => Action.includes(action)) ?? []
  const role = resources.find(({ type, id }) => type === 'AWS::IAM::Role' && id === plan?.properties.Role)

  it('is one, closed to the public, encrypted by our own key, and not deleted by accident', () => {
    expect(others).toEqual([])
    expect(bucket?.properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }],
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    })
    expect(bucket?.deletionPolicy).toBe('Retain')
  })

  it('keeps no older versions: what was deleted is gone', () => {
    expect(bucket?.properties).not.toHaveProperty('VersioningConfiguration')
  })

  it('is reached over TLS only', () => {
    expect(denied('s3:*')).toMatchObject([{ Condition: { Bool: { 'aws:SecureTransport': 'false' } } }])
  })

  it.each(['s3:GetObject', 's3:GetObjectVersion'])(
    'allows %s of what was found clean, and to the scanner',
    (action) => {
      expect(denied(action).map(({ Condition }) => Condition)).toEqual([
        {
          StringNotEquals: { 's3:ExistingObjectTag/GuardDutyMalwareScanStatus': 'NO_THREATS_FOUND' },
          ArnNotEquals: { 'aws:PrincipalArn': { 'Fn::GetAtt': [role?.id, 'Arn'] } },
        },
      ])
    },
  )

  it.each(['s3:PutObjectTagging', 's3:PutObjectVersionTagging', 's3:DeleteObjectTagging'])(
    'allows %s to the scanner alone',
    (action) => {
      expect(denied(action).map(({ Condition }) => Condition)).toEqual([
        { ArnNotEquals: { 'aws:PrincipalArn': { 'Fn::GetAtt': [role?.id, 'Arn'] } } },
      ])
    },
  )

  it('has everything that comes scanned, and tagged by what was found', () => {
    expect(plan?.properties).toMatchObject({
      Actions: { Tagging: { Status: 'ENABLED' } },
      ProtectedResource: { S3Bucket: { BucketName: bucket?.id, ObjectPrefixes: ['attachments/'] } },
    })
    const trusted = z.object({
      AssumeRolePolicyDocument: z.object({
        Statement: z.array(z.object({ Principal: z.object({ Service: z.string() }) })),
      }),
    })
    expect(trusted.parse(role?.properties).AssumeRolePolicyDocument.Statement).toMatchObject([
      { Principal: { Service: 'malware-protection-plan.guardduty.amazonaws.com' } },
    ])
  })

  it('tells of what comes, and the scan of what it found, to one function that is missed when it fails', () => {
    expect(bucket?.properties).toMatchObject({
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
    })
    const rules = every(
      'AWS::Events::Rule',
      z.object({
        EventPattern: z.looseObject({ source: z.array(z.string()) }),
        Targets: z.array(z.object({ Arn: referenceSchema, DeadLetterConfig: z.object({ Arn: z.unknown() }) })),
      }),
    )
    const told = functions.find(({ entry }) => entry === 'functions/attachments/told.ts')
    const telling = rules.filter(({ properties }) => properties.Targets.some(({ Arn }) => Arn === told?.id))
    expect(telling.flatMap(({ properties }) => properties.EventPattern.source).sort()).toEqual([
      'aws.guardduty',
      'aws.s3',
    ])
  })

  it('is looked after, so that an answer that never comes is told too', () => {
    const looked = functions.find(({ entry }) => entry === 'functions/schedules/attachments.ts')
    const schedules = every(
      'AWS::Scheduler::Schedule',
      z.object({ ScheduleExpression: z.string(), Target: z.object({ Arn: referenceSchema }) }),
    )
    const turns = schedules.filter(({ properties }) => properties.Target.Arn === looked?.id)
    expect(turns.map(({ properties }) => properties.ScheduleExpression)).toEqual(['rate(60 minutes)'])
  })
})

describe('queues', () => {
  const queues = every(
    'AWS::SQS::Queue',
    z.object({
      SqsManagedSseEnabled: z.literal(true).optional(),
      KmsMasterKeyId: z.unknown().optional(),
      RedrivePolicy: z.unknown().optional(),
      MessageRetentionPeriod: z.number(),
    }),
  )
  const destinationOf = z.object({ Destination: referenceSchema })
  const lastResorts = new Set([
    ...every(
      'AWS::Lambda::EventSourceMapping',
      z.object({ DestinationConfig: z.object({ OnFailure: destinationOf }) }),
    ).map(({ properties }) => properties.DestinationConfig.OnFailure.Destination),
    ...every(
      'AWS::Lambda::EventInvokeConfig',
      z.object({ DestinationConfig: z.object({ OnFailure: destinationOf }) }),
    ).map(({ properties }) => properties.DestinationConfig.OnFailure.Destination),
    ...every(
      'AWS::Scheduler::Schedule',
      z.object({ Target: z.object({ DeadLetterConfig: z.object({ Arn: referenceSchema }) }) }),
    ).map(({ properties }) => properties.Target.DeadLetterConfig.Arn),
  ])

  it.each(queues)('$id has a dead-letter queue or is one', ({ id, properties }) => {
    expect(properties.RedrivePolicy !== undefined || lastResorts.has(id)).toBe(true)
  })

  it.each(queues)('$id is encrypted and keeps what it holds for two weeks', ({ properties }) => {
    expect(properties.SqsManagedSseEnabled ?? properties.KmsMasterKeyId).toBeTruthy()
    expect(properties.MessageRetentionPeriod).toBe(14 * 24 * 3600)
  })

  it.each(queues)('$id is reached over TLS only', ({ id }) => {
    const schema = z.object({ Queues: z.array(referenceSchema), PolicyDocument: z.unknown() })
    const documents = every('AWS::SQS::QueuePolicy', schema)
      .filter(({ properties }) => properties.Queues.includes(id))
      .map(({ properties }) => properties.PolicyDocument)
    expect(documents).toEqual([
      expect.objectContaining({
        Statement: expect.arrayContaining([
          expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      }),
    ])
  })
})

describe('consumers of the stream', () => {
  const mappings = every(
    'AWS::Lambda::EventSourceMapping',
    z.object({
      FunctionName: referenceSchema,
      FilterCriteria: z.object({ Filters: z.tuple([z.object({ Pattern: z.string() })]) }),
      FunctionResponseTypes: z.array(z.string()),
      BisectBatchOnFunctionError: z.boolean(),
      MaximumRetryAttempts: z.number(),
      MaximumRecordAgeInSeconds: z.number(),
      MaximumBatchingWindowInSeconds: z.number(),
      StartingPosition: z.string(),
      DestinationConfig: z.object({ OnFailure: z.object({ Destination: referenceSchema }) }),
    }),
  ).map((mapping) =>
    Object.assign(mapping, { entry: functions.find(({ id }) => id === mapping.properties.FunctionName)?.entry }),
  )

  it.each(mappings)(
    '$entry reports the records that failed, halves its batches and gives up in the end',
    ({ properties }) => {
      expect(properties).toMatchObject({
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        BisectBatchOnFunctionError: true,
        MaximumBatchingWindowInSeconds: 0,
        StartingPosition: 'TRIM_HORIZON',
      })
      expect(properties.MaximumRetryAttempts).toBeGreaterThan(0)
      expect(properties.MaximumRetryAttempts).toBeLessThanOrEqual(10)
      // The stream itself forgets after a day.
      expect(properties.MaximumRecordAgeInSeconds).toBeLessThan(24 * 3600)
    },
  )

  it.each([
    ['functions/streams/effects.ts', ['INSERT'], ['outbox']],
    ['functions/streams/figures.ts', ['INSERT', 'MODIFY'], ['case', 'referral']],
  ])('%s is told of %j of items of the kinds %j only', (entry, eventName, kinds) => {
    const pattern = mappings.find((mapping) => mapping.entry === entry)?.properties.FilterCriteria.Filters[0].Pattern
    expect(JSON.parse(pattern ?? '')).toEqual({ eventName, dynamodb: { NewImage: { kind: { S: kinds } } } })
  })
})

describe.each(['functions/schedules/reconcile.ts', 'functions/schedules/wake.ts'])('the turns of %s', (file) => {
  const sweep = functions.find(({ entry }) => entry === file)

  it('runs every 15 minutes, and on one machine at the start too', () => {
    const schedules = every(
      'AWS::Scheduler::Schedule',
      z.object({ ScheduleExpression: z.string(), Target: z.object({ Arn: referenceSchema }) }),
    )
    const turns = schedules.filter(({ properties }) => properties.Target.Arn === sweep?.id)
    expect(turns.map(({ properties }) => properties.ScheduleExpression)).toEqual(['rate(15 minutes)'])
    expect(sweep?.metadata['runAtStart']).toBe(true)
  })

  it('is over before its next turn', () => {
    expect(sweep?.properties.Timeout).toBeLessThan(15 * 60)
  })
})

describe('sign-in', () => {
  it('is for people who were let in, with a second factor and a password worth the name', () => {
    const [pool] = every('AWS::Cognito::UserPool', z.record(z.string(), z.unknown()))
    expect(pool?.properties).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      DeletionProtection: 'ACTIVE',
    })
    const policy = z
      .object({ PasswordPolicy: z.object({ MinimumLength: z.number() }) })
      .parse(pool?.properties['Policies'])
    expect(policy.PasswordPolicy.MinimumLength).toBeGreaterThanOrEqual(12)
  })

  it('has a group for each role', () => {
    const groups = every('AWS::Cognito::UserPoolGroup', z.object({ GroupName: z.string() }))
    expect(groups.map(({ properties }) => properties.GroupName).sort()).toEqual([
      'admin',
      'commissioner',
      'provider',
      'referrer',
      'reviewer',
    ])
  })

  it('is by code with PKCE, for a client without a secret, back to our own address', () => {
    const [client] = every(
      'AWS::Cognito::UserPoolClient',
      z.looseObject({ CallbackURLs: z.array(z.unknown()), LogoutURLs: z.array(z.unknown()) }),
    )
    expect(client?.properties).toMatchObject({
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'email', 'profile'],
    })
    expect(client?.properties['ExplicitAuthFlows']).toEqual(['ALLOW_REFRESH_TOKEN_AUTH'])
    const api = resources.find(({ type }) => type === 'AWS::ApiGatewayV2::Api')?.id
    expect(client?.properties.CallbackURLs.map(textOf)).toEqual([`${api}/sign-in/callback`])
    expect(client?.properties.LogoutURLs.map(textOf)).toEqual([`${api}/`])
  })
})

describe('mail', () => {
  it('leaves over TLS only, watched for bounces and complaints', () => {
    const [rules] = every('AWS::SES::ConfigurationSet', z.record(z.string(), z.unknown()))
    expect(rules?.properties).toMatchObject({
      DeliveryOptions: { TlsPolicy: 'REQUIRE' },
      ReputationOptions: { ReputationMetricsEnabled: true },
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    })
  })

  it('has no clicks or opens tracked, and all else that becomes of it told', () => {
    const [rules] = every('AWS::SES::ConfigurationSet', z.record(z.string(), z.unknown()))
    expect(rules?.properties).not.toHaveProperty('TrackingOptions')
    const destinations = every(
      'AWS::SES::ConfigurationSetEventDestination',
      z.object({ EventDestination: z.object({ Enabled: z.boolean(), MatchingEventTypes: z.array(z.string()) }) }),
    )
    expect(destinations.map(({ properties }) => properties.EventDestination)).toEqual([
      { Enabled: true, MatchingEventTypes: ['send', 'reject', 'delivery', 'deliveryDelay', 'bounce', 'complaint'] },
    ])
  })

  it('is told of by SES alone, and only what was sent under our own configuration set', () => {
    const rules = every(
      'AWS::Events::Rule',
      z.looseObject({ EventPattern: z.looseObject({ source: z.array(z.string()) }) }),
    )
    const [{ id: set } = { id: '' }] = every('AWS::SES::ConfigurationSet', z.looseObject({}))
    const ofMail = rules.filter(({ properties }) => properties.EventPattern.source.includes('aws.ses'))
    expect(ofMail.map(({ properties }) => properties.EventPattern)).toEqual([
      {
        source: ['aws.ses'],
        'detail-type': [
          'Email Sent',
          'Email Rejected',
          'Email Delivered',
          'Email Delivery Delayed',
          'Email Bounced',
          'Email Complaint Received',
        ],
        detail: { mail: { tags: { 'ses:configuration-set': [{ Ref: set }] } } },
      },
    ])
  })
})

describe('alarms', () => {
  const alarms = every(
    'AWS::CloudWatch::Alarm',
    z.looseObject({
      AlarmDescription: z.string(),
      AlarmActions: z.array(referenceSchema).min(1),
      OKActions: z.array(referenceSchema).min(1),
      Threshold: z.number(),
      TreatMissingData: z.enum(['notBreaching', 'breaching']),
    }),
  )
  const text = (alarm: (typeof alarms)[number]) => JSON.stringify(alarm.properties)
  const runbook = readFileSync(join(root, 'docs/runbook.md'), 'utf8')
  const sections = new Set(
    [...runbook.matchAll(/^#+ (.+)$/gm)].map((match) => match[1]?.toLowerCase().replaceAll(' ', '-')),
  )

  it.each(alarms)('$id says what it means and the runbook what to do', ({ properties }) => {
    const [, section] = /docs\/runbook\.md#([a-z-]+)$/.exec(properties.AlarmDescription) ?? []
    expect(sections).toContain(section)
  })

  it.each(alarms)('$id has a floor', ({ properties }) => {
    expect(properties.Threshold).toBeGreaterThan(0)
  })

  it('tells someone over an encrypted topic', () => {
    const topics = every('AWS::SNS::Topic', z.object({ KmsMasterKeyId: z.unknown() }))
    const told = new Set(alarms.flatMap(({ properties }) => [...properties.AlarmActions, ...properties.OKActions]))
    expect([...told]).toEqual(topics.map(({ id }) => id))
    expect(topics.every(({ properties }) => properties.KmsMasterKeyId !== undefined)).toBe(true)
  })

  it.each(functions)('$entry is missed when it fails or is throttled', ({ id }) => {
    for (const metric of ['Errors', 'Throttles']) {
      expect(alarms.filter((alarm) => text(alarm).includes(metric) && text(alarm).includes(id))).toHaveLength(1)
    }
  })

  it.each(every('AWS::SQS::Queue', z.unknown()))('$id is missed when something lies in it', ({ id }) => {
    const found = alarms.filter((alarm) => text(alarm).includes('ApproximateNumberOfMessagesVisible'))
    expect(found.filter((alarm) => text(alarm).includes(id))).toHaveLength(1)
  })

  it.each(every('AWS::StepFunctions::StateMachine', z.unknown()))('$id is missed when it fails', ({ id }) => {
    const found = alarms.filter((alarm) => text(alarm).includes('ExecutionsFailed'))
    expect(found.filter((alarm) => text(alarm).includes(id))).toHaveLength(1)
  })

  it.each([
    'IteratorAge',
    'SweepFound',
    'CalendarEnds',
    'CalendarUnknown',
    'LinkRefused',
    'FilesNotScanned',
    '5xx',
    'Reputation.BounceRate',
  ])('%s is watched', (metric) => {
    expect(alarms.some((alarm) => text(alarm).includes(`"${metric}"`))).toBe(true)
  })

  it.each(['functions/schedules/reconcile.ts', 'functions/schedules/wake.ts'])('sees %s fall silent', (entry) => {
    const watched = functions.find((each) => each.entry === entry)
    const silent = alarms.filter((alarm) => alarm.properties.TreatMissingData === 'breaching')
    expect(silent).toHaveLength(2)
    const [alarm, ...others] = silent.filter((each) => text(each).includes(watched?.id ?? 'nothing'))
    expect(others).toEqual([])
    expect(alarm?.properties).toMatchObject({ MetricName: 'Invocations', ComparisonOperator: 'LessThanThreshold' })
  })
})
