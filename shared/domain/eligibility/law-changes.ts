// What an authority's commissioner enters of the law, with no release: the day on which an enacted rule begins, a power of
// the authority's own where the law gives nothing, and readings that are not confirmed. Entries are only ever added; the
// law of the authority is the statute with all of them, each from its day on.
import * as z from 'zod'
import { daysAfter, type IsoDate } from '../time.ts'
import { amended, withLaw } from './amendments.ts'
import { isInForce } from './periods.ts'
import { type Condition, type Part, partsIn } from './conditions.ts'
import type { Determination } from './determination.ts'
import { type Facts, type Jurisdiction, JURISDICTIONS } from './facts.ts'
import { dayBefore, inOrderOfTime, upTo } from './periods.ts'
import type { RuleSet } from './rule-set.ts'
import { type Law, type Rule, type RuleId, RULES } from './rules.ts'

/**
 * commence: an enacted rule begins on a day. take-back: no day is appointed after all.
 * offer, stop: the authority's own power in place of a rule that gives nothing, from a day and before a day.
 * confirm: an unconfirmed reading is right. set-aside: it is not, and does not count from a day on. reopen: it counts again
 * as the service has it, unconfirmed.
 */
export const LAW_CHANGES = ['commence', 'take-back', 'offer', 'stop', 'confirm', 'set-aside', 'reopen'] as const
export type LawChangeKind = (typeof LAW_CHANGES)[number]

/** Which days may be entered: of a law, past ones too; of a policy or a reading from today on; none where it counts at once. */
export const DAY_ASKED: Readonly<Record<LawChangeKind, 'of-law' | 'from-today' | 'at-once'>> = {
  commence: 'of-law',
  'take-back': 'at-once',
  offer: 'from-today',
  stop: 'from-today',
  confirm: 'from-today',
  'set-aside': 'from-today',
  reopen: 'from-today',
}

export const lawChangeSchema = z.object({
  change: z.enum(LAW_CHANGES),
  /** A rule by its id or, for a reading, a part by its name. */
  subject: z.string(),
  jurisdiction: z.enum(JURISDICTIONS),
  /** The first day on which it counts; for `stop` the first day without the power. */
  from: z.iso.date(),
  /** What it rests on: the statutory instrument, the decision, the advice. */
  source: z.string(),
})
export type LawChange = z.infer<typeof lawChangeSchema>

/** The power that an authority offers in place of a rule. */
const localRuleOf = (rule: RuleId): `LOCAL-${string}` => `LOCAL-${rule}`

/** The rules of an authority: those of a set with everything that was entered, oldest first. */
export const lawWith = (rules: readonly Rule[], changes: readonly LawChange[]): readonly Rule[] =>
  withLocalPowers(withReadings(withCommencements(rules, changes), changes), changes)

/** The name of an authority's law: the set's, and the number of the last entry. Without one it is the set's. */
export const versionWith = ({ version }: RuleSet, authority: string, entries: number): string =>
  entries === 0 ? version : `${version}+${authority}.${entries}`

// Commencement

const withCommencements = (rules: readonly Rule[], changes: readonly LawChange[]): readonly Rule[] => {
  const latest = new Map(
    changes
      .filter(({ change }) => change === 'commence' || change === 'take-back')
      .map((entry) => [`${entry.subject} ${entry.jurisdiction}`, entry]),
  )
  return [...latest.values()].reduce(
    (before, entry) => (entry.change === 'commence' ? begun(before, entry) : before),
    rules,
  )
}

// A day that the service's own law has by now stands before one that was entered.
const begun = (rules: readonly Rule[], { subject, jurisdiction, from }: LawChange): readonly Rule[] => {
  const rule = rules.find(({ id }) => id === subject)
  if (rule === undefined || !isWaiting(rule, jurisdiction)) return rules
  const after = amended(rules, { rule: rule.id, jurisdiction, from })
  return after.ok ? after.value : rules
}

const lawsIn = (rule: Rule, jurisdiction: Jurisdiction): readonly Law[] =>
  rule.law.filter((law) => law.jurisdiction === jurisdiction)

/** Enacted, and no day appointed. */
const isWaiting = (rule: Rule, jurisdiction: Jurisdiction) =>
  lawsIn(rule, jurisdiction).some(({ from }) => from === null)

// Readings

/** What is entered for a subject, as it will stand: an entry replaces whatever was to come from its day on. */
const timelineOf = (changes: readonly LawChange[], subject: string, kinds: readonly LawChangeKind[]): LawChange[] =>
  changes
    .filter((entry) => entry.subject === subject && kinds.includes(entry.change))
    .reduce<LawChange[]>((before, entry) => [...before.filter(({ from }) => from < entry.from), entry], [])

