// Cases: read with what a page or a task needs, and changed by commands.
import * as z from 'zod'
import { type CaseCommand, type CaseState, type Context, decide } from '../domain/case.ts'
import type { CaseEvent } from '../domain/events.ts'
import type { Refusal } from '../domain/refusal.ts'
import { changeOfCase, type OfferTerms } from './changes.ts'
import { giveRoomBack } from './organisations.ts'
import { isCaseId, keys, referralPartition } from './keys.ts'
import { type FailedWrite, queryItems, readItem, transact, type Write } from './table.ts'

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

/** The cases offered to or held by a provider: those still going first, oldest first. */
export const casesOfProvider = async (provider: string, which: 'open' | 'ended'): Promise<CaseState[]> => {
  const found = await queryItems(
    { partition: `PROVIDER#${provider}`, index: 'ByProvider', beginsWith: `${which}#`, limit: 500 },
    caseItem,
  )
  return found.map(({ state }) => state)
}

/** The cases of an area in a status, oldest first. */
export const casesOfArea = async (area: string, status: CaseState['status']): Promise<CaseState[]> => {
  const found = await queryItems(
    { partition: `AUTHORITY#${area}`, index: 'ByAuthority', beginsWith: `CASE#${status}#`, limit: 500 },
    caseItem,
  )
  return found.map(({ state }) => state)
}

export type Commanded<State> =
  | { ok: true; state: State }
  | { ok: false; refusal: Refusal | { code: 'not-found' } | { code: 'write-refused'; failed: FailedWrite[] } }

const ATTEMPTS = 10

/**
 * Carries out a command on a case as it stands: read, decide, write in one transaction, and again when somebody else was
 * quicker. `also` are writes of the same transaction whose failure is the caller's to understand. With `seen`, the version
 * of the case that the command rests on, it is refused once the case has changed.
 */
export const commandCase = async (
  caseId: string,
  command: CaseCommand,
  context: Context,
  { terms, also = [], seen }: { terms?: OfferTerms; also?: Write[]; seen?: number } = {},
): Promise<Commanded<CaseState>> => {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const before = await caseBy(caseId)
    if (before === undefined) return { ok: false, refusal: { code: 'not-found' } }
    if (seen !== undefined && seen !== before.version) return { ok: false, refusal: { code: 'changed-meanwhile' } }
    const decided = decide(before, command, context)
    if (!decided.ok) return decided
    const { after, writes, roomBack } = changeOfCase(before, decided.events, terms)
    const written = await transact([...writes, ...giveRoomBack(roomBack), ...also])
    if (written.ok) return { ok: true, state: after }
    const others = written.failed.filter(({ name }) => name !== caseId && name !== 'event')
    if (others.length > 0) return { ok: false, refusal: { code: 'write-refused', failed: others } }
  }
  throw new Error(`The case ${caseId} changed faster than a command could be carried out`)
}
