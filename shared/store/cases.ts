// Cases: read with what a page or a task needs, and changed by commands.
import * as z from 'zod'
import { isWaiting } from '../domain/assignment/queue.ts'
import type { CaseCommand, CaseState, Context } from '../domain/case.ts'
import { decide } from '../domain/case-decisions.ts'
import { evolve, opened } from '../domain/case-evolution.ts'
import type { CaseEvent } from '../domain/events.ts'
import type { Refusal } from '../domain/refusal.ts'
import { ASKED, askedBefore, type AskedOnce, askedWrite } from './asked-once.ts'
import { changeOfCase, type LinkTerms, type OfferTerms, queueOf } from './changes.ts'
import { calendarsNow } from './calendars.ts'
import { giveRoomBack } from './rooms.ts'
import { isCaseId, keys, referralPartition } from './keys.ts'
import { type FailedWrite, type Page, queryItems, queryPage, readItem, transact, type Write } from './table.ts'

// What stands under `state` was written by this code from a typed state, and only by it.
const caseItem = z.object({ kind: z.literal('case'), state: z.custom<CaseState>((state) => typeof state === 'object') })
const eventItem = z.object({ event: z.custom<CaseEvent>((event) => typeof event === 'object') })

export const caseBy = async (caseId: string): Promise<CaseState | undefined> =>
  isCaseId(caseId) ? (await readItem(keys.case(caseId), caseItem))?.state : undefined

/** The cases of a referral, in the order in which they were opened. */
export const casesOfReferral = async (reference: string): Promise<CaseState[]> => {
  const found = await queryItems({ partition: referralPartition(reference), beginsWith: 'CASE#' }, caseItem)
  return found.map(({ state }) => state)
}

/** What has happened in a case, oldest first. */
export const caseEvents = async (caseId: string): Promise<CaseEvent[]> => {
  const { pk, sk } = keys.caseEvent(caseId, 0)
  const found = await queryItems({ partition: pk, beginsWith: sk.slice(0, sk.lastIndexOf('#') + 1) }, eventItem)
  return found.map(({ event }) => event)
}

/** More than any provider has open at once: what is read of them stays within bounds. */
const MOST_OPEN = 5_000

/** The cases offered to or held by a provider, oldest first; of those that have ended, the first to end. */
export const casesOfProvider = async (provider: string, which: 'open' | 'ended'): Promise<CaseState[]> => {
  const found = await queryItems(
    { partition: `PROVIDER#${provider}`, index: 'ByProvider', beginsWith: `${which}#`, limit: MOST_OPEN },
    caseItem,
  )
  return found.map(({ state }) => state)
}

/** A page of the same list; undefined when the cursor is none of it. */
export const pageOfProvider = async (
  provider: string,
  { which, ...paging }: { which: 'open' | 'ended'; limit: number; newestFirst?: boolean },
  cursor?: string,
): Promise<Page<CaseState> | undefined> => {
  const where = { partition: `PROVIDER#${provider}`, index: 'ByProvider', beginsWith: `${which}#`, ...paging } as const
  const page = await queryPage(where, caseItem, cursor)
  return page && { ...page, items: page.items.map(({ state }) => state) }
}

/** More of one status than a desk can show: whoever counts them says so. */
export const MOST_OF_A_STATUS = 5_000

/** All cases of an area in a status, oldest first: what is counted of them is counted of each. */
export const casesOfArea = async (area: string, status: CaseState['status']): Promise<CaseState[]> => {
  const found = await queryItems(
    { partition: `AUTHORITY#${area}`, index: 'ByAuthority', beginsWith: `CASE#${status}#`, limit: MOST_OF_A_STATUS },
    caseItem,
  )
  return found.map(({ state }) => state)
}

/** So many of a queue are looked at when room comes free; what comes after them waits for the next room. */
export const MOST_WAITING = 200

/** The cases of an area that wait for room, the most pressing first; those before a place in the queue, when one is named. */
export const casesWaiting = async (area: string, before?: string): Promise<CaseState[]> => {
  const found = await queryItems(
    {
      partition: queueOf(area),
      index: 'ByOwner',
      limit: MOST_WAITING,
      ...(before === undefined ? {} : { between: ['', before] }),
    },
    caseItem,
  )
  return found.map(({ state }) => state).filter((state) => isWaiting(state))
}

/** `again` where it was asked before: the state is the one that it brought about then. */
export type Commanded<State> =
  | { ok: true; state: State; again?: true }
  | { ok: false; refusal: Refusal | { code: 'not-found' } | { code: 'write-refused'; failed: FailedWrite[] } }

export type Commanding = { terms?: LinkTerms | OfferTerms; also?: Write[]; seen?: number; asked?: AskedOnce }

/** The case as it stood at a version, by what had happened in it until then. */
const caseAt = async (caseId: string, version: number): Promise<CaseState | undefined> => {
  const [opening, ...events] = (await caseEvents(caseId)).slice(0, version)
  return opening?.type === 'case-opened' ? events.reduce(evolve, opened(opening)) : undefined
}

/** The answer to what was asked before; undefined when it was not. A key that came with something else is refused. */
export const answeredBefore = async (asked: AskedOnce | undefined): Promise<Commanded<CaseState> | undefined> => {
  const before = asked === undefined ? undefined : await askedBefore(asked)
  if (before === undefined) return undefined
  if (!before.same)
    return { ok: false, refusal: { code: 'write-refused', failed: [{ name: ASKED, stood: undefined }] } }
  const state = await caseAt(before.caseId, before.version)
  return state === undefined ? undefined : { ok: true, state, again: true }
}

const ATTEMPTS = 10

/**
 * Carries out a command on a case as it stands: read, decide, write in one transaction, and again when somebody else was
 * quicker. `also` are writes of the same transaction whose failure is the caller's to understand. With `seen`, the version
 * of the case that the command rests on, it is refused once the case has changed. What was `asked` under the same key before
 * is answered as it was then.
 */
export const commandCase = async (
  caseId: string,
  command: CaseCommand,
  context: Context,
  { terms, also = [], seen, asked }: Commanding = {},
): Promise<Commanded<CaseState>> => {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const doneBefore = await answeredBefore(asked)
    if (doneBefore !== undefined) return doneBefore
    const before = await caseBy(caseId)
    if (before === undefined) return { ok: false, refusal: { code: 'not-found' } }
    if (seen !== undefined && seen !== before.version) return { ok: false, refusal: { code: 'changed-meanwhile' } }
    const decided = decide(before, command, context, (await calendarsNow()).of)
    // Refused for what the same thing brought about a moment ago, it has been done.
    if (!decided.ok) return (await answeredBefore(asked)) ?? decided
    const { after, writes, roomBack } = changeOfCase(before, decided.events, terms)
    const once = asked === undefined ? [] : [askedWrite(asked, after)]
    const written = await transact([...writes, ...giveRoomBack(roomBack), ...once, ...also])
    if (written.ok) return { ok: true, state: after }
    const others = written.failed.filter(({ name }) => name !== caseId && name !== 'event' && name !== ASKED)
    if (others.length > 0) return { ok: false, refusal: { code: 'write-refused', failed: others } }
  }
  throw new Error(`The case ${caseId} changed faster than a command could be carried out`)
}
