// Works out when a schedule is next due from its expression: rate(…), cron(…) in a time zone, at(…).
// https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html

const MINUTE = 60_000
const unitMs: Record<string, number> = { minute: MINUTE, hour: 60 * MINUTE, day: 24 * 60 * MINUTE }

/** Answers the first due instant after `after`, or undefined when there is none; instants are milliseconds. */
export type NextDue = (after: number) => number | undefined

/** Reads an expression. A rate counts from `startedAt`. Throws on an expression that it does not understand. */
export function parseSchedule(expression: string, timeZone: string, startedAt: number): NextDue {
  const [, kind, argument = ''] = /^(rate|cron|at)\((.+)\)$/.exec(expression.trim()) ?? []
  switch (kind) {
    case 'rate':
      return parseRate(argument, startedAt)
    case 'cron':
      return parseCron(argument, timeZone)
    case 'at': {
      const instant = localToInstant(argument, timeZone)
      return (after) => (instant > after ? instant : undefined)
    }
    case undefined:
    default:
      throw new Error(`The local run does not know the schedule ${expression}`)
  }
}

function parseRate(argument: string, startedAt: number): NextDue {
  const [, count, unit] = /^(\d+) (minute|hour|day)s?$/.exec(argument) ?? []
  const interval = Number(count) * (unitMs[unit ?? ''] ?? Number.NaN)
  if (!(interval > 0)) throw new Error(`The local run does not know the schedule rate(${argument})`)
  return (after) => startedAt + (Math.floor((after - startedAt) / interval) + 1) * interval
}

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const weekdays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

function parseCron(argument: string, timeZone: string): NextDue {
  const fields = argument.trim().split(/\s+/)
  if (fields.length !== 6) throw new Error(`cron(${argument}) does not have six fields`)
  const [minutes, hours, days, monthSet, weekdaySet, years] = [
    parseField(fields[0], 0, 59),
    parseField(fields[1], 0, 23),
    parseField(fields[2], 1, 31),
    parseField(fields[3], 1, 12, months),
    parseField(fields[4], 1, 7, weekdays),
    parseField(fields[5], 1970, 2199),
  ]
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    weekday: 'short',
    hourCycle: 'h23',
  })

  return (after) => {
    let instant = (Math.floor(after / MINUTE) + 1) * MINUTE
    const limit = after + 5 * 366 * 24 * 60 * MINUTE
    while (instant < limit) {
      const local = Object.fromEntries(parts.formatToParts(instant).map(({ type, value }) => [type, value]))
      const day =
        days.has(Number(local['day'])) &&
        monthSet.has(Number(local['month'])) &&
        years.has(Number(local['year'])) &&
        weekdaySet.has(weekdays.indexOf((local['weekday'] ?? '').toUpperCase()) + 1)
      const minute = Number(local['minute'])
      if (day && hours.has(Number(local['hour'])) && minutes.has(minute)) return instant
      // A day or an hour that cannot match is left as a whole; clocks change by whole or half hours.
      const skipsHour = !day || !hours.has(Number(local['hour']))
      instant += skipsHour ? Math.min(30, 60 - minute) * MINUTE : MINUTE
    }
    return undefined
  }
}

function parseField(field: string | undefined, from: number, to: number, names: string[] = []): Set<number> {
  const found = new Set<number>()
  for (const part of (field ?? '').toUpperCase().split(',')) {
    const [range = '', step = '1'] = part.split('/')
    const [first = '', last] = range === '*' || range === '?' ? [String(from), String(to)] : range.split('-')
    const start = valueOf(first, names)
    const end = last === undefined ? (part.includes('/') ? to : start) : valueOf(last, names)
    const stride = Number(step)
    if (!(start >= from && end <= to && start <= end && stride >= 1)) throw new Error(`cron(…) has the field ${field}`)
    for (let value = start; value <= end; value += stride) found.add(value)
  }
  return found
}

function valueOf(text: string, names: string[]): number {
  const index = names.indexOf(text)
  return index === -1 ? Number(text || Number.NaN) : index + 1
}

function localToInstant(local: string, timeZone: string): number {
  const asUtc = Date.parse(`${local}Z`)
  if (Number.isNaN(asUtc)) throw new Error(`at(${local}) is no time`)
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(asUtc)
  return asUtc - (Date.parse(`${shown.replace(' ', 'T')}Z`) - asUtc)
}
