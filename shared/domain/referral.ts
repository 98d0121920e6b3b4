// A referral: one story told once, the law's answer to it, and the cases that come of it.
import { awaitedBy } from './awaiting.ts'
import type { Context } from './case.ts'
import type { WorkingCalendar } from './clocks/calendar.ts'
import type { TargetPolicy } from './clocks/policy.ts'
import { type Determination, rolesOpened } from './eligibility/determine.ts'
import { type FactChange, factChanges, withFactChanges } from './fact-changes.ts'
import type { Facts } from './eligibility/facts.ts'
import { type Role, ROLES, type RuleId } from './eligibility/rules.ts'
import type {
  Actor,
  AlertKind,
  Awaited,
  Corrected,
  EligibilityLead,
  HandOver,
  OpenedCase,
  PowerRequest,
  ReferralEvent,
  ReferralFacts,
  SharingChange,
  WithdrawalReason,
} from './events.ts'
import { keptThrough, type KeptRecheck, openRechecks, rechecksOf, withDaysCounted } from './rechecks.ts'
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
  /** The hash of its last event; the store makes it as it writes the event, and it is no part of what is decided. */
  chain?: string
  status: ReferralStatus
  /** The referrer: who sent it, and where news of it goes. */
  referrer: { id: string; email: string }
  receivedAt: Instant
  completeAt: Instant
  /** When the mail that acknowledges it had gone. */
  acknowledgedAt?: Instant
  determinedOn?: IsoDate
  rulesVersion?: string
  determinations: Determination[]
  /** What it waits for, or the decision that it waited for. */
  awaited?: Awaited
  /** When information was first asked for that the law needs. */
  informationAskedAt?: Instant
  /** Alerts raised of what it waits for: `decision:reminder` and the like. */
  alerts: string[]
  /** What is to be looked at again on a day, and what was. */
  rechecks?: KeptRecheck[]
  /** Roles that a person decided to open where the law left it open. */
  decidedRoles?: Role[]
  /** What a person decided last, and why; `overtaken` once a fact has changed, for it was decided on others. */
  decision?: { roles: Role[]; reason: string; at: Instant; by: Actor; overtaken?: true }
  /** The people who went on against the law's answer, or without one: somebody else decides. */
  goneOnBy?: string[]
  /** How often the story has been corrected; each correction stands in the change log under its number. */
  corrections: number
  /** Whether the consent to share the story, once withdrawn, has been given again. */
  sharing?: SharingChange
  /** Information came that has not been judged yet. */
  toBeChecked: boolean
  cases: (OpenedCase & { ended?: 'closed' | 'withdrawn'; handedOverTo?: string })[]
  withdrawalReason?: WithdrawalReason
  withdrawnAt?: Instant
}

/**
 * `change` is the number that a correction will have: one more than those that its author has seen. Of the facts it carries
 * those that it changes: what others gave meanwhile stays.
 */
type Correction = {
  change: number
  fields: string[]
  corrected: Omit<Corrected, 'facts'> & { facts?: readonly FactChange[] }
  sharing?: SharingChange
}

export type ReferralCommand =
  | { type: 'note-acknowledged' }
  | {
      type: 'determine'
      on: IsoDate
      rulesVersion: string
      determinations: Determination[]
      /** The targets that hold for its authority, by which a person's decision is promised; the default ones without. */
      policy?: TargetPolicy
      /** The calendar in force, by which what is awaited is counted; the one that ships without. */
      calendar?: WorkingCalendar
    }
  | { type: 'add-information'; given: readonly FactChange[]; note?: string }
  | ({ type: 'correct' | 'withdraw-consent' } & Correction)
  | { type: 'go-on'; reason?: string; requestedPowers?: PowerRequest[] }
  | { type: 'raise-alert'; what: Awaited['what']; alert: AlertKind; dueAt: Instant }
  | { type: 'decide-eligibility'; roles: Role[]; reason: string }
  | { type: 'raise-recheck'; on: IsoDate }
  | { type: 'drop-rechecks' }
  | { type: 'open-cases'; cases: OpenedCase[] }
  | ({ type: 'hand-over'; caseId: string; opened: OpenedCase } & HandOver)
  | { type: 'end-case'; caseId: string; how: 'closed' | 'withdrawn' }
  /** `record` is the correction that ends the consent, where that ends with the referral. */
  | { type: 'withdraw'; reason: WithdrawalReason; record?: Pick<Correction, 'change' | 'fields'> }
