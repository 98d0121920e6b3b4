// The words of the form for whatever stands on a page: questions, choices, entries of lists, and what is wrong.
import type { FieldError as Mistake } from '../../domain/form/errors.ts'
import type { Page } from '../../domain/form/fields.ts'
import type { Entry, Question } from '../../domain/form/pages.ts'
import type { Authority } from '../../domain/assignment/contracts.ts'
import type { FieldError } from '../problem.ts'
import type { Words } from '../words/index.ts'

type Said = { label: string; hint?: string; options?: Readonly<Record<string, string>> }
type SaidOfPage = { title: string; intro?: string }

/** The councils to choose from, as the table of authorities has them. */
export type Areas = readonly Pick<Authority, 'authority' | 'name'>[]

/** The words of a question, by its field's name. */
export const saidOf = (word: string, w: Words): Said => {
  const fields: Readonly<Record<string, Said>> = w.form.fields
  // The form asks for the date of birth; asked for by itself, the age has the words of that page.
  if (word === 'facts.ageYears') return { label: w.form.pages.age.title }
  return fields[word] ?? { label: word }
}

export const saidOfPage = ({ slug }: Pick<Page, 'slug'>, w: Words): SaidOfPage => {
  const pages: Readonly<Record<string, SaidOfPage>> = w.form.pages
  return pages[slug] ?? { title: slug }
}

/** The words of one choice of a question. */
export const optionWords = ({ word }: Pick<Question, 'word'>, option: string, w: Words): string => {
  const { label, options } = saidOf(word, w)
  const answers: Readonly<Record<string, string>> = w.form.answersTo(label)
  return options?.[option] ?? answers[option] ?? option
}

/** What an entry of a list is headed by: the choice that it is keyed by, or its number. */
export const entryWords = (
  list: Pick<Question, 'word'>,
  entry: Pick<Entry, 'key'>,
  place: number,
  w: Words,
): string => {
  const keyed = saidOf(`${list.word}.rule`, w).options?.[entry.key]
  if (keyed !== undefined) return keyed
  const nouns: Readonly<Record<string, string>> = w.refer.entries
  return w.refer.entry(nouns[list.word] ?? saidOf(list.word, w).label, place)
}

/** What is wrong with an answer, to stand beside its question. */
export const mistakeWords = ({ code, length }: Mistake, { kind }: Pick<Question, 'kind'>, w: Words): string => {
  if (code === 'required') return w.refer.page.required[kind]
  return code === 'too-long' && length !== undefined ? w.refer.page.tooLong(length.is, length.most) : w.errors[code]
}

/** The box that somebody is led to: of a date its day, of a list the first of its first entry. */
const boxToFill = (question: Question): string => {
  if (question.kind === 'date') return `${question.box}-day`
  const first = question.entries?.[0]?.questions[0]
  return first === undefined ? question.box : boxToFill(first)
}

type Placed = { question: Question; within?: string }

const placed = (questions: readonly Question[], w: Words): Placed[] =>
  questions.flatMap((question): Placed[] => [
    { question },
    ...(question.entries ?? []).flatMap((entry, place) =>
      entry.questions.map((part) => ({ question: part, within: entryWords(question, entry, place + 1, w) })),
    ),
  ])

/** Mistakes as the error summary tells them: each with the name of its question and the box to go to. */
export const mistakesOnPage = (
  mistakes: readonly Mistake[],
  questions: readonly Question[],
  w: Words,
): FieldError[] => {
  const all = placed(questions, w)
  return mistakes.map((mistake) => {
    const found = all.find(({ question }) => question.box === mistake.field)
    if (found === undefined) return { ...mistake, message: w.errors[mistake.code] }
    const { question, within } = found
    const words = mistakeWords(mistake, question, w)
    const { label } = saidOf(question.word, w)
    const message =
      question.kind === 'agreement'
        ? words
        : w.refer.page.mistake(within === undefined ? label : `${within}, ${label}`, words)
    return { field: boxToFill(question), code: mistake.code, message }
  })
}
