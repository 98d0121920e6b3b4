// The offers of a case, in order, and what came of each: what was asked of whom stays known, whoever may be asked again.
import type { GivenBackHow } from './case.ts'
import type { CaseEvent } from './events.ts'
import type { Instant } from './time.ts'

/** An offer with what its provider did; `back` is when and how it let go of the case, or the case was taken from it. */
export type OfferRecord = {
  provider: string
  madeAt: Instant
  queriedAt?: Instant
  acceptedAt?: Instant
  /** When the provider first named an advocate. */
  allocatedAt?: Instant
  back?: { how: GivenBackHow; at: Instant }
}

const BACK: Partial<Record<CaseEvent['type'], GivenBackHow>> = {
  'offer-declined': 'declined',
  'offer-lapsed': 'lapsed',
  'offer-bounced': 'bounced',
  'case-taken-back': 'taken-back',
  'case-given-back': 'given-back',
}

const madeOf = ({ type, at }: CaseEvent, record: OfferRecord): Partial<OfferRecord> | undefined => {
  const how = BACK[type]
  if (how !== undefined) return { back: { how, at } }
  if (type === 'instruction-queried' && record.acceptedAt === undefined) return { queriedAt: record.queriedAt ?? at }
  if (type === 'offer-accepted') return { acceptedAt: at }
  if (type === 'advocate-allocated') return { allocatedAt: record.allocatedAt ?? at }
  return undefined
}

/** The ledger after an event, under `offers`; nothing where the event leaves it as it is. */
export const offersAfter = (
  { offers = [] }: { offers?: readonly OfferRecord[] },
  event: CaseEvent,
): { offers?: OfferRecord[] } => {
  if (event.type === 'offer-made') return { offers: [...offers, { provider: event.offer.provider, madeAt: event.at }] }
  const last = offers.at(-1)
  if (last === undefined || last.back !== undefined) return {}
  const made = madeOf(event, last)
  return made === undefined ? {} : { offers: [...offers.slice(0, -1), { ...last, ...made }] }
}
