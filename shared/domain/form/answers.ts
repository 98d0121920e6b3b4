// A draft: answers as they were typed, by the names of the boxes they were typed into. A draft may be wrong or short;
// what it says, as far as it can be read, and which questions it leaves open, is found out here.
import { determine, type Determination } from '../eligibility/determine.ts'
import { type FactName, type Facts, factsSchema } from '../eligibility/facts.ts'
import { type Role, ROLES } from '../eligibility/rules.ts'
import { ageFrom } from './age.ts'
import { columnsOf, isAsked, readerOf } from './asked.ts'
import { isGiven, type ReadAnswer } from './conditions.ts'
import { type Column, type Field, FIELDS, LEAVES_OUT, OUTCOMES, type Page, PAGES } from './fields.ts'
import { dateOn, type LawDay, rulesOn } from './law-day.ts'

/**
 * What was typed, by box: `person.firstName`, `people.family.0.name` in a list, `requestedPowers.CA-OTHER.reason` in one
 * that is keyed, `decision.by-day`, `-month` and `-year` for a date, a list where several boxes may be ticked.
 */
export type Answers = Readonly<Record<string, string | string[]>>

/** What a radio button says when the fact is not known: the fact is then absent, which the law never reads as a no. */
export const NOT_KNOWN = 'not-known'

export const DATE_PARTS = ['day', 'month', 'year'] as const

/** Whether a box is of a question: its own, one of its entries, or a part of its date. */
export const isWithin = (box: string, field: string): boolean =>
  box === field || box.startsWith(`${field}.`) || box.startsWith(`${field}-`)

/** What was typed into one box, trimmed. */
export const textIn = (answers: Answers, box: string): string => {
  const typed = Object.hasOwn(answers, box) ? answers[box] : undefined
  return (typeof typed === 'string' ? typed : (typed?.at(-1) ?? '')).trim()
}

const listIn = (answers: Answers, box: string): string[] => {
  const typed = Object.hasOwn(answers, box) ? answers[box] : undefined
  return (typeof typed === 'string' ? [typed] : (typed ?? [])).filter((one) => one !== '')
}

// A date that was not typed whole stays as it is, so that its error says so and no day is guessed.
const dateIn = (answers: Answers, box: string): string | undefined => {
  const [day = '', month = '', year = ''] = DATE_PARTS.map((part) => textIn(answers, `${box}-${part}`))
  if (day === '' && month === '' && year === '') return undefined
  return [year, month, day].map((part) => (/^\d$/.test(part) ? `0${part}` : part)).join('-')
}

/** The keys of the entries of a list that has been begun: `0`, `1`, … or the choices it is keyed by, in their order. */
export const entryKeys = (field: Extract<Field, { kind: 'list' }>): readonly string[] => {
  const key = field.of.find(({ name }) => name === field.keyedBy)
  return key?.kind === 'choice' ? key.options : Array.from({ length: field.max }, (_, index) => String(index))
}

/** The value of a question as the form that is sent has it; undefined when nothing was typed. */
export const valueIn = (field: Field, answers: Answers, box: string = field.name): unknown => {
  if (field.kind === 'list') {
    const entries = entryKeys(field).flatMap((key) => entryIn(field, answers, `${box}.${key}`, key))
    return entries.length > 0 ? entries : undefined
  }
  if (field.kind === 'choices') {
    const chosen = listIn(answers, box)
    return chosen.length > 0 ? chosen : undefined
  }
  if (field.kind === 'date') return dateIn(answers, box)
  const typed = textIn(answers, box)
  if (typed === '' || (field.need === 'law' && typed === NOT_KNOWN)) return undefined
  if (field.kind === 'yes-no' || field.kind === 'tick' || field.kind === 'agreement')
    return typed === 'yes' ? true : typed === 'no' ? false : typed
  if (field.kind === 'whole-number') return /^\d{1,9}$/.test(typed) ? Number(typed) : typed
  return typed
}

const entryIn = (field: Extract<Field, { kind: 'list' }>, answers: Answers, box: string, key: string): object[] => {
  const given = field.of.flatMap((part): [string, unknown][] => {
    const value = part.name === field.keyedBy ? undefined : valueIn(part, answers, `${box}.${part.name}`)
    return value === undefined ? [] : [[part.name, value]]
  })
  if (given.length === 0) return []
  return [Object.fromEntries(field.keyedBy === undefined ? given : [[field.keyedBy, key], ...given])]
}

/** Puts values under their dotted names into nested objects. */
export const nest = (values: readonly (readonly [string, unknown])[]): Record<string, unknown> => {
  const groups = Map.groupBy(values, ([name]) => name.split('.', 1)[0] ?? name)
  return Object.fromEntries(
    [...groups].map(([group, within]) => {
      const [first] = within
      if (first?.[0] === group) return [group, first[1]]
      return [group, nest(within.map(([name, value]) => [name.slice(group.length + 1), value]))]
    }),
  )
}

/** The answers of a draft as the form reads them. */
export type Reading = {
  /** The value of a question that is asked; undefined when it is not, or has no answer. */
  read: ReadAnswer
  asks: (field: Field) => boolean
  /** Whether a fact could still change what the law says, given every fact asked before it, on its own page too. */
  matters: (fact: Field) => boolean
  columns: readonly Column[]
  /** The facts so far; undefined until it is known what is being decided, and where. */
  facts: () => Facts | undefined
  /** The law's answer to the facts so far; empty until it is known what is being decided, and where. */
  determinations: () => readonly Determination[]
  /** The roles for which the law gives neither a right nor a power, or cannot tell for want of what nobody knows. */
  leftOut: () => readonly Role[]
}

