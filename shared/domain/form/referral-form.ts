// The referral as it is sent and stored: nested groups of answers, complete by construction. Its schema and its type are
// read off the rows of fields.ts; what no single answer can tell (mandatory when, one date against another) is checked here.
import * as z from 'zod'
import { type Facts, factsSchema } from '../eligibility/facts.ts'
import type { IsoDate } from '../time.ts'
import { ageFrom } from './age.ts'
import { columnsOf, readerOf, unanswered } from './asked.ts'
import { type Condition, isRecord, type ReadAnswer } from './conditions.ts'
import { contradictions, WARNING_CODES, type WarningCode } from './cross-checks.ts'
import { type ErrorCode, type FieldError, isErrorCode } from './errors.ts'
import { type Field, FIELDS, type Row } from './fields.ts'
import { isDate, valueSchema } from './values.ts'

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

// A body of any size may be sent; an answer with more errors than this helps nobody.
const MAX_ERRORS = 100
const MAX_FIELD_NAME = 100

const NUMBERS: ReadonlySet<string> = new Set(
  FIELDS.flatMap(({ name, kind }) => (kind === 'whole-number' ? [name] : [])),
)

const errorsOf = (issue: z.core.$ZodIssue, read: ReadAnswer): FieldError[] => {
  const field = issue.path.join('.')
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      field: [...issue.path, key].join('.').slice(0, MAX_FIELD_NAME),
      code: 'unknown-field',
    }))
  if (field !== '' && read(field) === undefined) return [{ field, code: 'required' }]
  if (isErrorCode(issue.message)) return [{ field, code: issue.message }]
  return [{ field, code: codeOf(issue, field) }]
}

// The facts have a schema of their own, whose messages are sentences.
const codeOf = (issue: z.core.$ZodIssue, field: string): ErrorCode => {
  if (issue.code === 'invalid_value') return 'not-an-option'
  if (issue.code === 'too_small' && issue.origin === 'array') return 'required'
  if (issue.code === 'too_small' || issue.code === 'too_big') return 'out-of-range'
  return NUMBERS.has(field) ? 'whole-number' : 'wrong-type'
}

type DateField = Extract<Field, { kind: 'date' }>

const dateErrors = (field: DateField, at: string, read: ReadAnswer, today: IsoDate): FieldError[] => {
  const date: unknown = read(field.name)
  if (typeof date !== 'string' || !isDate(date)) return []
  if (field.bound === 'past' && date > today) return [{ field: at, code: field.broken ?? 'date-future' }]
  if (field.bound === 'future' && date < today) return [{ field: at, code: field.broken ?? 'date-past' }]
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

const ageErrors = (read: ReadAnswer, today: IsoDate): FieldError[] => {
  const age = ageFrom(read, today)
  if (age === undefined || !age.certain) return []
  if (age.years > 120) return [{ field: 'person.dateOfBirth', code: 'age-out-of-range' }]
  const stated: unknown = read('facts.ageYears')
  return typeof stated === 'number' && stated !== age.years
    ? [{ field: 'facts.ageYears', code: 'age-contradiction' }]
    : []
}

const ORDER: ReadonlyMap<string, number> = new Map(FIELDS.map((field, index) => [field.name, index]))

// Within a list the entries keep the order in which they were found; what the form does not know comes last.
const placeOf = ({ field, code }: FieldError) => {
  if (code === 'unknown-field') return FIELDS.length + 1
  const [group = '', name = ''] = field.split('.')
  return ORDER.get(field) ?? ORDER.get(`${group}.${name}`) ?? ORDER.get(group) ?? FIELDS.length
}

const isWithin = (field: string, outer: string) => field.startsWith(`${outer}.`)

/**
 * Everything that is wrong with a referral, one error a field, in the order of the form; none when it is complete.
 * `today` is the date in London.
 */
const errorsIn = (input: unknown, issues: readonly z.core.$ZodIssue[], today: IsoDate): FieldError[] => {
  const read = readerOf(input)
  const groups = new Set(FIELDS.flatMap(({ name }) => groupOf(name) ?? []))
  const ofShape = issues
    .flatMap((issue) => errorsOf(issue, read))
    // A group that is missing is told by the mandatory questions in it.
    .filter(({ field, code }) => !(code === 'required' && groups.has(field)))
  const missing = unanswered(FIELDS, columnsOf(read), read)
    .filter((name) => !ofShape.some(({ field }) => isWithin(name, field)))
    .map((field): FieldError => ({ field, code: 'required' }))
  const found = new Map<string, FieldError>()
  const together = [...datesOf(FIELDS, read, today), ...ageErrors(read, today), ...contradictions(read, today)]
  for (const error of [...ofShape, ...missing, ...together]) if (!found.has(error.field)) found.set(error.field, error)
  return [...found.values()].sort((one, other) => placeOf(one) - placeOf(other)).slice(0, MAX_ERRORS)
}

/**
 * Reads a referral as it is sent. On success it is complete: every mandatory answer is there, tidied, and the fact
 * `ageYears` follows from the date of birth. Otherwise every error, by field and code, in the order of the form.
 */
export const parseReferralForm = (input: unknown, { today }: { today: IsoDate }): ParsedForm => {
  const shape = referralFormSchema.safeParse(input)
  if (!isRecord(input)) return { ok: false, errors: [{ field: '', code: 'wrong-type' }] }
  const errors = errorsIn(input, shape.error?.issues ?? [], today)
  if (!shape.success || errors.length > 0) return { ok: false, errors }
  return { ok: true, form: completed(shape.data, today) }
}

const completed = (form: ReferralForm, today: IsoDate): ReferralForm => {
  const ageYears = form.facts.ageYears ?? ageFrom(readerOf(form), today)?.years
  const processes = [...new Set(form.facts.processes)]
  const facts = { ...form.facts, processes, ...(ageYears === undefined ? {} : { ageYears }) }
  const confirmed =
    form.confirmedWarnings === undefined ? {} : { confirmedWarnings: [...new Set(form.confirmedWarnings)] }
  return { ...form, services: [...new Set(form.services)], facts, ...confirmed }
}
