// Who may do what in the local run: the judgement of policies, and what each call of a client asks for.
import { describe, expect, it } from 'vitest'
import { readRoles } from '../../../infra/local/iam.ts'
import { isAllowed, isDenied, readResourceStatements, readStatements } from '../../../infra/local/iam-policy.ts'
import { requestsOf, tablesWritten } from '../../../infra/local/iam-requests.ts'
import { mintToken } from '../../../infra/local/task-token.ts'
import { account, region, templatesOf } from '../../support/local-templates.ts'

const table = `arn:aws:dynamodb:${region}:${account}:table/things`
const allow = (Action: unknown, Resource: unknown, more: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
})
const deny = (Action: unknown, Resource: unknown) => ({ Effect: 'Deny', Action, Resource })
const read = (...Statement: object[]) => readStatements({ Version: '2012-10-17', Statement })
/** Queries of one partition alone. */
const queriesOf = (key: string) =>
  read(
    allow('dynamodb:Query', table, {
      Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [key] } },
    }),
  )

describe('a policy', () => {
  it.each([
    ['nothing is said', [], false],
    ['exactly this is allowed', [allow('dynamodb:GetItem', table)], true],
    ['the action has another case', [allow('DynamoDB:getitem', table)], true],
    ['another action is allowed', [allow('dynamodb:PutItem', table)], false],
    ['another resource is allowed', [allow('dynamodb:GetItem', `${table}2`)], false],
    ['a star ends the action', [allow('dynamodb:Get*', table)], true],
    ['a star is the resource', [allow('dynamodb:*', '*')], true],
    ['a question mark is one character', [allow('dynamodb:GetItem', table.replace('things', 'thing?'))], true],
    ['a dot is a dot', [allow('dynamodb:GetItem', table.replace('things', 'thing.'))], false],
    ['one of several is right', [allow(['a:B', 'dynamodb:GetItem'], ['x', table])], true],
    ['it is allowed and denied', [allow('*', '*'), deny('dynamodb:GetItem', table)], false],
    ['something else is denied', [allow('*', '*'), deny('dynamodb:PutItem', table)], true],
  ])('when %s, decides %#', (_, statements, expected) => {
    expect(isAllowed(read(...statements), { action: 'dynamodb:GetItem', resources: [table] })).toBe(expected)
  })

  it.each([
    ['StringEquals', 'post@x.example', true],
    ['StringEquals', 'other@x.example', false],
    ['StringLike', '*@x.example', true],
    ['StringNotEquals', 'post@x.example', false],
    ['ForAllValues:StringLike', '*@y.example', false],
  ])('judges the condition %s %s', (operator, value, expected) => {
    const statements = read(allow('ses:SendEmail', '*', { Condition: { [operator]: { 'ses:FromAddress': value } } }))
    const request = { action: 'ses:SendEmail', resources: ['r'], context: { 'ses:FromAddress': ['post@x.example'] } }
    expect(isAllowed(statements, request)).toBe(expected)
  })

  it('refuses to guess at a condition it cannot judge, and only when it matters', () => {
    const statements = read(allow('kms:Decrypt', '*', { Condition: { StringEquals: { 'kms:ViaService': 'x' } } }))
    expect(() => isAllowed(statements, { action: 'kms:Decrypt', resources: ['key'] })).toThrow(/kms:ViaService/)
    expect(isAllowed(statements, { action: 'dynamodb:GetItem', resources: [table] })).toBe(false)
  })

  it.each([{ NotAction: 'a:B' }, { NotResource: 'x' }])('refuses to read %o', (odd) => {
    expect(() => read({ Effect: 'Allow', Action: 'a:B', Resource: '*', ...odd })).toThrow(/unrecognized/i)
  })
})

const denies = (Condition: object, more: object = {}) => ({
  Effect: 'Deny',
  Principal: { AWS: '*' },
  Action: 's3:GetObject',
  Resource: 'b/*',
  Condition,
  ...more,
})
const reading = (context: Record<string, string[]>) => ({ action: 's3:GetObject', resources: ['b/k'], context })

