// What has not ended yet: the referrals and cases that the sweep looks after.
import * as z from 'zod'
import { queryItems } from './table.ts'

const subject = z.object({ unfinishedSort: z.string() })

/** The ids of all cases that have not ended, or the references of all referrals that are not left to their cases. */
export const unfinishedSubjects = async (kind: 'CASE' | 'REFERRAL'): Promise<string[]> => {
  const found = await queryItems({ partition: kind, index: 'Unfinished', only: ['unfinishedSort'] }, subject)
  return found.map(({ unfinishedSort }) => unfinishedSort)
}
