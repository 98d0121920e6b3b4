// When something is due: a start, a target, the pauses in between and a calendar, with the working that explains it.
import * as z from 'zod'
import { type Instant, instantOf } from '../time.ts'
import { countsFrom, covers, dateOfDay, dayAt, jurisdictionSchema, startDay, type WorkingCalendar } from './calendar.ts'
import { explain, type Segment } from './explanation.ts'
import { HOUR, MINUTE } from './london.ts'
import { instantSchema, isMovedByPauses, type Target, targetSchema } from './target.ts'
import { addWorkingTime, measureWorkingTime, type Span } from './working-time.ts'

/** Time in which a clock does not count, from its first instant up to its last. */
export type Pause = { from: Instant; to: Instant }

/** Each code that a start, a target or a pause can be refused with; `required` to `unknown-field` come from the schema. */
export const DEADLINE_PROBLEMS = [
  'required',
  'not-an-object',
  'not-an-instant',
  'offset-missing',
  'not-a-number',
  'not-whole',
  'not-positive',
  'not-a-list',
  'too-many',
  'ends-before-start',
  'unknown-target',
  'unknown-jurisdiction',
  'unknown-field',
  'over-a-year',
  'not-after-start',
  'outside-calendar',
] as const
export type DeadlineProblem = (typeof DEADLINE_PROBLEMS)[number]
export type DeadlineRefusal = { field: string; code: DeadlineProblem }

export type Deadline = {
  dueAt: Instant
  /** When the start begins to count: itself, or the next opening. */
  countsFrom: Instant
  /** The office time from start to due outside pauses, in minutes; a fraction where the start is off the minute. */
  workingMinutes: number
  /** The whole time from start to due. */
  explanation: Segment[]
}

const MOST_PAUSES = 1_000

const pauseSchema = z
  .strictObject(
    { from: instantSchema, to: instantSchema },
    { error: ({ code }) => (code === 'unrecognized_keys' ? 'unknown-field' : 'not-an-object') },
  )
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'ends-before-start' })

/** What `POST /api/deadlines` takes. Its messages are codes of `DEADLINE_PROBLEMS`. */
export const deadlinesRequestSchema = z.strictObject(
  {
    startedAt: instantSchema,
    target: targetSchema,
    pauses: z.array(pauseSchema, 'not-a-list').max(MOST_PAUSES, 'too-many').default([]),
    jurisdiction: jurisdictionSchema.default('england-and-wales'),
  },
  { error: ({ code }) => (code === 'unrecognized_keys' ? 'unknown-field' : 'not-an-object') },
)
export type DeadlinesRequest = z.infer<typeof deadlinesRequestSchema>

const asProblem = (message: string): DeadlineProblem =>
  DEADLINE_PROBLEMS.find((code) => code === message) ?? 'not-an-object'

/** An issue as fields and codes. Where one shape of a target was meant, the only one without unknown keys, it speaks. */
const problemsOf = (issue: z.core.$ZodIssue, within: readonly PropertyKey[] = []): DeadlineRefusal[] => {
  const path = [...within, ...issue.path]
  if (issue.code === 'invalid_union') {
    const [meant, other] = issue.errors.filter((shape) => shape.every(({ code }) => code !== 'unrecognized_keys'))
    if (meant !== undefined && other === undefined) return meant.flatMap((each) => problemsOf(each, path))
  }
  const fields = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path]
  // A target of one shape with a key too many is told by the library in its own words.
  const code = issue.code === 'unrecognized_keys' ? 'unknown-field' : asProblem(issue.message)
  return fields.map((field) => ({ field: field.join('.'), code }))
}

/** A request read, or every field that is wrong with it and how: `pauses.0.to`, `ends-before-start`. */
export const readDeadlinesRequest = (
  body: unknown,
): { ok: true; request: DeadlinesRequest } | { ok: false; problems: DeadlineRefusal[] } => {
  const read = deadlinesRequestSchema.safeParse(body)
  if (read.success) return { ok: true, request: read.data }
  return { ok: false, problems: read.error.issues.flatMap((issue) => problemsOf(issue)) }
}

/** A target by itself read, or the first thing that is wrong with it. */
export const readTarget = (value: unknown): { ok: true; target: Target } | { ok: false; code: DeadlineProblem } => {
  const read = targetSchema.safeParse(value)
  if (read.success) return { ok: true, target: read.data }
  const [problem] = read.error.issues.flatMap((issue) => problemsOf(issue))
  return { ok: false, code: problem?.code ?? 'unknown-target' }
}

export const spansOf = (pauses: readonly Pause[]): Span[] =>
  pauses.map(({ from, to }) => ({ fromMs: Date.parse(from), toMs: Date.parse(to) }))

