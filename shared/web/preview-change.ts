// What a change of an authority's law would do: its referrals of the last year judged with it and without it, in counts.
import { dayOfEffect, type LawChange, lawWith } from '../domain/eligibility/law-changes.ts'
import { judgeAgain, newReplay, type Replay } from '../domain/eligibility/replay.ts'
import { RULES } from '../domain/eligibility/rules.ts'
import { dateOf, daysAfter, type Instant, type IsoDate, startOfDay } from '../domain/time.ts'
import { referralsReceived } from '../store/replayed.ts'

/** So many are judged for a page, the latest first: about a second's work. */
export const MOST_PREVIEWED = 5_000

const A_YEAR = 365

/**
 * `from` is the day by whose law they were judged; `already` are those of them that were received on or after it, and
 * judged without the change.
 */
export type Preview = { all: Replay; already: Replay; from: IsoDate }

type Asked = { authority: string; entries: readonly LawChange[]; entry: LawChange; now: Instant }

/**
 * Judges the referrals of the last year twice, by the law of the day on which the change shows, or of their own day where
 * that is later: so what is counted is the change alone, and a change to come shows what it would do.
 */
export const previewChange = async ({ authority, entries, entry, now }: Asked): Promise<Preview> => {
  const today = dateOf(now)
  const from = dayOfEffect(RULES, entries, entry, today)
  const before = lawWith(RULES, entries)
  const after = lawWith(RULES, [...entries, entry])
  const preview: Preview = { all: newReplay(), already: newReplay(), from }
  const since = startOfDay(daysAfter(today, -A_YEAR))
  const received = { from: since, before: now, newestFirst: true, limit: MOST_PREVIEWED }
  for await (const page of referralsReceived(authority, received))
    for (const { receivedAt, facts } of page) {
      const day = dateOf(receivedAt)
      const on = day > from ? day : from
      const referral = { authority, facts }
      judgeAgain(preview.all, referral, { rules: before, on }, { rules: after, on })
      if (day >= from) judgeAgain(preview.already, referral, { rules: before, on }, { rules: after, on })
    }
  return preview
}
