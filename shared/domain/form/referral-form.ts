// The referral as it is sent and stored: nested groups of answers, complete by construction. Its schema and its type are
// read off the rows of fields.ts; what no single answer can tell (mandatory when, not asked, one date against another) is
// checked here.
import * as z from 'zod'
import { type Facts, factsSchema } from '../eligibility/facts.ts'
import type { IsoDate } from '../time.ts'
import { ageFrom } from './age.ts'
import { type Reading, readingOfForm } from './answers.ts'
import { readerOf, unanswered } from './asked.ts'
import { type Condition, fieldsIn, isGiven, isRecord, type ReadAnswer } from './conditions.ts'
import { contradictions, WARNING_CODES, type WarningCode } from './cross-checks.ts'
import { type ErrorCode, type FieldError, isErrorCode } from './errors.ts'
import { type Field, FIELDS, type Row } from './fields.ts'
import { dateOn, type LawDay } from './law-day.ts'
import { isDate, lengthOf, valueSchema } from './values.ts'

type ValueOf<R> = R extends { kind: 'list'; of: readonly (infer Entry)[] }
  ? GroupOf<Entry>[]
  : R extends { kind: 'choice'; options: readonly (infer Option)[] }
    ? Option
    : R extends { kind: 'choices'; options: readonly (infer Option)[] }
      ? Option[]
      : R extends { kind: 'yes-no' | 'tick' }
        ? boolean
        : R extends { kind: 'agreement' }
          ? true
          : R extends { kind: 'whole-number' }
            ? number
            : string

type NameOf<R> = R extends { name: infer Name extends string } ? Name : never
type LastOf<Name extends string> = Name extends `${string}.${infer Last}` ? Last : Name
/** The rows that every complete referral answers, whatever it is about. */
type AlwaysOf<R> = R extends { need: 'MMMM' } ? (R extends { asked: Condition } ? never : R) : never
type Merged<T> = { [Key in keyof T]: T[Key] }

type GroupOf<R> = Merged<
  { [One in AlwaysOf<R> as LastOf<NameOf<One>>]: ValueOf<One> } & {
    [One in Exclude<R, AlwaysOf<R>> as LastOf<NameOf<One>>]?: ValueOf<One>
  }
>
type InGroup<Group extends string> = Extract<Row, { name: `${Group}.${string}` }>
type GroupName<R> = NameOf<R> extends infer Name ? (Name extends `${infer Group}.${string}` ? Group : never) : never
type Groups = Exclude<GroupName<Row>, 'facts'>
type GroupWithAlways = Exclude<GroupName<AlwaysOf<Row>>, 'facts'>

/** A complete referral. Texts are trimmed, postcodes and NHS numbers in their normal form, and the age is a fact. */
export type ReferralForm = Merged<
  { facts: Facts } & GroupOf<Exclude<Row, { name: `${string}.${string}` }>> & {
      [Group in GroupWithAlways]: GroupOf<InGroup<Group>>
    } & { [Group in Exclude<Groups, GroupWithAlways>]?: GroupOf<InGroup<Group>> } & {
      /** The warnings that the referrer has read and confirmed. */
      confirmedWarnings?: WarningCode[]
    }
>

export type ParsedForm = { ok: true; form: ReferralForm } | { ok: false; errors: FieldError[] }

const isAlways = (field: Field) => field.need === 'MMMM' && field.asked === undefined
const lastOf = (name: string) => name.slice(name.indexOf('.') + 1)
const groupOf = (name: string) => (name.includes('.') ? name.slice(0, name.indexOf('.')) : undefined)

const schemaOf = (field: Field): z.ZodType =>
  field.kind === 'list'
    ? z.array(objectOf(field.of), { error: 'wrong-type' }).max(field.max, { error: 'too-many' })
    : valueSchema(field)

const objectOf = (fields: readonly Field[]) =>
  z.strictObject(
    Object.fromEntries(
      fields.map((field) => [lastOf(field.name), isAlways(field) ? schemaOf(field) : schemaOf(field).optional()]),
    ),
  )

