// The pages of the reports beside each other: their addresses, and links between them that keep what was asked for.
import { lastWholeMonth, type Months, monthsAfter } from '../../../shared/domain/reports/months.ts'
import { LONGEST_PERIOD } from '../../../shared/domain/reports/silence.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import type { Words } from '../../../shared/web/words/index.ts'

export const PAGES = ['overview', 'measures', 'waiting', 'unmet-need', 'delay', 'equality'] as const
export type PageName = (typeof PAGES)[number]

export const pathOf = (name: PageName): string => (name === 'overview' ? '/reports' : `/reports/${name}`)
export const SILENCE_PATH = '/reports/silence'

/** The page of a name; the overview where it is none. */
export const pageNamed = (name: string | null): PageName => PAGES.find((each) => each === name) ?? 'overview'

/** The months of a period that are over, and of more than the page of silence can cover the last; none when none is. */
const monthsOver = (from: string, to: string, now: Instant): Months | undefined => {
  const over = lastWholeMonth(now)
  const last = to.slice(0, 7) < over ? to.slice(0, 7) : over
  const earliest = monthsAfter(last, 1 - LONGEST_PERIOD)
  const first = from.slice(0, 7) > earliest ? from.slice(0, 7) : earliest
  return first > last ? undefined : { from: first, to: last }
}

/** The settings of a report as those of the page of silence, which is of whole months, and of teams or of wards. */
const ofSilence = (settings: URLSearchParams, now: Instant): URLSearchParams => {
  const kept = new URLSearchParams(settings)
  const [from, to] = [settings.get('from'), settings.get('to')]
  const months = from === null || to === null ? undefined : monthsOver(from, to, now)
  for (const [name, value] of [
    ['from', months?.from],
    ['to', months?.to],
  ] as const) {
    if (value === undefined) kept.delete(name)
    else kept.set(name, value)
  }
  if (settings.get('by') === 'ward') kept.set('of', 'ward')
  return kept
}

const linkTo = (path: string, settings: URLSearchParams): string =>
  settings.size === 0 ? path : `${path}?${settings.toString()}`

/** The pages with links that keep the settings of a report. */
export const placesOf = (
  here: PageName | 'silence',
  settings: URLSearchParams,
  { now, w }: { now: Instant; w: Words },
) => [
  ...PAGES.map((each) => ({
    href: linkTo(pathOf(each), settings),
    text: w.reports.pages[each],
    isHere: each === here,
  })),
  {
    href: linkTo(SILENCE_PATH, ofSilence(settings, now)),
    text: w.reports.pages.silence,
    isHere: here === 'silence',
  },
]
