// Cases as they went through the service while there was room: each offered by the code that chooses a provider, answered,
// worked on and closed after hours that are given. For what runs them again.
import { chooseProvider } from '../../shared/domain/assignment/choose.ts'
import type { Contract } from '../../shared/domain/assignment/contracts.ts'
import { type Load, NO_LOAD, withOffer } from '../../shared/domain/assignment/room.ts'
import { NO_WISHES } from '../../shared/domain/assignment/wishes.ts'
import { evolve, opened } from '../../shared/domain/case-evolution.ts'
import type { CaseEvent } from '../../shared/domain/events.ts'
import type { Priority } from '../../shared/domain/clocks/policy.ts'
import { dateOf, type Instant } from '../../shared/domain/time.ts'
import { caseOpening, hoursAfter, provider as person, workflow } from './factories.ts'

/** A case to come: when, how pressing, how long each step took in hours, and whether the first who is asked declines. */
export type Coming = {
  at: Instant
  priority?: Priority
  declines?: boolean
  acceptedAfter: number
  allocatedAfter: number
  metAfter: number
  closedAfter: number
}

const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
export const historyId = (number: number): string =>
  `ADV-H5TY-${[3, 2, 1, 0].map((power) => LETTERS[Math.floor(number / LETTERS.length ** power) % LETTERS.length]).join('')}-1`

/** The events of each case, in their order; offers are made in the order of time, places are taken and never given back. */
export const historiesOf = (coming: readonly Coming[], contracts: readonly Contract[]): CaseEvent[][] => {
  const loads = new Map<string, Load>()
  const histories = coming.map(({ at, priority = 'P3' }, number): CaseEvent[] => {
    const caseId = historyId(number)
    const reference = caseId.slice(0, -2)
    const area = contracts[0]?.area ?? ''
    return [caseOpening({ at, receivedAt: at, completeAt: at, caseId, reference, area, priority })]
  })
  const seeking = coming.map(({ at }, number) => ({ number, at, isFirst: true }))
  for (;;) {
    seeking.sort((one, other) => one.at.localeCompare(other.at) || one.number - other.number)
    const next = seeking.shift()
    if (next === undefined) return histories
    const { number, at } = next
    const [events, steps] = [histories[number], coming[number]]
    const [opening, ...after] = events ?? []
    if (events === undefined || steps === undefined || opening?.type !== 'case-opened') continue
    const state = after.reduce(evolve, opened(opening))
    const loaded = contracts.map((contract) => ({ ...contract, ...(loads.get(contract.contractId) ?? NO_LOAD) }))
    const { contract, passedOver } = chooseProvider({ ...state, wishes: NO_WISHES }, loaded, dateOf(at))
    if (contract === undefined) {
      events.push({ type: 'left-unplaced', at, by: workflow, passedOver })
      continue
    }
    const { contractId, provider, providerName, area } = contract
    loads.set(contractId, withOffer(contract, dateOf(at), at))
    const offerId = `${number}.${events.length}`
    const offer = { offerId, contractId, area, provider, providerName, contactEmail: 'desk@example.example' }
    events.push({ type: 'offer-made', at, by: workflow, offer, passedOver })
    const { acceptedAfter, allocatedAfter, metAfter, closedAfter } = steps
    if (steps.declines === true && next.isFirst) {
      const declinedAt = hoursAfter(at, acceptedAfter)
      events.push({ type: 'offer-declined', at: declinedAt, by: person, offerId, reason: 'capacity' })
      // The workflow takes a moment to offer it on.
      seeking.push({ number, at: hoursAfter(declinedAt, 0.001), isFirst: false })
      continue
    }
    const accepted = hoursAfter(at, acceptedAfter)
    const allocated = hoursAfter(accepted, allocatedAfter)
    const met = hoursAfter(allocated, metAfter)
    const closed = hoursAfter(met, closedAfter)
    events.push(
      { type: 'offer-accepted', at: accepted, by: person, offerId },
      { type: 'advocate-allocated', at: allocated, by: person, advocate: 'Wren Hollis' },
      { type: 'contact-made', at: met, by: person, occurredAt: met },
      {
        type: 'case-closed',
        at: closed,
        by: person,
        outcomes: ['views-represented'],
        summary: 'A secret.',
        hours: 3,
      },
    )
  }
}
