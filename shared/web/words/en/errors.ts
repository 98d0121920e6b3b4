// What is said of an answer that is not right, by its code. Each stands alone, and after the name of its question.
import type { ErrorCode } from '../../../domain/form/errors.ts'

export const errors = {
  required: 'Give an answer',
  'unknown-field': 'This field does not exist: leave it out, or check how it is spelt',
  'not-asked': 'This is not asked of this referral: leave it out, or look again at the answer that it hangs on',
  'named-twice': 'This is there twice: leave one out',
  'wrong-type': 'Give this answer in the way that the question asks for',
  'not-an-option': 'Choose one of the answers offered',
  'too-short': 'Write a little more, so that an advocate can prepare',
  'too-long': 'Shorten this answer',
  'too-many': 'Give fewer entries, the most important ones first',
  'whole-number': 'Give a whole number, like 28',
  'out-of-range': 'Check this number: it is too small or too large',
  characters: 'Take out the characters that cannot be read, then type the answer again',
  email: 'Give an email address in the right form, like name@example.org',
  phone: 'Give a UK phone number, like 01632 960001 or 07700 900982',
  postcode: 'Give a full UK postcode, like LS1 4AP',
  'nhs-number':
    'Check the NHS number: it has 10 digits, like 943 476 5919, and these do not fit together. You can leave it out',
  area: 'Choose one of the councils offered',
  date: 'Give a real date with day, month and year, like 27 3 2027',
  'date-future': 'This date must be today or in the past',
  'date-past': 'This date must be today or in the future',
  'date-long-ago': 'This date is too long ago: check the year',
  'date-far-off': 'This date is too far ahead: check the year',
  'decision-date-past':
    'This date has passed. If the decision is still open, give the new date. If it was made without an advocate, ring your advocacy provider now',
  'end-before-start': 'The end must be after the start',
  time: 'Give a time between 00:00 and 23:59, like 14:30',
  'age-out-of-range': 'Check the date of birth or the age: it must be between 0 and 120 years',
  'age-contradiction': 'The age does not fit the date of birth: correct one, or leave the age out',
  'before-birth': 'This date is before the person’s date of birth: correct one of the two',
  'authorisation-under-18': 'Nobody under 18 can be under an authorisation: correct this answer or the date of birth',
  'authorisation-ended':
    'This day has passed, and you say that the authorisation is in force: correct the date, or say that it is not',
  'weeks-before-start': 'The placement did not begin so many weeks ago: correct the weeks or the date that it began',
} satisfies Record<ErrorCode, string>