const groupSchema = (group: string) => {
  if (group === 'facts') return factsSchema
  const fields = FIELDS.filter((field) => groupOf(field.name) === group)
  return fields.some(isAlways) ? objectOf(fields) : objectOf(fields).optional()
}

const confirmedWarnings = z
  .array(z.enum(WARNING_CODES, { error: 'not-an-option' }), { error: 'wrong-type' })
  .max(WARNING_CODES.length, { error: 'too-many' })
  .describe('warnings that were read and are right as they stand; the answer to a referral names those that it found')
  .optional()

const formSchema = z.strictObject({
  ...Object.fromEntries(
    FIELDS.map((field): [string, z.ZodType] => {
      const group = groupOf(field.name)
      if (group !== undefined) return [group, groupSchema(group)]
      return [field.name, isAlways(field) ? schemaOf(field) : schemaOf(field).optional()]
    }),
  ),
  confirmedWarnings,
})

/**
 * The shape of a referral as it is sent: every field, its kind and its bounds, and nothing else allowed. Its type is
 * computed from the same rows as the schema. Whether it is complete is for `parseReferralForm` to say.
 */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the compiler cannot follow rows into a schema; both are made of the same ones
export const referralFormSchema = formSchema as unknown as z.ZodType<ReferralForm>

const NUMBERS: ReadonlySet<string> = new Set(
  FIELDS.flatMap(({ name, kind }) => (kind === 'whole-number' ? [name] : [])),
)

const errorsOf = (issue: z.core.$ZodIssue, read: ReadAnswer): FieldError[] => {
  const field = issue.path.join('.')
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ field: [...issue.path, key].join('.'), code: 'unknown-field' }))
  if (field !== '' && read(field) === undefined) return [{ field, code: 'required' }]
  if (isErrorCode(issue.message)) return [{ field, code: issue.message, ...lengthIn(issue, read(field)) }]
  return [{ field, code: codeOf(issue, field) }]
}

const lengthIn = (issue: z.core.$ZodIssue, typed: unknown): Pick<FieldError, 'length'> =>
  issue.message === 'too-long' && issue.code === 'too_big' && typeof typed === 'string'
    ? { length: { is: lengthOf(typed), most: Number(issue.maximum) } }
    : {}

// The facts have a schema of their own, whose messages are sentences.
const codeOf = (issue: z.core.$ZodIssue, field: string): ErrorCode => {
  if (issue.code === 'invalid_value') return 'not-an-option'
  if (issue.code === 'too_small' && issue.origin === 'array') return 'required'
  if (issue.code === 'too_small' || issue.code === 'too_big') return 'out-of-range'
  return NUMBERS.has(field) ? 'whole-number' : 'wrong-type'
}

type DateField = Extract<Field, { kind: 'date' }>

/** No date of a referral is longer ago than a life, nor further off than anybody plans: the year was mistyped. */
const MOST_YEARS_AGO = 121
const MOST_YEARS_AHEAD = 5

/** The same day of another year: not always a day that exists, but always one to compare with. */
const yearsFrom = (date: IsoDate, years: number): string => `${Number(date.slice(0, 4)) + years}${date.slice(4)}`

const dateErrors = (field: DateField, at: string, read: ReadAnswer, today: IsoDate): FieldError[] => {
  const date: unknown = read(field.name)
  if (typeof date !== 'string' || !isDate(date)) return []
  if (field.bound === 'past' && date > today) return [{ field: at, code: field.broken ?? 'date-future' }]
  if (field.bound === 'future' && date < today) return [{ field: at, code: field.broken ?? 'date-past' }]
  if (date > yearsFrom(today, MOST_YEARS_AHEAD)) return [{ field: at, code: 'date-far-off' }]
  if (date < yearsFrom(today, -(field.yearsAgo ?? MOST_YEARS_AGO))) return [{ field: at, code: 'date-long-ago' }]
  const start: unknown = field.after === undefined ? undefined : read(field.after)
  return typeof start === 'string' && isDate(start) && date <= start ? [{ field: at, code: 'end-before-start' }] : []
}

