// What a change of a referral or a case writes: the state under its version, the events, the effects they ask for and the
// room they take or give back. Together with others these make the one transaction of a command.
import { isWaiting, placeInQueue } from '../domain/assignment/queue.ts'
import { weekOf } from '../domain/assignment/room.ts'
import { type CaseState, hasEnded } from '../domain/case.ts'
import { evolve as evolveCase } from '../domain/case-evolution.ts'
import { type Effect, effectsOfCase, effectsOfReferral } from '../domain/effects.ts'
import type { CaseEvent, Offer, ReferralEvent } from '../domain/events.ts'
import { nextRecheck } from '../domain/rechecks.ts'
import { awaitsDecision, evolve as evolveReferral, isSettled, type ReferralState } from '../domain/referral.ts'
import { dateOf } from '../domain/time.ts'
import { hashOfLink } from '../domain/evidence/chain.ts'
import { sha256 } from '../platform/digest.ts'
import type { NewLink } from '../platform/secrets.ts'
import { keys } from './keys.ts'
import { outboxWrites } from './outbox.ts'
import { type FreedPlace, type Reservation, takeRoom } from './rooms.ts'
import type { Write } from './table.ts'

/** The link that the mail of an offer will carry; `expiresAt` in seconds since 1970. */
export type LinkTerms = { link: NewLink; expiresAt: number }
/** What an offer needs beside its event: the room under the contract, and its link. */
export type OfferTerms = LinkTerms & { room: Reservation }

/** The state after events, and the writes that bring it about. */
export type Change<State> = { after: State; writes: Write[] }

/** Of a case also the places that it gives back: `giveRoomBack` writes those of a whole transaction together. */
export type CaseChange = Change<CaseState> & { roomBack: FreedPlace[] }

const underVersion = (version: number): Pick<Write, 'condition' | 'values'> =>
  version === 0
    ? { condition: 'attribute_not_exists(pk)' }
    : { condition: 'version = :version', values: { ':version': version } }

export const changeOfCase = (before: CaseState, events: CaseEvent[], terms?: LinkTerms | OfferTerms): CaseChange => {
  let state = before
  const writes: Write[] = []
  const roomBack: FreedPlace[] = []
  for (const event of events) {
    const after = chained(evolveCase(state, event), state.chain, event)
    const placesBack = placeLetGo(state, event)
    writes.push(...eventWrites(keys.caseEvent(after.caseId, after.version), event, after.chain))
    writes.push(
      ...outboxWrites(
        `${after.caseId}.${after.version}`,
        [...effectsOfCase(event, state, after), ...placingAfter(placesBack)],
        event.at,
        terms?.link.sealedSecret,
      ),
    )
    writes.push(...offerWrites(state, event, terms))
    roomBack.push(...placesBack)
    state = after
  }
  return { after: state, writes: [caseWrite(state, before.version), ...writes], roomBack }
}

// Room never comes free without those being looked at that wait for it.
const placingAfter = (places: readonly FreedPlace[]): Effect[] =>
  [...new Set(places.map(({ area }) => area))].map((area) => ({ do: 'place-waiting', area }))

/** The writes of a case that is new with its opening event. */
export const openingOfCase = (state: CaseState, event: CaseEvent): Write[] => {
  const opened = chained(state, undefined, event)
  return [
    caseWrite(opened, 0),
    ...eventWrites(keys.caseEvent(opened.caseId, 1), event, opened.chain),
    ...outboxWrites(`${opened.caseId}.1`, effectsOfCase(event, opened, opened), event.at),
  ]
}

