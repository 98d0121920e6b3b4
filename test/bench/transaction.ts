// The transaction that receives a referral, recorded from the product's own code as it goes over the wire: the bare engine is given
// the very same one, with the same items, sizes and conditions, and only the reference and the sender's key anew.
import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import type { TransactWriteItem, TransactWriteItemsCommandInput } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod'
import { AUTHORITIES } from '../../infra/local/seed/contracts.ts'
import type { ReferralForm } from '../../shared/domain/form/referral-form.ts'
import { instantOf } from '../../shared/domain/time.ts'
import { newReference, randomToken } from '../../shared/platform/ids.ts'
import type { Person } from '../../shared/web/identity.ts'

/** A recorded transaction; `copy` makes that of one more referral. `bytes` is its length as JSON. */
export type Recorded = { items: number; bytes: number; copy: () => TransactWriteItemsCommandInput }

const PERSON: Person = {
  sub: 'referrer.westmarch',
  name: 'referrer.westmarch',
  roles: ['referrer'],
  organisation: 'westmarch',
}

/** What is read once a minute, or once by a process, and not for each referral. */
const READ: Readonly<Record<string, object>> = {
  Query: { Items: AUTHORITIES.map((authority) => marshall(authority)) },
  GetSecretValue: { SecretString: 'the key of the benchmark' },
}

/** Records what the product writes when each of the forms is sent, at an endpoint that only listens. */
export const recordTransactions = async (forms: readonly ReferralForm[], tableName: string): Promise<Recorded[]> => {
  const bodies: string[] = []
  const listener = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      const body = await text(request)
      const called = String(request.headers['x-amz-target']).split('.').at(-1) ?? ''
      const read = READ[called]
      if (read === undefined) bodies.push(body)
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(read ?? {}))
    }
    void answer()
  })
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const { port } = z.object({ port: z.number() }).parse(listener.address())
  // What a stack gives its functions. The product's modules read it when they are loaded, and so are loaded only here.
  const restore = setEnvironment({
    TABLE_NAME: tableName,
    AWS_REGION: 'eu-west-2',
    AWS_ACCESS_KEY_ID: 'bench',
    AWS_SECRET_ACCESS_KEY: 'bench',
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${port}`,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: `http://127.0.0.1:${port}`,
    PERSON_KEY_ARN: 'arn:aws:secretsmanager:eu-west-2:000000000000:secret:person-key',
    POWERTOOLS_LOG_LEVEL: 'SILENT',
  })
  try {
    const { submitReferral } = await import('../../shared/web/submission.ts')
    const recorded: Recorded[] = []
    for (const form of forms) {
      // As long as the hash of a key under which the API's handler sends.
      const key = randomToken()
      const received = await submitReferral({ form, person: PERSON, at: instantOf(Date.now()), language: 'en', key })
      const body = bodies.pop()
      if (!received.ok || body === undefined || bodies.length > 0)
        throw new Error('Sending is not one call of the engine')
      recorded.push(recordedOf(body, received.reference, key))
    }
    return recorded
  } finally {
    restore()
    listener.close()
    listener.closeAllConnections()
  }
}

const sentTransaction = z.object({
  TransactItems: z.array(z.custom<TransactWriteItem>((item) => typeof item === 'object' && item !== null)),
})

const recordedOf = (body: string, reference: string, key: string): Recorded => {
  // The token of the call itself falls away here: by it the engine would take every copy for the call that it has had.
  const words = JSON.stringify(sentTransaction.parse(JSON.parse(body)))
  const copy = () =>
    sentTransaction.parse(JSON.parse(words.replaceAll(reference, newReference()).replaceAll(key, randomToken())))
  return { items: copy().TransactItems.length, bytes: words.length, copy }
}

const setEnvironment = (settings: Record<string, string>): (() => void) => {
  const before = Object.keys(settings).map((name) => [name, process.env[name]] as const)
  Object.assign(process.env, settings)
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
}
