// What is said of a request that a program got wrong, by its code: kinds, bounds and the parts of a deadline.
import type { DeadlineProblem } from '../../../domain/clocks/deadline.ts'
import type { ErrorCode } from '../../../domain/form/errors.ts'

/** Codes that the schemas of requests give, beside those of the form. */
export const REQUEST_ERROR_CODES = [
  'wrong-format',
  'wrong-step',
  'too-few',
  'too-big',
  'too-small',
  'not-an-email',
  'not-a-date',
  'not-a-timestamp',
  'not-a-time',
  'not-a-url',
  'idempotency-key-reused',
  'one-at-a-time',
] as const

export const requestErrors = {
  'wrong-format': 'This is not in the right form',
  'wrong-step': 'This number is not one of those allowed',
  'too-few': 'Give more entries',
  'too-big': 'This number is too large',
  'too-small': 'This number is too small',
  'not-an-email': 'Give an email address in the right form, like name@example.org',
  'not-a-date': 'Give a date as year, month and day, like 2027-03-27',
  'not-a-timestamp': 'Give an instant with its offset, like 2027-03-27T09:00:00Z',
  'not-a-time': 'Give a time between 00:00 and 23:59, like 14:30',
  'not-a-url': 'Give a full address, like https://example.org',
  'idempotency-key-reused': 'This key was used for something else: give a new one',
  'one-at-a-time': 'Send this by itself',
  'not-an-object': 'Give an object with the fields that are described',
  'not-an-instant': 'Give an instant, like 2027-03-27T09:00:00Z',
  'offset-missing': 'Give the offset of the instant: Z, or one like +01:00',
  'not-a-number': 'Give a number',
  'not-whole': 'Give a whole number of days',
  'not-positive': 'Give more than nothing',
  'not-a-list': 'Give a list',
  'ends-before-start': 'The end must not be before the start',
  'unknown-target': 'Give one target: workingHours, workingDays, calendarDays, hours or at',
  'unknown-jurisdiction': 'Choose england, wales or england-and-wales',
  'over-a-year': 'The due time must be within a year of the start',
  'not-after-start': 'The agreed date must be after the start',
  'outside-calendar': 'This is beyond the years that the calendar covers, 2019 to 2030',
} satisfies Record<Exclude<DeadlineProblem, ErrorCode> | (typeof REQUEST_ERROR_CODES)[number], string>
