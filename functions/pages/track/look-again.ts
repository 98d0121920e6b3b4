// A referral that is to be looked at again: which rule, why on that day, and the ways on from there. A new referral begins with the
// answers of this one.
import { createHash } from 'node:crypto'
import { answersAgain } from '../../../shared/domain/form/again.ts'
import { sectionEnd } from '../../../shared/domain/eligibility/recheck.ts'
import { countedSince, isAboutSection, isDue, type KeptRecheck, openRechecks } from '../../../shared/domain/rechecks.ts'
import { REFERRAL_TRANSITIONS, type ReferralState } from '../../../shared/domain/referral.ts'
import { mayActOnReferral, mayCorrect } from '../../../shared/domain/access.ts'
import { dateOf, type IsoDate } from '../../../shared/domain/time.ts'
import { log } from '../../../shared/platform/logger.ts'
import { beginDraft } from '../../../shared/store/drafts.ts'
import { commandReferral, storyOf } from '../../../shared/store/referrals.ts'
import { answersToBeginWith } from '../../../shared/web/form/begun.ts'
import { redirect } from '../../../shared/web/http.ts'
import { actorOf } from '../../../shared/web/identity.ts'
import { html, type PageAnswer } from '../../../shared/web/page.ts'
import type { Words } from '../../../shared/web/words/index.ts'
import { missingFacts, referralPath } from './following.ts'
import { lookAgainPath } from './rechecks.ts'
import type { Tracking } from './tracking.ts'

/** A re-check with what the law said of its rule. */
const told = (state: ReferralState) =>
  openRechecks(state).flatMap((recheck) => {
    const found = state.determinations.find(({ rule }) => rule === recheck.rule)
    return found === undefined ? [] : [{ recheck, found }]
  })

const cardOf = ({ recheck, found }: ReturnType<typeof told>[number], state: ReferralState, w: Words) => {
  const t = w.recheck
  const since = countedSince(state, found, state.determinedOn ?? dateOf(state.receivedAt))
  const [day, how] = [w.dates.day(since.day), since.isKnown ? 'known' : 'asked'] as const
  const section = state.facts.mha?.section
  const isSection = isAboutSection(found) && section !== undefined
  const mayBeExtended = sectionEnd(recheck.rule, state.facts)?.mayBeExtended === true
  return {
    title: w.cases.ground(recheck.rule),
    rows: [
      { key: t.when, value: w.dates.day(recheck.on) },
      {
        key: t.why,
        value: isSection
          ? [
              t.section[how](w.form.fields['facts.mha.section'].options[section], day),
              ...(mayBeExtended ? [t.section.mayBeExtended] : []),
            ].join(' ')
          : t.stay[how](day),
      },
      { key: t.look, value: isSection ? t.section.look : t.stay.look },
    ],
  }
}

const ledeOf = ([first]: readonly KeptRecheck[], now: string, w: Words): string => {
  if (first === undefined) return w.recheck.nothing
  return isDue(first, now) ? w.recheck.ledeDue : w.recheck.ledePlanned(w.dates.day(first.on))
}

/** What to look at, and what may come of it. */
export const lookAgain = ({ state, person, now, w }: Tracking): PageAnswer => {
  const { reference } = state
  const open = told(state)
  const act = mayActOnReferral(person, state)
  return html('track/look-again', {
    reference,
    path: referralPath(reference),
    action: lookAgainPath(reference),
    lede: ledeOf(openRechecks(state), now, w),
    cards: open.map((one) => cardOf(one, state, w)),
    mayRefer: act,
    hasMissing: act && missingFacts(state).length > 0,
    mayCorrect: mayCorrect(person, state) && REFERRAL_TRANSITIONS.correct.from.includes(state.status),
  })
}

/** The same draft for the same person on the same day: sending the form twice begins one. */
const draftIdOf = (sub: string, reference: string, today: IsoDate): string => {
  const hex = createHash('sha256').update(`${sub} ${reference} ${today}`).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}

/** Begins a draft with the answers of the referral, for whoever asks: they send it in their own name. */
export const referAgain = async ({ state, person, now }: Tracking): Promise<PageAnswer> => {
  const open = told(state)
  const [form, own] = await Promise.all([storyOf(state.reference), answersToBeginWith(person)])
  if (open.length === 0 || form === undefined) return redirect(lookAgainPath(state.reference))
  const changed = open.map(({ found }) => (isAboutSection(found) ? ('section' as const) : ('stay' as const)))
  const isSameReferrer = state.referrer.id === person.sub
  const answers = { ...own, ...answersAgain({ form, facts: state.facts }, { changed, isSameReferrer }) }
  const draftId = draftIdOf(person.sub, state.reference, dateOf(now))
  await beginDraft(draftId, person.sub, answers, now)
  return redirect(`/refer/${draftId}`)
}

/** Nobody needs to look again. Said twice, it was said once. */
export const dropRechecks = async ({ state, person, now }: Tracking): Promise<PageAnswer> => {
  const dropped = await commandReferral(state.reference, { type: 'drop-rechecks' }, { at: now, by: actorOf(person) })
  log(dropped.ok ? 'rechecks-dropped' : 'command-refused', { reference: state.reference })
  return redirect(referralPath(state.reference))
}
