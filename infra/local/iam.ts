// Stands in for IAM: collects what each role may do from the templates, and refuses every SDK call of a function that its role
// does not allow. The clients are the real ones; their `send` is where the judgement is made.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { SESv2Client } from '@aws-sdk/client-sesv2'
import { SFNClient } from '@aws-sdk/client-sfn'
import * as z from 'zod'
import { currentCaller } from './caller.ts'
import { type AccessRequest, isAllowed, readStatements, type Statement } from './iam-policy.ts'
import { keyUses } from './iam-keys.ts'
import { requestsOf } from './iam-requests.ts'
import type { Environment, Templates } from './template.ts'

/** What the roles of the templates may do. */
export interface Roles {
  /** Throws an access-denied error, worded as AWS words it, unless the role allows every request. */
  require: (roleArn: string, requests: AccessRequest[]) => void
  allows: (roleArn: string, request: AccessRequest) => boolean
}

const roleDeclaration = z.object({
  Policies: z.array(z.object({ PolicyDocument: z.json() })).default([]),
  ManagedPolicyArns: z.array(z.string()).default([]),
})
const policyDeclaration = z.object({ PolicyDocument: z.json(), Roles: z.array(z.string()).default([]) })

// Managed policies of AWS cannot be read from a template. These allow only logs, traces and network interfaces.
const harmlessManagedPolicies = [
  'service-role/AWSLambdaBasicExecutionRole',
  'service-role/AWSLambdaVPCAccessExecutionRole',
  'service-role/AmazonAPIGatewayPushToCloudWatchLogs',
  'CloudWatchLambdaInsightsExecutionRolePolicy',
  'AWSXRayDaemonWriteAccess',
]

/** A call refused by a role, in the shape of the SDK's service exceptions. */
export class AccessDenied extends Error {
  override readonly name = 'AccessDeniedException'
  readonly $fault = 'client'
  readonly $metadata = { httpStatusCode: 403, attempts: 1 }
}

/** Reads roles and policies. A managed policy that is not known stops the start, because it could not be judged. */
export function readRoles(templates: Templates): Roles {
  const statements = new Map<string, Statement[]>()
  const arnByName = new Map<string, string>()
  const usesOf = keyUses(templates)

  for (const role of templates.resources('AWS::IAM::Role')) {
    const { Policies, ManagedPolicyArns } = roleDeclaration.parse(role.properties())
    const unknown = ManagedPolicyArns.find((arn) => !harmlessManagedPolicies.some((known) => arn.endsWith(`/${known}`)))
    if (unknown !== undefined) {
      throw new Error(
        `${role.stack}: ${role.logicalId} has the managed policy ${unknown}, which the local run cannot judge`,
      )
    }
    arnByName.set(role.ref(), role.attribute('Arn'))
    statements.set(
      role.attribute('Arn'),
      Policies.flatMap((policy) => readStatements(policy.PolicyDocument)),
    )
  }
  for (const policy of templates.resources('AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy')) {
    const { PolicyDocument, Roles } = policyDeclaration.parse(policy.properties())
    for (const name of Roles) statements.get(arnByName.get(name) ?? '')?.push(...readStatements(PolicyDocument))
  }

  function allows(roleArn: string, request: AccessRequest): boolean {
    return isAllowed(statements.get(roleArn) ?? [], request)
  }

  function require(roleArn: string, requests: AccessRequest[]): void {
    const refused = [...requests, ...usesOf(requests)].find((request) => !allows(roleArn, request))
    if (refused === undefined) return
    const session = roleArn.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/')
    throw new AccessDenied(
      `User: ${session} is not authorized to perform: ${refused.action} on resource: ${refused.resources[0]} ` +
        'because no identity-based policy allows the action',
    )
  }

  return { require, allows }
}

interface SentCommand {
  constructor: { name: string }
  input: unknown
}

interface SdkClient {
  config: { serviceId?: string }
  send: (command: SentCommand, ...rest: unknown[]) => unknown
}

/** Called after a call of a function or of the local run itself has succeeded. */
export type AfterCall = (service: string, command: string, input: unknown) => void

/**
 * Judges every SDK call made by a function, of whatever client, and tells `after` of those that went through.
 * All clients of the SDK extend one class: that class's `send` is replaced.
 */
export function enforceRoles(roles: Roles, environment: Environment, after: AfterCall): void {
  const base = baseClient()
  const send = base.send
  base.send = function judged(this: SdkClient, command: SentCommand, ...rest: unknown[]): unknown {
    const service = this.config.serviceId ?? 'unknown'
    const name = command.constructor.name
    const caller = currentCaller()
    const call = async (): Promise<unknown> => {
      if (caller !== undefined) roles.require(caller.roleArn, requestsOf(service, name, command.input, environment))
      const output = await send.call(this, command, ...rest)
      after(service, name, command.input)
      return output
    }
    return call()
  }
}

function baseClient(): SdkClient {
  const bases = [DynamoDBClient, SFNClient, SESv2Client, SecretsManagerClient].map((client): unknown =>
    Object.getPrototypeOf(client.prototype),
  )
  const [first] = bases
  if (!isSdkClient(first) || bases.some((base) => base !== first)) {
    throw new Error('The AWS SDK clients no longer share one base class: iam.ts cannot judge their calls')
  }
  return first
}

function isSdkClient(value: unknown): value is SdkClient {
  return typeof value === 'object' && value !== null && 'send' in value && typeof value.send === 'function'
}