export type ReferralCommandType = ReferralCommand['type']

const WITH_RECHECKS = REFERRAL_STATUSES.filter((status) => status !== 'withdrawn')

type Lead = ReferralStatus | 'as-it-was'
/** An open referral stays with its cases: `fromOpen` is where a command leads it, where that is elsewhere than the others. */
type Transition = { from: readonly ReferralStatus[]; to: readonly Lead[]; fromOpen?: readonly Lead[] }

/** Every command with the statuses it is allowed in and those it can lead to; `as-it-was` leaves the status. */
export const REFERRAL_TRANSITIONS: Record<ReferralCommandType, Transition> = {
  'note-acknowledged': { from: REFERRAL_STATUSES, to: ['as-it-was'] },
  determine: {
    from: ['received', 'open'],
    to: ['as-it-was', 'awaiting-information', 'awaiting-decision', 'not-eligible'],
    fromOpen: ['as-it-was', 'closed'],
  },
  'add-information': {
    from: ['received', 'awaiting-information', 'awaiting-decision', 'open'],
    to: ['received'],
    fromOpen: ['as-it-was'],
  },
  correct: {
    // "Not eligible" may rest on a mistake: with the right answer the law is asked again.
    from: ['received', 'awaiting-information', 'awaiting-decision', 'open', 'not-eligible'],
    to: ['as-it-was', 'received'],
    fromOpen: ['as-it-was'],
  },
  // Consent can be withdrawn at any time.
  'withdraw-consent': { from: REFERRAL_STATUSES, to: ['as-it-was'] },
  // The legal judgement stays the referrer's: against the answer, or without one where the facts cannot be known.
  'go-on': { from: ['awaiting-information', 'not-eligible', 'open'], to: ['received'], fromOpen: ['as-it-was'] },
  'raise-alert': { from: ['awaiting-information', 'awaiting-decision', 'open'], to: ['as-it-was'] },
  // Beside open cases it is about the roles that have none; the last of the cases may have ended meanwhile.
  'decide-eligibility': {
    from: ['awaiting-decision', 'open'],
    to: ['received', 'not-eligible'],
    fromOpen: ['as-it-was', 'closed'],
  },
  // A right that comes with time comes whether or not the referral has ended meanwhile.
  'raise-recheck': { from: WITH_RECHECKS, to: ['as-it-was'] },
  'drop-rechecks': { from: WITH_RECHECKS, to: ['as-it-was'] },
  'open-cases': { from: ['received', 'open'], to: ['open'] },
  'end-case': { from: ['open'], to: ['as-it-was', 'closed'] },
  'hand-over': { from: ['open'], to: ['as-it-was'] },
  withdraw: { from: ['received', 'awaiting-information', 'awaiting-decision', 'open'], to: ['withdrawn'] },
}

/** The statuses a command can lead a referral to from one in which it is allowed; for the diagram and the tests. */
export const referralLeadsTo = (command: ReferralCommandType, from: ReferralStatus): ReferralStatus[] => {
  const { to, fromOpen } = REFERRAL_TRANSITIONS[command]
  return (from === 'open' ? (fromOpen ?? to) : to).map((next) => (next === 'as-it-was' ? from : next))
}

export const referralHasEnded = (state: { status: ReferralStatus }): boolean => REFERRAL_ENDS.includes(state.status)

/** Whether a person's decision is awaited now: nothing goes on before it, or it stands beside the cases that are open. */
export const awaitsDecision = ({
  status,
  toBeChecked,
  awaited,
  decision,
}: Pick<ReferralState, 'status' | 'toBeChecked' | 'awaited' | 'decision'>): boolean =>
  status === 'awaiting-decision' ||
  (status === 'open' && !toBeChecked && awaited?.what === 'decision' && decision === undefined)

