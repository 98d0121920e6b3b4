// The last day of a section of the Mental Health Act, for the form: one that has passed is worth a question.
import { sectionLength } from '../eligibility/section-lengths.ts'
import { daysAfter, type IsoDate } from '../time.ts'

/** With the second recommendation an emergency admission lasts as long as one for assessment (s.4(4)). */
const AS_SECTION_2 = 's2'

/**
 * The last day on which a section that began on a day can still be running, whatever the hour it began at and however it was
 * extended; undefined for one that has no end of its own.
 */
export const lastDayOf = (
  section: string,
  startedOn: IsoDate,
  { secondRecommendation = false }: { secondRecommendation?: boolean } = {},
): IsoDate | undefined => {
  const length = sectionLength(section === 's4' && secondRecommendation ? AS_SECTION_2 : section)
  if (length === undefined) return undefined
  if ('days' in length) return daysAfter(startedOn, length.days - 1)
  return daysAfter(startedOn, Math.ceil((length.extendedTo ?? length.hours) / 24))
}
