// How long a section of the Mental Health Act lasts. The rules look again when one has run out that gives no right, and
// the form asks whether one that began too long ago is still running. Sections that can be renewed without end are not here.
import type { MhaSection } from './facts.ts'

type Length =
  // Counted from an hour of the first day, which nobody is asked for. Of one that can be extended, the longest that it may last then.
  | { hours: number; extendedTo?: number }
  // The first day is one of them, and every extension that the Act knows of is in them.
  | { days: number }

export type SectionLength = Length & { section: MhaSection; source: string }

export const SECTION_LENGTHS: readonly SectionLength[] = [
  { section: 's2', days: 28, source: 'MHA 1983 s.2(4)' },
  { section: 's4', hours: 72, source: 'MHA 1983 s.4(4)' },
  { section: 's5-2', hours: 72, source: 'MHA 1983 s.5(2)' },
  { section: 's5-4', hours: 6, source: 'MHA 1983 s.5(4)' },
  { section: 's35', days: 84, source: 'MHA 1983 s.35(7)' },
  { section: 's36', days: 84, source: 'MHA 1983 s.36(6)' },
  { section: 's38', days: 366, source: 'MHA 1983 s.38(5)' },
  { section: 's135', hours: 24, extendedTo: 36, source: 'MHA 1983 ss.135(3ZA), 136B' },
  { section: 's136', hours: 24, extendedTo: 36, source: 'MHA 1983 ss.136(2A), 136B' },
]

export const sectionLength = (section: string): SectionLength | undefined =>
  SECTION_LENGTHS.find((row) => row.section === section)

/** How many hours each of some sections lasts when nobody extends it. */
export const hoursOf = (...sections: readonly MhaSection[]): Readonly<Partial<Record<MhaSection, number>>> =>
  Object.fromEntries(
    SECTION_LENGTHS.flatMap((row) =>
      'hours' in row && sections.includes(row.section) ? [[row.section, row.hours]] : [],
    ),
  )
