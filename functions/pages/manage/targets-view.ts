// The targets of an area as its commissioner sees them: what is promised now, what is to come, what has been changed and why,
// and what a change would do.
import type { Calendars } from '../../../shared/domain/clocks/calendars.ts'
import {
  DEFAULT_POLICY,
  policyOn,
  PRIORITIES,
  type Priority,
  type Promised,
  settledTarget,
  type TargetPolicy,
} from '../../../shared/domain/clocks/policy.ts'
import { CHANGEABLE, type Changeable, type PolicyChange } from '../../../shared/domain/clocks/policy-changes.ts'
import type { CaseState } from '../../../shared/domain/case.ts'
import type { Role } from '../../../shared/domain/eligibility/rules.ts'
import { effectOfChange } from '../../../shared/domain/reprojection.ts'
import { daysAfter, type Instant, type IsoDate } from '../../../shared/domain/time.ts'
import { type PolicyEntry, policiesWith, type ReasonedChange } from '../../../shared/store/policies.ts'
import { targetWords } from '../../../shared/web/clocks/working.ts'
import type { Words } from '../../../shared/web/words/index.ts'

/** The targets of an area at a day: its entries, oldest first. */
export type AreaTargets = {
  area: string
  name: string
  entries: readonly PolicyEntry[]
  calendars: Calendars
  today: IsoDate
}

export const TARGETS_PATH = '/manage/targets'
/** What the form says of a change that is for no single role. */
export const EVERY_ROLE = 'every'
export const CHANGE_PATH = `${TARGETS_PATH}/change`

/** The policy that cases of an area are opened under on a day. */
export const inForceOn = (area: string, entries: readonly ReasonedChange[], day: IsoDate): TargetPolicy =>
  policyOn(policiesWith(area, entries), day) ?? DEFAULT_POLICY

/** What is promised, in words: 5 working days; for reports until a date is agreed. */
const promisedWords = (promised: Promised, w: Words): string => {
  const target = settledTarget(promised)
  if (target === undefined) return w.targets.reproject.atOnce
  const words = targetWords(target, w)
  return typeof promised === 'object' && 'agreedDate' in promised ? w.targets.agreedElse(words) : words
}

const roleWords = (role: Role | undefined, w: Words): string =>
  role === undefined ? w.targets.everyRole : w.status.shortRole[role]

const exceptionsIn = (policy: TargetPolicy, milestone: Changeable, priority: Priority) =>
  (policy.targets[milestone].exceptions ?? []).flatMap(({ role, byPriority: { [priority]: promised } }) =>
    promised === undefined ? [] : [{ role, promised }],
  )

/** What a policy promises for a milestone at a priority, in lines: for every role, then for single ones. */
const lines = (policy: TargetPolicy, milestone: Changeable, priority: Priority, w: Words): string[] => [
  promisedWords(policy.targets[milestone].byPriority[priority], w),
  ...exceptionsIn(policy, milestone, priority).map(({ role, promised }) =>
    w.targets.forRole(roleWords(role, w), promisedWords(promised, w)),
  ),
]

const changeLink = (milestone: Changeable, priority: Priority): string =>
  `${CHANGE_PATH}?${new URLSearchParams({ milestone, role: EVERY_ROLE, priority }).toString()}`

const whatWords = ({ milestone, priority, role }: Pick<PolicyChange, 'milestone' | 'priority' | 'role'>, w: Words) =>
  w.targets.what(w.targets.milestones[milestone].name, w.status.priority[priority], roleWords(role, w))

/** Whether something that was entered later for the same day leaves nothing of a change. */
const isOvertaken = ({ change, number }: PolicyEntry, entries: readonly PolicyEntry[]): boolean =>
  entries.some(
    (later) =>
      later.number > number &&
      later.change.from === change.from &&
      later.change.milestone === change.milestone &&
      later.change.priority === change.priority &&
      (later.change.role === undefined || later.change.role === change.role),
  )

const asPromise = ({ milestone, target }: PolicyChange): Promised =>
  milestone === 'report' ? { agreedDate: true, otherwise: target } : target

/** The page of an area's targets. */
export const targetsContext = ({ area, name, entries, today }: AreaTargets, w: Words) => {
  const policy = inForceOn(area, entries, today)
  const toCome = entries
    .filter((entry) => entry.change.from > today && !isOvertaken(entry, entries))
    .toSorted((one, other) => one.change.from.localeCompare(other.change.from))
  return {
    lede: w.targets.lede(name),
    inForce: w.targets.inForce.title(w.dates.day(today)),
    version: w.targets.inForce.version(policy.version),
    priorities: PRIORITIES.map((priority) => w.status.priority[priority]),
    rows: CHANGEABLE.map((milestone) => ({
      ...w.targets.milestones[milestone],
      cells: PRIORITIES.map((priority) => ({
        priority: w.status.priority[priority],
        lines: lines(policy, milestone, priority, w),
        href: changeLink(milestone, priority),
      })),
    })),
    toCome: toCome.map(({ change }) => ({
      from: w.dates.day(change.from),
      what: whatWords(change, w),
      target: promisedWords(asPromise(change), w),
    })),
    history: entries
      .map(({ number, at, by, reason, change }) => ({
        number,
        what: w.targets.history.what(
          whatWords(change, w),
          promisedWords(asPromise(change), w),
          w.dates.shortDay(change.from),
        ),
        reason,
        by: by.name,
        at,
      }))
      .toReversed(),
  }
}

/** What is asked to be changed, and what it would do to the running cases. */
export const checkContext = (
  { area, entries, calendars }: AreaTargets,
  { change, reason }: ReasonedChange,
  { cases, now }: { cases: readonly CaseState[]; now: Instant },
  w: Words,
) => {
  const t = w.targets.check
  const { milestone, priority, from } = change
  const anew = inForceOn(area, [...entries, { change, reason }], from)
  const effect = effectOfChange(cases, change, anew, now, calendars.of)
  const rows = ['running', 'concerned', 'earlier', 'later', 'unmoved', 'missed'] as const
  return {
    summary: [
      { key: t.what, value: whatWords(change, w) },
      { key: t.from, value: w.dates.day(from) },
      {
        key: t.before,
        value: w.dates.list(lines(inForceOn(area, entries, daysAfter(from, -1)), milestone, priority, w)),
      },
      { key: t.after, value: w.dates.list(lines(anew, milestone, priority, w)) },
      { key: t.reason, value: reason },
    ],
    isOfCases: milestone !== 'decision',
    counts: rows.map((row) => ({ key: t.rows[row], value: w.targets.count(effect[row]) })),
  }
}
