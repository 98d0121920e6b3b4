// What becomes of a referral that the workflow has not reached yet: the law's answer, the cases, and the dates they get.
import type { CaseState } from '../domain/case.ts'
import { opened } from '../domain/case-evolution.ts'
import type { Calendars } from '../domain/clocks/calendars.ts'
import { type Determination, determine } from '../domain/eligibility/determine.ts'
import type { EligibilityLead } from '../domain/events.ts'
import { type Clock, clocksOf } from '../domain/milestones.ts'
import { type AreaPolicies, areaToOpenIn, openingOf } from '../domain/opening.ts'
import {
  awaitsDecision,
  leadOf as leadByLaw,
  type ReferralState,
  rolesGoneOnFor,
  rolesLeftOut,
  rolesToOpen,
  type RoleToOpen,
} from '../domain/referral.ts'
import type { Role, Rule } from '../domain/eligibility/rules.ts'
import { dateOf, type Instant } from '../domain/time.ts'
import { nextCaseIds } from '../store/keys.ts'
import type { Judged } from './form/law.ts'

/** The law's answer on record, or the one that it will be: the law of the day of receipt is asked the same facts. */
export const determinationsOf = (state: ReferralState): readonly Determination[] =>
  state.determinations.length > 0 ? state.determinations : determine(state.facts, dateOf(state.receivedAt))

/** A referral with the answer that its authority's law will give it, while the workflow has not asked yet. */
export const expectingAnswer = (state: ReferralState, rules: readonly Rule[]): ReferralState =>
  state.determinations.length > 0
    ? state
    : { ...state, determinations: determine(state.facts, dateOf(state.receivedAt), rules) }

/** What the law's answer to a referral was, or will be, made of; `rules` are those of its authority. */
export const judgedIn = ({ facts, determinedOn, receivedAt }: ReferralState, rules?: readonly Rule[]): Judged => ({
  facts,
  on: determinedOn ?? dateOf(receivedAt),
  ...(rules === undefined ? {} : { rules }),
})

export type ExpectedCase = CaseState & { clocks: Clock[] }

const expectedRoles = (state: ReferralState): RoleToOpen[] =>
  rolesToOpen({ ...state, determinations: [...determinationsOf(state)] })

/** The areas in which the cases that are still to be opened will be: their targets are what is promised. */
export const expectedAreas = (state: ReferralState): string[] =>
  expectedRoles(state).map((role) => areaToOpenIn(state, role))

/**
 * The cases that are still to be opened, under the ids that they will have, with the clocks that run from receipt by the
 * targets of their areas and the calendar in force.
 */
export const expectedCases = (
  state: ReferralState,
  now: Instant,
  { policies, calendars }: { policies: AreaPolicies; calendars: Calendars },
): ExpectedCase[] => {
  const roles = expectedRoles(state)
  const caseIds = nextCaseIds(state, roles.length)
  return roles.map((role, place): ExpectedCase => {
    const by = { kind: 'service', part: 'referral-workflow' } as const
    const expected = opened(
      openingOf(state, role, caseIds[place] ?? '', { at: now, by }, { policies, calendar: calendars.current }),
    )
    return { ...expected, clocks: clocksOf(expected, now, calendars.of) }
  })
}

/** Where the law's answer leads a referral, whether or not the workflow has taken it there. */
export const leadOf = (state: ReferralState): EligibilityLead => {
  switch (state.status) {
    case 'awaiting-information':
    case 'awaiting-decision':
    case 'not-eligible':
      return state.status
    case 'open':
    case 'closed':
    case 'withdrawn':
      return 'open'
    case 'received':
      return leadByLaw(state, [...determinationsOf(state)])
  }
}

/** The roles on which a person decides beside the cases of a referral, whether or not the workflow has got to asking. */
export const rolesDecidedBeside = (state: ReferralState): Role[] => {
  if (state.status === 'open' && !state.toBeChecked) return awaitsDecision(state) ? rolesLeftOut(state) : []
  const isOpened = (state.status === 'received' || state.status === 'open') && leadOf(state) === 'open'
  return isOpened ? rolesGoneOnFor({ ...state, determinations: [...determinationsOf(state)] }) : []
}
