// Contracts between a commissioner and its providers: dated data that decides who is offered a case.
import * as z from 'zod'
import { ROLES } from '../eligibility/rules.ts'
import { languageSchema } from '../language.ts'

const isoDate = z.iso.date()

export const contactSchema = z.object({ name: z.string(), email: z.email() })
export type Contact = z.infer<typeof contactSchema>

export const contractSchema = z.object({
  contractId: z.string(),
  /** The area whose cases it covers: the commissioning authority. */
  area: z.string(),
  provider: z.string(),
  providerName: z.string(),
  roles: z.array(z.enum(ROLES)).min(1),
  /** How many cases the provider carries at once under this contract. */
  capacity: z.int().min(0),
  /** Lower is asked first. */
  rank: z.int(),
  /** Who is mailed an offer, in order; the first is asked first. */
  contacts: z.array(contactSchema).min(1),
  manager: contactSchema,
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
