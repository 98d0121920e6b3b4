// What is encrypted with a key of one's own can be used only by who may use the key too: DynamoDB and Secrets Manager decrypt in the
// caller's name. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
import * as z from 'zod'
import type { AccessRequest } from './iam-policy.ts'
import type { Templates } from './template.ts'

const encryption = z.object({ KMSMasterKeyId: z.string() })

/** Makes the function that tells which key is used besides, for requests on tables and secrets with a key of their own. */
export function keyUses(templates: Templates): (requests: AccessRequest[]) => AccessRequest[] {
  const { region } = templates.environment
  const keys = new Map<string, AccessRequest>()
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
    return [...new Set(used)]
  }
}

function decrypt(key: string, service: string): AccessRequest {
  return { action: 'kms:Decrypt', resources: [key], context: { 'kms:ViaService': [service] } }
}

// The indexes and the stream of a table are encrypted as the table is.
function withoutPart(arn: string): string {
  return arn.replace(/(:table\/[^/]+)\/.*$/, '$1')
}
