// What a report is asked for: the settings in the address, the same for the API, the page and the files.
import * as z from 'zod'
import { type Period, readPeriod } from '../../domain/reports/period.ts'
import { GROUPINGS, type Grouping } from '../../domain/reports/timeliness.ts'
import { dateOf, type Instant } from '../../domain/time.ts'
import { checked, type FieldError } from '../problem.ts'
import type { Words } from '../words/index.ts'

export const FORMATS = ['json', 'csv', 'xlsx'] as const
export type Format = (typeof FORMATS)[number]

const date = z.string().superRefine((text, context) => {
  if (text === '') context.addIssue({ code: 'custom', message: 'required' })
  else if (!z.iso.date().safeParse(text).success) context.addIssue({ code: 'custom', message: 'not-a-date' })
})

/** The settings of the report in the query of its address. */
export const timelinessQuerySchema = z.strictObject({
  from: date.optional().describe('First day, ISO 8601; twelve months to the last day unless given'),
  to: date.optional().describe('Last day, ISO 8601; today unless given'),
  by: z.enum(GROUPINGS).default('role').describe('What the figures are split by'),
  format: z.enum(FORMATS).default('json'),
})

export type TimelinessQuery = Period & { by: Grouping; format: Format }

/** The longest name that is repeated to whoever sent it. */
const LONGEST_NAME = 40

/** The settings, or each that is wrong with its code and words. */
export const readTimelinessQuery = (
  query: URLSearchParams,
  { now, w }: { now: Instant; w: Words },
): { ok: true; value: TimelinessQuery } | { ok: false; errors: FieldError[] } => {
  const words: Record<string, string> = w.reports.errors
  const inWords = ({ field, code }: Pick<FieldError, 'field' | 'code'>): FieldError => ({
    field: field.slice(0, LONGEST_NAME),
    code,
    message: words[code] ?? w.reports.errors['not-an-option'],
  })
  const sentTwice = [...new Set(query.keys())].filter((name) => query.getAll(name).length > 1)
  if (sentTwice.length > 0)
    return { ok: false, errors: sentTwice.map((field) => inWords({ field, code: 'sent-twice' })) }
  const settings = checked(timelinessQuerySchema, Object.fromEntries(query))
  if (!settings.ok) return { ok: false, errors: settings.errors.map(inWords) }
  const { from, to, by, format } = settings.value
  const read = readPeriod({ from, to }, dateOf(now))
  return read.ok ? { ok: true, value: { ...read.period, by, format } } : { ok: false, errors: [inWords(read.problem)] }
}
