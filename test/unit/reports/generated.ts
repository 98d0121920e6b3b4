// Histories of referrals and their cases as they might come about: commands at random, each at its instant, as the case itself
// allows them, with the alerts of its clocks in between. What is refused has not happened.
import * as fc from 'fast-check'
import type { CaseCommand, CaseState } from '../../../shared/domain/case.ts'
import { decide } from '../../../shared/domain/case-decisions.ts'
import { evolve, opened } from '../../../shared/domain/case-evolution.ts'
import { ENGLAND_AND_WALES, withOfficeHours } from '../../../shared/domain/clocks/calendar.ts'
import { calendarsAmong } from '../../../shared/domain/clocks/calendars.ts'
import { caseTargets, type CaseTargets } from '../../../shared/domain/clocks/case-targets.ts'
import { DEFAULT_POLICY, PRIORITIES } from '../../../shared/domain/clocks/policy.ts'
import { ROLES, type RuleId, type Role } from '../../../shared/domain/eligibility/rules.ts'
import {
  type Actor,
  type CaseEvent,
  OUTCOMES,
  type PassedOver,
  PAUSE_REASONS,
  type PauseReason,
  type ReferralEvent,
  WITHDRAWAL_REASONS,
} from '../../../shared/domain/events.ts'
import { FEEDBACK_FROM, SCORES } from '../../../shared/domain/feedback.ts'
import { alertsOf } from '../../../shared/domain/milestones.ts'
import {
  evolve as evolveReferral,
  received as receivedReferral,
  type ReferralState,
} from '../../../shared/domain/referral.ts'
import { type CodedDimensions, NOTHING_CODED } from '../../../shared/domain/reports/dimensions.ts'
import { dateOf, daysAfter, endOfDay, epochMs, type Instant, instantOf } from '../../../shared/domain/time.ts'

export const CALENDARS = calendarsAmong(ENGLAND_AND_WALES, [ENGLAND_AND_WALES], () => undefined)
export const AREA = 'westmarch'
const PROVIDERS = ['northstar', 'lanternhouse', 'beacon']
const ADVOCATES = ['Wren Hollis', 'Robin Ashe', 'Kit Marlow']
const MINUTE = 60_000

const service: Actor = { kind: 'service', part: 'case-workflow' }
const person: Actor = { kind: 'person', id: 'p', name: 'P', organisation: AREA }

export type GeneratedCase = { events: CaseEvent[]; states: CaseState[] }
export type Generated = {
  referralEvents: ReferralEvent[]
  referral: ReferralState
  coded: CodedDimensions
  /** What was coded before the story was corrected. */
  codedBefore: CodedDimensions
  case?: GeneratedCase
}

const PASSED_OVER: PassedOver[][] = [
  [],
  [{ provider: 'northstar', why: 'no-room' }],
  [
    { provider: 'northstar', why: 'no-room' },
    { provider: 'lanternhouse', why: 'already-declined' },
    { provider: 'beacon', why: 'no-room' },
  ],
]

const RULE_OF: Record<Role, RuleId> = { imca: 'IMCA-SMT', rpr: 'RPR-PAID', 'care-act': 'CA-9', imha: 'IMHA' }

const laterTargets = (state: CaseState, hours?: { opens: string; closes: string }): CaseTargets =>
  caseTargets(
    {
      ...DEFAULT_POLICY,
      version: 'contract-1',
      targets: {
        ...DEFAULT_POLICY.targets,
        allocation: {
          startsFrom: 'receipt',
          binds: 'net',
          byPriority: {
            P1: { workingHours: 2 },
            P2: { workingHours: 6 },
            P3: { workingDays: 1 },
            P4: { workingDays: 3 },
          },
        },
      },
    },
    {
      role: state.role,
      rule: state.rule,
      priority: state.priority,
      urgentAuthorisation: false,
      calendar: withOfficeHours(ENGLAND_AND_WALES.version, hours ?? { opens: '09:00', closes: '17:00' }),
    },
  )

type Act = { after: number; what: number; pick: number }
const acts = fc.array(
  fc.record({
    after: fc.oneof(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 60, max: 12_000 })),
    what: fc.nat({ max: 99 }),
    pick: fc.nat({ max: 1_000 }),
  }),
  { minLength: 4, maxLength: 22 },
)

const of = <Value>(values: readonly Value[], pick: number): Value => values[pick % values.length]!

