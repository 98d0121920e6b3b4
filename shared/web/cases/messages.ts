// The messages of a case as a page for either side: reading them, writing one, and what stands in the way of that.
import { type CaseState, hasEnded } from '../../domain/case.ts'
import {
  firstOpened,
  LONGEST_MESSAGE,
  type Message,
  messageSchema,
  type MessagesOpened,
  type MessageSide,
  readableBy,
} from '../../domain/messages.ts'
import { log } from '../../platform/logger.ts'
import { messagesOf, noteOpened, openingsOf, sendMessage } from '../../store/messages.ts'
import { askedByForm } from '../asked-once.ts'
import { fieldOf } from '../body.ts'
import { redirect } from '../http.ts'
import { actorOf } from '../identity.ts'
import { html, type PageAnswer, problemPage, type SignedInPageCall } from '../page.ts'
import { errorsOf, type FieldError } from '../problem.ts'
import { errorWords } from '../words/errors.ts'
import type { Words } from '../words/index.ts'

/** Where a side reads the messages of a case: the addresses of the thread and of the page that leads to it. */
export type Place = { side: MessageSide; state: CaseState; path: string; back: string }

/** Names of organisations, by their identifiers. */
type NameOf = (organisation: string) => string

/** Why nothing can be written now; undefined when something can. */
export const closedFor = ({
  status,
  queriedFrom,
  sharing,
  endedAt,
}: Pick<CaseState, 'status' | 'queriedFrom' | 'sharing' | 'endedAt'>):
  | keyof Words['messages']['closed']
  | undefined => {
  if (hasEnded({ status }) || endedAt !== undefined) return 'ended'
  if (sharing === 'stopped') return 'sharing-stopped'
  const isHeld = status === 'queried' ? queriedFrom === 'accepted' : HELD.has(status)
  return isHeld ? undefined : 'not-yet'
}
const HELD: ReadonlySet<CaseState['status']> = new Set(['accepted', 'allocated', 'in-contact', 'reported'])

const lineOf = (message: Message, opened: readonly MessagesOpened[], side: MessageSide, nameOf: NameOf, w: Words) => {
  const isMine = message.from === side
  const by = isMine ? firstOpened(message, opened) : undefined
  return {
    number: message.number,
    isMine,
    from: w.messages.from(message.by.name, nameOf(message.by.organisation)),
    at: message.at,
    text: message.text,
    opened:
      by === undefined
        ? isMine
          ? w.messages.notOpened
          : undefined
        : w.messages.opened(by.by.name, w.dates.when(by.at)),
  }
}

type Said = { errors?: readonly FieldError[]; typed?: string; refused?: string }

const thread = async (
  { side, state, path, back }: Place,
  call: SignedInPageCall,
  nameOf: NameOf,
  said: Said = {},
  status = 200,
): Promise<PageAnswer> => {
  const { w } = call
  const [messages, opened] = await Promise.all([messagesOf(state.caseId), openingsOf(state.caseId)])
  const readable = readableBy(side, messages, state)
  const closed = closedFor(state)
  const other = side === 'referrer' ? (state.offer?.providerName ?? '') : nameOf(state.authority)
  const last = readable.at(-1)
  // Nothing of the case changes by reading: what is kept is that it was read. A HEAD shows nothing to anybody.
  if (last !== undefined && call.event.requestContext.http.method !== 'HEAD')
    await noteOpened(state.caseId, { side, upTo: last.number, at: call.now, by: writerOf(call) })
  const context = {
    about: w.messages.about(w.status.role[state.role], state.caseId),
    path,
    back,
    lede: closed === undefined ? w.messages.lede[side](other) : undefined,
    messages: readable.map((message) => lineOf(message, opened, side, nameOf, w)),
    closed: closed === undefined ? undefined : w.messages.closed[closed],
    most: LONGEST_MESSAGE,
    notice: call.query.get('done') === 'sent' ? w.messages.sent : undefined,
    errors: [],
    ...said,
  }
  return html('messages/thread', context, status)
}

const writerOf = ({ person: { sub, name, organisation } }: SignedInPageCall) => ({ id: sub, name, organisation })

/** The messages of a case, which are read by being shown. */
export const showThread = (place: Place, call: SignedInPageCall, nameOf: NameOf): Promise<PageAnswer> =>
  thread(place, call, nameOf)

/** Sends what was typed, and goes back to the messages. */
export const sendTyped = async (place: Place, call: SignedInPageCall, nameOf: NameOf): Promise<PageAnswer> => {
  const typed = fieldOf(call.form, 'text')
  const { caseId } = place.state
  const read = messageSchema.safeParse(typed === '' ? {} : { text: typed }, { reportInput: true })
  if (!read.success) {
    const errors = errorsOf(read.error).map(({ field, code }) => ({
      field,
      code,
      message: wordsOf(code, call),
    }))
    return thread(place, call, nameOf, { errors, typed }, 422)
  }
  const { person, now, w } = call
  const message = { text: read.data.text, from: place.side }
  const sent = await sendMessage(caseId, message, { at: now, by: actorOf(person) }, askedByForm(call))
  if (sent.ok) {
    log('case-changed', { caseId, event: 'send-message', status: sent.state.status })
    return redirect(`${place.path}?done=sent`)
  }
  const { code } = sent.refusal
  log('command-refused', { caseId, event: 'send-message', code })
  if (code === 'not-found' || code === 'write-refused') return problemPage('not-found')
  return thread(place, call, nameOf, { refused: w.refusals[code], typed }, 409)
}

const wordsOf = (code: string, { w, language }: SignedInPageCall): string =>
  Object.entries(w.messages.errors).find(([known]) => known === code)?.[1] ?? errorWords(code, language)
