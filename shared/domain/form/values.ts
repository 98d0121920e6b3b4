// How one answer is read: a schema for each kind of question. It tidies what people type (spaces round a name, a
// postcode in small letters) and names what is wrong by its code; which answers are mandatory is not decided here.
import * as z from 'zod'
import type { IsoDate } from '../time.ts'
import { isCleanLine, isCleanText } from '../text.ts'
import type { ErrorCode } from './errors.ts'
import type { Field } from './fields.ts'

const MAX = { text: 200, longText: 2000, name: 100, address: 300, email: 254, phone: 40, id: 64 } as const

const code = (code: ErrorCode) => ({ error: code })

const tidyLine = (text: string) => text.trim()
// Browsers send the line ends of a text box as two characters; people count them as one.
const tidyLines = (text: string) => text.replaceAll(/\r\n?/g, '\n').trim()

/** The length of a text as its bound counts it: without what stands around it, and each line end as one character. */
export const lengthOf = (text: string): number => tidyLines(text).length

const line = (max: number, min = 1) =>
  z
    .string(code('wrong-type'))
    .overwrite(tidyLine)
    .min(1, code('required'))
    .min(min, code('too-short'))
    .max(max, code('too-long'))
    .refine(isCleanLine, code('characters'))

const lines = (max: number, min = 1) =>
  z
    .string(code('wrong-type'))
    .overwrite(tidyLines)
    .min(1, code('required'))
    .min(min, code('too-short'))
    .max(max, code('too-long'))
    .refine(isCleanText, code('characters'))

// The six shapes of ordinary postcodes, then Girobank's, the overseas territories' and the forces'.
const POSTCODE_SHAPES = [
  /^[A-Z]\d \d[A-Z]{2}$/,
  /^[A-Z]\d{2} \d[A-Z]{2}$/,
  /^[A-Z]\d[A-Z] \d[A-Z]{2}$/,
  /^[A-Z]{2}\d \d[A-Z]{2}$/,
  /^[A-Z]{2}\d{2} \d[A-Z]{2}$/,
  /^[A-Z]{2}\d[A-Z] \d[A-Z]{2}$/,
  /^GIR 0AA$/,
  /^[A-Z]{4} 1ZZ$/,
  /^BFPO \d{1,4}$/,
]

/** A postcode in upper case with one space before its last three characters (after BFPO, before its number). */
export const normalisePostcode = (typed: string): string => {
  // Hyphens and dashes stand for spaces.
  const run = typed.toUpperCase().replaceAll(/[\s\u2010-\u2015-]/g, '')
  if (run.startsWith('BFPO')) return `BFPO ${run.slice(4)}`
  return run.length > 3 ? `${run.slice(0, -3)} ${run.slice(-3)}` : run
}

/** How postcodes and NHS numbers are written, for whoever writes a program: what is typed otherwise may still be read. */
const WRITTEN = {
  postcode: '^(?:[A-Za-z]{1,2}\\d[A-Za-z\\d]?[ -]?\\d[A-Za-z]{2}|[A-Za-z]{4}[ -]?1[Zz]{2}|GIR ?0AA|BFPO ?\\d{1,4})$',
  nhsNumber: '^\\d{3}[ -]?\\d{3}[ -]?\\d{4}$',
} as const

/** Whether a normalised postcode has one of the nine shapes that exist. */
export const isPostcode = (postcode: string): boolean => POSTCODE_SHAPES.some((shape) => shape.test(postcode))

/** The first half of a normalised postcode: a district, never a street. */
export const districtOf = (postcode: string): string => postcode.slice(0, postcode.indexOf(' '))

/** Ten digits of which the last is the check digit, and which are not all the same. */
export const isNhsNumber = (digits: string): boolean => {
  if (!/^\d{10}$/.test(digits) || /^(\d)\1{9}$/.test(digits)) return false
  const sum = Array.from(digits.slice(0, 9), (digit, index) => Number(digit) * (10 - index)).reduce(
    (one, other) => one + other,
  )
  // A remainder of 1 asks for a check digit of 10: no such number is issued, and no digit equals it.
  return (11 - (sum % 11)) % 11 === Number(digits[9])
}

// A UK number of nine to eleven digits with its leading nought, or with the country's code, and perhaps an extension.
const isUkPhone = (typed: string) =>
  /^0[1-9]\d{7,9}$/.test(
    typed
      .replace(/\s*(?:x|ext\.?|extension)\s*\d{1,6}$/i, '')
      .replaceAll(/[\s().-]/g, '')
      .replace(/^(?:\+44|0044)0?/, '0'),
  )

/** Whether a text is a day that exists, as `2026-11-22`. */
export const isDate = (text: string): text is IsoDate => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (parts === null) return false
  const at = new Date(`${text}T00:00:00.000Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/** The age in whole years on a date; someone born on 29 February is a year older on 1 March in other years. */
export const ageOn = (dateOfBirth: IsoDate, on: IsoDate): number => {
  const years = Number(on.slice(0, 4)) - Number(dateOfBirth.slice(0, 4))
  return on.slice(5) < dateOfBirth.slice(5) ? years - 1 : years
}

/** The schema of one answer of a kind without parts; lists are put together in referral-form.ts. */
export const valueSchema = (field: Exclude<Field, { kind: 'list' }>): z.ZodType => {
  switch (field.kind) {
    case 'text':
      return line(field.max ?? MAX.text, field.min)
    case 'long-text':
      return lines(field.max ?? MAX.longText, field.min)
    case 'person-name':
      return line(MAX.name)
    case 'address':
      return lines(MAX.address)
    case 'postcode':
      return z
        .string(code('wrong-type'))
        .max(20, code('postcode'))
        .overwrite(normalisePostcode)
        .min(1, code('required'))
        .refine(isPostcode, code('postcode'))
        .meta({ pattern: WRITTEN.postcode })
    case 'email':
      return line(MAX.email).check(z.email(code('email')))
    case 'phone':
      return line(MAX.phone).refine(isUkPhone, code('phone'))
    case 'nhs-number':
      return z
        .string(code('wrong-type'))
        .max(40, code('nhs-number'))
        .overwrite((typed) => typed.replaceAll(/[\s-]/g, ''))
        .min(1, code('required'))
        .refine(isNhsNumber, code('nhs-number'))
        .meta({ pattern: WRITTEN.nhsNumber })
    case 'area':
      return z
        .string(code('wrong-type'))
        .min(1, code('required'))
        .max(MAX.id, code('area'))
        .regex(/^[a-z][a-z-]*$/, code('area'))
    case 'choice':
      return z.enum(field.options, code('not-an-option'))
    case 'choices':
      return z
        .array(z.enum(field.options, code('not-an-option')), code('wrong-type'))
        .min(1, code('required'))
        .max(field.options.length, code('too-many'))
    case 'yes-no':
    case 'tick':
      return z.boolean(code('wrong-type'))
    case 'agreement':
      return z.literal(true, code('required'))
    case 'whole-number': {
      const range = code(field.over ?? 'out-of-range')
      const number = z.int(code('whole-number')).min(field.min, range)
      return field.max === undefined ? number : number.max(field.max, range)
    }
    case 'date':
      return z.string(code('wrong-type')).refine(isDate, code('date')).meta({ format: 'date' })
    case 'time':
      return z.string(code('wrong-type')).regex(/^([01]\d|2[0-3]):[0-5]\d$/, code('time'))
  }
}
