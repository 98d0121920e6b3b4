// Referrals of the eligibility tests: facts by dotted name, which can be changed one at a time, and as they are sent.
import { type Facts, factsSchema, type Process } from '../../../shared/domain/eligibility/facts.ts'
import { detainedForTreatment, type Given } from './people.ts'

export type Referral = { jurisdiction: Facts['jurisdiction']; processes: Process[]; facts: Given }

export const referral = (
  process: Process,
  facts: Given,
  jurisdiction: Facts['jurisdiction'] = 'england',
): Referral => ({ jurisdiction, processes: [process], facts })

/** A patient of 40 under a section, of whom all else that an IMHA rule asks is known. */
export const patient = (section: string, more: Given = {}): Given => ({
  ...detainedForTreatment,
  'mha.section': section,
  ...more,
})

/** The nested facts as they are sent, through the schema. */
export const nested = ({ jurisdiction, processes, facts }: Referral): Facts => {
  const sent: Record<string, unknown> = { jurisdiction, processes }
  for (const [name, value] of Object.entries(facts)) {
    const [group = '', key] = name.split('.')
    sent[group] = key === undefined ? value : { ...Object(sent[group]), [key]: value }
  }
  return factsSchema.parse(sent)
}
