// Sends a new link. Whoever asks is told the same in the same time, whatever it was: a link that ran out, was closed or replaced,
// or one that never was. The mail goes to the address that the offer is with, never to one typed.
import { setTimeout as pause } from 'node:timers/promises'
import type { CaseState } from '../../../shared/domain/case.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import { log } from '../../../shared/platform/logger.ts'
import { linksAskedFor, noteLinkSent, type StoredLink } from '../../../shared/store/links.ts'
import { reissueLink } from '../../../shared/store/reissue.ts'
import { isSameAddress } from './answer.ts'
import { isStillOffered, maySendAnother } from './anew.ts'

/** Longer than it takes to send a link, so that the time of the answer does not tell whether one was sent. */
const ANSWERED_AFTER_MS = 500

type Asked = { link: StoredLink; state: CaseState }

/** Sends a new link if the offer of the old one is still open and the address is the one it is with. */
export const askAnew = async (asked: Asked | undefined, email: string, at: Instant): Promise<void> => {
  await Promise.all([asked === undefined ? undefined : sendAnew(asked, email, at), pause(ANSWERED_AFTER_MS)])
}

const sendAnew = async ({ link: { offerId }, state }: Asked, email: string, at: Instant): Promise<void> => {
  const { caseId, offer } = state
  const code = (said: string): void => log('link-asked-for', { caseId, code: said })
  if (offer === undefined || !isStillOffered(state, offerId)) return code('not-open')
  // It goes to the right address alone; and yet what presses every button must not have links replaced.
  if (!isSameAddress(email, offer.contactEmail)) return code('wrong-address')
  const sent = await linksAskedFor(offerId)
  if (!maySendAnother(sent, at)) return code('too-many')
  const by = { kind: 'link', email: offer.contactEmail, organisation: offer.provider } as const
  const reissue = { offerId, contactEmail: offer.contactEmail, why: 'asked-for' } as const
  const done = await reissueLink(state, reissue, { at, by }, [noteLinkSent(offerId, sent, at)])
  code(done.ok ? 'sent' : done.refusal.code)
}
