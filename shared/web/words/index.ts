// Every word that a person reads, by language. Another language is another folder whose words have the same type.
import { en } from './en/index.ts'

export type Words = typeof en
export type Language = 'en'

const LANGUAGES: Record<Language, Words> = { en }

export const words = (language: Language): Words => LANGUAGES[language]