/** Nothing is left for the referral's own workflow: it has ended, or its cases go their ways and nobody has to decide. */
export const isSettled = (state: ReferralState): boolean =>
  referralHasEnded(state) ||
  (state.status === 'open' && !state.toBeChecked && !awaitsDecision(state) && rolesToOpen(state).length === 0)

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

/** The roles that the law was asked about and that neither have a case nor get one by its answer: a person may still decide. */
export const rolesLeftOut = (state: ReferralState): Role[] => {
  const placed = [...state.cases, ...rolesToOpen(state)].map(({ role }) => role)
  return ROLES.filter((role) => !placed.includes(role) && state.determinations.some((found) => found.role === role))
}

/** The roles for which the referrer goes on against the law's answer, or without one, and no decision stands. */
export const rolesGoneOnFor = (state: ReferralState): Role[] => {
  const { goOnReason, decision } = state
  const isDecided = decision !== undefined && decision.overtaken === undefined
  return goOnReason === undefined || isDecided ? [] : rolesLeftOut(state)
}

/** Where determinations lead a referral as it stands. */
export const leadOf = (state: ReferralState, determinations: Determination[]): EligibilityLead => {
  if (state.status === 'open' || rolesToOpen({ ...state, determinations }).length > 0) return 'open'
  if (state.goOnReason !== undefined) return 'awaiting-decision'
  return determinations.some((found) => found.outcome === 'needs-information') ? 'awaiting-information' : 'not-eligible'
}

/** What is waited for now; what was waited for before stays on record and is not it. */
export const awaitedNow = (state: ReferralState): Awaited | undefined => {
  const what = awaitsDecision(state) ? 'decision' : state.status === 'awaiting-information' ? 'information' : undefined
  return state.awaited?.what === what ? state.awaited : undefined
}

export const referralAlertKey = ({ what, alert }: { what: Awaited['what']; alert: AlertKind }): string =>
  `${what}:${alert}`

/** The referrer may go on against the law's answer, once; where a person has decided, that stands until a fact changes. */
export const mayGoOn = (state: ReferralState): boolean => {
  const { status, decision, goOnReason } = state
  if (status === 'not-eligible') return decision === undefined
  if (status === 'awaiting-information') return goOnReason === undefined
  return status === 'open' && goOnReason === undefined && rolesLeftOut(state).length > 0
}

/** Powers that the law gives and nobody has asked for. */
export const powersToAskFor = ({ status, determinations, requestedPowers, cases }: ReferralState): RuleId[] =>
  REFERRAL_TRANSITIONS['go-on'].from.includes(status)
    ? determinations
        .filter(({ outcome, role }) => outcome === 'power' && !cases.some((opened) => opened.role === role))
        .map(({ rule }) => rule)
        .filter((rule) => !requestedPowers.some((power) => power.rule === rule))
    : []

/** Whether a correction of what the service works with has the law asked again. */
const asksAgain = ({ status }: ReferralState, { facts, began, clockFacts }: Corrected): boolean =>
  facts !== undefined ||
  began !== undefined ||
  (clockFacts !== undefined && (status === 'received' || status === 'awaiting-decision'))

const isSameMatter = (before: Facts, after: Facts): boolean =>
  before.jurisdiction === after.jurisdiction &&
  before.processes.length === after.processes.length &&
  before.processes.every((process) => after.processes.includes(process))

/** The facts as they stand with what somebody changed of them. */
const factsGiven = (
  before: Facts,
  changes: readonly FactChange[],
): { ok: true; facts: Facts } | ReturnType<typeof refused> => {
  const facts = withFactChanges(before, changes)
  if (facts === undefined) return refused('changed-meanwhile')
  // Another process is another referral: its mandatory answers were never asked.
  return isSameMatter(before, facts) ? { ok: true, facts } : refused('other-matter', { field: 'facts.processes' })
}

