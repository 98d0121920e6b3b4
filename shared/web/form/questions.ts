// The questions of a page as the components put them: their parameters, from the form's questions, its words and what was typed.
import { type Answers, textIn } from '../../domain/form/answers.ts'
import type { FieldError as Mistake } from '../../domain/form/errors.ts'
import { type Field, FIELDS } from '../../domain/form/fields.ts'
import type { Entry, Question } from '../../domain/form/pages.ts'
import { fieldId } from '../views.ts'
import type { Words } from '../words/index.ts'
import { type Areas, entryWords, mistakeWords, optionWords, saidOf } from './wording.ts'

export type Item = { value: string; text: string; checked?: boolean; selected?: boolean }

/** One question: the component that puts it, and that component's parameters. */
export type Shown =
  | { as: 'input' | 'textarea' | 'date' | 'radios' | 'checkboxes' | 'select'; box: string; params: object }
  | { as: 'list'; box: string; entries: readonly ShownEntry[]; canAdd: boolean; error?: string }
export type ShownEntry = { key: string; legend: string; questions: readonly Shown[]; removable: boolean }

export type Asked = {
  answers: Answers
  mistakes: readonly Mistake[]
  w: Words
  areas: Areas
  /** The list whose next entry is to be filled in. */
  adding?: string
  /** Hints in place of the form's, by the word of the question. */
  hints?: Readonly<Record<string, string>>
}

/** How a question is named: as the heading of its page, like every other question, or for those who listen only. */
type Naming = 'heading' | 'usual' | 'hidden'

const LABELS = { heading: 'govuk-label--l', usual: 'govuk-label--s', hidden: 'govuk-visually-hidden' } as const
const LEGENDS = {
  heading: 'govuk-fieldset__legend--l',
  usual: 'govuk-fieldset__legend--s',
  hidden: 'govuk-visually-hidden',
} as const

/** A choice of more answers than this is shorter as a list that unfolds. */
const MOST_RADIOS = 14

const WIDTHS: Partial<Record<Question['kind'], string>> = {
  postcode: 'govuk-input--width-10',
  phone: 'govuk-input--width-20',
  'nhs-number': 'govuk-input--width-20',
  'whole-number': 'govuk-input--width-4',
  time: 'govuk-input--width-5',
}
const TYPES: Partial<Record<Question['kind'], string>> = { email: 'email', phone: 'tel' }

// What the browser knows of the person at the keyboard fits the questions about the referrer, and no others.
const AUTOCOMPLETE: Readonly<Record<string, string>> = {
  'referrer.name': 'name',
  'referrer.role': 'organization-title',
  'referrer.organisation': 'organization',
  'referrer.address': 'street-address',
  'referrer.email': 'email',
  'referrer.phone': 'tel',
}

// What the case may call for is not called optional, and says itself when it is meant: "If not: why not?"
const namesCalledFor = (fields: readonly Field[], within = ''): string[] =>
  fields.flatMap((field) => [
    ...(field.need === 'law' || field.need.includes('C') ? [within + field.name] : []),
    ...(field.kind === 'list' ? namesCalledFor(field.of, `${field.name}.`) : []),
  ])
const CALLED_FOR: ReadonlySet<string> = new Set(namesCalledFor(FIELDS))

const labelOf = ({ word, mandatory, kind }: Question, w: Words): string => {
  const { label } = saidOf(word, w)
  const isOptional = !mandatory && kind !== 'tick' && !CALLED_FOR.has(word)
  return isOptional ? `${label} ${w.form.optional}` : label
}

const chosenIn = (answers: Answers, box: string): readonly string[] => {
  const typed = answers[box]
  return typed === undefined ? [] : [typed].flat()
}

