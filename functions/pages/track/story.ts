// A referral to read: the story as it stands, with what was corrected in it, and every version of it.
import { dateOf } from '../../../shared/domain/time.ts'
import { recordAccess } from '../../../shared/store/access-register.ts'
import { allAuthorities } from '../../../shared/store/organisations.ts'
import { changesOfStory, referralEvents, storyOf } from '../../../shared/store/referrals.ts'
import { readingAccess } from '../../../shared/web/cases/access.ts'
import { answeredGroups } from '../../../shared/web/form/answered.ts'
import { changeLog, correctedAt, lastCorrected } from '../../../shared/web/form/change-log.ts'
import { html, type PageAnswer, problemPage } from '../../../shared/web/page.ts'
import { referralPath } from './following.ts'
import { answersOf } from './information.ts'
import type { Tracking } from './tracking.ts'

/** The story with each answer as it stands now, and when it was last corrected. */
export const story = async ({ state, rules, person, now, w }: Tracking): Promise<PageAnswer> => {
  const { reference } = state
  await recordAccess(readingAccess(state, { person, now }))
  const [told, areas, log] = await Promise.all([storyOf(reference), allAuthorities(), changesOfStory(reference)])
  if (told === undefined) return problemPage('not-found')
  const corrected = lastCorrected(log)
  const reader = { answers: answersOf(told, state.facts), w, areas, withConfirmed: true }
  const groups = answeredGroups(reader, { date: dateOf(state.receivedAt), rules })
    .map(({ title, rows }) => ({
      title,
      rows: rows
        .filter(({ lines }) => lines.length > 0)
        .map((row) => {
          const at = correctedAt(corrected, row.box)
          return at === undefined ? row : { ...row, lines: [...row.lines, w.corrections.correctedOn(at)] }
        }),
    }))
    .filter(({ rows }) => rows.length > 0)
  return html('track/story', { reference, groups, path: referralPath(reference), hasChanges: log.length > 0 })
}

/** Every version of every answer. */
export const changes = async ({ state, person, now, w }: Tracking): Promise<PageAnswer> => {
  const { reference } = state
  await recordAccess(readingAccess(state, { person, now }))
  const [log, events, areas] = await Promise.all([
    changesOfStory(reference),
    referralEvents(reference),
    allAuthorities(),
  ])
  return html('track/changes', { reference, path: referralPath(reference), log: changeLog(log, { areas, w }, events) })
}
