// The outbox: effects written with the events that ask for them, removed when they are done.
import * as z from 'zod'
import type { Effect } from '../domain/effects.ts'
import { MAIL_TEMPLATES, RECIPIENTS, UNDELIVERED_INSTEAD } from '../domain/effects.ts'
import { MILESTONES } from '../domain/clocks/policy.ts'
import { TELLABLE_DELAY_REASONS } from '../domain/events.ts'
import { epochMs, type Instant } from '../domain/time.ts'
import { keys } from './keys.ts'
import { queryItems, readItem, transact, type Write } from './table.ts'

export const mailEffect = z.object({
  do: z.literal('mail'),
  template: z.enum(MAIL_TEMPLATES),
  to: z.enum(RECIPIENTS),
  reference: z.string(),
  caseId: z.string().exactOptional(),
  authority: z.string().exactOptional(),
  contractId: z.string().exactOptional(),
  offerId: z.string().exactOptional(),
  link: z.number().exactOptional(),
  contact: z.number().exactOptional(),
  undelivered: z.object({ to: z.enum(RECIPIENTS), instead: z.enum(UNDELIVERED_INSTEAD) }).exactOptional(),
  milestone: z.enum(MILESTONES).exactOptional(),
  dueAt: z.string().exactOptional(),
  expectedAt: z.string().exactOptional(),
  reason: z.enum(TELLABLE_DELAY_REASONS).exactOptional(),
  report: z.object({ from: z.string(), to: z.string(), area: z.string(), subscriber: z.string() }).exactOptional(),
  inOfficeHours: z.literal(true).exactOptional(),
})
const effect = z.discriminatedUnion('do', [
  mailEffect,
  z.object({ do: z.enum(['start-referral-workflow', 'wake-referral']), reference: z.string() }),
  z.object({ do: z.enum(['start-case-workflow', 'wake-case']), caseId: z.string() }),
  z.object({ do: z.literal('place-waiting'), area: z.string() }),
  z.object({ do: z.literal('note-case-ended'), caseId: z.string(), how: z.enum(['closed', 'withdrawn']) }),
])

const outboxItem = z.object({
  outboxId: z.string(),
  effect,
  sealedSecret: z.string().optional(),
  writtenAt: z.string(),
  attemptedAt: z.string().optional(),
  notBefore: z.string().optional(),
})
export type OutboxItem = {
  outboxId: string
  effect: Effect
  sealedSecret?: string | undefined
  writtenAt: string
  /** When its mail was handed to SES, or was about to be. */
  attemptedAt?: string | undefined
  /** It is held until then: its mail may not go sooner. */
  notBefore?: string | undefined
}

/**
 * The write of an effect that is to be done. What is held stands in the index at the instant until which it is: before that
 * nobody misses it.
 */
export const outboxWrite = (item: OutboxItem): Write => ({
  name: 'outbox',
  put: {
    ...keys.outbox(item.outboxId),
    kind: 'outbox',
    ...item,
    unfinished: 'OUTBOX',
    unfinishedSort: item.notBefore ?? item.writtenAt,
  },
})

/** The writes of effects; the id is that of the event and the effect's place, so that nothing is asked for twice. */
export const outboxWrites = (eventId: string, effects: Effect[], at: Instant, sealedSecret?: string): Write[] =>
  effects.map((effect, place) =>
    outboxWrite({
      outboxId: `${eventId}.${place}`,
      effect,
      writtenAt: at,
      sealedSecret: effect.do === 'mail' && effect.template === 'offer' ? sealedSecret : undefined,
    }),
  )

/** An effect that is still to be done; undefined once it is. */
export const outboxItemBy = (outboxId: string): Promise<OutboxItem | undefined> =>
  readItem(keys.outbox(outboxId), outboxItem)

/**
 * Notes that a mail is about to be sent; false when it was told meanwhile that it has been. `also` are writes of the same
 * transaction.
 * @throws when one of those could not be made
 */
export const noteAttempt = async (outboxId: string, at: Instant, also: Write[] = []): Promise<boolean> => {
  const written = await transact([
    {
      name: 'outbox',
      update: keys.outbox(outboxId),
      set: 'SET attemptedAt = :at',
      condition: 'attribute_exists(pk)',
      values: { ':at': at },
    },
    ...also,
  ])
  if (written.ok) return true
  if (written.failed.some(({ name }) => name === 'outbox')) return false
  throw new Error(`The attempt at ${outboxId} could not be noted`)
}

export const finishOutboxItem = async (outboxId: string): Promise<void> => {
  await transact([{ name: 'outbox', remove: keys.outbox(outboxId) }])
}

/** Holds an effect until an instant: whatever attempt was noted did not send its mail. Nothing, once it is done. */
export const holdOutboxItem = async (outboxId: string, until: Instant): Promise<void> => {
  await transact([
    {
      name: 'outbox',
      update: keys.outbox(outboxId),
      set: 'SET notBefore = :until, unfinishedSort = :until REMOVE attemptedAt',
      condition: 'attribute_exists(pk)',
      values: { ':until': until },
    },
  ])
}

/** Effects written before an instant, or held until before it, and not done since. */
export const unfinishedSince = (before: Instant): Promise<OutboxItem[]> =>
  queryItems({ partition: 'OUTBOX', index: 'Unfinished', between: ['', before], limit: 1_000 }, outboxItem)

/** Effects that have been held until an instant or an earlier one. */
export const heldUntil = async (at: Instant): Promise<OutboxItem[]> =>
  (await unfinishedSince(at)).filter(
    ({ notBefore, attemptedAt }) => notBefore !== undefined && attemptedAt === undefined,
  )

/**
 * The id of an effect without the occasions on which it was asked for again: a workflow that was started under it is not
 * started once more.
 */
export const eventEffectOf = (outboxId: string): string => outboxId.split(/\.(?:sweep|held)-/)[0] ?? outboxId

const insteadOf = (
  item: OutboxItem,
  { occasion, writtenAt, condition }: { occasion: string; writtenAt: Instant; condition: string },
): Write[] => {
  const { attemptedAt: _, notBefore: __, ...again } = item
  const outboxId = `${eventEffectOf(item.outboxId)}.${occasion}`
  return [
    { name: 'old', remove: keys.outbox(item.outboxId), condition },
    outboxWrite({ ...again, outboxId, writtenAt }),
  ]
}

/** Puts an effect that was not done into the stream again, in place of the old item. */
export const askAgain = async (item: OutboxItem, occasion: string): Promise<void> => {
  await transact(insteadOf(item, { occasion, writtenAt: item.writtenAt, condition: 'attribute_exists(pk)' }))
}

/** Puts an effect whose time has come into the stream again; false when somebody else was quicker, or is at it. */
export const release = async (item: OutboxItem, at: Instant): Promise<boolean> => {
  const released = await transact(
    insteadOf(item, {
      occasion: `held-${epochMs(at)}`,
      writtenAt: at,
      condition: 'attribute_exists(pk) AND attribute_not_exists(attemptedAt)',
    }),
  )
  return released.ok
}
