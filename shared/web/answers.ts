// Referrals and cases as the API tells of them. The schemas are the description's too.
import * as z from 'zod'
import { tellableOf } from '../domain/access.ts'
import { CASE_STATUSES, type CaseState, hasEnded } from '../domain/case.ts'
import type { CalendarSource } from '../domain/clocks/calendars.ts'
import { ROLES } from '../domain/eligibility/rules.ts'
import { CASE_MILESTONES } from '../domain/clocks/case-targets.ts'
import { type Clock, clocksOf, dueByBoth } from '../domain/milestones.ts'
import { REFERRAL_MILESTONES, referralClocks } from '../domain/referral-clocks.ts'
import { factsSchema } from '../domain/eligibility/facts.ts'
import { isCleanText } from '../domain/text.ts'
import { WARNING_CODES } from '../domain/form/cross-checks.ts'
import { WITHDRAWAL_REASONS } from '../domain/events.ts'
import { firstOpened, type Message, MESSAGE_SIDES, type MessagesOpened } from '../domain/messages.ts'
import { isDue, openRechecks } from '../domain/rechecks.ts'
import { awaitsDecision, REFERRAL_STATUSES, type ReferralState } from '../domain/referral.ts'
import type { Instant } from '../domain/time.ts'
import { determinationSchema } from './eligibility-answer.ts'
import { isCaseId } from '../store/keys.ts'
import { words } from './words/index.ts'

export const clockSchema = z.object({
  milestone: z.enum(CASE_MILESTONES),
  startedAt: z.string(),
  dueAt: z.string(),
  netDueAt: z.string().optional().describe('Due by the clock that stops while the case is paused'),
  grossDueAt: z.string().optional().describe('Due by the clock that runs from receipt and never stops'),
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
    mainNeeds: z.array(z.string()).describe('Not told while the consent to share is withdrawn').optional(),
    communication: z.array(z.string()).describe('Not told while the consent to share is withdrawn').optional(),
    decisionOn: z.string().optional(),
  }),
  sharing: z.literal('stopped').describe('The consent to share is withdrawn: the story is told no more').optional(),
  reportBy: z.string().optional(),
  receivedAt: z.string(),
  endedAt: z.string().optional(),
  hours: z.number().describe('Hours worked on it so far; at the end, all of them').optional(),
  outcomes: z.array(z.string()).optional(),
  clocks: z.array(clockSchema),
  next: z.string(),
})
export const casesAnswerSchema = z.object({ cases: z.array(caseAnswerSchema), next: z.string().optional() })

export const messageAnswerSchema = z.object({
  number: z.int(),
  from: z.enum(MESSAGE_SIDES),
  by: z.string(),
  at: z.string(),
  text: z.string(),
  openedAt: z.string().describe('When the other side first opened it').optional(),
})
export const messagesAnswerSchema = z.object({ messages: z.array(messageAnswerSchema) })

/** A message as the API tells of it. */
export const messageAnswer = (
  message: Message,
  opened: readonly MessagesOpened[],
): z.infer<typeof messageAnswerSchema> => {
  const { number, from, by, at, text } = message
  const openedAt = firstOpened(message, opened)?.at
  return { number, from, by: by.name, at, text, ...(openedAt === undefined ? {} : { openedAt }) }
}

export type CaseAnswer = z.infer<typeof caseAnswerSchema>

const { next } = words('en').status

const clockAnswer = (
  state: CaseState,
  clock: Clock,
  now: Instant,
  calendars: CalendarSource,
): CaseAnswer['clocks'][number] => {
  const { net, gross } = dueByBoth(state, clock, now, calendars)
  return {
    milestone: clock.milestone,
    startedAt: clock.startedAt,
    dueAt: clock.dueAt,
    ...(net === undefined ? {} : { netDueAt: net }),
    ...(gross === undefined ? {} : { grossDueAt: gross }),
    ...(clock.reachedAt === undefined ? {} : { reachedAt: clock.reachedAt }),
    state: clock.state,
  }
}

export const caseAnswer = (state: CaseState, now: Instant, calendars: CalendarSource): CaseAnswer => ({
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
  summary: tellableOf(state),
  ...(state.sharing === 'stopped' ? { sharing: state.sharing } : {}),
  ...(state.reportBy === undefined ? {} : { reportBy: state.reportBy }),
  receivedAt: state.receivedAt,
  ...(state.endedAt === undefined ? {} : { endedAt: state.endedAt }),
  ...(state.hours === undefined ? {} : { hours: state.hours }),
  ...(state.outcomes === undefined ? {} : { outcomes: state.outcomes }),
  clocks: clocksOf(state, now, calendars).map((clock) => clockAnswer(state, clock, now, calendars)),
  next: next.case[state.status],
})

