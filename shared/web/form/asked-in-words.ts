// When a question of the form is asked and when it must be answered, in plain words for whoever sends a referral by
// program: read off the rows of the form, so that the description and the checks cannot differ.
import { type Condition, fieldsIn } from '../../domain/form/conditions.ts'
import { COLUMN_OF, COLUMNS, type Column, type Field, FIELDS, LEAVES_OUT, OUTCOMES } from '../../domain/form/fields.ts'
import { keysOf } from '../../domain/table-keys.ts'

const KINDS: Record<Column, string> = {
  imca: 'IMCA',
  imha: 'IMHA',
  'care-act': 'Care Act',
  dols: 'DoLS or RPR',
}

const listed = (words: readonly string[], last: 'and' | 'or'): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`

const quoted = (value: string | boolean): string => `\`${value}\``

// What only the law's answer says is no answer that could be named.
const OF_THE_LAW: Readonly<Record<string, string>> = {
  [OUTCOMES]: 'the law gives a power',
  [LEAVES_OUT]: 'an advocate that is asked about comes neither of a right nor of a power',
}

const SEVERAL: ReadonlySet<string> = new Set(FIELDS.flatMap(({ name, kind }) => (kind === 'choices' ? [name] : [])))

const isWords = (field: string, said: string): string =>
  OF_THE_LAW[field] ?? `${quoted(field)} ${SEVERAL.has(field) ? 'names' : 'is'} ${said}`

const valuesIn = ({ values }: Extract<Condition, { kind: 'is' }>): string => listed(values.map(quoted), 'or')

/** A condition as the end of a sentence that begins with "when". */
const conditionWords = (condition: Condition): string => {
  switch (condition.kind) {
    case 'is':
      return isWords(condition.field, valuesIn(condition))
    case 'given':
      return isWords(condition.field, 'given')
    case 'all':
    case 'any': {
      const parts = condition.of.map((part) =>
        (part.kind === 'all' || part.kind === 'any') && part.of.length > 1
          ? `(${conditionWords(part)})`
          : conditionWords(part),
      )
      return parts.join(condition.kind === 'all' ? ' and ' : ' or ')
    }
    case 'not':
      if (condition.of.kind === 'is') return isWords(condition.of.field, `not ${valuesIn(condition.of)}`)
      if (condition.of.kind === 'given') return isWords(condition.of.field, 'not given')
      return `it is not so that ${conditionWords(condition.of)}`
  }
}

const LETTERS = ['M', 'C', 'O', '-'] as const
type Letter = (typeof LETTERS)[number]

const demandOf = (letter: Letter, when: Condition | undefined): string => {
  if (letter === 'M') return 'mandatory'
  if (letter === 'O') return 'optional'
  if (letter === '-') return 'not asked'
  return when === undefined ? 'mandatory' : `mandatory when ${conditionWords(when)}, otherwise optional`
}

/** For which kinds of referral a question must be answered: kinds of which the same is said stand together. */
const demands = ({ need, when }: Pick<Field, 'need' | 'when'>): string => {
  if (need === 'law') return 'never mandatory: left out, it counts as not known'
  const kindsOf = (demand: string) =>
    COLUMNS.filter((_, index) => LETTERS.some((letter) => need[index] === letter && demandOf(letter, when) === demand))
  const said = [...new Set(LETTERS.map((letter) => demandOf(letter, when)))]
    .map((demand) => ({ demand, kinds: kindsOf(demand) }))
    .filter(({ kinds }) => kinds.length > 0)
  if (said.length === 1) return said[0]?.demand ?? ''
  return said
    .map(({ demand, kinds }) => {
      const named = listed(
        kinds.map((kind) => KINDS[kind]),
        'and',
      )
      return demand === 'not asked' ? `not asked for ${named}` : `for ${named} ${demand}`
    })
    .join('; ')
}

const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`

const boundOf = (field: Field): string[] => {
  if (field.kind !== 'date') return []
  return [
    ...(field.bound === 'past' ? ['Today or earlier.'] : []),
    ...(field.bound === 'future' ? ['Today or later.'] : []),
    ...(field.after === undefined ? [] : [`After ${quoted(field.after)}.`]),
  ]
}

/** The processes that make a referral one of each kind: the letters of the rows hang on them. */
const kindsInWords = (): string =>
  COLUMNS.map((column) => {
    const processes = keysOf(COLUMN_OF).filter((process) => COLUMN_OF[process] === column)
    return `${KINDS[column]}: ${processes.map(quoted).join(', ')}.`
  }).join(' ')

/** When a question is asked and must be answered, in sentences. */
export const askedInWords = (field: Field): string => {
  const { asked } = field
  const must = demands(field)
  return [
    asked === undefined ? sentence(must) : `Asked only when ${conditionWords(asked)}. Then ${must}.`,
    ...boundOf(field),
    ...(field.name === 'facts.processes'
      ? [`They make the kind of the referral; one of several kinds is asked what any of them asks. ${kindsInWords()}`]
      : []),
  ].join(' ')
}

/** The questions that are named in what is said of one. */
export const namedIn = ({ asked, when }: Pick<Field, 'asked' | 'when'>): string[] =>
  [asked, when].flatMap((condition) => (condition === undefined ? [] : fieldsIn(condition)))

const IN_WORDS: ReadonlyMap<string, string> = new Map(
  FIELDS.flatMap((field) => [
    [field.name, askedInWords(field)] as const,
    ...(field.kind === 'list'
      ? field.of.map((part) => [`${field.name}.${part.name}`, askedInWords(part)] as const)
      : []),
  ]),
)

/** What a JSON schema says of its parts, as far as it matters here. */
type Described = {
  description?: string
  properties?: Record<string, unknown>
  items?: unknown
}

const isDescribed = (schema: unknown): schema is Described => typeof schema === 'object' && schema !== null

/** The JSON schema of the form, with when each question is asked and must be answered in its description. */
export const withAskedInWords = <Schema>(schema: Schema, name = ''): Schema => {
  if (!isDescribed(schema)) return schema
  const { description, properties, items } = schema
  const said = IN_WORDS.get(name)
  const inner = (key: string) => (name === '' ? key : `${name}.${key}`)
  return {
    ...schema,
    ...(said === undefined ? {} : { description: [...(description ? [sentence(description)] : []), said].join(' ') }),
    ...(properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(properties).map(([key, part]) => [key, withAskedInWords(part, inner(key))]),
          ),
        }),
    ...(isDescribed(items) && items.properties !== undefined ? { items: withEntriesInWords(items, name) } : {}),
  }
}

// An entry of a list has no name of its own.
const withEntriesInWords = (items: Described, name: string): Described => ({
  ...items,
  properties: Object.fromEntries(
    Object.entries(items.properties ?? {}).map(([key, part]) => [key, withAskedInWords(part, `${name}.${key}`)]),
  ),
})
