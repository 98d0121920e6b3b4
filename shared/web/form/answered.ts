// What was answered, as rows to read through: for "check your answers" and for the story of a referral that was sent.
import { type Answers, DATE_PARTS, textIn } from '../../domain/form/answers.ts'
import { CONFIRMED, confirmedIn } from '../../domain/form/confirmed.ts'
import type { GroupId, Page } from '../../domain/form/fields.ts'
import { type Entry, fieldsOf, pagesFor, type Question } from '../../domain/form/pages.ts'
import type { LawDay } from '../../domain/form/law-day.ts'
import { isDate } from '../../domain/form/values.ts'
import type { Words } from '../words/index.ts'
import { type Areas, entryWords, optionWords, saidOf } from './wording.ts'

export type Row = {
  key: string
  /** The answer line by line; none where there is no answer. */
  lines: readonly string[]
  /** It must be answered, and is not. */
  missing: boolean
  page: Page
  box: string
}
export type AnsweredGroup = { group: GroupId; title: string; rows: readonly Row[] }

type Reader = { answers: Answers; w: Words; areas: Areas; withConfirmed?: boolean }

const datePartsOf = ({ box }: Question, answers: Answers) => DATE_PARTS.map((part) => textIn(answers, `${box}-${part}`))

const dateWords = (question: Question, { answers, w }: Reader): string => {
  const [day = '', month = '', year = ''] = datePartsOf(question, answers)
  const date = [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-')
  // What is no date is shown as it was typed.
  return isDate(date) ? w.dates.day(date) : [day, month, year].join(' ').trim()
}

const linesOf = (question: Question, reader: Reader): readonly string[] => {
  const { answers, w, areas } = reader
  const { box, kind } = question
  const typed = textIn(answers, box)
  switch (kind) {
    case 'date': {
      const date = dateWords(question, reader)
      return date === '' ? [] : [date]
    }
    case 'choices': {
      const chosen = answers[box] ?? []
      return [chosen]
        .flat()
        .filter((one) => one !== '')
        .map((option) => optionWords(question, option, w))
    }
    case 'choice':
    case 'yes-no':
      return typed === '' ? [] : [optionWords(question, typed, w)]
    case 'tick':
    case 'agreement':
      return typed === 'yes' ? [w.form.answers.yes] : []
    case 'area':
      return typed === '' ? [] : [areas.find(({ authority }) => authority === typed)?.name ?? typed]
    case 'long-text':
    case 'address':
      return typed === '' ? [] : typed.split(/\r\n?|\n/)
    case 'list':
      return []
    default:
      return typed === '' ? [] : [typed]
  }
}

const entryLines = (entry: Entry, reader: Reader): string[] =>
  entry.questions.flatMap((part) => {
    const lines = linesOf(part, reader)
    return lines.length === 0 ? [] : [reader.w.refer.check.part(saidOf(part.word, reader.w).label, lines.join(', '))]
  })

const listRows = (list: Question, page: Page, reader: Reader): Row[] => {
  const begun = (list.entries ?? []).flatMap((entry): { entry: Entry; lines: string[] }[] => {
    const lines = entryLines(entry, reader)
    return lines.length === 0 ? [] : [{ entry, lines }]
  })
  if (begun.length === 0)
    return [{ key: saidOf(list.word, reader.w).label, lines: [], missing: list.mandatory, page, box: list.box }]
  return begun.map(({ entry, lines }, place) => ({
    key: entryWords(list, entry, place + 1, reader.w),
    lines,
    missing: false,
    page,
    box: entry.questions[0]?.box ?? list.box,
  }))
}

const isCalledFor = ({ revealedBy }: Question, answers: Answers): boolean =>
  revealedBy === undefined || [answers[revealedBy.box] ?? ''].flat().some((one) => revealedBy.options.includes(one))

const rowsOf = (page: Page, reader: Reader, today: LawDay): Row[] =>
  fieldsOf(page, reader.answers, today)
    .filter((question) => isCalledFor(question, reader.answers))
    .flatMap((question): Row[] => {
      if (question.kind === 'list') return listRows(question, page, reader)
      const lines = linesOf(question, reader)
      const missing = lines.length === 0 && question.mandatory
      return [{ key: saidOf(question.word, reader.w).label, lines, missing, page, box: question.box }]
    })

/** The warnings that the referrer confirmed, beside the declaration that they made with them. */
const confirmedRows = (pages: readonly Page[], { answers, w, withConfirmed = false }: Reader): Row[] => {
  const page = pages.find(({ group }) => group === 'declaration')
  const confirmed = withConfirmed ? confirmedIn(answers) : []
  if (page === undefined || confirmed.length === 0) return []
  const lines = confirmed.map((code) => w.warnings[code])
  return [{ key: w.refer.warnings.confirmed, lines, missing: false, page, box: CONFIRMED }]
}

/**
 * All that is asked of a draft or a referral with its answers, by group, in the order of the form; `withConfirmed` for a
 * referral that was sent, with the warnings that were confirmed in it.
 */
export const answeredGroups = (reader: Reader, today: LawDay): AnsweredGroup[] =>
  [...Map.groupBy(pagesFor(reader.answers, today), ({ group }) => group)].flatMap(([group, pages]): AnsweredGroup[] => {
    const rows = [...pages.flatMap((page) => rowsOf(page, reader, today)), ...confirmedRows(pages, reader)]
    return rows.length === 0 ? [] : [{ group, title: reader.w.form.groups[group], rows }]
  })
