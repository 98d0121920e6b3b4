// The warnings of a draft: which of them stand, and which the referrer has confirmed. A confirmation is for the answers
// that it was given on: when one of them changes, it has to be given anew.
import { dateOn, type LawDay } from './law-day.ts'
import { type Answers, readingOf, valueIn } from './answers.ts'
import {
  fieldsOfWarning,
  type Surroundings,
  type Warning,
  WARNING_CODES,
  type WarningCode,
  warningsIn,
} from './cross-checks.ts'
import { type Field, FIELDS } from './fields.ts'

/** The box in which a draft keeps the warnings that were confirmed; the referral that is sent has them under the same name. */
export const CONFIRMED = 'confirmedWarnings'

/** A warning that stands, with those of its questions that this draft is asked. */
export type StandingWarning = Warning & { confirmed: boolean }

/** The warnings that were confirmed in a draft, in the order of the table. */
export const confirmedIn = (answers: Answers): WarningCode[] => {
  const kept = [answers[CONFIRMED] ?? []].flat()
  return WARNING_CODES.filter((code) => kept.includes(code))
}

/** The warnings that the answers of a draft give on a day. */
export const warningsOf = (answers: Answers, day: LawDay, around?: Surroundings): StandingWarning[] => {
  const { read, asks } = readingOf(answers, day)
  const confirmed = confirmedIn(answers)
  const isAsked = (name: string) => FIELDS.some((field) => field.name === name && asks(field))
  return warningsIn(read, dateOn(day), around).map(({ code, fields }) => ({
    code,
    fields: fields.filter(isAsked),
    confirmed: confirmed.includes(code),
  }))
}

const fieldNamed = (name: string): Field | undefined => FIELDS.find((field) => field.name === name)

const saidTo = (code: WarningCode, answers: Answers): string =>
  JSON.stringify(
    fieldsOfWarning(code).map((name) => {
      const field = fieldNamed(name)
      return field === undefined ? null : (valueIn(field, answers) ?? null)
    }),
  )

/** New answers, with the confirmations that still hold for them. */
export const stillConfirmed = (before: Answers, after: Answers): Answers => {
  const confirmed = confirmedIn(after)
  const kept = confirmed.filter((code) => saidTo(code, before) === saidTo(code, after))
  return kept.length === confirmed.length ? after : { ...after, [CONFIRMED]: kept }
}

/** The answers with warnings confirmed or not, of those that were `shown`; what was not shown stays as it was. */
export const withConfirmations = (
  answers: Answers,
  { shown, ticked }: { shown: readonly string[]; ticked: readonly string[] },
): Answers => {
  const before = confirmedIn(answers)
  const after = WARNING_CODES.filter((code) => (shown.includes(code) ? ticked.includes(code) : before.includes(code)))
  return after.length === 0 && before.length === 0 ? answers : { ...answers, [CONFIRMED]: after }
}