/** What a command brings about, or why it is refused. */
export const decide = (state: ReferralState, command: ReferralCommand, { at, by }: Context): Decided<ReferralEvent> => {
  if (!REFERRAL_TRANSITIONS[command.type].from.includes(state.status))
    return refused(referralHasEnded(state) ? 'already-ended' : 'not-in-this-status', { status: state.status })
  switch (command.type) {
    case 'note-acknowledged':
      return state.acknowledgedAt === undefined ? happened({ type: 'acknowledged', at, by }) : refused('already-raised')
    case 'determine': {
      const { type: _, policy, calendar, ...answer } = command
      const leads = leadOf(state, command.determinations)
      const beside = leads === 'open' ? rolesGoneOnFor({ ...state, determinations: command.determinations }) : []
      const [waitsAs, about] =
        beside.length === 0
          ? [leads, command.determinations]
          : (['awaiting-decision', command.determinations.filter(({ role }) => beside.includes(role))] as const)
      const awaits = awaitedBy(state, waitsAs, about, at, {
        ...(policy === undefined ? {} : { policy }),
        ...(calendar === undefined ? {} : { calendar }),
      })
      const determinations = withDaysCounted(state, command.determinations, command.on)
      const rechecks = rechecksOf(state, determinations, command.on)
      return happened({
        type: 'eligibility-determined',
        at,
        by,
        ...answer,
        determinations,
        leads,
        ...(awaits === undefined ? {} : { awaits }),
        ...(rechecks.length === 0 ? {} : { rechecks }),
      })
    }
    case 'add-information': {
      const given = factsGiven(state.facts, command.given)
      if (!given.ok) return given
      const { note } = command
      return happened({
        type: 'information-added',
        at,
        by,
        facts: given.facts,
        ...(note === undefined ? {} : { note }),
      })
    }
    case 'correct':
    case 'withdraw-consent': {
      if (command.change !== state.corrections + 1) return refused('changed-meanwhile')
      const { type: _, corrected, ...correction } = command
      const { facts: changed, ...others } = corrected
      if (changed === undefined) return happened({ type: 'story-corrected', at, by, ...correction, corrected: others })
      const given = factsGiven(state.facts, changed)
      if (!given.ok) return given
      const { facts } = given
      return happened({ type: 'story-corrected', at, by, ...correction, corrected: { ...others, facts } })
    }
    case 'go-on': {
      const { reason, requestedPowers } = command
      const may = { against: reason !== undefined && mayGoOn(state), asking: powersToAskFor(state) }
      const asked = requestedPowers?.every(({ rule }) => may.asking.includes(rule)) ?? false
      if (!may.against && !asked) return refused('not-in-this-status', { status: state.status })
      return happened({
        type: 'gone-on',
        at,
        by,
        ...(may.against && reason !== undefined ? { reason } : {}),
        ...(asked && requestedPowers !== undefined ? { requestedPowers } : {}),
      })
    }
    case 'raise-alert': {
      if (awaitedNow(state)?.what !== command.what) return refused('not-in-this-status', { status: state.status })
      if (state.alerts.includes(referralAlertKey(command))) return refused('already-raised')
      const { type: _, ...alert } = command
      return happened({ type: 'alert-raised', at, by, ...alert })
    }
    case 'decide-eligibility': {
      if (!awaitsDecision(state)) return refused('not-in-this-status', { status: state.status })
      const undecided = rolesLeftOut(state)
      if (command.roles.some((role) => !undecided.includes(role))) return refused('changed-meanwhile')
      return happened({ type: 'eligibility-decided', at, by, roles: command.roles, reason: command.reason })
    }
    case 'raise-recheck': {
      const due = openRechecks(state).filter(({ on, raisedAt }) => on === command.on && raisedAt === undefined)
      if (due.length === 0) return refused('already-raised')
      const ripe = due.filter(({ from }) => from <= at)
      if (ripe.length === 0) return refused('in-the-future')
      return happened({ type: 'recheck-due', at, by, on: command.on, rules: ripe.map(({ rule }) => rule) })
    }
    case 'drop-rechecks': {
      const rules = openRechecks(state).map(({ rule }) => rule)
      return rules.length === 0 ? refused('already-raised') : happened({ type: 'rechecks-dropped', at, by, rules })
    }
    case 'open-cases':
      // Information came after the law was asked: it is asked again first.
      if (state.toBeChecked) return refused('not-in-this-status', { status: state.status })
      if (command.cases.some(({ role }) => state.cases.some((opened) => opened.role === role)))
        return refused('already-opened')
      return happened({ type: 'cases-opened', at, by, cases: command.cases })
    case 'hand-over': {
      const from = state.cases.find(({ caseId }) => caseId === command.caseId)
      if (from?.handedOverTo !== undefined) return refused('already-handed-over')
      const { type: _, ...handOver } = command
      return happened({ type: 'case-handed-over', at, by, ...handOver })
    }
    case 'end-case':
      if (state.cases.find(({ caseId }) => caseId === command.caseId)?.ended !== undefined)
        return refused('already-ended')
      return happened({ type: 'case-ended', at, by, caseId: command.caseId, how: command.how })
    case 'withdraw': {
      const { reason, record } = command
      if (record !== undefined && record.change !== state.corrections + 1) return refused('changed-meanwhile')
      return happened<ReferralEvent>(
        ...(record === undefined
          ? []
          : [{ type: 'story-corrected' as const, at, by, ...record, corrected: {}, sharing: 'stopped' as const }]),
        { type: 'referral-withdrawn', at, by, reason },
      )
    }
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
    alerts: [],
    corrections: 0,
    cases: [],
  }
}