/** The next step of the usual course, so that histories get far; others come in between. */
const usual = (state: CaseState, at: Instant, pick: number): CaseCommand | undefined => {
  const provider = of(PROVIDERS, pick)
  switch (state.status) {
    case 'assigning':
      if (pick % 9 === 0) return { type: 'leave-unplaced', passedOver: of(PASSED_OVER, pick >> 3) }
      return {
        type: 'offer',
        ...(pick % 4 === 1
          ? { earlier: { caseId: 'ADV-7777-7777-1', provider, advocate: of(ADVOCATES, pick >> 2) } }
          : {}),
        offer: {
          offerId: `offer-${state.version}`,
          contractId: `contract-of-${provider}`,
          provider,
          providerName: provider,
          contactEmail: `duty@${provider}.example`,
        },
        passedOver: [],
        ...(pick % 5 === 0
          ? {
              targets: {
                ...laterTargets(state, { opens: '08:00', closes: '18:00' }),
                ofArea: state.targets.ofArea ?? state.targets,
              },
            }
          : {}),
      }
    case 'offered':
      return { type: 'accept', offerId: state.offer?.offerId ?? '' }
    case 'queried':
      return { type: 'confirm-instruction', answer: 'Yes.' }
    case 'accepted':
      return { type: 'allocate', advocate: of(ADVOCATES, pick) }
    case 'allocated':
      return { type: 'make-contact', occurredAt: earlier(state, at, pick) }
    case 'in-contact':
      return { type: 'submit-report', occurredAt: earlier(state, at, pick) }
    case 'reported':
      return {
        type: 'close',
        outcomes: [of(OUTCOMES, pick), of(OUTCOMES, pick + 3)],
        summary: 'Done.',
        hours: (pick % 40) / 4,
      }
    case 'unplaced':
      return { type: 'assign-again', reason: 'Room was found.' }
    case 'closed':
      return { type: 'give-feedback', from: of(FEEDBACK_FROM, pick), score: of(SCORES, pick >> 2) }
    default:
      return undefined
  }
}

/** What happened may be recorded later. */
const earlier = (state: CaseState, at: Instant, pick: number): Instant =>
  pick % 3 === 0 ? instantOf(Math.max(epochMs(state.receivedAt), epochMs(at) - (pick % 7) * 1_000 * MINUTE)) : at

const REASONS = Object.keys(PAUSE_REASONS).filter((reason): reason is PauseReason => reason in PAUSE_REASONS)

const unusual = (state: CaseState, at: Instant, what: number, pick: number): CaseCommand | undefined => {
  const offerId = state.offer?.offerId ?? ''
  switch (what % 20) {
    case 0:
      return { type: 'decline', offerId, reason: 'capacity' }
    case 1:
      return { type: 'lapse', offerId }
    case 2:
      return { type: 'bounce-out', offerId }
    case 3:
    case 4:
      return { type: 'query', question: 'Whom?' }
    case 5:
      return pick % 3 === 0
        ? { type: 'give-back', reason: 'capacity' }
        : { type: 're-assign', offerId, reason: 'No advocate.' }
    case 6:
    case 7:
      return {
        type: 'pause',
        reason: of(
          REASONS.filter((each) => each !== 'instruction-queried'),
          pick,
        ),
      }
    case 8:
    case 9:
      return { type: 'resume' }
    case 10:
      return { type: 'withdraw', reason: of(WITHDRAWAL_REASONS, pick) }
    case 11:
      return { type: 'attempt-contact', occurredAt: earlier(state, at, pick) }
    case 12:
      return { type: 'agree-report-date', reportBy: endOfDay(daysAfter(dateOf(at), pick % 30)) }
    case 13:
      return { type: 'record-hours', hours: ((pick % 30) + 1) / 4, on: dateOf(at) }
    case 14:
      return {
        type: 'reproject',
        priority: of(PRIORITIES, pick),
        targets: caseTargets(DEFAULT_POLICY, {
          role: state.role,
          rule: state.rule,
          priority: of(PRIORITIES, pick),
          urgentAuthorisation: false,
        }),
        reason: 'Policy.',
      }
    case 15:
      return { type: 'reallocate', advocate: of(ADVOCATES, pick), reason: 'workload' }
    case 16:
      return { type: 'leave-unplaced', passedOver: of(PASSED_OVER, pick >> 3) }
    case 17:
      return pick % 2 === 0
        ? { type: 'hand-over', toCaseId: 'ADV-9999-9999-2', area: 'eastmoor', reason: 'person-moved' }
        : {
            type: 'hand-over-jointly',
            toCaseId: 'ADV-9999-9999-2',
            area: 'eastmoor',
            reason: 'person-moved',
            jointUntil: endOfDay(daysAfter(dateOf(at), 5)),
          }
    case 18:
      return { type: 'end-joint-period' }
    case 19:
      return pick % 2 === 0
        ? { type: 'close', outcomes: ['person-died'], summary: 'Ended.', hours: 1 }
        : {
            type: 'take-correction',
            fields: ['decision.by'],
            offerView: {
              ...state.offerView,
              decisionOn: daysAfter(dateOf(state.receivedAt), pick % 40),
            },
          }
  }
  return undefined
}

