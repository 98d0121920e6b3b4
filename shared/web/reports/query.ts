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

const date = z.string().refine((text) => z.iso.date().safeParse(text).success, 'not-a-date')

/** The settings of the report in the query of its address. */
export const reportQuerySchema = z.strictObject({
  area: z.string().optional().describe('The authority whose report it is: the reader’s own'),
  from: date.optional().describe('First day, ISO 8601; twelve months to the last day unless given'),
  to: date.optional().describe('Last day, ISO 8601; today unless given'),
  by: z.enum(DIMENSIONS).default('role').describe('What the figures are split by'),
  role: z.enum(ROLES).optional().describe('Cases of this role alone'),
  format: z.enum(FORMATS).default('json'),
})

/** Without a role, cases of every role. */
export type ReportQuery = Period & { by: Dimension; format: Format; role?: Role }

/** The longest name that is repeated to whoever sent it. */
const LONGEST_NAME = 40

/** The area that an address names where it is not the reader's `own`: a report that was sent on is nobody else's. */
export const foreignArea = (query: URLSearchParams, own: string): string | undefined =>
  query.getAll('area').find((area) => area !== '' && area !== own)

/** What is sent empty was left out: a form sends a date that was taken away, and no role in particular, in no other way. */
const filledIn = (query: URLSearchParams): URLSearchParams =>
  new URLSearchParams([...query].filter(([name, value]) => value !== '' || !isSetting(name)))
const isSetting = (name: string): boolean => Object.hasOwn(reportQuerySchema.shape, name)

type Found = { field: string; code: string }

/** What is wrong with a period of dates of which neither is wrong by itself. */
const periodProblem = (asked: { from?: string; to?: string }, wrong: readonly Found[], now: Instant): Found[] => {
  if (wrong.some(({ field }) => field === 'from' || field === 'to')) return []
  const read = readPeriod(asked, dateOf(now))
  return read.ok ? [] : [read.problem]
}

/** The settings, or each that is wrong with its code and words. Whose area it is has been looked at before. */
export const readReportQuery = (
  query: URLSearchParams,
  { now, w }: { now: Instant; w: Words },
): { ok: true; value: ReportQuery } | { ok: false; errors: FieldError[] } => {
  const words: Record<string, string> = w.reports.errors
  const wrong = (found: readonly Found[]) => ({
    ok: false as const,
    errors: found.map(({ field, code }) => ({
      field: field.slice(0, LONGEST_NAME),
      code,
      message: words[code] ?? w.reports.errors['not-an-option'],
    })),
  })
  const sentTwice = [...new Set(query.keys())].filter((name) => query.getAll(name).length > 1)
  if (sentTwice.length > 0) return wrong(sentTwice.map((field) => ({ field, code: 'sent-twice' })))
  const asked = Object.fromEntries(filledIn(query))
  const settings = checked(reportQuerySchema, asked)
  if (!settings.ok) {
    const found = settings.errors.map(({ field, code }) => ({
      field,
      code: field === ONE_CONTRACT ? 'contract' : code,
    }))
    return wrong([...found, ...periodProblem(asked, found, now)])
  }
  const { from, to, by, format, role } = settings.value
  const read = readPeriod({ from, to }, dateOf(now))
  if (!read.ok) return wrong([read.problem])
  return { ok: true, value: { ...read.period, by, format, ...(role === undefined ? {} : { role }) } }
}
/** A report is of all contracts of its area: who asks for one is told how to see its figures. */
const ONE_CONTRACT = 'contract'

/** The settings of a report of an area as an address has them. */
export const addressOf = (area: string, { from, to, by, role }: Omit<ReportQuery, 'format'>): string =>
  new URLSearchParams({ area, from, to, by, ...(role === undefined ? {} : { role }) }).toString()

/** The settings that an address has and that are not wrong: links out of a page that refused the others keep them. */
export const soundSettings = (area: string, query: URLSearchParams, errors: readonly FieldError[]): string => {
  const kept = [...query].filter(
    ([name, value]) =>
      ['from', 'to', 'by', 'role'].includes(name) && value !== '' && errors.every(({ field }) => field !== name),
  )
  return new URLSearchParams([['area', area], ...kept]).toString()
}
