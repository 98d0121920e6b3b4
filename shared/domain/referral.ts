// A referral: one story told once, the law's answer to it, and the cases that come of it.
import type { Context } from './case.ts'
import { type Determination, rolesOpened } from './eligibility/determine.ts'
import type { Facts } from './eligibility/facts.ts'
import type { Role, RuleId } from './eligibility/rules.ts'
import type { EligibilityLead, OpenedCase, ReferralEvent, ReferralFacts, WithdrawalReason } from './events.ts'
import { type Decided, happened, refused } from './refusal.ts'
import type { Instant, IsoDate } from './time.ts'

export const REFERRAL_STATUSES = [
  'received',
  'awaiting-information',
  'awaiting-decision',
  'open',
  'not-eligible',
  'withdrawn',
  'closed',
] as const
export type ReferralStatus = (typeof REFERRAL_STATUSES)[number]
export const REFERRAL_ENDS: readonly ReferralStatus[] = ['not-eligible', 'withdrawn', 'closed']

export type ReferralState = ReferralFacts & {
  version: number
  status: ReferralStatus
  /** The referrer: who sent it, and where news of it goes. */
  referrer: { id: string; email: string }
  receivedAt: Instant
  completeAt: Instant
  determinedOn?: IsoDate
  rulesVersion?: string
  determinations: Determination[]
  /** Roles that a person decided to open where the law left it open. */
  decidedRoles?: Role[]
  /** Information came that has not been judged yet. */
  toBeChecked: boolean
  cases: (OpenedCase & { ended?: 'closed' | 'withdrawn' })[]
  withdrawalReason?: WithdrawalReason
}

export type ReferralCommand =
  | { type: 'determine'; on: IsoDate; rulesVersion: string; determinations: Determination[] }
  | { type: 'add-information'; facts: Facts; note?: string }
  | { type: 'decide-eligibility'; roles: Role[]; reason: string }
  | { type: 'open-cases'; cases: OpenedCase[] }
  | { type: 'end-case'; caseId: string; how: 'closed' | 'withdrawn' }
  | { type: 'withdraw'; reason: WithdrawalReason }
export type ReferralCommandType = ReferralCommand['type']

/** Every command with the statuses it is allowed in and those it can lead to. */
export const REFERRAL_TRANSITIONS: Record<
  ReferralCommandType,
  { from: readonly ReferralStatus[]; to: readonly ReferralStatus[] }
> = {
  determine: {
    from: ['received', 'open'],
    to: ['received', 'open', 'awaiting-information', 'awaiting-decision', 'not-eligible', 'closed'],
  },
  'add-information': {
    from: ['received', 'awaiting-information', 'awaiting-decision', 'open'],
    to: ['received', 'open'],
  },
  'decide-eligibility': { from: ['awaiting-decision'], to: ['received', 'not-eligible'] },
  'open-cases': { from: ['received', 'open'], to: ['open'] },
  'end-case': { from: ['open'], to: ['open', 'closed'] },
  withdraw: { from: ['received', 'awaiting-information', 'awaiting-decision', 'open'], to: ['withdrawn'] },
}

export const referralHasEnded = (state: { status: ReferralStatus }): boolean => REFERRAL_ENDS.includes(state.status)

/** Nothing is left for the referral's own workflow: it has ended, or its cases go their ways. */
export const isSettled = (state: ReferralState): boolean =>
  referralHasEnded(state) || (state.status === 'open' && !state.toBeChecked && rolesToOpen(state).length === 0)

export type RoleToOpen = {
  role: Role
  rule: RuleId
  rules: RuleId[]
  strength: 'duty' | 'power' | 'inform'
  actFirst: boolean
}

/** The roles that the answer of the law, the powers asked for and a person's decision open, and that have no case yet. */
export const rolesToOpen = (state: ReferralState): RoleToOpen[] => {
  const byLaw = rolesOpened(state.determinations, { requestedPowers: state.requestedPowers.map((power) => power.rule) })
  const byDecision = (state.decidedRoles ?? [])
    .filter((role) => !byLaw.some((opened) => opened.role === role))
    .flatMap((role): RoleToOpen[] => {
      const rules = state.determinations.filter((found) => found.role === role).map((found) => found.rule)
      return rules[0] === undefined ? [] : [{ role, rule: rules[0], rules, strength: 'power', actFirst: false }]
    })
  return [...byLaw, ...byDecision].filter(({ role }) => !state.cases.some((opened) => opened.role === role))
}

