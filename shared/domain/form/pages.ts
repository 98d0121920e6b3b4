// The form as pages: which pages and questions a draft calls for, what was typed on one, what is wrong with it, and the
// referral that the answers make. It knows nothing of HTTP or of words.
import type { Determination } from '../eligibility/determine.ts'
import type { Facts } from '../eligibility/facts.ts'
import {
  type Answers,
  DATE_PARTS,
  entryKeys,
  nest,
  NOT_KNOWN,
  type Reading,
  readingOf,
  textIn,
  valueIn,
} from './answers.ts'
import { isMandatory, isOfKind, readerOf } from './asked.ts'
import { isGiven } from './conditions.ts'
import { CONFIRMED } from './confirmed.ts'
import type { FieldError } from './errors.ts'
import {
  COLUMN_OF,
  COLUMNS,
  type Field,
  type FieldKind,
  FIELDS,
  GROUPS,
  type GroupId,
  type Page,
  PAGES,
} from './fields.ts'
import type { LawDay } from './law-day.ts'
import { parseReferralForm } from './referral-form.ts'

export type { Answers } from './answers.ts'

/** A question as a page puts it. */
export type Question = {
  /** The name of its box, and of its error: `people.family.0.name`. A date has three boxes: `-day`, `-month`, `-year`. */
  box: string
  /** Under which its words stand: `people.family.name`. */
  word: string
  kind: FieldKind
  mandatory: boolean
  /** The choices to offer, `not-known` among them where the answer may not be known; words for each by their value. */
  options?: readonly string[]
  max?: number
  /** The answer above it on its page that calls for it. */
  revealedBy?: Reveal
  /** The entries of a list, those begun and one more, each with its own questions. */
  entries?: readonly Entry[]
}
export type Reveal = { box: string; options: readonly string[] }
export type Entry = { key: string; questions: readonly Question[] }

/** Every page of the form, in order. */
export const pages = (): readonly Page[] => PAGES

/** The page at `/group/slug`, if there is one. */
export const pageAt = (group: string, slug: string): Page | undefined =>
  pages().find((page) => page.group === group && page.slug === slug)

/** The page that a field stands on: an error's, or that of a change link. Names within lists are found too. */
export const pageOf = (box: string): Page | undefined =>
  pages().find((page) => page.fields.some((field) => isOf(box, field)))

const isOf = (box: string, field: Field) => box === field.name || box.startsWith(`${field.name}.`)

/** The pages that a draft calls for, in order. Those that nothing can depend on any more are left out. */
export const pagesFor = (answers: Answers, day: LawDay): readonly Page[] => askedPages(readingOf(answers, day))

const askedPages = ({ asks }: Reading) => pages().filter(({ fields }) => fields.some(asks))

/** The facts in a draft so far; undefined until it is known what is being decided, and where. */
export const factsSoFar = (answers: Answers, day: LawDay): Facts | undefined => readingOf(answers, day).facts()

/** The law's answer to the facts in a draft so far; empty until it is known what is being decided, and where. */
export const lawSoFar = (answers: Answers, day: LawDay): readonly Determination[] =>
  readingOf(answers, day).determinations()

/** The questions that a page puts, given the answers so far. */
export const fieldsOf = (page: Page, answers: Answers, day: LawDay): readonly Question[] => {
  const reading = readingOf(answers, day)
  return page.fields.flatMap((field): Question[] => {
    const question = questionOf(field, answers, reading)
    // What depends on an answer of this very page is always there, for those without scripts, and says when it is meant.
    const isShown = reading.asks(field) || (question.revealedBy !== undefined && isOfKind(field, reading.columns))
    return isShown ? [question] : []
  })
}

/** The answer on its own page that a question depends on, if there is one. */
const revealOf = (field: Field): { revealedBy?: Reveal } => {
  const { asked } = field
  if (asked?.kind !== 'is' || !pageOf(field.name)?.fields.some(({ name }) => name === asked.field)) return {}
  return { revealedBy: { box: asked.field, options: asked.values.map(typedAs) } }
}

const typedAs = (value: unknown) => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value))

const questionOf = (field: Field, answers: Answers, reading: Reading): Question => ({
  box: field.name,
  word: field.name,
  kind: field.kind,
  mandatory: mustBeAnswered(field, reading),
  ...('max' in field && field.max !== undefined ? { max: field.max } : {}),
  ...optionsOf(field, reading),
  ...revealOf(field),
  ...(field.kind === 'list' ? { entries: entriesOf(field, answers, reading) } : {}),
})

// A fact may be unknown, but the page asks for it to be said; only a number can simply be left out.
const mustBeAnswered = (field: Field, { read, columns }: Reading) =>
  field.need === 'law' ? field.kind !== 'whole-number' : isMandatory(field, columns, read)

