// What would have become of the cases of some months under other contracts: their arrivals run through the code that assigns
// cases and the code that keeps their clocks, on a virtual clock.
//
// What is supposed, and what a reader of the figures has to know:
// - A case asks for a provider when it did, and for what its trail shows it to have asked for.
// - A provider that had the case does what it did: it declines, lapses or accepts again. Any other does what the provider did
//   that kept the case, or, where nobody kept it, what it usually does. Each step takes as much office time as it took.
// - A case that cannot be placed waits until room comes free, the most pressing first, then the one that has waited longest.
//   The commissioner is taken to ask again at once; only those that declined it are not asked again.
// - A place is held for as long as it was. Cases of before the first day keep the places that they had when they had them.
// - How quickly advocates work does not depend on how many cases they carry, and nobody is bought in from outside.
import { type CaseState, hasEnded } from '../case.ts'
import { decide } from '../case-decisions.ts'
import { evolve, opened } from '../case-evolution.ts'
import { calendarFrom, type CalendarSource } from '../clocks/calendars.ts'
import type { TargetPolicy } from '../clocks/policy.ts'
import type { Actor, CaseEvent } from '../events.ts'
import { clocksOf } from '../milestones.ts'
import { dateOf, epochMs, type Instant, instantOf, type IsoDate } from '../time.ts'
import { chooseProvider, type ContractWithLoad } from './choose.ts'
import { targetsOfOffer } from './contract-targets.ts'
import type { Contract } from './contracts.ts'
import { eventQueue } from './event-queue.ts'
import { type Arrival, givesBack, keptTurn, type Turn } from './history.ts'
import { byPressing } from './queue.ts'
import { type Load, NO_LOAD, weekOf, windowStart, withOffer } from './room.ts'
import { pacesOf, turnAt, usualTurn } from './turns.ts'

/** What a simulation runs under. */
export type World = {
  /** The contracts of an area with their terms of a day. */
  contractsOn: (area: string, on: IsoDate) => readonly Contract[]
  /** The first instants of weeks and of other terms: room may come free then without any place given back. */
  turns: readonly Instant[]
  /** What a contract has agreed for itself; undefined where its area's targets hold. */
  ownPolicy: (area: string, contractId: string, on: IsoDate) => TargetPolicy | undefined
  calendars: CalendarSource
}

/** A place taken by a case of before, from its offer until it was given back; `answered` when it had been accepted by then. */
export type HeldPlace = { contractId: string; madeAt: Instant; until?: Instant; answered: boolean }

export const BREACHED = ['response', 'allocation', 'first-contact'] as const
export type Breached = (typeof BREACHED)[number]

/** A target that was missed: when it was due, and who had the case then or had it last. */
export type Breach = { milestone: Breached; at: Instant; provider: string | undefined }

/** What became of a case: its offers, how long it was with nobody for want of one, and what was late. */
export type Fate = {
  /** Who has it, or had it when it ended. */
  provider: string | undefined
  /** Each with when its place was given back. */
  offers: { provider: string; contractId: string; at: Instant; until?: Instant }[]
  waits: { from: Instant; to: Instant }[]
  breaches: Breach[]
}

/** Told every so often how many cases have asked so far. */
type Tell = (asked: number) => void

type Course = {
  arrival: Arrival
  place: number
  state: CaseState
  /** Turns of providers that were not taken up yet. */
  left: Turn[]
  offers: Fate['offers']
  waits: Fate['waits']
  waitsSince: Instant | undefined
  lapses: Breach[]
}

type Planned =
  | { what: 'let-go'; course: Course; offerNumber: number; event: CaseEvent; seeksAfterMs: number | undefined }
  | { what: 'stood'; course: Course; event: CaseEvent }
  | { what: 'freed'; contractId: string; answered: boolean; madeAt: Instant }
  | { what: 'taken'; contractId: string }
  | { what: 'turn' }
  | { what: 'seeks' | 'asked-again'; course: Course; isFirst?: true }

/** Places come free before others are sought at the same instant. */
const ORDER: Record<Planned['what'], number> = {
  stood: 0,
  'let-go': 1,
  freed: 1,
  taken: 2,
  turn: 3,
  seeks: 4,
  'asked-again': 4,
}

