// The promises of a case while it is with a provider whose contract has targets or office hours of its own.
import type { CaseState } from '../case.ts'
import { withOfficeHours } from '../clocks/calendar.ts'
import type { CaseTargets } from '../clocks/case-targets.ts'
import type { Priority, TargetPolicy } from '../clocks/policy.ts'
import { targetsUnder } from '../reprojection.ts'
import type { Contract } from './contracts.ts'

/** A contract, and its own policy where it has agreed other targets than its area. */
export type OwnTerms = Pick<Contract, 'contractId' | 'officeHours'> & { policy?: TargetPolicy | undefined }

/** What a case is promised by its area alone, under whatever contract it is now. */
export const targetsOfArea = ({ targets }: Pick<CaseState, 'targets'>): CaseTargets => targets.ofArea ?? targets

/**
 * What a case is promised under a contract: what its area promises, where the contract has nothing of its own. Bank holidays
 * stay those that the case is counted by.
 */
export const targetsUnderContract = (
  state: CaseState,
  { contractId, officeHours, policy }: OwnTerms,
  { ofArea, priority }: { ofArea: CaseTargets; priority: Priority },
): CaseTargets => {
  const hasOwnHours = officeHours !== undefined && officeHours !== null
  if (policy === undefined && !hasOwnHours) return ofArea
  const calendar = hasOwnHours ? withOfficeHours(ofArea.calendar, officeHours) : ofArea.calendar
  const promises =
    policy === undefined
      ? { ...ofArea, ...(calendar === undefined ? {} : { calendar }) }
      : targetsUnder(policy, state, priority, calendar)
  return { ...promises, contract: contractId, ofArea }
}

/** What is in force in an area: its policy, a calendar by its version, and the terms of the contract that a case is with. */
export type InForce = { policy: TargetPolicy; calendar: string; terms: OwnTerms | undefined }

/** What a case is promised at a priority by what is in force, under the contract that it is with. */
export const targetsToday = (
  state: CaseState,
  { policy, calendar, terms }: InForce,
  priority: Priority = state.priority,
): CaseTargets => {
  const ofArea = targetsUnder(policy, state, priority, calendar)
  return terms === undefined ? ofArea : targetsUnderContract(state, terms, { ofArea, priority })
}

/** The promises that an offer under a contract brings with it; undefined where they are those that the case has. */
export const targetsOfOffer = (state: CaseState, terms: OwnTerms): CaseTargets | undefined => {
  const ofArea = targetsOfArea(state)
  const targets = targetsUnderContract(state, terms, { ofArea, priority: state.priority })
  return targets === state.targets ? undefined : targets
}
