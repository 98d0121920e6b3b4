// When nobody could take a case, and why: each stretch without a provider stays known once somebody has it.
import type { CaseEvent, PassOverReason } from './events.ts'
import type { Instant } from './time.ts'

/** From when nobody could take it until it was offered, without `to` while it waits or where it ended so; each reason once. */
export type UnplacedStretch = { from: Instant; to?: Instant; reasons: PassOverReason[] }

/** The ledger after an event, under `leftUnplaced`; nothing where the event leaves it as it is. */
export const unplacedAfter = (
  { leftUnplaced = [] }: { leftUnplaced?: readonly UnplacedStretch[] },
  event: CaseEvent,
): { leftUnplaced?: UnplacedStretch[] } => {
  const last = leftUnplaced.at(-1)
  const open = last?.to === undefined ? last : undefined
  const before = open === undefined ? leftUnplaced : leftUnplaced.slice(0, -1)
  if (event.type === 'offer-made' && open !== undefined) return { leftUnplaced: [...before, { ...open, to: event.at }] }
  if (event.type !== 'left-unplaced') return {}
  // It was tried once more, and nobody was found: that is the same stretch.
  const reasons = [...new Set([...(open?.reasons ?? []), ...event.passedOver.map(({ why }) => why)])].sort()
  return { leftUnplaced: [...before, { from: open?.from ?? event.at, reasons }] }
}
