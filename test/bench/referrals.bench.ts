// What a referral costs: from sending it to the mail that offers it to a provider, and how much the service's own work adds to that
// of the bare engine.
import { PutItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod'
import { CONTRACT_ENTRIES, CONTRACTS } from '../../infra/local/seed/contracts.ts'
import { examples } from '../../shared/domain/form/examples.ts'
import { parseReferralForm } from '../../shared/domain/form/referral-form.ts'
import { dateOf, instantOf } from '../../shared/domain/time.ts'
import { randomToken } from '../../shared/platform/ids.ts'
import { keys } from '../../shared/store/keys.ts'
import { arrivals } from './arrivals.ts'
import type { Bench, Report } from './bench.ts'
import { type Measured, measure, median, perSecond, quantile, together } from './measure.ts'
import { type Service, startService } from './service.ts'
import { table } from './table.ts'
import { type Recorded, recordTransactions } from './transaction.ts'

const AT_ONCE = [1, 16] as const
/** How many are sent before anything is measured, while the code of a fresh process is compiled. */
const WARM_UP = { offers: 60, handlers: 900 }
const OFFERS = { 1: 50, 16: 200 }
const ROUNDS = 12
const A_ROUND = { 1: 30, 16: 64 }
const MOST_TIMES_BARE = 2
const LONGEST_WAIT_MS = 30_000

const TODAY = dateOf(instantOf(Date.now()))
const EXAMPLES = Object.values(examples(TODAY))
const FORMS = EXAMPLES.map((example) => {
  const parsed = parseReferralForm(example, { today: TODAY })
  if (!parsed.ok) throw new Error(`An example is refused: ${JSON.stringify(parsed.errors)}`)
  return parsed.form
})

/** `count` pieces, one kind after the other. */
const inTurn = <T>(count: number, kinds: readonly T[]): T[] =>
  Array.from({ length: Math.ceil(count / kinds.length) }, () => kinds)
    .flat()
    .slice(0, count)

const answered = z.object({ reference: z.string() })

/** For each example the function that sends it and answers with its reference. */
const senders = async (service: Service): Promise<(() => Promise<string>)[]> => {
  const authorization = `Bearer ${await service.token('referrer.westmarch')}`
  return EXAMPLES.map((example) => {
    const body = JSON.stringify(example)
    return async () => {
      const headers = { authorization, 'idempotency-key': randomToken() }
      const answer = await service.call({ method: 'POST', path: '/api/referrals', headers, body })
      return answered.parse(JSON.parse(answer)).reference
    }
  })
}

// Room is the one thing of the seed that some hundred open cases use up.
const makeRoom = async ({ engine, tableName }: Service): Promise<void> => {
  for (const { area, number, entry, ...logged } of CONTRACT_ENTRIES) {
    const roomy = { ...entry, terms: { ...entry.terms, capacity: 1_000_000 } }
    const Item = marshall({
      ...keys.contractEntry(area, number),
      kind: 'contract-entry',
      number,
      ...logged,
      entry: roomy,
    })
    await engine.send(new PutItemCommand({ TableName: tableName, Item }))
  }
}

const DESKS = new Set(CONTRACTS.flatMap(({ contacts }) => contacts.map(({ email }) => email)))
const referenceIn = (words: string): string | undefined => /ADV-\w{4}-\w{4}/.exec(words)?.[0]

const mailbox = z.array(z.object({ to: z.string(), subject: z.string(), at: z.string() }))

/** Milliseconds from the sending of each referral to the instant that the mailbox stamped on its offer. */
const untilOffered = async (service: Service, sentAt: ReadonlyMap<string, number>): Promise<number[]> => {
  const mails = mailbox.parse(JSON.parse(await service.call({ method: 'GET', path: '/local/mailbox.json' })))
  return mails.flatMap(({ to, subject, at }) => {
    const began = DESKS.has(to) ? sentAt.get(referenceIn(subject) ?? '') : undefined
    return began === undefined ? [] : [Date.parse(at) - began]
  })
}

/** From the request to the mail, with everything running that `npm start` runs. */
const submitToOffer = async ({ progress }: Report): Promise<string[][]> => {
  // The line that the terminal gives a mail says when to go on; how long it took is told by the mail's stamp.
  const offers = arrivals(LONGEST_WAIT_MS)
  const service = await startService('whole', (line) => {
    const desk = / to (\S+): /.exec(line)?.[1]
    const reference = referenceIn(line)
    if (desk !== undefined && DESKS.has(desk) && reference !== undefined) offers.came(reference)
  })
  try {
    await makeRoom(service)
    const sentAt = new Map<string, number>()
    const pieces = (await senders(service)).map((send) => async () => {
      const at = Date.now()
      const reference = await send()
      sentAt.set(reference, at)
      await offers.waitFor(reference)
    })
    progress('submit to offer mail: warming up')
    await measure(4, inTurn(WARM_UP.offers, pieces))
    const rows: string[][] = []
    for (const atOnce of AT_ONCE) {
      await service.settled()
      progress(`submit to offer mail: ${OFFERS[atOnce]} referrals, ${atOnce} at once`)
      sentAt.clear()
      const { whole } = await measure(atOnce, inTurn(OFFERS[atOnce], pieces))
      const each = await untilOffered(service, sentAt)
      if (each.length !== OFFERS[atOnce]) throw new Error(`${OFFERS[atOnce]} referrals made ${each.length} offers`)
      rows.push(figures('submit to offer mail', atOnce, { each, whole }))
    }
    return rows
  } finally {
    await service.stop()
  }
}

type Round = { handler: Measured; bare: Measured }
type Compared = { atOnce: number; rounds: Round[] }

/** The request and the bare transaction by turns, so that neither has the better hour of the machine. */
const handlerAndBare = async ({ progress }: Report): Promise<{ compared: Compared[]; recorded: Recorded[] }> => {
  const service = await startService('handlers')
  try {
    const recorded = await recordTransactions(FORMS, service.tableName)
    const requests = (await senders(service)).map((send) => async () => void (await send()))
    // All copies are made before the clock starts: the bare side pays for the client and the engine alone.
    const transactions = (count: number) =>
      inTurn(count, recorded).map(({ copy }) => {
        const command = new TransactWriteItemsCommand(copy())
        return async () => void (await service.engine.send(command))
      })
    progress('handler and bare engine: warming up')
    await service.settled()
    for (const pieces of [inTurn(WARM_UP.handlers, requests), transactions(WARM_UP.handlers)]) await measure(4, pieces)
    const compared: Compared[] = []
    for (const atOnce of AT_ONCE) {
      progress(`handler and bare engine: ${ROUNDS} rounds of ${A_ROUND[atOnce]} each, ${atOnce} at once`)
      const rounds: Round[] = []
      for (let round = 0; round < ROUNDS; round += 1) {
        const handler = await measure(atOnce, inTurn(A_ROUND[atOnce], requests))
        rounds.push({ handler, bare: await measure(atOnce, transactions(A_ROUND[atOnce])) })
      }
      compared.push({ atOnce, rounds })
    }
    return { compared, recorded }
  } finally {
    await service.stop()
  }
}

const HEADING = ['milliseconds', 'at once', 'measured', 'p50', 'p99', 'per second']
const figures = (what: string, atOnce: number, measured: Measured): string[] => [
  what,
  String(atOnce),
  String(measured.each.length),
  quantile(measured.each, 0.5).toFixed(1),
  quantile(measured.each, 0.99).toFixed(1),
  perSecond(measured).toFixed(1),
]

const ratiosOf = ({ rounds }: Compared): number[] =>
  rounds.map(({ handler, bare }) => median(handler.each) / median(bare.each))

const range = (values: readonly number[]): string => `${Math.min(...values)} to ${Math.max(...values)}`

export const bench: Bench = {
  shows: 'what a referral costs, beside the engine alone',
  run: async (report) => {
    const offers = await submitToOffer(report)
    const { compared, recorded } = await handlerAndBare(report)
    const costs = compared.flatMap(({ atOnce, rounds }) => [
      figures('POST /api/referrals', atOnce, together(rounds.map(({ handler }) => handler))),
      figures('bare transaction', atOnce, together(rounds.map(({ bare }) => bare))),
    ])
    const ratios = compared.map((one) => {
      const values = ratiosOf(one)
      const shown = [median(values), Math.min(...values), Math.max(...values)].map((value) => value.toFixed(2))
      return ['POST to bare', String(one.atOnce), ...shown]
    })
    const items = range(recorded.map((one) => one.items))
    const bytes = range(recorded.map((one) => one.bytes))
    report.print(table([HEADING, ...offers, ...costs]))
    report.print(`\nThe bare transaction is that of the request: ${items} items, ${bytes} bytes, same conditions.`)
    report.print('While it is measured against the request, the consumers of the stream rest.\n')
    report.print(table([['ratio of medians, by rounds', 'at once', 'median', 'least', 'most'], ...ratios]))
    return compared.map((one) => ({
      promise: `the handler path costs at most ${MOST_TIMES_BARE} times the bare transaction, ${one.atOnce} at once`,
      kept: median(ratiosOf(one)) <= MOST_TIMES_BARE,
    }))
  },
}
