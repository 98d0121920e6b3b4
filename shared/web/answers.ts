// Referrals and cases as the API tells of them. The schemas are the description's too.
import * as z from 'zod'
import { CASE_STATUSES, type CaseState, hasEnded } from '../domain/case.ts'
import { ENGLAND_AND_WALES } from '../domain/clocks/calendar.ts'
import { ROLES } from '../domain/eligibility/rules.ts'
import { CASE_MILESTONES } from '../domain/clocks/case-targets.ts'
import { clocksOf } from '../domain/milestones.ts'
import { factsSchema } from '../domain/eligibility/facts.ts'
import { isCleanText } from '../domain/text.ts'
import { WITHDRAWAL_REASONS } from '../domain/events.ts'
import { REFERRAL_STATUSES, type ReferralState } from '../domain/referral.ts'
import type { Instant } from '../domain/time.ts'
import { determinationSchema } from './eligibility-answer.ts'
import { isCaseId } from '../store/keys.ts'
import { words } from './words/index.ts'

export const clockSchema = z.object({
  milestone: z.enum(CASE_MILESTONES),
  startedAt: z.string(),
  dueAt: z.string(),
  reachedAt: z.string().optional(),
  state: z.enum(['running', 'paused', 'met', 'missed', 'stopped']),
})

export const caseAnswerSchema = z.object({
  id: z.string(),
  reference: z.string(),
  role: z.enum(ROLES),
  rule: z.string(),
  rules: z.array(z.string()),
  strength: z.enum(['duty', 'power', 'inform']),
  actFirst: z.boolean(),
  priority: z.enum(['P1', 'P2', 'P3', 'P4']),
  status: z.enum(CASE_STATUSES),
  area: z.string(),
  provider: z.object({ id: z.string(), name: z.string() }).optional(),
  advocate: z.string().optional(),
  question: z.string().optional(),
  /** The little that a provider may see before it accepts. */
  summary: z.object({
    locality: z.string(),
    mainNeeds: z.array(z.string()),
    communication: z.array(z.string()),
    decisionOn: z.string().optional(),
  }),
  reportBy: z.string().optional(),
  receivedAt: z.string(),
  endedAt: z.string().optional(),
  outcomes: z.array(z.string()).optional(),
  clocks: z.array(clockSchema),
  next: z.string(),
})
export type CaseAnswer = z.infer<typeof caseAnswerSchema>

const { next } = words('en').status

export const caseAnswer = (state: CaseState, now: Instant): CaseAnswer => ({
  id: state.caseId,
  reference: state.reference,
  role: state.role,
  rule: state.rule,
  rules: state.rules,
  strength: state.strength,
  actFirst: state.actFirst,
  priority: state.priority,
  status: state.status,
  area: state.area,
  ...(state.offer === undefined ? {} : { provider: { id: state.offer.provider, name: state.offer.providerName } }),
  ...(state.advocate === undefined ? {} : { advocate: state.advocate }),
  ...(state.question === undefined || state.status !== 'queried' ? {} : { question: state.question }),
  summary: state.offerView,
  ...(state.reportBy === undefined ? {} : { reportBy: state.reportBy }),
  receivedAt: state.receivedAt,
  ...(state.endedAt === undefined ? {} : { endedAt: state.endedAt }),
  ...(state.outcomes === undefined ? {} : { outcomes: state.outcomes }),
  clocks: clocksOf(state, now, ENGLAND_AND_WALES).map(({ milestone, startedAt, dueAt, reachedAt, state: clock }) => ({
    milestone,
    startedAt,
    dueAt,
    ...(reachedAt === undefined ? {} : { reachedAt }),
    state: clock,
  })),
  next: next.case[state.status],
})

export const referralAnswerSchema = z.object({
  reference: z.string(),
  status: z.enum(REFERRAL_STATUSES),
  receivedAt: z.string(),
  determinations: z.array(determinationSchema),
  cases: z.array(caseAnswerSchema),
  next: z.string(),
})
export type ReferralAnswer = z.infer<typeof referralAnswerSchema>

const nextOfReferral = ({ status }: ReferralState, cases: CaseState[]): string => {
  if (status !== 'open') return next.referral[status]
  const going = cases.filter((each) => !hasEnded(each)).map((each) => next.case[each.status])
  return [...new Set(going)].join(' ')
}

export const referralAnswer = (state: ReferralState, cases: CaseState[], now: Instant): ReferralAnswer => ({
  reference: state.reference,
  status: state.status,
  receivedAt: state.receivedAt,
  determinations: state.determinations.map((found) => determinationSchema.parse(found)),
  cases: cases.map((each) => caseAnswer(each, now)),
  next: nextOfReferral(state, cases),
})

/** What sending a referral answers. */
export const receivedAnswerSchema = referralAnswerSchema.pick({ reference: true, status: true, cases: true })

export const withdrawalInput = z.strictObject({ reason: z.enum(WITHDRAWAL_REASONS) })

const words2000 = z.string().trim().min(1).max(2_000).refine(isCleanText, 'characters')

/** Facts given anew, or the answer to a provider's question: each is a command of its own. */
export const informationInput = z
  .strictObject({
    facts: factsSchema.exactOptional(),
    note: words2000.exactOptional(),
    answer: z.strictObject({ case: z.string().refine(isCaseId, 'wrong-format'), text: words2000 }).exactOptional(),
  })
  .refine(({ facts, answer }) => facts !== undefined || answer !== undefined, { path: ['facts'], error: 'required' })
  .refine(({ facts, note, answer }) => answer === undefined || (facts === undefined && note === undefined), {
    path: ['answer'],
    error: 'one-at-a-time',
  })

export const deadlinesAnswerSchema = z.object({
  dueAt: z.string(),
  countsFrom: z.string().describe('When the start begins to count: itself, or the next opening'),
  workingMinutes: z.number(),
  explanation: z.array(z.object({ from: z.string(), to: z.string(), kind: z.string(), name: z.string().optional() })),
})