const FACT_FIELDS = FIELDS.filter(({ name }) => name.startsWith('facts.'))
const BY_NAME: ReadonlyMap<string, Field> = new Map(FIELDS.map((field) => [field.name, field]))

const factsBeforePageOf = (field: Field): readonly Field[] => {
  const page: Page | undefined = PAGES.find(({ fields }) => fields.some(({ name }) => name === field.name))
  return FACT_FIELDS.slice(
    0,
    FACT_FIELDS.findIndex((fact) => page?.fields.includes(fact)),
  )
}

const factName = (field: Field) => field.name.slice('facts.'.length)

/** Where answers come from: the value of each question, and whether something was said of a fact, if only that it is not known. */
type Source = { valueOf: (field: Field) => unknown; isSaid: (fact: FactName) => boolean }

/**
 * Reads a draft on a day. A fact is asked for as long as its answer could change what the law says, given the facts of
 * the pages before its own: so a page never changes under the hand that fills it in, nor with the order of answering.
 */
export const readingOf = (answers: Answers, day: LawDay): Reading =>
  readingFrom(
    {
      valueOf: (field) => valueIn(field, answers),
      // What was sent once keeps no answer that is not known, and the reason that came with it stays asked.
      isSaid: (fact) => textIn(answers, `facts.${fact}`) !== '' || textIn(answers, 'goOnAgainstAnswer.reason') !== '',
    },
    day,
  )

/** Reads a referral as it is sent on a day, complete or not, as `readingOf` reads a draft: the same is asked of both. */
export const readingOfForm = (form: unknown, day: LawDay): Reading => {
  const given = readerOf(form)
  const isAnswered = (name: string) => isGiven(given(name))
  return readingFrom(
    {
      valueOf: ({ name }) => (isAnswered(name) ? given(name) : undefined),
      isSaid: (fact) => isAnswered(`facts.${fact}`) || isAnswered('goOnAgainstAnswer.reason'),
    },
    day,
  )
}

const readingFrom = ({ valueOf, isSaid }: Source, day: LawDay): Reading => {
  const [today, rules] = [dateOn(day), rulesOn(day)]
  // What is being decided is asked of everyone, and says what else is.
  const columns = columnsOf((name) => {
    const field = BY_NAME.get(name)
    return field === undefined ? undefined : valueOf(field)
  })
  const asked = new Map<string, boolean>()
  const read: ReadAnswer = (name) => {
    if (name === OUTCOMES) return determinations().map(({ outcome }) => outcome)
    if (name === LEAVES_OUT) return leftOut().length > 0
    const field = BY_NAME.get(name)
    const value = field === undefined ? undefined : valueOf(field)
    // Whether it is asked costs a look at the law.
    return field !== undefined && value !== undefined && asks(field) ? value : undefined
  }
  const asks = (field: Field): boolean => {
    const known = asked.get(field.name)
    if (known !== undefined) return known
    const answer = field.need === 'law' ? couldMatter(field, factsBeforePageOf(field)) : isAsked(field, columns, read)
    asked.set(field.name, answer)
    return answer
  }
  // What cannot be read as a fact yet is not known yet.
  const usable = new Map<Field, unknown>()
  const factIn = (field: Field): unknown => {
    if (!usable.has(field)) {
      const value = read(field.name)
      usable.set(field, value !== undefined && isFact(factName(field), value) ? value : undefined)
    }
    return usable.get(field)
  }
  const age = ageFrom((name) => read(name), today)
  const factsOf = (fields: readonly Field[]): Facts | undefined => {
    const values = fields.flatMap((field): [string, unknown][] => {
      const value = factIn(field)
      return value === undefined ? [] : [[factName(field), value]]
    })
    return factsSchema.safeParse(nest(age === undefined ? values : [...values, ['ageYears', age.years]])).data
  }
  const couldMatter = (field: Field, before: readonly Field[]): boolean => {
    const facts = factsOf(before)
    return (
      facts !== undefined &&
      determine(facts, today, rules).some(({ missing }) => missing.some((name) => name === factName(field)))
    )
  }
  const matters = (field: Field) => couldMatter(field, FACT_FIELDS.slice(0, FACT_FIELDS.indexOf(field)))
  let answer: readonly Determination[] | undefined
  const determinations = () => {
    if (answer === undefined) {
      const facts = factsOf(FACT_FIELDS)
      answer = facts === undefined ? [] : determine(facts, today, rules)
    }
    return answer
  }
  // A question that nobody has answered yet leaves nothing out: one that nobody can answer does.
  const leftOut = () =>
    ROLES.filter((role) => {
      const ofRole = determinations().filter((found) => found.role === role)
      return (
        ofRole.length > 0 &&
        ofRole.every(({ outcome, missing }) =>
          outcome === 'needs-information' ? missing.every(isSaid) : outcome === 'not-eligible',
        )
      )
    })
  return { read, asks, matters, columns, facts: () => factsOf(FACT_FIELDS), determinations, leftOut }
}

// The two facts that are never missing; beside them any other is judged by itself.
const TWO_KNOWN = { jurisdiction: 'england', processes: ['needs-assessment'] }

const isFact = (name: string, value: unknown): boolean =>
  factsSchema.safeParse({ ...TWO_KNOWN, ...nest([[name, value]]) }).success