/** The referral after an event. */
export const evolve = (state: ReferralState, event: ReferralEvent): ReferralState => {
  const before = event.type === 'eligibility-determined' ? waitingFor(state, event.awaits) : state
  return { ...before, ...changes(before, event), version: state.version + 1 }
}

/** The referral with the wait that an answer of the law begins or ends. What a person decided is kept until they are asked anew. */
const waitingFor = (state: ReferralState, awaits: Awaited | undefined): ReferralState => {
  const { awaited: _awaited, decision: _decision, ...withoutWait } = state
  if (awaits !== undefined) return { ...withoutWait, awaited: awaits }
  return state.decision === undefined ? withoutWait : state
}

/** A referral closes with its last case, when nothing is left to open, to be judged or to be decided. */
const closedWith = (state: ReferralState): { status?: 'closed' } =>
  state.status === 'open' && isSettled(state) && state.cases.every(({ ended }) => ended !== undefined)
    ? { status: 'closed' }
    : {}

/** A decision that is awaited, though what it is about is being judged anew. */
const isDecisionAwaited = ({ status, awaited, decision }: ReferralState): boolean =>
  status === 'awaiting-decision' || (status === 'received' && awaited?.what === 'decision' && decision === undefined)

/** The law is asked again. The clock of a decision that is awaited goes on: none ever silently restarts. */
const judgedAgain = (state: ReferralState, at: Instant): Partial<ReferralState> => {
  if (state.status === 'open') return { toBeChecked: true }
  const again = { toBeChecked: true, status: 'received' } as const
  return isDecisionAwaited(state) ? again : { ...again, ...askedAnew(at) }
}

/** From here on the time of a decision counts that is asked for, or asked for again. */
const askedAnew = (at: Instant): Pick<ReferralState, 'completeAt' | 'alerts'> => ({ completeAt: at, alerts: [] })

/** A fact has changed: what a person decided before rests on others, and is asked again where the referrer has gone on. */
const overtaking = ({ decision }: ReferralState, at: Instant): Partial<ReferralState> =>
  decision === undefined ? {} : { decision: { ...decision, overtaken: true }, ...askedAnew(at) }

