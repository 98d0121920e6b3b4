// Who could have a case once it is taken from its provider, or looked at again: judged by the very filters that choose, before anything is done.
import {
  chooseProvider,
  type ContractWithLoad,
  type ToAssign,
  whyPassedOver,
} from '../../../shared/domain/assignment/choose.ts'
import { NO_WISHES, type Wishes, wishesOf } from '../../../shared/domain/assignment/wishes.ts'
import { givenBackForGood } from '../../../shared/domain/case-evolution.ts'
import type { CaseState } from '../../../shared/domain/case.ts'
import type { PassOverReason } from '../../../shared/domain/events.ts'
import { dateOf, type Instant } from '../../../shared/domain/time.ts'
import { storyOf } from '../../../shared/store/referrals.ts'

/** What the story of a case asks for now. */
export const wishesNow = async (
  { reference }: Pick<CaseState, 'reference'>,
  contracts: readonly ContractWithLoad[],
): Promise<Wishes> => {
  const story = await storyOf(reference)
  return story === undefined ? NO_WISHES : wishesOf(story, contracts)
}

export type CouldHave = {
  /** Those that it could be offered under, when it is asked of each by name. */
  contracts: ContractWithLoad[]
  /** Whether nobody is left for it when none is asked for by name. */
  nobodyLeft: boolean
  /** Why it would not be offered under a contract; undefined where it would, or where the area has no such contract. */
  whyNot: (contractId: string) => PassOverReason | undefined
}

/** Who could have a case that is taken back, or looked at again, now; by the time it is offered room may have gone. */
export const couldHave = (
  state: CaseState,
  contracts: readonly ContractWithLoad[],
  { wishes, now }: { wishes: Wishes; now: Instant },
): CouldHave => {
  const on = dateOf(now)
  const { offer, givenBack, status } = state
  const takenBack = offer === undefined ? [] : [{ provider: offer.provider, how: 'taken-back' as const, at: now }]
  const { preferredContract: _, ...without } = state
  const stays = status === 'unplaced' ? givenBackForGood(state) : givenBack
  const of: ToAssign = { ...without, wishes, givenBack: [...stays, ...takenBack] }
  const named = ({ contractId }: ContractWithLoad): ToAssign => ({ ...of, preferredContract: contractId })
  const isOffered = (contract: ContractWithLoad): boolean =>
    // Who has the case is not asked for it again.
    contract.provider !== offer?.provider &&
    chooseProvider(named(contract), contracts, on).contract?.contractId === contract.contractId
  return {
    contracts: contracts.filter((contract) => isOffered(contract)),
    nobodyLeft: chooseProvider(of, contracts, on).contract === undefined,
    whyNot: (contractId) => {
      const contract = contracts.find((each) => each.contractId === contractId)
      // Who has it was not among those to choose from.
      if (contract === undefined || contract.provider === offer?.provider || isOffered(contract)) return undefined
      return whyPassedOver(named(contract), contract, on)
    },
  }
}
