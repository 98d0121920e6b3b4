// One Lambda function of the service as all of them are: its own role, its own log group, and nothing that it does not need.
import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib'
import { Policy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import {
  ApplicationLogLevel,
  Architecture,
  CfnFunction,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { metricsNamespace, serviceName } from '../config.ts'
import type { CodeOf } from './function-code.ts'

export interface ServiceFunctionProps {
  /** The file that exports `handler`, from the root of the repository: `functions/api/referrals.ts`. */
  entry: string
  description: string
  code: CodeOf
  timeout: Duration
  /** Megabytes; the share of a processor goes with it. 512 unless given. */
  memorySize?: number
  /** Names and values of its environment; Powertools' own are added. */
  environment?: Record<string, string>
  /** True for the functions that render pages: the templates go with the code. */
  views?: boolean
  /** True asks the local run to call the function once as it starts, before its first turn by the schedule. */
  runAtStart?: boolean
}

/** A function with a role that can write its logs and traces; everything else is granted by `allow`. */
export class ServiceFunction extends Construct {
  readonly lambda: LambdaFunction
  private readonly role: Role

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, id)
    const logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    this.lambda = new LambdaFunction(this, 'Function', {
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: props.code(props.entry, { views: props.views ?? false }),
      role: this.role,
      timeout: props.timeout,
      memorySize: props.memorySize ?? 512,
      tracing: Tracing.ACTIVE,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.WARN,
      environment: {
        ...props.environment,
        NODE_OPTIONS: '--enable-source-maps',
        POWERTOOLS_SERVICE_NAME: serviceName,
        POWERTOOLS_METRICS_NAMESPACE: metricsNamespace,
      },
    })
    this.allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn])

    const resource = this.lambda.node.defaultChild
    if (!(resource instanceof CfnFunction)) throw new Error(`${id} has no resource to carry its entry`)
    resource.addMetadata('entry', props.entry)
    if (props.runAtStart) resource.addMetadata('runAtStart', true)

    Validations.of(this.role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray takes trace segments for no resource in particular: its actions have no resource to name.',
    })
  }

  /** Allows `actions` on exactly `resources` (ARNs). */
  allow(actions: string[], resources: string[], conditions?: Record<string, Record<string, string | string[]>>): void {
    this.role.addToPolicy(new PolicyStatement({ actions, resources, ...(conditions && { conditions }) }))
  }

  /** Says why a finding of cdk-nag about what this function may do is none. */
  acknowledge(id: string, reason: string): void {
    Validations.of(this.role).acknowledge({ id, reason })
  }

  /**
   * Allows `actions` on `owner`'s resource that itself names this function, as a state machine names its tasks. CloudFormation makes a function
   * after the policy of its role, which would close a circle here; so this policy is the owner's and comes last.
   */
  allowOnOwner(owner: Construct, actions: string[], resource: string): void {
    const policy = new Policy(owner, `${this.node.id}Policy`)
    policy.addStatements(new PolicyStatement({ actions, resources: [resource] }))
    policy.attachToRole(this.role)
  }
}
