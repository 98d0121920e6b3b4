// The answers that the law still misses: their questions, as the form puts them, and the facts that the answers make.
import { type Answers, nest, valueIn } from '../../../shared/domain/form/answers.ts'
import type { FieldError as Mistake } from '../../../shared/domain/form/errors.ts'
import { FIELDS, type Page } from '../../../shared/domain/form/fields.ts'
import type { LawDay } from '../../../shared/domain/form/law-day.ts'
import { checkPage, fieldsOf, pages, type Question, readPage, toAnswers } from '../../../shared/domain/form/pages.ts'
import { type FactName, type Facts, factsSchema } from '../../../shared/domain/eligibility/facts.ts'
import type { FormFields } from '../../../shared/web/body.ts'

/** The story as it was told, with the facts as they are known now. */
export const answersOf = (story: object, facts: Facts): Answers => toAnswers({ ...story, facts })

export type Missing = { page: Page; questions: readonly Question[] }

/** The questions for facts that are missing, with the pages of the form that they stand on there. */
export const missingQuestions = (answers: Answers, facts: readonly FactName[], today: LawDay): Missing[] => {
  const wanted = new Set(facts.map((fact) => `facts.${fact}`))
  return pages().flatMap((page): Missing[] => {
    if (!page.fields.some(({ name }) => wanted.has(name))) return []
    const questions = fieldsOf(page, answers, today).filter(({ box }) => wanted.has(box))
    return questions.length === 0 ? [] : [{ page, questions }]
  })
}

const merged = (facts: Facts, given: Record<string, unknown>): unknown => {
  const whole: Record<string, unknown> = { ...facts }
  for (const [name, value] of Object.entries(given)) {
    const before = whole[name]
    const isGroup = typeof value === 'object' && value !== null && typeof before === 'object' && before !== null
    whole[name] = isGroup ? { ...before, ...value } : value
  }
  return whole
}

export type Given =
  | { ok: true; facts: Facts; typed: Answers }
  | { ok: false; mistakes: Mistake[]; typed: Answers }
  | { ok: false; mistakes: 'nothing'; typed: Answers }

/** Reads the answers to missing questions; facts that were known stay as they are. */
export const readMissing = (
  missing: readonly Missing[],
  { form, answers, facts, today }: { form: FormFields; answers: Answers; facts: Facts; today: LawDay },
): Given => {
  const boxes = new Set(missing.flatMap(({ questions }) => questions.map(({ box }) => box)))
  const typed: Answers = Object.fromEntries(
    missing.flatMap(({ page }) => Object.entries(readPage(page, form)).filter(([box]) => boxes.has(box))),
  )
  const all = { ...answers, ...typed }
  const mistakes = missing.flatMap(({ page }) => checkPage(page, all, today)).filter(({ field }) => boxes.has(field))
  if (mistakes.length > 0) return { ok: false, mistakes, typed }
  const given = FIELDS.filter(({ name }) => boxes.has(name)).flatMap((field): [string, unknown][] => {
    const value = valueIn(field, typed)
    return value === undefined ? [] : [[field.name.slice('facts.'.length), value]]
  })
  const read = factsSchema.safeParse(merged(facts, nest(given)))
  return given.length === 0 || !read.success
    ? { ok: false, mistakes: 'nothing', typed }
    : { ok: true, facts: read.data, typed }
}