describe('the policy of a resource', () => {
  const unlessClean = { StringNotEquals: { 's3:ExistingObjectTag/Scan': 'CLEAN' } }

  it.each([
    ['the tag is another', unlessClean, { 's3:ExistingObjectTag/Scan': ['INFECTED'] }, true],
    ['there is no tag', unlessClean, { 's3:ExistingObjectTag/Scan': [] }, true],
    ['the tag is right', unlessClean, { 's3:ExistingObjectTag/Scan': ['CLEAN'] }, false],
    [
      'it is the role that is let in',
      { ArnNotEquals: { 'aws:PrincipalArn': 'r' } },
      { 'aws:PrincipalArn': ['r'] },
      false,
    ],
    ['it is another role', { ArnNotEquals: { 'aws:PrincipalArn': 'r' } }, { 'aws:PrincipalArn': ['s'] }, true],
  ])('when %s, denies: %#', (_, condition, context, expected) => {
    const statements = readResourceStatements({ Statement: [denies(condition)] })
    expect(isDenied(statements, reading(context))).toBe(expected)
  })

  it('denies what it names and nothing else', () => {
    const statements = readResourceStatements({ Statement: [denies({})] })
    expect(isDenied(statements, { action: 's3:DeleteObject', resources: ['b/k'] })).toBe(false)
    expect(isDenied(statements, { action: 's3:GetObject', resources: ['c/k'] })).toBe(false)
  })

  it.each([
    ['allows', { Effect: 'Allow' }],
    ['is for one principal', { Principal: { AWS: 'arn:aws:iam::1:role/r' } }],
    ['is for everybody but one', { NotPrincipal: { AWS: 'arn:aws:iam::1:role/r' } }],
  ])('is not read when it %s', (_, odd) => {
    expect(() => readResourceStatements({ Statement: [denies({}, odd)] })).toThrow(/invalid|unrecognized/i)
  })
})

describe('a call of a client needs', () => {
  const machine = `arn:aws:states:${region}:${account}:stateMachine:m`
  it.each([
    ['DynamoDB', 'GetItemCommand', { TableName: 'things' }, [['dynamodb:GetItem', table]]],
    ['DynamoDB', 'GetItemCommand', { TableName: table }, [['dynamodb:GetItem', table]]],
    ['DynamoDB', 'QueryCommand', { TableName: 'things' }, [['dynamodb:Query', table]]],
    ['DynamoDB', 'QueryCommand', { TableName: 'things', IndexName: 'By' }, [['dynamodb:Query', `${table}/index/By`]]],
    ['DynamoDB', 'BatchGetItemCommand', { RequestItems: { things: {} } }, [['dynamodb:BatchGetItem', table]]],
    [
      'DynamoDB',
      'TransactWriteItemsCommand',
      {
        TransactItems: [
          { Put: { TableName: 'things' } },
          { Update: { TableName: 'things' } },
          { Delete: { TableName: 'things' } },
          { ConditionCheck: { TableName: 'things' } },
        ],
      },
      ['PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'].map((action) => [`dynamodb:${action}`, table]),
    ],
    ['SFN', 'StartExecutionCommand', { stateMachineArn: machine }, [['states:StartExecution', machine]]],
    ['SFN', 'SendTaskSuccessCommand', { taskToken: mintToken(machine) }, [['states:SendTaskSuccess', machine]]],
    ['SFN', 'SendTaskSuccessCommand', { taskToken: 'made up' }, []],
    ['S3', 'GetObjectCommand', { Bucket: 'b', Key: 'k/l' }, [['s3:GetObject', 'arn:aws:s3:::b/k/l']]],
    ['S3', 'DeleteObjectCommand', { Bucket: 'b', Key: 'k' }, [['s3:DeleteObject', 'arn:aws:s3:::b/k']]],
    ['Secrets Manager', 'GetSecretValueCommand', { SecretId: 'arn:s' }, [['secretsmanager:GetSecretValue', 'arn:s']]],
  ])('%s %s', (service, command, input, expected) => {
    const requests = requestsOf(service, command, input, { account, region })
    expect(requests.map(({ action, resources }) => [action, resources[0]])).toEqual(expected)
  })

  it('the partition of a query, which a condition may ask for', () => {
    const input = {
      TableName: 'things',
      KeyConditionExpression: '#pk = :pk AND #sk BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':pk': { S: 'SOME' }, ':from': { S: 'A' }, ':to': { S: 'B' } },
    }
    const [asked] = requestsOf('DynamoDB', 'QueryCommand', input, { account, region })
    if (asked === undefined) throw new Error('Nothing is asked')
    expect(isAllowed(queriesOf('SOME'), asked)).toBe(true)
    expect(isAllowed(queriesOf('OTHER'), asked)).toBe(false)
  })

  it('the identity of the sender, by domain or by address, and the configuration set', () => {
    const input = { FromEmailAddress: 'Post <post@x.example>', ConfigurationSetName: 'set' }
    const arn = `arn:aws:ses:${region}:${account}`
    expect(requestsOf('SESv2', 'SendEmailCommand', input, { account, region })).toMatchObject([
      { resources: [`${arn}:identity/x.example`, `${arn}:identity/post@x.example`] },
      { resources: [`${arn}:configuration-set/set`] },
    ])
  })

  it('to be known: any other call is refused', () => {
    expect(() => requestsOf('S3', 'CopyObjectCommand', {}, { account, region })).toThrow(/S3 CopyObjectCommand/)
  })

  it('is followed by a look at the streams of the tables that it wrote to', () => {
    const input = {
      TransactItems: [{ Put: { TableName: 'a' } }, { Update: { TableName: 'b' } }, { Put: { TableName: 'a' } }],
    }
    expect(tablesWritten('DynamoDB', 'TransactWriteItemsCommand', input)).toEqual(['a', 'b'])
    expect(tablesWritten('DynamoDB', 'QueryCommand', { TableName: 'a' })).toEqual([])
  })
})