const shownAs = (question: Question, naming: Naming, asked: Asked): Shown => {
  const { box, word, kind } = question
  const { answers, w } = asked
  const mistake = asked.mistakes.find(({ field }) => field === box)
  const hint = asked.hints?.[word] ?? saidOf(word, w).hint
  const text = labelOf(question, w)
  const id = fieldId(box)
  const common = {
    ...(hint === undefined ? {} : { hint: { text: hint } }),
    ...(mistake === undefined
      ? {}
      : { errorMessage: { text: mistakeWords(mistake, question, w), visuallyHiddenText: w.layout.error } }),
  }
  const label = { text, classes: LABELS[naming], isPageHeading: naming === 'heading' }
  const fieldset = { legend: { text, classes: LEGENDS[naming], isPageHeading: naming === 'heading' } }
  const autocomplete = AUTOCOMPLETE[word] ?? 'off'
  const value = textIn(answers, box)

  const items = (isChosen: (option: string) => boolean): Item[] =>
    (question.options ?? []).map((option) => ({
      value: option,
      text: optionWords(question, option, w),
      checked: isChosen(option),
    }))

  switch (kind) {
    case 'yes-no':
    case 'choice': {
      const options = question.options ?? []
      if (options.length > MOST_RADIOS) return select({ question, asked, label, common, options })
      const shown = items((option) => option === value)
      const classes = kind === 'yes-no' ? 'govuk-radios--inline' : ''
      return { as: 'radios', box, params: { ...common, name: box, idPrefix: id, fieldset, classes, items: shown } }
    }
    case 'choices': {
      const chosen = chosenIn(answers, box)
      const shown = items((option) => chosen.includes(option))
      return { as: 'checkboxes', box, params: { ...common, name: box, idPrefix: id, fieldset, items: shown } }
    }
    case 'tick':
    case 'agreement': {
      const tick = [{ value: 'yes', text: saidOf(word, w).label, checked: value === 'yes' }]
      return { as: 'checkboxes', box, params: { ...common, name: box, idPrefix: id, items: tick } }
    }
    case 'area': {
      const options = asked.areas.map(({ authority }) => authority)
      return select({ question, asked, label, common, options })
    }
    case 'date':
      return {
        as: 'date',
        box,
        params: { ...common, id, fieldset, items: dateParts(question, asked, mistake !== undefined) },
      }
    case 'long-text':
    case 'address':
      return {
        as: 'textarea',
        box,
        params: {
          ...common,
          id,
          name: box,
          label,
          value: rawText(answers, box),
          rows: kind === 'address' ? 4 : 5,
          autocomplete,
        },
      }
    case 'list':
      return shownList(question, asked, mistake)
    default:
      return {
        as: 'input',
        box,
        params: {
          ...common,
          id,
          name: box,
          label,
          value: rawText(answers, box),
          type: TYPES[kind] ?? 'text',
          classes: WIDTHS[kind] ?? '',
          ...(kind === 'whole-number' || kind === 'nhs-number' ? { inputmode: 'numeric' } : {}),
          spellcheck: kind === 'text',
          autocomplete,
        },
      }
  }
}

// As it was typed, with its spaces: nothing is tidied under somebody's hands.
const rawText = (answers: Answers, box: string): string => chosenIn(answers, box).at(-1) ?? ''

const select = ({
  question,
  asked,
  label,
  common,
  options,
}: {
  question: Question
  asked: Asked
  label: object
  common: object
  options: readonly string[]
}): Shown => {
  const { box } = question
  const { w } = asked
  const value = textIn(asked.answers, box)
  const nameOf = (option: string) => asked.areas.find(({ authority }) => authority === option)?.name
  const items = options.map((option) => ({
    value: option,
    text: (question.kind === 'area' ? nameOf(option) : undefined) ?? optionWords(question, option, w),
    selected: option === value,
  }))
  return {
    as: 'select',
    box,
    params: {
      ...common,
      id: fieldId(box),
      name: box,
      label,
      items: [{ value: '', text: w.refer.page.choose }, ...items],
    },
  }
}

const dateParts = ({ box }: Question, { answers, w }: Asked, isWrong: boolean) =>
  (['day', 'month', 'year'] as const).map((part) => ({
    id: fieldId(`${box}-${part}`),
    name: `${box}-${part}`,
    label: w.form.dateParts[part],
    value: rawText(answers, `${box}-${part}`),
    classes: `govuk-input--width-${part === 'year' ? 4 : 2}${isWrong ? ' govuk-input--error' : ''}`,
  }))

const shownList = (list: Question, asked: Asked, mistake: Mistake | undefined): Shown => {
  const entries = entriesShown(list, asked)
  const isNumbered = list.entries?.every(({ key }) => /^\d+$/.test(key)) === true
  const isBegun = (entry: Entry) => hasBegun(entry, asked.answers)
  return {
    as: 'list',
    box: list.box,
    entries: entries.map((entry, place) => ({
      key: entry.key,
      legend: entryWords(list, entry, place + 1, asked.w),
      questions: entry.questions.map((part) => shownAs(part, 'usual', asked)),
      removable: isNumbered && (entries.length > 1 || isBegun(entry)),
    })),
    canAdd: isNumbered && entries.length < (list.max ?? Number.POSITIVE_INFINITY),
    ...(mistake === undefined ? {} : { error: mistakeWords(mistake, list, asked.w) }),
  }
}

const hasBegun = (entry: Entry, answers: Answers): boolean =>
  entry.questions.some(({ box, kind }) =>
    (kind === 'date' ? ['-day', '-month', '-year'].map((part) => box + part) : [box]).some(
      (one) => textIn(answers, one) !== '',
    ),
  )

// The form always has one entry more than were begun. It is shown where there is no other, and when it was asked for.
const entriesShown = ({ box, entries = [] }: Question, { answers, adding }: Asked): readonly Entry[] => {
  const isNumbered = entries.every(({ key }) => /^\d+$/.test(key))
  const last = entries.at(-1)
  if (!isNumbered || entries.length < 2 || last === undefined || adding === box || hasBegun(last, answers))
    return entries
  return entries.slice(0, -1)
}

/** The questions of a page, one below the other. */
export const shownQuestions = (questions: readonly Question[], asked: Asked, naming: Naming = 'usual'): Shown[] =>
  questions.map((question) => shownAs(question, naming, asked))
