// Puts an item, in a table that it may write to or in one that it may not; says how long it has been there.
import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { counter, dynamodb, loadedFor } from './shared.ts'

export const handler = async (event: { rawPath: string; pathParameters: { id: string } }) => {
  counter.calls += 1
  const { id } = event.pathParameters
  try {
    const Item = { pk: { S: id }, kind: { S: id.startsWith('skip') ? 'other' : 'wanted' } }
    await dynamodb.send(new PutItemCommand({ TableName: process.env['TABLE_NAME'], Item }))
    if (id === 'refused') {
      await dynamodb.send(new DeleteItemCommand({ TableName: process.env['TABLE_NAME'], Key: { pk: { S: id } } }))
    }
  } catch (fault) {
    const { name, message } = fault instanceof Error ? fault : new Error(String(fault))
    return { statusCode: 403, body: JSON.stringify({ name, message }) }
  }
  process.stdout.write(`${JSON.stringify({ level: 'INFO', message: 'written', id })}\n`)
  return { statusCode: 200, body: JSON.stringify({ loadedFor, calls: counter.calls }) }
}
