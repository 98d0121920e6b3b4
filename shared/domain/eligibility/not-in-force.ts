// Law that is enacted and not in force, beside the rules that it would change. It is no rule yet: nothing can be judged by it,
// so it is told with their answers and stands in docs/eligibility.md. What would be a rule of its own stands in rules.ts.
import type { IsoDate } from '../time.ts'
import type { Jurisdiction } from './facts.ts'
import type { RuleId } from './rules.ts'

export type NotInForce = {
  id: string
  /** What it would bring. */
  text: string
  source: string
  jurisdictions: readonly Jurisdiction[]
  /** The rules that it would change. */
  beside: readonly RuleId[]
  /** The day on which it was last known to be in force nowhere. */
  asOf: IsoDate
}

export const NOT_IN_FORCE = [
  {
    id: 'IMHA-NOTIFICATION',
    text: 'The provider of advocates is to be notified of every qualifying patient in England, who may opt out.',
    source: 'Mental Health Act 2025 s.40, Sch 3',
    jurisdictions: ['england'],
    beside: ['IMHA'],
    asOf: '2026-11-22',
  },
  {
    id: 'IMHA-INTERVIEW',
    text: 'The advocate is to visit a patient in England of whom the provider was notified, for an interview.',
    source: 'Mental Health Act 2025 s.40, Sch 3',
    jurisdictions: ['england'],
    beside: ['IMHA'],
    asOf: '2026-11-22',
  },
  {
    id: 'LIBERTY-PROTECTION-SAFEGUARDS',
    text: 'The Liberty Protection Safeguards are to take the place of the deprivation of liberty safeguards.',
    source: 'Mental Capacity (Amendment) Act 2019',
    jurisdictions: ['england', 'wales'],
    beside: ['IMCA-39A', 'IMCA-39C', 'IMCA-39D', 'RPR-PAID'],
    asOf: '2026-11-22',
  },
] as const satisfies readonly NotInForce[]

/** What is enacted and not in force beside a rule in a jurisdiction. */
export const notInForceBeside = (rule: RuleId, jurisdiction: Jurisdiction): readonly (typeof NOT_IN_FORCE)[number][] =>
  NOT_IN_FORCE.filter(
    ({ beside, jurisdictions }: NotInForce) => beside.includes(rule) && jurisdictions.includes(jurisdiction),
  )