const READINGS: readonly LawChangeKind[] = ['confirm', 'set-aside', 'reopen']
const POWERS: readonly LawChangeKind[] = ['offer', 'stop']

const subjectsOf = (changes: readonly LawChange[], kinds: readonly LawChangeKind[]): string[] => [
  ...new Set(changes.filter(({ change }) => kinds.includes(change)).map(({ subject }) => subject)),
]

const withReadings = (rules: readonly Rule[], changes: readonly LawChange[]): readonly Rule[] =>
  subjectsOf(changes, READINGS).reduce((before, part) => {
    const timeline = timelineOf(changes, part, READINGS)
    return before.map((rule) => readAnew(rule, part, timeline))
  }, rules)

const readAnew = (rule: Rule, part: string, timeline: readonly LawChange[]): Rule => {
  const isAbout = (law: Law) =>
    timeline[0]?.jurisdiction === law.jurisdiction && partsIn(law.when).some(({ name }) => name === part)
  return rule.law.some(isAbout)
    ? withLaw(
        rule,
        rule.law.flatMap((law) => (isAbout(law) ? split(law, part, timeline) : law)),
      )
    : rule
}

const split = (law: Law, part: string, timeline: readonly LawChange[]): Law[] => {
  const laws = [law]
  for (const { change, from } of timeline) {
    const last = laws.at(-1)
    if (last === undefined || last.from === null || (last.to !== null && last.to < from)) continue
    const when = readAs(law.when, part, change)
    const earlier = upTo(last, from)
    laws.splice(-1, 1, ...(earlier === undefined ? [] : [earlier]), { ...last, from: later(last.from, from), when })
  }
  return laws
}

const later = (one: IsoDate, other: IsoDate) => (one > other ? one : other)

const NEVER: Condition = { kind: 'any', of: [] }

const confirmed = (part: Part): Part => {
  const { unconfirmed: _, ...settled } = part
  return settled
}

/** A condition in which a part never holds, or is no longer in doubt. */
const readAs = (condition: Condition, part: string, change: LawChangeKind): Condition => {
  if (change !== 'set-aside' && change !== 'confirm') return condition
  switch (condition.kind) {
    case 'all':
    case 'any':
      return { kind: condition.kind, of: condition.of.map((one) => readAs(one, part, change)) }
    case 'not':
      return { kind: 'not', of: readAs(condition.of, part, change) }
    case 'part':
      if (condition.name !== part) return { ...condition, when: readAs(condition.when, part, change) }
      return change === 'confirm' ? confirmed(condition) : NEVER
    case 'one-of':
    case 'at-least':
      return condition
  }
}

// Powers of the authority's own

const withLocalPowers = (rules: readonly Rule[], changes: readonly LawChange[]): readonly Rule[] => {
  const offered = new Set(subjectsOf(changes, POWERS))
  return rules.flatMap((rule) => {
    const power = offered.has(rule.id) ? localPower(rule, timelineOf(changes, rule.id, POWERS)) : undefined
    return power === undefined ? [rule] : [rule, power]
  })
}

const localPower = (rule: Rule, timeline: readonly LawChange[]): Rule | undefined => {
  const offers = timeline.flatMap((entry, place) =>
    entry.change === 'offer' ? [{ ...entry, end: timeline[place + 1] }] : [],
  )
  const law = offers.flatMap(({ jurisdiction, from, end }): Law[] => {
    const when = conditionOf(rule, jurisdiction)
    const to = end === undefined || end.change === 'offer' ? null : dayBefore(end.from)
    return when === undefined ? [] : untilTheLaw(rule, { jurisdiction, from, to, when })
  })
  if (law.length === 0) return undefined
  const sources = [...new Set(offers.map(({ source }) => source))]
  const { mayActFirst: _, note: __, ...rest } = rule
  return {
    ...rest,
    id: localRuleOf(rule.id),
    strength: 'power',
    law: joined(law),
    status: 'in-force',
    sources: ['local policy', ...sources],
  }
}

/** What the rule asks here, or where it applies. */
const conditionOf = (rule: Rule, jurisdiction: Jurisdiction): Condition | undefined =>
  (lawsIn(rule, jurisdiction).at(-1) ?? rule.law.at(-1))?.when

