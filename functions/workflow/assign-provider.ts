// Offers a case to the contracted provider whose turn it is, with room reserved, or leaves it to the commissioner.
import { setTimeout as pause } from 'node:timers/promises'
import * as z from 'zod'
import {
  afterOthers,
  type Choice,
  chooseProvider,
  type ContractWithLoad,
  hasRoomOn,
  type ToAssign,
} from '../../shared/domain/assignment/choose.ts'
import { targetsOfOffer } from '../../shared/domain/assignment/contract-targets.ts'
import type { Contract } from '../../shared/domain/assignment/contracts.ts'
import { placeInQueue } from '../../shared/domain/assignment/queue.ts'
import { firstContact } from '../../shared/domain/assignment/reachable.ts'
import { NO_WISHES, wishesOf } from '../../shared/domain/assignment/wishes.ts'
import type { CaseState, Context } from '../../shared/domain/case.ts'
import { linkExpiry } from '../../shared/domain/milestones.ts'
import { dateOf, type Instant, type IsoDate } from '../../shared/domain/time.ts'
import { now } from '../../shared/platform/clock.ts'
import { newId } from '../../shared/platform/ids.ts'
import { log } from '../../shared/platform/logger.ts'
import { newLink } from '../../shared/platform/secrets.ts'
import { calendarsNow } from '../../shared/store/calendars.ts'
import { caseBy, casesWaiting, commandCase } from '../../shared/store/cases.ts'
import { gaveBackIn } from '../../shared/store/gave-back.ts'
import { earlierCase } from '../../shared/store/likenesses.ts'
import { contractsWithLoad } from '../../shared/store/organisations.ts'
import { ownPolicyOf } from '../../shared/store/policies.ts'
import { offeredMeanwhile } from '../../shared/store/rooms.ts'
import { storyOf } from '../../shared/store/referrals.ts'
import { askFor, placeableNow } from '../../shared/workflow/place-waiting.ts'
import { done } from '../../shared/workflow/tasks.ts'

const input = z.object({ caseId: z.string() })

/**
 * Between reading the load and reserving the room others may have taken it; then the choice is made anew. Whoever loses a
 * place loses it to an offer that was made, so that tries run out only where far more come at once; the workflow tries on.
 */
const ATTEMPTS = 25
const LONGEST_PAUSE_MS = 400

export const handler = async (event: unknown): Promise<void> => {
  const { caseId } = input.parse(event)
  let others = 0
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const state = await caseBy(caseId)
    if (state === undefined) throw new Error(`No case ${caseId}`)
    if (state.status !== 'assigning') return
    const lostTo = await assign(state, Math.floor(Math.random() * (others + 1)))
    if (lostTo === undefined) return
    others = lostTo
    // Those who lost together must not come back together.
    await pause(Math.random() * Math.min(LONGEST_PAUSE_MS, 20 * attempt))
  }
  throw new Error(`The room for ${caseId} was taken each time it was tried`)
}

/** What the story as it stands asks of a provider, and the person's case before this one. */
const wishesFor = async ({ reference, authority, role }: CaseState, contracts: readonly Contract[]) => {
  const story = await storyOf(reference)
  if (story === undefined) return { wishes: NO_WISHES, earlier: undefined }
  const asked = wishesOf(story, contracts)
  const earlier = await earlierCase({ authority, reference, person: story.person }, role)
  // Whom the referrer names goes before what the records say.
  const before = asked.before ?? earlier?.provider
  return { wishes: { ...asked, ...(before === undefined ? {} : { before }) }, earlier }
}

type Moment = { on: IsoDate; at: Instant }

/**
 * Who waits for room and comes before a case is asked first: those for whom there is any, and the contracts whose last room
 * they take. Whom a commissioner has chosen a provider for stands in no queue.
 */
const yieldingTo = async (
  state: CaseState,
  contracts: readonly ContractWithLoad[],
  { on, at }: Moment,
): Promise<string[]> => {
  if (state.preferredContract !== undefined) return []
  const ahead = (await casesWaiting(state.area, placeInQueue(state))).filter(({ caseId }) => caseId !== state.caseId)
  if (ahead.length === 0) return []
  const { cases, contracts: left } = await placeableNow(ahead, contracts, at)
  await askFor(cases, at)
  return contracts.flatMap((contract, place) => {
    const after = left[place]
    return after !== undefined && hasRoomOn(contract, on) && !hasRoomOn(after, on) ? [contract.contractId] : []
  })
}

/**
 * The choice among contracts, with the trail of how they really stand. Others that come at once are only guessed at: what
 * they would leave to nobody, or to nobody who speaks the language, is still there.
 */
const choiceAmong = (
  of: ToAssign,
  contracts: readonly ContractWithLoad[],
  { on, at, others }: Moment & { others: number },
): Choice & { alongside?: number } => {
  const asTheyStand = chooseProvider(of, contracts, on)
  const guessed = chooseProvider(of, afterOthers(of, contracts, { on, at, others }), on)
  const { contractId } = guessed.contract ?? {}
  const contract = contracts.find((each) => each.contractId === contractId)
  if (contract === undefined || contract === asTheyStand.contract || guessed.relaxed !== asTheyStand.relaxed)
    return asTheyStand
  return { ...asTheyStand, contract, alongside: others }
}

/** When the room was taken in between, how many offers took it; `others` are those taken to come before this case. */
const assign = async (state: CaseState, others: number): Promise<number | undefined> => {
  const { caseId } = state
  const at = now()
  const context: Context = { at, by: { kind: 'service', part: 'case-workflow' } }
  const contracts = await contractsWithLoad(state.area, dateOf(at))
  const { wishes, earlier } = await wishesFor(state, contracts)
  const on = dateOf(at)
  const keptForOthers = await yieldingTo(state, contracts, { on, at })
  const choice = choiceAmong({ ...state, wishes, keptForOthers }, contracts, { on, at, others })
  const { contract, ...chosen } = choice
  const notFound = wishes.conflictNotFound === undefined ? {} : { conflictNotFound: wishes.conflictNotFound }
  const trail = { ...chosen, ...notFound }
  const contact = contract?.contacts[firstContact(contract, await gaveBackIn(contract.area))]
  if (contract === undefined || contact === undefined) {
    const { passedOver } = trail
    const command = { type: 'leave-unplaced', passedOver, ...notFound } as const
    await done(await commandCase(caseId, command, context), () => caseBy(caseId))
    log('left-unplaced', { caseId })
    return undefined
  }
  const { contractId, area, provider, providerName } = contract
  const [{ of }, policy] = await Promise.all([calendarsNow(), ownPolicyOf(state.area, contractId, dateOf(at))])
  const targets = targetsOfOffer(state, { ...contract, policy })
  const promised = targets === undefined ? {} : { targets }
  const offer = { offerId: newId(), contractId, area, provider, providerName, contactEmail: contact.email }
  const terms = { room: contract, link: await newLink(), expiresAt: linkExpiry({ ...state, ...promised }, at, of) }
  const known = earlier === undefined ? {} : { earlier }
  const commanded = await commandCase(caseId, { type: 'offer', offer, ...trail, ...known, ...promised }, context, {
    terms,
  })
  if (!commanded.ok && commanded.refusal.code === 'write-refused')
    return offeredMeanwhile(commanded.refusal.failed, contract, at)
  await done(commanded, () => caseBy(caseId))
  log('offer-made', { caseId, provider })
  return undefined
}
