// Dates and the names of roles, statuses and milestones alone: mail has no use for the words of the pages.
import type { Language } from '../../domain/language.ts'
import { dates as welshDates } from './cy/dates.ts'
import { status as welshStatus } from './cy/status.ts'
import { dates } from './en/dates.ts'
import { status } from './en/status.ts'

export type PlainWords = { dates: typeof dates; status: typeof status }

const PLAIN: Readonly<Record<Language, PlainWords>> = {
  en: { dates, status },
  cy: { dates: welshDates, status: welshStatus },
}

export const plainWords = (language: Language): PlainWords => PLAIN[language]
