// What the law answers: one determination for each rule that was judged.
import type { IsoDate } from '../time.ts'
import type { FactName, Process } from './facts.ts'
import type { Role, RuleId, Strength } from './rules.ts'

/** Why an answer came out as it did, in plain English, and the provision that makes it so. */
export type Reason = { readonly text: string; readonly source: string }

export type Outcome = Strength | 'not-eligible' | 'needs-information'

export type Determination = {
  rule: RuleId
  process: Process
  role: Role
  outcome: Outcome
  /** The decision is urgent and may go ahead of the advocate. The duty goes on. */
  actFirst?: true
  /** Not eligible today, and worth another look on this day. */
  recheckOn?: IsoDate
  reasons: readonly Reason[]
  /** The facts that could still change the answer, by dotted name, in table order. Empty once it is settled. */
  missing: readonly FactName[]
  instructedBy: readonly string[]
  note?: string
}
