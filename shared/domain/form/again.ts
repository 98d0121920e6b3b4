// A referral made anew from one that was sent: its answers, but for those that time has changed and those that were given for the
// one that was sent alone.
import type { Facts } from '../eligibility/facts.ts'
import { type Answers, isWithin } from './answers.ts'
import { CONFIRMED } from './confirmed.ts'
import { type GroupId, PAGES } from './fields.ts'
import { toAnswers } from './pages.ts'
import type { ReferralForm } from './referral-form.ts'

/** What only time changes: how long a stay is to be, and by which section somebody is kept. */
const CHANGED_BY_TIME = {
  stay: ['facts.accommodation.expectedDays'],
  section: ['facts.mha.section', 'facts.mha.secondRecommendation', 'mentalHealth.sectionStartedOn'],
} as const
export type ChangedByTime = keyof typeof CHANGED_BY_TIME

// The powers asked for and the reason to go on answered what the law said then; what was declared was declared of the other.
const OF_THE_OTHER: readonly GroupId[] = ['answer', 'declaration', 'equality']

const fieldsIn = (groups: readonly GroupId[]): string[] =>
  PAGES.filter(({ group }) => groups.includes(group)).flatMap(({ fields }) => fields.map(({ name }) => name))

/**
 * The answers that a new referral about the same person begins with. Whoever else than the one who sent the other makes it
 * says who they are themselves.
 */
export const answersAgain = (
  { form, facts }: { form: ReferralForm; facts: Facts },
  { changed, isSameReferrer }: { changed: readonly ChangedByTime[]; isSameReferrer: boolean },
): Answers => {
  const leftOut = [
    CONFIRMED,
    ...changed.flatMap((kind) => CHANGED_BY_TIME[kind]),
    ...fieldsIn(isSameReferrer ? OF_THE_OTHER : [...OF_THE_OTHER, 'you']),
  ]
  return Object.fromEntries(
    Object.entries(toAnswers({ ...form, facts })).filter(([box]) => !leftOut.some((name) => isWithin(box, name))),
  )
}
