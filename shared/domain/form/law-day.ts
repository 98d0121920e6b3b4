// The day on which a draft is read. The law asks the questions of the form: what it is on that day decides what is asked.
import { type Rule, RULES } from '../eligibility/rules.ts'
import type { IsoDate } from '../time.ts'

/** A date in London; with the rules of the authority that refers, where they are more than the statute's. */
export type LawDay = IsoDate | { readonly date: IsoDate; readonly rules: readonly Rule[] }

export const dateOn = (day: LawDay): IsoDate => (typeof day === 'string' ? day : day.date)

export const rulesOn = (day: LawDay): readonly Rule[] => (typeof day === 'string' ? RULES : day.rules)