/** Where determinations lead a referral as it stands. */
export const leadOf = (state: ReferralState, determinations: Determination[]): EligibilityLead => {
  if (state.status === 'open' || rolesToOpen({ ...state, determinations }).length > 0) return 'open'
  if (determinations.some((found) => found.outcome === 'needs-information')) return 'awaiting-information'
  return state.goOnReason === undefined ? 'not-eligible' : 'awaiting-decision'
}

const isSameMatter = (before: Facts, after: Facts): boolean =>
  before.jurisdiction === after.jurisdiction &&
  before.processes.length === after.processes.length &&
  before.processes.every((process) => after.processes.includes(process))

/** What a command brings about, or why it is refused. */
export const decide = (state: ReferralState, command: ReferralCommand, { at, by }: Context): Decided<ReferralEvent> => {
  if (!REFERRAL_TRANSITIONS[command.type].from.includes(state.status))
    return refused(referralHasEnded(state) ? 'already-ended' : 'not-in-this-status', { status: state.status })
  switch (command.type) {
    case 'determine': {
      const { type: _, ...answer } = command
      return happened({
        type: 'eligibility-determined',
        at,
        by,
        ...answer,
        leads: leadOf(state, command.determinations),
      })
    }
    case 'add-information':
      // Another process is another referral: its mandatory answers were never asked.
      if (!isSameMatter(state.facts, command.facts)) return refused('other-matter', { field: 'facts.processes' })
      return happened({
        type: 'information-added',
        at,
        by,
        facts: command.facts,
        ...(command.note === undefined ? {} : { note: command.note }),
      })
    case 'decide-eligibility':
      return happened({ type: 'eligibility-decided', at, by, roles: command.roles, reason: command.reason })
    case 'open-cases':
      // Information came after the law was asked: it is asked again first.
      if (state.toBeChecked) return refused('not-in-this-status', { status: state.status })
      if (command.cases.some(({ role }) => state.cases.some((opened) => opened.role === role)))
        return refused('already-opened')
      return happened({ type: 'cases-opened', at, by, cases: command.cases })
    case 'end-case':
      if (state.cases.find(({ caseId }) => caseId === command.caseId)?.ended !== undefined)
        return refused('already-ended')
      return happened({ type: 'case-ended', at, by, caseId: command.caseId, how: command.how })
    case 'withdraw':
      return happened({ type: 'referral-withdrawn', at, by, reason: command.reason })
  }
}

/** The referral that a receipt makes. */
export const received = (
  event: Extract<ReferralEvent, { type: 'referral-received' }>,
  referrerId: string,
): ReferralState => {
  const { type: _type, at, by: _by, referrerEmail, ...facts } = event
  return {
    ...facts,
    version: 1,
    status: 'received',
    referrer: { id: referrerId, email: referrerEmail },
    receivedAt: at,
    completeAt: at,
    determinations: [],
    toBeChecked: true,
    cases: [],
  }
}

/** The referral after an event. */
export const evolve = (state: ReferralState, event: ReferralEvent): ReferralState => ({
  ...state,
  ...changes(state, event),
  version: state.version + 1,
})

/** A referral closes with its last case, when nothing is left to open and nothing to be judged. */
const closedWith = (state: ReferralState): { status?: 'closed' } =>
  state.status === 'open' && isSettled(state) && state.cases.every(({ ended }) => ended !== undefined)
    ? { status: 'closed' }
    : {}

const changes = (state: ReferralState, event: ReferralEvent): Partial<ReferralState> => {
  switch (event.type) {
    case 'referral-received':
      return {}
    case 'eligibility-determined':
      return {
        // Until its cases are written a referral that the law opens is still `received`.
        status: event.leads === 'open' ? state.status : event.leads,
        determinedOn: event.on,
        rulesVersion: event.rulesVersion,
        determinations: event.determinations,
        toBeChecked: false,
        ...closedWith({ ...state, determinations: event.determinations, toBeChecked: false }),
      }
    case 'information-added':
      return {
        facts: event.facts,
        toBeChecked: true,
        ...(state.status === 'open' ? {} : { status: 'received', completeAt: event.at }),
      }
    case 'eligibility-decided':
      return event.roles.length > 0 ? { status: 'received', decidedRoles: event.roles } : { status: 'not-eligible' }
    case 'cases-opened':
      return { status: 'open', cases: [...state.cases, ...event.cases] }
    case 'case-ended': {
      const cases = state.cases.map((opened) =>
        opened.caseId === event.caseId ? { ...opened, ended: event.how } : opened,
      )
      return { cases, ...closedWith({ ...state, cases }) }
    }
    case 'referral-withdrawn':
      return { status: 'withdrawn', withdrawalReason: event.reason }
  }
}