/** Where the law itself begins to give what the policy gave, the policy ends. */
const untilTheLaw = (rule: Rule, policy: Law): Law[] =>
  inOrderOfTime(lawsIn(rule, policy.jurisdiction)).reduce<Law[]>(
    (left, law) =>
      left.flatMap((one) =>
        law.from !== null && one.from !== null && (law.to === null || one.from <= law.to)
          ? (upTo(one, law.from) ?? [])
          : one,
      ),
    [policy],
  )

// One offer after another, each under its own decision, is one power as long as it was not stopped.
const joined = (laws: readonly Law[]): Law[] => {
  const powers: Law[] = []
  for (const law of laws) if (powers.at(-1)?.to !== null) powers.push(law)
  return powers
}

// What may be entered

/** A rule as it stands for an authority: its days in one jurisdiction, and what may be entered about it. */
export type RuleStanding = {
  rule: Rule
  /** Its laws there, in the order of time; none where it does not apply. */
  laws: readonly Law[]
  state: 'in-force' | 'begins-later' | 'not-in-force' | 'ended' | 'elsewhere'
  /** The day that was entered for it, when the service has none of its own. */
  entered?: IsoDate
  /** The authority's own power in its place, with its days. */
  power?: { rule: Rule; laws: readonly Law[]; isOpen: boolean }
  open: readonly LawChangeKind[]
}

const stateOf = (laws: readonly Law[], today: IsoDate): RuleStanding['state'] => {
  if (laws.length === 0) return 'elsewhere'
  if (laws.some((law) => isInForce(law, today))) return 'in-force'
  if (laws.some(({ from }) => from !== null && from > today)) return 'begins-later'
  return laws.some(({ from }) => from === null) ? 'not-in-force' : 'ended'
}

/** Every rule of a set as it stands for an authority, in the order of the set. */
export const standingOfRules = (
  statute: readonly Rule[],
  changes: readonly LawChange[],
  { jurisdiction, today }: { jurisdiction: Jurisdiction; today: IsoDate },
): RuleStanding[] => {
  const rules = lawWith(statute, changes)
  return statute.map((shipped): RuleStanding => {
    const rule = rules.find(({ id }) => id === shipped.id) ?? shipped
    const laws = inOrderOfTime(lawsIn(rule, jurisdiction))
    const state = stateOf(laws, today)
    const waits = isWaiting(shipped, jurisdiction)
    const entered = waits ? laws.find(({ from }) => from !== null)?.from : undefined
    const power = rules.find(({ id }) => id === localRuleOf(rule.id))
    const powerLaws = power === undefined ? [] : inOrderOfTime(power.law)
    const last = powerLaws.at(-1)
    const isOpen = last !== undefined && (last.to === null || last.to >= today) && !isStopped(changes, rule.id)
    return {
      rule,
      laws,
      state,
      ...(entered === undefined || entered === null ? {} : { entered }),
      ...(power === undefined ? {} : { power: { rule: power, laws: powerLaws, isOpen } }),
      open: [
        ...(waits ? (['commence'] as const) : []),
        ...(waits && entered !== undefined ? (['take-back'] as const) : []),
        ...(state === 'in-force' || isOpen ? [] : (['offer'] as const)),
        ...(isOpen ? (['stop'] as const) : []),
      ],
    }
  })
}

const isStopped = (changes: readonly LawChange[], rule: string) =>
  timelineOf(changes, rule, POWERS).at(-1)?.change === 'stop'

/** A reading of the law that is not confirmed, as it stands for an authority. */
export type ReadingStanding = {
  part: Part
  rules: readonly RuleId[]
  state: 'unconfirmed' | 'confirmed' | 'set-aside'
  /** What was entered and is still to come. */
  next?: { state: 'unconfirmed' | 'confirmed' | 'set-aside'; from: IsoDate }
  open: readonly LawChangeKind[]
}

const READING_STATE = { confirm: 'confirmed', 'set-aside': 'set-aside', reopen: 'unconfirmed' } as const

const readingStateOf = (entry: LawChange | undefined): ReadingStanding['state'] =>
  entry?.change === 'confirm' || entry?.change === 'set-aside' ? READING_STATE[entry.change] : 'unconfirmed'

// The doubt is about the first day of the law, in 2012: to set the reading itself aside would say something else.
const ONLY_TO_CONFIRM: readonly string[] = ['WELSH_INFORMAL']

