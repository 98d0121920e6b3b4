// A new link for an offer that is still open: its event, its mail and its link in one transaction, with which every link
// before it opens nothing any more.
import type { CaseState, Context } from '../domain/case.ts'
import type { ReissueReason } from '../domain/events.ts'
import { linkExpiry } from '../domain/milestones.ts'
import { newLink } from '../platform/secrets.ts'
import { calendarsNow } from './calendars.ts'
import { type Commanded, commandCase } from './cases.ts'
import type { Write } from './table.ts'

/**
 * Sends the link of an offer anew, to `contactEmail`, whom the offer is with from then on. Refused once the offer has been
 * answered, has passed on or was withdrawn. `also` are writes of the same transaction.
 */
export const reissueLink = async (
  state: CaseState,
  reissue: { offerId: string; contactEmail: string; why: ReissueReason },
  context: Context,
  also: Write[] = [],
): Promise<Commanded<CaseState>> => {
  const { of } = await calendarsNow()
  const terms = { link: await newLink(), expiresAt: linkExpiry(state, context.at, of) }
  return commandCase(state.caseId, { type: 'reissue-link', ...reissue }, context, { terms, also })
}
