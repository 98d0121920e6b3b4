// Referrals: received once, read with their story, changed by commands together with their cases.
import * as z from 'zod'
import { type Context, decide as decideCase, hasEnded, opened } from '../domain/case.ts'
import type { CaseEvent, ReferralEvent } from '../domain/events.ts'
import type { ReferralForm } from '../domain/form/referral-form.ts'
import { decide, received, type ReferralCommand, type ReferralState } from '../domain/referral.ts'
import { changeOfCase, changeOfReferral, openingOfCase, receiptOfReferral } from './changes.ts'
import { casesOfReferral, type Commanded } from './cases.ts'
import { giveRoomBack } from './organisations.ts'
import { isReference, keys, referralPartition } from './keys.ts'
import { queryItems, readItem, transact, type Write } from './table.ts'

// What stands under `state` and `form` was written by this code from typed values, and only by it.
const referralItem = z.object({ state: z.custom<ReferralState>((state) => typeof state === 'object') })
const eventItem = z.object({ event: z.custom<ReferralEvent>((event) => typeof event === 'object') })
const storyItem = z.object({ form: z.custom<ReferralForm>((form) => typeof form === 'object') })
const requestItem = z.object({ reference: z.string(), bodyHash: z.string() })

export const referralBy = async (reference: string): Promise<ReferralState | undefined> =>
  isReference(reference) ? (await readItem(keys.referral(reference), referralItem))?.state : undefined

/** The story as it was told on the form, without the equality answers, which are kept apart. */
export const storyOf = async (reference: string): Promise<ReferralForm | undefined> =>
  (await readItem(keys.story(reference), storyItem))?.form

export const referralEvents = async (reference: string): Promise<ReferralEvent[]> => {
  const found = await queryItems({ partition: referralPartition(reference), beginsWith: 'EVENT#REFERRAL#' }, eventItem)
  return found.map(({ event }) => event)
}

/** The referrals of an authority, newest first. */
export const referralsOfAuthority = async (authority: string): Promise<ReferralState[]> => {
  const found = await queryItems(
    {
      partition: `AUTHORITY#${authority}`,
      index: 'ByAuthority',
      beginsWith: 'REFERRAL#',
      newestFirst: true,
      limit: 200,
    },
    referralItem,
  )
  return found.map(({ state }) => state)
}

export type Receipt = {
  event: Extract<ReferralEvent, { type: 'referral-received' }>
  referrerId: string
  form: ReferralForm
  /** The sender's own key: sending twice under it makes one referral. `bodyHash` tells a retry from another referral. */
  request: { sender: string; key: string; bodyHash: string; expiresAt: number }
  /** The draft that it was written in, used up by it. */
  draft?: Write
}

export type Received =
  | { ok: true; again: false; reference: string; state: ReferralState }
  | { ok: true; again: true; reference: string }
  | { ok: false; code: 'idempotency-key-reused' | 'draft-gone' | 'reference-taken' }

/** Stores a referral with all that belongs to it, or finds the one that was sent under the same key before. */
export const receiveReferral = async ({ event, referrerId, form, request, draft }: Receipt): Promise<Received> => {
  const { reference } = event
  const { equality, ...story } = form
  const state = received(event, referrerId)
  const written = await transact([
    {
      name: 'request',
      put: {
        ...keys.request(request.sender, request.key),
        kind: 'request',
        reference,
        bodyHash: request.bodyHash,
        expiresAt: request.expiresAt,
      },
      condition: 'attribute_not_exists(pk)',
    },
    ...receiptOfReferral(state, event),
    { name: 'story', put: { ...keys.story(reference), kind: 'story', form: story } },
    ...(equality === undefined
      ? []
      : [{ name: 'equality', put: { ...keys.equality(reference), kind: 'equality', answers: equality } }]),
    ...(draft === undefined ? [] : [draft]),
  ])
  if (written.ok) return { ok: true, again: false, reference, state }
  const before = written.failed.find(({ name }) => name === 'request')
  if (before !== undefined) {
    const request_ = requestItem.parse(before.stood)
    return request_.bodyHash === request.bodyHash
      ? { ok: true, again: true, reference: request_.reference }
      : { ok: false, code: 'idempotency-key-reused' }
  }
  return { ok: false, code: written.failed.some(({ name }) => name === 'draft') ? 'draft-gone' : 'reference-taken' }
}

const ATTEMPTS = 10

/**
 * Carries out a command on a referral. Withdrawing withdraws its cases in the same transaction; `openings` are the
 * opening events of the cases that the command opens.
 */
export const commandReferral = async (
  reference: string,
  command: ReferralCommand,
  context: Context,
  openings: Extract<CaseEvent, { type: 'case-opened' }>[] = [],
): Promise<Commanded<ReferralState>> => {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const before = await referralBy(reference)
    if (before === undefined) return { ok: false, refusal: { code: 'not-found' } }
    const decided = decide(before, command, context)
    if (!decided.ok) return decided
    const { after, writes } = changeOfReferral(before, decided.events)
    const ofCases = command.type === 'withdraw' ? await withdrawalOfCases(reference, command.reason, context) : []
    const opening = openings.flatMap((event) => openingOfCase(opened(event), event))
    const written = await transact([...writes, ...ofCases, ...opening])
    if (written.ok) return { ok: true, state: after }
  }
  throw new Error(`The referral ${reference} changed faster than a command could be carried out`)
}

const withdrawalOfCases = async (
  reference: string,
  reason: Extract<ReferralCommand, { type: 'withdraw' }>['reason'],
  context: Context,
): Promise<Write[]> => {
  const going = (await casesOfReferral(reference)).filter((state) => !hasEnded(state))
  const changes = going.flatMap((state) => {
    const decided = decideCase(state, { type: 'withdraw', reason }, context)
    return decided.ok ? [changeOfCase(state, decided.events)] : []
  })
  return [...changes.flatMap(({ writes }) => writes), ...giveRoomBack(changes.flatMap(({ roomBack }) => roomBack))]
}
