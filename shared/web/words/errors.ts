// The words of errors and problems, apart from those of the pages: the API has no use for more.
import type { Language } from '../../domain/language.ts'
import { errors as welshErrors } from './cy/errors.ts'
import { problem as welshProblem } from './cy/problem.ts'
import { refusals as welshRefusals } from './cy/refusals.ts'
import { requestErrors as welshRequestErrors } from './cy/request-errors.ts'
import { warnings as welshWarnings } from './cy/warnings.ts'
import { errors } from './en/errors.ts'
import { problem } from './en/problem.ts'
import { refusals } from './en/refusals.ts'
import { requestErrors } from './en/request-errors.ts'
import { warnings } from './en/warnings.ts'

const PROBLEMS: Readonly<Record<Language, typeof problem>> = { en: problem, cy: welshProblem }
const CODES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { ...requestErrors, ...refusals, ...errors, ...warnings },
  cy: { ...welshRequestErrors, ...welshRefusals, ...welshErrors, ...welshWarnings },
}

/** The words of the problems of a request. */
export const problemWords = (language: Language): typeof problem => PROBLEMS[language]

/** The words of an error's code: of an answer, of a refused command, or of a problem. A code without any is an answer that is not right. */
export const errorWords = (code: string, language: Language): string => {
  const said = CODES[language][code]
  if (said !== undefined) return said
  const words = problemWords(language)
  const named = Object.entries(words).find(([name]) => name === code)?.[1]
  return typeof named === 'object' ? named.title : words.unnamed
}
