// The words of feedback on a case, beside it in its referral's partition.
import * as z from 'zod'
import type { CaseState, Context } from '../domain/case.ts'
import { FEEDBACK_FROM, type FeedbackFrom, type FeedbackText, type Score } from '../domain/feedback.ts'
import { type Commanded, commandCase } from './cases.ts'
import { keys } from './keys.ts'
import { queryItems } from './table.ts'

const feedbackItem = z.object({
  from: z.enum(FEEDBACK_FROM),
  text: z.string(),
  at: z.string(),
  by: z.object({ id: z.string(), name: z.string(), organisation: z.string() }),
})

/** What was written on a case beside the scores. */
export const feedbackTextsOf = (caseId: string): Promise<FeedbackText[]> => {
  const { pk, sk } = keys.feedback(caseId, '')
  return queryItems({ partition: pk, beginsWith: sk }, feedbackItem)
}

/** Gives feedback: the score with its event, and what was written beside it, in one transaction. */
export const giveFeedback = (
  caseId: string,
  { from, score, text }: { from: FeedbackFrom; score: Score; text: string },
  context: Context & { by: { kind: 'person' } },
): Promise<Commanded<CaseState>> => {
  const { id, name, organisation } = context.by
  const written: FeedbackText = { from, text, at: context.at, by: { id, name, organisation } }
  return commandCase(caseId, { type: 'give-feedback', from, score }, context, {
    also:
      text === ''
        ? []
        : [
            {
              name: 'feedback',
              put: { ...keys.feedback(caseId, from), kind: 'feedback', ...written },
              condition: 'attribute_not_exists(pk)',
            },
          ],
  })
}