const SERVICE: Actor = { kind: 'service', part: 'case-workflow' }
const TELL_EVERY = 250

/**
 * Runs arrivals through the assignment until an instant; one fate an arrival, in their order. The same arrivals in the same
 * world always meet the same fates.
 */
export const simulate = (
  { arrivals, held, until }: { arrivals: readonly Arrival[]; held: readonly HeldPlace[]; until: Instant },
  world: World,
  tell: Tell = () => undefined,
): Fate[] => {
  const queue = eventQueue<Planned>()
  const plan = (at: Instant, planned: Planned): void => queue.plan(epochMs(at), ORDER[planned.what], planned)
  const loads = new Map<string, Load>()
  const waiting = new Map<string, Course[]>()
  const paces = pacesOf(arrivals, world.calendars)
  let asked = 0

  const loadOf = (contractId: string): Load => loads.get(contractId) ?? NO_LOAD
  const take = (contractId: string, at: Instant): void => {
    const on = dateOf(at)
    const { weeks, ...load } = withOffer(loadOf(contractId), on, at)
    const start = windowStart(on)
    const kept = Object.fromEntries(Object.entries(weeks).filter(([week]) => week >= start))
    loads.set(contractId, { ...load, weeks: kept })
  }
  /** The week's place comes back only while nobody has taken the case on, and only while that week lasts. */
  const giveBack = (contractId: string, madeAt: Instant, answered: boolean, at: Instant): void => {
    const load = loadOf(contractId)
    const monday = weekOf(dateOf(at))
    const week = load.weeks[monday]
    const isOfWeek = !answered && weekOf(dateOf(madeAt)) === monday && week !== undefined
    loads.set(contractId, {
      ...load,
      held: load.held - 1,
      weeks: isOfWeek ? { ...load.weeks, [monday]: { ...week, taken: week.taken - 1 } } : load.weeks,
    })
  }

  const contractsAt = (area: string, on: IsoDate): ContractWithLoad[] =>
    world.contractsOn(area, on).map((contract) => ({ ...contract, ...loadOf(contract.contractId) }))

  const offer = (course: Course, contract: Contract, at: Instant): void => {
    const { arrival, offers } = course
    const { contractId, provider, providerName, area } = contract
    const offerId = `${course.place}.${offers.length + 1}`
    const policy = world.ownPolicy(area, contractId, dateOf(at))
    const targets = targetsOfOffer(course.state, { ...contract, policy })
    const contactEmail = contract.contacts[0]?.email ?? ''
    const made = { offerId, contractId, area, provider, providerName, contactEmail }
    const decided = decide(
      course.state,
      { type: 'offer', offer: made, passedOver: [], ...(targets === undefined ? {} : { targets }) },
      { at, by: SERVICE },
      world.calendars,
    )
    if (!decided.ok) return
    course.state = decided.events.reduce(evolve, course.state)
    take(contractId, at)
    offers.push({ provider, contractId, at })
    if (course.waitsSince !== undefined) {
      course.waits.push({ from: course.waitsSince, to: at })
      course.waitsSince = undefined
    }
    const own = course.left.findIndex((turn) => turn.provider === provider)
    const turn = own === -1 ? keptTurn(arrival) : course.left.splice(own, 1)[0]
    const calendar = calendarFrom(world.calendars, course.state.targets.calendar)
    const events =
      turn === undefined ? usualTurn(paces, { provider, offerId, at }, calendar) : turnAt(turn, at, calendar)
    const last = events.at(-1)
    // Nothing is asked of a case in between but by the clocks, in the end: only what lets the place go needs its moment.
    for (const event of events.slice(0, -1)) if (event.at <= until) course.state = evolve(course.state, event)
    if (last === undefined || last.at > until) return
    plan(last.at, {
      what: 'let-go',
      course,
      offerNumber: offers.length,
      event: last,
      seeksAfterMs: givesBack(last) ? latency(arrival, turn) : undefined,
    })
  }

  const leave = (course: Course, at: Instant): void => {
    course.waitsSince ??= at
    // The service looks again as soon as there is room; who let an offer lapse is asked once more when the commissioner says so.
    for (const event of [
      { type: 'left-unplaced', at, by: SERVICE, passedOver: [] },
      { type: 'assignment-asked', at, by: SERVICE, because: 'room-came-free' },
    ] as const satisfies CaseEvent[])
      course.state = evolve(course.state, event)
    const { area, role } = course.state
    const line = waiting.get(`${area} ${role}`) ?? []
    if (!line.includes(course)) line.splice(placeInLine(line, course), 0, course)
    waiting.set(`${area} ${role}`, line)
  }

  const askAgain = (course: Course, at: Instant): void => {
    if (course.state.status !== 'assigning') return
    course.state = evolve(course.state, { type: 'assignment-asked', at, by: SERVICE, reason: '' })
  }

  const leaveLine = (course: Course): void => {
    const line = waiting.get(`${course.state.area} ${course.state.role}`) ?? []
    const place = line.indexOf(course)
    if (place !== -1) line.splice(place, 1)
  }

  const seek = (course: Course, at: Instant): void => {
    if (course.state.status !== 'assigning') return
    const { area } = course.state
    const of = { ...course.state, wishes: course.arrival.wishes }
    const { contract } = chooseProvider(of, contractsAt(area, dateOf(at)), dateOf(at))
    if (contract === undefined) {
      if (course.waitsSince === undefined) leave(course, at)
      return
    }
    leaveLine(course)
    offer(course, contract, at)
  }

  /** Whether a contract may have come to be able to have a case that waits: a quick look before the whole choice. */
  const mayHave = ({ provider }: Contract, { state, arrival }: Course): boolean =>
    !arrival.wishes.conflictsWith.includes(provider) && !state.givenBack.some((back) => back.provider === provider)

  const hasRoom = ({ contractId, capacity, weeklyCapacity }: Contract, on: IsoDate): boolean => {
    const { held: carried, weeks } = loadOf(contractId)
    const taken = weeks[weekOf(on)]?.taken ?? 0
    return carried < capacity && (weeklyCapacity === null || taken < weeklyCapacity)
  }

  /** Those that wait for a contract, as long as it has room; each is chosen for as any other, and may go elsewhere. */
  const fill = (contract: Contract, at: Instant): void => {
    const on = dateOf(at)
    const tried = new Set<Course>()
    while (hasRoom(contract, on)) {
      const heads = contract.roles.flatMap((role) => {
        const line = waiting.get(`${contract.area} ${role}`) ?? []
        return line.find((course) => !tried.has(course) && mayHave(contract, course)) ?? []
      })
      const next = heads.toSorted(inLine)[0]
      if (next === undefined) return
      tried.add(next)
      seek(next, at)
    }
  }

  const fillContract = (contractId: string, at: Instant): void => {
    for (const area of areas) {
      const contract = world.contractsOn(area, dateOf(at)).find((each) => each.contractId === contractId)
      if (contract !== undefined) fill(contract, at)
    }
  }

  const letGo = (course: Course, event: CaseEvent, at: Instant): void => {
    const { offer: open, reached } = course.state
    course.state = evolve(course.state, event)
    if (event.type === 'offer-lapsed' && open !== undefined)
      course.lapses.push({ milestone: 'response', at, provider: open.provider })
    const isLetGo = givesBack(event) || hasEnded(course.state)
    if (open === undefined || !isLetGo) return
    giveBack(open.contractId, open.madeAt, reached.acceptance !== undefined, at)
    const given = course.offers.at(-1)
    if (given !== undefined) given.until = at
  }

  const happen = (planned: Planned, at: Instant): void => {
    switch (planned.what) {
      case 'taken':
        return take(planned.contractId, at)
      case 'freed':
        giveBack(planned.contractId, planned.madeAt, planned.answered, at)
        return fillContract(planned.contractId, at)
      case 'turn':
        for (const area of areas) for (const contract of world.contractsOn(area, dateOf(at))) fill(contract, at)
        return
      case 'seeks':
      case 'asked-again': {
        if (planned.isFirst === true) {
          asked += 1
          if (asked % TELL_EVERY === 0) tell(asked)
        }
        if (planned.what === 'asked-again') askAgain(planned.course, at)
        seek(planned.course, at)
        return
      }
      case 'let-go': {
        const { course, event, offerNumber, seeksAfterMs } = planned
        if (course.offers.length !== offerNumber || hasEnded(course.state)) return
        const contractId = course.state.offer?.contractId
        letGo(course, event, at)
        // Who gave it back goes first, unless somebody sought a place in that very moment.
        if (contractId !== undefined) fillContract(contractId, at)
        if (seeksAfterMs !== undefined) plan(instantOf(epochMs(at) + seeksAfterMs), { what: 'seeks', course })
        return
      }
      case 'stood': {
        const { course, event } = planned
        if (hasEnded(course.state)) return
        const contractId = course.state.offer?.contractId
        leaveLine(course)
        const waited = course.waitsSince
        if (hasEnded(evolve(course.state, event)) && waited !== undefined) {
          course.waits.push({ from: waited, to: at })
          course.waitsSince = undefined
        }
        letGo(course, event, at)
        if (course.waitsSince !== undefined) leave(course, course.waitsSince)
        if (contractId !== undefined && hasEnded(course.state)) fillContract(contractId, at)
      }
    }
  }

  const courses = arrivals.map(
    (arrival, place): Course => ({
      arrival,
      place,
      state: opened(arrival.opening),
      left: [...arrival.turns],
      offers: [],
      waits: [],
      waitsSince: undefined,
      lapses: [],
    }),
  )
  const areas = [...new Set(arrivals.map(({ opening }) => opening.area))].toSorted()
  for (const place of held) {
    const { contractId, madeAt, answered, until: freedAt } = place
    plan(madeAt, { what: 'taken', contractId })
    if (freedAt !== undefined) plan(freedAt, { what: 'freed', contractId, madeAt, answered })
  }
  for (const at of world.turns) plan(at, { what: 'turn' })
  for (const course of courses) {
    const { asksAt, askedAgainAt, standing, gone } = course.arrival
    plan(asksAt, { what: 'seeks', course, isFirst: true })
    for (const at of askedAgainAt) plan(at, { what: 'asked-again', course })
    for (const event of [...standing, ...(gone === undefined ? [] : [gone])])
      plan(event.at, { what: 'stood', course, event })
  }
  const end = epochMs(until)
  for (let due = queue.next(); due !== undefined && due.atMs <= end; due = queue.next())
    happen(due.planned, instantOf(due.atMs))
  return courses.map((course) => fateOf(course, until, world.calendars))
}