const datesOf = (fields: readonly Field[], read: ReadAnswer, today: IsoDate, prefix = ''): FieldError[] =>
  fields.flatMap((field) => {
    if (field.kind === 'date') return dateErrors(field, prefix + field.name, read, today)
    const entries: unknown = field.kind === 'list' ? read(field.name) : undefined
    if (field.kind !== 'list' || !Array.isArray(entries)) return []
    return entries.flatMap((entry: unknown, index) =>
      datesOf(field.of, readerOf(entry), today, `${prefix}${field.name}.${index}.`),
    )
  })

/** A guess of the age may be a year out beside the date of birth. */
const GUESSED_WITHIN = 1

const ageErrors = (read: ReadAnswer, today: IsoDate): FieldError[] => {
  const age = ageFrom(read, today)
  if (age === undefined) return []
  if (age.certain && age.years > 120) return [{ field: 'person.dateOfBirth', code: 'age-out-of-range' }]
  const isOther = (name: string, within: number) => {
    const stated: unknown = read(name)
    return typeof stated === 'number' && Math.abs(stated - age.years) > within
  }
  return [
    ...(isOther('person.aboutAge', GUESSED_WITHIN) ? (['person.aboutAge'] as const) : []),
    ...(isOther('facts.ageYears', age.certain ? 0 : GUESSED_WITHIN) ? (['facts.ageYears'] as const) : []),
  ].map((field): FieldError => ({ field, code: 'age-contradiction' }))
}

const isKeyed = (field: Field): boolean => field.kind === 'list' && field.keyedBy !== undefined

/** Questions that are answered and not asked. A fact that no rule uses is let be. */
const notAsked = (given: ReadAnswer, { asks }: Reading): Field[] =>
  FIELDS.filter(
    (field) => !field.name.startsWith('facts.') && !isKeyed(field) && given(field.name) !== undefined && !asks(field),
  )

/** Nothing is lost with an answer that only says no to what is not asked: a client may send it with every referral. */
const saysNothing = (answer: unknown): boolean => answer === false || !isGiven(answer)

const isOfTheLaw = (name: string): boolean => name.startsWith('facts.') || name.startsWith('answer.')

/** Whether somebody said no to what an answer then tells: a risk, where none is known. What the law does not ask is no such thing. */
const isDenied = ({ asked }: Field, read: ReadAnswer): boolean => {
  const hangsOn = asked === undefined ? [] : fieldsIn(asked)
  return !hangsOn.some(isOfTheLaw) && hangsOn.some((name) => read(name) === false)
}

const isList = (field: Field): field is Extract<Field, { kind: 'list' }> => field.kind === 'list'
const KEYED_LISTS = FIELDS.filter(isList).flatMap(({ name, keyedBy }) =>
  keyedBy === undefined ? [] : [{ name, keyedBy }],
)

/** Entries of the one list that is keyed, of the powers asked for: each is named once. Whether one is given is for the law to say. */
const namedTwice = (given: ReadAnswer): FieldError[] =>
  KEYED_LISTS.flatMap(({ name, keyedBy }) => {
    const entries: unknown = given(name)
    const keys = Array.isArray(entries) ? entries.map((entry: unknown): unknown => readerOf(entry)(keyedBy)) : []
    return keys.flatMap((key, index): FieldError[] =>
      keys.indexOf(key) < index ? [{ field: `${name}.${index}.${keyedBy}`, code: 'named-twice' }] : [],
    )
  })

const ORDER: ReadonlyMap<string, number> = new Map(FIELDS.map((field, index) => [field.name, index]))

// Within a list the entries keep the order in which they were found; what the form does not know comes last.
const placeOf = ({ field, code }: FieldError) => {
  if (code === 'unknown-field') return FIELDS.length + 1
  const [group = '', name = ''] = field.split('.')
  return ORDER.get(field) ?? ORDER.get(`${group}.${name}`) ?? ORDER.get(group) ?? FIELDS.length
}

const isWithin = (field: string, outer: string) => field.startsWith(`${outer}.`)

// The facts are judged by the law, and none of them is mandatory for the law's sake.
const BESIDE_THE_LAW = FIELDS.filter(({ need }) => need !== 'law')

/**
 * Everything that is wrong with a referral, one error a field, in the order of the form; none when it is complete.
 * `today` is the date in London. What is asked is what the pages ask.
 */
