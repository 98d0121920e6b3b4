// Every word that a person reads, by language. Each file of a folder has its twin in the other, with words of the same type.
import type { Language } from '../../domain/language.ts'
import { cy } from './cy/index.ts'
import { en, type Words } from './en/index.ts'

export type { Language } from '../../domain/language.ts'
export type { Words } from './en/index.ts'

const WORDS: Readonly<Record<Language, Words>> = { en, cy }

export const words = (language: Language): Words => WORDS[language]
