// Which kinds of resource the local run has a stand-in for, which it leaves out because nothing depends on them here, and a word
// about any other, so that nobody takes it for running.
import type { Templates } from './template.ts'
import type { Terminal } from './terminal.ts'

const stoodInFor = new Set([
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  'AWS::Events::Rule',
  'AWS::GuardDuty::MalwareProtectionPlan',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::Lambda::Alias',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::Lambda::Permission',
  'AWS::Lambda::Version',
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
  'AWS::SES::ConfigurationSet',
  'AWS::SES::ConfigurationSetEventDestination',
  'AWS::SES::EmailIdentity',
  'AWS::SQS::Queue',
  'AWS::Scheduler::Schedule',
  'AWS::SecretsManager::Secret',
  'AWS::StepFunctions::StateMachine',
])

const leftOut = [
  'AWS::ApiGatewayV2::Stage',
  'AWS::CDK::Metadata',
  'AWS::CloudWatch::',
  'AWS::Cognito::UserPoolDomain',
  'AWS::Cognito::UserPoolGroup',
  'AWS::Cognito::UserPoolResourceServer',
  'AWS::KMS::',
  'AWS::Logs::',
  'AWS::SNS::',
  'AWS::SQS::QueuePolicy',
  'AWS::Scheduler::ScheduleGroup',
  'AWS::XRay::',
]

/** Tells of resources that are neither stood in for nor left out on purpose. */
export function reportUnknownTypes(templates: Templates, terminal: Terminal): void {
  for (const { type, stack, logicalId } of templates.resources()) {
    if (!isKnown(type)) terminal.tell('warn', 'local', `${stack}: nothing stands in for ${logicalId} (${type})`)
  }
}

function isKnown(type: string): boolean {
  return stoodInFor.has(type) || leftOut.some((prefix) => type.startsWith(prefix))
}
