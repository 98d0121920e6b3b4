// Messages between those who referred and the provider that holds the case: who may read and write them. What they say is
// about the person: it stands with the referral, and in no event, mail or log.
import * as z from 'zod'
import { mayActOnReferral, maySeeStory, type Viewer } from './access.ts'
import type { CaseState } from './case.ts'
import { cleanText } from './text-schema.ts'
import type { Instant } from './time.ts'

export const MESSAGE_SIDES = ['referrer', 'provider'] as const
export type MessageSide = (typeof MESSAGE_SIDES)[number]

export const LONGEST_MESSAGE = 2_000
export const messageSchema = z.strictObject({ text: cleanText(LONGEST_MESSAGE) })

type Writer = { id: string; name: string; organisation: string }

/** `offerId` is the offer by which the provider holds the case: the next provider reads nothing of what was said with the one before. */
export type Message = { number: number; from: MessageSide; text: string; at: Instant; by: Writer; offerId: string }

/** That a side has opened the messages up to a number: who did, and when. */
export type MessagesOpened = { side: MessageSide; upTo: number; at: Instant; by: Writer; offerId: string }

export const otherSide = (side: MessageSide): MessageSide => (side === 'referrer' ? 'provider' : 'referrer')

/** On which side of a case's messages somebody stands; on neither they are not there. */
export const sideOf = (
  viewer: Viewer,
  of: Pick<CaseState, 'authority' | 'offer' | 'reached' | 'sharing'>,
): MessageSide | undefined => {
  if (mayActOnReferral(viewer, of)) return 'referrer'
  return maySeeStory(viewer, of) ? 'provider' : undefined
}

/** What a side reads: those who referred all, a provider what was said while it held the case. */
export const readableBy = (
  side: MessageSide,
  messages: readonly Message[],
  { offer }: Pick<CaseState, 'offer'>,
): Message[] => messages.filter(({ offerId }) => side === 'referrer' || offerId === offer?.offerId)

/** When the other side first opened a message, and who did. */
export const firstOpened = (message: Message, opened: readonly MessagesOpened[]): MessagesOpened | undefined =>
  opened.find(
    ({ side, upTo, offerId }) => side !== message.from && upTo >= message.number && offerId === message.offerId,
  )