export const referralAnswerSchema = z.object({
  reference: z.string(),
  status: z.enum(REFERRAL_STATUSES),
  receivedAt: z.string(),
  determinations: z.array(determinationSchema),
  clocks: z.array(clockSchema.extend({ milestone: z.enum(REFERRAL_MILESTONES) })),
  rechecks: z
    .array(z.object({ rule: z.string(), on: z.string(), due: z.boolean() }))
    .describe('Rules whose answer may change by time alone: the day to look again, and whether it has come')
    .optional(),
  corrections: z.int().describe('How often an answer has been corrected since it was sent'),
  decision: z
    .object({ roles: z.array(z.enum(ROLES)), reason: z.string(), at: z.string(), by: z.string() })
    .describe('What a person decided where the law left it open, or the referrer went on against its answer')
    .optional(),
  cases: z.array(caseAnswerSchema),
  next: z.string(),
})
export type ReferralAnswer = z.infer<typeof referralAnswerSchema>

const nextOfReferral = (state: ReferralState, cases: CaseState[]): string => {
  if (state.status !== 'open') return next.referral[state.status]
  const going = cases.filter((each) => !hasEnded(each)).map((each) => next.case[each.status])
  return [...new Set([...going, ...(awaitsDecision(state) ? [next.referral['awaiting-decision']] : [])])].join(' ')
}

const decisionAnswer = ({ roles, reason, at, by }: NonNullable<ReferralState['decision']>) => ({
  roles,
  reason,
  at,
  by: by.kind === 'person' ? by.name : by.kind,
})

const recheckAnswer = (state: ReferralState, now: Instant): Pick<ReferralAnswer, 'rechecks'> => {
  const open = openRechecks(state)
  if (open.length === 0) return {}
  return { rechecks: open.map((recheck) => ({ rule: recheck.rule, on: recheck.on, due: isDue(recheck, now) })) }
}

export const referralAnswer = (
  state: ReferralState,
  cases: CaseState[],
  now: Instant,
  calendars: CalendarSource,
): ReferralAnswer => ({
  reference: state.reference,
  status: state.status,
  receivedAt: state.receivedAt,
  determinations: state.determinations.map((found) => determinationSchema.parse(found)),
  clocks: referralClocks(state, now, calendars),
  ...recheckAnswer(state, now),
  corrections: state.corrections,
  ...(state.decision === undefined ? {} : { decision: decisionAnswer(state.decision) }),
  cases: cases.map((each) => caseAnswer(each, now, calendars)),
  next: nextOfReferral(state, cases),
})

/** What seldom goes together in a referral: it was taken all the same. */
export const warningAnswerSchema = z.object({
  code: z.enum(WARNING_CODES),
  fields: z.array(z.string()),
  message: z.string(),
  confirmed: z.boolean(),
})

/** What sending a referral answers. */
export const receivedAnswerSchema = referralAnswerSchema.pick({ reference: true, status: true, cases: true }).extend({
  warnings: z.array(warningAnswerSchema),
})

/** What information answers: after a correction the warnings that it gives rise to are beside the referral. */
export const informedAnswerSchema = referralAnswerSchema.extend({
  warnings: z.array(warningAnswerSchema).exactOptional(),
})

/** The whole referral, or one case of it; without consent no case goes on. */
export const withdrawalInput = z.strictObject({
  reason: z.enum(WITHDRAWAL_REASONS),
  case: z
    .string()
    .refine(isCaseId, 'wrong-format')
    .exactOptional()
    .describe('The case that ends; without it the referral and all its cases do'),
})

const words2000 = z.string().trim().min(1).max(2_000).refine(isCleanText, 'characters')

/** Facts given anew, or the answer to a provider's question: each is a command of its own. */
export const informationInput = z
  .strictObject({
    facts: factsSchema.exactOptional(),
    note: words2000.exactOptional(),
    answer: z.strictObject({ case: z.string().refine(isCaseId, 'wrong-format'), text: words2000 }).exactOptional(),
    corrections: z
      .strictObject({
        reason: words2000,
        answers: z
          .record(z.string().max(100), z.unknown())
          .exactOptional()
          .describe('Values by the dotted names of the form, such as `person.lastName`'),
        removed: z
          .array(z.string().max(100))
          .max(100)
          .exactOptional()
          .describe('The dotted names of answers that are taken away'),
        seen: z
          .int()
          .min(0)
          .exactOptional()
          .describe('How often the referral had been corrected when it was read; refused when it has been since'),
        confirmedWarnings: z
          .array(z.enum(WARNING_CODES))
          .max(WARNING_CODES.length)
          .exactOptional()
          .describe(
            'Warnings that were read and are right as they stand; the answer names those that the correction gives',
          ),
      })
      .exactOptional(),
  })
  .refine(
    ({ facts, answer, corrections }) => facts !== undefined || answer !== undefined || corrections !== undefined,
    { path: ['facts'], error: 'required' },
  )
  .refine(({ facts, note, answer }) => answer === undefined || (facts === undefined && note === undefined), {
    path: ['answer'],
    error: 'one-at-a-time',
  })
  .refine(
    ({ facts, note, answer, corrections }) =>
      corrections === undefined || (facts === undefined && note === undefined && answer === undefined),
    { path: ['corrections'], error: 'one-at-a-time' },
  )

export const deadlinesAnswerSchema = z.object({
  dueAt: z.string(),
  countsFrom: z.string().describe('When the start begins to count: itself, or the next opening'),
  workingMinutes: z.number(),
  explanation: z.array(z.object({ from: z.string(), to: z.string(), kind: z.string(), name: z.string().optional() })),
})
