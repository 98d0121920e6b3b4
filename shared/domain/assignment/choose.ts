// Which provider is offered a case: a chain of filters that each say why a contract was passed over, then a ranking whose
// first difference decides. Both are tables, read from top to bottom; the trail of a choice says what they found.
import type { CaseState, GivenBackHow } from '../case.ts'
import type { PassedOver, PassOverReason, RankedContract, RankReason } from '../events.ts'
import type { Instant, IsoDate } from '../time.ts'
import type { Contract } from './contracts.ts'
import { type Load, offeredSince, takenInWeek, weekOf, windowStart, withOffer } from './room.ts'
import type { Wishes } from './wishes.ts'

/** A contract with what it carries now. */
export type ContractWithLoad = Contract & Load

/** A case as it is assigned: what it is, who gave it back, and what it asks for. */
export type ToAssign = Pick<CaseState, 'role' | 'area' | 'givenBack' | 'preferredContract'> & {
  wishes: Wishes
  /** The contracts whose last room is for cases that wait and come first. */
  keptForOthers?: readonly string[]
}

type On = { on: IsoDate; monday: IsoDate }
type Filter = {
  why: PassOverReason
  passesOver: (contract: ContractWithLoad, of: ToAssign, on: On) => boolean
  /** A wish gives way when it would leave the case to nobody; the law and the contracts do not. */
  isWish?: true
}

/** Every reason for which a contract is passed over, in the order in which it is looked for. */
export const FILTERS: readonly Filter[] = [
  { why: 'not-in-force', passesOver: ({ from, to }, _, { on }) => on < from || (to !== null && on > to) },
  { why: 'other-area', passesOver: ({ area }, of) => area !== of.area },
  { why: 'other-role', passesOver: ({ roles }, { role }) => !roles.includes(role) },
  {
    why: 'conflict-of-interest',
    passesOver: ({ provider }, { wishes, givenBack }) =>
      wishes.conflictsWith.includes(provider) ||
      givenBack.some((offer) => offer.provider === provider && offer.reason === 'conflict-of-interest'),
  },
  { why: 'already-declined', passesOver: (contract, of) => gaveBack(of, contract, 'declined') },
  {
    // Who took it may give it again, by name; a conflict of interest and a provider's own "no" nobody lifts.
    why: 'taken-back',
    passesOver: (contract, of) => contract.contractId !== of.preferredContract && gaveBack(of, contract, 'taken-back'),
  },
  { why: 'given-back', passesOver: (contract, of) => gaveBack(of, contract, 'given-back') },
  { why: 'already-lapsed', passesOver: (contract, of) => gaveBack(of, contract, 'lapsed') },
  { why: 'already-bounced', passesOver: (contract, of) => gaveBack(of, contract, 'bounced') },
  {
    why: 'language-not-spoken',
    passesOver: ({ languages }, { wishes: { speaks } }) =>
      speaks.length > 0 && !speaks.some((language) => languages.includes(language)),
    isWish: true,
  },
  { why: 'no-room', passesOver: ({ held, capacity }) => held >= capacity },
  {
    why: 'no-room-this-week',
    passesOver: (contract, _, { monday }) =>
      contract.weeklyCapacity !== null && takenInWeek(contract, monday) >= contract.weeklyCapacity,
  },
  {
    why: 'kept-for-others',
    passesOver: ({ contractId }, { keptForOthers = [] }) => keptForOthers.includes(contractId),
  },
]

const gaveBack = (of: ToAssign, { provider }: Contract, how: GivenBackHow): boolean =>
  of.givenBack.some((offer) => offer.provider === provider && offer.how === how)

/** A contract that could be offered the case, with all that the ranking looks at. */
type Candidate = {
  contract: ContractWithLoad
  isAskedFor: boolean
  hadBefore: boolean
  fit: number
  /** Offers made within the window, the parts of those of its rank that it had and should have (0 to 1), and by how much it is short. */
  share: { had: number; agreed: number; short: number }
}

const byText = (one: string, other: string): number => (one < other ? -1 : Number(one > other))

/** What puts one candidate before another, in the order in which it is looked at; negative when the first goes first. */
export const RANKING: readonly { because: RankReason; compare: (one: Candidate, other: Candidate) => number }[] = [
  { because: 'asked-for', compare: (one, other) => Number(other.isAskedFor) - Number(one.isAskedFor) },
  { because: 'had-before', compare: (one, other) => Number(other.hadBefore) - Number(one.hadBefore) },
  { because: 'agreed-order', compare: (one, other) => one.contract.rank - other.contract.rank },
  { because: 'better-fit', compare: (one, other) => other.fit - one.fit },
  { because: 'below-its-share', compare: (one, other) => other.share.short - one.share.short },
  {
    because: 'longest-without',
    // Never asked sorts before every instant.
    compare: (one, other) => byText(one.contract.lastOfferAt ?? '', other.contract.lastOfferAt ?? ''),
  },
  { because: 'by-name', compare: (one, other) => byText(one.contract.contractId, other.contract.contractId) },
]

const deciding = (one: Candidate, other: Candidate) => RANKING.find(({ compare }) => compare(one, other) !== 0)
const inOrder = (one: Candidate, other: Candidate): number => deciding(one, other)?.compare(one, other) ?? 0

/** How many of the person's needs and languages a contract has advocates for. */
const fitOf = ({ languages, specialisms }: Contract, { wishes }: ToAssign): number =>
  new Set([...wishes.speaks, ...wishes.languages].filter((language) => languages.includes(language))).size +
  wishes.needs.filter((need) => specialisms.includes(need)).length

/** Shares are of the offers of one rank, whoever has room just now: who has none catches up when it has. */
type Shares = ReadonlyMap<ContractWithLoad, Candidate['share']>