const optionsOf = (field: Field, { read }: Reading): { options?: readonly string[] } => {
  if (field.name === 'facts.processes' && field.kind === 'choices')
    return { options: processesOffered(field.options, read('services'), read(field.name)) }
  const notKnown = field.need === 'law' ? [NOT_KNOWN] : []
  if (field.kind === 'yes-no') return { options: ['yes', 'no', ...notKnown] }
  return field.kind === 'choice' || field.kind === 'choices' ? { options: [...field.options, ...notKnown] } : {}
}

// Someone who knows which advocate is wanted sees only what that advocate is for, and what was ticked already.
const processesOffered = (all: readonly string[], services: unknown, chosen: unknown): readonly string[] => {
  const wanted: readonly unknown[] = Array.isArray(services) ? services : []
  const ticked: readonly unknown[] = Array.isArray(chosen) ? chosen : []
  if (!COLUMNS.some((column) => wanted.includes(column)) || wanted.includes('not-sure')) return all
  const columns: Readonly<Record<string, string>> = COLUMN_OF
  return all.filter((process) => wanted.includes(columns[process]) || ticked.includes(process))
}

type List = Extract<Field, { kind: 'list' }>

const entriesOf = (field: List, answers: Answers, reading: Reading): Entry[] =>
  keysShown(field, answers, reading).map((key) => {
    const entry: Record<string, unknown> = {}
    for (const part of field.of) entry[part.name] = valueIn(part, answers, `${field.name}.${key}.${part.name}`)
    const read = readerOf(entry)
    const parts = field.of.filter(({ name }) => name !== field.keyedBy)
    const questions = parts.map((part) => {
      const names = { box: `${field.name}.${key}.${part.name}`, word: `${field.name}.${part.name}` }
      return Object.assign(questionOf(part, answers, reading), names, { mandatory: isMandatory(part, COLUMNS, read) })
    })
    return { key, questions }
  })

/** The keys that entries of a list may have. */
const keysOffered = (field: List, { determinations }: Reading): readonly string[] => {
  const keys = entryKeys(field)
  if (field.keyedBy === undefined) return keys
  // The one list that is keyed asks for a power; it offers those that the law gives here.
  const given = determinations().filter(({ outcome }) => outcome === 'power')
  return keys.filter((key) => given.some(({ rule }) => rule === key))
}

const keysShown = (field: List, answers: Answers, reading: Reading): readonly string[] => {
  const keys = keysOffered(field, reading)
  if (field.keyedBy !== undefined) return keys
  const begun = keys.findLastIndex((key) =>
    field.of.some((part) => valueIn(part, answers, `${field.name}.${key}.${part.name}`) !== undefined),
  )
  return keys.slice(0, begun + 2)
}

const boxesOf = (field: Field, box: string = field.name): readonly string[] => {
  if (field.kind === 'date') return DATE_PARTS.map((part) => `${box}-${part}`)
  if (field.kind !== 'list') return [box]
  const parts = field.of.filter(({ name }) => name !== field.keyedBy)
  return entryKeys(field).flatMap((key) => parts.flatMap((part) => boxesOf(part, `${box}.${key}.${part.name}`)))
}

/**
 * What was typed on a page, as it was typed, however long: how much a request and a draft may hold is for those to say. Every box of the page that was sent is there, so that putting these over the
 * earlier answers also takes back what was emptied; a box for ticks that was sent empty is an empty list.
 */
export const readPage = (page: Page, body: Readonly<Record<string, string | string[] | undefined>>): Answers => {
  const typed: Record<string, string | string[]> = {}
  for (const field of page.fields) {
    for (const box of boxesOf(field)) {
      const value = Object.hasOwn(body, box) ? body[box] : undefined
      if (field.kind === 'choices') typed[box] = field.options.filter((option) => [value].flat().includes(option))
      else if (value !== undefined) typed[box] = [value].flat().at(-1) ?? ''
      else if (field.kind !== 'list') typed[box] = ''
    }
  }
  return typed
}

/**
 * What is wrong with the answers to a page, in the order of its questions; a box with several mistakes has one error. A
 * fact that could matter must be answered, if only by "not known".
 */
export const checkPage = (page: Page, answers: Answers, day: LawDay): FieldError[] => {
  const reading = readingOf(answers, day)
  const asked = page.fields.filter(reading.asks)
  const parsed = parseReferralForm(sendable(answers, reading), { today: day, reading })
  const wrong = parsed.ok ? [] : parsed.errors
  return asked.flatMap((field): FieldError[] => {
    const errors = wrong
      .filter((error) => isOf(error.field, field))
      .map((error) => asTyped(error, field, { answers, reading }))
    return errors.length === 0 && isUntold(field, answers, reading) ? [{ field: field.name, code: 'required' }] : errors
  })
}

