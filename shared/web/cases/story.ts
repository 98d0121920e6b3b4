// The referral as it was told, for whoever works with the person: each group of the form with its questions and answers in
// words. The equality answers are kept apart from the case and are never among them.
import { nest } from '../../domain/form/answers.ts'
import { readerOf } from '../../domain/form/asked.ts'
import { isGiven } from '../../domain/form/conditions.ts'
import { type Field, type GroupId, GROUPS, PAGES } from '../../domain/form/fields.ts'
import type { Instant } from '../../domain/time.ts'
import { type Areas, entryWords, optionWords, saidOf } from '../form/wording.ts'
import type { Words } from '../words/index.ts'
import { areaName } from './offer-summary.ts'

/** A question and its answer; an answer of several lines keeps them. */
export type StoryRow = { label: string; lines: string[] }
export type StoryList = { title: string; rows: StoryRow[] }
export type StoryGroup = { id: GroupId; title: string; rows: StoryRow[]; entries: StoryList[] }

// The person and what is being decided come first for whoever is going to meet them; the declaration says nothing of them.
const FIRST: readonly GroupId[] = [
  'person',
  'place',
  'communication',
  'risks',
  'decision',
  'you',
  'decision-maker',
  'consent',
  'people',
]
const LEFT_OUT: ReadonlySet<GroupId> = new Set(['equality', 'declaration'])
const ORDER = [...FIRST, ...GROUPS.filter((group) => !FIRST.includes(group) && !LEFT_OUT.has(group))]

/** The words of a question to somebody who did not answer it. */
export const labelOf = (word: string, w: Words): string => w.cases.story.labels[word] ?? saidOf(word, w).label

const TICKED: ReadonlySet<Field['kind']> = new Set(['yes-no', 'tick', 'agreement'])
const CHOSEN: ReadonlySet<Field['kind']> = new Set(['choice', 'choices'])

const answerLines = ({ kind }: Field, word: string, value: unknown, areas: Areas, w: Words): string[] => {
  if (TICKED.has(kind)) return [w.form.answersTo(labelOf(word, w))[value === true ? 'yes' : 'no']]
  if (CHOSEN.has(kind)) return [value].flat().map((option) => optionWords({ word }, String(option), w))
  if (kind === 'date') return [w.dates.day(String(value))]
  if (kind === 'area') return [areaName(String(value), areas)]
  return String(value)
    .split('\n')
    .filter((line) => line.trim() !== '')
}

const rowsOf = (fields: readonly Field[], answers: unknown, areas: Areas, w: Words, within = ''): StoryRow[] => {
  const read = readerOf(answers)
  return fields.flatMap((field): StoryRow[] => {
    const value = read(field.name)
    if (field.kind === 'list' || !isGiven(value)) return []
    const word = `${within}${field.name}`
    return [{ label: labelOf(word, w), lines: answerLines(field, word, value, areas, w) }]
  })
}

const entriesOf = (fields: readonly Field[], story: unknown, areas: Areas, w: Words): StoryList[] => {
  const read = readerOf(story)
  return fields.flatMap((field) => {
    const entries = field.kind === 'list' ? read(field.name) : undefined
    if (field.kind !== 'list' || !Array.isArray(entries)) return []
    return entries.map((entry: unknown, at) => {
      const { keyedBy } = field
      const key = keyedBy === undefined ? String(at) : String(readerOf(entry)(keyedBy))
      return {
        title: entryWords({ word: field.name }, { key }, at + 1, w),
        rows: rowsOf(
          field.of.filter(({ name }) => name !== keyedBy),
          entry,
          areas,
          w,
          `${field.name}.`,
        ),
      }
    })
  })
}

/** One answer in words, line by line; of a list, a line for each of its entries. */
export const linesOfAnswer = (field: Field, value: unknown, areas: Areas, w: Words): string[] => {
  if (!isGiven(value)) return []
  if (field.kind !== 'list') return answerLines(field, field.name, value, areas, w)
  return entriesOf([field], nest([[field.name, value]]), areas, w).map(({ title, rows }) => {
    const parts = rows.map(({ label, lines }) => w.refer.check.part(label, lines.join(', ')))
    return w.refer.check.part(title, parts.join('; '))
  })
}

/**
 * The groups of a stored referral that have an answer, those about the person first. `corrected` says when an answer was
 * last corrected.
 */
export const storyGroups = (
  story: object,
  areas: Areas,
  w: Words,
  corrected: ReadonlyMap<string, Instant> = new Map(),
): StoryGroup[] =>
  ORDER.map((id): StoryGroup => {
    const fields = PAGES.filter(({ group }) => group === id).flatMap((page): readonly Field[] => page.fields)
    const noted = (rows: StoryRow[], { name }: Field): StoryRow[] => {
      const at = corrected.get(name)
      return at === undefined
        ? rows
        : rows.map((row) => ({ ...row, lines: [...row.lines, w.corrections.correctedOn(at)] }))
    }
    return {
      id,
      title: w.cases.story.groups[id] ?? w.form.groups[id],
      rows: fields.flatMap((field) => noted(rowsOf([field], story, areas, w), field)),
      entries: fields.flatMap((field) =>
        entriesOf([field], story, areas, w).map(({ title, rows }) => ({ title, rows: noted(rows, field) })),
      ),
    }
  }).filter(({ rows, entries }) => rows.length > 0 || entries.length > 0)
