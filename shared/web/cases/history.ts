// What has happened in a case, as lines to read. A provider reads what happened while the case was with it, with what was
// written; a commissioner reads everything that happened, without what was written about the person.
import type { Actor, CaseEvent, CaseEventType } from '../../domain/events.ts'
import type { Instant } from '../../domain/time.ts'
import type { Words } from '../words/index.ts'

export type Reader = 'provider' | 'commissioner'
export type HistoryLine = { at: Instant; what: string; who: string; detail?: string }

/** Whose written words a reader sees: those of the work for a provider, those of the assignment for a commissioner. */
const DETAILS: Record<Reader, readonly CaseEventType[]> = {
  provider: [
    'instruction-queried',
    'instruction-confirmed',
    'advocate-allocated',
    'advocate-reallocated',
    'case-closed',
    'clocks-reprojected',
  ],
  commissioner: ['assignment-asked', 'case-taken-back', 'case-given-back', 'clocks-reprojected'],
}

const written = (event: CaseEvent): string | undefined => {
  if (event.type === 'instruction-queried') return event.question
  if (event.type === 'instruction-confirmed') return event.answer
  if (event.type === 'advocate-allocated' || event.type === 'advocate-reallocated') return event.advocate
  if (event.type === 'case-closed') return event.summary
  if (event.type === 'case-taken-back') return event.reason
  if (event.type === 'case-given-back') return event.note
  if (event.type === 'assignment-asked') return 'reason' in event ? event.reason : undefined
  return event.type === 'clocks-reprojected' ? event.reason : undefined
}

/** What a provider may read: the opening, and all since the offer that brought it the case. Who else was asked is not its business. */
export const since = (offerId: string, events: readonly CaseEvent[]): CaseEvent[] => {
  const from = events.findIndex((event) => event.type === 'offer-made' && event.offer.offerId === offerId)
  return events.filter((event, at) => event.type === 'case-opened' || (from >= 0 && at >= from))
}

const actorWords = (by: Actor, nameOf: (organisation: string) => string, w: Words): string => {
  switch (by.kind) {
    case 'person':
      return w.cases.by.person(by.name, nameOf(by.organisation))
    case 'link':
      return w.cases.by.link(by.email)
    case 'service':
      return w.cases.by.service
  }
}

/** Events as lines, newest first. `nameOf` gives the name of an organisation. */
export const historyOf = (
  events: readonly CaseEvent[],
  { reader, nameOf, w }: { reader: Reader; nameOf: (organisation: string) => string; w: Words },
): HistoryLine[] =>
  events
    .map((event): HistoryLine => {
      const detail = DETAILS[reader].includes(event.type) ? written(event) : undefined
      return {
        at: event.at,
        what: w.cases.happened(event),
        who: actorWords(event.by, nameOf, w),
        ...(detail === undefined ? {} : { detail }),
      }
    })
    .toReversed()
