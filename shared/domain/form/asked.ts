// Who is asked what: reads the rows of the form against the answers given so far.
import { all, type Condition, holds, isGiven, isRecord, type ReadAnswer } from './conditions.ts'
import { COLUMN_OF, COLUMNS, type Column, type Field } from './fields.ts'

const isProcess = (value: unknown): value is keyof typeof COLUMN_OF =>
  typeof value === 'string' && Object.hasOwn(COLUMN_OF, value)

/** The kinds of referral that the processes chosen make it. */
export const columnsOf = (read: ReadAnswer): readonly Column[] => {
  const processes: unknown = read('facts.processes')
  if (!Array.isArray(processes)) return []
  const chosen = new Set(processes.filter(isProcess).map((process) => COLUMN_OF[process]))
  return COLUMNS.filter((column) => chosen.has(column))
}

const ALWAYS: Condition = all()

const lettersOf = (need: string, columns: readonly Column[]): readonly (string | undefined)[] => {
  if (columns.length > 0) return columns.map((column) => need[COLUMNS.indexOf(column)])
  // Until a process is chosen, only what everyone is asked in the same way counts.
  return new Set(need).size === 1 ? [need[0]] : ['-']
}

/** Whether referrals of these kinds are asked a question at all. */
export const isOfKind = (field: Field, columns: readonly Column[]): boolean =>
  field.need === 'law' || lettersOf(field.need, columns).some((letter) => letter !== '-')

/**
 * Whether a question is asked of this referral. A fact that the law asks for always is, here: whether it can still
 * change the law's answer is for answers.ts to find out.
 */
export const isAsked = (field: Field, columns: readonly Column[], read: ReadAnswer): boolean =>
  isOfKind(field, columns) && holds(field.asked ?? ALWAYS, read)

/** Whether a question must be answered, given that it is asked. */
export const isMandatory = (field: Field, columns: readonly Column[], read: ReadAnswer): boolean => {
  if (field.need === 'law') return false
  const letters = lettersOf(field.need, columns)
  return letters.includes('M') || (letters.includes('C') && holds(field.when ?? ALWAYS, read))
}

const readPath = (value: unknown, path: readonly string[]): unknown => {
  const [key, ...rest] = path
  if (key === undefined) return value
  if (Array.isArray(value)) return readPath(value[Number(key)], rest)
  return isRecord(value) && Object.hasOwn(value, key) ? readPath(value[key], rest) : undefined
}

/** Reads the answers of a nested form by their dotted names. */
export const readerOf =
  (form: unknown): ReadAnswer =>
  (field) =>
    readPath(form, field.split('.'))

/** The mandatory questions that have no answer, by dotted name, in the order of the form. */
export const unanswered = (fields: readonly Field[], columns: readonly Column[], read: ReadAnswer): string[] =>
  fields.flatMap((field): string[] => {
    const answer = read(field.name)
    if (!isGiven(answer)) return isAsked(field, columns, read) && isMandatory(field, columns, read) ? [field.name] : []
    if (field.kind !== 'list' || !Array.isArray(answer)) return []
    return answer.flatMap((entry: unknown, index) =>
      unanswered(field.of, COLUMNS, readerOf(entry)).map((name) => `${field.name}.${index}.${name}`),
    )
  })