/** Whether a reason of an answer is a reading of the law of that day that nobody has confirmed. */
export const isUnconfirmed = (
  { rule, reasons }: Pick<Determination, 'rule' | 'reasons'>,
  { jurisdiction }: Pick<Facts, 'jurisdiction'>,
  on: IsoDate,
  rules: readonly Rule[] = RULES,
): boolean => {
  const found = rules.find(({ id }) => id === rule)
  const law = found?.law.find((one) => one.jurisdiction === jurisdiction && isInForce(one, on))
  const doubted = law === undefined ? [] : partsIn(law.when).filter(isDoubted)
  return reasons.some(({ text }) => doubted.some(({ met, unmet }) => text === met || text === unmet))
}

const isDoubted = ({ name, unconfirmed }: Part): boolean => unconfirmed !== undefined && !ONLY_TO_CONFIRM.includes(name)

/** The readings that concern a jurisdiction and are not confirmed in the service's own law. */
export const standingOfReadings = (
  statute: readonly Rule[],
  changes: readonly LawChange[],
  { jurisdiction, today }: { jurisdiction: Jurisdiction; today: IsoDate },
): ReadingStanding[] => {
  const found = statute.flatMap((rule) =>
    lawsIn(rule, jurisdiction).flatMap(({ when }) => partsIn(when).map((part) => ({ rule: rule.id, part }))),
  )
  return [...Map.groupBy(found, ({ part }) => part.name)].flatMap(([name, uses]): ReadingStanding[] => {
    const part = uses[0]?.part
    if (part?.unconfirmed === undefined) return []
    const timeline = timelineOf(changes, name, READINGS)
    const state = readingStateOf(timeline.findLast(({ from }) => from <= today))
    const coming = timeline.find(({ from }) => from > today)
    const next = coming === undefined ? undefined : { state: readingStateOf(coming), from: coming.from }
    const settled = next?.state ?? state
    return [
      {
        part,
        rules: [...new Set(uses.map(({ rule }) => rule))],
        state,
        ...(next === undefined ? {} : { next }),
        open: [
          ...(settled === 'confirmed' ? [] : (['confirm'] as const)),
          ...(settled === 'set-aside' || ONLY_TO_CONFIRM.includes(name) ? [] : (['set-aside'] as const)),
          ...(settled === 'unconfirmed' ? [] : (['reopen'] as const)),
        ],
      },
    ]
  })
}

// Days further away are mistyped: regulations appoint one that is near, and are told of soon.
const MOST_YEARS = { before: 2, ahead: 10 } as const

export type LawChangeFault = 'not-open' | 'date-past' | 'date-range' | 'law-by-then' | 'same-day'

/** Why something may not be entered as the law of an authority stands; undefined when it may. */
export const faultOfChange = (
  statute: readonly Rule[],
  changes: readonly LawChange[],
  entry: LawChange,
  today: IsoDate,
): LawChangeFault | undefined => {
  const { change, subject, jurisdiction, from } = entry
  const about = { jurisdiction, today }
  const rule = standingOfRules(statute, changes, about).find((one) => one.rule.id === subject)
  const reading = standingOfReadings(statute, changes, about).find(({ part }) => part.name === subject)
  if (rule?.open.includes(change) !== true && reading?.open.includes(change) !== true) return 'not-open'
  if (DAY_ASKED[change] === 'from-today' && from < today) return 'date-past'
  if (from < daysAfter(today, -365 * MOST_YEARS.before) || from > daysAfter(today, 365 * MOST_YEARS.ahead))
    return 'date-range'
  if (change === 'commence' && rule?.entered === from) return 'same-day'
  if (change === 'offer' && !hasPower(lawWith(statute, [...changes, entry]), subject, from)) return 'law-by-then'
  return undefined
}

/**
 * The day by whose law a change shows what it does: its own, or else that of what it takes away. A day that is moved shows
 * on the earlier of the two, and what is taken away before its day has come shows on that day.
 */
export const dayOfEffect = (
  statute: readonly Rule[],
  changes: readonly LawChange[],
  { change, subject, jurisdiction, from }: LawChange,
  today: IsoDate,
): IsoDate => {
  if (change === 'commence' || change === 'take-back') {
    const standing = standingOfRules(statute, changes, { jurisdiction, today }).find(({ rule }) => rule.id === subject)
    const entered = standing?.entered ?? from
    if (change === 'take-back') return later(entered, from)
    return entered < from ? entered : from
  }
  const timeline = timelineOf(changes, subject, READINGS.includes(change) ? READINGS : POWERS)
  return timeline.find((entry) => entry.from > from)?.from ?? from
}

const hasPower = (rules: readonly Rule[], subject: string, on: IsoDate): boolean =>
  rules.some(({ id, law }) => id === `LOCAL-${subject}` && law.some((one) => isInForce(one, on)))
