// What the functions of the fixture share: each must get a copy of its own.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'

export const loadedFor = process.env['WHO'] ?? 'nobody'
export const dynamodb = new DynamoDBClient({})
export const counter = { calls: 0 }
