// The working behind a clock of a case as the API tells of it. The schema is the description's too.
import * as z from 'zod'
import { CASE_MILESTONES } from '../domain/clocks/case-targets.ts'
import type { ClockWorking } from '../domain/clock-working.ts'
import { DELAY_PARTIES, ELAPSED_SHARES } from '../domain/clocks/elapsed.ts'
import { targetSchema } from '../domain/clocks/target.ts'
import type { Actor, PauseReason } from '../domain/events.ts'
import { PAUSE_REASONS } from '../domain/events.ts'
import { keysOf } from '../domain/table-keys.ts'
import { clockSchema } from './answers.ts'

const reasons: readonly PauseReason[] = keysOf(PAUSE_REASONS)

export const clockWorkingSchema = z.object({
  case: z.string(),
  ...clockSchema.shape,
  milestone: z.enum(CASE_MILESTONES),
  startsFrom: z.string().describe('The event that the clock starts from'),
  policy: z.string().describe('The version of the targets that it is judged by'),
  calendar: z.string().describe('The version of the calendar that its time is counted by'),
  target: targetSchema.optional().describe('What is promised; without one, it is due at once'),
  binds: z.enum(['gross', 'net']).describe('Which of the two clocks is promised'),
  projected: z
    .object({ at: z.string(), by: z.string(), reason: z.string() })
    .describe('By whom its dates were last set anew')
    .optional(),
  explanation: z
    .array(z.object({ from: z.string(), to: z.string(), kind: z.string(), name: z.string().optional() }))
    .describe('Every stretch from the start to the due time, without gaps, and whether it counts'),
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
})
type ClockWorkingAnswer = z.infer<typeof clockWorkingSchema>

/** Who did it: a person by name, the holder of a link by its address's organisation, or the service. */
const nameOf = (by: Actor): string => {
  if (by.kind === 'person') return by.name
  return by.kind === 'link' ? by.organisation : by.kind
}

export const clockWorkingAnswer = (caseId: string, working: ClockWorking): ClockWorkingAnswer => {
  const { clock, due, projected, target, elapsed } = working
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
    startsFrom: working.startsFrom,
    policy: working.policy,
    calendar: working.calendar,
    ...(target === undefined ? {} : { target }),
    binds: working.binds,
    ...(projected === undefined ? {} : { projected: { ...projected, by: nameOf(projected.by) } }),
    explanation: working.working,
    pauses: working.ledger.map((line) => ({ ...line, by: nameOf(line.by) })),
    elapsed: { from: elapsed.from, to: elapsed.to, total: elapsed.total, shares: elapsed.shares },
  }
}