const marked = (
  { rechecks = [] }: ReferralState,
  rules: readonly RuleId[],
  mark: Pick<KeptRecheck, 'raisedAt' | 'droppedAt'>,
  on?: IsoDate,
): KeptRecheck[] =>
  rechecks.map((recheck) =>
    rules.includes(recheck.rule) && (on === undefined || recheck.on === on) ? { ...recheck, ...mark } : recheck,
  )

const changes = (state: ReferralState, event: ReferralEvent): Partial<ReferralState> => {
  switch (event.type) {
    case 'referral-received':
      return {}
    case 'acknowledged':
      return { acknowledgedAt: event.at }
    case 'eligibility-determined':
      return {
        // Until its cases are written a referral that the law opens is still `received`.
        status: event.leads === 'open' ? state.status : event.leads,
        determinedOn: event.on,
        rulesVersion: event.rulesVersion,
        determinations: event.determinations,
        toBeChecked: false,
        ...(event.leads === 'awaiting-information' ? { informationAskedAt: state.informationAskedAt ?? event.at } : {}),
        ...(event.rechecks === undefined && state.rechecks === undefined
          ? {}
          : { rechecks: keptThrough(state.rechecks ?? [], event.rechecks ?? []) }),
        ...closedWith({ ...state, determinations: event.determinations, toBeChecked: false }),
      }
    case 'information-added':
      return {
        facts: event.facts,
        ...(factChanges(state.facts, event.facts).length > 0 ? overtaking(state, event.at) : {}),
        ...judgedAgain(state, event.at),
      }
    case 'story-corrected': {
      const { corrected, sharing, change } = event
      const { referrerEmail, ...facts } = corrected
      return {
        ...facts,
        ...(referrerEmail === undefined ? {} : { referrer: { ...state.referrer, email: referrerEmail } }),
        ...(sharing === undefined ? {} : { sharing }),
        corrections: change,
        ...(asksAgain(state, corrected) ? { ...overtaking(state, event.at), ...judgedAgain(state, event.at) } : {}),
      }
    }
    case 'gone-on': {
      const { reason, requestedPowers = [] } = event
      return {
        ...(reason === undefined ? {} : { goOnReason: reason }),
        ...(event.by.kind === 'person' ? { goneOnBy: [...(state.goneOnBy ?? []), event.by.id] } : {}),
        requestedPowers: [...state.requestedPowers, ...requestedPowers],
        ...(reason === undefined ? {} : askedAnew(event.at)),
        ...judgedAgain(state, event.at),
      }
    }
    case 'alert-raised':
      return { alerts: [...state.alerts, referralAlertKey(event)] }
    case 'eligibility-decided': {
      const { roles, reason, at, by } = event
      const decided = {
        decision: { roles, reason, at, by },
        ...(roles.length === 0 ? {} : { decidedRoles: [...new Set([...(state.decidedRoles ?? []), ...roles])] }),
      }
      if (state.status === 'open') return { ...decided, ...closedWith({ ...state, ...decided }) }
      return { ...decided, status: roles.length > 0 ? 'received' : 'not-eligible' }
    }
    case 'recheck-due':
      return { rechecks: marked(state, event.rules, { raisedAt: event.at }, event.on) }
    case 'rechecks-dropped':
      return { rechecks: marked(state, event.rules, { droppedAt: event.at }) }
    case 'cases-opened':
      return { status: 'open', cases: [...state.cases, ...event.cases] }
    case 'case-handed-over': {
      const cases = state.cases.map((opened) =>
        opened.caseId === event.caseId ? { ...opened, handedOverTo: event.toCaseId } : opened,
      )
      return { cases: [...cases, event.opened] }
    }
    case 'case-ended': {
      const cases = state.cases.map((opened) =>
        opened.caseId === event.caseId ? { ...opened, ended: event.how } : opened,
      )
      return { cases, ...closedWith({ ...state, cases }) }
    }
    case 'referral-withdrawn':
      return {
        status: 'withdrawn',
        withdrawalReason: event.reason,
        withdrawnAt: event.at,
        ...(event.reason === 'consent-withdrawn' ? { sharing: 'stopped' as const } : {}),
      }
  }
}
