// The messages of a case, beside it in its referral's partition: what was written, what each side has not opened yet, and
// who opened it when.
import * as z from 'zod'
import type { CaseState, Context } from '../domain/case.ts'
import { type Message, MESSAGE_SIDES, type MessagesOpened, type MessageSide, otherSide } from '../domain/messages.ts'
import type { AskedOnce } from './asked-once.ts'
import { answeredBefore, caseBy, type Commanded, commandCase } from './cases.ts'
import { type Key, keys } from './keys.ts'
import { queryItems, readItem, transact, type Write } from './table.ts'

const writer = z.object({ id: z.string(), name: z.string(), organisation: z.string() })
const messageItem = z.object({
  number: z.int(),
  from: z.enum(MESSAGE_SIDES),
  text: z.string(),
  at: z.string(),
  by: writer,
  offerId: z.string(),
})
const openedItem = z.object({
  side: z.enum(MESSAGE_SIDES),
  upTo: z.int(),
  at: z.string(),
  by: writer,
  offerId: z.string(),
})
const unreadItem = z.object({ caseId: z.string(), offerId: z.string(), count: z.int(), upTo: z.int() })
type Unread = z.infer<typeof unreadItem>

const prefixOf = ({ pk, sk }: Key, parts: number): { partition: string; beginsWith: string } => ({
  partition: pk,
  beginsWith: `${sk.split('#').slice(0, parts).join('#')}#`,
})

/** The messages of a case, oldest first. */
export const messagesOf = (caseId: string): Promise<Message[]> =>
  queryItems(prefixOf(keys.message(caseId, 0), 3), messageItem)

/** Who opened them, oldest first. */
export const openingsOf = (caseId: string): Promise<MessagesOpened[]> =>
  queryItems(prefixOf(keys.messagesOpened(caseId, 'referrer', 0), 3), openedItem)

const unreadPartition = (side: MessageSide, organisation: string): string => `UNREAD#${side}#${organisation}`

/** How many messages each case has that a side has not opened, by case; the cases without any are not among them. */
export const unreadOf = async (side: MessageSide, organisation: string): Promise<ReadonlyMap<string, number>> => {
  const found = await queryItems({ partition: unreadPartition(side, organisation), index: 'ByOwner' }, unreadItem)
  return new Map(found.map(({ caseId, count }) => [caseId, count]))
}

const ownerOf = (side: MessageSide, { authority, offer }: CaseState): string =>
  side === 'referrer' ? authority : (offer?.provider ?? '')

const unreadWrite = (side: MessageSide, state: CaseState, upTo: number, stood: Unread | undefined): Write => {
  const offerId = state.offer?.offerId ?? ''
  const count = (stood?.offerId === offerId ? stood.count : 0) + 1
  const unread = { caseId: state.caseId, offerId, count, upTo }
  return {
    name: 'unread',
    put: {
      ...keys.messagesUnread(state.caseId, side),
      kind: 'messages-unread',
      ...unread,
      byOwner: unreadPartition(side, ownerOf(side, state)),
      byOwnerSort: state.caseId,
    },
    // Whoever opens them meanwhile takes it away: then this message is one to be told of.
    ...(stood === undefined
      ? { condition: 'attribute_not_exists(pk)' }
      : { condition: 'upTo = :upTo', values: { ':upTo': stood.upTo } }),
  }
}

const ATTEMPTS = 10

/**
 * Sends a message: its text, the event that there is one, and the note for the other side in one transaction. The other
 * side is mailed when it has opened all that it was told of before.
 */
export const sendMessage = async (
  caseId: string,
  { text, from }: { text: string; from: MessageSide },
  context: Context & { by: { kind: 'person' } },
  { asked }: { asked?: AskedOnce } = {},
): Promise<Commanded<CaseState>> => {
  const { id, name, organisation } = context.by
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const sentBefore = await answeredBefore(asked)
    if (sentBefore !== undefined) return sentBefore
    const to = otherSide(from)
    const [state, stood] = await Promise.all([caseBy(caseId), readItem(keys.messagesUnread(caseId, to), unreadItem)])
    if (state === undefined) return { ok: false, refusal: { code: 'not-found' } }
    const number = (state.messages ?? 0) + 1
    const offerId = state.offer?.offerId ?? ''
    const message: Message = { number, from, text, at: context.at, by: { id, name, organisation }, offerId }
    const sent = await commandCase(caseId, { type: 'send-message', from, tells: stood?.offerId !== offerId }, context, {
      seen: state.version,
      ...(asked === undefined ? {} : { asked }),
      also: [
        {
          name: 'message',
          put: { ...keys.message(caseId, number), kind: 'message', ...message },
          condition: 'attribute_not_exists(pk)',
        },
        unreadWrite(to, state, number, stood),
      ],
    })
    const again = !sent.ok && (sent.refusal.code === 'changed-meanwhile' || sent.refusal.code === 'write-refused')
    if (!again) return sent
  }
  throw new Error(`The case ${caseId} changed faster than a message could be sent`)
}

/**
 * Notes that a side has opened the messages of a case up to a number. This is a record of access, and changes nothing of
 * the case; what has been opened before is noted once.
 */
export const noteOpened = async (caseId: string, opened: Omit<MessagesOpened, 'offerId'>): Promise<void> => {
  const unread = keys.messagesUnread(caseId, opened.side)
  const stood = await readItem(unread, unreadItem)
  if (stood === undefined || stood.upTo > opened.upTo) return
  const { upTo, offerId } = stood
  const { id, name, organisation } = opened.by
  // Refused when somebody else opened them at the same moment, or one more has come: it is still to be opened.
  await transact([
    { name: 'unread', remove: unread, condition: 'upTo = :upTo', values: { ':upTo': upTo } },
    {
      name: 'opened',
      put: {
        ...keys.messagesOpened(caseId, opened.side, upTo),
        kind: 'messages-opened',
        side: opened.side,
        upTo,
        at: opened.at,
        by: { id, name, organisation },
        offerId,
      },
      condition: 'attribute_not_exists(pk)',
    },
  ])
}
