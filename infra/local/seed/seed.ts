// Fills a fresh table with the invented authorities and contracts. What is there already stays as it is.
import { ConditionalCheckFailedException, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { type Key, keys } from '../../../shared/store/keys.ts'
import { AUTHORITIES, CONTRACT_ENTRIES } from './contracts.ts'

/** Writes to the table of the engine; `endpoint` is its address on this machine. */
export const seed = async ({ tableName, endpoint }: { tableName: string; endpoint: string }): Promise<void> => {
  const client = new DynamoDBClient({
    endpoint,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'seed', secretAccessKey: 'seed' },
  })
  const put = async (key: Key, item: object): Promise<void> => {
    try {
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: marshall({ ...key, ...item }),
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      )
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error
    }
  }
  for (const authority of AUTHORITIES)
    await put(keys.authority(authority.authority), { kind: 'authority', ...authority })
  for (const { area, number, ...entry } of CONTRACT_ENTRIES)
    await put(keys.contractEntry(area, number), { kind: 'contract-entry', ...entry, number })
  client.destroy()
}
