// What a due time costs, beside the libraries that people take for business time, and how quickly the clocks of many cases
// come back from their events.
import * as z from 'zod'
import type { CaseCommand, CaseState } from '../../shared/domain/case.ts'
import { decide } from '../../shared/domain/case-decisions.ts'
import { evolve, opened } from '../../shared/domain/case-evolution.ts'
import { SHIPPED_BANK_HOLIDAYS } from '../../shared/domain/clocks/bank-holidays.ts'
import { ENGLAND_AND_WALES } from '../../shared/domain/clocks/calendar.ts'
import { deadline, dueMs } from '../../shared/domain/clocks/deadline.ts'
import type { CaseEvent } from '../../shared/domain/events.ts'
import { clocksOf } from '../../shared/domain/milestones.ts'
import { instantOf } from '../../shared/domain/time.ts'
import { anOffer, caseOpening, provider } from '../support/factories.ts'
import { walkedDue } from '../unit/clocks/minute-walker.ts'
import type { Bench, Bound, Report } from './bench.ts'
import { median } from './measure.ts'
import { installPeers, peerVersions } from './peers.ts'
import { table } from './table.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const calendar = ENGLAND_AND_WALES

const QUESTIONS = 2_000
const ROUNDS = 5
/** How often the questions are asked in a round: what takes nanoseconds has to be asked often to be seen. */
const REPEATED = { ours: 500, peers: 1 }
const TIMES_DAYJS = 500
const CASES = 25_000
const CLOCKS = 100_000
const REPLAY_MS = 1_000

/** A repeatable stream of numbers from 0 to 1 (a linear congruence), so that every run asks the same. */
const numbers = (seed: number) => () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return seed / 2 ** 32
}

type Question = { startMs: number; minutes: number }

/** Whole minutes by day and by night, over twelve years: what all of them can be asked. */
const questions = (): Question[] => {
  const next = numbers(20_261_122)
  const first = Date.parse('2019-01-02T00:00:00Z')
  const last = Date.parse('2030-10-01T00:00:00Z')
  return Array.from({ length: QUESTIONS }, () => ({
    startMs: Math.round((first + next() * (last - first)) / MINUTE) * MINUTE,
    minutes: 1 + Math.floor(next() * 15 * 8 * 60),
  }))
}

type Answerer = { name: string; due: (question: Question) => number; repeated: number }

const ours: Answerer[] = [
  {
    name: 'this service, the due time',
    due: ({ startMs, minutes }) => dueMs(calendar, startMs, { workingHours: minutes / 60 }) ?? Number.NaN,
    repeated: REPEATED.ours,
  },
  {
    name: 'this service, with its working',
    due: ({ startMs, minutes }) => {
      const found = deadline({ startedAt: instantOf(startMs), target: { workingHours: minutes / 60 }, calendar })
      return found.ok ? Date.parse(found.dueAt) : Number.NaN
    },
    repeated: 5,
  },
]

type BusinessDayjs = {
  (ms: number): { addBusinessMinutes: (minutes: number) => { valueOf: () => number } }
  extend: (plugin: unknown) => void
  setHolidays: (dates: readonly string[]) => void
}
type BusinessMoment = {
  (ms: number): { addWorkingTime: (count: number, unit: 'minutes') => { valueOf: () => number } }
  updateLocale: (locale: string, settings: { holidays: readonly string[] }) => void
}
const isFunction = (value: unknown): boolean => typeof value === 'function'
const businessDayjs = z.custom<BusinessDayjs>(isFunction)
const businessMoment = z.custom<BusinessMoment>(isFunction)

/** Both read the clock of the machine, so that the bench runs on London's. */
const peers = (require: NodeJS.Require): Answerer[] => {
  const dates = SHIPPED_BANK_HOLIDAYS['england-and-wales'].events.map(({ date }) => date)
  const dayjs = businessDayjs.parse(require('dayjs'))
  dayjs.extend(require('dayjs-business-time'))
  dayjs.setHolidays(dates)
  const moment = businessMoment.parse(require('moment-business-time'))
  moment.updateLocale('en', { holidays: dates })
  return [
    {
      name: 'dayjs-business-time',
      due: ({ startMs, minutes }) => dayjs(startMs).addBusinessMinutes(minutes).valueOf(),
      repeated: REPEATED.peers,
    },
    {
      name: 'moment-business-time',
      due: ({ startMs, minutes }) => moment(startMs).addWorkingTime(minutes, 'minutes').valueOf(),
      repeated: REPEATED.peers,
    },
  ]
}

/** Answers a second: the median of the rounds. */
const rateOf = ({ due, repeated }: Answerer, asked: readonly Question[]): number => {
  const rounds = Array.from({ length: ROUNDS }, () => {
    let sum = 0
    const began = performance.now()
    for (let time = 0; time < repeated; time += 1) for (const question of asked) sum += due(question)
    const took = performance.now() - began
    // The sum is used, so that no engine may leave the work out.
    if (Number.isNaN(sum)) throw new Error('A question has no answer')
    return (repeated * asked.length * 1000) / took
  })
  return median(rounds)
}

const london = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', timeZoneName: 'longOffset' })
const offsetAt = (ms: number): string => london.format(ms).split(' ').at(-1) ?? ''

