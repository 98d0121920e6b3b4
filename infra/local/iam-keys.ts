// What is encrypted with a key of one's own can be used only by who may use the key too: DynamoDB, Secrets Manager and S3 use it in the
// caller's name. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
import * as z from 'zod'
import type { AccessRequest } from './iam-policy.ts'
import type { Templates } from './template.ts'

const encryption = z.object({ KMSMasterKeyId: z.string() })

const bucketEncryption = z.object({
  ServerSideEncryptionConfiguration: z.tuple([
    z.object({ ServerSideEncryptionByDefault: z.object({ KMSMasterKeyID: z.string() }) }),
  ]),
})

/** Makes the function that tells which key is used besides, for requests on tables, secrets and buckets with a key of their own. */
export function keyUses(templates: Templates): (requests: AccessRequest[]) => AccessRequest[] {
  const { region } = templates.environment
  const keys = new Map<string, AccessRequest>()
  const bucketKeys = new Map<string, string>()
  for (const bucket of templates.resources('AWS::S3::Bucket')) {
    const found = bucketEncryption.safeParse(bucket.property('BucketEncryption')).data
    const key = found?.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.KMSMasterKeyID
    if (key !== undefined) bucketKeys.set(bucket.attribute('Arn'), key)
  }
  for (const table of templates.resources('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable')) {
    const key = encryption.safeParse(table.property('SSESpecification')).data?.KMSMasterKeyId
    if (key !== undefined) keys.set(table.attribute('Arn'), decrypt(key, `dynamodb.${region}.amazonaws.com`))
  }
  for (const secret of templates.resources('AWS::SecretsManager::Secret')) {
    const key = secret.property('KmsKeyId')
    if (typeof key === 'string') keys.set(secret.ref(), decrypt(key, `secretsmanager.${region}.amazonaws.com`))
  }
  return (requests) => {
    const used = requests.flatMap(({ resources }) => keys.get(withoutPart(resources[0] ?? '')) ?? [])
    const ofBuckets = requests.flatMap(({ action, resources: [resource = ''] }) => {
      const key = bucketKeys.get(resource.split('/')[0] ?? '')
      const use = objectKeyUses[action]
      return key === undefined || use === undefined
        ? []
        : [{ ...decrypt(key, `s3.${region}.amazonaws.com`), action: use }]
    })
    return [...new Set(used), ...ofBuckets]
  }
}

/** What S3 does with the key of a bucket; to delete an object it needs none. */
const objectKeyUses: Record<string, string> = { 's3:GetObject': 'kms:Decrypt', 's3:PutObject': 'kms:GenerateDataKey' }

function decrypt(key: string, service: string): AccessRequest {
  return { action: 'kms:Decrypt', resources: [key], context: { 'kms:ViaService': [service] } }
}

// The indexes and the stream of a table are encrypted as the table is.
function withoutPart(arn: string): string {
  return arn.replace(/(:table\/[^/]+)\/.*$/, '$1')
}
