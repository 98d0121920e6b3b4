// Which provider is offered a case: a chain of filters that each say why a contract was passed over, then a ranking.
import type { CaseState } from '../case.ts'
import type { PassedOver, PassOverReason } from '../events.ts'
import type { IsoDate } from '../time.ts'
import type { Contract } from './contracts.ts'

/** A contract with the number of cases now held under it. */
export type ContractWithLoad = Contract & { held: number }

type Case = Pick<CaseState, 'role' | 'area' | 'givenBack'>

/** Every reason for which a contract is passed over, in the order in which it is looked for. */
const FILTERS: { why: PassOverReason; passesOver: (contract: ContractWithLoad, of: Case, on: IsoDate) => boolean }[] = [
  { why: 'not-in-force', passesOver: ({ from, to }, _, on) => on < from || (to !== null && on > to) },
  { why: 'other-area', passesOver: (contract, { area }) => contract.area !== area },
  { why: 'other-role', passesOver: (contract, { role }) => !contract.roles.includes(role) },
  { why: 'already-declined', passesOver: (contract, of) => gaveBack(of, contract, 'declined') },
  { why: 'already-lapsed', passesOver: (contract, of) => gaveBack(of, contract, 'lapsed') },
  { why: 'no-room', passesOver: (contract) => contract.held >= contract.capacity },
]

const gaveBack = (of: Case, { provider }: Contract, how: 'declined' | 'lapsed'): boolean =>
  of.givenBack.some((offer) => offer.provider === provider && offer.how === how)

export type Choice = { contract: ContractWithLoad | undefined; passedOver: PassedOver[] }

/** The contract to offer a case under on a date, if any, and why the others were passed over. */
export const chooseProvider = (of: Case, contracts: ContractWithLoad[], on: IsoDate): Choice => {
  const judged = contracts.map((contract) => ({
    contract,
    why: FILTERS.find((filter) => filter.passesOver(contract, of, on))?.why,
  }))
  const passedOver = judged.flatMap(({ contract, why }) =>
    why === undefined ? [] : [{ provider: contract.provider, why }],
  )
  const [contract] = judged
    .filter(({ why }) => why === undefined)
    .map((entry) => entry.contract)
    .sort(
      (a, b) =>
        a.rank - b.rank || a.held / a.capacity - b.held / b.capacity || a.contractId.localeCompare(b.contractId),
    )
  return { contract, passedOver }
}
