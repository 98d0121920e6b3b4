// Reads the referrals of a table and judges each twice. What is read is judged at once and let go, so that a table of any
// size needs no more memory than a small one.
import { judgeAgain, newReplay, type Replay } from '../../shared/domain/eligibility/replay.ts'
import { type RuleSet, STATUTE_SET } from '../../shared/domain/eligibility/rule-set.ts'
import { dateOf, type IsoDate, startOfDay } from '../../shared/domain/time.ts'
import type { Progress } from './progress.ts'

/** What to judge by: the set of a file or else the present law, and the day when one is given. */
export type Judging = {
  since: IsoDate
  today: IsoDate
  on?: IsoDate
  rules?: RuleSet
  /** The first day on which all of `rules` applies. */
  settledFrom?: IsoDate
}

/** So many queries are open at once: enough to keep one processor judging. */
const AT_ONCE = 6

type Segment = { authority: string; present: RuleSet; other: RuleSet; from: string; before: string }

/**
 * Judges the referrals that the authorities of a table received: by the law of their own day, and again. Each authority's
 * own entries count on both sides. The store is loaded here, once the environment names the table.
 */
export const replayTable = async (
  judging: Judging,
  progress: Progress,
): Promise<{ replay: Replay; authorities: number }> => {
  const { allAuthorities } = await import('../../shared/store/organisations.ts')
  const { lawEntriesOf, lawOf } = await import('../../shared/store/law.ts')
  const { referralsReceived } = await import('../../shared/store/replayed.ts')
  const { since, today, on, rules = STATUTE_SET, settledFrom = '' } = judging
  const authorities = await allAuthorities()
  const months = monthsBetween(since, today)

  const segmentsOf = async (authority: string): Promise<Segment[]> => {
    const entries = await lawEntriesOf(authority)
    const laws = { present: lawOf(authority, entries), other: lawOf(authority, entries, rules) }
    return months.map((month) => ({ authority, ...laws, ...month }))
  }
  const replay = newReplay()
  const waiting = (await Promise.all(authorities.map(({ authority }) => segmentsOf(authority)))).flat()
  const count = waiting.length
  let finished = 0

  const work = async () => {
    for (let segment = waiting.pop(); segment !== undefined; segment = waiting.pop()) {
      const { authority, present, other, from, before } = segment
      for await (const page of referralsReceived(authority, { from, before })) {
        for (const { receivedAt, facts } of page) {
          const day = dateOf(receivedAt)
          const again = on ?? (settledFrom > day ? settledFrom : day)
          judgeAgain(replay, { authority, facts }, { rules: present.rules, on: day }, { rules: other.rules, on: again })
        }
        progress.at(replay.judged, finished / count)
      }
      finished += 1
      progress.at(replay.judged, finished / count)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return { replay, authorities: authorities.length }
}

/** The months from a day on, as the bounds of instants; the last one is open, so that nothing received by now is left out. */
const monthsBetween = (since: IsoDate, today: IsoDate): { from: string; before: string }[] => {
  const starts = [since]
  for (let month = nextMonth(since); month <= today; month = nextMonth(month)) starts.push(month)
  return starts.map((start, place) => ({ from: startOfDay(start), before: boundAt(starts[place + 1]) }))
}

const nextMonth = (date: IsoDate): IsoDate => {
  const [year = 0, month = 0] = date.split('-').map(Number)
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
}

// After every instant as text.
const OPEN_END = '~'

const boundAt = (start: IsoDate | undefined): string => (start === undefined ? OPEN_END : startOfDay(start))
