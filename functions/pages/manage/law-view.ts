// The law of an authority as its commissioner sees it: every rule with its days, what may be entered, and what has been.
import type { Jurisdiction } from '../../../shared/domain/eligibility/facts.ts'
import {
  type LawChange,
  type LawChangeKind,
  type ReadingStanding,
  type RuleStanding,
  standingOfReadings,
  standingOfRules,
} from '../../../shared/domain/eligibility/law-changes.ts'
import type { Difference, Differences, Replay } from '../../../shared/domain/eligibility/replay.ts'
import { type Law, RULES } from '../../../shared/domain/eligibility/rules.ts'
import type { IsoDate } from '../../../shared/domain/time.ts'
import type { LawEntry } from '../../../shared/store/law.ts'
import { MOST_PREVIEWED, type Preview } from '../../../shared/web/preview-change.ts'
import type { Words } from '../../../shared/web/words/index.ts'

/** An authority's law at a day: its entries, oldest first. */
export type AuthorityLaw = {
  authority: string
  area: string
  jurisdiction: Jurisdiction
  entries: readonly LawEntry[]
  today: IsoDate
}

export const LAW_PATH = '/manage/law'
export const changePath = (change: LawChangeKind, subject: string): string => `${LAW_PATH}/${change}/${subject}`

/** The line that says what a rule or a reading is about. */
export const subjectWords = (subject: string, w: Words): string => {
  const rule = RULES.find(({ id }) => id === subject)
  if (rule !== undefined) return w.cases.ground(rule.id)
  const { doubts } = w.lawDates
  return Object.hasOwn(doubts, subject) ? (doubts[subject]?.name ?? subject) : subject
}

const isRule = (subject: string): boolean => RULES.some(({ id }) => id === subject)

const daysOf = ({ from, to }: Law, w: Words): string => {
  const t = w.lawDates.rules
  if (from === null) return t.noDay
  return to === null ? t.since(w.dates.shortDay(from)) : t.between(w.dates.shortDay(from), w.dates.shortDay(to))
}

const linksOf = (open: readonly LawChangeKind[], subject: string, w: Words, { hasDay = false } = {}) =>
  open.map((change) => ({
    href: changePath(change, subject),
    text: change === 'commence' && hasDay ? w.lawDates.rules.moveDay : w.lawDates.changes[change].link,
  }))

const STATE_COLOURS: Record<RuleStanding['state'], string> = {
  'in-force': 'green',
  'begins-later': 'blue',
  'not-in-force': 'yellow',
  ended: 'grey',
  elsewhere: 'grey',
}

const ruleRow = ({ rule, laws, state, entered, power, open }: RuleStanding, jurisdiction: Jurisdiction, w: Words) => {
  const t = w.lawDates.rules
  return {
    id: rule.id,
    name: w.cases.ground(rule.id),
    // Where it is no law it requires nothing.
    strength: laws.length === 0 ? undefined : w.cases.strength[rule.strength],
    days: laws.length === 0 ? [t.notHere(w.lawDates.places[jurisdiction])] : laws.map((law) => daysOf(law, w)),
    isEntered: entered !== undefined,
    policy: (power?.laws ?? []).map((law) => daysOf(law, w)),
    state: { text: w.lawDates.states[state], classes: `govuk-tag--${STATE_COLOURS[state]}` },
    links: linksOf(open, rule.id, w, { hasDay: entered !== undefined }),
  }
}

const readingRow = ({ part, rules, state, next, open }: ReadingStanding, w: Words) => {
  const t = w.lawDates
  return {
    name: subjectWords(part.name, w),
    text: t.doubts[part.name]?.text ?? part.unconfirmed ?? '',
    rules: rules.map((rule) => w.cases.ground(rule)),
    state: t.readings.states[state],
    next:
      next === undefined ? undefined : `${t.readings.next} ${t.readings.states[next.state]}: ${w.dates.day(next.from)}`,
    links: linksOf(open, part.name, w),
  }
}

const isUnsettled = ({ state }: RuleStanding) => state === 'not-in-force' || state === 'begins-later'

/** The page of an authority's law. */
export const lawContext = (law: AuthorityLaw, w: Words) => {
  const { area, jurisdiction, entries } = law
  const rules = standingOfRules(RULES, entries, law)
  return {
    lede: w.lawDates.lede(area, w.lawDates.places[jurisdiction]),
    limit: w.lawDates.limit(area),
    unsettled: rules.filter(isUnsettled).map((rule) => ruleRow(rule, jurisdiction, w)),
    rules: rules.map((rule) => ruleRow(rule, jurisdiction, w)),
    readings: standingOfReadings(RULES, entries, law).map((reading) => readingRow(reading, w)),
    history: entries
      .map(({ number, at, by, source, ...entry }) => ({ number, at, by: by.name, source, ...entryWords(entry, w) }))
      .toReversed(),
  }
}

const entryWords = ({ change, subject, from }: Omit<LawChange, 'source'>, w: Words) => ({
  what: w.lawDates.changes[change].what(w.dates.day(from)),
  of: subjectWords(subject, w),
})

// Fewer than this could tell of one person.
const SMALL = 5

const counted = (count: number, w: Words): string => {
  const t = w.lawDates.check
  if (count === 0) return t.zero
  return count < SMALL ? t.fewerThan(SMALL) : String(count)
}

const wherever = (count: number, key: string, w: Words) => (count === 0 ? [] : [{ key, value: counted(count, w) }])

const sum = (counts: readonly Differences[], difference: Difference): number =>
  counts.reduce((total, one) => total + one[difference], 0)

// Whoever has an advocate on another ground gains none and loses none, so advocates are counted by role.
const totals = ({ byRole, byRule }: Replay) => {
  const roles = [...byRole.values()].flatMap((ofAuthority) => [...ofAuthority.values()])
  const rules = [...byRule.values()]
  return {
    newly: sum(roles, 'newly'),
    ceases: sum(roles, 'ceases'),
    otherStrength: sum(roles, 'otherStrength'),
    open: sum(rules, 'toOpen') + sum(rules, 'fromOpen'),
  }
}

/** What is asked to be entered, and what it would change. */
export const checkContext = (change: LawChange, { all, already, from }: Preview, w: Words) => {
  const t = w.lawDates.check
  const { newly, ceases, otherStrength, open } = totals(all)
  const judged = all.judged === MOST_PREVIEWED ? t.limited(MOST_PREVIEWED) : counted(all.judged, w)
  return {
    summary: [
      { key: isRule(change.subject) ? t.rule : t.reading, value: subjectWords(change.subject, w) },
      { key: t.what, value: entryWords(change, w).what },
      { key: t.source, value: change.source },
    ],
    previewText: t.previewText(w.dates.day(from)),
    counts: [
      { key: t.judged, value: judged },
      { key: t.rows.differently, value: counted(all.differently, w) },
      ...wherever(newly, change.change === 'offer' ? t.rows.offered : t.rows.newly, w),
      ...wherever(ceases, change.change === 'stop' ? t.rows.stopped : t.rows.ceases, w),
      ...wherever(otherStrength, t.rows.otherStrength, w),
      ...wherever(open, t.rows.open, w),
      ...wherever(already.differently, t.already, w),
    ],
    isAlready: already.differently > 0,
  }
}
