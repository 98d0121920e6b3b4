// What can be wrong with an answer: a closed list of codes. The words for them stand with the other words of the pages.

export const ERROR_CODES = [
  'required',
  'unknown-field',
  'not-asked',
  'named-twice',
  'wrong-type',
  'not-an-option',
  'too-short',
  'too-long',
  'too-many',
  'whole-number',
  'out-of-range',
  'characters',
  'email',
  'phone',
  'postcode',
  'nhs-number',
  'area',
  'date',
  'date-future',
  'date-past',
  'date-long-ago',
  'date-far-off',
  'decision-date-past',
  'end-before-start',
  'time',
  'age-out-of-range',
  'age-contradiction',
  'before-birth',
  'authorisation-under-18',
  'authorisation-ended',
  'weeks-before-start',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

/** How many characters a text has, and how many it may have at most. */
export type TextLength = { is: number; most: number }

/**
 * One thing wrong: the dotted name of the field (`people.family.0.name` within a list) and the code; of a text that is too
 * long its length as well.
 */
export type FieldError = { field: string; code: ErrorCode; length?: TextLength }

const codes: ReadonlySet<string> = new Set(ERROR_CODES)

export const isErrorCode = (text: string): text is ErrorCode => codes.has(text)
