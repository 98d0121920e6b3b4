// When a referral is to be looked at again: the day on which a short stay becomes long enough, or on which a section that gives
// no right runs out. It is kept with the referral, raised once, and gives way to every new answer of the law.
import type { Determination } from './eligibility/determine.ts'
import type { Facts } from './eligibility/facts.ts'
import { sectionEnd } from './eligibility/recheck.ts'
import type { Role, RuleId } from './eligibility/rules.ts'
import { daysAfter, epochMs, type Instant, instantOf, type IsoDate, startOfDay } from './time.ts'

/** When that began which only time changes, where the form knows it. */
export type Began = { sectionOn?: IsoDate; stayOn?: IsoDate }

/** A rule to be looked at again: on which day, and from when on of that day. */
export type Recheck = { rule: RuleId; on: IsoDate; from: Instant }
/** As it stands with a referral: raised once, or dropped by somebody who knows that nothing is left to look at. */
export type KeptRecheck = Recheck & { raisedAt?: Instant; droppedAt?: Instant }

type Judged = { receivedAt: Instant; facts: Facts; began?: Began }

/** Whether a rule waits for the end of a section, and not for a stay to be long enough. */
export const isAboutSection = ({ process }: Pick<Determination, 'process'>): boolean =>
  process === 'mental-health-patient'

const DAY_MS = 86_400_000

const daysFrom = (from: IsoDate, to: IsoDate): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)

// A section of a few hours may be asked about on the day on which it runs out. It began before it was asked about, so that by
// its length from then on it is over.
const overOnTheDay = (rule: RuleId, { receivedAt, facts }: Judged): Instant => {
  const end = sectionEnd(rule, facts)
  return end === undefined ? receivedAt : instantOf(epochMs(receivedAt) + end.hours * 3_600_000)
}

/** Since when a rule's re-check is counted: since the stay or the section began, or else the day of the question. */
export const countedSince = (
  { began }: Pick<Judged, 'began'>,
  found: Pick<Determination, 'process'>,
  asked: IsoDate,
): { day: IsoDate; isKnown: boolean } => {
  const day = isAboutSection(found) ? began?.sectionOn : began?.stayOn
  return day === undefined || day > asked ? { day: asked, isKnown: false } : { day, isKnown: true }
}

/**
 * The law counts the days of a re-check from the day of the question. Where it is known when the stay or the section began,
 * they are counted from there; never to a day before the question.
 */
export const withDaysCounted = (
  judged: Pick<Judged, 'began'>,
  determinations: readonly Determination[],
  asked: IsoDate,
): Determination[] =>
  determinations.map((found) => {
    const since = countedSince(judged, found, asked)
    if (found.recheckOn === undefined || !since.isKnown) return found
    const recheckOn = daysAfter(found.recheckOn, -daysFrom(since.day, asked))
    return { ...found, recheckOn: recheckOn > asked ? recheckOn : asked }
  })

/** What is to be looked at again after an answer of the law whose days have been counted. */
export const rechecksOf = (judged: Judged, determinations: readonly Determination[], asked: IsoDate): Recheck[] =>
  determinations.flatMap((found): Recheck[] => {
    const { rule, recheckOn: on } = found
    if (on === undefined) return []
    const runsOutToday = on === asked && isAboutSection(found) && countedSince(judged, found, asked).day === asked
    return [{ rule, on, from: runsOutToday ? overOnTheDay(rule, judged) : startOfDay(on) }]
  })

/** What is kept when the law has answered anew: a day that was raised or dropped before stays so. */
export const keptThrough = (before: readonly KeptRecheck[], after: readonly Recheck[]): KeptRecheck[] =>
  after.map((recheck) => {
    const same = before.find(({ rule, on }) => rule === recheck.rule && on === recheck.on)
    return same ?? recheck
  })

type Kept = {
  status: string
  rechecks?: readonly KeptRecheck[]
  determinations: readonly Determination[]
  cases: readonly { role: Role }[]
}

/**
 * The rules of a referral that are still worth another look, in the order of their days: not once it was withdrawn, nor where
 * an advocate of that kind has been instructed meanwhile.
 */
export const openRechecks = ({ status, rechecks = [], determinations, cases }: Kept): KeptRecheck[] => {
  if (status === 'withdrawn') return []
  const isPlaced = (rule: RuleId) => {
    const role = determinations.find((found) => found.rule === rule)?.role
    return cases.some((opened) => opened.role === role)
  }
  return rechecks
    .filter(({ rule, droppedAt }) => droppedAt === undefined && !isPlaced(rule))
    .toSorted((one, other) => one.from.localeCompare(other.from))
}

/** The next of them whose day has not been raised yet. */
export const nextRecheck = (state: Kept): KeptRecheck | undefined =>
  openRechecks(state).find(({ raisedAt }) => raisedAt === undefined)

/** Whether the day of a re-check has come, though the mail that tells of it may still wait for the office to open. */
export const isDue = ({ from, raisedAt }: KeptRecheck, now: Instant): boolean => raisedAt !== undefined || from <= now
