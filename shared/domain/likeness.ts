// What makes it likely that two referrals are about one person: the same number, or the same name and date of birth.
import { isDate, isNhsNumber } from './form/values.ts'
import { isRecord } from './form/conditions.ts'

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

const digitsOf = (typed: string): string => typed.replaceAll(/[\s-]/g, '')

/** A name as it is compared: without accents, case, blanks, hyphens and apostrophes. */
export const comparedName = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

/**
 * The marks by which a person can be known again, of what a form or a draft says of them; any one that two referrals
 * share is enough. They are the person's own data: only a keyed hash of them may be stored.
 */
export const likenessesOf = (person: unknown): string[] => {
  if (!isRecord(person)) return []
  const nhsNumber = digitsOf(textOf(person['nhsNumber']))
  const born = textOf(person['dateOfBirth'])
  const lastName = comparedName(textOf(person['lastName']))
  const socialCareId = textOf(person['socialCareId']).toUpperCase().replaceAll(/\s/g, '')
  return [
    ...(isNhsNumber(nhsNumber) ? [`nhs-number ${nhsNumber}`] : []),
    ...(isDate(born) && lastName !== '' ? [`born ${born} ${lastName}`] : []),
    ...(socialCareId === '' ? [] : [`social-care-id ${socialCareId}`]),
  ]
}
