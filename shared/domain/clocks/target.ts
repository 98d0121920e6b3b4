// What is promised: a span of office hours, of working days, of calendar days, of hours by the clock, or an agreed date.
// The messages of these schemas are codes; the words for them stand with all the others.
import * as z from 'zod'

/** RFC 3339 without its offset: whoever sends it means some clock, and we would have to guess which. */
const WITHOUT_OFFSET = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?$/i

const instantProblem: z.core.$ZodErrorMap = ({ input }) => {
  if (input === undefined) return 'required'
  return typeof input === 'string' && WITHOUT_OFFSET.test(input) ? 'offset-missing' : 'not-an-instant'
}

/**
 * An RFC 3339 timestamp with its offset, read to the millisecond and given on as an instant in UTC. Its `T` and `Z` may be
 * small letters (section 5.6).
 */
export const instantSchema = z
  .string({ error: instantProblem })
  .toUpperCase()
  .check(z.iso.datetime({ offset: true, error: instantProblem }))
  .transform((text) => new Date(text).toISOString())

const DAYS_IN_A_YEAR = 366

const wholeDays = z.number('not-a-number').int('not-whole').positive('not-positive').max(DAYS_IN_A_YEAR, 'over-a-year')
const hours = z
  .number('not-a-number')
  .positive('not-positive')
  .max(DAYS_IN_A_YEAR * 24, 'over-a-year')

/**
 * `workingHours` and `hours` may be fractions, days are whole. That the due time lies within a year of the start
 * depends on the start and is checked by `deadline`.
 */
export const targetSchema = z.union(
  [
    z.strictObject({ workingHours: hours }),
    z.strictObject({ workingDays: wholeDays }),
    z.strictObject({ calendarDays: wholeDays }),
    z.strictObject({ hours }),
    z.strictObject({ at: instantSchema }),
  ],
  { error: ({ input }) => (input === undefined ? 'required' : 'unknown-target') },
)

export type Target = z.infer<typeof targetSchema>

/** Whether pauses move a target: only office time stops. */
export const isMovedByPauses = (target: Target | undefined): boolean =>
  target !== undefined && ('workingHours' in target || 'workingDays' in target)
