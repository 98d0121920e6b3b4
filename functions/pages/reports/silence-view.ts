// The silence report as its page shows it: who is quiet in words, and each team or ward with its interval as a bar and in figures.
import type { AssessmentsEntered, Watched } from '../../../shared/domain/reports/assessments.ts'
import { WITHIN } from '../../../shared/domain/reports/dimensions.ts'
import type { Months } from '../../../shared/domain/reports/months.ts'
import type { Expectation, Heard, Silence } from '../../../shared/domain/reports/silence.ts'
import type { Words } from '../../../shared/web/words/index.ts'

/** The name of a team or ward as somebody typed it, or else the group itself with its words in capitals. */
export const nameOf = (
  group: string,
  of: Watched,
  entries: readonly Pick<AssessmentsEntered, 'of' | 'group' | 'place' | 'name'>[],
): { name: string; place: string } => {
  const typed = entries.findLast((entry) => entry.of === of && entry.group === group)
  if (typed !== undefined) return { name: typed.name, place: typed.place }
  const [place = '', ...name] = group.split(WITHIN).map(capitalised)
  return { name: name.join(WITHIN), place }
}
const capitalised = (text: string): string => text.replaceAll(/(?<=^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase())

const BAR = { width: 120, left: 6 }

/** Where the parts of a bar lie, from nothing at the left to the largest of its numbers at the right. Each bar has its own scale. */
const barOf = ({ usual, expected }: Expectation, received: number) => {
  const most = Math.max(usual.to, received, 1)
  const at = (count: number): number => Math.round((BAR.left + (count / most) * BAR.width) * 10) / 10
  return {
    start: at(0),
    end: at(most),
    from: at(usual.from),
    width: Math.max(2, Math.round((at(usual.to) - at(usual.from)) * 10) / 10),
    expected: at(expected),
    received: at(received),
  }
}

/** A chance as people say it: 1 in so many. */
const oneIn = (chance: number): number => {
  const many = 1 / chance
  const step = many >= 100 ? 50 : many >= 20 ? 5 : 1
  return Math.round(many / step) * step
}

const chanceIn = (chance: number, w: Words): string => {
  const t = w.silence.chance
  if (chance > 0.5) return t.usual
  return chance < 0.001 ? t.least : t.oneIn(oneIn(chance))
}

const rowOf = (heard: Heard, of: Watched, entries: readonly AssessmentsEntered[], w: Words) => {
  const t = w.silence
  const { received, basis, history, verdict } = heard
  const named = nameOf(heard.group, of, entries)
  const row = {
    ...named,
    received,
    verdict: heard.standsOut ? t.standsOut : t.verdicts[verdict],
    colour: verdict === 'quiet' ? (heard.standsOut ? 'red' : 'yellow') : 'grey',
    restsOn:
      basis === 'days'
        ? t.restsOn.months(history.received, history.months)
        : t.restsOn.assessments(history.received, history.assessments ?? 0, t.kinds[basis], history.months),
    entered: heard.assessments === undefined ? undefined : t.assessments(heard.assessments),
    href: `/manage/assessments?${new URLSearchParams({ of, place: named.place, name: named.name }).toString()}`,
  }
  if (heard.verdict === 'too-short') return row
  const { usual, expected, chance } = heard
  return {
    ...row,
    bar: barOf(heard, received),
    usual: t.usual(usual.from, usual.to),
    expected: t.expected(expected),
    chance: chanceIn(chance, w),
    said: t.said(named.name, received, usual.from, usual.to),
  }
}

/** What the page of the silence report shows. */
export const silenceView = (
  { groups, judged, quiet, quietByChance }: Silence,
  { of, months: { from, to }, entries }: { of: Watched; months: Months; entries: readonly AssessmentsEntered[] },
  w: Words,
) => {
  const rows = groups.map((heard) => ({
    isQuiet: heard.verdict === 'quiet',
    isTold: heard.verdict !== 'too-short',
    row: rowOf(heard, of, entries, w),
  }))
  const rowsThat = (which: 'isQuiet' | 'isTold') => rows.flatMap((one) => (one[which] ? [one.row] : []))
  return {
    covers: w.silence.covers(w.silence.month(from), w.silence.month(to)),
    caption: w.silence.caption[of],
    head: w.silence.one[of],
    counted: w.silence.counted[of](quiet, judged, quietByChance),
    quiet: rowsThat('isQuiet'),
    told: rowsThat('isTold'),
    untold: rows.flatMap(({ isTold, row }) => (isTold ? [] : [row])),
    isEmpty: groups.length === 0,
  }
}
