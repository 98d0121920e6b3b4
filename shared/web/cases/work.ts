// What was done in a case, drawn together from what happened: who its advocates were, and how often contact was tried.
import type { CaseEvent, ReallocationReason } from '../../domain/events.ts'
import type { Instant } from '../../domain/time.ts'
import type { Words } from '../words/index.ts'

/** A named advocate of a case, from when to when; `reason` says why the next one took over. */
export type AdvocateTerm = { advocate: string; from: Instant; to?: Instant; reason?: ReallocationReason }

/** The advocates of a case in their order; only the last has no end. */
export const advocatesOf = (events: readonly CaseEvent[]): AdvocateTerm[] => {
  const namings = events.filter(({ type }) => type === 'advocate-allocated' || type === 'advocate-reallocated')
  return namings.flatMap((event, place): AdvocateTerm[] => {
    if (event.type !== 'advocate-allocated' && event.type !== 'advocate-reallocated') return []
    const next = namings[place + 1]
    return [
      {
        advocate: event.advocate,
        from: event.at,
        ...(next === undefined ? {} : { to: next.at }),
        ...(next?.type === 'advocate-reallocated' ? { reason: next.reason } : {}),
      },
    ]
  })
}

/** The advocates before the one who has a case now, the latest first, in words; undefined when there was none. */
export const advocatesBefore = (events: readonly CaseEvent[], w: Words): string | undefined => {
  const before = advocatesOf(events).flatMap(({ advocate, from, to, reason }) =>
    to === undefined
      ? []
      : [
          w.cases.advocateUntil(
            advocate,
            w.dates.day(from),
            w.dates.day(to),
            reason === undefined ? undefined : w.cases.reallocationReasons[reason],
          ),
        ],
  )
  return before.length === 0 ? undefined : before.toReversed().join('; ')
}

/** How often contact was tried without success, and when, in words; undefined when it was not. */
export const attemptsInWords = (events: readonly CaseEvent[], w: Words): string | undefined => {
  const tried = events.flatMap((event) => (event.type === 'contact-attempted' ? [event.occurredAt] : []))
  return tried.length === 0 ? undefined : w.cases.attempts(tried.length, tried.map((at) => w.dates.when(at)).join('; '))
}
