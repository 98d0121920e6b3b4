// The change log of a referral in words: every version of every answer that was corrected or given later.
import type { Facts } from '../../domain/eligibility/facts.ts'
import type { Actor, ReferralEvent } from '../../domain/events.ts'
import { factChanges } from '../../domain/fact-changes.ts'
import type { FieldChange, StoryChange } from '../../domain/form/corrections.ts'
import { FIELDS } from '../../domain/form/fields.ts'
import type { Instant } from '../../domain/time.ts'
import { labelOf, linesOfAnswer } from '../cases/story.ts'
import type { Words } from '../words/index.ts'
import type { Areas } from './wording.ts'

export type LoggedAnswer = { label: string; before: readonly string[]; after: readonly string[] }
export type LoggedChange = {
  at: Instant
  title: string
  by: string
  /** Why, with what stands before it; absent where nobody has to say. */
  reason?: { label: string; text: string }
  answers: readonly LoggedAnswer[]
}

type Reader = { areas: Areas; w: Words }

const answerIn = ({ field: name, before, after }: FieldChange, { areas, w }: Reader): LoggedAnswer => {
  const field = FIELDS.find((one) => one.name === name)
  const lines = (value: unknown) => (field === undefined ? [] : linesOfAnswer(field, value, areas, w))
  return { label: labelOf(name, w), before: lines(before), after: lines(after) }
}

const nameOf = (by: Actor, w: Words): string => {
  if (by.kind === 'person') return by.name
  return by.kind === 'link' ? by.email : w.track.history.service
}

const ofStory = ({ number, at, by, kind, reason, changes }: StoryChange, reader: Reader): LoggedChange => {
  const t = reader.w.corrections.log
  return {
    at,
    title: `${t.kinds[kind]} ${number}`,
    by: nameOf(by, reader.w),
    ...(reason === undefined ? {} : { reason: { label: t.reason, text: reason } }),
    answers: changes.map((change) => answerIn(change, reader)),
  }
}

const factsChanged = (before: Facts, after: Facts): FieldChange[] =>
  factChanges(before, after)
    .map(({ fact, ...change }) => ({ field: `facts.${fact}`, ...change }))
    .filter(({ field }) => FIELDS.some(({ name }) => name === field))

/** Answers that the law missed and that were given later: facts, which the events themselves hold. */
const ofInformation = (events: readonly ReferralEvent[], reader: Reader): LoggedChange[] => {
  const t = reader.w.corrections.log
  let facts: Facts | undefined
  return events.flatMap((event): LoggedChange[] => {
    const before = facts
    if (event.type === 'referral-received' || event.type === 'information-added') facts = event.facts
    if (event.type === 'story-corrected') facts = event.corrected.facts ?? facts
    if (event.type !== 'information-added' || before === undefined) return []
    return [
      {
        at: event.at,
        title: t.kinds.information,
        by: nameOf(event.by, reader.w),
        ...(event.note === undefined ? {} : { reason: { label: t.note, text: event.note } }),
        answers: factsChanged(before, event.facts).map((change) => answerIn(change, reader)),
      },
    ]
  })
}

/** The change log, latest first. `events` are those of the referral, for whoever may see that answers were missing. */
export const changeLog = (
  changes: readonly StoryChange[],
  reader: Reader,
  events: readonly ReferralEvent[] = [],
): LoggedChange[] =>
  [...changes.map((change) => ofStory(change, reader)), ...ofInformation(events, reader)]
    .sort((one, other) => one.at.localeCompare(other.at))
    .toReversed()

/** When each answer that was corrected was last corrected, by the name of its question. */
export const lastCorrected = (changes: readonly StoryChange[]): ReadonlyMap<string, Instant> =>
  new Map(changes.flatMap(({ at, changes: answers }) => answers.map(({ field }): [string, Instant] => [field, at])))

/** When the answer in a box was last corrected: a date has several boxes, and so has a list. */
export const correctedAt = (corrected: ReadonlyMap<string, Instant>, box: string): Instant | undefined =>
  [...corrected].find(([field]) => box === field || box.startsWith(`${field}.`) || box.startsWith(`${field}-`))?.[1]
