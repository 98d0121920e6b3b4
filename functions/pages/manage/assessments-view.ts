// What has been entered of assessments, as its page shows it: what is known of each team or ward, and who entered what.
import { assessmentsOf } from '../../../shared/domain/reports/assessments.ts'
import type { AssessmentsEntry } from '../../../shared/store/assessments.ts'
import type { Words } from '../../../shared/web/words/index.ts'

export const ASSESSMENTS_PATH = '/manage/assessments'

const MOST_SHOWN = 100

const whoIs = ({ place, name }: Pick<AssessmentsEntry, 'place' | 'name'>): string => `${name}, ${place}`

const knownOf = (entries: readonly AssessmentsEntry[], w: Words) => {
  const { kinds } = w.assessments.find
  const t = w.assessments.known
  const last = Map.groupBy(entries, ({ of, group, what }) => [of, what, group].join('#'))
  return [...last.values()]
    .flatMap((same) => {
      const entry = same.at(-1)
      if (entry === undefined) return []
      const { of, place, name, what } = entry
      const counts = assessmentsOf(same, entry)
      const months = [...counts.keys()].toSorted()
      const [from = '', to = ''] = [months[0], months.at(-1)]
      const latest = to === '' ? (Object.keys(entry.counts).toSorted().at(-1) ?? '') : to
      const asked = new URLSearchParams({ of, place, name, kind: what, year: latest.slice(0, 4) })
      return [
        {
          who: whoIs(entry),
          kind: kinds[what],
          months: months.length === 0 ? t.none : t.span(w.dates.month(from), w.dates.month(to), months.length),
          total: [...counts.values()].reduce((sum, count) => sum + count, 0),
          href: `${ASSESSMENTS_PATH}/months?${asked.toString()}`,
        },
      ]
    })
    .sort((one, other) => one.who.localeCompare(other.who) || one.kind.localeCompare(other.kind))
}

const logOf = (entries: readonly AssessmentsEntry[], w: Words) => {
  const t = w.assessments.log
  return entries
    .slice(-MOST_SHOWN)
    .toReversed()
    .map((entry) => ({
      number: entry.number,
      what: `${whoIs(entry)}: ${w.assessments.find.kinds[entry.what]}`,
      counts: Object.entries(entry.counts)
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([month, count]) =>
          count === null ? t.takenBack(w.dates.month(month)) : t.count(w.dates.month(month), count),
        ),
      by: entry.by.name,
      at: entry.at,
    }))
}

/** What the page of the counts of assessments shows beside its form. */
export const assessmentsView = (entries: readonly AssessmentsEntry[], w: Words) => ({
  known: knownOf(entries, w),
  history: logOf(entries, w),
})