const inLine = (one: Course, other: Course): number => byPressing(one.state, other.state) || one.place - other.place

const placeInLine = (line: readonly Course[], course: Course): number => {
  let [low, high] = [0, line.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const there = line[middle]
    if (there !== undefined && inLine(there, course) <= 0) low = middle + 1
    else high = middle
  }
  return low
}

/** How long after a case was given back it was offered on, where that was done at once. */
const latency = ({ turns }: Arrival, turn: Turn | undefined): number => {
  const next = turn === undefined ? undefined : turns[turns.indexOf(turn) + 1]
  const end = turn?.events.at(-1)
  if (next === undefined || end === undefined) return 0
  const taken = epochMs(next.madeAt) - epochMs(end.at)
  return taken <= AT_ONCE_MS ? taken : 0
}

/** The workflow offers on within seconds; what took longer waited for somebody. */
const AT_ONCE_MS = 10 * 60_000

const fateOf = ({ state, offers, waits, waitsSince, lapses }: Course, until: Instant, calendars: CalendarSource) => ({
  provider: state.offer?.provider,
  offers,
  waits: waitsSince === undefined ? waits : [...waits, { from: waitsSince, to: until }],
  breaches: [...lapses, ...breachesOf(state, until, calendars)],
})

/** What a case has missed by an instant, by its clocks as the service keeps them. */
export const breachesOf = (state: CaseState, now: Instant, calendars: CalendarSource): Breach[] =>
  clocksOf(state, now, calendars).flatMap(({ milestone, state: clock, dueAt }): Breach[] => {
    const breached = BREACHED.find((each) => each === milestone)
    if (breached === undefined || clock !== 'missed') return []
    return [{ milestone: breached, at: dueAt, provider: state.offer?.provider }]
  })
