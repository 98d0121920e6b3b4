// The commissioner's desk as data: what needs somebody, and how the rest is going. No one here sees a person's story.
import type { ContractWithLoad } from '../../../shared/domain/assignment/choose.ts'
import { standingOn } from '../../../shared/domain/assignment/contract-terms.ts'
import type { Contract } from '../../../shared/domain/assignment/contracts.ts'
import { byPressing } from '../../../shared/domain/assignment/queue.ts'
import { takenInWeek, weekOf } from '../../../shared/domain/assignment/room.ts'
import { type GaveBack, knownOf } from '../../../shared/domain/assignment/reachable.ts'
import { CASE_STATUSES, type CaseState, type CaseStatus, hasEnded, isRaised } from '../../../shared/domain/case.ts'
import type { CalendarOf } from '../../../shared/domain/clocks/calendars.ts'
import type { CaseEvent, PassedOver, PassOverReason } from '../../../shared/domain/events.ts'
import type { WorkingCalendar } from '../../../shared/domain/clocks/calendar.ts'
import { dueMs } from '../../../shared/domain/clocks/deadline.ts'
import { clocksOf } from '../../../shared/domain/milestones.ts'
import { epochMs, type Instant, instantOf, type IsoDate } from '../../../shared/domain/time.ts'
import { awaited, byUrgency, type Due } from '../../../shared/web/cases/due.ts'
import { strengthWords } from '../../../shared/web/cases/offer-summary.ts'
import type { Words } from '../../../shared/web/words/index.ts'

/** The statuses of cases that are still going. */
export const GOING: readonly CaseStatus[] = CASE_STATUSES.filter((status) => !hasEnded({ status }))

/** The statuses in which somebody has been asked, and may not have answered yet. */
const ASKED: ReadonlySet<CaseStatus> = new Set(['offered', 'queried'])

/** Sorts after every instant. */
const NEVER: Instant = '9999-12-31T23:59:59.999Z'

/** The contacts of contracts that are passed over, because their address has given mail back for good; the latest first. */
export const passedOverContacts = (contracts: readonly Contract[], gaveBack: readonly GaveBack[]) =>
  contracts
    .flatMap((contract) =>
      contract.contacts.flatMap(({ name, email }) => {
        const known = knownOf(email, contract, gaveBack)
        if (known === undefined) return []
        const { contractId, providerName } = contract
        return [{ contractId, providerName, name, email, at: known.at }]
      }),
    )
    .toSorted((one, other) => other.at.localeCompare(one.at))

export type PassedOverLine = { provider: string; why: string }

/** The name of a provider by the contracts of the area, past ones among them. */
export const providerName = (provider: string, contracts: readonly Contract[]): string =>
  contracts.find((contract) => contract.provider === provider)?.providerName ?? provider

const passedOverLines = (
  passedOver: readonly PassedOver[],
  contracts: readonly Contract[],
  w: Words,
): PassedOverLine[] =>
  passedOver.map(({ provider, why }) => ({ provider: providerName(provider, contracts), why: w.cases.passedOver[why] }))

const head = ({ caseId, role, priority, rule, strength, receivedAt }: CaseState, w: Words) => ({
  caseId,
  role: w.status.role[role],
  priority: w.status.priority[priority],
  strength: strengthWords({ strength, rule }, w),
  receivedAt,
})

/** Who holds the work of a case, and is late with it. */
const holder = ({ status, offer }: CaseState, w: Words): string => {
  if (status === 'queried') return w.manage.overdue.referrer
  return offer?.providerName ?? w.manage.overdue.nobody
}

const responseOf = (state: CaseState, now: Instant, calendars: CalendarOf): Instant | undefined =>
  clocksOf(state, now, calendars).find(({ milestone }) => milestone === 'response')?.dueAt

type OnDesk = {
  contracts: readonly Contract[]
  calendars: CalendarOf
  /** The calendar in force, by which it is told what passes on soon. */
  calendar: WorkingCalendar
  now: Instant
}

