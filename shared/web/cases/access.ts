// What stands in the register of access when somebody opens a story or a file, or takes a report as a file.
import type { AccessEntry } from '../../domain/access-register.ts'
import type { CaseState } from '../../domain/case.ts'
import type { ReferralState } from '../../domain/referral.ts'
import type { Instant } from '../../domain/time.ts'
import { actorOf, type Person } from '../identity.ts'

type Reader = { person: Person; now: Instant }

const byWhom = ({ person, now }: Reader): Pick<AccessEntry, 'by' | 'at'> => {
  const { id, name, organisation } = actorOf(person)
  return { by: { id, name, organisation }, at: now }
}

/** That a provider opened the story of a case. */
export const storyAccess = (
  { caseId, reference, authority }: Pick<CaseState, 'caseId' | 'reference' | 'authority'>,
  reader: Reader,
): AccessEntry => ({
  what: 'story',
  subject: caseId,
  authority,
  reference,
  ...byWhom(reader),
  why: { ground: 'works-on-case' },
})

/** That somebody of the authority that referred read the story. */
export const readingAccess = (
  { reference, authority }: Pick<ReferralState, 'reference' | 'authority'>,
  reader: Reader,
): AccessEntry => ({
  what: 'story',
  subject: reference,
  authority,
  reference,
  ...byWhom(reader),
  why: { ground: 'referring-authority' },
})

/** That somebody opened a file of a referral. */
export const fileAccess = (
  attachmentId: string,
  { reference, authority }: Pick<ReferralState, 'reference' | 'authority'>,
  reader: Reader,
): AccessEntry => ({
  what: 'file',
  subject: attachmentId,
  authority,
  reference,
  ...byWhom(reader),
  why: { ground: reader.person.organisation === authority ? 'referring-authority' : 'works-on-case' },
})

/** That somebody read what was written as feedback on a case. */
export const feedbackAccess = (
  { caseId, reference, authority }: Pick<CaseState, 'caseId' | 'reference' | 'authority'>,
  reader: Reader,
): AccessEntry => ({
  what: 'feedback',
  subject: caseId,
  authority,
  reference,
  ...byWhom(reader),
  why: { ground: reader.person.organisation === authority ? 'referring-authority' : 'works-on-case' },
})

/** That somebody took a report on their area as a file. */
export const reportAccess = (report: string, reader: Reader): AccessEntry => ({
  what: 'report-file',
  subject: report,
  authority: reader.person.organisation,
  ...byWhom(reader),
  why: { ground: 'area-reports' },
})

/** That somebody took the evidence of a case, and what for. */
export const evidenceAccess = (
  { caseId, reference, authority }: Pick<CaseState, 'caseId' | 'reference' | 'authority'>,
  purpose: string,
  reader: Reader,
): AccessEntry => ({
  what: 'evidence-pack',
  subject: caseId,
  authority,
  reference,
  ...byWhom(reader),
  why: { purpose },
})
