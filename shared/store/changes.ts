// What a change of a referral or a case writes: the state under its version, the events, the effects they ask for and the
// room they take or give back. Together with others these make the one transaction of a command.
import { type CaseState, evolve as evolveCase, hasEnded } from '../domain/case.ts'
import { type Effect, effectsOfCase, effectsOfReferral } from '../domain/effects.ts'
import type { CaseEvent, ReferralEvent } from '../domain/events.ts'
import { nextRecheck } from '../domain/rechecks.ts'
import { evolve as evolveReferral, isSettled, type ReferralState } from '../domain/referral.ts'
import type { NewLink } from '../platform/secrets.ts'
import { keys } from './keys.ts'
import { takeRoom } from './organisations.ts'
import { outboxWrites } from './outbox.ts'
import type { Write } from './table.ts'

/** What an offer needs beside its event: the room under the contract, and the link its mail will carry. */
export type OfferTerms = { capacity: number; link: NewLink; expiresAt: number }

/** The state after events, and the writes that bring it about. */
export type Change<State> = { after: State; writes: Write[] }

/** Of a case also the contracts whose room it gives back: `giveRoomBack` writes those of a whole transaction together. */
export type CaseChange = Change<CaseState> & { roomBack: string[] }

const underVersion = (version: number): Pick<Write, 'condition' | 'values'> =>
  version === 0
    ? { condition: 'attribute_not_exists(pk)' }
    : { condition: 'version = :version', values: { ':version': version } }

export const changeOfCase = (before: CaseState, events: CaseEvent[], terms?: OfferTerms): CaseChange => {
  let state = before
  const writes: Write[] = []
  const roomBack: string[] = []
  for (const event of events) {
    const after = evolveCase(state, event)
    writes.push(...eventWrites(keys.caseEvent(after.caseId, after.version), event))
    writes.push(
      ...outboxWrites(
        `${after.caseId}.${after.version}`,
        effectsOfCase(event, state, after),
        event.at,
        terms?.link.sealedSecret,
      ),
    )
    writes.push(...offerWrites(state, event, terms))
    roomBack.push(...contractsLetGo(state, event))
    state = after
  }
  return { after: state, writes: [caseWrite(state, before.version), ...writes], roomBack }
}

/** The writes of a case that is new with its opening event. */
export const openingOfCase = (opened: CaseState, event: CaseEvent): Write[] => [
  caseWrite(opened, 0),
  ...eventWrites(keys.caseEvent(opened.caseId, 1), event),
  ...outboxWrites(`${opened.caseId}.1`, effectsOfCase(event, opened, opened), event.at),
]

export const changeOfReferral = (before: ReferralState, events: ReferralEvent[]): Change<ReferralState> => {
  let state = before
  const writes: Write[] = []
  for (const event of events) {
    state = evolveReferral(state, event)
    writes.push(...eventWrites(keys.referralEvent(state.reference, state.version), event))
    writes.push(...referralOutbox(state, effectsOfReferral(event, state), event))
  }
  return { after: state, writes: [referralWrite(state, before.version), ...recheckWrites(before, state), ...writes] }
}

/** Where the days on which referrals are looked at again stand in the index of what is unfinished, in their order. */
export const RECHECKS = 'RECHECK'

// The state under its version is what counts; the item only has the day found when it comes.
const recheckWrites = (before: ReferralState, after: ReferralState): Write[] => {
  const [was, is] = [nextRecheck(before), nextRecheck(after)]
  if (was?.rule === is?.rule && was?.from === is?.from) return []
  const { reference } = after
  const key = keys.recheck(reference)
  if (is === undefined) return [{ name: 'recheck', remove: key }]
  const { on, from } = is
  const found = { unfinished: RECHECKS, unfinishedSort: `${from}#${reference}` }
  return [{ name: 'recheck', put: { ...key, kind: 'recheck', reference, on, ...found } }]
}

/** The writes of a referral that is new with its receipt. */
export const receiptOfReferral = (received: ReferralState, event: ReferralEvent): Write[] => [
  referralWrite(received, 0),
  ...eventWrites(keys.referralEvent(received.reference, 1), event),
  ...referralOutbox(received, effectsOfReferral(event, received), event),
]

const referralOutbox = (state: ReferralState, effects: Effect[], event: ReferralEvent): Write[] =>
  outboxWrites(`${state.reference}.${state.version}`, effects, event.at)

const eventWrites = (key: { pk: string; sk: string }, event: CaseEvent | ReferralEvent): Write[] => [
  // An event is never written over: the version of the state makes its key new.
  { name: 'event', put: { ...key, kind: 'event', event }, condition: 'attribute_not_exists(pk)' },
]

const offerWrites = (before: CaseState, event: CaseEvent, terms: OfferTerms | undefined): Write[] => {
  if (event.type !== 'offer-made') return []
  if (terms === undefined) throw new Error('An offer is made with its terms')
  const { offerId, contractId, contactEmail } = event.offer
  const { secretHash } = terms.link
  const link = { secretHash, caseId: before.caseId, offerId, contactEmail, attempts: 0, expiresAt: terms.expiresAt }
  return [
    takeRoom(contractId, terms.capacity),
    { name: 'link', put: { ...keys.link(secretHash), kind: 'link', ...link } },
  ]
}

const LETS_GO: readonly CaseEvent['type'][] = ['offer-declined', 'offer-lapsed', 'case-withdrawn', 'case-closed']

const contractsLetGo = ({ offer }: CaseState, { type }: CaseEvent): string[] =>
  offer !== undefined && LETS_GO.includes(type) ? [offer.contractId] : []

const caseWrite = (state: CaseState, versionBefore: number): Write => ({
  name: state.caseId,
  put: {
    ...keys.case(state.caseId),
    kind: 'case',
    version: state.version,
    state,
    byAuthority: `AUTHORITY#${state.area}`,
    byAuthoritySort: `CASE#${state.status}#${state.receivedAt}#${state.caseId}`,
    ...(state.offer === undefined
      ? {}
      : {
          byProvider: `PROVIDER#${state.offer.provider}`,
          byProviderSort: `${hasEnded(state) ? 'ended' : 'open'}#${state.receivedAt}#${state.caseId}`,
        }),
    ...(hasEnded(state) ? {} : { unfinished: 'CASE', unfinishedSort: state.caseId }),
  },
  ...underVersion(versionBefore),
})

/** Where what awaits a decision stands in the index of owners: whoever has to act owns it for that long. */
export const decisionsOf = (authority: string): string => `DECISIONS#${authority}`

const referralWrite = (state: ReferralState, versionBefore: number): Write => ({
  name: state.reference,
  put: {
    ...keys.referral(state.reference),
    kind: 'referral',
    version: state.version,
    state,
    byAuthority: `AUTHORITY#${state.authority}`,
    byAuthoritySort: `REFERRAL#${state.receivedAt}#${state.reference}`,
    ...(state.status === 'awaiting-decision'
      ? { byOwner: decisionsOf(state.authority), byOwnerSort: `${state.completeAt}#${state.reference}` }
      : {}),
    ...(isSettled(state) ? {} : { unfinished: 'REFERRAL', unfinishedSort: state.reference }),
  },
  ...underVersion(versionBefore),
})
