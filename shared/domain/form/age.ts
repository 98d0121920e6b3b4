// How old the person is, as far as the answers say.
import type { IsoDate } from '../time.ts'
import type { ReadAnswer } from './conditions.ts'
import { ageOn, isDate } from './values.ts'

/** An age in whole years; `certain` when it follows from the date of birth and is no guess. */
export type Age = { years: number; certain: boolean }

/** The age that the answers give: from the date of birth, or what is known of it. */
export const ageFrom = (read: ReadAnswer, today: IsoDate): Age | undefined => {
  const born: unknown = read('person.dateOfBirth')
  if (typeof born === 'string' && isDate(born) && born <= today) return { years: ageOn(born, today), certain: true }
  const about: unknown = read('person.aboutAge')
  return typeof about === 'number' ? { years: about, certain: false } : undefined
}