const errorsIn = (
  input: unknown,
  issues: readonly z.core.$ZodIssue[],
  { reading, today }: { reading: Reading; today: IsoDate },
): FieldError[] => {
  const read = readerOf(input)
  const groups = new Set(FIELDS.flatMap(({ name }) => groupOf(name) ?? []))
  const ofShape = issues
    .flatMap((issue) => errorsOf(issue, read))
    // A group that is missing is told by the mandatory questions in it.
    .filter(({ field, code }) => !(code === 'required' && groups.has(field)))
  const missing = unanswered(BESIDE_THE_LAW, reading.columns, reading.read)
    .filter((name) => !ofShape.some(({ field }) => isWithin(name, field)))
    .map((field): FieldError => ({ field, code: 'required' }))
  const together = [...ageErrors(read, today), ...datesOf(FIELDS, read, today), ...contradictions(read, today)]
  const found = new Map<string, FieldError>()
  for (const error of [...ofShape, ...missing, ...together]) if (!found.has(error.field)) found.set(error.field, error)
  // What is asked is not certain while an answer that it hangs on is not right.
  const isWrong = (name: string) => [...found.keys()].some((field) => field === name || isWithin(field, name))
  const isUncertain = (field: Field) =>
    ['facts.processes', ...(field.asked === undefined ? [] : fieldsIn(field.asked))].some(isWrong)
  const tooMuch = notAsked(read, reading)
    .filter((field) => !saysNothing(read(field.name)) && isDenied(field, read) && !isUncertain(field))
    .map((field): FieldError => ({ field: field.name, code: 'not-asked' }))
  for (const error of [...tooMuch, ...namedTwice(read)]) if (!found.has(error.field)) found.set(error.field, error)
  return [...found.values()].sort((one, other) => placeOf(one) - placeOf(other))
}

/**
 * Reads a referral as it is sent on a day, by the law of that day and of the authority that refers. On success it is
 * complete: every mandatory answer is there, tidied, no other question is answered, and the fact `ageYears` follows from
 * the date of birth. Otherwise every error, by field and code, in the order of the form. What was made from a draft may come
 * with the `reading` that it was made by: nothing has to be read twice.
 */
export const parseReferralForm = (
  input: unknown,
  { today: day, reading = readingOfForm(input, day) }: { today: LawDay; reading?: Reading },
): ParsedForm => {
  const shape = referralFormSchema.safeParse(input)
  if (!isRecord(input)) return { ok: false, errors: [{ field: '', code: 'wrong-type' }] }
  const today = dateOn(day)
  const errors = errorsIn(input, shape.error?.issues ?? [], { reading, today })
  if (!shape.success || errors.length > 0) return { ok: false, errors }
  return { ok: true, form: completed(askedOnly(shape.data, reading), today) }
}

/** The referral without the answers to what is not asked. */
const askedOnly = (form: ReferralForm, reading: Reading): ReferralForm => {
  const idle = notAsked(readerOf(form), reading).map(({ name }) => name)
  return idle.length === 0 ? form : referralFormSchema.parse(withoutAnswers(form, idle))
}

const withoutAnswers = (form: object, names: readonly string[], prefix = ''): object =>
  Object.fromEntries(
    Object.entries(form).flatMap(([key, value]: [string, unknown]): [string, unknown][] => {
      const name = `${prefix}${key}`
      if (names.includes(name)) return []
      if (!names.some((one) => isWithin(one, name)) || !isRecord(value)) return [[key, value]]
      const rest = withoutAnswers(value, names, `${name}.`)
      return Object.keys(rest).length === 0 ? [] : [[key, rest]]
    }),
  )

const completed = (form: ReferralForm, today: IsoDate): ReferralForm => {
  const ageYears = form.facts.ageYears ?? ageFrom(readerOf(form), today)?.years
  const processes = [...new Set(form.facts.processes)]
  const facts = { ...form.facts, processes, ...(ageYears === undefined ? {} : { ageYears }) }
  const confirmed =
    form.confirmedWarnings === undefined ? {} : { confirmedWarnings: [...new Set(form.confirmedWarnings)] }
  return { ...form, services: [...new Set(form.services)], facts, ...confirmed }
}
