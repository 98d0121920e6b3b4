// Says which IAM actions on which resources a call of an AWS SDK client needs.
// https://docs.aws.amazon.com/service-authorization/latest/reference/
import * as z from 'zod'
import type { AccessRequest } from './iam-policy.ts'
import { machineOfToken } from './task-token.ts'
import type { Environment } from './template.ts'

type Rule = (input: unknown, environment: Environment) => AccessRequest[]

/** The requests of one call. Throws when the call is not in the table: it must not go through unjudged. */
export function requestsOf(
  service: string,
  command: string,
  input: unknown,
  environment: Environment,
): AccessRequest[] {
  const rule = rules[service]?.[command]
  if (rule === undefined) {
    throw new Error(`The local run does not know what ${service} ${command} needs: add it to iam-requests.ts`)
  }
  return rule(input, environment)
}

const onTable = z.looseObject({ TableName: z.string() })
const onIndex = onTable.extend({ IndexName: z.string().optional() })
const ofPartition = z.looseObject({
  KeyConditionExpression: z.string().regex(/^\s*#?\w+\s*=\s*:\w+/),
  ExpressionAttributeValues: z.record(z.string(), z.looseObject({ S: z.string().optional() })),
})

const transactWrite = z.looseObject({
  TransactItems: z.array(
    z.looseObject({
      Put: onTable.optional(),
      Update: onTable.optional(),
      Delete: onTable.optional(),
      ConditionCheck: onTable.optional(),
    }),
  ),
})
const transactActions = [
  ['Put', 'PutItem'],
  ['Update', 'UpdateItem'],
  ['Delete', 'DeleteItem'],
  ['ConditionCheck', 'ConditionCheckItem'],
] as const
const transactGet = z.looseObject({ TransactItems: z.array(z.looseObject({ Get: onTable })) })
const batch = z.looseObject({ RequestItems: z.record(z.string(), z.unknown()) })
const sendEmail = z.looseObject({ FromEmailAddress: z.string(), ConfigurationSetName: z.string().optional() })

const rules: Record<string, Record<string, Rule>> = {
  DynamoDB: {
    GetItemCommand: item('GetItem'),
    PutItemCommand: item('PutItem'),
    UpdateItemCommand: item('UpdateItem'),
    DeleteItemCommand: item('DeleteItem'),
    QueryCommand: query,
    ScanCommand: index('Scan'),
    DescribeTableCommand: item('DescribeTable'),
    BatchGetItemCommand: perTable('BatchGetItem'),
    BatchWriteItemCommand: perTable('BatchWriteItem'),
    TransactGetItemsCommand: (input, environment) =>
      transactGet.parse(input).TransactItems.map(({ Get }) => itemRequest('GetItem', Get, environment)),
    TransactWriteItemsCommand: (input, environment) =>
      transactWrite.parse(input).TransactItems.flatMap((part) =>
        transactActions.flatMap(([kind, action]) => {
          const target = part[kind]
          return target === undefined ? [] : [itemRequest(action, target, environment)]
        }),
      ),
  },
  SFN: {
    StartExecutionCommand: field('states:StartExecution', 'stateMachineArn'),
    ListExecutionsCommand: field('states:ListExecutions', 'stateMachineArn'),
    DescribeStateMachineCommand: field('states:DescribeStateMachine', 'stateMachineArn'),
    StopExecutionCommand: field('states:StopExecution', 'executionArn'),
    DescribeExecutionCommand: field('states:DescribeExecution', 'executionArn'),
    GetExecutionHistoryCommand: field('states:GetExecutionHistory', 'executionArn'),
    SendTaskSuccessCommand: token('states:SendTaskSuccess'),
    SendTaskFailureCommand: token('states:SendTaskFailure'),
    SendTaskHeartbeatCommand: token('states:SendTaskHeartbeat'),
  },
  SESv2: {
    SendEmailCommand: (input, environment) => {
      const { FromEmailAddress, ConfigurationSetName } = sendEmail.parse(input)
      const address = bareAddress(FromEmailAddress)
      const arn = (kind: string) => `arn:aws:ses:${environment.region}:${environment.account}:${kind}`
      const context = { 'ses:FromAddress': [address] }
      // A mail is sent by the identity of its domain or of the very address; a configuration set that it names counts too.
      const identities = [arn(`identity/${address.slice(address.indexOf('@') + 1)}`), arn(`identity/${address}`)]
      return [
        { action: 'ses:SendEmail', resources: identities, context },
        ...(ConfigurationSetName === undefined
          ? []
          : [{ action: 'ses:SendEmail', resources: [arn(`configuration-set/${ConfigurationSetName}`)], context }]),
      ]
    },
  },
  'Secrets Manager': {
    GetSecretValueCommand: field('secretsmanager:GetSecretValue', 'SecretId'),
    DescribeSecretCommand: field('secretsmanager:DescribeSecret', 'SecretId'),
  },
  S3: {
    GetObjectCommand: object('s3:GetObject'),
    DeleteObjectCommand: object('s3:DeleteObject'),
  },
  SQS: {
    SendMessageCommand: (input, environment) => {
      const { QueueUrl } = z.looseObject({ QueueUrl: z.string() }).parse(input)
      const queue = QueueUrl.slice(QueueUrl.lastIndexOf('/') + 1)
      const resources = [`arn:aws:sqs:${environment.region}:${environment.account}:${queue}`]
      return [{ action: 'sqs:SendMessage', resources }]
    },
  },
}

/** The address of a sender, without the name before it. */
export function bareAddress(sender: string): string {
  return (/<([^<>]+)>\s*$/.exec(sender)?.[1] ?? sender).trim().toLowerCase()
}

function tableArn(nameOrArn: string, { region, account }: Environment): string {
  return nameOrArn.startsWith('arn:') ? nameOrArn : `arn:aws:dynamodb:${region}:${account}:table/${nameOrArn}`
}

function itemRequest(action: string, { TableName }: { TableName: string }, environment: Environment): AccessRequest {
  return { action: `dynamodb:${action}`, resources: [tableArn(TableName, environment)] }
}

function item(action: string): Rule {
  return (input, environment) => [itemRequest(action, onTable.parse(input), environment)]
}

function index(action: string): Rule {
  return (input, environment) => {
    const { TableName, IndexName } = onIndex.parse(input)
    const table = tableArn(TableName, environment)
    return [
      { action: `dynamodb:${action}`, resources: [IndexName === undefined ? table : `${table}/index/${IndexName}`] },
    ]
  }
}

/** A query names its partition first, `#pk = :pk`: conditions may ask for it as the leading key. */
function query(input: unknown, environment: Environment): AccessRequest[] {
  const asked = ofPartition.safeParse(input).data
  const [name = ''] = /:\w+/.exec(asked?.KeyConditionExpression ?? '') ?? []
  const partition = asked?.ExpressionAttributeValues[name]?.S
  const context = partition === undefined ? {} : { context: { 'dynamodb:LeadingKeys': [partition] } }
  return index('Query')(input, environment).map((request) => ({ ...request, ...context }))
}

function perTable(action: string): Rule {
  return (input, environment) =>
    Object.keys(batch.parse(input).RequestItems).map((name) => ({
      action: `dynamodb:${action}`,
      resources: [tableArn(name, environment)],
    }))
}

function field(action: string, name: string): Rule {
  return (input) => [
    { action, resources: [z.looseObject({ [name]: z.string() }).parse(input)[name] ?? ''].map(String) },
  ]
}

const onObject = z.looseObject({ Bucket: z.string(), Key: z.string() })

function object(action: string): Rule {
  return (input) => {
    const { Bucket, Key } = onObject.parse(input)
    return [{ action, resources: [`arn:aws:s3:::${Bucket}/${Key}`] }]
  }
}

// A token carries the machine that gave it out; one that is not ours is left for the service to refuse.
function token(action: string): Rule {
  return (input) => {
    const { taskToken } = z.looseObject({ taskToken: z.string() }).parse(input)
    const machine = machineOfToken(taskToken)
    return machine === undefined ? [] : [{ action, resources: [machine] }]
  }
}

const writes = new Set(
  ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'TransactWriteItems'].map((name) => `${name}Command`),
)
const nowhere: Environment = { account: '', region: '' }

/** The tables that a call has written to; none for a call that only reads. */
export function tablesWritten(service: string, command: string, input: unknown): string[] {
  if (service !== 'DynamoDB' || !writes.has(command)) return []
  const arns = requestsOf(service, command, input, nowhere).flatMap(({ resources }) => resources)
  return [...new Set(arns.map((arn) => arn.split('/')[1] ?? ''))]
}
