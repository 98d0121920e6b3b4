// The warnings of a correction: those that it gives rise to, and what becomes of those that were confirmed before.
import { readingOfForm } from './answers.ts'
import {
  fieldsOfWarning,
  type Surroundings,
  type Warning,
  WARNING_CODES,
  type WarningCode,
  warningsIn,
} from './cross-checks.ts'
import type { FieldChange, Told } from './corrections.ts'
import { dateOn, type LawDay } from './law-day.ts'
import type { ReferralForm } from './referral-form.ts'

/** A correction that can be saved: the whole story with it, and what it changes. */
export type CorrectedStory = { form: ReferralForm; changes: readonly FieldChange[] }

const isAbout = (code: WarningCode, changes: CorrectedStory['changes']): boolean =>
  fieldsOfWarning(code).some((name) => changes.some(({ field }) => field === name))

/**
 * The warnings of a referral with a correction, on a day, that nobody has read yet: those that it had not before, and those
 * about an answer that is changed. What stood before and what time alone brings is not asked about here.
 */
export const warningsOfCorrection = (
  told: Told,
  { form, changes }: CorrectedStory,
  { today, around }: { today: LawDay; around?: Surroundings },
): Warning[] => {
  const warningsOn = (one: object) => warningsIn(readingOfForm(one, today).read, dateOn(today), around)
  const before = warningsOn({ ...told.form, facts: told.facts }).map(({ code }) => code)
  return warningsOn(form).filter(({ code }) => !before.includes(code) || isAbout(code, changes))
}

/** The warnings of a story whose confirmations still hold after a change; codes that there are no longer do not. */
export const confirmedAfter = (confirmed: readonly string[], changes: CorrectedStory['changes']): WarningCode[] =>
  WARNING_CODES.filter((code) => confirmed.includes(code) && !isAbout(code, changes))

/** A corrected story with the warnings that were confirmed along with the correction. */
export const withConfirmed = (form: ReferralForm, confirmed: readonly WarningCode[]): ReferralForm => {
  if (confirmed.length === 0) return form
  const all = [...(form.confirmedWarnings ?? []), ...confirmed]
  return { ...form, confirmedWarnings: WARNING_CODES.filter((code) => all.includes(code)) }
}
