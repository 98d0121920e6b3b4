// Where workflows leave the tokens of their waits. A token is only ever left for the version that the workflow has seen:
// whatever changed in between lets it look again at once, so that no wake-up is lost.
import * as z from 'zod'
import type { Instant } from '../domain/time.ts'
import { isCaseId, keys } from './keys.ts'
import { queryItems, readItem, transact } from './table.ts'

const leftToken = z.object({ token: z.string() })
const storedWait = leftToken.extend({ subject: z.string() })
/** A wait of a referral or a case, by its reference or id. */
export type LeftWait = z.infer<typeof storedWait>

/** Where waits stand in the index of what is unfinished, by the instant until which they last. */
const WAITS = 'WAIT'

/** Leaves a token for a referral or a case, and until when it is waited; false when it has changed since the workflow looked. */
export const leaveToken = async (
  subject: string,
  forVersion: number,
  { token, until }: { token: string; until: Instant },
): Promise<boolean> => {
  const subjectKey = isCaseId(subject) ? keys.case(subject) : keys.referral(subject)
  const found = { unfinished: WAITS, unfinishedSort: until }
  const written = await transact([
    { name: 'seen', check: subjectKey, condition: 'version = :version', values: { ':version': forVersion } },
    { name: 'wait', put: { ...keys.wait(subject), kind: 'wait', subject, token, forVersion, ...found } },
  ])
  return written.ok
}

export const tokenOf = async (subject: string): Promise<string | undefined> =>
  (await readItem(keys.wait(subject), leftToken))?.token

/** The waits that should have been over before an instant: those that were cut short by a change have been left anew since. */
export const waitsOverBefore = (before: Instant): Promise<LeftWait[]> =>
  queryItems({ partition: WAITS, index: 'Unfinished', between: ['', before], limit: 1_000 }, storedWait)

/** Forgets a wait that is over, unless another has begun in its place. */
export const forgetWait = async ({ subject, token }: LeftWait): Promise<void> => {
  await transact([
    {
      name: 'wait',
      remove: keys.wait(subject),
      condition: '#token = :token',
      names: { '#token': 'token' },
      values: { ':token': token },
    },
  ])
}
