// The public page that works out when something is due. What is asked stands in the address, so that an answer can be passed on
// as a link; nothing in it is about anybody.
import type { WorkingCalendar } from '../../../shared/domain/clocks/calendar.ts'
import { deadline, type DeadlineProblem, type Pause, readTarget } from '../../../shared/domain/clocks/deadline.ts'
import { isMovedByPauses, type Target } from '../../../shared/domain/clocks/target.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import { targetWords, workingRows } from '../../../shared/web/clocks/working.ts'
import type { FormFields } from '../../../shared/web/body.ts'
import { fieldOf } from '../../../shared/web/body.ts'
import { isBlankDate, londonInstant, londonParts, readDate, readTime } from '../../../shared/web/moment.ts'
import { html, type OpenCall, type View } from '../../../shared/web/page.ts'
import type { FieldError } from '../../../shared/web/problem.ts'
import type { Words } from '../../../shared/web/words/index.ts'

const TARGETS = ['workingDays', 'workingHours', 'calendarDays', 'hours'] as const
const PAUSES = [1, 2, 3] as const
const SHOWN_AT_ONCE = 40

type Read<Value> = { ok: true; value: Value } | { ok: false; errors: FieldError[] }

const wrong = (field: string, code: keyof Words['clocks']['calculator']['errors'], w: Words): FieldError => ({
  field,
  code,
  message: w.clocks.calculator.errors[code],
})

const wrongNumber = (code: DeadlineProblem, w: Words): FieldError => {
  const said: { readonly [Code in DeadlineProblem]?: string } = w.clocks.calculator.problems
  return { field: 'number', code, message: said[code] ?? w.clocks.calculator.problems['not-a-number'] }
}

const momentOf = (asked: FormFields, name: string, w: Words): Read<Instant> => {
  const date = readDate(asked, name)
  const time = readTime(fieldOf(asked, `${name}-time`))
  if (date === undefined || time === undefined) {
    const errors = [
      ...(date === undefined ? [wrong(`${name}-day`, 'start', w)] : []),
      ...(time === undefined ? [wrong(`${name}-time`, 'start-time', w)] : []),
    ]
    return { ok: false, errors }
  }
  const instant = londonInstant(date, time)
  return instant === undefined
    ? { ok: false, errors: [wrong(`${name}-time`, 'start-gap', w)] }
    : { ok: true, value: instant }
}

const targetOf = (asked: FormFields, w: Words): Read<Target> => {
  const kind = TARGETS.find((one) => one === fieldOf(asked, 'target'))
  const number = fieldOf(asked, 'number').trim()
  const target = readTarget({ [kind ?? 'hours']: number === '' ? undefined : Number(number) })
  const fault = number === '' ? 'required' : target.ok ? undefined : target.code
  const errors = [
    ...(kind === undefined ? [wrong('target', 'target', w)] : []),
    ...(fault === undefined ? [] : [wrongNumber(fault, w)]),
  ]
  return target.ok && errors.length === 0 ? { ok: true, value: target.target } : { ok: false, errors }
}

const isBlank = (asked: FormFields, name: string): boolean =>
  isBlankDate(asked, name) && fieldOf(asked, `${name}-time`).trim() === ''

/** A pause, and which of those on the page it is. */
type NumberedPause = Pause & { number: number }

const pausesOf = (asked: FormFields, w: Words): Read<NumberedPause[]> => {
  const pauses: NumberedPause[] = []
  const errors: FieldError[] = []
  for (const number of PAUSES) {
    const [from, to] = [`pause${number}from`, `pause${number}to`]
    if (isBlank(asked, from) && isBlank(asked, to)) continue
    const [began, ended] = [momentOf(asked, from, w), momentOf(asked, to, w)]
    if (began.ok && ended.ok) pauses.push({ number, from: began.value, to: ended.value })
    else errors.push(...(began.ok ? [] : began.errors), ...(ended.ok ? [] : ended.errors))
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: pauses }
}

/** Where on the page a refused part of the question stands. */
const fieldOfRefusal = (field: string, pauses: readonly NumberedPause[]): string => {
  const [part, place = '0', end = 'to'] = field.split('.')
  if (part === 'startedAt') return 'start-day'
  return part === 'pauses' ? `pause${pauses[Number(place)]?.number ?? 1}${end}-day` : 'number'
}

const result = (asked: FormFields, calendar: WorkingCalendar, w: Words): Read<object> => {
  const t = w.clocks.calculator
  const [start, target, pauses] = [momentOf(asked, 'start', w), targetOf(asked, w), pausesOf(asked, w)]
  if (!start.ok || !target.ok || !pauses.ok) {
    const errors = [start, target, pauses].flatMap((read) => (read.ok ? [] : read.errors))
    return { ok: false, errors }
  }
  const found = deadline({
    startedAt: start.value,
    target: target.value,
    pauses: pauses.value,
    calendar,
  })
  if (!found.ok) {
    const { field, code } = found.refusal
    return { ok: false, errors: [{ ...wrongNumber(code, w), field: fieldOfRefusal(field, pauses.value) }] }
  }
  const rows = workingRows(found.explanation, target.value, w)
  return {
    ok: true,
    value: {
      due: t.due(w.dates.when(found.dueAt)),
      lines: [
        t.started(w.dates.when(start.value)),
        ...(found.countsFrom === start.value || !isMovedByPauses(target.value)
          ? []
          : [t.countsFrom(w.dates.when(found.countsFrom))]),
        t.target_(targetWords(target.value, w)),
        t.workingTime(w.dates.workingTime(found.workingMinutes)),
        ...(pauses.value.length > 0 && !isMovedByPauses(target.value) ? [t.pausesIgnored] : []),
      ],
      rows,
      folded: rows.length > SHOWN_AT_ONCE,
    },
  }
}

const beginning = (now: Instant): Record<string, string> => {
  const { date, time } = londonParts(now)
  const [year = '', month = '', day = ''] = date.split('-')
  return {
    'start-day': String(Number(day)),
    'start-month': String(Number(month)),
    'start-year': year,
    'start-time': time,
    target: 'workingDays',
  }
}

/** `GET /when-due`: the form, and under it the answer to what was asked, by a calendar. */
export const calculator = ({ query, now, w }: OpenCall, calendar: WorkingCalendar): View => {
  const { startsOn, endsOn } = calendar
  const around = {
    targets: TARGETS.map((value) => ({ value, text: w.clocks.calculator.targets[value] })),
    pauses: PAUSES,
    calendar: w.clocks.calculator.calendar(w.dates.day(startsOn), w.dates.day(endsOn)),
  }
  if (!query.has('number')) return html('clocks/when-due', { ...around, typed: beginning(now) })
  const typed: Record<string, string> = Object.fromEntries(query)
  const found = result(typed, calendar, w)
  return found.ok
    ? html('clocks/when-due', { ...around, typed, found: found.value })
    : html('clocks/when-due', { ...around, typed, errors: found.errors }, 422)
}
