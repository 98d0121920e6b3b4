// What an evidence pack is made of, as it is stored: the events with their hashes beside the states.
import * as z from 'zod'
import type { CaseEvent, ReferralEvent } from '../domain/events.ts'
import type { Chain, StoredEvent } from '../domain/evidence/chain.ts'
import type { CaseRecords } from '../domain/evidence/pack.ts'
import { calendarsNow } from './calendars.ts'
import { caseBy } from './cases.ts'
import { type Key, keys } from './keys.ts'
import { mailsOf } from './mails.ts'
import { referralBy } from './referrals.ts'
import { queryItems } from './table.ts'

/** The events under a key without its number, in their order; a number is the place that the key tells. */
const storedEvents = async <Event>({ pk, sk }: Key): Promise<StoredEvent<Event>[]> => {
  const item = z.object({
    sk: z.string(),
    // Written by this code from a typed event, and only by it.
    event: z.custom<Event>((event) => typeof event === 'object'),
    hash: z.string().exactOptional(),
  })
  const found = await queryItems({ partition: pk, beginsWith: sk.slice(0, sk.lastIndexOf('#') + 1) }, item)
  return found.map(({ sk: place, event, hash }) => ({
    number: Number(place.slice(place.lastIndexOf('#') + 1)),
    event,
    ...(hash === undefined ? {} : { hash }),
  }))
}

const headOf = ({ chain }: { chain?: string }): { head?: string } => (chain === undefined ? {} : { head: chain })

const READS = 3

/**
 * Everything stored of a case that its pack tells, of one moment: read again where a state went on meanwhile. Undefined
 * when its referral is not there.
 */
export const recordsOf = async (caseId: string): Promise<CaseRecords | undefined> => {
  for (let read = 1; ; read += 1) {
    const state = await caseBy(caseId)
    const referral = state && (await referralBy(state.reference))
    if (state === undefined || referral === undefined) return undefined
    const { reference } = state
    const [referralEvents, caseEvents, mails, { of: calendars }] = await Promise.all([
      storedEvents<ReferralEvent>(keys.referralEvent(reference, 0)),
      storedEvents<CaseEvent>(keys.caseEvent(caseId, 0)),
      mailsOf(reference),
      calendarsNow(),
    ])
    const ofReferral: Chain<ReferralEvent> = { subject: reference, ...headOf(referral), events: referralEvents }
    const ofCase: Chain<CaseEvent> = { subject: caseId, ...headOf(state), events: caseEvents }
    const isOfOneMoment = referralEvents.length === referral.version && caseEvents.length === state.version
    // What still does not fit is told by the chain itself.
    if (isOfOneMoment || read === READS) return { state, referral, ofReferral, ofCase, mails, calendars }
  }
}