const sharesOf = (contracts: readonly ContractWithLoad[], start: IsoDate): Shares =>
  new Map(
    [...Map.groupBy(contracts, ({ rank }) => rank).values()].flatMap((peers) => {
      const offered = peers.map((peer) => offeredSince(peer, start))
      const all = offered.reduce((sum, count) => sum + count, 0)
      const agreed = agreedParts(peers)
      return peers.map((peer, place) => {
        const [had = 0, part = 0] = [offered[place], agreed[place]]
        // Of the offers with this one among them: so the first goes to the largest share.
        return [peer, { had: all === 0 ? 0 : had / all, agreed: part, short: part * (all + 1) - had }] as const
      })
    }),
  )

/** The parts of contracts of one rank, which make one whole: what no contract names is split evenly among those that name none. */
const agreedParts = (peers: readonly Contract[]): number[] => {
  const named = peers.reduce((sum, { share }) => sum + (share ?? 0), 0)
  const silent = peers.filter(({ share }) => share === null).length
  const rest = silent === 0 ? 0 : Math.max(0, 100 - named) / silent
  const whole = named + rest * silent
  return peers.map(({ share }) => (whole === 0 ? 1 / peers.length : (share ?? rest) / whole))
}

const percent = (part: number): number => Math.round(part * 100)

const rankedContract = (candidate: Candidate, next: Candidate | undefined): RankedContract => {
  const { contract, share } = candidate
  const because = next === undefined ? undefined : deciding(candidate, next)?.because
  return {
    contractId: contract.contractId,
    provider: contract.provider,
    ...(because === undefined ? {} : { because }),
    ...(because === 'below-its-share' ? { share: { had: percent(share.had), agreed: percent(share.agreed) } } : {}),
  }
}

export type Choice = {
  contract: ContractWithLoad | undefined
  passedOver: PassedOver[]
  /** Those that could have it, the chosen one first, each with what puts it before the next. */
  ranking: RankedContract[]
  /** The wish that nobody with room could meet, and that gave way. */
  relaxed?: 'language'
}

/** Why a contract is passed over for a case; undefined where the case could be offered under it as it is asked for. */
export const whyPassedOver = (of: ToAssign, contract: ContractWithLoad, on: IsoDate): PassOverReason | undefined =>
  FILTERS.find(({ passesOver }) => passesOver(contract, of, { on, monday: weekOf(on) }))?.why

/** Whether a contract has room for one more case on a day, at once and in the week. */
export const hasRoomOn = (contract: ContractWithLoad, on: IsoDate): boolean =>
  contract.held < contract.capacity &&
  (contract.weeklyCapacity === null || takenInWeek(contract, weekOf(on)) < contract.weeklyCapacity)

const judged = (of: ToAssign, contracts: readonly ContractWithLoad[], on: On, filters: readonly Filter[]) =>
  contracts.map((contract) => ({ contract, why: filters.find((each) => each.passesOver(contract, of, on))?.why }))

const NEEDED = FILTERS.filter(({ isWish }) => isWish !== true)

/** Of those contracts the same one whatever their order, with the trail that says why. */
export const chooseProvider = (of: ToAssign, contracts: readonly ContractWithLoad[], on: IsoDate): Choice => {
  const day = { on, monday: weekOf(on) }
  const listed = contracts.toSorted((one, other) => byText(one.contractId, other.contractId))
  const asWished = judged(of, listed, day, FILTERS)
  const nobody = asWished.every(({ why }) => why !== undefined)
  const needed = nobody && of.wishes.speaks.length > 0 ? judged(of, listed, day, NEEDED) : asWished
  // When the wish makes no difference it stays among the reasons.
  const isRelaxed = needed !== asWished && needed.some(({ why }) => why === undefined)
  const found = isRelaxed ? needed : asWished
  const shares = sharesOf(
    listed.filter((contract) => !NOT_OF_THE_ROUND.some(({ passesOver }) => passesOver(contract, of, day))),
    windowStart(on),
  )
  const candidates = found
    .flatMap(({ contract, why }): Candidate[] => {
      const share = shares.get(contract)
      if (why !== undefined || share === undefined) return []
      const isAskedFor = of.preferredContract === contract.contractId
      const hadBefore = of.wishes.before === contract.provider
      return [{ contract, share, isAskedFor, hadBefore, fit: fitOf(contract, of) }]
    })
    .sort(inOrder)
  return {
    contract: candidates[0]?.contract,
    passedOver: found.flatMap(({ contract, why }) => (why === undefined ? [] : [{ provider: contract.provider, why }])),
    ranking: candidates.map((candidate, place) => rankedContract(candidate, candidates[place + 1])),
    ...(isRelaxed ? { relaxed: 'language' } : {}),
  }
}

/** Contracts of another day, area or role have no part in the offers that are shared. */
const NOT_OF_THE_ROUND = FILTERS.filter(({ why }) => ['not-in-force', 'other-area', 'other-role'].includes(why))

/**
 * The contracts as they are once so many other cases like this one have been offered before it. Many that come at once would
 * all choose the same contract and all but a few lose it; each that takes another number of them to be first finds its own.
 */
export const afterOthers = (
  of: ToAssign,
  contracts: readonly ContractWithLoad[],
  { on, at, others }: { on: IsoDate; at: Instant; others: number },
): readonly ContractWithLoad[] => {
  let list = contracts
  for (let other = 0; other < others; other += 1) {
    const { contract } = chooseProvider(of, list, on)
    if (contract === undefined) return list
    const offered = { ...contract, ...withOffer(contract, on, at) }
    list = list.map((each) => (each === contract ? offered : each))
  }
  return list
}
