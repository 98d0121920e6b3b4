// What a provider can do with a case, as one table: the name of the action, what it asks for, and the command it is. The
// API and the pages both read it.
import * as z from 'zod'
import { CASE_TRANSITIONS, type CaseCommand, type CaseState } from './case.ts'
import { instantSchema } from './clocks/target.ts'
import {
  DECLINE_REASONS,
  DELAY_REASONS,
  DELAYABLE,
  OUTCOMES,
  PAUSE_REASONS,
  type PauseReason,
  REALLOCATION_REASONS,
} from './events.ts'
import { isCleanLine } from './text.ts'
import { cleanText } from './text-schema.ts'
import { dateOf, endOfDay, type Instant } from './time.ts'

const PAUSES = Object.keys(PAUSE_REASONS).filter(
  (reason): reason is Exclude<PauseReason, 'instruction-queried'> => reason !== 'instruction-queried',
)

type Read = { ok: true; command: CaseCommand } | { ok: false; error: z.ZodError }

const action = <Schema extends z.ZodType>(
  schema: Schema,
  commandOf: (input: z.infer<Schema>, of: CaseState, at: Instant) => CaseCommand,
) => ({
  schema,
  /** Reads an action's input and makes the command that it is, on a case as it stands, at an instant. */
  read: (input: unknown, of: CaseState, at: Instant): Read => {
    const read = schema.safeParse(input, { reportInput: true })
    return read.success ? { ok: true, command: commandOf(read.data, of, at) } : { ok: false, error: read.error }
  },
})

const nothing = z.strictObject({})
const advocateName = cleanText(120, isCleanLine)
/** A minute is less than anybody records; a day has no more hours than this. */
const LEAST_HOURS = 0.01
const HOURS_OF_A_DAY = 24

export const CASE_ACTIONS = {
  accept: action(nothing, (_, of) => ({ type: 'accept', offerId: of.offer?.offerId ?? '' })),
  decline: action(z.strictObject({ reason: z.enum(DECLINE_REASONS) }), ({ reason }, of) => ({
    type: 'decline',
    offerId: of.offer?.offerId ?? '',
    reason,
  })),
  'give-back': action(
    z.strictObject({
      reason: z.enum(DECLINE_REASONS),
      note: cleanText(1_000).optional().describe('For the commissioner; nothing about the person'),
    }),
    ({ reason, note }) => ({ type: 'give-back', reason, ...(note === undefined ? {} : { note }) }),
  ),
  query: action(z.strictObject({ question: cleanText(2_000) }), ({ question }) => ({ type: 'query', question })),
  allocate: action(
    z.strictObject({
      advocate: advocateName,
      reason: z.enum(REALLOCATION_REASONS).optional().describe('Why another advocate takes over from one who is named'),
    }),
    ({ advocate }) => ({ type: 'allocate', advocate }),
  ),
  're-allocate': action(
    z.strictObject({ advocate: advocateName, reason: z.enum(REALLOCATION_REASONS).default('other') }),
    ({ advocate, reason }) => ({ type: 'reallocate', advocate, reason }),
  ),
  'first-contact': action(
    z.strictObject({ occurredAt: instantSchema.optional(), successful: z.boolean().default(true) }),
    ({ occurredAt, successful }, _, at) => ({
      type: successful ? 'make-contact' : 'attempt-contact',
      occurredAt: occurredAt ?? at,
    }),
  ),
  'report-date': action(z.strictObject({ on: z.iso.date('not-a-date') }), ({ on }) => ({
    type: 'agree-report-date',
    reportBy: endOfDay(on),
  })),
  report: action(z.strictObject({ occurredAt: instantSchema.optional() }), ({ occurredAt }, _, at) => ({
    type: 'submit-report',
    occurredAt: occurredAt ?? at,
  })),
  hours: action(
    z.strictObject({
      hours: z.number().min(LEAST_HOURS).max(HOURS_OF_A_DAY),
      on: z.iso.date({ error: ({ input }) => (input === undefined ? 'required' : 'not-a-date') }).optional(),
    }),
    ({ hours, on }, _, at) => ({ type: 'record-hours', hours, on: on ?? dateOf(at) }),
  ),
  close: action(
    z.strictObject({
      outcomes: z.array(z.enum(OUTCOMES)).min(1, 'required').max(OUTCOMES.length),
      summary: cleanText(4_000),
      hours: z
        .number()
        .min(0)
        .max(1_000)
        .optional()
        .describe('All hours worked on the case; without it those recorded stand'),
    }),
    ({ outcomes, summary, hours }, of) => ({ type: 'close', outcomes, summary, hours: hours ?? of.hours ?? 0 }),
  ),
  pause: action(z.strictObject({ reason: z.enum(PAUSES) }), ({ reason }) => ({ type: 'pause', reason })),
  delay: action(
    z.strictObject({
      milestone: z.enum(DELAYABLE),
      reason: z.enum(DELAY_REASONS),
      on: z.iso.date({ error: ({ input }) => (input === undefined ? 'required' : 'not-a-date') }),
    }),
    ({ milestone, reason, on }) => ({ type: 'tell-delay', milestone, reason, expectedAt: endOfDay(on) }),
  ),
  resume: action(nothing, () => ({ type: 'resume' })),
} as const

export type CaseAction = keyof typeof CASE_ACTIONS

/** Whether an allocation names another advocate than the one who has the case: then it is a re-allocation. */
export const namesAnother = (input: unknown, { advocate, status }: Pick<CaseState, 'advocate' | 'status'>): boolean => {
  const named = z.object({ advocate: advocateName }).safeParse(input)
  const isOther = named.success && advocate !== undefined && named.data.advocate !== advocate
  return isOther && CASE_TRANSITIONS.reallocate.from.includes(status)
}
