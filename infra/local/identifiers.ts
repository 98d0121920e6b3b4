// What each kind of resource answers to Ref and Fn::GetAtt in the local run. Where the cloud would answer with an address of
// its own, this answers with the address of the stand-in.
import type { Environment, Identifiers, Identify, Resource } from './template.ts'

type Answer = (resource: Resource, environment: Environment) => Identifiers

/** Makes the table of answers for a run that serves at `url` (no slash at its end). */
export function identifiers(url: string): Identify {
  const byType: Record<string, Answer> = {
    'AWS::DynamoDB::Table': tableOf,
    'AWS::DynamoDB::GlobalTable': tableOf,
    'AWS::Lambda::Function': (resource, at) => named(resource, 'FunctionName', (name) => lambdaArn(at, name)),
    'AWS::Lambda::Version': (resource, at) => {
      const arn = `${lambdaArn(at, lastPart(text(resource, 'FunctionName')))}:1`
      return { ref: arn, attributes: { FunctionArn: arn, Version: '1' } }
    },
    'AWS::Lambda::Alias': (resource, at) => {
      const arn = `${lambdaArn(at, lastPart(text(resource, 'FunctionName')))}:${text(resource, 'Name')}`
      return { ref: arn, attributes: { AliasArn: arn } }
    },
    'AWS::StepFunctions::StateMachine': (resource, at) => {
      const name = textOr(resource, 'StateMachineName', physicalName(resource))
      const arn = `arn:aws:states:${at.region}:${at.account}:stateMachine:${name}`
      return { ref: arn, attributes: { Arn: arn, Name: name } }
    },
    'AWS::SQS::Queue': (resource, at) => {
      const name = textOr(resource, 'QueueName', physicalName(resource))
      const arn = `arn:aws:sqs:${at.region}:${at.account}:${name}`
      const address = `https://sqs.${at.region}.amazonaws.com/${at.account}/${name}`
      return { ref: address, attributes: { Arn: arn, QueueName: name, QueueUrl: address } }
    },
    'AWS::SNS::Topic': (resource, at) => {
      const name = textOr(resource, 'TopicName', physicalName(resource))
      const arn = `arn:aws:sns:${at.region}:${at.account}:${name}`
      return { ref: arn, attributes: { TopicArn: arn, TopicName: name } }
    },
    'AWS::SecretsManager::Secret': (resource, at) => {
      const name = textOr(resource, 'Name', physicalName(resource))
      const arn = `arn:aws:secretsmanager:${at.region}:${at.account}:secret:${name}-local1`
      return { ref: arn, attributes: { Id: arn } }
    },
    'AWS::Cognito::UserPool': (resource, at) => {
      const id = `${at.region}_${physicalName(resource).replaceAll(/[^A-Za-z0-9]/g, '')}`
      return {
        ref: id,
        attributes: {
          Arn: `arn:aws:cognito-idp:${at.region}:${at.account}:userpool/${id}`,
          ProviderName: `cognito-idp.${at.region}.amazonaws.com/${id}`,
          ProviderURL: `${url}/local/identity`,
          UserPoolId: id,
        },
      }
    },
    'AWS::Cognito::UserPoolClient': (resource) => {
      const id = physicalName(resource)
      return { ref: id, attributes: { ClientId: id, Name: textOr(resource, 'ClientName', id) } }
    },
    'AWS::Cognito::UserPoolDomain': (resource) => ({ ref: text(resource, 'Domain'), attributes: {} }),
    'AWS::Cognito::UserPoolResourceServer': (resource) => ({ ref: text(resource, 'Identifier'), attributes: {} }),
    'AWS::ApiGatewayV2::Api': (resource) => {
      const id = physicalName(resource)
      return { ref: id, attributes: { ApiId: id, ApiEndpoint: url } }
    },
    'AWS::Logs::LogGroup': (resource, at) => {
      const name = textOr(resource, 'LogGroupName', physicalName(resource))
      return { ref: name, attributes: { Arn: `arn:aws:logs:${at.region}:${at.account}:log-group:${name}:*` } }
    },
    'AWS::IAM::Role': (resource, at) =>
      named(resource, 'RoleName', (name) => `arn:aws:iam::${at.account}:role/${name}`),
    'AWS::KMS::Key': (resource, at) => {
      const id = physicalName(resource)
      return { ref: id, attributes: { Arn: `arn:aws:kms:${at.region}:${at.account}:key/${id}`, KeyId: id } }
    },
    'AWS::SES::EmailIdentity': (resource, at) => {
      const identity = text(resource, 'EmailIdentity')
      const dkim = Object.fromEntries(
        [1, 2, 3].flatMap((token) => [
          [`DkimDNSTokenName${token}`, `token${token}._domainkey.${identity}`],
          [`DkimDNSTokenValue${token}`, `token${token}.dkim.amazonses.com`],
        ]),
      )
      return {
        ref: identity,
        attributes: { Arn: `arn:aws:ses:${at.region}:${at.account}:identity/${identity}`, ...dkim },
      }
    },
    'AWS::SES::ConfigurationSet': (resource) => ({
      ref: textOr(resource, 'Name', physicalName(resource)),
      attributes: {},
    }),
    'AWS::Scheduler::ScheduleGroup': (resource, at) =>
      named(resource, 'Name', (name) => `arn:aws:scheduler:${at.region}:${at.account}:schedule-group/${name}`),
    'AWS::Scheduler::Schedule': (resource, at) =>
      named(
        resource,
        'Name',
        (name) =>
          `arn:aws:scheduler:${at.region}:${at.account}:schedule/${textOr(resource, 'GroupName', 'default')}/${name}`,
      ),
    'AWS::Events::Rule': (resource, at) =>
      named(resource, 'Name', (name) => `arn:aws:events:${at.region}:${at.account}:rule/${name}`),
    'AWS::S3::Bucket': (resource) => {
      const name = textOr(resource, 'BucketName', physicalName(resource)).toLowerCase()
      return { ref: name, attributes: { Arn: `arn:aws:s3:::${name}` } }
    },
    'AWS::CloudWatch::Alarm': (resource, at) =>
      named(resource, 'AlarmName', (name) => `arn:aws:cloudwatch:${at.region}:${at.account}:alarm:${name}`),
  }

  return (resource, environment) => {
    const answer = byType[resource.type]
    return answer === undefined ? { ref: physicalName(resource), attributes: {} } : answer(resource, environment)
  }
}

function tableOf(resource: Resource, at: Environment): Identifiers {
  const name = textOr(resource, 'TableName', physicalName(resource))
  const arn = `arn:aws:dynamodb:${at.region}:${at.account}:table/${name}`
  return { ref: name, attributes: { Arn: arn, StreamArn: `${arn}/stream/local` } }
}

function named(resource: Resource, property: string, arn: (name: string) => string): Identifiers {
  const name = textOr(resource, property, physicalName(resource))
  return { ref: name, attributes: { Arn: arn(name) } }
}

function lambdaArn(at: Environment, name: string): string {
  return `arn:aws:lambda:${at.region}:${at.account}:function:${name}`
}

function lastPart(nameOrArn: string): string {
  return nameOrArn.slice(nameOrArn.lastIndexOf(':') + 1)
}

function physicalName(resource: Resource): string {
  return `${resource.stack}-${resource.logicalId}`
}

function text(resource: Resource, property: string): string {
  const value = resource.property(property)
  if (typeof value === 'string') return value
  throw new Error(`${resource.stack}: ${resource.logicalId} (${resource.type}) has no ${property}`)
}

function textOr(resource: Resource, property: string, otherwise: string): string {
  const value = resource.property(property)
  return typeof value === 'string' ? value : otherwise
}
