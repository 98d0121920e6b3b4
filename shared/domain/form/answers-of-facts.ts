// What the checker was told, as answers of the form: a question has one box and one wording wherever it is asked, and what
// was answered once is not asked again.
import { FACTS, type FactName } from '../eligibility/facts.ts'
import { type Answered, type Question, someFactsSchema } from '../eligibility/next-question.ts'
import { type Answers, nest, NOT_KNOWN, valueIn } from './answers.ts'
import { columnsOf } from './asked.ts'
import { type ErrorCode, isErrorCode } from './errors.ts'
import { type Field, FIELDS } from './fields.ts'
import { toAnswers } from './pages.ts'
import { valueSchema } from './values.ts'

/** The box that a question has in the form. The age is no fact there: it follows from the date of birth, or is given as about so much. */
export const boxOf = (question: Question): string => (question === 'ageYears' ? 'person.aboutAge' : `facts.${question}`)

/** Every question, what comes before the facts first. */
export const QUESTIONS: readonly Question[] = ['processes', 'jurisdiction', ...FACTS.map(({ name }) => name)]

type Asked = Exclude<Field, { kind: 'list' }>

const FIELD_OF: ReadonlyMap<Question, Asked> = new Map(
  QUESTIONS.map((question): [Question, Asked] => {
    const field = FIELDS.find(({ name }) => name === boxOf(question))
    if (field === undefined || field.kind === 'list') throw new TypeError(`the form has no question for ${question}`)
    return [question, field]
  }),
)

/** The field of the form that a question is. */
export const fieldOf = (question: Question): Asked => {
  const field = FIELD_OF.get(question)
  if (field === undefined) throw new TypeError(`no question is called ${question}`)
  return field
}

/** Whether it is an answer to say that nobody knows. What is being decided, and where, has to be said. */
export const mayBeUnknown = (question: Question): question is FactName =>
  question !== 'processes' && question !== 'jurisdiction'

/** One answer as it was typed: what it says, that nobody knows, or what is wrong with it. */
export type ReadAnswer =
  | { kind: 'known'; value: unknown }
  | { kind: 'not-known'; fact: FactName }
  | { kind: 'wrong'; code: ErrorCode }

/** Reads the answer to a question. */
export const readAnswer = (question: Question, typed: string | readonly string[] | undefined): ReadAnswer => {
  const field = fieldOf(question)
  const answers: Answers = typed === undefined ? {} : { [field.name]: typeof typed === 'string' ? typed : [...typed] }
  const isEmpty = [typed ?? ''].flat().every((one) => one.trim() === '')
  if (mayBeUnknown(question) && [typed].flat().at(-1) === NOT_KNOWN) return { kind: 'not-known', fact: question }
  if (isEmpty) return { kind: 'wrong', code: 'required' }
  const read = valueSchema(field).safeParse(valueIn(field, answers))
  if (read.success) return { kind: 'known', value: read.data }
  const code = read.error.issues[0]?.message ?? ''
  return { kind: 'wrong', code: isErrorCode(code) ? code : 'wrong-type' }
}

/** The answers to some questions, each with what was typed; what is wrong counts as not answered. */
export const answeredWith = (typed: readonly (readonly [Question, string | readonly string[]])[]): Answered => {
  const read = typed.map(([question, text]) => [question, readAnswer(question, text)] as const)
  const known = read.flatMap(([question, answer]): [string, unknown][] =>
    answer.kind === 'known' ? [[question, answer.value]] : [],
  )
  return {
    facts: someFactsSchema.parse(nest(known)),
    notKnown: new Set(read.flatMap(([, answer]) => (answer.kind === 'not-known' ? [answer.fact] : []))),
  }
}

/** What would have been typed to give these answers, in the order of the questions. */
export const typedFor = ({ facts, notKnown }: Answered): readonly (readonly [Question, string | string[]])[] => {
  const answers = toAnswers({ facts, person: { aboutAge: facts.ageYears } })
  return QUESTIONS.flatMap((question): [Question, string | string[]][] => {
    const typed = mayBeUnknown(question) && notKnown.has(question) ? NOT_KNOWN : answers[boxOf(question)]
    return typed === undefined ? [] : [[question, typed]]
  })
}

// Only where the law alone asks does the form take "not known" for an answer; elsewhere the question stays open there.
const isForForm = ([question, typed]: readonly [Question, string | string[]]): boolean =>
  typed !== NOT_KNOWN || fieldOf(question).need === 'law'

/** What was answered as a draft of the form has it, with the kinds of advocacy that the decisions are about. */
export const answersOfFacts = (answered: Answered): Answers => ({
  services: [...columnsOf((name) => (name === boxOf('processes') ? answered.facts.processes : undefined))],
  ...Object.fromEntries(
    typedFor(answered)
      .filter(isForForm)
      .map(([question, typed]) => [boxOf(question), typed]),
  ),
})