export const changeOfReferral = (before: ReferralState, events: ReferralEvent[]): Change<ReferralState> => {
  let state = before
  const writes: Write[] = []
  for (const event of events) {
    state = chained(evolveReferral(state, event), state.chain, event)
    writes.push(...eventWrites(keys.referralEvent(state.reference, state.version), event, state.chain))
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
export const receiptOfReferral = (state: ReferralState, event: ReferralEvent): Write[] => {
  const received = chained(state, undefined, event)
  return [
    referralWrite(received, 0),
    ...eventWrites(keys.referralEvent(received.reference, 1), event, received.chain),
    ...referralOutbox(received, effectsOfReferral(event, received), event),
  ]
}

const referralOutbox = (state: ReferralState, effects: Effect[], event: ReferralEvent): Write[] =>
  outboxWrites(`${state.reference}.${state.version}`, effects, event.at)

/** The state with the hash of its last event, which ties it to the events before. */
const chained = <State extends CaseState | ReferralState>(
  state: State,
  previous: string | undefined,
  event: CaseEvent | ReferralEvent,
): State & { chain: string } => {
  const subject = 'caseId' in state ? state.caseId : state.reference
  return { ...state, chain: hashOfLink({ subject, number: state.version, previous, event }, sha256) }
}

const eventWrites = (
  key: { pk: string; sk: string },
  event: CaseEvent | ReferralEvent,
  hash: string | undefined,
): Write[] => [
  // An event is never written over: the version of the state makes its key new.
  { name: 'event', put: { ...key, kind: 'event', event, hash }, condition: 'attribute_not_exists(pk)' },
]

const offerWrites = ({ caseId }: CaseState, event: CaseEvent, terms: LinkTerms | OfferTerms | undefined): Write[] => {
  if (event.type === 'offer-made') {
    if (terms === undefined || !('room' in terms)) throw new Error('An offer is made with its terms')
    return [takeRoom(terms.room, event.at), linkWrite(caseId, event.offer, terms)]
  }
  if (event.type === 'link-reissued') {
    if (terms === undefined) throw new Error('A link is sent anew with its terms')
    return [linkWrite(caseId, event, terms)]
  }
  return []
}

// The links before it need no write: the offer names the one that answers it, and is changed under its version.
const linkWrite = (
  caseId: string,
  { offerId, contactEmail, link = 1 }: Pick<Offer, 'offerId' | 'contactEmail' | 'link'>,
  { link: { secretHash }, expiresAt }: LinkTerms,
): Write => {
  const stored = { secretHash, caseId, offerId, contactEmail, number: link, attempts: 0, expiresAt }
  return { name: 'link', put: { ...keys.link(secretHash), kind: 'link', ...stored } }
}

const LETS_GO: readonly CaseEvent['type'][] = [
  'offer-declined',
  'offer-lapsed',
  'offer-bounced',
  'case-taken-back',
  'case-given-back',
  'joint-period-ended',
  'case-withdrawn',
  'case-closed',
]

// A joint period keeps its place until it ends.
const letsGo = (event: CaseEvent): boolean =>
  LETS_GO.includes(event.type) || (event.type === 'case-handed-over' && event.jointUntil === undefined)

/** The week's place comes back only while nobody has taken the case on, and only while that week lasts. */
const placeLetGo = ({ area: ofCase, offer, reached }: CaseState, event: CaseEvent): FreedPlace[] => {
  if (offer === undefined || !letsGo(event)) return []
  const { contractId, madeAt, area = ofCase } = offer
  const [madeIn, now] = [madeAt, event.at].map((moment) => weekOf(dateOf(moment)))
  const isOfWeek = reached.acceptance === undefined && madeIn === now
  return [{ area, contractId, ...(isOfWeek && now !== undefined ? { week: now } : {}) }]
}

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
          byProviderSort: `${hasEnded(state) ? `ended#${state.endedAt}` : `open#${state.receivedAt}`}#${state.caseId}`,
        }),
    ...(isWaiting(state) ? { byOwner: queueOf(state.area), byOwnerSort: placeInQueue(state) } : {}),
    ...(hasEnded(state) ? {} : { unfinished: 'CASE', unfinishedSort: state.caseId }),
  },
  ...underVersion(versionBefore),
})

/** Where the cases of an area that wait for room stand in the index of owners, the most pressing first. */
export const queueOf = (area: string): string => `WAITING#${area}`

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
    ...(awaitsDecision(state)
      ? { byOwner: decisionsOf(state.authority), byOwnerSort: `${state.completeAt}#${state.reference}` }
      : {}),
    ...(isSettled(state) ? {} : { unfinished: 'REFERRAL', unfinishedSort: state.reference }),
  },
  ...underVersion(versionBefore),
})
