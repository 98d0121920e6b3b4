// The answer of the law as the API gives it.
import * as z from 'zod'
import { factsSchema } from '../domain/eligibility/facts.ts'
import { ROLES, RULE_IDS } from '../domain/eligibility/rules.ts'

export const determinationSchema = z.object({
  rule: z.string().describe(`One of ${RULE_IDS.join(', ')}, or a local rule`),
  process: z.string(),
  role: z.enum(ROLES),
  outcome: z.enum(['duty', 'power', 'inform', 'not-eligible', 'needs-information']),
  actFirst: z.literal(true).optional(),
  recheckOn: z
    .string()
    .optional()
    .describe(
      'Not eligible, and worth another look on this day. Of a short stay: the day on which it is long enough, with the day asked about as its first; earlier if it began before. Of a section: the day by which it has run out, had it begun on the day asked about.',
    ),
  reasons: z.array(z.object({ text: z.string(), source: z.string() })),
  missing: z.array(z.string()),
  instructedBy: z.array(z.string()),
  note: z.string().optional(),
})

/** What is asked: facts, and the day whose law answers; today where none is named. */
export const eligibilityQuestionSchema = z.strictObject({ on: z.iso.date('not-a-date').optional(), facts: factsSchema })

export const eligibilityAnswerSchema = z.object({ determinations: z.array(determinationSchema) })
