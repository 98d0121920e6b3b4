// A case that goes on in another area: the case as it was, the one that it goes on as and the referral of both change in one
// transaction, so that twice or at once makes one new case.
import type { CaseCommand, Context } from '../domain/case.ts'
import { decide as decideCase } from '../domain/case-decisions.ts'
import { opened } from '../domain/case-evolution.ts'
import type { WorkingCalendar } from '../domain/clocks/calendar.ts'
import type { HandOverReason } from '../domain/events.ts'
import { type AreaPolicies, openingInArea } from '../domain/opening.ts'
import { decide, type ReferralState } from '../domain/referral.ts'
import type { Instant } from '../domain/time.ts'
import { caseBy, type Commanded } from './cases.ts'
import { changeOfCase, changeOfReferral, openingOfCase } from './changes.ts'
import { isCaseId, nextCaseIds } from './keys.ts'
import { referralBy } from './referrals.ts'
import { giveRoomBack } from './rooms.ts'
import { transact } from './table.ts'

export type AskedHandOver = {
  reference: string
  caseId: string
  area: string
  reason: HandOverReason
  /** The end of the time in which both providers work on it; without one the case ends here at once. */
  jointUntil?: Instant
}

const ATTEMPTS = 10

/** Hands a case over to another area, under the targets of that area and the calendar in force. */
export const handOverCase = async (
  { reference, caseId, area, reason, jointUntil }: AskedHandOver,
  context: Context,
  under: { policies: AreaPolicies; calendar: WorkingCalendar },
): Promise<Commanded<ReferralState>> => {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const [referral, from] = await Promise.all([referralBy(reference), caseBy(caseId)])
    if (referral === undefined || from?.reference !== reference) return { ok: false, refusal: { code: 'not-found' } }
    const [toCaseId = ''] = nextCaseIds(referral, 1)
    if (!isCaseId(toCaseId)) return { ok: false, refusal: { code: 'no-more-cases' } }
    const handOver = { toCaseId, area, reason }
    const command: CaseCommand =
      jointUntil === undefined
        ? { type: 'hand-over', ...handOver }
        : { type: 'hand-over-jointly', ...handOver, jointUntil }
    const ofCase = decideCase(from, command, context)
    if (!ofCase.ok) return ofCase
    const { role, rule } = from
    const ofReferral = decide(
      referral,
      { ...command, type: 'hand-over', caseId, opened: { caseId: toCaseId, role, rule } },
      context,
    )
    if (!ofReferral.ok) return ofReferral
    const opening = openingInArea(from, referral, { caseId: toCaseId, area }, context, under)
    const changed = changeOfReferral(referral, ofReferral.events)
    const { writes, roomBack } = changeOfCase(from, ofCase.events)
    const written = await transact([
      ...changed.writes,
      ...writes,
      ...giveRoomBack(roomBack),
      ...openingOfCase(opened(opening), opening),
    ])
    if (written.ok) return { ok: true, state: changed.after }
  }
  throw new Error(`The case ${caseId} changed faster than it could be handed over`)
}
