// The commissioner's desk as data: what needs somebody, and how the rest is going. No one here sees a person's story.
import type { Contract } from '../../../shared/domain/assignment/contracts.ts'
import { CASE_STATUSES, type CaseState, type CaseStatus, hasEnded } from '../../../shared/domain/case.ts'
import type { CalendarOf } from '../../../shared/domain/clocks/calendars.ts'
import type { CaseEvent, PassedOver } from '../../../shared/domain/events.ts'
import { clocksOf } from '../../../shared/domain/milestones.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import { awaited, byUrgency } from '../../../shared/web/cases/due.ts'
import { strengthWords } from '../../../shared/web/cases/offer-summary.ts'
import type { Words } from '../../../shared/web/words/index.ts'

/** The statuses of cases that are still going. */
export const GOING: readonly CaseStatus[] = CASE_STATUSES.filter((status) => !hasEnded({ status }))

/** The statuses in which somebody has been asked, and may not have answered yet. */
const ASKED: ReadonlySet<CaseStatus> = new Set(['offered', 'queried'])

/** Sorts after every instant. */
const NEVER: Instant = '9999-12-31T23:59:59.999Z'

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

/** Everything on the desk, from the cases of an area that have not ended. */
export const deskOf = (
  cases: readonly CaseState[],
  { contracts, calendars, now }: { contracts: readonly Contract[]; calendars: CalendarOf; now: Instant },
  w: Words,
) => {
  const unplaced = cases.filter(({ status }) => status === 'unplaced')
  const waiting = cases.filter(({ status, reached }) => ASKED.has(status) && reached.acceptance === undefined)
  const overdue = cases.flatMap((state) =>
    awaited(state, now, calendars)
      .filter(({ late }) => late)
      .map((next) => ({ of: head(state, w), next, who: holder(state, w) })),
  )
  return {
    unplaced: unplaced
      .toSorted((one, other) => one.receivedAt.localeCompare(other.receivedAt))
      .map((state) => ({
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
      .toSorted((one, other) => (one.lapsesAt ?? NEVER).localeCompare(other.lapsesAt ?? NEVER)),
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

export type TrailLine = { provider: string; what: string; at: Instant }

/** What an event makes of the offer that is open, in words; undefined when it leaves it open. */
const endOfOffer = (event: CaseEvent, w: Words): string | undefined => {
  const { trailKinds } = w.manage.show
  if (event.type === 'offer-accepted') return trailKinds.accepted
  if (event.type === 'offer-lapsed') return trailKinds.lapsed
  if (event.type === 'offer-declined') return trailKinds.declined(w.cases.declineReasons[event.reason])
  return event.type === 'case-withdrawn' ? trailKinds.withdrawn : undefined
}

/** Which providers were asked and how each answered, and why others were not asked; oldest first. */
export const trailOf = (events: readonly CaseEvent[], contracts: readonly Contract[], w: Words): TrailLine[] => {
  const { trailKinds } = w.manage.show
  return events.flatMap((event, place): TrailLine[] => {
    if (event.type === 'left-unplaced') {
      // Those that had the offer stand above with their own answer.
      const notAsked = event.passedOver.filter(({ why }) => why !== 'already-declined' && why !== 'already-lapsed')
      return passedOverLines(notAsked, contracts, w).map(({ provider, why }) => ({
        provider,
        what: trailKinds['passed-over'](why),
        at: event.at,
      }))
    }
    if (event.type !== 'offer-made') return []
    const end = events.slice(place).find((later) => endOfOffer(later, w) !== undefined)
    const what = end === undefined ? undefined : endOfOffer(end, w)
    return [{ provider: event.offer.providerName, what: what ?? trailKinds.offered, at: end?.at ?? event.at }]
  })
}
