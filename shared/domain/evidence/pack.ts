// The evidence of one case: who was told what and when, by which rule it was opened, what was promised by which targets and
// calendar, how each date was worked out, and every event with its hash. The person's story is not in it.
import type { CaseState } from '../case.ts'
import { clockWorking, type ClockWorking } from '../clock-working.ts'
import type { CalendarOf } from '../clocks/calendars.ts'
import { CASE_MILESTONES, type CaseTargets } from '../clocks/case-targets.ts'
import type { Actor, CaseEvent, ReferralEvent } from '../events.ts'
import { type MailRecord, mailStanding } from '../mails.ts'
import { REFERRAL_WAITS, referralClockWorking, type ReferralClockWorking } from '../referral-clock-working.ts'
import type { ReferralState } from '../referral.ts'
import type { Instant } from '../time.ts'
import type { Chain } from './chain.ts'

/** Who takes a pack, when, and what for; `notes` say to its reader what is in it, and what is not. */
export type Taking = {
  at: Instant
  by: Extract<Actor, { kind: 'person' }>
  purpose: string
  notes: readonly string[]
}

export type CaseRecords = {
  state: CaseState
  referral: ReferralState
  ofReferral: Chain<ReferralEvent>
  ofCase: Chain<CaseEvent>
  /** Every mail about the referral; those about its other cases are left out. */
  mails: readonly MailRecord[]
  calendars: CalendarOf
}

type Determined = Extract<ReferralEvent, { type: 'eligibility-determined' }>
type DecidedByPerson = Extract<ReferralEvent, { type: 'eligibility-decided' }>
type Law = Pick<Determined, 'on' | 'rulesVersion' | 'determinations'> & { determinedAt: Instant }

/** What became of one mail; `standing` is how it stands in the end. */
type MailEvidence = Pick<MailRecord, 'mailId' | 'address' | 'provider' | 'subject' | 'language' | 'moments'> & {
  template: MailRecord['effect']['template']
  to: MailRecord['effect']['to']
  attempts: { at: Instant; address: string; messageId?: string }[]
  standing: ReturnType<typeof mailStanding>
}

export type EvidencePack = {
  case: Pick<CaseState, 'caseId' | 'reference' | 'role' | 'rule' | 'rules' | 'strength' | 'status' | 'priority'> & {
    authority: string
    area: string
    receivedAt: Instant
    completeAt: Instant
  }
  taken: { at: Instant; by: Taking['by']; purpose: string }
  notes: readonly string[]
  /** The answer of the law that the case was opened by, with its reasons and their sources, and a person's decision on it. */
  law?: Law & { decidedBy?: DecidedByPerson }
  targets: CaseTargets
  /** Those of the referral, then those of the case. */
  clocks: (ReferralClockWorking | ClockWorking)[]
  mails: MailEvidence[]
  /** The events by which the case came to a provider and from one to the next. */
  assignment: CaseEvent[]
  chains: [Chain<ReferralEvent>, Chain<CaseEvent>]
}

const ASSIGNMENT: ReadonlySet<CaseEvent['type']> = new Set([
  'offer-made',
  'left-unplaced',
  'assignment-asked',
  'offer-accepted',
  'offer-declined',
  'offer-lapsed',
  'offer-bounced',
  'case-taken-back',
  'case-given-back',
  'case-handed-over',
  'advocate-allocated',
  'advocate-reallocated',
])

const opens = (event: ReferralEvent, caseId: string): boolean =>
  (event.type === 'cases-opened' && event.cases.some((one) => one.caseId === caseId)) ||
  (event.type === 'case-handed-over' && event.opened.caseId === caseId)

const lawOf = (
  events: readonly ReferralEvent[],
  { caseId, role }: Pick<CaseState, 'caseId' | 'role'>,
): EvidencePack['law'] => {
  const opening = events.findIndex((event) => opens(event, caseId))
  const before = opening < 0 ? events : events.slice(0, opening)
  const last = before.findLast((event) => event.type === 'eligibility-determined')
  if (last === undefined) return undefined
  const { on, rulesVersion, determinations, at: determinedAt } = last
  // A decision may have been about another role of the referral.
  const decidedBy = before
    .filter((event) => event.type === 'eligibility-decided')
    .findLast(({ roles }) => roles.includes(role))
  return { on, rulesVersion, determinations, determinedAt, ...(decidedBy === undefined ? {} : { decidedBy }) }
}

const mailEvidence = (mail: MailRecord): MailEvidence => {
  const { mailId, effect, address, provider, subject, language, attempts, moments } = mail
  return {
    mailId,
    template: effect.template,
    to: effect.to,
    address,
    ...(provider === undefined ? {} : { provider }),
    subject,
    language,
    attempts: attempts.map(({ at, address: to, messageId }) => ({
      at,
      address: to,
      ...(messageId === undefined ? {} : { messageId }),
    })),
    moments,
    standing: mailStanding(mail),
  }
}

/** Everything that the pack of a case tells, from what is stored of it. */
export const packOf = (
  { state, referral, ofReferral, ofCase, mails, calendars }: CaseRecords,
  { at, by, purpose, notes }: Taking,
): EvidencePack => {
  const { caseId, reference, role, rule, rules, strength, status, priority, authority, area } = state
  const { receivedAt, completeAt } = state
  const events = ofCase.events.map(({ event }) => event)
  const law = lawOf(
    ofReferral.events.map(({ event }) => event),
    state,
  )
  return {
    case: {
      caseId,
      reference,
      role,
      rule,
      rules,
      strength,
      status,
      priority,
      authority,
      area,
      receivedAt,
      completeAt,
    },
    taken: { at, by, purpose },
    notes,
    ...(law === undefined ? {} : { law }),
    targets: state.targets,
    clocks: [
      ...REFERRAL_WAITS.flatMap((wait) => referralClockWorking(referral, wait, at, calendars) ?? []),
      ...CASE_MILESTONES.flatMap((milestone) => clockWorking(state, events, milestone, at, calendars) ?? []),
    ],
    mails: mails.filter(({ effect }) => effect.caseId === undefined || effect.caseId === caseId).map(mailEvidence),
    assignment: events.filter(({ type }) => ASSIGNMENT.has(type)),
    chains: [ofReferral, ofCase],
  }
}
