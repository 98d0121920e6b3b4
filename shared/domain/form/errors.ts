// What can be wrong with an answer: a closed list of codes. The words for them stand with the other words of the pages.

export const ERROR_CODES = [
  'required',
  'unknown-field',
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

/** One thing wrong: the dotted name of the field (`people.family.0.name` within a list) and the code. */
export type FieldError = { field: string; code: ErrorCode }

const codes: ReadonlySet<string> = new Set(ERROR_CODES)

export const isErrorCode = (text: string): text is ErrorCode => codes.has(text)
