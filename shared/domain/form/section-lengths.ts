// How long a section of the Mental Health Act lasts at most. Sections that can be renewed again and again are not here.
import type { MhaSection } from '../eligibility/facts.ts'
import { daysAfter, type IsoDate } from '../time.ts'

type Length =
  // Counted from an hour of the first day, which nobody is asked for.
  | { hours: number }
  // The first day is one of them.
  | { days: number }

/** The longest that each section may last, every extension that the Act knows of included. */
export const SECTION_LENGTHS: readonly (Length & { section: MhaSection; source: string })[] = [
  { section: 's2', days: 28, source: 'MHA 1983 s.2(4)' },
  { section: 's4', hours: 72, source: 'MHA 1983 s.4(4)' },
  { section: 's5-2', hours: 72, source: 'MHA 1983 s.5(2)' },
  { section: 's5-4', hours: 6, source: 'MHA 1983 s.5(4)' },
  { section: 's35', days: 84, source: 'MHA 1983 s.35(7)' },
  { section: 's36', days: 84, source: 'MHA 1983 s.36(6)' },
  { section: 's38', days: 366, source: 'MHA 1983 s.38(5)' },
  { section: 's135', hours: 36, source: 'MHA 1983 ss.135(3ZA), 136B' },
  { section: 's136', hours: 36, source: 'MHA 1983 ss.136(2A), 136B' },
]

/** With the second recommendation an emergency admission lasts as long as one for assessment (s.4(4)). */
const AS_SECTION_2 = 's2'

/**
 * The last day on which a section that began on a day can still be running, whatever the hour it began at; undefined
 * for one that has no end of its own.
 */
export const lastDayOf = (
  section: string,
  startedOn: IsoDate,
  { secondRecommendation = false }: { secondRecommendation?: boolean } = {},
): IsoDate | undefined => {
  const judged = section === 's4' && secondRecommendation ? AS_SECTION_2 : section
  const length = SECTION_LENGTHS.find((row) => row.section === judged)
  if (length === undefined) return undefined
  return daysAfter(startedOn, 'days' in length ? length.days - 1 : Math.ceil(length.hours / 24))
}