const isUntold = (field: Field, answers: Answers, reading: Reading) =>
  field.need === 'law' && mustBeAnswered(field, reading) && textIn(answers, field.name) === '' && reading.matters(field)

// In the form that is sent the entries of a list are counted from nought; on the page one before may have been left blank.
const asTyped = (
  error: FieldError,
  field: Field,
  { answers, reading }: { answers: Answers; reading: Reading },
): FieldError => {
  if (field.kind !== 'list' || error.field === field.name) return error
  const [index = '', ...rest] = error.field.slice(field.name.length + 1).split('.')
  const begun = keysOffered(field, reading).filter((key) =>
    field.of.some(
      (part) =>
        part.name !== field.keyedBy && valueIn(part, answers, `${field.name}.${key}.${part.name}`) !== undefined,
    ),
  )
  return { ...error, field: [field.name, begun[Number(index)] ?? index, ...rest].join('.') }
}

const sendable = (answers: Answers, reading: Reading) =>
  nest(
    FIELDS.filter(reading.asks).flatMap((field): [string, unknown][] => {
      const value = valueIn(field, withOffered(field, answers, reading))
      return value === undefined ? [] : [[field.name, value]]
    }),
  )

/** The answers without entries under keys that are not offered any more. */
const withOffered = (field: Field, answers: Answers, reading: Reading): Answers => {
  if (field.kind !== 'list' || field.keyedBy === undefined) return answers
  const offered = keysOffered(field, reading).map((key) => `${field.name}.${key}`)
  return Object.fromEntries(
    Object.entries(answers).filter(
      ([box]) => !isOf(box, field) || offered.some((entry) => box.startsWith(`${entry}.`)),
    ),
  )
}

/**
 * The referral that a draft makes, for `parseReferralForm` to judge. Answers to questions that are no longer asked stay
 * in the draft and out of the referral.
 */
export const fromAnswers = (answers: Answers, day: LawDay): unknown => sendable(answers, readingOf(answers, day))

/**
 * A referral, or part of one, as a draft: what would have been typed to make it. The age alone is not typed: it
 * follows from the date of birth.
 */
export const toAnswers = (form: object): Answers => {
  const read = readerOf(form)
  const confirmed: unknown = read(CONFIRMED)
  return {
    ...Object.fromEntries(FIELDS.flatMap((field) => typedFor(field, read(field.name), field.name))),
    ...(Array.isArray(confirmed) ? { [CONFIRMED]: confirmed.map(String) } : {}),
  }
}

const typedFor = (field: Field, value: unknown, box: string): [string, string | string[]][] => {
  if (!isGiven(value)) return []
  if (field.kind === 'list') {
    const entries: readonly unknown[] = Array.isArray(value) ? value : []
    return entries.flatMap((entry, index) => {
      const read = readerOf(entry)
      const key = field.keyedBy === undefined ? String(index) : String(read(field.keyedBy))
      const parts = field.of.filter(({ name }) => name !== field.keyedBy)
      return parts.flatMap((part) => typedFor(part, read(part.name), `${box}.${key}.${part.name}`))
    })
  }
  if (field.kind === 'choices') return [[box, Array.isArray(value) ? value.map(String) : [String(value)]]]
  if (field.kind === 'date') {
    const [year = '', month = '', day = ''] = String(value).split('-')
    return [
      [`${box}-day`, day],
      [`${box}-month`, month],
      [`${box}-year`, year],
    ]
  }
  return [[box, typedAs(value)]]
}

/** How far a group of the task list is: `optional` is one where nothing must be answered and nothing is. */
export type GroupState = 'not-started' | 'in-progress' | 'done' | 'optional'
export type Task = { group: GroupId; state: GroupState; pages: readonly Page[] }

/** The task list of a draft: each group that has a page to show, and how far it is. */
export const taskList = (answers: Answers, day: LawDay): readonly Task[] => {
  const reading = readingOf(answers, day)
  const asked = askedPages(reading)
  const parsed = parseReferralForm(sendable(answers, reading), { today: day, reading })
  const wrong = parsed.ok ? [] : parsed.errors
  return GROUPS.flatMap((group): Task[] => {
    const its = asked.filter((page) => page.group === group)
    if (its.length === 0) return []
    const questions = its.flatMap(({ fields }) => fields.filter(reading.asks))
    const begun = questions.some((field) => boxesOf(field).some((box) => isGiven(answers[box])))
    const open = questions.some(
      (field) => wrong.some((error) => isOf(error.field, field)) || isUntold(field, answers, reading),
    )
    const must = questions.some((field) => mustBeAnswered(field, reading))
    const state = open ? (begun ? 'in-progress' : 'not-started') : begun ? 'done' : must ? 'not-started' : 'optional'
    return [{ group, state, pages: its }]
  })
}
