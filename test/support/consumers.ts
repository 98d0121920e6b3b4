// The consumers of the stream on a table of their own: commands are carried out by the product's store and tasks, and a test
// decides which records of the stream are delivered, how often and in which order.
import type { DynamoDBRecord } from 'aws-lambda'
import * as z from 'zod'
import { AUTHORITIES, CONTRACTS } from '../../infra/local/seed/contracts.ts'
import type { CaseCommand, CaseState } from '../../shared/domain/case.ts'
import type { Actor } from '../../shared/domain/events.ts'
import { examples } from '../../shared/domain/form/examples.ts'
import { parseReferralForm } from '../../shared/domain/form/referral-form.ts'
import { mailIdOf, type MailRecord, newMail, withAttempt } from '../../shared/domain/mails.ts'
import { dateOf, type Instant, instantOf } from '../../shared/domain/time.ts'
import { CountedAws } from './counted-aws.ts'
import { type StreamRecord, TestTable } from './engine-table.ts'
import { provider } from './factories.ts'
import { lambdaContext } from './http-event.ts'

const EFFECTS = 'functions/streams/effects.ts'
const FIGURES = 'functions/streams/figures.ts'

// The engine hands its records over in the very form of the service.
const lambdaRecord = z.custom<DynamoDBRecord>((value) => typeof value === 'object' && value !== null)

const now = () => instantOf(Date.now())

/** What SES tells of the latest attempt at a mail. */
export const sesEvent = (mail: MailRecord, eventType: string, more: object = {}) => {
  const { attempt = '', messageId = 'message-1', address = '', at = '' } = mail.attempts.at(-1) ?? {}
  const tags = { outbox: [mail.mailId.replaceAll('.', '_')], attempt: [attempt] }
  return {
    source: 'aws.ses',
    detail: { eventType, mail: { messageId, timestamp: at, destination: [address], tags }, ...more },
  }
}

