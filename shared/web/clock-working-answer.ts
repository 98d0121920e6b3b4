// The working behind a clock of a case or a referral as the API tells of it. The schemas are the description's too.
import * as z from 'zod'
import { CASE_MILESTONES } from '../domain/clocks/case-targets.ts'
import { CAPS } from '../domain/clocks/milestone-due.ts'
import type { ClockWorking } from '../domain/clock-working.ts'
import { DELAY_PARTIES, ELAPSED_SHARES } from '../domain/clocks/elapsed.ts'
import { targetSchema } from '../domain/clocks/target.ts'
import type { Actor, PauseReason } from '../domain/events.ts'
import { PAUSE_REASONS } from '../domain/events.ts'
import { REFERRAL_WAITS, type ReferralClockWorking } from '../domain/referral-clock-working.ts'
import { keysOf } from '../domain/table-keys.ts'
import { clockSchema } from './answers.ts'

const reasons: readonly PauseReason[] = keysOf(PAUSE_REASONS)

const workedShape = {
  startsFrom: z.string().describe('The event that the clock starts from'),
  policy: z.string().describe('The version of the targets that it is judged by'),
  calendar: z.string().describe('The version of the calendar that its time is counted by'),
  target: targetSchema
    .optional()
    .describe('What is promised, or the date that was agreed instead; without one, it is due at once'),
  cappedBy: z
    .enum(CAPS)
    .describe('What brings the due time forward of the target: the date of the decision, or the limit of the law')
    .optional(),
  binds: z.enum(['gross', 'net']).describe('Which of the two clocks is promised'),
  explanation: z
    .array(z.object({ from: z.string(), to: z.string(), kind: z.string(), name: z.string().optional() }))
    .describe('Every stretch from the start to the due time, without gaps, and whether it counts'),
  elapsed: z
    .object({
      from: z.string(),
      to: z.string(),
      total: z.int(),
      shares: z.object(Object.fromEntries(ELAPSED_SHARES.map((share) => [share, z.int()]))),
    })
    .describe(
      'From receipt until it was reached, or until now, in whole minutes by whose time it was: the shares add up to the total',
    ),
}

export const clockWorkingSchema = z.object({
  case: z.string(),
  ...clockSchema.shape,
  milestone: z.enum(CASE_MILESTONES),
  ...workedShape,
  recordedLateAt: z
    .string()
    .describe('When it was recorded that it had been reached in time, where that was after it was due')
    .optional(),
  projected: z
    .object({ at: z.string(), by: z.string(), reason: z.string() })
    .describe('By whom its dates were last set anew')
    .optional(),
  pauses: z
    .array(
      z.object({
        from: z.string(),
        to: z.string().optional(),
        reason: z.enum(reasons),
        party: z.enum(DELAY_PARTIES).describe('Whose delay it is'),
        by: z.string(),
      }),
    )
    .describe('The ledger of pauses; one without an end stands still yet'),
})
type ClockWorkingAnswer = z.infer<typeof clockWorkingSchema>

export const referralClockWorkingSchema = z.object({
  reference: z.string(),
  ...clockSchema.shape,
  milestone: z.enum(REFERRAL_WAITS),
  lateAfter: z
    .string()
    .describe('From when on it counts as late, where that is not its due time: what is done at once takes some minutes')
    .optional(),
  ...workedShape,
})
type ReferralClockWorkingAnswer = z.infer<typeof referralClockWorkingSchema>

/** Who did it: a person by name, the holder of a link by its address's organisation, or the service. */
const nameOf = (by: Actor): string => {
  if (by.kind === 'person') return by.name
  return by.kind === 'link' ? by.organisation : by.kind
}

type Worked = Pick<
  ClockWorking | ReferralClockWorking,
  'startsFrom' | 'policy' | 'calendar' | 'reckoned' | 'binds' | 'working' | 'elapsed'
>

const workedAnswer = ({ startsFrom, policy, calendar, reckoned, binds, working, elapsed }: Worked) => ({
  startsFrom,
  policy,
  calendar,
  ...(reckoned.promised === undefined ? {} : { target: reckoned.promised }),
  ...(reckoned.cappedBy === undefined ? {} : { cappedBy: reckoned.cappedBy }),
  binds,
  explanation: working,
  elapsed: { from: elapsed.from, to: elapsed.to, total: elapsed.total, shares: elapsed.shares },
})

export const clockWorkingAnswer = (caseId: string, working: ClockWorking): ClockWorkingAnswer => {
  const { clock, due, projected } = working
  const { milestone, startedAt, dueAt, reachedAt, state } = clock
  return {
    case: caseId,
    milestone,
    startedAt,
    dueAt,
    ...(due.net === undefined ? {} : { netDueAt: due.net }),
    ...(due.gross === undefined ? {} : { grossDueAt: due.gross }),
    ...(reachedAt === undefined ? {} : { reachedAt }),
    state,
    ...workedAnswer(working),
    ...(working.recordedLateAt === undefined ? {} : { recordedLateAt: working.recordedLateAt }),
    ...(projected === undefined ? {} : { projected: { ...projected, by: nameOf(projected.by) } }),
    pauses: working.ledger.map((line) => ({ ...line, by: nameOf(line.by) })),
  }
}

export const referralClockWorkingAnswer = (
  reference: string,
  working: ReferralClockWorking,
): ReferralClockWorkingAnswer => ({
  reference,
  ...working.clock,
  ...(working.lateAfter === undefined ? {} : { lateAfter: working.lateAfter }),
  ...workedAnswer(working),
})
