// Every word that a person reads, by language. Another language is another folder whose words have the same type.
import { en } from './en/index.ts'

export type Words = typeof en
export type Language = 'en'

const LANGUAGES: Record<Language, Words> = { en }

export const words = (language: Language): Words => LANGUAGES[language]

/** The words of an error's code: of an answer, of a refused command, or of a problem. A code without any is an answer that is not right. */
export const errorWords = (code: string, language: Language): string => {
  const { errors, refusals, requestErrors, problem } = words(language)
  const said: Record<string, unknown> = { ...requestErrors, ...refusals, ...errors }
  const found = said[code]
  if (typeof found === 'string') return found
  const named = Object.entries(problem).find(([name]) => name === code)?.[1]
  return typeof named === 'object' ? named.title : problem.unnamed
}