/** Why an answer differs, as far as the question shows. */
const whyNot = ({ startMs, minutes }: Question, right: number, found: number): string => {
  if (found === right) return ''
  if (offsetAt(startMs) !== offsetAt(right)) return 'across a change of the clocks'
  if (walkedDue(startMs, minutes + 1) === found) return 'a minute too many'
  // What is reached as the office closes is told as the next opening.
  if (minutes > 0 && walkedDue(startMs, minutes + 1) - MINUTE === found) return 'the next opening for closing time'
  return 'otherwise'
}

const compared = (report: Report): Bound[] => {
  process.env['TZ'] = 'Europe/London'
  const asked = questions()
  const theirs = peers(installPeers(report.progress))
  report.progress('walking from minute to minute')
  const right = asked.map(({ startMs, minutes }) => walkedDue(startMs, minutes))
  const rates = new Map<string, number>()
  const rows = [...ours, ...theirs].map((answerer) => {
    report.progress(answerer.name)
    const reasons = new Map<string, number>()
    for (const [place, question] of asked.entries()) {
      const why = whyNot(question, right[place] ?? Number.NaN, answerer.due(question))
      if (why !== '') reasons.set(why, (reasons.get(why) ?? 0) + 1)
    }
    rates.set(answerer.name, rateOf(answerer, asked))
    return { name: answerer.name, reasons }
  })
  const rate = (name: string) => rates.get(name) ?? Number.NaN
  const ourRate = rate(ours[0]?.name ?? '')
  report.print(
    table([
      ['due times', 'a second', 'times slower', `wrong of ${QUESTIONS}`, 'why'],
      ...rows.map(({ name, reasons }) => [
        name,
        Math.round(rate(name)).toLocaleString('en-GB'),
        (ourRate / rate(name)).toFixed(1),
        String([...reasons.values()].reduce((sum, each) => sum + each, 0)),
        [...reasons].map(([why, count]) => `${count} ${why}`).join(', '),
      ]),
    ]),
  )
  const versions = Object.entries(peerVersions()).filter(([name]) => /dayjs|moment/.test(name))
  report.print(`\nRight is a walk from minute to minute. ${versions.map((each) => each.join(' ')).join(', ')}`)
  const times = ourRate / rate('dayjs-business-time')
  return [
    { promise: `${TIMES_DAYJS} times dayjs-business-time (${times.toFixed(0)})`, kept: times >= TIMES_DAYJS },
    {
      promise: 'every due time is that of the walk',
      kept: rows.slice(0, 2).every(({ reasons }) => reasons.size === 0),
    },
  ]
}

const step = (command: CaseCommand, hours: number) => ({ command, hours })

/** One history: two offers, two pauses, contact and a report; 14 events. */
const HISTORY = [
  step({ type: 'offer', offer: anOffer(), passedOver: [] }, 1),
  step({ type: 'decline', offerId: 'offer-1', reason: 'capacity' }, 2),
  step({ type: 'offer', offer: anOffer({ offerId: 'offer-2' }), passedOver: [] }, 3),
  step({ type: 'query', question: 'Who decides?' }, 5),
  step({ type: 'confirm-instruction', answer: 'The social worker does.' }, 27),
  step({ type: 'accept', offerId: 'offer-2' }, 28),
  step({ type: 'pause', reason: 'awaiting-information' }, 30),
  step({ type: 'resume' }, 50),
  step({ type: 'allocate', advocate: 'Wren Hollis' }, 52),
  step({ type: 'pause', reason: 'person-unavailable' }, 54),
  step({ type: 'resume' }, 100),
]

const historyFrom = (receivedMs: number): { opening: ReturnType<typeof caseOpening>; events: CaseEvent[] } => {
  const at = instantOf(receivedMs)
  const opening = caseOpening({ at, receivedAt: at, completeAt: at })
  let state: CaseState = opened(opening)
  const events = HISTORY.flatMap(({ command, hours }): CaseEvent[] => {
    const decided = decide(state, command, { at: instantOf(receivedMs + hours * HOUR), by: provider })
    if (!decided.ok) throw new Error(`${command.type} was refused: ${decided.refusal.code}`)
    state = decided.events.reduce(evolve, state)
    return [...decided.events]
  })
  return { opening, events }
}

const replayed = (report: Report): Bound[] => {
  report.progress('writing histories')
  const next = numbers(7)
  const first = Date.parse('2024-01-02T09:00:00Z')
  const histories = Array.from({ length: CASES }, () => historyFrom(first + Math.floor(next() * 2 * 365 * 24) * HOUR))
  const now = instantOf(Date.parse('2026-11-23T10:00:00Z'))
  const rounds = Array.from({ length: ROUNDS }, () => {
    let clocks = 0
    const began = performance.now()
    for (const { opening, events } of histories)
      clocks += clocksOf(events.reduce(evolve, opened(opening)), now, calendar).length
    return { took: performance.now() - began, clocks }
  })
  const took = median(rounds.map((round) => round.took))
  const clocks = rounds[0]?.clocks ?? 0
  const events = histories.reduce((sum, each) => sum + each.events.length, 0)
  report.print(
    `\n${clocks.toLocaleString('en-GB')} clocks of ${CASES.toLocaleString('en-GB')} cases with pauses, replayed from ` +
      `${events.toLocaleString('en-GB')} events: ${took.toFixed(0)} ms (the median of ${ROUNDS})`,
  )
  return [{ promise: `${CLOCKS} clocks replayed in ${REPLAY_MS} ms`, kept: clocks >= CLOCKS && took < REPLAY_MS }]
}

export const bench: Bench = {
  shows: 'due times a second beside libraries for business time, and clocks replayed from events',
  run: (report) => Promise.resolve([...compared(report), ...replayed(report)]),
}