/** A case through its acts; the clocks are looked at before each, now and then late. */
const lived = (first: Extract<CaseEvent, { type: 'case-opened' }>, course: readonly Act[]) => {
  const events: CaseEvent[] = [first]
  const states: CaseState[] = [opened(first)]
  let at = first.at
  const run = (command: CaseCommand | undefined, when: Instant, by: Actor): void => {
    const state = states.at(-1)!
    const decided = command === undefined ? undefined : decide(state, command, { at: when, by }, CALENDARS.of)
    if (decided === undefined || !decided.ok) return
    for (const event of decided.events) {
      events.push(event)
      states.push(evolve(states.at(-1)!, event))
    }
  }
  const clocksUpTo = (now: Instant): void => {
    const state = states.at(-1)!
    if (state.endedAt !== undefined) return
    for (const { raiseAt, ...alert } of alertsOf(state, now, CALENDARS.of)) {
      const when = raiseAt > at ? raiseAt : at
      if (raiseAt <= now) run({ type: 'raise-alert', ...alert }, when, service)
    }
  }
  for (const { after, what, pick } of course) {
    const next = instantOf(epochMs(at) + after * MINUTE)
    clocksUpTo(next)
    at = next
    const state = states.at(-1)!
    run(what < 60 ? usual(state, at, pick) : unusual(state, at, what, pick), at, person)
  }
  const last = instantOf(epochMs(at) + 20 * 1_440 * MINUTE)
  clocksUpTo(last)
  return { events, states }
}

const equalityAnswer = (pick: number) => of(['answered', 'not-said', 'not-known'] as const, pick)

const codedFrom = (pick: number): CodedDimensions => ({
  ...NOTHING_CODED,
  organisation: of(['westmarch council', 'westmarch general hospital'], pick),
  team: of(['westmarch council / adults', 'westmarch council / discharge'], pick >> 1),
  hospital: of(['westmarch general', 'not-in-hospital'], pick >> 2),
  ward: of(['westmarch general / larch', 'not-in-hospital'], pick >> 3),
  locality: of(['WM1', 'WM2', 'not-known'], pick),
  'age-band': of(['under-18', '65-74', '85-and-over'], pick),
  ethnicity: of(['white-british', 'arab', 'not-said'], pick),
  'ethnicity-group': of(['white', 'other', 'not-said'], pick),
  sex: of(['female', 'male', 'not-known'], pick >> 2),
  mainNeeds: of([['dementia'], ['dementia', 'older-person'], ['autism']], pick),
  equality: {
    ethnicity: equalityAnswer(pick),
    sex: equalityAnswer(pick >> 1),
    genderSameAsSexAtBirth: equalityAnswer(pick >> 2),
    orientation: equalityAnswer(pick >> 3),
    religion: equalityAnswer(pick >> 3),
    disability: equalityAnswer(pick >> 4),
  },
})

const FIRST_DAY = '2026-01-05'

