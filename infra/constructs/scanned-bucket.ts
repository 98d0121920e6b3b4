// A bucket for files from outside: each is scanned for malware as it comes, and handed out to nobody before it was found clean.
import { Duration, type RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import { CfnMalwareProtectionPlan } from 'aws-cdk-lib/aws-guardduty'
import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import * as z from 'zod'
import { region } from '../config.ts'

export interface ScannedBucketProps {
  /** What stands at the beginning of every key: `attachments/`. */
  prefix: string
  removalPolicy: RemovalPolicy
}

/** GuardDuty's tag on what it has scanned. https://docs.aws.amazon.com/guardduty/latest/ug/tag-based-access-s3-malware-protection.html */
const scanTag = 'GuardDutyMalwareScanStatus'
const clean = 'NO_THREATS_FOUND'

const allow = (actions: string[], resources: string[], conditions?: Record<string, Record<string, string>>) =>
  new PolicyStatement({ actions, resources, ...(conditions && { conditions }) })

const importSchema = z.object({ 'Fn::ImportValue': z.string() })

/** The bucket with its key, and GuardDuty's plan to scan it. S3 and GuardDuty tell the account's event bus what happens in it. */
export class ScannedBucket extends Construct {
  readonly bucket: Bucket
  readonly key: Key
  /** The ARN of everything under the prefix. */
  readonly objects: string
  /** The finding of cdk-nag about a role of another stack that may use `objects`: their names are not known beforehand. */
  readonly finding: string

  constructor(scope: Construct, id: string, { prefix, removalPolicy }: ScannedBucketProps) {
    super(scope, id)
    this.key = new Key(this, 'Key', {
      description: 'Encrypts the files that come with referrals',
      enableKeyRotation: true,
      removalPolicy,
    })
    this.bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.KMS,
      encryptionKey: this.key,
      bucketKeyEnabled: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      lifecycleRules: [{ id: 'UnfinishedUploads', abortIncompleteMultipartUploadAfter: Duration.days(1) }],
      removalPolicy,
    })
    this.objects = this.bucket.arnForObjects(`${prefix}*`)
    const resource = this.bucket.node.defaultChild
    if (!(resource instanceof CfnBucket)) throw new Error(`${id} has no resource to set its notifications on`)
    // Not by the bucket's own property: that makes a function which sets it.
    resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } }

    const stack = Stack.of(this)
    const imported = importSchema.parse(stack.resolve(stack.exportValue(this.bucket.bucketArn)))
    this.finding = `AwsSolutions-IAM5[Resource::${imported['Fn::ImportValue']}/${prefix}*]`

    const scanner = this.makeScannerRole(stack.getLogicalId(resource))
    new CfnMalwareProtectionPlan(this, 'Plan', {
      role: scanner.roleArn,
      protectedResource: { s3Bucket: { bucketName: this.bucket.bucketName, objectPrefixes: [prefix] } },
      actions: { tagging: { status: 'ENABLED' } },
    })
    this.closeUntilClean(scanner)

    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Access logs of S3 hold the addresses that were asked for, and ours are signed: whoever reads the log in time could use them. The service itself logs who opened which file.',
    })
  }

  /** Nobody but the scanner reads what has not been found clean, and nobody but the scanner says that it was. */
  private closeUntilClean(scanner: Role): void {
    const anybodyElse = { 'aws:PrincipalArn': scanner.roleArn }
    this.bucket.addToResourcePolicy(
      new PolicyStatement({
        sid: 'ClosedUntilClean',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['s3:GetObject', 's3:GetObjectVersion'],
        resources: [this.bucket.arnForObjects('*')],
        conditions: {
          StringNotEquals: { [`s3:ExistingObjectTag/${scanTag}`]: clean },
          ArnNotEquals: anybodyElse,
        },
      }),
    )
    this.bucket.addToResourcePolicy(
      new PolicyStatement({
        sid: 'OnlyTheScannerTags',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['s3:PutObjectTagging', 's3:PutObjectVersionTagging', 's3:DeleteObjectTagging'],
        resources: [this.bucket.arnForObjects('*')],
        conditions: { ArnNotEquals: anybodyElse },
      }),
    )
  }

  /** What GuardDuty asks for. https://docs.aws.amazon.com/guardduty/latest/ug/malware-protection-s3-iam-policy-prerequisite.html */
  private makeScannerRole(logicalId: string): Role {
    const service = 'malware-protection-plan.guardduty.amazonaws.com'
    const ruleName = 'DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*'
    const ownRule = Stack.of(this).formatArn({ service: 'events', resource: 'rule', resourceName: ruleName })
    const everything = this.bucket.arnForObjects('*')
    const role = new Role(this, 'ScannerRole', {
      assumedBy: new ServicePrincipal(service),
      // Part of the role and not a policy beside it: the plan is refused when it comes before what its role may do.
      inlinePolicies: {
        Scan: new PolicyDocument({
          statements: [
            allow(['events:PutRule', 'events:DeleteRule', 'events:PutTargets', 'events:RemoveTargets'], [ownRule], {
              StringLike: { 'events:ManagedBy': service },
            }),
            allow(['events:DescribeRule', 'events:ListTargetsByRule'], [ownRule]),
            allow(
              [
                's3:GetObject',
                's3:GetObjectVersion',
                's3:GetObjectTagging',
                's3:GetObjectVersionTagging',
                's3:PutObjectTagging',
                's3:PutObjectVersionTagging',
              ],
              [everything],
            ),
            allow(['s3:GetBucketNotification', 's3:PutBucketNotification', 's3:ListBucket'], [this.bucket.bucketArn]),
            allow(['s3:PutObject'], [this.bucket.arnForObjects('malware-protection-resource-validation-object')]),
            allow(['kms:GenerateDataKey', 'kms:Decrypt'], [this.key.keyArn], {
              StringLike: { 'kms:ViaService': `s3.${region}.amazonaws.com` },
            }),
          ],
        }),
      },
    })
    Validations.of(role).acknowledge(
      { id: `AwsSolutions-IAM5[Resource::<${logicalId}.Arn>/*]`, reason: 'It scans every object of the bucket.' },
      {
        id: `AwsSolutions-IAM5[Resource::arn:aws:events:${region}:<AWS::AccountId>:rule/${ruleName}]`,
        reason: 'GuardDuty names its rule on the event bus itself, after the plan.',
      },
    )
    return role
  }
}
