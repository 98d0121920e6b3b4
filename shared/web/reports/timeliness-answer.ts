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
const measuredSchema = z.object({
  numerator: count.optional(),
  denominator: count.optional(),
  rate: share.optional(),
  value: quantity.optional().describe('Working days, hours, or a score from 1 to 5'),
  cases: count.optional().describe('The cases that the value is of'),
})
const measureSchema = z.object({
  id: z.enum(Object.values(MEASURE_IDS)),
  measure: z.string(),
  part: z.string().optional().describe('A clock, a reason, an outcome, an answer, a stage'),
  ...measuredSchema.shape,
  before: measuredSchema.describe('In the same period before'),
})
const figuresSchema = z.object({
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
})
const lineSchema = figuresSchema.extend({
  measures: z
    .array(measureSchema)
    .describe('All measures; reasons, steps, lengths of wait and equality answers for all cases together alone'),
  before: figuresSchema.describe('In the same period before'),
})

/** What `GET /api/reports/timeliness` answers. */
export const timelinessReportSchema = z.object({
  report: z.literal('timeliness'),
  area: z.string().describe('The authority whose contracts the cases are placed under'),
  areaName: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
  before: z.object({ from: z.iso.date(), to: z.iso.date() }).describe('The same period before'),
  by: z.enum(DIMENSIONS),
  role: z.enum(ROLES).optional().describe('Cases of this role alone'),
  asAt: z.iso.datetime().describe('The date of the data'),
  counts: z.literal('controlled').describe('After disclosure control: small counts hidden, the others rounded'),
  missing: count.describe(
    'Referrals missing from the figures, or counted as they were before: not all records could be read',
  ),
  groups: z.array(lineSchema.extend({ group: z.string(), name: z.string() })),
  totals: lineSchema,
  standing: z.object({
    unallocated: count.describe('Open cases without a named advocate'),
    unplaced: count.describe('Open cases that no provider could take'),
    overdue: count.describe('Open cases with a target that has been missed and not made good'),
  }),
  definitions: z.array(z.object({ measure: z.string(), text: z.string() })),
})