describe('a role', () => {
  const role = `arn:aws:iam::${account}:role/Stack-Role`
  const roles = readRoles(
    templatesOf({
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: { Policies: [{ PolicyDocument: { Statement: [allow('dynamodb:GetItem', table)] } }] },
      },
      Policy: {
        Type: 'AWS::IAM::Policy',
        Properties: { Roles: [{ Ref: 'Role' }], PolicyDocument: { Statement: [allow('dynamodb:PutItem', table)] } },
      },
    }),
  )

  it.each(['GetItem', 'PutItem'])('may do what its own and its attached policies allow: %s', (action) => {
    expect(roles.allows(role, { action: `dynamodb:${action}`, resources: [table] })).toBe(true)
  })

  it('is told in the words of AWS what it may not do', () => {
    const request = { action: 'dynamodb:DeleteItem', resources: [table] }
    expect(() => roles.require(role, [request])).toThrow(
      expect.objectContaining({
        name: 'AccessDeniedException',
        message: expect.stringMatching(
          /^User: arn:aws:sts::\d+:assumed-role\/Stack-Role is not authorized to perform: dynamodb:DeleteItem on resource: arn:aws:dynamodb/,
        ),
      }),
    )
  })

  it('has to be allowed the key as well, of a table that has one of its own', () => {
    const key = 'arn:aws:kms:eu-west-2:000000000000:key/k'
    const viaDynamoDB = { Condition: { StringEquals: { 'kms:ViaService': 'dynamodb.eu-west-2.amazonaws.com' } } }
    const withStatements = (...Statement: object[]) =>
      readRoles(
        templatesOf({
          Table: {
            Type: 'AWS::DynamoDB::Table',
            Properties: { TableName: 'things', SSESpecification: { KMSMasterKeyId: key } },
          },
          Role: { Type: 'AWS::IAM::Role', Properties: { Policies: [{ PolicyDocument: { Statement } }] } },
        }),
      )
    const query = { action: 'dynamodb:Query', resources: [`${table}/index/By`] }
    const queries = allow('dynamodb:Query', `${table}/*`)
    expect(() => withStatements(queries).require(role, [query])).toThrow(/perform: kms:Decrypt on resource: .*key\/k/)
    expect(() => withStatements(queries, allow('kms:Decrypt', key, viaDynamoDB)).require(role, [query])).not.toThrow()
  })

  it.each([
    ['s3:GetObject', ['kms:Decrypt']],
    ['s3:PutObject', ['kms:GenerateDataKey']],
    ['s3:DeleteObject', []],
  ])('needs for %s of a bucket that has a key of its own: %j', (action, uses) => {
    const key = 'arn:aws:kms:eu-west-2:000000000000:key/k'
    const through = { Condition: { StringEquals: { 'kms:ViaService': 's3.eu-west-2.amazonaws.com' } } }
    const encryption = { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: key }
    const may = (...Statement: object[]) =>
      readRoles(
        templatesOf({
          Bucket: {
            Type: 'AWS::S3::Bucket',
            Properties: {
              BucketName: 'b',
              BucketEncryption: {
                ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: encryption }],
              },
            },
          },
          Role: { Type: 'AWS::IAM::Role', Properties: { Policies: [{ PolicyDocument: { Statement } }] } },
        }),
      )
    const request = { action, resources: ['arn:aws:s3:::b/k'] }
    const itself = allow(action, 'arn:aws:s3:::b/*')
    const enough = may(itself, ...uses.map((use) => allow(use, key, through)))
    expect(() => enough.require(role, [request])).not.toThrow()
    const refusals = uses.map(() => {
      try {
        may(itself).require(role, [request])
        return 'none'
      } catch (fault) {
        return /perform: (\S+)/.exec(String(fault))?.[1]
      }
    })
    expect(refusals).toEqual(uses)
  })

  it('cannot have a managed policy that nobody here can read', () => {
    const properties = { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] }
    expect(() => readRoles(templatesOf({ Role: { Type: 'AWS::IAM::Role', Properties: properties } }))).toThrow(
      /AdministratorAccess/,
    )
  })
})
