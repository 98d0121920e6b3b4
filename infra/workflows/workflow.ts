// A state machine of the service as both of them are: standard, traced, logging its errors and none of its data.
import { RemovalPolicy, Validations } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import {
  DefinitionBody,
  type IChainable,
  LogLevel,
  QueryLanguage,
  StateMachine,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions'
import { Construct } from 'constructs'

export interface WorkflowProps {
  comment: string
  definition: IChainable
  /** The functions that its steps call: it may call no other. */
  tasks: IFunction[]
}

/** Makes the state machine and the role it acts in. */
export class Workflow extends Construct {
  readonly stateMachine: StateMachine

  constructor(scope: Construct, id: string, props: WorkflowProps) {
    super(scope, id)
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('states.amazonaws.com') })
    role.addToPolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: props.tasks.map((task) => task.functionArn),
      }),
    )
    role.addToPolicy(
      new PolicyStatement({
        actions: [
          'logs:CreateLogDelivery',
          'logs:GetLogDelivery',
          'logs:UpdateLogDelivery',
          'logs:DeleteLogDelivery',
          'logs:ListLogDeliveries',
          'logs:PutResourcePolicy',
          'logs:DescribeResourcePolicies',
          'logs:DescribeLogGroups',
          'xray:PutTraceSegments',
          'xray:PutTelemetryRecords',
          'xray:GetSamplingRules',
          'xray:GetSamplingTargets',
        ],
        resources: ['*'],
      }),
    )
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      comment: props.comment,
      definitionBody: DefinitionBody.fromChainable(props.definition),
      queryLanguage: QueryLanguage.JSON_PATH,
      stateMachineType: StateMachineType.STANDARD,
      // Without this, CDK would add every version and alias of each function to what the role may call.
      role: role.withoutPolicyUpdates(),
      logs: {
        destination: new LogGroup(this, 'Logs', {
          // Log groups under this prefix do not use up the account's one resource policy for log deliveries, which is short.
          logGroupName: `/aws/vendedlogs/states/${this.node.addr}`,
          retention: RetentionDays.ONE_YEAR,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
        level: LogLevel.ERROR,
        includeExecutionData: false,
      },
      tracingEnabled: true,
    })
    this.stateMachine.node.addDependency(role)

    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'Log deliveries and trace segments belong to no resource: these actions accept only *.',
    })
    Validations.of(this.stateMachine).acknowledge({
      id: 'AwsSolutions-SF1',
      reason:
        'The history of each execution is kept by Step Functions for 90 days; the log carries errors, for alarms.',
    })
  }
}