/** One referral with what came of it. `seed` decides what it is, `course` what happens to its case. */
const generatedFrom = (
  seed: { minute: number; pick: number; codes: number; course: Act[] },
  place: number,
): Generated => {
  const { minute, pick, codes, course } = seed
  const at = instantOf(epochMs(`${FIRST_DAY}T08:00:00.000Z`) + minute * MINUTE)
  const after = (minutes: number): Instant => instantOf(epochMs(at) + minutes * MINUTE)
  const role = of(ROLES, pick)
  const rule = RULE_OF[role]
  const reference = `ADV-2222-${String(place).padStart(4, '2')}`
  const decisionOn = pick % 3 === 0 ? undefined : daysAfter(dateOf(at), pick % 25)
  const offerView = {
    locality: 'Marchbank',
    mainNeeds: [],
    communication: [],
    ...(decisionOn === undefined ? {} : { decisionOn }),
  }
  const events: ReferralEvent[] = []
  let referral = receivedReferral(
    {
      type: 'referral-received',
      at,
      by: person,
      reference,
      authority: AREA,
      team: 'Adults',
      language: 'en',
      routing: { authority: AREA, placeArea: AREA },
      offerView,
      clockFacts: { urgentReason: false, immediateRisk: false, urgentAuthorisation: false },
      facts: { jurisdiction: 'england', processes: ['needs-assessment'] },
      requestedPowers: [],
      referrerEmail: 'sam.example@westmarch.example',
    },
    'p',
  )
  const happen = (event: ReferralEvent): void => {
    events.push(event)
    referral = evolveReferral(referral, event)
  }
  const determined = (when: number, leads: 'open' | 'awaiting-information' | 'not-eligible'): void =>
    happen({
      type: 'eligibility-determined',
      at: after(when),
      by: service,
      on: dateOf(at),
      rulesVersion: 'r',
      determinations: [],
      leads,
    })
  if (pick % 7 !== 0) happen({ type: 'acknowledged', at: after(pick % 11 === 0 ? 30 : pick % 6), by: service })
  const coded = codedFrom(codes)
  const codedBefore = codedFrom(codes >> 3)
  const ended = { referralEvents: events, coded, codedBefore }
  if (pick % 5 === 0) {
    determined(1, 'awaiting-information')
    if (pick % 25 === 0) {
      happen({ type: 'referral-withdrawn', at: after(100), by: person, reason: of(WITHDRAWAL_REASONS, pick >> 2) })
      return { ...ended, referral }
    }
    happen({ type: 'information-added', at: after(2_000), by: person, facts: referral.facts })
  }
  if (pick % 13 === 0) {
    determined(2_001, 'not-eligible')
    if (pick % 2 === 0) happen({ type: 'eligibility-decided', at: after(3_000), by: person, roles: [], reason: 'No.' })
    return { ...ended, referral }
  }
  determined(2_001, 'open')
  const caseId = `${reference}-1`
  happen({ type: 'cases-opened', at: after(2_001), by: service, cases: [{ caseId, role, rule }] })
  const { completeAt } = referral
  const priority = of(PRIORITIES, pick >> 1)
  const openedAt = pick % 5 === 0 ? after(2_001) : after(1)
  const handedAt = after(6_000)
  const isHandedOver = pick % 17 === 0
  const { events: caseEvents, states } = lived(
    {
      type: 'case-opened',
      at: isHandedOver ? handedAt : openedAt,
      by: service,
      caseId,
      reference,
      role,
      rule,
      rules: [rule],
      strength: of(['duty', 'duty', 'power'], pick),
      actFirst: false,
      priority,
      authority: AREA,
      area: AREA,
      referrerEmail: 'sam.example@westmarch.example',
      offerView,
      receivedAt: at,
      completeAt: isHandedOver ? handedAt : completeAt,
      ...(isHandedOver
        ? {
            handedOverFrom: {
              caseId: 'ADV-8888-8888-1',
              area: 'eastmoor',
              at: handedAt,
              completeAt,
              heldBy: 'provider',
            },
          }
        : {}),
      ...(decisionOn === undefined ? {} : { decisionOn }),
      targets: caseTargets(DEFAULT_POLICY, { role, rule, priority, urgentAuthorisation: false }),
    },
    course,
  )
  return { ...ended, referral, case: { events: caseEvents, states } }
}

/** Referrals of one area within about three months, up to so many. */
export const historiesUpTo = (most: number): fc.Arbitrary<Generated[]> =>
  fc
    .array(
      fc.record({
        minute: fc.nat({ max: 60 * 24 * 60 }),
        pick: fc.nat({ max: 100_000 }),
        codes: fc.nat({ max: 1_000 }),
        course: acts,
      }),
      { minLength: 1, maxLength: most },
    )
    .map((seeds) => seeds.map(generatedFrom))
export const histories = historiesUpTo(25)

/** Everything that happens in them has happened by then. */
export const TODAY = '2027-06-30'
