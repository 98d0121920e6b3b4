// What a referral is counted under in reports: codes that stand beside it, written with its story. Nothing but the projection
// of the figures reads them; the equality answers that some of them come of stay where they are.
import * as z from 'zod'
import {
  type CodedDimensions,
  codedSchema,
  dimensionsOf,
  type EqualityAnswers,
  recoded,
  type StoryToCode,
} from '../domain/reports/dimensions.ts'
import { dateOf, type Instant, type IsoDate } from '../domain/time.ts'
import { keys } from './keys.ts'
import { readItem, transact, type Write } from './table.ts'

const item = z.object({ receivedOn: z.string(), coded: codedSchema })

export const dimensionsWrite = (
  reference: string,
  { receivedOn, coded }: { receivedOn: IsoDate; coded: CodedDimensions },
): Write => ({
  name: 'dimensions',
  put: { ...keys.dimensions(reference), kind: 'dimensions', receivedOn, coded },
})

export const codedDimensions = async (reference: string): Promise<CodedDimensions | undefined> =>
  (await readItem(keys.dimensions(reference), item))?.coded

/** The write that belongs to a correction of the story; none where nothing was coded, which `npm run rebuild-reports` does. */
export const correctedDimensions = async (reference: string, story: StoryToCode): Promise<Write[]> => {
  const before = await readItem(keys.dimensions(reference), item)
  if (before === undefined) return []
  const { receivedOn, coded } = before
  return [dimensionsWrite(reference, { receivedOn, coded: recoded(coded, story, receivedOn) })]
}

// Written by this code from typed values, and only by it.
const storyItem = z.object({ form: z.custom<StoryToCode>((form) => typeof form === 'object') })
const equalityItem = z.object({ answers: z.custom<EqualityAnswers>((answers) => typeof answers === 'object') })

/** Codes a referral whose codes are not there: it came before there were any. */
export const codeLater = async (reference: string, receivedAt: Instant): Promise<CodedDimensions | undefined> => {
  const [story, equality] = await Promise.all([
    readItem(keys.story(reference), storyItem),
    readItem(keys.equality(reference), equalityItem),
  ])
  if (story === undefined) return undefined
  const receivedOn = dateOf(receivedAt)
  const coded = dimensionsOf(story.form, equality?.answers, receivedOn)
  const write = dimensionsWrite(reference, { receivedOn, coded })
  const written = await transact([{ ...write, condition: 'attribute_not_exists(pk)' }])
  return written.ok ? coded : codedDimensions(reference)
}
