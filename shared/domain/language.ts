// The languages in which people are spoken to. In Wales Welsh and English stand on the same footing (Welsh Language (Wales) Measure 2011).
import * as z from 'zod'

export const LANGUAGES = ['en', 'cy'] as const
export type Language = (typeof LANGUAGES)[number]

export const languageSchema = z.enum(LANGUAGES)