/** So many hours of office time are left in which somebody can still do something about an offer. */
const SOON = { workingHours: 4 } as const

/** Who was told that a case is late, in words. */
const toldOf = (state: CaseState, { milestone, dueAt }: Due, w: Words): string => {
  if (!isRaised(state, { milestone, alert: 'breach', dueAt })) return w.manage.overdue.notTold
  return state.offer === undefined ? w.manage.overdue.toldWithout : w.manage.overdue.told
}

/** Everything on the desk, from the cases of an area that have not ended. */
export const deskOf = (cases: readonly CaseState[], { contracts, calendars, calendar, now }: OnDesk, w: Words) => {
  const unplaced = cases.filter(({ status }) => status === 'unplaced')
  const waiting = cases.filter(({ status, reached }) => ASKED.has(status) && reached.acceptance === undefined)
  const overdue = cases.flatMap((state) =>
    awaited(state, now, calendars)
      .filter(({ late }) => late)
      .map((next) => ({ of: head(state, w), next, who: holder(state, w), told: toldOf(state, next, w) })),
  )
  const soon = instantOf(dueMs(calendar, epochMs(now), SOON) ?? epochMs(now))
  return {
    unplaced: unplaced.toSorted(byPressing).map((state) => ({
      of: head(state, w),
      clocks: clocksOf(state, now, calendars),
      passedOver: passedOverLines(state.passedOver, contracts, w),
    })),
    overdue: overdue.toSorted(byUrgency),
    offers: waiting
      .map((state) => ({
        of: head(state, w),
        provider: state.offer?.providerName ?? '',
        lapsesAt: state.status === 'queried' ? undefined : responseOf(state, now, calendars),
      }))
      .map((row) => ({ ...row, isSoon: row.lapsesAt !== undefined && row.lapsesAt <= soon }))
      .toSorted((one, other) => (one.lapsesAt ?? NEVER).localeCompare(other.lapsesAt ?? NEVER)),
    unreached: cases
      .flatMap((state) =>
        (state.unreached ?? []).map((contact) => ({
          of: head(state, w),
          ...contact,
          // Of a contract that does not have the address any more there is nothing to put right.
          contractId: contracts.find(
            ({ provider, contacts }) =>
              provider === contact.provider && contacts.some(({ email }) => email === contact.contactEmail),
          )?.contractId,
        })),
      )
      .toSorted((one, other) => other.at.localeCompare(one.at)),
    counts: GOING.map((status) => ({ status, count: cases.filter((state) => state.status === status).length })).filter(
      ({ count }) => count > 0,
    ),
    figures: {
      unplaced: unplaced.length,
      overdue: new Set(overdue.map(({ of }) => of.caseId)).size,
      offers: waiting.length,
    },
  }
}

/** Room under the contracts of an area that are in force on a day, in words. */
export const roomLines = (contracts: readonly ContractWithLoad[], on: IsoDate, w: Words) => {
  const t = w.manage.unplaced.room
  return contracts
    .filter((contract) => standingOn(contract, on) === 'in-force')
    .map((contract) => {
      const { providerName: provider, capacity, weeklyCapacity, held } = contract
      const week = weeklyCapacity === null ? undefined : Math.max(0, weeklyCapacity - takenInWeek(contract, weekOf(on)))
      return {
        provider,
        roles: contract.roles.map((role) => w.status.role[role]),
        places: t.places(Math.max(0, capacity - held), capacity),
        week: week === undefined ? t.anyNumber : t.places(week, weeklyCapacity ?? 0),
      }
    })
}

export type TrailLine = { provider: string; what: string; at: Instant }