/** A table with its consumers, and the account around them. Its modules are loaded on it, so that there is one in a process. */
export const startConsumers = async () => {
  const [table, aws] = [await TestTable.create(), new CountedAws()]
  await aws.start()
  table.become({ ...aws.settings(), POWERTOOLS_METRICS_DISABLED: 'true', POWERTOOLS_METRICS_NAMESPACE: 'Test' })

  const effects = await import('../../functions/streams/effects.ts')
  const figures = await import('../../functions/streams/figures.ts')
  const { handler: mailTold } = await import('../../functions/mail/told.ts')
  const { mailBy, mailsOf, mailWrite } = await import('../../shared/store/mails.ts')
  const { noteAttempt, outboxItemBy } = await import('../../shared/store/outbox.ts')
  const { handler: checkEligibility } = await import('../../functions/workflow/check-eligibility.ts')
  const { handler: openCases } = await import('../../functions/workflow/open-cases.ts')
  const { handler: assignProvider } = await import('../../functions/workflow/assign-provider.ts')
  const { handler: review } = await import('../../functions/workflow/review-case.ts')
  const { handler: awaitCase } = await import('../../functions/workflow/await-case.ts')
  const { caseBy, commandCase } = await import('../../shared/store/cases.ts')
  const { putAuthority, putContract } = await import('../../shared/store/organisations.ts')
  const { referralBy } = await import('../../shared/store/referrals.ts')
  const { submitReferral } = await import('../../shared/web/submission.ts')

  for (const authority of AUTHORITIES) await putAuthority(authority)
  for (const contract of CONTRACTS) await putContract(contract)

  const stateOf = async (caseId: string): Promise<CaseState> => {
    const state = await caseBy(caseId)
    if (state === undefined) throw new Error(`No case ${caseId}`)
    return state
  }
  const deliver = async (handler: typeof effects.handler, records: StreamRecord[]): Promise<string[]> => {
    const { batchItemFailures } = await handler(
      { Records: records.map((record) => lambdaRecord.parse(record)) },
      lambdaContext,
    )
    return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)
  }
  // The contracts ask for what waits to be looked at.
  await deliver(effects.handler, (await table.newRecords()).filter(table.filterFor(EFFECTS)))

  return {
    table,
    aws,
    stateOf,
    caseBy,
    mailsOf,
    putContract,
    /** What a function notes that dies around its call to SES. */
    noteAttempt: async (outboxId: string, at: Instant): Promise<void> => {
      const item = await outboxItemBy(outboxId)
      if (item?.effect.do !== 'mail') throw new Error(`${outboxId} asks for no mail`)
      const address = 'referrer@westmarch.example'
      const mail = newMail(mailIdOf(outboxId), item.effect, { address, at, subject: 'Received', language: 'en' })
      await noteAttempt(outboxId, at, [
        mailWrite(withAttempt(mail, { attempt: outboxId, asked: outboxId, at, address })),
      ])
    },
    /** SES tells that it has taken the mail of an outbox item. */
    tellSent: async (outboxId: string): Promise<void> => {
      const mail = await mailBy(mailIdOf(outboxId))
      if (mail === undefined) throw new Error(`No mail of ${outboxId}`)
      await mailTold(sesEvent(mail, 'Send'))
    },
    /** Puts what was held, and whose time has come, into the stream again. */
    letGo: async (): Promise<void> => (await import('../../functions/schedules/held.ts')).handler(),
    /** SES, or somebody who pretends to be SES, tells something. */
    tell: mailTold,
    referralBy,
    assignProvider,
    /** What the case workflow does when it wakes. */
    review: (caseId: string) => review({ caseId }),
    forEffects: table.filterFor(EFFECTS),
    forFigures: table.filterFor(FIGURES),
    /** Hands records to the consumer of the outbox; the answer is the numbers of those that it could not do. */
    toEffects: (records: StreamRecord[]) => deliver(effects.handler, records),
    /** Hands records to the consumer that keeps the figures. */
    toFigures: (records: StreamRecord[]) => deliver(figures.handler, records),
    /** Sends a referral, under a key of the sender's. */
    refer: async (key: string): Promise<string> => {
      const today = dateOf(now())
      const parsed = parseReferralForm(structuredClone(examples(today)['care-act']), { today })
      if (!parsed.ok) throw new Error('The example is no good')
      const person = {
        sub: 'referrer.westmarch',
        name: 'Rowan Achterberg',
        roles: ['referrer' as const],
        organisation: 'westmarch',
      }
      const received = await submitReferral({ form: parsed.form, person, at: now(), language: 'en', key })
      if (!received.ok) throw new Error(`The referral was refused: ${received.code}`)
      return received.reference
    },
    /** What the referral workflow does once it runs; the answer is the one case that was opened. */
    openCase: async (reference: string): Promise<string> => {
      await checkEligibility({ reference })
      await openCases({ reference })
      return `${reference}-1`
    },
    /** What the case workflow does when it has nothing to do: waits with a token, for twenty days unless told otherwise. */
    wait: async (caseId: string, seconds = 20 * 86_400): Promise<void> => {
      const { version } = await stateOf(caseId)
      const token = `token of ${caseId} at ${version}`
      aws.openToken(token)
      await awaitCase({ caseId, version, wait: 'response', seconds, token })
    },
    /** A command on a case, which must not be refused. */
    command: async (caseId: string, command: CaseCommand, by: Actor = provider): Promise<void> => {
      const done = await commandCase(caseId, command, { at: now(), by })
      if (!done.ok) throw new Error(`${command.type} was refused: ${done.refusal.code}`)
    },
    stop: async () => {
      await aws.stop()
      await table.stop()
    },
  }
}
export type Consumers = Awaited<ReturnType<typeof startConsumers>>

/** Numbers from 0 up to 1 that look drawn and are the same in each run (mulberry32). */
export const drawn = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Every record twice, mixed up between keys; the records of one key keep their order, as a stream keeps it. */
export const twiceAndMixed = (records: readonly StreamRecord[], seed: number): StreamRecord[] => {
  const random = drawn(seed)
  const lanes = [
    ...Map.groupBy(
      records.flatMap((record) => [record, record]),
      ({ dynamodb }) => JSON.stringify(dynamodb.Keys['pk']),
    ).values(),
  ]
  const mixed: StreamRecord[] = []
  while (lanes.length > 0) {
    const place = Math.floor(random() * lanes.length)
    const record = lanes[place]?.shift()
    if (record === undefined) lanes.splice(place, 1)
    else mixed.push(record)
  }
  return mixed
}
