// A service small enough to see through: two functions behind an API, a table, its stream, a mail, a schedule.
import type { StackTemplate } from '../../../infra/local/template.ts'

const allow = (Action: string | string[], Resource: unknown) => ({ Effect: 'Allow', Action, Resource })
const arnOf = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] })

function fn(id: string, { statements = [], variables = {}, metadata = {} }: FunctionParts = {}): object {
  return {
    [`${id}Role`]: {
      Type: 'AWS::IAM::Role',
      Properties: { Policies: [{ PolicyDocument: { Statement: statements } }] },
    },
    [id]: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Role: arnOf(`${id}Role`),
        Timeout: 1,
        MemorySize: 128,
        Environment: { Variables: { WHO: id, ...variables } },
      },
      Metadata: { entry: `functions/${id.toLowerCase()}.ts`, ...metadata },
    },
  }
}

interface FunctionParts {
  statements?: object[]
  variables?: Record<string, unknown>
  metadata?: Record<string, unknown>
}

function route(id: string, key: string, to: string): object {
  return {
    [`${id}Integration`]: {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: { IntegrationType: 'AWS_PROXY', IntegrationUri: arnOf(to), PayloadFormatVersion: '2.0' },
    },
    [`${id}Route`]: {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: { RouteKey: key, Target: { 'Fn::Sub': `integrations/\${${id}Integration}` } },
    },
    [`${id}Permission`]: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: arnOf(to),
        Principal: 'apigateway.amazonaws.com',
      },
    },
  }
}

export const stacks: StackTemplate[] = [
  {
    name: 'Fixture',
    template: {
      Resources: {
        Table: {
          Type: 'AWS::DynamoDB::Table',
          Properties: {
            KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
            AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
            StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
          },
        },
        Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP' } },
        Identity: { Type: 'AWS::SES::EmailIdentity', Properties: { EmailIdentity: 'service.example' } },
        DeadLetters: { Type: 'AWS::SQS::Queue' },
        ...fn('Echo'),
        ...route('Echo', 'ANY /echo/{path+}', 'Echo'),
        ...fn('Writer', {
          statements: [allow(['dynamodb:PutItem'], arnOf('Table'))],
          variables: { TABLE_NAME: { Ref: 'Table' } },
        }),
        ...route('Writer', 'POST /items/{id}', 'Writer'),
        ...fn('Reader', {
          statements: [
            allow('dynamodb:*', { 'Fn::GetAtt': ['Table', 'StreamArn'] }),
            allow('sqs:SendMessage', arnOf('DeadLetters')),
            allow('ses:SendEmail', arnOf('Identity')),
          ],
        }),
        Mapping: {
          Type: 'AWS::Lambda::EventSourceMapping',
          Properties: {
            EventSourceArn: { 'Fn::GetAtt': ['Table', 'StreamArn'] },
            FunctionName: { Ref: 'Reader' },
            StartingPosition: 'TRIM_HORIZON',
            BatchSize: 10,
            FunctionResponseTypes: ['ReportBatchItemFailures'],
            BisectBatchOnFunctionError: true,
            MaximumRetryAttempts: 2,
            FilterCriteria: {
              Filters: [{ Pattern: JSON.stringify({ dynamodb: { NewImage: { kind: { S: ['wanted'] } } } }) }],
            },
            DestinationConfig: { OnFailure: { Destination: arnOf('DeadLetters') } },
          },
        },
        ...fn('Turn', { metadata: { runAtStart: true } }),
        ScheduleRole: {
          Type: 'AWS::IAM::Role',
          Properties: {
            Policies: [{ PolicyDocument: { Statement: [allow('lambda:InvokeFunction', arnOf('Turn'))] } }],
          },
        },
        Schedule: {
          Type: 'AWS::Scheduler::Schedule',
          Properties: {
            ScheduleExpression: 'rate(1 hour)',
            Target: { Arn: arnOf('Turn'), RoleArn: arnOf('ScheduleRole') },
          },
        },
      },
    },
  },
]
