// The consumer that keeps the rows, on a real engine: twice, late and out of order come to the same.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type AttributeValue, CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBBatchResponse } from 'aws-lambda'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Engine, startEngine } from '../../../infra/local/dynamodb.ts'
import type { CaseState } from '../../../shared/domain/case.ts'
import { lambdaContext } from '../../support/http-event.ts'
import { acceptedBy, after, march, openedCase, rowOf } from './histories.ts'

vi.mock('../../../shared/platform/logger.ts', () => ({ log: () => undefined }))

const folder = mkdtempSync(join(tmpdir(), 'kept-figures-'))
let engine: Engine
let figures: typeof import('../../../functions/streams/figures.ts')
let store: typeof import('../../../shared/store/figures.ts')

beforeAll(async () => {
  engine = await startEngine(folder)
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', engine.endpoint)
  vi.stubEnv('AWS_REGION', 'eu-west-2')
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local')
  vi.stubEnv('TABLE_NAME', 'figures')
  await new DynamoDBClient({}).send(
    new CreateTableCommand({
      TableName: 'figures',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
      ],
    }),
  )
  figures = await import('../../../functions/streams/figures.ts')
  store = await import('../../../shared/store/figures.ts')
})

afterAll(async () => {
  await engine.stop()
  rmSync(folder, { recursive: true, force: true })
})

const imageOf = (state: CaseState): Record<string, AttributeValue> =>
  marshall({ pk: 'x', sk: 'y', kind: 'case', version: state.version, state }, { removeUndefinedValues: true })

const deliver = async (images: Record<string, AttributeValue>[]): Promise<DynamoDBBatchResponse> =>
  figures.handler(
    JSON.parse(
      JSON.stringify({
        Records: images.map((NewImage, place) => ({
          eventName: 'MODIFY',
          dynamodb: { SequenceNumber: String(place), NewImage },
        })),
      }),
    ),
    lambdaContext,
  )

const states = (area: string): CaseState[] => {
  const first = openedCase({ area })
  const second = after(first, acceptedBy('northstar'))
  return [first, second, after(second, [[march(3), 'allocated']])]
}

describe('records of one case', () => {
  it.each([
    ['in order', [0, 1, 2]],
    ['newest first', [2, 1, 0]],
    ['each twice, in a muddle', [1, 2, 0, 2, 1, 0]],
  ])('%s leave the row of its newest version', async (order, places) => {
    const area = order.replaceAll(/\W/g, '')
    const all = states(area)
    const answer = await deliver(places.map((place) => imageOf(all[place]!)))
    expect(answer.batchItemFailures).toEqual([])
    expect(await store.figuresOfArea(area)).toEqual([rowOf(all[2]!)])
  })
})

describe('a record that cannot be read', () => {
  it('is given back, and the others are kept', async () => {
    const [good] = states('beside')
    const broken = marshall({ kind: 'case', version: 1, state: { caseId: 'ADV-2222-3333-2' } })
    const answer = await deliver([broken, imageOf(good!)])
    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: '0' }])
    expect(await store.figuresOfArea('beside')).toHaveLength(1)
  })
})
