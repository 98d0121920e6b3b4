// What `GET /api/reports/timeliness` answers, as the description of the API tells it: figures that went through disclosure control.
import * as z from 'zod'
import { ROLES } from '../../domain/eligibility/rules.ts'
import { DIMENSIONS } from '../../domain/reports/dimensions.ts'
import { HIDDEN, SMALL } from '../../domain/reports/disclosure.ts'
import { MEASURE_IDS } from '../../domain/reports/measures.ts'

const count = z
  .union([z.int().min(0), z.literal(SMALL), z.literal(HIDDEN)])
  .describe(`To the nearest 5; "${SMALL}" for 1 to 4; "${HIDDEN}" where it would give another away`)
const share = z
  .union([z.number().min(0).max(1), z.literal(HIDDEN)])
  .nullable()
  .describe('Of rounded counts; null where there is nothing to divide by')
const quantity = z.union([z.number().min(0), z.literal(HIDDEN)]).nullable()

const inTargetSchema = z.object({
  due: count.describe('Cases whose target fell due in the period'),
  inTarget: count.describe('Those of them that kept it'),
  rate: share,
})
const stageSchema = z.object({
  cases: count.describe('Cases that completed the stage in the period'),
  median: quantity.describe('Working days; null without a case'),
  percentile90: quantity.describe('Working days; null without a case'),
})
const measureSchema = z.object({
  id: z.enum(Object.values(MEASURE_IDS)),
  measure: z.string(),
  part: z.string().optional().describe('A clock, a reason, an outcome, an answer, a stage'),
  numerator: count.optional(),
  denominator: count.optional(),
  rate: share.optional(),
  value: quantity.optional().describe('Working days, hours, or a score from 1 to 5'),
  cases: count.optional().describe('The cases that the value is of'),
})
const lineSchema = z.object({
  received: count.describe('Cases received in the period'),
  allocation: inTargetSchema,
  firstContact: inTargetSchema.extend({
    attempted: count.describe('Contact made or attempted by the target'),
    attemptedRate: share.describe('attempted / due'),
  }),
  report: inTargetSchema,
  offers: z.object({ accepted: count, declined: count, lapsed: count }).describe('Offers answered in the period'),
  workingDays: z.object({
    receivedToAllocated: stageSchema,
    receivedToContact: stageSchema,
    completeToAllocated: stageSchema,
  }),
  measures: z.array(measureSchema).describe('All measures; reasons, outcomes and answers for all cases together alone'),
})

/** What `GET /api/reports/timeliness` answers. */
export const timelinessReportSchema = z.object({
  report: z.literal('timeliness'),
  area: z.string().describe('The authority whose contracts the cases are placed under'),
  from: z.iso.date(),
  to: z.iso.date(),
  by: z.enum(DIMENSIONS),
  role: z.enum(ROLES).optional().describe('Cases of this role alone'),
  asAt: z.iso.datetime().describe('The date of the data'),
  counts: z.literal('controlled').describe('After disclosure control: small counts hidden, the others rounded'),
  groups: z.array(lineSchema.extend({ group: z.string(), name: z.string() })),
  totals: lineSchema,
  standing: z.object({
    unallocated: count.describe('Open cases without a named advocate'),
    unplaced: count.describe('Open cases that no provider could take'),
    overdue: count.describe('Open cases with a target that has been missed and not made good'),
  }),
  definitions: z.array(z.object({ measure: z.string(), text: z.string() })),
})
