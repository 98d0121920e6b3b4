// Events chained by hashes: each carries one over its content and the hash of the event before it, made as it is written.
// An event that is changed, left out or put in later no longer fits those after it.
import { canonical } from './canonical.ts'

/** SHA-256 of a text in UTF-8, in lower-case hex. */
export type Sha256 = (text: string) => string

/** What a hash is over. `subject` is the reference or the case id, `number` the event's place from 1. */
export type Link = { subject: string; number: number; previous: string | undefined; event: unknown }

/** The hash of an event in its chain. */
export const hashOfLink = ({ subject, number, previous, event }: Link, sha256: Sha256): string =>
  sha256(canonical({ subject, number, previous: previous ?? null, event }))

/** An event as it is stored; those written before events were chained have no hash. */
export type StoredEvent<Event = unknown> = { number: number; event: Event; hash?: string }

/** All events of a referral or a case, oldest first, with the last hash, which its state keeps. */
export type Chain<Event = unknown> = { subject: string; head?: string; events: StoredEvent<Event>[] }

export type ChainFault = 'number' | 'hash-missing' | 'hash' | 'head'
/** Of how many events the hashes hold, and how many are older than the chain; or where it breaks first. */
export type ChainCheck =
  | { ok: true; chained: number; unchained: number }
  | { ok: false; subject: string; number: number; fault: ChainFault }

/** Follows a chain from its first event to its head. */
export const checkChain = ({ subject, head, events }: Chain, sha256: Sha256): ChainCheck => {
  let previous: string | undefined
  let chained = 0
  for (const [place, { number, event, hash }] of events.entries()) {
    const broken = (fault: ChainFault): ChainCheck => ({ ok: false, subject, number: place + 1, fault })
    if (number !== place + 1) return broken('number')
    if (hash === undefined && previous === undefined) continue
    if (hash === undefined) return broken('hash-missing')
    if (hash !== hashOfLink({ subject, number, previous, event }, sha256)) return broken('hash')
    previous = hash
    chained += 1
  }
  if (head !== previous) return { ok: false, subject, number: events.length, fault: 'head' }
  return { ok: true, chained, unchained: events.length - chained }
}

/** Whether a chain goes on from an earlier copy of itself: all that stood there still stands, as it stood. */
export const goesOnFrom = (earlier: Chain, later: Chain): boolean =>
  earlier.subject === later.subject &&
  earlier.events.every((one, place) => canonical(one) === canonical(later.events[place]))
