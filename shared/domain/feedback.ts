// Feedback at the end of a case: who is asked, and what was given. A score stands with the case; the words that go with it may
// be about the person, and stand with the referral, in no event, mail or log.
import * as z from 'zod'
import type { CaseState } from './case.ts'
import type { Outcome } from './events.ts'
import { isCleanText } from './text.ts'
import type { Instant } from './time.ts'

/** Whose experience it is. The person's is written down by whoever referred. */
export const FEEDBACK_FROM = ['person', 'referrer', 'provider'] as const
export type FeedbackFrom = (typeof FEEDBACK_FROM)[number]

/** From very poor to very good. */
export const SCORES = [1, 2, 3, 4, 5] as const
export type Score = (typeof SCORES)[number]

export type FeedbackGiven = { from: FeedbackFrom; score: Score; at: Instant }

/** What a case keeps of it: when whom was asked, and what each gave, once. */
export type CaseFeedback = { askedAt: Instant; asked: readonly FeedbackFrom[]; given: readonly FeedbackGiven[] }

type Writer = { id: string; name: string; organisation: string }

/** The words that went with a score. */
export type FeedbackText = { from: FeedbackFrom; text: string; at: Instant; by: Writer }

export const LONGEST_FEEDBACK = 2_000

/** Feedback as a form sends it; without words, an empty text. Its messages are codes. */
export const feedbackSchema = z.strictObject({
  from: z.enum(FEEDBACK_FROM, 'required'),
  score: z.enum(['1', '2', '3', '4', '5'], 'required').transform((typed): Score => SCORES[Number(typed) - 1] ?? 1),
  text: z.string().trim().max(LONGEST_FEEDBACK, 'too-long').refine(isCleanText, 'characters'),
})

/**
 * Who is asked as a case is closed: nobody where the advocate never met the person. Somebody who has died is not asked, and a
 * provider that may read nothing of the person any more writes nothing of them.
 */
export const askedAtEnd = (
  { reached, sharing }: Pick<CaseState, 'reached' | 'sharing'>,
  outcomes: readonly Outcome[],
): FeedbackFrom[] => {
  if (reached['first-contact'] === undefined) return []
  return FEEDBACK_FROM.filter((from) => {
    if (from === 'person') return !outcomes.includes('person-died')
    return from !== 'provider' || sharing !== 'stopped'
  })
}

/** Who of some was asked and has given nothing yet. */
export const stillAsked = (
  feedback: CaseFeedback | undefined,
  among: readonly FeedbackFrom[] = FEEDBACK_FROM,
): FeedbackFrom[] =>
  among.filter(
    (from) =>
      feedback !== undefined && feedback.asked.includes(from) && !feedback.given.some((one) => one.from === from),
  )

/** The experience of advocacy as it is measured: that of those it was for. What the provider thinks of it is not counted there. */
export type MeasuredFeedback = { askedAt: Instant; from: Exclude<FeedbackFrom, 'provider'>; score?: Score }

/** What was asked for on a case, each with its score once there is one. */
export const measuredFeedback = ({ feedback }: Pick<CaseState, 'feedback'>): MeasuredFeedback[] =>
  (['person', 'referrer'] as const).flatMap((from) => {
    if (feedback === undefined || !feedback.asked.includes(from)) return []
    const score = feedback.given.find((one) => one.from === from)?.score
    return [{ askedAt: feedback.askedAt, from, ...(score === undefined ? {} : { score }) }]
  })
