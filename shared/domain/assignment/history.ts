// What became of cases that were placed before, as far as a simulation needs it: when each asked for a provider, what it asked
// for, and what each provider that had it did and when. Read from the events of a case alone, never from its story.
import { type CaseState, hasEnded } from '../case.ts'
import { evolve, opened } from '../case-evolution.ts'
import type { CaseEvent, CaseEventType } from '../events.ts'
import type { Instant } from '../time.ts'
import { ADVOCATE_LANGUAGES, type Contract, SPECIALISMS } from './contracts.ts'
import { languagesNamed } from './languages.ts'
import type { Wishes } from './wishes.ts'

type Opening = Extract<CaseEvent, { type: 'case-opened' }>
type OfferMade = Extract<CaseEvent, { type: 'offer-made' }>

/** What followed an offer until the case left that provider or ended, in order; nothing yet, where it is not answered. */
export type Turn = { provider: string; contractId: string; madeAt: Instant; events: readonly CaseEvent[] }

export type Arrival = {
  opening: Opening
  /** When a provider was first sought. */
  asksAt: Instant
  wishes: Wishes
  turns: readonly Turn[]
  /** When the commissioner had a case that nobody had placed again. */
  askedAgainAt: readonly Instant[]
  /** Corrections and clocks projected anew: they happened when they did, whoever had the case. */
  standing: readonly CaseEvent[]
  /** How it ended while nobody had it. */
  gone?: CaseEvent
  /** The case as it is now. */
  recorded: CaseState
}

const GIVES_BACK: readonly CaseEventType[] = [
  'offer-declined',
  'offer-lapsed',
  'offer-bounced',
  'case-taken-back',
  'case-given-back',
]

/** Whether the case is with nobody after an event of a provider's turn. */
export const givesBack = ({ type }: CaseEvent): boolean => GIVES_BACK.includes(type)

/** What a provider does, or what happens to a case because it has one: it comes later when the offer does. */
const OF_A_TURN: readonly CaseEventType[] = [
  ...GIVES_BACK,
  'offer-accepted',
  'instruction-queried',
  'instruction-confirmed',
  'advocate-allocated',
  'contact-made',
  'report-submitted',
  'clock-paused',
  'clock-resumed',
  'case-handed-over',
  'joint-period-ended',
  'case-closed',
  'case-withdrawn',
]

const STANDING: readonly CaseEventType[] = ['story-corrected', 'clocks-reprojected']

/** The events of a case as an arrival; undefined for events that do not begin with its opening. */
export const arrivalOf = (
  events: readonly CaseEvent[],
  contractsThen: (area: string, at: Instant) => readonly Contract[],
): Arrival | undefined => {
  const [opening, ...after] = events
  if (opening?.type !== 'case-opened') return undefined
  const turns: (Turn & { events: CaseEvent[] })[] = []
  const askedAgainAt: Instant[] = []
  let turn: (typeof turns)[number] | undefined
  let isAskedAgain = false
  let gone: CaseEvent | undefined
  let recorded = opened(opening)
  for (const event of after) {
    const hadEnded = hasEnded(recorded)
    recorded = evolve(recorded, event)
    if (event.type === 'offer-made') {
      const { contractId, provider } = event.offer
      turn = { provider, contractId, madeAt: event.at, events: [] }
      turns.push(turn)
    } else if (turn !== undefined && OF_A_TURN.includes(event.type)) {
      turn.events.push(event)
      if (givesBack(event)) turn = undefined
    } else if (!hadEnded && hasEnded(recorded)) gone = event
    // The answer to being asked again is what comes after it.
    if (isAskedAgain && isTrail(event)) askedAgainAt.push(event.at)
    if (isTrail(event)) isAskedAgain = false
    if (event.type === 'assignment-asked' && 'reason' in event) isAskedAgain = true
  }
  const first = after.find(isTrail)
  return {
    opening,
    asksAt: first?.at ?? opening.at,
    wishes: wishesSeen(opening, after, contractsThen(opening.area, first?.at ?? opening.at)),
    turns,
    askedAgainAt,
    standing: after.filter(({ type }) => STANDING.includes(type)),
    ...(gone === undefined ? {} : { gone }),
    recorded,
  }
}

type Trail = OfferMade | Extract<CaseEvent, { type: 'left-unplaced' }>
const isTrail = (event: CaseEvent): event is Trail => event.type === 'offer-made' || event.type === 'left-unplaced'

/**
 * What a case asked for, as its trail shows it: who was passed over for a conflict or a language, who had the person before,
 * and what the offer tells of needs and of ways to communicate.
 */
const wishesSeen = ({ offerView }: Opening, events: readonly CaseEvent[], contracts: readonly Contract[]): Wishes => {
  // Later trails tell first of those that gave the case back.
  const trail = events.find(isTrail)
  const passedFor = (reason: string): string[] =>
    (trail?.passedOver ?? []).flatMap(({ provider, why }) => (why === reason ? [provider] : []))
  const speechless = passedFor('language-not-spoken')
  const known = new Set(contracts.flatMap((each) => (speechless.includes(each.provider) ? each.languages : [])))
  const named = [...new Set(offerView.communication.flatMap(languagesNamed))]
  const ways = ADVOCATE_LANGUAGES.filter((language) => offerView.communication.includes(language))
  const offered = trail?.type === 'offer-made' ? trail : undefined
  const before = offered?.ranking?.[0]?.because === 'had-before' ? offered.offer.provider : offered?.earlier?.provider
  return {
    // Of what was asked for they speak none, and all others at least one.
    speaks: speechless.length === 0 ? [] : ADVOCATE_LANGUAGES.filter((language) => !known.has(language)),
    languages: [...new Set([...ways, ...named])],
    needs: SPECIALISMS.filter((specialism) => offerView.mainNeeds.includes(specialism)),
    conflictsWith: passedFor('conflict-of-interest'),
    ...(before === undefined ? {} : { before }),
  }
}

/** The turn of the provider that kept the case, where one took it on or it ended there. */
export const keptTurn = ({ turns }: Arrival): Turn | undefined => {
  const last = turns.at(-1)
  const end = last?.events.at(-1)
  const isKept = end !== undefined && !givesBack(end) && last?.events.some(isAnswerOrEnd) === true
  return isKept ? last : undefined
}

const isAnswerOrEnd = ({ type }: CaseEvent): boolean => type === 'offer-accepted' || type === 'case-withdrawn'
