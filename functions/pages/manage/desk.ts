// The commissioner's desk as data: what needs somebody, and how the rest is going. No one here sees a person's story.
import type { Contract } from '../../../shared/domain/assignment/contracts.ts'
import { CASE_STATUSES, type CaseState, type CaseStatus, hasEnded } from '../../../shared/domain/case.ts'
import { ENGLAND_AND_WALES } from '../../../shared/domain/clocks/calendar.ts'
import type { CaseEvent, PassedOver } from '../../../shared/domain/events.ts'
import { clocksOf } from '../../../shared/domain/milestones.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import { awaited, byUrgency, type Due } from '../../../shared/web/cases/due.ts'
import type { Words } from '../../../shared/web/words/index.ts'

/** The statuses of cases that are still going. */
export const GOING: readonly CaseStatus[] = CASE_STATUSES.filter((status) => !hasEnded({ status }))

/** The statuses in which a provider has said yes and works. */
const WITH_PROVIDER: readonly CaseStatus[] = ['accepted', 'allocated', 'in-contact', 'reported']

export type PassedOverLine = { provider: string; why: string }

/** The name of a provider by the contracts of the area, past ones among them. */
export const providerName = (provider: string, contracts: readonly Contract[]): string =>
  contracts.find((contract) => contract.provider === provider)?.providerName ?? provider

const passedOverLines = (passedOver: readonly PassedOver[], contracts: readonly Contract[], w: Words): PassedOverLine[] =>
  passedOver.map(({ provider, why }) => ({ provider: providerName(provider, contracts), why: w.cases.passedOver[why] }))

const head = ({ caseId, role, priority, strength, receivedAt }: CaseState, w: Words) => ({
  caseId,
  role: w.status.role[role],
  priority: w.status.priority[priority],
  strength: w.cases.strength[strength],
  receivedAt,
})

/** Who holds the work of a case, and is late with it. */
const holder = ({ status, offer }: CaseState, w: Words): string => {
  if (status === 'queried') return w.manage.overdue.referrer
  return offer?.providerName ?? w.manage.overdue.nobody
}

const responseOf = (state: CaseState, now: Instant): Instant | undefined =>
  clocksOf(state, now, ENGLAND_AND_WALES).find(({ milestone }) => milestone === 'response')?.dueAt

/** Everything on the desk, from the cases of an area that have not ended. */
export const deskOf = (cases: readonly CaseState[], contracts: readonly Contract[], now: Instant, w: Words) => {
  const late = (state: CaseState): Due[] => awaited(state, now, ENGLAND_AND_WALES).filter((due) => due.late)
  const waiting = cases.filter(({ status, reached }) => (status === 'offered' || status === 'queried') && reached.acceptance === undefined)
  const overdue = cases.flatMap((state) => late(state).map((next) => ({ ...head(state, w), next, who: holder(state, w) })))
  return {
    unplaced: cases
      .filter(({ status }) => status === 'unplaced')
      .sort((one, other) => one.receivedAt.localeCompare(other.receivedAt))
      .map((state) => ({
        ...head(state, w),
        clocks: clocksOf(state, now, ENGLAND_AND_WALES),
        passedOver: passedOverLines(state.passedOver, contracts, w),
      })),
    offers: waiting
      .map((state) => ({
        ...head(state, w),
        provider: state.offer?.providerName ?? '',
        lapsesAt: state.status === 'queried' ? undefined : responseOf(state, now),
      }))
      .sort((one, other) => (one.lapsesAt ?? '~').localeCompare(other.lapsesAt ?? '~')),
    overdue: overdue.sort(byUrgency),
    counts: GOING.map((status) => ({ status, count: cases.filter((state) => state.status === status).length })).filter(
      ({ count }) => count > 0,
    ),
    figures: {
      unplaced: cases.filter(({ status }) => status === 'unplaced').length,
      offers: waiting.length,
      overdue: new Set(overdue.map(({ caseId }) => caseId)).size,
      going: cases.filter(({ status }) => WITH_PROVIDER.includes(status)).length,
    },
  }
}

export type TrailLine = { provider: string; what: string; at: Instant }

const CLOSES: Partial<Record<CaseEvent['type'], 'accepted' | 'lapsed'>> = { 'offer-accepted': 'accepted', 'offer-lapsed': 'lapsed' }

/** Which providers were asked and how each answered, and why others were not asked at the last look; oldest first. */
export const trailOf = (events: readonly CaseEvent[], contracts: readonly Contract[], w: Words): TrailLine[] => {
  const kinds = w.manage.show.trailKinds
  const lines: TrailLine[] = []
  for (const event of events) {
    const open = lines.at(-1)
    if (event.type === 'offer-made') lines.push({ provider: event.offer.providerName, what: kinds.offered, at: event.at })
    else if (event.type === 'left-unplaced')
      // Those that had the offer stand above with their answer.
      lines.push(
        ...passedOverLines(
          event.passedOver.filter(({ why }) => why !== 'already-declined' && why !== 'already-lapsed'),
          contracts,
          w,
        ).map(({ provider, why }) => ({ provider, what: kinds['passed-over'](why), at: event.at })),
      )
    else if (open !== undefined && open.what === kinds.offered) {
      const closes = CLOSES[event.type]
      if (event.type === 'offer-declined') open.what = kinds.declined(w.cases.declineReasons[event.reason])
      else if (event.type === 'case-withdrawn') open.what = kinds.withdrawn
      else if (closes !== undefined) open.what = kinds[closes]
      else continue
      open.at = event.at
    }
  }
  return lines
}
