// What a provider can do with a case, as one table: the name of the action, what it asks for, and the command it is. The
// API and the pages both read it.
import * as z from 'zod'
import type { CaseCommand, CaseState } from './case.ts'
import { instantSchema } from './clocks/target.ts'
import { DECLINE_REASONS, DELAY_REASONS, DELAYABLE, OUTCOMES, PAUSE_REASONS, type PauseReason } from './events.ts'
import { isCleanLine, isCleanText } from './text.ts'
import { endOfDay, type Instant } from './time.ts'

const PAUSES = Object.keys(PAUSE_REASONS).filter(
  (reason): reason is Exclude<PauseReason, 'instruction-queried'> => reason !== 'instruction-queried',
)

const text = (most: number, isClean = isCleanText) =>
  z.string('required').trim().min(1, 'required').max(most, 'too-long').refine(isClean, 'characters')

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

export const CASE_ACTIONS = {
  accept: action(nothing, (_, of) => ({ type: 'accept', offerId: of.offer?.offerId ?? '' })),
  decline: action(z.strictObject({ reason: z.enum(DECLINE_REASONS) }), ({ reason }, of) => ({
    type: 'decline',
    offerId: of.offer?.offerId ?? '',
    reason,
  })),
  query: action(z.strictObject({ question: text(2_000) }), ({ question }) => ({ type: 'query', question })),
  allocate: action(z.strictObject({ advocate: text(120, isCleanLine) }), ({ advocate }) => ({
    type: 'allocate',
    advocate,
  })),
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
  close: action(
    z.strictObject({
      outcomes: z.array(z.enum(OUTCOMES)).min(1, 'required').max(OUTCOMES.length),
      summary: text(4_000),
      hours: z.number().min(0).max(1_000).default(0),
    }),
    ({ outcomes, summary, hours }) => ({ type: 'close', outcomes, summary, hours }),
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
