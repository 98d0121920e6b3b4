// Contracts between a commissioner and its providers: dated data that decides who is offered a case.
import * as z from 'zod'
import { officeHoursSchema } from '../clocks/calendar.ts'
import { ROLES } from '../eligibility/rules.ts'
import { languageSchema } from '../language.ts'

const isoDate = z.iso.date()

export const contactSchema = z.object({ name: z.string(), email: z.email() })
export type Contact = z.infer<typeof contactSchema>

/** Ways to speak with a person for which an advocate has to be found who can. English is spoken by all. */
export const ADVOCATE_LANGUAGES = [
  'cy',
  'bsl',
  'makaton',
  'deafblind-manual',
  'ar',
  'bn',
  'cs',
  'fa',
  'fr',
  'gu',
  'hu',
  'ku',
  'lt',
  'pa',
  'pl',
  'pt',
  'ro',
  'ru',
  'so',
  'es',
  'ta',
  'tr',
  'uk',
  'ur',
  'vi',
  'yue',
  'cmn',
] as const
export type AdvocateLanguage = (typeof ADVOCATE_LANGUAGES)[number]

/** What a provider can have advocates of its own for: the main needs that the form knows. */
export const SPECIALISMS = [
  'learning-disability',
  'autism',
  'dementia',
  'brain-injury',
  'mental-health',
  'physical',
  'sensory',
  'older-person',
  'long-term-condition',
  'substance-use',
  'carer',
] as const
export type Specialism = (typeof SPECIALISMS)[number]

/** What is agreed under a contract on a given day. Terms are dated: those of one day may differ from those of another. */
export const contractSchema = z.object({
  contractId: z.string(),
  /** The area whose cases it covers: the commissioning authority. */
  area: z.string(),
  provider: z.string(),
  providerName: z.string(),
  roles: z.array(z.enum(ROLES)).min(1),
  /** How many cases the provider carries at once under this contract. */
  capacity: z.int().min(0),
  /** How many new cases it takes on in a week from Monday to Sunday; without a number, as many as there is room for. */
  weeklyCapacity: z.int().min(0).nullable().default(null),
  /** Who is asked first is agreed too: a lower number goes before a higher one, equal ones share. */
  rank: z.int(),
  /** The part of the offers of its rank that the contract is to get, in per cent; without one, an equal part. */
  share: z.number().min(0).max(100).nullable().default(null),
  /** The languages that its advocates speak or sign beside English. */
  languages: z.array(z.enum(ADVOCATE_LANGUAGES)).default([]),
  specialisms: z.array(z.enum(SPECIALISMS)).default([]),
  /** Who is mailed an offer, in order; the first is asked first. */
  contacts: z.array(contactSchema).min(1),
  manager: contactSchema,
  /** When its office is open, where that is not as everywhere. */
  officeHours: officeHoursSchema.nullable().exactOptional(),
  /** The language in which the provider is mailed. */
  language: languageSchema.default('en'),
  from: isoDate,
  to: isoDate.nullable(),
})
export type Contract = z.infer<typeof contractSchema>

export const authoritySchema = z.object({
  authority: z.string(),
  name: z.string(),
  jurisdiction: z.enum(['england', 'wales']),
  /** The language in which its reviewers and its commissioner are mailed. */
  language: languageSchema.default('en'),
  /** Where its reviewers are told that a person has to decide. */
  reviewersEmail: z.email(),
  /** Where its commissioner is told of unplaced cases and breaches. */
  commissionerEmail: z.email(),
  /** The domains of the addresses that its referrers write from, those of health bodies among them; any, where none is named. */
  emailDomains: z.array(z.string().regex(/^[a-z\d.-]+$/)).exactOptional(),
})
export type Authority = z.infer<typeof authoritySchema>