/** The office time that a target of office time grants from a start, in milliseconds. */
const grantedTime = (
  calendar: WorkingCalendar,
  startMs: number,
  target: { workingHours: number } | { workingDays: number },
): number | undefined => {
  // At least a millisecond, the unit of our instants.
  if ('workingHours' in target) return Math.max(1, Math.round(target.workingHours * HOUR))
  const { openings, officeTime } = calendar.index
  const firstDay = startDay(calendar, startMs)
  const lastOpening = firstDay === undefined ? undefined : openings[firstDay + target.workingDays]
  return lastOpening === undefined ? undefined : measureWorkingTime(calendar, startMs, lastOpening + officeTime)
}

/** 23:59:59 in London on the n-th calendar day after that of the start. */
const endOfCalendarDay = (calendar: WorkingCalendar, startMs: number, days: number): number | undefined => {
  const midnightAfter = calendar.index.midnights[dayAt(calendar, startMs) + days + 1]
  return midnightAfter === undefined ? undefined : midnightAfter - 1_000
}

/**
 * When a target is due, in epoch milliseconds, without its working: the quick way for many clocks at once. An agreed
 * date is taken as it stands. Undefined beyond the calendar.
 */
export const dueMs = (
  calendar: WorkingCalendar,
  startMs: number,
  target: Target,
  pauses: readonly Span[] = [],
): number | undefined => {
  if (!covers(calendar, startMs)) return undefined
  let due: number | undefined
  if ('at' in target) due = Date.parse(target.at)
  else if ('hours' in target) due = startMs + Math.max(1, Math.round(target.hours * HOUR))
  else if ('calendarDays' in target) due = endOfCalendarDay(calendar, startMs, target.calendarDays)
  else {
    const granted = grantedTime(calendar, startMs, target)
    due = granted === undefined ? undefined : addWorkingTime(calendar, startMs, granted, pauses)
  }
  return due !== undefined && covers(calendar, due) ? due : undefined
}

/** A target of days may end on the day a year after the start, any other at the instant a year after it. */
const isOverAYear = (calendar: WorkingCalendar, startMs: number, target: Target, dueAt: number): boolean => {
  if ('workingDays' in target || 'calendarDays' in target) {
    const [year, ...monthAndDay] = dateOfDay(calendar, dayAt(calendar, startMs)).split('-')
    return dateOfDay(calendar, dayAt(calendar, dueAt)) > [Number(year) + 1, ...monthAndDay].join('-')
  }
  const yearOn = new Date(startMs)
  return dueAt > yearOn.setUTCFullYear(yearOn.getUTCFullYear() + 1)
}

const refused = (field: string, code: DeadlineProblem): { ok: false; refusal: DeadlineRefusal } => ({
  ok: false,
  refusal: { field, code },
})

const pauseRefusal = (calendar: WorkingCalendar, pauses: readonly Span[]): DeadlineRefusal | undefined => {
  for (const [place, { fromMs, toMs }] of pauses.entries()) {
    if (toMs < fromMs) return { field: `pauses.${place}.to`, code: 'ends-before-start' }
    if (!covers(calendar, fromMs)) return { field: `pauses.${place}.from`, code: 'outside-calendar' }
    if (!covers(calendar, toMs)) return { field: `pauses.${place}.to`, code: 'outside-calendar' }
  }
  return undefined
}

/**
 * When a target is due and why. Office time that is lost in pauses moves it: it is due at the earliest instant at which
 * the office time of the target has passed outside every pause. Calendar days, hours by the clock and agreed dates do
 * not pause. Hours are elapsed hours, also across a change of the clocks. Refused with a field and a code when the due
 * time is not after the start, more than a year from it without the pauses, or beyond the calendar.
 */
export const deadline = ({
  startedAt,
  target,
  pauses = [],
  calendar,
}: {
  startedAt: Instant
  target: Target
  pauses?: readonly Pause[]
  calendar: WorkingCalendar
}): ({ ok: true } & Deadline) | { ok: false; refusal: DeadlineRefusal } => {
  const startMs = Date.parse(startedAt)
  if (!covers(calendar, startMs)) return refused('startedAt', 'outside-calendar')
  const spans = spansOf(pauses)
  const wrongPause = pauseRefusal(calendar, spans)
  if (wrongPause !== undefined) return { ok: false, refusal: wrongPause }

  const unpaused = dueMs(calendar, startMs, target)
  if (unpaused === undefined) return refused('target', 'outside-calendar')
  if (unpaused <= startMs) return refused('target', 'at' in target ? 'not-after-start' : 'not-positive')
  if (isOverAYear(calendar, startMs, target, unpaused)) return refused('target', 'over-a-year')

  const counted = isMovedByPauses(target) ? spans : []
  const due = dueMs(calendar, startMs, target, counted)
  const workingMs = due === undefined ? undefined : measureWorkingTime(calendar, startMs, due, counted)
  if (due === undefined || workingMs === undefined) return refused('pauses', 'outside-calendar')
  return {
    ok: true,
    dueAt: instantOf(due),
    countsFrom: instantOf(countsFrom(calendar, startMs) ?? startMs),
    workingMinutes: workingMs / MINUTE,
    explanation: explain(calendar, startMs, due, counted),
  }
}
