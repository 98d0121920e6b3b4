// Where workflows leave the tokens of their waits. A token is only ever left for the version that the workflow has seen:
// whatever changed in between lets it look again at once, so that no wake-up is lost.
import * as z from 'zod'
import { isCaseId, keys } from './keys.ts'
import { readItem, transact } from './table.ts'

const storedWait = z.object({ token: z.string(), forVersion: z.number() })

/** Leaves a token for a referral or a case; false when it has changed since the workflow looked. */
export const leaveToken = async (subject: string, forVersion: number, token: string): Promise<boolean> => {
  const subjectKey = isCaseId(subject) ? keys.case(subject) : keys.referral(subject)
  const written = await transact([
    { name: 'seen', check: subjectKey, condition: 'version = :version', values: { ':version': forVersion } },
    { name: 'wait', put: { ...keys.wait(subject), kind: 'wait', token, forVersion } },
  ])
  return written.ok
}

export const tokenOf = async (subject: string): Promise<string | undefined> =>
  (await readItem(keys.wait(subject), storedWait))?.token
