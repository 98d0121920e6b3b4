// What a referral costs: from sending it to the mail that offers it to a provider, and how much the service's own work adds to that
// of the bare engine.
import { PutItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod'
import { CONTRACTS } from '../../infra/local/seed/contracts.ts'
import { examples } from '../../shared/domain/form/examples.ts'
import { parseReferralForm } from '../../shared/domain/form/referral-form.ts'
import { dateOf, instantOf } from '../../shared/domain/time.ts'
import { randomToken } from '../../shared/platform/ids.ts'
import { keys } from '../../shared/store/keys.ts'
import type { Bench, Report } from './bench.ts'
import { type Measured, measure, median, perSecond, quantile, together } from './measure.ts'
import { type Service, startService } from './service.ts'
import { table } from './table.ts'
import { recordTransactions } from './transaction.ts'

const AT_ONCE = [1, 16] as const
const WARM_UP = 60
const OFFERED = { 1: 60, 16: 240 }
const ROUNDS = 15
const A_ROUND = { 1: 30, 16: 96 }
const TWICE = 2

const REFERRER = 'referrer.westmarch'
const today = dateOf(instantOf(Date.now()))
const forms = Object.values(examples(today)).map((example) => {
  const parsed = parseReferralForm(example, { today })
  if (!parsed.ok) throw new Error(`An example is refused: ${JSON.stringify(parsed.errors)}`)
  return parsed.form
})

/** `count` pieces of work, one kind after the other. */
const inTurn = <T>(count: number, kinds: readonly T[]): T[] =>
  Array.from({ length: count }, (_, place) => kinds[place % kinds.length]).filter((kind) => kind !== undefined)

const answered = z.object({ reference: z.string() })

/** Sends one of the examples and answers with its reference. */
const sender = (service: Service, token: string, body: string) => async (): Promise<string> => {
  const headers = { authorization: `Bearer ${token}`, 'idempotency-key': randomToken() }
  return answered.parse(JSON.parse(await service.call({ method: 'POST', path: '/api/referrals', headers, body })))
    .reference
}

const senders = async (service: Service) => {
  const token = await service.token(REFERRER)
  return Object.values(examples(today)).map((example) => sender(service, token, JSON.stringify(example)))
}

// Room is the one thing of the seed that a thousand open cases would use up.
const makeRoom = async ({ engine, tableName }: Service): Promise<void> => {
  for (const contract of CONTRACTS) {
    const item = {
      ...keys.contract(contract.area, contract.contractId),
      kind: 'contract',
      ...contract,
      capacity: 1_000_000,
    }
    await engine.send(new PutItemCommand({ TableName: tableName, Item: marshall(item) }))
  }
}

const figures = (what: string, atOnce: number, measured: Measured): string[] => [
  what,
  String(atOnce),
  String(measured.each.length),
  quantile(measured.each, 0.5).toFixed(2),
  quantile(measured.each, 0.99).toFixed(2),
  perSecond(measured).toFixed(1),
]
const HEADING = ['milliseconds', 'at once', 'measured', 'p50', 'p99', 'per second']

const mailSchema = z.array(z.object({ to: z.string(), subject: z.string(), at: z.string() }))
const DESKS = new Set(CONTRACTS.flatMap(({ contacts }) => contacts.map(({ email }) => email)))
const REFERENCE = /ADV-\w{4}-\w{4}/

/** From the request to the instant that the mailbox stamps on the offer's mail, with everything between running. */
const submitToOffer = async ({ progress }: Report): Promise<string[][]> => {
  // A mail's line in the terminal says when to go on; how long it took is by the stamp, which waits for nobody.
  const offered = new Map<string, () => void>()
  const service = await startService('whole', (line) => {
    const [, desk = ''] = / to (\S+): /.exec(line) ?? []
    const [reference] = REFERENCE.exec(line) ?? []
    if (reference !== undefined && DESKS.has(desk)) offerCame(reference)
  })
  const came = new Set<string>()
  function offerCame(reference: string): void {
    came.add(reference)
    offered.get(reference)?.()
  }
  const sentAt = new Map<string, number>()
  try {
    await makeRoom(service)
    await service.settled()
    const pieces = (await senders(service)).map((send) => async () => {
      const at = Date.now()
      const reference = await send()
      sentAt.set(reference, at)
      if (!came.has(reference)) await new Promise<void>((resolve) => offered.set(reference, resolve))
    })
    progress('submit to offer mail: warming up')
    await measure(4, inTurn(WARM_UP, pieces))
    const rows: string[][] = []
    for (const atOnce of AT_ONCE) {
      progress(`submit to offer mail: ${OFFERED[atOnce]} referrals, ${atOnce} at once`)
      sentAt.clear()
      const { whole } = await measure(atOnce, inTurn(OFFERED[atOnce], pieces))
      await service.settled()
      const mails = mailSchema.parse(JSON.parse(await service.call({ method: 'GET', path: '/local/mailbox.json' })))
      const each = mails.flatMap(({ to, subject, at }) => {
        const [reference = ''] = REFERENCE.exec(subject) ?? []
        const began = DESKS.has(to) ? sentAt.get(reference) : undefined
        return began === undefined ? [] : [Date.parse(at) - began]
      })
      if (each.length !== OFFERED[atOnce]) throw new Error(`${OFFERED[atOnce]} referrals made ${each.length} offers`)
      rows.push(figures('submit to offer mail', atOnce, { each, whole }))
    }
    return rows
  } finally {
    await service.stop()
  }
}

type Pair = { handler: Measured; bare: Measured }

const handlerAndBare = async ({ progress }: Report): Promise<Map<number, Pair[]>> => {
  const service = await startService('handlers')
  try {
    await service.settled()
    const send = (await senders(service)).map((send) => async () => void (await send()))
    const copies = await recordTransactions(forms, service.tableName)
    // The copies are made before the clock starts: the bare side pays for nothing but the client and the engine.
    const transactions = (count: number) =>
      inTurn(count, copies).map((copy) => {
        const command = new TransactWriteItemsCommand(copy())
        return async () => void (await service.engine.send(command))
      })
    progress('handler and bare engine: warming up')
    for (const pieces of [inTurn(10 * WARM_UP, send), transactions(10 * WARM_UP)]) await measure(4, pieces)
    const measured = new Map<number, Pair[]>()
    for (const atOnce of AT_ONCE) {
      progress(`handler and bare engine: ${ROUNDS} rounds of ${A_ROUND[atOnce]} each, ${atOnce} at once`)
      const pairs: Pair[] = []
      for (let round = 0; round < ROUNDS; round += 1) {
        const handler = await measure(atOnce, inTurn(A_ROUND[atOnce], send))
        pairs.push({ handler, bare: await measure(atOnce, transactions(A_ROUND[atOnce])) })
      }
      measured.set(atOnce, pairs)
    }
    return measured
  } finally {
    await service.stop()
  }
}

const run = async (report: Report) => {
  const offers = await submitToOffer(report)
  const pairs = await handlerAndBare(report)
  const rows = [...pairs].flatMap(([atOnce, rounds]) => [
    figures('POST /api/referrals', atOnce, together(rounds.map(({ handler }) => handler))),
    figures('bare transaction', atOnce, together(rounds.map(({ bare }) => bare))),
  ])
  report.print(table([HEADING, ...offers, ...rows]))
  const ratios = [...pairs].map(([atOnce, rounds]) => ({
    atOnce,
    ratios: rounds.map(({ handler, bare }) => median(handler.each) / median(bare.each)),
  }))
  report.print('')
  report.print(
    table([
      ['handler to bare, by the medians of a round', 'at once', 'median', 'least', 'most'],
      ...ratios.map(({ atOnce, ratios }) => [
        '',
        String(atOnce),
        ...[median(ratios), Math.min(...ratios), Math.max(...ratios)].map((ratio) => ratio.toFixed(2)),
      ]),
    ]),
  )
  return ratios.map(({ atOnce, ratios }) => ({
    promise: `the handler path costs at most ${TWICE} times the bare transaction, ${atOnce} at once`,
    kept: median(ratios) <= TWICE,
  }))
}

export const bench: Bench = {
  shows: 'what a referral costs, beside the engine alone',
  run,
}
