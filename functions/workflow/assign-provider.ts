// Offers a case to the contracted provider whose turn it is, with room reserved, or leaves it to the commissioner.
import * as z from 'zod'
import { chooseProvider } from '../../shared/domain/assignment/choose.ts'
import type { CaseState, Context } from '../../shared/domain/case.ts'
import type { CalendarOf } from '../../shared/domain/clocks/calendars.ts'
import { responseDue } from '../../shared/domain/milestones.ts'
import { dateOf, epochMs, type Instant } from '../../shared/domain/time.ts'
import { now } from '../../shared/platform/clock.ts'
import { newId } from '../../shared/platform/ids.ts'
import { log } from '../../shared/platform/logger.ts'
import { newLink } from '../../shared/platform/secrets.ts'
import { calendarsNow } from '../../shared/store/calendars.ts'
import { caseBy, commandCase } from '../../shared/store/cases.ts'
import { contractsWithLoad } from '../../shared/store/organisations.ts'
import { done } from '../../shared/workflow/tasks.ts'

const input = z.object({ caseId: z.string() })

/** Between reading the load and reserving the room others may have taken it; then the choice is made anew. */
const ATTEMPTS = 10

export const handler = async (event: unknown): Promise<void> => {
  const { caseId } = input.parse(event)
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const state = await caseBy(caseId)
    if (state === undefined) throw new Error(`No case ${caseId}`)
    if (state.status !== 'assigning') return
    if (await assign(state)) return
  }
  throw new Error(`The room for ${caseId} was taken each time it was tried`)
}

/** False when the room was taken in between. */
const assign = async (state: CaseState): Promise<boolean> => {
  const { caseId } = state
  const at = now()
  const context: Context = { at, by: { kind: 'service', part: 'case-workflow' } }
  const { contract, passedOver } = chooseProvider(state, await contractsWithLoad(state.area), dateOf(at))
  const contact = contract?.contacts[0]
  if (contract === undefined || contact === undefined) {
    await done(await commandCase(caseId, { type: 'leave-unplaced', passedOver }, context), () => caseBy(caseId))
    log('left-unplaced', { caseId })
    return true
  }
  const { contractId, provider, providerName, capacity } = contract
  const { of } = await calendarsNow()
  const offer = { offerId: newId(), contractId, provider, providerName, contactEmail: contact.email }
  const terms = { capacity, link: await newLink(), expiresAt: linkExpiry(state, at, of) }
  const commanded = await commandCase(caseId, { type: 'offer', offer, passedOver }, context, { terms })
  if (!commanded.ok && commanded.refusal.code === 'write-refused') return false
  await done(commanded, () => caseBy(caseId))
  log('offer-made', { caseId, provider })
  return true
}

const A_WEEK_S = 7 * 24 * 3_600

/** A link outlives its offer by a week, to say honestly that the offer has passed on; a query may hold the offer open as long. */
const linkExpiry = (state: CaseState, at: Instant, calendars: CalendarOf): number =>
  Math.ceil(epochMs(responseDue(state, at, calendars)) / 1000) + A_WEEK_S
