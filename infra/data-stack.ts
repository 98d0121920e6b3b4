// What outlives every release: the table, its key, the files that come with referrals, the people who sign in, and the key that
// makes links.
import { Aws, CfnOutput, Duration, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib'
import {
  AccountRecovery,
  CfnUserPoolGroup,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  StandardThreatProtectionMode,
  UserPool,
  type UserPoolDomain,
} from 'aws-cdk-lib/aws-cognito'
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb'
import { Key } from 'aws-cdk-lib/aws-kms'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'
import type { Config } from './config.ts'
import { ScannedBucket } from './constructs/scanned-bucket.ts'

/** Each index with its generic keys: an item that carries both attributes stands in it. */
export const tableIndexes = [
  { indexName: 'ByProvider', partitionKey: 'byProvider', sortKey: 'byProviderSort' },
  { indexName: 'ByAuthority', partitionKey: 'byAuthority', sortKey: 'byAuthoritySort' },
  { indexName: 'ByOwner', partitionKey: 'byOwner', sortKey: 'byOwnerSort' },
  { indexName: 'Unfinished', partitionKey: 'unfinished', sortKey: 'unfinishedSort' },
] as const

/** The roles of people. Which organisation someone belongs to is a group too, `organisation:<id>`, made when it joins. */
const roles = ['referrer', 'reviewer', 'provider', 'commissioner', 'admin'] as const

const text = (name: string) => ({ name, type: AttributeType.STRING })

export class DataStack extends Stack {
  readonly table: Table
  readonly tableKey: Key
  readonly userPool: UserPool
  readonly linkKey: Secret
  readonly personKey: Secret
  readonly evidenceKey: Secret
  readonly attachments: ScannedBucket

  constructor(scope: Construct, id: string, props: StackProps & { config: Config }) {
    super(scope, id, props)
    const { keepData, stage } = props.config
    const removalPolicy = keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY

    this.tableKey = new Key(this, 'TableKey', {
      description: 'Encrypts the table of referrals and cases',
      enableKeyRotation: true,
      removalPolicy,
    })
    this.table = new Table(this, 'Table', {
      partitionKey: text('pk'),
      sortKey: text('sk'),
      billingMode: BillingMode.PAY_PER_REQUEST,
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      timeToLiveAttribute: 'expiresAt',
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.tableKey,
      deletionProtection: keepData,
      removalPolicy,
    })
    for (const index of tableIndexes) {
      this.table.addGlobalSecondaryIndex({
        indexName: index.indexName,
        partitionKey: text(index.partitionKey),
        sortKey: text(index.sortKey),
        projectionType: ProjectionType.ALL,
      })
    }

    this.userPool = new UserPool(this, 'UserPool', {
      selfSignUpEnabled: false,
      signInAliases: { username: true, email: true },
      autoVerify: { email: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 14,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      deletionProtection: keepData,
      removalPolicy,
    })
    for (const role of roles) {
      new CfnUserPoolGroup(this, `Group-${role}`, { userPoolId: this.userPool.userPoolId, groupName: role })
    }
    const signIn: UserPoolDomain = this.userPool.addDomain('SignIn', {
      // Prefixes are shared by every account of the region, so ours carries the account's number.
      cognitoDomain: { domainPrefix: `advocacy-${stage}-${Aws.ACCOUNT_ID}` },
      managedLoginVersion: ManagedLoginVersion.CLASSIC_HOSTED_UI,
    })

    this.linkKey = new Secret(this, 'LinkKey', {
      description: 'Makes and checks the links of offers',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy,
    })
    Validations.of(this.linkKey).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'A new key makes every open offer link worthless, and with it the time the provider has to answer. It is changed by hand when it may have leaked (runbook), not by the calendar.',
    })

    this.personKey = new Secret(this, 'PersonKey', {
      description: 'Hashes what a person is known by, to find referrals about the same one',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy,
    })
    Validations.of(this.personKey).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'With a new key no referral that is stored is found by its person any more. It is changed by hand when it may have leaked (runbook), not by the calendar.',
    })

    this.evidenceKey = new Secret(this, 'EvidenceKey', {
      description: 'Signs the evidence packs of cases',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      // Packs are compared with its public half for years: it outlives the stack wherever the records do.
      removalPolicy,
    })
    Validations.of(this.evidenceKey).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'Packs are checked against the public half of this key for years. It is changed by hand when it may have leaked (runbook), not by the calendar.',
    })

    this.attachments = new ScannedBucket(this, 'Attachments', { prefix: 'attachments/', removalPolicy })

    new CfnOutput(this, 'TableName', { value: this.table.tableName })
    new CfnOutput(this, 'UserPoolId', { value: this.userPool.userPoolId })
    new CfnOutput(this, 'SignInAddress', { value: signIn.baseUrl() })
  }
}
