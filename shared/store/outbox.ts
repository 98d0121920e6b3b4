// The outbox: effects written with the events that ask for them, removed when they are done.
import * as z from 'zod'
import type { Effect } from '../domain/effects.ts'
import { MAIL_TEMPLATES } from '../domain/effects.ts'
import { MILESTONES } from '../domain/clocks/policy.ts'
import type { Instant } from '../domain/time.ts'
import { keys } from './keys.ts'
import { queryItems, readItem, transact, type Write } from './table.ts'

const mailEffect = z.object({
  do: z.literal('mail'),
  template: z.enum(MAIL_TEMPLATES),
  to: z.enum(['referrer', 'reviewers', 'offered-contact', 'provider', 'provider-manager', 'commissioner']),
  reference: z.string(),
  caseId: z.string().exactOptional(),
  authority: z.string().exactOptional(),
  contractId: z.string().exactOptional(),
  offerId: z.string().exactOptional(),
  milestone: z.enum(MILESTONES).exactOptional(),
  dueAt: z.string().exactOptional(),
  expectedAt: z.string().exactOptional(),
})
const effect = z.discriminatedUnion('do', [
  mailEffect,
  z.object({ do: z.enum(['start-referral-workflow', 'wake-referral']), reference: z.string() }),
  z.object({ do: z.enum(['start-case-workflow', 'wake-case']), caseId: z.string() }),
  z.object({ do: z.literal('note-case-ended'), caseId: z.string(), how: z.enum(['closed', 'withdrawn']) }),
])

const outboxItem = z.object({
  outboxId: z.string(),
  effect,
  sealedSecret: z.string().optional(),
  writtenAt: z.string(),
  attemptedAt: z.string().optional(),
})
export type OutboxItem = {
  outboxId: string
  effect: Effect
  sealedSecret?: string | undefined
  writtenAt: string
  /** When its mail was handed to SES, or was about to be. */
  attemptedAt?: string | undefined
}

const outboxWrite = (item: OutboxItem): Write => ({
  name: 'outbox',
  put: { ...keys.outbox(item.outboxId), kind: 'outbox', ...item, unfinished: 'OUTBOX', unfinishedSort: item.writtenAt },
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

/** Notes that a mail is about to be sent; false when it was told meanwhile that it has been. */
export const noteAttempt = async (outboxId: string, at: Instant): Promise<boolean> => {
  const written = await transact([
    {
      name: 'outbox',
      update: keys.outbox(outboxId),
      set: 'SET attemptedAt = :at',
      condition: 'attribute_exists(pk)',
      values: { ':at': at },
    },
  ])
  return written.ok
}

/** Takes the note back: SES has answered that it did not take the mail. */
export const forgetAttempt = async (outboxId: string): Promise<void> => {
  await transact([
    { name: 'outbox', update: keys.outbox(outboxId), set: 'REMOVE attemptedAt', condition: 'attribute_exists(pk)' },
  ])
}

export const finishOutboxItem = async (outboxId: string): Promise<void> => {
  await transact([{ name: 'outbox', remove: keys.outbox(outboxId) }])
}

/** Effects written before an instant and not done since. */
export const unfinishedSince = (before: Instant): Promise<OutboxItem[]> =>
  queryItems({ partition: 'OUTBOX', index: 'Unfinished', between: ['', before], limit: 1_000 }, outboxItem)

/**
 * The id of an effect without the occasions on which it was asked for again: a workflow that was started under it is not
 * started once more.
 */
export const eventEffectOf = (outboxId: string): string => outboxId.split('.sweep-')[0] ?? outboxId

/** Puts an effect that was not done into the stream again, in place of the old item. */
export const askAgain = async (item: OutboxItem, occasion: string): Promise<void> => {
  const { outboxId, effect, sealedSecret, writtenAt } = item
  await transact([
    { name: 'old', remove: keys.outbox(outboxId), condition: 'attribute_exists(pk)' },
    outboxWrite({ outboxId: `${eventEffectOf(outboxId)}.${occasion}`, effect, sealedSecret, writtenAt }),
  ])
}
