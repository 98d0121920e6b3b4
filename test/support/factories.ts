// Referrals and cases in every state, made by the events that lead there, at fixed times.
import { ENGLAND_AND_WALES } from '../../shared/domain/clocks/calendar.ts'
import type { Calendars } from '../../shared/domain/clocks/calendars.ts'
import type { CaseCommand, CaseState, CaseStatus } from '../../shared/domain/case.ts'
import { decide } from '../../shared/domain/case-decisions.ts'
import { evolve, opened } from '../../shared/domain/case-evolution.ts'
import { DEFAULT_POLICY } from '../../shared/domain/clocks/policy.ts'
import { determine } from '../../shared/domain/eligibility/determine.ts'
import { RULES_VERSION } from '../../shared/domain/eligibility/rules.ts'
import type { Actor, CaseEvent, Offer, ReferralEvent } from '../../shared/domain/events.ts'
import { examples } from '../../shared/domain/form/examples.ts'
import { parseReferralForm } from '../../shared/domain/form/referral-form.ts'
import { caseTargets } from '../../shared/domain/clocks/case-targets.ts'
import { receiptOf } from '../../shared/domain/receipt.ts'
import {
  decide as decideReferral,
  evolve as evolveReferral,
  received,
  type ReferralCommand,
  type ReferralState,
} from '../../shared/domain/referral.ts'
import { dateOf, type Instant, instantOf } from '../../shared/domain/time.ts'

/** Monday 23 November 2026, 10:00 in London. */
export const MONDAY: Instant = '2026-11-23T10:00:00.000Z'
export const REFERENCE = 'ADV-7K3M-2Q9P'
export const CASE_ID = `${REFERENCE}-1`

/** The calendar that ships, whatever version is asked for. */
export const CALENDARS: Calendars = { current: ENGLAND_AND_WALES, of: () => ENGLAND_AND_WALES }

export const hoursAfter = (at: Instant, hours: number): Instant => instantOf(Date.parse(at) + hours * 3_600_000)
export const daysAfter = (at: Instant, days: number): Instant => hoursAfter(at, days * 24)

export const referrer = {
  kind: 'person',
  id: 'referrer.westmarch',
  name: 'Rowan Achterberg',
  organisation: 'westmarch',
} as const
export const provider = {
  kind: 'person',
  id: 'provider.northstar',
  name: 'Maeve Castellan',
  organisation: 'northstar',
} as const
export const workflow = { kind: 'service', part: 'case-workflow' } as const

export const anOffer = (over: Partial<Offer> = {}): Offer => ({
  offerId: 'offer-1',
  contractId: 'westmarch-northstar',
  provider: 'northstar',
  providerName: 'Northstar Advocacy',
  contactEmail: 'referrals@northstar.example',
  ...over,
})

type Opening = Extract<CaseEvent, { type: 'case-opened' }>

export const caseOpening = (over: Partial<Opening> = {}): Opening => ({
  type: 'case-opened',
  at: MONDAY,
  by: { kind: 'service', part: 'referral-workflow' },
  caseId: CASE_ID,
  reference: REFERENCE,
  role: 'care-act',
  rule: 'CA-9',
  rules: ['CA-9'],
  strength: 'duty',
  actFirst: false,
  priority: 'P3',
  authority: 'westmarch',
  area: 'westmarch',
  referrerEmail: 'referrer@westmarch.example',
  offerView: { locality: 'westmarch WM5', mainNeeds: ['learning-disability'], communication: ['makaton'] },
  receivedAt: MONDAY,
  completeAt: MONDAY,
  targets: caseTargets(DEFAULT_POLICY, {
    role: 'care-act',
    rule: 'CA-9',
    priority: over.priority ?? 'P3',
    urgentAuthorisation: false,
  }),
  ...over,
})

/** Carries commands out one after another, an hour apart, and fails loudly when one is refused. */
export const afterCommands = (
  state: CaseState,
  commands: CaseCommand[],
  from: Instant = MONDAY,
  by: Actor = provider,
): CaseState =>
  commands.reduce((before, command, place) => {
    const decided = decide(before, command, { at: hoursAfter(from, place), by })
    if (!decided.ok) throw new Error(`${command.type} was refused: ${decided.refusal.code}`)
    return decided.events.reduce(evolve, before)
  }, state)

const OFFER: CaseCommand = { type: 'offer', offer: anOffer(), passedOver: [] }
const ACCEPT: CaseCommand = { type: 'accept', offerId: 'offer-1' }
const ALLOCATE: CaseCommand = { type: 'allocate', advocate: 'Wren Hollis' }
const CONTACT: CaseCommand = { type: 'make-contact', occurredAt: MONDAY }
const REPORT: CaseCommand = { type: 'submit-report', occurredAt: MONDAY }
const CLOSE: CaseCommand = { type: 'close', outcomes: ['views-represented'], summary: 'Views were put.', hours: 4 }

/** The commands that lead an opened case into each status. */
export const WAY_TO: Record<CaseStatus, CaseCommand[]> = {
  assigning: [],
  offered: [OFFER],
  queried: [OFFER, { type: 'query', question: 'Who decides?' }],
  accepted: [OFFER, ACCEPT],
  allocated: [OFFER, ACCEPT, ALLOCATE],
  'in-contact': [OFFER, ACCEPT, ALLOCATE, CONTACT],
  reported: [OFFER, ACCEPT, ALLOCATE, CONTACT, REPORT],
  unplaced: [{ type: 'leave-unplaced', passedOver: [{ provider: 'northstar', why: 'no-room' }] }],
  withdrawn: [{ type: 'withdraw', reason: 'person-declined' }],
  closed: [OFFER, ACCEPT, ALLOCATE, CONTACT, REPORT, CLOSE],
}

export const aCase = (status: CaseStatus, over: Partial<Opening> = {}): CaseState =>
  afterCommands(opened(caseOpening(over)), WAY_TO[status])

type Example = keyof ReturnType<typeof examples>

export const receipt = (example: Example = 'care-act'): Extract<ReferralEvent, { type: 'referral-received' }> => {
  const parsed = parseReferralForm(structuredClone(examples(dateOf(MONDAY))[example]), { today: dateOf(MONDAY) })
  if (!parsed.ok) throw new Error(`The example ${example} does not pass: ${JSON.stringify(parsed.errors)}`)
  return receiptOf(parsed.form, REFERENCE, { at: MONDAY, by: referrer, language: 'en' })
}

export const aReferral = (example: Example = 'care-act', over: Partial<ReferralState> = {}): ReferralState => ({
  ...received(receipt(example), referrer.id),
  ...over,
})

export const determination = (state: ReferralState): ReferralCommand => ({
  type: 'determine',
  on: dateOf(state.receivedAt),
  rulesVersion: RULES_VERSION,
  determinations: determine(state.facts, dateOf(state.receivedAt)),
})

export const afterReferralCommand = (state: ReferralState, command: ReferralCommand): ReferralState => {
  const decided = decideReferral(state, command, { at: hoursAfter(MONDAY, 1), by: referrer })
  if (!decided.ok) throw new Error(`${command.type} was refused: ${decided.refusal.code}`)
  return decided.events.reduce(evolveReferral, state)
}
