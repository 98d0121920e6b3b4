// Small histories of cases, told as the events that make them. Monday 2 March 2026 at 09:00 is when cases are received
// unless a test says otherwise: a P3 case is then due an advocate on Wednesday 4 March and first contact on Monday 9 March,
// both at 17:00.
import type { CaseState } from '../../../shared/domain/case.ts'
import { evolve, opened } from '../../../shared/domain/case-evolution.ts'
import { ENGLAND_AND_WALES } from '../../../shared/domain/clocks/calendar.ts'
import { DEFAULT_POLICY } from '../../../shared/domain/clocks/policy.ts'
import type { Actor, CaseEvent, Offer, PauseReason } from '../../../shared/domain/events.ts'
import { PAUSE_REASONS } from '../../../shared/domain/events.ts'
import { caseTargets } from '../../../shared/domain/clocks/case-targets.ts'
import { type FiguresRow, figuresOf } from '../../../shared/domain/reports/figures.ts'
import type { Instant } from '../../../shared/domain/time.ts'

export const MONDAY = '2026-03-02T09:00:00.000Z'

/** An instant of March 2026 by day and London time, which is UTC until the 29th: `march(4, '17:00')`. */
export const march = (day: number, time = '09:00'): Instant => `2026-03-${String(day).padStart(2, '0')}T${time}:00.000Z`

const by: Actor = { kind: 'service', part: 'case-workflow' }

type Opening = Extract<CaseEvent, { type: 'case-opened' }>

/** A Care Act case of Westmarch: a duty, P3, unless the test says otherwise. */
export const openedCase = (facts: Partial<Omit<Opening, 'type' | 'targets'>> = {}): CaseState => {
  const role = facts.role ?? 'care-act'
  const priority = facts.priority ?? 'P3'
  const at = facts.receivedAt ?? MONDAY
  return opened({
    type: 'case-opened',
    at,
    by,
    caseId: 'ADV-2222-3333-1',
    reference: 'ADV-2222-3333',
    role,
    rule: 'CA-9',
    rules: ['CA-9'],
    strength: 'duty',
    actFirst: false,
    priority,
    authority: 'westmarch',
    area: 'westmarch',
    referrerEmail: 'sam.example@westmarch.example',
    offerView: { locality: 'Marchbank', mainNeeds: ['dementia'], communication: [] },
    receivedAt: at,
    completeAt: at,
    targets: caseTargets(DEFAULT_POLICY, { role, rule: facts.rule ?? 'CA-9', priority, urgentAuthorisation: false }),
    ...facts,
  })
}

/** What happens to a case, each step at its instant; the order is that of the list. */
export type Step =
  | readonly [Instant, 'offered' | 'declined' | 'lapsed' | 'accepted', string]
  | readonly [Instant, 'allocated' | 'tried' | 'met' | 'reported' | 'closed' | 'withdrawn' | 'unplaced' | 'resumed']
  | readonly [Instant, 'paused', PauseReason]
  | readonly [Instant, 'report agreed for', Instant]

const offerTo = (provider: string): Offer => ({
  offerId: `offer-to-${provider}`,
  contractId: `contract-of-${provider}`,
  provider,
  providerName: provider,
  contactEmail: `duty@${provider}.example`,
})

const eventOf = (step: Step, { pauses }: CaseState): CaseEvent => {
  const at = step[0]
  switch (step[1]) {
    case 'offered':
      return { type: 'offer-made', at, by, offer: offerTo(step[2]), passedOver: [] }
    case 'accepted':
      return { type: 'offer-accepted', at, by, offerId: `offer-to-${step[2]}` }
    case 'declined':
      return { type: 'offer-declined', at, by, offerId: `offer-to-${step[2]}`, reason: 'capacity' }
    case 'lapsed':
      return { type: 'offer-lapsed', at, by, offerId: `offer-to-${step[2]}` }
    case 'unplaced':
      return { type: 'left-unplaced', at, by, passedOver: [] }
    case 'allocated':
      return { type: 'advocate-allocated', at, by, advocate: 'Wren Hollis' }
    case 'tried':
      return { type: 'contact-attempted', at, by, occurredAt: at }
    case 'met':
      return { type: 'contact-made', at, by, occurredAt: at }
    case 'report agreed for':
      return { type: 'report-date-agreed', at, by, reportBy: step[2] }
    case 'reported':
      return { type: 'report-submitted', at, by, occurredAt: at }
    case 'closed':
      return { type: 'case-closed', at, by, outcomes: ['views-represented'], summary: 'Views were heard.', hours: 4 }
    case 'withdrawn':
      return { type: 'case-withdrawn', at, by, reason: 'decision-no-longer-needed' }
    case 'paused':
      return { type: 'clock-paused', at, by, reason: step[2], party: PAUSE_REASONS[step[2]] }
    case 'resumed':
      return { type: 'clock-resumed', at, by, reason: pauses.at(-1)?.reason ?? 'person-unavailable' }
  }
}

export const after = (state: CaseState, steps: readonly Step[]): CaseState =>
  steps.reduce((before, step) => evolve(before, eventOf(step, before)), state)

/** Offered to a provider and accepted by it an hour after receipt. */
export const acceptedBy = (provider: string, receivedAt: Instant = MONDAY): readonly Step[] => {
  const anHourLater = new Date(Date.parse(receivedAt) + 3_600_000).toISOString()
  return [
    [receivedAt, 'offered', provider],
    [anHourLater, 'accepted', provider],
  ]
}

export const rowOf = (state: CaseState): FiguresRow => figuresOf(state, ENGLAND_AND_WALES)
