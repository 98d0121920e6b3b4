// The way through the questions so far. It rides in the pages themselves, as fields of their forms, and is read anew from each:
// whatever is sent, only answers to questions that matter come of it.
import { isOpen, type Answered, type Question } from '../../../shared/domain/eligibility/next-question.ts'
import {
  answeredWith,
  boxOf,
  QUESTIONS,
  type ReadAnswer,
  readAnswer,
  typedFor,
} from '../../../shared/domain/form/answers-of-facts.ts'
import { NOT_KNOWN } from '../../../shared/domain/form/answers.ts'
import { type Rule, RULES } from '../../../shared/domain/eligibility/rules.ts'
import type { IsoDate } from '../../../shared/domain/time.ts'
import type { FormFields } from '../../../shared/web/body.ts'

/** A question with its answer, as the form of the next page carries it. */
export type Step = { question: Question; typed: string | readonly string[] }
/** Steps in the order in which they were taken. */
export type Path = readonly Step[]

const QUESTION_IN: ReadonlyMap<string, Question> = new Map(QUESTIONS.map((question) => [boxOf(question), question]))

export const questionNamed = (name: string): Question | undefined => QUESTIONS.find((question) => question === name)

const textOf = (value: unknown): string | readonly string[] => {
  if (Array.isArray(value)) return [...new Set(value.map(String))]
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)
}

/** The step that an answer makes, in one way of writing it; none for an answer that is wrong. */
export const stepOf = (question: Question, answer: ReadAnswer): Step | undefined => {
  switch (answer.kind) {
    case 'known':
      return { question, typed: textOf(answer.value) }
    case 'not-known':
      return { question, typed: NOT_KNOWN }
    case 'wrong':
      return undefined
  }
}

/** What the steps say. */
export const answeredBy = (path: Path): Answered => answeredWith(path.map(({ question, typed }) => [question, typed]))

// What nobody knew makes no answer idle that somebody gave: it may still come to be known.
const NOTHING_UNKNOWN: Answered['notKnown'] = new Set()

/** The steps that matter, given the others: what an answer that was changed has made idle is left out. */
export const pathOf = (steps: Path, on: IsoDate, rules: readonly Rule[] = RULES): Path => {
  const path: Step[] = []
  const left = [...steps]
  for (;;) {
    const answered = { ...answeredBy(path), notKnown: NOTHING_UNKNOWN }
    const next = left.findIndex(({ question }) => isOpen(question, answered, on, rules))
    if (next < 0) return path
    path.push(...left.splice(next, 1))
  }
}

/** The steps that a form carries. Fields keep the order in which they were sent. */
export const readPath = (form: FormFields, on: IsoDate, rules: readonly Rule[] = RULES): Path =>
  pathOf(
    Object.entries(form).flatMap(([box, typed]) => {
      const question = QUESTION_IN.get(box)
      return question === undefined ? [] : (stepOf(question, readAnswer(question, typed)) ?? [])
    }),
    on,
    rules,
  )

/** The path with an answer, in the place of an earlier one to the same question. */
export const withStep = (path: Path, step: Step): Path =>
  path.some(({ question }) => question === step.question)
    ? path.map((one) => (one.question === step.question ? step : one))
    : [...path, step]

export type HiddenField = { name: string; value: string }

/** A path as the fields that carry it. */
export const fieldsOf = (path: Path): HiddenField[] =>
  path.flatMap(({ question, typed }) => [typed].flat().map((value) => ({ name: boxOf(question), value })))

/** The path that leads to what was answered. */
export const pathIn = (answered: Answered, on: IsoDate, rules: readonly Rule[] = RULES): Path =>
  pathOf(
    typedFor(answered).map(([question, typed]) => ({ question, typed })),
    on,
    rules,
  )