/** What an event makes of the offer that is open, in words; undefined when it leaves it open. */
const endOfOffer = (event: CaseEvent, w: Words): string | undefined => {
  const { trailKinds } = w.manage.show
  if (event.type === 'offer-accepted') return trailKinds.accepted
  if (event.type === 'offer-lapsed') return trailKinds.lapsed
  if (event.type === 'offer-bounced') return trailKinds.bounced
  if (event.type === 'offer-declined') return trailKinds.declined(w.cases.declineReasons[event.reason])
  if (event.type === 'case-taken-back') return trailKinds.takenBack
  if (event.type === 'case-given-back') return trailKinds.givenBack(w.cases.declineReasons[event.reason])
  if (event.type === 'case-handed-over' && event.jointUntil === undefined) return trailKinds.handedOver
  return event.type === 'case-withdrawn' ? trailKinds.withdrawn : undefined
}

const HAD_THE_OFFER: readonly PassOverReason[] = [
  'taken-back',
  'given-back',
  'already-declined',
  'already-lapsed',
  'already-bounced',
]

/** Which providers were asked and how each answered, and why others were not asked; oldest first. */
export const trailOf = (events: readonly CaseEvent[], contracts: readonly Contract[], w: Words): TrailLine[] => {
  const { trailKinds } = w.manage.show
  return events.flatMap((event, place): TrailLine[] => {
    if (event.type === 'left-unplaced') {
      // Those that had the offer stand above with their own answer.
      const notAsked = event.passedOver.filter(({ why }) => !HAD_THE_OFFER.includes(why))
      return passedOverLines(notAsked, contracts, w).map(({ provider, why }) => ({
        provider,
        what: trailKinds['passed-over'](why),
        at: event.at,
      }))
    }
    if (event.type === 'case-taken-back') {
      const before = events.slice(0, place).findLast(({ type }) => type === 'offer-made' || type === 'offer-accepted')
      // An offer that was not answered yet ends with it, and says so itself.
      if (before?.type !== 'offer-accepted') return []
      return [{ provider: providerName(event.provider, contracts), what: trailKinds.takenBack, at: event.at }]
    }
    if (event.type === 'case-given-back') {
      const what = trailKinds.givenBack(w.cases.declineReasons[event.reason])
      return [{ provider: providerName(event.provider, contracts), what, at: event.at }]
    }
    if (event.type !== 'offer-made') return []
    const end = events.slice(place).find((later) => endOfOffer(later, w) !== undefined)
    const what = end === undefined ? undefined : endOfOffer(end, w)
    return [{ provider: event.offer.providerName, what: what ?? trailKinds.offered, at: end?.at ?? event.at }]
  })
}

export type ChoiceShown = {
  title: string
  relaxed: boolean
  alongside: number | undefined
  conflictNotFound: boolean
  order: string[]
  passedOver: string[]
}

/** How the provider of each offer was chosen, and why nobody was, newest first; offers older than the ranking tell who was passed over. */
export const choicesOf = (events: readonly CaseEvent[], contracts: readonly Contract[], w: Words): ChoiceShown[] => {
  const t = w.manage.show.choice
  const line = (provider: string, reason: string | undefined): string =>
    reason === undefined ? providerName(provider, contracts) : t.before(providerName(provider, contracts), reason)
  return events
    .flatMap((event): ChoiceShown[] => {
      if (event.type !== 'offer-made' && event.type !== 'left-unplaced') return []
      const moment = w.dates.when(event.at)
      const isOffer = event.type === 'offer-made'
      return [
        {
          title: isOffer ? t.offered(event.offer.providerName, moment) : t.unplaced(moment),
          relaxed: isOffer && event.relaxed !== undefined,
          alongside: isOffer ? event.alongside : undefined,
          conflictNotFound: event.conflictNotFound === true,
          order: (isOffer ? (event.ranking ?? []) : []).map(({ provider, because, share = { had: 0, agreed: 0 } }) =>
            line(provider, because === undefined ? undefined : t.reasons[because](share)),
          ),
          passedOver: event.passedOver.map(({ provider, why }) => line(provider, w.cases.passedOver[why])),
        },
      ]
    })
    .toReversed()
}
