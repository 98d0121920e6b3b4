// What has happened to a referral and its cases, in plain words, the latest first.
import type { Actor, CaseEvent, ReferralEvent } from '../../../shared/domain/events.ts'
import type { Role } from '../../../shared/domain/eligibility/rules.ts'
import type { Instant } from '../../../shared/domain/time.ts'
import type { Words } from '../../../shared/web/words/index.ts'

export type HistoryLine = { at: Instant; text: string; by: string }

/** The events of one case. */
export type CaseHistory = { role: Role; events: readonly CaseEvent[] }

const byWords = (by: Actor, w: Words): string => {
  switch (by.kind) {
    case 'person':
      return by.name
    case 'link':
      return by.email
    case 'service':
      return w.track.history.service
  }
}

const ofReferral = (event: ReferralEvent, w: Words): string => {
  const t = w.track.history
  const rolesIn = (roles: readonly Role[]) => roles.map((role) => w.status.role[role])
  switch (event.type) {
    case 'referral-received':
      return t.received
    case 'acknowledged':
      return t.acknowledged
    case 'eligibility-determined':
      return t.determined
    case 'story-corrected':
      return event.sharing === undefined ? t.corrected(event.fields.length) : t.sharing[event.sharing]
    case 'gone-on':
      return event.reason === undefined ? t.powersAsked : t.goneOn(event.reason)
    case 'alert-raised':
      return t.alerts[`${event.what}:${event.alert}`]
    case 'information-added':
      return t.informationAdded
    case 'recheck-due':
      return t.recheckDue
    case 'rechecks-dropped':
      return t.rechecksDropped
    case 'eligibility-decided':
      return event.roles.length === 0
        ? t.decidedAgainst(event.reason)
        : t.decidedFor(rolesIn(event.roles), event.reason)
    case 'cases-opened':
      return t.opened(rolesIn(event.cases.map(({ role }) => role)))
    case 'case-handed-over':
      return t.handedOver(w.status.shortRole[event.opened.role], event.toCaseId, event.reason)
    case 'case-ended':
      return t.caseEnded[event.how]
    case 'referral-withdrawn':
      return t.withdrawn(event.reason)
  }
}

// Why dates are not what was promised is told to whom they were promised.
const ofCase = (event: CaseEvent, w: Words): string =>
  event.type === 'clocks-reprojected'
    ? w.track.history.because(w.cases.happened(event), event.reason)
    : w.cases.happened(event)

// The referral tells of these itself.
const TOLD_BY_THE_REFERRAL: readonly CaseEvent['type'][] = ['case-opened', 'case-handed-over', 'story-corrected']

/** One line an event. Of events of the same moment, those of the cases came after the referral's. */
export const historyOf = (
  referral: readonly ReferralEvent[],
  cases: readonly CaseHistory[],
  w: Words,
): HistoryLine[] => {
  const lines = [
    ...referral.map((event): HistoryLine => ({ at: event.at, text: ofReferral(event, w), by: byWords(event.by, w) })),
    ...cases.flatMap(({ role, events }) =>
      events
        .filter(({ type }) => !TOLD_BY_THE_REFERRAL.includes(type))
        .map(
          (event): HistoryLine => ({
            at: event.at,
            text: w.track.history.ofCase(role, ofCase(event, w)),
            by: byWords(event.by, w),
          }),
        ),
    ),
  ]
  return lines.sort((one, other) => one.at.localeCompare(other.at)).toReversed()
}
