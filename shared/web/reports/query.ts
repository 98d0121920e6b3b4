// What a report is asked for: the settings in the address, the same for the API, the page and the files.
import * as z from 'zod'
import { type Role, ROLES } from '../../domain/eligibility/rules.ts'
import { type Dimension, DIMENSIONS } from '../../domain/reports/dimensions.ts'
import { type Period, readPeriod } from '../../domain/reports/period.ts'
import { dateOf, type Instant } from '../../domain/time.ts'
import { checked, type FieldError } from '../problem.ts'
import type { Words } from '../words/index.ts'

export const FORMATS = ['json', 'csv', 'xlsx'] as const
export type Format = (typeof FORMATS)[number]

const date = z.string().superRefine((text, context) => {
  if (text === '') context.addIssue({ code: 'custom', message: 'required' })
  else if (!z.iso.date().safeParse(text).success) context.addIssue({ code: 'custom', message: 'not-a-date' })
})

/** What a form sends that asks for no role in particular. */
const EVERY_ROLE = ''

/** The settings of the report in the query of its address. */
export const reportQuerySchema = z.strictObject({
  from: date.optional().describe('First day, ISO 8601; twelve months to the last day unless given'),
  to: date.optional().describe('Last day, ISO 8601; today unless given'),
  by: z.enum(DIMENSIONS).default('role').describe('What the figures are split by'),
  role: z
    .enum([...ROLES, EVERY_ROLE])
    .optional()
    .describe('Cases of this role alone'),
  format: z.enum(FORMATS).default('json'),
})

/** Without a role, cases of every role. */
export type ReportQuery = Period & { by: Dimension; format: Format; role?: Role }

/** The longest name that is repeated to whoever sent it. */
const LONGEST_NAME = 40

/** The settings, or each that is wrong with its code and words. */
export const readReportQuery = (
  query: URLSearchParams,
  { now, w }: { now: Instant; w: Words },
): { ok: true; value: ReportQuery } | { ok: false; errors: FieldError[] } => {
  const words: Record<string, string> = w.reports.errors
  const inWords = ({ field, code }: Pick<FieldError, 'field' | 'code'>): FieldError => ({
    field: field.slice(0, LONGEST_NAME),
    code,
    message: words[code] ?? w.reports.errors['not-an-option'],
  })
  const sentTwice = [...new Set(query.keys())].filter((name) => query.getAll(name).length > 1)
  if (sentTwice.length > 0)
    return { ok: false, errors: sentTwice.map((field) => inWords({ field, code: 'sent-twice' })) }
  const settings = checked(reportQuerySchema, Object.fromEntries(query))
  if (!settings.ok) return { ok: false, errors: settings.errors.map(inWords) }
  const { from, to, by, format, role } = settings.value
  const read = readPeriod({ from, to }, dateOf(now))
  if (!read.ok) return { ok: false, errors: [inWords(read.problem)] }
  return { ok: true, value: { ...read.period, by, format, ...(role === undefined || role === '' ? {} : { role }) } }
}
