// What a provider does with an offer that comes at another time, or to another provider, than it did: the same, after as much
// office time.
import type { WorkingCalendar } from '../clocks/calendar.ts'
import { calendarFrom, type CalendarSource } from '../clocks/calendars.ts'
import { addWorkingTime, measureWorkingTime } from '../clocks/working-time.ts'
import type { Actor, CaseEvent } from '../events.ts'
import { epochMs, type Instant, instantOf } from '../time.ts'
import { type Arrival, keptTurn, type Turn } from './history.ts'

/**
 * The events of a turn as they would be, had its offer been made at another instant. Each follows the offer after as much
 * office time as it did; by a later offer nothing comes sooner.
 */
export const turnAt = ({ madeAt, events }: Turn, at: Instant, calendar: WorkingCalendar): readonly CaseEvent[] => {
  if (at === madeAt) return events
  const [from, to] = [epochMs(madeAt), epochMs(at)]
  const moved = (instant: Instant): Instant => {
    const then = epochMs(instant)
    const worked = measureWorkingTime(calendar, from, then)
    const now = worked === undefined ? undefined : addWorkingTime(calendar, to, worked)
    // Beyond the calendar nobody knows the office hours.
    const due = now ?? then + to - from
    return instantOf(to > from ? Math.max(then, due) : due)
  }
  return events.map((event) =>
    'occurredAt' in event
      ? { ...event, at: moved(event.at), occurredAt: moved(event.occurredAt) }
      : { ...event, at: moved(event.at) },
  )
}

const STEPS = ['offer-accepted', 'advocate-allocated', 'contact-made', 'case-closed'] as const
type Step = (typeof STEPS)[number]

/** How much office time after its offer a provider usually takes each step, in milliseconds. */
type Pace = Partial<Record<Step, number>>
/** The paces of providers, and under no name that of all of them. */
export type Paces = ReadonlyMap<string | undefined, Pace>

/** The middle one of how long each provider took, by the cases that it kept. */
export const pacesOf = (arrivals: readonly Arrival[], calendars: CalendarSource): Paces => {
  const taken = new Map<string | undefined, Record<Step, number[]>>()
  for (const arrival of arrivals) {
    const turn = keptTurn(arrival)
    if (turn === undefined) continue
    const calendar = calendarFrom(calendars, arrival.opening.targets.calendar)
    for (const event of turn.events) {
      const step = STEPS.find((each) => each === event.type)
      const time = measureWorkingTime(calendar, epochMs(turn.madeAt), epochMs(event.at))
      if (step === undefined || time === undefined) continue
      for (const whose of [turn.provider, undefined]) {
        const times = taken.get(whose) ?? { ...emptySteps() }
        times[step].push(time)
        taken.set(whose, times)
      }
    }
  }
  return new Map(
    [...taken].map(([whose, times]) => [
      whose,
      Object.fromEntries(STEPS.flatMap((step) => (times[step].length === 0 ? [] : [[step, middle(times[step])]]))),
    ]),
  )
}

const emptySteps = (): Record<Step, number[]> => ({
  'offer-accepted': [],
  'advocate-allocated': [],
  'contact-made': [],
  'case-closed': [],
})

const middle = (values: number[]): number => values.toSorted((a, b) => a - b)[(values.length - 1) >> 1] ?? 0

const SIMULATED: Actor = { kind: 'service', part: 'case-workflow' }

const EVENTS: Record<Step, (at: Instant, offerId: string) => CaseEvent> = {
  'offer-accepted': (at, offerId) => ({ type: 'offer-accepted', at, by: SIMULATED, offerId }),
  'advocate-allocated': (at) => ({ type: 'advocate-allocated', at, by: SIMULATED, advocate: '' }),
  'contact-made': (at) => ({ type: 'contact-made', at, by: SIMULATED, occurredAt: at }),
  'case-closed': (at) => ({ type: 'case-closed', at, by: SIMULATED, outcomes: [], summary: '', hours: 0 }),
}

/** What a provider usually does with a case that nobody ever kept. What none has been seen to do never comes. */
export const usualTurn = (
  paces: Paces,
  { provider, offerId, at }: { provider: string; offerId: string; at: Instant },
  calendar: WorkingCalendar,
): readonly CaseEvent[] => {
  const events = STEPS.flatMap((step): CaseEvent[] => {
    const pace = paces.get(provider)?.[step] ?? paces.get(undefined)?.[step]
    const due = pace === undefined ? undefined : addWorkingTime(calendar, epochMs(at), pace)
    return due === undefined ? [] : [EVENTS[step](instantOf(due), offerId)]
  }).toSorted((one, other) => epochMs(one.at) - epochMs(other.at))
  const end = events.findIndex(({ type }) => type === 'case-closed')
  return end === -1 ? events : events.slice(0, end + 1)
}
