// Another list of bank holidays in the place of the one in force: what a pasted feed makes of it, why it may not take its
// place, and who has to agree. The feed of GOV.UK reaches about two years ahead, so that its years replace those of the list and the others stay.
import { type BankHoliday, type BankHolidays, bankHolidaysSchema } from './bank-holidays.ts'

const FEED_FAULTS = [
  'required',
  'not-json',
  'not-a-feed',
  'incomplete-year',
  'duplicate-day',
  'on-a-weekend',
  'missing-year',
  'out-of-range',
  'changes-nothing',
] as const
/** Why a feed cannot take the place of the bank holidays in force. */
export type FeedFault = (typeof FEED_FAULTS)[number]

/** What a feed would make of the bank holidays in force. */
export type Replacement = {
  bankHolidays: BankHolidays
  /** The years that the feed has, and those that stay as they are. */
  replaced: readonly number[]
  kept: readonly number[]
  added: readonly BankHoliday[]
  removed: readonly BankHoliday[]
}

export type ReadFeed =
  | { ok: true; replacement: Replacement }
  /** `detail` is the year or the day that it is about. */
  | { ok: false; fault: FeedFault; detail?: string }

// A calendar further ahead than that is a slip of the hand; one before that was never kept.
const EARLIEST_YEAR = 2019
const MOST_YEARS_AHEAD = 20

const faulty = (fault: FeedFault, detail?: string): ReadFeed => ({
  ok: false,
  fault,
  ...(detail === undefined ? {} : { detail }),
})

/** Reads JSON; undefined where there is none. */
export const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Who proposes that a list takes the place of the one in force. */
export type Proposer = { id: string; name: string; authority: string }

/**
 * Whether somebody may confirm what another has proposed. One list holds for every authority, so that none replaces it alone:
 * it takes an administrator of another one. Where the service has a single authority, it takes another administrator of it.
 */
export const mayConfirm = (
  { id, authority }: Omit<Proposer, 'name'>,
  proposedBy: Proposer,
  authorities: readonly string[],
): boolean => {
  if (id === proposedBy.id || !authorities.includes(authority)) return false
  return authority !== proposedBy.authority || authorities.every((each) => each === authority)
}

/** Whether somebody may take away what waits: whoever proposed it thinks again, or one who could confirm it does not agree. */
export const mayDrop = (who: Omit<Proposer, 'name'>, proposedBy: Proposer, authorities: readonly string[]): boolean =>
  who.id === proposedBy.id || mayConfirm(who, proposedBy, authorities)

const eventsOf = (holidays: BankHolidays): readonly BankHoliday[] => holidays['england-and-wales'].events
const yearOf = ({ date }: BankHoliday): number => Number(date.slice(0, 4))
const yearsOf = (events: readonly BankHoliday[]): number[] => [...new Set(events.map(yearOf))].sort((a, b) => a - b)
const isWeekend = ({ date }: BankHoliday): boolean => [0, 6].includes(new Date(`${date}T12:00:00.000Z`).getUTCDay())
const isSame = (one: BankHoliday, other: BankHoliday): boolean => one.date === other.date && one.title === other.title

/** Those of some bank holidays that others have not. */
const without = (these: readonly BankHoliday[], those: readonly BankHoliday[]): BankHoliday[] =>
  these.filter((one) => !those.some((other) => isSame(one, other)))

/** The first day that two bank holidays fall on, or that none can: one on a weekend has a substitute day in its place. */
const wrongDay = (events: readonly BankHoliday[]): ReadFeed | undefined => {
  const twice = events.find(({ date }, place) => events.findIndex((other) => other.date === date) !== place)
  if (twice !== undefined) return faulty('duplicate-day', twice.date)
  const weekend = events.find(isWeekend)
  return weekend === undefined ? undefined : faulty('on-a-weekend', weekend.date)
}

/** The bank holidays that one list has and the one before it had not, and the other way round. */
export const changesBetween = (
  before: BankHolidays,
  after: BankHolidays,
): { added: BankHoliday[]; removed: BankHoliday[] } => ({
  added: without(eventsOf(after), eventsOf(before)),
  removed: without(eventsOf(before), eventsOf(after)),
})

/** Whether two lists have the same bank holidays. */
export const areSame = (one: BankHolidays, other: BankHolidays): boolean => {
  const { added, removed } = changesBetween(one, other)
  return added.length === 0 && removed.length === 0
}

/** Reads a pasted feed against the bank holidays in force, in a year. */
export const readFeed = (text: string, inForce: BankHolidays, thisYear: number): ReadFeed => {
  if (text.trim() === '') return faulty('required')
  const json = jsonIn(text)
  if (json === undefined) return faulty('not-json')
  const read = bankHolidaysSchema.safeParse(json)
  if (!read.success) {
    const [, year] = read.error.issues.flatMap(({ message }) => /^incomplete-year-(\d+)$/.exec(message) ?? [])
    return year === undefined ? faulty('not-a-feed') : faulty('incomplete-year', year)
  }
  const events = eventsOf(read.data)
  const replaced = yearsOf(events)
  const outside = replaced.find((year) => year < EARLIEST_YEAR || year > thisYear + MOST_YEARS_AHEAD)
  if (outside !== undefined) return faulty('out-of-range', String(outside))
  return wrongDay(events) ?? merged(events, eventsOf(inForce))
}

const merged = (events: readonly BankHoliday[], before: readonly BankHoliday[]): ReadFeed => {
  const replaced = yearsOf(events)
  const stay = before.filter((holiday) => !replaced.includes(yearOf(holiday)))
  const after = [...stay, ...events]
    .map(({ title, date }) => ({ title, date }))
    .toSorted((one, other) => one.date.localeCompare(other.date))
  const years = yearsOf(after)
  const missing = years.find((year, place) => place > 0 && year !== (years[place - 1] ?? 0) + 1)
  if (missing !== undefined) return faulty('missing-year', String(missing - 1))
  const [added, removed] = [without(after, before), without(before, after)]
  if (added.length === 0 && removed.length === 0) return faulty('changes-nothing')
  return {
    ok: true,
    replacement: {
      bankHolidays: { 'england-and-wales': { events: after } },
      replaced,
      kept: years.filter((year) => !replaced.includes(year)),
      added,
      removed,
    },
  }
}
